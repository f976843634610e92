"""Reading in other frames: prior, parts, children, streak, met_for (sections 4, 8, 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ..feel.values import Unknown, Value
from . import carry, cohorts, days, filings, items, shapes
from .core import NONE, Frame, Period, reasons_in
from .measures import out_of_validity
from .results import Result, handed_on
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World


def prior(w: World, name: str, count: int, frame: Frame) -> Value:
    """The value of an indicator or measure so many periods earlier."""
    then = w.earlier(name, frame, count)
    if is_hidden(w, name, frame):
        return out_of_validity(w, name, frame)
    if not w.pack.kind_of(name, "measures"):
        return w.read(name, then, w.version(frame))
    if is_computed(w, then):
        return w.name(name, then)
    element = w.pack.any_of(name, "measures")
    if "before_start" not in element:
        return out_of_validity(w, name, then)
    given = element["before_start"]
    if isinstance(given, str):
        return shapes.as_type(given, w.pack.type_of(element, "measures"))
    return shapes.value(w, name, given, then).value


def is_hidden(w: World, name: str, frame: Frame) -> bool:
    """Whether the version of a frame hides an indicator from its rules."""
    version = w.version(frame)
    is_indicator = bool(w.pack.kind_of(name, "indicators"))
    return is_indicator and version >= 0 and w.pack.variant(name, version, "indicators") is None


def is_computed(w: World, then: Frame) -> bool:
    """Whether a measure has a value of its own in a frame of the past."""
    span = days.span(w, then.period)
    return then.period.year >= w.facts_from and _was(w, then.unit, span, then.until or span[1])


def _was(w: World, unit: str, span: tuple[date, date], upto: date) -> bool:
    """Whether a unit, or a predecessor, was in being."""
    event = w.units.handed(unit, span[0], upto)
    if w.units.overlaps(unit, span) or event is None:
        return w.units.overlaps(unit, span)
    if any(_was(w, o, span, event) for o, _ in w.units.parts(unit, event) if o != unit):
        return True
    return _was(w, unit, span, event - ONE_DAY)  # what became part of it before


def parts(w: World, name: str, frame: Frame) -> Value:
    """The values of the shorter periods of a frame, without those outside the unit's life."""
    if is_hidden(w, name, frame):
        return out_of_validity(w, name, frame)
    if w.period_of(name) not in days.MONTHS:
        w.assume("occasions", name)
    found = part_frames(w, name, frame)
    if w.pack.kind_of(name, "measures"):
        return tuple(w.name(name, part) for part in found)
    return tuple(w.read(name, part, w.version(frame)) for part in found)


def part_frames(w: World, name: str, frame: Frame) -> list[Frame]:
    """The frames of the parts of a period, in order."""
    kind = w.period_of(name)
    if kind in days.MONTHS:
        found = days.within(w, frame.period, kind)
    else:
        with w.reading_by(w.version(frame)):
            found = sorted(_occasions(w, frame.unit, name, frame.period))
    frames = [frame._replace(period=period) for period in found]
    lived = [f for f in frames if w.units.overlaps(f.unit, days.span(w, f.period))]
    return [f for f in lived if carry.has_begun(w, name, f.period)]


def _occasions(
    w: World, unit: str, name: str, period: Period, upto: date | None = None
) -> set[Period]:
    """The occasions that a unit, or those that were handed to it in the period, reported."""
    facts = [f.period for f in w.rows(unit, name) if f.recorded_on <= w.as_of]
    found = {p for p in facts if isinstance(p, Period) and p.year == period.year}
    owned = {p: filings.own(w, unit, name, p) for p in found}
    found = {p for p, own in owned.items() if not own.is_withdrawn}
    first, last = days.span(w, period)
    event = w.units.handed(unit, first, last if upto is None else upto)
    if event is not None and carry.carry_of(w, name)["rule"] not in ("none", "own", "never"):
        others = [o for o, _ in w.units.parts(unit, event) if o != unit]
        earlier = event - ONE_DAY
        found = found.union(*(_occasions(w, o, name, period, earlier) for o in others))
    return found


def children(w: World, name: str, frame: Frame) -> Value:
    """The values of the child units on the reference day, in order of their ids."""
    found = child_frames(w, frame)
    return found if isinstance(found, Unknown) else tuple(w.name(name, child) for child in found)


def child_frames(w: World, frame: Frame) -> list[Frame] | Unknown:
    """The frames of the child units, in order of their ids."""
    at = w.reference_day(frame)
    if isinstance(at, Unknown):
        return at
    living = [unit for unit in sorted(w.units.known, key=str.encode) if w.units.lives(unit, at)]
    answers = {unit: cohorts.parent_is(w, unit, frame.unit, at) for unit in living}
    if reasons_in(*answers.values()):
        return Unknown(reasons_in(*answers.values()))
    return [frame.of(unit) for unit in living if answers[unit]]


# ---- the past of an item
def _then(w: World, name: str, frame: Frame, count: int) -> tuple[Frame, Result | None]:
    """An item so many periods ago; nothing before it, or the unit, began."""
    then = Frame(frame.unit, days.earlier(items.frame_of(w, name, frame).period, count))
    if then.period.year < w.facts_from:
        return then, None
    found = items.result(w, name, then)
    is_before = found is not None and not found.is_subject and found.reason == "not_yet"
    return then, None if is_before else found


def _streaked(w: World, name: str, frame: Frame) -> Iterator[tuple[Frame, Result]]:
    count = 0
    while (step := _then(w, name, frame, count))[1] is not None:
        yield step[0], step[1]
        if step[1].outcome == "not_met":
            return
        count += 1


def streak(w: World, name: str, frame: Frame) -> Value:
    """Consecutive periods met or waived, ending with this one."""
    reasons, good = NONE, 0
    for then, found in _streaked(w, name, frame):
        reasons |= handed_on(w, name, then, found.reasons)
        good += found.outcome in ("met", "waived")
    return Unknown(reasons) if reasons else Fraction(good)


def met_for(w: World, name: str, count: int, frame: Frame) -> Value:
    """Met, waived or not applicable in each of the last periods."""
    found = [_then(w, name, frame, index) for index in range(count)]
    if any(made is None or made.outcome == "not_met" for _, made in found):
        return False
    several = [handed_on(w, name, then, made.reasons) for then, made in found if made is not None]
    reasons = NONE.union(*several)
    return Unknown(reasons) if reasons else True
