"""The card of a unit: it tells what the answers tell, on one page, for every unit."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import subprocess
from pathlib import Path

import answers as a
import pytest
import tieuchi
from tieuchi._view.card import MOST

YEAR, DAY = 2024, "2025-02-15"


def known() -> tieuchi.Snapshot:
    return a.rulebook(a.TWIN).facts.as_known_on(DAY)


UNITS = [row["id"] for row in a.rulebook(a.TWIN).units if row["type"] == "phuong"]


@pytest.mark.parametrize("unit", UNITS)
def test_a_card_tells_what_the_answers_tell(unit: str) -> None:
    rules = a.rulebook(a.TWIN)
    told = tieuchi.card(rules, known(), unit, year=YEAR).told
    rows = {
        row["item"]: row["outcome"]
        for row in tieuchi.assess(rules, known(), year=YEAR).filter(unit=unit)
    }
    assert {s["item"]: s["outcome"] for s in told["standards"]}.items() <= rows.items()
    for finding in told["findings"]:
        assert rows[finding["item"]] == finding["outcome"]
    outcomes = [finding["outcome"] for finding in told["findings"]]
    assert outcomes == sorted(outcomes) and set(outcomes) <= {"not_met", "unknown"}
    assert len({f["item"] for f in told["findings"]}) == len(told["findings"])
    assert all(f["clauses"] for f in told["findings"])
    lacking = [row["fact"] for row in tieuchi.missing(rules, known(), year=YEAR)]
    assert [m["fact"] for m in told["missing"]] == [
        fact for fact in lacking if fact.startswith(f"{unit}:")
    ]
    owed = tieuchi.duties(rules, known(), year=YEAR).filter(unit=unit)
    assert {(d["duty"], d["period"]) for d in owed} <= {
        (d["duty"], d["period"]) for d in told["duties"]
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_card_is_one_page_and_counts_what_it_leaves_out(lang: str) -> None:
    card = tieuchi.card(a.rulebook(a.TWIN), known(), "mh-p1", year=YEAR)
    assert json.loads(card.json()) == card.told
    shown = card.show(lang)
    text = str(shown)
    assert "{" not in text and "()" not in text and "None" not in text
    assert len(card.told["lists"]) > 0 and len(card.told["baseline"]) > 0
    for name in ("findings", "baseline"):
        left = len(card.told[name]) - MOST[name]
        if left > 0:
            assert ("và {} mục khác" if lang == "vi" else "and {} more").format(left) in text
    assert shown.markdown() and "<script" not in shown._repr_html_()
    assert card == tieuchi.card(a.rulebook(a.TWIN), known(), "mh-p1", year=YEAR)


def test_a_unit_that_nobody_knows_is_refused_with_the_nearest() -> None:
    with pytest.raises(tieuchi.QuestionError) as raised:
        tieuchi.card(a.rulebook(a.TWIN), known(), "mh-p1x", year=YEAR)
    assert raised.value.issues[0].nearest == "mh-p1"


def test_a_card_is_also_reached_from_a_result() -> None:
    rules = a.rulebook(a.TWIN)
    result = tieuchi.assess(rules, known(), year=YEAR)
    assert result.card("mh-p1") == tieuchi.card(rules, known(), "mh-p1", year=YEAR)
    with pytest.raises(tieuchi.QuestionError):
        pickle.loads(pickle.dumps(result)).card("mh-p1")


def test_duties_of_a_unit_are_its_own_and_those_about_it() -> None:
    rules = a.rulebook(a.REAL)
    facts = rules.facts
    of_city, of_town = (
        {row["duty"] for row in tieuchi.duties(rules, facts, as_of=DAY, year=YEAR, unit=unit)}
        for unit in ("tv-p1", "dh-p1")
    )
    assert {"giao_dat_thanh_pho", "chon_phuong"} == of_city
    assert {"giao_dat_thi_xa", "chon_phuong"} == of_town
    with pytest.raises(tieuchi.QuestionError) as raised:
        tieuchi.duties(rules, facts, as_of=DAY, unit="tv-p1x")
    assert raised.value.issues[0].nearest == "tv-p1"


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".json"])
def test_a_card_is_written_in_the_form_of_its_ending(ending: str, tmp_path: Path) -> None:
    card = tieuchi.card(a.rulebook(a.TWIN), known(), "mh-p1", year=YEAR)
    written = card.save(tmp_path / f"phieu{ending}").read_text(encoding="utf-8")
    assert "Phường Mẫu 1" in written and "Phường Mẫu 1" in str(card.show())
    if ending == ".html":
        assert written == card.html() and "<script" not in written and "http" not in written[300:]
    with pytest.raises(tieuchi.QuestionError) as raised:
        card.save(tmp_path / "phieu.pdf")
    assert raised.value.issues[0].code == "question.ending"
    assert not (tmp_path / "phieu.pdf").exists()


def test_a_list_that_does_not_name_the_ward_says_so_and_nothing_more() -> None:
    told = tieuchi.card(a.rulebook(a.REAL), a.rulebook(a.REAL).facts, "tv-p3", as_of=DAY, year=YEAR)
    named = {one["indicator"] for one in told.told["baseline"]}
    unnamed = {one["indicator"] for one in told.told["not_named"]}
    assert named == {"neu_chua_dat_4", "neu_chua_dat_5"}
    assert unnamed == {f"neu_chua_dat_{n}" for n in (1, 2, 3, 6, 7, 8, 9)}


def test_the_ward_card_names_deadline_bodies_and_what_is_not_said() -> None:
    card = tieuchi.card(a.rulebook(a.REAL), a.rulebook(a.REAL).facts, "dh-p1", as_of=DAY, year=YEAR)
    told = card.told
    years = {one["target"]: one["last_year"] for one in told["targets"]}
    assert years["duyen_hai_2025"] == 2025 and years["muc_tieu_2030"] == 2030
    [district] = told["serving"]
    assert district["agency"] == "ubnd_duyen_hai"
    reports = [row for row in district["duties"] if row["duty"] == "bao_cao_nam"]
    assert [row["last_day"] for row in reports] == ["2024-11-14"]
    [recognition] = told["acts"]
    assert recognition["acts"] == [] and recognition["not_said"]
    assert "Ban Quản lý Khu kinh tế Trà Vinh" in str(card.show())


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser to print with")
def test_a_card_is_one_sheet_of_paper(tmp_path: Path) -> None:
    """The ward of most findings; every ward is looked at by ./run pictures."""
    card = tieuchi.card(a.rulebook(a.REAL), a.rulebook(a.REAL).facts, "dh-p1", as_of=DAY, year=YEAR)
    page, sheet = card.save(tmp_path / "phieu.html"), tmp_path / "phieu.pdf"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        ["chromium", *quiet, f"--print-to-pdf={sheet}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(re.findall(rb"/Type\s*/Page\b", sheet.read_bytes())) == 1


@pytest.mark.parametrize(
    ("unit", "day", "successors", "parts"),
    [
        ("tv-p1", "2025-08-01", ["vl-tra-vinh"], False),
        ("tv-p1", "2024-06-01", None, False),  # what is recorded later is not known
        ("vl-tra-vinh", "2026-06-01", None, True),
    ],
)
def test_a_card_tells_of_what_a_unit_was_made_and_who_came_after_it(
    unit: str, day: str, successors: list[str] | None, parts: bool
) -> None:
    rules = a.rulebook(a.REAL)
    card = tieuchi.card(rules, rules.facts, unit, as_of=day, year=2024)
    ended = card.told["ended"]
    assert (ended and [one["unit"] for one in ended["successors"]]) == successors
    assert bool(card.told["made_from"]) is parts
    said = " ".join(str(card.show("vi")).split())
    assert ("kết thúc ngày" in said) is (successors is not None)
    assert ("gồm địa bàn của" in said) is parts
    assert "đã kết thúc ngày 30/06/2025 → phường Trà Vinh" in said or not successors
