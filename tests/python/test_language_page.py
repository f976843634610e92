"""Every example of the pages on the rule language is run, and both languages show the same ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tieuchi import _core

FORMAT = Path(__file__).resolve().parents[2] / "docs" / "format"
PAGES = ["language.vi.md", "language.en.md"]


def blocks(page: str, language: str) -> list[str]:
    text = (FORMAT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Pairs of an expression, and its answer as the page writes it."""
    for block in blocks(page, "feel"):
        waiting: list[str] = []
        for line in block.splitlines():
            if line.startswith(("=> ", "!! ")):
                assert waiting, f"{page}: an answer without an expression: {line}"
                yield "\n".join(waiting), line
                waiting = []
            elif line:
                waiting.append(line)
        assert not waiting, f"{page}: no answer below {waiting}"


def declared(page: str) -> dict[str, Any]:
    [block] = blocks(page, "types")
    names: dict[str, Any] = json.loads(block)
    return names


def shown(value: dict[str, Any]) -> str:
    """A value in its canonical form as rule text; what is unknown with each code and fact."""
    [(kind, held)] = value.items()
    if kind == "unknown":
        return "unknown: " + ", ".join(f"{r['code']}({r['fact']})" for r in held)
    if kind in ("string", "rating"):
        return json.dumps(held, ensure_ascii=False)
    if kind in ("date", "duration"):
        return f'@"{held}"'
    if kind == "list":
        return "[" + ", ".join(shown(one) for one in held) + "]"
    if kind == "context":
        return "{" + ", ".join(f"{key}: {shown(one)}" for key, one in sorted(held.items())) + "}"
    assert kind in ("number", "boolean"), kind
    return str(held)


def answer(page: str, expression: str) -> str:
    names = declared(page)
    asked = {
        "id": 1,
        "expression": expression,
        "types": {name: of["type"] for name, of in names.items()},
        "inputs": {name: of["value"] for name, of in names.items()},
    }
    told = json.loads(_core.evaluate_line(json.dumps(asked, ensure_ascii=False)))
    if "issues" in told:
        return "!! " + ", ".join(f"{i['code']}@{i['place']}" for i in told["issues"])
    return "=> " + shown(told["value"])


@pytest.mark.parametrize(
    ("page", "expression", "written"), [(p, *example) for p in PAGES for example in examples(p)]
)
def test_the_example_gives_what_the_page_says(page: str, expression: str, written: str) -> None:
    assert answer(page, expression) == written


def test_both_pages_show_the_same_examples() -> None:
    first, second = PAGES
    assert declared(first) == declared(second)
    assert list(examples(first)) == list(examples(second))


@pytest.mark.parametrize("page", PAGES)
def test_reasons_are_worded_as_every_face_words_them(page: str) -> None:
    lang = page.split(".")[1]
    told = json.loads(_core.words())["reasons"]
    rows = re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", (FORMAT / page).read_text("utf-8"), re.M)
    rows = [(code, words) for code, words in rows if code in told]
    assert [(code, told[code][lang]) for code, _ in rows] == rows
    assert len(rows) == len(dict(rows)) and {"not_reported", "bound_exceeded"} <= set(dict(rows))


def test_each_page_has_twenty_recipes() -> None:
    for page in PAGES:
        text = (FORMAT / page).read_text("utf-8")
        numbers = re.findall(r"^### (\d+)\. ", text, re.MULTILINE)
        assert numbers == [str(n) for n in range(1, 21)], page


def test_the_schema_of_the_tree_is_a_schema() -> None:
    schema = json.loads((FORMAT / "ast.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    tree = {
        "nodes": [
            {"args": [], "kind": "name", "text": "n"},
            {"args": [], "kind": "number", "text": "3"},
            {"args": [0, 1], "kind": "compare", "text": ">="},
        ],
        "root": 2,
    }
    jsonschema.validate(tree, schema)
    tree["nodes"][2]["args"] = [0]  # type: ignore[index]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tree, schema)
