"""Reads a workbook as tables for the door: every sheet with a table, whatever stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tieuchi._cells import Cell
from tieuchi._excel import form, told
from tieuchi._excel.above import named_above
from tieuchi._excel.alone import Alone, of_one_unit
from tieuchi._excel.beside import Beside, beside, part_of_name, year_of_name
from tieuchi._excel.book import Sheet, blanked, read_book
from tieuchi._excel.cells import shown_digits, unusable, written
from tieuchi._excel.headings import INDICATOR, MEASURE, UNIT, VALUE, Headings
from tieuchi._excel.names import Names
from tieuchi._excel.oddities import Oddities, hidden, said_of_sheet
from tieuchi._excel.part import Part
from tieuchi._excel.places import Place
from tieuchi._excel.scan import NotReadError
from tieuchi._excel.styles import Look
from tieuchi._excel.table import (
    Header,
    gap_between,
    header_of,
    is_numbering,
    merged_at,
    second_header,
)
from tieuchi._excel.turned import (
    header_turned,
    of_something_else,
    others_below,
    turned,
    without_figures,
)
from tieuchi._excel.twice import contradictions, units_told_twice
from tieuchi._excel.unsure import Unsure
from tieuchi._watch import watch
from tieuchi.issues import FactsError, Issue, Words

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

#: Columns whose cells are figures; of all others merged cells are filled.
_FIGURES = (MEASURE, VALUE)
#: Rows that are read before whoever watches is told.
_AT_ONCE = 1_000
#: Sheets of which nothing is read; an error where it is all of a workbook.
_NO_TABLE = ("excel.no_table", "excel.other_year", "excel.beside")


def parts_of(
    content: bytes, file: str, rulebook: Rulebook, said: Mapping[str, Any]
) -> tuple[list[Part], list[Issue]]:
    """The tables of a workbook, and what is to be said of the workbook itself.

    `said` is what the user says of all tables. FactsError where nothing can be read.
    """
    book = read_book(content, file)
    issues = list(book.issues) + list(told.of_the_book(book))
    stamp = form.stamp_of(book)
    if stamp:
        issues += form.check(stamp, book.file, rulebook)
    asked = _Asked(Headings(rulebook, said), Names(rulebook, said), said)
    parts: list[Part] = []
    for sheet in book.sheets:
        if stamp and form.is_form(sheet):
            parts.append(_filled(sheet, stamp, file, asked))
            continue
        try:
            found = list(_tables(sheet, f"{file}!{sheet.name}", asked))
        except NotReadError:
            found = [told.too_many_merged(f"{file}!{sheet.name}")]
        parts += [one for one in found if isinstance(one, Part)]
        issues += [one for one in found if isinstance(one, Issue)]
        if any(isinstance(one, Part) and one.holds for one in found):
            issues += told.of_a_plan(f"{file}!{sheet.name}", sheet.name)
    if not any(part.holds for part in parts):
        issues += [issue for part in parts for issue in part.issues]
        errors = [replace(i, severity="error") if i.code in _NO_TABLE else i for i in issues]
        raise FactsError(errors if any(i.is_error for i in errors) else [*errors, told.empty(file)])
    issues += contradictions([part for part in parts if part.holds], asked.names)
    return parts, issues


@dataclass
class _Asked:
    """What is asked about the words of a workbook, and what the user says of it."""

    headings: Headings
    names: Names
    said: Mapping[str, Any]

    @property
    def line(self) -> int | None:
        """The row of the header, where the user names it."""
        return self.said.get("header") or None

    @property
    def year(self) -> str:
        """The year that is said of every row; empty where it is none."""
        period = str(self.said.get("period") or "")
        return period if len(period) == 4 and period.isdigit() else ""


def _tables(sheet: Sheet, name: str, asked: _Asked, begin: int = 0) -> Iterator[Part | Issue]:
    """The tables of a sheet from a row on; an issue where it has none, nothing of an empty one."""
    if not any(value != "" for row in sheet.cells for value in row):
        return
    said, period = year_of_name(sheet.name), str(asked.said.get("period") or "")
    if asked.year and said not in ("", asked.year):
        yield told.other_year(name, said, asked.year)
        return
    part, given = part_of_name(sheet.name), period[5:]
    if part and given and part != given and part.isdigit() == given.isdigit():
        yield told.other_part(name, sheet.name, period)
        return
    sheet, named = named_above(sheet, asked.headings, begin)
    header = header_of(sheet, asked.headings, asked.line, begin)
    yield from (told.name_holds(name, one) for one in named if header is not None)
    if header is None:
        if not begin:
            yield from _across(sheet, name, asked)
        return
    second = second_header(sheet, header, asked.headings)
    if gap := gap_between(sheet, header, second):
        yield from _tables(blanked(sheet, columns=range(gap, sheet.width)), name, asked, begin)
        beside = blanked(sheet, columns=range(gap + 1))
        yield from _tables(replace(beside, pictures=[]), name, asked, begin)
        return
    yield _Reader(sheet, header, name, asked, end=second).part()
    if second is not None and asked.line is None:
        rest = blanked(sheet, rows=range(_last_of(sheet, header, second) + 1))
        yield told.second_table(name, (second, header.unit))
        yield from _tables(replace(rest, pictures=[]), name, asked, second)


def _across(sheet: Sheet, name: str, asked: _Asked) -> Iterator[Part | Issue]:
    """The table of a sheet whose units stand across; else why there is none."""
    other = turned(sheet) if asked.line is None else None
    header = header_turned(other, asked.headings, asked.names) if other is not None else None
    if other is None or header is None:
        yield from _of_one_unit(sheet, name, asked)
        return
    yield told.units_across(name, other.axes.cell((header.last + 1, header.unit)))
    yield from _read_turned(other, header, name, asked)


def _read_turned(sheet: Sheet, header: Header, name: str, asked: _Asked) -> Iterator[Part | Issue]:
    """A turned table without what its words say is of another year, or of a plan."""
    for (row, column), words in [*of_something_else(sheet, header, asked.year)]:
        yield told.units_left_out(name, sheet, row, column, words)
        sheet = without_figures(sheet, header, row)
    for column, words in [*others_below(sheet, header, asked.year)]:
        yield told.units_left_out(name, sheet, header.first, column, words)
        header = header.without({column})
    yield _Reader(sheet, header, name, asked).part()


def _of_one_unit(sheet: Sheet, name: str, asked: _Asked) -> Iterator[Part | Issue]:
    """The table of a sheet that is of one unit as a whole; else why there is none."""
    known = asked.line is None
    alone = of_one_unit(sheet, asked.headings, asked.names, asked.year) if known else None
    other = turned(alone.sheet) if isinstance(alone, Alone) else None
    header = header_turned(other, asked.headings, asked.names, 1) if other else None
    if not isinstance(alone, Alone) or other is None or header is None:
        yield told.no_table(
            sheet, name, asked.headings, alone if isinstance(alone, Words) else None
        )
        return
    yield told.one_unit(name, alone)
    yield from _read_turned(other, header, name, asked)


def _last_of(sheet: Sheet, header: Header, end: int) -> int:
    """The last row of a table that holds figures; what stands below it is the next one's title."""
    columns = [column for column, role in header.roles.items() if role in _FIGURES]
    for row in range(end - 1, header.last, -1):
        cells = sheet.cells[row]
        if any(column < len(cells) and cells[column] != "" for column in columns):
            return row
    return header.last


