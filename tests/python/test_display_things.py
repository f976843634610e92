"""Whatever an analyst holds shows itself: whole, in words, in the colours of what is around it."""

from __future__ import annotations

import pickle
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import answers as a
import pytest
import tieuchi
from contrast import THEMES, contrast, mixed
from tieuchi._view import html, tables, things
from tieuchi._view.terminal import width_of

EVIL = "<script>alert(1)</script>\"'&"


def some_facts() -> tieuchi.Facts:
    row = {"indicator": "so_hoi_nghi", "period": "2024", "value": 1, "recorded_on": "2024-12-01"}
    rows = [{"unit": "mh-p1", **row}, {"unit": "mh-p2", **row}]
    rows += [{"unit": EVIL, **row}] + [{"unit": f"mh-px{n}", **row} for n in range(30)]
    return tieuchi.read_facts(a.rulebook(a.TWIN), rows)


FACTS = some_facts()
THINGS: list[Any] = [
    a.rulebook(a.TWIN).programme,
    a.rulebook(a.TWIN),
    FACTS,
    FACTS.as_known_on("2024-06-30"),
    FACTS.issues,
    a.rulebook(a.REAL).programme,
    a.rulebook(a.REAL),
    a.rulebook(a.REAL).facts,
    a.snapshot(a.REAL, "2023-10-20"),
    tieuchi.Issues(()),
    a.assessment(),
    a.assessment().filter(outcome="not_met"),
    a.assessment().explain("mh-p1", "yeu_cau"),
    tieuchi.card(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), "mh-p1", year=2026),
    tieuchi.roadmap(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31")),
    tieuchi.duties(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), year=2026),
    tieuchi.missing(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), year=2026),
    tieuchi.compare(a.snapshot(a.TWIN, "2026-11-14"), "2026-12-31", year=2026),
    tieuchi.gap(a.assessment(), "mh-p3"),
    tieuchi.suppose(a.snapshot(a.TWIN, "2026-12-31"), "thử", {"mh-p1:quan_so@2026": 12}),
    tieuchi.run_cases(a.rulebook(a.TWIN)),
    a.rulebook(a.TWIN).indicators,
    tieuchi.QuestionError(FACTS.issues),
]
EACH = pytest.mark.parametrize("thing", THINGS, ids=lambda t: type(t).__name__)


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "object", "link", "img")
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        self.lang = self.lang or dict(attrs).get("lang") or ""
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@EACH
def test_a_notebook_gets_whole_markup_that_runs_nothing(thing: Any) -> None:
    shown = thing._repr_html_()
    parser = Balanced()
    parser.feed(shown)
    assert parser.open == [] and parser.lang in ("vi", "en")
    assert "<script" not in shown
    assert "<thead><tr></tr>" not in shown  # a table of nothing would squeeze its caption
    parts = shown.split("<table")[1:]
    assert all(part.count("<tr>") <= 22 for part in parts)  # heads, twenty rows, totals


@EACH
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_terminal_gets_text_that_fits(thing: Any, lang: str) -> None:
    text = str(thing.show(lang))
    assert text and max(width_of(line) for line in text.splitlines()) <= 100
    if not isinstance(thing, tieuchi.Issues | ValueError):  # which tell themselves one by one
        assert repr(thing) == str(thing.show())


@EACH
def test_words_not_codes_are_shown(thing: Any) -> None:
    with pytest.raises(tieuchi.QuestionError):
        thing.show("fr")
    assert not re.search(r"object at 0x|<\w+ of ", str(thing.show()))


@EACH
def test_words_stand_left_and_numbers_right_even_where_style_sheets_are_dropped(thing: Any) -> None:
    shown = re.sub(r"<style>.*?</style>", "", thing._repr_html_())
    cells = re.findall(r"<t[dh]( [^>]*)?>(.*?)</t[dh]>", shown, re.DOTALL)
    assert all('style="text-align:' in attributes for attributes, _ in cells)
    right = [words for attributes, words in cells if "text-align:right" in attributes]
    assert all(re.match(r"[\d–-]|$|[^\d]+$", unescape(words)) for words in right)
    figures = [attributes for attributes, words in cells if re.fullmatch(r"\d+", words)]
    dated = (tieuchi.Assessment, tieuchi.Duties, tieuchi.Changes, tieuchi.Roadmap, tieuchi.Card)
    if not isinstance(thing, dated):  # a year is no number
        assert all("text-align:right" in attributes for attributes in figures)


@EACH
def test_colours_come_from_what_is_around(thing: Any) -> None:
    shown = thing._repr_html_()
    assert not re.search(r"background(?!:transparent)", shown)
    for value in re.findall(r"[^-]color:([^;}\"]+)", shown):
        assert value == "inherit" or value.startswith("color-mix(in srgb,currentColor "), value


