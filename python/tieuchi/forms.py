"""Forms for those who report: what the programme asks of a year, to be filled in a spreadsheet."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from tieuchi import _filters
from tieuchi._enterable import entries
from tieuchi._files import FACTS, given, look_where, shown, write_whole
from tieuchi._kinds import needs_rulebook
from tieuchi._view.answers import Programme
from tieuchi._view.forms import Asked, sheets
from tieuchi._words import pick
from tieuchi.facts import Facts
from tieuchi.issues import FactsError, Issue, QuestionError, known_lang, problem
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

    >>> tieuchi.template(rulebook, "bieu.xlsx", year=2026, units=["mh-p1"]).name
    'bieu.xlsx'
    """
    needs_rulebook(rulebook, QuestionError)
    spoken = rulebook.language if lang is None else known_lang(lang)
    [asked_year] = years_of(year)
    if asked_year not in rulebook.years:
        raise QuestionError([_no_year(asked_year, rulebook)])
    if by not in ("unit", "agency"):
        vi, en = f'{by!r}: chỉ có "unit" và "agency"', f'{by!r}: there are "unit" and "agency" only'
        raise QuestionError([problem("question.argument", "by", vi, en)])
    look_where(path)
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


class Marked(NamedTuple):
    """A copy to send back."""

    path: Path
    #: How many cells are marked.
    cells: int
    #: Whether the file is a copy; else it is a list, because a copy would lose something.
    is_copy: bool


def mark(
    told: Facts | FactsError,
    source: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    lang: str = "vi",
) -> Marked:
    """Writes a copy of a workbook in which the cells that are refused are coloured and commented.

    `told` is what `read_facts` gave or raised for `source`. Where the workbook has what a copy
    would lose - macros, pictures, links - the file is a list of the cells instead. Without a cell
    to mark nothing is written, and the source never is. Raises QuestionError.

    >>> form = tieuchi.template(rulebook, "bieu.xlsx", year=2026, units=["mh-p1"])
    >>> sent = tieuchi.read_facts(rulebook, form, recorded_on="2026-11-10")
    >>> tieuchi.mark(sent, form, "gui-lai.xlsx").cells
    0
    """
    if not isinstance(told, Facts | FactsError):
        kind = type(told).__name__
        vi = f"cần kết quả của read_facts, không phải {kind}"
        en = f"what read_facts gave or raised is needed, not {kind}"
        raise QuestionError([problem("question.argument", "told", vi, en)])
    from tieuchi._excel.mark import marked, notes_of  # what it needs is an extra

    content, issues = given(source, FACTS, "fact.file")
    if content is None:
        raise QuestionError(issues)
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        vi, en = "chỉ đánh dấu được tệp Excel", "only a workbook can be marked"
        raise QuestionError([problem("question.argument", "source", vi, en, file=shown(source))])
    if os.path.exists(path) and os.path.samefile(source, path):
        vi, en = "bản sao phải là tệp khác", "the copy must be another file"
        raise QuestionError([problem("question.argument", "path", vi, en, file=shown(path))])
    spoken = known_lang(lang)
    refused = told.refused if isinstance(told, Facts) else []
    notes = notes_of(told.issues, refused, shown(source), spoken)
    made, is_copy = marked(content, shown(source), notes, spoken)
    if notes:
        write_whole(path, made)
    return Marked(Path(path), len(notes), is_copy)


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
