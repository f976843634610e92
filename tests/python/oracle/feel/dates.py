"""Proleptic Gregorian dates with years to nine digits (sections 3 and 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

GREATEST_YEAR = 999_999_999
_FORM = re.compile(r"(-?)([0-9]{4}|[1-9][0-9]{4,8})-([0-9]{2})-([0-9]{2})", re.ASCII)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, order=True)
class Date:
    """A day of the calendar; order is that of time."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Whether a year, year 0 included, has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def make(year: int, month: int, day: int) -> Date | None:
    """The date, when it exists and its year is within bounds."""
    if abs(year) > GREATEST_YEAR or not 1 <= month <= 12:
        return None
    return Date(year, month, day) if 1 <= day <= month_length(year, month) else None


def parse(text: str) -> Date | None:
    """The date of a text such as -0005-03-01."""
    found = _FORM.fullmatch(text)
    if found is None or (found[1] == "-" and int(found[2]) == 0):
        return None
    return make(int(found[1] + found[2]), int(found[3]), int(found[4]))


def text(date: Date) -> str:
    """Year of at least four digits, month, day."""
    sign = "-" if date.year < 0 else ""
    return f"{sign}{abs(date.year):04d}-{date.month:02d}-{date.day:02d}"


def _days_before_year(year: int) -> int:
    """Days from 0000-01-01 to the first of January of a year."""
    past = year - 1
    return year * 365 + past // 4 - past // 100 + past // 400 + 1


def to_days(date: Date) -> int:
    """Days since 0000-01-01."""
    months = sum(month_length(date.year, month) for month in range(1, date.month))
    return _days_before_year(date.year) + months + date.day - 1


def from_days(days: int) -> Date | None:
    """The date that many days after 0000-01-01, when within bounds."""
    year = days * 400 // 146_097
    while _days_before_year(year) > days:
        year -= 1
    while _days_before_year(year + 1) <= days:
        year += 1
    rest, month = days - _days_before_year(year), 1
    while rest >= month_length(year, month):
        rest, month = rest - month_length(year, month), month + 1
    return make(year, month, rest + 1)


def add_months(date: Date, months: int) -> Date | None:
    """The same day some months later, or the last day of a shorter month."""
    year, index = divmod(date.year * 12 + date.month - 1 + months, 12)
    return make(year, index + 1, min(date.day, month_length(year, index + 1)))


def weekday(date: Date) -> int:
    """Monday 1 to Sunday 7; 0000-01-01 was a Saturday."""
    return (to_days(date) + 5) % 7 + 1


def months_between(start: Date, end: Date) -> int:
    """Whole months from start to end, toward zero."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and end.day < start.day:
        return months - 1
    if months < 0 and end.day > start.day:
        return months + 1
    return months
