"""What a sheet says beside its values, in one pass over its XML that holds no tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from tieuchi._excel import limits
from tieuchi._excel.places import Place, area_of, place_of
from tieuchi._watch import watch

Area = tuple[Place, Place]
#: Bytes that are read before whoever watches is told.
_PIECE = 1 << 20


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
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last: Place = (-1, -1)
    locked: bool = False
    drawing: str = ""


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
    def __init__(self) -> None:
        self.seen = Seen()
        self.row, self.column, self.cells = -1, -1, 0
        self.style = 0
        self.kind = ""
        self.inside = ""  # "v" while the text of a value comes
        self.value, self.formula, self.filled = "", False, False
        self.top = self.left = 1 << 30
        self.right = self.bottom = -1

    def begin(self, tag: str, of: Mapping[str, str]) -> None:
        match plain(tag):
            case "c":
                self._cell(of)
            case "row":
                self._row(of)
            case "v":
                self.inside, self.value = "v", ""
            case "f":
                self.formula = True
            case "is":
                self.filled = True
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
        if self.inside:
            self.value += words

    def end(self, tag: str) -> None:
        match plain(tag):
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
        self.top, self.bottom = min(self.top, self.row), max(self.bottom, self.row)
        self.left, self.right = min(self.left, self.column), max(self.right, self.column)
        area = (self.bottom - self.top + 1) * (self.right - self.left + 1)
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
            self.seen.hidden_columns |= set(range(int(first) - 1, min(int(last), 16_384)))


def _is_nothing(length: str) -> bool:
    """Whether a height or a width is told and is none."""
    return bool(re.fullmatch(r"0+(\.0*)?", length))


def scanned(content: bytes) -> Seen:
    """A sheet, looked over; NotReadError where it cannot be."""
    scanner = _Scanner()
    parse(content, scanner.begin, scanner.end, scanner.text)
    scanner.seen.last = (scanner.bottom, scanner.right)
    return scanner.seen
