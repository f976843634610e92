"""Workbooks in the open document format (.ods): cells, and what stands beside them, in one pass.

The format says of each cell what it is - a per cent, a day, a formula without a value - so that
nothing has to be read off styles but fonts and lines through figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tieuchi._excel import limits
from tieuchi._excel.runs import LOWERED, RAISED
from tieuchi._excel.scan import NotReadError, Seen, has_long_digits, parse
from tieuchi._excel.styles import Look

#: The parts that are read.
CONTENT, STYLES = (f"{part}.xml" for part in ("content", "styles"))
MIME = b"application/vnd.oasis.opendocument.spreadsheet"
#: Formats that show every digit, as a per cent and with the sign written behind the number.
_DIGITS = "0.###############"
_PER_CENT = f"{_DIGITS}%"
#: Elements of a format, with what is shown in their place.
_SHOWS = {
    "number:day": "d",
    "number:month": "m",
    "number:year": "y",
    "number:hours": "h",
    "number:minutes": "h",
    "number:seconds": "s",
    "number:day-of-week": "d",
}
_FORMATS = tuple(
    f"number:{kind}-style"
    for kind in ("number", "percentage", "currency", "date", "time", "text", "boolean")
)
#: Those of numbers, and the kinds of cells that hold one.
_COUNTS = ("number:number-style", "number:currency-style")
_NUMBERS = ("float", "percentage", "currency")
_WRITES = ("number:text", "number:currency-symbol")
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
    #: Its widest row, the empty ones above the last that is none, and the rectangle of both.
    width: int = 0
    empty: int = 0
    area: int = 0


@dataclass
class _Style:
    parent: str = ""
    font: str = ""
    struck: bool | None = None
    place: str = ""
    number: str = ""
    is_hidden: bool = False


class _Reader:
    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.styles: dict[tuple[str, str], _Style] = {}
        self.fonts: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.looks: list[Look] = [Look()]
        self._numbered: dict[tuple[str, bool, str], int] = {}
        self.style = _Style()
        self.number = ""
        self.writes = False
        self.shown: list[str] = []
        self.said = ""
        #: Of each element of letters around: whether it is struck out, and how its digits stand.
        self.runs: list[tuple[bool, str]] = []
        self.is_struck = self.is_unread = False
        self.closed = 0
        self.aside = 0
        self.row = self.column = 0
        self.repeat_rows = self.at_column = 1
        self.hidden = False
        self.line: list[Any] = []
        self.cell: Mapping[str, str] | None = None
        self.shows = False
        self.covered = False
        self.words: list[str] = []
        self.size = self.area = self.repeated = 0

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
                key = (of.get("style:family", ""), of.get("style:name", ""))
                self.styles[key] = self.style
            case "style:default-style":
                self.style = _Style()
            case "style:text-properties":
                self._letters(of)
            case "style:table-properties":
                self.style.is_hidden = of.get("table:display") == "false"
            case _ if tag in _FORMATS:
                self.style, self.shown, self.said = _Style(), [], ""
                self.number = of.get("style:name", "")
            case _ if tag in _WRITES:
                self.writes = True
            case _ if tag in _SHOWS and self.number:
                self.shown.append(_SHOWS[tag])
            case "table:table-row-group":
                self.closed += bool(self.closed) or of.get("table:display") == "false"
            case "table:table":
                key = ("table", of.get("table:style-name", ""))
                hidden = self.styles.get(key, _Style()).is_hidden
                self.pages.append(Page(of.get("table:name", ""), hidden))
                self.row, self.at_column = 0, 0
            case "table:table-column":
                self._columns(of)
            case "table:table-row":
                self._row(of)
            case "table:table-cell" | "table:covered-table-cell":
                self.cell, self.words, self.shows = of, [], False
                self.runs, self.is_struck = [], False
                self.covered = tag == "table:covered-table-cell"
            case "text:p":
                self.words += ["\n"] if self.words else []
                self.shows = True
                self._letters_begin("paragraph", of)
            case "text:span":
                self._letters_begin("text", of)
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

        if "style:text-line-through-type" in of and not self.style.struck:
            self.style.struck = of["style:text-line-through-type"] != "none"
        self.style.place = of.get("style:text-position", self.style.place)

    def _inherited(self, family: str, name: str) -> _Style:
        """A style with whatever it inherits."""
        found = _Style()
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self.styles.get((family, name), _Style())
            found.font, found.place = found.font or style.font, found.place or style.place
            found.number = found.number or self.numbers.get(style.number, "")
            found.struck = style.struck if found.struck is None else found.struck
            name = style.parent
        return found

    def _look(self, name: str, *, per_cent: bool, currency: str) -> int:
        """The number of the look of a style, whatever it inherits."""
        key = (name, per_cent, currency)
        if key not in self._numbered:
            style = self._inherited("table-cell", name)
            says = style.number
            format_ = _PER_CENT if per_cent else (says if says != _PER_CENT else "")
            look = Look(format_, style.font, bool(style.struck))
            if currency and not look.beside:
                look = Look(f'{_DIGITS}"{currency}"', style.font, bool(style.struck))
            self._numbered[key] = len(self.looks)
            self.looks.append(look)
        return self._numbered[key]

    def _letters_begin(self, family: str, of: Mapping[str, str]) -> None:
        """Letters with a style of their own, within those around them."""
        style = self._inherited(family, of.get("text:style-name", ""))
        struck, place = self.runs[-1] if self.runs else (False, "")
        self.runs.append(
            (struck if style.struck is None else style.struck, style.place.split(" ")[0] or place)
        )

    def _format_done(self, tag: str) -> None:
        """What a format shows, as a workbook of the other kind would write it."""
        said = self.said.replace('"', "").strip()
        if tag == "number:percentage-style":
            told = _PER_CENT
        elif tag == "number:date-style":
            told = "".join(self.shown)
        else:
            told = f'{_DIGITS}"{said}"' if said and tag in _COUNTS else ""
        self.numbers[self.number], self.number = told, ""

    # --- cells

    def _columns(self, of: Mapping[str, str]) -> None:
        n = _count(of.get("table:number-columns-repeated", "1"))
        if of.get("table:visibility", "visible") != "visible":
            last = min(self.at_column + n, limits.COLUMNS)
            self.pages[-1].seen.hidden_columns |= set(range(self.at_column, last))
        self.at_column += n

    def _row(self, of: Mapping[str, str]) -> None:
        self.repeat_rows = _count(of.get("table:number-rows-repeated", "1"))
        visible = of.get("table:visibility", "visible") == "visible"
        self.hidden = bool(self.closed) or not visible
        self.line, self.column = [], 0

    def text(self, words: str) -> None:
        if self.cell is not None and not self.aside:
            struck, place = self.runs[-1] if self.runs else (False, "")
            self.is_struck = self.is_struck or (struck and bool(words.strip()))
            if place.startswith("sub") or (place.startswith("-") and place != "-0%"):
                words = words.translate(LOWERED)
            elif place and not place.startswith("0"):
                words = words.translate(RAISED)
            self.words.append(words)
        elif self.number and self.writes:
            self.said += words

    def end(self, tag: str) -> None:
        if self.aside:
            self.aside -= 1
            return
        match tag:
            case _ if tag in _FORMATS:
                self._format_done(tag)
            case _ if tag in _WRITES:
                self.writes = False
            case "text:p" | "text:span" if self.runs:
                self.runs.pop()
            case "table:table-row-group":
                self.closed -= bool(self.closed)
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
        self._grow(1, repeated - 1)
        if self.column + repeated > limits.COLUMNS:
            raise NotReadError(too_large=True)
        self.line += [""] * (self.column - len(self.line)) + [value] * repeated
        look = self._look(
            of.get("table:style-name", ""),
            per_cent=kind == "percentage",
            currency=of.get("office:currency", "") if kind == "currency" else "",
        )
        odd = self._odd(of, page.seen)
        for column in range(self.column, self.column + repeated):
            page.seen.styles[self.row, column] = look
            if empty_formula:
                page.seen.empty_formulas.add((self.row, column))
            if error:
                page.seen.errors[self.row, column] = "".join(self.words)
            for places in odd:
                places.add((self.row, column))
        self._merged(of, place)
        self.column += repeated

    def _odd(self, of: Mapping[str, str], seen: Seen) -> list[set[tuple[int, int]]]:
        """What is to be noted of a cell beside its value."""
        is_number = of.get("office:value-type", "") in _NUMBERS
        found = [seen.struck] if self.is_struck else []
        found += [seen.unread] if self.is_unread else []
        long = is_number and has_long_digits(of.get("office:value", ""))
        return [*found, seen.long] if long and not self.is_unread else found

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
            self._grow(0, (self.repeat_rows - 1) * len(self.line))
            self._bound(page)
            page.cells += [[]] * (self.row - len(page.cells))
            for number in range(self.repeat_rows):
                page.cells.append(list(self.line))
                self._again(page.seen, self.row, self.row + number)
            page.seen.last = (self.row + self.repeat_rows - 1, len(self.line) - 1)
            if self.hidden:
                page.seen.hidden_rows |= set(range(self.row, self.row + self.repeat_rows))
        self.row += self.repeat_rows

    def _bound(self, page: Page) -> None:
        """Counts a row and its repetitions before anything of them is kept."""
        page.width = max(page.width, len(self.line))
        page.empty += self.row - len(page.cells)
        area = (self.row + self.repeat_rows) * page.width
        self.area, page.area = self.area + area - page.area, area
        if (
            page.area > limits.AREA
            or self.area > limits.AREA_OF_ALL
            or page.empty > limits.EMPTY_ROWS
        ):
            raise NotReadError(too_large=True)

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
            for places in (seen.struck, seen.unread, seen.long):
                if (first, column) in places:
                    places.add((row, column))

    def _grow(self, cells: int, repeated: int) -> None:
        self.size, self.repeated = self.size + cells + repeated, self.repeated + repeated
        if self.size > limits.CELLS or self.repeated > limits.REPEATED:
            raise NotReadError(too_large=True)

    def _value(self, of: Mapping[str, str]) -> Any:
        if (told := _TRUTHS.get(of.get("table:formula", ""))) is not None:
            return told
        self.is_unread = False
        match of.get("office:value-type", ""):
            case kind if kind in _NUMBERS:
                return self._read(of.get("office:value", ""), _number)
            case "date":
                return self._read(of.get("office:date-value", ""), _day)
            case "boolean":
                return of.get("office:boolean-value") == "true"
            case "time":
                return "".join(self.words) or of.get("office:time-value", "")
            case "":
                return ""
            case _:
                return of.get("office:string-value", "") or "".join(self.words)

    def _read(self, told: str, how: Callable[[str], Any]) -> Any:
        """A value as it is written; one that is none stays as it is, and is noted."""
        try:
            return how(told)
        except ValueError:
            self.is_unread = True
            return told or "?"


def _number(told: str) -> float:
    value = float(told)
    if not math.isfinite(value):
        raise ValueError(told)
    return value


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
