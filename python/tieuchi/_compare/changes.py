"""The rows of two assessments that differ, with the facts that made the difference."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tieuchi._words import figure_of

Json = dict[str, Any]
Key = tuple[str, str, str]
#: Unit, indicator and period of a fact.
Name = tuple[str, str, str]

#: Kinds of change, the weightiest first.
KINDS = ("reversed", "decided", "reopened", "scope", "settled", "provisional", "reason")
#: What made a change; more than one may have.
CAUSES = (
    "version", "correction", "withdrawn", "report", "contested", "refused", "late", "deadline",
    "other",
)  # fmt: skip
_DECIDED = ("met", "not_met")
_OUTSIDE = ("not_applicable", "waived")
#: Codes of a missing fact that say by themselves what happened.
_BY_CODE = {
    "late": "late",
    "refused": "refused",
    "contested": "contested",
    "contradiction": "contested",
    "not_submitted": "deadline",
}


@dataclass
class Side:
    """One of the two: what was answered, which facts were known, why facts are missing."""

    answer: Json
    facts: Mapping[tuple[str, str, str], list[Json]]
    missing: Mapping[str, list[str]]
    #: The indicators and items that an item rests on, by unit, item and year.
    reads: Callable[[str, str, str], set[str]] = field(default=lambda *_: set())
    #: Indicators whose values nobody is told.
    restricted: frozenset[str] = frozenset()

    @property
    def rows(self) -> dict[Key, Json]:
        return {(r["unit"], r["item"], r["period"]): r for r in self.answer["rows"]}


def facts_by_name(rows: Iterable[Json]) -> dict[tuple[str, str, str], list[Json]]:
    """Facts by unit, indicator and period."""
    found: dict[tuple[str, str, str], list[Json]] = {}
    for row in rows:
        found.setdefault((row["unit"], row["indicator"], row["period"]), []).append(row)
    return found


def kind_of(before: Json, after: Json) -> str:
    """What kind of change two rows show; empty for none."""
    old, new = before["outcome"], after["outcome"]
    if old == new:
        if before["provisional"] != after["provisional"]:
            return "provisional" if after["provisional"] else "settled"
        return "reason" if _why(before) != _why(after) else ""
    if old in _OUTSIDE or new in _OUTSIDE:
        return "scope"
    if old in _DECIDED and new in _DECIDED:
        return "reversed"
    return "decided" if new in _DECIDED else "reopened"


def _why(row: Json) -> tuple[Any, ...]:
    return (row["reason"], row["value"], row["points"], row["version"])


class Comparer:
    """Finds the changes from one side to the other, and their causes."""

    def __init__(self, before: Side, after: Side, members: Mapping[str, list[str]]) -> None:
        self.before, self.after, self.members = before, after, members
        self.old, self.new = before.rows, after.rows
        self.fresh = dict(self._fresh())

    def rows(self) -> list[Json]:
        """The changed rows, groups too; rows that stand on one side only are none."""
        found = []
        for key, old in self.old.items():
            new = self.new.get(key)
            if new is not None and (kind := kind_of(old, new)):
                found.append(self._row(key, kind, old, new))
        found.sort(key=lambda row: KINDS.index(row["kind"]))
        return found

    def _row(self, key: Key, kind: str, old: Json, new: Json) -> Json:
        unit, item, period = key
        causes, facts = self._causes(key, old, new)
        return {
            "unit": unit,
            "item": item,
            "period": period,
            "kind": kind,
            "before": old["outcome"],
            "after": new["outcome"],
            "causes": [cause for cause in CAUSES if cause in causes],
            "facts": facts,
            "provisional_before": old["provisional"],
            "provisional_after": new["provisional"],
            "reason_before": old["reason"],
            "reason_after": new["reason"],
        }

    def _fresh(self) -> Iterator[tuple[tuple[str, str, str], str]]:
        """Facts whose rows are not the same on both sides, with what happened to them."""
        for name, rows in self.after.facts.items():
            known = self.before.facts.get(name, [])
            added = [row for row in rows if row not in known]
            if added and all(row["value"] == "withdrawn" for row in added):
                yield name, "withdrawn"
            elif added:
                yield name, "correction" if known else "report"
            elif len(rows) < len(known):
                yield name, "withdrawn"
        for name in self.before.facts:
            if name not in self.after.facts:
                yield name, "withdrawn"

    def _causes(self, key: Key, old: Json, new: Json) -> tuple[set[str], list[Json]]:
        members = [m for m in self.members.get(key[1], []) if (key[0], m, key[2]) in self.old]
        if members:
            return self._of_members(key, members, old, new)
        causes: set[str] = {"version"} if old["version"] != new["version"] else set()
        facts: dict[str, Json] = {}
        for name, what in self._touched(key, old, new):
            causes.add(what)
            facts[_reference(name)] = self._told(name, what)
        if not causes and new["outcome"] == "unknown":
            for reference in new["missing"]:
                for code in self.after.missing.get(reference, []):
                    if code in _BY_CODE and code not in self.before.missing.get(reference, []):
                        causes.add(_BY_CODE[code])
                        facts[reference] = {"fact": reference, "cause": _BY_CODE[code]}
        if not causes and old["provisional"] and not new["provisional"]:
            causes.add("deadline")
        return causes or {"other"}, list(facts.values())

    def _of_members(
        self, key: Key, members: list[str], old: Json, new: Json
    ) -> tuple[set[str], list[Json]]:
        """A group changes by its members: their causes together."""
        causes: set[str] = {"version"} if old["version"] != new["version"] else set()
        facts: dict[str, Json] = {}
        for member in members:
            below = (key[0], member, key[2])
            if below in self.new and kind_of(self.old[below], self.new[below]):
                more, told = self._causes(below, self.old[below], self.new[below])
                causes |= more
                facts |= {one["fact"]: one for one in told}
        return causes or {"other"}, list(facts.values())

    def _touched(self, key: Key, old: Json, new: Json) -> Iterator[tuple[Name, str]]:
        """The fresh facts that the item waited for, or that it reads."""
        waited = {*old["missing"], *new["missing"]}
        named = [(n, what) for n, what in self.fresh.items() if _reference(n) in waited]
        if named:
            yield from named
            return
        unit, item, period = key
        reads = self.after.reads(unit, item, period) | self.before.reads(unit, item, period)
        for name, what in self.fresh.items():
            if name[0] == unit and name[1] in reads:
                yield name, what

    def _told(self, name: tuple[str, str, str], what: str) -> Json:
        """A fact with what it said before and what it says now."""
        hidden = name[1] in self.after.restricted
        return {
            "fact": _reference(name),
            "cause": what,
            "before": _last(self.before.facts.get(name, []), hidden=hidden),
            "after": _last(self.after.facts.get(name, []), hidden=hidden),
        }


def _reference(name: tuple[str, str, str]) -> str:
    return f"{name[0]}:{name[1]}@{name[2]}"


def _last(rows: list[Json], *, hidden: bool) -> Json | None:
    """The row recorded last, without what nobody asks, or may be told."""
    if not rows:
        return None
    row = max(rows, key=lambda one: one["recorded_on"])
    if hidden and row["value"] != "withdrawn":
        row = {**row, "value": ""}
    return {key: row[key] for key in ("value", "recorded_on", "document", "reporter")}


def read_by(explained: Json) -> dict[str, set[str]]:
    """The names that each item of an explanation reads, through measures too."""
    found: dict[str, set[str]] = {}
    waiting = list(explained["items"])
    while waiting:
        item = waiting.pop()
        waiting += item["members"]
        names: set[str] = set()
        values = list(item["values"])
        while values:
            value = values.pop()
            names.add(value["id"])
            values += value["from"]
        names |= {figure_of(m["fact"])[0] for m in item["missing"]}
        found[item["item"]] = names
    return found


def plain(text: str) -> Json:
    """An answer from its JSON."""
    told: Json = json.loads(text)
    return told
