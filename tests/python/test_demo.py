"""The demo: what it prints is what the library answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import answers as a
import pytest
import tieuchi
from tieuchi import demo
from tieuchi._words import OUTCOMES, outcome


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which the demo ran, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    paths = os.pathsep.join(os.path.abspath(p) for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-m", "tieuchi.demo"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONSAFEPATH": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return folder, done.stdout


def label(item: str, pack: str = a.REAL) -> str:
    items = {i["id"]: i for i in a.rulebook(pack).describe()["items"]}
    return str(items[item]["label"]["vi"])


def baseline() -> tieuchi.Assessment:
    return tieuchi.assess(a.rulebook(), a.snapshot(a.REAL, demo.BASELINE), year=2023)


def test_none_of_the_units_is_ready_at_the_start(ran: tuple[Path, str]) -> None:
    first = baseline().standards[0]
    rows = [r for r in baseline().filter(item=first) if r["outcome"] != "not_applicable"]
    ready = sum(r["outcome"] in ("met", "waived") for r in rows)
    assert (ready, len(rows)) == (0, 11)
    assert f"{label(first)}: đạt 0/11, chưa đạt 11\n" in ran[1]


def test_the_stated_deficits_are_counted_and_named(ran: tuple[Path, str]) -> None:
    kinds = {i["id"]: i["kind"] for i in a.rulebook().describe()["items"]}
    failing = [r for r in baseline().filter(outcome="not_met") if kinds[r["item"]] == "criterion"]
    assert len(failing) == 55
    assert f"stated deficits: {len(failing)}\n" in ran[1]
    joined = " ".join(ran[1].split())
    for item, count in Counter(r["item"] for r in failing).items():
        found = re.search(rf"- {re.escape(label(item))} \([^:]*\): (\d+)", joined)
        assert found and int(found[1]) == count


def test_tables_are_those_of_the_library(ran: tuple[Path, str]) -> None:
    known = a.snapshot(a.REAL, demo.BASELINE)
    roadmap = tieuchi.roadmap(a.rulebook(), known)
    twin = a.snapshot(a.TWIN, demo.TWIN_DAY)
    unit, item = demo.nearest(baseline())
    shown = [
        baseline(),
        roadmap.filter(target=roadmap[0]["target"]),
        tieuchi.duties(a.rulebook(), known, year=2023),
        tieuchi.explain(a.rulebook(), known, unit, item, year=2023),
        tieuchi.assess(a.rulebook(a.TWIN), twin, year=demo.TWIN_YEAR),
    ]
    for result in shown:
        assert str(result) in ran[1]


def test_missing_facts_are_counted_by_agency(ran: tuple[Path, str]) -> None:
    missing = tieuchi.missing(a.rulebook(), a.snapshot(a.REAL, demo.BASELINE), year=2023)
    counted = Counter(r["owner"]["words"]["vi"] for r in missing)
    assert len(counted) > 3
    for agency, count in counted.items():
        assert f"- {agency or 'Chưa rõ cơ quan'}: {count} số liệu" in ran[1]


def test_the_twin_shows_every_outcome(ran: tuple[Path, str]) -> None:
    known = a.snapshot(a.TWIN, demo.TWIN_DAY)
    rows = tieuchi.assess(a.rulebook(a.TWIN), known, year=demo.TWIN_YEAR)
    said = Counter(r["outcome"] for r in rows if r["reason"] != "not_in_scope")
    for code in OUTCOMES:
        assert said[code] > 0
        assert f"{outcome(code, 'vi')} / {outcome(code, 'en')}: {said[code]}\n" in ran[1]
    assert "số liệu minh họa, không có thật" in ran[1]


def test_both_pages_are_written_and_their_paths_printed(ran: tuple[Path, str]) -> None:
    folder, said = ran
    for pack in (a.REAL, a.TWIN):
        path = demo.PAGES / f"{pack}.html"
        assert f"{path}\n" in said
        assert (folder / path).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_no_internal_id_is_printed(ran: tuple[Path, str]) -> None:
    said = re.sub(r"build/pages/\S+|--reading\s+\S+?=\w+", "", ran[1])
    assert re.findall(r"\b[a-z0-9]+_[a-z0-9_]+", said) == []
    assert re.findall(r"\b(?:tv|dh)-p\d", said) == []
