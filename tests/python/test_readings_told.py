"""Every face says the readings that its verdicts rest on: none keeps to itself what JSON names."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import answers as a
import pytest
import tieuchi

LANGS = ("vi", "en")
#: A day in the middle, one on which all is overdue, and one after the wards ended.
DAYS = [("2023-12-31", 2023), ("2024-12-01", 2024), ("2026-06-01", 2026)]
#: What letters of a question must stand even where it is cut short, as on the sheet of a card.
CUT = 30


def plain(text: str) -> str:
    """What a face says, however it is broken into lines and marked up."""
    words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.S)
    words = html.unescape(words).replace("\\", "").replace("|", " ")
    return " ".join(words.split())


def questions(readings: Iterable[dict[str, Any]], lang: str) -> dict[str, str]:
    return {one["id"]: plain(one["label"][lang]) for one in readings}


def untold(readings: Iterable[dict[str, Any]], face: str, lang: str, most: int = 1000) -> list[str]:
    """The readings that a face does not say."""
    said = plain(face)
    return [name for name, words in questions(readings, lang).items() if words[:most] not in said]


def asked(kind: str, day: str, year: int) -> Any:
    known = a.snapshot(a.REAL, day)
    rules = a.rulebook()
    makers: dict[str, Callable[[], Any]] = {
        "assess": lambda: tieuchi.assess(rules, known, year=year),
        "roadmap": lambda: tieuchi.roadmap(rules, known, year=year),
        "duties": lambda: tieuchi.duties(rules, known, year=year),
    }
    return makers[kind]()


def used(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The readings that some row of an answer rests on."""
    items = answer.get("labels", {}).get("items", {})
    rows = [r for r in answer["rows"] if r.get("reason") != "not_in_scope"]
    of_items = {name: item["readings"] for name, item in items.items()}
    named = {n for r in rows for n in r.get("readings", of_items.get(r.get("item"), []))}
    return [one for one in answer["readings"] if one["id"] in named]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("day", "year"), DAYS)
@pytest.mark.parametrize("kind", ["assess", "roadmap", "duties"])
def test_answers_say_them_as_text_markdown_and_html(
    kind: str, day: str, year: int, lang: str
) -> None:
    result = asked(kind, day, year)
    told = used(result._answer)
    assert told
    shown = result.show(lang)
    for face in (str(shown), shown.markdown(), shown._repr_html_()):
        assert untold(told, face, lang) == []


def rested_on(items: Iterable[dict[str, Any]]) -> set[str]:
    found: set[str] = set()
    for item in items:
        found |= set(item["readings"]) | rested_on(item["members"])
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("unit", "day", "year", "item"),
    [
        ("tv-p3", "2023-12-31", 2023, "bo_tieu_chi"),  # a group's own, of no member
        ("tv-p3", "2024-12-01", 2024, None),
        ("vl-tra-vinh", "2026-06-01", 2026, None),  # of the standards as a whole
    ],
)
def test_explanations_say_them(unit: str, day: str, year: int, item: str | None, lang: str) -> None:
    why = tieuchi.explain(a.rulebook(), a.snapshot(a.REAL, day), unit, item, year=year)
    known = {one["id"]: one for one in why._answer["readings"]}
    told = [known[name] for name in sorted(rested_on(why.items))]
    assert told
    shown = why.show(lang)
    for face in (str(shown), shown.markdown(), shown._repr_html_()):
        assert untold(told, face, lang) == []


def test_what_is_remarked_on_a_reading_stands_beside_it() -> None:
    """That effect after a day is not determined is told where a verdict is of that time."""
    known = a.snapshot(a.REAL, "2026-06-01")
    why = tieuchi.explain(a.rulebook(), known, "vl-tra-vinh", "yeu_cau", year=2026)
    assert "chưa có văn bản nào nói Đề án còn áp dụng" in plain(str(why.show("vi")))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("day", "year"), DAYS)
def test_cards_say_them_in_every_form(day: str, year: int, lang: str, tmp_path: Path) -> None:
    unit = "vl-tra-vinh" if year == 2026 else "dh-p1"
    card = tieuchi.card(a.rulebook(), a.snapshot(a.REAL, day), unit, year=year)
    told = card.told["readings"]
    rows = [*card.told["standards"], *card.told["targets"], *card.told["duties"]]
    named = {name for row in rows for name in row["readings"]}
    assert named and named <= {one["id"] for one in told}
    for ending in (".txt", ".md", ".html"):
        face = card.save(tmp_path / f"phieu{ending}", lang=lang).read_text("utf-8")
        assert untold(told, face, lang, CUT if ending == ".html" else 1000) == []


Kind = Literal["year", "reminder"]


@cache
def reported(ending: str, day: str, year: int, lang: str, kind: Kind = "year") -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"bao-cao{ending}")
        known = a.snapshot(a.REAL, day)
        tieuchi.report(a.rulebook(), known, path, year=year, lang=lang, kind=kind)
        return path.read_bytes()


def text_of(content: bytes) -> str:
    """The words of a report; of an office file those of its parts."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [n for n in parts.namelist() if n.endswith(".xml")]
        return " ".join(
            re.sub(r"</(w:t|t)>\s*", "\0", parts.read(n).decode("utf-8")) for n in names
        ).replace("\0", " ")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ending", [".html", ".md", ".xlsx", ".docx"])
@pytest.mark.parametrize(("day", "year"), [DAYS[1], DAYS[2]])
def test_reports_say_them(ending: str, day: str, year: int, lang: str) -> None:
    pytest.importorskip({".xlsx": "xlsxwriter", ".docx": "docx"}.get(ending, "tieuchi"))
    face = text_of(reported(ending, day, year, lang))
    for kind in ("assess", "roadmap", "duties"):
        assert untold(used(asked(kind, day, year)._answer), face, lang) == [], kind


def test_outcomes_of_a_year_rest_on_no_reading_of_another() -> None:
    of_2023, of_2024 = (
        asked("assess", day, year)._answer["labels"]["items"]["bo_tieu_chi"]["readings"]
        for day, year in DAYS[:2]
    )
    assert "khao_sat_2023" in of_2023 and "khao_sat_2023" not in of_2024


def test_a_count_beside_a_target_says_what_it_rests_on() -> None:
    """The units that meet the ministry's set in 2023 are counted by a reading of the survey."""
    rows = asked("roadmap", *DAYS[0])._answer["rows"]
    beside = [row for row in rows if row["beside"]]
    assert beside and all("khao_sat_2023" in row["readings"] for row in beside)


@pytest.mark.parametrize("lang", LANGS)
def test_reminders_say_them_and_claim_no_clause_that_names_nobody(lang: str) -> None:
    pytest.importorskip("docx")
    face = text_of(reported(".docx", *DAYS[1], lang, "reminder"))
    rows = [r for r in asked("duties", *DAYS[1])._answer["rows"] if r["status"] == "overdue"]
    named = {name for row in rows for name in row["readings"]}
    known = asked("duties", *DAYS[1])._answer["readings"]
    assert rows and named
    assert untold([one for one in known if one["id"] in named], face, lang) == []
    said = plain(face)
    for row in rows:
        who = re.escape(row["bearer_label"][lang])
        assert re.search(rf"(thuộc diện thực hiện|{who} is among them)", said)
        assert not re.search(rf"(?<!gửi ){who} (có trách nhiệm thực hiện|bears the duties)", said)
