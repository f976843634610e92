"""The strict mode of the FEEL profile: types, issues and values of rule texts.

`python -m oracle.feel_reference --jsonl FILE` writes one result a line for the cases of a file,
of the standard input for -; with --check it compares them with what the file expects and counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass

from .feel import types
from .feel.canonical import dumps, from_json, to_json
from .feel.checker import check_tree
from .feel.cost import Bounds
from .feel.evaluator import evaluate
from .feel.issues import Issue, RefusedError
from .feel.jsonl import Case, read, with_deep_stack, write
from .feel.nodes import Node
from .feel.parser import parse
from .feel.types import Json, Type
from .feel.values import Unknown, Value


@dataclass(frozen=True)
class Rule:
    """A checked text: tree and type, or issues."""

    tree: Node | None
    kind: Type | None
    issues: list[Issue]


def compile_text(
    text: str,
    declared: Mapping[str, Type],
    wanted: Type | None = None,
    bounds: Mapping[str, Bounds] | None = None,
) -> Rule:
    """Reads and checks a rule text; the bounds of declared lists may differ from the usual ones."""
    try:
        tree = parse(text)
    except RefusedError as refused:
        return Rule(None, None, [refused.issue])
    kind, issues = check_tree(tree, declared, wanted, bounds=bounds)
    return Rule(tree, kind, issues)


def run(rule: Rule, inputs: Mapping[str, Value]) -> Value:
    """The value of a rule without issues."""
    assert rule.tree is not None and not rule.issues
    return evaluate(rule.tree, inputs)


def result_of(case: Case) -> Case:
    """The output line of a case: a value or issues, and the type beside a value."""
    declared, inputs, text = case["types"], case.get("inputs", {}), case["expression"]
    assert isinstance(declared, dict) and isinstance(inputs, dict) and isinstance(text, str)
    names = {name: types.from_json(kind) for name, kind in declared.items()}
    wanted = types.from_json(case["wanted"]) if "wanted" in case else None
    rule = compile_text(text, names, wanted)
    if rule.issues:
        found: list[Json] = [{"code": i.code, "place": i.place} for i in rule.issues]
        return {"id": case["id"], "issues": found}
    assert rule.kind is not None
    values: dict[str, Value] = {
        name: Unknown(frozenset({(name, "not_reported")})) for name in names
    }
    values |= {name: from_json(value, names[name]) for name, value in inputs.items()}
    value = to_json(run(rule, values))
    return {"id": case["id"], "value": value, "type": types.to_json(rule.kind)}


def differences(cases: list[Case]) -> list[tuple[Case, Case]]:
    """The cases whose result is not the expected one."""
    wrong = []
    for case in cases:
        result = result_of(case)
        wanted: Case = {key: case[key] for key in ("issues", "type") if key in case}
        if "expected" in case:
            wanted["value"] = case["expected"]
        if any(dumps(result.get(key)) != dumps(part) for key, part in wanted.items()):
            wrong.append((case, result))
    return wrong


def _line(case: Case) -> Case:
    result = result_of(case)
    result.pop("type", None)
    return result


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jsonl", required=True, metavar="FILE")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    cases = read(options.jsonl)
    if not options.check:
        write(_line(case) for case in cases)
        return 0
    wrong = differences(cases)
    for case, result in wrong[:20]:
        print(dumps(case), dumps(result), sep="\n  ")
    print(f"{len(cases)} cases, {len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(with_deep_stack(_main))
