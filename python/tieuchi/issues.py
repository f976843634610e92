"""What is wrong with something that was read or asked: code, place, words in two languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from unicodedata import category

if TYPE_CHECKING:
    from tieuchi._view.shown import View

Lang = Literal["vi", "en"]


class Words(NamedTuple):
    """The same words in Vietnamese and English; `str` gives the Vietnamese ones.

    >>> tieuchi.read_programme("vi-du-1578").label.en
    'Example under the rules of Decision 1578: all units and figures are invented'
    """

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi or self.en

    def to(self, lang: str = "vi") -> str:
        """The words of a language; the other one where these are empty."""
        return (self.en or self.vi) if lang == "en" else (self.vi or self.en)


def visible(words: str) -> str:
    """A line in which a sign stands in the place of whatever a terminal would obey."""
    return words if words.isprintable() else "".join(map(_sign, words))


def _sign(c: str) -> str:
    if c in "\n\t" or c.isprintable() or category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return c
    return "\N{REPLACEMENT CHARACTER}"


NO_WORDS = Words("", "")


@dataclass(frozen=True)
class Issue:
    """One problem: a stable code, where it is, what was found and what was expected.

    `file`, `pointer`, `field` are empty and `line`, `column`, `row` (from 1) are 0 where they do
    not apply. `nearest` is the nearest valid spelling, empty where nothing is near. `counts` is
    filled in "issues.more" only: how many issues of each code are not told one by one. `cell` is
    the name of a cell such as D7 where the file is a sheet of a workbook.

    >>> issue = tieuchi.check("vi-du-1587")[0]
    >>> issue.code, issue.severity, issue.nearest
    ('pack.not_found', 'error', 'vi-du-1578')
    """

    code: str
    severity: str
    message: Words
    hint: Words = NO_WORDS
    nearest: str = ""
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
    file: str = ""
    line: int = 0
    column: int = 0
    row: int = 0
    pointer: str = ""
    field: str = ""
    offset: int = 0
    source_text: str = ""
    caret: int = 0
    cell: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the thing cannot be used; else it is a warning or a note."""
        return self.severity == "error"

    def describe(self, lang: str = "vi") -> str:
        """The issue for people: place, message, code, caret under the rule text, hints."""
        vietnamese = lang != "en"
        at = ":".join(str(part) for part in (self.file, *self._line_and_column()) if part)
        at += f"!{self.cell}" if self.cell else ""
        if not self.line and self.pointer:
            at += ("#" if at else "") + self.pointer
        row = f"{'hàng' if vietnamese else 'row'} {self.row}" if self.row and not self.cell else ""
        cell = ", ".join(part for part in (row, self.field) if part)
        where = (at + (f" [{cell}]" if cell else "")).strip()
        lines = [(f"{where}: " if where else "") + f"{self.message.to(lang)} ({self.code})"]
        if self.source_text:
            before = self.source_text[: self.caret].ljust(self.caret)
            under = "".join("\t" if c == "\t" else " " for c in before)
            lines += [f"  {self.source_text}", f"  {under}^"]
        if self.nearest:
            lines.append(f"  {'Ý bạn là' if vietnamese else 'Did you mean'} {self.nearest}?")
        if any(self.hint):
            lines.append(f"  {self.hint.to(lang)}")
        return "\n".join(map(visible, lines))

    def _told(self, lang: str) -> tuple[str, str, str, str]:
        """Severity, place, message and proposal, as the cells of a table."""
        vietnamese = lang != "en"
        at = ":".join(str(part) for part in (self.file, *self._line_and_column()) if part)
        row = f"{'hàng' if vietnamese else 'row'} {self.row}" if self.row else ""
        where = ", ".join(filter(None, (at or self.pointer, row, self.field)))
        near = f"{'Ý bạn là' if vietnamese else 'Did you mean'} {self.nearest}?"
        proposal = " ".join(filter(None, (near if self.nearest else "", self.hint.to(lang))))
        return self.severity, where, f"{self.message.to(lang)} ({self.code})", proposal

    def _line_and_column(self) -> tuple[int, ...]:
        return (self.line, self.column) if self.line else ()

    def __str__(self) -> str:
        return self.describe("vi")


