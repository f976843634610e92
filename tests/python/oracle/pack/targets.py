"""Yearly aims over a cohort or a measure (section 14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from ..feel import types
from ..feel.equality import all_of, any_of
from ..feel.values import Unknown, Value
from . import cohorts, days, lifecycles, shapes
from .core import Element, Frame, Period, reasons_in, remembered, unknown
from .pack import number_of
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World

KINDS = ("at_least", "at_most", "share", "add")
OWN_ACTS = ("own_acts", "successors_by_own_acts")
Dues = frozenset[Fraction]


class Aim(NamedTuple):
    """An aim of one year."""

    year: int
    kind: str
    value: Any
    cohort: str


class Counted(NamedTuple):
    """How many are true, how many may be, and the sizes that the cohort may have."""

    certain: int
    unsure: int
    size: int
    possible: int = 0


class Standing(NamedTuple):
    """How a target stands in a year."""

    year: int
    unit: str
    kind: str
    dues: Dues | None
    reached: Fraction | None
    unknown: int | None
    verdict: str


def year_frame(unit: str, year: int) -> Frame:
    """The frame of a unit in a year."""
    return Frame(unit, Period("year", year))


def aims(target: Element) -> dict[int, Aim]:
    """The aims of a target by year."""
    found = {}
    for given in target.get("aims", []) if "each" not in target else []:
        kind = next(key for key in KINDS if key in given)
        for year in range(given["year"], given.get("to", given["year"]) + 1):
            found[year] = Aim(year, kind, given[kind], given.get("of", target.get("of")))
    return found


def _before(target: Element, year: int) -> Aim | None:
    earlier = [y for y in aims(target) if y < year]
    return aims(target)[max(earlier)] if earlier else None


def is_sticky(target: Element) -> bool:
    """Whether a unit that counted once goes on counting."""
    return target.get("counting", "in_year") in ("sticky", "both")


# ---- counting
def answer(w: World, target: Element, unit: str, year: int, source: str | None = None) -> Value:
    """Whether a unit counts in a year, by the target's test or another."""
    text = source or target["counts"]
    return shapes.holds(w, target["id"], text, year_frame(unit, year))


def _by_own_acts(
    w: World, target: Element, unit: str, year: int, source: str, since: date
) -> Value:
    """Whether a unit counts in a year by what it did itself since a day."""
    frame = year_frame(unit, year)
    read = shapes.compiled(w, source, frame).names
    version = w.version(frame)
    titles = [n for n in read if w.pack.variant(n, version, "lifecycles") is not None]
    kinds = {name: w.pack.types(version)[name] for name in titles}
    extra = {name: (kinds[name], lifecycles.state(w, name, frame, True, since)) for name in titles}
    return shapes.holds(w, target["id"], source, frame, extra)


def _stood_for(w: World, target: Element, unit: str, year: int, source: str, sticky: bool) -> Value:
    """Whether all that a unit went to, or theirs, did in a year what it did not."""
    gone, end = w.units.last_day(unit), date(year, 12, 31)
    if gone >= end:
        return False
    since = gone + ONE_DAY
    answers = []
    for heir in w.units.heirs(unit, since):
        found = [_stood_for(w, target, heir, year, source, sticky)]
        if w.units.overlaps(heir, _year(year)) if sticky else w.units.last_day(heir) >= end:
            found.append(_by_own_acts(w, target, heir, year, source, since))
        answers.append(any_of(found))
    return all_of(answers) if answers else False


def _own(
    w: World, target: Element, unit: str, year: int, source: str | None, sticky: bool
) -> Value:
    """Whether a unit of a list counts in a year by its own acts, or by those of its successors."""
    text = source or target["counts"]
    found: list[Value] = []
    is_there = w.units.lives(unit, date(year, 12, 31))
    if is_there or (sticky and w.units.overlaps(unit, _year(year))):
        found.append(_by_own_acts(w, target, unit, year, text, date.min))
    if target["frozen_cohort"] == "successors_by_own_acts":
        found.append(_stood_for(w, target, unit, year, text, sticky))
    return any_of(found)


