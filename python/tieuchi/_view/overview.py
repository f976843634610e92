"""Units of a year at a glance: counts by outcome, each standard by its members, what is not met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tieuchi._view.answers import Answers, rows_of
from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import capital, verdict
from tieuchi._words import OUTCOMES, Json, as_counted, outcome, period, say, tally


def summary(answers: Answers, lang: str) -> Table:
    """Units by outcome, per standard, other criterion and year; each line adds up to its last
    figure."""
    table = Table(
        say("summary_of", lang),
        [say("standard", lang), say("period", lang)]
        + [outcome(o, lang, short=True) for o in OUTCOMES]
        + [say("total", lang)],
        numeric=frozenset(range(2, 8)),
    )
    for item in answers.heads:
        for year in answers.periods:
            counted = outcomes_of(answers, [item], year)
            if total := sum(counted.values()):
                figures: list[Cell] = [counted[o] for o in OUTCOMES]
                table.rows.append(
                    [answers.item_label(item, lang), period(year, lang), *figures, total]
                )
    return table


def outcomes_of(answers: Answers, items: Sequence[str], year: str) -> Counter[str]:
    """How often items have each outcome in a year."""
    rows = rows_of(answers.assessment, period=year)
    return Counter(row["outcome"] for row in rows if row["item"] in items)


def matrix(answers: Answers, lang: str, *, standard: str, year: str) -> tuple[Table, Table]:
    """Units down, the standard and its members across; and what the columns are, with clauses."""
    by_cell = {(r["unit"], r["item"]): r for r in rows_of(answers.assessment, period=year)}
    given = {item for _, item in by_cell}
    members = [m for m in answers.programme.items[standard]["members"] if m in given]
    label = answers.item_label(standard, lang)
    numbers = [str(n) for n in range(1, len(members) + 1)]
    title = say("matrix_of", lang, standard=label, year=year)
    table = Table(title, [say("unit", lang), say("outcome", lang), *numbers])
    left_out: list[Json] = []
    rows = [row for (_, item), row in by_cell.items() if item == standard]
    for row in sorted(rows, key=lambda row: as_counted(row["unit"])):
        unit = row["unit"]
        if not answers.applies_to(unit, period=year):
            left_out.append(row)
            continue
        counted = row["outcome"] not in ("not_applicable", "waived")
        count = tally(row["members"], lang) if counted else ""
        cells: list[Cell] = [
            _mark(by_cell[unit, m], lang) if (unit, m) in by_cell else "" for m in members
        ]
        table.rows.append([answers.unit_label(unit, lang), _mark(row, lang, count), *cells])
        table.ids.append(unit)
    if left_out:
        words = capital(outcome("not_applicable", lang))
        table.notes.append(f"{words} ({len(left_out)}): {unit_names(left_out, answers, lang)}")
    legend = Table(
        say("legend", lang), [say("column", lang), say("item", lang), say("clause", lang)]
    )
    for number, item in zip([say("outcome", lang), *numbers], [standard, *members], strict=True):
        legend.rows.append(
            [number, answers.item_label(item, lang), answers.item_places(item, lang)]
        )
    return table, legend


def others(answers: Answers, lang: str, *, year: str) -> Table:
    """The items that stand in no standard: units by outcome, each line adding up to its units."""
    table = Table(
        f"{say('others', lang)}, {year}",
        [say("item", lang), say("clause", lang)]
        + [capital(outcome(o, lang, short=True)) for o in OUTCOMES],
    )
    for item in answers.others:
        rows = list(rows_of(answers.assessment, item=item, period=year))
        if not rows:
            continue
        cells: list[Cell] = [answers.item_label(item, lang), answers.item_places(item, lang)]
        for code in OUTCOMES:
            of_code = [row for row in rows if row["outcome"] == code]
            names = unit_names(of_code, answers, lang)
            cells.append(Mark(f"{len(of_code)}: {names}", code) if of_code else "")
        table.rows.append(cells)
    return table


def deficits(answers: Answers, lang: str, *, heads: Sequence[str], year: str) -> Table:
    """Criteria found not met, with clause and units; the total is the sum of the figures."""
    leaves = {leaf for head in heads for leaf in answers.programme.leaves(head)}
    rows = [row for row in rows_of(answers.assessment, period=year) if row["item"] in leaves]
    rows = [row for row in rows if answers.programme.items[row["item"]]["kind"] == "criterion"]
    found: dict[str, list[Json]] = {}
    for row in rows:
        if row["outcome"] == "not_met":
            found.setdefault(row["item"], []).append(row)
    total = sum(map(len, found.values()))
    units = {r["unit"] for rows in found.values() for r in rows}
    table = Table(
        say("deficits_of", lang, year=year, n=total, units=len(units)),
        [say("item", lang), say("clause", lang), say("units", lang), say("count", lang)],
        numeric=frozenset({3}),
        foot=[say("total", lang), "", "", total],
    )
    for item in sorted(found, key=list(answers.programme.items).index):
        names = unit_names(found[item], answers, lang)
        label, cited = answers.item_label(item, lang), answers.item_places(item, lang)
        table.rows.append([label, cited, names, len(found[item])])
    if not table.rows:
        table.notes.append(say("deficits_none", lang))
    if unknown := sum(row["outcome"] == "unknown" for row in rows):
        table.notes.append(say("deficits_unknown", lang, n=unknown))
    return table


def unit_names(rows: Sequence[Json], answers: Answers, lang: str) -> str:
    """Units of rows, those of one place together: "Phường 1, Phường 2 (thị xã ...); ..."."""
    found: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: as_counted(row["unit"])):
        words = row.get("words") or answers.unit_label(row["unit"], lang)
        name, _, place = words.partition(", ")
        if row.get("provisional"):
            name += f" ({say('provisional', lang)})"
        if name not in found.setdefault(place, []):
            found[place].append(name)
    return "; ".join(
        ", ".join(names) + (f" ({place})" if place else "") for place, names in found.items()
    )


def _mark(row: Json, lang: str, more: str = "") -> Mark:
    about = (row["unit"], row["item"])
    return Mark(verdict(row, lang, short=True, more=more), row["outcome"], about)
