"""Facts: reading them, adding them up, and what was known on a day."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakValueDictionary

from tieuchi import _core
from tieuchi._days import Day as Day
from tieuchi._days import day_of as day_of
from tieuchi._fact_faces import FactsFace, SnapshotFace
from tieuchi._files import FACTS, given, shown
from tieuchi._frames import COLUMNS, Grid, grid_of
from tieuchi._kinds import needs_facts, needs_rulebook
from tieuchi._refused import NO_SOURCES, Sources, kind_of, seen_in
from tieuchi._watch import watch
from tieuchi.issues import FactsError, Issue, Issues, QuestionError, issue_of, problem

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

Row = dict[str, Any]
#: How the writer of a table spells numbers, days and words.
Locale = Literal["plain", "vi", "en"]


class Facts(FactsFace):
    """Facts let in under one rulebook; made by `read_facts`. Immutable.

    `a + b` has the facts of both, those they share once. Compares and hashes by its facts, copies
    and pickles; a pickle holds the facts as rows.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        ledger: _core.Ledger,
        *,
        issues: Iterable[Issue] = (),
        admitted: int = 0,
        refused: Iterable[Row] = (),
        supposed: str = "",
        sources: Sources = NO_SOURCES,
    ) -> None:
        self.rulebook = rulebook
        self._ledger = ledger
        #: What is wrong with the sources: errors refuse a row, warnings and notes do not.
        self.issues = Issues(issues)
        #: How many rows of the sources are facts now.
        self.admitted = admitted
        #: The name of the hypothesis that some of the facts are; empty where all are reported.
        self.supposed = supposed
        self._refused = tuple(refused)
        self._sources = sources
        self._elsewhere: Facts | None = None

    @property
    def refused(self) -> list[Row]:
        """The rows that were refused: dicts with `file`, `row` (from 1), `code` and, of a workbook,
        `cell`."""
        return [dict(row) for row in self._refused]

    @property
    def rows(self) -> list[Row]:
        """All facts as dicts with the columns of data/facts; values as text."""
        return [{column: row[column] for column in COLUMNS} for row in self._listed()]

    @cached_property
    def _session(self) -> _core.Session:
        """Who answers about these facts; what was computed for the day asked last is kept."""
        return _core.Session(self.rulebook._handle, self._ledger)

    @property
    def hash(self) -> str:
        """SHA-256 over the facts, as results name it."""
        return self._ledger.hash

    def as_known_on(self, day: Day) -> Snapshot:
        """The facts as they were known on a day (ISO text or a date), later ones left out."""
        return Snapshot(self, day)

    def _under(self, rulebook: Rulebook) -> Facts:
        """The same facts asked under other readings or norms; those asked last are kept."""
        if rulebook == self.rulebook:
            return self
        if self._elsewhere is None or self._elsewhere.rulebook != rulebook:
            self._elsewhere = Facts(
                rulebook,
                self._ledger,
                issues=self.issues,
                admitted=self.admitted,
                refused=self._refused,
                sources=self._sources,
            )
        return self._elsewhere

    def _listed(self) -> list[Row]:
        return self._ledger.rows(self.rulebook._handle)

    def _reports_refused(self) -> list[Row]:
        return self._ledger.refused(self.rulebook._handle)

    def __len__(self) -> int:
        return len(self._ledger)

    def __add__(self, other: object) -> Facts:
        if not isinstance(other, Facts):
            return NotImplemented
        if other.rulebook != self.rulebook:
            raise FactsError([_other_rulebook()])
        ledger = self._ledger.joined(other._ledger)
        if reports := other._reports_refused():
            fresh = _without(reports, self._reports_refused())
            ledger = ledger.with_refused(self.rulebook._handle, fresh)
        return Facts(
            self.rulebook,
            ledger,
            issues=self.issues + other.issues,
            admitted=self.admitted + other.admitted,
            refused=self._refused + other._refused,
            supposed="; ".join(dict.fromkeys(filter(None, (self.supposed, other.supposed)))),
            sources=self._sources + other._sources,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Facts):
            return NotImplemented
        return (self.rulebook, self.hash, self.supposed) == (
            other.rulebook,
            other.hash,
            other.supposed,
        )

    def __hash__(self) -> int:
        return hash((self.rulebook, self.hash))

    def __copy__(self) -> Facts:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Facts:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        rows, told = self._listed(), (self.issues, self.admitted, self._refused)
        more = (self._reports_refused(), self.supposed, self._sources)
        return (_restored, (self.rulebook, rows, *told, *more))


