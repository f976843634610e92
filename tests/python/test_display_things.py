"""Programmes, rulebooks, facts, snapshots and issues show themselves like the results do."""

from __future__ import annotations

import pickle
import re
from html.parser import HTMLParser
from typing import Any

import answers as a
import pytest
import tieuchi
from contrast import contrast
from tieuchi._view import html, things
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
    assert "<script" not in shown and shown.count("<tr>") <= 21


@EACH
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_terminal_gets_text_that_fits(thing: Any, lang: str) -> None:
    text = str(thing.show(lang))
    assert text and max(width_of(line) for line in text.splitlines()) <= 100
    if not isinstance(thing, tieuchi.Issues):  # which tell themselves one after another
        assert repr(thing) == str(thing.show())


@EACH
def test_words_not_codes_are_shown(thing: Any) -> None:
    with pytest.raises(tieuchi.QuestionError):
        thing.show("fr")
    assert not re.search(r"object at 0x|<\w+ of ", repr(thing))


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
            synthetic = getattr(thing, "rulebook", thing).synthetic
            assert ("số liệu minh họa" in thing._repr_html_()) == synthetic


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


#: The grounds of JupyterLab, VS Code and marimo.
LIGHT, DARK = ("#ffffff", "#f8f8f8", "#fcfcfc"), ("#111111", "#1f1f1f", "#181c1a", "#212121")


@pytest.mark.parametrize(
    ("colours", "grounds"), [(html._LIGHT, LIGHT), (html._DARK, DARK)], ids=["light", "dark"]
)
def test_colours_of_a_notebook_stand_out_on_its_grounds(
    colours: dict[str, str], grounds: tuple[str, ...]
) -> None:
    weak = [(c, g) for c in colours.values() for g in grounds if contrast(c, g) < 4.5]
    assert weak == []
