"""The rounding functions and modulo (section 10)."""

from __future__ import annotations

import math
from fractions import Fraction

from . import numbers
from .durations import truncate
from .numbers import Limits, ten

ROUNDING = (
    "floor",
    "ceiling",
    "round up",
    "round down",
    "round half up",
    "round half down",
    "decimal",
)


def rounded(function: str, n: Fraction, s: Fraction, limits: Limits) -> Fraction | None:
    """n to a multiple of 10^-s; undefined when s is out of bounds."""
    places = truncate(s)
    if not -limits.greatest <= places <= -limits.least:
        return None
    scaled = n * ten(places)
    return numbers.settle(_whole(function, scaled) * ten(-places), limits)


def _whole(function: str, x: Fraction) -> int:
    sign = -1 if x < 0 else 1
    match function:
        case "floor":
            return math.floor(x)
        case "ceiling":
            return math.ceil(x)
        case "round up":
            return sign * math.ceil(abs(x))
        case "round down":
            return truncate(x)
        case "round half up":
            return sign * math.floor(abs(x) + Fraction(1, 2))
        case "round half down":
            return sign * math.ceil(abs(x) - Fraction(1, 2))
    return round(x)


def modulo(a: Fraction, b: Fraction, limits: Limits) -> Fraction | None:
    """a - b * floor(a / b)."""
    return numbers.settle(a - b * math.floor(a / b), limits) if b else None


def total(values: list[Fraction], limits: Limits) -> Fraction | None:
    """The sum from left to right; undefined for no value."""
    result: Fraction | None = values[0] if values else None
    for value in values[1:]:
        if result is not None:
            result = numbers.settle(result + value, limits)
    return result


def mean(values: list[Fraction], limits: Limits) -> Fraction | None:
    """sum / count."""
    added = total(values, limits)
    return None if added is None else numbers.settle(added / len(values), limits)