def _of_listed(w: World, target: Element, unit: str, year: int, source: str | None) -> Value:
    """Whether a unit of a frozen list counts in a year, by itself or by all its successors."""
    end = date(year, 12, 31)
    if w.units.lives(unit, end):
        return answer(w, target, unit, year, source)
    if target.get("frozen_cohort") != "map_successors":
        return False
    answers = [answer(w, target, heir, year, source) for heir in w.units.heirs(unit, end)]
    return all_of(answers) if answers else False


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _years(w: World, unit: str, year: int, sticky: bool) -> list[int]:
    """The year, and before it those in which a unit was in being and may have counted."""
    first = w.pack.programme["years"]["from"] if sticky else year
    return [y for y in range(first, year) if w.units.overlaps(unit, _year(y))] + [year]


@remembered
def counted(
    w: World,
    name: str,
    cohort_name: str,
    year: int,
    sticky: bool,
    source: str | None,
    is_live: bool = False,
) -> Counted:
    """The count over a cohort in a year, of a live one over its members at the end of it."""
    target = w.pack.any_of(name, "targets")
    if is_live:
        target = {key: value for key, value in target.items() if key != "frozen_cohort"}
    members = _members(w, target, cohort_name, year)
    is_frozen = "units" in w.pack.get("cohorts", cohort_name)
    is_mapped = target.get("frozen_cohort") == "map_successors"
    by_own = is_frozen and target.get("frozen_cohort") in OWN_ACTS
    ask = _of_listed if is_frozen else answer
    found: dict[str, Value] = {}
    for unit in members.all():
        is_gone = is_frozen and not is_mapped and not w.units.lives(unit, _year(year)[1])
        years = [year] if is_gone else _years(w, unit, year, sticky)
        if is_frozen and is_mapped and sticky:
            years = list(range(w.pack.programme["years"]["from"], year + 1))
        if by_own:
            years = list(range(w.pack.programme["years"]["from"] if sticky else year, year + 1))
            found[unit] = any_of(_own(w, target, unit, y, source, sticky) for y in years)
        else:
            found[unit] = any_of(ask(w, target, unit, y, source) for y in years)
    certain = [found[unit] for unit in members.certain]
    unsure = sum(isinstance(value, Unknown) for value in certain)
    unsure += sum(found[unit] is not False for unit in members.possible)
    size, possible = len(certain), len(members.possible)
    return Counted(sum(value is True for value in certain), unsure, size, possible)


def _members(w: World, target: Element, name: str, year: int) -> cohorts.Members:
    """Whom an aim is about: of a frozen list all, or those that have not ended."""
    cohort = w.pack.get("cohorts", name)
    if "units" not in cohort:
        return cohorts.members(w, name, year_frame("", year))
    listed, end = [w.unit_id(unit) for unit in cohort["units"]], date(year, 12, 31)
    stays = target.get("frozen_cohort") != "drop_ended"
    return cohorts.Members([u for u in listed if stays or w.units.last_day(u) >= end], {})


# ---- due figures
@remembered
def dues(w: World, name: str, year: int, size: int) -> Dues | None:
    """The figures that may be due in a year for a cohort of a size; nothing when unknown."""
    target = w.pack.any_of(name, "targets")
    aim, before = aims(target)[year], _before(target, year)
    if aim.kind == "share":
        return frozenset({Fraction(ceil(number_of(aim.value) * size))})
    names = _reads(w, target, aim)
    prior_dues: Dues | None = frozenset({Fraction(0)})
    if before is not None and (aim.kind == "add" or "prior_due" in names):
        prior_dues = _all_dues(w, name, before)
    if prior_dues is None:
        return None
    if aim.kind == "add":
        return frozenset(due + number_of(aim.value) for due in prior_dues)
    reached = _prior_reached(w, target, year) if "prior_reached" in names else [Fraction(0)]
    if not reached:
        return None
    found: list[Fraction | Unknown] = []
    for prior_due in prior_dues:
        for prior_reached in reached:
            extra = _extra(prior_due, prior_reached, Fraction(size))
            for speaker in _speakers(w, target, aim, year):
                at = year_frame(speaker, year)
                is_said = bool(speaker) or shapes.asks_no_unit(w, aim.value, at, extra)
                nobody = unknown("", "out_of_validity")
                found.append(shapes.number(w, name, aim.value, at, extra) if is_said else nobody)
    if reasons_in(*found):
        return None
    return frozenset(made for made in found if isinstance(made, Fraction))


