"""Arithmetic of known values; nothing where an operation has no result (section 5)."""

from __future__ import annotations

from fractions import Fraction

from . import dates, durations, numbers
from .dates import Date
from .durations import Months, Span
from .numbers import Limits
from .values import Value


def calculate(op: str, a: Value, b: Value, limits: Limits) -> Value:
    """a op b; nothing for an undefined operation and for kinds that do not go together."""
    match a, b:
        case Fraction(), Fraction():
            return _numbers(op, a, b, limits)
        case Date(), Date() if op == "-":
            return Span((dates.to_days(a) - dates.to_days(b)) * durations.DAY)
        case Date(), Months() | Span() if op in "+-":
            return _moved(a, b, 1 if op == "+" else -1)
        case (Months() | Span(), Date()) if op == "+":
            return _moved(b, a, 1)
        case Months(), Months():
            return _durations(op, a, b, limits)
        case Span(), Span():
            return _durations(op, a, b, limits)
        case (Months() | Span(), Fraction()) if op in ("*", "/"):
            return _scaled(a, b, op)
        case (Fraction(), Months() | Span()) if op == "*":
            return _scaled(b, a, op)
    return None


def negate(a: Value, limits: Limits) -> Value:
    """Unary minus."""
    match a:
        case Fraction():
            return numbers.settle(-a, limits)
        case Months():
            return Months(-a.months)
        case Span():
            return Span(-a.nanoseconds)
    return None


def magnitude(a: Value, limits: Limits) -> Value:
    """abs."""
    match a:
        case Fraction():
            return numbers.settle(abs(a), limits)
        case Months():
            return Months(abs(a.months))
        case Span():
            return Span(abs(a.nanoseconds))
    return None


def part_of(value: Value, key: str) -> Value:
    """A part of a date or duration; nothing when there is none of that name."""
    match value:
        case Date() if key == "weekday":
            return Fraction(dates.weekday(value))
        case Date() if key in ("year", "month", "day"):
            return Fraction(getattr(value, key))
        case Months() if key in durations.MONTHS_PARTS:
            return Fraction(durations.months_part(value, key))
        case Span() if key in durations.SPAN_PARTS:
            return Fraction(durations.span_part(value, key))
    return None


def _numbers(op: str, a: Fraction, b: Fraction, limits: Limits) -> Fraction | None:
    match op:
        case "+":
            return numbers.settle(a + b, limits)
        case "-":
            return numbers.settle(a - b, limits)
        case "*":
            return numbers.settle(a * b, limits)
        case "/":
            return numbers.settle(a / b, limits) if b else None
        case "**":
            return numbers.power(a, b, limits)
    return None


def _moved(date: Date, duration: Months | Span, sign: int) -> Date | None:
    if isinstance(duration, Months):
        return dates.add_months(date, sign * duration.months)
    nanoseconds = dates.to_days(date) * durations.DAY + sign * duration.nanoseconds
    return dates.from_days(nanoseconds // durations.DAY)


def _count(duration: Months | Span) -> int:
    return duration.months if isinstance(duration, Months) else duration.nanoseconds


def _like(duration: Months | Span, count: int) -> Months | Span | None:
    is_months = isinstance(duration, Months)
    return durations.make_months(count) if is_months else durations.make_span(count)


def _durations(op: str, a: Months | Span, b: Months | Span, limits: Limits) -> Value:
    x, y = _count(a), _count(b)
    match op:
        case "+":
            return _like(a, x + y)
        case "-":
            return _like(a, x - y)
        case "/":
            return numbers.settle(Fraction(x, y), limits) if y else None
    return None


def _scaled(duration: Months | Span, factor: Fraction, op: str) -> Months | Span | None:
    if op == "/" and factor == 0:
        return None
    exact = _count(duration) * factor if op == "*" else _count(duration) / factor
    return _like(duration, durations.truncate(exact))
