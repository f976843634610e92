"""Every accepted pack is answered on a small stack, however long its chains are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import deep_packs
import pytest
import tieuchi

ANSWER = """
import sys, threading
import tieuchi

def answer(folder, item):
    rules = tieuchi.compile_rules(tieuchi.read_programme(folder))
    facts = tieuchi.read_facts(rules)
    year = rules.programme.years[-1]
    known = facts.as_known_on(f"{year + 1}-12-31")
    told = []
    def ask():
        told.append(str(tieuchi.assess(rules, known, year=year).explain("u0", item)))
        told.append(len(tieuchi.roadmap(rules, known).rows))
        told.append(len(tieuchi.duties(rules, known).rows))
        told.append(len(tieuchi.missing(rules, known).rows))
    threading.stack_size(256 * 1024)
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    print(len(told))

answer(*sys.argv[1:])
"""


def deepest(pack: deep_packs.Pack) -> str:
    """The item that rests on most: the first of the groups, else of the criteria."""
    written = json.loads(pack["pack.json"])
    return str((written.get("groups") or written["criteria"])[0]["id"])


@pytest.mark.parametrize("name", sorted(deep_packs.packs()))
def test_the_longest_chains_are_answered_on_256_kib(name: str, tmp_path: Path) -> None:
    pack = deep_packs.packs()[name]
    folder = deep_packs.written(pack, tmp_path)
    assert [i for i in tieuchi.check(folder) if i.severity == "error"] == []
    done = subprocess.run(
        [sys.executable, "-P", "-c", ANSWER, folder, deepest(pack)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "4", "")


@pytest.mark.parametrize("name", sorted(deep_packs.longer()))
def test_one_step_more_is_refused(name: str, tmp_path: Path) -> None:
    folder = deep_packs.written(deep_packs.longer()[name], tmp_path)
    errors = [i.code for i in tieuchi.check(folder) if i.severity == "error"]
    assert errors == ["chain.too_long"]


def test_figures_go_through_32_events_at_most(tmp_path: Path) -> None:
    folder = deep_packs.written(deep_packs.too_many_events(), tmp_path)
    errors = [i.code for i in tieuchi.check(folder) if i.severity == "error"]
    assert errors == ["event.chain_too_long"]
