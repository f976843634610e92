"""Measures the rule language beside its peers in one run and prints the ratios; `./run bench`.

Every side runs the rules of workload.json on the same rows and first gives its verdicts, which are
held against the file. Then rounds go over all measurements with the sides in turn, so that what
disturbs the machine disturbs all of them. Times are processor time of the measuring thread; a
figure is the median of its rounds. All of it is kept in build/bench/report.json. Speed decides
nothing here: only a wrong verdict of the library makes the run fail.
"""

import argparse
import json
import os
import platform
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import report
from measured import Measured
from sides import BUILD, ROOT, WORKLOAD, MissingError, Side, peers, tieuchi

Rule = dict[str, Any]


def machine() -> dict[str, Any]:
    """Where this is measured."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    flags = cached("CMAKE_CXX_FLAGS_RELEASE")
    return {
        "cpu": cpu.group(1) if cpu else platform.machine(),
        "cores": os.cpu_count(),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "flags": flags,
        "load": round(os.getloadavg()[0], 1),
    }


def cached(name: str) -> str:
    """A setting of the build."""
    found = re.search(rf"^{name}:\w+=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.MULTILINE)
    return found.group(1) if found else ""


def check(side: Side, rules: Sequence[Rule]) -> list[tuple[str, str]]:
    """The rows in which a side does not give the verdict of the file: the rule, and words."""
    word = {True: "true", False: "false", None: "unknown"}
    wrong = []
    answers = side.ask("answers")
    for rule in rules:
        for row, got in zip(rule["rows"], answers[rule["id"]], strict=True):
            if got == row[-1]:
                continue
            inputs = ", ".join(
                f"{name} = {'unknown' if value is None else value}"
                for name, value in zip(rule["reads"], row, strict=False)
            )
            words = f"`{rule['feel']}` with {inputs}: {word[got]}, not {word[row[-1]]}"
            wrong.append((rule["id"], words))
    return wrong


def measure(sides: Sequence[Side], rules: Sequence[Rule], rounds: int, seconds: float) -> Measured:
    """Rounds over all measurements; the sides take turns, another one first every round."""
    found = Measured()
    for n in range(rounds):
        if sys.stderr.isatty():
            print(f"\rround {n + 1} of {rounds} ", end="", file=sys.stderr, flush=True)
        turn = n % len(sides)
        for rule in rules:
            name = rule["id"]
            for what in (f"eval {name} known", f"eval {name} unknown", f"compile {name}"):
                for side in (*sides[turn:], *sides[:turn]):
                    found.add(what, side.name, side.ask(what, seconds))
    for rule in rules:
        for side in sides:
            found.add(f"compile {rule['id']}", side.name, side.ask("bytes", rule["id"]))
    if sys.stderr.isatty():
        print("\r" + " " * 30 + "\r", end="", file=sys.stderr, flush=True)
    return found


def header_seconds() -> dict[str, float]:
    """Processor time to compile a file that includes the language alone, the best of three."""
    header = "tieuchi/feel/feel.hpp"
    if not (ROOT / "include" / header).exists():
        return {}
    source = BUILD / "only_feel.cpp"
    source.write_text(f"#include <{header}>\n")
    base = [cached("CMAKE_CXX_COMPILER"), "-std=c++20", f"-I{ROOT / 'include'}", str(source)]
    ways = {"-fsyntax-only": [], "-c": ["-o", os.devnull], "-c -O2": ["-o", os.devnull]}
    return {
        way: min(processor_seconds([*base, *way.split(), *more]) for _ in range(3))
        for way, more in ways.items()
    }


def processor_seconds(command: list[str]) -> float:
    """Processor time of a command and its children."""
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime


def arguments() -> argparse.Namespace:
    """What one may choose when calling this by hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.02, help="of one measurement")
    parser.add_argument("--rule", action="append", help="only this rule; may be repeated")
    parser.add_argument("--alone", action="store_true", help="without peers")
    parser.add_argument(
        "--beside",
        action="append",
        default=[],
        metavar="PROGRAM",
        help="another build of feel_benchmark, say of an earlier state, as one more side",
    )
    return parser.parse_args()


def start(asked: argparse.Namespace) -> tuple[list[Side], list[str]]:
    """The sides, ours first, and what is missing."""
    sides = [tieuchi()]
    sides += [Side(Path(p).name, [p, "--serve"]) for p in asked.beside]
    missing = []
    for peer in () if asked.alone else peers():
        if isinstance(peer, Side):
            sides.append(peer)
        else:
            missing.append(peer)
    return sides, missing


def introduce(where: dict[str, Any], sides: Sequence[Side], missing: Sequence[str]) -> None:
    """Prints the machine, the versions, and what is missing."""
    print("{cpu}, {cores} cores, {system}, load {load}; {flags}".format(**where))
    print("; ".join(f"{side.name}: {' '.join(side.about.values())}" for side in sides))
    for words in missing:
        print(words)


def conclude(measured: Measured, names: Sequence[str], header: dict[str, float]) -> None:
    """Prints what helps to judge the figures."""
    if header:
        print("  feel.hpp:", ", ".join(f"{way} {took:.2f} s" for way, took in header.items()))
    spreads = ", ".join(f"{name} {measured.spread(name):.1%}" for name in names)
    load = os.getloadavg()[0]
    print(f"\nMedian above the least round, in the middle: {spreads}; load {load:.1f}")


def main() -> int:
    """Checks, measures, prints and keeps."""
    asked = arguments()
    every = json.loads(WORKLOAD.read_text())["rules"]
    rules = [rule for rule in every if not asked.rule or rule["id"] in asked.rule]
    where = machine()
    sides, missing = start(asked)
    introduce(where, sides, missing)
    wrong = {side.name: check(side, rules) for side in sides}
    rows = sum(len(rule["rows"]) for rule in rules)
    for name, found in wrong.items():
        print(f"{name}: {rows - len(found)} of {rows} verdicts right")
        for _, words in found:
            print(f"    {words}")
    names = [side.name for side in sides]
    if wrong[names[0]]:
        return 1

    measured = measure(sides, rules, asked.rounds, asked.seconds)
    for side in sides:
        side.close()
    stars = {(rule, name) for name, found in wrong.items() for rule, _ in found}
    report.show(measured, names, [rule["id"] for rule in rules], stars)
    header = header_seconds()
    marks = report.marks(measured, names[0], header)
    report.show_marks(marks)
    conclude(measured, names, header)
    kept = {
        "machine": where,
        "sides": {side.name: side.about for side in sides},
        "missing": missing,
        "wrong": {name: [words for _, words in found] for name, found in wrong.items()},
        "figures": measured.figures(),
        "header_seconds": header,
        "marks": marks,
    }
    (BUILD / "report.json").write_text(json.dumps(kept, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except MissingError as why:
        sys.exit(f"a side {why}")
