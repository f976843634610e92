"""What the shipped packs say to people: rules in words, roles, links from findings to bodies."""

from __future__ import annotations

import re

import decision as d
import pytest
import tieuchi
from tieuchi._words import duty_state

PACKS = (d.REAL, d.TWIN)
#: Spoken words that an office does not write.
SPOKEN = (
    r"\b(lo kinh phí|kéo giảm|nâng chất(?! lượng)|bên công nhận|chỗ ở|ba nơi|hai UBND"
    r"|từ mức(?!.* trở lên))\b"
)


def finding(unit: str, number: int, year: int = 2024) -> d.Row:
    """What the card of a ward tells of a finding of the survey."""
    known = d.own_facts(d.REAL).as_known_on("2024-06-01")
    told = tieuchi.card(d.rulebook(d.REAL), known, unit, year=year).told
    return next(one for one in told["baseline"] if one["indicator"] == f"neu_chua_dat_{number}")


def bodies(row: d.Row) -> set[tuple[str, str]]:
    return {(one["bearer"], one["role_label"]["vi"]) for one in row["owed"]}


@pytest.mark.parametrize("pack", PACKS)
def test_every_criterion_and_every_measure_has_its_rule_in_words(pack: str) -> None:
    for kind in ("criteria", "measures"):
        for element in d.collections(pack)[kind]:
            for told in (element, *element.get("instead", [])):
                words = told.get("words")
                if told is element or {"rule", "value"} & set(told):
                    assert words and words["vi"] and words["en"], element["id"]
                    assert not re.search(r"[«»=]|\w_\w", words["vi"] + words["en"]), words


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_is_said_as_it_is_spoken(pack: str) -> None:
    for kind in ("clauses", "criteria", "groups", "indicators", "duties", "funding", "targets"):
        for element in d.collections(pack).get(kind, []):
            told = [element.get(key) for key in ("label", "words", "text")]
            said = " ".join(one["vi"] for one in told if isinstance(one, dict))
            assert not re.search(SPOKEN, said), (element["id"], said)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_explanation_shows_the_words_and_no_program_text(lang: str) -> None:
    known = d.own_facts(d.REAL).as_known_on("2024-06-01")
    told = tieuchi.explain(d.rulebook(d.REAL), known, "tv-p1", "yeu_cau", year=2024)
    shown = str(told.show(lang))
    for leaf in ("dang_bo_xuat_sac", "can_bo_hoan_thanh_tot"):
        assert d.element("criteria", leaf)["words"][lang].split(";")[0][:40] in " ".join(
            shown.split()
        )
    assert "«" not in shown
    assert "«" in str(told.show(lang, rules=True))


@pytest.mark.parametrize(
    ("unit", "number", "charged"),
    [
        ("tv-p1", 4, {("so_tnmt", "phối hợp"), ("cong_an_tinh", "lập, đề xuất")}),
        ("dh-p1", 4, {("bql_kkt", "phối hợp"), ("ubnd_duyen_hai", "phối hợp")}),
        ("tv-p1", 8, {("ubnd_tra_vinh", "chỉ đạo")}),
        ("dh-p2", 8, {("ubnd_duyen_hai", "chỉ đạo")}),
    ],
)
def test_a_finding_leads_to_the_bodies_that_serve_the_ward(
    unit: str, number: int, charged: set[tuple[str, str]]
) -> None:
    found = finding(unit, number)
    assert charged <= bodies(found)
    elsewhere = (
        {"ubnd_tra_vinh", "so_tnmt"} if unit.startswith("dh") else {"ubnd_duyen_hai", "bql_kkt"}
    )
    leading = {one["bearer"] for one in found["owed"] if one["role"] == "lead"}
    assert not elsewhere & leading
    assert all(one["place"] and one["words"]["vi"] for one in found["remedies"])


def test_findings_lead_to_the_solutions_of_their_subject() -> None:
    """(1) to III.1; (2) and (3) to III.2; (4) and (5) to III.3; (6) to III.5; (7) and (8) to
    III.6; nothing to III.4 and III.7."""
    expected = {1: "1", 2: "2", 3: "2", 4: "3", 5: "3", 6: "5", 7: "6", 8: "6", 9: "6"}
    for number, section in expected.items():
        remedies = finding("dh-p1" if number in (3, 9) else "tv-p1", number)["remedies"]
        assert remedies and {one["id"][:6] for one in remedies} == {f"III.{section}."}


def test_what_nobody_is_charged_with_says_so() -> None:
    assert finding("tv-p1", 1)["owed"] == []


def test_only_one_task_of_the_decision_is_led() -> None:
    """The text has "chủ trì" once (V.7 dash 1)."""
    led = [
        e["id"] for e in d.collections(d.REAL)["duties"] if "chủ trì" in str(e.get("lead_words"))
    ]
    assert led == ["phuong_van_hoa"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_report_is_open_until_its_last_day_and_due_on_it(lang: str) -> None:
    def state(day: str) -> str:
        return duty_state(d.duty_rows("bao_cao_nam", 2024, day)[0], lang)

    assert state("2024-01-02") == state("2024-11-13") != state("2024-11-14")
    assert ("14/11/2024" if lang == "vi" else "2024-11-14") in state("2024-01-02")
    assert "đến hạn" not in state("2024-01-02") and "quá hạn" not in state("2024-11-14")
    assert ("đến hạn" if lang == "vi" else "due") in state("2024-11-14")


def test_an_explanation_names_what_answers_its_clauses() -> None:
    known = d.own_facts(d.REAL).as_known_on("2024-06-01")
    told = tieuchi.explain(d.rulebook(d.REAL), known, "tv-p1", "tru_so", year=2024)
    ids = [clause["id"] for clause in told.items[0]["answered_by"]]
    assert ids[:2] == ["III.3.1-a", "III.3.1-b"]
    assert {"Va.1.5", "Va.4", "Va.9.2", "Va.10", "Va.14.4", "IV.1-b", "IV.2"} == set(ids[2:])
    shown = " ".join(str(told.show("vi")).split())
    assert "Giải pháp, phân công, kinh phí (ghép theo chủ đề)" in shown
    assert "linked by subject" in " ".join(str(told.show("en")).split())
