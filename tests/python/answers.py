"""What the tests of the Python face share: both shipped packs, and the schema of results."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import tieuchi

ROOT = Path(__file__).resolve().parents[2]
REAL, TWIN = "tra-vinh-1578", "vi-du-1578"
SCHEMA = json.loads((ROOT / "docs/format/result.schema.json").read_text(encoding="utf-8"))


@cache
def rulebook(pack: str = REAL) -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme(pack))


@cache
def snapshot(pack: str = REAL, day: str = "2024-11-14") -> tieuchi.Snapshot:
    return rulebook(pack).facts.as_known_on(day)


@cache
def assessment(pack: str = TWIN, day: str = "2026-12-31", year: int = 2026) -> tieuchi.Assessment:
    return tieuchi.assess(rulebook(pack), snapshot(pack, day), year=year)


@cache
def closed_schema() -> dict[str, Any]:
    """The schema with every object closed, so that an undocumented key fails."""

    def close(node: Any) -> Any:
        if isinstance(node, list):
            return [close(part) for part in node]
        if not isinstance(node, dict):
            return node
        closed = {key: close(part) for key, part in node.items()}
        if "properties" in closed and "properties" not in closed["properties"]:
            closed["additionalProperties"] = False
        return closed

    closed: dict[str, Any] = close(SCHEMA)
    return closed


def validate(text: str) -> None:
    """Holds an answer against the schema of its name, with no key that is not documented."""
    answer = json.loads(text)
    for name, form in SCHEMA["definitions"].items():
        if form.get("properties", {}).get("schema", {}).get("const") == answer["schema"]:
            rules = {"$ref": f"#/definitions/{name}", "definitions": closed_schema()["definitions"]}
            jsonschema.Draft7Validator(rules).validate(answer)
            return
    raise AssertionError(answer["schema"])
