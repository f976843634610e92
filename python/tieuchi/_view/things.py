"""What is not an answer as a table: a programme, facts, a snapshot, issues; of plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tieuchi._view.model import Cell, Mark, Table
from tieuchi._words import day, meaning, say

#: Severities, the worst first, with the colour of a verdict.
SEVERITIES = {"error": "not_met", "warning": "unknown", "note": ""}
LANGUAGES = {"vi": "language_vi", "en": "language_en"}

#: One problem: severity, where it is, what it is, what is proposed.
Problem = tuple[str, str, str, str]


def programme(
    label: str,
    *,
    id_: str,
    years: range,
    synthetic: bool,
    language: str,
    hashes: Sequence[str],
    holds: dict[str, int],
    problems: Sequence[str],
    lang: str,
) -> Table:
    """A programme or rulebook: what it is called, holds, and is known by."""
    table = _properties(label, synthetic, lang)
    spoken = say(LANGUAGES[language], lang)
    told = {
        say("id", lang): id_,
        say("years", lang): f"{years[0]}-{years[-1]}",
        say("language", lang): spoken,
        **({say("holds", lang): say("made_of", lang, **holds)} if holds else {}),
        say("rules_hash", lang): hashes[0],
        say("units_hash", lang): hashes[1],
    }
    table.rows = [[name, value] for name, value in told.items()]
    table.notes.append(counted(problems, lang))
    return table


def facts(
    label: str,
    *,
    count: int,
    admitted: int,
    refused: int,
    problems: Sequence[Problem],
    synthetic: bool,
    lang: str,
) -> Table:
    """Facts: rows that came in add up, then what is wrong with them."""
    title = f"{label} · {say('facts_held', lang, n=count)}"
    table = issues(problems, lang, title=title)
    table.marks = [say("synthetic", lang)] if synthetic else []
    table.notes.insert(
        0, say("rows_add_up", lang, all=admitted + refused, kept=admitted, refused=refused)
    )
    if not problems:
        table.columns = []
    return table


def snapshot(
    label: str, *, iso: str, known: int | None, count: int, synthetic: bool, lang: str
) -> Table:
    """What is known on a day: facts seen and facts recorded later add up."""
    table = Table(f"{label} · {say('as_of', lang, day=day(iso, lang))}", [])
    table.marks = [say("synthetic", lang)] if synthetic else []
    table.notes.append(
        say("facts_held", lang, n=count)
        if known is None
        else say("facts_known", lang, all=count, known=known, later=count - known)
    )
    return table


def issues(problems: Sequence[Problem], lang: str, *, title: str = "") -> Table:
    """Problems as lines, the worst first, and a line that adds up."""
    heads = [say(key, lang) for key in ("severity", "where", "problem", "proposal")]
    table = Table(title or say("problems", lang), heads)
    for severity, where, what, proposal in sorted(problems, key=_rank):
        line: list[Cell] = [where, what, proposal]
        mark = Mark(meaning("severities", severity, lang), SEVERITIES[severity])
        table.rows.append([mark, *line])
    table.notes.append(counted((p[0] for p in problems), lang))
    return table


def counted(severities: Iterable[str], lang: str) -> str:
    """How many problems of each severity; they add up."""
    counts = Counter(severities)
    if not counts:
        return say("problems_none", lang)
    words = {one: meaning("severities", one, lang) for one in SEVERITIES}
    parts = [f"{counts[one]} {said}" for one, said in words.items() if counts[one]]
    return f"{' + '.join(parts)} = {say('problems_all', lang, n=sum(counts.values()))}"


def _rank(problem: Problem) -> int:
    return list(SEVERITIES).index(problem[0])


def _properties(title: str, synthetic: bool, lang: str) -> Table:
    table = Table(title, [say("property", lang), say("property_value", lang)])
    table.marks = [say("synthetic", lang)] if synthetic else []
    return table
