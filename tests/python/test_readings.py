"""Readings: one option stands, another is chosen, and every face says which."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import answers as a
import decision as d
import pytest
import tieuchi

PAGE = (a.ROOT / "docs/format/readings-1578.md").read_text(encoding="utf-8")
READINGS = {r["id"]: r for r in a.rulebook().describe()["readings"]}
OPTIONS = [
    (name, option["id"])
    for name, reading in READINGS.items()
    for option in reading["options"]
    if reading["modelled"] and option["id"] != reading["default"]
]


def chosen(name: str, option: str) -> tieuchi.Rulebook:
    return tieuchi.compile_rules(a.rulebook().programme, readings={name: option})


def told(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", "from tieuchi.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_page_lists_every_reading_with_its_default_first() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| [^|]* \| ([^|]*) \| `(\w+)`.* \| (`--reading`|printed) \|", PAGE, re.M
    )
    assert [row[0] for row in rows] == list(READINGS)
    for name, question, default, way in rows:
        assert READINGS[name]["label"]["vi"] == question
        assert READINGS[name]["default"] == default
        assert (way == "`--reading`") == READINGS[name]["modelled"]


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_is_asked_in_both_languages_and_names_its_clauses(name: str) -> None:
    reading = READINGS[name]
    words = [reading["label"], *(option["label"] for option in reading["options"])]
    assert all(one["vi"] and one["en"] for one in words)
    assert reading["clauses"] and reading["decides"]


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_other_option_compiles_and_is_told(name: str, option: str) -> None:
    rules = chosen(name, option)
    known = rules.facts.as_known_on("2024-12-31")
    result = tieuchi.roadmap(rules, known, year=2024)
    assert result.provenance["readings"] == {name: option}
    assert rules != a.rulebook() and rules.rules_hash == a.rulebook().rules_hash


def test_facts_of_one_choice_are_facts_of_the_other() -> None:
    known = a.snapshot(a.REAL, "2025-08-01")
    rules = chosen("chot_ket_qua", "mua_xuan")
    assert len(tieuchi.roadmap(rules, known, year=2025)) > 0


@pytest.mark.parametrize(
    ("choice", "nearest"),
    [({"chot_ket_qu": "x"}, "chot_ket_qua"), ({"chot_ket_qua": "mua_xua"}, "mua_xuan")],
)
def test_a_choice_that_is_none_is_told_with_the_nearest(
    choice: dict[str, str], nearest: str
) -> None:
    with pytest.raises(tieuchi.ProgrammeError) as caught:
        tieuchi.compile_rules(a.rulebook().programme, readings=choice)
    (issue,) = [one for one in caught.value.issues if one.is_error]
    assert (issue.code, issue.nearest) == ("question.reading", nearest)


def test_a_verdict_says_the_readings_it_rests_on() -> None:
    rows = tieuchi.roadmap(a.rulebook(), a.snapshot(a.REAL, "2025-08-01"), year=2025)
    town = next(row for row in rows if row["target"] == "duyen_hai_2025")
    assert {"viec_sau_sap_nhap", "chot_ket_qua", "hieu_luc_2025"} <= set(town["readings"])
    words = " ".join(str(rows).split())
    assert "Cách hiểu: " in words and "--reading viec_sau_sap_nhap=khong_tinh" in words
    early = tieuchi.roadmap(a.rulebook(), a.snapshot(a.REAL, "2023-12-01"), year=2023)
    assert "hieu_luc_2025" not in early[0]["readings"]


def test_an_explanation_says_readings_and_what_is_not_said() -> None:
    known = a.snapshot(a.TWIN, "2024-09-01")
    shown = str(tieuchi.explain(a.rulebook(a.TWIN), known, "hd-1", "IV-3", year=2024))
    words = " ".join(shown.split())
    assert "--reading cho_chu_truong=chi_bao_cao" in words and "Văn bản không nêu" in words


def test_every_face_chooses_by_option() -> None:
    told_json = told(
        "duties", str(a.ROOT / "lib/packs/tra-vinh-1578"), "--as-of", "2023-11-20",
        "--year", "2023", "--format", "json", "--reading", "nam_bao_cao_dau=tu_2024",
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(told_json.stdout)
    assert answer["provenance"]["readings"] == {"nam_bao_cao_dau": "tu_2024"}
    assert "bao_cao_nam" not in {row["duty"] for row in answer["rows"]}


@pytest.mark.parametrize("word", ["ngay_gui_hay_den", "=ngay_den", "a=b=c "])
def test_a_choice_without_a_reading_or_option_is_a_usage_error(word: str) -> None:
    done = told("duties", "tra-vinh-1578", "--reading", word)
    assert done.returncode == 2 and done.stdout == ""


def with_a_reading(tmp_path: Path, **keys: Any) -> set[str]:
    """The codes of a small pack in which a target says something of a reading."""
    pack = json.loads((a.ROOT / "tests/cases/packs/aims/pack.json").read_text(encoding="utf-8"))
    options = [{"id": "x", "label": "x"}, {"id": "y", "label": "y"}]
    pack["readings"] = [{"id": "r", "label": "hỏi", "options": options, "default": "x"}]
    pack["targets"][0] |= keys
    shutil.copytree(a.ROOT / "tests/cases/packs/aims/data", tmp_path / "data")
    (tmp_path / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    return {issue.code for issue in tieuchi.check(tmp_path) if issue.is_error}


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ({"reading": {"r": "x"}}, {"reading.option_missing"}),
        ({"reading": {"r": "z"}}, {"reading.option", "reading.option_missing"}),
        ({"reading": {"s": "x"}}, {"reference.unknown"}),
        ({"reading": {"r": {"but": ["y"]}}}, {"reading.option_missing"}),
        ({"instead": [{"reading": {"r": "y"}, "counting": "sticky"}]}, set()),
        ({"instead": [{"reading": {"r": "y"}, "counts": "n > 1 +"}]}, {"feel.parse.unexpected"}),
        ({"instead": [{"counting": "sticky"}]}, {"format.missing_key"}),
        ({"instead": [{"reading": {"r": "y"}, "id": "u"}]}, {"format.misplaced_key"}),
    ],
)
def test_an_element_stands_once_under_each_option(
    tmp_path: Path, keys: dict[str, Any], codes: set[str]
) -> None:
    found = with_a_reading(tmp_path, **keys)
    assert codes <= found and bool(codes) == bool(found)


def test_every_duty_has_a_row_and_says_how_often() -> None:
    rows = tieuchi.duties(a.rulebook(), a.snapshot(a.REAL, "2024-06-01"), year=2024)
    assert {row["duty"] for row in rows} == {e["id"] for e in d.collections(d.REAL)["duties"]}
    assert all(row["recurrence"] and row["not_said"] for row in rows)
    assert {row["status"] for row in rows} == {"open", "not_followed", "due", "not_required"}
    followed = {e["id"] for e in d.collections(d.REAL)["duties"] if "done_by" in e}
    assert {row["duty"] for row in rows if row["status"] == "not_followed"}.isdisjoint(followed)
    assert {row["duty"] for row in rows if row["status"] in ("open", "due")} == followed


def test_every_task_of_section_three_says_what_the_text_leaves_unsaid() -> None:
    """No task of III names a sanction, and few a day: each says so beside its verdict."""
    tasks = d.collections(d.REAL)["criteria"]
    of_three = [e for e in tasks if e.get("clauses", [""])[0].startswith("III.")]
    assert len(of_three) > 30
    assert [e["id"] for e in of_three if not e.get("not_said")] == []
    printed = tieuchi.assess(a.rulebook(), a.snapshot(), year=2024)
    assert (
        "trường hợp bất khả kháng"
        in printed.explain("tv-p1", "khong_tai_nan").show("vi").markdown()
    )
