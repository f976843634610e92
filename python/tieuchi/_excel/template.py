"""Forms to fill: a sheet a unit or an agency, lists to choose from, bounds, hidden ids."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tieuchi._excel import form
from tieuchi._excel.places import letters
from tieuchi._excel.sheet_names import sheet_name
from tieuchi._extras import needed
from tieuchi._view.forms import Field, FormSheet, Line
from tieuchi._words import say
from tieuchi.issues import QuestionError

#: The column of the hidden sheet where lists of words begin.
_LISTS = 5
_FIRST_DAY, _LAST_DAY = date(1910, 1, 1), date(2199, 12, 31)
#: The day that stands in every file, so that the same form has the same bytes.
MADE = datetime(2000, 1, 1)
#: Height of a line of words, and widths of columns.
_LINE = 16.5
_WIDTHS = {
    form.NUMBER: 5,
    form.LABEL: 58,
    form.UNIT_NAME: 30,
    form.PERIOD_WORDS: 14,
    form.VALUE: 24,
    form.HOW: 26,
    form.RECORDED: 14,
    form.DOCUMENT: 20,
    form.NOTE: 26,
    form.REPORTER: 28,
    form.CLAUSE: 22,
}
_HEADINGS = {
    form.NUMBER: "ordinal",
    form.LABEL: "fact",
    form.UNIT_NAME: "unit",
    form.PERIOD_WORDS: "period",
    form.VALUE: "value",
    form.HOW: "how_to_enter",
    form.RECORDED: "recorded_on",
    form.DOCUMENT: "document_number",
    form.NOTE: "remark",
    form.REPORTER: "owner",
    form.CLAUSE: "clause",
}


def written(sheets: Sequence[FormSheet], stamp: Mapping[str, str], lang: str) -> bytes:
    """The workbook of a form."""
    xlsxwriter = needed("xlsxwriter", "excel", QuestionError)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": MADE, "title": stamp["title"]})
    writer = _Writer(book, lang)
    for sheet in sheets:
        writer.sheet(sheet)
    writer.stamp(sheets, stamp)
    book.close()
    return out.getvalue()


class _Writer:
    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        self.taken = {form.STAMP_SHEET.casefold()}
        self.choices: dict[tuple[str, ...], int] = {}
        font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
        plain = {**font, "text_wrap": True, "border": 1, "border_color": "#808080"}
        free = {**plain, "locked": False, "bg_color": "#FFF8DC"}
        self.title = book.add_format({**font, "bold": True, "font_size": 14})
        self.words = book.add_format(font)
        self.head = book.add_format(
            {**plain, "bold": True, "bg_color": "#E8EEF4", "align": "center"}
        )
        self.cell = book.add_format(plain)
        self.free = book.add_format(free)
        self.free_text = book.add_format({**free, "num_format": "@"})
        self.free_day = book.add_format({**free, "num_format": "dd/mm/yyyy"})

    def sheet(self, asked: FormSheet) -> None:
        sheet = self.book.add_worksheet(sheet_name(asked.about, self.taken))
        for column, name in form.FIELDS.items():
            sheet.write_string(form.NAMES, column, name)
        sheet.set_row(form.NAMES, None, None, {"hidden": True})
        sheet.set_column(form.UNIT, form.PERIOD, 2, None, {"hidden": True})
        for column, width in _WIDTHS.items():
            away = column == (form.REPORTER if asked.many_units else form.UNIT_NAME)
            sheet.set_column(column, column, width, None, {"hidden": away})
        sheet.write_string(form.TITLE, form.NUMBER, asked.title, self.title)
        sheet.write_string(form.ABOUT, form.NUMBER, asked.about, self.title)
        for number, key in enumerate(("recorded_once", "reporter_once", "document_once")):
            row = form.COMMON + number
            sheet.write_string(row, form.LABEL, say(key, self.lang), self.words)
            sheet.write_blank(row, form.VALUE, None, self.free_text if number else self.free_day)
        self._day(sheet, form.COMMON, form.VALUE)
        sheet.write_string(form.HELP, form.LABEL, say("form_help", self.lang), self.words)
        for column, key in _HEADINGS.items():
            sheet.write_string(form.HEADINGS, column, say(key, self.lang), self.head)
        for number, line in enumerate(asked.lines, 1):
            self._line(sheet, form.HEADINGS + number, number, line)
        last = form.HEADINGS + max(len(asked.lines), 1)
        sheet.autofilter(form.HEADINGS, form.NUMBER, last, form.CLAUSE)
        sheet.freeze_panes(form.HEADINGS + 1, form.UNIT_NAME)
        sheet.repeat_rows(form.HEADINGS)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(form.TITLE, form.NUMBER, last, form.CLAUSE)
        sheet.set_footer("&C&P/&N")
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def _line(self, sheet: Any, row: int, number: int, line: Line) -> None:
        asked, shown = line.asked, line.field
        sheet.set_row(row, _LINE * _lines_of(line))
        sheet.write_string(row, form.UNIT, asked.unit)
        sheet.write_string(row, form.INDICATOR, asked.indicator)
        if not asked.open_period:
            sheet.write_string(row, form.PERIOD, asked.period)
        sheet.write_number(row, form.NUMBER, number, self.cell)
        for column, words in {
            form.LABEL: shown.label,
            form.UNIT_NAME: line.unit,
            form.HOW: shown.how,
            form.REPORTER: shown.reporter,
            form.CLAUSE: shown.clauses,
        }.items():
            sheet.write_string(row, column, words, self.cell)
        period = self.free_text if asked.open_period else self.cell
        sheet.write_string(row, form.PERIOD_WORDS, line.period, period)
        text = shown.type in ("text", "set")
        value = self.free_day if shown.type == "date" else self.free_text if text else self.free
        sheet.write_blank(row, form.VALUE, None, value)
        self._bounds(sheet, row, shown)
        sheet.write_blank(row, form.RECORDED, None, self.free_day)
        self._day(sheet, row, form.RECORDED)
        sheet.write_blank(row, form.DOCUMENT, None, self.free_text)
        sheet.write_blank(row, form.NOTE, None, self.free_text)

    def _bounds(self, sheet: Any, row: int, shown: Field) -> None:
        """What may be entered, said when the cell is chosen and held to when it is left."""
        rule: dict[str, Any] = {
            "input_title": say("value", self.lang)[:32],
            "input_message": self._told(shown),
            "error_title": say("not_accepted", self.lang)[:32],
            "error_message": say("not_accepted_why", self.lang, how=shown.how)[:255],
        }
        if shown.choices:
            rule |= {"validate": "list", "source": self._range(shown.choices)}
        elif shown.type in ("count", "number"):
            rule |= {"validate": "integer" if shown.type == "count" else "decimal"}
            rule |= _between(shown)
        elif shown.type == "date":
            words = say("month_for_day", self.lang, how=shown.how)[:255]
            rule |= {**_days(), "error_type": "warning", "error_message": words}
        else:
            rule |= {"validate": "any"}
        sheet.data_validation(row, form.VALUE, row, form.VALUE, rule)

    def _told(self, shown: Field) -> str:
        parts = [shown.label, shown.how, shown.clauses, shown.note]
        words = " · ".join(part for part in parts if part)
        return words if len(words) <= 255 else words[:254] + "…"

    def _day(self, sheet: Any, row: int, column: int) -> None:
        words = say("day_help", self.lang)
        sheet.data_validation(
            row, column, row, column, {**_days(), "error_message": words, "input_message": words}
        )

    def _range(self, choices: tuple[str, ...]) -> str:
        column = letters(self.choices.setdefault(choices, _LISTS + len(self.choices)))
        return f"='{form.STAMP_SHEET}'!${column}$1:${column}${len(choices)}"

    def stamp(self, sheets: Sequence[FormSheet], told: Mapping[str, str]) -> None:
        sheet = self.book.add_worksheet(form.STAMP_SHEET)
        sheet.write_string(0, 0, form.SCHEMA)
        row = 1
        for key, words in told.items():
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, words)
            row += 1
        for asked in (line.asked for one in sheets for line in one.lines):
            period = "" if asked.open_period else asked.period
            for column, words in enumerate(("row", asked.unit, asked.indicator, period)):
                sheet.write_string(row, column, words)
            row += 1
        for choices, column in self.choices.items():
            for number, words in enumerate(choices):
                sheet.write_string(number, column, words)
        sheet.protect()
        sheet.very_hidden()


def _lines_of(line: Line) -> int:
    """How many lines the tallest cell of a row takes."""
    words = {
        form.LABEL: line.field.label,
        form.UNIT_NAME: line.unit,
        form.REPORTER: line.field.reporter,
        form.CLAUSE: line.field.clauses,
        form.HOW: line.field.how,
    }
    return max(1, *(-(-len(told) // (_WIDTHS[column] - 2)) for column, told in words.items()))


def _between(shown: Field) -> dict[str, Any]:
    least = None if shown.least is None else float(shown.least)
    most = None if shown.most is None else float(shown.most)
    if least is not None and most is not None:
        return {"criteria": "between", "minimum": least, "maximum": most}
    if most is not None:
        return {"criteria": "<=", "value": most}
    return {"criteria": ">=", "value": -1e15 if least is None else least}


def _days() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
    }
