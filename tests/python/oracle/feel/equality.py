"""Equality, order, containment and Kleene logic over strict values (sections 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from .dates import Date
from .durations import Months, Span
from .values import Context, Range, Rating, Unknown, Value, union


def all_of(values: Iterable[Value]) -> Value:
    """Strong Kleene and; reasons are the union over the unknown ones."""
    found = list(values)
    if any(value is False for value in found):
        return False
    return union(found) or True


def any_of(values: Iterable[Value]) -> Value:
    """Strong Kleene or; reasons are the union over the unknown ones."""
    found = list(values)
    if any(value is True for value in found):
        return True
    return union(found) or False


def negated(value: Value) -> Value:
    """not, unknown stays unknown."""
    return value if isinstance(value, Unknown) else value is False


def equals(a: Value, b: Value) -> Value:
    """a = b of one static type."""
    whole = union([a, b])
    if whole is not None:
        return whole
    if isinstance(a, tuple) and isinstance(b, tuple):
        if len(a) != len(b):
            return False
        return all_of(equals(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, Context) and isinstance(b, Context):
        return all_of(equals(a.entries[key], b.entries[key]) for key in sorted(a.entries))
    return a == b


def compare(op: str, a: Value, b: Value) -> Value:
    """a op b for the six comparison operators."""
    if op == "=":
        return equals(a, b)
    if op == "!=":
        return negated(equals(a, b))
    unknown = union([a, b])
    if unknown is not None:
        return unknown
    order = _order(a, b)
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[op]


def _order(a: Value, b: Value) -> int:
    match a, b:
        case Fraction(), Fraction():
            return (a > b) - (a < b)
        case (Date(), Date()) | (Months(), Months()) | (Span(), Span()) | (Rating(), Rating()):
            return (a > b) - (a < b)  # type: ignore[operator]
    raise TypeError(f"{a!r} and {b!r} are not ordered")


def in_range(value: Value, span: Value) -> Value:
    """Both end conditions joined by and; an unknown range has two unknown ends."""
    if isinstance(span, Unknown):
        span = Range(span, span, True, True)
    assert isinstance(span, Range)
    low = compare(">=" if span.low_in else ">", value, span.low)
    return all_of([low, compare("<=" if span.high_in else "<", value, span.high)])


def is_same(a: Value, b: Value) -> bool:
    """Whether two wholly known values of one type are equal."""
    if isinstance(a, Range) or isinstance(b, Range):
        return a == b
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(is_same, a, b))
    if isinstance(a, Context) and isinstance(b, Context):
        return all(is_same(part, b.entries[key]) for key, part in a.entries.items())
    return a == b
