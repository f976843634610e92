"""The reference against the issues decided by hand and against the laws of unknown values."""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random

import pytest

from .feel import dynamic_functions, functions, types
from .feel.canonical import from_json
from .feel.check_calls import ARITY
from .feel.completions import completed, facts_of, is_below
from .feel.cost import VISITS, weigh
from .feel.jsonl import Case, read, with_deep_stack
from .feel.types import Json, Type
from .feel.values import Unknown, Value
from .feel_conformance import value_of
from .feel_generate import cases
from .feel_reference import Rule, compile_text, differences, run

ISSUES = Path(__file__).parents[2] / "cases" / "feel" / "reference_issues.jsonl"
COUNT = int(os.environ.get("TIEUCHI_FEEL_LAWS", "3000"))
COSTS = ISSUES.with_name("costs.txt")
PAGE = Path(__file__).parents[3] / "docs" / "format" / "feel.md"
RECORD = types.context_of({"a": types.NUMBER})
#: The names of the file of costs.
DECLARED: dict[str, Type] = {
    "n": types.NUMBER,
    "p": types.BOOLEAN,
    "s": types.STRING,
    "d": types.DATE,
    "c": RECORD,
    "xs": types.ListOf(types.NUMBER),
    "ps": types.ListOf(types.BOOLEAN),
    "rs": types.ListOf(RECORD),
    "xss": types.ListOf(types.ListOf(types.NUMBER)),
    "rss": types.ListOf(types.context_of({"of": types.ListOf(RECORD)})),
}


def rows_of(path: Path) -> list[tuple[str, int]]:
    """Pairs of a text and its cost."""
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(text, int(cost)) for text, _, cost in (line.rpartition(" => ") for line in lines)]


def test_every_bad_text_has_the_issues_decided_by_hand() -> None:
    assert with_deep_stack(lambda: len(differences(read(str(ISSUES))))) == 0


@pytest.mark.parametrize(("text", "cost"), rows_of(COSTS))
def test_the_cost_is_that_of_the_examples(text: str, cost: int) -> None:
    tree = compile_text(text, DECLARED).tree
    assert tree is not None
    assert weigh(tree, DECLARED).cost == cost


def test_every_function_of_the_page_has_a_row_in_every_table() -> None:
    section = PAGE.read_text("utf-8").partition("\n## 10. ")[2].partition("**Host functions**")[0]
    assert set(re.findall(r"`([a-z][a-z_ ]*)\(", section)) == ARITY.keys()
    extensions = ("share", "at_least", "reported")
    assert ARITY.keys() == functions.FUNCTIONS.keys() == VISITS.keys()
    assert {*dynamic_functions.LISTS, *dynamic_functions.PLAIN, *extensions} == ARITY.keys()


def test_a_function_without_a_row_is_told() -> None:
    with pytest.raises(TypeError, match="median"):
        functions.apply("median", 0, [()])


@pytest.mark.parametrize("text", ["1 / 3 * 3 = 1", "floor(2 / 3 * 3) = 2", "-3 ** 2 = 9"])
def test_both_modes_compute_exactly(text: str) -> None:
    assert run(compile_text(text, {}), {}) is True
    assert value_of(text, {}) is True


def _laws(case: Case, seed: str) -> None:
    declared, inputs, text = case["types"], case["inputs"], str(case["expression"])
    assert isinstance(declared, dict) and isinstance(inputs, dict)
    kinds = {name: types.from_json(kind) for name, kind in declared.items()}
    rule = compile_text(text, kinds)
    if rule.issues:
        return
    before = _value(rule, kinds, inputs)
    named = facts_of(before)
    given = {fact for name in inputs for fact in facts_of(from_json(inputs[name], kinds[name]))}
    assert {fact for fact in named if not fact.startswith("#")} <= given, case
    random = Random(seed)
    asked = {name for name in inputs if f"reported({name})" in text}
    after = _complete(random, rule, kinds, inputs, asked)
    assert is_below(before, after), case
    if isinstance(before, Unknown):
        other = _complete(random, rule, kinds, inputs, asked | named)
        assert isinstance(other, Unknown), case


def _complete(
    random: Random, rule: Rule, kinds: dict[str, Type], inputs: Case, kept: set[str]
) -> Value:
    filled: Case = {
        name: completed(random, given, kinds[name], lambda fact: fact not in kept)
        for name, given in inputs.items()
    }
    return _value(rule, kinds, filled)


def _value(rule: Rule, kinds: dict[str, Type], inputs: dict[str, Json]) -> Value:
    return run(rule, {name: from_json(given, kinds[name]) for name, given in inputs.items()})


@pytest.mark.parametrize("block", range(10))
def test_results_are_monotone_and_blame_real_reasons(block: int) -> None:
    for number, case in enumerate(cases(COUNT // 10, 77, 0, block * COUNT // 10)):
        _laws(case, f"{block}/{number}")
