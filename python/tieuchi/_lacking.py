"""Missing facts by indicator and reason: how many lack, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tieuchi._view.model import Cell, Table
from tieuchi._view.phrases import headline, marks
from tieuchi._words import Json, meaning, pick, say

#: The columns of the table with the kind of each.
COLUMNS = (
    ("indicator", "text"),
    ("code", "text"),
    ("n", "count"),
    ("indicator_words", "text"),
    ("code_words", "text"),
)


def rows_of(answer: Json, described: Mapping[str, Any], lang: str) -> list[dict[str, Any]]:
    """A row for each indicator and reason, the most first; a fact may lack for several reasons."""
    labels = {one["id"]: one["label"] for one in described.get("indicators", [])}
    counts = Counter((indicator_of(row), code) for row in answer["rows"] for code in row["codes"])
    words = {indicator_of(row): row["words"] for row in answer["rows"]}
    return [
        {
            "indicator": name,
            "code": code,
            "n": n,
            "indicator_words": pick(labels.get(name) or words[name], lang),
            "code_words": meaning("reasons", code, lang) or code,
        }
        for (name, code), n in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]


def table(answer: Json, described: Mapping[str, Any], lang: str) -> Table:
    """Indicators down, reasons across, how many facts lack in all."""
    rows = rows_of(answer, described, lang)
    codes = dict.fromkeys(row["code"] for row in rows)
    reasons = {code: next(r["code_words"] for r in rows if r["code"] == code) for code in codes}
    counts = {(row["indicator"], row["code"]): row["n"] for row in rows}
    facts = Counter(indicator_of(row) for row in answer["rows"])
    names = {row["indicator"]: row["indicator_words"] for row in rows}
    title = say("missing_by_reason", lang, n=len(answer["rows"]))
    shown = Table(
        f"{title} · {headline(answer['provenance'], lang)}",
        [say("fact", lang), *reasons.values(), say("facts", lang)],
        numeric=frozenset(range(1, len(reasons) + 2)),
        marks=marks(answer["provenance"], lang),
    )
    for name, label in sorted(names.items(), key=lambda one: (-facts[one[0]], one[1])):
        cells: list[Cell] = [counts.get((name, code), "") for code in codes]
        shown.rows.append([label, *cells, facts[name]])
    totals: list[Cell] = [sum(counts.get((name, c), 0) for name in names) for c in codes]
    shown.foot = [say("total", lang), *totals, sum(facts.values())]
    if sum(counts.values()) != sum(facts.values()):
        shown.notes.append(say("several_reasons", lang))
    return shown


def indicator_of(row: Json) -> str:
    """The indicator of a missing fact such as unit:indicator@period."""
    rest: str = row["fact"].partition(":")[2]
    return rest.rpartition("@")[0] or rest
