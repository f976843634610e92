"""The periods of the years of a pack: their text and their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

SIZES = {"year": 12, "half": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True)
class Span:
    """A period with its days."""

    text: str
    first: date
    last: date


def spans(period: str, years: Iterable[int], declared: list[dict[str, Any]]) -> list[Span]:
    """The periods of that kind; of an occasion the first two of each year."""
    if period in ("once", "dated"):
        return [Span("once", date.min, date.max)]
    found: list[Span] = []
    for year in years:
        if period in SIZES:
            found += _parts(period, year)
            continue
        spec = next(p for p in declared if p["id"] == period)
        if spec["kind"] == "occasion":
            letter = spec.get("letter", "O")
            whole = _parts("year", year)[0]
            found += [Span(f"{year}-{letter}{n}", whole.first, whole.last) for n in (1, 2)]
        else:
            first = _month(year - 1, int(spec["from"]["from"][:2])).first
            found.append(Span(str(year), first, _month(year, int(spec["by"]["by"][:2])).last))
    return found


def _month(year: int, month: int) -> Span:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Span(f"{year}-{month:02}", first, after - timedelta(days=1))


def _parts(period: str, year: int) -> list[Span]:
    size = SIZES[period]
    found = []
    for number in range(12 // size):
        first, last = _month(year, number * size + 1), _month(year, (number + 1) * size)
        text = {
            12: f"{year}",
            6: f"{year}-H{number + 1}",
            3: f"{year}-Q{number + 1}",
            1: first.text,
        }
        found.append(Span(text[size], first.first, last.last))
    return found
