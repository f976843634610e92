"""Answers as tables in words: the page writes them as HTML, the command line as text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from tieuchi.page.answers import Answers, Programme, rows_of
from tieuchi.page.words import (
    OUTCOMES,
    STATES,
    Json,
    basis,
    day,
    lack,
    number,
    outcome,
    period,
    pick,
    role,
    say,
    state,
    tally,
    target,
)


@dataclass(frozen=True)
class Mark:
    """A verdict or state: a code that gives it sign and colour, and always its words."""

    code: str
    words: str
    provisional: bool = False

    def text(self, lang: str) -> str:
        note = f" ({say('provisional', lang)})" if self.provisional else ""
        return self.words + note


Cell = str | int | Mark


@dataclass
class Table:
    """Columns and rows in words; `numeric` are the columns with figures, `foot` the totals."""

    caption: str
    columns: list[str]
    rows: list[list[Cell]] = field(default_factory=list)
    numeric: frozenset[int] = frozenset()
    foot: list[Cell] | None = None
    notes: list[str] = field(default_factory=list)
    code: str = ""


def mark(row: Json, lang: str) -> Mark:
    return Mark(row["outcome"], outcome(row["outcome"], lang, short=True), bool(row["provisional"]))


def unit_label(answers: Answers, unit: str, lang: str) -> str:
    return pick(answers.assessment["labels"]["units"].get(unit), lang) or unit


def unit_names(rows: list[Json], answers: Answers, lang: str) -> str:
    """Units of rows, those of one place together: "Phường 1, Phường 2 (thị xã ...); ..."."""
    found: dict[str, list[str]] = {}
    for row in rows:
        words = row.get("words") or unit_label(answers, row["unit"], lang)
        name, _, place = words.partition(", ")
        if row.get("provisional"):
            name += f" ({say('provisional', lang)})"
        if name not in found.setdefault(place, []):
            found[place].append(name)
    return "; ".join(
        ", ".join(names) + (f" ({place})" if place else "") for place, names in found.items()
    )


def item_label(answers: Answers, item: str, lang: str) -> str:
    return pick(answers.assessment["labels"]["items"].get(item, {}).get("label"), lang) or item


def item_places(answers: Answers, item: str, lang: str) -> str:
    clauses = answers.assessment["labels"]["items"].get(item, {}).get("clauses", [])
    return answers.programme.places(clauses, lang) or say("no_clause", lang)


def asked_standards(answers: Answers) -> list[str]:
    given = {row["item"] for row in answers.assessment["rows"]}
    return [item for item in answers.programme.standards() if item in given]


def summary(answers: Answers, lang: str) -> Table:
    """Units by outcome, per standard and year; each line adds up to its last figure."""
    table = Table(
        say("summary_of", lang),
        [say("standard", lang), say("period", lang)]
        + [outcome(o, lang, short=True) for o in OUTCOMES]
        + [say("total", lang)],
        numeric=frozenset(range(2, 8)),
    )
    for item in asked_standards(answers):
        for year in answers.periods:
            counted = Counter(
                r["outcome"] for r in rows_of(answers.assessment, item=item, period=year)
            )
            if total := sum(counted.values()):
                figures: list[Cell] = [counted[o] for o in OUTCOMES]
                table.rows.append(
                    [item_label(answers, item, lang), period(year, lang), *figures, total]
                )
    return table


def matrix(answers: Answers, standard: str, year: str, lang: str) -> tuple[Table, Table]:
    """Units down, the standard and its members across; and what the columns are, with clauses."""
    by_cell = {(r["unit"], r["item"]): r for r in rows_of(answers.assessment, period=year)}
    given = {item for _, item in by_cell}
    members = [m for m in answers.programme.items[standard]["members"] if m in given]
    label = item_label(answers, standard, lang)
    caption = say("matrix_of", lang, standard=label, year=year)
    table = Table(caption, [say("unit", lang), say("result", lang)])
    table.columns += [str(n) for n in range(1, len(members) + 1)]
    left_out: list[Json] = []
    for (unit, item), row in by_cell.items():
        if item != standard:
            continue
        if row["outcome"] == "not_applicable":
            left_out.append(row)
            continue
        whole = mark(row, lang)
        count = "" if row["outcome"] == "waived" else tally(row["members"], lang)
        head = Mark(
            whole.code, f"{whole.words}: {count}" if count else whole.words, whole.provisional
        )
        cells: list[Cell] = [
            mark(by_cell[unit, m], lang) if (unit, m) in by_cell else "" for m in members
        ]
        table.rows.append([unit_label(answers, unit, lang), head, *cells])
    if left_out:
        words = outcome("not_applicable", lang).capitalize()
        table.notes.append(f"{words} ({len(left_out)}): {unit_names(left_out, answers, lang)}")
    legend = Table(
        say("legend", lang), [say("column", lang), say("item", lang), say("clause", lang)]
    )
    legend.rows.append([say("result", lang), label, item_places(answers, standard, lang)])
    legend.rows += [
        [str(n), item_label(answers, m, lang), item_places(answers, m, lang)]
        for n, m in enumerate(members, 1)
    ]
    return table, legend


def deficits(answers: Answers, year: str, lang: str, standard: str | None = None) -> Table:
    """Criteria found not met, with clause and units; the total is the sum of the figures."""
    leaves = leaves_of(answers.programme, standard) if standard else None
    found: dict[str, list[Json]] = {}
    unknown = 0
    for row in rows_of(answers.assessment, period=year):
        known = answers.programme.items.get(row["item"], {"kind": ""})
        if known["kind"] != "criterion" or (leaves is not None and row["item"] not in leaves):
            continue
        unknown += row["outcome"] == "unknown"
        if row["outcome"] == "not_met":
            found.setdefault(row["item"], []).append(row)
    total = sum(len(rows) for rows in found.values())
    units = {r["unit"] for rows in found.values() for r in rows}
    table = Table(
        say("deficits_of", lang, year=year, n=total, units=len(units)),
        [say("item", lang), say("clause", lang), say("units", lang), say("count", lang)],
        numeric=frozenset({3}),
    )
    for item in sorted(found, key=list(answers.programme.items).index):
        names = unit_names(found[item], answers, lang)
        label, cited = item_label(answers, item, lang), item_places(answers, item, lang)
        table.rows.append([label, cited, names, len(found[item])])
    table.foot = [say("total", lang), "", "", total]
    if not table.rows:
        table.notes.append(say("deficits_none", lang))
    if unknown:
        table.notes.append(say("deficits_unknown", lang, n=unknown))
    return table


def leaves_of(programme: Programme, item: str) -> set[str]:
    """Criteria inside an item, to any depth."""
    told = programme.items.get(item)
    if told is None or not told["members"]:
        return {item}
    return {leaf for member in told["members"] for leaf in leaves_of(programme, member)}


def counted_word(rows: list[Json], lang: str) -> str:
    """What a target counts is called: recognised, where reported figures stand beside it."""
    beside = any(row["beside_labels"] for row in rows)
    return say("recognised" if beside else "reached", lang)


def roadmap(answer: Json, programme: Programme, lang: str) -> list[Table]:
    """One table a target: due, recognised and, apart, what reported figures say."""
    tables = []
    for _, group in groupby(
        sorted(
            enumerate(answer["rows"]),
            key=lambda at: (_first(answer, at[1]["target"]), at[1]["year"]),
        ),
        key=lambda at: at[1]["target"],
    ):
        rows = [row for _, row in group]
        beside = max((row["beside_labels"] for row in rows), key=len)
        many_days = len({row["as_of"] for row in rows}) > 1
        live = any(row["reached_live"] is not None for row in rows)
        columns = ([say("as_of", lang, day="")] if many_days else []) + [
            say("period", lang),
            say("due", lang),
            counted_word(rows, lang),
            say("open_units", lang),
        ]
        columns += [pick(label, lang) for label in beside]
        columns += [say("live", lang)] if live else []
        columns += [say("shortfall", lang), say("result", lang)]
        label = pick(rows[0]["label"], lang)
        table = Table(label, columns, numeric=frozenset(range(1, len(columns) - 1)))
        table.code = rows[0]["target"]
        for row in rows:
            figures = [number(row[k], lang) for k in ("due", "reached", "unknown")]
            figures += [
                _beside(row, i, lang) if i < len(row["beside"]) else "" for i in range(len(beside))
            ]
            figures += [number(row["reached_live"], lang)] if live else []
            figures.append(number(row["shortfall"], lang))
            verdict = Mark(row["verdict"], target(row["verdict"], lang))
            table.rows.append(
                [
                    *([day(row["as_of"], lang)] if many_days else []),
                    str(row["year"]),
                    *figures,
                    verdict,
                ]
            )
        cited = programme.places([c for row in rows for c in row["clauses"]], lang)
        table.notes.append(f"{say('clause', lang)}: {cited or say('no_clause', lang)}")
        tables.append(table)
    return tables


def _first(answer: Json, name: str) -> int:
    return next(i for i, row in enumerate(answer["rows"]) if row["target"] == name)


def _beside(row: Json, at: int, lang: str) -> str:
    """A figure beside a target, with the units for which it cannot be told."""
    figure = number(row["beside"][at], lang)
    unknown = row["beside_unknown"][at] if at < len(row["beside_unknown"]) else "0"
    return (
        figure
        if unknown == "0"
        else f"{figure} ({say('tally_unknown', lang, k=number(unknown, lang))})"
    )


def duties(
    answer: Json, programme: Programme, lang: str, states: tuple[str, ...] = STATES
) -> Table:
    """Duties with their bearers, the most pressing state first."""
    chosen = [row for row in answer["rows"] if row["status"] in states]
    chosen.sort(key=lambda r: (r["as_of"], STATES.index(r["status"]), r["last_day"] or "9999"))
    many_days = len({row["as_of"] for row in chosen}) > 1
    table = Table(
        say("duties", lang),
        ([say("as_of", lang, day="")] if many_days else [])
        + [
            say(k, lang)
            for k in ("duty", "bearer", "role", "period", "last_day", "status", "clause")
        ],
    )
    for row in chosen:
        status = state(row["status"], lang)
        if row["submitted_on"]:
            status += f" ({day(row['submitted_on'], lang)})"
        table.rows.append(
            [
                *([day(row["as_of"], lang)] if many_days else []),
                pick(row["label"], lang),
                pick(row["bearer_label"], lang),
                role(row["role"], lang),
                period(row["period"], lang),
                day(row["last_day"], lang) or say("no_day", lang),
                Mark(row["status"], status),
                programme.places(row["clauses"], lang) or say("no_clause", lang),
            ]
        )
    return table


def duty_counts(answer: Json, lang: str) -> list[tuple[str, str, int]]:
    """State, its words and how many rows have it; they add up to all rows."""
    counted = Counter(row["status"] for row in answer["rows"])
    return [(code, state(code, lang), counted[code]) for code in STATES if counted[code]]


@dataclass(frozen=True)
class Lack:
    """Facts that one agency could supply, by indicator."""

    owner: str
    basis: str
    clauses: str
    facts: list[Json]

    def why(self, lang: str) -> str:
        """On which basis the agency is named, with the clause where there is one."""
        return basis(self.basis, lang) + (f" - {self.clauses}" if self.clauses else "")

    def by_label(self, programme: Programme, lang: str) -> list[tuple[str, list[Json]]]:
        labels = programme.labels("indicators")
        found: dict[str, list[Json]] = {}
        for fact in self.facts:
            name = fact["fact"].partition(":")[2].rpartition("@")[0]
            label = pick(labels.get(name), lang) or pick(fact["words"], lang)
            found.setdefault(label, []).append(fact)
        return list(found.items())


def lacks(answer: Json, programme: Programme, lang: str) -> list[Lack]:
    """Missing facts by agency and basis: duties, then proposals, then without a supplier."""
    order = {"duty": 0, "proposal": 1, "none": 2}
    found: dict[tuple[int, str], list[Json]] = {}
    for row in answer["rows"]:
        owner = row["owner"]
        words = pick(owner["words"], lang) or say("nobody", lang)
        found.setdefault((order[owner["basis"]], words), []).append(row)
    return [
        Lack(
            owner,
            facts[0]["owner"]["basis"],
            programme.places([c for f in facts for c in f["owner"]["clauses"]], lang),
            facts,
        )
        for (_, owner), facts in sorted(found.items())
    ]


def missing(answer: Json, programme: Programme, lang: str) -> Table:
    """How many facts each agency could supply, on which basis; the figures add up to all."""
    table = Table(
        say("missing_of", lang, n=len(answer["rows"])),
        [say(k, lang) for k in ("owner", "basis", "facts", "holds_up")],
        numeric=frozenset({2, 3}),
    )
    for found in lacks(answer, programme, lang):
        table.rows.append([found.owner, found.why(lang), len(found.facts), waiting(found.facts)])
    table.foot = [say("total", lang), "", len(answer["rows"]), waiting(answer["rows"])]
    return table


def waiting(facts: list[Json]) -> int:
    """Results that wait for at least one of the facts."""
    return len({held for fact in facts for held in fact["holds_up"]})


def missing_of(found: Lack, answers: Answers, lang: str) -> Table:
    """The facts of one agency by indicator: for whom, for when, why they are missing."""
    table = Table(
        f"{found.owner}: {found.why(lang)}",
        [say(k, lang) for k in ("fact", "units", "period", "why", "last_day", "facts")],
        numeric=frozenset({5}),
    )
    agencies = answers.programme.labels("agencies")
    for label, facts in found.by_label(answers.programme, lang):
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
        codes = dict.fromkeys(lack(code, lang) for fact in facts for code in fact["codes"])
        listed = [", ".join(filter(None, part)) for part in (periods, codes, days)]
        table.rows.append([label, unit_names(named, answers, lang), *listed, len(facts)])
    table.foot = [say("total", lang), "", "", "", "", len(found.facts)]
    return table
