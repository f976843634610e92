"""The last day on which a row counts, from the terms of its filing alone (format page 4 and 7)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from .periods import Span, spans

Row = dict[str, Any]
KEYS = ("on", "by", "before", "from", "after")


class UnclearError(Exception):
    """The day hangs on what is not told here: a date that is reported, a year without calendar."""


def day_of(day: Row, span: Span, rules: Row) -> date:
    """A day object in a period."""
    key = next(k for k in KEYS if k in day)
    found = _moved(_anchor(day[key], span), years=day.get("year", 0))
    step = day.get("plus", {})
    found = _moved(found, step.get("years", 0), step.get("months", 0))
    found += timedelta(days=step.get("days", 0) - (1 if day.get("day_one") else 0))
    calendar = _calendar(day, rules)
    if "working_days" in step:
        found = _worked(found, step["working_days"], calendar)
    found += timedelta(days={"before": -1, "after": 1}.get(key, 0))
    while "roll" in day and not _is_working(found, calendar):
        found += timedelta(days=1 if day["roll"] == "forward" else -1)
    return found


def _anchor(anchor: str, span: Span) -> date:
    if anchor in ("period.start", "period.end"):
        return _plain(span.first if anchor == "period.start" else span.last)
    if anchor[:4].isdigit():
        return date.fromisoformat(anchor)
    if not anchor[:2].isdigit():
        raise UnclearError(anchor)
    _plain(span.first)
    month = int(anchor[:2]) + (span.first.month - 1 if "-" in span.text else 0)
    year = int(span.text[:4])
    if not 1 <= month <= 12:
        raise UnclearError(anchor)
    last = monthrange(year, month)[1]
    return date(year, month, last if anchor.endswith("last") else int(anchor[3:]))


def _plain(day: date) -> date:
    if day in (date.min, date.max):
        raise UnclearError("a period without end")
    return day


def _moved(day: date, years: int = 0, months: int = 0) -> date:
    month = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _calendar(day: Row, rules: Row) -> Row | None:
    wanted = day.get("calendar", rules["programme"].get("calendar"))
    return next((c for c in rules.get("calendars", []) if c["id"] == wanted), None)


def _is_working(day: date, calendar: Row | None) -> bool:
    if calendar is None:
        raise UnclearError("no calendar")
    holidays = calendar["holidays"]
    if isinstance(holidays, str) or "covers" not in calendar:
        raise UnclearError("a calendar of its own file or years")
    if not calendar["covers"]["from"] <= day.year <= calendar["covers"]["to"]:
        raise UnclearError("a year without calendar")
    return day.isoweekday() not in calendar.get("weekend", [6, 7]) and str(day) not in holidays


def _worked(day: date, count: int, calendar: Row | None) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not _is_working(day, calendar):
            day += step
    return day


def may_still_come(indicator: Row, span: Span, day: date, rules: Row) -> bool:
    """Whether a row recorded on the day counts for certain, in every version."""
    alike = [i for i in rules["indicators"] if i["id"] == indicator["id"]]
    return all(_may_come(one, span, day, rules) for one in alike)


def _may_come(indicator: Row, span: Span, day: date, rules: Row) -> bool:
    filing = _filing(indicator, rules)
    if filing is None or "until" not in filing:
        return True
    if indicator.get("period") == "dated":  # a range without a start begins with the facts
        years = rules["programme"]["years"]
        [span] = spans("year", [years.get("facts_from", years["from"])], [])
    try:
        return day <= day_of(filing["until"], span, rules)
    except UnclearError:
        return False


def accepted_late(indicator: Row, rules: Row) -> str:
    """How a document begins that is accepted after the last day; empty where none is."""
    filing = _filing(indicator, rules) or {}
    classes = {c["id"]: c["starts_with"][0] for c in rules.get("document_classes", [])}
    return next((str(classes[c]) for c in filing.get("late_accepts", [])), "")


def _filing(indicator: Row, rules: Row) -> Row | None:
    wanted = indicator.get("filing")
    return next((f for f in rules.get("filings", []) if f["id"] == wanted), None)
