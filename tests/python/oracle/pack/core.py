"""What every part shares: periods, frames, the memo, marks, and what is not covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from ..feel.dates import Date
from ..feel.values import Context, Reason, Unknown, Value

if TYPE_CHECKING:
    from .world import World

P = ParamSpec("P")
R = TypeVar("R")
Reasons = frozenset[Reason]
Element = dict[str, Any]
Day = date | Unknown
NONE: Reasons = frozenset()
VEIL: Reason = ("", "lacks_behind")
"""Stands beside reasons behind which final lacks may come to light; by itself it is none."""
FINAL = frozenset({"late", "not_submitted", "not_named"})
ASKS_NOBODY = frozenset({"not_named", "still_open", "no_last_day"})
LACKS = FINAL | {"not_reported", "not_collected"}


class NotCovered(Exception):  # noqa: N818
    """The pack uses something that this evaluator does not do."""


class Period(NamedTuple):
    """A stretch of time by its kind, year and number within the year."""

    kind: str
    year: int
    number: int = 0


class Frame(NamedTuple):
    """Where names are read; `until` is the last day of the frame in which `prior` was called."""

    unit: str
    period: Period
    until: date | None = None

    def of(self, unit: str) -> Frame:
        """The frame of another unit, which nobody sees on a later territory."""
        return self._replace(unit=unit, until=self.until if unit == self.unit else None)


@dataclass
class Marks:
    """What is handed on beside a value: provisional, closed-world places used, who is left out."""

    provisional: bool = False
    assumes: set[tuple[str, str]] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)


class Noting:
    """Collects the marks of everything that is read while something is worked out."""

    def __init__(self) -> None:
        self.memo: dict[Any, tuple[Any, Marks]] = {}
        self.open: list[Marks] = [Marks()]

    def note(self, marks: Marks) -> None:
        """These marks belong to what is being worked out."""
        here = self.open[-1]
        here.provisional |= marks.provisional
        if marks.assumes:
            here.assumes |= marks.assumes
        if marks.left_out:
            here.left_out |= marks.left_out

    def assume(self, place: str, element: str) -> None:
        """A closed-world place was used."""
        self.open[-1].assumes.add((place, element))

    @contextmanager
    def apart(self) -> Iterator[Marks]:
        """Collects marks without handing them on."""
        self.open.append(Marks())
        yield self.open[-1]
        self.open.pop()

    @contextmanager
    def never_provisional(self) -> Iterator[None]:
        """Hands on only the places."""
        with self.apart() as marks:
            yield
        self.note(Marks(False, marks.assumes))


def remembered(work: Callable[Concatenate[World, P], R]) -> Callable[Concatenate[World, P], R]:
    """Keeps every result, with its marks, of a function of a world and of values that hash."""

    def kept(w: World, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (work, args, tuple(kwargs.items()) if kwargs else (), w.reading)
        found = w.memo.get(key)
        if found is None:
            w.open.append(Marks())
            made = work(w, *args, **kwargs)
            found = w.memo[key] = made, w.open.pop()
        w.note(found[1])
        return found[0]

    return kept  # type: ignore[return-value]


def unknown(fact: str, code: str) -> Unknown:
    """No value, for one reason."""
    return Unknown(frozenset({(fact, code)}))


def reasons_in(*values: object) -> Reasons:
    """The reasons of those of the values that are unknown."""
    return frozenset().union(*(v.reasons for v in values if isinstance(v, Unknown)))


def feel_date(day: date) -> Date:
    """A day as a value of the language."""
    return Date(day.year, day.month, day.day)


def plain_date(value: Value) -> Day:
    """A value of the language as a day."""
    if isinstance(value, Unknown):
        return value
    if not isinstance(value, Date):
        raise NotCovered(f"{value!r} is no day")
    return date(value.year, value.month, value.day)


def computed(value: Value) -> Value:
    """What is computed of a partly known day is unknown for its reasons, and is not that day."""
    return Unknown(value.reasons) if isinstance(value, Unknown) else value


def is_told(value: Value) -> bool:
    """Whether a value says something: it is known, or a partly known day."""
    return not isinstance(value, Unknown) or value.within is not None


def one(value: Value) -> Value:
    """The value of an indicator with a word for none; nothing for none."""
    return (value[0] if value else None) if isinstance(value, tuple) else value


def key_of(value: Value) -> Any:
    """Something that hashes and compares as the value does."""
    if isinstance(value, Context):
        return tuple(sorted((k, key_of(v)) for k, v in value.entries.items()))
    return tuple(map(key_of, value)) if isinstance(value, tuple) else value


def told(reasons: Reasons) -> Reasons:
    """The reasons themselves."""
    return reasons - {VEIL}


def is_final(reasons: Reasons) -> bool:
    """Whether every reason is a final lack."""
    return all(code in FINAL for _, code in told(reasons))


def may_lack(reasons: Reasons) -> bool:
    """Whether a final lack is among the reasons, or may come to light behind them."""
    return VEIL in reasons or any(code in FINAL for _, code in reasons)


def choices(unsure: list[int]) -> Iterator[set[int]]:
    """Every way to leave out some of those that may not be meant, and to leave out none."""
    for size in range(len(unsure) + 1):
        yield from map(set, combinations(unsure, size))


def before(reasons: Reasons, *behind: Reasons) -> Reasons:
    """Reasons that are told alone, before others are asked for."""
    is_veil = bool(reasons) and any(map(may_lack, behind))
    return reasons | {VEIL} if is_veil else reasons
