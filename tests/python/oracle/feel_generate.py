"""Random cases of the strict mode: typed rule texts with inputs, and texts with mistakes.

`python -m oracle.feel_generate --count N --seed S` writes them as JSON lines; with --expected each
well-typed case carries its value and type, in the shape of the oracle samples.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from random import Random

from .feel.jsonl import Case, with_deep_stack, write
from .feel.mistakes import broken
from .feel.phrases import Writer
from .feel.pieces import ANY
from .feel.types import BOOLEAN, NUMBER, to_json
from .feel.worlds import NAMES, value
from .feel_reference import result_of

WORDS = {name: to_json(kind) for name, kind in NAMES.items()}


def text_of(random: Random, *, slips: float = 0) -> str:
    """A rule text, of type boolean or number more often than of others."""
    kind = random.choice((BOOLEAN, BOOLEAN, NUMBER, random.choice(ANY)))
    return Writer(random, random.choice((2, 3, 4, 5, 6, 8)), slips).text(kind)


def case_of(random: Random, identity: str, mistakes: float) -> Case:
    """A case; its text may have mistakes as often as asked."""
    is_wrong = random.random() < mistakes
    is_broken = is_wrong and random.random() < 0.5
    text = text_of(random, slips=0.1 if is_wrong and not is_broken else 0)
    if is_broken:
        text = broken(random, text)
    names = [name for name in NAMES if name in text]
    doubt = random.choice((0, 0.1, 0.3, 0.5))
    inputs = {name: value(random, NAMES[name], name, doubt) for name in names}
    types = {name: WORDS[name] for name in names}
    return {"id": identity, "expression": text, "types": types, "inputs": inputs}


def cases(count: int, seed: int, mistakes: float = 0, first: int = 0) -> Iterator[Case]:
    """The cases of a seed after the first ones; each depends on the seed and its number alone."""
    for number in range(first + 1, first + count + 1):
        yield case_of(Random(f"{seed}/{number}"), f"r{number}", mistakes)


def with_expected(case: Case) -> Case:
    """The case with what the reference says of it."""
    result = result_of(case)
    if "issues" in result:
        return {**case, "issues": result["issues"]}
    return {**case, "expected": result["value"], "type": result["type"]}


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mistakes", type=float, default=0, help="share of texts with mistakes")
    parser.add_argument("--expected", action="store_true")
    options = parser.parse_args()
    made = cases(options.count, options.seed, options.mistakes)
    write(map(with_expected, made) if options.expected else made)
    return 0


if __name__ == "__main__":
    raise SystemExit(with_deep_stack(_main))
