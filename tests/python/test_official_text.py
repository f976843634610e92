"""The pack of Decision 1578 beside the text itself, where the text is at hand.

The text is not shipped: TIEUCHI_DECISION_1578 names its file. Without it these tests say that they
are skipped; what needs no text is tested all the same.
"""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import answers as a
import decision as d
import pytest
import tieuchi

SOURCE = os.environ.get("TIEUCHI_DECISION_1578", "")
needs_text = pytest.mark.skipif(
    not SOURCE, reason="TIEUCHI_DECISION_1578 names no file with the text of Decision 1578"
)
NOT_COVERED = a.ROOT / "tests/cases/decision/not_covered.csv"
#: What a text may say of how much it binds, by the modality of a clause.
PRINTED = {
    "must": r"phải|Yêu cầu",
    "ensure": r"đảm bảo|bảo đảm",
    "strive": r"[Pp]hấn đấu",
    "request": r"Đề nghị",
    "conditional": r"nếu có|theo chỉ đạo",
    "capacity": r"khả năng cân đối",
}


@cache
def lines() -> list[str]:
    """The lines of the text, from 0, in NFC."""
    text = Path(SOURCE).read_text(encoding="utf-8-sig")
    return [unicodedata.normalize("NFC", line.rstrip("\r")) for line in text.split("\n")]


@cache
def quotes() -> dict[str, str]:
    """By clause: what the library quotes."""
    rules, known = d.rulebook(d.REAL), d.own_facts(d.REAL).as_known_on(d.SIGNED)
    answer = tieuchi.duties(rules, known, year=2023, source=SOURCE)
    told = {c["id"]: c["quote"] for row in answer for c in row["clauses"]}
    for unit in ("tv-p1", "dh-p1", "dh-p2"):
        shown = tieuchi.card(rules, known, unit, year=2023, source=SOURCE)
        told |= {c["id"]: c["quote"] for c in cited(shown.told)}
    return told


def cited(told: Any) -> list[dict[str, Any]]:
    """Every clause that is told with a quote, wherever it stands."""
    if isinstance(told, list):
        return [one for part in told for one in cited(part)]
    if not isinstance(told, dict):
        return []
    own = [{**told, "id": told.get("clause", told.get("id"))}] if "quote" in told else []
    return own + [one for part in told.values() for one in cited(part)]


def words_of(row: dict[str, str]) -> str:
    begin = int(row["from"])
    return lines()[int(row["line"]) - 1][begin : begin + int(row["length"])]


def wordings() -> dict[str, list[str]]:
    """By clause: its slices of the text."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in d.table("wording.csv"):
        found[row["clause"]].append(words_of(row))
    return found


@needs_text
def test_every_line_is_covered_by_a_clause_or_listed_as_not_covered() -> None:
    covered: dict[int, set[int]] = defaultdict(set)
    for row in d.table("wording.csv"):
        begin = int(row["from"])
        covered[int(row["line"])] |= set(range(begin, begin + int(row["length"])))
    left_out: dict[int, set[int]] = defaultdict(set)
    with NOT_COVERED.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            begin, line = int(row["from"]), int(row["line"])
            here = set(range(begin, begin + int(row["length"])))
            assert row["why"] and not here & covered[line], row
            assert any(c.isalpha() for c in words_of(row)), row
            left_out[line] |= here
    for number, printed in enumerate(lines(), 1):
        rest = [
            c
            for at, c in enumerate(printed)
            if c.isalpha() and at not in covered[number] | left_out[number]
        ]
        assert not rest, (number, "".join(rest))


@needs_text
def test_the_words_of_every_clause_stand_where_the_pack_says() -> None:
    assert quotes().keys() <= wordings().keys() and len(quotes()) > 100
    for clause, quote in quotes().items():
        slices = wordings()[clause]
        assert all(one in quote for one in slices), clause
        assert quote.startswith(slices[0]) and quote.endswith(slices[-1]), clause


@needs_text
def test_what_is_as_printed_is_printed_so() -> None:
    """Character by character, but for capitals."""
    text = "\n".join(lines()).casefold()
    checked = 0
    for source in d.collections(d.REAL)["sources"]:
        if "Ngoài Đề án" in source.get(
            "note", ""
        ):  # known from elsewhere, with a source of its own
            continue
        for key, printed in source["as_printed"].items():
            assert printed.casefold() in text, (source["id"], key)
            checked += 1
    assert checked > 60


@needs_text
def test_the_printed_word_gives_the_modality() -> None:
    spoken = wordings()
    for clause in d.collections(d.REAL)["clauses"]:
        words = " ".join(spoken[clause["id"]])
        if modality := clause.get("modality"):
            assert re.search(PRINTED[modality], words), (clause["id"], modality)
        if re.search(r"\bphải\b", words):
            assert clause["modality"] == "must", clause["id"]


@needs_text
@pytest.mark.parametrize(
    ("clause", "must_hold"),
    [
        ("III.5.4-a", "không để xảy ra sự kiện bất ngờ về chính trị"),
        ("III.2.3-c", "phấn đấu cuối năm"),
        ("IV.1-c", "ngân sách địa phương"),
        ("Va.3", "Sở Tài chính"),
        ("Va.12.1", "Đề nghị"),
        ("Va.13", "Đề nghị"),
        ("Va.14.4", "Ủy ban nhân dân thị xã Duyên Hải và thành phố Trà Vinh"),
        ("Vb.2.2-b", "Giao Công an tỉnh"),
        ("III.2.4-c", "ít nhất 10 biên chế"),
        ("I.2.8.b", "Về văn minh đô thị"),
    ],
)
def test_a_quote_holds_the_words_that_a_verdict_rests_on(clause: str, must_hold: str) -> None:
    assert must_hold in " ".join(wordings()[clause])


@needs_text
def test_what_is_judged_every_year_is_quoted_with_the_word_that_says_so() -> None:
    """The titles of II.3.b stand behind a “hàng năm” that the reading has govern them."""
    yearly = d.element("readings", "hang_nam")["clauses"]
    assert len(yearly) == 5
    for clause in (*yearly, "II.3.b.1-b", "II.3.b.2-b"):
        assert "hàng năm" in " … ".join(wordings()[clause]), clause


@needs_text
def test_what_goes_by_rules_elsewhere_is_told_so() -> None:
    for clause in d.collections(d.REAL)["clauses"]:
        if "theo quy định" in " ".join(wordings()[clause["id"]]) and clause["status"] != "none":
            assert re.search(r"quy định|pháp luật|theo Luật", clause["text"]["vi"]), clause["id"]


@needs_text
def test_a_charge_names_its_body() -> None:
    """The quote of each clause that charges somebody begins with who that is."""
    for clause, slices in wordings().items():
        if clause.startswith("Va."):
            assert re.match(r"Công an|Bộ Chỉ huy|Sở |Ban |Đài |Đề nghị |Ủy ban", slices[0]), clause


@needs_text
def test_summaries_are_our_own_words() -> None:
    """What a summary has in common with the text are names, limits and fixed terms, never a
    sentence at length; what stands in quotation marks is quoted."""
    text = "\n".join(lines()).lower()
    for clause in d.collections(d.REAL)["clauses"]:
        ours = re.sub(r"“[^”]*”", "¤", clause["text"]["vi"]).lower()
        best = ""
        for begin in range(len(ours)):
            while ours[begin : begin + len(best) + 1] in text and begin + len(best) < len(ours):
                best = ours[begin : begin + len(best) + 1]
        assert len(best) <= 90, (clause["id"], best)
