"""What a workbook shows beside a report: every answer as one flat table a sheet, with ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tieuchi._view import overview, readings
from tieuchi._view.answers import Answers
from tieuchi._view.explanations import tell
from tieuchi._view.model import Cell, Mark, Table, Told
from tieuchi._view.obligations import Lack, lacks, missing, target, targets
from tieuchi._view.phrases import capital, headline, marks, refusal
from tieuchi._view.readings import reading_lines
from tieuchi._words import (
    STATES,
    Json,
    as_counted,
    day,
    duty_state,
    figure_of,
    meaning,
    period,
    pick,
    say,
    submitted,
)

#: Parts of an explanation that have a column of their own.
_PARTS = ("reason", "compared", "values", "lacking", "readings")


@dataclass
class Page:
    """One sheet: its name, the lines above the table, and the table."""

    name: str
    about: list[str]
    table: Table
    #: The heading of the ids.
    ids: str
    #: How many columns stay in view when the others move.
    frozen: int = 1
    #: How far each row stands in, where rows are inside one another.
    depths: list[int] = field(default_factory=list)


def pages(answers: Answers, lang: str) -> Iterator[Page]:
    """The sheets in the order in which people ask: counts, results, units, what is owed."""
    about = [headline(answers.provenance, lang), *marks(answers.provenance, lang)]
    summary = overview.summary(answers, lang)
    summary.notes += _readings(answers, answers.readings_of(answers.heads), lang)
    yield Page(say("summary", lang), about, summary, "")
    for standard in answers.standards:
        for year in answers.periods:
            yield _matrix(answers, about, standard, year, lang)
    if answers.others:
        for year in answers.periods:
            table = overview.others(answers, lang, year=year)
            table.notes += _readings(answers, answers.readings_of(answers.others), lang)
            yield Page(f"{say('others', lang)} {year}", about, table, "item")
    yield Page(say("roadmap", lang), about, _roadmap(answers, lang), "target")
    yield Page(say("duties", lang), about, _duties(answers, lang), "occurrence")
    yield Page(say("missing", lang), about, missing(answers.missing, answers.programme, lang), "")
    for lack in lacks(answers.missing, answers.programme, lang):
        yield _owed(lack, answers, about, lang)
    for explained in answers.explanations:
        yield _unit(explained, answers, about, lang)
    yield Page(say("let_in", lang), about, _let_in(answers, lang), "")
    yield Page(say("provenance", lang), about, _provenance(answers, lang), "")


def _matrix(answers: Answers, about: list[str], standard: str, year: str, lang: str) -> Page:
    table, legend = overview.matrix(answers, lang, standard=standard, year=year)
    cited = {str(row[0]): f"{row[1]}\n({row[2]})" for row in legend.rows[1:]}
    table.columns = [cited.get(str(column), str(column)) for column in table.columns]
    shown = [standard, *answers.programme.members(standard)]
    table.notes += _readings(answers, answers.readings_of(shown), lang)
    name = f"{year} {answers.item_label(standard, lang)}"
    return Page(name, about, table, "unit", frozen=2)


def _unit(explained: Sequence[Json], answers: Answers, about: list[str], lang: str) -> Page:
    """A unit with every item, those inside others below them."""
    keys = ("code", "item", "outcome", *_PARTS, "clause")
    columns = [say(key, lang) for key in keys]
    first = explained[0]
    words = f"{pick(first['unit_label'], lang)}, {pick(first['period_label'], lang)}"
    page = Page(pick(first["unit_label"], lang), about, Table(words, columns), "item", frozen=2)
    for item in explained:
        _lines(item, tell(item, lang, answers.readings, ids=False), 0, page, answers, lang)
    return page


def _readings(answers: Answers, some: set[str], lang: str) -> list[str]:
    """How the texts are understood where something on a sheet rests on it, a line each."""
    return reading_lines(answers.readings.values(), lang, some, ids=False)


def _lines(item: Json, told: Told, depth: int, page: Page, answers: Answers, lang: str) -> None:
    said = {part.kind: "\n".join(part.lines) for part in told.parts}
    said["lacking"] = "\n".join(filter(None, (said.get("reconcile"), said.get("lacking"))))
    verdict = told.verdict
    if told.tally:
        verdict = Mark(f"{verdict.words}: {told.tally}", verdict.code)
    cells: list[Cell] = [item["code"], told.label, verdict]
    cells += [said.get(part, "") for part in _PARTS]
    page.table.rows.append([*cells, answers.programme.places(item["clauses"], lang)])
    page.table.ids.append(item["item"])
    page.depths.append(depth)
    for member, below in zip(item["members"], told.members, strict=True):
        _lines(member, below, depth + 1, page, answers, lang)


def _roadmap(answers: Answers, lang: str) -> Table:
    """Every target in one table; columns that one of them has not stay empty."""
    units = answers.roadmap["labels"]["units"]
    found = [
        (rows, target(rows, answers.programme, lang, units)) for rows in targets(answers.roadmap)
    ]
    columns = list(dict.fromkeys(str(c) for _, table in found for c in table.columns[:-1]))
    outcome = say("outcome", lang)
    names = [say("target", lang), *columns, outcome]
    table = Table(say("roadmap", lang), names, numeric=frozenset(range(2, len(names) - 1)))
    for rows, one in found:
        for row, cells in zip(rows, one.rows, strict=True):
            by_name = dict(zip(map(str, one.columns), cells, strict=True))
            line = [by_name.get(column, "") for column in columns]
            table.rows.append([one.title, *line, by_name[outcome]])
            table.ids.append(f"{row['target']}@{row['year']}")
        table.notes += [f"{one.title}. {note}" for note in one.notes]
    table.notes += _readings(answers, readings.used(answers.roadmap), lang)
    return table


def _duties(answers: Answers, lang: str) -> Table:
    columns = ("duty", "unit", "owner", "role", "period", "last_day", "status", "submitted_on",
               "document_number", "clause")  # fmt: skip
    table = Table(say("duties", lang), [say(key, lang) for key in columns])
    order = list(STATES)
    rows = sorted(
        answers.duties["rows"], key=lambda r: (order.index(r["status"]), r["last_day"] or "9999")
    )
    for row in rows:
        cells: list[Cell] = [
            pick(row["label"], lang),
            pick(row["unit_label"], lang),
            pick(row["bearer_label"], lang),
            pick(row["role_label"], lang),
            period(row["period"], lang),
            day(row["last_day"], lang) or say("no_day", lang),
            Mark(duty_state(row, lang), row["status"]),
            submitted(row, lang),
            row["document"],
            answers.programme.places(row["clauses"], lang) or say("no_clause", lang),
        ]
        table.rows.append(cells)
        table.ids.append(f"{row['occurrence']}:{row['bearer']}")
    table.notes += _readings(answers, readings.used(answers.duties), lang)
    return table


def _owed(lack: Lack, answers: Answers, about: list[str], lang: str) -> Page:
    """The facts of one office, each on a line."""
    columns = ("fact", "unit", "period", "why", "last_day", "holds_up")
    table = Table(
        f"{lack.owner}: {lack.why(lang)}",
        [say(key, lang) for key in columns],
        numeric=frozenset({5}),
    )
    labels = answers.programme.labels("indicators")
    agencies = answers.programme.labels("agencies")
    for fact in sorted(lack.facts, key=lambda f: as_counted(f["fact"])):
        unit, _, rest = fact["fact"].partition(":")
        _, dated, when = rest.rpartition("@")
        name, field = figure_of(fact["fact"])
        who = pick(agencies.get(unit), lang) or answers.unit_label(unit, lang)
        why = dict.fromkeys(meaning("reasons", code, lang) for code in fact["codes"])
        table.rows.append(
            [
                (pick(labels.get(name), lang) or pick(fact["words"], lang))
                + (f", {field}" if field else ""),
                who if dated else "",
                period(when, lang) if dated else "",
                "; ".join(filter(None, [*why, refusal(fact, lang)])),
                day(fact["owner"]["last_day"], lang),
                len(fact["holds_up"]),
            ]
        )
        table.ids.append(fact["fact"])
    return Page(f"{say('owed', lang)} {lack.owner}", about, table, "fact", frozen=1)


def _let_in(answers: Answers, lang: str) -> Table:
    told = answers.facts
    words = say("rows_refused", lang, kept=told["kept"], refused=told["refused"])
    table = Table(f"{say('let_in', lang)}: {words}", [say("issue", lang)])
    table.rows += [[pick(issue, lang)] for issue in told["issues"]]
    return table


def _provenance(answers: Answers, lang: str) -> Table:
    origin = answers.provenance
    table = Table(say("provenance", lang), ["", ""])
    for key in ("rules_hash", "units_hash", "facts_hash", "version"):
        table.rows.append([say(key, lang), str(origin[key])])
    table.rows.append([capital(say("as_of", lang, day="")).strip(), day(origin["as_of"], lang)])
    table.notes += [say("limit_annex", lang), say("limit_unknown", lang)]
    if origin["synthetic"]:
        table.notes.append(capital(say("synthetic", lang)))
    return table
