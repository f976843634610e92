"""A workbook with its sheets: what is on each, and what of it is not read."""

from __future__ import annotations

import io
import posixpath
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tieuchi._excel import limits, ods, package
from tieuchi._excel.package import Package
from tieuchi._excel.places import Axes, Place
from tieuchi._excel.plain_xml import plain_part
from tieuchi._excel.scan import NotReadError, Seen, parse, placed, plain, scanned, strings_in
from tieuchi._excel.styles import Look, looks_in
from tieuchi._extras import needed
from tieuchi.issues import FactsError, Issue, problem

#: The part with the texts that cells share.
_STRINGS = "xl/sharedStrings.xml"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its cells from the first one, and what stands beside them."""

    name: str
    cells: list[list[Any]]
    seen: Seen = field(default_factory=Seen)
    looks: list[Look] = field(default_factory=list)
    #: Whether the looks of its cells are known at all.
    looked_at: bool = True
    pictures: list[Place] = field(default_factory=list)
    #: Whether its rows are the columns of the workbook.
    is_turned: bool = False

    @property
    def axes(self) -> Axes:
        """How its places are called."""
        return Axes(self.is_turned)

    def look(self, place: Place) -> Look:
        """How a cell looks."""
        style = self.seen.styles.get(place, 0)
        return self.looks[style] if style < len(self.looks) else Look()

    @property
    def width(self) -> int:
        """The columns of its widest row."""
        return max(map(len, self.cells), default=0)


def blanked(sheet: Sheet, *, rows: range = range(0), columns: range = range(0)) -> Sheet:
    """The sheet with some rows or columns as if they were empty, every other cell in its place."""
    cells = [
        [""] * len(row)
        if number in rows
        else ["" if column in columns else value for column, value in enumerate(row)]
        for number, row in enumerate(sheet.cells)
    ]
    return replace(sheet, cells=cells)


@dataclass
class Book:
    """What was read of a workbook."""

    file: str
    sheets: list[Sheet] = field(default_factory=list)
    #: Sheets that nobody sees; one of them may be our own.
    hidden: list[Sheet] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    package: Package | None = None


def read_book(content: bytes, file: str) -> Book:
    """The sheets of a workbook; FactsError where it is none that can be read."""
    if content.startswith(package.OLD):
        return _old(content, file)
    found = package.opened(content, file)
    if isinstance(found, Issue):
        raise FactsError([found])
    try:
        return _open(found, file) if found.is_open_document else _new(found, file)
    except NotReadError as error:
        raise FactsError([_not_read(file, error)]) from None


def _new(parts: Package, file: str) -> Book:
    book = Book(file, package=parts)
    listed = _listed(parts)
    if len(listed) > limits.SHEETS:
        raise NotReadError(too_large=True)
    looks = looks_in(parts.parts.get("xl/styles.xml", b"<styleSheet/>"))
    if _STRINGS in parts.parts:
        parts.parts[_STRINGS] = plain_part(parts.parts[_STRINGS])
    strings = strings_in(parts.parts.get(_STRINGS, b"<sst/>"))
    seen: dict[str, Seen] = {}
    left = limits.AREA_OF_ALL
    for name, _, part in listed:
        try:
            parts.parts[part] = plain_part(parts.parts[part])
            seen[name] = scanned(parts.parts[part], strings)
            left -= seen[name].area
            if left < 0:
                raise NotReadError(too_large=True)
        except NotReadError as error:
            book.issues.append(_not_read(f"{file}!{name}", error))
            seen.pop(name, None)
            del parts.parts[part]
    values = _values(parts.archive(), file)
    for name, state, part in listed:
        if name not in seen:
            continue
        try:
            cells = values.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except Exception:  # whatever the reader of values finds wrong
            book.issues.append(package.damaged(f"{file}!{name}"))
            continue
        _completed(cells, seen[name])
        pictures = _pictures(parts, part, seen[name].drawing)
        sheet = Sheet(name, cells, seen[name], looks, pictures=pictures)
        (book.sheets if state == "visible" else book.hidden).append(sheet)
    return book


def _completed(cells: list[list[Any]], seen: Seen) -> None:
    """Puts in texts that say more than their letters, and notes what no value was found for."""
    for place in map(placed, seen.filled):
        row = cells[place[0]] if place[0] < len(cells) else []
        told = row[place[1]] if place[1] < len(row) else ""
        if told in ("", None):
            seen.unread.add(place)
        elif place in seen.texts:
            row[place[1]] = seen.texts[place]
    seen.filled = array("Q")


def _open(parts: Package, file: str) -> Book:
    book = Book(file, package=parts)
    content = parts.parts[ods.CONTENT]
    if ods.MIME not in content and b"office:spreadsheet" not in content:
        raise FactsError([package.other_kind(file)])
    pages, looks = ods.pages_of(content, parts.parts.get(ods.STYLES))
    if len(pages) > limits.SHEETS:
        raise NotReadError(too_large=True)
    for page in pages:
        width = max(map(len, page.cells), default=0)
        blank = [""] * width
        cells = [[*row, *[""] * (width - len(row))] if row else blank for row in page.cells]
        sheet = Sheet(page.name, cells, page.seen, looks, pictures=page.pictures)
        (book.hidden if page.is_hidden else book.sheets).append(sheet)
    return book


def _old(content: bytes, file: str) -> Book:
    if issue := package.of_old_kind(content, file):
        raise FactsError([issue])
    values = _values(content, file)
    book = Book(file)
    for told in values.sheets_metadata:
        try:
            sheet = values.get_sheet_by_name(told.name)
            wide = sheet.total_width > limits.COLUMNS
            if wide or sheet.total_height * sheet.total_width > limits.AREA:
                raise NotReadError(too_large=True)
            cells = sheet.to_python(skip_empty_area=False)
        except NotReadError as error:
            book.issues.append(_not_read(f"{file}!{told.name}", error))
            continue
        except Exception:  # likewise
            book.issues.append(package.damaged(f"{file}!{told.name}"))
            continue
        visible = str(told.visible).endswith("Visible")
        (book.sheets if visible else book.hidden).append(Sheet(told.name, cells, looked_at=False))
    return book


def _values(content: bytes, file: str) -> Any:
    calamine = needed("python_calamine", "excel", FactsError)
    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except Exception as error:  # its errors have no common kind of their own
        password = type(error).__name__ == "PasswordError"
        issue = package.locked(file) if password else package.damaged(file)
        raise FactsError([issue]) from None


def _listed(parts: Package) -> list[tuple[str, str, str]]:
    """Name, state and part of every sheet of cells."""
    targets = _targets(parts, "xl/workbook.xml")
    found: list[tuple[str, str, str]] = []

    def begin(tag: str, of: Mapping[str, str]) -> None:
        if plain(tag) != "sheet":
            return
        number = next((v for k, v in of.items() if ":" in k and plain(k) == "id"), "")
        part = targets.get(number, "")
        others = ("chartsheets/", "dialogsheets/", "macrosheets/")
        if part in parts.parts and not any(kind in part for kind in others):
            found.append((of.get("name", ""), of.get("state", "visible"), part))

    parse(parts.parts["xl/workbook.xml"], begin)
    return found


def _targets(parts: Package, part: str) -> dict[str, str]:
    """Where the references of a part lead, inside the archive."""
    folder, _, name = part.rpartition("/")
    content = parts.parts.get(f"{folder}/_rels/{name}.rels")
    found: dict[str, str] = {}

    def begin(tag: str, of: Mapping[str, str]) -> None:
        if plain(tag) == "Relationship" and of.get("TargetMode") != "External":
            target = of.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found[of.get("Id", "")] = posixpath.normpath(whole)

    if content:
        parse(content, begin)
    return found


def _pictures(parts: Package, part: str, drawing: str) -> list[Place]:
    """The cells at which pictures begin."""
    content = parts.parts.get(_targets(parts, part).get(drawing, "")) if drawing else None
    return [] if content is None else list(_anchors(content))


def _anchors(content: bytes) -> Iterator[Place]:
    found: list[list[int]] = []
    pictures: list[int] = []
    inside: list[str] = []
    number = ""

    def begin(tag: str, _: Mapping[str, str]) -> None:
        nonlocal number
        number = ""
        name = plain(tag)
        if name == "from":
            found.append([0, 0])
        elif name == "pic" and found:
            pictures.append(len(found) - 1)
        inside.append(name)

    def text(words: str) -> None:
        nonlocal number
        number += words

    def end(tag: str) -> None:
        inside.pop()
        name = plain(tag)
        if name in ("row", "col") and inside and inside[-1] == "from" and number.strip().isdigit():
            found[-1][name == "col"] = int(number)

    parse(content, begin, end, text)
    for at in dict.fromkeys(pictures):
        yield found[at][0], found[at][1]


def _not_read(file: str, error: NotReadError) -> Issue:
    if not error.too_large:
        return package.damaged(file)
    most = [
        f"{n:,}" for n in (limits.CELLS, limits.COLUMNS, limits.EMPTY_ROWS, limits.AREA,
                           limits.AREA_OF_ALL)
    ]  # fmt: skip
    vi = (
        f"tối đa {most[0]} ô có nội dung, {most[1]} cột, {most[2]} dòng trống, vùng {most[3]} ô,"
        f" mọi trang {most[4]} ô"
    )
    vi = vi.replace(",", ".").replace(". ", ", ")
    en = (
        f"at most {most[0]} cells with something in them, {most[1]} columns, {most[2]} empty rows,"
        f" {most[3]} cells in all, {most[4]} on all sheets"
    )
    return problem("excel.size", "", f"trang tính quá lớn: {vi}", f"too large: {en}", file=file)