def _extra(*values: Fraction) -> shapes.Extra:
    names = ("prior_due", "prior_reached", "cohort_size")
    return {name: (types.NUMBER, value) for name, value in zip(names, values, strict=True)}


def _reads(w: World, target: Element, aim: Aim) -> frozenset[str]:
    if not isinstance(aim.value, str):
        return frozenset()
    zeros = _extra(*[Fraction(0)] * 3)
    return shapes.compiled(w, aim.value, year_frame("", aim.year), zeros).names


def _all_dues(w: World, name: str, aim: Aim) -> Dues | None:
    size = possible = 0
    if aim.kind in ("share",) or "cohort_size" in str(aim.value):
        members = _members(w, w.pack.any_of(name, "targets"), aim.cohort, aim.year)
        size, possible = len(members.certain), len(members.possible)
    found = [dues(w, name, aim.year, each) for each in range(size, size + possible + 1)]
    return None if None in found else frozenset[Fraction]().union(*(d for d in found if d))


def _prior_reached(w: World, target: Element, year: int) -> list[Fraction]:
    """The figures that may have been reached in the year before, over the cohort of its aim."""
    if year - 1 < w.facts_from:
        return [Fraction(0)]
    if "measure" in target:
        value, dropped = _measured(w, target, year - 1)
        return [] if dropped or not isinstance(value, Fraction) else [value]
    cohort = (_before(target, year) or aims(target)[year]).cohort
    found = counted(w, target["id"], cohort, year - 1, is_sticky(target), None)
    return [Fraction(found.certain + more) for more in range(found.unsure + 1)]


# ---- standing
def standings(w: World, target: Element, years: Iterable[int]) -> Iterator[Standing]:
    """How a target stands in the years that it has an aim for."""
    if "each" in target:
        yield from _of_each(w, target, list(years))
    for year in years:
        if year in aims(target):
            make = _of_measure if "measure" in target else _of_count
            yield make(w, target, aims(target)[year])


def _of_count(w: World, target: Element, aim: Aim) -> Standing:
    found = counted(w, target["id"], aim.cohort, aim.year, is_sticky(target), None)
    sizes = range(found.size, found.size + found.possible + 1)
    several = [dues(w, target["id"], aim.year, size) for size in sizes]
    verdicts = {_verdict(aim.kind, due, found.certain, found.unsure) for due in several}
    verdict = _settled(w, target, aim.year, aim.kind, verdicts)
    every = None if None in several else frozenset[Fraction]().union(*(d for d in several if d))
    reached = Fraction(found.certain)
    return Standing(aim.year, "", aim.kind, every, reached, found.unsure, verdict)


def _verdict(kind: str, due: Dues | None, reached: int, unsure: int) -> str:
    if not due:
        return "open"
    if kind == "at_most":
        is_missed, is_reached = reached > max(due), reached + unsure <= min(due)
    else:
        is_missed, is_reached = reached + unsure < min(due), reached >= max(due)
    return "reached" if is_reached else "missed" if is_missed and len(due) == 1 else "open"


def _settled(
    w: World, target: Element, year: int, kind: str, verdicts: set[str], unit: str = ""
) -> str:
    verdict = verdicts.pop() if len(verdicts) == 1 else "open"
    early = ("missed", "reached") if kind == "at_most" else ("missed",)
    is_early = days.not_past(w, target.get("settles"), year_frame(unit, year))
    return "open" if is_early and verdict in early else verdict


