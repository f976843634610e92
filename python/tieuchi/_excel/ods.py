"""Workbooks in the open document format (.ods): cells, and what stands beside them, in one pass.

The format says of each cell what it is - a per cent, a day, a formula without a value - so that
nothing has to be read off styles but fonts and lines through figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tieuchi._excel import limits
from tieuchi._excel.scan import NotReadError, Seen, parse
from tieuchi._excel.styles import Look

#: The parts that are read.
CONTENT, STYLES = (f"{part}.xml" for part in ("content", "styles"))
MIME = b"application/vnd.oasis.opendocument.spreadsheet"
#: Formats that show every digit, as a per cent and with the sign written behind the number.
_PER_CENT, _SAYS_PER_CENT = "0.###############%", '0.###############"%"'
#: How yes and no are written.
_TRUTHS = {"of:=TRUE()": True, "of:=FALSE()": False}
#: Elements of a cell whose words are not its value.
_ASIDE = ("office:annotation", "draw:frame", "table:table")


@dataclass
class Page:
    """A sheet as it is read."""

    name: str
    is_hidden: bool = False
    cells: list[list[Any]] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    pictures: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class _Style:
    parent: str = ""
    font: str = ""
    struck: bool | None = None
    number: str = ""
    is_hidden: bool = False


class _Reader:
    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.styles: dict[str, _Style] = {}
        self.fonts: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.looks: list[Look] = [Look()]
        self._numbered: dict[tuple[str, bool], int] = {}
        self.style = _Style()
        self.number = ""
        self.aside = 0
        self.row = self.column = 0
        self.repeat_rows = self.at_column = 1
        self.hidden = False
        self.line: list[Any] = []
        self.cell: Mapping[str, str] | None = None
        self.shows = False
        self.covered = False
        self.words: list[str] = []
        self.size = 0

    # --- styles

    def begin(self, tag: str, of: Mapping[str, str]) -> None:
        if self.aside or (tag in _ASIDE and self.cell is not None):
            self.aside += 1
            if tag == "draw:image":
                self.pages[-1].pictures.append((self.row, self.column))
            return
        match tag:
            case "style:font-face":
                self.fonts[of.get("style:name", "")] = of.get("svg:font-family", "").strip("'\"")
            case "style:style":
                number, parent = (
                    of.get("style:data-style-name", ""),
                    of.get("style:parent-style-name", ""),
                )
                self.style = _Style(parent, number=number)
                self.styles[of.get("style:name", "")] = self.style
            case "style:text-properties":
                self._letters(of)
            case "style:table-properties":
                self.style.is_hidden = of.get("table:display") == "false"
            case "number:percentage-style" | "number:number-style":
                self.number = of.get("style:name", "")
                self.numbers[self.number] = _PER_CENT if tag == "number:percentage-style" else ""
            case "table:table":
                hidden = self.styles.get(of.get("table:style-name", ""), _Style()).is_hidden
                self.pages.append(Page(of.get("table:name", ""), hidden))
                self.row, self.at_column = 0, 0
            case "table:table-column":
                self._columns(of)
            case "table:table-row":
                self._row(of)
            case "table:table-cell" | "table:covered-table-cell":
                self.cell, self.words, self.shows = of, [], False
                self.covered = tag == "table:covered-table-cell"
            case "text:p":
                self.words += ["\n"] if self.words else []
                self.shows = True
            case "text:s":
                self.words.append(" " * min(_count(of.get("text:c", "1")), 100))
            case "text:tab" | "text:line-break":
                self.words.append("\t" if tag == "text:tab" else "\n")
            case "draw:image" if self.pages:
                self.pages[-1].pictures.append((self.row, self.column))
            case _:
                pass

    def _letters(self, of: Mapping[str, str]) -> None:
        name = of.get("style:font-name", "")
        self.style.font = self.fonts.get(name, name) or of.get("fo:font-family", "").strip("'\"")
        if "style:text-line-through-style" in of:
            self.style.struck = of["style:text-line-through-style"] != "none"

    def _look(self, name: str, *, per_cent: bool) -> int:
        """The number of the look of a style, whatever it inherits."""
        key = (name, per_cent)
        if key not in self._numbered:
            font, struck, says = "", None, ""
            seen: set[str] = set()
            while name and name not in seen:
                seen.add(name)
                style = self.styles.get(name, _Style())
                font, says = font or style.font, says or self.numbers.get(style.number, "")
                struck = style.struck if struck is None else struck
                name = style.parent
            self._numbered[key] = len(self.looks)
            format_ = _PER_CENT if per_cent else (says if says != _PER_CENT else "")
            self.looks.append(Look(format_, font, bool(struck)))
        return self._numbered[key]

    # --- cells

    def _columns(self, of: Mapping[str, str]) -> None:
        n = _count(of.get("table:number-columns-repeated", "1"))
        if of.get("table:visibility", "visible") != "visible":
            last = min(self.at_column + n, 16_384)
            self.pages[-1].seen.hidden_columns |= set(range(self.at_column, last))
        self.at_column += n

    def _row(self, of: Mapping[str, str]) -> None:
        self.repeat_rows = _count(of.get("table:number-rows-repeated", "1"))
        self.hidden = of.get("table:visibility", "visible") != "visible"
        self.line, self.column = [], 0

    def text(self, words: str) -> None:
        if self.cell is not None and not self.aside:
            self.words.append(words)
        elif self.number and words.strip() == "%" and not self.numbers[self.number]:
            self.numbers[self.number] = _SAYS_PER_CENT

    def end(self, tag: str) -> None:
        if self.aside:
            self.aside -= 1
            return
        match tag:
            case "number:percentage-style" | "number:number-style":
                self.number = ""
            case "table:table-cell" | "table:covered-table-cell":
                self._done()
            case "table:table-row":
                self._line_done()
            case _:
                pass

    def _done(self) -> None:
        of = self.cell or {}
        self.cell = None
        repeated = _count(of.get("table:number-columns-repeated", "1"))
        value, kind = self._value(of), of.get("office:value-type", "")
        page, place = self.pages[-1], (self.row, self.column)
        empty_formula = "table:formula" in of and not kind and not self.shows
        error = of.get("calcext:value-type") == "error"
        if value == "" and not empty_formula and not error:
            self.column += repeated
            return
        if self.covered:  # what a merged cell hides is not seen, and not read
            self.column += repeated
            return
        self._grow(repeated)
        if self.column + repeated > limits.COLUMNS:
            raise NotReadError(too_large=True)
        self.line += [""] * (self.column - len(self.line)) + [value] * repeated
        look = self._look(of.get("table:style-name", ""), per_cent=kind == "percentage")
        for column in range(self.column, self.column + repeated):
            page.seen.styles[self.row, column] = look
            if empty_formula:
                page.seen.empty_formulas.add((self.row, column))
            if error:
                page.seen.errors[self.row, column] = "".join(self.words)
        self._merged(of, place)
        self.column += repeated

    def _merged(self, of: Mapping[str, str], place: tuple[int, int]) -> None:
        down = _count(of.get("table:number-rows-spanned", "1"))
        across = _count(of.get("table:number-columns-spanned", "1"))
        if down * across > 1:
            if len(self.pages[-1].seen.merged) == limits.MERGED:
                raise NotReadError(too_large=True)
            end = (place[0] + down - 1, place[1] + across - 1)
            self.pages[-1].seen.merged.append((place, end))

    def _line_done(self) -> None:
        page = self.pages[-1]
        if self.line:
            self._grow((self.repeat_rows - 1) * len(self.line))
            if (self.row + self.repeat_rows) * max(len(self.line), 1) > limits.AREA:
                raise NotReadError(too_large=True)
            page.cells += [[]] * (self.row - len(page.cells))
            for number in range(self.repeat_rows):
                page.cells.append(list(self.line))
                self._again(page.seen, self.row, self.row + number)
            page.seen.last = (self.row + self.repeat_rows - 1, len(self.line) - 1)
        if self.hidden:
            last = min(self.row + self.repeat_rows, 1 << 20)
            page.seen.hidden_rows |= set(range(self.row, last))
        self.row += self.repeat_rows

    def _again(self, seen: Seen, first: int, row: int) -> None:
        """What stands beside the cells of a row stands beside those of its repetitions."""
        if row == first:
            return
        for column in range(len(self.line)):
            if (first, column) in seen.styles:
                seen.styles[row, column] = seen.styles[first, column]
            if (first, column) in seen.empty_formulas:
                seen.empty_formulas.add((row, column))
            if (first, column) in seen.errors:
                seen.errors[row, column] = seen.errors[first, column]

    def _grow(self, cells: int) -> None:
        self.size += cells
        if self.size > limits.CELLS:
            raise NotReadError(too_large=True)

    def _value(self, of: Mapping[str, str]) -> Any:
        if (told := _TRUTHS.get(of.get("table:formula", ""))) is not None:
            return told
        match of.get("office:value-type", ""):
            case "float" | "percentage" | "currency":
                return float(of.get("office:value", ""))
            case "date":
                return _day(of.get("office:date-value", ""))
            case "boolean":
                return of.get("office:boolean-value") == "true"
            case "time":
                return "".join(self.words) or of.get("office:time-value", "")
            case "":
                return ""
            case _:
                return of.get("office:string-value", "") or "".join(self.words)


def _day(told: str) -> date | datetime:
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)


def _count(told: str) -> int:
    if not told.isdigit() or len(told) > 8:
        raise NotReadError
    return int(told)


def pages_of(content: bytes, styles: bytes | None) -> tuple[list[Page], list[Look]]:
    """The sheets of a workbook and the looks of their cells; NotReadError where it is none."""
    reader = _Reader()
    try:
        for part in filter(None, (styles, content)):
            parse(part, reader.begin, reader.end, reader.text)
    except (ValueError, IndexError, KeyError):
        raise NotReadError from None
    return reader.pages, reader.looks
