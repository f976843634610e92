"""Workbooks as tired offices send them, made by this script; what is said of each stands in
tests/cases/door/workbooks.json. They are about the programme of tests/cases/door/pack."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Any]
Make = Callable[[], bytes]

#: By name; each is a sentence about the workbook.
WORKBOOKS: dict[str, Make] = {}

HEAD: list[Any] = ["unit", "so_vu", "ty_le"]
GOOD: list[Any] = [["p1", 12, 95.5], ["p2", 7, 88]]
LONG: list[Any] = ["unit", "indicator", "period", "value", "recorded_on"]


def workbook(make: Make) -> Make:
    """Adds a workbook under the name of its function."""
    once = cache(make)
    WORKBOOKS[make.__name__] = once
    return once


def filled(*sheets: tuple[str, Any]) -> Workbook:
    """A workbook with sheets of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def one(rows: Rows, name: str = "Biểu 1") -> tuple[Workbook, Worksheet]:
    book = filled((name, rows))
    return book, book.worksheets[0]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """The same workbook with parts changed; a part that is not there is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        for name in names:
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
        for name, change in changes.items():
            if name not in names:
                new.writestr(name, change(b""))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@workbook
def a_plain_sheet() -> bytes:
    return saved(one([HEAD, *GOOD])[0])


@workbook
def a_title_and_rows_above_a_shifted_header() -> bytes:
    above: list[Any] = [
        ["", "UBND TỈNH AN BÌNH"],
        [],
        ["", "BIỂU TỔNG HỢP"],
        ["", "(Kèm theo Công văn)"],
        [],
    ]
    return saved(one([*above, ["", *HEAD], *(["", *row] for row in GOOD)])[0])


@workbook
def names_labels_and_words_of_an_office() -> bytes:
    head: list[Any] = [
        "STT",
        "Đơn vị",
        "Số vụ việc",
        "Tỷ lệ đúng hạn (%)",
        "Đạt chuẩn",
        "Xếp loại",
        "Ngày họp",
    ]
    rows: list[Any] = [
        [1, "Phường Một", 12, 95.5, "có", "Hoàn thành", "31/12/2024"],
        [2, "Phường Hai", 7, 88, "Không", "Hoàn thành tốt nhiệm vụ", date(2024, 11, 5)],
    ]
    return saved(one([head, *rows])[0])


@workbook
def a_header_of_two_rows_with_merged_cells() -> bytes:
    head: list[Any] = [
        ["TT", "Đơn vị", "Kết quả", "", "Ghi chú"],
        ["", "", "Số vụ việc", "Tỷ lệ đúng hạn", ""],
    ]
    book, sheet = one([["BIỂU 02"], *head, [1, "Phường Một", 3, 90.5, ""]])
    for area in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"):
        sheet.merge_cells(area)
    return saved(book)


@workbook
def a_header_whose_words_join_over_three_rows() -> bytes:
    rows: list[Any] = [
        ["Đơn vị", "Số", "Tỷ lệ"],
        ["", "vụ", "đúng"],
        ["", "việc", "hạn"],
        ["p1", 4, 91],
    ]
    return saved(one(rows)[0])


@workbook
def a_row_that_numbers_the_columns() -> bytes:
    return saved(one([HEAD, ["(1)", "(2)", "(3)"], *GOOD])[0])


@workbook
def a_total_row_and_a_signature_below() -> bytes:
    rows: list[Any] = [
        ["STT", *HEAD],
        [1, *GOOD[0]],
        ["", "Tổng cộng", 19, ""],
        [],
        ["", "Người lập biểu"],
    ]
    return saved(one(rows)[0])


@workbook
def units_merged_over_rows_of_a_long_table() -> bytes:
    rows: list[Any] = [
        LONG,
        ["p1", "so_vu", 2024, 3, date(2025, 1, 10)],
        ["", "ho_so", 2024, 5, ""],
        ["p2", "so_vu", 2024, 4, date(2025, 1, 10)],
    ]
    book, sheet = one(rows)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("E2:E3")
    return saved(book)


@workbook
def figures_merged_over_units() -> bytes:
    book, sheet = one([HEAD, ["p1", 12, 95], ["p2", "", 88]])
    sheet.merge_cells("B2:B3")
    return saved(book)


@workbook
def per_cents_by_the_format_of_their_cells() -> bytes:
    book, sheet = one([HEAD, ["p1", 1, 0.955], ["p2", 2, 95.5], ["p3", 3, 0.91234]])
    sheet["C2"].number_format = "0.0%"
    sheet["C3"].number_format = '0.0"%"'
    sheet["C4"].number_format = "0%"
    return saved(book)


@workbook
def per_cents_beside_shares_without_a_format() -> bytes:
    book, sheet = one([HEAD, ["p1", 1, 0.955], ["p2", 2, 0.885]])
    sheet["C2"].number_format = "0.0%"
    return saved(book)


@workbook
def shares_in_a_column_of_per_cents() -> bytes:
    return saved(one([HEAD, ["p1", 1, 0.955], ["p2", 2, 0.885]])[0])


@workbook
def a_per_cent_where_none_is_due() -> bytes:
    book, sheet = one([HEAD, ["p1", 0.5, 95]])
    sheet["B2"].number_format = "0%"
    return saved(book)


@workbook
def numbers_as_texts_that_may_be_two() -> bytes:
    head: list[Any] = ["unit", "so_vu", "dien_tich"]
    rows: list[Any] = [["p1", "1.234", "7"], ["p2", "7", "1.200"], ["p3", 12, 0.5]]
    return saved(one([head, *rows])[0])


@workbook
def numbers_as_texts_with_thousands_and_decimals() -> bytes:
    return saved(one([["unit", "dien_tich"], ["p1", "1.234,5"], ["p2", "85 000"]])[0])


@workbook
def crosses_and_words_for_yes() -> bytes:
    rows: list[Any] = [["p1", "x"], ["p2", "có"], ["p3", "Đạt"], ["bx-p3", ""]]
    return saved(one([["unit", "dat_chuan"], *rows])[0])


@workbook
def days_of_every_kind() -> bytes:
    rows: list[Any] = [
        ["p1", "31/02/2024"],
        ["p2", 45356],
        ["p3", "5/3/2024"],
        ["bx-p3", datetime(2024, 3, 5)],
    ]
    return saved(one([["unit", "ngay_ho"], *rows])[0])


@workbook
def a_day_and_a_time_where_numbers_are_due() -> bytes:
    return saved(one([HEAD, ["p1", date(2024, 5, 4), 95], ["p2", time(3, 4), 88]])[0])


@workbook
def two_units_on_a_sheet_one_below_the_other() -> bytes:
    return saved(one([HEAD, GOOD[0], [], HEAD, GOOD[1]])[0])


@workbook
def a_unit_that_nobody_knows_and_one_that_is_two() -> bytes:
    return saved(one([["Đơn vị", "so_vu"], ["Phường Mười", 3], ["Phường Ba", 4], ["p1", 5]])[0])


@workbook
def the_same_heading_twice() -> bytes:
    return saved(one([["unit", "so_vu", "so_vu"], ["p1", 1, 2]])[0])


@workbook
def the_same_heading_twice_on_one_of_two_sheets() -> bytes:
    twice = [["unit", "so_vu", "so_vu"], ["p1", 1, 2]]
    return saved(filled(("Biểu 1", twice), ("Biểu 2", [HEAD, ["p9", 3, 4]])))


@workbook
def headings_that_nobody_knows() -> bytes:
    return saved(one([["unit", "so_vu", "Số vụ trọng án", "so_vuu"], ["p1", 1, 2, 3]])[0])


@workbook
def a_column_of_personal_data() -> bytes:
    return saved(one([["unit", "so_vu", "Số CCCD"], ["p1", 1, "012345678901"]])[0])


@workbook
def formulas_without_values() -> bytes:
    return saved(one([HEAD, ["p1", "=5+7", 95], ["p2", 7, "=B3*2"]])[0])


@workbook
def formulas_with_values() -> bytes:
    book = saved(one([HEAD, ["p1", "=5+7", 95]])[0])
    return changed(
        book, {SHEET: lambda x: x.replace(b"<v></v>", b"<v>12</v>").replace(b"<v />", b"<v>12</v>")}
    )


@workbook
def cells_that_show_an_error() -> bytes:
    book, sheet = one([HEAD, ["p1", "#REF!", 95], ["p2", 7, "#N/A"]])
    for name in ("B2", "C3"):
        sheet[name].data_type = "e"
    return saved(book)


@workbook
def an_error_where_a_text_is_due() -> bytes:
    book, sheet = one([["unit", "nhan_xet"], ["p1", "#NAME?"], ["p2", "tốt"]])
    sheet["B2"].data_type = "e"
    return saved(book)


@workbook
def hidden_rows_columns_and_sheets() -> bytes:
    book = filled(("Biểu 1", [HEAD, *GOOD]), ("Nháp", [HEAD, ["p3", 1, 1]]))
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.worksheets[1].sheet_state = "hidden"
    return saved(book)


@workbook
def a_font_of_tcvn3() -> bytes:
    book, sheet = one(
        [["unit", "so_vu", "nhan_xet"], ["p1", 1, "§¹t yªu cÇu"], ["Ph\xadêng Hai", 2, ""]]
    )
    for name in ("C2", "A3"):
        sheet[name].font = Font(name=".VnTime")
    return saved(book)


@workbook
def a_header_in_a_font_of_vni() -> bytes:
    book, sheet = one([["Ñôn vò", "Soá vuï vieäc"], ["p1", 1]])
    for name in ("A1", "B1"):
        sheet[name].font = Font(name="VNI-Times")
    return saved(book)


@workbook
def names_in_decomposed_letters() -> bytes:
    from unicodedata import normalize

    head: list[Any] = [normalize("NFD", "Đơn vị"), normalize("NFD", "Số vụ việc")]
    return saved(one([head, [normalize("NFD", "Phường Một"), 3]])[0])


@workbook
def several_sheets_some_without_a_table() -> bytes:
    pages: list[Any] = [
        ("Bìa", [["BÁO CÁO"], ["năm 2024"]]),
        ("Số liệu", [HEAD, GOOD[0]]),
        ("Sheet3", []),
        ("Phụ lục", [["unit", "dat_chuan"], ["p2", True]]),
    ]
    return saved(filled(*pages))


@workbook
def no_table_at_all() -> bytes:
    return saved(filled(("Bìa", [["BÁO CÁO"], ["năm 2024"]])))


@workbook
def nothing_at_all() -> bytes:
    return saved(filled(("Sheet1", [])))


@workbook
def rows_to_the_end_of_the_sheet() -> bytes:
    content = saved(one([HEAD, *GOOD])[0])
    empty = b"".join(b'<row r="%d"/>' % n for n in range(4, 1_048_577))
    return changed(content, {SHEET: lambda x: x.replace(b"</sheetData>", empty + b"</sheetData>")})


@workbook
def a_cell_at_the_far_end() -> bytes:
    book, sheet = one([HEAD, *GOOD])
    sheet["XFD1048576"] = 1
    return saved(book)


@workbook
def a_bomb_of_zeros() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr(SHEET, b"0" * (300 << 20))
    return out.getvalue()


@workbook
def a_bomb_that_lies_about_its_size() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr(SHEET, b"0" * (300 << 20))
    content, size = out.getvalue(), struct.pack("<I", 300 << 20)
    return content.replace(size, struct.pack("<I", 1000))


@workbook
def too_many_entries() -> bytes:
    return changed(a_plain_sheet(), {f"xl/x{n}.xml": lambda _: b"<x/>" for n in range(2001)})


@workbook
def entities_that_swell() -> bytes:
    swell = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return changed(
        a_plain_sheet(), {SHEET: lambda x: x.replace(b"<worksheet", swell + b"<worksheet", 1)}
    )


@workbook
def a_sheet_that_is_cut() -> bytes:
    return changed(a_plain_sheet(), {SHEET: lambda x: x[: len(x) // 2]})


@workbook
def a_file_that_is_cut() -> bytes:
    content = a_plain_sheet()
    return content[: len(content) // 2]


@workbook
def a_table_of_text_named_a_workbook() -> bytes:
    return b"unit,so_vu\np1,3\n"


@workbook
def a_document_named_a_workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<document/>")
    return out.getvalue()


@workbook
def a_password_to_open() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(1000)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(512)
    )


@workbook
def an_old_workbook_that_is_damaged() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)


@workbook
def an_old_workbook() -> bytes:
    return (Path(__file__).parents[1] / "cases/door/old.xls").read_bytes()


@workbook
def a_good_sheet_beside_a_cut_one() -> bytes:
    content = saved(filled(("Biểu 1", [HEAD, *GOOD]), ("Biểu 2", [HEAD, *GOOD])))
    return changed(content, {SHEET.replace("1.xml", "2.xml"): lambda x: x[: len(x) // 2]})


@workbook
def a_protected_sheet() -> bytes:
    book, sheet = one([HEAD, *GOOD])
    sheet.protection.sheet = True
    return saved(book)


@workbook
def macros() -> bytes:
    return changed(a_plain_sheet(), {"xl/vbaProject.bin": lambda _: b"\x00"})


@workbook
def links_to_other_files() -> bytes:
    return changed(
        a_plain_sheet(), {"xl/externalLinks/externalLink1.xml": lambda _: b"<externalLink/>"}
    )


@workbook
def pictures_in_place_of_figures() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Biểu 1")
    for number, row in enumerate([HEAD, ["p1", "", 95]]):
        sheet.write_row(number, 0, row)
    sheet.insert_image("B2", "so.png", {"image_data": io.BytesIO(_PNG)})
    book.close()
    return out.getvalue()


@workbook
def comments_beside_figures() -> bytes:
    book, sheet = one([HEAD, *GOOD])
    sheet["B2"].comment = Comment("hỏi lại", "an")
    return saved(book)


@workbook
def a_sheet_renamed_and_moved() -> bytes:
    book = filled(("Bìa", [["x"]]), ("sửa lần 3 (mới)", [HEAD, *GOOD]))
    book.move_sheet("Bìa", 1)
    return saved(book)


@workbook
def periods_and_days_as_a_spreadsheet_has_them() -> bytes:
    rows: list[Any] = [
        ["p1", "vu_quy", "quý III năm 2024", 4, date(2025, 1, 10)],
        ["p1", "vu_thang", "Jul-24", 2, "10/01/2025"],
        ["p1", "so_vu", 2024, 12, 45667],
        ["p2", "so_vu", 2031, 12, date(2025, 1, 10)],
    ]
    return saved(one([LONG, *rows])[0])


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "000002000001e221bc330000000049454e44ae426082"
)
