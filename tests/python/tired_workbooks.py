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


@w.workbook
def units_as_offices_shorten_them() -> bytes:
    units = ["P.Một", "P. Hai", "Ph. Một", "P.Ba", "P.Ba - TP Bãi Xàu", "TT. Hai", "P. Hai (cũ)"]
    return sheet_of(["Đơn vị", "Số vụ việc"], *([unit, 1] for unit in units))


@w.workbook
def quarters_below_the_name_of_an_indicator() -> bytes:
    book, sheet = w.one(
        [
            ["TT", "Đơn vị", "Số vụ trong quý", "", "", "", "Ghi chú"],
            ["", "", "Quý I", "Quý II", "Quý III", "Cả năm", ""],
            [1, "Phường Một", 1, 2, 3, 6, ""],
            [2, "Phường Hai", 4, "x", 6, 10, ""],
            [3, "Phường Nào", 7, 8, 9, 24, ""],
            ["", "Tổng cộng", 12, 10, 18, 40, ""],
        ]
    )
    for area in ("A1:A2", "B1:B2", "C1:F1", "G1:G2"):
        sheet.merge_cells(area)
    return w.saved(book)


@w.workbook
def quarters_below_a_name_that_is_not_merged() -> bytes:
    return sheet_of(
        ["Đơn vị", "Số vụ trong quý", "", "Số vụ trong tháng", "", ""],
        ["", "Quý I", "Quý II", "Tháng 1", "T2", "Quý I"],
        ["Phường Một", 1, 2, 3, 4, 5],
    )


@w.workbook
def months_of_the_indicator_of_a_title() -> bytes:
    return sheet_of(
        ["SỐ VỤ TRONG THÁNG NĂM 2024"],
        ["(Kèm theo công văn)"],
        [],
        ["Đơn vị", "Tháng 1", "Tháng 2", "Tháng 2/2023", "Quý I"],
        ["Phường Một", 1, 2, 3, 6],
    )


@w.workbook
def quarters_of_the_indicator_of_a_tab() -> bytes:
    quarters = [["Đơn vị", "Quý I", "Quý II"], ["Phường Một", 1, 2]]
    return w.saved(w.filled(("Số vụ trong quý", quarters), ("Số hồ sơ", quarters)))


@w.workbook
def quarters_of_no_indicator() -> bytes:
    return sheet_of(["Đơn vị", "Quý I", "Quý II"], ["Phường Một", 1, 2])


@w.workbook
def quarters_with_their_years_over_them() -> bytes:
    book, sheet = w.one(
        [
            ["Đơn vị", "Số vụ trong quý", "", ""],
            ["", "Quý IV/2023", "Quý I/2024", "Kế hoạch quý II"],
            ["Phường Một", 1, 2, 3],
        ]
    )
    sheet.merge_cells("B1:D1")
    return w.saved(book)


@w.workbook
def years_side_by_side_below_one_name_and_no_other_year() -> bytes:
    book, sheet = w.one(
        [
            ["TT", "Đơn vị", "1. Số vụ việc", "", "2. Tỷ lệ đúng hạn", ""],
            ["", "", 2024, 2025, "Năm 2024", "Kế hoạch 2025"],
            [1, "Phường Một", 1, 2, 90, 95],
            [2, "Phường Hai", 3, "x", 80, 85],
        ]
    )
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        sheet.merge_cells(area)
    return w.saved(book)


@w.workbook
def months_that_are_kept_as_days() -> bytes:
    book, sheet = w.one(
        [
            ["Đơn vị", "Số vụ trong tháng", ""],
            ["", date(2024, 1, 1), date(2024, 2, 1)],
            ["Phường Một", 1, 2],
        ]
    )
    sheet.merge_cells("B1:C1")
    sheet["B2"].number_format = sheet["C2"].number_format = "mmm-yy"
    return w.saved(book)


@w.workbook
def units_across_with_their_years_below_them() -> bytes:
    book, sheet = w.one(
        [
            ["Chỉ tiêu", "Phường Một", "", "Phường Hai", ""],
            ["", 2023, 2024, "KH 2024", "TH 2024"],
            ["Số vụ việc", 1, 2, 3, 4],
            ["Số hồ sơ", 5, 6, 7, 8],
        ]
    )
    for area in ("B1:C1", "D1:E1"):
        sheet.merge_cells(area)
    return w.saved(book)


