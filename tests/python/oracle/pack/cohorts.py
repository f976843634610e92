"""Who is a member, who may be one, and who is a subject (section 6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..feel.equality import equals
from ..feel.values import Unknown, Value
from . import carry, days, shapes
from .core import (
    Day,
    Element,
    Frame,
    Reasons,
    reasons_in,
    remembered,
    unknown,
)
from .filings import any_may_come

if TYPE_CHECKING:
    from .world import World


class Members(NamedTuple):
    """The members on a day in order of their ids, and those that may be with the reasons."""

    certain: list[str]
    possible: dict[str, Reasons]

    def all(self) -> list[str]:
        """Both."""
        return [*self.certain, *self.possible]


def _day(w: World, cohort: Element, frame: Frame) -> Day:
    return days.day(w, cohort.get("exists", {"on": "period.end"}), frame)


def _of_unknown_day(
    w: World, cohort: Element, unit: str, day: Unknown, frame: Frame
) -> Reasons | Literal[False]:
    """Why a unit may be a member while the cohort's day is unknown.

    On a day that may still come types and places may be any that the unit had.
    """
    at = w.units.nearest(unit, days.span(w, frame.period)[1])
    is_told = any(fact for fact, _ in day.reasons)
    reasons = day.reasons if is_told else unknown(f"cohort:{cohort['id']}", "not_reported").reasons
    if any_may_come(w, day):
        if not _may_be_listed(w, cohort, unit):
            return False
        placing = ("types", "units", "within", "parts")
        cohort = {key: found for key, found in cohort.items() if key not in placing}
    answer = is_narrowed(w, cohort, unit, at, frame)
    return (answer.reasons if isinstance(answer, Unknown) else reasons) if answer else False


def _may_be_listed(w: World, cohort: Element, unit: str) -> bool:
    """Whether the list, and the types of a cohort on some day, let a unit in."""
    if "units" in cohort and unit not in map(w.unit_id, cohort["units"]):
        return False
    known = [fact.text for fact in w.rows(unit, "type") if fact.recorded_on <= w.as_of]
    kinds = {w.units.all[unit].row.get("type", ""), *known}
    return "types" not in cohort or bool(
        kinds & {w.pack.ref(name, "unit_types") for name in cohort["types"]}
    )


@remembered
def members(w: World, name: str, frame: Frame, on: date | None = None) -> Members:
    """The members of a cohort for the frame's unit, in being on the cohort's day or another."""
    cohort = w.pack.get("cohorts", name)
    found = Members([], {})
    for unit in sorted(w.units.all, key=str.encode):
        at = _day(w, cohort, frame.of(unit)) if on is None else on
        if isinstance(at, Unknown):
            reasons = _of_unknown_day(w, cohort, unit, at, frame)
            found.possible.update({unit: reasons} if reasons else {})
        elif unit in w.units.known and w.units.lives(unit, at):
            answer = is_narrowed(w, cohort, unit, at, frame)
            if isinstance(answer, Unknown):
                found.possible[unit] = answer.reasons
            elif answer:
                found.certain.append(unit)
    return found


def is_listed(w: World, cohort: Element, unit: str, at: date) -> Value:
    """Whether the list and the types of a cohort let a unit in."""
    if "units" in cohort and unit not in map(w.unit_id, cohort["units"]):
        return False
    if "types" not in cohort:
        return True
    listed = {w.pack.ref(name, "unit_types") for name in cohort["types"]}
    return agreed(w, unit, "type", at, lambda text: text in listed)


def agreed(w: World, unit: str, name: str, at: date, fits: Callable[[str], bool]) -> Value:
    """What all that is said of a unit agrees on, else unknown as what is said."""
    answers = {fits(text) for text in carry.built_in(w, unit, name, at)}
    return carry.dated(w, unit, name, at) if len(answers) > 1 else answers.pop()


def is_narrowed(w: World, cohort: Element, unit: str, at: date, frame: Frame) -> bool | Unknown:
    """Whether a cohort lets a unit in that is in being."""
    found: list[Value] = [is_listed(w, cohort, unit, at)]
    if found == [False]:
        return False
    if "from_events" in cohort:
        born = [e for e in w.units.seen if e.day == w.units.all[unit].begins]
        kinds = {e.kind for e in born if unit in e.side("to")}
        found.append(bool(kinds & set(cohort["from_events"])))
    if "within" in cohort:
        found.append(_is_below(w, unit, w.unit_id(cohort["within"]), at))
    if "parts" in cohort:
        found.append(parent_is(w, unit, frame.unit, at))
    for name in cohort.get("same", []):
        named = w.pack.ref(name, "indicators")
        mine, theirs = (w.name(named, frame.of(u)) for u in (frame.unit or unit, unit))
        found.append(equals(mine, theirs))
    if "where" in cohort:
        found.append(shapes.holds(w, cohort["id"], cohort["where"], frame.of(unit)))
    if False in found:
        return False
    return Unknown(reasons_in(*found)) if reasons_in(*found) else True


def parent_is(w: World, unit: str, wanted: str, at: date) -> Value:
    """Whether a unit is the parent of another; no parent reported is none."""
    return agreed(w, unit, "parent", at, lambda text: text == wanted)


def _is_below(w: World, unit: str, top: str, at: date, seen: tuple[str, ...] = ()) -> Value:
    """Whether all ways up lead to another unit, or all elsewhere; unknown for all on the ways."""
    if unit in seen:
        return False
    above = carry.built_in(w, unit, "parent", at)
    found = [p == top or (p != "" and _is_below(w, p, top, at, (*seen, unit))) for p in above]
    if len(set(map(str, found))) == 1 and not isinstance(found[0], Unknown):
        return found[0]
    return Unknown(reasons_in(carry.dated(w, unit, "parent", at), *found))


def scope(w: World, name: str, frame: Frame) -> str | Unknown:
    """`in`, why a unit is no subject, `absent`, or the reasons why it may be one."""
    with w.never_provisional():
        return _scope(w, name, frame)


def _scope(w: World, name: str, frame: Frame) -> str | Unknown:
    cohort = w.pack.get("cohorts", name)
    on = _day(w, cohort, frame)
    if isinstance(on, Unknown):
        reasons = _of_unknown_day(w, cohort, frame.unit, on, frame)
        return Unknown(reasons) if reasons else "not_in_scope"
    at = w.units.nearest(frame.unit, on)
    place = {k: v for k, v in cohort.items() if k in ("from_events", "within", "parts")}
    if not is_listed(w, cohort, frame.unit, at) or not is_narrowed(w, place, frame.unit, at, frame):
        return "not_in_scope"
    if frame.unit not in w.units.known and "units" not in cohort:
        return "absent"
    if "units" not in cohort and on != at:
        return "ended" if on > at else "not_yet"
    answer = is_narrowed(w, cohort, frame.unit, at, frame)
    if isinstance(answer, Unknown):
        return answer
    return "in" if answer else "not_in_scope"
