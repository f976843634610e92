"""The page of a pack: nothing runs, nothing is fetched, verdicts have clauses, sums add up."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from pages import ASKED, BOTH, EACH, gathered, html, numbers_in, page, read
from tieuchi._words import OUTCOMES, outcome
from tieuchi.page.places import nested

SYNTHETIC = {
    "vi": "số liệu minh họa, không có thật",
    "en": "synthetic figures, not real",
}


@BOTH
@EACH
def test_nothing_runs_and_nothing_is_fetched(pack: str, lang: str) -> None:
    for tag, attributes in page(pack, lang).tags:
        assert tag not in ("script", "iframe", "object", "embed", "link", "img", "form", "base")
        for name, value in attributes.items():
            assert not name.startswith("on") and name not in ("src", "srcset", "action")
            assert name != "href" or str(value).startswith(("#", "data:text/csv;"))
    assert "url(" not in html(pack, lang) and "@import" not in html(pack, lang)


#: A programme without units, one whose first version is recorded later, one about other units.
NOBODY: dict[str, tuple[Any, str]] = {
    "no units": ({}, ""),
    "no version yet": (
        {"versions": [{"id": "v1", "from_year": 2024, "recorded_on": "2025-01-01"}]},
        "x1,xa,\n",
    ),
    "none in scope": ({}, "x1,phuong,\n"),
}


@EACH
@pytest.mark.parametrize("named", NOBODY)
def test_a_page_about_nobody_says_so(named: str, lang: str, tmp_path: Path) -> None:
    keys, units = NOBODY[named]
    pack: dict[str, Any] = {
        "programme": {
            "id": "p",
            "format": 1,
            "label": "p",
            "subject": "xa",
            "years": {"from": 2024, "to": 2025},
        },
        "unit_types": [{"id": "xa"}, {"id": "phuong"}],
        "cohorts": [{"id": "xa", "types": ["xa"]}, {"id": "phuong", "types": ["phuong"]}],
        "criteria": [{"id": "c", "rule": "true"}],
    } | keys
    (tmp_path / "data").mkdir()
    (tmp_path / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    (tmp_path / "data/units.csv").write_text("unit,type,valid_from\n" + units, encoding="utf-8")
    rules = tieuchi.compile_rules(tieuchi.read_programme(tmp_path))
    from tieuchi.page import render

    shown = read(render(rules, rules.facts.as_known_on("2024-06-01"), lang=lang))
    says = {"vi": "chưa có đơn vị nào được đánh giá", "en": "no unit is assessed"}[lang]
    parts = ("tong-hop", "ket-qua", "chua-dat", "giai-thich")
    assert [part for part in parts if says in shown.sections[part]] == list(parts)


@BOTH
@EACH
def test_the_policy_forbids_all_but_own_styles(pack: str, lang: str) -> None:
    metas = [attributes for tag, attributes in page(pack, lang).tags if tag == "meta"]
    policy = next(m["content"] for m in metas if m.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert page(pack, lang).tags[0] == ("html", {"lang": lang})


@BOTH
@EACH
def test_every_link_leads_somewhere(pack: str, lang: str) -> None:
    tags = page(pack, lang).tags
    ids = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    links = {str(m["href"]) for tag, m in tags if tag == "a" and "download" not in m}
    assert {link[1:] for link in links} <= set(ids)


@BOTH
@EACH
def test_every_clause_of_every_item_of_a_standard_is_printed(pack: str, lang: str) -> None:
    seen, programme = page(pack, lang).seen, gathered(pack).programme
    items = gathered(pack).assessment["labels"]["items"]
    inside = list(gathered(pack).standards)
    for item in inside:
        inside += programme.items[item]["members"]
    assessed = [item for item in inside if item in items]
    assert len(assessed) > 60
    for item in assessed:
        assert items[item]["clauses"], item
        for clause in items[item]["clauses"]:
            place, document = programme.cited(clause, lang)
            assert place and place in seen and document in seen


@BOTH
@EACH
def test_every_verdict_of_an_explanation_stands_on_a_clause(pack: str, lang: str) -> None:
    """What decides says so in words; each number is a line of the annex with clauses."""
    shown, told = page(pack, lang), page(pack, lang).sections["giai-thich"]
    numbers = numbers_in(told)
    lines = {
        attributes["id"] for tag, attributes in shown.tags if tag == "th" and "id" in attributes
    }
    assert len(numbers) > 60 and {f"t{number}" for number in numbers} <= lines
    named = html(pack, lang).count("</b>")
    assert named == len(re.findall(r"</b> <a href=#t\d+>\[\d+\*?\]</a>", html(pack, lang))) > 100
    failing = [told for items in gathered(pack).explanations for told in nested(items)]
    decisive = [x for x in failing if x["outcome"] == "not_met" and not x["group"]]
    words = "Căn cứ" if lang == "vi" else "Clause"
    assert told.count(words) >= len({(x["unit"], x["item"]) for x in decisive}) > 0
    assert ("chưa ghi điều khoản" if lang == "vi" else "no clause is recorded") not in told


@BOTH
@EACH
def test_no_internal_id_is_seen(pack: str, lang: str) -> None:
    told = a.rulebook(pack).describe()
    kinds = [kind for kind, value in told.items() if isinstance(value, list) and kind != "clauses"]
    ids = {element["id"] for kind in kinds for element in told[kind]}
    machine = [i for i in ids if re.search(r"[_\-\d]", i)]
    pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, machine)) + r")(?![\w-])"
    seen = page(pack, lang).seen
    assert re.findall(pattern, seen) == []
    assert re.findall(r"\b[a-z0-9]+_[a-z0-9_]+", seen) == []


@EACH
def test_what_is_invented_is_marked_wherever_it_stands(lang: str) -> None:
    words = SYNTHETIC[lang]
    twin = page(a.TWIN, lang)
    assert all(words in told.lower() for part, told in twin.sections.items() if part)
    assert len(twin.sections) > 8
    assert words not in page(a.REAL, lang).seen.lower()


@BOTH
@EACH
def test_the_figures_in_front_add_up_to_the_units_in_scope(pack: str, lang: str) -> None:
    answers = gathered(pack)
    day, years = ASKED[pack]
    rows = [
        row
        for row in tieuchi.assess(a.rulebook(pack), a.snapshot(pack, day), year=years[-1])
        if row["reason"] != "not_in_scope"
    ]
    sums = re.findall(r"(?:Cộng|Sum): ([^=]*) = (\d+)", page(pack, lang).sections["tong-hop"])
    heads = [[item] for item in answers.standards] + [answers.others] * bool(answers.others)
    assert len(sums) == len(heads) > 0
    for (parts, total), items in zip(sums, heads, strict=True):
        expected = [r["outcome"] for r in rows if r["item"] in items]
        counts = [int(part.split()[0]) for part in parts.split(" + ")]
        assert counts == [expected.count(code) for code in OUTCOMES]
        assert sum(counts) == int(total) == len(expected)
        assert [p.split(maxsplit=1)[1].strip() for p in parts.split(" + ")] == [
            outcome(code, lang, short=True) for code in OUTCOMES
        ]


def test_a_breach_of_a_criterion_in_no_group_is_on_the_page() -> None:
    shown = read(html_of_year(a.TWIN, "2026-12-31", [2026]))
    label = "Báo cáo UBND tỉnh cho chủ trương trước khi huy động"
    for part in ("tong-hop", "ket-qua", "chua-dat", "giai-thich"):
        assert label in shown.sections[part] or part == "tong-hop"
    assert "Tiêu chí khác" in shown.sections["tong-hop"]
    told = " ".join(shown.sections["chua-dat"].split())
    assert "Khoản đóng góp thứ hai" in told
    assert not re.search(r"Không áp dụng \(\d+\): [^:]*Khoản đóng góp thứ hai", shown.seen)


def html_of_year(pack: str, day: str, years: list[int]) -> str:
    from tieuchi.page import render

    return render(a.rulebook(pack), a.snapshot(pack, day), years=years)


def test_where_nothing_is_known_the_headline_says_so() -> None:
    shown = read(html_of_year(a.REAL, "2026-12-31", [2026]))
    front = shown.sections["tong-hop"]
    assert "6/6 chưa đủ số liệu" in front and "đạt 0/" not in front


def test_rows_that_were_refused_are_told_on_the_page(tmp_path: Path) -> None:
    rules = a.rulebook(a.TWIN)
    row = {"indicator": "so_hoi_nghi", "period": "2024", "value": 1, "recorded_on": "2024-12-01"}
    rows = [{"unit": "mh-p1", **row}, {"unit": "mh-px", **row}]
    facts = tieuchi.read_facts(rules, rows)
    assert len(facts.refused) == 1
    out = tieuchi.report(rules, facts, tmp_path / "p.html", as_of="2025-01-01", year=2024)
    shown = read(out.read_text(encoding="utf-8"))
    assert "1 dòng số liệu bị từ chối" in shown.seen
    assert "Giữ lại 1 dòng, từ chối 1 dòng" in shown.sections["gioi-han"]
    assert all(issue.message.vi in shown.sections["gioi-han"] for issue in facts.issues)
    assert "bị từ chối" not in page(a.TWIN).seen


def test_a_later_year_has_no_bar() -> None:
    shown = html_of_year(a.REAL, "2026-12-31", [2026])
    charts = re.findall(r"<svg.*?</svg>", shown, re.DOTALL)
    drawn = [chart for chart in charts if ">2030<" in chart]
    assert drawn
    for chart in drawn:
        years = set(re.findall(r"class=year>(\d{4})<", chart))
        bars = chart.count('<rect class="bar"') - 1  # the key has one
        assert bars == len([year for year in years if int(year) <= 2026])


def test_a_sum_that_counts_once_says_so() -> None:
    shown = page(a.TWIN).sections["con-thieu"]
    found = re.search(r"cộng từng dòng là (\d+), tổng là (\d+)", shown)
    assert found and int(found[1]) > int(found[2])


@BOTH
@EACH
def test_every_total_is_the_sum_of_its_column(pack: str, lang: str) -> None:
    totals = 0
    for table in page(pack, lang).tables:
        body = [cells for part, cells in table if part == "tbody"]
        for foot in (cells for part, cells in table if part == "tfoot"):
            figures = [n for n, cell in enumerate(foot) if cell.strip().isdigit()]
            column = figures[0]  # a second one counts each waiting result once
            assert sum(int(cells[column]) for cells in body) == int(foot[column])
            totals += 1
    assert totals > 3


@BOTH
def test_units_that_an_item_is_not_about_are_not_shown_for_it(pack: str) -> None:
    assert all(row["reason"] != "not_in_scope" for row in gathered(pack).assessment["rows"])
    shown = page(pack).sections["ket-qua"]
    day, years = ASKED[pack]
    result = tieuchi.assess(a.rulebook(pack), a.snapshot(pack, day), year=years[-1])
    standards = set(gathered(pack).standards)
    inside = {r["unit"] for r in result if r["item"] in standards and r["reason"] != "not_in_scope"}
    for unit in {r["unit"] for r in result} - inside:
        assert result.labels["units"][unit]["vi"] not in shown


def test_the_real_page_has_the_deficits_of_the_survey() -> None:
    shown = page(a.REAL).sections["chua-dat"]
    known = a.snapshot(a.REAL, "2023-10-20")
    rows = tieuchi.assess(a.rulebook(), known, year=2023).filter(outcome="not_met")
    kinds = {item["id"]: item["kind"] for item in a.rulebook().describe()["items"]}
    failing = [r for r in rows if kinds[r["item"]] == "criterion"]
    assert f"{len(failing)} lượt ở {len({r['unit'] for r in failing})} đơn vị" in shown
    assert len(failing) == 55


@BOTH
def test_provisional_verdicts_are_marked(pack: str) -> None:
    rows = gathered(pack).assessment["rows"]
    assert any(r["provisional"] for r in rows) == ("tạm tính" in page(pack).sections["ket-qua"])


@BOTH
@EACH
def test_the_page_is_in_one_language_and_names_its_day(pack: str, lang: str) -> None:
    seen = page(pack, lang).seen
    day = ASKED[pack][0]
    assert (day if lang == "en" else "/".join(reversed(day.split("-")))) in seen
    own = outcome("not_met", lang)
    other = outcome("unknown", "vi" if lang == "en" else "en")
    assert own in seen and other not in seen


@BOTH
def test_the_same_question_gives_the_same_bytes(pack: str, tmp_path: Path) -> None:
    day, years = ASKED[pack]
    fresh = tieuchi.compile_rules(tieuchi.read_programme(pack))
    out = tmp_path / "again.html"
    written = tieuchi.report(fresh, tieuchi.read_facts(fresh), out, year=years, as_of=day)
    assert written.read_bytes() == html(pack).encode()


HOSTILE = "<script>alert('x')</script>\"><i onclick=x>&amp;"


def hostile_pack(folder: Path) -> Path:
    pack: dict[str, Any] = {
        "programme": {
            "id": "doc-hai", "format": 1, "label": f"Đề án {HOSTILE}", "note": f"Lưu ý {HOSTILE}",
            "years": {"from": 2024, "to": 2025}, "subject": "xa", "synthetic": True,
        },
        "unit_types": [{"id": "xa", "label": HOSTILE}],
        "cohorts": [{"id": "xa", "types": ["xa"]}],
        "agencies": [{"id": "so", "label": f"Sở {HOSTILE}"}],
        "sources": [{"id": "vb", "as_printed": {"number": f"1/QĐ {HOSTILE}"}}],
        "clauses": [
            {
                "id": "K", "no": f"Điều 1 {HOSTILE}", "source": "vb", "kind": "requirement",
                "status": "modelled", "text": f"tóm tắt {HOSTILE}",
            }
        ],
        "indicators": [{"id": "so_luong", "label": f"Số {HOSTILE}", "type": "count"}],
        "criteria": [
            {"id": "du", "label": f"Đủ {HOSTILE}", "clauses": ["K"], "rule": "so_luong >= 5"}
        ],
        "groups": [
            {
                "id": "chuan", "label": f"Chuẩn {HOSTILE}", "clauses": ["K"], "combine": "all",
                "members": ["du"],
            }
        ],
        "targets": [],
    }  # fmt: skip
    (folder / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    (folder / "data").mkdir()
    quoted = '"' + f"Xã {HOSTILE}".replace('"', '""') + '"'
    (folder / "data/units.csv").write_text(
        "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note\n"
        f"x1,xa,{quoted},,,2010-01-01,,2010-01-01,\n",
        encoding="utf-8",
    )
    return folder


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    rulebook = tieuchi.compile_rules(tieuchi.read_programme(hostile_pack(tmp_path)))
    row = {"unit": "x1", "indicator": "so_luong", "period": "2024", "value": 3}
    row |= {"recorded_on": "2024-12-01", "document": f"CV {HOSTILE}", "note": HOSTILE}
    facts = tieuchi.read_facts(rulebook, [row])
    assert facts.refused == []
    out = tieuchi.report(rulebook, facts, tmp_path / "p.html", as_of="2025-01-01", year=2024)
    text = out.read_text(encoding="utf-8")
    shown = read(text)
    assert not {tag for tag, _ in shown.tags} & {"script", "i"}
    assert all("onclick" not in attributes for _, attributes in shown.tags)
    for start in ("Đề án", "Lưu ý", "Xã", "Đủ", "Chuẩn", "Điều 1", "tóm tắt", "CV"):
        assert f"{start} {HOSTILE}" in shown.seen, start
