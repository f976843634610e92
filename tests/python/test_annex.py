"""A report as a workbook: all that was answered, in words, with nothing that computes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import tieuchi
from tieuchi._excel.annex import written
from tieuchi._view.annex import Page
from tieuchi._view.model import Mark, Table

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


@cache
def known() -> tieuchi.Snapshot:
    rulebook = tieuchi.compile_rules(tieuchi.read_programme("vi-du-1578"))
    return rulebook.facts.as_known_on("2026-12-31")


@cache
def content() -> bytes:
    with TemporaryDirectory() as folder:
        path = tieuchi.report(known().rulebook, known(), Path(folder, "b.xlsx"), year=2026)
        return path.read_bytes()


@cache
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(content()))


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The table of a sheet: its header is the row in which the ids have a heading or the first
    filled row below the lines above it."""
    top = int(re.search(r"(\d+)", sheet.auto_filter.ref)[1])  # type: ignore[index]
    names = [cell.value for cell in sheet[top]]
    last = int(re.findall(r"(\d+)", sheet.auto_filter.ref)[1])
    return [
        dict(zip(names, [c.value for c in row], strict=True))
        for row in sheet.iter_rows(top + 1, last)
    ]


def test_every_answer_has_its_sheet() -> None:
    names = book().sheetnames
    for name in ("Tổng hợp", "Lộ trình", "Nhiệm vụ được giao", "Số liệu còn thiếu",
                 "Số liệu đưa vào", "Nguồn gốc kết quả"):  # fmt: skip
        assert name in names
    units = {row["unit"] for row in tieuchi.assess(known().rulebook, known(), year=2026)}
    told = known().rulebook.describe()["units"]
    for unit in told:
        named = any(name.startswith(unit["name"][:20]) for name in names)
        assert named == (unit["id"] in units and unit["type"] != "thi_xa") or unit["parent"] == ""


def test_sheets_are_ready_to_use_and_to_print() -> None:
    for sheet in book().worksheets:
        assert sheet.column_dimensions["A"].hidden and sheet.freeze_panes
        assert sheet.print_title_rows and sheet.print_area
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet["B1"].value


def test_counts_are_numbers_and_add_up() -> None:
    summary = rows(book()["Tổng hợp"])
    assert summary
    for row in summary:
        figures = [value for value in row.values() if isinstance(value, int)]
        assert sum(figures[:-1]) == figures[-1]


def test_what_is_owed_stands_on_one_sheet_an_office_and_is_all_of_it() -> None:
    owed = [s for s in book().worksheets if s.title.startswith("Thiếu - ")]
    facts = [row["fact"] for sheet in owed for row in rows(sheet)]
    missing = tieuchi.missing(known().rulebook, known(), year=2026)
    assert sorted(facts) == sorted(row["fact"] for row in missing)


def test_the_roadmap_and_duties_are_whole() -> None:
    duties = tieuchi.duties(known().rulebook, known(), year=2026)
    assert len(rows(book()["Nhiệm vụ được giao"])) == len(duties)
    roadmap = tieuchi.roadmap(known().rulebook, known())
    assert len(rows(book()["Lộ trình"])) == len(roadmap)


def test_invented_figures_are_marked_on_every_sheet() -> None:
    for sheet in book().worksheets:
        assert "không có thật" in " ".join(str(sheet.cell(row, 2).value) for row in (1, 2, 3))


def test_the_same_report_has_the_same_bytes(tmp_path: Path) -> None:
    tieuchi.report(known().rulebook, known(), tmp_path / "b.xlsx", year=2026)
    assert (tmp_path / "b.xlsx").read_bytes() == content()


def test_nothing_in_it_computes_or_leads_anywhere() -> None:
    with zipfile.ZipFile(io.BytesIO(content())) as parts:
        for name in parts.namelist():
            part = parts.read(name)
            assert b"<f>" not in part and b"externalLink" not in part, name
            assert b"<hyperlink" not in part, name


HOSTILE = [
    *("=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "{=1}", '=HYPERLINK("http://x")'),
    *("http://example.org/x", "mailto:a@b", "4/5", "1E5", "\x1b[31mx", "\u202ex", "<b>x</b>"),
    "x" * 40_000,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    lines: list[list[Any]] = [[words, 3], [Mark(words, "met"), "5,5"]]
    table = Table(words, [words, "n"], rows=lines, numeric=frozenset({1}))
    table.notes, table.ids = [words], [words, words]
    made = written([Page(words, [words], table, "x")], words, "vi")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in cells)
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    assert all("\x1b" not in text and "\u202e" not in text for text in texts)
    assert [cell.value for cell in cells if cell.data_type == "n"] == [3, 5.5]
    assert max(map(len, texts)) <= 32_767


def test_a_long_figure_stays_a_text() -> None:
    table = Table("t", ["a"], rows=[["12345678901234567"], ["0,5"]], numeric=frozenset({0}))
    made = written([Page("t", [], table, "")], "t", "vi")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert [sheet.cell(row, 2).value for row in (4, 5)] == ["12345678901234567", 0.5]


def test_words_beside_a_table_are_as_wide_as_it_and_lose_no_line() -> None:
    notes = [(s, c) for s in book() for row in s for c in row if str(c.value)[:9] == "Cách hiểu"]
    assert notes
    for sheet, note in notes:
        merged = [a for a in sheet.merged_cells.ranges if note.coordinate in a]
        last = merged[0].max_col if merged else note.column
        alike = list(sheet.column_dimensions.values())  # one of several columns of one width
        columns = range(note.column, last + 1)
        room = sum(next(d.width for d in alike if d.min <= c <= d.max) for c in columns)
        assert note.alignment.wrap_text
        assert sheet.row_dimensions[note.row].height >= 15 * min(len(note.value) / room, 25)
