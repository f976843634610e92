"""Answers of one day as plain data, and what the programme calls things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tieuchi._words import Json, pick, say


@dataclass(frozen=True)
class Programme:
    """The names of a programme (tieuchi/programme/1): what belongs to what, how it is called."""

    told: Json

    @property
    def synthetic(self) -> bool:
        return bool(self.told["synthetic"])

    @cached_property
    def items(self) -> dict[str, Json]:
        return {item["id"]: item for item in self.told["items"]}

    @property
    def years(self) -> range:
        return range(self.told["years"]["from"], self.told["years"]["to"] + 1)

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {clause["id"]: clause["no"] for clause in self.told["clauses"]}

    def cited(self, clause: Json, lang: str) -> tuple[str, str]:
        """A clause as its place inside a document, and the name of the document."""
        place, number = pick(clause["place"], lang), self._numbers.get(clause["id"], "")
        if number and place.startswith(f"{number}, "):
            return number, place[len(number) + 2 :]
        return place, ""

    def places(self, clauses: Iterable[Json], lang: str) -> str:
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

    def members(self, item: str) -> list[str]:
        """Items of a group."""
        found: list[str] = self.items[item]["members"] if item in self.items else []
        return found

    def leaves(self, item: str) -> set[str]:
        """Criteria inside an item, to any depth."""
        members = self.members(item)
        return {leaf for m in members for leaf in self.leaves(m)} if members else {item}


@dataclass(frozen=True)
class Answers:
    """Everything that is asked about one day; empty where it was not asked."""

    programme: Programme
    #: Ids of the items that head the programme and have rows, as the library names them.
    standards: list[str]
    assessment: Json
    roadmap: Json
    duties: Json
    missing: Json
    #: What came through the door: rows `kept` and `refused`, and every issue in words.
    facts: Json = field(default_factory=dict)
    explanations: list[list[Json]] = field(default_factory=list)  # per unit, one per head
    #: The cards of units (tieuchi/card/1), by unit; of some or of none.
    cards: Mapping[str, Json] = field(default_factory=dict)
    #: What changed since an earlier day (tieuchi/changes/1); empty where none was given.
    changes: Json = field(default_factory=dict)

    @property
    def provenance(self) -> Json:
        found: Json = self.assessment["provenance"]
        return found

    @cached_property
    def readings(self) -> dict[str, Json]:
        """The readings that rows rest on, by id, in the order of the programme."""
        told = (self.assessment, self.roadmap, self.duties)
        met = {one["id"]: one for answer in told for one in answer["readings"]}
        order = [one["id"] for one in self.programme.told["readings"]]
        return {name: met[name] for name in order if name in met}

    def readings_of(self, items: Iterable[str]) -> set[str]:
        """The ids of the readings that the outcomes of items rest on."""
        return {name for item in items for name in self._item(item).get("readings", [])}

    @cached_property
    def others(self) -> list[str]:
        """Ids of the items with rows that stand in no standard and in no other of them."""
        inside = self._inside(self.standards)
        left = dict.fromkeys(r["item"] for r in self.assessment["rows"] if r["item"] not in inside)
        below = {leaf for item in left for leaf in self.programme.members(item)}
        return [item for item in left if item not in below]

    def _inside(self, heads: Iterable[str]) -> set[str]:
        found, waiting = set(), list(heads)
        while waiting:
            item = waiting.pop()
            if item not in found:
                found.add(item)
                waiting += self.programme.members(item)
        return found

    @property
    def heads(self) -> list[str]:
        """Standards, then what stands in none: together they have every row."""
        return [*self.standards, *self.others]

    def applies_to(self, unit: str, *, period: str) -> bool:
        """Whether any item of the programme applies to a unit."""
        return (unit, period) in self._applying

    @cached_property
    def concerned(self) -> set[str]:
        """Units to which a standard applies in any period."""
        return {
            row["unit"]
            for row in self.assessment["rows"]
            if row["item"] in self.standards and row["outcome"] != "not_applicable"
        }

    @cached_property
    def _applying(self) -> set[tuple[str, str]]:
        rows = self.assessment["rows"]
        return {(r["unit"], r["period"]) for r in rows if r["outcome"] != "not_applicable"}

    @property
    def periods(self) -> list[str]:
        return sorted({row["period"] for row in self.assessment["rows"]})

    def unit_label(self, unit: str, lang: str) -> str:
        return pick(self.assessment["labels"]["units"].get(unit), lang) or unit

    def item_label(self, item: str, lang: str) -> str:
        return pick(self._item(item).get("label"), lang) or item

    def item_places(self, item: str, lang: str) -> str:
        cited = self.programme.places(self._item(item).get("clauses", []), lang)
        return cited or say("no_clause", lang)

    def _item(self, item: str) -> Json:
        found: Json = self.assessment["labels"]["items"].get(item, {})
        return found


def rows_of(answer: Json, **wanted: object) -> Iterable[Json]:
    """Rows whose columns hold the values asked."""
    for row in answer["rows"]:
        if all(row[key] == value for key, value in wanted.items()):
            yield row
