"""Every answer has the form that docs/format/result.schema.json describes, key by key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import answers as a
import jsonschema
import pytest
import tieuchi
from tieuchi import _core

PACKS = [(a.REAL, "2023-10-20", 2023), (a.REAL, "2025-12-31", 2026), (a.TWIN, "2027-07-01", 2026)]


def test_the_schema_is_a_schema_and_describes_every_key() -> None:
    jsonschema.Draft7Validator.check_schema(a.SCHEMA)
    assert "no key listed here disappears" in a.SCHEMA["description"]
    for name, form in a.SCHEMA["definitions"].items():
        assert form["title"] and form["description"], name


@pytest.mark.parametrize(("pack", "day", "year"), PACKS)
def test_tables_follow_the_schema(pack: str, day: str, year: int) -> None:
    known = a.snapshot(pack, day)
    for verb in (tieuchi.assess, tieuchi.roadmap, tieuchi.duties, tieuchi.missing):
        result = verb(a.rulebook(pack), known, year=year)
        assert len(result) > 0
        a.validate(result.json())


@pytest.mark.parametrize(("pack", "day", "year"), PACKS)
def test_explanations_follow_the_schema(pack: str, day: str, year: int) -> None:
    result = tieuchi.assess(a.rulebook(pack), a.snapshot(pack, day), year=year)
    for unit in dict.fromkeys(row["unit"] for row in result):
        a.validate(result.explain(unit).json())


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
def test_what_surrounds_the_answers_follows_the_schema(pack: str) -> None:
    rules = a.rulebook(pack)
    a.validate(rules._handle.describe())
    a.validate(rules._handle.rules())
    a.validate(_core.pack_facts(rules._handle)[1])
    a.validate(_core.add_facts(rules._handle, None, '[{"unit":"?"}]', "rows", _core.Unsaid())[1])
    a.validate(_core.find_pack("nowhere", [])[1])
    a.validate(_core.wordings(rules._handle, "nothing of it"))
    a.validate(tieuchi.run_cases(rules).json())


def test_a_filtered_result_still_follows_the_schema() -> None:
    result = tieuchi.assess(a.rulebook(), a.snapshot(), year=2024)
    a.validate(result.filter(unit="tv-p1").json())


def listed_codes(node: Any) -> Iterator[tuple[bool, set[str]]]:
    """Every list of codes in the schema, and whether it is closed."""
    for key, inside in node.items() if isinstance(node, dict) else enumerate(node):
        if key in ("enum", "examples"):
            yield key == "enum", set(inside)
        elif isinstance(inside, dict | list):
            yield from listed_codes(inside)


def test_every_code_that_is_listed_has_words_in_both_languages() -> None:
    a.validate(_core.words())
    told = json.loads(_core.words())
    assert told.pop("schema") == "tieuchi/words/1"
    assert all(words[lang] for codes in told.values() for words in codes.values() for lang in words)
    lists = list(listed_codes(a.SCHEMA["definitions"]))
    assert len(lists) >= 7
    for closed, codes in lists:
        own = [kind for kind, known in told.items() if codes <= set(known)]
        assert own, codes
        assert not closed or any(codes == set(told[kind]) for kind in own), codes


@pytest.mark.parametrize(("pack", "day", "year"), PACKS)
def test_every_code_of_an_answer_has_words(pack: str, day: str, year: int) -> None:
    told, known = json.loads(_core.words()), a.snapshot(pack, day)
    rules = a.rulebook(pack)
    assert {row["role"] for row in tieuchi.duties(rules, known, year=year)} <= set(told["roles"])
    for row in tieuchi.missing(rules, known, year=year):
        assert set(row["codes"]) <= set(told["reasons"])
    result = tieuchi.assess(rules, known, year=year)
    assert {place for row in result for place, _ in row["assumes"]} <= set(told["assumptions"])
    waiting = [item for unit in {r["unit"] for r in result} for item in result.explain(unit)]
    steps: set[str] = set()
    while waiting:
        told_of = waiting.pop()
        waiting += told_of.get("members", []) + told_of.get("values", []) + told_of.get("from", [])
        steps |= {told_of["step"]} if "step" in told_of else set()
    assert steps and steps <= set(told["steps"]) | set(told["reasons"])
