"""Workbooks read: every refusal by sheet and cell, nothing guessed, nothing swallowed."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._excel.places import area_of, name_of, place_of, ranges
from tieuchi._excel.styles import Look
from tieuchi._watch import watched_by

pytest.importorskip("openpyxl")
pytest.importorskip("python_calamine")
import open_documents  # noqa: F401  # these add to the others
import small_signs  # noqa: F401
import tired_workbooks  # noqa: F401
import workbooks as w

FOLDER = a.ROOT / "tests/cases/door"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "workbooks.json").read_text("utf-8"))
#: What the rows of a workbook leave unsaid.
SAID: dict[str, Any] = {"period": 2024, "recorded_on": "2025-01-10"}


@cache
def rules() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme(FOLDER / "pack"))


def read(
    content: bytes, tmp_path: Path, **options: Any
) -> tuple[list[tieuchi.Facts], list[tieuchi.Issue]]:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    try:
        facts = tieuchi.read_facts(rules(), path, own=False, **{**SAID, **options})
    except tieuchi.FactsError as error:
        return [], list(error.issues)
    return [facts], list(facts.issues)


def told(issue: tieuchi.Issue) -> str:
    """Code, sheet and cell; what is no error begins with its severity."""
    how = "" if issue.is_error else f"{issue.severity} "
    where = issue.file.rpartition("!")[2] if "!" in issue.file else ""
    return (
        f"{how}{issue.code}"
        + (f" {where}" if where else "")
        + (f"!{issue.cell}" if issue.cell else "")
    )


def fact(row: dict[str, Any]) -> str:
    return f"{row['unit']}:{row['indicator']}@{row['period']}={row['value']}"


def outcome(name: str, tmp_path: Path) -> dict[str, Any]:
    """What becomes of a workbook, as workbooks.json has it."""
    facts, issues = read(w.WORKBOOKS[name](), tmp_path)
    found: dict[str, Any] = {"issues": [told(issue) for issue in issues]}
    if facts:
        found["facts"] = [fact(row) for row in facts[0].rows]
        found["refused"] = [f"{r['code']} {r['cell']}" for r in facts[0].refused]
    return found


def test_every_workbook_has_its_expectation() -> None:
    assert list(EXPECTED) == list(w.WORKBOOKS)
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("name", w.WORKBOOKS)
def test_a_workbook_is_read_as_its_case_says(name: str, tmp_path: Path) -> None:
    assert outcome(name, tmp_path) == EXPECTED[name]


@pytest.mark.parametrize("name", w.WORKBOOKS)
def test_every_issue_names_file_and_both_languages(name: str, tmp_path: Path) -> None:
    _, issues = read(w.WORKBOOKS[name](), tmp_path)
    for issue in issues:
        assert issue.message.vi and issue.message.en
        assert issue.file.partition("!")[0] == str(tmp_path / "b.xlsx")
        assert issue.describe("vi").startswith(issue.file)
        assert "\x01" not in issue.describe("vi") + issue.describe("en")


@pytest.mark.parametrize(
    "name",
    [
        "a_bomb_of_zeros",
        "a_bomb_that_lies_about_its_size",
        "a_cell_at_the_far_end",
        "empty_rows_without_end",
        "empty_rows_without_end_in_an_open_document",
        "rows_that_an_open_document_repeats_without_end",
        "sheets_that_are_wide_and_long_only_together",
    ],
)
def test_what_swells_is_refused_soon_and_in_little_room(name: str, tmp_path: Path) -> None:
    content = w.WORKBOOKS[name]()
    read(w.a_plain_sheet(), tmp_path)
    tracemalloc.start()
    began = time.monotonic()
    facts, _ = read(content, tmp_path)
    seconds, (_, most) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not facts
    assert seconds < 20
    assert most < 400 << 20


@pytest.mark.parametrize(
    "name",
    [
        "hidden_rows_and_columns_without_end_in_an_open_document",
        "merged_areas_beyond_the_table_without_end",
    ],
)
def test_what_has_no_end_beside_the_figures_costs_nothing(name: str, tmp_path: Path) -> None:
    content = w.WORKBOOKS[name]()
    read(w.a_plain_sheet(), tmp_path)
    tracemalloc.start()
    began = time.process_time()
    facts, _ = read(content, tmp_path)
    seconds, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert facts and seconds < 20 and most < 200 << 20


def test_a_refused_cell_is_no_silence(tmp_path: Path) -> None:
    facts, _ = read(w.formulas_without_values(), tmp_path)
    assert [(r["row"], r["column"], r["cell"]) for r in facts[0].refused] == [
        (2, "so_vu", "B2"),
        (3, "ty_le", "C3"),
    ]
    reports = facts[0]._reports_refused()
    assert [(r["unit"], r["indicator"]) for r in reports] == [("p1", "so_vu"), ("p2", "ty_le")]


@pytest.mark.parametrize("sheets", [1, 2])
def test_a_workbook_of_which_nothing_is_let_in_keeps_what_was_refused(
    sheets: int, tmp_path: Path
) -> None:
    table = [["unit", "so_vu"], ["p1", "nhiều"]]
    facts, _ = read(w.saved(w.filled(*((f"B{n}", table) for n in range(sheets)))), tmp_path)
    assert len(facts[0]) == 0
    assert [(r["unit"], r["indicator"]) for r in facts[0]._reports_refused()] == [
        ("p1", "so_vu")
    ] * sheets


@pytest.mark.parametrize(
    ("value", "hint"),
    [("–", "bằng không thì ghi 0"), ("Không có", "để trống"), ("12(*)", "chỉ ghi số"),
     ("12 vụ", "cột ghi chú"), ("nhiều", "--no-data"), ("KSL", "--no-data")],
)  # fmt: skip
def test_a_refused_cell_says_how_to_write_it(value: str, hint: str, tmp_path: Path) -> None:
    _, [issue] = read(w.saved(w.one([["unit", "so_vu"], ["p1", value]])[0]), tmp_path)
    assert (issue.code, issue.cell) == ("fact.type", "B2")
    assert hint in issue.hint.vi


def test_words_for_no_data_are_passed_over_and_contradict_nothing(tmp_path: Path) -> None:
    pages = [
        ("Bản 1", [["unit", "so_vu"], ["p1", 1], ["p2", "–"]]),
        ("Bản 2", [["unit", "so_vu"], ["p1", "chưa có số liệu"], ["p2", "KSL"]]),
    ]
    said = {"no_data": ["Chưa có  số liệu", "–", "ksl"]}
    facts, issues = read(w.saved(w.filled(*pages)), tmp_path, **said)
    assert [fact(row) for row in facts[0].rows] == ["p1:so_vu@2024=1"]
    assert [told(i) for i in issues] == ["note fact.no_data Bản 1!B3", "note fact.no_data Bản 2!B2"]
    assert facts[0].refused == [] and "2 ô" in issues[1].message.vi


@pytest.mark.parametrize("no_data", ["", ["0"], [1], 7, ["KSL", "1.234"]])
def test_what_can_be_no_word_for_no_data_is_refused(no_data: Any, tmp_path: Path) -> None:
    facts, issues = read(w.a_plain_sheet(), tmp_path, no_data=no_data)
    assert not facts and [i.code for i in issues] == ["fact.option"]


def test_contradictions_are_told_one_by_one_and_then_counted(tmp_path: Path) -> None:
    rows = [["unit", "so_vu"], *(["p1", number] for number in range(130))]
    _, issues = read(w.saved(w.one(rows)[0]), tmp_path)
    told_of = [i for i in issues if i.code == "excel.contradiction"]
    assert len(told_of) == 101 and "29" in told_of[-1].message.vi


def test_cells_of_a_turned_table_keep_their_names(tmp_path: Path) -> None:
    facts, issues = read(w.WORKBOOKS["units_across_below_a_word_for_units"](), tmp_path)
    [issue] = [i for i in issues if i.is_error]
    assert (issue.row, issue.cell) == (2, "C2")
    assert [(r["row"], r["cell"]) for r in facts[0].refused] == [(2, "C2")]


def test_a_locale_that_is_said_reads_what_would_be_in_doubt(tmp_path: Path) -> None:
    content = w.numbers_as_texts_that_may_be_two()
    silent, _ = read(content, tmp_path)
    said, _ = read(content, tmp_path, locale="vi")
    assert [fact(r) for r in said[0].rows if r["indicator"] == "dien_tich"] == [
        "p1:dien_tich@2024=7",
        "p2:dien_tich@2024=1200",
        "p3:dien_tich@2024=0.5",
    ]
    assert len(said[0]) == len(silent[0]) + 2


def test_the_user_may_name_the_header_and_map_headings(tmp_path: Path) -> None:
    book = w.saved(w.one([["unit", "so_vu"], ["Đơn vị", "Trọng án"], ["p1", 3]])[0])
    facts, _ = read(book, tmp_path, header=2, columns={"Trọng án": "so_vu"})
    assert [fact(row) for row in facts[0].rows] == ["p1:so_vu@2024=3"]


def test_other_sources_stay_beside_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(w.a_plain_sheet())
    row = {"unit": "p3", "so_vu": 5}
    facts = tieuchi.read_facts(rules(), [row], path, own=False, **SAID)
    assert len(facts) == 5 and facts.admitted == 5


def test_a_workbook_is_known_by_what_it_is_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(w.a_plain_sheet())
    assert len(tieuchi.read_facts(rules(), path, own=False, **SAID)) == 4


@pytest.mark.parametrize("module", ["python_calamine"])
def test_without_the_extra_one_line_says_what_to_type(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    _, [issue] = read(w.a_plain_sheet(), tmp_path)
    assert issue.code == "extra.missing"
    assert (
        "pip install 'tieuchi[excel]'" in issue.message.vi and "tieuchi[excel]" in issue.message.en
    )


def test_reading_anything_else_needs_no_extra() -> None:
    import subprocess
    import sys

    code = (
        "import sys, tieuchi; r = tieuchi.compile_rules(tieuchi.read_programme('vi-du-1578')); "
        "tieuchi.read_facts(r, []); "
        "extras = ('python_calamine', 'openpyxl', 'xlsxwriter', 'docx'); "
        "print([m for m in extras if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("place", "name"),
    [((0, 0), "A1"), ((6, 3), "D7"), ((9, 26), "AA10"), ((1048575, 16383), "XFD1048576")],
)
def test_places_have_names(place: tuple[int, int], name: str) -> None:
    assert name_of(place) == name and place_of(name) == place


def test_ranges_and_areas() -> None:
    assert ranges([3, 4, 5, 9, 1]) == "1, 3–5, 9"
    assert area_of("B2:D5") == ((1, 1), (4, 3)) and area_of("x") is None and place_of("A0") is None


@pytest.mark.parametrize(
    ("format_", "per_cent", "says", "decimals"),
    [
        ("General", False, False, None), ("0.0%", True, False, 1), ('0.0"%"', False, True, 1),
        ("0.0\\%", False, True, 1), ("#,##0.00", False, False, 2), ("[Red]0%;-0%", True, False, 0),
        ("dd/mm/yyyy", False, False, None), ("@", False, False, None), ("0", False, False, 0),
        ("", False, False, None),
    ],
)  # fmt: skip
def test_formats_say_what_is_shown(
    format_: str, per_cent: bool, says: bool, decimals: int | None
) -> None:
    look = Look(format_)
    assert (look.is_per_cent, look.says_per_cent, look.decimals) == (per_cent, says, decimals)


@pytest.mark.parametrize(
    ("format_", "invisible", "scaled"),
    [
        (";;;", True, False), ("#,##0,", False, True), ('0.0,," tr"', False, True),
        ("#,##0", False, False), ("0;;", False, False), ("", False, False),
    ],
)  # fmt: skip
def test_formats_say_what_they_hide(format_: str, invisible: bool, scaled: bool) -> None:
    assert (Look(format_).is_invisible, Look(format_).is_scaled) == (invisible, scaled)


@pytest.mark.parametrize(
    ("font", "legacy"),
    [
        (".VnTime", True),
        ("VNI-Times", True),
        (".vnArial", True),
        ("Times New Roman", False),
        ("Vni", False),
        ("", False),
    ],
)
def test_old_fonts_are_known_by_their_names(font: str, legacy: bool) -> None:
    assert Look("", font).is_legacy is legacy


PIECES = [b"<", b">", b'"', b"&amp;", b"9" * 12, b"-1", b"<c/>", b"<row r='9999999'/>", b"\xff",
          b's="4000000000"', b"A0", b"XFD1048576", b"<mergeCell ref='A1:XFD1048576'/>"]  # fmt: skip


def mutated(content: bytes, random: Random) -> bytes:
    """Some bytes changed, cut out, put in or doubled."""
    told = bytearray(content)
    for _ in range(random.randint(1, 6)):
        at, how = random.randrange(len(told) + 1), random.random()
        if how < 0.4 and at < len(told):
            told[at] = random.randrange(256)
        elif how < 0.6:
            del told[at : at + random.randint(1, 40)]
        elif how < 0.8:
            told[at:at] = random.choice(PIECES)
        else:
            told[at:at] = told[at : at + random.randint(1, 80)]
    return bytes(told)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_workbook_holds_it_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    """And it can be marked, or its cells listed."""
    random = Random(seed)
    for _ in range(20):
        content = w.WORKBOOKS[random.choice(MUTATED)]()
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        changes = {random.choice(names): lambda part: mutated(part, random)}
        content = (
            w.changed(content, changes) if random.random() < 0.85 else mutated(content, random)
        )
        facts, issues = read(content, tmp_path)
        assert facts or any(issue.is_error for issue in issues)
        if facts:
            tieuchi.mark(facts[0], tmp_path / "b.xlsx", tmp_path / "c.xlsx")


MUTATED = [
    "names_labels_and_words_of_an_office",
    "a_header_of_two_rows_with_merged_cells",
    "hidden_rows_columns_and_sheets",
    "formulas_without_values",
    "pictures_in_place_of_figures",
    "units_merged_over_rows_of_a_long_table",
    "per_cents_by_the_format_of_their_cells",
    "per_cents_and_days_of_an_open_document",
    "what_an_open_document_hides",
    "units_across_as_an_office_sends_them",
]


def test_reading_a_long_sheet_says_how_far_it_is(tmp_path: Path) -> None:
    rows = [["unit", "nhan_xet"], *([f"p{n % 3 + 1}", f"ghi chú số {n} " * 9] for n in range(9000))]
    told: list[tuple[int, int]] = []
    with watched_by(lambda done, total: told.append((done, total))):
        read(w.saved(w.one(rows)[0]), tmp_path)
    assert (9000, 9001) in told and any(total > 1 << 20 for _, total in told)
    assert all(0 <= done <= total for done, total in told if total)


def test_a_wide_sheet_without_a_header_costs_little(tmp_path: Path) -> None:
    rows = [[f"ô {row} {column}" for column in range(300)] for row in range(40)]
    began = time.monotonic()
    facts, issues = read(w.saved(w.one(rows)[0]), tmp_path)
    assert not facts and issues[0].code == "excel.no_table"
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("shown", "day", "value"),
    [
        ("mm/yyyy", 1, "2024-03"),
        ("mmm-yy", 1, "2024-03"),
        ("[$-42A]m/yyyy;@", 1, "2024-03"),
        ("mm/yyyy", 5, "2024-03-05"),
        ("dd/mm/yyyy", 1, "2024-03-01"),
        ("yyyy-mm-dd", 1, "2024-03-01"),
    ],
)
def test_a_day_shown_as_its_month_alone_is_that_month(
    tmp_path: Path, shown: str, day: int, value: str
) -> None:
    """What is typed as 3/2024 a workbook keeps as the first of the month."""
    book = pytest.importorskip("openpyxl").Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["unit", "ngay_ho"])
    sheet.append(["p1", date(2024, 3, day)])
    sheet["B2"].number_format = shown
    content = io.BytesIO()
    book.save(content)
    facts, _ = read(content.getvalue(), tmp_path)
    assert [fact(row) for row in facts[0].rows] == [f"p1:ngay_ho@2024={value}"]


def test_years_side_by_side_say_their_years_themselves(tmp_path: Path) -> None:
    facts, _ = read(
        w.WORKBOOKS["years_side_by_side_below_one_name_and_no_other_year"](), tmp_path, period=None
    )
    assert [fact(row) for row in facts[0].rows] == [
        "p1:so_vu@2024=1",
        "p1:so_vu@2025=2",
        "p1:ty_le@2024=90",
        "p2:so_vu@2024=3",
        "p2:ty_le@2024=80",
    ]
    assert [r["cell"] for r in facts[0].refused] == ["D4"]


def test_values_of_a_list_stand_side_by_side_by_year(tmp_path: Path) -> None:
    facts, _ = read(w.WORKBOOKS["values_of_a_list_by_year"](), tmp_path, period=None)
    assert [fact(row) for row in facts[0].rows] == [
        "p1:so_vu@2024=9",
        "p1:so_vu@2025=1",
        "p2:so_vu@2024=9",
    ]
    assert [r["cell"] for r in facts[0].refused] == ["A3", "E4", "B5"]
