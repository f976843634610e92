"""The cases of tests/cases/door, run by C++ as well: tables as offices send them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi

FOLDER = a.ROOT / "tests/cases/door"
CASES = [json.loads(line) for line in (FOLDER / "tables.jsonl").read_text("utf-8").splitlines()]
#: Workbooks have a door of their own here (test_excel_in.py).
CASES = [case for case in CASES if "csv.workbook 0:0" not in case["issues"]]


@cache
def rules() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme(FOLDER / "pack"))


def told(issue: tieuchi.Issue) -> str:
    """As a case writes it: code, line and column, field, nearest spelling."""
    words = [issue.code, f"{issue.line}:{issue.column}"]
    words += [f"[{issue.field}]"] if issue.field else []
    words += [issue.nearest] if issue.nearest else []
    return " ".join(words)


def fact(row: dict[str, Any]) -> str:
    day = "" if row["recorded_on"] == "2025-01-10" else f" on {row['recorded_on']}"
    return f"{row['unit']}:{row['indicator']}@{row['period']}={row['value']}{day}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_table_is_read_as_its_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(case["table"].encode())
    names = ("locale", "header", "columns", "period", "recorded_on", "no_data")
    options: dict[str, Any] = {str(name): case[name] for name in names if name in case}
    try:
        read = tieuchi.read_facts(rules(), path, own=False, **options)
        facts, issues = [read], read.issues
    except tieuchi.FactsError as error:
        facts, issues = [], error.issues
    assert sorted(told(issue) for issue in issues) == case["issues"]
    assert sorted(fact(row) for f in facts for row in f.rows) == case["facts"]
    assert sum(len(f.refused) for f in facts) == case.get("refused", 0)
    for words in case.get("says", []):
        assert any(words in issue.describe("en") for issue in issues)
