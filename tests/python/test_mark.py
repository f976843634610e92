"""Copies to send back: each refused cell says why, in the sheet itself; all else stays."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import test_excel_in as reading
import tieuchi

openpyxl = pytest.importorskip("openpyxl")
Comment = pytest.importorskip("openpyxl.comments").Comment
pytest.importorskip("python_calamine")
import workbooks as w  # noqa: E402

#: Those of which at least one cell is refused, or warned of.
WITH_CELLS = [
    name
    for name, told in reading.EXPECTED.items()
    if any("!" in issue and not issue.startswith("note ") for issue in told["issues"])
]
#: And those that a copy would harm.
LISTED = {
    "pictures_in_place_of_figures",
    "an_old_workbook",
    "values_that_are_none",
    "merged_areas_beyond_the_table_without_end",
} | {
    name
    for name in w.WORKBOOKS
    if w.WORKBOOKS[name].__module__ == "open_documents" or "open_document" in name
}


def marked(content: bytes, folder: Path, **options: Any) -> tuple[Any, bytes, Any]:
    """What was made, its bytes, and what was read of the workbook before."""
    source, copy = folder / "b.xlsx", folder / "sua.xlsx"
    source.write_bytes(content)
    told: Any
    try:
        told = tieuchi.read_facts(reading.rules(), source, own=False, **reading.SAID)
    except tieuchi.FactsError as error:
        told = error
    made = tieuchi.mark(told, source, copy, **options)
    assert source.read_bytes() == content
    return made, copy.read_bytes() if copy.exists() else b"", told


@pytest.mark.parametrize("name", WITH_CELLS)
def test_every_cell_that_is_told_of_is_coloured_and_says_why(name: str, tmp_path: Path) -> None:
    content = w.WORKBOOKS[name]()
    made, copy, told = marked(content, tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(copy))
    assert made.is_copy == (name not in LISTED)
    cells = {
        (i.file.rpartition("!")[2], i.cell): i
        for i in told.issues
        if i.cell and i.severity != "note"
    }
    cells |= {(r["file"].rpartition("!")[2], r["cell"]): r for r in getattr(told, "refused", [])}
    assert made.cells == len(cells) > 0
    if not made.is_copy:
        listed = [(row[1].value, row[2].value) for row in book.worksheets[0].iter_rows(min_row=5)]
        assert set(cells) <= set(listed)
        return
    for sheet, cell in cells:
        found = book[sheet][cell]
        assert found.comment and found.comment.text and found.comment.author == "tieuchi"
        assert found.fill.fill_type == "solid"
    commented = [c for s in book.worksheets for row in s.iter_rows() for c in row if c.comment]
    assert len(commented) == len(cells)


@pytest.mark.parametrize("name", WITH_CELLS)
def test_a_copy_changes_no_value(name: str, tmp_path: Path) -> None:
    content = w.WORKBOOKS[name]()
    made, copy, _ = marked(content, tmp_path)
    if not made.is_copy:
        return
    old, new = (openpyxl.load_workbook(io.BytesIO(one)) for one in (content, copy))
    assert old.sheetnames == new.sheetnames
    for before, after in zip(old.worksheets, new.worksheets, strict=True):
        assert [[c.value for c in row] for row in before.iter_rows()] == [
            [c.value for c in row] for row in after.iter_rows()
        ]
        assert before.sheet_state == after.sheet_state
        assert str(before.merged_cells) == str(after.merged_cells)


def test_a_copy_keeps_lines_through_a_part_of_a_text(tmp_path: Path) -> None:
    content = w.WORKBOOKS["figures_of_which_a_part_is_struck_out"]()
    _, copy, told = marked(content, tmp_path)
    again, issues = reading.read(copy, tmp_path)
    assert [reading.told(i) for i in issues] == [reading.told(i) for i in told.issues]
    assert [r["cell"] for r in again[0].refused] == ["B2", "A4"]


def test_the_same_copy_has_the_same_bytes(tmp_path: Path) -> None:
    content = w.formulas_without_values()
    first, second = (marked(content, tmp_path)[1] for _ in range(2))
    assert first == second


def test_macros_are_not_copied_but_listed(tmp_path: Path) -> None:
    book = w.saved(w.one([["unit", "so_vu"], ["p1", "nhiều"]])[0])
    content = w.changed(book, {"xl/vbaProject.bin": lambda _: b"\x00"})
    made, copy, _ = marked(content, tmp_path)
    assert (made.cells, made.is_copy) == (1, False)
    sheet = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]
    assert "Biểu 1" in [c.value for c in sheet["B"]] and "B2" in [c.value for c in sheet["C"]]


@pytest.mark.parametrize("drawn", [False, True])
def test_an_empty_drawing_is_nothing_to_lose(drawn: bool, tmp_path: Path) -> None:
    """LibreOffice writes one for every sheet."""
    book = w.saved(w.one([["unit", "so_vu"], ["p1", "nhiều"]])[0])
    anchor = b"<xdr:twoCellAnchor/>" if drawn else b""
    content = w.changed(
        book, {"xl/drawings/drawing1.xml": lambda _: b"<xdr:wsDr>%s</xdr:wsDr>" % anchor}
    )
    made, _, _ = marked(content, tmp_path)
    assert (made.cells, made.is_copy) == (1, not drawn)


def test_a_workbook_without_faults_has_no_copy(tmp_path: Path) -> None:
    made, copy, _ = marked(w.a_plain_sheet(), tmp_path)
    assert (made.cells, copy) == (0, b"")


def test_a_comment_that_is_there_stays(tmp_path: Path) -> None:
    book, sheet = w.one([["unit", "so_vu"], ["p1", "nhiều"]])
    sheet["B2"].comment = Comment("hỏi lại", "an")
    _, copy, _ = marked(w.saved(book), tmp_path)
    cells = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]["B"]
    [text] = [cell.comment.text for cell in cells if cell.comment]
    assert text.startswith("hỏi lại") and "nhiều" in text


def test_the_cycle_ends_where_it_should(tmp_path: Path) -> None:
    """A form is filled with a fault, marked, corrected in the copy, and read."""
    rules = reading.rules()
    form = tieuchi.template(rules, tmp_path / "bieu.xlsx", year=2024, units=["p1"])
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    sheet["H4"], sheet["H9"] = "10/01/2025", "mười hai"
    book.save(form)
    facts = tieuchi.read_facts(rules, form, own=False)
    made = tieuchi.mark(facts, form, tmp_path / "sua.xlsx")
    assert (made.cells, made.is_copy) == (1, True)
    book = openpyxl.load_workbook(made.path)
    assert "mười hai" in book.worksheets[0]["H9"].comment.text
    book.worksheets[0]["H9"].value = 12
    book.save(made.path)
    again = tieuchi.read_facts(rules, made.path, own=False)
    assert (len(again), again.refused) == (1, [])


@pytest.mark.parametrize(
    ("source", "path"), [("b.csv", "c.xlsx"), ("b.xlsx", "b.xlsx"), ("khong-co.xlsx", "c.xlsx")]
)
def test_what_cannot_be_marked_is_said(source: str, path: str, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(w.a_plain_sheet())
    (tmp_path / "b.csv").write_text("unit,so_vu\n")
    facts = tieuchi.read_facts(reading.rules(), tmp_path / "b.xlsx", own=False, **reading.SAID)
    with pytest.raises(tieuchi.QuestionError):
        tieuchi.mark(facts, tmp_path / source, tmp_path / path)
    with pytest.raises(tieuchi.QuestionError):
        tieuchi.mark("b.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx")  # type: ignore[arg-type]
