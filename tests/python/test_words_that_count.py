"""Sheets whose words beside the figures say another year, a plan or another measure: no figure of
them is read as a result of the period given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
import workbooks as w
from test_excel_in import fact, read

pytest.importorskip("openpyxl")

ONE, TWO, CASES, FILES = "Phường Một", "Phường Hai", "Số vụ việc", "Số hồ sơ"
UNSAID: dict[str, Any] = {"period": None}
NOTHING: Mapping[str, str] = MappingProxyType({})


class Sheet(NamedTuple):
    """Rows of a sheet with what is read of them, and the code that tells of the rest."""

    rows: list[list[Any]]
    facts: list[str]
    code: str
    merged: tuple[str, ...] = ()
    said: Mapping[str, Any] = NOTHING
    tab: str = "Biểu 1"
    formats: Mapping[str, str] = NOTHING


SHEETS = {
    "a measure below years": Sheet(
        [["Đơn vị", "Diện tích đất 2023", "Diện tích đất 2024"], [None, "ha", "ha"], [ONE, 14, 13]],
        [], "excel.measure", said=UNSAID,
    ),
    "a measure above a year": Sheet(
        [["ĐVT: ha"], ["Đơn vị", "Diện tích đất 2024"], [ONE, 14]],
        [], "excel.measure", said=UNSAID,
    ),
    "two figures of a year": Sheet(
        [["Đơn vị", "Số vụ việc 2024"], [ONE, 1], [ONE, 2]],
        ["p1:so_vu@2024=1", "p1:so_vu@2024=2"], "excel.contradiction", said=UNSAID,
    ),
    "a plan over units across": Sheet(
        [[None, "Kế hoạch năm 2024", None], ["Chỉ tiêu", ONE, TWO], [CASES, 1, 2], [FILES, 3, 4]],
        [], "excel.beside", merged=("B1:C1",),
    ),
    "a plan below units across": Sheet(
        [["Chỉ tiêu", ONE, TWO], [None, "Kế hoạch", "Thực hiện"], [CASES, 1, 2]],
        ["p2:so_vu@2024=2"], "excel.beside",
    ),
    "unknown units across, the first ones": Sheet(
        [["Chỉ tiêu", "Phường Mộtt", ONE, TWO], [CASES, 1, 3, 4], [FILES, 5, 7, 8]],
        ["p1:so_vu@2024=3", "p1:ho_so@2024=7", "p2:so_vu@2024=4", "p2:ho_so@2024=8"],
        "fact.unknown_unit",
    ),
    "a title of a plan over a sheet of one unit": Sheet(
        [["KẾ HOẠCH NĂM 2025"], ["Chỉ tiêu", "Số liệu"], [CASES, 1], [FILES, 2]],
        [], "excel.no_table", tab=ONE,
    ),
    "a year over the column of a sheet of one unit": Sheet(
        [["Chỉ tiêu", "Năm 2023", None], [None, "Kế hoạch", "Thực hiện"],
         [CASES, 1, 2], [FILES, 5, 6]],
        [], "excel.no_table", merged=("A1:A2", "B1:C1"), tab=ONE,
    ),
    "a column of measures in a list": Sheet(
        [["Đơn vị", "Chỉ tiêu", "ĐVT", "Số liệu"], [ONE, "Diện tích đất", "ha", 14],
         [ONE, CASES, "vụ", 2], [TWO, CASES, "nghìn vụ", 2]],
        ["p1:so_vu@2024=2"], "excel.measure",
    ),
    "an estimate over the values of a list": Sheet(
        [["Đơn vị", "Chỉ tiêu", "Thực hiện", "Ước"], [None, None, 2023, 2024], [ONE, CASES, 1, 2]],
        ["p1:so_vu@2023=1"], "excel.beside", said=UNSAID,
    ),
    "whatever is no result over the values of a list": Sheet(
        [["Đơn vị", "Chỉ tiêu", "Thực hiện", "Theo Đề án"], [None, None, 2023, 2024],
         [ONE, CASES, 1, 2]],
        ["p1:so_vu@2023=1"], "excel.beside", said=UNSAID,
    ),
    "a plan that goes on over blank cells": Sheet(
        [["Đơn vị", "Kế hoạch", None], [None, CASES, FILES], [ONE, 1, 2]], [], "excel.beside",
    ),
    "per cent of one indicator under two spellings": Sheet(
        [["Đơn vị", "Chỉ tiêu", "Số liệu"], [ONE, "Tỷ lệ đúng hạn", 0.955],
         [TWO, "1. Tỷ lệ đúng hạn", 0.8]],
        ["p1:ty_le@2024=95.5"], "excel.per_cent_mixed", formats={"C2": "0.0%"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_words_beside_figures_count(name: str, tmp_path: Path) -> None:
    case = SHEETS[name]
    book, sheet = w.one(case.rows)
    sheet.title = case.tab
    for area in case.merged:
        sheet.merge_cells(area)
    for cell, number_format in case.formats.items():
        sheet[cell].number_format = number_format
    facts, issues = read(w.saved(book), tmp_path, **case.said)
    assert sorted(fact(row) for one in facts for row in one.rows) == sorted(case.facts)
    assert any(i.code == case.code and (i.cell or i.code == "excel.no_table") for i in issues)
