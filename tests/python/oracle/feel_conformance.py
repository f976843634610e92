"""The conformance mode of the FEEL profile (section 13).

`python -m oracle.feel_conformance --jsonl FILE` writes one value a line for the cases of a file,
of the standard input for -; with --check it compares them with what the file expects and counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from fractions import Fraction

from .feel import durations, numbers
from .feel.canonical import dumps, from_json, to_json
from .feel.durations import Months, Span
from .feel.dynamic import evaluate
from .feel.issues import RefusedError
from .feel.jsonl import Case, read, with_deep_stack, write
from .feel.numbers import CONFORMANCE
from .feel.parser import parse
from .feel.types import Json
from .feel.values import Value

SHARP = 8
TOLERANCE = Fraction(1, 10**SHARP)


def value_of(text: str, inputs: Mapping[str, Value]) -> Value:
    """The value of a text; null when it cannot be read."""
    try:
        tree = parse(text, CONFORMANCE)
    except RefusedError:
        return None
    return evaluate(tree, inputs)


def result_of(case: Case) -> Case:
    """The output line of a case."""
    inputs, text = case.get("inputs", {}), case["expression"]
    assert isinstance(inputs, dict) and isinstance(text, str)
    names = {name: from_json(value, None, CONFORMANCE) for name, value in inputs.items()}
    return {"id": case["id"], "value": to_json(value_of(text, names), CONFORMANCE)}


def without_unknowns(value: Json) -> Json:
    """A typed value of the strict mode with null for unknown and text for ratings."""
    if isinstance(value, list):
        return [without_unknowns(part) for part in value]
    if not isinstance(value, dict):
        return value
    if "unknown" in value:
        return {"null": True}
    if "rating" in value:
        return {"string": value["rating"]}
    return {key: without_unknowns(part) for key, part in value.items()}


def agrees(expected: Json, value: Json) -> bool:
    """Equality, but for numbers of binary arithmetic and for the kind of a zero duration."""
    if isinstance(expected, list) and isinstance(value, list):
        return len(expected) == len(value) and all(map(agrees, expected, value))
    if not isinstance(expected, dict) or not isinstance(value, dict):
        return expected == value
    if expected.keys() != value.keys():
        return False
    if expected.keys() == {"duration"}:
        wanted = durations.parse(str(expected["duration"]))
        found = durations.parse(str(value["duration"]))
        zero = (Months(0), Span(0))
        return wanted == found or (wanted in zero and found in zero)
    if expected.keys() == {"number"}:
        return _is_near(str(expected["number"]), str(value["number"]))
    return all(agrees(part, value[key]) for key, part in expected.items())


def _is_near(expected: str, value: str) -> bool:
    wanted, found = numbers.parse(expected, CONFORMANCE), numbers.parse(value, CONFORMANCE)
    assert wanted is not None and found is not None
    is_sharp = (wanted * 10**SHARP).denominator == 1
    return wanted == found if is_sharp else abs(wanted - found) <= TOLERANCE


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jsonl", required=True, metavar="FILE")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    cases = read(options.jsonl)
    if not options.check:
        write(result_of(case) for case in cases)
        return 0
    results = [(case, result_of(case)) for case in cases]
    wrong = [(c, r) for c, r in results if not agrees(c["expected"], r["value"])]
    for case, result in wrong[:20]:
        print(dumps(case), dumps(result), sep="\n  ")
    print(f"{len(cases)} cases, {len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(with_deep_stack(_main))
