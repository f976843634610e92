"""What is to be done: targets by year, duties by state, missing facts by who could supply them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tieuchi._view.answers import Answers, Programme
from tieuchi._view.awaited import awaited
from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.overview import unit_names
from tieuchi._view.phrases import capital, contradicts
from tieuchi._view.tables import counted, counted_word
from tieuchi._words import (
    BESIDE,
    STATES,
    Json,
    day,
    duty_standing,
    duty_state,
    figure_of,
    meaning,
    number,
    period,
    pick,
    say,
    standing_words,
    submitted,
)


def targets(answer: Json) -> list[list[Json]]:
    """The rows of each target by year, targets in the order of the answer."""
    found: dict[str, list[Json]] = {}
    for row in answer["rows"]:
        found.setdefault(row["target"], []).append(row)
    return [sorted(rows, key=lambda row: row["year"]) for rows in found.values()]


def target(rows: list[Json], programme: Programme, lang: str, units: Json | None = None) -> Table:
    """One target: due, recognised and, apart, what reported figures say.

    `units` are the labels of the answer, of which a target of one unit names its own.
    """
    beside = max((row["beside_labels"] for row in rows), key=len)
    live = any(row["reached_live"] is not None for row in rows)
    columns = [say("period", lang), say("due", lang), counted_word(rows, lang)]
    columns += [say("open_units", lang), *(pick(label, lang) for label in beside)]
    columns += [say("live", lang)] if live else []
    columns += [say("shortfall", lang), say("outcome", lang)]
    unit = pick((units or {}).get(_unit_of(rows)), lang)
    title = pick(rows[0]["label"], lang) + (f" – {unit}" if unit else "")
    table = Table(title, columns, numeric=frozenset(range(1, len(columns) - 1)))
    for row in rows:
        line: list[Cell] = [str(row["year"])]
        line += [number(row[key], lang) for key in ("due", "reached", "unknown")]
        told = list(zip(row["beside"], row["beside_unknown"], strict=True))
        line += [counted(*told[i], lang) if i < len(told) else "" for i in range(len(beside))]
        line += [counted(row["reached_live"], row["unknown_live"], lang)] if live else []
        line.append(number(row["shortfall"], lang))
        line.append(Mark(meaning("target_verdicts", row["verdict"], lang), row["verdict"]))
        table.rows.append(line)
    cited = programme.places([clause for row in rows for clause in row["clauses"]], lang)
    table.notes.append(f"{say('clause', lang)}: {cited or say('no_clause', lang)}")
    table.notes += awaited(rows, lang)
    return table


def targets_together(answers: Answers, lang: str) -> list[Table]:
    """A table of each target; of one that each of several units has, a line a unit and year."""
    units = answers.roadmap["labels"]["units"]
    found: dict[str, list[list[Json]]] = {}
    for rows in targets(answers.roadmap):
        found.setdefault(rows[0]["target"].partition(":")[0], []).append(rows)
    return [
        target(groups[0], answers.programme, lang, units)
        if len(groups) == 1
        else _together(
            [(rows, pick(units.get(_unit_of(rows)), lang)) for rows in groups], answers, lang
        )
        for groups in found.values()
    ]


def _together(groups: list[tuple[list[Json], str]], answers: Answers, lang: str) -> Table:
    """The targets of several units as one table that names the unit in front."""
    tables = [(unit, target(rows, answers.programme, lang)) for rows, unit in groups]
    first = max((table for _, table in tables), key=lambda table: len(table.columns))
    made = Table(
        first.title,
        [say("unit", lang), *first.columns],
        numeric=frozenset(number + 1 for number in first.numeric),
        notes=list(dict.fromkeys(note for _, table in tables for note in table.notes)),
    )
    for unit, table in tables:
        lacking = len(first.columns) - len(table.columns)
        for row in table.rows:
            made.rows.append([unit, *row[:-1], *[""] * lacking, row[-1]])
    return made


def _unit_of(rows: list[Json]) -> str:
    return str(rows[0]["target"]).partition(":")[2]


def duty_counts(answer: Json, lang: str) -> list[tuple[str, str, int]]:
    """State, its words and how many rows have it; they add up to all rows."""
    states = Counter(duty_standing(row) for row in answer["rows"])
    return [
        (code, standing_words(code, lang), states[code])
        for code in (*STATES, BESIDE)
        if states[code]
    ]


def duties(answer: Json, programme: Programme, lang: str, *, title: str, state: str) -> Table:
    """Duties of one state with their bearers, by last day."""
    chosen = [row for row in answer["rows"] if duty_standing(row) == state]
    chosen.sort(key=lambda row: row["last_day"] or "9999")
    columns = ("duty", "bearer", "role", "period", "last_day", "status", "clause")
    table = Table(title, [say(key, lang) for key in columns])
    for row in chosen:
        status = duty_state(row, lang)
        if done := submitted(row, lang):
            status += f" ({done})"
        table.rows.append(
            [
                pick(row["label"], lang),
                pick(row["bearer_label"], lang),
                pick(row["role_label"], lang),
                period(row["period"], lang),
                day(row["last_day"], lang) or say("no_day", lang),
                Mark(status, row["status"]),
                programme.places(row["clauses"], lang) or say("no_clause", lang),
            ]
        )
    return table


@dataclass(frozen=True)
class Lack:
    """Facts that one agency could supply, on one basis."""

    owner: str
    basis: str
    clauses: str
    facts: list[Json]

    def why(self, lang: str) -> str:
        """On which basis the agency is named, with the clause where there is one."""
        words = meaning("bases", self.basis, lang)
        return words + (f" - {self.clauses}" if self.clauses else "")

    def by_label(self, programme: Programme, lang: str) -> dict[str, list[Json]]:
        """The facts by indicator."""
        labels = programme.labels("indicators")
        found: dict[str, list[Json]] = {}
        for fact in self.facts:
            name, field = figure_of(fact["fact"])
            label = pick(labels.get(name), lang) or pick(fact["words"], lang)
            label += f", {field}" if field else ""
            found.setdefault(label, []).append(fact)
        return found


def lacks(answer: Json, programme: Programme, lang: str) -> list[Lack]:
    """Missing facts by agency and basis: duties, then proposals, then without a supplier."""
    order = {"duty": 0, "proposal": 1, "none": 2}
    found: dict[tuple[int, str], list[Json]] = {}
    for row in answer["rows"]:
        owner = row["owner"]
        words = pick(owner["words"], lang) or capital(meaning("bases", "none", lang))
        found.setdefault((order[owner["basis"]], words), []).append(row)
    return [
        Lack(
            owner,
            facts[0]["owner"]["basis"],
            programme.places([c for f in facts for c in f["owner"]["clauses"]], lang),
            facts,
        )
        for (_, owner), facts in sorted(found.items(), key=lambda one: one[0])
    ]


def missing(answer: Json, programme: Programme, lang: str) -> Table:
    """How many facts each agency could supply, on which basis; the figures add up to all."""
    facts = answer["rows"]
    table = Table(
        say("missing_of", lang, n=len(facts)),
        [say(key, lang) for key in ("owner", "basis", "facts", "holds_up")],
        numeric=frozenset({2, 3}),
        foot=[say("total", lang), "", len(facts), waiting(facts)],
    )
    lines = 0
    for lack in lacks(answer, programme, lang):
        lines += waiting(lack.facts)
        table.rows.append([lack.owner, lack.why(lang), len(lack.facts), waiting(lack.facts)])
    if lines != waiting(facts):
        column = say("holds_up", lang)
        table.notes.append(
            say("waiting_twice", lang, column=column, sum=lines, total=waiting(facts))
        )
    return table


def waiting(facts: list[Json]) -> int:
    """Results that wait for at least one of the facts."""
    return len({held for fact in facts for held in fact["holds_up"]})


def missing_of(lack: Lack, answers: Answers, lang: str) -> Table:
    """The facts of one agency by indicator: for whom, for when, why they are missing."""
    table = Table(
        f"{lack.owner}: {lack.why(lang)}",
        [say(key, lang) for key in ("fact", "units", "period", "why", "last_day", "facts")],
        numeric=frozenset({5}),
        foot=[say("total", lang), "", "", "", "", len(lack.facts)],
    )
    agencies = answers.programme.labels("agencies")
    for label, facts in lack.by_label(answers.programme, lang).items():
        named: list[Json] = []
        periods: dict[str, None] = {}
        days: dict[str, None] = {}
        for fact in facts:
            unit, _, rest = fact["fact"].partition(":")
            known = unit in answers.assessment["labels"]["units"]
            if known or unit in agencies:
                words = pick(agencies.get(unit), lang) if unit in agencies else ""
                named.append({"unit": unit, "words": words})
            _, dated, when = rest.rpartition("@")
            periods[period(when, lang) if dated else ""] = None
            days[day(fact["owner"]["last_day"], lang)] = None
        codes = dict.fromkeys(
            meaning("reasons", code, lang) for fact in facts for code in fact["codes"]
        )
        if any(map(contradicts, facts)):
            codes[say("to_reconcile", lang)] = None
        listed = [", ".join(filter(None, part)) for part in (periods, codes, days)]
        table.rows.append([label, _named(named, answers, lang), *listed, len(facts)])
    return table


def _named(named: list[Json], answers: Answers, lang: str) -> str:
    """Units by name, or in a word all to which a standard applies."""
    every, units = answers.concerned, {row["unit"] for row in named}
    if len(every) > 3 and units == every:
        return say("all_units", lang, n=len(every))
    rest = [{"unit": unit} for unit in every - units]
    if units < every and len(rest) * 3 <= len(units):
        but = unit_names(rest, answers, lang)
        return say("units_but", lang, n=len(units), all=len(every), but=but)
    return unit_names(named, answers, lang)
