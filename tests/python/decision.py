"""What the tests on Decision 1578 share: the packs as data, and short ways to ask them."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import tieuchi

PACKS = Path(__file__).resolve().parents[2] / "lib" / "packs"
REAL, TWIN = "tra-vinh-1578", "vi-du-1578"
SIGNED = "2023-10-20"

Row = dict[str, Any]


@cache
def collections(pack: str) -> dict[str, Any]:
    """All JSON collections of a pack, merged; criteria inside groups stand among the criteria."""
    merged: dict[str, Any] = {}
    for path in sorted((PACKS / pack).glob("*.json")):
        for key, value in json.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                merged.setdefault(key, []).extend(value)
            else:
                merged[key] = value
    inside = [
        m
        for g in merged.get("groups", [])
        for m in g["members"]
        if isinstance(m, dict) and "id" in m
    ]
    merged.setdefault("criteria", []).extend(inside)
    return merged


def element(kind: str, name: str, pack: str = REAL) -> Row:
    return next(e for e in collections(pack)[kind] if e["id"] == name)


@cache
def table(name: str, pack: str = REAL) -> list[Row]:
    with (PACKS / pack / "data" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def rulebook(pack: str) -> Any:
    return tieuchi.compile_rules(tieuchi.read_programme(PACKS / pack))


@cache
def own_facts(pack: str) -> Any:
    return tieuchi.read_facts(rulebook(pack))


def reported(given: Row, unit: str, period: str, recorded_on: str) -> Any:
    """Facts of an invented unit and nothing else."""
    rows = [
        {
            "unit": unit,
            "indicator": name,
            "period": period,
            "value": value,
            "recorded_on": recorded_on,
        }
        for name, value in given.items()
    ]
    facts = tieuchi.read_facts(rulebook(TWIN), *([rows] if rows else []), own=False)
    assert facts.refused == [], facts.issues
    return facts


@cache
def _assessed(pack: str, year: int, as_of: str) -> list[Row]:
    return list(tieuchi.assess(rulebook(pack), own_facts(pack).as_known_on(as_of), year=year).rows)


def assessed(year: int, as_of: str, pack: str = REAL, **asked: Any) -> list[Row]:
    """Rows of the results, narrowed: items=[...], unit=..., outcome=..."""
    rows = _assessed(pack, year, as_of)
    if items := asked.get("items"):
        rows = [r for r in rows if r["item"] in items]
    for key in ("unit", "outcome"):
        if key in asked:
            rows = [r for r in rows if r[key] == asked[key]]
    return rows


def outcome(unit: str, item: str, year: int, as_of: str, pack: str = REAL) -> str:
    rows = assessed(year, as_of, pack, items=[item], unit=unit)
    return str(rows[0]["outcome"]) if rows else "absent"


def row_given(
    item: str,
    given: Row,
    unit: str = "mh-p1",
    year: int = 2024,
    as_of: str = "2025-04-01",
    period: str = "",
) -> Row:
    """The row of one item of an invented ward from the figures given."""
    facts = reported(given, unit, period or str(year), as_of)
    rows = tieuchi.assess(rulebook(TWIN), facts.as_known_on(as_of), year=year).rows
    return next(dict(r) for r in rows if r["unit"] == unit and r["item"] == item)


def roadmap(target: str, year: int, as_of: str, pack: str = REAL) -> Row:
    return next(dict(r) for r in roadmap_rows(year, as_of, pack) if r["target"] == target)


@cache
def roadmap_rows(year: int | None, as_of: str, pack: str = REAL) -> list[Row]:
    return list(tieuchi.roadmap(rulebook(pack), own_facts(pack).as_known_on(as_of), year=year).rows)


def duty_rows(duty: str, year: int, as_of: str, pack: str = REAL, facts: Any = None) -> list[Row]:
    rows = tieuchi.duties(rulebook(pack), facts or own_facts(pack), as_of=as_of, year=year).rows
    return [dict(r) for r in rows if r["duty"] == duty]


def parts(value: object) -> list[str]:
    """The parts of a column that holds several: a list, or words joined by `;`."""
    if isinstance(value, list):
        return [v if isinstance(v, str) else ":".join(v) for v in value]
    return [p for p in str(value or "").split(";") if p]
