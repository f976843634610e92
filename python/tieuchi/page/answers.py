"""What a page shows: the JSON answers of one day, and what the programme calls things."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tieuchi.page.words import Json, pick


@dataclass(frozen=True)
class Programme:
    """The names of a programme: what is a standard, what belongs to it, what is called how."""

    told: Json

    @property
    def synthetic(self) -> bool:
        return bool(self.told["synthetic"])

    @property
    def items(self) -> dict[str, Json]:
        return {item["id"]: item for item in self.told["items"]}

    @property
    def years(self) -> range:
        return range(self.told["years"]["from"], self.told["years"]["to"] + 1)

    def standards(self) -> list[str]:
        """Groups that no group contains, in the order of the pack; else single criteria."""
        inside = {member for item in self.told["items"] for member in item["members"]}
        top = [item for item in self.told["items"] if item["id"] not in inside]
        groups = [item["id"] for item in top if item["kind"] == "group"]
        return groups or [item["id"] for item in top]

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {clause["id"]: clause["no"] for clause in self.told["clauses"]}

    def cited(self, clause: Json, lang: str) -> tuple[str, str]:
        """A clause as its place inside a document, and the name of the document."""
        place, number = pick(clause["place"], lang), self._numbers.get(clause["id"], "")
        if number and place.startswith(f"{number}, "):
            return number, place[len(number) + 2 :]
        return place, ""

    def places(self, clauses: list[Json], lang: str) -> str:
        """Clauses as they are cited, the document named once after its places."""
        found: dict[str, list[str]] = {}
        for clause in clauses:
            place, document = self.cited(clause, lang)
            if place not in found.setdefault(document, []):
                found[document].append(place)
        named = [
            "; ".join(inside) + (f", {document}" if document else "")
            for document, inside in found.items()
        ]
        return "; ".join(named)

    def labels(self, kind: str) -> dict[str, Json]:
        return {element["id"]: element["label"] for element in self.told.get(kind, [])}


@dataclass(frozen=True)
class Answers:
    """Everything that is asked about one day; empty where it was not asked."""

    programme: Programme
    assessment: Json
    roadmap: Json
    duties: Json
    missing: Json
    explanations: list[list[Json]] = field(default_factory=list)  # per unit, one per standard

    @property
    def provenance(self) -> Json:
        found: Json = self.assessment["provenance"]
        return found

    @property
    def periods(self) -> list[str]:
        return sorted({row["period"] for row in self.assessment["rows"]})


def as_json(result: Any) -> Json:
    """The answer that a result holds, as plain data."""
    held = result.json()
    told: Json = json.loads(held) if isinstance(held, (str, bytes)) else held
    return told


def describe(rulebook: Any) -> Programme:
    held = rulebook.describe()
    return Programme(json.loads(held) if isinstance(held, (str, bytes)) else held)


def gather(rulebook: Any, snapshot: Any, years: Sequence[int]) -> Answers:
    """Asks all of it; explanations are of the last of the years, duties of the year of the day."""
    import tieuchi

    programme = describe(rulebook)
    assessment = tieuchi.assess(rulebook, snapshot, year=list(years))
    told = _in_scope(as_json(assessment))
    units = dict.fromkeys(
        row["unit"] for row in told["rows"] if row["item"] in programme.standards()
    )
    day = told["provenance"]["as_of"]
    year = min(max(int(day[:4]), programme.years[0]), programme.years[-1])
    explained = (as_json(assessment.explain(unit, year=years[-1]))["items"] for unit in units)
    return Answers(
        programme=programme,
        assessment=told,
        roadmap=as_json(tieuchi.roadmap(rulebook, snapshot)),
        duties=as_json(tieuchi.duties(rulebook, snapshot.facts, as_of=day, year=year)),
        missing=as_json(tieuchi.missing(rulebook, snapshot, year=list(years))),
        explanations=[items for items in explained if any(map(_applies, items))],
    )


def _in_scope(assessment: Json) -> Json:
    """Without the units that an item is not about: they belong to no sum."""
    rows = [row for row in assessment["rows"] if row["reason"] != "not_in_scope"]
    return {**assessment, "rows": rows}


def _applies(explained: Json) -> bool:
    return bool(explained["outcome"] != "not_applicable")


def rows_of(answer: Json, **wanted: object) -> Iterable[Json]:
    """Rows whose columns hold the values asked."""
    for row in answer["rows"]:
        if all(row[key] == value for key, value in wanted.items()):
            yield row
