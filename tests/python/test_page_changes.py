"""What changed since the last report is on the first screen, and every change is counted."""

from __future__ import annotations

import gc
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from command_line import Run
from pages import EACH, read
from tieuchi import verbs
from tieuchi.page import render, render_units

SINCE = "2026-11-14"


def asked() -> tuple[tieuchi.Rulebook, tieuchi.Snapshot]:
    return a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31")


@cache
def since(lang: str = "vi") -> str:
    return render(*asked(), years=[2026], since=a.snapshot(a.TWIN, SINCE), lang=lang)


@cache
def changes() -> tieuchi.Changes:
    return tieuchi.compare(a.snapshot(a.TWIN, SINCE), asked()[1], year=2026)


@EACH
def test_the_first_screen_counts_the_changes_and_leads_to_them(lang: str) -> None:
    front = re.search(r"<section id=tong-hop>.*?</section>", since(lang), re.DOTALL)
    assert front and front[0].index("<a href=#thay-doi>") < front[0].index("class=cards")
    day = "14/11/2026" if lang == "vi" else SINCE
    told = re.sub("<.*?>", "", front[0])
    assert f"{day}: {len(changes())} " in told
    parts = re.search(r"\((\d+ [^()]*)\)\. ", told)
    assert parts and sum(int(part.split()[0]) for part in parts[1].split("; ")) == len(changes())


def test_every_change_is_in_one_of_the_tables() -> None:
    section = read(since()).tables
    first, second = (
        next(t for t in section if heads <= {*t[0][1]})
        for heads in ({"Bộ tiêu chí", "Trước"}, {"Nội dung", "Trước"})
    )
    counted = [cells[-1] for part, cells in second if part == "tbody"]
    lines = [cells for part, cells in first if part == "tbody"]
    assert len(lines) + sum(map(int, counted)) == len(changes())
    assert second[-1][0] == "tfoot" and int(second[-1][1][-1]) == sum(map(int, counted))
    assert all(before != after for *_, before, after, _ in lines)


@EACH
def test_where_no_day_was_given_a_plain_line_says_so(lang: str) -> None:
    told = render(*asked(), years=[2026], lang=lang)
    words = "Không nêu ngày của báo cáo trước" if lang == "vi" else "No day of a former report"
    assert words in read(told).sections["tong-hop"] and "thay-doi" not in read(told).sections


def test_where_nothing_changed_a_line_says_so() -> None:
    told = render(*asked(), years=[2026], since=a.snapshot(a.TWIN, "2026-12-31"))
    assert "không kết luận nào đổi" in read(told).sections["tong-hop"]
    assert "0 thay đổi" in read(told).sections["thay-doi"]


def test_a_day_and_a_snapshot_of_it_give_the_same_page(tmp_path: Path) -> None:
    formers: tuple[str | tieuchi.Snapshot, ...] = (SINCE, a.snapshot(a.TWIN, SINCE))
    for n, former in enumerate(formers):
        path = tmp_path / f"{n}.html"
        tieuchi.report(*asked(), path, year=2026, since=former)
        assert path.read_text(encoding="utf-8") == since()


def test_the_index_of_the_pages_of_units_says_it_too() -> None:
    pages = dict(render_units(*asked(), years=[2026], since=a.snapshot(a.TWIN, SINCE)))
    assert f"{len(changes())} kết luận" in read(pages["index.html"]).sections["tong-hop"]
    names = {m.get("href") for t, m in read(pages["index.html"]).tags if t == "a"}
    assert "u-mh-p3.html#u-mh-p3/yeu_cau" in names


