"""Results as columns and frames: the same rows in pandas, polars, pyarrow and duckdb."""

from __future__ import annotations

import math
import pickle
from datetime import date
from typing import Any

import pytest
import tieuchi
from tieuchi import _core, _table
from tieuchi.results import Result

VERBS = ("assess", "roadmap", "duties", "missing")


@pytest.fixture(scope="module", params=[*VERBS, "cases"])
def result(request: pytest.FixtureRequest, example: tuple[Any, Any]) -> Result:
    rulebook, known = example
    if request.param == "cases":
        return tieuchi.run_cases(rulebook)
    asked: Result = getattr(tieuchi, request.param)(rulebook, known, year=2024)
    return asked


@pytest.fixture(scope="module")
def example() -> tuple[tieuchi.Rulebook, tieuchi.Snapshot]:
    rulebook = tieuchi.compile_rules(tieuchi.read_programme("vi-du-1578"))
    return rulebook, tieuchi.read_facts(rulebook).as_known_on("2025-02-15")


def plain(value: Any) -> Any:
    """A cell of any library as one of Python; None where it is absent."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(one) for one in value]
    if hasattr(value, "date"):
        return value.date()
    return value


def told(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: [plain(value) for value in values] for name, values in columns.items()}


def as_lists(result: Result) -> dict[str, list[Any]]:
    rows = result._columns
    return {name: rows.values(name) for name, _ in rows.kinds()}


def test_columns_say_what_the_rows_say(result: Result) -> None:
    columns = as_lists(result)
    assert len(result) == len(result.rows)
    for number, row in enumerate(result.rows):
        for name, values in columns.items():
            if name not in row or name in ("assumes", "clauses", "differences"):
                continue
            value = values[number]
            cell = row[name]
            if name in ("met", "met_most", "of"):
                cell = int(cell)
            if isinstance(value, date):
                value = value.isoformat()
            assert value == (None if cell == "" else cell), (name, number)


def test_pandas_has_the_same_cells(result: Result) -> None:
    pytest.importorskip("pandas")
    frame = result.to_pandas()
    assert list(frame.columns) == [name for name, _ in result._columns.kinds()]
    assert told({name: list(frame[name]) for name in frame.columns}) == told(as_lists(result))


def test_polars_has_the_same_cells(result: Result) -> None:
    pytest.importorskip("polars")
    frame = result.to_polars()
    assert told({c.name: c.to_list() for c in frame.get_columns()}) == told(as_lists(result))


def test_pyarrow_has_the_same_cells(result: Result) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = result.to_arrow()
    assert told(table.to_pydict()) == told(as_lists(result))
    table.validate(full=True)
    assert pyarrow.table(result).equals(table)


def test_duckdb_reads_a_result(example: tuple[Any, Any]) -> None:
    duckdb = pytest.importorskip("duckdb")
    assessment = tieuchi.assess(*example, year=2024)
    counted = duckdb.sql(
        "select count(*) from assessment where outcome = 'met' and not list_contains(flags, 'x')"
    )
    assert counted.fetchall()[0][0] == sum(row["outcome"] == "met" for row in assessment)


def test_kinds_of_pandas_columns(example: tuple[Any, Any]) -> None:
    pytest.importorskip("pandas")
    frame = tieuchi.assess(*example, year=2024).to_pandas(words="vi")
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["provisional"] == "bool"
    assert kinds["points_least"] == "float64"
    assert kinds["met"] == "Int32"
    assert kinds["as_of"] == "datetime64[s]"
    assert "đạt" in set(frame["outcome_words"])
    assert set(frame["outcome"]) <= {"met", "not_met", "unknown", "not_applicable", "waived"}


def test_the_columns_do_not_depend_on_the_data(example: tuple[Any, Any]) -> None:
    rulebook, known = example
    nothing = tieuchi.read_facts(rulebook).as_known_on("1990-01-01")
    for verb in VERBS:
        ask = getattr(tieuchi, verb)
        full, empty = ask(rulebook, known), ask(rulebook, nothing)
        assert full._columns.kinds() == empty._columns.kinds()


@pytest.mark.parametrize("verb", VERBS)
def test_a_filtered_and_a_pickled_result_have_columns_too(
    verb: str, example: tuple[Any, Any]
) -> None:
    whole: Result = getattr(tieuchi, verb)(*example, year=2024)
    column = {"assess": "outcome", "roadmap": "verdict", "duties": "status", "missing": "basis"}
    name = column[verb]
    value = whole[0][name]
    some = whole.filter(**{name: value})  # type: ignore[attr-defined]
    assert len(some) == sum(row[name] == value for row in whole)
    assert set(some._columns.values(name)) == {value}
    again = pickle.loads(pickle.dumps(some))
    assert again == some
    assert as_lists(again) == as_lists(some)
    assert as_lists(some.in_language("en")) == as_lists(some)


def test_points_are_numbers_with_open_ends() -> None:
    rows = _core.Rows([("least", "figure", [1.5, None]), ("points", "text", ["1.5..", ""])])
    assert rows.values("least") == [1.5, None]
    assert rows.values("points") == ["1.5..", None]
    assert rows.csv() == "least,points\n1.5,1.5..\n,\n"


def test_a_column_that_is_not_there_or_has_no_numbers_is_named() -> None:
    rows = _core.Rows([("points", "text", ["1"])])
    with pytest.raises(IndexError, match="pints"):
        rows.values("pints")
    with pytest.raises(ValueError, match="texts"):
        rows.buffers("points")
    with pytest.raises(IndexError):
        rows.take([1])
    with pytest.raises(ValueError, match="colour"):
        _core.Rows([("x", "colour", [])])


def test_a_library_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, example: tuple[Any, Any]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(tieuchi.QuestionError, match="pip install polars") as raised:
        tieuchi.roadmap(*example, year=2024).to_polars()
    assert raised.value.issues[0].code == "question.library"


@pytest.mark.parametrize("told", [[], ["Phường Mẫu 1"]])
def test_words_are_texts_in_frames_without_rows_too(told: list[str]) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    rows = _table.columns_of([("unit", "word")], [{"unit": "mh-p1"} for _ in told])
    words = {"unit_words": told}
    assert _table.polars_frame(rows, words).schema["unit_words"] == polars.String
    column = _table.pandas_frame(rows, words)["unit_words"]
    assert pandas.api.types.is_string_dtype(column)
    assert list(column.str.contains("Mẫu")) == [True] * len(told)