def test_a_line_below_a_result_adds_up_to_its_rows() -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31")
    results: list[Any] = [
        a.assessment(), a.assessment().filter(outcome=["met", "unknown"]),
        tieuchi.roadmap(*asked), tieuchi.duties(*asked, year=[2025, 2026]),
        tieuchi.missing(*asked, year=2026),
    ]  # fmt: skip
    for result in results:
        for lang in ("vi", "en"):
            told = " ".join(str(result.show(lang)).split())
            line = tables.sums(result._answer, lang)
            parts, _, total = line.partition(" = ")
            counts = [int(part.split()[0]) for part in parts.split(" + ")]
            assert sum(counts) == int(total.split()[0]) == len(result) and line in told


def test_many_notes_are_folded_and_none_is_lost() -> None:
    shown = tieuchi.duties(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), year=2026)
    html_of, text = shown._repr_html_(), " ".join(str(shown).split())
    folded = re.search(r"<details><summary>(\d+) ghi chú khác</summary>(.*?)</details>", html_of)
    assert folded and int(folded[1]) == folded[2].count("<p>") > 5
    for note in re.findall(r"<p>(.*?)</p>", html_of):
        if "dòng nữa" not in note:  # a terminal shows more rows
            assert " ".join(unescape(note).split()) in text


def test_an_error_shows_what_is_wrong_as_a_table() -> None:
    with pytest.raises(tieuchi.QuestionError) as caught:
        tieuchi.assess(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), year=1900)
    shown = caught.value._repr_html_()
    assert "Câu hỏi không trả lời được" in shown and "1900" in shown and "1 lỗi" in shown
    assert "The question cannot be answered" in caught.value.show("en")._repr_html_()


def test_a_hypothesis_is_named_wherever_a_snapshot_shows_itself() -> None:
    known = tieuchi.suppose(a.snapshot(a.TWIN, "2026-12-31"), EVIL, {"mh-p1:quan_so@2026": 12})
    assert EVIL in repr(known) and "&lt;script&gt;" in known._repr_html_()
    assert "<script" not in known._repr_html_()
    assert repr(known).splitlines()[-1] == repr(known.base).splitlines()[-1]


def test_rows_add_up() -> None:
    text = " ".join(str(FACTS.show()).split())
    assert "33 dòng đưa vào: nhận 2, từ chối 31" in text
    assert f"= {len(FACTS.issues)} điều cần xem lại" in text
    assert f"{len(FACTS)} số liệu" in text
    shown = FACTS._repr_html_()
    assert f"... {len(FACTS.issues) - 20} dòng nữa" in shown and "&lt;script&gt;" in shown


def test_a_snapshot_says_what_it_does_not_know_yet() -> None:
    known = FACTS.as_known_on("2024-06-30")
    words = r"(\d+) số liệu: (\d+) đã biết vào ngày này, (\d+) ghi nhận sau"
    told = re.search(words, " ".join(str(known.show()).split()))
    assert told and int(told[1]) == int(told[2]) + int(told[3]) == len(FACTS)
    assert int(told[2]) == len(known.rows) and "30/06/2024" in str(known.show())


def test_a_ledger_too_large_to_be_listed_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieuchi._fact_faces.MOST_COUNTED", 3)
    assert "ghi nhận sau" not in str(FACTS.as_known_on("2024-06-30").show())


def test_invented_figures_are_marked_and_real_ones_are_not() -> None:
    for thing in THINGS:
        if not isinstance(thing, tieuchi.Issues):
            about = getattr(thing, "rulebook", thing)
            if hasattr(about, "synthetic"):
                assert ("số liệu minh họa" in thing._repr_html_()) == about.synthetic


def test_a_programme_is_shown_without_its_rules_being_compiled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programme = tieuchi.read_programme(a.TWIN)
    monkeypatch.setattr("tieuchi._core.compile_rules", None)
    assert "2023-2030" in str(programme) and "chỉ số" not in str(programme)
    assert "chỉ số" in str(a.rulebook(a.TWIN))


def test_the_worst_stands_first() -> None:
    told = [("note", "", "c", ""), ("error", "", "a", ""), ("warning", "", "b", "")]
    table = things.issues(told, "vi")
    assert [row[2] for row in table.rows] == ["a", "b", "c"]
    assert table.notes == ["1 lỗi + 1 cảnh báo + 1 lưu ý = 3 điều cần xem lại"]


def test_what_was_pickled_shows_itself_the_same() -> None:
    for thing in (a.rulebook(a.TWIN), FACTS, FACTS.issues):
        assert pickle.loads(pickle.dumps(thing)).show().markdown() == thing.show().markdown()


@pytest.mark.parametrize("theme", THEMES)
def test_colours_of_a_notebook_stand_out_on_its_grounds(theme: str) -> None:
    words, ground = THEMES[theme]
    shown = {code: mixed(words, colour, html.KEPT) for code, colour in html.COLOURS.items()}
    weak = {code: contrast(colour, ground) for code, colour in shown.items()}
    assert {code: ratio for code, ratio in weak.items() if ratio < 4.5} == {}
    assert len(set(shown.values())) == len(shown)
