"""Asks everything that a page shows of one day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieuchi import verbs
from tieuchi._view.answers import Answers, Programme
from tieuchi._words import Json, as_counted
from tieuchi.desk import Changes, compare
from tieuchi.explanation import Explanation
from tieuchi.facts import Facts, Snapshot
from tieuchi.programme import Rulebook
from tieuchi.results import Assessment, Result


def gather(
    rulebook: Rulebook,
    snapshot: Snapshot,
    years: Sequence[int],
    since: Snapshot | None = None,
) -> Answers:
    """Explanations are of the last of the years, duties of the year of the day; with `since` what
    changed from there."""
    answers, explained = gather_apart(rulebook, snapshot, years, since)
    told = list(explained)
    units = [items[0]["unit"] for items in told if items[0]["unit"] in answers.concerned]
    cards = Cards(rulebook, verbs.snapshot_of(rulebook, snapshot, None), max(years))
    told_of = {unit: cards.told(unit) for unit in units}
    return replace(answers, explanations=told, cards=told_of)


def gather_apart(
    rulebook: Rulebook,
    snapshot: Snapshot,
    years: Sequence[int],
    since: Snapshot | None = None,
) -> tuple[Answers, Iterator[list[Json]]]:
    """The same with the explanations apart, each asked for when its turn comes."""
    programme = Programme(rulebook.describe())
    assessment = verbs.assess(rulebook, snapshot, year=list(years))
    told = _in_scope(_plain(assessment))
    shown = {row["item"] for row in told["rows"]}
    day = told["provenance"]["as_of"]
    year = verbs.year_of(rulebook, snapshot)
    answers = Answers(
        programme=programme,
        standards=[item for item in assessment.standards if item in shown],
        assessment=told,
        roadmap=_plain(verbs.roadmap(rulebook, snapshot)),
        duties=_plain(verbs.duties(rulebook, snapshot.facts, as_of=day, year=year)),
        missing=_plain(verbs.missing(rulebook, snapshot, year=list(years))),
        facts=_let_in(snapshot.facts),
        changes={} if since is None else _plain(compare(since, snapshot, year=list(years))),
    )
    return answers, _explained(assessment, answers, max(years))


class Cards:
    """The cards of units of one year as plain data; what all of them rest on is asked once."""

    def __init__(self, rulebook: Rulebook, snapshot: Snapshot, year: int) -> None:
        self._rulebook, self._snapshot, self._year = rulebook, snapshot, year
        asked = rulebook, snapshot
        self._held = (
            verbs.duties(*asked, year=year),
            verbs.roadmap(*asked, year=year),
            verbs.missing(*asked, year=year),
        )

    def told(self, unit: str) -> Json:
        """A card (tieuchi/card/1)."""
        told: Json = verbs.card(self._rulebook, self._snapshot, unit, year=self._year).told
        return told


def _explained(assessment: Assessment, answers: Answers, year: int) -> Iterator[list[Json]]:
    """Per unit every standard that applies to it, then every other item that does."""
    rows = answers.assessment["rows"]
    heads: dict[str, dict[str, None]] = {}
    for row in rows:
        asked = heads.setdefault(row["unit"], {})
        if row["item"] in answers.others and row["outcome"] != "not_applicable":
            asked[row["item"]] = None
    in_standards = {row["unit"] for row in rows if row["item"] in answers.standards}
    for unit in sorted(heads, key=as_counted):
        items = _plain(assessment.explain(unit, year=year))["items"] if unit in in_standards else []
        items = [item for item in items if item["item"] in answers.standards]
        for item in heads[unit]:
            items += _plain(assessment.explain(unit, item, year=year))["items"]
        if any(map(_applies, items)):
            yield items


def _let_in(facts: Facts) -> Json:
    """What came through the door: rows kept and refused, and every issue in both languages."""
    issues = [{"vi": issue.describe("vi"), "en": issue.describe("en")} for issue in facts.issues]
    return {"kept": facts.admitted, "refused": len(facts.refused), "issues": issues}


def _plain(result: Result | Explanation | Changes) -> Json:
    told: Json = json.loads(result.json())
    return told


def _in_scope(assessment: Json) -> Json:
    """Without the units that an item is not about: they belong to no sum."""
    rows = [row for row in assessment["rows"] if row["reason"] != "not_in_scope"]
    return {**assessment, "rows": rows}


def _applies(explained: Json) -> bool:
    return bool(explained["outcome"] != "not_applicable")
