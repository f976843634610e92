"""The card of a unit: it tells what the answers tell, on one page, for every unit."""

from __future__ import annotations

import json

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
    left = len(card.told["missing"]) - MOST
    if left > 0:
        assert str(left) in text
    assert shown.markdown() and "<script" not in shown._repr_html_()
    assert card == tieuchi.card(a.rulebook(a.TWIN), known(), "mh-p1", year=YEAR)


def test_a_unit_that_nobody_knows_is_refused_with_the_nearest() -> None:
    with pytest.raises(tieuchi.QuestionError) as raised:
        tieuchi.card(a.rulebook(a.TWIN), known(), "mh-p1x", year=YEAR)
    assert raised.value.issues[0].nearest == "mh-p1"
