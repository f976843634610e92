"""Workbooks in which a small sign changes what a figure says: a part struck out, a raised digit, a
unit of measure in a format. What is said of each stands with the others in tests/cases/door."""

from __future__ import annotations

from datetime import date
from typing import Any

import open_documents as o
import workbooks as w
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")


def texts_shared(content: bytes) -> bytes:
    """The texts of its first sheet as Excel keeps them: in a part of their own."""
    kept: list[bytes] = []

    def shared(part: bytes) -> bytes:
        while b'="inlineStr"' in part:
            begin = part.index(b'="inlineStr"')
            first, last = part.index(b"<is>", begin), part.index(b"</is>", begin)
            kept.append(part[first + 4 : last])
            number = b"<v>%d</v>" % (len(kept) - 1)
            part = part[:begin] + b'="s"' + part[begin + 12 : first] + number + part[last + 5 :]
        return part

    names = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    content = w.changed(content, {w.SHEET: shared})
    table = b"".join(b"<si>%s</si>" % one for one in kept)
    leads = (
        b'<Relationship Id="rIdTexts" Target="sharedStrings.xml" Type="http://schemas.openxml'
        b'formats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    kind = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats'
        b'-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    return w.changed(
        content,
        {
            "[Content_Types].xml": lambda x: x.replace(b"</Types>", kind),
            "xl/_rels/workbook.xml.rels": lambda x: x.replace(b"</Relationships>", leads),
            "xl/sharedStrings.xml": lambda _: b"<sst %s>%s</sst>" % (names, table),
        },
    )


def inside(content: bytes, told: dict[bytes, bytes]) -> bytes:
    """The same workbook with pieces of its first sheet as other programs write them."""

    def written(part: bytes) -> bytes:
        for piece, other in told.items():
            assert piece in part
            part = part.replace(piece, other)
        return part

    return w.changed(content, {w.SHEET: written})


@w.workbook
def figures_of_which_a_part_is_struck_out() -> bytes:
    part = CellRichText(TextBlock(STRUCK, "12"), "15")
    told: list[Any] = [["p1", part, 1], ["p2", "7", 2], [CellRichText("p", *part), 3, 4]]
    return w.saved(w.one([["unit", "so_vu", "ho_so"], *told])[0])


@w.workbook
def figures_of_which_a_part_is_struck_out_as_excel_keeps_them() -> bytes:
    return texts_shared(figures_of_which_a_part_is_struck_out())


@w.workbook
def marks_raised_behind_figures_and_names() -> bytes:
    mark = TextBlock(RAISED, "1")
    rows: list[Any] = [
        ["unit", "so_vu", "nhan_xet"],
        ["p2", CellRichText("12", mark), CellRichText("3 m", TextBlock(RAISED, "2"))],
        [CellRichText("p", mark), 5],
    ]
    return texts_shared(w.saved(w.one(rows)[0]))


@w.workbook
def a_unit_struck_out_whose_figures_are_not() -> bytes:
    book, sheet = w.one([["unit", "so_vu", "ho_so"], ["p1", 12, 3], ["p2", 7, 4]])
    sheet["A2"].font = Font(strike=True)
    return w.saved(book)


RUNS = """<office:automatic-styles>
<style:style style:name="T1" style:family="text">
<style:text-properties style:text-line-through-type="single"/></style:style>
<style:style style:name="T2" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="P1" style:family="paragraph">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<number:date-style style:name="N1"><number:month number:style="long"/><number:text>/</number:text>
<number:year number:style="long"/></number:date-style>
<number:date-style style:name="N2"><number:year number:style="long"/></number:date-style>
<number:date-style style:name="N3"><number:day/><number:text>/</number:text><number:month/>
<number:text>/</number:text><number:year/></number:date-style>
<number:currency-style style:name="N4"><number:number/><number:text> </number:text>
<number:currency-symbol>$</number:currency-symbol></number:currency-style>
<number:number-style style:name="N5"><number:number/><number:text> nghìn vụ</number:text>
</number:number-style>
<number:number-style style:name="N6"><number:number/><number:text> vụ</number:text>
</number:number-style>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="year" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="dollars" style:family="table-cell" style:data-style-name="N4"/>
<style:style style:name="thousands" style:family="table-cell" style:data-style-name="N5"/>
<style:style style:name="cases" style:family="table-cell" style:data-style-name="N6"/>
</office:automatic-styles>"""


def runs(*parts: tuple[str, str], paragraph: str = "") -> str:
    """A text of an open document in parts, each with its style."""
    spans = "".join(f'<text:span text:style-name="{s}">{words}</text:span>' for s, words in parts)
    style = f' text:style-name="{paragraph}"' if paragraph else ""
    told = f"<text:p{style}>{spans}</text:p>"
    return f'<table:table-cell office:value-type="string">{told}</table:table-cell>'


