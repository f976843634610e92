"""A copy of a workbook to send back: refused cells coloured and commented, nothing else changed."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tieuchi._excel import package
from tieuchi._excel.package import Package
from tieuchi._excel.places import area_of
from tieuchi._extras import needed
from tieuchi._words import clean, say
from tieuchi.issues import Issue, QuestionError

#: Parts that are written again as they were; whatever else a workbook has would be lost.
_KEPT = re.compile(
    r"(\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml"
    r"|xl/(workbook|styles|sharedStrings|calcChain)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/theme/[^/]+|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/[^/]+"
    r"|xl/comments\d*\.xml|xl/comments/[^/]+|xl/drawings/(commentsDrawing|vmlDrawing)\d+\.vml"
    r"|xl/drawings/_rels/vmlDrawing[^/]+|xl/printerSettings/[^/]+|xl/tables/[^/]+)"
)
#: A part for pictures and charts, which some offices write for every sheet, and what is in it.
_DRAWING, _DRAWN = re.compile(r"xl/drawings/drawing\d+\.xml"), b"Anchor"
#: Signs in a sheet of what would be lost although it is no part of its own.
_LOST = (b"x14:", b"xr2:", b"oleObject", b"<controls", b"<picture", b"<legacyDrawingHF")
#: What is written again at most: the writer holds all of it as objects, each cell of merged ones.
_MOST, _MOST_MERGED = 48 << 20, 200_000
_AREA = re.compile(rb'mergeCell\b[^>]*?\bref="([^"]*)"')
_COLOURS = {"error": "F8CBAD", "warning": "FFE699"}
_AUTHOR = "tieuchi"
_LONGEST = 2_000


@dataclass(frozen=True)
class Note:
    """What is said of one cell."""

    sheet: str
    cell: str
    severity: str
    words: str


def notes_of(
    issues: Iterable[Issue], refused: Sequence[dict[str, Any]], file: str, lang: str
) -> list[Note]:
    """What is said of each cell of a workbook: its own issue, else that of its column and kind."""
    told: dict[tuple[str, str], dict[str, str]] = {}
    kinds: dict[tuple[str, str, str], str] = {}
    for issue in issues:
        book, _, sheet = issue.file.rpartition("!")
        if book != file or not issue.cell or issue.severity == "note":
            continue
        words = issue.message.to(lang) + (f"\n{issue.hint.to(lang)}" if any(issue.hint) else "")
        told.setdefault((sheet, issue.cell), {})[words] = issue.severity
        kinds.setdefault((sheet, issue.code, issue.field), words)
    for row in refused:
        book, _, sheet = str(row["file"]).rpartition("!")
        if book == file and "cell" in row and (sheet, row["cell"]) not in told:
            words = kinds.get((sheet, row["code"], row["column"]), row["code"])
            told[sheet, row["cell"]] = {words: "error"}
    return [
        Note(sheet, cell, "error" if "error" in words.values() else "warning", "\n".join(words))
        for (sheet, cell), words in told.items()
    ]


def marked(content: bytes, file: str, notes: Sequence[Note], lang: str) -> tuple[bytes, bool]:
    """The copy, and whether it is one: where it would lose something it is a list of the cells."""
    found = None if content.startswith(package.OLD) else package.opened(content, file)
    if isinstance(found, Package) and _can_be_written(found):
        needed("openpyxl", "excel", QuestionError)
        with warnings.catch_warnings(), contextlib.suppress(Exception):  # of a damaged workbook
            warnings.simplefilter("ignore")
            return _copy(content, notes), True
    return _list(notes, file, lang), False


def _can_be_written(parts: Package) -> bool:
    sheets = [v for k, v in parts.parts.items() if k.startswith("xl/worksheets/sheet")]
    empty = {n for n, v in parts.parts.items() if _DRAWING.fullmatch(n) and _DRAWN not in v}
    return (
        all(_KEPT.fullmatch(n) or n in empty or n.endswith("/") for n in parts.names)
        and sum(map(len, parts.parts.values())) <= _MOST
        and not any(sign in sheet for sheet in sheets for sign in _LOST)
        and all(_merged_cells(sheet) <= _MOST_MERGED for sheet in sheets)
    )


def _merged_cells(sheet: bytes) -> int:
    """How many cells the merged areas of a sheet have, those that lie in several each time."""
    areas = (area_of(name.decode("utf-8", "replace")) for name in _AREA.findall(sheet))
    return sum((z[0] - a[0] + 1) * (z[1] - a[1] + 1) for a, z in filter(None, areas))


def _copy(content: bytes, notes: Sequence[Note]) -> bytes:
    openpyxl = needed("openpyxl", "excel", QuestionError)
    from openpyxl import comments, styles

    book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
    for note in notes:
        cell = _first(book[note.sheet], note.cell)
        colour = _COLOURS[note.severity]
        cell.fill = styles.PatternFill("solid", start_color=colour, end_color=colour)
        words = clean(note.words)[:_LONGEST]
        if cell.comment:
            words = f"{cell.comment.text}\n{words}"[: 2 * _LONGEST]
        cell.comment = comments.Comment(words, _AUTHOR, height=120, width=320)
    book.calculation.fullCalcOnLoad = True  # values of formulas are not kept by the writer
    out = io.BytesIO()
    book.save(out)
    return _same_bytes(out.getvalue())


def _first(sheet: Any, name: str) -> Any:
    """The cell, or of merged ones the first."""
    for area in sheet.merged_cells.ranges:
        if name in area:
            return sheet.cell(area.min_row, area.min_col)
    return sheet[name]


def _list(notes: Sequence[Note], file: str, lang: str) -> bytes:
    """A workbook that names the cells."""
    from tieuchi._excel.annex import written
    from tieuchi._view.annex import Page
    from tieuchi._view.model import Mark, Table

    columns = [say(key, lang) for key in ("sheet", "cell", "issue")]
    title = say("cells_of", lang, file=file.rpartition("/")[2], n=len(notes))
    table = Table(title, columns)
    for note in notes:
        code = "not_met" if note.severity == "error" else "unknown"
        table.rows.append([note.sheet, note.cell, Mark(note.words, code)])
    return written([Page(say("issue", lang), [say("not_copied", lang)], table, "")], title, lang)


def _same_bytes(content: bytes) -> bytes:
    """The same parts with one day for all."""
    out = io.BytesIO()
    day = rb"\g<1>2000-01-01T00:00:00Z<"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*<", day, part)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()