def _of_measure(w: World, target: Element, aim: Aim) -> Standing:
    value, dropped = _measured(w, target, aim.year)
    due = dues(w, target["id"], aim.year, 0)
    verdict, reached = "open", value if isinstance(value, Fraction) else None
    if due and reached is not None and not dropped:
        holds = reached <= min(due) if aim.kind == "at_most" else reached >= max(due)
        verdict = _settled(w, target, aim.year, aim.kind, {"reached" if holds else "missed"})
    left_out = None if reached is None and not dropped else dropped
    return Standing(aim.year, "", aim.kind, due, reached, left_out, verdict)


def _measured(w: World, target: Element, year: int) -> tuple[Value, int]:
    """The measure of a target in a year, and how many left out of it may still report."""
    found: list[Value] = []
    name = w.pack.ref(target["measure"], "measures")
    with w.apart() as marks:
        for speaker in _speakers(w, target, None, year):
            nobody = unknown("", "out_of_validity")
            found.append(w.name(name, year_frame(speaker, year)) if speaker else nobody)
    w.note(marks)
    is_one = all(value == found[0] for value in found) and not reasons_in(*found)
    return found[0] if is_one else unknown("", "others_open"), len(marks.left_out)


def _speakers(w: World, target: Element, aim: Aim | None, year: int) -> list[str]:
    """The members in whose frames figures of a whole cohort may have to be read.

    The first that is certain, and each possible one before it; "" where there may be nobody.
    """
    name = w.pack.ref(target["measure"], "measures") if "measure" in target else ""
    about = w.pack.any_of(name, "measures") if name else {}
    general = about.get("subject", w.pack.programme["subject"])
    cohort = str(general if name or aim is None else aim.cohort)
    listed = w.pack.get("cohorts", cohort).get("units")
    if listed:
        return [min(map(w.unit_id, listed), key=str.encode)]
    members = cohorts.members(w, cohort, year_frame("", year))
    first = min(members.certain, key=str.encode, default=None)
    possible = sorted(members.possible, key=str.encode)
    before = [u for u in possible if first is None or u.encode() < first.encode()]
    return [*before, "" if first is None else first]


def _of_each(w: World, target: Element, years: list[int]) -> Iterator[Standing]:
    """A target for every unit that is a member in the year of its own day."""
    for unit in sorted(w.units.known, key=str.encode):
        begins = w.units.all[unit].begins
        first = w.pack.programme["years"]["from"] if begins == date.min else begins.year
        on = days.day(w, target["each"], year_frame(unit, first))
        if isinstance(on, Unknown) or on.year not in years:
            continue
        last = w.units.nearest(unit, date(on.year, 12, 31))
        asked = year_frame(unit, on.year)
        with w.apart():
            members = cohorts.members(w, target["of"], asked, last)
        if not w.units.overlaps(unit, _year(on.year)) or unit not in members.all():
            continue
        cohorts.is_narrowed(w, w.pack.get("cohorts", target["of"]), unit, last, asked)
        so_far = _years(w, unit, on.year, is_sticky(target))
        value = any_of(answer(w, target, unit, year) for year in so_far)
        is_sure = unit in members.certain
        certain = int(value is True and is_sure)
        unsure = int(value is not False) - certain
        due = frozenset({Fraction(1)})
        verdicts = {_verdict("share", due, certain, unsure)}
        verdicts |= set() if is_sure else {"open"}
        verdict = _settled(w, target, on.year, "share", verdicts, unit)
        reached = Fraction(certain)
        yield Standing(on.year, unit, "share", due, reached, unsure, verdict)


def in_year(w: World, target: Element, at: Standing, source: str | None) -> int:
    """How many count in the year alone, or by another test."""
    if at.unit:
        return int(answer(w, target, at.unit, at.year, source) is True)
    cohort = aims(target)[at.year].cohort
    return counted(w, target["id"], cohort, at.year, False, source).certain
