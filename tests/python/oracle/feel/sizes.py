"""How large a value may be: a tree of the shape of its type (section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .types import ContextOf, ListOf, RangeOf, Type

LIST_BOUND = 1_000
INNER_BOUND = 50
TEXT_UNIT = 64


@dataclass(frozen=True)
class Scalar:
    """A value without parts that are compared; a range and a long text count more than one."""

    values: int = 1


@dataclass(frozen=True)
class ListSize:
    """At most so many elements, each of one size."""

    length: int
    element: Size


@dataclass(frozen=True)
class ContextSize:
    """The size of each key."""

    fields: Mapping[str, Size]


Size: TypeAlias = Scalar | ListSize | ContextSize
SCALAR = Scalar()
RANGE = Scalar(3)


def of_text(text: str) -> Scalar:
    """A string literal."""
    return Scalar(1 + _beyond_one(text))


def declared(kind: Type, bound: int, inner_bound: int) -> Size:
    """What a host may give for a type."""
    match kind:
        case RangeOf():
            return RANGE
        case ListOf():
            return ListSize(bound, declared(kind.element, inner_bound, inner_bound))
        case ContextOf():
            fields = kind.fields
            return ContextSize({key: declared(part, bound, inner_bound) for key, part in fields})
    return SCALAR


def values_in(size: Size) -> int:
    """|size|: the values it holds, itself included."""
    match size:
        case Scalar():
            return size.values
        case ListSize():
            return 1 + size.length * values_in(size.element)
        case ContextSize():
            fields = size.fields.items()
            return 1 + sum(values_in(part) + _beyond_one(key) for key, part in fields)
    raise TypeError(size)


def larger(a: Size, b: Size) -> Size:
    """Part by part the larger one."""
    match a, b:
        case ListSize(), ListSize():
            if 0 in (a.length, b.length):
                return b if a.length == 0 else a
            return ListSize(max(a.length, b.length), larger(a.element, b.element))
        case ContextSize(), ContextSize():
            fields = a.fields.items()
            return ContextSize({key: larger(part, b.fields[key]) for key, part in fields})
    return b if values_in(a) < values_in(b) else a


def smaller(a: Size, b: Size) -> Size:
    """Part by part the smaller one."""
    match a, b:
        case ListSize(), ListSize():
            return ListSize(min(a.length, b.length), smaller(a.element, b.element))
        case ContextSize(), ContextSize():
            fields = a.fields.items()
            return ContextSize({key: smaller(part, b.fields[key]) for key, part in fields})
    return Scalar(min(values_in(a), values_in(b)))


def field_of(size: Size, key: str) -> Size:
    """size.key, element by element for lists."""
    match size:
        case ListSize():
            return ListSize(size.length, field_of(size.element, key))
        case ContextSize():
            return size.fields[key]
    return SCALAR


def element_of(size: Size) -> Size:
    """An element of a list."""
    return size.element if isinstance(size, ListSize) else SCALAR


def length_of(size: Size) -> int:
    """The elements of a list; nothing else has any."""
    return size.length if isinstance(size, ListSize) else 0


def elements_in(size: Size) -> int:
    """The elements of a list and of the lists in it."""
    if not isinstance(size, ListSize):
        return 0
    return size.length * (1 + elements_in(size.element))


def _beyond_one(text: str) -> int:
    return len(text.encode()) // TEXT_UNIT
