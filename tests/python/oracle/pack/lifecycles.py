"""States decided by dated acts (section 13)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..feel.equality import all_of, any_of
from ..feel.values import Rating, Unknown, Value, reasons_of
from . import days, filings
from .core import (
    NONE,
    Element,
    Frame,
    NotCovered,
    Period,
    Reasons,
    choices,
    one,
    plain_date,
    reasons_in,
    remembered,
    unknown,
)
from .measures import out_of_validity
from .pack import day_of
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World


class Act(NamedTuple):
    """An act by the first day of its label and its own; events before transitions in order."""

    label: date
    day: date
    order: tuple[bool, int]
    to: str
    froms: frozenset[str]
    open_ones: Reasons = NONE
    ends: date = date.max
    of: tuple[str, Period] | None = None


class At(NamedTuple):
    """Where the playing stands: the state, its act, and the last day of a carried title."""

    state: str
    since: Act | None = None
    carried_until: date | None = None


@remembered
def state(w: World, name: str, frame: Frame, own: bool = False, since: date = date.min) -> Value:
    """The state of a unit in a frame, by all that happened or by its own acts since a day."""
    version = w.version(frame)
    element = w.pack.variant(name, version, "lifecycles")
    if element is None:
        return out_of_validity(w, name, frame)
    by_label = element.get("acts_by") == "period"
    reads = [m[key] for m in element["transitions"] for key in ("by", "denied_by") if key in m]
    acts = [w.pack.ref(read, "indicators") for read in reads]
    on = w.as_of if by_label else min(w.as_of, days.span(w, frame.period)[1])
    given = days.day(w, element["at"], frame) if "at" in element else on
    if isinstance(given, Unknown):
        facts = [fact for fact, _ in given.reasons if fact]
        here = f"{frame.unit}:{name}@{days.label(w, frame.period)}"
        return given if facts else unknown(here, "not_reported")
    label = days.span(w, frame.period)[1] if by_label else None
    with w.reading_by(version):
        if any(not by_label or _may_be_recorded(w, act, frame) for act in acts):
            w.assume("acts", name)
        found = _played(w, name, version, frame.unit, label, given, own, since)
    return found if isinstance(found, Unknown) else Rating(element["states"].index(found), found)


def _may_be_recorded(w: World, act: str, frame: Frame) -> bool:
    """Whether rows of the last label that the state looks at may still count."""
    year = Period("year", frame.period.year)
    kind = w.period_of(act)
    period = days.within(w, year, kind)[-1] if kind in days.MONTHS else days.around(w, year, kind)
    return filings.may_count(w, frame.unit, act, period)


@remembered
def _acts(w: World, name: str, version: int, unit: str, upto: date | None) -> list[Act]:
    """The acts of a unit, of labels up to a day."""
    found = []
    element = w.pack.variant(name, version, "lifecycles") or {}
    for order, move in enumerate(element["transitions"]):
        kinds, moved = move.get("on_event", []), (move["to"], frozenset(move["from"]))
        for event in w.units.seen:
            if event.kind in kinds and unit in event.side("from") | event.side("to"):
                year = date(event.day.year, 1, 1)
                found.append(Act(year, event.day, (False, order), *moved))
        indicator = w.pack.ref(move["by"], "indicators") if "by" in move else ""
        for period in sorted({f.period for f in w.rows(unit, indicator)}, key=str):
            if not isinstance(period, Period):
                raise NotCovered("acts of a dated indicator")
            if upto is not None and upto < days.span(w, period)[0]:
                continue
            own = filings.own(w, unit, indicator, period)
            label, ends = days.span(w, period)
            about = (indicator, period)
            open_ones = reasons_of(own.value)
            if own.is_unreadable:
                found.append(Act(label, label, (True, order), *moved, open_ones, ends, about))
            for value in own.contested or (own.value,):
                told = one(value)
                several = told.days() if isinstance(told, Unknown) else [told]
                for day in [] if told is None else several:
                    on = plain_date(day)
                    assert isinstance(on, date)
                    found.append(Act(label, on, (True, order), *moved, open_ones, ends, about))
    return found


def _denials(w: World, element: Element, unit: str, found: Act) -> Reasons:
    """Why an act is open: another paper says, or may say, that it was not."""
    why = NONE
    if found.of is None:
        return why
    act, period = found.of
    for move in element["transitions"]:
        if "denied_by" not in move or w.pack.ref(move["by"], "indicators") != act:
            continue
        name = w.pack.ref(move["denied_by"], "indicators")
        told = filings.own(w, unit, name, period)
        if told.value is False:
            at = days.label(w, period)
            for fact in (act, name):
                why |= unknown(f"{unit}:{fact}@{at}", "contradiction").reasons
        elif told.is_unreadable or "contested" in {code for _, code in reasons_of(told.value)}:
            why |= reasons_of(told.value)
    return why


def _own_acts(w: World, acts: list[Act], unit: str, since: date) -> list[Act]:
    """What the unit did itself since a day, for a time that reaches to it, without its own end."""
    end = w.units.last_day(unit)
    return [
        act
        for act in acts
        if act.day >= since
        and (act.order[0] or act.day != (end + ONE_DAY if end < date.max else end))
        and (not act.order[0] or act.ends >= since)
    ]


@remembered
def _played(
    w: World,
    name: str,
    version: int,
    unit: str,
    label: date | None,
    on: date,
    own: bool = False,
    since: date = date.min,
) -> str | Unknown:
    """The state after the acts up to a label, or up to a day, whose day has come."""
    element = w.pack.variant(name, version, "lifecycles")
    assert element is not None
    acts = [a for a in _acts(w, name, version, unit, label) if a.day <= on]
    acts = [a for a in acts if label is None or a.label <= label]
    last = min(on, label or on)
    at = At(element["states"][0])
    if own:
        acts = _own_acts(w, acts, unit, since)
    acts = [a._replace(open_ones=a.open_ones | _denials(w, element, unit, a)) for a in acts]
    is_handed = "carry" in element and not own
    event = w.units.handed(unit, date.min, last) if is_handed else None
    held: Value = False
    if event is not None:
        held = _handed(w, element, version, unit, event)
        acts = [a for a in acts if (a.day, a.order[0]) > (event, False)]
    if isinstance(held, Unknown) or any(a.open_ones for a in acts):
        return Unknown(reasons_in(held).union(*(a.open_ones for a in acts)))
    if held:
        until = day_of(element["carry"].get("until", "9999-12-31"))
        at = At(element["holds"][0], None, until)
    for act in sorted(acts, key=lambda a: (label and a.label, a.day, a.order)):
        at = _run_out(element, at, None if label is None else act.label, act.day)
        at = At(act.to, act) if at.state in act.froms else at
    return _run_out(element, at, label, last).state


def _run_out(element: Element, at: At, label: date | None, on: date) -> At:
    """Where it stands once `until` of a carried title, or the time of `after`, has run out."""
    if at.carried_until is not None and on > at.carried_until:
        return At(element["states"][0])
    while at.since is not None:
        moves = [m for m in element["transitions"] if "after" in m and at.state in m["from"]]
        step = moves[0]["after"] if moves else {}
        months = 12 * step.get("years", 0) + step.get("months", 0)
        ends = days.months_later(at.since.day, months) + timedelta(step.get("days", 0))
        last_label = days.months_later(at.since.label, months)
        if not moves or (on < ends if label is None else label.year < last_label.year):
            break
        at = At(moves[0]["to"], at.since._replace(label=last_label, day=ends))
    return at


def _handed(w: World, element: Element, version: int, unit: str, event: date) -> Value:
    """Whether the title is handed on by the predecessors of an event."""
    carry, before = element["carry"], event - ONE_DAY
    parts = [name for name, _ in w.units.parts(unit, event)]
    parts = [name for name in parts if carry["rule"] != "own" or name == unit]
    label = date(before.year, 12, 31) if element.get("acts_by") == "period" else None
    held: list[Value] = []
    unsure, why = [], NONE
    for name in parts:
        is_part = w.is_part(carry, name, before)
        if is_part is False:
            continue
        if isinstance(is_part, Unknown):
            unsure.append(len(held))
            why |= is_part.reasons
        found = _played(w, element["id"], version, name, label, before)
        held.append(found if isinstance(found, Unknown) else found in element["holds"])
    join = any_of if carry["rule"] == "any_of" else all_of
    several = [[h for i, h in enumerate(held) if i not in left_out] for left_out in choices(unsure)]
    answers = [bool(kept) and join(kept) for kept in several]
    if all(answer == answers[0] for answer in answers):
        return answers[0]
    return Unknown(why | reasons_in(*answers))
