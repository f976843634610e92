"""Workbooks in the open document format, as LibreOffice writes them; what is said of each stands
with the others in tests/cases/door."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

import workbooks as w

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def text(words: str, **of: str) -> str:
    return cell(words, type="string", **of)


def number(value: float, **of: str) -> str:
    return cell(str(value), type="float", value=str(value), **of)


def per_cent(value: float, **of: str) -> str:
    return cell(f"{value:%}", type="percentage", value=str(value), **of)


def day(iso: str, **of: str) -> str:
    return cell(iso, type="date", date_value=iso, **of)


def cell(words: str, name: str = "table-cell", inside: str = "", **of: str) -> str:
    """A cell; `type`, `value` and `date_value` belong to office, all else to tables."""
    office = ("type", "value", "date_value")
    told = {
        ("office:value-type" if k == "type" else f"office:{k.replace('_', '-')}")
        if k in office
        else (
            k.replace("__", ":").replace("_", "-") if "__" in k else f"table:{k.replace('_', '-')}"
        ): v
        for k, v in of.items()
    }
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in told.items())
    words = f"<text:p>{escape(words)}</text:p>" if words else ""
    return f"<table:{name}{attributes}>{inside}{words}</table:{name}>"


def row(*cells: str, **of: str) -> str:
    attributes = "".join(f" table:{k.replace('_', '-')}={quoteattr(v)}" for k, v in of.items())
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


HEAD = row(text("unit"), text("so_vu"), text("ty_le"))


def table(*rows: str, name: str = "Biểu 1", style: str = "", columns: str = "") -> str:
    style = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{style}>{columns}{"".join(rows)}</table:table>'


def book(
    *tables: str,
    styles: str = "",
    body: str = "spreadsheet",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMES}>{styles}<office:body>'
        f"<office:{body}>{''.join(tables)}</office:{body}></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", MIME)
        made.writestr("content.xml", content)
        for name, part in (more or {}).items():
            made.writestr(name, part)
    return out.getvalue()


STYLES = """<office:font-face-decls>
<style:font-face style:name="F1" svg:font-family="'.VnTime'"/></office:font-face-decls>
<office:automatic-styles>
<number:number-style style:name="N1"><number:number/><number:text>%</number:text>
</number:number-style>
<style:style style:name="base" style:family="table-cell">
<style:text-properties style:font-name="F1"/></style:style>
<style:style style:name="old" style:family="table-cell" style:parent-style-name="base"/>
<style:style style:name="struck" style:family="table-cell">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="says" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/>
</style:style></office:automatic-styles>"""


@w.workbook
def an_open_document() -> bytes:
    rows = [row(text("p1"), number(12), number(95.5)), row(text("p2"), number(7), number(88))]
    return book(table(HEAD, *rows))


@w.workbook
def per_cents_and_days_of_an_open_document() -> bytes:
    head = row(text("unit"), text("ty_le"), text("ngay_ho"))
    rows = [
        row(text("p1"), per_cent(0.955), day("2024-05-03")),
        row(text("p2"), number(88, style_name="says"), text("31/12/2024")),
        row(text("p3"), number(0.9), day("2024-05-03T09:30:00")),
    ]
    return book(table(head, *rows), styles=STYLES)


@w.workbook
def formulas_and_errors_of_an_open_document() -> bytes:
    rows = [
        row(text("p1"), cell("", formula="of:=5+7"), number(95, formula="of:=94+1")),
        row(text("p2"), text("#REF!", calcext__value_type="error"), number(88)),
        row(
            text("p3"),
            "<table:table-cell table:formula='of:=\"\"'><text:p/></table:table-cell>",
            number(1),
        ),
    ]
    return book(table(HEAD, *rows))


@w.workbook
def cells_and_rows_that_an_open_document_repeats() -> bytes:
    rows = [
        row(text("p1"), number(3, number_columns_repeated="2")),
        row(cell("", number_columns_repeated="16384"), number_rows_repeated="5"),
        row(text("p2"), number(4), number_rows_repeated="2"),
        row(cell("", number_columns_repeated="16384"), number_rows_repeated="1048000"),
    ]
    return book(table(HEAD, *rows))


@w.workbook
def merged_cells_of_an_open_document() -> bytes:
    rows = [
        row(text("p1"), number(12, number_rows_spanned="2"), number(95)),
        row(text("p2"), number(13).replace("table-cell", "covered-table-cell"), number(88)),
    ]
    return book(table(HEAD, *rows))


@w.workbook
def what_an_open_document_hides() -> bytes:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    shown = table(
        HEAD, row(text("p1"), number(1), number(2)),
        row(text("p2"), number(3), number(4), visibility="filter"), columns=columns,
    )  # fmt: skip
    draft = table(HEAD, row(text("p3"), number(1), number(1)), name="Nháp", style="off")
    return book(shown, draft, styles=STYLES)


@w.workbook
def old_fonts_and_lines_through_figures_of_an_open_document() -> bytes:
    rows = [
        row(text("Ph\xadêng Hai", style_name="old"), number(1), number(2)),
        row(text("p1"), number(3, style_name="struck"), number(4)),
    ]
    return book(table(HEAD, *rows), styles=STYLES)


@w.workbook
def comments_and_pictures_of_an_open_document() -> bytes:
    note = "<office:annotation><text:p>99</text:p></office:annotation>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    rows = [
        row(text("p1", inside=note), number(12, inside=note), cell("", inside=picture)),
        row(text("p2"), number(7), number(88)),
    ]
    return book(table(HEAD, *rows))


@w.workbook
def macros_of_an_open_document() -> bytes:
    rows = [row(text("p1"), number(12), text("nhiều"))]
    return book(table(HEAD, *rows), more={"Basic/Standard/Module1.xml": b"<x/>"})


@w.workbook
def an_open_document_that_swells() -> bytes:
    return book(table(HEAD, row(text("p1"), number(1), number(2), number_rows_repeated="9999999")))


@w.workbook
def an_open_document_with_a_password() -> bytes:
    sealed = b"<manifest><encryption-data/></manifest>"
    return book("", more={"META-INF/manifest.xml": sealed})


@w.workbook
def a_text_of_the_open_document_format() -> bytes:
    return book("<text:p>unit</text:p>", body="text")


@w.workbook
def an_open_document_that_is_cut() -> bytes:
    return w.changed(an_open_document(), {"content.xml": lambda x: x[: len(x) // 2]})


@w.workbook
def numbers_of_an_open_document_that_are_none() -> bytes:
    return book(table(HEAD, row(text("p1"), cell("x", type="float", value="nhiều"), number(1))))


@w.workbook
def a_binary_workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.bin", b"\x00" * 64)
    return out.getvalue()
