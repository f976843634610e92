"""Compares what a rule weighs with another implementation, and runs of its rules with their weight.

`python -m oracle.feel_costs --count N --seed S -- COMMAND…` writes JSON lines of cases to the
command's standard input and reads a line of numbers for each: cost, result and shown must be those
of the page, the steps of a run within the cost, the values of its result within the result.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from .feel.canonical import dumps
from .feel.cost import Bounds, RuleWeight, weigh
from .feel.jsonl import Case, with_deep_stack
from .feel.phrases import Writer
from .feel.pieces import ANY
from .feel.types import BOOLEAN, Json, to_json
from .feel.worlds import LONGEST, NAMES, value
from .feel_reference import compile_text

CHUNK = 2_000
#: What a number of the other side stays at.
ENDLESS = 2**64 - 1
BOUNDS = dict.fromkeys(NAMES, Bounds(LONGEST, LONGEST))


def cases(count: int, seed: int, first: int) -> Iterator[Case]:
    """Rules of nested lists and shared parts, with inputs as long as their bounds."""
    for number in range(first + 1, first + count + 1):
        random = Random(f"costs/{seed}/{number}")
        kind = random.choice((BOOLEAN, BOOLEAN, random.choice(ANY)))
        text = Writer(random, random.choice((3, 4, 5, 6, 8))).text(kind)
        names = [name for name in NAMES if name in text]
        doubt = random.choice((0, 0.1, 0.3))
        yield {
            "id": f"c{number}",
            "expression": text,
            "types": {name: to_json(NAMES[name]) for name in names},
            "bounds": {name: [LONGEST, LONGEST] for name in names},
            "inputs": {n: value(random, NAMES[n], n, doubt, (LONGEST,)) for n in names},
        }


@dataclass
class Tally:
    """What was compared."""

    rules: int = 0
    runs: int = 0
    nearest: float = 0
    nearest_rule: str = ""


def wrong_with(case: Case, told: Json, tally: Tally) -> str:
    """What is wrong with the other side's line; nothing when all agrees."""
    assert isinstance(told, dict)
    text = str(case["expression"])
    rule = compile_text(text, NAMES, bounds=BOUNDS)
    codes = {issue.code for issue in rule.issues if not _is_weight(issue.code)}
    if codes or "issues" in told:
        found = told.get("issues", [])
        assert isinstance(found, list)
        return "" if codes == set(found) else f"issues {sorted(codes)}"
    assert rule.tree is not None
    weight = weigh(rule.tree, NAMES, BOUNDS)
    ours = RuleWeight(*(min(n, ENDLESS) for n in (weight.cost, weight.result, weight.shown)))
    tally.rules += 1
    if ours != RuleWeight(_number(told, "cost"), _number(told, "result"), _number(told, "shown")):
        return str(ours)
    if "steps" not in told:
        return ""
    steps = _number(told, "steps")
    tally.runs += 1
    if steps / ours.cost > tally.nearest:
        tally.nearest, tally.nearest_rule = steps / ours.cost, text
    return (
        "" if steps <= ours.cost and _number(told, "values") <= ours.result else "beyond its weight"
    )


def _is_weight(code: str) -> bool:
    return code in ("feel.bound.cost", "feel.bound.result")


def _number(told: dict[str, Json], key: str) -> int:
    number = told[key]
    assert isinstance(number, int)
    return number


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    tally, wrong = Tally(), 0
    for first in range(0, options.count, CHUNK):
        batch = list(cases(min(CHUNK, options.count - first), options.seed, first))
        text = "".join(dumps(case) + "\n" for case in batch).encode()
        done = subprocess.run(options.command, input=text, stdout=subprocess.PIPE, check=True)
        for case, line in zip(batch, done.stdout.decode().splitlines(), strict=True):
            told = json.loads(line)
            if fault := wrong_with(case, told, tally):
                wrong += 1
                if wrong <= 10:
                    print(case["expression"], line, fault, sep="\n  ")
    print(f"{tally.rules} rules, {tally.runs} runs, {wrong} differences")
    print(f"the nearest to its cost used {tally.nearest:.3f} of it: {tally.nearest_rule}")
    return 1 if wrong or tally.runs * 2 < options.count else 0


if __name__ == "__main__":
    raise SystemExit(with_deep_stack(_main))
