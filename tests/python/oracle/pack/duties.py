"""Who owes what, by when (section 15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ..feel.values import Rating, Unknown, Value
from . import carry, cohorts, days, filings, shapes
from .core import (
    NONE,
    Day,
    Element,
    Frame,
    Marks,
    NotCovered,
    Period,
    Reasons,
    one,
    plain_date,
    reasons_in,
    unknown,
)
from .pack import BUILT_IN, day_of
from .rows import Fact
from .units import ONE_DAY, Event

if TYPE_CHECKING:
    from .world import World


class Occurrence(NamedTuple):
    """One time that a duty is owed: by its period, fact or event, for a unit or for none."""

    period: Period
    unit: str = ""
    event: Event | None = None
    of_fact: bool = False

    def on(self) -> date | None:
        """The day of the event."""
        return None if self.event is None else self.event.day


class Owed(NamedTuple):
    """What a bearer owes of an occurrence, and how it stands."""

    at: Occurrence
    unit: str
    bearer: str
    status: str
    last_day: date | None
    submitted_on: date | None = None
    open_ones: Reasons = NONE
    may_be_done: bool = False  # a day of another who bears it may still come
    may_be: frozenset[str] = frozenset()  # the states by one day of submission or another
    within: tuple[date, date] | None = None  # where the day of submission lies
    day_open: Reasons = NONE  # and why no more of it is known

    @property
    def is_broken(self) -> bool:
        """Whether it was not kept, whichever day it is."""
        return self.may_be != frozenset() and self.may_be <= {"late", "overdue"}


class Report(NamedTuple):
    """What is told of a submission: the days it may have been, nothing for not as yet."""

    may_be: frozenset[date | None]
    day: date | None = None
    may_come: bool = False
    within: tuple[date, date] | None = None
    why: Reasons = NONE


@dataclass
class Doubts:
    """What may decide whether a unit owes a duty at all."""

    unit: str
    within: tuple[date, date]
    reasons: Reasons = NONE

    def concern(self, w: World, period: Period) -> bool:
        """Whether a period lies within the frame that asks, windows by label."""
        span = days.span(w, _by_label(w, period))
        return self.within[0] <= span[0] and span[1] <= self.within[1]

    def gather(self, w: World, duty: Element, unit: str, found: Value | Day, marks: Marks) -> None:
        """Those about the unit itself, and about ended units whose duty passes on."""
        passes = duty.get("if_unit_ends") == "passes" and w.units.last_day(unit) != date.max
        if unit == self.unit or passes:
            w.note(Marks(False, marks.assumes))
            self.reasons |= reasons_in(found)


# ---- which occurrences there are
def occurrences(
    w: World, duty: Element, years: Iterable[int], doubts: Doubts | None = None
) -> Iterator[Occurrence]:
    """The occurrences of a duty in the years, in order of time."""
    for year in years:
        version = w.version_of_year(year)
        if _is_on(duty, year) and version >= 0 and w.pack.is_in(duty, version):
            yield from _of_year(w, duty, Period("year", year), doubts)


def _is_on(duty: Element, year: int) -> bool:
    limits = duty.get("years", {})
    return bool(limits.get("from", year) <= year <= limits.get("to", year))


def _of_year(w: World, duty: Element, whole: Period, doubts: Doubts | None) -> Iterator[Occurrence]:
    every = duty.get("every")
    if every is None:
        is_of_units = duty.get("per_unit")
        units = _units(w, duty, duty.get("units"), whole, doubts) if is_of_units else [""]
        yield from (Occurrence(whole, unit) for unit in units)
    elif isinstance(every, str):
        kind = w.pack.period_kind({"period": every})
        is_part = kind in days.MONTHS
        for period in days.within(w, whole, kind) if is_part else [Period(kind, whole.year)]:
            if doubts is not None and not doubts.concern(w, period):
                continue
            units = [""]
            if duty.get("per_unit"):
                units = _units(w, duty, duty.get("units"), period, doubts)
            yield from (Occurrence(period, unit) for unit in units)
    elif "fact" in every:
        yield from _of_facts(w, duty, whole.year, doubts)
    elif doubts is None or doubts.concern(w, whole):
        for event in w.units.seen:
            if event.kind in every["event"] and event.day.year == whole.year:
                side = sorted(event.side(every.get("side", "to")))
                about = duty.get("units")
                fitting = [u for u in side if _fits(w, duty, about, u, whole, doubts)]
                yield from (Occurrence(whole, unit, event) for unit in fitting)


def _of_facts(w: World, duty: Element, year: int, doubts: Doubts | None) -> Iterator[Occurrence]:
    name = w.pack.ref(duty["every"]["fact"], "indicators")
    facts = [
        (f.period, u) for u in w.units.known for f in w.rows(u, name) if f.recorded_on <= w.as_of
    ]
    for period, unit in sorted(set(facts), key=str):
        if not isinstance(period, Period):
            raise NotCovered("a duty for every fact of a dated indicator")
        is_asked = doubts is None or doubts.concern(w, period)
        if (
            period.year != year
            or not is_asked
            or not _fits(w, duty, duty.get("units"), unit, period, doubts)
        ):
            continue
        with w.apart(), w.reading_by(w.version_of_year(year)):
            found = filings.own(w, unit, name, period)
        if found.value is not None:
            yield Occurrence(period, unit, None, True)


def _units(
    w: World, duty: Element, cohort: str | None, period: Period, doubts: Doubts | None
) -> list[str]:
    """The units of a cohort, whenever they live."""
    named = cohort or w.pack.programme["subject"]
    known = sorted(w.units.known, key=str.encode)
    return [u for u in known if _fits(w, duty, named, u, period, doubts)]


def _fits(
    w: World,
    duty: Element,
    cohort: str | None,
    unit: str,
    period: Period,
    doubts: Doubts | None,
) -> bool:
    """Whether types, list and `where` of a cohort certainly let a unit in."""
    end = days.span(w, period)[1]
    if unit not in w.units.known or w.units.all[unit].begins > end:
        return False
    if cohort is None:
        return True
    element, at = w.pack.get("cohorts", cohort), w.units.nearest(unit, end)
    with w.apart() as marks:
        answer = cohorts.is_narrowed(w, element, unit, at, Frame(unit, period))
    if doubts is not None:
        doubts.gather(w, duty, unit, answer, marks)
    return answer is True


# ---- who bears it
def _bearers(
    w: World, duty: Element, at: Occurrence, last: date, doubts: Doubts | None
) -> dict[str, str]:
    """Bearers and their roles, each once."""
    found: dict[str, str] = {}
    for bearer in duty["bearers"]:
        role = bearer.get("role", "lead")
        owes = role == "lead" and duty.get("modality") != "request"
        for name in _named(w, duty, bearer, at, last, doubts if owes else None):
            found[name] = role if role == "lead" else found.get(name, role)
    return found


def _named(
    w: World, duty: Element, bearer: Element, at: Occurrence, last: date, doubts: Doubts | None
) -> list[str]:
    if "agency" in bearer:
        return [_standing(w, w.pack.ref(bearer["agency"], "agencies"), last)]
    if "agency_kind" in bearer:
        return _serving(w, duty, bearer, at, last, doubts)
    if "cohort" not in bearer:
        return [_standing(w, name, last) for name in _assigned(w, duty["id"], at.period.year)]
    if not at.unit:
        return _units(w, duty, bearer["cohort"], at.period, doubts)
    is_one = _fits(w, duty, bearer["cohort"], at.unit, at.period, doubts)
    return [at.unit] if is_one else []


def _standing(w: World, name: str, last: date) -> str:
    """An agency, or the one that its duties passed to by a day."""
    agency = w.pack.get("agencies", name)
    until = agency.get("until", "9999-12-31")
    told = day_of(str(agency.get("until_recorded_on", until))) <= w.as_of
    if "successor" in agency and told and day_of(until) < last:
        return _standing(w, w.pack.ref(agency["successor"], "agencies"), last)
    return name


def _serving(
    w: World, duty: Element, bearer: Element, at: Occurrence, last: date, doubts: Doubts | None
) -> list[str]:
    serving = w.pack.ref(bearer["serving"], "indicators")
    with w.apart() as marks:
        value = _served(w, serving, at)
    if doubts is not None:
        doubts.gather(w, duty, at.unit, value, marks)
    if isinstance(value, Unknown):
        return []
    text = value.level if isinstance(value, Rating) else str(value)
    kind = [a for a in w.pack.kinds.get("agencies", []) if a.get("kind") == bearer["agency_kind"]]
    found = [a["id"] for a in kind if _serves(w, a).get(serving) == text]
    return [_standing(w, name, last) for name in found[:1]]


def _served(w: World, serving: str, at: Occurrence) -> Value:
    """What a unit is by an attribute on the last day of the period, by the version of its year."""
    on, version = days.span(w, at.period)[1], w.version_of_year(at.period.year)
    if serving in BUILT_IN:
        return carry.dated(w, at.unit, serving, on)
    if w.pack.variant(serving, version, "indicators") is None:
        return unknown(f"{at.unit}:{serving}@{days.label(w, at.period)}", "out_of_validity")
    before, w.reading = w.reading, version if w.pack.has_variants else None
    found = carry.dated(w, at.unit, serving, on)
    w.reading = before
    return found


def _serves(w: World, agency: Element) -> Element:
    """The attribute values that an agency serves, by ids."""
    found = {w.pack.ref(key, "indicators"): v for key, v in agency.get("serves", {}).items()}
    return {k: w.pack.ref(v, "unit_types") if k == "type" else v for k, v in found.items()}


def _assigned(w: World, own: str, year: int) -> list[str]:
    """Every agency named as lead bearer of another duty in force in a year."""
    found: dict[str, None] = {}
    index = w.version_of_year(year)
    for duty in w.pack.kinds.get("duties", []):
        is_other = duty["id"] != own and duty.get("modality") != "request"
        if is_other and _is_on(duty, year) and w.pack.is_in(duty, index):
            lead = [b for b in duty["bearers"] if b.get("role", "lead") == "lead"]
            found |= {w.pack.ref(b["agency"], "agencies"): None for b in lead if "agency" in b}
    return list(found)


# ---- states
def owed(w: World, duty: Element, at: Occurrence, doubts: Doubts | None = None) -> Iterator[Owed]:
    """What every bearer of an occurrence owes on the day."""
    with w.apart():
        shared = _last_day(w, duty, at, at.unit)
    horizon = shared if isinstance(shared, date) else days.span(w, at.period)[1]
    for bearer, role in _bearers(w, duty, at, horizon, doubts).items():
        with w.apart() as dated:
            last = _last_day(w, duty, at, at.unit or bearer)
        due = last if isinstance(last, date) else None
        end = days.span(w, at.period)[1]
        begins = date.min
        if bearer in w.pack.by_id.get("agencies", {}):
            begins = day_of(w.pack.get("agencies", bearer).get("from", "0001-01-01"))
        if (at.unit or bearer) in w.units.all:
            begins = max(begins, w.units.all[at.unit or bearer].begins)
        if begins > min(due or end, end):
            continue
        with w.apart() as marks:
            found = _owed(w, duty, at, bearer, role, last)
        if doubts is None:
            yield found
        elif _is_of(w, found, doubts.unit):
            w.note(Marks(False, dated.assumes | marks.assumes))
            yield found
        if doubts is not None and found.unit in w.units.all and found.status != "not_required":
            _doubt_days(w, duty, found, last, doubts)


def _is_of(w: World, owed: Owed, unit: str) -> bool:
    """Whether a unit bears it, or others bear it for the unit."""
    bearers = owed.bearer.split("+")
    return unit in bearers if bearers[0] in w.units.all else owed.unit == unit


def _doubt_days(w: World, duty: Element, owed: Owed, last: Day, doubts: Doubts) -> None:
    """The days that decide whether it is owed, or was done too early, while they are open."""
    unit, frame = owed.unit, Frame(owed.unit, owed.at.period)
    is_bound = w.units.all[unit].begins != date.min or w.units.last_day(unit) != date.max
    with w.apart():
        opens = _opens(w, duty, owed.at, frame)
    is_done = owed.submitted_on is not None or owed.within is not None
    is_early = duty.get("early") == "ignored" and is_done
    for day, decides in ((last, is_bound), (opens, is_early)):
        if decides and filings.any_may_come(w, day):
            doubts.gather(w, duty, unit, day, Marks())


def _last_day(w: World, duty: Element, at: Occurrence, unit: str) -> Day:
    if "due" not in duty:
        return unknown(duty["id"], "no_due_day")
    return days.day(w, duty["due"], Frame(unit, at.period), at.on())


def _owed(w: World, duty: Element, at: Occurrence, bearer: str, role: str, last_day: Day) -> Owed:
    unit = at.unit or bearer
    lives = unit in w.units.all
    frame = Frame(unit if lives else "", at.period)
    due = last_day if isinstance(last_day, date) else None
    opens = _opens(w, duty, at, frame)
    if role != "lead" or duty.get("modality") == "request":
        return Owed(at, unit, bearer, "not_required", due)
    ends, how = w.units.last_day(unit) if lives else date.max, duty.get("if_unit_ends", "ends")
    is_over = at.event is None and ends < days.span(w, at.period)[0]
    if is_over or (due is not None and ends < due and how == "ends"):
        return Owed(at, unit, bearer, "not_required", None)
    owing, concerned = {unit}, {unit}
    while due is not None and how == "passes" and (gone := _gone(w, owing, due)):
        last = w.units.last_day(gone)
        told = _first_done(w, duty, at, concerned, opens)
        done = told.day if told.within is None else told.within[1]
        if done is not None and done <= last:
            break
        heirs = set(w.units.heirs(gone, last + ONE_DAY))
        owing, concerned = owing - {gone} | heirs, concerned | heirs
    if not owing:
        return Owed(at, unit, bearer, "not_required", None)
    bearer = "+".join(sorted(owing, key=str.encode)) if bearer == unit else bearer
    needless: bool | Unknown = unknown(duty["id"], "out_of_validity")
    when = duty.get("not_required_when", False)
    if lives or shapes.asks_no_unit(w, when, frame):
        with w.never_provisional():
            needless = shapes.holds(w, duty["id"], when, frame)
    if needless is True:
        return Owed(at, unit, bearer, "not_required", due)
    told = _first_done(w, duty, at, concerned, opens)
    may_be = frozenset(_state(w, duty, due, done, opens) for done in told.may_be)
    status = next(iter(may_be)) if len(may_be) == 1 else "unknown"
    return Owed(
        at,
        unit,
        bearer,
        status,
        due,
        told.day,
        reasons_in(needless),
        told.may_come,
        may_be,
        told.within,
        told.why,
    )


def _state(w: World, duty: Element, due: date | None, done: date | None, opens: Day) -> str:
    if "due" in duty:
        return _status(w, due, done, opens)
    is_begun = isinstance(opens, date) and w.as_of >= opens
    if done is not None:
        return "fulfilled"
    if not is_begun:
        return "not_yet_due"
    return "open" if "done_by" in duty else "not_followed"


def _first_done(w: World, duty: Element, at: Occurrence, concerned: set[str], opens: Day) -> Report:
    """What is told of the first day on which one of those concerned did it."""
    reports = [_done(w, duty, at, each, opens) for each in concerned]
    may_be: frozenset[date | None] = frozenset({None})
    for report in reports:
        may_be = frozenset(_earlier(a, b) for a in may_be for b in report.may_be)
    day = min((report.day for report in reports if report.day is not None), default=None)
    within = min((r.within for r in reports if r.within is not None), default=None)
    if day is not None and within is not None:
        day, within = (day, None) if day <= within[0] else (None, within)
    may_come = any(report.may_come for report in reports)
    return Report(may_be, day, may_come, within, NONE.union(*(r.why for r in reports)))


def _earlier(a: date | None, b: date | None) -> date | None:
    return min((day for day in (a, b) if day is not None), default=None)


def _gone(w: World, owing: set[str], due: date) -> str | None:
    """A unit that ended before the last day, and before today."""
    found = [u for u in owing if u in w.units.all and w.units.last_day(u) < min(due, w.as_of)]
    return min(found, default=None)


def _opens(w: World, duty: Element, at: Occurrence, frame: Frame) -> Day:
    if "opens" not in duty:
        return at.on() or days.span(w, at.period)[0]
    return days.day(w, duty["opens"], frame, at.on())


def _done(
    w: World,
    duty: Element,
    at: Occurrence,
    reporter: str,
    opens: Day,
    passed_over: frozenset[str] = frozenset(),
) -> Report:
    """The day of submission, when it has come; and whether one may still come.

    A row of a month that began before the duty did may be too early: then the others speak.
    """
    if "done_by" not in duty:
        return Report(frozenset({None}))
    name = w.pack.ref(duty["done_by"], "indicators")
    period = days.around(w, at.period, w.period_of(name))
    begins = opens if duty.get("early") == "ignored" and isinstance(opens, date) else date.min

    def is_mine(fact: Fact) -> bool:
        told = one(fact.value)
        several = told.days() if isinstance(told, Unknown) else [told]
        last = None if not several or several[-1] is None else plain_date(several[-1])
        is_late_enough = not isinstance(last, date) or last >= begins
        return fact.text not in passed_over and is_late_enough

    with w.reading_by(w.version_of_year(at.period.year)):
        own = filings.own(w, reporter, name, period, is_mine)
        value, fact = one(own.value), filings.fact_of(w, reporter, name, period)
        lack: Value = unknown(fact, own.lack) if own.value is None else value
        may_come = filings.any_may_come(w, lack)
    if isinstance(value, Unknown) and (value.within or own.contested or own.is_unreadable):
        found = _done_on_some_day(w, own, begins)
        if not any(day < begins for day in _days_told(own)):
            return found
        other = _done(w, duty, at, reporter, opens, passed_over | own.texts)
        within = min((r.within for r in (found, other) if r.within is not None), default=None)
        whys = found.why | other.why
        return Report(found.may_be | other.may_be, other.day, other.may_come, within, whys)
    day = None if value is None else plain_date(value)
    on = day if isinstance(day, date) and day <= w.as_of else None
    return Report(frozenset({on}), on, may_come)


def _days_told(own: filings.Own) -> list[date]:
    """Every day that what was reported may mean."""
    found: list[date] = []
    for told in map(one, own.contested or (own.value,)):
        several = told.days() if isinstance(told, Unknown) else [told]
        found += [day for day in map(plain_date, several) if isinstance(day, date)]
    return sorted(found)


def _done_on_some_day(w: World, own: filings.Own, begins: date) -> Report:
    """What each day says of those that a month, or papers that differ, may mean; a word in the
    place of the day may mean any, or none."""
    assert isinstance(own.value, Unknown)
    several = _days_told(own)
    counting = {day for day in several if day >= begins}
    may_be: set[date | None] = {day if day <= w.as_of else None for day in counting}
    within = (several[0], several[-1]) if several and not own.is_unreadable else None
    if own.is_unreadable:
        long_ago = max(begins, w.as_of - timedelta(3000))
        may_be |= {None} | {day for day in (long_ago, w.as_of) if begins <= day <= w.as_of}
    elif may_be == {None}:
        return Report(frozenset(may_be))
    return Report(frozenset(may_be), None, False, within, own.value.reasons)


def label_of_days(first: date, last: date) -> str:
    """The text of the month, quarter, half or year of these days; of others the first and last."""
    for months in (12, 6, 3, 1):
        number = (first.month - 1) // months + 1
        begins = date(first.year, (number - 1) * months + 1, 1)
        if (first, last) == (begins, days.months_later(begins, months) - ONE_DAY):
            part = {12: "", 6: f"-H{number}", 3: f"-Q{number}", 1: f"-{number:02d}"}[months]
            return f"{first.year:04d}{part}"
    return f"{first}/{last}"


def _status(w: World, last: date | None, done: date | None, opens: Day) -> str:
    if last is None:
        return "not_yet_due"
    if done is not None:
        return "fulfilled" if done <= last else "late"
    if w.as_of > last:
        return "overdue"
    return "due" if isinstance(opens, date) and w.as_of >= opens else "not_yet_due"


# ---- asked from rule texts
def _of_unit(w: World, function: str, name: str, frame: Frame) -> list[Owed] | Unknown:
    """What a unit is required of a duty within the period of a frame; unknown while that is."""
    variants = [d for d in w.pack.by_id["duties"][name] if "every" in d]
    within = days.span(w, _by_label(w, frame.period))
    doubts = Doubts(frame.unit, within)
    found: list[Owed] = []
    for duty in variants:
        for at in occurrences(w, duty, [within[0].year], doubts):
            found += owed(w, duty, at, doubts)
    found = [each for each in found if each.status != "not_required"]
    if any("fact" in duty["every"] for duty in variants):
        w.assume("occasions", name)
    is_late = [e.is_broken and e.may_be_done for e in found]
    used = any(each.status == "overdue" for each in found) or any(is_late)
    if function == "kept":
        used &= not doubts.reasons and not any(each.open_ones for each in found)
    else:
        used |= bool(doubts.reasons) or any(e.open_ones or e.last_day is None for e in found)
        used |= any(e.status == "unknown" and not e.is_broken for e in found)
    if used:
        w.assume(function, name)
    is_open = function == "kept" and doubts.reasons
    return Unknown(doubts.reasons) if is_open else found


def _by_label(w: World, period: Period) -> Period:
    """A window goes by its label."""
    is_window = period.kind in w.pack.by_id.get("periods", {}) and not period.number
    return Period("year", period.year) if is_window else period


def kept(w: World, name: str, frame: Frame) -> Value:
    """Whether each occurrence that is required was kept."""
    found = _of_unit(w, "kept", name, frame)
    if isinstance(found, Unknown):
        return found
    if any(each.open_ones for each in found):
        return Unknown(NONE.union(*(each.open_ones for each in found)))
    made: list[Value] = []
    for each in found:
        at = each.at.event.id if each.at.event is not None else days.label(w, each.at.period)
        if each.status == "unknown" and not each.is_broken:
            made.append(Unknown(each.day_open))
            continue
        is_open = each.status not in ("fulfilled", "late", "overdue", "unknown")
        fact = f"{each.unit}:{name}@{at}"
        made.append(unknown(fact, "not_reported") if is_open else each.status == "fulfilled")
    return tuple(made)


def breaches(w: World, name: str, frame: Frame) -> Value:
    """How many occurrences are late or overdue as known on the day."""
    found = _of_unit(w, "breaches", name, frame)
    assert not isinstance(found, Unknown)
    return Fraction(sum(each.is_broken for each in found))
