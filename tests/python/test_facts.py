"""Facts: from files, lists and frames; good rows kept, refused ones listed; what was known when."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi

ROW = {
    "unit": "tv-p1",
    "indicator": "bien_che_giao",
    "period": "2024",
    "value": 10,
    "recorded_on": "2024-12-01",
}


def read(*sources: object, **options: Any) -> tieuchi.Facts:
    return tieuchi.read_facts(a.rulebook(), *sources, own=False, **options)


def values(facts: tieuchi.Facts) -> list[tuple[str, str, str, str]]:
    rows = [r for r in facts.rows if r["indicator"] in ("bien_che_giao", "quan_so")]
    return [(r["unit"], r["indicator"], r["value"], r["recorded_on"]) for r in rows]


class Polars:
    """What a frame of polars offers."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._rows = rows

    def to_dicts(self) -> list[dict[str, Any]]:
        return self._rows


class Pandas(Polars):
    """What a frame of pandas offers."""

    to_dicts = None  # type: ignore[assignment]

    def __getattribute__(self, name: str) -> Any:
        if name == "to_dicts":
            raise AttributeError(name)
        return super().__getattribute__(name)

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        return self._rows


def test_a_list_a_file_and_frames_give_the_same_facts(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(
        f"{','.join(ROW)}\n{','.join(str(v) for v in ROW.values())}\n", encoding="utf-8"
    )
    sources = [[ROW], path, str(path), Polars([ROW]), Pandas([ROW]), (r for r in [ROW])]
    found = [read(source) for source in sources]
    assert {f.hash for f in found} == {found[0].hash}
    assert values(found[0]) == [("tv-p1", "bien_che_giao", "10", "2024-12-01")]
    assert (found[0].admitted, found[0].refused, found[0].issues) == (1, [], ())


def test_a_sheet_is_read_as_well_as_a_long_table(tmp_path: Path) -> None:
    sheet = [
        {"unit": "tv-p1", "bien_che_giao": 10, "quan_so": 9.0},
        {"unit": "tv-p2", "quan_so": None},
    ]
    path = tmp_path / "sheet.csv"
    path.write_text("unit;bien_che_giao;quan_so\ntv-p1;10;9\ntv-p2;;\n", encoding="utf-8-sig")
    for source in (sheet, path):
        facts = read(source, period=2024, recorded_on=date(2024, 12, 1))
        assert values(facts) == [
            ("tv-p1", "bien_che_giao", "10", "2024-12-01"),
            ("tv-p1", "quan_so", "9", "2024-12-01"),
        ]


@pytest.mark.parametrize(
    ("given", "text"),
    [(10, "10"), (10.0, "10"), (Decimal("10.0"), "10"), ("10", "10")],
)
def test_numbers_arrive_exactly(given: object, text: str) -> None:
    assert values(read([ROW | {"value": given}]))[0][2] == text


def test_days_may_be_dates_and_empty_cells_may_be_nan() -> None:
    row = ROW | {"recorded_on": datetime(2024, 12, 1), "document": float("nan"), "note": None}
    facts = read([row])
    assert values(facts)[0][3] == "2024-12-01"
    assert [r["document"] for r in facts.rows if r["indicator"] == "bien_che_giao"] == [""]


def test_frames_of_pandas_and_polars_are_read_when_they_are_there() -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    rows = [ROW, ROW | {"unit": "tv-p2"}]
    wanted = read(rows).hash
    typed = pandas.DataFrame(rows).assign(recorded_on=pandas.Timestamp("2024-12-01"))
    for frame in (pandas.DataFrame(rows), typed, polars.DataFrame(rows)):
        assert read(frame).hash == wanted


def test_good_rows_are_kept_and_refused_ones_listed() -> None:
    bad = [ROW | {"unit": "tv-p99"}, ROW | {"value": "mười"}, ROW | {"indicator": "bien_che_gia"}]
    facts = read([*bad, ROW])
    assert (facts.admitted, len(facts.refused)) == (1, 3)
    assert [r["row"] for r in facts.refused] == [1, 2, 3]
    assert {i.row for i in facts.issues if i.is_error} == {1, 2, 3}
    assert next(i for i in facts.issues if i.row == 3).nearest == "bien_che_giao"
    assert all(i.message.vi and i.message.en for i in facts.issues)


@pytest.mark.parametrize("row", ["no row", 5, None, ["tv-p1"]])
def test_what_is_no_row_is_refused_like_a_bad_one(row: object) -> None:
    facts = read([ROW, row])
    assert (facts.admitted, [r["row"] for r in facts.refused]) == (1, [2])


def test_a_bare_name_of_two_units_names_both() -> None:
    told = " ".join(str(i) for i in read([ROW | {"unit": "Phường 1"}]).issues)
    assert "tv-p1" in told and "dh-p1" in told


@pytest.mark.parametrize(
    "source", [5, b"unit", {"unit": "tv-p1"}, "nowhere.csv", "a\0b", Path("/")]
)
def test_what_cannot_be_read_at_all_is_an_error(source: object) -> None:
    with pytest.raises(tieuchi.FactsError) as caught:
        read([ROW], source)
    assert caught.value.issues[-1].message.vi


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    with pytest.raises(tieuchi.FactsError) as caught:
        read(path)
    assert caught.value.issues[0].file == str(path)


def test_own_facts_stand_below_what_is_added() -> None:
    rules = a.rulebook()
    both = tieuchi.read_facts(rules, [ROW])
    assert len(both) == len(rules.facts) + 1
    assert tieuchi.read_facts(rules) == rules.facts
    assert (rules.facts.admitted, rules.facts.refused) == (55, [])


def test_facts_add_up_and_what_they_share_counts_once() -> None:
    first, second = read([ROW]), read([ROW, ROW | {"unit": "tv-p2"}])
    total = first + second
    assert [v[0] for v in values(total)] == ["tv-p1", "tv-p2"]
    assert total == second
    with pytest.raises(tieuchi.FactsError):
        first + tieuchi.read_facts(a.rulebook(a.TWIN), own=False)


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
def test_facts_and_snapshots_survive_a_pickle(pack: str) -> None:
    facts = a.rulebook(pack).facts
    for thing in (facts, facts.as_known_on("2024-11-14")):
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing
        assert hash(again) == hash(thing)
        assert copy.deepcopy(thing) == copy.copy(thing) == thing
    assert pickle.loads(pickle.dumps(facts)).hash == facts.hash


def test_a_snapshot_leaves_out_what_was_recorded_later() -> None:
    facts = read([ROW, ROW | {"value": 11, "recorded_on": "2025-02-01"}])
    assert len(facts.as_known_on("2024-12-01").rows) == len(facts.rows) - 1
    assert facts.as_known_on(date(2024, 12, 1)) == tieuchi.as_known_on(facts, "2024-12-01")
    assert facts.as_known_on(datetime(2024, 12, 1, 8)).day == date(2024, 12, 1)


@pytest.mark.parametrize("day", ["14/11/2024", "2024-02-30", "", 20241114, None])
def test_what_is_no_day_is_said_to_be_none(day: Any) -> None:
    with pytest.raises(tieuchi.QuestionError, match="không phải là ngày"):
        a.rulebook().facts.as_known_on(day)


def test_facts_on_what_units_are_listed_pickled_and_added() -> None:
    """The built-in dated indicators have no entry among the names of the programme."""
    rows = [
        {"unit": "tv-p1", "indicator": name, "period": "2024-06-01/", "value": value}
        | {"recorded_on": "2024-06-02"}
        for name, value in (("code", "P01"), ("name", "Phường 1 mới"), ("type", "phuong"))
    ]
    facts = read(rows)
    assert (facts.admitted, facts.refused) == (3, [])
    assert [(r["indicator"], r["value"]) for r in facts.rows] == [
        ("code", "P01"),
        ("name", "Phường 1 mới"),
        ("type", "phuong"),
    ]
    known = facts.as_known_on("2024-12-31")
    assert [r["indicator"] for r in known.rows] == ["code", "name", "type"]
    again = pickle.loads(pickle.dumps(facts))
    assert again.rows == facts.rows
    assert len((facts + read([ROW])).rows) == 4
