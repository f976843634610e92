"""A month where a day is due, and fields that are not said: through files, answers and faces."""

from __future__ import annotations

import csv
import io
import json
import pickle
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi import feel

PACK = a.ROOT / "tests/cases/packs/months"
HEAD = "unit,indicator,period,value,recorded_on\n"
ROW = {"unit": "p1", "indicator": "ngay_xong", "period": "2024", "recorded_on": "2024-10-01"}
VU = {**ROW, "indicator": "vu", "value": "a:?:2+b:nhe:1"}
MARCH = date(2024, 3, 1), date(2024, 3, 31)


@cache
def rules() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme(PACK))


def read(*rows: dict[str, Any], **options: Any) -> tieuchi.Facts:
    return tieuchi.read_facts(rules(), list(rows), **options)


def told(*rows: dict[str, Any], day: str = "2025-01-15") -> tieuchi.Assessment:
    return tieuchi.assess(rules(), read(*rows).as_known_on(day), year=2024).filter(unit="p1")


def outcome(result: tieuchi.Assessment, item: str) -> tuple[str, str, list[str]]:
    (row,) = result.filter(item=item)
    return row["outcome"], row["reason"], row["missing"]


# ---- facts
def test_a_month_goes_round_by_files_pickles_and_lists(tmp_path: Path) -> None:
    months = ("2024-03", "2024-Q1", "2024-H1", "2024")
    first = read(*(ROW | {"value": m, "unit": u} for m, u in zip(months, "p1 p2 p3".split())))  # noqa: B905
    assert not first.issues and len(first) == 3
    path = tmp_path / "facts.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, ("unit", "indicator", "period", "value", "recorded_on"))
        table.writeheader()
        for row in first.rows:
            table.writerow({name: row[name] for name in table.fieldnames})
    again = tieuchi.read_facts(rules(), path)
    assert [row["value"] for row in again.rows] == ["2024-03", "2024-Q1", "2024-H1"]
    assert again.hash == first.hash == pickle.loads(pickle.dumps(first)).hash
    assert read(*json.loads(json.dumps(first.rows))).hash == first.hash
    assert read(ROW | {"value": "2024-03-01"}).hash != read(ROW | {"value": "2024-03"}).hash


def test_frames_give_months_as_texts_and_as_periods() -> None:
    pandas = pytest.importorskip("pandas")
    spelled = ["2024-03", "2024-Q1", "2024"]
    periods = [
        pandas.Period("2024-03", "M"),
        pandas.Period("2024Q1", "Q"),
        pandas.Period("2024", "Y"),
    ]
    for values in (spelled, periods):
        frame = pandas.DataFrame({**ROW, "value": values, "unit": ["p1", "p2", "p3"]})
        facts = tieuchi.read_facts(rules(), frame)
        assert [row["value"] for row in facts.rows] == spelled
    day = pandas.DataFrame([{**ROW, "value": pandas.Period("2024-03-05", "D")}])
    assert tieuchi.read_facts(rules(), day).rows[0]["value"] == "2024-03-05"


@pytest.mark.parametrize(
    ("told", "unit", "value"),
    [
        ("2024-03", "M", "2024-03"),
        ("2024", "Y", "2024"),
        ("2024-03-01", "D", "2024-03-01"),
        ("2024-03-01", "s", "2024-03-01"),
    ],
)
def test_months_of_numpy_are_no_days(told: str, unit: str, value: str) -> None:
    numpy = pytest.importorskip("numpy")
    at = numpy.datetime64(told, unit)
    column = {**{key: [one] for key, one in ROW.items()}, "value": numpy.array([at])}
    for source in ([ROW | {"value": at}], column):
        assert [row["value"] for row in tieuchi.read_facts(rules(), source).rows] == [value]


@pytest.mark.parametrize("unit", ["W", "M", "Y"])
def test_a_span_of_numpy_is_no_day_of_a_rule(unit: str) -> None:
    numpy = pytest.importorskip("numpy")
    at = numpy.datetime64("2024-03-01", unit)
    for value, of in ((at, "date"), (numpy.array([at]), {"list": "date"})):
        with pytest.raises(feel.InputError):
            feel.evaluate("x = x", {"x": value}, {"x": of})
    week = read(ROW | {"value": numpy.datetime64("2024-03-07", "W")})
    assert [row["code"] for row in week.refused] == ["fact.type"]