@w.workbook
def units_across_and_a_plan_below_the_results() -> bytes:
    return sheet_of(
        ["Chỉ tiêu", "Phường Một", "Phường Hai"],
        ["Thực hiện 2024", "", ""],
        ["Số vụ việc", 1, 2],
        ["Kế hoạch 2025", "", ""],
        ["Số hồ sơ", 3, 4],
    )


@w.workbook
def a_sheet_of_units_one_below_the_other() -> bytes:
    return sheet_of(
        ["Đơn vị: Phường Một"],
        ["TT", "Chỉ tiêu", "Thực hiện"],
        [1, "Số vụ việc", 3],
        [2, "Số hồ sơ", 4],
        ["Đơn vị: Phường Hai"],
        [1, "Diện tích đất", 5],
    )


@w.workbook
def years_below_a_name_that_is_not_merged() -> bytes:
    return sheet_of(
        ["Đơn vị", "Số vụ việc", "", "Số hồ sơ"],
        ["", 2023, 2024, ""],
        ["Phường Một", 1, 2, 3],
    )


@w.workbook
def rows_of_a_plan_below_those_of_results() -> bytes:
    book, sheet = w.one(
        [
            ["TT", "Đơn vị", "Số vụ việc"],
            ["I. Thực hiện năm 2024", "", ""],
            [1, "Phường Một", 1],
            ["II. Kế hoạch năm 2025", "", ""],
            [1, "Phường Một", 2],
            [2, "Phường Hai", 3],
        ]
    )
    sheet.merge_cells("A4:C4")
    return w.saved(book)


@w.workbook
def a_tab_of_a_result_of_another_year() -> bytes:
    rows = [["Đơn vị", "Số vụ việc"], ["Phường Một", 1]]
    return w.saved(w.filled(("TH2023", rows), ("TH 2024", rows)))


@w.workbook
def a_list_whose_indicators_stand_once_for_many_rows() -> bytes:
    return sheet_of(
        ["Chỉ tiêu", "Đơn vị", "Số liệu"],
        ["Số vụ việc", "Phường Một", 1],
        ["", "Phường Hai", 2],
        ["Số hồ sơ", "Phường Một", 3],
        ["", "Phường Hai", 4],
    )


@w.workbook
def numbers_typed_into_cells_of_days() -> bytes:
    book, sheet = w.one(
        [
            ["Đơn vị", "Ngày họp", "Số vụ việc"],
            ["Phường Một", 12, 1],
            ["Phường Hai", 2024, 2],
            ["p3", 45292, 12],
        ]
    )
    for cell in ("B2", "B3", "B4", "C4"):
        sheet[cell].number_format = "dd/mm/yyyy"
    return w.saved(book)


@w.workbook
def results_and_plans_of_a_year_below_one_name() -> bytes:
    book, sheet = w.one(
        [
            ["Đơn vị", "Số vụ việc", "", "Số hồ sơ", ""],
            ["", "KH 2024", "TH 2024", "KH 2024", "TH 2024"],
            ["Phường Một", 1, 2, 3, 4],
        ]
    )
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")
    return w.saved(book)


@w.workbook
def values_of_a_list_by_year_below_one_word() -> bytes:
    book, sheet = w.one(
        [
            ["Đơn vị", "Chỉ tiêu", "Thực hiện", "", "Kế hoạch"],
            ["", "", "2023", "2024", "2025"],
            ["Phường Một", "Số vụ việc", 1, 2, 3],
        ]
    )
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    return w.saved(book)


@w.workbook
def figures_that_look_like_years_below_a_name() -> bytes:
    return sheet_of(
        ["Đơn vị", "Số vụ việc"],
        ["Số hồ sơ", ""],
        ["Phường Một", "2024"],
        ["Phường Hai", 2025],
    )


@w.workbook
def years_below_the_indicator_of_a_title() -> bytes:
    return sheet_of(["SỐ VỤ VIỆC"], ["Đơn vị", "Năm 2023", "Năm 2024"], ["Phường Một", 1, 2])


