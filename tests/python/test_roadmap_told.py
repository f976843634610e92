"""What is not known of a target is told as such, with who could supply it, in every face."""

from __future__ import annotations

import answers as a
import pytest
import tieuchi
from tieuchi._view.answers import Programme
from tieuchi._view.model import words_of
from tieuchi._view.obligations import target, targets
from tieuchi._view.tables import tables_of
from tieuchi.page.chart import chart

#: A day on which nothing of the wards is known, and one on which some of it is.
DAYS = [(a.REAL, "2023-12-31", 2023), (a.TWIN, "2026-12-31", 2026), (a.TWIN, "2024-12-31", 2024)]


def roadmap(pack: str, day: str, year: int | None = None) -> tieuchi.Roadmap:
    return tieuchi.roadmap(a.rulebook(pack), a.snapshot(pack, day), year=year)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("pack", "day", "year"), DAYS)
def test_no_table_prints_a_count_without_what_is_unknown_of_it(
    pack: str, day: str, year: int, lang: str
) -> None:
    """Whatever a row counts and says of how many units it does not know, a line has both."""
    answer = roadmap(pack, day, year)._answer
    programme = Programme(a.rulebook(pack).describe())
    tables = [target(rows, programme, lang) for rows in targets(answer)]
    for lines in ([r for t in tables for r in t.rows], tables_of(answer, lang)[0].rows):
        for row, line in zip(answer["rows"], lines, strict=True):
            said = [words_of(cell) for cell in line]
            pairs = [*zip(row["beside"], row["beside_unknown"], strict=True)]
            pairs.append((row["reached_live"], row["unknown_live"]))
            for count, unknown in pairs:
                if unknown not in (None, "0"):
                    assert any(s.startswith(f"{count} ({unknown} ") for s in said), (said, row)
            assert row["unknown"] in (None, "0") or row["unknown"] in said


def test_the_bar_of_a_year_says_how_many_it_may_still_count() -> None:
    rows = [r for r in roadmap(a.REAL, "2024-11-14")._answer["rows"] if r["target"] == "lo_trinh"]
    assert "(11?)" in str(chart(rows, "vi", "x"))


def test_a_card_says_how_many_a_target_may_still_count() -> None:
    card = tieuchi.card(a.rulebook(), a.snapshot(), "tv-p1", year=2024)
    assert "0/3, chưa rõ 11" in " ".join(str(card.show("vi")).split())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("pack", "day", "year"), DAYS)
def test_an_open_target_says_who_could_supply_what_it_waits_for(
    pack: str, day: str, year: int, lang: str
) -> None:
    result = roadmap(pack, day, year)
    rows = [r for r in result._answer["rows"] if r["verdict"] == "open" and r["unknown"] != "0"]
    assert rows
    said = " ".join(str(result.show(lang)).split())
    for row in rows:
        assert {one["indicator"] for one in row["awaits"]} >= {"ngay_cong_nhan"}
        for one in row["awaits"]:
            assert " ".join(one["label"][lang].split()) in said
            assert one["owner"]["words"][lang] in said


def test_nothing_is_waited_for_where_all_is_known() -> None:
    for row in roadmap(a.TWIN, "2030-12-31")._answer["rows"]:
        decided = row["verdict"] != "open" and all(n == "0" for n in row["beside_unknown"])
        assert not decided or row["awaits"] == []


@pytest.mark.parametrize(
    ("day", "words"), [("2025-06-30", "Sẽ kết thúc"), ("2025-07-01", "Đã kết thúc")]
)
def test_a_unit_has_ended_only_from_the_day_after_its_last(day: str, words: str) -> None:
    said = str(roadmap(a.REAL, day, 2025).show("vi"))
    ended = [line for line in said.split("\n") if "30/06/2025" in line and "kết thúc ngày" in line]
    assert ended and all(line.startswith(words) for line in ended)
