"""Every answer has the form that docs/format/result.schema.json describes, key by key."""

from __future__ import annotations

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
    a.validate(_core.add_facts(rules._handle, None, '[{"unit":"?"}]', "rows")[1])
    a.validate(_core.find_pack("nowhere", [])[1])
    a.validate(_core.wordings(rules._handle, "nothing of it"))
    a.validate(tieuchi.run_cases(rules).json())


def test_a_filtered_result_still_follows_the_schema() -> None:
    result = tieuchi.assess(a.rulebook(), a.snapshot(), year=2024)
    a.validate(result.filter(unit="tv-p1").json())
