"""What each answer shows by itself: its default view as tables of words, never of ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import brief_supplier, capital, headline, marks, places, verdict
from tieuchi._words import Json, day, meaning, number, outcome, pick, say, tally

#: Criteria shown side by side at most where a programme has no groups.
MOST_COLUMNS = 6

VERDICT_COLOURS = {"reached": "met", "missed": "not_met", "open": "unknown"}
STATE_COLOURS = {"fulfilled": "met", "overdue": "not_met", "late": "not_met", "due": "unknown"}


def tables_of(answer: Json, lang: str, standards: Sequence[str] = ()) -> list[Table]:
    """The default view of an answer; standards are columns of an assessment."""
    if answer["schema"] == "tieuchi/assessment/1":
        return _assessment(answer, lang, standards)
    return [_MAKERS[answer["schema"]](answer, lang)]


def _table(answer: Json, lang: str, columns: list[str], title: str = "") -> Table:
    words = headline(answer["provenance"], lang)
    title = f"{title} · {words}" if title else words
    return Table(title, columns, marks=marks(answer["provenance"], lang))


def _assessment(answer: Json, lang: str, standards: Sequence[str]) -> list[Table]:
    rows, items = answer["rows"], answer["labels"]["items"]
    shown = {row["item"] for row in rows}
    columns = [item for item in standards if item in shown]
    if not columns or (not items[columns[0]]["group"] and len(columns) > MOST_COLUMNS):
        return [_outcomes(answer, lang)]
    periods = dict.fromkeys(row["period"] for row in rows if row["item"] in columns)
    return [_matrix(answer, columns, period, lang) for period in periods]


def _matrix(answer: Json, columns: list[str], period: str, lang: str) -> Table:
    labels = answer["labels"]
    cells = {(r["unit"], r["item"]): r for r in answer["rows"] if r["period"] == period}
    head = [pick(labels["items"][item]["label"], lang) for item in columns]
    title = f"{say('period', lang)} {period}"
    table = _table(answer, lang, [say("unit", lang), *head], title)
    left_out = []
    for unit in dict.fromkeys(unit for unit, _ in cells):
        of_unit = [cells.get((unit, item)) for item in columns]
        name = pick(labels["units"][unit], lang)
        if all(row is None or row["outcome"] == "not_applicable" for row in of_unit):
            left_out.append(name)
        else:
            table.rows.append([name, *(_matrix_cell(row, lang) for row in of_unit)])
    if left_out:
        words = capital(outcome("not_applicable", lang))
        table.notes.append(f"{words} ({len(left_out)}): {'; '.join(left_out)}")
    return table


def _matrix_cell(row: Json | None, lang: str) -> Cell:
    if row is None:
        return ""
    counted = row["outcome"] not in ("not_applicable", "waived")
    counts = tally(row["members"], lang) if counted else ""
    words = verdict(row, lang)
    return Mark(f"{words}\n{counts}" if counts else words, row["outcome"])


def _outcomes(answer: Json, lang: str) -> Table:
    labels = answer["labels"]
    columns = ("unit", "item", "period", "outcome", "reason")
    table = _table(answer, lang, [say(key, lang) for key in columns])
    for row in answer["rows"]:
        table.rows.append(
            [
                pick(labels["units"][row["unit"]], lang),
                pick(labels["items"][row["item"]]["label"], lang),
                row["period"],
                Mark(verdict(row, lang), row["outcome"]),
                pick(labels["reasons"].get(row["reason"]), lang),
            ]
        )
    return table


def _roadmap(answer: Json, lang: str) -> Table:
    rows = answer["rows"]
    live = any(row["reached_live"] is not None for row in rows)
    beside = list(dict.fromkeys(pick(b, lang) for row in rows for b in row["beside_labels"]))
    keys = ("target", "year_column", "due", "counted", "open_units", "shortfall", "outcome")
    columns = [*(say(key, lang) for key in keys), *map(capital, beside)]
    table = _table(answer, lang, [*columns, *([say("live", lang)] if live else [])])
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
    return table


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
    columns = ("duty", "bearer", "period", "status", "last_day", "submitted_on", "clause")
    table = _table(answer, lang, [say(key, lang) for key in columns])
    for row in answer["rows"]:
        role = meaning("roles", row["role"], lang) if row["role"] != "lead" else ""
        table.rows.append(
            [
                pick(row["label"], lang),
                pick(row["bearer_label"], lang) + (f" ({role})" if role else ""),
                row["period"],
                Mark(
                    meaning("duty_states", row["status"], lang),
                    STATE_COLOURS.get(row["status"], ""),
                ),
                day(row["last_day"], lang),
                day(row["submitted_on"], lang),
                places(row["clauses"], lang),
            ]
        )
    return table


def _missing(answer: Json, lang: str) -> Table:
    columns = ("missing", "owner", "holds_up")
    table = _table(answer, lang, [say(key, lang) for key in columns])
    for row in answer["rows"]:
        who = brief_supplier(row["owner"], lang)
        table.rows.append([pick(row["words"], lang), who, str(len(row["holds_up"]))])
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


_MAKERS: dict[str, Callable[[Json, str], Table]] = {
    "tieuchi/roadmap/1": _roadmap,
    "tieuchi/duties/1": _duties,
    "tieuchi/missing/1": _missing,
    "tieuchi/cases/1": _cases,
}
