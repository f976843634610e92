"""Checks random packs: `python -m oracle.pack_random.run --count N --seed S`.

Prints how much was asked and the first faults, each shrunk to a small pack.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from . import Switches, random_pack
from .mend import mended
from .pool import Worker, results
from .shrink import shrunk, sort_of


def jobs_of(options: argparse.Namespace) -> list[dict[str, Any]]:
    switches = dict.fromkeys(options.without, False)
    return [
        {
            "seed": seed,
            "switches": switches,
            "completions": options.completions,
            "days": options.days,
        }
        for seed in range(options.seed, options.seed + options.count)
    ]


def faults_of(out: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """The faults of a pack, a crash among them."""
    if "crash" in out:
        return [(out["doing"], out["crash"])]
    return [(question, words) for question, words in out.get("faults", [])]


def kind_of(question: dict[str, Any], words: str) -> str:
    """What faults of one sort have in common."""
    what = question.get("verb") or question.get("ask", [""])[0]
    return f"{question['is']} {what}: {sort_of(words)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--completions", type=int, default=25, help="for each day")
    parser.add_argument("--days", type=int, default=2)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=10, help="how many sorts of fault are shrunk")
    parser.add_argument("--without", nargs="*", default=[], choices=list(Switches.__annotations__))
    parser.add_argument("--keep", type=Path, help="folder that gets the small packs")
    options = parser.parse_args()
    began = time.monotonic()
    counts: Counter[str] = Counter()
    sorts: dict[str, list[tuple[dict[str, Any], dict[str, Any], str]]] = {}
    for job, out in results(jobs_of(options), options.jobs):
        counts["packs"] += 1
        counts.update(out.get("counts", {}))
        counts["refused"] += "refused" in out
        for question, words in faults_of(out):
            sorts.setdefault(kind_of(question, words), []).append((job, question, words))
    print(dict(counts), f"{time.monotonic() - began:.0f} s, {len(sorts)} sorts of fault")
    for kind, found in sorted(sorts.items(), key=lambda s: -len(s[1])):
        seeds = sorted({job["seed"] for job, _, _ in found})
        print(f"{len(seeds)} packs: {kind}   seeds {seeds[:8]}")
    worker = Worker()
    for number, (kind, found) in enumerate(sorted(sorts.items(), key=lambda s: -len(s[1]))):
        if number >= options.show:
            break
        job, question, words = found[0]
        files = mended(random_pack(job["seed"], Switches(**job["switches"])))
        small, asked, said = shrunk(worker, files, question, words)
        print(f"--- {kind} (seed {job['seed']})\n{json.dumps(asked, ensure_ascii=False)}\n  {said}")
        for path, text in small.items():
            print(f"  {path}: {text}")
        if options.keep:
            _keep(options.keep / f"{number:02}-{job['seed']}", small, asked, said)
    worker.stop()
    return 1 if sorts else 0


def _keep(folder: Path, files: dict[str, str], question: dict[str, Any], words: str) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    told = json.dumps(question, ensure_ascii=False, indent=1)
    (folder / "README.txt").write_text(f"{told}\n{words}\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
