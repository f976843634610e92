"""What was refused, what is not met and what lacks, as frames of the kind that the analyst uses."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._refused import COLUMNS

pd: Any = pytest.importorskip("pandas")
pl: Any = pytest.importorskip("polars")
pa: Any = pytest.importorskip("pyarrow")

NAMES = [name for name, _ in COLUMNS]
FACT = {"indicator": "so_hoi_nghi", "period": "2024", "recorded_on": "2024-12-01"}
LONG: list[dict[str, Any]] = [
    {"unit": "mh-p1", **FACT, "value": "1"},
    {"unit": "mh-p99", **FACT, "value": "1"},
    {"unit": "mh-p2", **FACT, "value": "tót"},
    {"unit": "mh-p3", **FACT, "value": "-4"},
]
SHEET = {"unit": ["mh-p1", "mh-p2", "mh-p77"], "so_hoi_nghi": ["1", "ba", "2"]}
SAID: dict[str, Any] = {"period": 2024, "recorded_on": "2024-12-01"}


def read(*sources: object, **said: Any) -> tieuchi.Facts:
    return tieuchi.read_facts(a.rulebook(a.TWIN), *sources, **said)


def dicts(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any kind, what is absent as an empty text."""
    rows = frame if isinstance(frame, list) else None
    rows = rows if rows is not None else pl.DataFrame(frame).to_dicts()
    return [{k: "" if v is None or v != v else v for k, v in row.items()} for row in rows]


