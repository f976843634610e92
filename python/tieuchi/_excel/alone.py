"""A sheet of one unit, as each office sends its own: the tab or a line above says which unit, the
indicators stand below each other, and one column holds what is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tieuchi._excel import limits
from tieuchi._excel.beside import says_other
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading
from tieuchi._excel.headings import MEASURE, VALUE, Headings
from tieuchi._excel.names import Names
from tieuchi._excel.places import Place
from tieuchi.issues import Words

#: What stands before the name of a unit in a line of its own.
_SAYS_UNIT = re.compile(
    r"^(?:(?:tên\s+)?(?:đơn vị(?: báo cáo)?|phường|xã|địa phương|unit)\s*[:：]|ubnd)\s*",
    re.IGNORECASE,
)
#: Headings of what is reported, beside those that the library knows.
_REPORTED = re.compile(
    r"(?:đã\s+)?thực hiện|kết quả(?:\s+thực hiện)?|số lượng|(?:năm\s+)?(\d{4})", re.IGNORECASE
)
#: Indicators that must stand below each other, so that they are no chance.
_LEAST = 2


_NO_UNIT = Words(
    "các chỉ số nằm theo hàng dọc nhưng không rõ của đơn vị nào: đặt tên trang là tên một đơn vị,"
    " hoặc ghi phía trên “Đơn vị: ...”",
    "the indicators stand below each other, of a unit that is not said: name the sheet after one,"
    ' or write "Đơn vị: ..." above',
)
_SEVERAL_UNITS = Words(
    "trang có số liệu của nhiều đơn vị, đơn vị sau nằm dưới đơn vị trước: tách mỗi đơn vị một"
    " trang, hoặc thêm cột đơn vị",
    "the sheet is of several units, one below the other: give each a sheet, or add a column of"
    " units",
)
_NO_FIGURES = Words(
    "các chỉ số nằm theo hàng dọc; cần đúng một cột tên là Thực hiện, Kết quả hay Số liệu",
    "the indicators stand below each other; exactly one column must be called Thực hiện, Kết quả"
    " or Số liệu",
)


@dataclass(frozen=True)
class Alone:
    """A sheet of one unit, with its name over the column of what is reported."""

    sheet: Sheet
    unit: str
    #: Where the unit is named; None where it is by the tab.
    place: Place | None
    #: The names of columns that are not read.
    unread: tuple[str, ...]


def of_one_unit(sheet: Sheet, headings: Headings, names: Names, year: str) -> Alone | Words | None:
    """The sheet as a table of one unit; what it lacks to be one where its indicators stand below
    each other, None where they do not."""
    rows = range(min(len(sheet.cells), limits.COLUMNS))
    words = {
        (row, column): told
        for row in rows
        for column, value in enumerate(sheet.cells[row][: limits.HEADER_WITHIN])
        if isinstance(value, str) and (told := heading(value))
    }
    headings.known(words.values())
    measures: dict[int, list[int]] = {}
    for (row, column), told in words.items():
        if headings.knows(told) and headings.role(told) == MEASURE:
            measures.setdefault(column, []).append(row)
    if len(measures) != 1:
        return None
    [(column, below)] = measures.items()
    if len(below) < _LEAST:
        return None
    found = dict(_units(sheet, words, below[0], names))
    if len(set(found.values())) != 1:
        return _NO_UNIT
    unit, place = next((unit, place) for place, unit in found.items())
    if set(_units_below(words, below[0], names)) - {unit}:
        return _SEVERAL_UNITS
    figures = [
        (header, c)
        for c in range(column + 1, sheet.width)
        if any(_at(sheet, (row, c)) not in ("", None) for row in below)
        and (header := _header(sheet, c, below[0])) >= 0
        and _is_reported(_at(sheet, (header, c)), headings, year)
    ]
    if len(figures) != 1:
        return _NO_FIGURES
    [(top, reported)] = figures
    if other := _of_something_else(sheet, top, reported, year):
        return _not_read(other)
    others = [c for c in range(column + 1, sheet.width) if c != reported]
    others = [c for c in others if c > reported or not _is_words(sheet, below, c)]
    cells = [
        ["" if c in others or number < top else value for c, value in enumerate(row)]
        for number, row in enumerate(sheet.cells)
    ]
    cells[top][reported] = unit
    named = (heading(_at(sheet, (top, c))) for c in others)
    return Alone(replace(sheet, cells=cells), unit, place, tuple(filter(None, named)))


def _units(
    sheet: Sheet, words: dict[Place, str], below: int, names: Names
) -> Iterator[tuple[Place | None, str]]:
    """The units that the tab and the lines above a table name."""
    said: dict[Place | None, str] = {None: heading(sheet.name)}
    said |= {place: told for place, told in words.items() if place[0] < below}
    told = {
        at: tuple(dict.fromkeys((one, _SAYS_UNIT.sub("", one, count=1))))
        for at, one in said.items()
    }
    names.ask("unit", {name for both in told.values() for name in both if name})
    for place, both in told.items():
        for name in both:
            if name and names.unit(name):
                yield place, names.unit(name)


def _of_something_else(sheet: Sheet, top: int, column: int, year: str) -> str:
    """Words above a table that say another year or a plan: a title, or what stands over the column
    that is reported; empty for none."""
    for row in range(top):
        for at, value in enumerate(sheet.cells[row]):
            words = heading(value) if isinstance(value, str) else ""
            reaches = at == column or at == 0 or _reaches(sheet, (row, at), column)
            if reaches and says_other(words, year):
                return words
    return ""


def _reaches(sheet: Sheet, place: Place, column: int) -> bool:
    return any(begin == place and begin[1] <= column <= end[1] for begin, end in sheet.seen.merged)


def _not_read(words: str) -> Words:
    return Words(
        f'trang ghi "{words}", không phải kết quả của kỳ đã nêu',
        f'the sheet says "{words}", which is no result of the period given',
    )


def _units_below(words: dict[Place, str], first: int, names: Names) -> Iterator[str]:
    """The units that lines within a table, or below it, name."""
    told = [words[place] for place in words if place[0] > first]
    bare = {name for one in told for name in (one, _SAYS_UNIT.sub("", one, count=1)) if name}
    names.ask("unit", bare)
    yield from filter(None, map(names.unit, bare))


def _header(sheet: Sheet, column: int, below: int) -> int:
    """The lowest row above a table in which a column has a name; -1 where none has."""
    return next((row for row in range(below - 1, -1, -1) if _at(sheet, (row, column)) != ""), -1)


def _is_reported(value: Any, headings: Headings, year: str) -> bool:
    words = heading(value)
    if headings.known([words]) and headings.role(words) == VALUE:
        return True
    told = _REPORTED.fullmatch(words)
    return bool(told) and (not told or told[1] in (None, year))


def _is_words(sheet: Sheet, rows: list[int], column: int) -> bool:
    """Whether a column holds no figure, as one of units of measure."""
    return all(isinstance(_at(sheet, (row, column)), str) for row in rows)


def _at(sheet: Sheet, place: Place) -> Any:
    cells = sheet.cells[place[0]]
    return cells[place[1]] if place[1] < len(cells) else ""
