"""What a sheet says beside its values, in one pass over its XML that holds no tree."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from tieuchi._excel import limits
from tieuchi._excel.places import Place, area_of, place_of
from tieuchi._excel.runs import Run, Runs, Strings
from tieuchi._watch import watch

Area = tuple[Place, Place]
#: Bytes that are read before whoever watches is told.
_PIECE = 1 << 20
#: Columns of the widest sheet there is.
_WIDEST = 16_384
#: Digits that tell any double apart from its neighbours.
_LONGEST = 17
#: How a number is written.
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)


class NotReadError(Exception):
    """A part that is no XML, that brings declarations of its own, or that is beyond the bounds."""

    def __init__(self, *, too_large: bool = False) -> None:
        self.too_large = too_large
        super().__init__()


@dataclass
class Seen:
    """What stands beside the values of a sheet."""

    styles: dict[Place, int] = field(default_factory=dict)
    #: Formulas that hold no value, and cells that hold an error in its place.
    empty_formulas: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    #: Texts that say more than their letters do, and texts of which a part is struck out.
    texts: dict[Place, str] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    #: Values that cannot be read, and numbers of more digits than a workbook computes with.
    unread: set[Place] = field(default_factory=set)
    long: set[Place] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last: Place = (-1, -1)
    locked: bool = False
    drawing: str = ""
    #: The cells that hold a value, each as one number (`numbered`).
    filled: array[int] = field(default_factory=lambda: array("Q"))

    @property
    def area(self) -> int:
        """Cells of the rectangle from the first cell of the sheet to the last with a value."""
        return (self.last[0] + 1) * (self.last[1] + 1)


def placed(number: int) -> Place:
    """The place that a number of `Seen.filled` stands for."""
    return divmod(number, _WIDEST)


def has_long_digits(written: str) -> bool:
    """Whether a number is written with more digits than any that a workbook has computed."""
    digits = re.split("[eE]", written)[0].replace(".", "").lstrip("+-0").rstrip("0")
    return len(digits) > _LONGEST


def parse(content: bytes, begin: object, end: object = None, text: object = None) -> None:
    """Runs the handlers over a part; a document type is refused, and so is what is no XML."""
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartElementHandler = begin  # type: ignore[assignment]
    parser.EndElementHandler = end  # type: ignore[assignment]
    parser.CharacterDataHandler = text  # type: ignore[assignment]

    def declared(*_: object) -> None:
        raise NotReadError

    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    tell = watch() or (lambda done, total: None)
    try:
        for begun in range(0, len(content), _PIECE):
            parser.Parse(content[begun : begun + _PIECE], False)
            tell(begun, len(content))
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise NotReadError from None


def plain(name: str) -> str:
    """A name of XML without its prefix."""
    return name.rpartition(":")[2]


class _Scanner:
    def __init__(self, strings: Strings) -> None:
        self.seen, self.strings = Seen(), strings
        self.runs: Runs | None = None
        self.filled_rows, self.last_filled = 0, -1
        self.hidden_columns: list[range] = []
        self.told_columns = 0
        self.row, self.column, self.cells = -1, -1, 0
        self.style = 0
        self.kind = ""
        self.inside = ""  # "v" while the text of a value comes
        self.value, self.formula, self.filled = "", False, False
        self.left = 1 << 30
        self.right = self.bottom = -1

    def begin(self, tag: str, of: Mapping[str, str]) -> None:
        name = plain(tag)
        if self.runs:
            self.runs.begin(name, of)
            return
        match name:
            case "c":
                self._cell(of)
            case "row":
                self._row(of)
            case "v":
                self.inside, self.value = "v", ""
            case "f":
                self.formula = True
            case "is":
                self.filled, self.runs = True, Runs()
            case "mergeCell":
                self._merged(of.get("ref", ""))
            case "col":
                self._columns(of)
            case "sheetProtection":
                self.seen.locked = of.get("sheet", "0") in ("1", "true")
            case "drawing":
                self.seen.drawing = next((v for k, v in of.items() if plain(k) == "id"), "")
            case _:
                pass

    def text(self, words: str) -> None:
        if self.runs:
            self.runs.text(words)
        elif self.inside:
            self.value += words

    def end(self, tag: str) -> None:
        name = plain(tag)
        if self.runs and name != "is":
            self.runs.end(name)
            return
        match name:
            case "is":
                self._texts(self.runs)
            case "v":
                self.inside = ""
            case "c":
                self._done()
            case _:
                pass

    def _row(self, of: Mapping[str, str]) -> None:
        number = of.get("r", "")
        self.row = int(number) - 1 if number.isdigit() and len(number) < 8 else self.row + 1
        self.column = -1
        if of.get("hidden") in ("1", "true") or _is_nothing(of.get("ht", "")):
            self.seen.hidden_rows.add(self.row)

    def _cell(self, of: Mapping[str, str]) -> None:
        place = place_of(of.get("r", ""))
        self.row, self.column = place or (max(self.row, 0), self.column + 1)
        style = of.get("s", "0")
        self.style = int(style) if style.isdigit() else 0
        self.kind = of.get("t", "n")
        self.value, self.formula, self.filled = "", False, False

    def _done(self) -> None:
        if not (self.value or self.formula or self.filled):
            return
        self.cells += 1
        self.bottom, self.right = max(self.bottom, self.row), max(self.right, self.column)
        self.left = min(self.left, self.column)
        self.filled_rows += self.row != self.last_filled
        self.last_filled = self.row
        area = (self.bottom + 1) * (self.right + 1)
        wide = self.right - self.left >= limits.COLUMNS
        if self.cells > limits.CELLS or area > limits.AREA or wide:
            raise NotReadError(too_large=True)
        place = (self.row, self.column)
        if self.style:
            self.seen.styles[place] = self.style
        if self.kind == "e":
            self.seen.errors[place] = self.value
        elif self.formula and not self.value and self.kind != "str":  # a text may be empty
            self.seen.empty_formulas.add(place)
        elif self.value.strip():
            self._value(place)

    def _value(self, place: Place) -> None:
        """What is to be known of a value beside what the reader of values tells."""
        if self.kind == "s":
            number = int(self.value) if self.value.strip().isdecimal() else -1
            if number in self.strings.empty:
                return
            if run := self.strings.odd.get(number):
                self._told(place, run)
        elif self.kind == "n":
            if not _NUMBER.fullmatch(self.value):
                self.seen.unread.add(place)
            elif has_long_digits(self.value):
                self.seen.long.add(place)
        elif self.kind == "b" and self.value.strip() not in ("0", "1"):
            self.seen.unread.add(place)
        self.seen.filled.append(place[0] * _WIDEST + place[1])

    def _texts(self, runs: Runs | None) -> None:
        """A text that stands in the cell itself has ended."""
        self.runs = None
        place = (self.row, self.column)
        if runs and not runs.is_empty:
            self.seen.filled.append(place[0] * _WIDEST + place[1])
            if run := runs.told():
                self._told(place, run)

    def _told(self, place: Place, run: Run) -> None:
        self.seen.texts[place] = run.words
        if run.is_struck:
            self.seen.struck.add(place)

    def _merged(self, name: str) -> None:
        if len(self.seen.merged) == limits.MERGED:
            raise NotReadError(too_large=True)
        if area := area_of(name):
            self.seen.merged.append(area)

    def _columns(self, of: Mapping[str, str]) -> None:
        if of.get("hidden") not in ("1", "true") and not _is_nothing(of.get("width", "")):
            return
        first, last = of.get("min", ""), of.get("max", "")
        if first.isdigit() and last.isdigit():
            told = range(int(first) - 1, min(int(last), _WIDEST))
            self.hidden_columns.append(told)
            self.told_columns += len(told)
            if self.told_columns > 2 * _WIDEST:  # the same columns again and again
                raise NotReadError


def _is_nothing(length: str) -> bool:
    """Whether a height or a width is told and is none."""
    return bool(re.fullmatch(r"0+(\.0*)?", length))


def strings_in(content: bytes) -> Strings:
    """The texts that cells share, looked over; NotReadError where they cannot be."""
    strings = Strings()
    parse(
        content,
        lambda tag, of: strings.begin(plain(tag), of),
        lambda tag: strings.end(plain(tag)),
        strings.text,
    )
    return strings


def scanned(content: bytes, strings: Strings) -> Seen:
    """A sheet, looked over; NotReadError where it cannot be."""
    scanner = _Scanner(strings)
    parse(content, scanner.begin, scanner.end, scanner.text)
    scanner.seen.last = (scanner.bottom, scanner.right)
    for told in scanner.hidden_columns:
        scanner.seen.hidden_columns |= set(told[: max(scanner.right + 1 - told.start, 0)])
    if scanner.bottom + 1 - scanner.filled_rows > limits.EMPTY_ROWS:
        raise NotReadError(too_large=True)
    return scanner.seen
