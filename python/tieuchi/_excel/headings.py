"""What the headings of a sheet stand for: the door of the library is asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tieuchi import _core

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

#: What a heading may stand for: a column of facts, or `measure`, an indicator of a sheet.
UNIT, INDICATOR, PERIOD, VALUE, RECORDED, MEASURE = (
    "unit",
    "indicator",
    "period",
    "value",
    "recorded_on",
    "measure",
)
#: Columns that are found by asking for a second one: a heading may name a period, too.
_BESIDE = (PERIOD, "reporter", "document", "note")
#: Headings asked about at once: fewer than the issues that are told one by one.
_AT_ONCE = 300
#: Stands for whatever year is said, where only the kind of a period counts.
_ANY_YEAR = "2000"
_UNKNOWN = {"fact.unknown_column", "fact.personal_data"}


@dataclass
class Headings:
    """Asks what headings mean under a rulebook, each once."""

    rulebook: Rulebook
    #: How a sheet is spelled, and headings that the user maps.
    said: Mapping[str, Any]
    _known: dict[str, bool] = field(default_factory=dict)
    _roles: dict[str, str] = field(default_factory=dict)
    _behind: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    _periods: dict[str, bool] = field(default_factory=dict)

    def known(self, headings: Iterable[str]) -> set[str]:
        """Those that stand for something."""
        asked = list(dict.fromkeys(h for h in headings if h))
        fresh = [h for h in asked if h not in self._known]
        for begin in range(0, len(fresh), _AT_ONCE):
            some = fresh[begin : begin + _AT_ONCE]
            # beside a column of periods none is taken for one that holds the values of a period
            unknown = self._unknown([PERIOD, *some])
            if 0 < len(unknown) < len(some):  # beside a column of indicators no other is one
                unknown = self._unknown([PERIOD, *(h for h in some if h in unknown)])
            self._known |= {h: h not in unknown for h in some}
        return {h for h in asked if self._known[h]}

    def knows(self, heading: str) -> bool:
        """Whether a heading that was asked about stands for something."""
        return self._known.get(heading, False)

    def role(self, heading: str) -> str:
        """What a known heading stands for."""
        if heading not in self._roles:
            self._roles[heading] = self._asked(heading)
        return self._roles[heading]

    def standing_back(self, headings: Iterable[str]) -> set[str]:
        """Of headings that each stand for units those that do not beside the others."""
        units = tuple(dict.fromkeys(headings))
        if len(units) < 2:
            return set()
        if units not in self._behind:
            self._behind[units] = self._unknown(list(units))
        return self._behind[units]

    def are_periods(self, headings: Iterable[str]) -> set[str]:
        """Those that hold the values of a period beside a column of indicators."""
        asked = list(dict.fromkeys(h for h in headings if h))
        fresh = [h for h in asked if h not in self._periods]
        for begin in range(0, len(fresh), _AT_ONCE):
            some = fresh[begin : begin + _AT_ONCE]
            for year in ("", _ANY_YEAR):  # a quarter needs a year that is said
                left = [h for h in some if not self._periods.get(h)]
                unknown = self._unknown([INDICATOR, *left], year)
                self._periods |= {h: h not in unknown for h in left}
        return {h for h in asked if self._periods[h]}

    def _asked(self, heading: str) -> str:
        lacking = {
            i["field"] for i in self._issues([heading]) if i["code"] == "fact.missing_column"
        }
        for field_ in (UNIT, RECORDED):
            if field_ not in lacking:
                return field_
        if VALUE in lacking:
            return INDICATOR
        if INDICATOR in lacking:
            return VALUE
        for field_ in _BESIDE:
            told = self._issues([heading, field_])
            if any(i["code"] == "csv.duplicate_column" for i in told):
                return field_
        return MEASURE

    def _unknown(self, headings: list[str], year: str = "") -> set[str]:
        return {i["field"] for i in self._issues(headings, year) if i["code"] in _UNKNOWN}

    def _issues(self, headings: list[str], year: str = "") -> list[dict[str, Any]]:
        how = {k: v for k, v in self.said.items() if k in ("locale", "assumed", "columns")}
        how |= {"period": year} if year else {}
        base = self.rulebook.facts._ledger
        unsaid = _core.Unsaid(**how)
        _, told = _core.add_grid(self.rulebook._handle, base, headings, [], "", unsaid)
        found: list[dict[str, Any]] = json.loads(told)["issues"]
        return found
