"""Asks everything that a page shows of one day."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tieuchi import verbs
from tieuchi._view.answers import Answers, Programme
from tieuchi._words import Json
from tieuchi.facts import Snapshot
from tieuchi.programme import Rulebook
from tieuchi.results import Explanation, Result


def gather(rulebook: Rulebook, snapshot: Snapshot, years: Sequence[int]) -> Answers:
    """Explanations are of the last of the years, duties of the year of the day."""
    programme = Programme(rulebook.describe())
    assessment = verbs.assess(rulebook, snapshot, year=list(years))
    told = _in_scope(_plain(assessment))
    shown = {row["item"] for row in told["rows"]}
    standards = [item for item in assessment.standards if item in shown]
    units = dict.fromkeys(row["unit"] for row in told["rows"] if row["item"] in standards)
    day = told["provenance"]["as_of"]
    year = min(max(int(day[:4]), programme.years[0]), programme.years[-1])
    explained = (_plain(assessment.explain(unit, year=years[-1]))["items"] for unit in units)
    return Answers(
        programme=programme,
        standards=standards,
        assessment=told,
        roadmap=_plain(verbs.roadmap(rulebook, snapshot)),
        duties=_plain(verbs.duties(rulebook, snapshot.facts, as_of=day, year=year)),
        missing=_plain(verbs.missing(rulebook, snapshot, year=list(years))),
        explanations=[items for items in explained if any(map(_applies, items))],
    )


def _plain(result: Result | Explanation) -> Json:
    told: Json = json.loads(result.json())
    return told


def _in_scope(assessment: Json) -> Json:
    """Without the units that an item is not about: they belong to no sum."""
    rows = [row for row in assessment["rows"] if row["reason"] != "not_in_scope"]
    return {**assessment, "rows": rows}


def _applies(explained: Json) -> bool:
    return bool(explained["outcome"] != "not_applicable")
