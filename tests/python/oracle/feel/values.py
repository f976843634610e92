"""Values of the strict mode (sections 3 and 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from .dates import Date, from_days, to_days
from .durations import Months, Span

Reason: TypeAlias = tuple[str, str]
"""Fact and code, in the order in which reasons are sorted."""


@dataclass(frozen=True)
class Unknown:
    """No value, and why; of a partly known day the first and the last that it may be."""

    reasons: frozenset[Reason]
    within: tuple[Date, Date] | None = None

    def days(self) -> list[Date]:
        """Every day that it may be."""
        if self.within is None:
            return []
        first, last = map(to_days, self.within)
        several = map(from_days, range(first, last + 1))
        return [day for day in several if day is not None]


@dataclass(frozen=True, order=True)
class Rating:
    """A level by its position, worst first."""

    position: int
    level: str


@dataclass(frozen=True)
class Range:
    """Two ends, each in or out."""

    low: Value
    high: Value
    low_in: bool
    high_in: bool


@dataclass(frozen=True)
class Context:
    """Values by key."""

    entries: dict[str, Value]


Value: TypeAlias = (
    Unknown
    | bool
    | Fraction
    | str
    | Date
    | Months
    | Span
    | Rating
    | Range
    | Context
    | tuple["Value", ...]
    | None
)
"""Lists are tuples; None is null, which only the conformance mode has."""


def reason(code: str, place: int, source: str = "") -> Unknown:
    """The unknown that the language itself sets at a place of the text."""
    return Unknown(frozenset({(f"{source}#{place}", code)}))


def undefined(place: int) -> Unknown:
    """An operation without a result."""
    return reason("undefined_operation", place)


def union(values: Iterable[Value]) -> Unknown | None:
    """The union over those of the values that are unknown; nothing when none is."""
    found = [value.reasons for value in values if isinstance(value, Unknown)]
    return Unknown(frozenset().union(*found)) if found else None


def reasons_of(value: Value) -> frozenset[Reason]:
    """The reasons of a value and of its parts at any depth."""
    match value:
        case Unknown():
            return value.reasons
        case tuple():
            return frozenset().union(*map(reasons_of, value))
        case Context():
            return frozenset().union(*map(reasons_of, value.entries.values()))
        case Range():
            return reasons_of(value.low) | reasons_of(value.high)
    return frozenset()
