"""What each answer shows by itself: its default view as tables of words, never of ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tieuchi._view import readings
from tieuchi._view.awaited import awaited
from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import (
    brief_supplier,
    capital,
    contradicts,
    headline,
    marks,
    places,
    quotes,
    verdict,
)
from tieuchi._words import (
    BESIDE,
    OUTCOMES,
    STATES,
    Json,
    as_counted,
    day,
    duty_standing,
    duty_state,
    meaning,
    number,
    outcome,
    period,
    pick,
    say,
    standing_words,
    submitted,
    tally,
)

#: Criteria shown side by side at most where a programme has no groups.
MOST_COLUMNS = 6

#: Outcomes beside which members are not counted.
_UNCOUNTED = ("not_applicable", "waived")

#: The column by which the rows of an answer are added up, its codes in order and their words.
_SUMMED = {
    "tieuchi/assessment/1": "outcome",
    "tieuchi/roadmap/1": "verdict",
    "tieuchi/duties/1": "status",
    "tieuchi/missing/1": "basis",
}
_ORDER: dict[str, Sequence[str]] = {
    "outcome": OUTCOMES,
    "verdict": ("reached", "missed", "open"),
    "status": (*STATES, BESIDE),
    "basis": ("duty", "proposal", "none"),
}
_KINDS = {"verdict": "target_verdicts", "basis": "bases"}

VERDICT_COLOURS = {"reached": "met", "missed": "not_met", "open": "unknown"}
STATE_COLOURS = {
    "fulfilled": "met",
    "overdue": "not_met",
    "late": "not_met",
    "due": "unknown",
    "open": "unknown",
    "unknown": "unknown",
}


def tables_of(
    answer: Json, lang: str, standards: Sequence[str] = (), *, filtered: bool = False
) -> list[Table]:
    """The default view of an answer; standards are columns of an assessment, unless it was
    filtered: then every row is a line."""
    if answer["schema"] == "tieuchi/assessment/1":
        tables = _assessment(answer, lang, () if filtered else standards)
    else:
        tables = [_MAKERS[answer["schema"]](answer, lang)]
    if tables and (words := sums(answer, lang)):
        tables[-1].notes.insert(0, words)
    if tables and "readings" in answer:
        some = readings.used(answer)
        tables[-1].notes += readings.reading_lines(answer["readings"], lang, some)
    if tables and answer["schema"] in _CITING:
        cited = (clause for row in answer["rows"] for clause in _CITING[answer["schema"]](row))
        tables[-1].notes += quotes(cited, lang)
    return tables


def sums(answer: Json, lang: str) -> str:
    """All rows by what they came to; they add up. Empty where nothing is to be added."""
    column = _SUMMED.get(answer["schema"])
    if column is None or not answer["rows"]:
        return ""
    told = Counter(_code(row, column) for row in answer["rows"])
    order = [code for code in _ORDER[column] if told[code]]
    if column == "outcome":
        parts = [f"{told[code]} {outcome(code, lang, short=True)}" for code in order]
        return say("outcomes_add_up", lang, parts=" + ".join(parts), all=sum(told.values()))
    named = {code: standing_words(code, lang) if column == "status"
             else meaning(_KINDS[column], code, lang) for code in order}  # fmt: skip
    parts = [f"{told[code]} {named[code]}" for code in order]
    return say("rows_add_up_to", lang, parts=" + ".join(parts), all=sum(told.values()))


def _code(row: Json, column: str) -> str:
    if column == "status":
        return duty_standing(row)
    found: str = row["owner"]["basis"] if column == "basis" else row[column]
    return found


def _table(answer: Json, lang: str, columns: list[str], title: str = "") -> Table:
    words = headline(answer["provenance"], lang)
    title = f"{title} · {words}" if title else words
    return Table(title, columns, marks=marks(answer["provenance"], lang))


def _assessment(answer: Json, lang: str, standards: Sequence[str]) -> list[Table]:
    rows, items = answer["rows"], answer["labels"]["items"]
    shown = {row["item"] for row in rows}
    columns = [item for item in standards if item in shown]
    if not columns or (not items[columns[0]]["group"] and len(columns) > MOST_COLUMNS):
        return [_outcomes(answer, rows, lang)]
    inside = contained(items, columns)
    periods = dict.fromkeys(row["period"] for row in rows)
    tables = []
    for when in periods:
        in_period = [row for row in rows if row["period"] == when]
        if any(row["item"] in columns for row in in_period):
            tables.append(_matrix(answer, columns, when, lang))
        others = [row for row in in_period if row["item"] not in inside]
        if others:
            tables.append(_others(answer, others, when, lang))
    return tables


def contained(items: Json, heads: Iterable[str]) -> set[str]:
    """Items and all inside them, to any depth."""
    found: set[str] = set()
    waiting = list(heads)
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.add(item)
            waiting += items[item]["members"] if item in items else []
    return found


def _matrix(answer: Json, columns: list[str], when: str, lang: str) -> Table:
    labels = answer["labels"]
    rows = [row for row in answer["rows"] if row["period"] == when]
    cells = {(r["unit"], r["item"]): r for r in rows}
    applies = {r["unit"] for r in rows if r["outcome"] != "not_applicable"}
    head = [pick(labels["items"][item]["label"], lang) for item in columns]
    title = f"{say('period', lang)} {period(when, lang)}"
    table = _table(answer, lang, [say("unit", lang), *head], title)
    left_out, elsewhere = [], []
    for unit in sorted({row["unit"] for row in rows}, key=as_counted):
        of_unit = [cells.get((unit, item)) for item in columns]
        name = pick(labels["units"][unit], lang)
        if unit not in applies:
            left_out.append(name)
        elif any(row and row["outcome"] != "not_applicable" for row in of_unit):
            table.rows.append([name, *(_matrix_cell(row, lang) for row in of_unit)])
        else:
            elsewhere.append(name)
    if left_out:
        table.notes.append(not_applicable(left_out, lang))
    if elsewhere:
        named = "; ".join(elsewhere)
        table.notes.append(say("only_others", lang, n=len(elsewhere), units=named))
    return table


def not_applicable(units: Sequence[str], lang: str) -> str:
    """Said of units all of whose rows are not applicable."""
    words = capital(outcome("not_applicable", lang))
    return f"{words} ({len(units)}): {'; '.join(units)}"


def _others(answer: Json, rows: Sequence[Json], when: str, lang: str) -> Table:
    """The rows of items that stand in no standard: applicable ones as lines, the others named."""
    applies = [row for row in rows if row["outcome"] != "not_applicable"]
    table = _outcomes(answer, applies, lang)
    of = f"{say('period', lang).lower()} {period(when, lang)}"
    table.title = f"{say('others', lang)}, {of} · {table.title}"
    if not applies:
        table.columns = []
    for item in dict.fromkeys(row["item"] for row in rows):
        table.notes += _left_out(answer, [row for row in rows if row["item"] == item], lang)
    return table


def _left_out(answer: Json, rows: Sequence[Json], lang: str) -> Iterator[str]:
    """To whom one item does not apply: named, or counted where it is about other units."""
    item = pick(answer["labels"]["items"][rows[0]["item"]]["label"], lang)
    without = [row for row in rows if row["outcome"] == "not_applicable"]
    if len(without) == len(rows):
        yield say("applies_to_none", lang, item=item, n=len(rows))
        return
    others = [row for row in without if row["reason"] == "not_in_scope"]
    if others:
        yield say("about_others", lang, item=item, n=len(others))
    units = sorted({r["unit"] for r in without if r not in others}, key=as_counted)
    if units:
        names = [pick(answer["labels"]["units"][unit], lang) for unit in units]
        yield f"{item}: {not_applicable(names, lang)}"


def _matrix_cell(row: Json | None, lang: str) -> Cell:
    if row is None:
        return ""
    counts = tally(row["members"], lang) if row["outcome"] not in _UNCOUNTED else ""
    words = verdict(row, lang, short=True)
    return Mark(f"{words}\n{counts}" if counts else words, row["outcome"])


def _outcomes(answer: Json, rows: Sequence[Json], lang: str) -> Table:
    """Every row as a line."""
    labels = answer["labels"]
    columns = ("unit", "item", "period", "outcome", "reason")
    table = _table(answer, lang, [say(key, lang) for key in columns])
    for row in sorted(rows, key=lambda row: (row["as_of"], row["period"], as_counted(row["unit"]))):
        counts = tally(row["members"], lang) if row["outcome"] not in _UNCOUNTED else ""
        words = verdict(row, lang, short=True)
        table.rows.append(
            [
                pick(labels["units"][row["unit"]], lang),
                pick(labels["items"][row["item"]]["label"], lang),
                period(row["period"], lang),
                Mark(f"{words}\n{counts}" if counts else words, row["outcome"]),
                pick(labels["reasons"].get(row["reason"]), lang),
            ]
        )
    return table


def _roadmap(answer: Json, lang: str) -> Table:
    rows = answer["rows"]
    live = any(row["reached_live"] is not None for row in rows)
    beside = list(dict.fromkeys(pick(b, lang) for row in rows for b in row["beside_labels"]))
    columns = [say(key, lang) for key in ("target", "year_column", "due")]
    columns += [counted_word(rows, lang)]
    columns += [say(key, lang) for key in ("open_units", "shortfall", "outcome")]
    columns += map(capital, beside)
    table = _table(answer, lang, [*columns, *([say("live", lang)] if live else [])])
    figures = range(2, len(table.columns))
    table.numeric = frozenset(n for n in figures if n != columns.index(say("outcome", lang)))
    for row in rows:
        line: list[Cell] = [_target(row, answer["labels"]["units"], lang), str(row["year"])]
        line += [number(row[key], lang) for key in ("due", "reached", "unknown", "shortfall")]
        words = meaning("target_verdicts", row["verdict"], lang)
        line.append(Mark(words, VERDICT_COLOURS[row["verdict"]]))
        told = {
            pick(label, lang): (count, unknown)
            for label, count, unknown in zip(
                row["beside_labels"], row["beside"], row["beside_unknown"], strict=True
            )
        }
        line += [counted(*told.get(label, (None, None)), lang) for label in beside]
        line += [counted(row["reached_live"], row["unknown_live"], lang)] if live else []
        table.rows.append(line)
    table.notes += readings.ended(answer, lang)
    table.notes += awaited(rows, lang)
    labelled = ((pick(row["label"], lang), row["not_said"]) for row in rows)
    table.notes += readings.not_said(labelled, lang)
    return table


def counted_word(rows: Sequence[Json], lang: str) -> str:
    """What targets count is called: recognised, where reported figures stand beside it."""
    keys = dict.fromkeys("recognised" if row["beside_labels"] else "reached" for row in rows)
    return capital(" / ".join(say(key, lang).lower() for key in keys or ["reached"]))


def counted(count: str | None, unknown: str | None, lang: str) -> str:
    """A count with the units for which it is not known, where there are some."""
    words = number(count, lang)
    if unknown in (None, "0"):
        return words
    return f"{words} ({say('tally_unknown', lang, k=number(unknown, lang))})"


def _target(row: Json, units: Json, lang: str) -> str:
    """The target's label, with the unit when it is the target of one unit."""
    unit = units.get(row["target"].partition(":")[2])
    return f"{pick(row['label'], lang)} – {pick(unit, lang)}" if unit else pick(row["label"], lang)


