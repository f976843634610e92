"""What results look like: text that fits, HTML that is safe, words instead of ids."""

from __future__ import annotations

import copy
import pickle
import re
from html.parser import HTMLParser
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi import _words
from tieuchi._view.html import html_of
from tieuchi._view.markdown import markdown_of
from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.shown import View
from tieuchi._view.terminal import text_of, width_of

SYNTHETIC = "số liệu minh họa, không có thật"


def shown(pack: str, day: str, year: int) -> list[Any]:
    rules, known = a.rulebook(pack), a.snapshot(pack, day)
    verbs = (tieuchi.assess, tieuchi.roadmap, tieuchi.duties, tieuchi.missing)
    results = [v(rules, known, year=year) for v in verbs]
    assert isinstance(results[0], tieuchi.Assessment)
    unit = next(r["unit"] for r in results[0] if r["outcome"] != "not_applicable")
    one_item = results[0].filter(item=["hien_trang_1", "phuong_an_toan", "yc_1"])
    return [*results, one_item, results[0].explain(unit)]


EVERYTHING = [*shown(a.REAL, "2023-10-20", 2023), *shown(a.TWIN, "2027-07-01", 2026)]


class Balanced(HTMLParser):
    """Every element is closed, and nothing in it runs or is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "object", "link", "img")
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda t: type(t).__name__)
def test_text_fits_a_hundred_columns(thing: Any) -> None:
    for view in (thing, thing.show("en")):
        assert max(width_of(line) for line in str(view).splitlines()) <= 100
    assert repr(thing) == str(thing) == str(thing.show())


@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda t: type(t).__name__)
def test_html_is_whole_and_runs_nothing(thing: Any) -> None:
    html = thing._repr_html_()
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []
    assert html.count("<tr>") <= 21 * html.count("<table>")
    assert "#fff" not in html and "black" not in html


def test_colours_follow_the_words_around_whatever_the_theme_is_called() -> None:
    html = EVERYTHING[0]._repr_html_()
    for code in ("met", "not_met", "unknown"):
        mix = f".tieuchi.tieuchi.tieuchi .{code}{{color:color-mix(in srgb,currentColor "
        assert mix in html
    assert "prefers-color-scheme" not in html and "data-jp-theme" not in html


@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda t: type(t).__name__)
def test_no_internal_id_is_printed(thing: Any) -> None:
    described = a.rulebook(thing.provenance["programme"]).describe()
    ids = {e["id"] for kind in ("units", "agencies", "targets", "duties") for e in described[kind]}
    words = set(re.findall(r"[\w-]+", str(thing)))
    # a one-word id may be a word of the language, too
    assert {i for i in ids & words if "_" in i or "-" in i} == set()


@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda t: type(t).__name__)
def test_synthetic_figures_say_so_on_every_table(thing: Any) -> None:
    synthetic = thing.provenance["synthetic"]
    assert (SYNTHETIC in str(thing)) == synthetic
    html = thing._repr_html_()
    assert (SYNTHETIC in thing.show().markdown()) == synthetic
    assert html.count(SYNTHETIC) == (max(html.count("<caption>"), 1) if synthetic else 0)
    assert ("synthetic figures" in str(thing.show("en"))) == synthetic


def test_the_matrix_counts_what_is_met_and_what_is_unknown() -> None:
    text = str(EVERYTHING[0])
    assert text.count("đạt 0/10, ") == 11
    assert "đạt 0/10, chưa đạt 7, 3" in " ".join(text.split())
    assert "Phường 1, thị xã Duyên Hải" in str(EVERYTHING[0]._repr_html_())
    assert "Không áp dụng (6): " in text
    assert "not met" in str(EVERYTHING[0].show("en"))


def test_words_of_outcomes_are_those_of_the_library() -> None:
    for thing in EVERYTHING:
        for item in thing.items if isinstance(thing, tieuchi.Explanation) else []:
            for lang in ("vi", "en"):
                assert _words.outcome(item["outcome"], lang) == item["verdict"][lang]


def test_a_provisional_outcome_is_marked() -> None:
    known = a.snapshot(a.TWIN, "2024-03-31")
    result = tieuchi.assess(a.rulebook(a.TWIN), known, year=2023)
    assert result.filter(provisional=True)
    assert "(tạm tính)" in str(result)
    assert "(provisional)" in str(result.show("en"))


@pytest.mark.parametrize(
    ("counted", "vi", "en"),
    [
        ((0, 0, 6, 2, 0), "6/6 chưa đủ số liệu", "6/6 unknown"),
        ((0, 7, 3, 0, 0), "đạt 0/10, chưa đạt 7, 3 chưa đủ số liệu", "0/10 met, 7 not met, 3 un"),
        ((0, 2, 0, 0, 0), "đạt 0/2, chưa đạt 2", "0/2 met, 2 not met"),
        ((1, 2, 1, 0, 0), "đạt 1/4, 1 chưa đủ số liệu", "1/4 met, 1 unknown"),
        ((0, 0, 0, 0, 0), "", ""),
    ],
)
def test_that_none_is_met_is_said_only_beside_what_is_not(
    counted: tuple[int, ...], vi: str, en: str
) -> None:
    counts = dict(zip(_words.OUTCOMES, counted, strict=True))
    assert _words.tally(counts, "vi") == vi
    assert _words.tally(counts, "en").startswith(en)


@pytest.mark.parametrize(("pack", "year"), [(a.TWIN, 2026), (a.TWIN, 2024), (a.REAL, 2023)])
def test_no_row_is_dropped_and_only_units_without_application_are_called_so(
    pack: str, year: int
) -> None:
    result = tieuchi.assess(a.rulebook(pack), a.snapshot(pack, f"{year}-12-31"), year=year)
    tables = result._tables("vi")
    told = "; ".join(f"{row[0]}" for table in tables for row in table.rows)
    told += "; ".join(note for table in tables for note in table.notes)
    items = {item["id"]: item["members"] for item in a.rulebook(pack).describe()["items"]}
    inside, waiting = set(), list(result.standards)
    while waiting:
        item = waiting.pop()
        inside.add(item)
        waiting += items[item]
    others = [r for r in result if r["item"] not in inside and r["outcome"] != "not_applicable"]
    lines = [(row[0], row[1]) for row in tables[-1].rows]
    shown = [(r["unit_words"], r["item_words"]) for r in others]
    assert not others or sorted(lines) == sorted(shown)
    applies = {r["unit_words"] for r in result if r["outcome"] != "not_applicable"}
    called = next((n for n in tables[0].notes if n.startswith("Không áp dụng")), "")
    assert not applies & set(called.partition(": ")[2].split("; "))
    assert all(unit in told for unit in {r["unit_words"] for r in result})


def test_units_are_sorted_as_people_count() -> None:
    names = [_words.as_counted(unit) for unit in ("p10", "p2", "p1", "hd-2", "p")]
    assert sorted(["p10", "p2", "p1", "hd-2", "p"], key=_words.as_counted) == [
        *("hd-2", "p", "p1", "p2", "p10")
    ]
    assert len(set(names)) == 5
    for year in (2023, 2026):
        shown = tieuchi.assess(a.rulebook(), a.snapshot(a.REAL, "2023-10-20"), year=year)
        [table, *_] = shown._tables("vi")
        first = [row[0] for row in table.rows if "Trà Vinh" in str(row[0])]
        assert first == sorted(first, key=lambda name: _words.as_counted(str(name)))


def test_what_a_reader_cannot_see_reaches_no_page_and_no_notebook() -> None:
    evil = "Phường\u202e1\u200b\x07"
    table = Table(evil, [evil], [[evil], [Mark(evil, "met")]], notes=[evil])
    for written in (html_of([table]), markdown_of(table), text_of(table)):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\u200b\u202e]", written)


def test_waived_members_are_told_apart() -> None:
    counts = {"met": 3, "not_met": 1, "unknown": 2, "not_applicable": 5, "waived": 1}
    assert _words.tally(counts, "vi") == "đạt 4/7, 2 chưa đủ số liệu, trong đó 1 được miễn"
    assert _words.tally(counts, "en") == "4/7 met, 2 unknown, 1 of them waived"


def test_whatever_stands_in_a_table_is_escaped() -> None:
    evil = "<script>alert(1)</script>\"'&\x1b[31m"
    rows: list[list[Cell]] = [[evil], [Mark(evil, evil)]]
    table = Table(evil, [evil], rows, marks=[evil], notes=[evil])
    html = html_of([table])
    assert "<script" not in html
    assert "\x1b" not in text_of(table)
    assert str(View([table])) == text_of(table)
    assert "\\<script\\>" in markdown_of(table)
    assert not re.search(r"\x1b|(?<!\\)[<&]", markdown_of(table))


def test_long_tables_say_how_much_is_left() -> None:
    table = Table("t", ["a"], [[str(n)] for n in range(100)])
    assert "... 80 dòng nữa" in html_of([table])
    assert "... 40 more rows" in text_of(table, "en")
    assert "(không có dòng nào)" in text_of(Table("t", ["a"], []))


def test_a_table_of_many_columns_is_split_and_repeats_its_first_column() -> None:
    head = ["đơn vị", *(f"một cột rất dài thứ {n}" for n in range(30))]
    text = text_of(Table("t", head, [["Phường", *("đạt" for _ in range(30))]]))
    assert max(width_of(line) for line in text.splitlines()) <= 100
    assert text.count("Phường") > 1


def test_markdown_has_every_row_and_cells_that_keep_their_place() -> None:
    rows: list[list[Cell]] = [[f"a|{n}", Mark("đạt\nđạt 1/2", "met"), n] for n in range(100)]
    table = Table("t", ["x", "y", "z"], rows, numeric=frozenset({2}), foot=["t", "", 4950])
    lines = markdown_of(table).splitlines()
    assert lines[2:4] == ["| x | y | z |", "| --- | --- | ---: |"]
    assert lines[4] == r"| a\|0 | đạt<br>đạt 1/2 | 0 |"
    assert lines[-1] == "| t |  | 4950 |"
    assert len(lines) == 2 + 2 + 100 + 1


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda t: type(t).__name__)
def test_every_writer_says_the_same_words(thing: Any, lang: str) -> None:
    view = thing.show(lang)
    plain = set(re.findall(r"\w+", str(view)))
    assert len(plain) > 10
    marked = set(
        re.findall(r"\w+", re.sub(r"<br>|\\(?!_)", " ", view.markdown()).replace("\\_", "_"))
    )
    left = {word for word in plain - marked if not word.isdigit()}
    assert left <= set(_words.say("more_rows", lang, n=0).split())


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
def test_the_columns_are_the_standards_that_the_library_explains_first(pack: str) -> None:
    result = tieuchi.assess(a.rulebook(pack), a.snapshot(pack, "2026-12-31"), year=2025)
    shown = {row["item"] for row in result}
    assert [s for s in result.standards if s in shown]
    contained = {m for item in a.rulebook(pack).describe()["items"] for m in item["members"]}
    for unit in {row["unit"] for row in result}:
        asked = [item["item"] for item in result.explain(unit)]
        own = {row["item"]: row["outcome"] for row in result.filter(unit=unit)}
        alone = own.keys() - contained - set(result.standards)
        heads = [s for s in result.standards if s in own]
        assert asked[: len(heads)] == heads
        assert {*asked[len(heads) :]} == {i for i in alone if own[i] != "not_applicable"}
    again = pickle.loads(pickle.dumps(result))
    assert str(again) == str(result) == str(copy.copy(result))


@pytest.mark.parametrize(
    ("words", "written"),
    [("- x", r"\- x"), ("1. x", r"1\. x"), ("12) x", r"12\) x"), ("---", r"\---"), ("=", r"\=")]
    + [(same, same) for same in ("-5", "3.5", "2024-11-14", "1578/QĐ-UBND", "a - b")],
)
def test_a_note_in_markdown_begins_nothing_but_itself(words: str, written: str) -> None:
    assert markdown_of(Table("t", [], notes=[words])) == f"**t**\n\n{written}"