@pytest.mark.parametrize("value", [["2024-03-01"], (2024,), ["2024-03-01", "2024-03-02"]])
def test_a_list_of_one_day_is_no_day(value: Any) -> None:
    long, wide = ROW | {"value": value}, {"unit": "p1", "ngay_xong": value}
    for facts in (read(long), read(wide, period=2024, recorded_on="2024-10-01")):
        assert [row["code"] for row in facts.refused] == ["fact.type"]
        assert "[2024" in facts.issues[0].message.vi
    once = ROW | {"indicator": "ngay_duyet", "period": "once", "value": ["khong"]}
    held = read(VU | {"value": ["a:?:2"]}, once)
    assert (len(held), held.refused) == (2, [])


def test_a_number_is_no_year_and_words_need_a_locale() -> None:
    for value, locale in ((2024, None), ("tháng 3/2024", None), ("Mar-24", "en")):
        facts = read(ROW | {"value": value}, locale=locale)
        assert len(facts) == 0 and facts.issues[0].code == "fact.type"
    (issue,) = read(ROW | {"value": "tháng 3/2024"}).issues
    assert issue.nearest == "2024-03" and "--locale vi" in issue.hint.vi
    assert read(ROW | {"value": "tháng 3/2024"}, locale="vi").rows[0]["value"] == "2024-03"


# ---- answers
def test_a_comparison_of_the_name_is_decided_and_says_the_month() -> None:
    result = told(ROW | {"value": "2024-03"})
    assert outcome(result, "truoc_han") == ("met", "ok", [])
    assert outcome(result, "dung_ngay") == ("unknown", "partly_known", ["p1:ngay_xong@2024"])
    for lang, month, asked in (
        ("vi", "tháng 03/2024 (chưa rõ ngày)", "còn phải bổ sung ngày cụ thể"),
        ("en", "month 3 of 2024 (the day is not known)", "the exact day is still asked for"),
    ):
        decided = result.explain("p1", "truoc_han").show(lang).markdown()
        assert month in decided and asked not in decided
        waiting = result.explain("p1", "dung_ngay").show(lang).markdown()
        assert month in waiting and asked in waiting
    a.validate(result.json())
    for item in ("truoc_han", "dung_ngay", "theo_nam", "danh_hieu"):
        if item != "danh_hieu":
            a.validate(result.explain("p1", item).json())


def test_who_owes_it_is_asked_for_the_day() -> None:
    known = read(ROW | {"value": "2024"}).as_known_on("2025-01-15")
    missing = tieuchi.missing(rules(), known, year=2024).filter(fact="p1:ngay_xong@2024")
    (row,) = missing
    assert row["codes"] == ["partly_known"]
    assert row["owner"]["words"]["vi"] == "Công an"
    a.validate(missing.json())
    assert "p1:truoc_han@2024" in row["holds_up"]


def test_a_restricted_day_prints_no_month() -> None:
    result = told(ROW | {"indicator": "ngay_kin", "value": "2024"})
    shown = result.explain("p1", "kin")
    assert "the day is not known" not in shown.show("en").markdown()
    assert "chưa rõ ngày" not in shown.json()


def test_the_day_that_comes_later_decides() -> None:
    rows = (ROW | {"value": "2024"}, ROW | {"value": "2024-08-02", "recorded_on": "2024-12-01"})
    assert outcome(told(*rows, day="2024-11-30"), "truoc_han")[0] == "unknown"
    assert outcome(told(*rows), "truoc_han")[0] == "not_met"


# ---- fields of sets
def test_a_field_that_is_not_said_leaves_the_others_known() -> None:
    result = told(VU)
    assert outcome(result, "it_vu_a")[0] == "met"
    assert outcome(result, "khong_vu_nang") == ("unknown", "not_said", ["p1:vu.muc_do@2024"])
    explained = result.explain("p1", "khong_vu_nang")
    assert "báo cáo không nêu" in explained.show("vi").markdown()
    assert "the report does not say" in explained.show("en").markdown()
    a.validate(explained.json())
    known = read(VU).as_known_on("2025-01-15")
    (row,) = tieuchi.missing(rules(), known, year=2024).filter(fact="p1:vu.muc_do@2024")
    assert "«muc do»" in row["words"]["vi"] and row["owner"]["words"]["vi"] == "Công an"


