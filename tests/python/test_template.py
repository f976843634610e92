"""Forms: what they ask, what they hold to, and that what is filled in comes back as facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._enterable import entries
from tieuchi._excel import form
from tieuchi._excel.sheet_names import sheet_name

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

FOLDER = a.ROOT / "tests/cases/door/pack"


def door() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme(FOLDER))


def made(path: Path, rulebook: tieuchi.Rulebook | None = None, **options: Any) -> Any:
    tieuchi.template(rulebook or door(), path, year=2024, **options)
    return openpyxl.load_workbook(path)


def rules_of(sheet: Any) -> dict[str, Any]:
    return {str(v.sqref): v for v in sheet.data_validations.dataValidation}


def fill(book: Any) -> int:
    """Every cell that may be filled, with something that its rule lets in."""
    number = 0
    for sheet in book.worksheets:
        if sheet.title == form.STAMP_SHEET:
            continue
        sheet.cell(form.COMMON + 1, form.VALUE + 1).value = date(2025, 1, 10)
        sheet.cell(form.COMMON + 2, form.VALUE + 1).value = "UBND phường"
        rules = rules_of(sheet)
        for row in range(form.HEADINGS + 2, sheet.max_row + 1):
            cell = sheet.cell(row, form.VALUE + 1)
            assert not cell.protection.locked
            rule = rules[cell.coordinate]
            if rule.type == "list":
                where, _, cells = rule.formula1.rpartition("!")
                cell.value = book[where.strip("'=")][cells.replace("$", "").split(":")[0]].value
            else:
                words = "none" if "none" in sheet.cell(row, form.HOW + 1).value else "tốt"
                cell.value = {"date": date(2024, 5, 4), None: words}.get(rule.type, 1)
            number += 1
    return number


def test_a_form_that_is_filled_comes_back_as_facts(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    book = made(path)
    number = fill(book)
    book.save(path)
    facts = tieuchi.read_facts(door(), path, own=False)
    assert number == len(entries(door(), 2024)) == facts.admitted > 90
    assert (facts.refused, facts.issues.errors) == ([], ())
    assert {r["recorded_on"] for r in facts.rows} == {"2025-01-10"}
    assert {r["reporter"] for r in facts.rows} == {"UBND phường"}
    assert {r["period"] for r in facts.rows if r["indicator"] == "vu_quy"} == {
        f"2024-Q{n}" for n in range(1, 5)
    }


def test_words_chosen_from_the_lists_of_a_form_are_no_news(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    book = made(path, units=["p1"])
    fill(book)
    book.save(path)
    codes = {issue.code for issue in tieuchi.read_facts(door(), path, own=False).issues}
    assert "fact.converted" not in codes


@pytest.mark.parametrize("pack", ["vi-du-1578", "tra-vinh-1578"])
@pytest.mark.parametrize("by", ["unit", "agency"])
def test_forms_of_shipped_programmes_are_read_back(pack: str, by: Any, tmp_path: Path) -> None:
    rulebook = tieuchi.compile_rules(tieuchi.read_programme(pack))
    book = made(tmp_path / "b.xlsx", rulebook, by=by)
    number = fill(book)
    book.save(tmp_path / "b.xlsx")
    facts = tieuchi.read_facts(rulebook, tmp_path / "b.xlsx", own=False)
    about = {e.unit for e in entries(rulebook, 2024)}
    units = {unit["id"] for unit in rulebook.units}
    asked = entries(rulebook, 2024)
    assert number == sum(e.unit in units or by == "agency" for e in asked)
    assert about >= units & {r["unit"] for r in facts.rows}
    assert [i.describe("en") for i in facts.issues.errors] == []
    assert facts.admitted == number


def test_a_form_asks_what_the_door_lets_in_and_nothing_else() -> None:
    asked = entries(door(), 2024)
    assert {e.unit for e in asked if e.indicator == "chieu_dai"} == {"t1"}
    assert "t1" not in {e.unit for e in asked if e.indicator == "so_vu"}
    assert {e.period for e in asked if e.indicator == "vu_thang"} == {
        f"2024-{n:02}" for n in range(1, 13)
    }
    assert entries(door(), 2031) == []


def test_an_empty_form_holds_nothing_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    made(tmp_path / "b.xlsx")
    facts = tieuchi.read_facts(door(), tmp_path / "b.xlsx", own=False)
    assert (len(facts), facts.issues) == (0, ())


@pytest.mark.parametrize("by", ["unit", "agency"])
def test_the_same_form_has_the_same_bytes(by: Any, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        tieuchi.template(door(), tmp_path / name, year=2024, by=by)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_cells_hold_to_bounds_and_offer_words(tmp_path: Path) -> None:
    book = made(tmp_path / "b.xlsx", units=["p1"])
    [sheet] = [s for s in book.worksheets if s.title != form.STAMP_SHEET]
    rules = {
        sheet.cell(row, form.INDICATOR + 1).value: rules_of(sheet)[f"H{row}"]
        for row in range(form.HEADINGS + 2, sheet.max_row + 1)
    }
    assert (rules["ty_le"].type, rules["ty_le"].formula1, rules["ty_le"].formula2) == (
        "decimal", "0.0", "100.0")  # fmt: skip
    assert (rules["so_vu"].type, rules["so_vu"].operator, rules["so_vu"].formula1) == (
        "whole", "greaterThanOrEqual", "0.0")  # fmt: skip
    assert rules["loai"].type == "list" and rules["ngay_ho"].type == "date"
    assert "Tỷ lệ đúng hạn" in rules["ty_le"].prompt and "%" in rules["ty_le"].prompt
    assert all(rule.showErrorMessage for rule in rules.values())


def test_all_else_is_locked_and_ids_are_hidden(tmp_path: Path) -> None:
    book = made(tmp_path / "b.xlsx", units="p1")
    sheet = book.worksheets[0]
    assert sheet.protection.sheet and sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    for column in (form.UNIT, form.INDICATOR, form.PERIOD, form.LABEL, form.HOW):
        assert sheet.cell(form.HEADINGS + 2, column + 1).protection.locked
    assert book[form.STAMP_SHEET].sheet_state == "veryHidden"
    assert sheet.freeze_panes and sheet.auto_filter.ref and sheet.print_title_rows


def changed(tmp_path: Path, how: Any) -> tieuchi.Facts:
    path = tmp_path / "b.xlsx"
    book = made(path, units=["p1"])
    fill(book)
    how(book.worksheets[0])
    book.save(path)
    return tieuchi.read_facts(door(), path, own=False)


def test_a_sheet_may_be_renamed_and_rows_left_out(tmp_path: Path) -> None:
    def how(sheet: Any) -> None:
        sheet.title = "gửi lại lần 2"
        sheet.delete_rows(form.HEADINGS + 2)

    facts = changed(tmp_path, how)
    assert (facts.refused, facts.issues.errors) == ([], ())
    assert facts.admitted == sum(e.unit == "p1" for e in entries(door(), 2024)) - 1


def test_rows_that_were_not_issued_are_refused_by_cell(tmp_path: Path) -> None:
    def how(sheet: Any) -> None:
        sheet.cell(form.HEADINGS + 2, form.UNIT + 1).value = "p2"
        sheet.cell(sheet.max_row + 1, form.VALUE + 1).value = 5

    facts = changed(tmp_path, how)
    assert {i.code for i in facts.issues.errors} == {"excel.form_changed"}
    assert facts.issues.errors[0].cell == "H9"
    assert {r["code"] for r in facts.refused} == {"excel.form_changed"}
    assert not [r for r in facts.rows if r["unit"] == "p2"]


def test_a_form_of_another_programme_is_refused_and_one_of_older_rules_noted(
    tmp_path: Path,
) -> None:
    made(tmp_path / "b.xlsx")
    with pytest.raises(tieuchi.FactsError) as error:
        tieuchi.read_facts(a.rulebook(), tmp_path / "b.xlsx")
    assert [i.code for i in error.value.issues] == ["excel.form_other"]
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    for row in book[form.STAMP_SHEET].iter_rows():
        if row[0].value in ("rules_hash", "units_hash"):
            row[1].value = "0"
    book.save(tmp_path / "b.xlsx")
    facts = tieuchi.read_facts(door(), tmp_path / "b.xlsx", own=False)
    assert [(i.code, i.severity) for i in facts.issues] == [
        ("excel.form_age", "warning"), ("excel.form_age", "note")]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code", "nearest"),
    [
        ({"year": 2031}, "question.year", ""),
        ({"units": ["p11"]}, "question.unknown_unit", "p1"),
        ({"by": "ward"}, "question.argument", ""),
        ({"lang": "fr"}, "question.lang", ""),
    ],
)
def test_what_can_be_no_form_is_said(
    options: dict[str, Any], code: str, nearest: str, tmp_path: Path
) -> None:
    with pytest.raises(tieuchi.QuestionError) as error:
        tieuchi.template(door(), tmp_path / "b.xlsx", **{"year": 2024, **options})
    assert [(i.code, i.nearest) for i in error.value.issues] == [(code, nearest)]
    assert not (tmp_path / "b.xlsx").exists()


def test_forms_speak_english_and_are_read_in_it(tmp_path: Path) -> None:
    book = made(tmp_path / "b.xlsx", lang="en", units=["p1"])
    sheet = book.worksheets[0]
    assert sheet.cell(form.HEADINGS + 1, form.VALUE + 1).value == "Value"
    fill(book)
    book.save(tmp_path / "b.xlsx")
    facts = tieuchi.read_facts(door(), tmp_path / "b.xlsx", own=False)
    assert facts.issues.errors == () and facts.refused == []


def test_names_of_sheets_are_short_and_differ() -> None:
    taken: set[str] = set()
    names = [sheet_name("Ủy ban nhân dân phường Một: [thành phố] An Bình", taken) for _ in range(3)]
    assert len({n.casefold() for n in names}) == 3 and all(len(n) <= 31 for n in names)
    assert not any(c in name for name in names for c in "[]:*?/\\")
    assert sheet_name("''", taken) and sheet_name("history", taken) != "history"
