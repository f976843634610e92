"""What python-docx has no words for: fields, rules, heads of tables that repeat, fixed bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

#: Lengths of Word: twentieths of a point.
MM = 56.6929


def element(name: str, **of: str) -> Any:
    """An element with its attributes, all in the main namespace."""
    made = OxmlElement(name)
    for key, value in of.items():
        made.set(qn(f"w:{key}"), value)
    return made


def page_field(paragraph: Any) -> None:
    """The number of the page."""
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
            continue
        text = element("w:instrText")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = words
        run._r.append(text)


def rule_below(paragraph: Any, indent: float) -> None:
    """A line as long as is left between the indents, in millimetres."""
    properties = paragraph._p.get_or_add_pPr()
    border = element("w:pBdr")
    border.append(element("w:top", val="single", sz="6", space="1", color="000000"))
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
    paragraph.paragraph_format.left_indent = int(indent * 36_000)
    paragraph.paragraph_format.right_indent = int(indent * 36_000)


def repeats(row: Any) -> None:
    """Marks a row as the head of its table, on every page and for a reader of screens."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:tblHeader", val="true"))
    keep_whole(row)


def keep_whole(row: Any) -> None:
    """A row is not torn between pages."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit", val="true"))


def captioned(table: Any, words: str) -> None:
    """The words by which a reader of screens announces a table."""
    table._tbl.tblPr.append(element("w:tblCaption", val=words[:250]))


def borders(table: Any, kind: str) -> None:
    """Lines round all cells, or none."""
    box = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        box.append(element(f"w:{side}", val=kind, sz="4", space="0", color="000000"))
    table._tbl.tblPr.append(box)


def without_margins(table: Any) -> None:
    """Cells that use all of their width."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="0", type="dxa"))
    table._tbl.tblPr.append(margins)


def inset(cell: Any, millimetres: float) -> None:
    """Room on the right of a cell, so that its words do not touch those of the next one."""
    margins = element("w:tcMar")
    margins.append(element("w:right", w=str(round(millimetres * MM)), type="dxa"))
    cell._tc.get_or_add_tcPr().append(margins)


def shaded(cell: Any, colour: str) -> None:
    """The ground of a cell."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def widths(table: Any, millimetres: list[float]) -> None:
    """Fixed widths of columns."""
    table.autofit = False
    grid = table._tbl.tblGrid
    for column, width in zip(grid.gridCol_lst, millimetres, strict=True):
        column.w = int(width * 36_000)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = int(width * 36_000)


def same_bytes(content: bytes) -> bytes:
    """The same parts in the same order with one day for all."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
