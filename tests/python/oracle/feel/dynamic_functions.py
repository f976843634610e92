"""The built-in functions of the conformance mode (sections 10 and 13)."""

from __future__ import annotations

from fractions import Fraction

from . import arithmetic, dates, durations, rounding
from .check_calls import has_arity
from .dates import Date
from .dynamic_equality import all_of, any_of, compare, contained, is_ordered_pair, negated
from .functions import date_of
from .numbers import CONFORMANCE
from .values import Value

LISTS = ("count", "sum", "mean", "min", "max", "all", "any", "list contains")
PLAIN = (
    *rounding.ROUNDING,
    "not",
    "abs",
    "modulo",
    "date",
    "duration",
    "years and months duration",
)


def apply(function: str, arguments: list[Value]) -> Value:
    """The value of a call; null where it has none."""
    if function not in LISTS + PLAIN or not has_arity(function, len(arguments)):
        return None
    if function in PLAIN:
        return _plain(function, [_single(argument) for argument in arguments])
    first = arguments[0]
    given: Value = tuple(arguments)
    if len(arguments) == 1 or function == "list contains":
        given = first if isinstance(first, tuple) or first is None else (first,)
    if not isinstance(given, tuple):
        return None
    if function == "list contains":
        return any(contained(arguments[1], element) for element in given)
    return _of_list(function, given)


def _single(argument: Value) -> Value:
    is_one = isinstance(argument, tuple) and len(argument) == 1
    return argument[0] if is_one and isinstance(argument, tuple) else argument


def _of_list(function: str, given: tuple[Value, ...]) -> Value:
    match function:
        case "count":
            return Fraction(len(given))
        case "all":
            return all_of(given)
        case "any":
            return any_of(given)
        case "min" | "max":
            return _extreme("<" if function == "min" else ">", given)
        case "sum" | "mean":
            numbers = [value for value in given if isinstance(value, Fraction)]
            if len(numbers) != len(given):
                return None
            return (rounding.total if function == "sum" else rounding.mean)(numbers, CONFORMANCE)
    raise TypeError(f"{function} of {given!r}")


def _extreme(op: str, given: tuple[Value, ...]) -> Value:
    if not given or not all(is_ordered_pair(given[0], value) for value in given):
        return None
    best = given[0]
    for value in given[1:]:
        best = value if compare(op, value, best) else best
    return best


def _plain(function: str, arguments: list[Value]) -> Value:
    if function in rounding.ROUNDING:
        return _rounded(function, arguments)
    match function, arguments:
        case "not", [value]:
            return negated(value)
        case "abs", [value]:
            return arithmetic.magnitude(value, CONFORMANCE)
        case "modulo", [Fraction() as a, Fraction() as b]:
            return rounding.modulo(a, b, CONFORMANCE)
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
        case "modulo" | "date" | "duration" | "years and months duration", _:
            return None
    raise TypeError(f"{function} of {arguments!r}")


def _rounded(function: str, arguments: list[Value]) -> Value:
    match arguments:
        case [Fraction() as n]:
            return rounding.rounded(function, n, Fraction(0), CONFORMANCE)
        case [Fraction() as n, Fraction() as s]:
            return rounding.rounded(function, n, s, CONFORMANCE)
    return None