@pytest.mark.parametrize(
    ("make", "kind"),
    [(pd.DataFrame, pd.DataFrame), (pl.DataFrame, pl.DataFrame), (pa.table, pa.Table),
     (list, list)],
    ids=["pandas", "polars", "arrow", "dicts"],
)  # fmt: skip
def test_a_frame_comes_back_in_the_kind_that_was_read(make: Any, kind: type) -> None:
    source = make(LONG) if make is not pa.table else pa.Table.from_pylist(LONG)
    facts = read(source)
    for frame in (facts.refused_frame(), pickle.loads(pickle.dumps(facts)).refused_frame()):
        assert isinstance(frame, kind)
        rows = dicts(frame)
        assert [list(row) for row in rows] == [NAMES] * 3
        assert [(r["row"], r["unit"], r["value"], r["code"]) for r in rows] == [
            (2, "mh-p99", "1", "fact.unknown_unit"),
            (3, "mh-p2", "tót", "fact.type"),
            (4, "mh-p3", "-4", "fact.type"),
        ]
        assert {row["indicator"] for row in rows} == {"so_hoi_nghi"}
        assert {row["period"] for row in rows} == {"2024"}


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_a_sheet_names_indicator_and_unit_of_each_cell(make: Any) -> None:
    rows = dicts(read(make(SHEET), **SAID).refused_frame())
    assert [(r["row"], r["column"], r["unit"], r["indicator"], r["value"]) for r in rows] == [
        (2, "so_hoi_nghi", "mh-p2", "so_hoi_nghi", "ba"),
        (3, "unit", "mh-p77", "so_hoi_nghi", ""),
    ]
    assert rows[0]["unit_words"] == "Phường Mẫu 2" and "Hội nghị" in rows[0]["indicator_words"]
    assert "mh-p77" in rows[1]["message"] and "units.csv" in rows[1]["proposal"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_cells_of_a_file_are_found_by_their_lines(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    lines = [["Đơn vị", "so_hoi_nghi", "bien_che_giao"],
             ['"Phường Mẫu 2, thành phố Minh Họa"', '"hai\n  ""mươi"""', "12"],
             ["mh-p1", "3", "x"]]  # fmt: skip
    path.write_text("".join(separator.join(line) + "\n" for line in lines), encoding="utf-8")
    rows = dicts(read(path, locale="vi", **SAID).refused_frame("polars"))
    assert [(r["row"], r["unit"], r["indicator"], r["value"]) for r in rows] == [
        (1, "mh-p2", "so_hoi_nghi", 'hai\n  "mươi"'),
        (2, "mh-p1", "bien_che_giao", "x"),
    ]
    long = tmp_path / "dai.csv"
    heads = ["Đơn vị", "Chỉ số", "Kỳ", "Giá trị", "Ngày ghi nhận"]
    cells = ["mh-p1", "so_hoi_nghi", "2024", "nhiều", "2024-12-01"]
    long.write_text(f"{separator.join(heads)}\n{separator.join(cells)}\n", encoding="utf-8")
    [row] = dicts(read(long, locale="vi").refused_frame("polars"))
    assert (row["unit"], row["indicator"], row["value"]) == ("mh-p1", "so_hoi_nghi", "nhiều")


def test_a_workbook_has_its_cells_too(tmp_path: Path) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in (["unit", "so_hoi_nghi"], ["mh-p1", 3], ["mh-p2", "ba"]):
        book.active.append(line)
    book.save(tmp_path / "so.xlsx")
    [row] = dicts(read(tmp_path / "so.xlsx", **SAID).refused_frame("polars"))
    assert (row["row"], row["unit"], row["value"]) == (3, "mh-p2", "ba")


def test_sources_together_keep_their_rows() -> None:
    both = read(pd.DataFrame(LONG[:2])) + read(pl.DataFrame(SHEET), **SAID)
    frame = both.refused_frame()
    assert isinstance(frame, pl.DataFrame) and len(frame) == 3
    assert len(tieuchi.suppose(both.as_known_on("2026-01-01"), "x",
               {"mh-p1:quan_so@2026": 1}).facts.refused_frame()) == 3  # fmt: skip


def test_nothing_refused_is_a_frame_with_the_same_columns() -> None:
    frame = read(pd.DataFrame(LONG[:1])).refused_frame()
    assert list(frame.columns) == NAMES and len(frame) == 0
    assert a.rulebook(a.TWIN).facts.refused_frame() == []


def test_words_are_those_of_the_language_asked() -> None:
    facts = read(LONG)
    vi, en = facts.refused_frame(lang="vi"), facts.refused_frame(lang="en")
    assert vi[0]["message"].startswith("không có") and en[0]["message"].startswith("there is no")
    assert vi[1]["indicator_words"] != en[1]["indicator_words"]
    with pytest.raises(tieuchi.QuestionError, match="pandas, polars, arrow, dicts"):
        facts.refused_frame("excel")
    with pytest.raises(tieuchi.QuestionError):
        facts.refused_frame(lang="fr")


def test_what_is_not_met_has_its_figures_what_does_not_hold_and_what_would() -> None:
    result = a.assessment()
    rows = result.failing()
    kinds = {i["id"]: i["kind"] for i in a.rulebook(a.TWIN).describe()["items"]}
    failing = {(r["unit"], r["item"], r["period"]) for r in result if r["outcome"] == "not_met"}
    criteria = {one for one in failing if kinds[one[1]] == "criterion"}
    assert {(r["unit"], r["item"], r["period"]) for r in rows} == criteria
    assert all(row["message"] and row["unit_words"] and row["item_words"] for row in rows)
    assert len({(r["unit"], r["item"], r["indicator"]) for r in rows}) == len(rows)
    [racing] = [r for r in rows if r["indicator"] == "nguoi_dua_xe"]
    assert racing["value"] == "2 người" and racing["proposal"] == "= 0 (2)"
    assert racing["document"] == "TH-2026-S" and racing["recorded_on"] == "10/11/2026"
    english = result.failing("pandas", lang="en")
    assert isinstance(english, pd.DataFrame) and len(english) == len(rows)
    assert result.filter(unit="mh-p9").failing() == [r for r in rows if r["unit"] == "mh-p9"]


def test_what_is_not_met_comes_in_the_kind_that_the_facts_came_in() -> None:
    rules = a.rulebook(a.TWIN)
    facts = read(pl.DataFrame([{**LONG[0], "recorded_on": "2024-11-01"}]))
    result = tieuchi.assess(rules, facts.as_known_on("2026-12-31"), year=2026)
    assert isinstance(result.failing(), pl.DataFrame)
    assert isinstance(result.filter(outcome="not_met").failing(), pl.DataFrame)
    with pytest.raises(tieuchi.QuestionError):  # it has no rules any more
        pickle.loads(pickle.dumps(result)).failing()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_lacks_is_counted_by_indicator_and_reason(lang: str) -> None:
    lacking = tieuchi.missing(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), year=2026)
    rows = lacking.by_reason("dicts", lang=lang)
    counts = Counter(
        ((name := row["fact"].partition(":")[2]).rpartition("@")[0] or name, code)  # a norm
        for row in lacking
        for code in row["codes"]
    )
    assert {(row["indicator"], row["code"]): row["n"] for row in rows} == counts
    assert not [row for row in rows if "_" in row["indicator_words"] + row["code_words"]]
    shown = lacking.by_reason(lang=lang)._repr_html_()
    assert f">{len(lacking)}<" in shown and "<script" not in shown
    again = pickle.loads(pickle.dumps(lacking)).by_reason("pandas", lang=lang)
    assert again["n"].sum() == sum(counts.values())


ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_refused_row_of_a_file_is_told_as_it_was_written(
    separator: str, end: str, tmp_path: Path
) -> None:
    """Whatever stands in the cells around it, and wherever the empty one is."""
    head = ["unit", "indicator", "period", "note", "value", "recorded_on"]
    note = "a\u2028b\x0b\x0c\x85\u2029" + "dài " * 40_000
    rows = [
        ["mh-p1", "so_hoi_nghi", "2024", "", "1", "2024-12-01"],
        ["mh-p2", "so_hoi_nghi", "2024", "a\u2028b\x0b\x85", "ba", "2024-12-01"],
        ["mh-p3", "so_hoi_nghi", "2024", note, "bốn", "2024-12-01"],
        ["mh-p4", "so_hoi_nghi", "2024", f'hai{separator} "dòng"{end}một ô', "năm", "2024-12-01"],
        ["mh-p5", "so_hoi_nghi", "2024", "", "6", ""],
        ["", "so_hoi_nghi", "2024", "", "7", "2024-12-01"],
        ["mh-p6", "so_hoi_nghi", "2024", "", "tám", ""],
    ]

    def written(cell: str) -> str:
        special = separator in cell or '"' in cell or "\n" in cell or "\r" in cell
        return '"' + cell.replace('"', '""') + '"' if special else cell

    lines = [separator.join(map(written, row)) for row in [head, *rows]]
    for last in ("", end):
        path = tmp_path / "facts.csv"
        path.write_bytes((end.join(lines) + last).encode())
        told: dict[int, set[tuple[str, str]]] = {}
        for row in dicts(read(path).refused_frame("polars")):
            told.setdefault(row["row"], set()).add((row["unit"], row["value"]))
        assert told == {n: {(row[0], row[4])} for n, row in enumerate(rows, 1) if n != 1}, (
            separator,
            last,
        )
