"""Which facts of a year may be entered, and about whom: the door of the library is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieuchi import _core

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

Json = dict[str, Any]

#: Rows asked about at once, so that every issue about them is told.
_AT_ONCE = 300
#: No value of any kind; what refuses a row for that alone says that all else is right.
_NOTHING = "\x02"


@dataclass(frozen=True)
class Entry:
    """A fact that may be entered."""

    unit: str
    indicator: str
    period: str
    #: Whether whoever enters it says the period: a range of days, or which occasion.
    open_period: bool = False


def entries(rulebook: Rulebook, year: int) -> list[Entry]:
    """The facts of a year in the order of units, then indicators; of agencies behind them."""
    told = rulebook.describe()
    periods = _periods(rulebook, told["indicators"], year)
    units = [unit["id"] for unit in told["units"]]
    agencies = [agency["id"] for agency in told["agencies"]]
    asked = [
        Entry(about, indicator["id"], period, _is_open(period))
        for of_agency, named in ((False, units), (True, agencies))
        for about in named
        for indicator in told["indicators"]
        if indicator["of_agency"] == of_agency
        for period in periods[indicator["id"]]
    ]
    return list(_let_in(rulebook, asked))


def _candidates(year: int) -> list[str]:
    parts = [f"{year}", *(f"{year}-H{n}" for n in (1, 2)), *(f"{year}-Q{n}" for n in range(1, 5))]
    months = [f"{year}-{n:02}" for n in range(1, 13)]
    occasions = [f"{year}-{chr(letter)}1" for letter in range(65, 91) if chr(letter) not in "HQ"]
    return [*parts, *months, "once", f"{year}-01-01/", *occasions]


def _is_open(period: str) -> bool:
    """A range of days, and an occasion: there may be more than one in a year."""
    return period.endswith("/") or (period[5:6].isalpha() and period[5] not in "HQ")


def _periods(rulebook: Rulebook, indicators: Sequence[Json], year: int) -> dict[str, list[str]]:
    """The texts of periods that each indicator takes."""
    candidates = _candidates(year)
    units = rulebook.describe()["units"]
    anybody = units[0]["id"] if units else ""
    rows = [[anybody, i["id"], period] for i in indicators for period in candidates]
    refused = {row["row"] for row in _asked(rulebook, rows)["refused_rows"] if _is_period(row)}
    found: dict[str, list[str]] = {i["id"]: [] for i in indicators}
    for number, (_, indicator, period) in enumerate(rows, 1):
        if number not in refused:
            found[indicator].append(period)
    return found


def _is_period(row: Json) -> bool:
    return bool(row["code"] == "fact.period")


def _let_in(rulebook: Rulebook, asked: Sequence[Entry]) -> Iterator[Entry]:
    """Those whose unit, indicator and period belong together."""
    for begin in range(0, len(asked), _AT_ONCE):
        some = asked[begin : begin + _AT_ONCE]
        told = _asked(rulebook, [[e.unit, e.indicator, e.period] for e in some])
        wrong = {row["row"] for row in told["refused_rows"] if row["code"] != "fact.type"}
        wrong |= {i["row"] for i in told["issues"] if i["code"] == "fact.subject"}
        yield from (e for number, e in enumerate(some, 1) if number not in wrong)


def _asked(rulebook: Rulebook, rows: list[list[str]]) -> Json:
    """What the door says of rows without a value; nothing of them is kept."""
    header = ["unit", "indicator", "period", "value", "recorded_on"]
    day = f"{rulebook.years[-1]}-12-31"
    grid: list[list[str | bytes]] = [[*row, _NOTHING.encode(), day] for row in rows]
    unsaid = _core.Unsaid(locale="plain")
    base = rulebook.facts._ledger
    _, told = _core.add_grid(rulebook._handle, base, header, grid, "", unsaid)
    found: Json = json.loads(told)
    return found
