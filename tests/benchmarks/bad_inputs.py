"""Time and memory over the size of each kind of bad input: both grow with the input, no faster.

`python tests/benchmarks/bad_inputs.py` prints a table and ends with 1 where a time grew faster than
the input; `./run bench` runs it last. Every figure is a process of its own: processor time of the
one call, and how much its greatest memory grew.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from heavy_packs import HEAVY

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "lib" / "packs" / "vi-du-1578"
HEAD = "unit,indicator,period,value,recorded_on\n"
ROUNDS = (1, 2, 4)
#: Four times the input may take that many times as long: more than a sort, half of a square.
GREATEST_GROWTH = 8
#: Seconds below which a time says nothing about growth.
TOO_SHORT = 0.03


def many(words: str, n: int) -> str:
    return words * n


def numbered(words: str, n: int, between: str = "") -> str:
    return between.join(words.replace("#", str(i)) for i in range(n))


FACTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "rows of another width": (100_000, lambda n: HEAD + many("x\n", n)),
    "rows of unknown units": (100_000, lambda n: HEAD + many("x,y,2023,1,2023-01-01\n", n)),
    "quotes never closed": (500_000, lambda n: HEAD + '"' + many("x\n", n)),
    "columns nobody knows": (4_000, lambda n: "unit," + numbered("c#", n, ",") + "\n"),
    "one column many times": (4_000, lambda n: "unit" + many(",c", n) + "\n"),
    "one row of commas": (5_000_000, lambda n: HEAD + many(",", n) + "\n"),
    "unknown keys": (40_000, lambda n: "[{" + numbered('"k#":0', n, ",") + "}]"),
    "one key many times": (40_000, lambda n: "[{" + '"k":0,' * n + '"k":0}]'),
    "empty objects": (100_000, lambda n: "[" + many("{},", n) + "{}]"),
}


def pack_of_clauses(folder: Path, n: int) -> None:
    clause = {"source": "no_source", "rule": "I", "label": {"vi": "x", "en": "x"}}
    clauses = [{"id": f"C{i}", **clause} for i in range(n)]
    pack = {"programme": {"id": "xau", "format": 1, "years": {"from": 2024, "to": 2024}}}
    folder.joinpath("pack.json").write_text(json.dumps({**pack, "clauses": clauses}))


def pack_of_parents(folder: Path, n: int) -> None:
    label = {"vi": "x", "en": "x"}
    years = {"from": 2024, "to": 2024}
    of_all = {"id": "tat_ca", "types": ["t"], "label": label}
    pack = {
        "programme": {
            "id": "xau",
            "format": 1,
            "label": label,
            "years": years,
            "subject": "tat_ca",
        },
        "unit_types": [{"id": "t", "label": label}],
        "cohorts": [of_all, {**of_all, "id": "duoi", "within": "u0"}],
        "indicators": [{"id": "x", "label": label, "type": "count"}],
        "criteria": [{"id": "c", "label": label, "subject": "duoi", "rule": "x > 0"}],
    }
    folder.joinpath("pack.json").write_text(json.dumps(pack))
    data = folder / "data"
    data.mkdir()
    above = ("" if i == 0 else f"u{i - 1}" for i in range(n))
    rows = "".join(f"u{i},t,U{i},{parent},2020-01-01\n" for i, parent in enumerate(above))
    data.joinpath("units.csv").write_text("unit,type,name,parent,valid_from\n" + rows)


PACKS: dict[str, tuple[int, Callable[[Path, int], None]]] = {
    "clauses without a source": (4_000, pack_of_clauses),
    "a chain of parents": (10_000, pack_of_parents),
}


def measured(name: str, size: int) -> tuple[float, float, int]:
    """Seconds, mebibytes and bytes of the answer of one call in this process."""
    import tieuchi
    from tieuchi import _core

    if name in FACTS:
        rules = tieuchi.compile_rules(tieuchi.read_programme(PACK))
        text = FACTS[name][1](size)
        begin, before = time.process_time(), memory()
        told = _core.add_facts(rules._handle, None, text, "x", _core.Unsaid())[1]
        return time.process_time() - begin, memory() - before, len(told)
    with tempfile.TemporaryDirectory() as folder:
        if name in HEAVY:
            HEAVY[name][1](Path(folder), size)
            return answered(Path(folder), HEAVY[name][2])
        PACKS[name][1](Path(folder), size)
        begin, before = time.process_time(), memory()
        issues = tieuchi.check(folder)
        if not any(issue.is_error for issue in issues):
            rules = tieuchi.compile_rules(tieuchi.read_programme(folder))
            tieuchi.assess(rules, rules.facts, as_of="2024-12-31")
        return time.process_time() - begin, memory() - before, len(issues)


def answered(folder: Path, verb: str) -> tuple[float, float, int]:
    """The same of loading a pack and one answer over it."""
    import tieuchi

    begin, before = time.process_time(), memory()
    rules = tieuchi.compile_rules(tieuchi.read_programme(folder))
    known = rules.facts.as_known_on("2025-02-01")
    if verb == "run_cases":
        told = len(tieuchi.run_cases(rules))
    elif verb == "explain":
        told = len(tieuchi.explain(rules, known, "u0", year=2024).json())
    else:
        told = len(getattr(tieuchi, verb)(rules, known, year=2024))
    return time.process_time() - begin, memory() - before, told


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rows() -> Iterator[tuple[str, list[tuple[int, float, float]]]]:
    """Each kind with its sizes, seconds and mebibytes."""
    sizes = {name: kind[0] for kinds in (FACTS, PACKS, HEAVY) for name, kind in kinds.items()}
    for name, first in sizes.items():
        found = []
        for times in ROUNDS:
            words = [sys.executable, __file__, name, str(first * times)]
            done = subprocess.run(words, capture_output=True, text=True, check=True)
            seconds, mebibytes, _ = json.loads(done.stdout)
            found.append((first * times, seconds, mebibytes))
        yield name, found


def table() -> list[str]:
    """Prints seconds and MiB by size, and how much longer four times the input takes; the names of
    the kinds whose time grew faster than it may."""
    beyond = []
    print("bad input: seconds (MiB) at three sizes, and the time of the last by the first")
    for name, found in rows():
        cells = "  ".join(f"{n:>10,} {s:6.2f} s ({m:4.0f})" for n, s, m in found)
        growth = found[-1][1] / max(found[0][1], TOO_SHORT)
        print(f"{name:26} {cells}   x {growth:.1f}", flush=True)
        if growth > GREATEST_GROWTH:
            beyond.append(name)
    return beyond


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
    elif beyond := table():
        sys.exit("grows faster than the input: " + ", ".join(beyond))
