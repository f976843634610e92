"""A report as a workbook: a table a sheet, words in cells, ids out of sight, nothing computed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from tieuchi._excel.sheet_names import sheet_name
from tieuchi._excel.template import MADE
from tieuchi._extras import needed
from tieuchi._view.annex import Page
from tieuchi._view.model import Cell, Mark, words_of
from tieuchi._words import clean, say
from tieuchi.issues import QuestionError

#: What a cell holds at most.
_MOST = 32_767
#: Ground of a mark by what it says; its words say the same.
_GROUNDS = {
    "#DDF2E3": ("met", "reached", "fulfilled"),
    "#FBE0E0": ("not_met", "missed", "overdue", "late"),
    "#FFF3CF": ("unknown", "open", "due"),
    "#E3ECF7": ("waived",),
}
_GROUND_OF = {code: colour for colour, codes in _GROUNDS.items() for code in codes}
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_PROSE = {"italic": True, "text_wrap": True, "valign": "top"}
_LINE = 15.75


def written(pages: Iterable[Page], title: str, lang: str) -> bytes:
    """The workbook; the same pages have the same bytes."""
    xlsxwriter = needed("xlsxwriter", "excel", QuestionError)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
              "strings_to_numbers": False}
    )  # fmt: skip
    book.set_properties({"created": MADE, "title": title})
    writer = _Writer(book, lang)
    for page in pages:
        writer.page(page)
    book.close()
    return out.getvalue()


class _Writer:
    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        self.taken: set[str] = set()
        self.formats: dict[tuple[str, int, bool, bool], Any] = {}
        self.title = book.add_format({**_FONT, "bold": True, "font_size": 14})
        self.about = book.add_format({**_FONT, **_PROSE})
        self.head = book.add_format(
            {**_FONT, "bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4",
             "align": "center", "valign": "vcenter"}
        )  # fmt: skip
        self.note = book.add_format({**_FONT, **_PROSE})

    def page(self, page: Page) -> None:
        sheet = self.book.add_worksheet(sheet_name(page.name, self.taken))
        table = page.table
        sheet.write_string(0, 1, self._short(table.title), self.title)
        top = len(page.about) + 2
        sheet.set_column(0, 0, 3, None, {"hidden": True})
        widths = _widths(table.columns, table.rows)
        for column, width in enumerate(widths, 1):
            sheet.set_column(column, column, width)
        for number, words in enumerate(page.about, 1):
            self._told(sheet, number, words, self.about, widths)
        sheet.write_string(top, 0, page.ids, self.head)
        for column, words in enumerate(table.columns, 1):
            sheet.write_string(top, column, self._short(str(words)), self.head)
        sheet.set_row(top, _LINE * _height([str(c) for c in table.columns], widths))
        row = top
        for number, cells in enumerate(table.rows):
            row += 1
            if number < len(table.ids):
                sheet.write_string(row, 0, self._short(table.ids[number]))
            self._line(sheet, row, cells, page, number)
            sheet.set_row(row, _LINE * _height([words_of(c) for c in cells], widths))
        last = row
        if table.foot and table.rows:
            row += 1
            self._line(sheet, row, table.foot, page, -1, bold=True)
        if not table.rows:
            row += 1
            self._told(sheet, row, say("no_rows", self.lang), self.note, widths)
        for note in table.notes:
            row += 1
            self._told(sheet, row, note, self.note, widths)
        if table.rows:
            sheet.autofilter(top, 1, last, len(table.columns))
        sheet.freeze_panes(top + 1, 1 + page.frozen)
        sheet.repeat_rows(top)
        sheet.print_area(0, 1, row, max(len(table.columns), 1))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.set_footer("&C&P/&N")

    def _told(self, sheet: Any, row: int, words: str, look: Any, widths: Sequence[int]) -> None:
        """Words over or below a table, in lines as wide as it, so that paper holds all of them."""
        words = self._short(words)
        if len(widths) > 1:
            sheet.merge_range(row, 1, row, len(widths), words, look)
        else:
            sheet.write_string(row, 1, words, look)
        sheet.set_row(row, _LINE * _height([words], [sum(widths)]))

    def _line(
        self,
        sheet: Any,
        row: int,
        cells: Sequence[Cell],
        page: Page,
        number: int,
        *,
        bold: bool = False,
    ) -> None:
        depth = page.depths[number] if 0 <= number < len(page.depths) else 0
        for column, cell in enumerate(cells):
            words = words_of(cell)
            code = cell.code if isinstance(cell, Mark) else ""
            figure = isinstance(cell, int) or column in page.table.numeric
            indent = depth if depth and column == page.frozen - 1 else 0
            look = self._look(code, indent, figure=figure, bold=bold)
            value = _figure(cell) if figure else None
            if value is None:
                sheet.write_string(row, column + 1, self._short(words), look)
            else:
                sheet.write_number(row, column + 1, value, look)

    def _look(self, code: str, indent: int, *, figure: bool, bold: bool) -> Any:
        key = (_GROUND_OF.get(code, ""), indent, figure, bold)
        if key not in self.formats:
            look: dict[str, Any] = {**_FONT, "text_wrap": True, "border": 1, "valign": "top"}
            look |= {"bg_color": key[0]} if key[0] else {}
            look |= {"align": "right"} if figure else {"align": "left", "indent": indent}
            look |= {"bold": True} if bold else {}
            look |= {} if figure else {"num_format": "@"}
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def _short(self, words: str) -> str:
        words = clean(words)
        return words if len(words) <= _MOST else words[: _MOST - 1] + "…"


def _figure(cell: Cell) -> float | None:
    """A figure as a number, where fifteen digits hold all of it."""
    words = words_of(cell)
    if not re.fullmatch(r"-?\d+([.,]\d+)?", words) or len(words) > 16:
        return None
    return float(words.replace(",", "."))


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Room for each column: as wide as its lines, and no wider than a page can bear."""
    widths = []
    most = min(44, max(18, 220 // max(len(columns), 1)))
    for column, name in enumerate(columns):
        cells = [words_of(row[column]) for row in rows[:500] if column < len(row)]
        lines = [len(line) for words in cells for line in words.split("\n")]
        words = [len(word) for line in name.split("\n") for word in line.split()]
        widths.append(min(max([8, *lines, *words]) + 2, most))
    return widths


def _height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines the tallest cell takes; a spreadsheet shows no row above 409 points."""
    tall = [
        sum(-(-len(line) // max(width - 1, 1)) or 1 for line in words.split("\n"))
        for words, width in zip(cells, widths, strict=False)
    ]
    return min(max([1, *tall]), 25)
