"""The built-in functions on strict values (sections 6 and 10)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from . import arithmetic, dates, durations, numbers, rounding
from .dates import Date
from .equality import all_of, any_of, compare, equals, negated
from .numbers import STRICT
from .values import Unknown, Value, reason, undefined, union

Function: TypeAlias = Callable[[int, str, list[Value]], Value]


def apply(function: str, place: int, arguments: list[Value]) -> Value:
    """The value of a call whose arguments have the right types."""
    if function not in FUNCTIONS:
        raise TypeError(f"no value of {function}")
    return FUNCTIONS[function](place, function, arguments)


def _strict(place: int, function: str, arguments: list[Value]) -> Value:
    """A function of known values: any unknown argument makes it unknown."""
    unknown = union(arguments)
    if unknown is not None:
        return unknown
    value = _known(function, arguments)
    return undefined(place) if value is None else value


def _known(function: str, arguments: list[Value]) -> Value:
    given = [value for value in arguments if isinstance(value, Fraction)]
    if function in rounding.ROUNDING:
        scale = given[1] if len(given) > 1 else Fraction(0)
        return rounding.rounded(function, given[0], scale, STRICT)
    match function, arguments:
        case "abs", [value]:
            return arithmetic.magnitude(value, STRICT)
        case "modulo", [Fraction() as a, Fraction() as b]:
            return rounding.modulo(a, b, STRICT)
        case "date", [str(literal)]:
            return dates.parse(literal)
        case "date", [Date() as date]:
            return date
        case "date", [Fraction() as y, Fraction() as m, Fraction() as d]:
            return date_of(y, m, d)
        case "duration", [str(literal)]:
            return durations.parse(literal)
        case "years and months duration", [Date() as start, Date() as end]:
            return durations.make_months(dates.months_between(start, end))
    raise TypeError(f"{function} of {arguments!r}")


def date_of(y: Fraction, m: Fraction, d: Fraction) -> Date | None:
    """date(y, m, d) of three integers."""
    if y.denominator * m.denominator * d.denominator != 1:
        return None
    return dates.make(y.numerator, m.numerator, d.numerator)


def _not(_: int, __: str, arguments: list[Value]) -> Value:
    return negated(arguments[0])


def _count(_: int, __: str, arguments: list[Value]) -> Value:
    [given] = arguments
    return Fraction(len(given)) if isinstance(given, tuple) else given


def _aggregate(place: int, function: str, arguments: list[Value]) -> Value:
    given = arguments[0] if len(arguments) == 1 else tuple(arguments)
    if not isinstance(given, tuple):
        return given
    if function in ("all", "any"):
        return all_of(given) if function == "all" else any_of(given)
    unknown = union(given)
    if unknown is not None:
        return unknown
    value = _folded(function, given)
    return undefined(place) if value is None else value


def _folded(function: str, values: tuple[Value, ...]) -> Value:
    numbers = [value for value in values if isinstance(value, Fraction)]
    match function:
        case "sum":
            return rounding.total(numbers, STRICT)
        case "mean":
            return rounding.mean(numbers, STRICT)
        case "min":
            return _extreme("<", values)
        case "max":
            return _extreme(">", values)
    raise TypeError(f"{function} of {values!r}")


def _extreme(op: str, values: tuple[Value, ...]) -> Value:
    best: Value = None
    for value in values:
        if best is None or compare(op, value, best) is True:
            best = value
    return best


def _contains(_: int, __: str, arguments: list[Value]) -> Value:
    given, wanted = arguments
    if not isinstance(given, tuple):
        return union([given, wanted])
    return any_of(equals(wanted, element) for element in given)


def _at_least(_: int, __: str, arguments: list[Value]) -> Value:
    unknown = union(arguments)
    if unknown is not None:
        return unknown
    least, given = arguments
    assert isinstance(least, Fraction) and isinstance(given, tuple)
    certain = sum(1 for element in given if element is True)
    open_ones = union(given)
    possible = certain + sum(1 for element in given if isinstance(element, Unknown))
    if certain >= least:
        return True
    return False if possible < least else open_ones


def _share(place: int, _: str, arguments: list[Value]) -> Value:
    part, whole = arguments[:2]
    if isinstance(whole, Unknown):
        return union(arguments)
    if whole == 0:
        return arguments[2] if len(arguments) > 2 else reason("empty_denominator", place)
    if isinstance(part, Unknown):
        return part
    assert isinstance(part, Fraction) and isinstance(whole, Fraction)
    value = numbers.settle(part / whole, STRICT)
    return undefined(place) if value is None else value


def _reported(_: int, __: str, arguments: list[Value]) -> Value:
    return not isinstance(arguments[0], Unknown)


#: One row a function.
FUNCTIONS: dict[str, Function] = {
    "not": _not,
    "count": _count,
    "list contains": _contains,
    "at_least": _at_least,
    "share": _share,
    "reported": _reported,
    **dict.fromkeys(("sum", "mean", "min", "max", "all", "any"), _aggregate),
    **dict.fromkeys(("abs", "modulo", "date", "duration"), _strict),
    **dict.fromkeys(("years and months duration", *rounding.ROUNDING), _strict),
}
