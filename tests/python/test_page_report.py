"""The page is a report: one screen in front, reasons near, short on paper, tables to take."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import answers as a
import pytest
import tieuchi
from contrast import contrast
from pages import BOTH, EACH, gathered, html, numbers_in, page, read
from tieuchi._words import pick
from tieuchi.page import render, render_units
from tieuchi.page.markup import tag
from tieuchi.page.places import Places, nested
from tieuchi.page.style import STYLE, style

#: What a head reads standing, in the languages of the page.
FRONT = {
    "vi": ("Lộ trình năm", "Chậm hoặc quá hạn", "Gần đạt nhất", "Số liệu còn thiếu"),
    "en": ("Roadmap of", "Late or overdue", "Nearest to meeting", "Missing facts"),
}


@cache
def one_year() -> str:
    return render(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), years=[2026])


@BOTH
@EACH
def test_the_first_section_answers_what_a_head_asks(pack: str, lang: str) -> None:
    front = page(pack, lang).sections["tong-hop"]
    places = [front.find(words) for words in FRONT[lang]]
    assert -1 not in places and places == sorted(places)


def test_the_first_section_says_what_is_due_who_is_late_and_who_is_near() -> None:
    front = read(one_year()).sections["tong-hop"]
    assert "Chỉ tiêu 5, số đơn vị đã đạt theo văn bản: 4" in front and "còn thiếu 1" in front
    assert "Báo tỉnh (minh họa)" in front and "14/11/2026" in front
    assert "Phường Mẫu 8 (thành phố Minh Họa)" in front and "đạt 6/7" in front
    lacking = tieuchi.missing(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), year=2026)
    assert f"{len(lacking)} số liệu còn thiếu" in front


def test_a_year_of_the_twin_is_small() -> None:
    assert len(one_year().encode()) < 400_000


@BOTH
@EACH
def test_headings_stand_in_order(pack: str, lang: str) -> None:
    levels = [int(t[1]) for t, _ in page(pack, lang).tags if re.fullmatch("h[1-6]", t)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@BOTH
@EACH
def test_every_table_has_a_caption_and_scopes(pack: str, lang: str) -> None:
    tags = page(pack, lang).tags
    names = [name for name, _ in tags]
    tables = [n for n, name in enumerate(names) if name == "table"]
    assert tables and all(names[n + 1] == "caption" for n in tables)
    assert {m.get("scope") for name, m in tags if name == "th"} == {"col", "row"}


@BOTH
@EACH
def test_every_cell_of_the_last_year_leads_to_its_reason(pack: str, lang: str) -> None:
    year = gathered(pack).periods[-1]
    matrices = re.findall(r"<table class=matrix>.*?</table>", html(pack, lang))
    last = [m for m in matrices if f", {year}" in m or f"năm {year}" in m]
    assert len(last) == len(gathered(pack).standards)
    ids = {m["id"] for _, m in page(pack, lang).tags if "id" in m}
    for matrix in last:
        cells = re.findall(r"<td>(.+?)</td>", matrix)
        links = [re.match(r"<a class=\"mark [a-z_]+\" href=#(u-[^ >]+)>", cell) for cell in cells]
        assert cells and all(link and link[1] in ids for link in links)
        names = re.findall(r"<th scope=row>(.+?)</th>", matrix)
        assert names and all(re.match("<a href=#u-", name) for name in names)


@BOTH
@EACH
def test_every_unit_has_one_anchor_and_what_decides_stands_first(pack: str, lang: str) -> None:
    cards = re.findall(r"<article id=u-([^ >]+) class=\"?unit.*?</article>", html(pack, lang))
    told = {items[0]["unit"] for items in gathered(pack).explanations}
    assert len(cards) == len(set(cards)) and set(cards) == told
    order = ("not_met", "unknown", "waived", "met", "not_applicable")
    for standard in re.findall(r"class=standard id=.*?(?=class=standard|</article>)", html(pack)):
        shown = re.findall(r"(?:<details(?: open)?|<div) class=(\w+)><", standard)
        ranks = [order.index(code) for code in shown if code in order]
        assert ranks == sorted(ranks)


@BOTH
def test_what_is_not_met_is_seen_at_once_and_all_else_is_found_by_search(pack: str) -> None:
    head = r"<details( open)? class=standard[^>]*><summary>[^\n]*?class=\"mark (\w+)\""
    shown = re.findall(head, html(pack))
    assert shown and all((opened == " open") == (code == "not_met") for opened, code in shown)
    assert "hidden" not in {name for _, m in page(pack).tags for name in m}
    screen = STYLE.partition("@media print")[0]
    assert "display:none" not in screen and "visibility:hidden" not in screen


@BOTH
@EACH
def test_a_clause_is_put_in_words_once(pack: str, lang: str) -> None:
    ids = [m["id"] for _, m in page(pack, lang).tags if str(m.get("id")).startswith("k-")]
    assert len(ids) == len(set(ids)) > 60
    annex = page(pack, lang).sections["phu-luc"]
    told = {
        c["id"]: c for items in gathered(pack).explanations for i in items for c in i["clauses"]
    }
    for clause in told.values():
        words = pick(clause["words"], lang)
        same = [c for c in told.values() if words in pick(c["words"], lang)]
        assert not words or len(same) > 1 or annex.count(f"({words})") <= 1


@BOTH
@EACH
def test_every_table_of_results_can_be_taken_along_without_script(pack: str, lang: str) -> None:
    links = [m for t, m in page(pack, lang).tags if t == "a" and "download" in m]
    names = [str(m["download"]) for m in links]
    assert len(names) == len(set(names)) and all(name.endswith(".csv") for name in names)
    assert all(("minh-hoa" in n or "synthetic" in n) == (pack == a.TWIN) for n in names)
    tables = len(page(pack, lang).tables) - 1  # the annex is no result
    assert len(links) == tables > 8
    for link in links:
        text = unquote(str(link["href"]).removeprefix("data:text/csv;charset=utf-8,"))
        assert text.startswith("\ufeff") and " " not in str(link["href"])
        separator = ";" if lang == "vi" else ","
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator)
        assert rows and {len(row) for row in rows} == {len(head)}


def test_a_file_of_a_table_holds_its_cells() -> None:
    shown = read(one_year())
    link = next(
        m for t, m in shown.tags if m.get("download") == "ket-qua-2026-yeu_cau-minh-hoa.csv"
    )
    text = unquote(str(link["href"]).partition(",")[2]).removeprefix("\ufeff")
    written = list(csv.reader(io.StringIO(text), delimiter=";"))
    table = next(t for t in shown.tables if len(t) == 12 and t[0][1][2].startswith("Xây dựng Đảng"))
    assert written == [cells for _, cells in table]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_words_stand_out_from_their_ground(theme: str) -> None:
    root, dark, paper = re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+):(#\w+)", root))
    if theme != "light":
        colours |= dict(re.findall(r"--([\w-]+):(#\w+)", {"dark": dark, "print": paper}[theme]))
    marks = ("met", "not", "un", "na", "wa", "syn")
    pairs = [(ink, ground) for ink in ("ink", "mute", "link") for ground in ("paper", "soft")]
    pairs += [(mark, f"{mark}-back") for mark in marks] + [(mark, "paper") for mark in marks]
    weak = {p: contrast(colours[p[0]], colours[p[1]]) for p in pairs}
    assert {p: c for p, c in weak.items() if c < 4.5} == {}


def test_signs_of_verdicts_are_more_than_colour() -> None:
    for code in ("met", "not_met", "unknown", "not_applicable", "waived"):
        assert re.search(rf"\.mark\.{code}::before{{content:\"\S ", STYLE)
    dashes = re.findall(r"\.shape\.\w+{[^}]*?(stroke-width[^}]*)}", STYLE)
    assert len(set(dashes)) == len(dashes) - 1  # what is unknown is a square in a square


def test_paper_has_numbers_and_leaves_out_what_is_folded_away() -> None:
    paper = STYLE.partition("@media print")[2]
    assert "counter(page)" in paper and "counter(pages)" in paper and "size:A4" in paper
    assert "details::details-content" not in re.sub(r"details\.\w+", "", paper)
    assert "nav,.skip,.csv,.back{display:none}" in paper


def test_a_reading_is_told_once_in_the_annex_and_marked_at_each_verdict() -> None:
    shown = read(one_year())
    lines = re.findall(r"\[(\d+)\*\]", shown.sections["giai-thich"])
    ids = [m["id"] for _, m in shown.tags if str(m.get("id")).startswith("r-")]
    assert lines and ids and len(ids) == len(set(ids))
    assert "Dấu * là kết luận dựa vào một cách hiểu" in shown.sections["phu-luc"]


@BOTH
@EACH
def test_targets_and_duties_name_the_readings_they_rest_on(pack: str, lang: str) -> None:
    answers = gathered(pack)
    ids = {m["id"] for _, m in page(pack, lang).tags if "id" in m}
    letter = {"vi": "C", "en": "R"}[lang]
    for section, answer in (("lo-trinh", answers.roadmap), ("nhiem-vu", answers.duties)):
        shown = re.search(rf"<section id={section}>.*?</section>", html(pack, lang), re.DOTALL)
        links = re.findall(rf"<a href=#(r-\w+)>{letter}\d+</a>", shown[0] if shown else "")
        numbers = Places(answers).reading_numbers
        assert {f"r-{numbers[one['id']]}" for one in answer["readings"]} == set(links) <= ids
        for one in answer["readings"]:  # their words stand in the annex alone
            assert pick(one["label"], lang) not in page(pack, lang).sections[section]
            assert page(pack, lang).sections["phu-luc"].count(pick(one["label"], lang)) == 1


@BOTH
@EACH
def test_every_criterion_of_a_unit_is_told_at_it_or_named_by_its_number(
    pack: str, lang: str
) -> None:
    places = Places(gathered(pack))
    cards = re.findall(r"<article id=u-([^ >]+) class=.*?(?=<article|</section>)", html(pack, lang))
    texts = dict(zip(cards, re.split(r"(?=<article id=u-)", html(pack, lang))[1:], strict=True))
    for items in gathered(pack).explanations:
        told = numbers_in(re.sub("<.*?>", "", texts[items[0]["unit"]].partition("</section>")[0]))
        leaves = {leaf["item"] for leaf in nested(items)}
        assert told == {places.numbers[item] for item in leaves}


def test_what_most_units_have_alike_is_told_once_with_whom_it_is_not_true_of() -> None:
    shown = re.sub(r"<[^>]*>", "\n", one_year())
    label = "Tiếp nhận, xử lý 100% tin báo, tố giác tội phạm"
    assert shown.count(f"\n{label}\n") <= 4  # once in common, once in the list, at who differs
    assert "Tất cả 11 đơn vị" in shown
    assert re.search(r"Tất cả trừ Phường Mẫu 1 \(thành phố Minh Họa\)", shown)


def test_a_unit_that_is_told_alone_is_told_whole() -> None:
    pages = dict(render_units(a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31"), years=[2026]))
    alone = read(pages["u-mh-p2.html"]).sections["giai-thich"]
    assert "như ở đa số đơn vị" not in alone and "nghiêm chế độ trực ban" in alone


def test_every_sheet_bears_the_mark_of_what_is_invented_and_nothing_ends_it() -> None:
    assert '@top-center{content:"số liệu minh họa, không có thật"' in html(a.TWIN)
    assert "@top-center" not in html(a.REAL)
    sheet = style('</style><b>"}*{display:none}\\')
    assert sheet.removeprefix(STYLE).count('"') == 2 and "<" not in sheet and "\\" not in sheet
    assert sheet.removeprefix(STYLE).count("{") == 2


def test_long_words_wrap_wherever_they_stand() -> None:
    assert re.search(r"\nbody\{overflow-wrap:anywhere", STYLE)
    assert "nowrap" not in re.sub(
        r"\.(synthetic-tag|hidden|when|matrix tbody th)\{.*?\}", "", STYLE
    )


def test_a_value_without_quotes_ends_where_it_should() -> None:
    assert tag("a", "x", href="#u-a/b") == "<a href=#u-a/b>x</a>"
    for bad in ("", "a b", "a>b", "a'b", "a=b", "a`b", "<", "a\tb", "/x", 'a"b', "ắ"):
        assert re.fullmatch(r'<p title="[^"]*">x</p>', tag("p", "x", title=bad))
    assert tag("rect", width=3) == '<rect width="3"/>'


@EACH
def test_a_page_a_unit_and_one_that_leads_to_them(lang: str, tmp_path: Path) -> None:
    rules, known = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31")
    index = tieuchi.report_per_unit(rules, known, tmp_path / "a" / "b", year=2026, lang=lang)
    files = {file.name: file.read_text(encoding="utf-8") for file in index.parent.iterdir()}
    assert index.name == "index.html" and len(files) == 15
    shown = {name: read(text) for name, text in files.items()}
    for name, text in shown.items():
        assert text.tags[0] == ("html", {"lang": lang})
        ids = [m["id"] for _, m in text.tags if m.get("id")]
        assert len(ids) == len(set(ids)), name
        for link in (str(m["href"]) for t, m in text.tags if t == "a" and "download" not in m):
            file, _, anchor = link.partition("#")
            there = shown[file or name]
            assert not anchor or anchor in {m.get("id") for _, m in there.tags}, (name, link)
    led = {str(m.get("href")).partition("#")[0] for _, m in shown["index.html"].tags}
    assert led - {"", "None"} >= files.keys() - {"index.html"}
    assert len(files["index.html"].encode()) < 215_000
    assert "Phường Mẫu 1, thành phố Minh Họa" not in shown["u-mh-p2.html"].seen


def test_names_of_pages_differ_on_every_disk() -> None:
    from tieuchi.page.places import file_names

    answers = gathered(a.TWIN)
    rows = [row for row in answers.assessment["rows"] if row["unit"] in ("mh-p1", "mh-p2")]
    twins = [{**row, "unit": {"mh-p1": "X1", "mh-p2": "x1"}[row["unit"]]} for row in rows]
    from dataclasses import replace

    names = file_names(replace(answers, assessment={**answers.assessment, "rows": twins}))
    assert len({name.casefold() for name in names.values()}) == len(names) == 2


def test_the_same_question_gives_the_same_pages() -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2026-12-31")
    assert list(render_units(*asked, years=[2026])) == list(render_units(*asked, years=[2026]))
