"""Whatever shows itself speaks in words: no id, code or truth value, no day as a file has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi import _words
from tieuchi._view.figures import figure
from tieuchi._view.model import Table
from tieuchi._view.shown import View
from tieuchi.catalogue import COLUMNS

#: What is entered: these columns say the ids to write, and are headed so.
ENTERED = ("id", "levels", "options")
#: The days asked about, the years, and units of every kind.
ASKED = {
    a.REAL: ("2024-02-01", "2025-07-15", [2023, 2024, 2025], ["tv-p1", "dh-p1", "vl-tra-vinh"]),
    a.TWIN: ("2024-11-14", "2026-12-31", [2024, 2026], ["mh-p1", "vd-p2", "hd-2", "mh"]),
}


@cache
def things(pack: str) -> dict[str, Any]:
    """Everything that a programme and its facts answer, by a name for the test."""
    before, day, years, units = ASKED[pack]
    rules, known = a.rulebook(pack), a.snapshot(pack, day)
    result = tieuchi.assess(rules, known, year=years)
    shown: dict[str, Any] = {
        "programme": rules.programme,
        "rulebook": rules,
        "facts": rules.facts,
        "snapshot": known,
        "assessment": result,
        "one year": tieuchi.assess(rules, known, year=years[-1]),
        "every year": tieuchi.assess(rules, known),
        "filtered": result.filter(outcome=["not_met", "unknown"]),
        "roadmap": tieuchi.roadmap(rules, known),
        "duties": tieuchi.duties(rules, known),
        "missing": tieuchi.missing(rules, known, year=years),
        "ranked": tieuchi.missing(rules, known, year=years).ranked(),
        "by reason": tieuchi.missing(rules, known, year=years).by_reason,
        "cases": tieuchi.run_cases(rules),
        "changes": tieuchi.compare(a.snapshot(pack, before), known, year=years),
        "back": tieuchi.compare(known, before, year=years),
    }
    for unit in units:
        shown[f"why {unit}"] = result.explain(unit, year=years[0])
        shown[f"card {unit}"] = result.card(unit)
        shown[f"gap {unit}"] = tieuchi.gap(result, unit, year=years[0])
    for kind in COLUMNS:
        shown[f"list of {kind}"] = rules.look(kind)
    if pack == a.TWIN:
        wrong = {"mh-p1:quan_so@2026": 12, "mh-p3:dang_bo_xep_loai@2024": "hoan_thanh"}
        supposed = tieuchi.suppose(known, "thử", wrong)
        shown |= {"supposed": supposed, "what if": supposed.changes(year=years)}
    return shown


PLAIN = (
    "programme", "rulebook", "facts", "snapshot", "assessment", "one year", "every year",
    "filtered", "roadmap", "duties", "missing", "ranked", "by reason", "cases", "changes", "back",
)  # fmt: skip


def names(pack: str) -> list[tuple[str, str]]:
    """The same names, told without asking anything."""
    of_units = [f"{what} {unit}" for unit in ASKED[pack][3] for what in ("why", "card", "gap")]
    lists = [f"list of {kind}" for kind in COLUMNS]
    more = ["supposed", "what if"] if pack == a.TWIN else []
    return [(pack, name) for name in (*PLAIN, *of_units, *lists, *more)]


EACH = pytest.mark.parametrize(("pack", "name"), [*names(a.REAL), *names(a.TWIN)])


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
def test_everything_that_is_asked_is_looked_at(pack: str) -> None:
    assert [(pack, name) for name in things(pack)] == names(pack)


def faces(thing: Any, lang: str) -> Iterator[str]:
    """Text, notebook and document, without the columns that say what to enter."""
    view = thing(lang=lang) if callable(thing) else thing.show(lang)
    shown = view._shown
    if isinstance(shown, list):
        view = View([_without_entered(table, lang) for table in shown], lang)
    yield str(view)
    yield unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", view._repr_html_(), flags=re.DOTALL))
    yield view.markdown().replace("\\", "").replace("<br>", " ")


def _without_entered(table: Table, lang: str) -> Table:
    entered = {_words.say(key, lang) for key in ENTERED}
    kept = [n for n, words in enumerate(table.columns) if words not in entered]
    hashes = {_words.say(key, lang) for key in ("id", "rules_hash", "units_hash")}
    rows = [[row[n] for n in kept] for row in table.rows if not row or row[0] not in hashes]
    columns = [table.columns[n] for n in kept]
    return replace(table, columns=columns, rows=rows, numeric=frozenset(), foot=None, widths=())


@cache
def ids(pack: str) -> re.Pattern[str]:
    told = a.rulebook(pack).describe()
    printed = ("clauses", "notes")  # by the numbers of clauses, which are printed
    kinds = [k for k, value in told.items() if isinstance(value, list) and k not in printed]
    every = {element["id"] for kind in kinds for element in told[kind]}
    machine = sorted(re.escape(one) for one in every if re.search(r"[_\-\d]", one))
    return re.compile(r"(?<![\w-])(?:" + "|".join(machine) + r")(?![\w-])")


def plain(text: str) -> str:
    """Without the option of the command line that chooses a reading, which is told to be typed."""
    return re.sub(r"--reading\s+\S+?=\w+", "", text)


@pytest.mark.parametrize("lang", ["vi", "en"])
@EACH
def test_no_internal_id_is_seen(pack: str, name: str, lang: str) -> None:
    for face in faces(things(pack)[name], lang):
        seen = plain(face)
        assert sorted(set(ids(pack).findall(seen))) == []
        assert sorted(set(re.findall(r"\b[a-z0-9]+_[a-z0-9_]+", seen))) == []


@EACH
def test_a_vietnamese_reader_meets_no_code_truth_value_or_day_of_a_file(
    pack: str, name: str
) -> None:
    codes = "true|false|none|None|null|nan|met|unknown|waived|overdue|fulfilled|decided|reversed"
    for face in faces(things(pack)[name], "vi"):
        assert re.findall(rf"(?<![\w-])(?:{codes})(?![\w-])", face) == []
        assert re.findall(r"(?<![\w-])\d{4}-(?:\d{2}-\d{2}|[HQ]\d)(?![\w-])", face) == []


LEVELS = [{"id": "rat_xau", "label": {"vi": "rất xấu", "en": "very bad"}}]
OF: dict[str, dict[str, Any]] = {
    "boolean": {"type": "boolean", "none": ""},
    "rating": {"type": "rating", "levels": LEVELS, "none": ""},
    "number": {"type": "number", "none": ""},
    "date": {"type": "date", "none": "không huy động"},
    "text": {"type": "text", "none": ""},
    "set": {
        "type": "set",
        "none": "",
        "entry_fields": [
            {"id": "muc", "type": "rating", "levels": LEVELS},
            {"id": "do_thien_tai", "type": "boolean", "levels": []},
            {"id": "ngay", "type": "date", "levels": []},
        ],
    },
}


@pytest.mark.parametrize(
    ("kind", "value", "vi", "en"),
    [
        ("boolean", "true", "có", "yes"),
        ("boolean", "false", "không", "no"),
        ("rating", "rat_xau", "rất xấu", "very bad"),
        ("number", "0.5", "0,5", "0.5"),
        ("date", "2024-03-05", "05/03/2024", "2024-03-05"),
        ("date", "2024-03", "tháng 3/2024", "2024-03"),
        ("date", "2024-Q1", "quý 1/2024", "2024-Q1"),
        ("date", "2024-H2", "6 tháng cuối năm 2024", "2024-H2"),
        ("date", "2024", "2024", "2024"),
        ("date", "none", "không huy động", "không huy động"),
        ("set", "none", "không có", "none"),
        ("number", "withdrawn", "đã rút", "withdrawn"),
        ("text", "true", "true", "true"),
        ("text", "2024-03-05", "2024-03-05", "2024-03-05"),
        ("set", "rat_xau:true:2024-03-05", "rất xấu, «do thien tai»: có, 05/03/2024", None),
        ("set", "?:false:?+rat_xau:?:?",
         "chưa rõ, «do thien tai»: không, chưa rõ; rất xấu, «do thien tai»: chưa rõ, chưa rõ",
         None),
    ],
)  # fmt: skip
def test_a_figure_is_told_by_what_it_is(kind: str, value: str, vi: str, en: str | None) -> None:
    assert figure(value, OF[kind], "vi") == vi
    assert en is None or figure(value, OF[kind], "en") == en


def test_parts_of_a_set_are_described() -> None:
    described = {one["id"]: one for one in a.rulebook(a.TWIN).describe()["indicators"]}
    for one in described.values():
        assert [field["id"] for field in one["entry_fields"]] == one["entry"]
    accidents = {field["id"]: field for field in described["vu_viec"]["entry_fields"]}
    assert accidents["bat_kha_khang"]["type"] == "boolean"
    levels = {level["id"]: level["label"]["vi"] for level in accidents["muc"]["levels"]}
    assert levels["nghiem_trong"] == "nghiêm trọng"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_change_has_words_in_the_csv_where_they_are_asked_for(lang: str) -> None:
    import csv
    import io

    changes = things(a.TWIN)["changes"]
    told = list(csv.DictReader(io.StringIO(changes.to_csv(words=lang))))
    assert list(told[0]) == [*changes.columns, *changes.word_columns]
    assert changes.to_csv().splitlines()[0] == ",".join(changes.columns)
    for row in told:
        words = " ".join(row[name] for name in changes.word_columns)
        assert not ids(a.TWIN).search(words) and not re.search(r"[a-z]_[a-z]|\btrue\b", words)
    assert all(row["unit_words"].startswith("Phường Mẫu") for row in told)


def test_rows_of_changes_have_their_words_in_the_language_of_the_programme() -> None:
    row = things(a.TWIN)["changes"].rows[0]
    assert row["after"] in ("met", "not_met") and row["after_words"] in ("đạt", "chưa đạt")
    assert row["kind_words"] and row["facts_words"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_gap_has_words_in_the_csv_where_they_are_asked_for(lang: str) -> None:
    import csv
    import io

    gap = tieuchi.gap(a.assessment(), "mh-p3")
    told = list(csv.DictReader(io.StringIO(gap.to_csv(words=lang))))
    assert list(told[0]) == [*gap.columns, *gap.word_columns]
    assert [row["item_words"] for row in told] == [row["label"][lang] for row in gap.rows]
    assert [row["clause_words"] for row in told] == [row["clause_words"][lang] for row in gap.rows]
