"""What results look like: text that fits, HTML that is safe, words instead of ids."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._display import phrases
from tieuchi._display.table import Cell, Table, View, html_of, text_of, width_of

SYNTHETIC = "số liệu minh họa, không có thật"


def shown(pack: str, day: str, year: int) -> list[Any]:
    rules, known = a.rulebook(pack), a.snapshot(pack, day)
    verbs = (tieuchi.assess, tieuchi.roadmap, tieuchi.duties, tieuchi.missing)
    results = [v(rules, known, year=year) for v in verbs]
    assert isinstance(results[0], tieuchi.Assessment)
    unit = next(r["unit"] for r in results[0] if r["outcome"] != "not_applicable")
    one_item = results[0].filter(item=["hien_trang_1", "an_toan_antt", "yc_1"])
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
    assert html.count(SYNTHETIC) == (max(html.count("<caption>"), 1) if synthetic else 0)
    assert ("synthetic figures" in str(thing.show("en"))) == synthetic


def test_the_matrix_counts_what_is_met_and_what_is_unknown() -> None:
    text = str(EVERYTHING[0])
    assert text.count("đạt 0/10, ") == 11
    assert "đạt 0/10, 3 chưa đủ số liệu" in text
    assert "Phường 1, thị xã Duyên Hải" in str(EVERYTHING[0]._repr_html_())
    assert "Không áp dụng (6): " in text
    assert "not met" in str(EVERYTHING[0].show("en"))


def test_words_of_outcomes_are_those_of_the_library() -> None:
    for thing in EVERYTHING:
        for item in thing.items if isinstance(thing, tieuchi.Explanation) else []:
            assert phrases.OUTCOMES[item["outcome"]]._asdict() == item["verdict"]


def test_a_provisional_outcome_is_marked() -> None:
    known = a.snapshot(a.TWIN, "2024-03-31")
    result = tieuchi.assess(a.rulebook(a.TWIN), known, year=2023)
    assert result.filter(provisional=True)
    assert "(tạm tính)" in str(result)
    assert "(provisional)" in str(result.show("en"))


def test_waived_members_are_told_apart() -> None:
    counts = {"met": 3, "not_met": 1, "unknown": 2, "not_applicable": 5, "waived": 1}
    assert phrases.tally_words(counts, "vi") == "đạt 4/7 (trong đó 1 được miễn), 2 chưa đủ số liệu"
    assert phrases.tally_words(counts, "en") == "4/7 met (1 waived), 2 unknown"


def test_whatever_stands_in_a_table_is_escaped() -> None:
    evil = "<script>alert(1)</script>\"'&\x1b[31m"
    table = Table(evil, [evil], [[evil], [Cell(evil, evil)]], [evil], [evil])
    html = html_of([table])
    assert "<script" not in html
    assert "\x1b" not in text_of(table)
    assert str(View([table])) == text_of(table)


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
