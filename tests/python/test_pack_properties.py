"""Properties that hold of every pack, tried over random ones; a failure names the seed.

`python -m oracle.pack_random.run --seed S --count 1` shows the pack of a failure, shrunk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from oracle.pack_random import random_pack
from oracle.pack_random.chance import Chance
from oracle.pack_random.completions import Open, broken
from oracle.pack_random.coverage import pages, used
from oracle.pack_random.known import KNOWN
from oracle.pack_random.last_days import day_of
from oracle.pack_random.load import RefusedError, loaded
from oracle.pack_random.mend import mended
from oracle.pack_random.periods import spans
from oracle.pack_random.pool import Worker, results
from oracle.pack_random.run import faults_of
from oracle.pack_random.shrink import shrunk

PACKS = int(os.environ.get("TIEUCHI_RANDOM_PACKS", "200"))
COMPLETIONS = int(os.environ.get("TIEUCHI_RANDOM_COMPLETIONS", "10000"))
WITHOUT = dict.fromkeys(KNOWN, False)
DAYS = 2
CHANGED = (42476, 45602)
"""Seeds of packs in which a completion once changed a known result."""
COMPLETIONS_OF_CHANGED = 120
HERE = Path(__file__).resolve().parent


@dataclass
class Checked:
    """What came out of all packs."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def checked() -> Checked:
    """Every pack, checked once for all properties."""
    each = -(-COMPLETIONS // (PACKS * DAYS))
    jobs = [
        {"seed": seed, "switches": WITHOUT, "completions": each, "days": DAYS}
        for seed in range(PACKS)
    ]
    again = {"switches": WITHOUT, "completions": COMPLETIONS_OF_CHANGED, "days": DAYS}
    jobs += [{"seed": seed, **again} for seed in CHANGED]
    done = Checked()
    for job, out in results(jobs, os.cpu_count() or 2):
        done.counts["packs"] += 1
        done.counts["refused"] += "refused" in out
        done.counts.update(out.get("counts", {}))
        for question, words in faults_of(out):
            done.faults.setdefault(question["is"], []).append(f"seed {job['seed']}: {words}")
    return done


def test_every_question_has_an_answer(checked: Checked) -> None:
    """No crash, no hang, no internal error, whatever is asked of a pack that was accepted."""
    assert checked.faults.get("load", []) == []
    assert checked.faults.get("asking", []) == []
    assert checked.counts["asked"] > 6 * PACKS


def test_a_row_is_the_same_whatever_else_is_asked(checked: Checked) -> None:
    assert checked.faults.get("years", []) == []
    assert checked.faults.get("explanation", []) == []
    assert min(checked.counts["compared"], checked.counts["explained"]) > 6 * PACKS


def test_what_is_known_without_an_assumption_holds_for_every_completion(checked: Checked) -> None:
    """Format page 17: "A known result whose `assumes` is empty holds for every completion"."""
    assert checked.faults.get("completion", []) == []
    assert checked.counts["completed"] > COMPLETIONS * 0.7
    assert checked.counts["decided"] > checked.counts["completed"]


def test_nearly_every_pack_is_accepted(checked: Checked) -> None:
    assert checked.counts["refused"] <= PACKS / 20


def test_random_packs_use_every_key_word_and_function() -> None:
    """Every key of pack-keys.md and every host function of feel.md, but what LEFT_OUT names."""
    keys, names = pages()
    missing = keys | names
    for seed in range(2_000):
        files = mended(random_pack(seed))
        used_keys, used_names = used(files)
        new = missing & (used_keys | used_names)
        if new and _is_accepted(files):
            missing -= new
        if not missing:
            return
    assert sorted(missing) == []


def _is_accepted(files: dict[str, str]) -> bool:
    try:
        loaded(files)
    except RefusedError:
        return False
    return True


def test_the_pack_of_a_seed_is_the_same_in_every_process() -> None:
    """Neither the order of hashes nor earlier packs have a part in it."""
    code = (
        "from hashlib import sha256; from oracle.pack_random import random_pack;"
        "print(sha256(repr([random_pack(s) for s in (7, 3)]).encode()).hexdigest())"
    )
    said = []
    for order in ("0", "1"):
        environment = os.environ | {"PYTHONHASHSEED": order, "PYTHONPATH": str(HERE)}
        done = subprocess.run(
            [sys.executable, "-P", "-c", code], env=environment, capture_output=True, check=True
        )
        said.append(done.stdout.decode().strip())
    here = sha256(repr([random_pack(s) for s in (7, 3)]).encode()).hexdigest()
    assert said == [here, here]


def test_draws_are_fixed_for_all_time() -> None:
    chance = Chance("a seed")
    assert [chance.below(100) for _ in range(6)] == [39, 3, 76, 40, 87, 90]
    assert chance.shuffled("abcdef") == ["e", "a", "b", "c", "d", "f"]
    assert chance.some("abcdef", 2, 4) == ["a", "b", "e", "f"]


@pytest.mark.parametrize(
    ("day", "period", "label", "expected"),
    [
        ({"by": "01-20", "year": 1}, "year", "2024", "2025-01-20"),
        ({"before": "11-15"}, "year", "2024", "2024-11-14"),
        ({"by": "02-last"}, "year", "2024", "2024-02-29"),
        ({"by": "03-15"}, "quarter", "2024-Q2", "2024-06-15"),
        ({"by": "period.end", "plus": {"months": 2}}, "half", "2024-H2", "2025-02-28"),
        ({"by": "period.end", "plus": {"days": 45}, "day_one": True}, "year", "2024", "2025-02-13"),
        ({"after": "period.start", "plus": {"years": -1}}, "year", "2024", "2023-01-02"),
        ({"by": "2025-01-01", "roll": "forward"}, "year", "2024", "2025-01-02"),
        ({"by": "2024-12-27", "plus": {"working_days": 3}}, "year", "2024", "2025-01-02"),
    ],
)
def test_last_days_are_those_of_the_page(
    day: dict[str, Any], period: str, label: str, expected: str
) -> None:
    calendar = {"id": "c", "holidays": ["2025-01-01"], "covers": {"from": 2024, "to": 2025}}
    rules = {"programme": {"calendar": "c"}, "calendars": [calendar]}
    [span] = [s for s in spans(period, [2024], []) if s.text == label]
    assert day_of(day, span, rules) == date.fromisoformat(expected)


SMALL = {
    "pack.json": """{"programme": {"id": "p", "format": 1, "label": "p", "subject": "xa",
      "years": {"from": 2024, "to": 2024}}, "unit_types": [{"id": "xa"}],
      "cohorts": [{"id": "xa", "types": ["xa"]}], "agencies": [{"id": "so"}],
      "filings": [{"id": "f", "until": {"by": "01-20", "year": 1}}],
      "indicators": [{"id": "co", "type": "boolean", "filing": "f"},
                     {"id": "sau", "type": "boolean"}],
      "criteria": [{"id": "c1", "rule": "co"}, {"id": "c2", "rule": "co or sau"}]}""",
    "data/units.csv": "unit,type,valid_from\nx1,xa,\nx2,xa,\n",
    "data/facts/f.csv": "unit,indicator,period,value,recorded_on\nx1,co,2024,true,2024-12-31\n",
}


@pytest.mark.parametrize(
    ("day", "places"),
    [
        ("2024-12-30", {"x1:co", "x1:sau", "x2:co", "x2:sau"}),
        ("2025-01-20", {"x1:sau", "x2:co", "x2:sau"}),
        ("2025-01-21", {"x1:sau", "x2:sau"}),
    ],
)
def test_open_facts_are_those_that_may_still_count(day: str, places: set[str]) -> None:
    opened = Open(loaded(SMALL), day)
    assert {f"{p.unit}:{p.indicator['id']}" for p in opened.places} == places


def test_a_known_row_that_changes_is_a_fault() -> None:
    row = {"unit": "x1", "item": "c1", "period": "2024", "points": "", "reason": "ok"}
    known = row | {"outcome": "met", "assumes": []}
    assert list(broken("assess", [known], [known | {"outcome": "not_met"}]))
    assert not list(broken("assess", [known | {"assumes": [["acts", "a"]]}], []))
    unknown = known | {"outcome": "unknown", "points": "1..4"}
    assert not list(broken("assess", [unknown], [known | {"points": "2"}]))
    assert list(broken("assess", [unknown], [known | {"points": "5"}]))


def test_a_fault_is_shrunk_to_what_it_needs() -> None:
    """There is no unit x9, whatever else the pack holds."""
    worker = Worker()
    question = {"is": "asking", "ask": ["explain", "x9", "c1", 2024], "day": "2024-12-31"}
    words = worker.work({"files": SMALL, "question": question})["fault"]
    small, _, said = shrunk(worker, SMALL, question, words)
    worker.stop()
    assert words.startswith("refused: ") and said == words
    assert set(small) == {"pack.json"}
    assert set(json.loads(small["pack.json"])) == {
        *("programme", "unit_types", "cohorts", "indicators", "criteria")
    }


def test_a_pool_names_the_job_that_ends_its_process() -> None:
    jobs: Iterator[dict[str, Any]] = iter([{"end": 3}, {"seed": 1, "switches": WITHOUT}])
    [(_, first), (_, other)] = results(jobs, 1)
    assert first["crash"] == "exit 3"
    assert "crash" not in other
