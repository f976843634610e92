"""Two evaluators of packs, the library and one written from the page, give the same rows."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from oracle.feel.jsonl import with_deep_stack
from oracle.pack.compare import (
    Difference,
    Subject,
    cases_of,
    compared,
    days_of,
    random_subject,
    subject,
)
from oracle.pack.core import NotCovered

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "cases" / "packs"
NAMES = """across acts alike among created cut cut/twin day_of_version day_settles early_day
extended months first_text lacks left_out occasions own_past past places points ranges reads_other
reads_other/other rests subjects sums terms veiled versions waived"""
SMALL = [TESTS / name for name in NAMES.split()]
SHIPPED = [ROOT / "lib" / "packs" / name for name in ("tra-vinh-1578", "vi-du-1578")]
EVERY_DAY, EVERY_CASE = (1, 9) if os.environ.get("TIEUCHI_RANDOM_PACKS") else (22, 81)
"""Of the days and of the cases of a shipped pack every so manieth is compared."""
RANDOM = int(os.environ.get("TIEUCHI_RANDOM_PACKS", "200"))
AT_ONCE = 25
DAYS = 2
"""Of each random pack so many of its days are compared, others in every pack."""
LEAST_COVERED = 0.9
DIFFERED = (205, 244, 311, 735, 1411, 1459, 3154, 3455)
"""Seeds on which the two were once apart."""


def _deep(work: Callable[[], list[Difference]]) -> list[Difference]:
    """Works where Python's own stack does not end it."""
    done: Future[list[Difference]] = Future()

    def run() -> int:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)
        return 0

    with_deep_stack(run)
    return done.result()


def _asked(folder: Path) -> list[tuple[Subject, str]]:
    of = subject(folder)
    day, case = (EVERY_DAY, EVERY_CASE) if folder in SHIPPED else (1, 1)
    days = [(of, as_of) for as_of in days_of(of)[::day]]
    return [*days, *cases_of(folder, of, slice(None, None, case))]


@pytest.mark.parametrize("folder", SMALL + SHIPPED, ids=lambda folder: folder.name)
def test_every_row_of_a_pack_is_the_same(folder: Path) -> None:
    def work() -> list[Difference]:
        counts, found = [], []
        for asked, as_of in _asked(folder):
            rows, different = compared(asked, [as_of])
            counts.append(rows)
            found += different
        assert sum(counts)
        return found

    different = _deep(work)
    assert not different, "\n".join(map(str, different[:10]))


@pytest.mark.parametrize("seed", DIFFERED)
def test_every_row_of_a_pack_on_which_they_differed_is_the_same(seed: int) -> None:
    def work() -> list[Difference]:
        of = random_subject(seed)
        return compared(of, days_of(of))[1]

    different = _deep(work)
    assert not different, "\n".join(map(str, different[:10]))


@pytest.mark.parametrize("first", range(0, RANDOM, AT_ONCE))
def test_every_row_of_random_packs_is_the_same(first: int) -> None:
    seeds = range(first, min(first + AT_ONCE, RANDOM))
    covered: list[int] = []

    def work() -> list[Difference]:
        found = []
        for seed in seeds:
            try:
                of = random_subject(seed)
                several = days_of(of)
                at = seed % len(several)
                asked = (several[at - len(several) // DAYS * n] for n in range(DAYS))
                found += compared(of, asked)[1]
            except NotCovered:
                continue
            covered.append(seed)
        return found

    different = _deep(work)
    assert not different, "\n".join(map(str, different[:10]))
    assert len(covered) >= LEAST_COVERED * len(seeds)
