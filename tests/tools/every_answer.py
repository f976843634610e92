"""Writes every answer about every pack into a folder, for comparing two states of the library.

    python tests/tools/every_answer.py before      (with the module of one commit)
    python tests/tools/every_answer.py after       (with that of another)
    diff -r before after

A pack is asked on the last day of each year, and in the middle of the last one; random packs are
asked as well (`--random N`). What a change of form must not change is the same byte for byte.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import tieuchi

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/python"))

Ask = Callable[[tieuchi.Rulebook, tieuchi.Snapshot], str]


def explained(rulebook: tieuchi.Rulebook, known: tieuchi.Snapshot) -> str:
    told = []
    for unit in sorted({row["unit"] for row in tieuchi.assess(rulebook, known).rows}):
        with suppress(tieuchi.TieuchiError):
            told.append(tieuchi.explain(rulebook, known, unit).json())
    return "\n".join(told)


QUESTIONS: dict[str, Ask] = {
    "assess": lambda rulebook, known: tieuchi.assess(rulebook, known).json(),
    "roadmap": lambda rulebook, known: tieuchi.roadmap(rulebook, known).json(),
    "duties": lambda rulebook, known: tieuchi.duties(rulebook, known).json(),
    "missing": lambda rulebook, known: tieuchi.missing(rulebook, known).json(),
    "explain": explained,
}


def folders_of_packs() -> Iterator[Path]:
    for top in ("lib/packs", "tests/cases/packs"):
        yield from sorted(p.parent for p in (ROOT / top).rglob("pack.json"))


def ask(pack: Path, to: Path) -> None:
    to.mkdir(parents=True)
    found = "\n".join(repr(issue) for issue in tieuchi.check(pack))
    (to / "issues.txt").write_text(found.replace(str(pack), "PACK"), encoding="utf-8")
    try:
        rulebook = tieuchi.compile_rules(tieuchi.read_programme(pack))
    except tieuchi.TieuchiError:
        return
    (to / "cases.txt").write_text(
        "\n".join(map(repr, tieuchi.run_cases(rulebook))), encoding="utf-8"
    )
    years = json.loads((pack / "pack.json").read_text(encoding="utf-8"))["programme"]["years"]
    for day in [f"{year}-12-31" for year in range(years["from"], years["to"] + 1)] + [
        f"{years['to']}-06-15"
    ]:
        known = rulebook.facts.as_known_on(day)
        for name, asked in QUESTIONS.items():
            (to / f"{name}-{day}.json").write_text(asked(rulebook, known), encoding="utf-8")


def random_packs(count: int, at: Path) -> Iterator[Path]:
    from oracle.pack_random import random_pack

    for seed in range(count):
        folder = at / str(seed)
        for name, text in random_pack(seed).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield folder


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("to", type=Path)
    words.add_argument("--random", type=int, default=0, help="how many random packs are asked too")
    asked = words.parse_args()
    for pack in folders_of_packs():
        ask(pack, asked.to / pack.relative_to(ROOT))
    with tempfile.TemporaryDirectory() as at:
        for pack in random_packs(asked.random, Path(at)):
            ask(pack, asked.to / "random" / pack.name)


if __name__ == "__main__":
    main()
