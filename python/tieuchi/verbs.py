"""The questions: each asks the library and holds its answer."""

from __future__ import annotations

import json
import operator
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tieuchi import _core
from tieuchi._files import write_whole
from tieuchi._watch import watch
from tieuchi.facts import Day, Facts, Snapshot, day_of
from tieuchi.issues import Issue, QuestionError, issues_of, problem
from tieuchi.programme import Rulebook
from tieuchi.results import Assessment, CaseResults, Duties, Missing, Roadmap, canonical

Years = int | Iterable[int] | None


def assess(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    year: Years = None,
    as_of: Day | None = None,
) -> Assessment:
    """Outcomes of every unit, item and period of the years asked.

    `year` is one year, several, or None for every year of the programme; `as_of` is the day whose
    knowledge is used when facts are given in place of a snapshot. Raises QuestionError.
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    return Assessment(ask(_core.assess, rulebook, known, year), (rulebook, known))


def roadmap(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    year: Years = None,
    as_of: Day | None = None,
) -> Roadmap:
    """How each target stands in the years asked: due, reached, unknown, verdict.

    Arguments as for `assess`. Raises QuestionError.
    """
    return Roadmap(ask(_core.roadmap, rulebook, snapshot_of(rulebook, snapshot, as_of), year))


def duties(
    rulebook: Rulebook,
    facts: Facts | Snapshot,
    *,
    as_of: Day | None = None,
    year: Years = None,
) -> Duties:
    """Who owes which report or task of the years asked, and its state on the day `as_of`.

    Arguments as for `assess`. Raises QuestionError.
    """
    return Duties(ask(_core.duties, rulebook, snapshot_of(rulebook, facts, as_of), year))


def missing(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    year: Years = None,
    as_of: Day | None = None,
) -> Missing:
    """The facts that keep outcomes of the years asked unknown, and who could supply each.

    Arguments as for `assess`. Raises QuestionError.
    """
    return Missing(ask(_core.missing, rulebook, snapshot_of(rulebook, snapshot, as_of), year))


def run_cases(rulebook: Rulebook) -> CaseResults:
    """Runs the cases that the pack brings against its rules."""
    rows = _core.run_cases(rulebook._handle, watch())
    return CaseResults(canonical({"schema": CaseResults.schema, "rows": rows}))


def report(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    path: str | os.PathLike[str],
    *,
    year: Years = None,
    as_of: Day | None = None,
    lang: str = "vi",
) -> Path:
    """Writes one self-contained HTML page and returns its path; arguments as for `assess`.

    The file is the old one or the new one, whole, whatever ends the writing; a pipe or a device
    that is there already is written to.
    """
    from tieuchi.page import render

    known = snapshot_of(rulebook, snapshot, as_of)
    page = render(rulebook, known, years=years_of(year) or None, lang=lang)
    write_whole(path, page.encode())
    return Path(path)


def snapshot_of(rulebook: Rulebook, known: object, as_of: Day | None) -> Snapshot:
    """The snapshot asked about, checked to belong to the rulebook."""
    if isinstance(known, Facts) and as_of is not None:
        known = known.as_known_on(as_of)
    elif isinstance(known, Snapshot) and as_of is not None and day_of(as_of) != known.day:
        known = known.facts.as_known_on(as_of)
    if isinstance(known, Facts):
        raise QuestionError([_no_day()])
    if not isinstance(known, Snapshot):
        raise QuestionError([_no_snapshot(known)])
    if known.rulebook != rulebook:
        raise QuestionError([_other_rulebook(known.rulebook.id, rulebook.id)])
    return known


def years_of(year: object) -> list[int]:
    """The years asked; an empty list stands for every year of the programme."""
    if year is None:
        return []
    several = isinstance(year, Iterable) and not isinstance(year, str | bytes)
    years = [_year(one) for one in (year if several else [year])]  # type: ignore[attr-defined]
    if not years:
        raise QuestionError([_no_year(year)])
    return years


def ask(
    answer: Callable[..., tuple[str, str]],
    rulebook: Rulebook,
    snapshot: Snapshot,
    year: object,
    source: str = "",
    **more: str,
) -> str:
    """The JSON answer; QuestionError with its issues where there is none."""
    question: dict[str, Any] = {"as_of": snapshot.day.isoformat(), **more}
    if years := years_of(year):
        question["years"] = years
    ledger = snapshot.facts._ledger
    text, told = answer(rulebook._handle, ledger, json.dumps(question), source, watch())
    if not text:
        raise QuestionError(issues_of(told))
    return text


def _year(one: object) -> int:
    if not isinstance(one, bool):
        try:
            return operator.index(one)  # type: ignore[arg-type]
        except TypeError:
            if isinstance(one, str) and one.isascii() and one.isdigit():
                return int(one)
    raise QuestionError([_no_year(one)])


def _no_year(one: object) -> Issue:
    return problem(
        "question.year",
        "year",
        f"{one!r} không phải là năm; viết như 2024 hoặc [2024, 2025]",
        f"{one!r} is no year; write it like 2024 or [2024, 2025]",
    )


def _no_day() -> Issue:
    return problem(
        "question.as_of",
        "as_of",
        'chưa nêu ngày: dùng facts.as_known_on("2024-11-14") hoặc as_of="2024-11-14"',
        'no day is given: use facts.as_known_on("2024-11-14") or as_of="2024-11-14"',
    )


def _no_snapshot(given: object) -> Issue:
    kind = type(given).__name__
    return problem(
        "question.snapshot",
        "snapshot",
        f"cần số liệu của tieuchi.read_facts(...), không phải {kind}",
        f"facts of tieuchi.read_facts(...) are needed, not {kind}",
    )


def _other_rulebook(facts: str, rules: str) -> Issue:
    return problem(
        "question.other_rulebook",
        "snapshot",
        f'số liệu thuộc đề án "{facts}", không phải "{rules}" hoặc phiên bản đang hỏi',
        f'the facts belong to the programme "{facts}", not to "{rules}" or the version asked',
    )
