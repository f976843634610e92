"""Equality, order and Kleene logic of the conformance mode (section 13)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from .dates import Date
from .durations import Months, Span
from .values import Context, Range, Value


def all_of(values: Iterable[Value]) -> bool | None:
    """Kleene and; anything that is no boolean is the third value."""
    found = list(values)
    if any(value is False for value in found):
        return False
    return True if all(value is True for value in found) else None


def any_of(values: Iterable[Value]) -> bool | None:
    """Kleene or; anything that is no boolean is the third value."""
    found = list(values)
    if any(value is True for value in found):
        return True
    return False if all(value is False for value in found) else None


def negated(value: Value) -> bool | None:
    """not."""
    return (not value) if isinstance(value, bool) else None


def equals(a: Value, b: Value) -> bool | None:
    """a = b; null when the kinds differ."""
    if a is None or b is None:
        return a is b
    if type(a) is not type(b):
        return None
    match a, b:
        case tuple(), tuple():
            pairs = (equals(x, y) for x, y in zip(a, b, strict=False))
            return False if len(a) != len(b) else all_of(pairs)
        case Context(), Context():
            if a.entries.keys() != b.entries.keys():
                return False
            return all_of(equals(part, b.entries[key]) for key, part in a.entries.items())
        case Range(), Range():
            if (a.low_in, a.high_in) != (b.low_in, b.high_in):
                return False
            return all_of([equals(a.low, b.low), equals(a.high, b.high)])
    return a == b


def is_ordered_pair(a: Value, b: Value) -> bool:
    """Whether both are of one ordered kind."""
    return type(a) is type(b) and isinstance(a, Fraction | str | Date | Months | Span)


def compare(op: str, a: Value, b: Value) -> bool | None:
    """a op b; null when the two cannot be compared."""
    if op == "=":
        return equals(a, b)
    if op == "!=":
        return negated(equals(a, b))
    if not is_ordered_pair(a, b):
        return None
    less, more = a < b, a > b  # type: ignore[operator]
    return {"<": less, "<=": not more, ">": more, ">=": not less}[op]


def in_range(value: Value, span: Range) -> bool | None:
    """Both end conditions joined by and."""
    low = compare(">=" if span.low_in else ">", value, span.low)
    return all_of([low, compare("<=" if span.high_in else "<", value, span.high)])


def contained(value: Value, element: Value) -> bool:
    """Whether an element of a list operand holds the value; a mismatch of kinds counts as false."""
    found = in_range(value, element) if isinstance(element, Range) else equals(value, element)
    return found is True