@w.workbook
def parts_struck_out_and_raised_in_an_open_document() -> bytes:
    rows = [
        o.row(o.text("p1"), runs(("T1", "12"), ("", "15")), runs(("", "12"), ("T2", "1"))),
        o.row(o.text("p2"), runs(("", "12"), paragraph="P1"), o.number(3)),
    ]
    return o.book(o.table(o.HEAD, *rows), styles=RUNS)


@w.workbook
def months_and_years_of_an_open_document() -> bytes:
    head = o.row(o.text("unit"), o.text("ngay_ho"))
    rows = [
        o.row(o.text("p1"), o.day("2024-03-01", style_name="month")),
        o.row(o.text("p2"), o.day("2024-01-01", style_name="year")),
        o.row(o.text("p3"), o.day("2024-03-01", style_name="day")),
        o.row(o.text("bx-p3"), o.day("2024-03-05", style_name="month")),
    ]
    return o.book(o.table(head, *rows), styles=RUNS)


@w.workbook
def numbers_of_more_digits_than_a_workbook_keeps() -> bytes:
    head = ["unit", "so_vu", "dien_tich"]
    rows = [["p1", 1234567890123456789, 0.1 + 0.2], ["p2", 123456789012345, 33.33]]
    book = w.saved(w.one([head, *rows, ["p3", 1234567890123456, 1234567890123450.0]])[0])
    return inside(book, {b"<v>33.33<": b"<v>33.330000000000000000001<"})


@w.workbook
def numbers_of_more_digits_in_an_open_document() -> bytes:
    head = o.row(o.text("unit"), o.text("dien_tich"))
    values = ["12345678901234567890", "0.30000000000000004", "-0.1234567890123456789", "1E+15"]
    units = ["p1", "p2", "p3", "bx-p3"]
    rows = [
        o.row(o.text(unit), o.cell(value, type="float", value=value))
        for unit, value in zip(units, values, strict=True)
    ]
    return o.book(o.table(head, *rows))


@w.workbook
def a_unit_of_measure_below_the_table() -> bytes:
    rows: list[Any] = [["Phường Một", 2], [], ["Đơn vị tính: nghìn vụ"]]
    return w.saved(w.one([["Đơn vị", "Số vụ việc"], *rows])[0])


@w.workbook
def a_unit_of_measure_in_a_note_below_the_table() -> bytes:
    rows: list[Any] = [["Phường Một", 2], ["Ghi chú: số liệu tính bằng nghìn vụ."]]
    return w.saved(w.one([["Đơn vị", "Số vụ việc"], *rows])[0])


@w.workbook
def the_right_unit_of_measure_below_the_table() -> bytes:
    rows: list[Any] = [["Phường Một", 2], ["ĐVT: vụ"], ["Cách tính bằng hai bước"]]
    return w.saved(w.one([["Đơn vị", "Số vụ việc"], *rows])[0])


@w.workbook
def a_unit_of_measure_above_by_its_plain_word() -> bytes:
    rows: list[Any] = [["", "Đơn vị: nghìn vụ"], ["Đơn vị", "Số vụ việc"], ["Phường Một", 2]]
    return w.saved(w.one(rows)[0])


@w.workbook
def a_unit_that_reports_named_above_the_table() -> bytes:
    rows: list[Any] = [["Đơn vị: Công an An Bình"], ["Đơn vị", "Số vụ việc"], ["Phường Một", 2]]
    return w.saved(w.one(rows)[0])


@w.workbook
def units_of_measure_in_the_formats_of_cells() -> bytes:
    formats = ['0 "nghìn vụ"', '#,##0" vụ"', "[$$-409]#,##0", '_-* #,##0_-;-* "-"_-', "0\\ \\h\\a"]
    book, sheet = w.one([["unit", "so_vu"], *([u, 5] for u in ("p1", "p2", "p3", "bx-p3"))])
    for number, format_ in enumerate(formats[:4], 2):
        sheet[f"B{number}"].number_format = format_
    sheet["C1"], sheet["C2"] = "dien_tich", 3
    sheet["C2"].number_format = formats[4]
    return w.saved(book)


@w.workbook
def units_of_measure_in_the_formats_of_a_long_table() -> bytes:
    day = date(2025, 1, 10)
    rows = [["p1", "so_vu", 2024, 3, day], ["p1", "dien_tich", 2024, 4, day]]
    book, sheet = w.one([w.LONG, *rows])
    sheet["D2"].number_format = sheet["D3"].number_format = '0 "vụ"'
    return w.saved(book)


@w.workbook
def a_scale_that_a_format_says_too() -> bytes:
    book, sheet = w.one([["unit", "so_vu"], ["p1", 12_000]])
    sheet["B2"].number_format = '#,##0," vụ"'
    return w.saved(book)


@w.workbook
def units_of_measure_and_currencies_of_an_open_document() -> bytes:
    rows = [
        o.row(o.text("p1"), o.number(5, style_name="thousands"), o.number(5)),
        o.row(o.text("p2"), o.number(5, style_name="cases"), o.number(6, style_name="dollars")),
        o.row(o.text("p3"), o.cell("5", type="currency", value="5", office__currency="USD")),
    ]
    return o.book(o.table(o.HEAD, *rows), styles=RUNS)


