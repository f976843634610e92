"""Frames: whatever an analyst has is taken, or refused in the words of the library."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi import feel

SHEET = {"unit": ["mh-p1", "mh-p2"], "dien_tich_dat": [94.2, 16.2]}


def read(*sources: object, **options: Any) -> tieuchi.Facts:
    given: dict[str, Any] = {"period": 2024, "recorded_on": "2025-03-05", "own": False} | options
    return tieuchi.read_facts(a.rulebook(a.TWIN), *sources, **given)


def values(facts: tieuchi.Facts, indicator: str = "dien_tich_dat") -> list[tuple[str, str]]:
    return [(r["unit"], r["value"]) for r in facts.rows if r["indicator"] == indicator]


WANTED = [("mh-p1", "94.2"), ("mh-p2", "16.2")]


def pandas_frame(**types: str) -> Any:
    return pytest.importorskip("pandas").DataFrame(SHEET).astype(types)


def by_index(name: str | None) -> Any:
    frame = pandas_frame().set_index("unit")
    frame.index.name = name
    return frame


def polars_frame(kind: str) -> Any:
    polars = pytest.importorskip("polars")
    return polars.DataFrame(SHEET).with_columns(
        dien_tich_dat=polars.col("dien_tich_dat").cast(getattr(polars, kind))
    )


def arrow_table(kind: str) -> Any:
    arrow = pytest.importorskip("pyarrow")
    return arrow.table(
        {
            "unit": SHEET["unit"],
            "dien_tich_dat": arrow.array(SHEET["dien_tich_dat"], getattr(arrow, kind)()),
        }
    )


def series() -> Any:
    frame = pandas_frame().set_index("unit")
    return frame["dien_tich_dat"]


SOURCES: dict[str, Callable[[], object]] = {
    "a dict of lists": lambda: SHEET,
    "a list of dicts": lambda: [
        dict(zip(SHEET, row, strict=True)) for row in zip(*SHEET.values(), strict=True)
    ],
    "pandas": pandas_frame,
    "pandas, float32": lambda: pandas_frame(dien_tich_dat="float32"),
    "pandas, Float32": lambda: pandas_frame(dien_tich_dat="Float32"),
    "pandas, category": lambda: pandas_frame(unit="category"),
    "units in the index": lambda: by_index("unit"),
    "units in an index without a name": lambda: by_index(None),
    "a series with units in its index": series,
    "polars": lambda: polars_frame("Float64"),
    "polars, Float32": lambda: polars_frame("Float32"),
    "Arrow": lambda: arrow_table("float64"),
    "Arrow, float": lambda: arrow_table("float32"),
    "a batch of Arrow": lambda: arrow_table("float64").to_batches()[0],
}


@pytest.mark.parametrize("made", SOURCES.values(), ids=SOURCES)
def test_a_table_of_any_kind_gives_the_same_facts(made: Callable[[], object]) -> None:
    facts = read(made())
    assert values(facts) == WANTED
    assert (facts.issues, facts.refused) == ((), [])


def test_half_precision_has_its_own_shortest_text() -> None:
    numpy = pytest.importorskip("numpy")
    row = {"unit": "mh-p1", "dien_tich_dat": numpy.float16(0.1)}
    assert values(read([row])) == [("mh-p1", "0.1")]
    assert values(read(pandas_frame(dien_tich_dat="float16"))) == [
        ("mh-p1", "94.2"),
        ("mh-p2", "16.2"),
    ]
    assert feel.evaluate(
        "max(x) = 16.2", {"x": numpy.array([16.2], "float32")}, {"x": {"list": "number"}}
    )


def test_numbers_of_a_frame_are_never_respelled() -> None:
    row = {"unit": "mh-p1", "dien_tich_dat": 1.234}
    for locale in (None, "vi", "en", "plain"):
        assert values(read([row], locale=locale)) == [("mh-p1", "1.234")]
    assert values(read([row | {"dien_tich_dat": "1.234"}], locale="vi")) == [("mh-p1", "1234")]


def test_places_are_rows_and_columns_of_the_frame() -> None:
    facts = read(
        [{"unit": "mh-p1", "dien_tich_dat": 1}, {"unit": "mh-p1", "dien_tich_dat": "mười"}]
    )
    (issue,) = facts.issues
    assert (issue.file, issue.row, issue.field) == ("<list 1>", 2, "dien_tich_dat")
    assert (issue.line, issue.column) == (0, 0)
    assert [(r["row"], r["column"]) for r in facts.refused] == [(2, "dien_tich_dat")]


def test_a_column_that_stands_twice_is_an_issue() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([["mh-p1", 1, 2]], columns=["unit", "dien_tich_dat", "dien_tich_dat"])
    with pytest.raises(tieuchi.FactsError) as caught:
        read(frame)
    assert [i.code for i in caught.value.issues] == ["csv.duplicate_column"]


class Hostile:
    """Nothing can be asked of it."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __str__(self) -> str:
        raise RuntimeError


