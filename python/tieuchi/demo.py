"""The main job on the shipped programmes: `python -m tieuchi.demo`.

Everything shown comes from the packs; nothing is typed in here but their ids and the days asked.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tieuchi
from tieuchi._words import OUTCOMES, meaning, outcome, tally

REAL, TWIN = "tra-vinh-1578", "vi-du-1578"
BASELINE, TWIN_DAY, TWIN_YEAR = "2023-10-20", "2025-02-15", 2024
PAGES = Path("build/pages")


def main() -> int:
    """Prints the answers for both packs and writes one page for each."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    real = tieuchi.compile_rules(tieuchi.read_programme(REAL))
    twin = tieuchi.compile_rules(tieuchi.read_programme(TWIN))
    baseline(real)
    twin_year(twin)
    pages([(real, BASELINE, 2023), (twin, TWIN_DAY, TWIN_YEAR)])
    return 0


def wrapped(line: str) -> str:
    """A line broken at 100 columns, continued under its own beginning."""
    start = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line.strip(), 100, initial_indent=start, subsequent_indent=start or "  ")


def heading(words: str) -> None:
    """A line that separates the parts."""
    print(f"\n━━━ {words} " + "━" * max(0, 94 - len(words)))


def baseline(rulebook: tieuchi.Rulebook) -> None:
    """The real programme on the day it was signed."""
    known = rulebook.facts.as_known_on(BASELINE)
    result = tieuchi.assess(rulebook, known, year=2023)
    heading("Hiện trạng khi ban hành / at the start")
    print(result)
    print()
    print(readiness(result))
    for line in deficits(result):
        print(wrapped(line))
    heading("Lộ trình / roadmap")
    roadmap = tieuchi.roadmap(rulebook, known)
    print(roadmap.filter(target=roadmap[0]["target"]))
    heading("Báo cáo của năm / reports of the year")
    print(tieuchi.duties(rulebook, known, year=2023))
    heading("Số liệu còn thiếu theo cơ quan / missing facts by agency")
    for line in by_owner(tieuchi.missing(rulebook, known, year=2023)):
        print(wrapped(line))
    unit, item = nearest(result)
    heading("Giải thích một đơn vị / one unit explained")
    print(tieuchi.explain(rulebook, known, unit, item, year=2023))


def twin_year(rulebook: tieuchi.Rulebook) -> None:
    """The invented twin in a later year: every outcome."""
    known = rulebook.facts.as_known_on(TWIN_DAY)
    result = tieuchi.assess(rulebook, known, year=TWIN_YEAR)
    heading("Bản ví dụ, số liệu không có thật / the synthetic twin")
    print(result)
    print()
    said = Counter(row["outcome"] for row in result if row["reason"] != "not_in_scope")
    told = (f"{outcome(k, 'vi')} / {outcome(k, 'en')}: {said[k]}" for k in OUTCOMES)
    print("Các kết quả / outcomes\n" + "\n".join(f"- {line}" for line in told))
    roadmap = tieuchi.roadmap(rulebook, known)
    print()
    print(roadmap.filter(target=roadmap[0]["target"]))


def readiness(result: tieuchi.Assessment) -> str:
    """How many units meet each standard."""
    lines = []
    for item in result.standards:
        rows = result.filter(item=item)
        counted = Counter(row["outcome"] for row in rows)
        if any(counted[code] for code in OUTCOMES if code != "not_applicable"):
            lines.append(f"{rows[0]['item_words']}: {tally(counted, 'vi')}")
    return "\n".join(lines)


def deficits(result: tieuchi.Assessment) -> Iterable[str]:
    """What is known not to be met, criterion by criterion, with the units."""
    items = result.labels["items"]
    failing = [r for r in result.filter(outcome="not_met") if not items[r["item"]]["group"]]
    yield f"Số điểm chưa đạt đã nêu / stated deficits: {len(failing)}"
    by_item: dict[str, list[str]] = {}
    for row in failing:
        by_item.setdefault(row["item"], []).append(row["unit_words"])
    for item in (i for i in items if i in by_item):
        told = items[item]
        place = told["clauses"][0]["place"]["vi"] if told["clauses"] else ""
        yield f"- {told['label']['vi']} ({place}): {len(by_item[item])}"
        yield "    " + "; ".join(by_item[item])


def by_owner(missing: tieuchi.Missing) -> Iterable[str]:
    """How many facts each agency could supply, and on what basis."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in missing:
        owner: dict[str, Any] = row["owner"]
        counted[(owner["words"]["vi"], owner["basis"])] += 1
    for (words, basis), count in sorted(counted.items(), key=lambda p: (-p[1], p[0])):
        yield f"- {words or 'Chưa rõ cơ quan'}: {count} số liệu - {meaning('bases', basis, 'vi')}"


def nearest(result: tieuchi.Assessment) -> tuple[str, str]:
    """Of the standards known not to be met, the unit and standard with the fewest failures."""
    failed = [r for r in result if r["outcome"] == "not_met" and r["item"] in result.standards]
    best = min(failed, key=lambda r: (r["members"]["not_met"], r["unit"]))
    return best["unit"], best["item"]


def pages(asked: Iterable[tuple[tieuchi.Rulebook, str, int]]) -> None:
    """One self-contained HTML page per pack."""
    heading("Trang HTML / pages")
    PAGES.mkdir(parents=True, exist_ok=True)
    for rulebook, day, year in asked:
        path = PAGES / f"{rulebook.id}.html"
        tieuchi.report(rulebook, rulebook.facts.as_known_on(day), path, year=year)
        print(path)


if __name__ == "__main__":
    sys.exit(main())
