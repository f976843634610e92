"""Two samples of larger sets: the DMN kit in both modes, and a reference evaluator in strict mode.

TIEUCHI_SAMPLES names their folder; a clone alone does not have them.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from oracle.feel_conformance import agrees
from tieuchi import _core

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("TIEUCHI_SAMPLES", ROOT.parent / "shared/feel"))
#: Cases in which strict mode departs from DMN on purpose (docs/format/feel.md, section 14).
DEPARTURES = {
    "0008-LX-arithmetic": "a power of 360: the greatest one of strict mode is 16",
    "0084-feel-for-loops/decision_008": "`4..2` is empty in strict mode",
}
Json = dict[str, Any]


def type_of(value: Json) -> Any:
    """The strict type of a typed value; None where it has none."""
    [(form, held)] = value.items()
    if form == "duration":
        months = re.fullmatch(r"-?P(\d+Y)?(\d+M)?", held)
        return "years and months duration" if months else "days and time duration"
    if form == "list":
        types = [type_of(part) for part in held]
        same = all(t is not None and t == types[0] for t in types)
        return {"list": types[0] if types else "nothing"} if same else None
    if form == "context":
        fields = {key: type_of(part) for key, part in held.items()}
        return None if None in fields.values() else {"context": fields}
    return None if form == "null" else form


def same(expected: Json, value: Json) -> bool:
    """Equality; where DMN has null, an operation without a result is unknown in strict mode."""
    if expected == {"null": True} and "unknown" in value:
        return {reason["code"] for reason in value["unknown"]} == {"undefined_operation"}
    return bool(agrees(expected, value))


def accepted(case: Json) -> Json | None:
    """The value in strict mode; None where the case has no types or does not pass the checker."""
    types = {name: type_of(value) for name, value in case["inputs"].items()}
    if None in types.values():
        return None
    asked = {**case, "types": types}
    told = json.loads(_core.evaluate_line(json.dumps(asked, ensure_ascii=False)))
    if issues := told.get("issues"):
        assert {issue["code"].partition(".")[0] for issue in issues} == {"feel"}
        assert all("place" in issue for issue in issues), (case, issues)
        return None
    value: Json = told["value"]
    return value


def cases_of(name: str) -> list[Json]:
    """The cases of a sample; skips the test where it is not there."""
    sample = SAMPLES / name
    if not sample.exists():
        pytest.skip(f"{name} is not there (TIEUCHI_SAMPLES names its folder)")
    return [json.loads(line) for line in sample.read_text("utf-8").splitlines()]


def told_of(case: Json, *, conformance: bool) -> Json:
    told: Json = json.loads(_core.evaluate_line(json.dumps(case, ensure_ascii=False), conformance))
    return told


def test_strict_mode_gives_every_value_and_reason_of_the_reference() -> None:
    cases = cases_of("oracle-sample.jsonl")
    told = [(case, told_of(case, conformance=False)) for case in cases]
    assert [t for c, t in told if t != {"id": c["id"], "value": c["expected"]}] == []


def test_conformance_mode_gives_every_value_of_the_kit() -> None:
    cases = cases_of("tck-sample.jsonl")
    told = [(case, told_of(case, conformance=True)) for case in cases]
    assert [t for c, t in told if not ("value" in t and agrees(c["expected"], t["value"]))] == []


def test_what_strict_mode_accepts_of_the_kit_has_the_same_value() -> None:
    cases = cases_of("tck-sample.jsonl")
    found = [(case, value) for case in cases if (value := accepted(case)) is not None]
    assert len(found) >= len(cases) // 4
    wrong = [(case["id"], value) for case, value in found if not same(case["expected"], value)]
    stray = [one for one in wrong if not any(place in one[0] for place in DEPARTURES)]
    assert stray == []
