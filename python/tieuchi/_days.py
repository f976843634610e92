"""Days as they are given: ISO texts and dates."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime

from tieuchi.issues import QuestionError, problem

#: A day, as ISO text or a date.
Day = str | date


def day_of(day: object, field: str = "as_of") -> date:
    """A date from a date or an ISO text; QuestionError says what was given instead."""
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    if isinstance(day, str) and len(day) == 10:
        try:
            return date.fromisoformat(day)
        except ValueError:
            pass
    raise QuestionError(
        [
            problem(
                "question.day",
                field,
                f"{day!r} không phải là ngày; viết như 2024-11-14 hoặc dùng datetime.date",
                f"{day!r} is no day; write it like 2024-11-14 or give a datetime.date",
                nearest=_as_meant(day),
            )
        ]
    )


def _as_meant(day: object) -> str:
    """The day that is written as in Vietnamese, or without its noughts; empty for none."""
    parts = re.fullmatch(r"\s*(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})\s*", str(day))
    if not parts:
        return ""
    first, month, last = map(int, parts.groups())
    year, number = (first, last) if first > 31 else (last, first)
    with suppress(ValueError):
        return date(year, month, number).isoformat() if year > 999 else ""
    return ""
