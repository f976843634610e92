"""The HTML page: one file without script, whose figures add up and whose verdicts carry clauses."""

from __future__ import annotations

import itertools
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from decision import REAL, SIGNED, TWIN, own_facts, rulebook
from tieuchi.page import render
from tieuchi.page.answers import Programme, gather
from tieuchi.page.markup import Markup, content, tag
from tieuchi.page.sections import html
from tieuchi.page.tables import Table, deficits, matrix, summary
from tieuchi.page.telling import readable
from tieuchi.page.words import OUTCOMES, tally

ASKED = {REAL: (SIGNED, [2023]), TWIN: ("2027-02-15", [2025, 2026])}
VOID = {"meta", "br", "rect", "line", "polyline"}


@cache
def page(pack: str, lang: str = "vi") -> str:
    day, years = ASKED[pack]
    return render(rulebook(pack), own_facts(pack).as_known_on(day), years=years, lang=lang)


@cache
def answers(pack: str) -> Any:
    day, years = ASKED[pack]
    return gather(rulebook(pack), own_facts(pack).as_known_on(day), years)


class Outline(HTMLParser):
    """Elements, their nesting, headings and the text outside the style sheet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)


@cache
def outline(pack: str, lang: str = "vi") -> Outline:
    return Outline(page(pack, lang))


@pytest.mark.parametrize("pack", [REAL, TWIN])
def test_a_page_has_no_script_and_fetches_nothing(pack: str) -> None:
    seen = outline(pack)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(seen.names)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page(pack)
    for name, value in seen.attributes:
        assert not name.startswith("on") and name not in {"src", "style"}
        if name == "href":
            assert value is not None and value.startswith("#")
    assert "url(" not in page(pack) and "@import" not in page(pack)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("pack", [REAL, TWIN])
def test_a_page_is_well_formed_and_says_its_language(pack: str, lang: str) -> None:
    assert page(pack, lang).startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert outline(pack, lang).open == []


@pytest.mark.parametrize("pack", [REAL, TWIN])
def test_headings_descend_one_step_at_a_time_and_tables_are_named(pack: str) -> None:
    names = outline(pack).names
    levels = [int(n[1]) for n in names if re.fullmatch("h[1-6]", n)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert names.count("caption") == names.count("table") > 0
    found = [value for name, value in outline(pack).attributes if name == "id"]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("pack", [REAL, TWIN])
def test_no_internal_id_is_printed(pack: str, lang: str) -> None:
    words = "\n".join(outline(pack, lang).words)
    told = rulebook(pack).describe()
    ids = {e["id"] for kind in ("items", "indicators", "units", "targets") for e in told[kind]}
    ids = {i for i in ids if "_" in i or "-" in i}
    printed = set(re.findall(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)+", words))
    assert sorted(ids & printed) == []


def test_invented_figures_are_marked_in_every_section_and_table() -> None:
    words = "số liệu minh họa, không có thật"
    sections = page(TWIN).split("<section ")[1:]
    assert all(words in section for section in sections)
    captions = re.findall(r"<caption.*?</caption>", page(TWIN))
    assert captions and all(words in caption for caption in captions)
    assert words not in page(REAL)


@pytest.mark.parametrize("pack", [REAL, TWIN])
def test_the_outcomes_of_a_standard_add_up_to_its_units(pack: str) -> None:
    table = summary(answers(pack), "vi")
    assert table.rows
    for row in table.rows:
        *figures, total = (int(str(cell)) for cell in row[2:])
        assert len(figures) == len(OUTCOMES) and sum(figures) == total > 0


def test_the_baseline_has_55_deficits_in_11_units_each_with_its_clause() -> None:
    table = deficits(answers(REAL), "2023", "vi", "bo_tieu_chi")
    assert table.foot is not None and table.foot[-1] == 55
    assert sum(int(str(row[-1])) for row in table.rows) == 55
    assert "55 lượt ở 11 đơn vị" in table.caption
    assert all("Mục I.2" in str(row[1]) for row in table.rows)


@pytest.mark.parametrize("pack", [REAL, TWIN])
def test_every_column_of_a_matrix_has_a_clause(pack: str) -> None:
    asked = answers(pack)
    for standard in asked.programme.standards():
        table, legend = matrix(asked, standard, asked.periods[-1], "vi")
        if table.rows:
            assert len(legend.rows) == len(table.columns) - 1
            assert all(row[2] and row[2] != "chưa ghi điều khoản" for row in legend.rows)


def test_the_same_input_gives_the_same_page() -> None:
    day, years = ASKED[REAL]
    again = render(rulebook(REAL), own_facts(REAL).as_known_on(day), years=years)
    assert again == page(REAL)


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;", "</style>"]
)
def test_what_stands_in_a_table_cannot_become_markup(nasty: str) -> None:
    shown = html(Table(nasty, [nasty], [[nasty]]), "vi", synthetic=True)
    seen = Outline(shown)
    assert "script" not in seen.names and "img" not in seen.names
    assert "".join(seen.words).count(nasty) == 3


def test_markup_is_kept_and_text_is_escaped() -> None:
    assert content("a<b", Markup("<i>x</i>"), None, ["&"]) == "a&lt;b<i>x</i>&amp;"
    assert tag("p", "x", class_='"', hidden=False) == '<p class="&quot;">x</p>'


def test_a_tally_counts_waived_as_met_and_leaves_out_what_does_not_apply() -> None:
    members = {"met": 2, "not_met": 1, "unknown": 1, "not_applicable": 3, "waived": 1}
    assert tally(members, "vi") == "đạt 3/5, 1 chưa đủ số liệu, trong đó 1 được miễn"
    assert tally(dict.fromkeys(OUTCOMES, 0), "vi") == ""


def test_a_rule_is_printed_with_labels_and_levels_in_words() -> None:
    value = {"id": "xep_loai", "label": {"vi": "Xếp loại", "en": "Rating"}, "from": []}
    right = {"vi": "Xuất sắc", "en": "excellent"}
    explained = {"values": [value], "comparisons": [{"rule": 'xep_loai = "tot"', "right": right}]}
    assert readable('not(xep_loai = "tot")', explained, "vi") == "không(«Xếp loại» = “Xuất sắc”)"
    assert readable('xep_loai = "tot"', explained, "en") == "«Rating» = “excellent”"


def test_places_of_one_document_name_it_once() -> None:
    programme = Programme(
        {"clauses": [{"id": "a", "no": "Mục 1"}, {"id": "b", "no": "Mục 2, ý 1"}]}
    )
    clauses = [
        {"id": "a", "place": {"vi": "Mục 1, QĐ 1", "en": "Mục 1, QĐ 1"}},
        {"id": "b", "place": {"vi": "Mục 2, ý 1, QĐ 1", "en": "Mục 2, ý 1, QĐ 1"}},
    ]
    assert programme.places(clauses, "vi") == "Mục 1; Mục 2, ý 1, QĐ 1"
