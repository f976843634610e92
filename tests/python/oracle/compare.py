"""Compares the reference with another implementation on random cases.

`python -m oracle.compare --count N --seed S -- COMMAND…` runs the command with JSON lines of cases
on its standard input and reads one JSON line of result for each. It prints the number of cases,
that of differences, and the first differences shrunk to small texts. With --conformance both sides
work in conformance mode.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from . import feel_conformance, feel_reference
from .feel.canonical import dumps
from .feel.jsonl import Case, read, with_deep_stack
from .feel.shrink import parts, reductions, trimmed, with_text
from .feel.types import Json
from .feel_generate import cases

CHUNK = 2_000
SHRINK_TRIES = 1_500


@dataclass(frozen=True)
class Difference:
    """A case and the two results."""

    case: Case
    ours: Json
    theirs: Json

    def shape(self) -> tuple[bool, bool]:
        """Whether each side gives a value."""
        return _is_value(self.ours), _is_value(self.theirs)


def _is_value(result: Json) -> bool:
    return isinstance(result, dict) and "value" in result


def other_side(command: list[str], batch: list[Case]) -> list[Json]:
    """What the other implementation says, case by case; a missing line is null."""
    text = "".join(dumps(case) + "\n" for case in batch).encode()
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=False)
    results = [json.loads(line) for line in done.stdout.decode().splitlines() if line]
    by_id = {result["id"]: result for result in results}
    return [by_id.get(case["id"]) for case in batch]


def comparable(result: Json) -> str:
    """The value, or the issues in one order."""
    if not isinstance(result, dict):
        return "nothing"
    if "issues" not in result:
        return dumps({"value": result.get("value")})
    issues = result["issues"]
    assert isinstance(issues, list)
    found = [(i["place"], i["code"]) for i in issues if isinstance(i, dict)]
    return dumps({"issues": [[place, code] for place, code in sorted(found, key=str)]})


def our_side(case: Case) -> Case:
    """The reference's result; a failure of the reference shows as such."""
    try:
        if "types" in case:
            return feel_reference.result_of(case)
        return feel_conformance.result_of(case)
    except Exception as failure:
        return {"id": case["id"], "failure": repr(failure)}


def plain(case: Case) -> Case:
    """A case of the conformance mode: no types, no unknown."""
    return {
        "id": case["id"],
        "expression": case["expression"],
        "inputs": feel_conformance.without_unknowns(case["inputs"]),
    }


def compared(command: list[str], batch: list[Case]) -> list[Difference]:
    """The differences in a batch."""
    theirs = other_side(command, batch)
    pairs = ((case, our_side(case), other) for case, other in zip(batch, theirs, strict=True))
    return [Difference(c, a, b) for c, a, b in pairs if comparable(a) != comparable(b)]


def shrunk(command: list[str], difference: Difference) -> Difference:
    """The same kind of difference on the smallest text found."""
    best = difference
    for step in (parts, reductions, parts, reductions, reductions, reductions):
        texts = list(islice(_distinct(step(best.case)), SHRINK_TRIES))
        tries = [with_text(best.case, text, i) for i, text in enumerate(texts)]
        for index in range(0, len(tries), 300):
            found = [d for d in compared(command, tries[index : index + 300]) if _like(d, best)]
            if found:
                best = min(found, key=lambda d: len(str(d.case["expression"])))
                break
    return Difference(trimmed(best.case), best.ours, best.theirs)


def _like(found: Difference, best: Difference) -> bool:
    is_shorter = len(str(found.case["expression"])) < len(str(best.case["expression"]))
    return found.shape() == best.shape() and is_shorter


def _distinct(texts: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for text in texts:
        if text and text not in seen:
            seen.add(text)
            yield text


def batches(made: Iterable[Case]) -> Iterator[list[Case]]:
    """The cases in chunks."""
    pending = iter(made)
    while batch := list(islice(pending, CHUNK)):
        yield batch


def _work(job: tuple[argparse.Namespace, int]) -> tuple[int, list[Difference]]:
    options, first = job
    count = min(CHUNK, options.count - first)
    batch = list(cases(count, options.seed, options.mistakes, first))
    if options.conformance:
        batch = list(map(plain, batch))
    found: list[Difference] = []

    def work() -> int:
        found.extend(compared(options.command, batch))
        return 0

    with_deep_stack(work)
    return len(batch), found


def show(difference: Difference) -> None:
    """One difference for reading."""
    print(dumps(difference.case))
    print("  reference:", comparable(difference.ours))
    print("  other:    ", comparable(difference.theirs))


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mistakes", type=float, default=0.2)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--conformance", action="store_true")
    parser.add_argument("--jsonl", help="cases of a file instead of random ones")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    found: list[Difference] = []
    total = 0
    if options.jsonl:
        for batch in batches(read(options.jsonl)):
            total += len(batch)
            found += compared(options.command, batch)
    else:
        starts = range(0, options.count, CHUNK)
        jobs = [(options, first) for first in starts]
        with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
            for count, differences in pool.map(_work, jobs):
                total += count
                found += differences
    kinds = Counter(difference.shape() for difference in found)
    print(f"{total} cases, {len(found)} differences", dict(kinds) if found else "")
    for difference in found[: options.show]:
        show(shrunk(options.command, difference))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(with_deep_stack(_main))
