"""Completions: facts that are open on a day, given (format page 17, "Soundness, and assumes")."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import tieuchi

from .chance import Chance
from .facts import value_text
from .last_days import accepted_late, may_still_come
from .load import Loaded
from .periods import Span, spans

Row = dict[str, Any]
KNOWN = ("met", "not_met", "not_applicable", "waived")
PARTLY = re.compile("[0-9]{4}(-([HQ][1-4]|[0-9]{2}))?")
HANDED = ("absorb", "split", "merge_into_new", "partial_transfer")


@dataclass(frozen=True)
class Place:
    """Where a fact may stand, and the document that it needs to count there."""

    indicator: Row
    unit: str
    span: Span
    document: str = ""
    within: str = ""  # the month or the like in which a day lies that is partly known


class Open:
    """The facts that may still come on a day: no known row stands there that would be corrected.

    `revocable` are the places where a lack is final but for a document that is accepted late.
    """

    def __init__(self, pack: Loaded, day: str) -> None:
        self.day = day
        self.rules = rules_of(pack.files)
        self.years = self.rules["programme"]["years"]
        self._rows = _known_rows(pack.files, self.rules, day)
        units = table(pack.files, "data/units.csv")
        self._units = [u["unit"] for u in units]
        self._begins = {u["unit"]: u["valid_from"] for u in units}
        self._events = table(pack.files, "data/events.csv")
        self.places: list[Place] = []
        self.revocable: list[Place] = []
        for place in self._all():
            if told := self._partly_told(place):
                place = replace(place, within=told)
            elif self._has_value(place):
                continue
            if may_still_come(place.indicator, place.span, date.fromisoformat(day), self.rules):
                self.places.append(place)
            elif word := self._revives(place.indicator["id"]):
                self.revocable.append(replace(place, document=word + " 9"))

    def _revives(self, name: str) -> str:
        """The document by which a late row counts, by whichever text it is read."""
        texts = [i for i in self.rules["indicators"] if i["id"] == name]
        words = {accepted_late(text, self.rules) for text in texts}
        return words.pop() if len(words) == 1 else ""

    def _all(self) -> Iterator[Place]:
        first = self.years.get("facts_from", self.years["from"])
        years = range(first, self.years["to"] + 1)
        agencies = [a["id"] for a in self.rules["agencies"]]
        by_id = {i["id"]: i for i in reversed(self.rules["indicators"])}
        for indicator in by_id.values():
            if indicator.get("silence") == "not_named":  # of a closed list nothing more can come
                continue
            period = indicator.get("period", "year")
            for span in spans(period, years, self.rules.get("periods", [])):
                of_agency = indicator.get("subject") == "agency"
                for unit in agencies if of_agency else self._units:
                    if self._begins.get(unit, "") <= span.last.isoformat():
                        yield Place(indicator, unit, span)

    def _has_value(self, place: Place) -> bool:
        """Whether a row is known that a new one would correct or contradict."""
        rows = self._rows.get((place.unit, place.indicator["id"]), [])
        if place.indicator.get("period") == "dated":
            return bool(rows)
        here = [row for row in rows if row["period"] == place.span.text]
        return any(not self._may_be_followed(row, place) for row in here)

    def _partly_told(self, place: Place) -> str:
        """The month or the like that the only row there tells of a day; empty where it is none."""
        if place.indicator["type"] != "date" or place.indicator.get("period") == "dated":
            return ""
        rows = self._rows.get((place.unit, place.indicator["id"]), [])
        here = [row for row in rows if row["period"] == place.span.text]
        is_one = len(here) == 1 and here[0]["recorded_on"] < self.day
        told = str(here[0]["value"]) if is_one else ""
        return told if PARTLY.fullmatch(told) else ""

    def _may_be_followed(self, row: Row, place: Place) -> bool:
        """A withdrawn row, and one of the old territory, leave room for a row of a later day."""
        word = self.rules["programme"].get("withdrawn", "withdrawn")
        if row["recorded_on"] >= self.day:
            return False
        return bool(row["value"] == word) or self._is_of_before(row, place)

    def _is_of_before(self, row: Row, place: Place) -> bool:
        """Whether the row describes what an absorbing unit was before an event of the period."""
        terms = self.rules["programme"].get("succession", {})
        if terms.get("own_rows") == "always_part" or place.span.text == "once":
            return False
        days = [e["day"] for e in self._events if self._gives_to(e, place)]
        return any(row["recorded_on"] < day <= self.day for day in days)

    def _gives_to(self, event: Row, place: Place) -> bool:
        begins, ends = place.span.first.isoformat(), place.span.last.isoformat()
        within = begins < event["day"] <= ends and event["recorded_on"] <= self.day
        absorbs = event["to_unit"] == place.unit and self._begins[place.unit] < event["day"]
        absorbs = absorbs and event["from_unit"] != event["to_unit"]
        return within and absorbs and event["kind"] in HANDED

    def row(self, chance: Chance, place: Place) -> Row:
        """A row of a legal value, recorded on the day."""
        years = (self.years["from"], self.years["to"])
        value = value_text(chance, place.indicator, years)
        if place.within:
            return self._written(place, _day_within(chance, place.within))
        if "open_values" in place.indicator and chance.often(0.05):
            value = chance.pick(list(place.indicator["open_values"]))
        return self._written(place, value)

    def _written(self, place: Place, value: str) -> Row:
        period = place.span.text if place.span.text != "once" else _whole(place.indicator)
        row = {"unit": place.unit, "indicator": place.indicator["id"], "period": period}
        row |= {"value": value, "recorded_on": self.day, "reporter": ""}
        return row | {"document": place.document}

    def holds(self, row: Row) -> bool:
        """Whether the row stands in an open place."""
        return any(
            (place.unit, place.indicator["id"], place.document)
            == (row["unit"], row["indicator"], row["document"])
            and row["period"] in (place.span.text, _whole(place.indicator))
            for place in self.places + self.revocable
        )

    def completion(self, chance: Chance) -> list[Row]:
        """Rows for some of the open places; now and then also for lacks that may be revived."""
        share = chance.pick((0.02, 0.1, 0.3, 1.0))
        places = self.places + (self.revocable if chance.often(0.3) else [])
        return [self.row(chance, p) for p in places if chance.often(share)]


def _day_within(chance: Chance, told: str) -> str:
    """A day of a year, half, quarter or month."""
    year, _, part = told.partition("-")
    size = {"": 12, "H": 6, "Q": 3}.get(part[:1], 1)
    first = (int(part.lstrip("HQ") or 1) - 1) * size + 1
    month = first + chance.below(size)
    return date(int(year), month, chance.pick((1, 15, 28))).isoformat()


def _whole(indicator: Row) -> str:
    """The period of what has no label: once, or a range that is open at both ends."""
    return "/" if indicator.get("period") == "dated" else "once"


def with_rows(pack: Loaded, rows: list[Row]) -> tieuchi.Facts:
    """The facts of the pack with more rows; those that the door refuses stay out."""
    return tieuchi.read_facts(pack.rules, rows) if rows else pack.facts


def table(files: dict[str, str], path: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(files.get(path, ""))))


def rules_of(files: dict[str, str]) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for path, text in files.items():
        if path.endswith(".json"):
            rules |= json.loads(text)
    return rules


def _known_rows(files: dict[str, str], rules: Row, day: str) -> dict[tuple[str, str], list[Row]]:
    known: dict[tuple[str, str], list[Row]] = {}
    for row in table(files, "data/facts/f.csv"):
        if row["recorded_on"] <= day:
            known.setdefault((row["unit"], row["indicator"]), []).append(row)
    columns = [i["id"] for i in rules["indicators"]]
    for unit in table(files, "data/units.csv"):
        for column in columns:
            if unit.get(column):
                known.setdefault((unit["unit"], column), []).append({"period": "", "value": ""})
    return known


def broken(verb: str, before: list[Row], after: list[Row]) -> Iterator[tuple[Row, str]]:
    """The rows that were known without an assumption and came out otherwise."""
    later = {key_of(row): row for row in after}
    for row in before:
        if row["assumes"]:
            continue
        other = later.get(key_of(row))
        words = _target(row, other) if verb == "roadmap" else _item(row, other)
        if words:
            yield row, words


def decided(before: list[Row], after: list[Row]) -> int:
    """How many unknown rows became known."""
    pairs = {key_of(row): row for row in after if row.get("outcome", "unknown") != "unknown"}
    return sum(row.get("outcome") == "unknown" and key_of(row) in pairs for row in before)


def key_of(row: Row) -> tuple[str, ...]:
    """What a row is about."""
    if "target" in row:
        return (row["target"], str(row["year"]))
    return (row["unit"], row["item"], row["period"])


def _item(one: Row, other: Row | None) -> str | None:
    if other is None:
        return f"{one['outcome']}, then no row" if one["outcome"] in KNOWN else None
    if one["outcome"] in KNOWN and one["outcome"] != other["outcome"]:
        return f"{one['outcome']} ({one['reason']}), then {other['outcome']} ({other['reason']})"
    if one["points"] and other["points"] and not _within(one["points"], other["points"]):
        return f"points {one['points']}, then {other['points']}"
    return None


def _target(one: Row, other: Row | None) -> str | None:
    if other is None:
        return f"{one['verdict']}, then no row" if one["verdict"] != "open" else None
    if one["verdict"] in ("reached", "missed") and one["verdict"] != other["verdict"]:
        said = [
            f"{r['verdict']} (due {r['due']}, {r['reached']}..{r['unknown']})" for r in (one, other)
        ]
        return ", then ".join(said) + (" without a due figure" if other["due"] is None else "")
    return None


def _within(wide: str, narrow: str) -> bool:
    """Whether an interval of points lies within another; an open end is empty."""
    (least, most), (low, high) = _ends(wide), _ends(narrow)
    return (least is None or (low is not None and least <= low)) and (
        most is None or (high is not None and high <= most)
    )


def _ends(points: str) -> tuple[Fraction | None, Fraction | None]:
    low, _, high = points.partition("..") if ".." in points else (points, "", points)
    return _number(low), _number(high)


def _number(text: str) -> Fraction | None:
    return Fraction(text) if text else None
