"""Forms for those who report: what the programme asks of a year, to be filled in a spreadsheet."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from tieuchi import _filters
from tieuchi._enterable import entries
from tieuchi._files import write_whole
from tieuchi._kinds import needs_rulebook
from tieuchi._view.answers import Programme
from tieuchi._view.forms import Asked, sheets
from tieuchi._words import pick
from tieuchi.issues import Issue, QuestionError, known_lang, problem
from tieuchi.programme import Rulebook
from tieuchi.verbs import years_of

By = Literal["unit", "agency"]


def template(
    rulebook: Rulebook,
    path: str | os.PathLike[str],
    *,
    year: int,
    by: By = "unit",
    units: Iterable[str] | None = None,
    lang: str | None = None,
) -> Path:
    """Writes the forms of a year as a workbook and returns its path.

    A sheet for each unit, or for each agency that reports (`by="agency"`); `units` narrows them
    down. Each row is a fact that may be entered: lists to choose from, bounds, the unit of measure
    and the clause; all else is locked. `read_facts` reads what comes back. The same programme and
    year give the same bytes. Raises QuestionError.
    """
    needs_rulebook(rulebook, QuestionError)
    spoken = rulebook.language if lang is None else known_lang(lang)
    [asked_year] = years_of(year)
    if asked_year not in rulebook.years:
        raise QuestionError([_no_year(asked_year, rulebook)])
    if by not in ("unit", "agency"):
        vi, en = f'{by!r}: chỉ có "unit" và "agency"', f'{by!r}: there are "unit" and "agency" only'
        raise QuestionError([problem("question.argument", "by", vi, en)])
    told = Programme(rulebook.describe())
    wanted = _wanted(told, units, by)
    asked = [
        Asked(e.unit, e.indicator, e.period, e.open_period)
        for e in entries(rulebook, asked_year)
        if e.unit in wanted
    ]
    from tieuchi._excel.template import written  # what it needs is an extra

    stamp = {
        "programme": rulebook.id,
        "title": pick(told.told["label"], spoken),
        "year": str(asked_year),
        "language": spoken,
        "rules_hash": rulebook.rules_hash,
        "units_hash": rulebook.units_hash,
    }
    write_whole(
        path, written(sheets(told, asked, by=by, year=asked_year, lang=spoken), stamp, spoken)
    )
    return Path(path)


def _wanted(told: Programme, units: Iterable[str] | None, by: str) -> set[str]:
    """Whom the forms are about: units, and agencies too where they fill them."""
    known = {unit["id"]: [unit["name"]] for unit in told.told["units"]}
    agencies = {a["id"] for a in told.told["agencies"]} if by == "agency" else set()
    wanted = list(known) if units is None else [units] if isinstance(units, str) else list(units)
    for unit in wanted:
        if unit not in known:
            vi, en = f'không có đơn vị "{unit}"', f'there is no unit "{unit}"'
            near = _filters.nearest(unit, known)
            raise QuestionError([problem("question.unknown_unit", "units", vi, en, nearest=near)])
    return {*wanted, *agencies}


def _no_year(year: int, rulebook: Rulebook) -> Issue:
    first, last = rulebook.years[0], rulebook.years[-1]
    vi = f"năm {year} nằm ngoài các năm của đề án ({first} đến {last})"
    en = f"the year {year} is not of the programme ({first} to {last})"
    return problem("question.year", "year", vi, en)
