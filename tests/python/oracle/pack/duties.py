"""Who owes what, by when (section 15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ..feel.values import Rating, Unknown, Value
from . import carry, cohorts, days, filings, shapes
from .core import (
    NONE,
    Day,
    Element,
    Frame,
    NotCovered,
    Period,
    Reasons,
    one,
    plain_date,
    reasons_in,
    unknown,
)
from .pack import day_of
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


# ---- which occurrences there are
def occurrences(w: World, duty: Element, years: Iterable[int]) -> Iterator[Occurrence]:
    """The occurrences of a duty in the years, in order of time."""
    for year in years:
        version = w.version_of_year(year)
        if _is_on(duty, year) and version >= 0 and w.pack.is_in(duty, version):
            yield from _of_year(w, duty, Period("year", year))


def _is_on(duty: Element, year: int) -> bool:
    limits = duty.get("years", {})
    return bool(limits.get("from", year) <= year <= limits.get("to", year))


def _of_year(w: World, duty: Element, whole: Period) -> Iterator[Occurrence]:
    every = duty["every"]
    if isinstance(every, str):
        kind = w.pack.period_kind({"period": every})
        is_part = kind in days.MONTHS
        for period in days.within(w, whole, kind) if is_part else [Period(kind, whole.year)]:
            units = _units(w, duty.get("units"), period) if duty.get("per_unit") else [""]
            yield from (Occurrence(period, unit) for unit in units)
    elif "fact" in every:
        yield from _of_facts(w, duty, whole.year)
    else:
        for event in w.units.seen:
            if event.kind in every["event"] and event.day.year == whole.year:
                side = sorted(event.side(every.get("side", "to")))
                fitting = [u for u in side if _fits(w, duty.get("units"), u, event.day)]
                yield from (Occurrence(whole, unit, event) for unit in fitting)


def _of_facts(w: World, duty: Element, year: int) -> Iterator[Occurrence]:
    name = w.pack.ref(duty["every"]["fact"], "indicators")
    facts = [
        (f.period, u) for u in w.units.known for f in w.rows(u, name) if f.recorded_on <= w.as_of
    ]
    for period, unit in sorted(set(facts), key=str):
        if not isinstance(period, Period):
            raise NotCovered("a duty for every fact of a dated indicator")
        is_known = filings.own(w, unit, name, period).value is not None
        if (
            period.year == year
            and is_known
            and _fits(w, duty.get("units"), unit, date(year, 12, 31))
        ):
            yield Occurrence(period, unit, None, True)


def _units(w: World, cohort: str | None, period: Period) -> list[str]:
    """The units of a cohort, whenever they live."""
    named, end = cohort or w.pack.programme["subject"], days.span(w, period)[1]
    return [u for u in sorted(w.units.known, key=str.encode) if _fits(w, named, u, end)]


def _fits(w: World, cohort: str | None, unit: str, on: date) -> bool:
    """Whether types, list and `where` of a cohort let a unit in."""
    if cohort is None:
        return True
    element, at = w.pack.get("cohorts", cohort), w.units.nearest(unit, on)
    if not cohorts.is_listed(w, element, unit, at):
        return False
    answer = cohorts.is_narrowed(w, element, unit, at, Frame(unit, Period("year", at.year)))
    if isinstance(answer, Unknown):
        raise NotCovered("a bearer that may be a member")
    return answer


# ---- who bears it
def _bearers(w: World, duty: Element, at: Occurrence, last: date) -> dict[str, str]:
    """Bearers and their roles, each once."""
    found: dict[str, str] = {}
    for bearer in duty["bearers"]:
        role = bearer.get("role", "lead")
        for name in _named(w, duty, bearer, at, last):
            found[name] = role if role == "lead" else found.get(name, role)
    return found


def _named(w: World, duty: Element, bearer: Element, at: Occurrence, last: date) -> list[str]:
    if "agency" in bearer:
        return [_standing(w, w.pack.ref(bearer["agency"], "agencies"), last)]
    if "agency_kind" in bearer:
        return _serving(w, bearer, at, last)
    if "cohort" not in bearer:
        return [_standing(w, name, last) for name in _assigned(w, duty["id"], at.period.year)]
    if not at.unit:
        return _units(w, bearer["cohort"], at.period)
    return [at.unit] if _fits(w, bearer["cohort"], at.unit, last) else []


def _standing(w: World, name: str, last: date) -> str:
    """An agency, or the one that its duties passed to by a day."""
    agency = w.pack.get("agencies", name)
    until = agency.get("until", "9999-12-31")
    told = day_of(str(agency.get("until_recorded_on", until))) <= w.as_of
    if "successor" in agency and told and day_of(until) < last:
        return _standing(w, w.pack.ref(agency["successor"], "agencies"), last)
    return name


def _serving(w: World, bearer: Element, at: Occurrence, last: date) -> list[str]:
    serving = w.pack.ref(bearer["serving"], "indicators")
    value = carry.dated(w, at.unit, serving, days.span(w, at.period)[1])
    if isinstance(value, Unknown):
        return [""]
    text = value.level if isinstance(value, Rating) else str(value)
    kind = [a for a in w.pack.kinds.get("agencies", []) if a.get("kind") == bearer["agency_kind"]]
    found = [a["id"] for a in kind if a.get("serves", {}).get(serving) == text]
    return [_standing(w, name, last) for name in found[:1]]


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
def owed(w: World, duty: Element, at: Occurrence) -> Iterator[Owed]:
    """What every bearer of an occurrence owes on the day."""
    shared = _last_day(w, duty, at, at.unit)
    horizon = shared if isinstance(shared, date) else days.span(w, at.period)[1]
    for bearer, role in _bearers(w, duty, at, horizon).items():
        last = shared if at.unit else _last_day(w, duty, at, bearer)
        due = last if isinstance(last, date) else None
        end = days.span(w, at.period)[1]
        begins = date.min
        if bearer in w.pack.by_id.get("agencies", {}):
            begins = day_of(w.pack.get("agencies", bearer).get("from", "0001-01-01"))
        if (at.unit or bearer) in w.units.all:
            begins = max(begins, w.units.all[at.unit or bearer].begins)
        if begins <= min(due or end, end):
            yield _owed(w, duty, at, bearer, role, due)


def _last_day(w: World, duty: Element, at: Occurrence, unit: str) -> Day:
    if "due" not in duty:
        return unknown(duty["id"], "no_due_day")
    return days.day(w, duty["due"], Frame(unit, at.period), at.on())


def _owed(
    w: World, duty: Element, at: Occurrence, bearer: str, role: str, due: date | None
) -> Owed:
    unit = at.unit or bearer
    lives = unit in w.units.all
    frame = Frame(unit if lives else "", at.period)
    with w.never_provisional():
        needless = shapes.holds(w, duty["id"], duty.get("not_required_when", False), frame)
    if role != "lead" or duty.get("modality") == "request":
        return Owed(at, unit, bearer, "not_required", due)
    ends, how = w.units.last_day(unit) if lives else date.max, duty.get("if_unit_ends", "ends")
    is_over = at.event is None and ends < days.span(w, at.period)[0]
    if is_over or (due is not None and ends < due and how == "ends"):
        return Owed(at, unit, bearer, "not_required", None)
    if needless is True:
        return Owed(at, unit, bearer, "not_required", due)
    opens = _opens(w, duty, at, frame)
    by_unit = at.unit and (duty.get("per_unit") or at.of_fact)
    done = _done(w, duty, at, unit if by_unit else bearer, opens)
    owing, concerned = {unit}, {unit}
    while due is not None and how == "passes" and (gone := _gone(w, owing, due)):
        last = w.units.last_day(gone)
        if done is not None and done <= last:
            break
        heirs = set(w.units.heirs(gone, last + ONE_DAY))
        owing, concerned = owing - {gone} | heirs, concerned | heirs
        reports = [_done(w, duty, at, each, opens) for each in concerned]
        done = min((report for report in reports if report is not None), default=None)
    if not owing:
        return Owed(at, unit, bearer, "not_required", None)
    bearer = "+".join(sorted(owing, key=str.encode)) if bearer == unit else bearer
    return Owed(at, unit, bearer, _status(w, due, done, opens), due, done, reasons_in(needless))


def _gone(w: World, owing: set[str], due: date) -> str | None:
    """A unit that ended before the last day, and before today."""
    found = [u for u in owing if u in w.units.all and w.units.last_day(u) < min(due, w.as_of)]
    return min(found, default=None)


def _opens(w: World, duty: Element, at: Occurrence, frame: Frame) -> date | None:
    if "opens" not in duty:
        return at.on() or days.span(w, at.period)[0]
    found = days.day(w, duty["opens"], frame, at.on())
    return None if isinstance(found, Unknown) else found


def _done(
    w: World, duty: Element, at: Occurrence, reporter: str, opens: date | None
) -> date | None:
    """The day of submission, when it has come."""
    if "done_by" not in duty:
        return None
    name = w.pack.ref(duty["done_by"], "indicators")
    period = days.around(w, at.period, w.period_of(name))

    def is_mine(fact: Fact) -> bool:
        on = None if one(fact.value) is None else plain_date(one(fact.value))
        counts = duty.get("early", "counts") == "counts"
        return counts or opens is None or not isinstance(on, date) or on >= opens

    value = one(filings.own(w, reporter, name, period, is_mine).value)
    day = None if value is None else plain_date(value)
    return day if isinstance(day, date) and day <= w.as_of else None


def _status(w: World, last: date | None, done: date | None, opens: date | None) -> str:
    if last is None:
        return "not_yet_due"
    if done is not None:
        return "fulfilled" if done <= last else "late"
    if w.as_of > last:
        return "overdue"
    return "due" if opens is not None and w.as_of >= opens else "not_yet_due"


# ---- asked from rule texts
def _of_unit(w: World, function: str, name: str, frame: Frame) -> list[Owed]:
    """What a unit is required of a duty within the period of a frame."""
    variants = [d for d in w.pack.by_id["duties"][name] if "every" in d]
    begins, ends = days.span(w, frame.period)
    found = []
    for duty in variants:
        for at in occurrences(w, duty, range(begins.year, ends.year + 1)):
            span = (at.event.day,) * 2 if at.event is not None else days.span(w, at.period)
            if begins <= span[0] and span[1] <= ends and at.unit in ("", frame.unit):
                found += [e for e in owed(w, duty, at) if e.unit == frame.unit]
    found = [each for each in found if each.status != "not_required"]
    is_open = function == "kept" and any(each.open_ones for each in found)
    used = not is_open and any(each.status == "overdue" for each in found)
    if function == "breaches":
        used |= any(e.open_ones or e.last_day is None or not e.bearer for e in found)
    if used:
        w.assume(function, name)
    if any("fact" in duty["every"] for duty in variants):
        w.assume("occasions", name)
    return found


def kept(w: World, name: str, frame: Frame) -> Value:
    """Whether each occurrence that is required was kept."""
    found = _of_unit(w, "kept", name, frame)
    if any(each.open_ones for each in found):
        return Unknown(NONE.union(*(each.open_ones for each in found)))
    made: list[Value] = []
    for each in found:
        at = each.at.event.id if each.at.event is not None else days.label(w, each.at.period)
        is_open = each.status not in ("fulfilled", "late", "overdue")
        fact = f"{each.unit}:{name}@{at}"
        made.append(unknown(fact, "not_reported") if is_open else each.status == "fulfilled")
    return tuple(made)


def breaches(w: World, name: str, frame: Frame) -> Value:
    """How many occurrences are late or overdue as known on the day."""
    found = _of_unit(w, "breaches", name, frame)
    return Fraction(sum(each.status in ("late", "overdue") for each in found))
