"""An independent oracle of the numbers of rules: the set S by its definition, with fractions only.

Usage: arithmetic_oracle.py COUNT [SEED] [--json]

Writes COUNT random operations, most of them near a border of S, one a line: mode, operation,
operands, expected result. Fields are separated by tabs, or form a JSON list with --json. A number
is written `coefficient,exponent,denominator` in the canonical form of number.hpp; a result is
`undefined` or such a number, a space and its canonical text.
"""

from __future__ import annotations

import functools
import json
import math
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

BOUND = 10**34
ROUNDINGS = ["floor", "ceiling", "up", "down", "half_up", "half_down", "half_even"]


@dataclass(frozen=True)
class Limits:
    name: str
    least: int
    greatest: int
    power: int
    rounds_input: bool


STRICT = Limits("strict", -64, 30, 16, False)
CONFORMANCE = Limits("conformance", -6176, 6111, 999, True)


@functools.lru_cache(maxsize=20000)
def ten_to(exponent: int) -> Fraction:
    return Fraction(10**exponent) if exponent >= 0 else Fraction(1, 10**-exponent)


def exponent_of(x: Fraction) -> int:
    """The exponent of the first digit of a number that is not zero."""
    guess = (x.numerator.bit_length() - x.denominator.bit_length()) * 30103 // 100000
    while abs(x) >= ten_to(guess + 1):
        guess += 1
    while abs(x) < ten_to(guess):
        guess -= 1
    return guess


@functools.lru_cache(maxsize=1000)
def as_decimal(x: Fraction) -> tuple[int, int] | None:
    """x as (coefficient, exponent) without trailing zeros; None when it has no end."""
    if x == 0:
        return (0, 0)
    twos = (x.denominator & -x.denominator).bit_length() - 1
    odd = x.denominator >> twos
    fives = round(math.log(odd, 5))
    if odd != 5**fives:
        return None
    exponent = -max(twos, fives)
    coefficient = int(x * 10**-exponent)
    while coefficient % 10**64 == 0:
        coefficient //= 10**64
        exponent += 64
    while coefficient % 10 == 0:
        coefficient //= 10
        exponent += 1
    return coefficient, exponent


def is_decimal_of_s(x: Fraction, limits: Limits) -> bool:
    found = as_decimal(x)
    if found is None:
        return False
    coefficient, exponent = found
    if x == 0:
        return True
    return (
        limits.least <= exponent
        and abs(coefficient) < BOUND
        and abs(x) < ten_to(limits.greatest + 34)
    )


def is_member(x: Fraction, limits: Limits) -> bool:
    return (abs(x.numerator) < BOUND and x.denominator < BOUND) or is_decimal_of_s(x, limits)


def rounded(x: Fraction, limits: Limits) -> Fraction | None:
    exponent = max(limits.least, exponent_of(x) - 33)
    result = round(x / ten_to(exponent)) * ten_to(exponent)
    return result if abs(result) < ten_to(limits.greatest + 34) else None


def into_s(x: Fraction, limits: Limits) -> Fraction | None:
    return x if is_member(x, limits) else rounded(x, limits)


def canonical(x: Fraction) -> str:
    found = as_decimal(x)
    if found is None or abs(found[0]) >= BOUND:
        return f"{x.numerator},0,{x.denominator}"
    coefficient, exponent = found
    while exponent > 0 and abs(coefficient) * 10 < BOUND:
        coefficient, exponent = coefficient * 10, exponent - 1
    return f"{coefficient},{exponent},1"


def text(x: Fraction, limits: Limits) -> str:
    if x == 0:
        return "0"
    if not is_decimal_of_s(x, limits):
        first = exponent_of(x) - 33
        x = round(x / ten_to(first)) * ten_to(first)
    found = as_decimal(abs(x))
    assert found is not None
    coefficient, exponent = found
    digits, sign, first = str(coefficient), "-" if x < 0 else "", exponent_of(x)
    if not -7 <= first < 34:
        return f"{sign}{digits[0]}{'.' if len(digits) > 1 else ''}{digits[1:]}e{first}"
    return sign + fixed(digits, exponent)


def fixed(digits: str, exponent: int) -> str:
    if exponent >= 0:
        return digits + "0" * exponent
    digits = digits.rjust(1 - exponent, "0")
    return f"{digits[:exponent]}.{digits[exponent:]}"


def printed(x: Fraction, decimals: int) -> str:
    units = round(x * 10**decimals)
    return ("-" if units < 0 else "") + fixed(str(abs(units)), -decimals)


def power(a: Fraction, b: Fraction, limits: Limits) -> Fraction | None:
    if b.denominator != 1 or abs(b) > limits.power or (a == 0 and b < 0):
        return None
    if a and b and not -2 * 6300 < exponent_of(a) * int(b) < 2 * 6300:
        return None if exponent_of(a) * int(b) > 0 else Fraction(0)
    return into_s(Fraction(1) if b == 0 else a ** int(b), limits)


