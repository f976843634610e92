"""Static types (section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


@dataclass(frozen=True)
class Simple:
    """A type without parts."""

    name: str


@dataclass(frozen=True)
class RatingOf:
    """A scale, worst level first."""

    levels: tuple[str, ...]


@dataclass(frozen=True)
class ListOf:
    """list<element>."""

    element: Type


@dataclass(frozen=True)
class RangeOf:
    """range<end>."""

    end: Type


@dataclass(frozen=True)
class ContextOf:
    """context<key: type, …>, keys sorted."""

    fields: tuple[tuple[str, Type], ...]


Type: TypeAlias = Simple | RatingOf | ListOf | RangeOf | ContextOf

NOTHING = Simple("nothing")
NUMBER = Simple("number")
STRING = Simple("string")
BOOLEAN = Simple("boolean")
DATE = Simple("date")
MONTHS = Simple("years and months duration")
SPAN = Simple("days and time duration")
_SIMPLE = {t.name: t for t in (NOTHING, NUMBER, STRING, BOOLEAN, DATE, MONTHS, SPAN)}


def context_of(fields: Mapping[str, Type]) -> ContextOf:
    """The type of a context with these keys."""
    return ContextOf(tuple(sorted(fields.items())))


def is_ordered(kind: Type) -> bool:
    """Whether < is defined."""
    return kind in (NUMBER, DATE, MONTHS, SPAN) or isinstance(kind, RatingOf)


def has_range(kind: Type) -> bool:
    """Whether a range occurs in the type."""
    match kind:
        case RangeOf():
            return True
        case ListOf():
            return has_range(kind.element)
        case ContextOf():
            return any(has_range(part) for _, part in kind.fields)
    return False


def parts_of(kind: Type) -> int:
    """The types a type is made of, itself included."""
    match kind:
        case ListOf():
            return 1 + parts_of(kind.element)
        case RangeOf():
            return 1 + parts_of(kind.end)
        case ContextOf():
            return 1 + sum(parts_of(part) for _, part in kind.fields)
    return 1


def unify(a: Type, b: Type) -> Type | None:
    """The one type of both, list<nothing> fitting every list; nothing when they differ."""
    if a == b:
        return a
    match a, b:
        case ListOf(), ListOf():
            if NOTHING in (a.element, b.element):
                return b if a.element == NOTHING else a
            element = unify(a.element, b.element)
            return None if element is None else ListOf(element)
        case ContextOf(), ContextOf():
            left, right = dict(a.fields), dict(b.fields)
            if left.keys() != right.keys():
                return None
            joined: dict[str, Type] = {}
            for key, part in left.items():
                both = unify(part, right[key])
                if both is None:
                    return None
                joined[key] = both
            return context_of(joined)
    return None


def rating_in(kind: Type | None) -> RatingOf | None:
    """The scale that a rating, or a list or range of ratings, is made of."""
    while isinstance(kind, ListOf | RangeOf):
        kind = kind.element if isinstance(kind, ListOf) else kind.end
    return kind if isinstance(kind, RatingOf) else None


def from_json(kind: Json) -> Type:
    """The type of its JSON form."""
    if isinstance(kind, str):
        return _SIMPLE[kind]
    assert isinstance(kind, dict)
    [(form, part)] = kind.items()
    if form == "list":
        return ListOf(from_json(part))
    if form == "range":
        return RangeOf(from_json(part))
    if form == "rating":
        assert isinstance(part, list)
        return RatingOf(tuple(map(str, part)))
    assert form == "context" and isinstance(part, dict)
    return context_of({key: from_json(value) for key, value in part.items()})


def to_json(kind: Type) -> Json:
    """The JSON form of a type."""
    match kind:
        case Simple():
            return kind.name
        case RatingOf():
            return {"rating": list(kind.levels)}
        case ListOf():
            return {"list": to_json(kind.element)}
        case RangeOf():
            return {"range": to_json(kind.end)}
        case ContextOf():
            return {"context": {key: to_json(part) for key, part in kind.fields}}
