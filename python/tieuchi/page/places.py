"""Where a reader finds a unit, a reason, an item of the annex and a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tieuchi._view.answers import Answers, rows_of
from tieuchi._words import Json, as_counted


def unit_anchor(unit: str) -> str:
    return f"u-{unit}"


def reason_anchor(unit: str, item: str) -> str:
    """No id holds a stroke, so that no two reasons have one anchor."""
    return f"u-{unit}/{item}"


@dataclass(frozen=True)
class Places:
    """Links into one page, or into a page for each unit where `files` names those."""

    answers: Answers
    files: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Json]:
        """What is explained, once, in the order of the programme; its numbers are lines of the
        annex."""
        found = {told["item"]: told for told in self._explained}
        rules = {told["item"]: told for told in self._explained if told["rule_words"]}
        order = {item: n for n, item in enumerate(self.answers.programme.items)}
        return {item: rules.get(item, found[item]) for item in sorted(found, key=order.__getitem__)}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The line of each item in the annex, from 1."""
        return {item: n for n, item in enumerate(self.items, 1)}

    @cached_property
    def clauses(self) -> dict[str, Json]:
        """The clauses of these items, once, in the order in which they are cited."""
        return {c["id"]: c for told in self.items.values() for c in told["clauses"]}

    @cached_property
    def readings(self) -> dict[str, Json]:
        """The readings that anything shown rests on, in the order of the programme; their numbers
        are lines of the annex."""
        answers = self.answers
        parts = (answers.assessment, answers.roadmap, answers.duties)
        known = {one["id"]: one for part in parts for one in part["readings"]}
        used = {name for told in self.items.values() for name in told["readings"]}
        used |= {name for row in answers.roadmap["rows"] for name in row["readings"]}
        used |= {one["id"] for one in answers.duties["readings"] if answers.duties["rows"]}
        order = {one["id"]: n for n, one in enumerate(answers.programme.told["readings"])}
        return {name: known[name] for name in sorted(used & known.keys(), key=order.__getitem__)}

    def reading_anchor(self, reading: str) -> str:
        """Short, since a target may rest on twenty."""
        return f"r-{self.reading_numbers[reading]}"

    @cached_property
    def reading_numbers(self) -> dict[str, int]:
        """The line of each reading in the annex, from 1."""
        return {name: n for n, name in enumerate(self.readings, 1)}

    def notes(self, item: str) -> list[Json]:
        """What is noted of an item whatever the unit; nothing where a single unit is explained."""
        return self._notes.get(item, [])

    @cached_property
    def _notes(self) -> dict[str, list[Json]]:
        if len(self._units) < 2:
            return {}
        found: dict[str, list[Json]] = {}
        for told in self._explained:
            known = found.setdefault(told["item"], told["notes"])
            found[told["item"]] = [note for note in known if note in told["notes"]]
        return found

    def unit(self, unit: str) -> str:
        """The link to a unit; empty for one of which nothing is explained."""
        return f"{self.files.get(unit, '')}#{unit_anchor(unit)}" if unit in self._units else ""

    def reason(self, unit: str, item: str) -> str:
        """The link to why an item came out as it did; empty where it is not explained."""
        if (unit, item) not in self._reasons:
            return self.unit(unit)
        return f"{self.files.get(unit, '')}#{reason_anchor(unit, item)}"

    @cached_property
    def _explained(self) -> list[Json]:
        return [told for items in self.answers.explanations for told in nested(items)]

    @cached_property
    def _reasons(self) -> set[tuple[str, str]]:
        if not self.files:
            return {(told["unit"], told["item"]) for told in self._explained}
        last = rows_of(self.answers.assessment, period=self.answers.periods[-1])
        return {(row["unit"], row["item"]) for row in last if row["unit"] in self.files}

    @cached_property
    def _units(self) -> set[str]:
        return {unit for unit, _ in self._reasons}


def file_names(answers: Answers) -> dict[str, str]:
    """A name for the page of each unit to which something applies in the last year; no two are
    one on a disk that takes small and capital letters for the same."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    last = answers.periods[-1] if answers.periods else ""
    units = {row["unit"] for row in rows_of(answers.assessment, period=last)}
    first = answers.concerned
    for unit in sorted(units, key=lambda u: (u not in first, as_counted(u), u)):
        if not answers.applies_to(unit, period=last):
            continue
        name, n = unit, 1
        while name.casefold() in taken:
            n += 1
            name = f"{unit}~{n}"
        taken.add(name.casefold())
        found[unit] = f"{unit_anchor(name)}.html"
    return found


def nested(items: Iterable[Json]) -> Iterator[Json]:
    """Explanations with all inside them, each before its members."""
    for item in items:
        yield item
        yield from nested(item["members"])
