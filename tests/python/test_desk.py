"""What changed, what if, what is in the way: each with its cause, its name, its distance."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi


@cache
def rulebook() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme("vi-du-1578"))


@cache
def on(day: str) -> tieuchi.Snapshot:
    return rulebook().facts.as_known_on(day)


@cache
def changes() -> tieuchi.Changes:
    return tieuchi.compare(on("2024-11-14"), "2025-04-30", year=2024)


def test_the_changes_are_the_rows_that_differ_and_no_other() -> None:
    before, after = (
        {
            (r["unit"], r["item"], r["period"]): r
            for r in tieuchi.assess(rulebook(), on(day), year=2024)
        }
        for day in ("2024-11-14", "2025-04-30")
    )
    differ = {k for k, r in before.items() if r["outcome"] != after[k]["outcome"]}
    found = {(r["unit"], r["item"], r["period"]) for r in changes() if r["before"] != r["after"]}
    assert found == differ and len(differ) > 100
    for row in changes():
        key = (row["unit"], row["item"], row["period"])
        assert (row["before"], row["after"]) == (before[key]["outcome"], after[key]["outcome"])


def test_counts_add_up() -> None:
    assert sum(changes().counts.values()) == len(changes())
    assert list(changes().counts) == sorted(
        changes().counts,
        key=["reversed", "decided", "reopened", "scope", "settled", "provisional", "reason"].index,
    )


def test_a_correction_is_named_with_both_figures() -> None:
    [row] = [r for r in changes() if r["kind"] == "reversed"]
    assert row["causes"] == ["correction"] and (row["before"], row["after"]) == ("met", "not_met")
    [fact] = row["facts"]
    assert fact["before"]["value"] == "none" and fact["after"]["value"].startswith("chay:")
    assert fact["before"]["recorded_on"] < "2024-11-14" < fact["after"]["recorded_on"]


def test_every_decided_criterion_names_the_report_that_decided_it() -> None:
    groups = {i["id"] for i in rulebook().describe()["items"] if i["members"]}
    decided = [r for r in changes() if r["kind"] == "decided" and r["item"] not in groups]
    named = [r for r in decided if "report" in r["causes"]]
    assert len(named) > 0.9 * len(decided)
    for row in named:
        new = [f for f in row["facts"] if f["cause"] == "report"]
        assert new and all(f["before"] is None for f in new)
        assert all(f["after"]["recorded_on"] > "2024-11-14" for f in new)


def test_the_same_day_twice_is_no_change() -> None:
    none = tieuchi.compare(on("2025-04-30"), on("2025-04-30"), year=2024)
    assert len(none) == 0 and none.counts == {} and "không có dòng nào" in str(none)


def test_backwards_what_was_reported_is_gone() -> None:
    back = tieuchi.compare(on("2025-04-30"), on("2024-11-14"), year=2024)
    assert back.counts["reopened"] == changes().counts["decided"]
    assert any("withdrawn" in row["causes"] for row in back)


def test_changes_show_themselves_in_every_form() -> None:
    text = str(changes().show("vi"))
    assert "số liệu được sửa" in text and "14/11/2024" in text and "Đã đủ số liệu" in text
    assert "a correction" in str(changes().show("en"))
    assert changes().to_csv().startswith("unit,item,period,kind,before,after,causes,facts")
    assert json.loads(changes().json())["schema"] == "tieuchi/changes/1"
    assert "<table" in changes()._repr_html_() and "| " in changes().show().markdown()
    assert changes()[0] == changes().rows[0] and changes()[:2] == changes().rows[:2]


def test_other_programmes_and_other_things_are_not_compared() -> None:
    other = tieuchi.compile_rules(tieuchi.read_programme("tra-vinh-1578")).facts
    with pytest.raises(tieuchi.QuestionError, match="vi-du-1578"):
        tieuchi.compare(on("2025-04-30"), other.as_known_on("2025-04-30"))
    with pytest.raises(tieuchi.QuestionError):
        tieuchi.compare(rulebook().facts, "2025-04-30")  # type: ignore[arg-type]


NAME = "nếu phường 4 không được xếp loại"
FACT = "mh-p3:dang_bo_xep_loai@2024"


@cache
def supposed() -> tieuchi.Supposition:
    return tieuchi.suppose(on("2025-04-30"), NAME, {FACT: "hoan_thanh"})


def test_a_hypothesis_changes_what_rests_on_it_and_says_so() -> None:
    found = supposed().changes(year=2024)
    assert len(found) >= 1 and {r["unit"] for r in found} == {"mh-p3"}
    assert all(f["fact"] == FACT for r in found for f in r["facts"])
    assert supposed().base == on("2025-04-30") and supposed().name == NAME


def test_the_base_and_its_facts_stay_as_they_are() -> None:
    before = on("2025-04-30").facts.hash
    supposed()
    assert on("2025-04-30").facts.hash == before and on("2025-04-30").facts.supposed == ""
    named = [(f"{r['unit']}:{r['indicator']}@{r['period']}", r) for r in supposed().rows]
    [row] = [row for name, row in named if name == FACT]
    assert row["value"] == "hoan_thanh" and row["document"] == NAME


@pytest.mark.parametrize("verb", ["assess", "roadmap", "duties", "missing"])
def test_every_answer_is_marked(verb: str) -> None:
    result = getattr(tieuchi, verb)(rulebook(), supposed(), year=2024)
    assert result.provenance["supposed"] == NAME
    assert NAME in str(result) and NAME in result.to_csv() and NAME in result._repr_html_()
    assert NAME in result.show().markdown()


def test_explanations_and_reports_are_marked(tmp_path: Any) -> None:
    assert NAME in str(tieuchi.explain(rulebook(), supposed(), "mh-p3", year=2024))
    assert NAME in str(supposed().changes(year=2024))
    path = tieuchi.report(rulebook(), supposed(), tmp_path / "b.html", year=2024)
    assert NAME in path.read_text("utf-8")
    openpyxl = pytest.importorskip("openpyxl")
    path = tieuchi.report(rulebook(), supposed(), tmp_path / "b.xlsx", year=2024)
    book = openpyxl.load_workbook(path)
    assert all(any(NAME in str(c.value) for c in sheet["B"][:4]) for sheet in book.worksheets)
    docx = pytest.importorskip("docx")
    path = tieuchi.report(rulebook(), supposed(), tmp_path / "b.docx", year=2024)
    document = docx.Document(str(path))
    assert any(NAME.upper() in p.text for p in document.paragraphs)


def test_the_mark_survives_days_pickles_and_sums() -> None:
    assert supposed().facts.as_known_on("2025-06-01").facts.supposed == NAME
    again = pickle.loads(pickle.dumps(supposed()))
    assert again == supposed() and again.name == NAME and again.base == supposed().base
    assert copy.deepcopy(supposed().facts).supposed == NAME
    assert (rulebook().facts + supposed().facts).supposed == NAME
    assert supposed().facts != rulebook().facts


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"mh-p3": 1}, tieuchi.QuestionError),
        ({"mh-p99:quan_so@2024": 1}, tieuchi.FactsError),
        ({FACT: "rất tốt"}, tieuchi.FactsError),
        ({FACT.replace("2024", "2040"): "hoan_thanh"}, tieuchi.FactsError),
    ],
)
def test_what_can_be_no_fact_is_no_hypothesis(facts: Any, error: Any) -> None:
    with pytest.raises(error):
        tieuchi.suppose(on("2025-04-30"), "x", facts)


@pytest.mark.parametrize("facts", [None, "mh-p3:quan_so@2024=5", ["x"], 3])
def test_what_is_no_list_of_facts_is_no_hypothesis(facts: Any) -> None:
    with pytest.raises(tieuchi.QuestionError) as error:
        tieuchi.suppose(on("2025-04-30"), "x", facts)
    assert [i.code for i in error.value.issues] == ["question.hypothesis"]


def test_a_hypothesis_about_a_hypothesis_has_both_names() -> None:
    both = tieuchi.suppose(supposed(), "thêm nữa", {FACT.replace("mh-p3", "mh-p2"): "hoan_thanh"})
    assert both.name == f"{NAME}; thêm nữa"
    assert f"{NAME}; thêm nữa" in str(tieuchi.assess(rulebook(), both, year=2024))


def test_nothing_may_be_supposed_to_be_reported() -> None:
    none = tieuchi.suppose(on("2025-04-30"), "x", {FACT: None})
    named = {f"{r['unit']}:{r['indicator']}@{r['period']}" for r in none.rows}
    assert FACT not in named and len(none.rows) == len(on("2025-04-30").rows) - 1
    assert none.changes(year=2024)
    for unknown, code in (
        (FACT.replace("mh-p3", "mh-p33"), "fact.unknown_unit"),
        (FACT.replace("2024", "2040"), "fact.period"),
        (FACT.replace("xep_loai", "xep_loaii"), "fact.unknown_indicator"),
    ):
        with pytest.raises(tieuchi.FactsError) as error:
            tieuchi.suppose(on("2025-04-30"), "x", {unknown: None})
        assert [i.code for i in error.value.issues] == [code]
        assert error.value.issues[0].field == unknown
    with pytest.raises(tieuchi.FactsError) as error:
        tieuchi.suppose(door(), "x", {"p2:so_vu@2024": None})
    assert [i.code for i in error.value.issues] == ["question.hypothesis"]


@pytest.mark.parametrize("unit", ["tv-p1", "29239"])
def test_a_unit_by_its_code_is_the_same_unit(unit: str) -> None:
    """What is reported under the id makes way for what is supposed under the code."""
    rules = tieuchi.compile_rules(tieuchi.read_programme("tra-vinh-1578"))
    row = {"unit": "tv-p1", "indicator": "an_toan_antt", "period": 2024, "value": True}
    known = tieuchi.read_facts(rules, [row], recorded_on="2024-12-31").as_known_on("2025-01-01")
    found = tieuchi.suppose(known, "x", {f"{unit}:an_toan_antt@2024": False})
    told = [
        r["value"] for r in found.rows if (r["unit"], r["indicator"]) == ("tv-p1", "an_toan_antt")
    ]
    assert told == ["false"]


@cache
def door() -> tieuchi.Snapshot:
    """Facts of the pack of the door, in which every type of value is reported."""
    rules = tieuchi.compile_rules(tieuchi.read_programme(a.ROOT / "tests/cases/door/pack"))
    row = {"unit": "p1", "indicator": "so_vu", "period": 2024, "value": 3}
    return tieuchi.read_facts(rules, [row], recorded_on="2024-12-31").as_known_on("2025-01-10")


def supposed_value(reference: str, value: object, **options: Any) -> str:
    known = tieuchi.suppose(door(), "x", {reference: value}, **options)
    [row] = [row for row in known.rows if row["document"] == "x"]
    return str(row["value"])


@pytest.mark.parametrize(
    ("indicator", "value", "locale", "read"),
    [
        ("loai", "tot", None, "tot"),
        ("loai", "Hoàn thành tốt nhiệm vụ", None, "tot"),
        ("loai", "HOÀN THÀNH", None, "dat"),
        ("loai", "well fulfilled", None, "tot"),
        ("ty_le", "95,5%", None, "95.5"),
        ("ty_le", "95.5", None, "95.5"),
        ("ty_le", "95.5%", "en", "95.5"),
        ("ty_le", 95.5, None, "95.5"),
        ("dat_chuan", "không", None, "false"),
        ("dat_chuan", "Có", None, "true"),
        ("dat_chuan", "no", "en", "false"),
        ("dat_chuan", True, None, "true"),
        ("ngay_ho", "31/12/2024", None, "2024-12-31"),
        ("ngay_ho", "2024-12-31", None, "2024-12-31"),
        ("ngay_ho", date(2024, 12, 31), None, "2024-12-31"),
        ("dien_tich", "1.234,5", None, "1234.5"),
        ("dien_tich", "1.234", "vi", "1234"),
        ("dien_tich", "1.234", "plain", "1.234"),
        ("so_vu", "12", None, "12"),
    ],
)
def test_a_supposed_value_is_read_as_the_door_reads_it(
    indicator: str, value: object, locale: Any, read: str
) -> None:
    assert supposed_value(f"p1:{indicator}@2024", value, locale=locale) == read


def test_a_supposed_fact_is_named_as_the_door_names_it() -> None:
    """By the name of its unit, also where nothing is supposed to be reported."""
    assert supposed_value("P. Một:so_vu@2024", 4) == "4"
    assert supposed_value("p1:so_vu@năm 2024", 4) == "4"
    none = tieuchi.suppose(door(), "x", {"Phường Một - TP An Bình:so_vu@2024": None})
    assert none.rows == []


@pytest.mark.parametrize(
    ("indicator", "value", "nearest", "says"),
    [
        ("loai", "Hoàn thành tôt", "Hoàn thành tốt nhiệm vụ", "dat (Hoàn thành)"),
        ("loai", "Đạt", "dat", "tot (Hoàn thành tốt nhiệm vụ)"),
        ("dat_chuan", "Đạt", "", "có hoặc không"),
        ("ty_le", "cao", "", "--no-data"),
        ("ngay_ho", "31/02/2024", "2024-02-29", "ngày có thật"),
        ("dien_tich", "1.234", "", "1234"),
        ("so_vu", "1,5", "", "số nguyên"),
        ("ty_le", "150%", "", "0 đến 100"),
    ],
)
def test_a_supposed_value_that_is_none_says_what_is_possible(
    indicator: str, value: str, nearest: str, says: str
) -> None:
    reference = f"p1:{indicator}@2024"
    with pytest.raises(tieuchi.FactsError) as error:
        tieuchi.suppose(door(), "thử", {reference: value})
    [issue] = error.value.issues
    assert (issue.file, issue.field, issue.row) == ("thử", reference, 0)
    assert issue.nearest == nearest and says in issue.describe("vi")


def test_all_that_is_wrong_with_a_hypothesis_is_told_at_once() -> None:
    facts = {
        "p1": 1,
        "p9:so_vu@2024": 1,
        "p1:loai@2024": "tuyệt vời",
        "p2:ty_le@2024": "101%",
        "p2:so_vu@2024": None,
        "p3:so_vuu@2024": None,
        "p1:so_vu@2024": 5,
    }
    with pytest.raises(tieuchi.FactsError) as error:
        tieuchi.suppose(door(), "thử", facts, recorded_on="2025-02-01")
    assert sorted(i.code for i in error.value.issues) == [
        "fact.domain", "fact.type", "fact.unknown_indicator", "fact.unknown_unit",
        "question.hypothesis", "question.hypothesis", "question.hypothesis",
    ]  # fmt: skip


def test_one_fact_is_not_supposed_twice() -> None:
    for facts in (
        {"p1:so_vu@2024": 1, "P. Một:so_vu@2024": 2},
        {"p1:so_vu@2024": 1, "P. Một:so_vu@2024": 1},
        {"p1:so_vu@2024": None, "P. Một:so_vu@2024": 1},
    ):
        with pytest.raises(tieuchi.QuestionError, match="hai lần"):
            tieuchi.suppose(door(), "x", facts)


def test_what_the_door_says_of_supposed_words_is_kept() -> None:
    known = tieuchi.suppose(door(), "x", {"p1:loai@2024": "Hoàn thành"})
    [note] = known.facts.issues
    assert (note.code, note.field) == ("fact.converted", "p1:loai@2024")
    assert "được đọc là dat" in note.message.vi


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_whatever_is_no_value_supposes_that_nothing_was_reported(value: object) -> None:
    assert tieuchi.suppose(door(), "x", {"p1:so_vu@2024": value}).rows == []


TOMORROW = {"unit": "mh-p3", "indicator": "quan_so", "period": 2024, "value": 3}


@pytest.mark.parametrize(
    ("row", "options"),
    [({"recorded_on": "2025-05-01"}, {}), ({}, {"recorded_on": "2025-05-01"})],
)
def test_a_hypothesis_of_tomorrow_would_not_be_known_today(
    row: dict[str, Any], options: dict[str, Any]
) -> None:
    with pytest.raises(tieuchi.QuestionError) as error:
        tieuchi.suppose(on("2025-04-30"), "x", [{**TOMORROW, **row}], **options)
    assert [i.field for i in error.value.issues] == ["recorded_on"]


def test_a_gap_of_several_years_is_of_the_last_one_as_an_explanation_is() -> None:
    result = tieuchi.assess(rulebook(), on("2025-04-30"), year=[2024, 2025])
    assert "năm 2025" in str(tieuchi.gap(result, "mh-p1"))
    assert "năm 2024" in str(tieuchi.gap(result, "mh-p1", year=2024))


def test_a_unit_to_which_nothing_applies_is_not_said_to_lack_nothing() -> None:
    result = tieuchi.assess(rulebook(), on("2025-04-30"), year=2024)
    outside = [
        u["id"]
        for u in rulebook().units
        if not any(r["outcome"] != "not_applicable" for r in result if r["unit"] == u["id"])
    ]
    told = str(tieuchi.gap(result, outside[0]))
    assert "Không nội dung nào áp dụng" in told and "Không thiếu" not in told


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 201, None])
def test_a_hypothesis_has_a_name(name: Any) -> None:
    with pytest.raises(tieuchi.QuestionError) as error:
        tieuchi.suppose(on("2025-04-30"), name, {FACT: "hoan_thanh"})
    assert [i.code for i in error.value.issues] == ["question.hypothesis"]


def test_missing_facts_are_ranked_by_what_they_would_decide() -> None:
    missing = tieuchi.missing(rulebook(), on("2026-12-31"), year=2026)
    ranked = missing.ranked()
    assert sorted(r["fact"] for r in ranked) == sorted(r["fact"] for r in missing)
    decides = [row["decides"] for row in ranked]
    assert decides == sorted(decides, reverse=True) and decides[0] > 0
    waits: dict[str, int] = {}
    for row in missing:
        for held in row["holds_up"]:
            waits[held] = waits.get(held, 0) + 1
    for row in ranked:
        assert row["decides"] == sum(waits[held] == 1 for held in row["holds_up"])
    assert (
        "Tự quyết định" in ranked.show().markdown() and "decides" in ranked.to_csv().split("\n")[0]
    )
    assert "decides" not in missing.to_csv().split("\n")[0]


def gaps(day: str, unit: str, year: int) -> tieuchi.Gap:
    return tieuchi.gap(tieuchi.assess(rulebook(), on(day), year=year), unit)


def test_a_gap_covers_every_criterion_that_is_not_met_or_unknown() -> None:
    result = tieuchi.assess(rulebook(), on("2026-12-31"), year=2026)
    groups = {i["id"] for i in rulebook().describe()["items"] if i["members"]}
    open_ones = {
        r["item"] for r in result if r["unit"] == "mh-p1" and r["outcome"] in ("not_met", "unknown")
    } - groups
    found = tieuchi.gap(result, "mh-p1")
    assert {row["item"] for row in found} == open_ones


def test_distances_are_exact_and_of_what_does_not_hold() -> None:
    units = [u["id"] for u in rulebook().describe()["units"] if u["type"] == "phuong"]
    found = [row for y in (2024, 2025) for u in units for row in gaps("2026-12-31", u, y)]
    short = [row for row in found if row["state"] == "short"]
    assert short
    for row in short:
        assert row["outcome"] == "not_met" and row["distance"] is not None
        assert row["has"]["vi"] and row["needs"]["vi"] and row["distance_words"]["vi"]


def test_what_no_figure_mends_and_what_nobody_knows_are_said_apart() -> None:
    found = gaps("2026-12-31", "mh-p1", 2026)
    states = {row["state"] for row in found}
    assert {"decision", "unknown"} <= states <= {"short", "decision", "unknown", "rule"}
    for row in found:
        if row["state"] == "unknown":
            assert row["fact"] and row["distance"] is None
    assert "không chỉ bằng con số" in found.show().markdown()
    assert "no figure alone" in found.show("en").markdown()
    assert found.to_csv().startswith("item,outcome,state,fact,op,left,right,distance")


def test_a_gap_is_asked_of_an_assessment_and_of_a_unit_that_is() -> None:
    with pytest.raises(tieuchi.QuestionError):
        tieuchi.gap(on("2026-12-31"), "mh-p1")  # type: ignore[arg-type]
    with pytest.raises(tieuchi.QuestionError):
        gaps("2026-12-31", "mh-p99", 2026)


def test_who_lacks_nothing_is_told_so() -> None:
    result = tieuchi.assess(rulebook(), on("2026-12-31"), year=2024)
    met = next(r for r in result if r["outcome"] == "met" and r["item"] == "dang_bo_xuat_sac")
    found = tieuchi.gap(result, met["unit"], "dang_bo_xuat_sac")
    assert len(found) == 0 and "Không thiếu điều gì" in str(found)


def test_tables_put_together_name_the_hypothesis_in_every_row() -> None:
    result = tieuchi.assess(rulebook(), supposed(), year=2024)
    for table in (supposed().changes(year=2024), tieuchi.gap(result, "mh-p3")):
        assert {row["supposed"] for row in table.rows} == {NAME}
        header, *lines = table.to_csv().splitlines()
        assert header.endswith(",supposed") and all(line.endswith(NAME) for line in lines)
        assert json.loads(table.json())
    known = tieuchi.assess(rulebook(), on("2025-04-30"), year=2024)
    plain = tieuchi.gap(known, "mh-p3")
    assert "supposed" not in plain.to_csv() and "supposed" not in plain.rows[0]


@pytest.mark.parametrize("verb", ["assess", "roadmap", "duties", "missing"])
def test_frames_of_a_hypothesis_have_a_column_with_its_name(verb: str) -> None:
    pytest.importorskip("pandas")
    result = getattr(tieuchi, verb)(rulebook(), supposed(), year=2024)
    assert set(result.to_pandas()["supposed"]) == {NAME}
    reported = getattr(tieuchi, verb)(rulebook(), on("2025-04-30"), year=2024)
    assert "supposed" not in reported.to_pandas() and "supposed" not in reported.to_csv()
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    assert set(polars.DataFrame(result)["supposed"]) == {NAME}


def test_changes_tell_no_value_of_a_restricted_figure(tmp_path: Path) -> None:
    """That it was reported and corrected, by whom and when; never what."""
    pack = {
        "programme": {
            "id": "kin", "format": 1, "label": "kín", "years": {"from": 2024, "to": 2024},
            "subject": "xa", "synthetic": True,
        },
        "unit_types": [{"id": "xa"}],
        "cohorts": [{"id": "xa", "types": ["xa"]}],
        "sources": [{"id": "vb", "as_printed": {"number": "1/QĐ"}}],
        "clauses": [{"id": "K", "source": "vb", "kind": "requirement", "text": "quy tắc bịa"}],
        "indicators": [{"id": "kin_so", "type": "number", "sensitivity": "restricted"}],
        "criteria": [{"id": "c", "clauses": ["K"], "rule": "kin_so > 900000"}],
    }  # fmt: skip
    (tmp_path / "data").mkdir()
    (tmp_path / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    (tmp_path / "data/units.csv").write_text("unit,type\nx1,xa\n", encoding="utf-8")
    rules = tieuchi.compile_rules(tieuchi.read_programme(tmp_path))
    said = {"unit": "x1", "indicator": "kin_so", "period": "2024"}
    figures = [
        {**said, "value": 987654, "recorded_on": "2024-12-01"},
        {**said, "value": 876543, "recorded_on": "2025-02-01"},
    ]
    known = tieuchi.read_facts(rules, figures)
    supposed = tieuchi.suppose(known.as_known_on("2024-12-31"), "thử", {"x1:kin_so@2024": 876543})
    for changes in (
        tieuchi.compare(known.as_known_on("2024-12-31"), known.as_known_on("2025-06-30")),
        supposed.changes(),
    ):
        told = [changes.json(), str(changes.rows), changes.to_csv(words="vi")]
        told += [changes.show(lang).markdown() for lang in ("vi", "en")]
        assert len(changes.rows) == 1 and "hạn chế công bố" in told[3]
        for words in told:
            assert "987654" not in words and "876543" not in words and "876.543" not in words
