"""A form of ours: where things stand on it, and what of it must come back as it was issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tieuchi._excel.book import Book, Sheet
from tieuchi._excel.cells import heading, unusable, written
from tieuchi._excel.oddities import Oddities, said_of_sheet
from tieuchi._excel.part import Part
from tieuchi._excel.styles import Look
from tieuchi._excel.table import Header
from tieuchi.issues import NO_WORDS, FactsError, Issue, Words, problem

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

SCHEMA = "tieuchi/form/1"
#: The sheet that nobody sees: who issued the form, and each row of it.
STAMP_SHEET = "_tieuchi"

#: Columns of a form, from 0. The first three are hidden and hold ids.
UNIT, INDICATOR, PERIOD, NUMBER, LABEL, UNIT_NAME, PERIOD_WORDS, VALUE = range(8)
HOW, RECORDED, DOCUMENT, NOTE, REPORTER, CLAUSE = range(8, 14)
#: Rows of a form, from 0. The first one is hidden and names the columns of facts.
NAMES, TITLE, ABOUT, COMMON, HELP, HEADINGS = 0, 1, 2, 3, 6, 7
#: The columns of facts on a form.
FIELDS = {
    UNIT: "unit",
    INDICATOR: "indicator",
    PERIOD: "period",
    VALUE: "value",
    RECORDED: "recorded_on",
    DOCUMENT: "document",
    NOTE: "note",
}
#: What may be said once for a whole sheet, in this order from row COMMON on, in column VALUE.
SAID = ("recorded_on", "reporter", "document")

HEADER = Header(
    NAMES,
    HEADINGS,
    [FIELDS.get(column, "") for column in range(CLAUSE + 1)],
    dict(FIELDS),
)


@dataclass
class Stamp:
    """What the hidden sheet says of a form."""

    told: dict[str, str] = field(default_factory=dict)
    #: The rows as they were issued: unit, indicator, period; empty where the period is left open.
    rows: set[tuple[str, str, str]] = field(default_factory=set)


def is_form(sheet: Sheet) -> bool:
    """Whether a sheet names the columns of facts where a form does."""
    names = [heading(v) for v in sheet.cells[NAMES]] if sheet.cells else []
    return names[: PERIOD + 1] == ["unit", "indicator", "period"]


def is_ours(sheet: Sheet) -> bool:
    """Whether a hidden sheet is that of a form."""
    return bool(sheet.cells) and bool(sheet.cells[0]) and sheet.cells[0][0] == SCHEMA


def stamp_of(book: Book) -> Stamp | None:
    """The stamp of a form; None of any other workbook."""
    sheet = next((s for s in (*book.hidden, *book.sheets) if is_ours(s)), None)
    if sheet is None:
        return None
    stamp = Stamp()
    for row in sheet.cells[1:]:
        words = [heading(value) for value in row[:4]] + [""] * 4
        if words[0] == "row":
            stamp.rows.add((words[1], words[2], words[3]))
        elif words[0]:
            stamp.told[words[0]] = words[1]
    return stamp


def check(stamp: Stamp, file: str, rulebook: Rulebook) -> Iterator[Issue]:
    """Whether a form belongs to a rulebook; FactsError where it is another programme's."""
    programme = stamp.told.get("programme", "")
    if programme != rulebook.id:
        vi = f'biểu này của đề án "{programme}", không phải "{rulebook.id}"'
        en = f'this form is of the programme "{programme}", not of "{rulebook.id}"'
        raise FactsError([problem("excel.form_other", "", vi, en, file=file)])
    if stamp.told.get("units_hash") != rulebook.units_hash:
        vi, en = (
            "danh mục đơn vị đã đổi từ khi lập biểu",
            "the units have changed since it was made",
        )
        yield said_of_sheet("excel.form_age", "warning", file, Words(vi, en), NO_WORDS)
    if stamp.told.get("rules_hash") != rulebook.rules_hash:
        vi, en = "quy tắc đã đổi từ khi lập biểu", "the rules have changed since it was made"
        yield said_of_sheet("excel.form_age", "note", file, Words(vi, en), NO_WORDS)


def checked(part: Part, sheet: Sheet, stamp: Stamp) -> Part:
    """A form that came back: rows that were not issued are refused, the common cells said."""
    lang = stamp.told.get("language", "vi")
    part.said = {"locale": lang, "assumed": True, **_common(sheet)}
    odd = Oddities(part.name)
    for number in range(HEADINGS + 1, len(part.rows)):
        row = part.rows[number]
        unit, indicator, period = (_text(row[column]) for column in (UNIT, INDICATOR, PERIOD))
        if not period:
            row[PERIOD] = _cell(sheet, number, PERIOD_WORDS)
        if (unit, indicator, period) in stamp.rows:
            continue
        if row[VALUE] == "":
            part.rows[number] = [""] * len(row)
            continue
        row[VALUE] = unusable(_text(row[VALUE]))
        odd.add("excel.form_changed", (number, VALUE))
        part.refused |= {(number, column): "excel.form_changed" for column in FIELDS}
    part.issues += odd.issues({VALUE: FIELDS[VALUE]})
    part.is_form = True
    return part


def _common(sheet: Sheet) -> dict[str, Any]:
    said = {key: _text(_cell(sheet, COMMON + n, VALUE)) for n, key in enumerate(SAID)}
    return {key: words for key, words in said.items() if words}


def _cell(sheet: Sheet, row: int, column: int) -> Any:
    cells = sheet.cells[row] if row < len(sheet.cells) else []
    return written(cells[column], Look()) if column < len(cells) else ""


def _text(told: Any) -> str:
    return told.decode() if isinstance(told, bytes) else str(told)
