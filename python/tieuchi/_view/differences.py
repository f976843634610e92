"""Changes between two days, and what is in the way of a unit, as tables in words."""

from __future__ import annotations

from collections.abc import Mapping

from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import capital, marks
from tieuchi._words import Json, day, outcome, pick, say

#: Words of kinds of change and of causes.
_KINDS = {
    "reversed": "change_reversed",
    "decided": "change_decided",
    "reopened": "change_reopened",
    "scope": "change_scope",
    "settled": "change_settled",
    "provisional": "change_provisional",
    "reason": "change_reason",
}
_CAUSES = {
    "version": "cause_version",
    "correction": "cause_correction",
    "withdrawn": "cause_withdrawn",
    "report": "cause_report",
    "contested": "cause_contested",
    "refused": "cause_refused",
    "late": "cause_late",
    "deadline": "cause_deadline",
    "other": "cause_other",
}
_STATES = {
    "short": "gap_short",
    "decision": "gap_decision",
    "unknown": "gap_unknown",
    "rule": "gap_rule",
}


def changes(answer: Json, labels: Mapping[str, Json], lang: str) -> list[Table]:
    """Counts by kind of change, then every change with its cause."""
    before, after = answer["before"], answer["after"]
    title = say(
        "changes_of",
        lang,
        n=len(answer["rows"]),
        before=day(before["as_of"], lang),
        after=day(after["as_of"], lang),
    )
    signs = marks(after, lang)
    counts = Table(title, [say("kind_of_change", lang), say("count", lang)], marks=signs)
    counts.numeric = frozenset({1})
    for kind, number in answer["counts"].items():
        counts.rows.append([capital(say(_KINDS[kind], lang)), number])
    counts.foot = [say("total", lang), len(answer["rows"])]
    columns = ("unit", "item", "period", "kind_of_change", "was", "is_now", "cause")
    table = Table(say("changes", lang), [say(key, lang) for key in columns], marks=signs)
    for row in answer["rows"]:
        table.rows.append(
            [
                pick(labels["units"].get(row["unit"]), lang) or row["unit"],
                pick(labels["items"].get(row["item"], {}).get("label"), lang) or row["item"],
                row["period"],
                say(_KINDS[row["kind"]], lang),
                _outcome(row, "before", lang),
                _outcome(row, "after", lang),
                _cause(row, labels, lang),
            ]
        )
        table.ids.append(f"{row['unit']}:{row['item']}@{row['period']}")
    return [counts, table]


def _outcome(row: Json, side: str, lang: str) -> Mark:
    words = outcome(row[side], lang, short=True)
    if row[f"provisional_{side}"]:
        words += f" ({say('provisional', lang)})"
    return Mark(words, row[side])


def _cause(row: Json, labels: Mapping[str, Json], lang: str) -> str:
    """The causes, then the facts that show them; of a group only how many."""
    lines = ["; ".join(say(_CAUSES[cause], lang) for cause in row["causes"])]
    facts = row["facts"]
    if len(facts) > 3:
        return f"{lines[0]}: {say('facts_in_all', lang, n=len(facts))}"
    for fact in facts:
        name = fact["fact"].partition(":")[2].rpartition("@")[0]
        label = pick(labels["indicators"].get(name), lang) or name
        old, new = fact.get("before"), fact.get("after")
        told = [_figure(one, name, labels, lang) for one in (old, new) if one]
        lines.append(f"{label}: {' → '.join(told)}" if told else label)
    return "\n".join(lines)


def _figure(row: Json, name: str, labels: Mapping[str, Json], lang: str) -> str:
    value = row["value"]
    level = pick(labels["levels"].get(f"{name}/{value}"), lang)
    if value in ("true", "false"):
        level = say("yes_word" if value == "true" else "no_word", lang)
    told = [say("recorded", lang, day=day(row["recorded_on"], lang))]
    told = [row["document"], *told] if row["document"] else told
    return f"{level or value} [{', '.join(told)}]"


def gaps(answer: Json, lang: str) -> list[Table]:
    """What a unit lacks: distances first, then what no figure alone can mend."""
    title = say(
        "gap_of",
        lang,
        unit=pick(answer["unit_label"], lang),
        period=pick(answer["period_label"], lang),
        n=len(answer["rows"]),
    )
    columns = (
        "item",
        "outcome",
        "what_lacks",
        "fact",
        "has_now",
        "must_be",
        "distance_word",
        "clause",
    )
    table = Table(
        title, [say(key, lang) for key in columns], marks=marks(answer["provenance"], lang)
    )
    for row in answer["rows"]:
        cells: list[Cell] = [
            pick(row["label"], lang),
            Mark(outcome(row["outcome"], lang, short=True), row["outcome"]),
            say(_STATES[row["state"]], lang),
            pick(row["what"], lang),
            pick(row["has"], lang),
            pick(row["needs"], lang),
            pick(row["distance_words"], lang),
            pick(row["clause_words"], lang),
        ]
        table.rows.append(cells)
        table.ids.append(row["item"])
    if not table.rows:
        table.notes.append(say("gap_none" if answer["applies"] else "gap_outside", lang))
    return [table]
