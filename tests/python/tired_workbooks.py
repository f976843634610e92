"""More workbooks of tired offices: words beside names, tables turned or beside each other, figures
that say two things. What is said of each stands with the others in tests/cases/door."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import workbooks as w
from openpyxl.styles import Font
from openpyxl.utils.datetime import MAC_EPOCH

NBSP, THIN, NOTHING = "\u00a0", "\u202f", "\u200b"


def sheet_of(*rows: list[Any]) -> bytes:
    return w.saved(w.one(list(rows))[0])


@w.workbook
def units_across_and_indicators_below_each_other() -> bytes:
    return sheet_of(
        ["Chỉ tiêu", "Phường Một", "Phường Hai"],
        ["Số vụ việc", 12, 7],
        ["Tỷ lệ đúng hạn", 95, 88],
    )


@w.workbook
def units_across_below_a_word_for_units() -> bytes:
    return sheet_of(["Đơn vị", "Phường Một", "Phường Hai"], ["Số vụ việc", 12, "bảy"])


@w.workbook
def units_across_as_an_office_sends_them() -> bytes:
    rows: list[Any] = [
        ["BIỂU TỔNG HỢP NĂM 2024"],
        ["STT", "Chỉ tiêu", "ĐVT", "Phường Một", "Phường Hai", "Tổng cộng"],
        [1, "Số vụ việc", "vụ", 12, "=3+4", 19],
        [2, "Tỷ lệ đúng hạn", "%", 0.955, 0.88, ""],
        [3, "Diện tích đất", "ha", 3, 4, 7],
        [4, "Chỉ tiêu lạ", "x", 1, 2, 3],
    ]
    book, sheet = w.one(rows)
    sheet["D4"].number_format = sheet["E4"].number_format = "0.0%"
    sheet.column_dimensions["E"].hidden = True
    return w.saved(book)


@w.workbook
def words_of_a_long_table_in_a_title() -> bytes:
    return sheet_of(["Số liệu"], ["Chỉ tiêu"], ["Đơn vị", "Số vụ việc"], ["Phường Một", 1])


@w.workbook
def two_tables_side_by_side() -> bytes:
    return sheet_of(
        ["unit", "so_vu", "", "unit", "so_vu"], ["p1", 1, "", "p2", 2], ["p3", 3, "", "bx-p3", "x"]
    )


@w.workbook
def a_second_table_with_another_header() -> bytes:
    return sheet_of(
        ["unit", "so_vu"],
        ["p1", 1],
        ["p2", 2],
        [],
        ["II. SỐ HỒ SƠ"],
        ["STT", "Đơn vị", "Số hồ sơ"],
        [1, "Phường Một", 5],
        [2, "Phường Hai", "sáu"],
    )


@w.workbook
def a_header_again_on_every_page() -> bytes:
    head = ["Đơn vị", "Số vụ việc"]
    return sheet_of(head, ["Phường Một", 1], head, ["Phường Hai", 2])


@w.workbook
def a_code_and_a_name_of_each_unit() -> bytes:
    return sheet_of(
        ["Mã đơn vị", "Tên đơn vị", "Số vụ việc"],
        ["p1", "Phường Một", 1],
        ["p2", "Phường Một", 2],
        ["p3", "", 3],
    )


@w.workbook
def sheets_named_after_years() -> bytes:
    table = [["unit", "so_vu"], ["p1", 1]]
    return w.saved(w.filled(("2023", table), ("Năm 2024", table), ("năm 2025 (ước)", table)))


@w.workbook
def a_sheet_named_after_another_year_alone() -> bytes:
    return w.saved(w.one([["unit", "so_vu"], ["p1", 1]], "2023")[0])


@w.workbook
def a_title_of_another_year() -> bytes:
    return sheet_of(["BÁO CÁO SỐ LIỆU NĂM 2023"], ["unit", "so_vu"], ["p1", 1])


@w.workbook
def a_title_with_the_day_of_a_document() -> bytes:
    above = [["BIỂU NĂM 2024 SO VỚI NĂM 2023"], ["(Kèm theo công văn ngày 05 tháng 01 năm 2025)"]]
    return sheet_of(*above, ["unit", "so_vu"], ["p1", 1])


@w.workbook
def a_title_of_a_plan() -> bytes:
    return sheet_of(["KẾ HOẠCH NĂM 2024"], ["(Kế hoạch số 5)"], ["unit", "so_vu"], ["p1", 1])


@w.workbook
def years_below_the_names_of_columns() -> bytes:
    return sheet_of(["Đơn vị", "Số vụ việc", "Số hồ sơ"], ["", 2023, 2024], ["Phường Một", 1, 2])


@w.workbook
def years_below_a_name_over_two_columns() -> bytes:
    book, sheet = w.one([["Đơn vị", "Số vụ việc", ""], ["", "Năm 2023", "Năm 2024"], ["p1", 1, 2]])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    return w.saved(book)


@w.workbook
def years_above_the_names_of_columns() -> bytes:
    return sheet_of(
        ["Đơn vị", "Năm 2023", "Năm 2024"], ["", "Số vụ việc", "Số hồ sơ"], ["Phường Một", 1, 2]
    )


@w.workbook
def a_plan_beside_what_was_done() -> bytes:
    return sheet_of(
        ["Đơn vị", "Số vụ việc", "Số hồ sơ"], ["", "Kế hoạch", "Thực hiện"], ["Phường Một", 1, 2]
    )


@w.workbook
def quarters_below_one_name() -> bytes:
    book, sheet = w.one([["Đơn vị", "Số vụ trong quý", ""], ["", "Quý I", "Quý II"], ["p1", 1, 2]])
    sheet.merge_cells("B1:C1")
    return w.saved(book)


@w.workbook
def units_of_measure_below_the_names() -> bytes:
    return sheet_of(
        ["Đơn vị", "Diện tích đất", "Số vụ việc", "Tỷ lệ đúng hạn"],
        ["", "ha", "nghìn vụ", "(%)"],
        ["Phường Một", 1, 2, 3],
    )


@w.workbook
def a_unit_of_measure_for_all_of_a_sheet() -> bytes:
    return sheet_of(["", "ĐVT: nghìn vụ"], ["Đơn vị", "Số vụ việc"], ["Phường Một", 2])


@w.workbook
def the_right_unit_of_measure_for_all_of_a_sheet() -> bytes:
    return sheet_of(["", "Đơn vị tính: vụ, %"], ["Đơn vị", "Số vụ việc"], ["Phường Một", 2])


@w.workbook
def groups_above_names_that_change_nothing() -> bytes:
    """Words of tasks and of documents say no other year and no plan."""
    return sheet_of(
        [
            "Đơn vị",
            "Tăng cường quản lý an ninh",
            "Theo Nghị quyết 12/2023",
            "Kế hoạch hóa công tác",
        ],
        ["", "Số vụ việc", "Số hồ sơ", "Diện tích đất"],
        ["", "Tổng số", "(hồ sơ)", "m2"],
        ["Phường Một", 1, 2, 3],
    )


@w.workbook
def a_unit_of_measure_of_figures_that_have_none() -> bytes:
    return sheet_of(
        ["", "ĐVT: người"], ["Đơn vị", "Đạt chuẩn", "Xếp loại"], ["p1", "có", "Hoàn thành"]
    )


@w.workbook
def a_unit_merged_over_rows_of_a_sheet() -> bytes:
    book, sheet = w.one([["unit", "so_vu"], ["p1", 1], ["", 3], ["p2", 5]])
    sheet.merge_cells("A2:A3")
    return w.saved(book)


@w.workbook
def two_figures_for_one_fact() -> bytes:
    return sheet_of(
        ["Đơn vị", "Số vụ việc"],
        ["I. Số vụ", ""],
        ["Phường Một", 1],
        ["Phường Hai", "1.234"],
        ["II. Số hồ sơ", ""],
        ["p1", 5],
        ["p2", 1234],
    )


@w.workbook
def two_figures_for_one_fact_on_two_sheets() -> bytes:
    pages = [("Bản 1", [["unit", "so_vu"], ["p1", 1]]), ("Bản 2", [["unit", "so_vu"], ["p1", 2]])]
    return w.saved(w.filled(*pages))


@w.workbook
def units_by_other_names() -> bytes:
    units = ["P.1", "Phuong Mot", "phường một", "  Phường  Hai ", "Phường Haii", "UBND phường Một"]
    return sheet_of(["Đơn vị", "Số vụ việc"], *([unit, 1] for unit in units))


@w.workbook
def two_units_in_a_cell() -> bytes:
    units = ["Phường Một, Phường Hai", "Phường Một và Phường Hai", "p1\np2"]
    return sheet_of(["Đơn vị", "Số vụ việc"], *([unit, 1] for unit in units))


@w.workbook
def both_thousands_separators_in_a_column() -> bytes:
    values = ["1.234", "1,234", "1.234,5", "1,234.5"]
    units = ["p1", "p2", "p3", "bx-p3"]
    return sheet_of(["unit", "dien_tich"], *map(list, zip(units, values, strict=True)))


@w.workbook
def spaces_of_every_kind_in_figures() -> bytes:
    return sheet_of(
        ["unit", "so_vu", "dien_tich"],
        ["p1", "12 ", f"7{NBSP}"],
        ["p2", f"{NBSP}7", "1 234"],
        ["p3", f"1{THIN}234", f"{NOTHING}15"],
    )


@w.workbook
def dashes_and_words_for_nothing() -> bytes:
    return sheet_of(
        ["unit", "so_vu", "ho_so"], ["p1", "–", "không có"], ["p2", "-", "N/A"], ["p3", "0", "…"]
    )


@w.workbook
def marks_and_words_beside_figures() -> bytes:
    return sheet_of(
        ["unit", "so_vu", "dien_tich"],
        ["p1", "12(*)", "khoảng 12"],
        ["p2", "12 vụ", "12/15"],
        ["p3", "12¹", "(12)"],
    )


@w.workbook
def days_in_three_orders() -> bytes:
    days = ["2024-05-03", "05/03/2024", "05/13/2024", "5-3-24"]
    units = ["p1", "p2", "p3", "bx-p3"]
    return sheet_of(["unit", "ngay_ho"], *map(list, zip(units, days, strict=True)))


@w.workbook
def days_with_hours_and_days_of_another_epoch() -> bytes:
    book, _ = w.one(
        [["unit", "ngay_ho"], ["p1", date(2024, 5, 3)], ["p2", datetime(2024, 5, 3, 9)]]
    )
    book.epoch = MAC_EPOCH
    return w.saved(book)


@w.workbook
def totals_and_headings_among_the_units() -> bytes:
    return sheet_of(
        ["Đơn vị", "Số vụ việc"],
        ["I. Khối nội thị", ""],
        ["Phường Một", 1],
        ["Cộng", 1],
        ["II. Khối ngoại thị", 5],
        ["Phường Hai", 2],
        ["Tổng cộng toàn thành phố", 8],
    )


@w.workbook
def a_unit_that_is_not_repeated() -> bytes:
    return sheet_of(
        w.LONG,
        ["p1", "so_vu", 2024, 3, date(2025, 1, 1)],
        ["", "ho_so", 2024, 4, date(2025, 1, 1)],
    )


@w.workbook
def figures_struck_out() -> bytes:
    book, sheet = w.one([["unit", "so_vu"], ["p1", 12], ["p2", 7]])
    sheet["B2"].font = Font(strike=True)
    return w.saved(book)


@w.workbook
def figures_that_formats_hide_or_scale() -> bytes:
    book, sheet = w.one([["unit", "so_vu", "dien_tich"], ["p1", 12, 12345.0], ["p2", 7, 1]])
    sheet["B2"].number_format, sheet["C2"].number_format = ";;;", "#,##0,"
    return w.saved(book)


@w.workbook
def rows_and_columns_of_no_size() -> bytes:
    book = w.saved(w.one([["unit", "so_vu", "ho_so"], ["p1", 1, 2]])[0])
    narrow = b'<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'
    return w.changed(
        book,
        {
            w.SHEET: lambda x: x.replace(b"<sheetData>", narrow).replace(
                b'<row r="2"', b'<row r="2" ht="0" customHeight="1"'
            )
        },
    )


@w.workbook
def a_formula_whose_result_is_nothing() -> bytes:
    book = w.saved(w.one([["unit", "so_vu"], ["p1", '=IF(1=1,"","x")'], ["p2", 7]])[0])
    empty = {w.SHEET: lambda x: x.replace(b'<c r="B2">', b'<c r="B2" t="str">')}
    return w.changed(book, empty)


@w.workbook
def names_that_say_more_than_the_indicator() -> bytes:
    head = ["Đơn vị", "Số vụ việc năm 2023", "Diện tích đất (ha)", "Tỷ lệ đúng hạn²"]
    return sheet_of(head, ["Phường Một", 1, 2, 3])


@w.workbook
def a_table_far_below() -> bytes:
    return sheet_of(*([["x"]] * 40), ["unit", "so_vu"], ["p1", 12])
