"""Everything about one day as one file; the ending of its name chooses the form."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from tieuchi import _filters, page
from tieuchi._files import STANDARD_OUTPUT, is_descriptor, look_where, write_whole
from tieuchi._kinds import needs_rulebook
from tieuchi._view import annex, documents
from tieuchi._view.answers import Answers
from tieuchi._view.markdown import markdown_of
from tieuchi._view.phrases import headline, marks
from tieuchi._words import day, say
from tieuchi.facts import Day, Facts, Snapshot, day_of
from tieuchi.issues import Issue, QuestionError, known_lang, problem
from tieuchi.page.gather import gather
from tieuchi.programme import Rulebook
from tieuchi.results import canonical
from tieuchi.verbs import Years, snapshot_of, years_of, years_until

Form = Callable[["Reported"], bytes]
#: A report of a year, a review of several, or letters to agencies; all but the first in Word only.
Kind = Literal["year", "preliminary", "final", "reminder", "request"]


@dataclass
class Reported:
    """What is reported, to whom, in which language."""

    rulebook: Rulebook
    known: Snapshot
    years: list[int] | None
    lang: str
    kind: str
    office: str | os.PathLike[str] | None
    since: Snapshot | None = None

    @cached_property
    def answers(self) -> Answers:
        """Everything that is shown."""
        years = self.years or years_until(self.rulebook, self.known)
        return gather(self.rulebook, self.known, years)


def _html(asked: Reported) -> bytes:
    told = page.render(
        asked.rulebook, asked.known, years=asked.years, since=asked.since, lang=asked.lang
    )
    return told.encode()


def _xlsx(asked: Reported) -> bytes:
    from tieuchi._excel.annex import written  # what it needs is an extra

    pages = annex.pages(asked.answers, asked.lang)
    return written(pages, asked.rulebook.label.to(asked.lang), asked.lang)


def _docx(asked: Reported) -> bytes:
    from tieuchi._word.office import Office, read_office
    from tieuchi._word.writer import written  # what it needs is an extra

    office = Office() if asked.office is None else read_office(asked.office)
    told = documents.documents(asked.answers, asked.kind, asked.lang)
    if not told:
        raise QuestionError([_nobody(asked.known.day)])
    return written(told, office, asked.known.day.isoformat(), asked.lang)


def _md(asked: Reported) -> bytes:
    pages = annex.pages(asked.answers, asked.lang)
    about = [
        headline(asked.answers.provenance, asked.lang),
        *marks(asked.answers.provenance, asked.lang),
    ]
    head = f"# {asked.rulebook.label.to(asked.lang)}\n\n{' · '.join(about)}\n\n"
    tables = (markdown_of(page.table, asked.lang) for page in pages)
    return (head + "\n\n".join(tables) + "\n").encode()


def _json(asked: Reported) -> bytes:
    answers = asked.answers
    told = {
        "schema": "tieuchi/report/1",
        "assessment": answers.assessment,
        "roadmap": answers.roadmap,
        "duties": answers.duties,
        "missing": answers.missing,
        "facts": answers.facts,
    }
    return canonical(told).encode()


#: The forms by ending; the first one is that of a pipe or device, whose name says nothing.
FORMS: dict[str, Form] = {
    ".html": _html,
    ".xlsx": _xlsx,
    ".docx": _docx,
    ".md": _md,
    ".json": _json,
}


def report(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    path: str | os.PathLike[str],
    *,
    year: Years = None,
    as_of: Day | None = None,
    lang: str | None = None,
    kind: Kind = "year",
    office: str | os.PathLike[str] | None = None,
    since: Day | Snapshot | None = None,
) -> Path:
    """Writes the report of one day and returns its path; arguments as for `assess`, but without
    `year` the years end with that of the day. The last of them stands in front. `lang` is "vi" or
    "en", the language of the programme where it is left out.

    The ending of the path chooses the form: `.html` is one self-contained page, `.xlsx` a workbook
    with a sheet for each unit and office (`pip install 'tieuchi[excel]'`), `.docx` a document in
    the layout of Nghị định 30/2020/NĐ-CP (`pip install 'tieuchi[word]'`): of it `kind` makes a
    report of the year, a preliminary or final review, letters that remind of duties or that ask
    for what is missing; `office` is a small file that says who writes (docs/desk.md). `.md` has the
    tables of the workbook, `.json` the answers themselves. `since` is the day of the last report,
    or the snapshot it was made of: the page says what changed from there.

    The file is the old one or the new one, whole, whatever ends the writing; a pipe or a device
    that is there already is written to, "-" is standard output. Raises QuestionError, also for an
    ending that is no form.

    >>> tieuchi.report(rulebook, known, "bao-cao.html", year=2026).name
    'bao-cao.html'
    """
    needs_rulebook(rulebook, QuestionError)
    form = form_of(path)
    known = snapshot_of(rulebook, snapshot, as_of)
    spoken = rulebook.language if lang is None else known_lang(lang)
    if kind not in documents.KINDS:
        raise QuestionError([_no_kind(kind)])
    if form is not _docx and (kind != "year" or office is not None):
        raise QuestionError([_word_only(path)])
    if form is not _html and since is not None:
        raise QuestionError([_page_only(path)])
    former = former_of(rulebook, known, since)
    look_where(path)
    asked = Reported(rulebook, known, years_of(year) or None, spoken, kind, office, former)
    write_whole(path, form(asked))
    return Path(path)


def former_of(rulebook: Rulebook, known: Snapshot, since: Day | Snapshot | None) -> Snapshot | None:
    """What an earlier report was made of; QuestionError where it is not earlier."""
    if since is None:
        return None
    if isinstance(since, Snapshot):
        former = snapshot_of(rulebook, since, None)
    else:
        former = known.facts.as_known_on(day_of(since, "since"))
    if former.day > known.day:
        raise QuestionError([_not_earlier(former.day, known.day)])
    return former


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


def _nobody(on: date) -> Issue:
    words = [say("nothing_to_write", lang, day=day(on.isoformat(), lang)) for lang in ("vi", "en")]
    return problem("question.kind", "kind", *words)


def _no_kind(kind: object) -> Issue:
    known = ", ".join(documents.KINDS)
    near = _filters.nearest(str(kind), dict.fromkeys(documents.KINDS, ()))
    vi, en = f"{kind!r}: chỉ có {known}", f"{kind!r}: there are {known} only"
    return problem("question.kind", "kind", vi, en, nearest=near)


def _word_only(path: str | os.PathLike[str]) -> Issue:
    vi = "loại văn bản và thông tin cơ quan chỉ dùng cho tệp .docx"
    en = "a kind of document and the office are for a file .docx only"
    return problem("question.kind", "kind", vi, en, file=os.fsdecode(path))


def _page_only(path: str | os.PathLike[str]) -> Issue:
    vi = "so sánh với báo cáo trước chỉ có ở trang .html"
    en = "what changed since the last report is on the page .html only"
    return problem("question.kind", "since", vi, en, file=os.fsdecode(path))


def _not_earlier(former: date, now: date) -> Issue:
    vi = f"báo cáo trước ({former:%d/%m/%Y}) không trước ngày xét ({now:%d/%m/%Y})"
    en = f"the last report ({former.isoformat()}) is not before this day ({now.isoformat()})"
    return problem("question.as_of", "since", vi, en)


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
