"""The two kinds of duration (sections 3 and 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

GREATEST_MONTHS = 11_999_999_999
SECOND = 10**9
DAY = 86_400 * SECOND
NANOSECONDS_BOUND = 2**63 * SECOND
_MONTHS = re.compile(r"(-?)P(?:([0-9]+)Y)?(?:([0-9]+)M)?", re.ASCII)
_TIME = re.compile(
    r"(-?)P(?:([0-9]+)D)?"
    r"(T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]{0,9}))?S)?)?",
    re.ASCII,
)


@dataclass(frozen=True, order=True)
class Months:
    """A years and months duration."""

    months: int


@dataclass(frozen=True, order=True)
class Span:
    """A days and time duration in nanoseconds."""

    nanoseconds: int


def make_months(months: int) -> Months | None:
    """The duration, when within bounds."""
    return Months(months) if abs(months) <= GREATEST_MONTHS else None


def make_span(nanoseconds: int) -> Span | None:
    """The duration, when within bounds."""
    return Span(nanoseconds) if abs(nanoseconds) < NANOSECONDS_BOUND else None


def truncate(x: Fraction) -> int:
    """Toward zero."""
    whole = abs(x.numerator) // x.denominator
    return whole if x >= 0 else -whole


def parse(text: str) -> Months | Span | None:
    """The duration of a text of either kind."""
    found = _MONTHS.fullmatch(text)
    if found is not None and (found[2] or found[3]):
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return make_months(-months if found[1] else months)
    return _parse_span(text)


def _parse_span(text: str) -> Span | None:
    found = _TIME.fullmatch(text)
    if found is None or not (found[2] or found[3]) or found[3] == "T":
        return None
    hours = int(found[2] or 0) * 24 + int(found[4] or 0)
    seconds = (hours * 60 + int(found[5] or 0)) * 60 + int(found[6] or 0)
    value = seconds * SECOND + int((found[7] or "").ljust(9, "0"))
    return make_span(-value if found[1] else value)


def text(duration: Months | Span) -> str:
    """The normalised text, zero parts left out."""
    if isinstance(duration, Months):
        sign, (years, months) = _split(duration.months, 12)
        parts = [(years, "Y"), (months, "M")]
        return sign + "P" + (_join(parts) or "0M")
    sign, (days, rest) = _split(duration.nanoseconds, DAY)
    hours, rest = divmod(rest, 3600 * SECOND)
    minutes, rest = divmod(rest, 60 * SECOND)
    seconds, below = divmod(rest, SECOND)
    time = _join([(hours, "H"), (minutes, "M")])
    if seconds or below:
        fraction = f".{below:09d}".rstrip("0") if below else ""
        time += f"{seconds}{fraction}S"
    if not days and not time:
        return "PT0S"
    return sign + "P" + _join([(days, "D")]) + ("T" + time if time else "")


def _split(value: int, unit: int) -> tuple[str, tuple[int, int]]:
    return ("-" if value < 0 else ""), divmod(abs(value), unit)


def _join(parts: list[tuple[int, str]]) -> str:
    return "".join(f"{count}{letter}" for count, letter in parts if count)


def months_part(duration: Months, key: str) -> int:
    """years or months of the normalised form, with the sign of the duration."""
    years, months = divmod(abs(duration.months), 12)
    part = years if key == "years" else months
    return -part if duration.months < 0 else part


def span_part(duration: Span, key: str) -> int:
    """days, hours, minutes or seconds of the normalised form, with the sign of the duration."""
    seconds = abs(duration.nanoseconds) // SECOND
    parts = {
        "days": seconds // 86_400,
        "hours": seconds // 3600 % 24,
        "minutes": seconds // 60 % 60,
        "seconds": seconds % 60,
    }
    return -parts[key] if duration.nanoseconds < 0 else parts[key]


MONTHS_PARTS = ("years", "months")
SPAN_PARTS = ("days", "hours", "minutes", "seconds")