class Snapshot(SnapshotFace):
    """Facts as known on one day; made by `Facts.as_known_on`. Immutable."""

    def __init__(self, facts: Facts, day: Day) -> None:
        self.facts = facts
        #: The day, as a `date`; facts recorded later are not seen.
        self.day = day_of(day)
        #: Results about the day that somebody holds, by their questions.
        self._held: WeakValueDictionary[tuple[object, ...], Any] = WeakValueDictionary()

    @property
    def rows(self) -> list[Row]:
        """The facts known on the day, as dicts with the columns of data/facts."""
        return [row for row in self.facts.rows if _ordered(row["recorded_on"]) <= self._ordered]

    def _under(self, rulebook: Rulebook) -> Snapshot:
        facts = self.facts._under(rulebook)
        return self if facts is self.facts else Snapshot(facts, self.day)

    @property
    def _ordered(self) -> tuple[int, int, int]:
        return (self.day.year, self.day.month, self.day.day)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Snapshot):
            return NotImplemented
        return (self.facts, self.day) == (other.facts, other.day)

    def __hash__(self) -> int:
        return hash((self.facts, self.day))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Snapshot, (self.facts, self.day))


def _ordered(day: str) -> tuple[int, ...]:
    """Year, month and day of a text of the library, whose years may be long."""
    return tuple(int(part) for part in day.rsplit("-", 2))


def read_facts(
    rulebook: Rulebook,
    *sources: object,
    own: bool = True,
    period: str | int | None = None,
    recorded_on: Day | None = None,
    reporter: str | None = None,
    document: str | None = None,
    locale: Locale | None = None,
    header: int | None = None,
    columns: Mapping[str, str] | None = None,
    no_data: str | Iterable[str] = (),
) -> Facts:
    """Reads facts and lets the good rows in; refused ones are listed and counted.

    A source is the path of a CSV file of at most 256 MiB ("-" for standard input) or of a workbook
    (.xlsx, .ods; `pip install 'tieuchi[excel]'`; docs/desk.md), a list of dicts, a dict of lists, a
    data frame of pandas or polars, or a table of Arrow. Each may be long (one fact a row: unit,
    indicator, period, value, recorded_on, reporter, document, note) or a sheet (one unit a row, one
    indicator a column). `own` keeps the facts of the pack itself below them. `period`,
    `recorded_on`, `reporter` and `document` fill what rows leave unsaid.

    `locale` says how the texts are spelled: "vi" (1.234,5; 5/3/2024; có; names and labels), "en"
    (1,234.5; yes) or "plain" (1234.5; 2024-03-05; true; ids). Where it is not given, a text is read
    as "plain", or as the file itself shows beyond doubt, and refused where it may be two numbers.
    Numbers, dates and booleans of a frame are never respelled. `header` is the line of a file that
    names its columns, where it is not the first that does; `columns` maps headings to indicators.
    `no_data` are words such as "KSL" or "-" that say that there is no figure: their cells are
    passed over as empty ones are, counted in a note; any other word stays refused.

    `.issues`, `.admitted` and `.refused` of the result speak of the sources. Raises FactsError
    with all issues when a source cannot be read at all.
    """
    needs_rulebook(rulebook, FactsError)
    if own and not sources:
        return rulebook.facts
    said = _said(
        locale,
        header,
        columns,
        no_data,
        period=period,
        recorded_on=recorded_on,
        reporter=reporter,
        document=document,
    )
    unsaid = _core.Unsaid(**said)
    ledger = rulebook.facts._ledger if own else _empty(rulebook)
    issues: list[Issue] = []
    refused: list[Row] = []
    admitted, unreadable, seen = 0, False, NO_SOURCES
    for number, source in enumerate(sources, 1):
        name, content, found = _content_of(source, number)
        issues += found
        if content is None:
            unreadable = True
            continue
        if isinstance(content, bytes) and _is_workbook(content, name):
            from tieuchi._excel.door import let_in  # what it needs is an extra

            try:
                read = let_in(content, name, rulebook, ledger, said)
            except FactsError as error:
                issues += error.issues
                unreadable = True
                continue
            ledger, issues, refused = read.ledger, issues + read.issues, refused + read.refused
            admitted += read.admitted
            seen += Sources("", read.cells)
            continue
        added, told = _added(rulebook, ledger, content, name, unsaid)
        if isinstance(content, Grid):
            issues += content.issues
            refused += content.refused
        answer = json.loads(told)
        issues += [issue_of(i) for i in answer["issues"]]
        seen += seen_in(content, name, answer, header or 0, kind_of(source))
        known = {(r["file"], r["row"]) for r in refused}
        refused += [r for r in answer["refused_rows"] if (r["file"], r["row"]) not in known]
        admitted += answer["admitted"]
        unreadable = unreadable or added is None
        ledger = ledger if added is None else added  # one without facts is one
    if unreadable:
        raise FactsError(dict.fromkeys(issues))  # what is wrong with an option is told once
    return Facts(rulebook, ledger, issues=issues, admitted=admitted, refused=refused, sources=seen)