@pytest.mark.parametrize(
    ("path", "since", "words"),
    [("a.html", "2027-01-01", "không trước ngày xét"), ("a.html", "14/14/2026", "14/14/2026"),
     ("a.xlsx", SINCE, "chỉ có ở trang .html")],
)  # fmt: skip
def test_what_is_no_former_report_is_refused(
    path: str, since: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(tieuchi.QuestionError) as caught:
        tieuchi.report(*asked(), tmp_path / path, year=2026, since=since)
    assert words in caught.value.describe("vi") and caught.value.issues[0].field == "since"
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_takes_the_day_of_the_last_report(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    asked = ["report", a.TWIN, "--year", "2026", "--as-of", "2026-12-31", "--to", str(page)]
    assert run(*asked, "--since", SINCE).code == 0
    assert page.read_text(encoding="utf-8") == since()
    assert run(*asked, "--since", "2028-01-01").code == 2


@EACH
def test_every_unit_has_what_the_texts_say_of_it_below_its_reasons(lang: str) -> None:
    told = render(*asked(), years=[2026], lang=lang)
    cards = re.findall(r"<article id=u-([^ >]+) class=unit>(.*?)</article>", told, re.DOTALL)
    assert len(cards) == 11
    for unit, words in cards:
        card = tieuchi.card(*asked(), unit, year=2026).told
        below = words.partition("<details class=texts>")[2]
        seen = re.sub("<.*?>", " ", below)
        named = [one["label"][lang] for one in card["lists"] if one["named"]]
        assert below and all(label in seen for label in named), unit
        assert all(row["label"][lang] in seen for row in card["baseline"])
    alone = dict(render_units(*asked(), years=[2026], lang=lang))["u-mh-p2.html"]
    below = re.sub("<.*?>", " ", alone.partition("<details class=texts>")[2])
    card = tieuchi.card(*asked(), "mh-p2", year=2026).told
    assert card["targets"] and all(row["label"][lang] in below for row in card["targets"])
    assert card["duties"] and all(row["label"][lang] in below for row in card["duties"][:1])


def test_a_result_that_somebody_holds_is_not_made_again() -> None:
    rules, known = a.rulebook(a.TWIN), a.rulebook(a.TWIN).facts.as_known_on("2026-12-30")
    verbs: tuple[Any, ...] = (tieuchi.duties, tieuchi.roadmap, tieuchi.missing)
    for ask in verbs:
        held = ask(rules, known, year=2026)
        again, other = ask(rules, known, year=[2026]), ask(rules, known, year=2025)
        assert again is held and other is not held and other != held
        assert ask(rules, known.facts.as_known_on("2026-12-30"), year=2026) is not held
        assert list(known._held.values())
        del held, again, other
        gc.collect()
        assert not list(known._held.values())  # nothing is kept that nobody holds


def test_a_card_asks_nothing_that_somebody_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, known = a.rulebook(a.TWIN), a.rulebook(a.TWIN).facts.as_known_on("2026-12-30")
    held = (
        tieuchi.duties(rules, known, year=2026),
        tieuchi.roadmap(rules, known),
        tieuchi.missing(rules, known, year=2026),
    )
    asked_for: list[tuple[str, bool]] = []
    ask = verbs.ask

    def noted(kind: str, *given: Any, **more: Any) -> Any:
        asked_for.append((kind, "unit" in more))
        return ask(kind, *given, **more)

    monkeypatch.setattr(verbs, "ask", noted)
    tieuchi.card(rules, known, "mh-p1", year=2026)
    assert sorted(asked_for) == [("duties", True), ("explain", True)] and all(held)


def test_nobody_changes_what_somebody_holds(tmp_path: Path) -> None:
    """Every card and document is the same whoever holds its answers and leaves them as they are."""
    rules, known = a.rulebook(a.TWIN), a.rulebook(a.TWIN).facts.as_known_on("2026-12-30")
    units = [unit["id"] for unit in rules.describe()["units"] if unit["type"] == "phuong"][:4]
    alone = [tieuchi.card(rules, known, unit, year=2026).json() for unit in units]
    held: list[Any] = [
        tieuchi.duties(rules, known, year=2026),
        tieuchi.roadmap(rules, known),
        tieuchi.roadmap(rules, known, year=2026),
        tieuchi.missing(rules, known, year=2026),
    ]
    before = [json.dumps(one._answer, sort_keys=True) for one in held]
    for one in held:
        for told in one.labels.values():
            told.clear()
        for row in one.rows:  # a reader may do what he likes with his rows
            row["mine"] = row.get("clauses", [])
            for part in row.values():
                if isinstance(part, list):
                    part.append({"place": "mine"})
                elif isinstance(part, dict):
                    part.clear()
    for _ in range(2):
        assert [tieuchi.card(rules, known, unit, year=2026).json() for unit in units] == alone
    for ending in ("html", "md", "docx", "xlsx", "json"):
        tieuchi.report(rules, known, tmp_path / f"a.{ending}", year=2026)
    for one in held:
        assert [one.show(), one.in_language("en").rows, one.to_csv(words="vi"), one.filter()]
    assert [json.dumps(one._answer, sort_keys=True) for one in held] == before
