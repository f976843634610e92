"""Periods and the days computed from them (section 4)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..feel import dates
from ..feel.values import Unknown
from .core import (
    NONE,
    Day,
    Element,
    Frame,
    NotCovered,
    Period,
    feel_date,
    plain_date,
    remembered,
    unknown,
)
from .pack import day_of
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
MARKS = ("on", "by", "before", "from", "after")
_LETTERS = {"half": "H", "quarter": "Q", "month": ""}


def _sign(w: World, kind: str) -> str | None:
    """What stands before the number of a period; nothing where the year is its label."""
    if kind in MONTHS:
        return _LETTERS.get(kind)
    declared = w.pack.get("periods", kind)
    return str(declared.get("letter", "O")) if declared["kind"] == "occasion" else None


def label(w: World, period: Period) -> str:
    """The text of a period in facts."""
    if period.kind == "once":
        return "once"
    sign = _sign(w, period.kind)
    if sign is None:
        return str(period.year)
    return (
        f"{period.year}-{sign}{period.number:02d}"
        if not sign
        else (f"{period.year}-{sign}{period.number}")
    )


def period_of(w: World, kind: str, text: str) -> Period | None:
    """The period of a fact's text; nothing when it is not of the kind."""
    if kind == "once":
        return Period("once", 0) if text == "once" else None
    sign = _sign(w, kind)
    number = "" if sign is None else f"-{sign}([0-9]+)" if sign else "-([0-9]{2})"
    form = re.fullmatch(f"([0-9]{{4}}){number}", text)
    if form is None:
        return None
    period = Period(kind, int(form[1]), int(form[2]) if number else 0)
    most = 12 // MONTHS[kind] if kind in MONTHS else period.number
    return period if not number or 1 <= period.number <= most else None


@remembered
def span(w: World, period: Period) -> tuple[date, date]:
    """First and last day; of an occasion those of its year, of `once` those of all time."""
    if period.kind == "once":
        return date.min, date.max
    if period.kind not in MONTHS and _sign(w, period.kind) is None:
        window = w.pack.get("periods", period.kind)
        year = Frame("", Period("year", period.year))
        first, last = day(w, window["from"], year), day(w, window["by"], year)
        assert isinstance(first, date) and isinstance(last, date)
        return first, last
    size = MONTHS.get(period.kind, 12)
    number = max(period.number, 1) if size < 12 else 1
    first = date(period.year, (number - 1) * size + 1, 1)
    return first, months_later(first, size) - ONE_DAY