def as_known_on(facts: Facts, day: Day) -> Snapshot:
    """The facts as they were known on a day (ISO text or a date), later ones left out."""
    needs_facts(facts, QuestionError)
    return Snapshot(facts, day)


def own_facts(rulebook: Rulebook) -> Facts:
    """The facts of the pack itself; of its issues those that refuse rows stand in `.refused`."""
    ledger, told = _core.pack_facts(rulebook._handle, watch())
    said = json.loads(told)
    issues = [issue_of(i) for i in said["issues"]]
    if ledger is None:
        raise FactsError(issues)
    return Facts(
        rulebook, ledger, issues=issues, admitted=said["admitted"], refused=said["refused_rows"]
    )


#: Endings of workbooks, whatever is in the file.
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


def _is_workbook(content: bytes, name: str) -> bool:
    """Whether a file is a workbook by its first bytes, or says so by its name."""
    return content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or (
        name.lower().endswith(_WORKBOOKS)
    )


def known_locale(locale: object) -> Locale | None:
    """A locale that was given; FactsError for what is none."""
    if locale in (None, "plain", "vi", "en"):
        return locale
    vi = f"{locale!r} không phải là lối viết: cần plain, vi hoặc en"
    raise FactsError([problem("fact.option", "locale", vi, f"{locale!r} is none of plain, vi, en")])


def _said(
    locale: object, header: object, columns: object, no_data: object, **said: object
) -> dict[str, Any]:
    """What holds for all rows of the sources; FactsError for what can be none of it."""
    locale = known_locale(locale)
    if header is not None and (not isinstance(header, int) or header < 1):
        vi, en = "header là số của một dòng, từ 1", "header is the number of a line, from 1"
        raise FactsError([problem("fact.option", "header", vi, en)])
    if columns is not None and not isinstance(columns, Mapping):
        vi = "columns là dict từ tên cột đến chỉ số"
        raise FactsError(
            [problem("fact.option", "columns", vi, "columns is a dict of headings to indicators")]
        )
    words = [no_data] if isinstance(no_data, str) else no_data
    words = list(words) if isinstance(words, Iterable) else [words]
    if not all(isinstance(word, str) for word in words):
        vi = f"no_data là các từ, không phải {no_data!r}"
        raise FactsError(
            [problem("fact.option", "no_data", vi, f"no_data takes words, not {no_data!r}")]
        )
    day = said["recorded_on"]
    return {
        "locale": locale or "",
        "header": header or 0,
        "columns": {str(k): str(v) for k, v in (columns or {}).items()},
        "no_data": words,
        "period": "" if said["period"] is None else str(said["period"]),
        "recorded_on": str(day_of(day, "recorded_on")) if day else "",
        "reporter": str(said["reporter"] or ""),
        "document": str(said["document"] or ""),
    }