def _filled(sheet: Sheet, stamp: form.Stamp, file: str, asked: _Asked) -> Part:
    """A form that came back."""
    reader = _Reader(sheet, form.HEADER, f"{file}!{sheet.name}", asked, is_form=True)
    return form.checked(reader.part(), sheet, stamp)


class _Reader:
    def __init__(
        self,
        sheet: Sheet,
        header: Header,
        name: str,
        asked: _Asked,
        *,
        end: int | None = None,
        is_form: bool = False,
    ) -> None:
        self.sheet, self.name, self.is_form = sheet, name, is_form
        self.end = len(sheet.cells) if end is None else end
        self.odd = Oddities(name, sheet.axes)
        self.merged = merged_at(sheet, header.last)
        about = (sheet, header, asked.names, asked.year, end)
        self.beside = Beside() if is_form else beside(*about)
        for column, (said, wanted) in self.beside.measures.items():
            self.odd.words["excel.measure", column] = {"said": said, "wanted": wanted or "-"}
        self.several = {} if is_form else units_told_twice(sheet, header, self.end, asked.names)
        self.header = header.without({*self.beside.unread, *self.several})
        self.names = _once(self.header)
        self.year, self.known = asked.year, asked.names
        self.unsure = Unsure(sheet, self.header, asked.names, self.beside.own, self.odd)

    def part(self) -> Part:
        width = len(self.names)
        blank: list[Cell] = [""] * width
        rows: list[list[Cell]] = [blank] * (self.header.last + 1)
        self._look_at_per_cents(self.end)
        tell = watch() or (lambda done, total: None)
        for row in range(self.header.last + 1, self.end):
            if row % _AT_ONCE == 0:
                tell(row, self.end)
            rows.append(blank if self._is_passed(row) else self._row(row, width))
        self._look_at_header()
        for at in self.sheet.pictures:
            self.odd.add("excel.picture", at, together=True)
        part = Part(self.name, self.names, self.header.last, rows, unit=self.header.unit)
        part.roles, part.axes, part.merged = self.header.roles, self.sheet.axes, self.merged
        part.issues = [*self._said(), *self.odd.issues(dict(enumerate(self.names)))]
        part.refused = self.odd.refused()
        part.holds = any(role in _FIGURES for role in self.header.roles.values())
        return part

    def _row(self, row: int, width: int) -> list[Cell]:
        cells = self.sheet.cells[row]
        return [
            self._cell((row, column), cells[column]) if column < len(cells) else ""
            for column in range(width)
        ]

    def _cell(self, place: Place, value: Any) -> Cell:
        role = self.header.roles.get(place[1])
        if role == UNIT and place[0] in self.disagreeing:
            self.odd.add("excel.units_differ", place)
            return unusable(_shown(value))
        area = self.merged.get(place)
        if area and role and role not in _FIGURES:
            (row, column), _ = area
            value, place = self.sheet.cells[row][column], (row, place[1])
        refused = self.unsure.any_cell(place, value) if role else ""
        if role in _FIGURES:
            refused = self._refused(place, value, refused, merged=area is not None)
            if not refused:
                self._look_at_digits(place, value)
        if refused:
            self.odd.add(refused, place)
            return unusable(self.sheet.seen.errors.get(place, _shown(value)))
        if role and isinstance(value, str) and self._is_legacy(place, value):
            self.odd.add("excel.legacy_font", place, together=True)
            return unusable(value)
        return written(value, self.sheet.look(place))

    def _refused(self, place: Place, value: Any, unsure: str, *, merged: bool) -> str:
        seen = self.sheet.seen
        if place in seen.empty_formulas:
            return "excel.formula"
        if place in seen.errors:
            return "excel.error"
        if value in ("", None):
            return unsure
        if merged:
            return "excel.merged"
        if place[1] in self.beside.measures:
            return "excel.measure"
        if found := unsure or self.unsure.figure(place, value):
            return found
        if self._group(place) in self.per_cent and self._is_share(place, value):
            return "excel.per_cent_mixed"
        return ""

    def _look_at_per_cents(self, end: int) -> None:
        """Columns, of a long table indicators, of which some cells are per cent by their format."""
        self.indicator = next((c for c, r in self.header.roles.items() if r == INDICATOR), None)
        figures = [c for c, role in self.header.roles.items() if role in _FIGURES]
        self.per_cent = {
            self._group((row, column))
            for row in range(self.header.last + 1, end)
            for column in figures
            if column < len(self.sheet.cells[row])
            and _is_number(self.sheet.cells[row][column])
            and "%" in self.sheet.look((row, column)).format
        }

    def _group(self, place: Place) -> tuple[int, str]:
        row = self.sheet.cells[place[0]]
        known = self.indicator is not None and self.indicator < len(row)
        if not known or self.indicator is None:
            return place[1], ""
        words = _shown(row[self.indicator])
        return place[1], str(self.known.indicator(words).get("id", words))

    def _is_share(self, place: Place, value: Any) -> bool:
        return (
            _is_number(value) and 0 < abs(value) <= 1 and "%" not in self.sheet.look(place).format
        )

    def _look_at_digits(self, place: Place, value: Any) -> None:
        look = self.sheet.look(place)
        if not _is_number(value):
            return
        if look.is_invisible:
            self.odd.add("excel.invisible", place)
        if place in self.sheet.seen.long:
            self.odd.add("excel.shortened", place)
        number = shown_digits(value) * (100 if look.is_per_cent else 1)
        rounded = look.decimals is not None and number != round(number, look.decimals)
        if rounded or look.is_scaled:
            self.odd.add("excel.rounded", place)

    def _look_at_header(self) -> None:
        for row in range(self.header.first, self.header.last + 1):
            for column, value in enumerate(self.sheet.cells[row]):
                if isinstance(value, str) and self._is_legacy((row, column), value):
                    self.odd.add("excel.legacy_font", (row, column), together=True)

    def _is_legacy(self, place: Place, words: str) -> bool:
        return not words.isascii() and self.sheet.look(place).is_legacy

    def _is_passed(self, row: int) -> bool:
        if row in self.beside.below:
            return True
        first = self.header.last + 1 + len(self.beside.below)
        return row == first and not self.is_form and is_numbering(self.sheet.cells[row])

    @cached_property
    def disagreeing(self) -> set[int]:
        """Rows whose columns of units name two units."""
        return {row for rows in self.several.values() for row in rows}

    def _said(self) -> Iterator[Issue]:
        above = [
            row for row in range(self.header.first) if any(v != "" for v in self.sheet.cells[row])
        ]
        if above and not self.sheet.is_turned:
            n = str(len(above))
            words = Words(
                f"bỏ qua {n} dòng phía trên dòng tên cột (dòng {self.header.first + 1})",
                f"{n} rows above the names of the columns (row {self.header.first + 1}) are"
                " passed over",
            )
            yield said_of_sheet("excel.titles", "note", self.name, words, Words("", ""))
        yield from told.beside_names(self.name, self.sheet, self.beside, self.year)
        used = [r for r in range(self.header.last + 1, self.end) if any(self.sheet.cells[r])]
        rows = set(used) & self.sheet.seen.hidden_rows
        columns = set(self.header.roles) & self.sheet.seen.hidden_columns
        if self.sheet.is_turned:
            rows, columns = columns, rows
        yield from hidden(self.name, rows, set() if self.is_form else columns)


def _once(header: Header) -> list[str]:
    """The names of columns; one that stands for nothing and stands twice is left out."""
    names: list[str] = []
    for column, name in enumerate(header.names):
        known = column in header.roles
        names.append(name if known or name not in (*names, *_of_roles(header)) else "")
    return names


def _of_roles(header: Header) -> list[str]:
    return [header.names[column] for column in header.roles]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    words = written(value, Look())
    return words.decode() if isinstance(words, bytes) else words