def _duties(answer: Json, lang: str) -> Table:
    columns = ["duty", "bearer", "period", "status", "last_day", "submitted_on", "clause"]
    if any(row["recurrence"] for row in answer["rows"]):
        columns.insert(3, "recurrence")
    table = _table(answer, lang, [say(key, lang) for key in columns])
    for row in answer["rows"]:
        role = pick(row["role_label"], lang)
        role = "" if role == meaning("roles", "lead", lang) else role
        line: list[Cell] = [
            _duty_words(row, lang),
            pick(row["bearer_label"], lang) + (f" ({role})" if role else ""),
            period(row["period"], lang),
        ]
        if "recurrence" in columns:
            line.append(meaning("recurrences", row["recurrence"], lang))
        table.rows.append(
            [
                *line,
                Mark(
                    duty_state(row, lang),
                    STATE_COLOURS.get(row["status"], ""),
                ),
                day(row["last_day"], lang),
                submitted(row, lang),
                places(row["clauses"], lang),
            ]
        )
    labelled = ((pick(row["label"], lang), row["not_said"]) for row in answer["rows"])
    table.notes += readings.not_said(labelled, lang)
    return table


def _duty_words(row: Json, lang: str) -> str:
    """The duty, and to whom it is owed where the text names somebody."""
    to = "; ".join(pick(who, lang) for who in row["to_labels"])
    return pick(row["label"], lang) + (f" ({say('sent_to', lang, who=to)})" if to else "")


