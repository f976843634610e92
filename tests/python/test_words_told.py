"""Words of faces: of the language asked, true of whom they are said, with what rows remark."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._view.answers import Programme
from tieuchi._view.obligations import duties as duties_of
from tieuchi._view.obligations import duty_counts

PACK = a.ROOT / "lib/packs" / a.REAL / "pack.json"
OWN = json.loads(PACK.read_text("utf-8"))["programme"]["reason_words"]


def told(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from told(item["members"])


CASES = [(a.REAL, "2023-12-31", 2023, "tv-p3"), (a.REAL, "2023-12-31", 2023, "dh-p1")]


@pytest.mark.parametrize(("pack", "day", "year", "unit"), CASES)
def test_english_says_an_own_word_only_as_one(pack: str, day: str, year: int, unit: str) -> None:
    """A pack has its own words in its language; in another they are marked, or the code's stand."""
    own = [*OWN.values()]
    found = 0
    for item in told(
        tieuchi.explain(a.rulebook(pack), a.snapshot(pack, day), unit, year=year).items
    ):
        for words in (item["reason_words"], item["summary"]):
            for word in own:
                if word in words["vi"]:
                    found += 1
                    assert word not in words["en"].replace(f"“{word}” (the pack's word", ""), words
    assert found


def test_a_remark_on_a_fact_that_decides_is_told() -> None:
    known = a.snapshot(a.REAL, "2023-12-31")
    why = tieuchi.explain(a.rulebook(), known, "tv-p8", "hien_trang_4", year=2023)
    assert why.outcome == "not_met"
    for lang in ("vi", "en"):
        assert "văn bản ghi 9/9 phường" in " ".join(str(why.show(lang)).split())


@pytest.mark.parametrize(
    ("unit", "others"), [("tv-p2", "ubnd_duyen_hai"), ("dh-p1", "ubnd_tra_vinh")]
)
def test_duties_of_a_unit_leave_out_bodies_that_serve_others(unit: str, others: str) -> None:
    rows = tieuchi.duties(a.rulebook(), a.snapshot(), year=2024, unit=unit).rows
    bearers = {one for row in rows for one in row["bearer"].split("+")}
    assert bearers and others not in bearers
    card = tieuchi.card(a.rulebook(), a.snapshot(), unit, year=2024).told
    assert {r["occurrence"] for r in card["duties"]} == {r["occurrence"] for r in rows}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_body_that_takes_part_is_never_said_to_owe_nothing(lang: str) -> None:
    """It is charged to take part: counts, tables and CSV say that it is not the one in charge."""
    result = tieuchi.duties(a.rulebook(), a.snapshot(), year=2024)
    answer = result._answer
    nothing = {"vi": "không phải thực hiện", "en": "not required"}[lang]
    beside = [row for row in answer["rows"] if row["reason"] == "role"]
    assert beside and all(row["status"] == "not_required" for row in beside)
    counts = {code: n for code, _, n in duty_counts(answer, lang)}
    assert counts["role"] == len(beside) and sum(counts.values()) == len(answer["rows"])
    programme = Programme(a.rulebook().describe())
    table = duties_of(answer, programme, lang, title="", state="role")
    assert len(table.rows) == len(beside)
    faces = [str(result.show(lang)), *(words for code, words, _ in duty_counts(answer, lang))]
    only = all(row["reason"] == "role" for row in answer["rows"] if row["status"] == "not_required")
    assert not only or not any(nothing in face for face in faces)
    for row in csv.DictReader(io.StringIO(result.to_csv(words=lang))):
        is_beside = (row["duty"], row["bearer"]) in {(r["duty"], r["bearer"]) for r in beside}
        assert not (is_beside and row["status_words"] == nothing)


def test_what_a_list_does_not_say_of_a_unit_is_no_gap() -> None:
    known = a.snapshot(a.REAL, "2023-12-31")
    gap = tieuchi.gap(tieuchi.assess(a.rulebook(), known, year=2023), "tv-p3")
    unnamed = [
        item["item"]
        for item in told(tieuchi.explain(a.rulebook(), known, "tv-p3", year=2023).items)
        if item["reason"] == "not_named"
    ]
    assert len(unnamed) == 7 and not {row["item"] for row in gap} & set(unnamed)