@w.workbook
def sheets_named_after_a_plan() -> bytes:
    names = ["Kế hoạch 2024", "KH 2024", "2024 (ước thực hiện)", "Khu vực 1", "Cùng kỳ"]
    pages = [(name, [["unit", "so_vu"], [unit, 1]]) for name, unit in zip(
        names, ["p1", "p2", "p3", "bx-p3", "p1"], strict=True)]  # fmt: skip
    return w.saved(w.filled(*pages))


@w.workbook
def values_written_as_other_programs_may() -> bytes:
    book = w.saved(w.one([w.HEAD, ["p1", 111, 22], ["p2", 333, 44], ["p3", 555, 66]])[0])
    told = {b"<v>111</v>": b"<v><![CDATA[5]]></v>", b"<v>333</v>": b"<v>5<!-- x -->6</v>",
            b"<v>555</v>": b"<v>&#55;</v>", b"<v>22</v>": b"<v>9<?x y?>5</v>"}  # fmt: skip
    return inside(book, told)


@w.workbook
def values_that_are_none() -> bytes:
    book = w.saved(w.one([["unit", "so_vu", "dat_chuan"], ["p1", 111, 22], ["p2", 333, True]])[0])
    told = {
        b"<v>111</v>": b"<v>nan</v>",
        b"<v>333</v>": b"<v>INF</v>",
        b"<v>22</v>": b"<v>1e999</v>",
        b'<c r="C3" t="b"><v>1</v>': b'<c r="C3" t="b"><v>false</v>',
    }
    return inside(book, told)


@w.workbook
def a_value_that_makes_a_sheet_none() -> bytes:
    return inside(w.a_plain_sheet(), {b"<v>12</v>": b"<v>1,2</v>"})


@w.workbook
def values_of_an_open_document_that_are_none() -> bytes:
    rows = [
        o.row(o.text("p1"), o.cell("?", type="float", value="NaN"), o.number(1)),
        o.row(o.text("p2"), o.cell("?", type="float", value="INF"), o.number(2)),
    ]
    return o.book(o.table(o.HEAD, *rows))


@w.workbook
def rows_in_a_closed_group_of_an_open_document() -> bytes:
    inner = o.row(o.text("p1"), o.number(1), o.number(2))
    closed = f'<table:table-row-group table:display="false">{inner}</table:table-row-group>'
    shown = f"<table:table-row-group>{inner.replace('p1', 'p2')}</table:table-row-group>"
    return o.book(o.table(o.HEAD, closed, shown))


@w.workbook
def empty_rows_without_end_in_an_open_document() -> bytes:
    blank = o.row(o.cell(""), number_rows_repeated="1000000")
    rows = [o.row(o.text("p1"), o.number(12), o.number(95)), blank]
    return o.book(o.table(o.HEAD, *rows, o.row(o.text("p2"), o.number(7), o.number(88))))


@w.workbook
def empty_rows_without_end() -> bytes:
    book, sheet = w.one([w.HEAD, *w.GOOD])
    sheet["A1000000"] = "p3"
    return w.saved(book)


@w.workbook
def rows_that_an_open_document_repeats_without_end() -> bytes:
    again = o.row(o.text("p1"), o.number(1), o.number(2), number_rows_repeated="300000")
    return o.book(o.table(o.HEAD, again))


@w.workbook
def hidden_rows_and_columns_without_end_in_an_open_document() -> bytes:
    columns = (
        '<table:table-column table:number-columns-repeated="9999999" table:visibility="collapse"/>'
    )
    blank = o.row(o.cell(""), number_rows_repeated="9999999", visibility="collapse")
    rows = [o.row(o.text("p1"), o.number(12), o.number(95)), blank]
    return o.book(*(o.table(o.HEAD, *rows, name=f"B{n}", columns=columns) for n in range(3)))


@w.workbook
def merged_areas_beyond_the_table_without_end() -> bytes:
    book = w.saved(w.one([w.HEAD, *w.GOOD, *([["", "", ""]] * 9000), ["", "", "x"]])[0])
    areas = b"".join(b'<mergeCell ref="ZZ%d:ZZ100000"/>' % n for n in range(2, 90_000))
    told = b"</sheetData><mergeCells>" + areas + b"</mergeCells>"
    return inside(book, {b"</sheetData>": told})


@w.workbook
def sheets_that_are_wide_and_long_only_together() -> bytes:
    wide = o.row(o.text("x"), o.cell("", number_columns_repeated="900"), o.text("y"))
    rows = o.row(o.text("x"), number_rows_repeated="4000")
    return o.book(o.table(o.HEAD, *[o.row(o.text("p1"), o.number(1), o.number(2))]),
                  *(o.table(wide, rows, name=f"B{n}") for n in range(9)))  # fmt: skip