def ring() -> list[Any]:
    held: list[Any] = []
    held.append(held)
    return held


VALUES: dict[str, Callable[[], object]] = {
    "too many digits": lambda: 10**4400,
    "a list of lists": lambda: [[1]],
    "a dict": lambda: {"a": 1},
    "nothing can be asked of it": Hostile,
    "a list that holds itself": ring,
    "infinity": lambda: float("inf"),
    "an object": object,
    "bytes": lambda: b"\xff",
    "a complex number": lambda: 1 + 2j,
}


@pytest.mark.parametrize("made", VALUES.values(), ids=VALUES)
def test_a_value_that_can_be_no_cell_refuses_its_row(made: Callable[[], object]) -> None:
    value = made()
    facts = read([{"unit": "mh-p1", "dien_tich_dat": value}, {"unit": "mh-p2", "dien_tich_dat": 3}])
    assert (values(facts), [r["row"] for r in facts.refused]) == ([("mh-p2", "3")], [1])


NO_TABLES: dict[str, Callable[[], object]] = {
    "nothing can be asked of it": Hostile,
    "a type": lambda: int,
    "a dict of values": lambda: {"unit": "mh-p1"},
    "lists of two lengths": lambda: {"unit": ["mh-p1"], "dien_tich_dat": []},
    "a dict of numbers": lambda: {1: 2},
}


@pytest.mark.parametrize("made", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_is_refused_in_our_words(made: Callable[[], object]) -> None:
    source = made()
    with pytest.raises(tieuchi.FactsError) as caught:
        read(source)
    assert all(i.message.vi and i.message.en for i in caught.value.issues)


@pytest.mark.parametrize(
    ("options", "field"),
    [({"locale": "de"}, "locale"), ({"header": 0}, "header"), ({"columns": ["A"]}, "columns")],
)
def test_an_option_that_can_be_none_is_named(options: dict[str, Any], field: str) -> None:
    with pytest.raises(tieuchi.FactsError) as caught:
        read([], **options)
    assert [(i.code, i.field) for i in caught.value.issues] == [("fact.option", field)]


def test_a_wrong_kind_of_argument_names_the_verb_that_is_meant() -> None:
    programme: Any = tieuchi.read_programme(a.TWIN)
    wrong: tuple[tuple[Any, str], ...] = (
        (programme, "compile_rules(programme)"),
        (a.TWIN, "read_programme(pack)"),
    )
    for given, way in wrong:
        with pytest.raises(tieuchi.FactsError) as caught:
            tieuchi.read_facts(given)
        (issue,) = caught.value.issues
        assert issue.code == "question.argument" and way in issue.message.en
    rules: Any = a.rulebook(a.TWIN)
    for ask, way in (
        (lambda: tieuchi.assess(programme, rules.facts, as_of="2024-11-14"), "compile_rules"),
        (lambda: tieuchi.run_cases(programme), "compile_rules"),
        (lambda: tieuchi.compile_rules(rules), ".programme"),
        (lambda: tieuchi.as_known_on(rules, "2024-11-14"), "read_facts(rulebook)"),
    ):
        with pytest.raises(tieuchi.TieuchiError, match=re.escape(way)):
            ask()


def of_years(**options: Any) -> Any:
    pandas = pytest.importorskip("pandas")
    told = [("mh-p1", 2024, 1.5), ("mh-p1", 2025, 2.5), ("mh-p2", 2025, 3.5)]
    long = pandas.DataFrame(told, columns=["unit", "period", "value"])
    return long.assign(indicator="dien_tich_dat").pivot_table(**options)


@pytest.mark.parametrize(
    "made",
    [
        lambda: of_years(index=["unit", "indicator"], columns="period", values="value"),
        lambda: of_years(index=["unit", "indicator"], columns="period", values=["value"]),
        lambda: of_years(index=["unit", "indicator"], columns="period").reset_index(),
        lambda: of_years(index="unit", columns=["indicator", "period"], values="value"),
    ],
    ids=["periods", "values and periods", "all in columns", "indicators and periods"],
)
def test_a_pivot_over_periods_is_read_as_what_it_was_made_of(made: Callable[[], object]) -> None:
    facts = read(made(), period=None, recorded_on="2026-03-05")
    assert sorted((r["unit"], r["period"], r["value"]) for r in facts.rows) == [
        ("mh-p1", "2024", "1.5"),
        ("mh-p1", "2025", "2.5"),
        ("mh-p2", "2025", "3.5"),
    ]
    assert not facts.issues