def _missing(answer: Json, lang: str) -> Table:
    ranked = any("decides" in row for row in answer["rows"])
    columns = ("missing", "owner", "holds_up", *(("decides_alone",) if ranked else ()))
    table = _table(answer, lang, [say(key, lang) for key in columns])
    table.numeric = frozenset(range(2, len(columns)))
    for row in answer["rows"]:
        who = brief_supplier(row["owner"], lang)
        words = pick(row["words"], lang)
        if contradicts(row):
            words += f" ({say('to_reconcile', lang)})"
        more: list[Cell] = [str(row["decides"])] if ranked else []
        table.rows.append([words, who, str(len(row["holds_up"])), *more])
    return table


def _cases(answer: Json, lang: str) -> Table:
    """What went wrong; the rows of the answer hold the rest."""
    rows = answer["rows"]
    good, checked = sum(row["ok"] for row in rows), sum(row["checked"] for row in rows)
    wrong = [row for row in rows if not row["ok"]]
    columns = [say("case", lang), say("differences", lang)] if wrong else []
    table = Table(say("cases_of", lang, good=good, all=len(rows), checked=checked), columns)
    for row in wrong:
        table.rows.append([row["case"], "\n".join(pick(d, lang) for d in row["differences"])])
    return table


#: The clauses of a row, of the answers that quote them where the official text is given.
_CITING: dict[str, Callable[[Json], list[Json]]] = {
    "tieuchi/roadmap/1": lambda row: row["clauses"],
    "tieuchi/duties/1": lambda row: row["clauses"],
    "tieuchi/missing/1": lambda row: row["owner"]["clauses"],
}

_MAKERS: dict[str, Callable[[Json, str], Table]] = {
    "tieuchi/roadmap/1": _roadmap,
    "tieuchi/duties/1": _duties,
    "tieuchi/missing/1": _missing,
    "tieuchi/cases/1": _cases,
}
