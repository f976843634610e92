"""Results: the kinds of table that the questions of the library are answered with."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Literal, Self, Unpack

from tieuchi import _core, _failing, _lacking, _wording
from tieuchi._columns import (
    AssessmentColumns,
    CaseColumns,
    DutyColumns,
    MissingColumns,
    RoadmapColumns,
)
from tieuchi._compare.rank import ranked
from tieuchi._csv import Dialect
from tieuchi._filters import Wanted
from tieuchi._plot.picture import Picture
from tieuchi._result import Describe, Result, Row, Told, canonical
from tieuchi._table import frame_of
from tieuchi._view.model import Table
from tieuchi._view.shown import View
from tieuchi._view.tables import tables_of
from tieuchi.cards import Card
from tieuchi.explanation import Explanation
from tieuchi.issues import Issue, Issues, QuestionError, issue_of, known_lang, problem

__all__ = [
    "Assessment",
    "CaseResults",
    "Duties",
    "Missing",
    "Result",
    "Roadmap",
    "Told",
    "canonical",
]


class Assessment(Result):
    """Outcomes of units, items and years (format page 18); made by `assess`.

    A row: `unit`, `item`, `period`, `as_of`, `version`, `outcome` (met, not_met, unknown,
    not_applicable, waived), `provisional`, `points`, `value`, `reason`, `missing` (references of
    facts), `assumes` (pairs of place and element), `flags`, `members` (counts, of a group).

    >>> result.filter(unit="mh-p1", item="yeu_cau").rows[0]["outcome"]
    'not_met'
    """

    schema = "tieuchi/assessment/1"
    columns = (
        "unit",
        "item",
        "period",
        "as_of",
        "version",
        "outcome",
        "provisional",
        "points",
        "value",
        "reason",
        "missing",
        "assumes",
        "flags",
    )

    def __init__(
        self,
        given: _core.Answer | Told,
        describe: Describe | None = None,
        *,
        standards: Iterable[str] = (),
        years: Iterable[int] = (),
        explain: Callable[..., Explanation] | None = None,
        card: Callable[..., Card] | None = None,
        kind: str = "",
        lang: str = "vi",
    ) -> None:
        super().__init__(given, describe, lang=lang)
        #: Ids of the items that head the programme, in its order: the columns of the table shown.
        self.standards = tuple(standards)
        #: The years that were asked for; none where every year was.
        self._years = tuple(sorted(years))
        self._explain = explain
        self._card = card
        #: The kind of frame that the facts came in.
        self._kind = kind

    def _tables(self, lang: str) -> list[Table]:
        return tables_of(self._answer, lang, self.standards, filtered=self._filtered)

    def _again(self, given: _core.Answer | Told) -> Self:
        same: dict[str, Any] = {
            "standards": self.standards,
            "years": self._years,
            "explain": self._explain,
            "card": self._card,
            "kind": self._kind,
        }
        return type(self)(given, self._describe, lang=self._lang, **same)

    def _more_state(self) -> dict[str, Any]:
        return {"standards": self.standards, "years": self._years, "kind": self._kind}

    def _more_columns(self) -> list[str]:
        return ["met", "met_most", "of"]

    def _flat(self, row: Row, dialect: Dialect, words: str | None) -> Row:
        told = super()._flat(row, dialect, words)
        counts = _wording.counts_in(row)
        if counts is None:
            return told
        return {**told, **counts, "value": row["value"] if dialect.raw else ""}

    @property
    def notes(self) -> Issues:
        """What a reader should know of the whole result."""
        return Issues(issue_of(note) for note in self._head["notes"])

    def filter(self, **wanted: Unpack[AssessmentColumns]) -> Assessment:
        """The rows that fit: each column one value or several, `outcome` also an Outcome.

        What is left is shown row by row. Raises QuestionError, with the nearest, for a value that
        the column cannot have.
        """
        return self._kept(wanted)  # type: ignore[arg-type]

    def plot(self, lang: str | None = None, *, by: Literal["unit", "group"] = "unit") -> Picture:
        """The outcome matrix as a picture in "vi" or "en": units down, criteria across; by "group"
        a bar for each group of criteria, its units by outcome.

        Signs say what colours say. QuestionError where the extra `charts` is missing.
        """
        from tieuchi._plot.groups import groups
        from tieuchi._plot.outcomes import matrix

        if by not in ("unit", "group"):
            vi, en = (
                f'{by!r}: chỉ có "unit" và "group"',
                f'{by!r}: there are "unit" and "group" only',
            )
            raise QuestionError([problem("question.kind", "by", vi, en)])
        return self._plotted(groups if by == "group" else matrix, lang)

    def failing(self, kind: str | None = None, *, lang: str | None = None) -> Any:
        """The criteria that are not met as a frame, a line for each figure that they read.

        Its columns: unit, period, item, indicator, value, document, recorded_on, message (what does
        not hold), proposal (what would), then words, in "vi" or "en". `kind` is "pandas", "polars",
        "arrow" or "dicts"; without it the frame is of the kind that the facts came in, and a list
        of dicts where they came in none. Raises QuestionError, also of a result that was read back.
        """
        if self._explain is None:
            raise QuestionError([_no_rules()])
        spoken = self._lang if lang is None else known_lang(lang)
        items = self._head["labels"]["items"]
        told = [
            json.loads(self._explain(row["unit"], row["item"], year=int(row["period"][:4])).json())
            for row in self._answer["rows"]
            if row["outcome"] == "not_met" and not items[row["item"]]["group"]
        ]
        rows = _failing.rows_of((item for one in told for item in one["items"]), spoken)
        return frame_of(kind or self._kind or "dicts", _failing.COLUMNS, rows)

    def explain(
        self,
        unit: str,
        item: str | None = None,
        *,
        year: int | None = None,
        source: str | os.PathLike[str] | None = None,
    ) -> Explanation:
        """Why, in one year: of one item, or of every standard and what else applies to a unit.

        Without `year` the year is the one that was asked for, of several the last that is left
        after a filter, that of the day where every year was asked for; `year` of the answer says
        which. Any other year of the programme is explained from the same facts. `source` is the
        official text, of which clauses are quoted. Raises QuestionError for an unknown unit, item
        or year, and of a result read back from a pickle, which has no rules.

        >>> two = tieuchi.assess(rulebook, known, year=[2025, 2026])
        >>> two.explain("mh-p1").year, two.filter(period="2025").explain("mh-p1").year
        (2026, 2025)
        """
        if self._explain is None:
            raise QuestionError([_no_rules()])
        return self._explain(unit, item, year=self._year_meant(year), source=source)

    def card(
        self,
        unit: str,
        *,
        year: int | None = None,
        source: str | os.PathLike[str] | None = None,
    ) -> Card:
        """The card of a unit; arguments and errors as of `explain`.

        >>> tieuchi.assess(rulebook, known, year=2026).card("mh-p1").told["year"]
        2026
        """
        if self._card is None:
            raise QuestionError([_no_rules()])
        return self._card(unit, year=self._year_meant(year), source=source)

    def _year_meant(self, year: int | None) -> int | None:
        """The year of an answer about one; None for that of the day."""
        if year is not None:
            return year
        left = (self._years_left() if self._filtered else ()) or self._years
        if self._years or not left:
            return left[-1] if left else None
        day = int(self._head["provenance"]["as_of"][:4])
        return day if day in left else left[-1]

    def _years_left(self) -> tuple[int, ...]:
        """The years of the rows."""
        periods = set(self._columns.values("period"))
        return tuple(sorted({int(period[:4]) for period in periods if period[:4].isdigit()}))


class Roadmap(Result):
    """Targets and years (format page 18); made by `roadmap`.

    A row: `target`, `year`, `as_of`, `due`, `reached` and `unknown` (canonical numbers as text, or
    None), `verdict` (reached, missed, open), `shortfall`, `excess`, `assumes`; `reached_in_year`,
    `reached_live` and `unknown_live` where asked for, `beside` (further counts with
    `beside_labels`), `reached_units` and `unknown_units`, `label`, `clauses`.

    >>> this_year = tieuchi.roadmap(rulebook, known, year=2026).rows[0]
    >>> this_year["due"], this_year["reached"], this_year["verdict"]
    ('5', '4', 'open')
    """

    schema = "tieuchi/roadmap/1"
    columns = (
        "target",
        "year",
        "as_of",
        "due",
        "reached",
        "unknown",
        "verdict",
        "shortfall",
        "excess",
        "assumes",
        "reached_in_year",
        "reached_live",
        "unknown_live",
    )

    def filter(self, **wanted: Unpack[RoadmapColumns]) -> Roadmap:
        """The rows that fit: each column one value or several. Raises QuestionError."""
        return self._kept(wanted)  # type: ignore[arg-type]

    def plot(self, lang: str | None = None) -> Picture:
        """What was planned against what was reached as a picture in "vi" or "en", with the rate
        that is needed. QuestionError where the extra `charts` is missing."""
        from tieuchi._plot.targets import targets

        return self._plotted(targets, lang)

    def _more_columns(self) -> list[str]:
        most = max((len(row["beside"]) for row in self._answer["rows"]), default=0)
        return [f"beside_{n}" for n in range(1, most + 1)]

    def _columns_of(self, row: Row) -> Row:
        return row | {f"beside_{n}": value for n, value in enumerate(row["beside"], 1)}


class Duties(Result):
    """Who owes which report or task, and whether it is late (format page 18); made by `duties`.

    A row: `duty`, `unit`, `bearer`, `period`, `as_of`, `status` (not_yet_due, due, fulfilled,
    late, overdue, not_required, open, not_followed, unknown), `last_day`, `submitted_on` (a month
    where no day is told), then `role`, `opens`, `modality`, `recurrence`, `may_be` (what an unknown
    status is by one day or another), `submitted_within`, `label`, `bearer_label`, `clauses`,
    `document`.

    >>> duties = tieuchi.duties(rulebook, facts, year=2024, as_of="2025-02-15")
    >>> {row["status"] for row in duties.filter(status="overdue")}
    {'overdue'}
    """

    schema = "tieuchi/duties/1"
    columns = (
        "duty",
        "unit",
        "bearer",
        "period",
        "as_of",
        "status",
        "last_day",
        "submitted_on",
    )

    def _columns_of(self, row: Row) -> Row:
        within = row["submitted_within"]
        return row | {"submitted_on": within["text"]} if within else row

    def plot(self, lang: str | None = None) -> Picture:
        """Deadlines and states on a line of time, in "vi" or "en".

        Shapes say what colours say. QuestionError where the extra `charts` is missing.
        """
        from tieuchi._plot.deadlines import timeline

        return self._plotted(timeline, lang)

    def filter(self, **wanted: Unpack[DutyColumns]) -> Duties:
        """The rows that fit: each column one value or several. Raises QuestionError."""
        return self._kept(wanted)  # type: ignore[arg-type]


class Missing(Result):
    """Facts that are missing, who could supply each, and what waits for it; made by `missing`.

    A row: `fact` (a reference), `codes` (why it is missing), `words`, `owner` (`basis`: duty,
    proposal or none; `agencies`, `reporter`, `words`, `clauses`, `last_day`), `holds_up`
    (outcomes that stay unknown for it, as `unit:item@period`).

    >>> owed = tieuchi.missing(rulebook, known, year=2026)
    >>> owed.ranked().rows[0]["fact"]
    'norm:dinh_muc_dien_tich'
    """

    schema = "tieuchi/missing/1"
    columns = ("fact", "basis", "agencies", "reporter", "last_day", "codes", "holds_up")

    def filter(self, *, agency: Wanted = None, **wanted: Unpack[MissingColumns]) -> Missing:
        """The rows that fit: each column one value or several; `agency` is one of `agencies`.

        Raises QuestionError.
        """
        asked: dict[str, Any] = {**wanted}
        if agency is not None:
            asked["agencies"] = agency
        return self._kept(asked)

    def plot(self, lang: str | None = None) -> Picture:
        """Who could supply what is missing, as a picture in "vi" or "en": a panel each, those
        whose duty it is in front, a bar for each indicator.

        QuestionError where the extra `charts` is missing.

        >>> tieuchi.missing(rulebook, known, year=2026).plot("en").caption.splitlines()[1]
        '2026, as known on 2026-12-31'
        """
        from tieuchi._plot.lacking import lacking

        spoken = self._lang if lang is None else known_lang(lang)
        told = self._told_programme()
        return lacking(self._answer, told, spoken, filtered=self._filtered)

    def by_reason(self, kind: str | None = None, *, lang: str | None = None) -> Any:
        """How many facts lack for each indicator and reason.

        A view that shows itself, indicators down and reasons across; with `kind` ("pandas",
        "polars", "arrow" or "dicts") a frame with the columns indicator, code, n and words. A fact
        that lacks for several reasons counts for each. Raises QuestionError.
        """
        spoken = self._lang if lang is None else known_lang(lang)
        described = self._told_programme()
        if kind is None:
            return View([_lacking.table(self._answer, described, spoken)], spoken)
        return frame_of(kind, _lacking.COLUMNS, _lacking.rows_of(self._answer, described, spoken))

    def ranked(self) -> Missing:
        """The same facts, those whose arrival would decide most in front.

        Each row gets `decides`: how many of the outcomes in `holds_up` wait for this fact alone.
        Facts that decide as many alone are in the order of the outcomes that wait for them.
        """
        answer, order = ranked(self._answer)
        return self._again(Told(canonical(answer), self._columns.take(order)))

    def _more_columns(self) -> list[str]:
        return ["decides"] if any("decides" in row for row in self._answer["rows"]) else []

    def _columns_of(self, row: Row) -> Row:
        return {**row["owner"], **row}


class CaseResults(Result):
    """The cases of a programme, run against its rules; made by `run_cases`.

    A row: `case` (id), `ok`, `checked` (how many expectations), `differences` (words).

    >>> tieuchi.run_cases(rulebook).failures
    []
    """

    schema = "tieuchi/cases/1"
    columns = ("case", "ok", "checked", "differences")
    #: What the cells of these columns are.
    kinds: ClassVar = (
        ("case", "text"),
        ("ok", "flag"),
        ("checked", "count"),
        ("differences", "words"),
    )

    @property
    def ok(self) -> bool:
        """Whether every case came out as expected."""
        return all(row["ok"] for row in self._answer["rows"])

    @property
    def failures(self) -> list[Row]:
        """The rows of the cases that did not."""
        return [row for row in self.rows if not row["ok"]]

    def filter(self, **wanted: Unpack[CaseColumns]) -> CaseResults:
        """The rows that fit: each column one value or several. Raises QuestionError."""
        return self._kept(wanted)  # type: ignore[arg-type]

    def _flat(self, row: Row, dialect: Dialect, words: str | None) -> Row:
        lang = "vi" if words is None else known_lang(words)
        return row | {"differences": [told[lang] for told in row["differences"]]}


def _no_rules() -> Issue:
    return problem(
        "question.no_rules",
        "",
        "kết quả này được đọc lại nên không còn quy tắc; dùng tieuchi.explain(rulebook, ...)",
        "this result was read back and has no rules; use tieuchi.explain(rulebook, ...)",
    )
