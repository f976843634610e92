"""The schema of packs says what the reader says: good files fit it, misplaced keys do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import answers as a
import jsonschema
import pytest

SCHEMA = json.loads((a.ROOT / "lib/packs/schema/pack.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
PACKS = ("lib/packs", "tests/cases/packs")
BAD = a.ROOT / "tests/cases/packs/bad"
# There what the key means depends on an element elsewhere, so that only the compiler knows.
BY_OTHERS = {"target_of_no_list", "case_names"}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def good_files() -> list[Path]:
    found = [BAD / "base" / path.name for path in (BAD / "base").glob("*.json")]
    for place in PACKS:
        for pack in (a.ROOT / place).rglob("pack.json"):
            if BAD not in pack.parents:
                found += [*pack.parent.glob("*.json"), *pack.parent.glob("cases/*.json")]
    return found


def misplaced() -> list[tuple[str, str, str]]:
    """Pack, file and pointer of the keys that mean nothing where they stand."""
    return [
        (path.parent.name, issue["file"], issue["pointer"])
        for path in sorted(BAD.glob("*/expected.json"))
        for issue in read(path)
        if issue["code"] == "format.misplaced_key" and path.parent.name not in BY_OTHERS
    ]


def test_every_file_of_a_good_pack_fits_the_schema() -> None:
    files = good_files()
    assert len(files) > 30
    wrong = {str(path): [e.message for e in VALIDATOR.iter_errors(read(path))] for path in files}
    assert {path: told for path, told in wrong.items() if told} == {}


@pytest.mark.parametrize(("pack", "file", "pointer"), misplaced())
def test_a_misplaced_key_does_not_fit_the_schema(pack: str, file: str, pointer: str) -> None:
    told = "/".join(pointer.split("/")[:3])
    for error in VALIDATOR.iter_errors(read(BAD / pack / file)):
        if "/".join(["", *map(str, error.absolute_path)]).startswith(told):
            return
    raise AssertionError(f"{pack}/{file}{pointer} fits the schema")
