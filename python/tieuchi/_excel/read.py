"""Reads a workbook as tables for the door: every sheet with a table, whatever stands around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tieuchi._cells import Cell
from tieuchi._excel import form
from tieuchi._excel.book import Book, Sheet, read_book
from tieuchi._excel.cells import shown_digits, unusable, written
from tieuchi._excel.headings import INDICATOR, MEASURE, VALUE, Headings
from tieuchi._excel.oddities import Oddities, hidden, said_of_sheet
from tieuchi._excel.part import Part
from tieuchi._excel.places import Place, name_of
from tieuchi._excel.scan import NotReadError
from tieuchi._excel.styles import Look
from tieuchi._excel.table import (
    Header,
    header_of,
    is_numbering,
    merged_at,
    second_header,
)
from tieuchi.issues import FactsError, Issue, Words, problem

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

#: Columns whose cells are figures; of all others merged cells are filled.
_FIGURES = (MEASURE, VALUE)


def parts_of(
    content: bytes, file: str, rulebook: Rulebook, said: Mapping[str, Any]
) -> tuple[list[Part], list[Issue]]:
    """The tables of a workbook, and what is to be said of the workbook itself.

    `said` is what the user says of all tables. FactsError where nothing can be read.
    """
    book = read_book(content, file)
    issues = list(book.issues) + list(_of_the_book(book))
    stamp = form.stamp_of(book)
    if stamp:
        issues += form.check(stamp, book.file, rulebook)
    headings = Headings(rulebook, said)
    parts: list[Part] = []
    for sheet in book.sheets:
        if stamp and form.is_form(sheet):
            parts.append(_filled(sheet, stamp, file))
            continue
        try:
            found = _part(sheet, f"{file}!{sheet.name}", headings, said.get("header") or None)
        except NotReadError:
            found = problem(
                "excel.size",
                "",
                "trang tính có quá nhiều ô gộp",
                "the sheet has too many merged cells",
                file=f"{file}!{sheet.name}",
            )
        if isinstance(found, Part):
            parts.append(found)
        elif found is not None:
            issues.append(found)
    if not parts:
        errors = [replace(i, severity="error") if i.code == "excel.no_table" else i for i in issues]
        raise FactsError(errors if any(i.is_error for i in errors) else [*errors, _empty(file)])
    return parts, issues


def _part(sheet: Sheet, name: str, headings: Headings, line: int | None) -> Part | Issue | None:
    """The table of a sheet; an issue where it has none, nothing where it is empty."""
    if not any(value != "" for row in sheet.cells for value in row):
        return None
    header = header_of(sheet, headings, line)
    if header is None:
        return _no_table(sheet, name)
    return _Reader(sheet, header, name).part()


def _filled(sheet: Sheet, stamp: form.Stamp, file: str) -> Part:
    """A form that came back."""
    reader = _Reader(sheet, form.HEADER, f"{file}!{sheet.name}", is_form=True)
    return form.checked(reader.part(), sheet, stamp)


class _Reader:
    def __init__(self, sheet: Sheet, header: Header, name: str, *, is_form: bool = False) -> None:
        self.sheet, self.header, self.name = sheet, header, name
        self.is_form = is_form
        self.odd = Oddities(name)
        self.merged = merged_at(sheet, header.last)
        self.names = _once(header)

    def part(self) -> Part:
        width = len(self.names)
        blank: list[Cell] = [""] * width
        rows: list[list[Cell]] = [blank] * (self.header.last + 1)
        end = self._end()
        self._look_at_per_cents(end)
        for row in range(self.header.last + 1, end):
            rows.append(blank if self._is_passed(row) else self._row(row, width))
        self._look_at_header()
        for at in self.sheet.pictures:
            self.odd.add("excel.picture", at, together=True)
        part = Part(self.name, self.names, self.header.last, rows, unit=self.header.unit)
        part.issues = [*self._said(end), *self.odd.issues(dict(enumerate(self.names)))]
        part.refused = self.odd.refused()
        if self.second is not None:
            part.unread = (self.second, "excel.second_table")
        return part

    def _row(self, row: int, width: int) -> list[Cell]:
        cells = self.sheet.cells[row]
        return [
            self._cell((row, column), cells[column]) if column < len(cells) else ""
            for column in range(width)
        ]

    def _cell(self, place: Place, value: Any) -> Cell:
        role = self.header.roles.get(place[1])
        area = self.merged.get(place)
        if area and role and role not in _FIGURES:
            (row, column), _ = area
            value, place = self.sheet.cells[row][column], (row, place[1])
        if role in _FIGURES:
            if refused := self._refused(place, value, merged=area is not None):
                self.odd.add(refused, place)
                return unusable(self.sheet.seen.errors.get(place, _shown(value)))
            self._look_at_digits(place, value)
        if role and isinstance(value, str) and self._is_legacy(place, value):
            self.odd.add("excel.legacy_font", place, together=True)
            return unusable(value)
        return written(value, self.sheet.look(place))

    def _refused(self, place: Place, value: Any, *, merged: bool) -> str:
        seen = self.sheet.seen
        if place in seen.empty_formulas:
            return "excel.formula"
        if place in seen.errors:
            return "excel.error"
        if merged and value not in ("", None):
            return "excel.merged"
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
        return place[1], _shown(row[self.indicator]) if known and self.indicator is not None else ""

    def _is_share(self, place: Place, value: Any) -> bool:
        return (
            _is_number(value) and 0 < abs(value) <= 1 and "%" not in self.sheet.look(place).format
        )

    def _look_at_digits(self, place: Place, value: Any) -> None:
        look = self.sheet.look(place)
        if not _is_number(value) or look.decimals is None:
            return
        number = shown_digits(value) * (100 if look.is_per_cent else 1)
        if number != round(number, look.decimals):
            self.odd.add("excel.rounded", place)

    def _look_at_header(self) -> None:
        for row in range(self.header.first, self.header.last + 1):
            for column, value in enumerate(self.sheet.cells[row]):
                if isinstance(value, str) and self._is_legacy((row, column), value):
                    self.odd.add("excel.legacy_font", (row, column), together=True)

    def _is_legacy(self, place: Place, words: str) -> bool:
        return not words.isascii() and self.sheet.look(place).is_legacy

    def _is_passed(self, row: int) -> bool:
        below = row == self.header.last + 1
        return below and not self.is_form and is_numbering(self.sheet.cells[row])

    def _end(self) -> int:
        """The row behind the table: the end of the sheet, or where another table begins."""
        self.second: int | None = None
        for row in range(self.header.last + 1, len(self.sheet.cells)):
            if not self.is_form and second_header(self.sheet, self.header, row):
                self.second = row
                return row
        return len(self.sheet.cells)

    def _said(self, end: int) -> Iterator[Issue]:
        above = [
            row for row in range(self.header.first) if any(v != "" for v in self.sheet.cells[row])
        ]
        if above:
            n = str(len(above))
            words = Words(
                f"bỏ qua {n} dòng phía trên dòng tên cột (dòng {self.header.first + 1})",
                f"{n} rows above the names of the columns (row {self.header.first + 1}) are"
                " passed over",
            )
            yield said_of_sheet("excel.titles", "note", self.name, words, Words("", ""))
        if self.second is not None:
            yield Issue(
                code="excel.second_table",
                severity="error",
                message=Words(
                    "một bảng thứ hai bắt đầu ở đây; phần này chưa được đọc",
                    "a second table begins here; it is not read",
                ),
                hint=Words("để mỗi bảng trên một trang", "put each table on a sheet of its own"),
                file=self.name,
                row=self.second + 1,
                cell=name_of((self.second, self.header.unit)),
            )
        used = [r for r in range(self.header.last + 1, end) if any(self.sheet.cells[r])]
        rows = set(used) & self.sheet.seen.hidden_rows
        columns = set(self.header.roles) & self.sheet.seen.hidden_columns
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
    told = written(value, Look())
    return told.decode() if isinstance(told, bytes) else told


def _of_the_book(book: Book) -> Iterator[Issue]:
    """What nobody sees of a workbook, and what of it is not used."""
    for sheet in book.hidden:
        if not form.is_ours(sheet) and any(v != "" for row in sheet.cells for v in row):
            words = Words("trang tính ẩn, không đọc", "a hidden sheet, not read")
            hint = Words("nếu cần thì cho hiện trang này", "show it where it is meant to be read")
            where = f"{book.file}!{sheet.name}"
            yield said_of_sheet("excel.hidden_sheet", "warning", where, words, hint)
    nothing = Words("", "")
    if book.package is None:
        words = Words(
            "tệp dạng cũ (.xls): không xem được định dạng ô, công thức, phông chữ, dòng ẩn; "
            "số phần trăm được đọc như được lưu (95,5% là 0,955)",
            "an old workbook (.xls): formats, formulas, fonts and hidden rows are not looked at; "
            "per cents are read as they are stored (95.5% is 0.955)",
        )
        hint = Words("lưu lại thành .xlsx", "save it as .xlsx")
        yield said_of_sheet("excel.old", "warning", book.file, words, hint)
        return
    if book.package.has_macros:
        words = Words("tệp có macro; macro không được chạy", "its macros are not run")
        yield said_of_sheet("excel.macros", "note", book.file, words, nothing)
    if any("externalLinks/" in name for name in book.package.names):
        words = Words(
            "tệp lấy số từ tệp khác; đọc giá trị được lưu lần cuối",
            "it takes figures from other workbooks; the values saved last are read",
        )
        yield said_of_sheet("excel.links", "warning", book.file, words, nothing)


def _no_table(sheet: Sheet, name: str) -> Issue:
    fonts: dict[str, Place] = defaultdict()
    for row, cells in enumerate(sheet.cells[:40]):
        for column, value in enumerate(cells):
            look = sheet.look((row, column))
            if isinstance(value, str) and not value.isascii() and look.is_legacy:
                fonts.setdefault(look.font, (row, column))
    hint = Words(
        "cần một dòng tên cột có cột đơn vị và ít nhất một chỉ số; xem tieuchi template",
        "a row must name the columns: the unit and an indicator; see tieuchi template",
    )
    if fonts:
        font, place = next(iter(fonts.items()))
        hint = Words(
            f"ô {name_of(place)} gõ bằng phông {font}, không phải Unicode; hãy chuyển mã",
            f"{name_of(place)} is typed in {font}, which is not Unicode; convert it",
        )
    words = Words(
        "không tìm thấy bảng số liệu trên trang này", "no table of facts is found on this sheet"
    )
    return said_of_sheet("excel.no_table", "warning", name, words, hint)


def _empty(file: str) -> Issue:
    vi, en = "tệp Excel không có số liệu", "the workbook holds nothing"
    return problem("excel.no_table", "", vi, en, file=file)
