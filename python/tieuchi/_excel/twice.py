"""What a workbook says twice: units in two columns, and two figures for one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieuchi._cells import Cell
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading
from tieuchi._excel.headings import INDICATOR, MEASURE, PERIOD, RECORDED, UNIT, VALUE
from tieuchi._excel.names import Names
from tieuchi._excel.oddities import said_of_sheet
from tieuchi._excel.part import Part
from tieuchi._excel.places import Place
from tieuchi._excel.table import Header
from tieuchi.issues import NO_WORDS, Issue, Words

#: Contradictions that are told one by one.
_TOLD = 100


def units_told_twice(sheet: Sheet, header: Header, end: int, names: Names) -> dict[int, list[int]]:
    """Columns that name the units once more, with the rows in which they name another one."""
    first, *others = (column for column, role in header.roles.items() if role == UNIT)
    rows = range(header.last + 1, end)
    told = {c: [_words(sheet, row, c) for row in rows] for c in (first, *others)} if others else {}
    names.ask("unit", {words for words_of in told.values() for words in words_of if words})
    found: dict[int, list[int]] = {}
    for column in others:
        pairs = zip(rows, told[first], told[column], strict=True)
        found[column] = [row for row, a, b in pairs if a and b and _differ(a, b, names)]
    return found


def _differ(one: str, other: str, names: Names) -> bool:
    ids = names.unit(one), names.unit(other)
    return all(ids) and ids[0] != ids[1]


def _words(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.cells[row]
    return heading(cells[column]) if column < len(cells) else ""


def contradictions(parts: Sequence[Part], names: Names) -> Iterator[Issue]:
    """Figures that differ from one before them for the same unit, indicator, period and day."""
    names.ask(
        "unit", {_text(row[p.unit]) for p in parts for row in p.rows if p.unit < len(row)} - {""}
    )
    seen: dict[tuple[str, ...], tuple[Part, Place, str]] = {}
    found = 0
    for part in parts:
        for place, key, value in _figures(part, names):
            if place in part.refused:
                continue
            before = seen.setdefault(key, (part, place, value))
            if _digits(before[2]) == _digits(value):
                continue
            found += 1
            if found <= _TOLD:
                yield _contradiction(part, place, value, before)
    if found > _TOLD:
        more = found - _TOLD
        words = Words(f"còn {more} ô nữa như vậy", f"{more} more cells like that")
        yield said_of_sheet("excel.contradiction", "warning", parts[0].name, words, NO_WORDS)


def _figures(part: Part, names: Names) -> Iterator[tuple[Place, tuple[str, ...], str]]:
    """Each figure of a table with its place and what it is about."""
    by_role: dict[str, list[int]] = {}
    for column, role in part.roles.items():
        by_role.setdefault(role, []).append(column)
    about = [c for role in (PERIOD, RECORDED) for c in by_role.get(role, [])]
    about += [column for column in range(len(part.header)) if part.roles.get(column) == "document"]
    none = {heading(word).casefold() for word in names.said.get("no_data") or ()}
    long = by_role.get(VALUE, [])
    named = by_role.get(INDICATOR, [])
    for number in range(part.header_row + 1, len(part.rows)):
        row = part.rows[number]
        unit = names.unit(_text(row[part.unit])) if row[part.unit] else ""
        if not unit:
            continue
        beside = tuple(_text(row[column]) for column in about)
        for column in (*by_role.get(MEASURE, []), *long):
            value = _text(row[column])
            told = value and heading(value).casefold() not in none
            if told and part.header.count(part.header[column]) == 1:
                what = _text(row[named[0]]) if column in long and named else part.header[column]
                indicator = str(names.indicator(what).get("id", ""))
                if not indicator:
                    continue  # the door says so
                period = names.period(what)
                if column in long:
                    told_by = part.header[column]
                    period = told_by if re.search(r"\d|quý|tháng", told_by, re.IGNORECASE) else ""
                yield (number, column), (unit, indicator, period, *beside), value


def _contradiction(part: Part, place: Place, value: str, before: tuple[Part, Place, str]) -> Issue:
    sheet = before[0].name.rpartition("!")[2]
    there = before[0].axes.cell(before[1])
    if before[0].name != part.name:
        there = f"{sheet}!{there}"
    return Issue(
        code="excel.contradiction",
        severity="warning",
        message=Words(
            f"ô này ghi {value}, ô {there} ghi {before[2]} cho cùng một số liệu; chưa rõ số nào"
            " đúng",
            f"this cell says {value}, {there} says {before[2]} of the same fact; which holds is"
            " open",
        ),
        hint=Words("để lại một số", "leave one of them"),
        file=part.name,
        row=part.axes.row(place),
        field=part.header[place[1]],
        cell=part.axes.cell(place),
    )


def _text(cell: Cell) -> str:
    return cell.decode() if isinstance(cell, bytes) else cell


def _digits(value: str) -> str:
    """A figure without what a text may group its digits by."""
    return re.sub(r"(?<=\d)[.,\s](?=\d)", "", value).strip()