class Issues(tuple[Issue, ...]):
    """Issues in order of finding; shows itself one issue after another.

    >>> sent = tieuchi.read_facts(
    ...     rulebook, [{"unit": "mh-p99", "quan_so": 9}], period=2026, recorded_on="2026-11-10"
    ... )
    >>> [issue.code for issue in sent.issues]
    ['fact.unknown_unit']
    """

    __slots__ = ()

    @property
    def errors(self) -> Issues:
        """Those that are errors."""
        return Issues(i for i in self if i.is_error)

    def describe(self, lang: str = "vi") -> str:
        """All issues in one language; empty when there are none."""
        return "\n".join(issue.describe(lang) for issue in self)

    def show(self, lang: str = "vi") -> View:
        """The issues as a table in "vi" or "en", the worst first."""
        from tieuchi._view.shown import View
        from tieuchi._view.things import issues

        known = known_lang(lang)
        return View([issues(self._problems(known), known)], known)

    def _problems(self, lang: str) -> list[tuple[str, str, str, str]]:
        return [issue._told(lang) for issue in self]

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()

    def __repr__(self) -> str:
        return self.describe() if self else "()"


class TieuchiError(ValueError):
    """Something given cannot be used; `issues` says everything that is wrong with it.

    >>> try:
    ...     tieuchi.assess(rulebook, known, year=1999)
    ... except tieuchi.TieuchiError as error:
    ...     print(error.issues[0].code)
    question.year
    """

    headline = Words("không thực hiện được", "this cannot be done")

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = Issues(issues)
        super().__init__(self.issues)

    def describe(self, lang: str = "vi") -> str:
        """All issues in one language, errors first."""
        ordered = sorted(self.issues, key=lambda i: not i.is_error)
        return "\n".join([self.headline.to(lang) + ":", *(i.describe(lang) for i in ordered)])

    def show(self, lang: str = "vi") -> View:
        """What is wrong as a table in "vi" or "en", errors first."""
        from tieuchi._view.shown import View
        from tieuchi._view.things import issues

        known = known_lang(lang)
        headline = self.headline.to(known)
        title = headline[:1].upper() + headline[1:]
        return View([issues(self.issues._problems(known), known, title=title)], known)

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()

    def __str__(self) -> str:
        return f"{self.describe('vi')}\n\n{self.describe('en')}"


class ProgrammeError(TieuchiError):
    """A pack that cannot be read or compiled.

    >>> try:
    ...     tieuchi.read_programme("vi-du-1587")
    ... except tieuchi.ProgrammeError as error:
    ...     print(error.issues[0].nearest)
    vi-du-1578
    """

    headline = Words("không dùng được bộ dữ liệu đề án", "the programme cannot be used")


class FactsError(TieuchiError):
    """Facts that cannot be read at all; single bad rows are refused without an error.

    >>> try:
    ...     tieuchi.read_facts(rulebook, "khong-co.csv")
    ... except tieuchi.FactsError as error:
    ...     print(error.issues[0].code)
    fact.file
    """

    headline = Words("không đọc được số liệu", "the facts cannot be read")


class QuestionError(TieuchiError):
    """A question that cannot be answered: unknown year, unit, item, or a day that is none.

    >>> try:
    ...     result.explain("mh-p99", "yeu_cau")
    ... except tieuchi.QuestionError as error:
    ...     print(error.issues[0].code)
    question.unknown_unit
    """

    headline = Words("câu hỏi không trả lời được", "the question cannot be answered")


def words_of(value: dict[str, str]) -> Words:
    """Words from their JSON form."""
    return Words(value["vi"], value["en"])


def issue_of(value: dict[str, Any]) -> Issue:
    """An issue from its JSON form."""
    plain = {k: v for k, v in value.items() if k not in ("message", "hint")}
    return Issue(message=words_of(value["message"]), hint=words_of(value["hint"]), **plain)


def issues_of(text: str) -> list[Issue]:
    """The issues of a JSON text of schema tieuchi/issues/1, or of any answer that has some."""
    return [issue_of(i) for i in json.loads(text)["issues"]]


def known_lang(lang: object) -> Lang:
    """The language asked; QuestionError for one that nobody speaks here."""
    if lang == "vi" or lang == "en":
        return "en" if lang == "en" else "vi"
    vi, en = f'{lang!r}: chỉ có "vi" và "en"', f'{lang!r}: there are "vi" and "en" only'
    raise QuestionError([problem("question.lang", "lang", vi, en)])


def problem(code: str, field: str, vi: str, en: str, **more: Any) -> Issue:
    """An error found before the library was asked."""
    return Issue(code=code, severity="error", message=Words(vi, en), field=field, **more)