def test_a_set_goes_round_with_what_it_leaves_unsaid() -> None:
    facts = read(VU)
    assert facts.rows[0]["value"] == "a:?:2+b:nhe:1"
    assert pickle.loads(pickle.dumps(facts)).hash == facts.hash
    rows = [VU | {"value": ["a:?:2", "b:nhe:1"]}]
    assert read(*rows).rows[0]["value"] == "a:?:2+b:nhe:1"


# ---- duties
DUTY = {
    "duties": [
        {"id": "d", "bearers": [{"cohort": "phuong"}], "units": "phuong", "per_unit": True,
         "every": "year", "due": {"by": "11-14"}, "done_by": "ngay_xong", "recurrence": "yearly"},
    ],
}  # fmt: skip


@pytest.fixture
def owed(tmp_path: Path) -> tieuchi.Rulebook:
    folder = tmp_path / "pack"
    (folder / "data").mkdir(parents=True)
    for name in ("units.csv", "events.csv"):
        (folder / "data" / name).write_bytes((PACK / "data" / name).read_bytes())
    pack = json.loads((PACK / "pack.json").read_text(encoding="utf-8")) | DUTY
    (folder / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    return tieuchi.compile_rules(tieuchi.read_programme(folder))


@pytest.mark.parametrize(
    ("month", "status"),
    [("2024-10", "fulfilled"), ("2024-11", "unknown"), ("2024-12", "late"), ("2024", "unknown")],
)
def test_the_state_of_a_duty_is_that_of_every_day(
    owed: tieuchi.Rulebook, month: str, status: str
) -> None:
    row = ROW | {"value": month, "recorded_on": "2024-12-31"}
    facts = tieuchi.read_facts(owed, [row]).as_known_on("2025-02-01")
    result = tieuchi.duties(owed, facts, year=2024).filter(unit="p1")
    (told,) = result
    assert (told["status"], told["submitted_on"]) == (status, month)
    assert told["may_be"] == (["fulfilled", "late"] if status == "unknown" else [])
    assert told["submitted_within"]["text"] == month
    a.validate(result.json())
    (cells,) = csv.DictReader(io.StringIO(result.to_csv()))
    assert cells["submitted_on"] == month
    words = result.show("vi").markdown()
    assert "(chưa rõ ngày)" in words
    if status == "unknown":
        assert "đã thực hiện hoặc chậm" in words


def test_columns_have_the_month_and_how_often_a_duty_is(owed: tieuchi.Rulebook) -> None:
    row = ROW | {"value": "2024-11", "recorded_on": "2024-12-31"}
    facts = tieuchi.read_facts(owed, [row]).as_known_on("2025-02-01")
    table = tieuchi.duties(owed, facts, year=2024).filter(unit="p1").to_arrow().to_pylist()
    assert (table[0]["submitted_on"], table[0]["submitted_within"]) == (None, "2024-11")
    assert table[0]["may_be"] == ["fulfilled", "late"]
    assert table[0]["recurrence"] == "yearly"


# ---- the language
def test_a_partly_known_day_is_a_value_of_the_language() -> None:
    march = feel.Unknown((("partly_known", "x"),), MARCH)
    types: dict[str, Any] = {"d": "date", "ds": {"list": "date"}}
    assert feel.evaluate('d <= date("2024-06-30")', {"d": march}, types) is True
    assert feel.evaluate('d = date("2024-03-05")', {"d": march}, types) == feel.Unknown(
        (("partly_known", "x"),)
    )
    assert feel.evaluate("d", {"d": march}, types) == march
    assert feel.evaluate("ds", {"ds": [march]}, types) == [march]
    rule = feel.compile('d < date("2024-03-01")', types)
    assert rule(d=march) is False
    with pytest.raises(tieuchi.QuestionError):
        feel.evaluate("n", {"n": march}, {"n": "number"})