def around(w: World, period: Period, kind: str) -> Period:
    """The period of a kind as read in a frame: the same, or the longer one around it."""
    if kind == period.kind:
        return period
    if kind == "once":
        return Period("once", 0)
    if kind == "year" or kind not in MONTHS:
        return Period(kind, period.year)
    if MONTHS.get(period.kind, 12) < MONTHS[kind]:
        month = (period.number - 1) * MONTHS[period.kind]
        return Period(kind, period.year, month // MONTHS[kind] + 1)
    raise NotCovered(f"a name of period {kind} in a frame of {period.kind}")


def standing(w: World, period: Period, kind: str) -> Period:
    """The period in which an item or a measure of a kind stands: of `once` the year asked."""
    return around(w, period, "year" if kind == "once" else kind)


def earlier(period: Period, n: int) -> Period:
    """The period n before."""
    if period.kind == "once":
        raise NotCovered("prior of `once`")
    count = 12 // MONTHS.get(period.kind, 12)
    year, index = divmod(period.year * count + max(period.number, 1) - 1 - n, count)
    return Period(period.kind, year, index + 1 if count > 1 else 0)


def within(w: World, period: Period, kind: str) -> list[Period]:
    """The periods of a kind of months wholly inside a period, in order."""
    first, last = span(w, period)
    count = 12 // MONTHS[kind]
    numbers = range(1, count + 1) if count > 1 else [0]
    found = [Period(kind, year, n) for year in range(first.year, last.year + 1) for n in numbers]
    return [p for p in found if first <= span(w, p)[0] and span(w, p)[1] <= last]


def day(w: World, given: Element, frame: Frame, event: date | None = None) -> Day:
    """The day of a day object."""
    mark = next(key for key in MARKS if key in given)
    with w.never_provisional():
        found = _anchor(w, str(given[mark]), given.get("year", 0), frame, event)
    plus = given.get("plus", {})
    if isinstance(found, Unknown):
        return found
    found = months_later(months_later(found, 12 * plus.get("years", 0)), plus.get("months", 0))
    found += timedelta(plus.get("days", 0) - (1 if given.get("day_one") else 0))
    calendar = given.get("calendar", w.pack.programme.get("calendar"))
    stepped = _worked(w, found, plus.get("working_days", 0), calendar)
    if isinstance(stepped, Unknown):
        return stepped
    stepped += timedelta({"before": -1, "after": 1}.get(mark, 0))
    steps = {"forward": 1, "back": -1}
    return _rolled(w, stepped, steps[given["roll"]], calendar) if "roll" in given else stepped


def is_past(w: World, given: Element | None, frame: Frame) -> bool:
    """Whether the day of knowledge is after a day object's; never of an unknown day, or of none."""
    found = day(w, given, frame) if given else None
    return isinstance(found, date) and w.as_of > found


def not_past(w: World, given: Element | None, frame: Frame) -> bool:
    """Whether the day of knowledge is on or before a day object's, or that day is unknown."""
    return given is not None and not is_past(w, given, frame)


def months_later(start: date, months: int) -> date:
    """The same day some months later, clipped."""
    moved = plain_date(dates.add_months(feel_date(start), months))
    assert isinstance(moved, date)
    return moved


def _anchor(w: World, text: str, years: int, frame: Frame, event: date | None) -> Day:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return day_of(text)
    if text in ("period.start", "period.end"):
        return months_later(span(w, frame.period)[text == "period.end"], 12 * years)
    if form := re.fullmatch(r"([0-9]{2})-([0-9]{2}|last)", text):
        return _month_day(w, int(form[1]), form[2], years, frame.period)
    if text == "event":
        if event is None:
            raise NotCovered("the anchor `event` outside a duty per event")
        return event
    if text == "created":
        begins = w.units.all[frame.unit].begins
        return Unknown(NONE) if begins == date.min else begins  # nobody can report it
    if frame.period.kind == "once":  # no year, and so no version
        return plain_date(w.read(text, frame, len(w.pack.versions) - 1))
    return plain_date(w.name(text, frame))


def _month_day(w: World, month: int, text: str, years: int, period: Period) -> Day:
    if period.kind == "once":
        raise NotCovered("a month and day of a `once` period")
    is_part = period.kind in MONTHS
    if month > MONTHS.get(period.kind, 12):
        return unknown("", "does_not_exist")
    start = span(w, period)[0] if is_part else date(period.year, 1, 1)
    start = months_later(start, month - 1 + 12 * years)
    most = dates.month_length(start.year, start.month)
    if text != "last" and int(text) > most:
        raise NotCovered("a day that does not exist")
    return start.replace(day=most if text == "last" else int(text))


# ---- calendars
def _is_working(w: World, on: date, name: str | None) -> bool | Unknown:
    if name is None:
        raise NotCovered("working days without a calendar")
    calendar = w.pack.get("calendars", name)
    years = sorted(int(text[:4]) for text in calendar["holidays"]) or [1, 0]
    covers = calendar.get("covers", {"from": years[0], "to": years[-1]})
    if not covers["from"] <= on.year <= covers["to"]:
        return unknown(f"calendar:{calendar['id']}@{on.year}", "no_calendar")
    is_off = on.isoweekday() in calendar.get("weekend", [6, 7])
    return not is_off and on.isoformat() not in calendar["holidays"]


def _worked(w: World, found: date, count: int, calendar: str | None) -> Day:
    step, left = (1 if count > 0 else -1), abs(count)
    while left:
        found += timedelta(step)
        works = _is_working(w, found, calendar)
        if isinstance(works, Unknown):
            return works
        left -= works
    return found


def _rolled(w: World, found: date, step: int, calendar: str | None) -> Day:
    while True:
        works = _is_working(w, found, calendar)
        if isinstance(works, Unknown):
            return works
        if works:
            return found
        found += timedelta(step)


def working_days(w: World, first: date, last: date, calendar: str | None) -> int | Unknown:
    """How many working days there are from one day to another, both included."""
    days = [first + timedelta(shift) for shift in range((last - first).days + 1)]
    found = [_is_working(w, each, calendar) for each in days]
    open_ones = [each for each in found if isinstance(each, Unknown)]
    return open_ones[0] if open_ones else sum(each is True for each in found)