@w.workbook
def values_of_a_list_by_year() -> bytes:
    return sheet_of(
        ["Phường", "Chỉ tiêu", "ĐVT", "Thực hiện 2024", 2025, "Kế hoạch 2026"],
        ["Phường Một", "1. Số vụ việc", "vụ", 9, 1, 2],
        ["", "2. Số hồ sơ", "hồ sơ", 9, 3, 4],
        ["Phường Hai", "Số vụ việc", "vụ", 9, "x", 6],
        ["Phường Hai", "Số hồ sơ gì", "vụ", 9, 5, 6],
    )


@w.workbook
def values_of_a_list_by_quarter() -> bytes:
    return sheet_of(
        ["Đơn vị", "Chỉ tiêu", "Quý I", "Quý II", "Cả năm"],
        ["Phường Một", "Số vụ trong quý", 1, 2, 3],
        ["Phường Hai", "Số vụ trong quý", "", 4, 4],
    )


@w.workbook
def a_list_that_calls_its_indicators_by_their_labels() -> bytes:
    return sheet_of(
        ["Đơn vị", "Chỉ tiêu", "Kết quả", "Số liệu"],
        ["Phường Một", "1.1. Số vụ việc", "", 1],
        ["Phường Một", "- Số hồ sơ (hồ sơ)", "", 2],
        ["Phường Hai", "Số vụ vệc", "", 3],
    )


@w.workbook
def a_sheet_for_each_unit() -> bytes:
    def of(*figures: Any) -> list[Any]:
        return [
            ["BÁO CÁO SỐ LIỆU NĂM 2024"],
            [],
            ["TT", "Nội dung", "ĐVT", "Kế hoạch", "Thực hiện", "Ghi chú"],
            [1, "Số vụ việc", "vụ", 10, figures[0], "giảm"],
            [2, "Tỷ lệ đúng hạn", "%", 90, figures[1], ""],
            [3, "Chỉ tiêu lạ", "", 1, 2, ""],
        ]

    pages = [("P. Một", of(12, 95.5)), ("Phường Hai", of("bảy", 88)), ("P.Ba", of(1, 2))]
    return w.saved(w.filled(*pages))


@w.workbook
def a_unit_named_above_its_figures() -> bytes:
    return sheet_of(
        ["UBND PHƯỜNG HAI"],
        ["Đơn vị báo cáo: Phường Hai"],
        ["Chỉ tiêu", "Năm 2024"],
        ["Số vụ việc", 3],
        ["Số hồ sơ", 4],
    )


@w.workbook
def a_sheet_of_one_unit_with_two_columns_of_results() -> bytes:
    return sheet_of(
        ["Đơn vị: Phường Hai"],
        ["Chỉ tiêu", "Thực hiện", "Kết quả"],
        ["Số vụ việc", 3, 4],
        ["Số hồ sơ", 4, 5],
    )


@w.workbook
def units_headed_by_their_type() -> bytes:
    return sheet_of(
        ["TT", "Thành phố", "Tên phường", "Số vụ việc"],
        [1, "thành phố An Bình", "Phường Một", 1],
        [2, "", "Phường Hai", 2],
    )


@w.workbook
def counted_units_below_the_word_for_their_type() -> bytes:
    return sheet_of(
        ["Phường", "Số vụ việc"],
        ["1. Phường Một", 1],
        ["2. Phường Hai", 2],
        ["Phường", 3],
        ["- P. Một", 4],
    )


@w.workbook
def periods_of_rows_without_their_year() -> bytes:
    return sheet_of(
        ["Đơn vị", "Kỳ", "Số vụ trong quý"],
        ["Phường Một", "Quý I", 1],
        ["Phường Một", "Quý II", 2],
        ["Phường Một", "Tháng 1", 3],
        ["Phường Một", "Quý I/2023", 4],
    )


@w.workbook
def days_in_the_words_of_papers() -> bytes:
    return sheet_of(
        ["Đơn vị", "Ngày họp"],
        ["p1", "ngày 05 tháng 3 năm 2024"],
        ["p2", "Ngày 5/3/2024"],
        ["p3", "ngày 31 tháng 2 năm 2024"],
    )


@w.workbook
def words_for_no_data_that_nobody_declared() -> bytes:
    return sheet_of(
        ["unit", "so_vu", "ho_so", "loai"],
        ["p1", "KSL", "chưa có số liệu", "KSL"],
        ["p2", "chờ số liệu", 2, "Hoàn thành tôt"],
    )
