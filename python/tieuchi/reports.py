"""Everything about one day as one file; the ending of its name chooses the form."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from tieuchi import page
from tieuchi._files import STANDARD_OUTPUT, is_descriptor, write_whole
from tieuchi._kinds import needs_rulebook
from tieuchi._view import annex
from tieuchi.facts import Day, Facts, Snapshot
from tieuchi.issues import Issue, QuestionError, known_lang, problem
from tieuchi.page.gather import gather
from tieuchi.programme import Rulebook
from tieuchi.verbs import Years, snapshot_of, years_of

Form = Callable[[Rulebook, Snapshot, Sequence[int] | None, str], bytes]


def _html(rulebook: Rulebook, known: Snapshot, years: Sequence[int] | None, lang: str) -> bytes:
    return page.render(rulebook, known, years=years, lang=lang).encode()


def _xlsx(rulebook: Rulebook, known: Snapshot, years: Sequence[int] | None, lang: str) -> bytes:
    from tieuchi._excel.annex import written  # what it needs is an extra

    answers = gather(rulebook, known, list(years) if years else list(rulebook.years))
    return written(annex.pages(answers, lang), rulebook.label.to(lang), lang)


#: The forms by ending; the first one is that of a pipe or device, whose name says nothing.
FORMS: dict[str, Form] = {".html": _html, ".xlsx": _xlsx}


def report(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    path: str | os.PathLike[str],
    *,
    year: Years = None,
    as_of: Day | None = None,
    lang: str | None = None,
) -> Path:
    """Writes the report of one day and returns its path; arguments as for `assess`, `lang` is
    "vi" or "en", the language of the programme where it is left out.

    The ending of the path chooses the form: `.html` is one self-contained page, `.xlsx` a workbook
    with a sheet for each unit and office (`pip install 'tieuchi[excel]'`). The file is the
    old one or the new one, whole, whatever ends the writing; a pipe or a device that is there
    already is written to, "-" is standard output. Raises QuestionError, also for an ending that is
    no form.
    """
    needs_rulebook(rulebook, QuestionError)
    form = form_of(path)
    known = snapshot_of(rulebook, snapshot, as_of)
    spoken = rulebook.language if lang is None else known_lang(lang)
    written = form(rulebook, known, years_of(year) or None, spoken)
    write_whole(path, written)
    return Path(path)


def form_of(path: str | os.PathLike[str]) -> Form:
    """The form of a path; QuestionError names the endings there are."""
    name = os.fsdecode(path)
    ending = os.path.splitext(name)[1].lower()
    if ending in FORMS:
        return FORMS[ending]
    if (
        name == STANDARD_OUTPUT
        or is_descriptor(name)
        or (os.path.exists(name) and not os.path.isfile(name))
    ):
        return next(iter(FORMS.values()))
    raise QuestionError([_no_form(name, ending=ending)])


def _no_form(name: str, *, ending: str) -> Issue:
    known = ", ".join(FORMS)
    vi = f"đuôi {ending} không phải là một dạng báo cáo" if ending else "tên tệp không có đuôi"
    en = f"{ending} is the ending of no report" if ending else "the name of the file has no ending"
    return problem(
        "question.ending",
        "path",
        f"{vi}; các đuôi dùng được: {known}",
        f"{en}; the endings are {known}",
        file=name,
        nearest=_nearest(ending),
    )


def _nearest(ending: str) -> str:
    return next((known for known in FORMS if ending and known.startswith(ending)), "")
