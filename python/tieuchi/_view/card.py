"""The card of a unit as tables for one page: what does not fit is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import headline, marks, verdict
from tieuchi._words import Json, clean, day, meaning, number, period, pick, say

#: Lines of a section; a page has room for no more.
MOST = 8

Line = Callable[[Json, str], list[Cell]]


def tables_of(card: Json, lang: str) -> list[Table]:
    """The sections that have something to tell, the state of the unit first."""
    sections = (
        ("standards", "card_state", ("standard", "outcome", "reason"), _standard),
        ("findings", "card_findings", ("item", "outcome", "why_not", "clause"), _finding),
        ("baseline", "card_baseline", ("fact", "card_value", "document_column", "clause"), _base),
        ("lists", "card_lists", ("card_list", "card_named"), _listed),
        ("targets", "card_targets", ("target", "year_column", "outcome", "card_counts"), _target),
        ("duties", "card_duties", ("duty", "role", "last_day", "status", "clause"), _duty),
        ("missing", "card_missing", ("fact", "owner", "last_day"), _lack),
    )
    tables = [
        _section(card[name], say(title, lang), [say(key, lang) for key in columns], line, lang)
        for name, title, columns, line in sections
        if card[name]
    ]
    head = Table(
        say("card", lang, unit=pick(card["unit_label"], lang), year=card["year"]),
        [],
        marks=marks(card["provenance"], lang),
        notes=[headline(card["provenance"], lang)],
    )
    return [head, *tables]


def _section(rows: Sequence[Json], title: str, columns: list[str], line: Line, lang: str) -> Table:
    table = Table(title, columns)
    table.rows = [line(row, lang) for row in rows[:MOST]]
    if len(rows) > MOST:
        table.notes.append(say("and_more", lang, n=len(rows) - MOST))
    return table


def _standard(row: Json, lang: str) -> list[Cell]:
    return [
        pick(row["label"], lang),
        Mark(pick(row["verdict"], lang), row["outcome"]),
        pick(row["summary"], lang),
    ]


def _finding(row: Json, lang: str) -> list[Cell]:
    why = pick(row["reason_words"], lang) or pick(row["summary"], lang)
    places = "; ".join(pick(c["place"], lang) for c in row["clauses"])
    return [
        pick(row["label"], lang),
        Mark(verdict(row, lang, short=True), row["outcome"]),
        why,
        places,
    ]


def _base(row: Json, lang: str) -> list[Cell]:
    value = row["value"]
    words = pick(row["levels"].get(value), lang)
    if value in ("true", "false"):
        words = say("card_yes" if value == "true" else "card_no", lang)
    return [
        _dated(pick(row["label"], lang), period(row["period"], lang)),
        words or clean(value),
        row["document"],
        pick(row["place"], lang),
    ]


def _dated(label: str, when: str) -> str:
    return f"{label} ({when})" if when else label


def _listed(row: Json, lang: str) -> list[Cell]:
    return [pick(row["label"], lang), say("card_yes" if row["named"] else "card_no", lang)]


def _target(row: Json, lang: str) -> list[Cell]:
    counts = "card_yes" if row["counted"] else "open_units" if row["open"] else "card_no"
    told = f"{number(row['reached'], lang)}/{number(row['due'], lang)}"
    return [
        pick(row["label"], lang),
        f"{row['year']}: {told}",
        Mark(meaning("target_verdicts", row["verdict"], lang), row["verdict"]),
        say(counts, lang),
    ]


def _duty(row: Json, lang: str) -> list[Cell]:
    places = "; ".join(pick(c["place"], lang) for c in row["clauses"])
    return [
        pick(row["label"], lang),
        meaning("roles", row["role"], lang),
        day(row["last_day"], lang) or say("no_day", lang),
        Mark(meaning("duty_states", row["status"], lang), row["status"]),
        places,
    ]


def _lack(row: Json, lang: str) -> list[Cell]:
    owner = row["owner"]
    return [
        pick(row["words"], lang),
        pick(owner["words"], lang) or meaning("bases", "none", lang),
        day(owner["last_day"], lang),
    ]
