"""Exact numbers of the profile: rationals brought into the set S once per operation (section 4)."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from fractions import Fraction

sys.set_int_max_str_digits(0)

DIGITS = 34
BOUND = 10**DIGITS
_FORM = re.compile(r"(-?)(?:([0-9]+)(?:\.([0-9]+))?|\.([0-9]+))(?:[eE]([+-]?[0-9]+))?", re.ASCII)


@dataclass(frozen=True)
class Limits:
    """Least and greatest decimal exponent, and the greatest power."""

    least: int
    greatest: int
    power: int


STRICT = Limits(-64, 30, 16)
CONFORMANCE = Limits(-6176, 6111, 999)


def ten(exponent: int) -> Fraction:
    """10 to an integer exponent of either sign."""
    return Fraction(10**exponent) if exponent >= 0 else Fraction(1, 10**-exponent)


def magnitude(x: Fraction) -> int:
    """The exponent of the first significant digit of a number that is not zero."""
    p, q = abs(x.numerator), x.denominator
    guess = len(str(p)) - len(str(q))
    reached = p >= q * 10**guess if guess >= 0 else p * 10**-guess >= q
    return guess if reached else guess - 1


def decimal_parts(x: Fraction) -> tuple[int, int] | None:
    """(c, e) with x = c * 10^e and c free of factors ten; nothing when x is no decimal."""
    p, q = x.numerator, x.denominator
    if p == 0:
        return 0, 0
    twos = (q & -q).bit_length() - 1
    rest, fives = q >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    coefficient = p * 10**places // q
    while coefficient % 10 == 0:
        coefficient, places = coefficient // 10, places - 1
    return coefficient, -places


def is_decimal_of(x: Fraction, limits: Limits) -> bool:
    """Whether x belongs to the decimal part of S."""
    parts = decimal_parts(x)
    if parts is None:
        return False
    coefficient, exponent = parts
    surplus = max(exponent - limits.greatest, 0)
    return exponent >= limits.least and abs(coefficient) * 10**surplus < BOUND


def is_member(x: Fraction, limits: Limits) -> bool:
    """Whether x belongs to S."""
    return (abs(x.numerator) < BOUND and x.denominator < BOUND) or is_decimal_of(x, limits)


def settle(x: Fraction, limits: Limits = STRICT) -> Fraction | None:
    """The exact result x brought into S; nothing when it is too large."""
    return x if is_member(x, limits) else rounded(x, limits)


def rounded(x: Fraction, limits: Limits) -> Fraction | None:
    """x to 34 digits, but to none finer than the least exponent; nothing when it is too large."""
    finest = max(magnitude(x) - DIGITS + 1, limits.least)
    near = round(x / ten(finest)) * ten(finest)
    return near if abs(near) < ten(limits.greatest + DIGITS) else None


def parse(text: str, limits: Limits = STRICT) -> Fraction | None:
    """The number of a literal or input text: exact in strict mode, rounded in conformance mode."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    sign, whole, part, bare, power = found.groups()
    fraction = bare or part or ""
    digits = ((whole or "") + fraction).lstrip("0")
    exponent = int(power or 0) - len(fraction)
    kept = digits.rstrip("0")
    exponent += len(digits) - len(kept)
    if not kept:
        return Fraction(0)
    top = exponent + len(kept)
    if top > limits.greatest + DIGITS:
        return None
    if top < limits.least:
        return Fraction(0) if limits is CONFORMANCE else None
    value = int(sign + kept) * ten(exponent)
    if is_decimal_of(value, limits):
        return value
    return rounded(value, limits) if limits is CONFORMANCE else None


def text(x: Fraction, limits: Limits = STRICT) -> str:
    """The canonical text (section 12)."""
    parts = decimal_parts(x) if is_decimal_of(x, limits) else None
    if parts is None:
        finest = magnitude(x) - DIGITS + 1
        parts = decimal_parts(round(x / ten(finest)) * ten(finest))
    assert parts is not None
    coefficient, exponent = parts
    sign, digits = ("-" if coefficient < 0 else ""), str(abs(coefficient))
    first = exponent + len(digits) - 1
    if coefficient != 0 and not -7 <= first < DIGITS:
        tail = "." + digits[1:] if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{tail}e{first}"
    if exponent >= 0:
        return sign + digits + "0" * exponent
    padded = digits.rjust(1 - exponent, "0")
    return f"{sign}{padded[:exponent]}.{padded[exponent:]}"


def power(base: Fraction, exponent: Fraction, limits: Limits) -> Fraction | None:
    """base ** exponent for a bounded integer exponent."""
    if exponent.denominator != 1 or abs(exponent) > limits.power:
        return None
    if base == 0 and exponent < 0:
        return None
    return settle(base**exponent.numerator, limits)
