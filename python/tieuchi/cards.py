"""The card of one unit: what the texts find, ask and count of it, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tieuchi._result import canonical
from tieuchi._view.card import tables_of
from tieuchi._view.shown import Shown, View
from tieuchi.facts import Day, Facts, Snapshot
from tieuchi.issues import known_lang
from tieuchi.programme import Rulebook
from tieuchi.verbs import duties, explained, missing, roadmap, snapshot_of

Json = dict[str, Any]

__all__ = ["Card", "card"]


class Card(Shown):
    """One unit in one year; made by `card`. Immutable.

    `told` is a dict: `unit` and `unit_label`, `year`, `standards` (outcome, counts, reason),
    `findings` (criteria that are not met or not decided, the decisive reason first), `baseline`
    (what the texts find of the unit, with its figures), `lists` (by name: whether they name it),
    `duties`, `targets` (where it counts or is open), `missing`, `provenance`.

    >>> tieuchi.card(rulebook, known, "mh-p1", year=2026).unit
    'mh-p1'
    """

    schema = "tieuchi/card/1"

    def __init__(self, told: Json, *, lang: str = "vi") -> None:
        self.told = told
        self._lang = lang

    @property
    def unit(self) -> str:
        """Id of the unit."""
        return str(self.told["unit"])

    def json(self) -> str:
        """All of it as JSON, keys sorted, no spaces."""
        return canonical(self.told)

    def show(self, lang: str | None = None) -> View:
        """One page in "vi" or "en": text, tables in a notebook, `.markdown()`."""
        known = self._lang if lang is None else known_lang(lang)
        return View(tables_of(self.told, known), known)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Card):
            return NotImplemented
        return self.told == other.told

    def __hash__(self) -> int:
        return hash(self.json())


def card(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    unit: str,
    *,
    year: int | None = None,
    as_of: Day | None = None,
) -> Card:
    """What the texts find, ask and count of a unit, and how it stands in a year.

    `unit` is an id or the official code of the year; without `year` the last one of the programme
    is meant. Raises QuestionError as `explain` does.

    >>> print(str(tieuchi.card(rulebook, known, "mh-p1", year=2026)).splitlines()[0])
    Phường Mẫu 1, năm 2026 · [số liệu minh họa, không có thật]
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    in_year = rulebook.years[-1] if year is None else year
    why = explained(rulebook, known, unit=unit, year=in_year)
    described = rulebook._told_once()
    found = why.items[0]["unit"] if why.items else unit
    owed = duties(rulebook, known, year=in_year)
    counted = roadmap(rulebook, known, year=in_year)
    lacking = missing(rulebook, known, year=in_year)
    told = {
        "schema": Card.schema,
        "provenance": why.provenance,
        "unit": found,
        "unit_label": _label(described, found),
        "year": in_year,
        "standards": [_standard(one) for one in why.items],
        "findings": _findings(why.items),
        "baseline": list(_baseline(described, known, found)),
        "lists": [_listed(one, found) for one in described["cohorts"] if one["by_name"]],
        "duties": [row for row in owed._answer["rows"] if found in _bears(row)],
        "targets": [_counts(row, found) for row in counted._answer["rows"] if _about(row, found)],
        "missing": [row for row in lacking._answer["rows"] if row["fact"].startswith(f"{found}:")],
    }
    return Card(told, lang=rulebook.language)


def _label(described: Json, unit: str) -> Json:
    for one in described["units"]:
        if one["id"] == unit:
            return {"vi": one["name"], "en": one["name"]}
    return {"vi": unit, "en": unit}


def _standard(told: Json) -> Json:
    kept = ("item", "code", "label", "outcome", "verdict", "summary", "value", "provisional")
    return {name: told[name] for name in (*kept, "reason_words", "counts")}


def _findings(told: list[Json]) -> list[Json]:
    """Criteria that are not met, then those that are not decided, each once."""
    found = {leaf["item"]: _finding(leaf) for one in told for leaf in _criteria(one)}
    order = ("not_met", "unknown")
    kept = [one for one in found.values() if one["outcome"] in order]
    return sorted(kept, key=lambda one: order.index(one["outcome"]))


def _finding(leaf: Json) -> Json:
    kept = ("item", "label", "outcome", "provisional", "verdict", "reason_words", "summary")
    clauses = [{"id": c["id"], "place": c["place"]} for c in leaf["clauses"]]
    return {name: leaf[name] for name in kept} | {"clauses": clauses}


def _criteria(told: Json) -> Iterator[Json]:
    if not told["group"]:
        yield told
    for member in told["members"]:
        yield from _criteria(member)


def _baseline(described: Json, known: Snapshot, unit: str) -> Iterator[Json]:
    clauses = {one["id"]: one for one in described["clauses"] if one["kind"] == "baseline"}
    about = {
        one["id"]: one for one in described["indicators"] if set(one["clauses"]) & set(clauses)
    }
    for row in known.rows:
        if row["unit"] == unit and row["indicator"] in about:
            indicator = about[row["indicator"]]
            cited = next(c for c in indicator["clauses"] if c in clauses)
            yield {
                **{name: row[name] for name in ("indicator", "period", "value", "document")},
                "label": indicator["label"],
                "clause": cited,
                "place": clauses[cited]["place"],
                "text": clauses[cited]["text"],
                "levels": {one["id"]: one["label"] for one in indicator["levels"]},
            }


def _listed(cohort: Json, unit: str) -> Json:
    kept = {name: cohort[name] for name in ("id", "label", "clauses")}
    return kept | {"named": unit in cohort["units"], "size": len(cohort["units"])}


def _bears(row: Json) -> set[str]:
    return {row["unit"], *row["bearer"].split("+")}


def _about(row: Json, unit: str) -> bool:
    own = row["target"].partition(":")[2] == unit
    return own or unit in row["reached_units"] or unit in row["unknown_units"]


def _counts(row: Json, unit: str) -> Json:
    kept = {name: row[name] for name in ("target", "label", "year", "verdict", "due", "reached")}
    return kept | {"counted": unit in row["reached_units"], "open": unit in row["unknown_units"]}
