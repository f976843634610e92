"""Which year is meant: the one named; else the last one asked; else that of the day."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi

DAY = "2026-12-31"
UNIT = "mh-p1"
Asked = Callable[..., Any]


def result(*years: int, day: str = DAY) -> tieuchi.Assessment:
    return tieuchi.assess(a.rulebook(a.TWIN), a.snapshot(a.TWIN, day), year=years or None)


def explained(of: tieuchi.Assessment, **asked: Any) -> int | None:
    """The year of an explanation, which every face of it names."""
    told = of.explain(UNIT, **asked)
    assert {item["period"] for item in told} == {str(told.year)}
    for lang in ("vi", "en"):
        faces = told.show(lang)
        for text in (str(faces), faces._repr_html_(), faces.markdown()):
            assert re.search(rf"Minh Họa, (năm )?{told.year}\b", text)
    return told.year


def carded(of: tieuchi.Assessment, **asked: Any) -> int:
    card = of.card(UNIT, **asked)
    assert f", năm {card.told['year']}" in str(card).splitlines()[0]
    return int(card.told["year"])


def lacking(of: tieuchi.Assessment, **asked: Any) -> int:
    gap = tieuchi.gap(of, UNIT, **asked)
    found = re.search(r", năm (\d{4}):", str(gap))
    assert found
    return int(found[1])


ONE_YEAR = pytest.mark.parametrize("asked", [explained, carded, lacking])


@ONE_YEAR
def test_a_result_of_one_year_answers_for_it(asked: Asked) -> None:
    assert asked(result(2024)) == 2024
    assert asked(result(2024).filter(outcome="not_met")) == 2024


@ONE_YEAR
def test_of_several_years_the_last_one_asked_is_meant_in_whatever_order(asked: Asked) -> None:
    assert asked(result(2024, 2025)) == asked(result(2025, 2024)) == 2025


@ONE_YEAR
def test_a_filter_leaves_the_years_that_are_left(asked: Asked) -> None:
    assert asked(result(2024, 2025).filter(period="2024")) == 2024
    assert asked(result().filter(period=["2023", "2024"])) == 2024
    nothing = result(2024, 2025).filter(item="chu_truong_truoc_huy_dong", outcome="waived")
    assert len(nothing) == 0 and asked(nothing) == 2025


@ONE_YEAR
def test_where_every_year_was_asked_for_that_of_the_day_is_meant(asked: Asked) -> None:
    assert asked(result()) == asked(result().filter(outcome="unknown")) == 2026
    assert asked(result(day="2024-11-14")) == 2024


@ONE_YEAR
def test_any_other_year_of_the_programme_is_answered_where_it_is_named(asked: Asked) -> None:
    assert asked(result(2024), year=2026) == 2026
    with pytest.raises(tieuchi.QuestionError, match="1900"):
        asked(result(2024), year=1900)


@pytest.mark.parametrize(
    ("day", "year"), [("2024-11-14", 2024), ("2020-01-01", 2023), ("2044-01-01", 2030)]
)
def test_questions_about_a_unit_are_of_the_year_of_the_day(day: str, year: int) -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, day)
    assert tieuchi.explain(*asked, UNIT).year == year
    assert tieuchi.card(*asked, UNIT).told["year"] == year
    pytest.importorskip("altair")
    assert f"{year}" in asked[1].plot("en").caption.splitlines()[1]


def test_an_explanation_keeps_its_year() -> None:
    told = result(2024).explain(UNIT)
    assert pickle.loads(pickle.dumps(told)).year == 2024


@pytest.mark.parametrize("ending", [".html", ".xlsx", ".docx", ".md", ".json"])
def test_a_report_ends_with_the_year_of_the_day(ending: str, tmp_path: Path) -> None:
    for needed in {".xlsx": ["openpyxl"], ".docx": ["docx"]}.get(ending, []):
        pytest.importorskip(needed)
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2024-11-14")
    plain = tieuchi.report(*asked, tmp_path / f"a{ending}").read_bytes()
    named = tieuchi.report(*asked, tmp_path / f"b{ending}", year=[2023, 2024]).read_bytes()
    assert plain == named
    if ending == ".json":
        periods = {row["period"] for row in json.loads(plain)["assessment"]["rows"]}
        assert periods == {"2023", "2024"}


def test_the_order_of_years_does_not_count(tmp_path: Path) -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY)
    for ending in (".html", ".md"):
        several = [
            tieuchi.report(*asked, tmp_path / f"{n}{ending}", year=years).read_bytes()
            for n, years in enumerate([[2024, 2025], [2025, 2024], [2025, 2024, 2025]])
        ]
        assert several[0] == several[1] == several[2]


def test_pages_of_units_end_with_the_year_of_the_day(tmp_path: Path) -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2024-11-14")
    for folder, years in (("a", None), ("b", [2023, 2024])):
        tieuchi.report_per_unit(*asked, tmp_path / folder, year=years)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "b").iterdir())
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


VERBS: list[Asked] = [tieuchi.assess, tieuchi.roadmap, tieuchi.duties, tieuchi.missing]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
def test_years_may_come_one_after_another(verb: Asked) -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY)
    years = [2024, 2025]
    assert verb(*asked, year=iter(years)) == verb(*asked, year=years)


def test_years_of_a_comparison_and_of_a_report_may_come_so_too(tmp_path: Path) -> None:
    rules, known = a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY)
    before = a.snapshot(a.TWIN, "2024-11-14")
    several = tieuchi.compare(before, known, year=iter([2024]))
    assert several == tieuchi.compare(before, known, year=2024)
    first = tieuchi.report(rules, known, tmp_path / "a.md", year=iter([2024])).read_text("utf-8")
    second = tieuchi.report(rules, known, tmp_path / "b.md", year=2024).read_text("utf-8")
    assert first == second


@pytest.mark.parametrize("unit", ["hd-2", "mh-p1"])
def test_what_no_standard_contains_is_explained_too(unit: str) -> None:
    """A breach that is in no group must not be silent where a unit is asked about."""
    of = result(2026)
    contained = {m for item in a.rulebook(a.TWIN).describe()["items"] for m in item["members"]}
    alone = {
        row["item"]: row["outcome"]
        for row in of.filter(unit=unit)
        if row["item"] not in contained
        and row["item"] not in of.standards
        and row["outcome"] != "not_applicable"
    }
    assert alone
    told = {item["item"]: item["outcome"] for item in of.explain(unit)}
    assert alone.items() <= told.items()
    card = of.card(unit)
    assert alone.keys() <= {finding["item"] for finding in card.told["findings"]}
    assert not alone.keys() & {one["item"] for one in card.told["standards"]}
    assert alone.keys() <= {row["item"] for row in tieuchi.gap(of, unit)}


def test_a_unit_to_which_nothing_applies_says_so_with_the_year() -> None:
    told = result(2025, 2026).explain("mh")
    assert len(told) == 0 and told.year == 2026
    assert "Năm 2026: Không nội dung nào áp dụng" in str(told)
    assert "Year 2026: Nothing applies" in str(told.show("en"))
    assert "Nothing applies" in told.show("en")._repr_html_() + told.show("en").markdown()
    gap = tieuchi.gap(result(2026), "mh")
    assert "thành phố Minh Họa, năm 2026" in str(gap)
    assert "thành phố Minh Họa, 2026" in str(gap.show("en"))


@pytest.mark.parametrize("asked", ["explain", "card"])
def test_a_question_about_one_year_takes_no_list(asked: str) -> None:
    with pytest.raises(tieuchi.QuestionError, match="viết như 2024") as raised:
        getattr(result(2024), asked)(UNIT, year=[2024])
    assert "[2024, 2025]" not in str(raised.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/12/2026", "2026-12-31"), ("5/3/2024", "2024-03-05"), ("31-12-2026", "2026-12-31"),
        ("31.12.2026", "2026-12-31"), ("2026/12/31", "2026-12-31"), ("2026-1-5", "2026-01-05"),
        ("31/02/2026", ""), ("2026-13-01", ""), ("2026", ""), (2026, ""), ("12/26", ""),
    ],
)  # fmt: skip
def test_a_day_that_is_written_otherwise_is_refused_with_the_day_it_may_be(
    written: Any, meant: str
) -> None:
    with pytest.raises(tieuchi.QuestionError) as raised:
        a.rulebook(a.TWIN).facts.as_known_on(written)
    assert [(i.code, i.nearest) for i in raised.value.issues] == [("question.day", meant)]


@pytest.mark.parametrize(
    ("unit", "item", "nearest"),
    [
        ("Phường Mẫu 1, thành phố Minh Họa", None, "mh-p1"),
        ("Phường Mẫu 1, thị xã Ví Dụ", None, "vd-p1"),
        ("Phường Mẫu 3", None, "mh-p3"),
        (UNIT, "Các yêu cầu của Đề án", "yeu_cau"),
        (UNIT, "yeu_cao", "yeu_cau"),
    ],
)
def test_words_that_are_printed_lead_to_the_id(unit: str, item: str | None, nearest: str) -> None:
    with pytest.raises(tieuchi.QuestionError) as raised:
        result(2026).explain(unit, item)
    assert raised.value.issues[0].nearest == nearest