def _added(
    rulebook: Rulebook,
    ledger: _core.Ledger,
    content: Grid | str | bytes,
    name: str,
    unsaid: _core.Unsaid,
) -> tuple[_core.Ledger | None, str]:
    handle = rulebook._handle
    if isinstance(content, str | bytes):
        return _core.add_facts(handle, ledger, content, name, unsaid, watch())
    if not content.header:
        return _core.add_facts(handle, ledger, "[]", name, unsaid, watch())
    return _core.add_grid(handle, ledger, content.header, content.rows, name, unsaid, watch())


def _content_of(source: object, number: int) -> tuple[str, Grid | bytes | None, list[Issue]]:
    if isinstance(source, str | os.PathLike):
        content, found = given(source, FACTS, "fact.file")
        return shown(source), content, found
    name = f"<{type(source).__name__} {number}>"
    grid = grid_of(source, name)
    return name, grid, [] if grid is not None else [_no_source(source)]


def _no_source(source: object) -> Issue:
    kind = type(source).__name__
    return problem(
        "fact.source",
        "",
        f"{kind} không phải là nguồn số liệu: cần đường dẫn tệp CSV hoặc Excel, danh sách dict, "
        "dict các danh sách hoặc bảng (pandas, polars, Arrow)",
        f"{kind} is no source of facts: give the path of a CSV file or workbook, a list of dicts, "
        "a dict of lists or a frame (pandas, polars, Arrow)",
    )


def _other_rulebook() -> Issue:
    return problem(
        "fact.other_rulebook",
        "",
        "hai bộ số liệu thuộc hai đề án khác nhau nên không cộng được",
        "the facts belong to different rulebooks and cannot be added",
    )


def _empty(rulebook: Rulebook) -> _core.Ledger:
    ledger = _core.add_facts(rulebook._handle, None, "[]", "", _core.Unsaid(locale="plain"))[0]
    assert ledger is not None
    return ledger


def _without(rows: list[Row], known: list[Row]) -> list[Row]:
    """The rows that are not among the known ones, each as often as it stands there more."""
    left = Counter(tuple(row.values()) for row in known)
    more = []
    for row in rows:
        key = tuple(row.values())
        if left[key]:
            left[key] -= 1
        else:
            more.append(row)
    return more


def _appended(rulebook: Rulebook, base: _core.Ledger, rows: list[Row]) -> _core.Ledger:
    plain = _core.Unsaid(locale="plain")
    added, told = _core.add_facts(rulebook._handle, base, json.dumps(rows), "", plain)
    said = json.loads(told)
    if added is None or said["refused"]:
        raise FactsError([issue_of(i) for i in said["issues"]])
    return added


def _restored(
    rulebook: Rulebook,
    rows: list[Row],
    issues: tuple[Issue, ...],
    admitted: int,
    refused: tuple[Row, ...],
    reports: list[Row],
    supposed: str = "",
    sources: Sources = NO_SOURCES,
) -> Facts:
    base = _empty(rulebook)
    more = _without(rows, base.rows(rulebook._handle))
    ledger = _appended(rulebook, base, more).with_refused(rulebook._handle, reports)
    return Facts(
        rulebook,
        ledger,
        issues=issues,
        admitted=admitted,
        refused=refused,
        supposed=supposed,
        sources=sources,
    )