def round_by(mode: str, x: Fraction) -> int:
    low = math.floor(x)
    half = (x - low) - Fraction(1, 2)
    away, toward = (low + 1, low) if x > 0 else (low, low + 1)
    if x == low:
        return low
    if mode in ("half_up", "half_down", "half_even") and half:
        return low + (half > 0)
    return {
        "floor": low,
        "ceiling": low + 1,
        "up": away,
        "down": toward,
        "half_up": away,
        "half_down": toward,
        "half_even": low + low % 2,
    }[mode]


def round_to(mode: str, x: Fraction, scale: Fraction, limits: Limits) -> Fraction | None:
    digits = math.trunc(scale)
    if not -limits.greatest <= digits <= -limits.least:
        return None
    unit = ten_to(-digits)
    return into_s(round_by(mode, x / unit) * unit, limits)


def within(value: int, bound: int) -> int | None:
    return value if abs(value) < bound else None


class Maker:
    """Makes operands near the borders of S, and operations of them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.pool: dict[str, list[Fraction]] = {
            "strict": [Fraction(1, 3)],
            "conformance": [Fraction(1, 3)],
        }

    def digits(self) -> int:
        r = self.random
        kind, sign = r.randrange(6), r.choice([-1, 1])
        if kind == 0:
            return r.randrange(-20, 21)
        if kind == 1:
            return sign * (BOUND - r.randrange(1, 4))
        if kind == 2:
            return sign * int(10 ** r.randrange(34)) + r.randrange(-1, 2)
        if kind == 3:
            base, beyond = r.choice([(2, 112), (5, 48), (3, 71)])
            return sign * int(base ** r.randrange(beyond))
        return r.randrange(-(10 ** r.randrange(1, 35)) + 1, 10 ** r.randrange(1, 35))

    def exponent(self, limits: Limits) -> int:
        r = self.random
        kind = r.randrange(8)
        if kind == 0:
            return limits.least + r.randrange(3)
        if kind == 1:
            return limits.greatest - r.randrange(3)
        if kind == 2:
            return r.randrange(limits.least, limits.greatest + 1)
        return r.randrange(-34, 4)

    def number(self, limits: Limits) -> Fraction:
        r = self.random
        kind = r.randrange(10)
        if kind < 2:
            return Fraction(r.randrange(-1000, 1001))
        if kind < 3:
            return Fraction(r.randrange(-1000, 1001), 10 ** r.randrange(6))
        if kind < 6:
            return self.digits() * ten_to(self.exponent(limits))
        if kind < 9:
            return r.choice(self.pool[limits.name])
        while True:
            p, q = self.digits(), self.digits() or 1
            if r.randrange(3) == 0:
                q = 2 ** r.randrange(60) * 5 ** r.randrange(20)
            x = Fraction(p, q)
            if is_member(x, limits):
                return x

    def neighbour(self, x: Fraction, limits: Limits) -> Fraction:
        """A number that brings a sum or a comparison with x near a tie or an equality."""
        r = self.random
        first = exponent_of(x) if x else 0
        shift = r.choice([-34, -35, -33, -36, -70, -1, 0, 1])
        y = r.choice([5, 49, 51, 499999, 500001, 1, 9]) * ten_to(first + shift) * r.choice([1, -1])
        if r.randrange(4) == 0:
            y = -x + y
        if r.randrange(4) == 0:
            y = x * Fraction(r.randrange(1, 9), r.randrange(1, 9))
        return y if is_member(y, limits) else x

    def pair(self, limits: Limits) -> tuple[Fraction, Fraction]:
        a = self.number(limits)
        near = self.random.randrange(3) == 0
        return a, self.neighbour(a, limits) if near else self.number(limits)

    def result(self, x: Fraction | None, limits: Limits) -> str:
        if x is None:
            return "undefined"
        pool = self.pool[limits.name]
        if len(pool) < 500:
            pool.append(x)
        elif abs(x.denominator) < 10**400 and abs(x.numerator) < 10**400:
            pool[self.random.randrange(500)] = x
        return f"{canonical(x)} {text(x, limits)}"

    def arithmetic(self, limits: Limits) -> list[str]:
        operations: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
            "add": lambda a, b: a + b,
            "subtract": lambda a, b: a - b,
            "multiply": lambda a, b: a * b,
            "divide": lambda a, b: a / b,
            "modulo": lambda a, b: a - b * math.floor(a / b),
        }
        name = self.random.choice(list(operations))
        a, b = self.pair(limits)
        value = None
        if name not in ("divide", "modulo") or b != 0:
            value = into_s(operations[name](a, b), limits)
        return [name, canonical(a), canonical(b), self.result(value, limits)]

    def power(self, limits: Limits) -> list[str]:
        a = self.number(limits)
        b = Fraction(self.random.randrange(-4, 5))
        if self.random.randrange(8) == 0:
            a = Fraction(self.random.randrange(900, 1100), self.random.choice([1000, 999]))
            b = Fraction(self.random.choice([limits.power, -limits.power, limits.power + 1, 15, 7]))
        if self.random.randrange(20) == 0:
            b = Fraction(1, 2)
        return ["power", canonical(a), canonical(b), self.result(power(a, b, limits), limits)]

    def round(self, limits: Limits) -> list[str]:
        r = self.random
        a, mode = self.number(limits), r.choice(ROUNDINGS)
        borders = [-limits.least, -limits.greatest]
        scale = Fraction(r.choice([0, 0, 1, 2, -1, -2, r.randrange(-40, 40), *borders]))
        if r.randrange(8) == 0:
            scale += Fraction(r.choice([1, -1]), r.choice([2, 3]))
        if r.randrange(3) == 0:  # a tie, or nearly
            step = ten_to(-math.trunc(scale))
            off = Fraction(r.choice([0, 0, 1, -1]), 3**9)
            b = (r.randrange(-20, 20) + Fraction(1, 2) + off) * step
            a = b if is_member(b, limits) else a
        value = round_to(mode, a, scale, limits)
        return ["round", mode, canonical(a), canonical(scale), self.result(value, limits)]

    def order(self, limits: Limits) -> list[str]:
        a, b = self.pair(limits)
        if self.random.randrange(3) == 0 and a:
            b = a + a * self.random.choice([1, -1]) / Fraction(10) ** self.random.randrange(30, 40)
            b = b if is_member(b, limits) else a
        return ["order", canonical(a), canonical(b), str((a > b) - (a < b))]

    def literal(self, limits: Limits) -> list[str]:
        r = self.random
        whole = "".join(r.choice("0123456789") for _ in range(r.choice([0, 1, 3, 20, 34, 36])))
        decimals = "".join(r.choice("0059") for _ in range(r.choice([0, 1, 3, 14, 34, 60])))
        if not whole and not decimals:
            whole = "7"
        written = r.choice(["", "-"]) + whole + ("." + decimals if decimals else "")
        if r.randrange(3) == 0:
            exponent = r.choice([0, 5, 30, 63, 64, 65, 97, 6111, 6176])
            written += r.choice("eE") + r.choice(["", "+", "-"]) + str(exponent)
        x: Fraction | None = Fraction(written)
        assert x is not None
        if not is_decimal_of_s(x, limits):
            x = rounded(x, limits) if limits.rounds_input else None
        return ["parse", written, self.result(x, limits)]

    def ratio(self, limits: Limits) -> list[str]:
        r = self.random
        p, q = (r.randrange(-(2**127) + 1, 2**127) >> r.randrange(120) for _ in range(2))
        value = into_s(Fraction(p, q), limits) if q else None
        return ["ratio", str(p), str(q), self.result(value, limits)]

    def print(self, limits: Limits) -> list[str]:
        a, decimals = self.number(limits), self.random.choice([0, 1, 2, 3, 10, 40, 250])
        return ["print", canonical(a), str(decimals), printed(a, decimals)]

    def duration(self, limits: Limits) -> list[str]:
        n = self.number(limits)
        kind, bound = self.random.choice([("months", 12 * 10**9), ("nanoseconds", 2**63 * 10**9)])
        d = self.random.randrange(-bound + 1, bound) // 10 ** self.random.randrange(28)
        times = self.random.randrange(2) == 0
        value = within(math.trunc(d * n if times else d / n), bound) if times or n else None
        expected = "undefined" if value is None else str(value)
        return [f"{kind} {'times' if times else 'over'}", str(d), canonical(n), expected]

    def case(self) -> list[str]:
        limits = STRICT if self.random.randrange(5) else CONFORMANCE
        makers = [self.arithmetic] * 10 + [self.power, self.round, self.round, self.order]
        makers += [self.order, self.literal, self.ratio, self.print, self.duration]
        return [limits.name, *self.random.choice(makers)(limits)]


def cases(count: int, seed: int) -> Iterator[list[str]]:
    maker = Maker(seed)
    return (maker.case() for _ in range(count))


def main(arguments: list[str]) -> None:
    sys.set_int_max_str_digits(0)
    numbers = [int(a) for a in arguments if a != "--json"]
    count, seed = (*numbers, 1)[:2] if numbers else (1000, 1)
    for case in cases(count, seed):
        print(json.dumps(case) if "--json" in arguments else "\t".join(case))


if __name__ == "__main__":
    main(sys.argv[1:])
