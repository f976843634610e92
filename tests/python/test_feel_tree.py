"""The typed syntax tree of a rule: what it says, its schema, and the way back to the rule."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tieuchi import ProgrammeError, feel

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/format/ast.schema.json").read_text("utf-8")
)
TYPES: dict[str, feel.Type] = {
    "n": "number",
    "p": "boolean",
    "s": "string",
    "d": "date",
    "g": {"rating": ["yếu", "khá", "tốt"]},
    "xs": {"list": "number"},
    "rs": {"list": {"context": {"a": "number"}}},
}
TEXTS = [
    "n",
    "-n + 1 >= 0.70",
    "p and not(p) or true",
    's = "a" and g >= "khá"',
    'd > @"2024-01-31" and d < date("2025-01-01") + @"P1M"',
    "if p then 1 else 2",
    "n in (1, < 3, [5..7))",
    "n between 1 and 2",
    "some x in xs satisfies x > 1",
    "every x in xs, y in 1..3 satisfies x > y",
    "for x in xs return {k: x, l: k}",
    'rs[a > 1].a[1] = {a: 1, "b c": [2]}.a',
    "xs[item > n][-1]",
    "round half up(sum(xs) / count(xs), 2)",
    "share(n, 3, 0) >= 0.5 and at_least(2, [p, p, reported(n)])",
]
# No rule of strict mode has these two kinds of nodes.
NULL = {"nodes": [{"args": [], "kind": "null", "text": "null"}], "root": 0}
INVOKE = {
    "nodes": [
        {"args": [], "kind": "string", "text": "f"},
        {"args": [], "kind": "number", "text": "1"},
        {"args": [0, 1], "kind": "invoke", "text": ""},
    ],
    "root": 2,
}
VALID = jsonschema.Draft7Validator(SCHEMA)


def plain(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree without types and meanings."""
    kept = {"args", "iterators", "keys", "kind", "text"}
    nodes = [{k: v for k, v in node.items() if k in kept} for node in tree["nodes"]]
    return {"nodes": nodes, "root": tree["root"]}


@pytest.mark.parametrize("text", TEXTS)
def test_a_tree_fits_its_schema_and_reads_back(text: str) -> None:
    rule = feel.compile(text, TYPES)
    tree = rule.tree
    VALID.validate(tree)
    VALID.validate(plain(tree))
    for again in (feel.from_tree(tree), feel.from_tree(plain(tree), TYPES)):
        assert again.text == text
        assert again.type == rule.type
        assert again.cost == rule.cost
        assert again.tree == tree


def test_every_node_says_its_type_and_place() -> None:
    for text in TEXTS:
        for node in feel.compile(text, TYPES).tree["nodes"]:
            assert {"type", "place"} <= node.keys(), (text, node)


def test_layout_changes_the_places_alone() -> None:
    loose, tight = (feel.compile(t, TYPES).tree for t in ("( n )   >= 1 // ngưỡng", "n>=1"))
    assert [node.pop("place") for node in loose["nodes"]] == [2, 11, 8]
    assert [node.pop("place") for node in tight["nodes"]] == [0, 3, 1]
    assert loose == tight


def test_all_kinds_of_nodes_are_in_the_schema() -> None:
    found = {n["kind"] for text in TEXTS for n in feel.compile(text, TYPES).tree["nodes"]}
    for tree in (NULL, INVOKE):
        VALID.validate(tree)
        found |= {node["kind"] for node in tree["nodes"]}  # type: ignore[attr-defined]
    assert len(found) == 24
    for tree in (NULL, INVOKE):
        with pytest.raises(ProgrammeError):
            feel.from_tree(tree)


def test_the_schema_refuses_what_no_tree_has() -> None:
    tree = feel.compile('g >= "khá" and xs[1] > n', TYPES).tree
    for index, change in (
        (0, {"kind": "names"}),
        (0, {"args": [0]}),
        (0, {"means": "level"}),
        (0, {"type": "numbr"}),
        (0, {"place": -1}),
        (0, {"note": ""}),
        (1, {"means": "builtin"}),
        (2, {"text": "=>"}),
        (2, {"args": [0]}),
    ):
        wrong = copy.deepcopy(tree)
        wrong["nodes"][index].update(change)
        assert not VALID.is_valid(wrong), change


def test_a_tree_that_says_other_types_than_the_checker_is_refused() -> None:
    tree = feel.compile("n + 1 > 2", TYPES).tree
    for change, code in (
        ({"type": "date"}, "feel.type.operator"),
        ({"text": "m"}, ""),
        ({"typ": "number"}, "feel.json.tree"),
    ):
        altered = copy.deepcopy(tree)
        altered["nodes"][0].update(change)
        if code:
            with pytest.raises(ProgrammeError) as caught:
                feel.from_tree(altered)
            assert caught.value.issues[0].code == code
        else:
            assert feel.from_tree(altered).text == "m + 1 > 2"
    with pytest.raises(ProgrammeError) as caught:
        feel.from_tree(feel.compile("n", TYPES).tree, {"n": "date"})
    [issue] = caught.value.issues
    assert issue.code == "feel.json.tree" and issue.pointer == "/nodes/0/type"
    assert "date" in issue.message.vi and "date" in issue.message.en


def test_what_is_no_tree_is_refused() -> None:
    for tree in ({}, {"nodes": 7, "root": 0}, {"nodes": [7], "root": 0}, {"nodes": [], "root": 0}):
        with pytest.raises(ProgrammeError):
            feel.from_tree(tree)
    with pytest.raises(ProgrammeError):
        feel.from_tree(plain(feel.compile("n", TYPES).tree))
