"""Results: tables that hold the JSON answer of the library, compare, pickle and show themselves."""

from __future__ import annotations

import json
import operator
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Self, Unpack, overload

from tieuchi import _filters, _wording
from tieuchi._columns import (
    AssessmentColumns,
    CaseColumns,
    DutyColumns,
    MissingColumns,
    RoadmapColumns,
)
from tieuchi._compare.rank import ranked
from tieuchi._csv import Dialect, written
from tieuchi._files import write_whole
from tieuchi._filters import Known, Wanted
from tieuchi._view.model import Table
from tieuchi._view.shown import View
from tieuchi._view.tables import tables_of
from tieuchi.explanation import Explanation
from tieuchi.issues import Issue, Issues, QuestionError, issue_of, known_lang, problem

Row = dict[str, Any]
#: What a programme is made of, asked for where a filter needs it.
Describe = Callable[[], dict[str, Any]]


class Result:
    """A table of the library's answer. Immutable; equal when the answers have the same bytes.

    `rows` are plain dicts that begin with the columns of the result's table (`columns`), then what
    else is known, then words for the ids (`unit_words` ...) in the programme's language or that of
    `in_language`; a data frame made of a result has the same columns. `labels` and `provenance` say
    what ids mean and what the result was made from. A pickle holds the JSON.
    """

    #: The schema of the JSON (docs/format/result.schema.json).
    schema: ClassVar[str]
    #: Columns of the table, first keys of every row and the columns of `to_csv`.
    columns: ClassVar[tuple[str, ...]]

    def __init__(self, text: str, describe: Describe | None = None, *, lang: str = "vi") -> None:
        self._text = text
        self._answer: dict[str, Any] = json.loads(text)
        if self._answer["schema"] != self.schema:
            raise ValueError(f"{self._answer['schema']} is not {self.schema}")
        self._describe = describe
        self._lang = lang
        #: The result that was filtered; None for a whole one, and for one read from a pickle.
        self._whole: Self | None = None
        self._filtered = False

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts: the columns of the table, what else is known, then the words."""
        return [self._told(row) for row in self._answer["rows"]]

    @property
    def provenance(self) -> dict[str, Any]:
        """Programme, hashes of rules, units and facts, the day and the version."""
        return dict(self._answer.get("provenance", {}))

    @property
    def labels(self) -> dict[str, Any]:
        """Words for the ids in the rows, where the answer has some."""
        return dict(self._answer.get("labels", {}))

    def json(self) -> str:
        """The answer as the library gave it: JSON, keys sorted, no spaces."""
        return self._text

    def in_language(self, lang: str) -> Self:
        """The same result whose rows and tables speak "vi" or "en"."""
        speaking = self._again(self._text)
        speaking._lang = known_lang(lang)
        speaking._whole, speaking._filtered = self._whole, self._filtered
        return speaking

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        words: str | None = None,
        separator: str = ",",
        bom: bool = False,
        raw: bool = False,
    ) -> str:
        """The table as CSV (UTF-8, LF), its columns first; also written to `path` ("-" for standard
        output).

        `words` adds columns with words in "vi" or "en", `separator` and `bom` are for spreadsheets.
        A cell that a spreadsheet would run as a formula or take for a day begins with an
        apostrophe, unless `raw`; numbers and days never change. The file is the old one or the new
        one, whole, whatever ends the writing.
        """
        text = self._as_csv(Dialect(separator, bom, raw), words)
        if path is not None:
            write_whole(path, text.encode())
        return text

    def _as_csv(self, dialect: Dialect, words: str | None, *, headed: bool = True) -> str:
        names = [*self.columns, *self._more_columns()]
        names += _wording.columns(self.schema) if words else []
        names += ["supposed"] if self._supposed else []
        rows = (self._flat(row, dialect, words) for row in self._answer["rows"])
        return written(names, rows, dialect, headed=headed)

    def show(self, lang: str | None = None) -> View:
        """The result in "vi" or "en": text, a table in a notebook, `.markdown()`."""
        lang = self._lang if lang is None else known_lang(lang)
        return View(self._tables(lang), lang)

    def _tables(self, lang: str) -> list[Table]:
        return tables_of(self._answer, lang)

    def _kept(self, wanted: Mapping[str, Wanted]) -> Self:
        _filters.check_columns(wanted, self.columns)
        for column, asked in wanted.items():
            if asked is not None:
                _filters.check_values(column, asked, self._known(column))
        rows = self._answer["rows"]
        flat = [self._columns_of(row) for row in rows]
        fitting = {id(row) for row in _filters.kept(flat, wanted)}
        kept = [row for row, told in zip(rows, flat, strict=True) if id(told) in fitting]
        found = self._again(canonical({**self._answer, "rows": kept}))
        found._filtered = self._filtered or any(asked is not None for asked in wanted.values())
        found._whole = self if self._whole is None and not self._filtered else self._whole
        return found

    def _known(self, column: str) -> Known:
        """What a column may hold; empty where that is not known."""
        whole = self if not self._filtered else self._whole
        rows = [] if whole is None else [whole._columns_of(row) for row in whole._answer["rows"]]
        told = self._describe() if self._describe else None
        if whole is None and told is None and not _wording.is_closed(self.schema, column):
            return {}
        return _wording.known(self._answer, column, _filters.values_in(rows, column), told)

    def _again(self, text: str) -> Self:
        return type(self)(text, self._describe, lang=self._lang)

    def _told(self, row: Row) -> Row:
        flat = self._columns_of(row)
        first = {
            name: flat[name] for name in (*self.columns, *self._more_columns()) if name in flat
        }
        rest = {k: v for k, v in row.items() if k not in first}
        return {**first, **rest, **_wording.words_of(self._answer, row, self._lang)}

    @property
    def _supposed(self) -> str:
        """The name of the hypothesis that the answer rests on; empty for none."""
        return str(self.provenance.get("supposed", ""))

    def _told_programme(self) -> dict[str, Any]:
        """What the programme is made of; of a result that explains itself always at hand."""
        return self._describe() if self._describe else {}

    def _more_columns(self) -> list[str]:
        return []

    def _columns_of(self, row: Row) -> Row:
        """The columns of a row, wherever the answer has them."""
        return row

    def _flat(self, row: Row, dialect: Dialect, words: str | None) -> Row:
        told = self._columns_of(row)
        if self._supposed:
            told = {**told, "supposed": self._supposed}
        if words is None:
            return told
        return {**told, **_wording.words_of(self._answer, row, known_lang(words))}

    def __len__(self) -> int:
        return len(self._answer["rows"])

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._told(row) for row in self._answer["rows"][at]]
        try:
            place = operator.index(at)
        except TypeError:
            raise QuestionError([_no_place(at)]) from None
        return self._told(self._answer["rows"][place])

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (
            _read_back,
            (type(self), self._text, self._lang, self._filtered, self._more_state()),
        )

    def _more_state(self) -> tuple[Any, ...]:
        return ()

    def __repr__(self) -> str:
        return str(self.show())

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


class Assessment(Result):
    """Outcomes of units, items and years (format page 18); made by `assess`.

    A row: `unit`, `item`, `period`, `as_of`, `version`, `outcome` (met, not_met, unknown,
    not_applicable, waived), `provisional`, `points`, `value`, `reason`, `missing` (references of
    facts), `assumes` (pairs of place and element), `flags`, `members` (counts, of a group).
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
        text: str,
        describe: Describe | None = None,
        *,
        standards: Iterable[str] = (),
        explain: Callable[..., Explanation] | None = None,
        lang: str = "vi",
    ) -> None:
        super().__init__(text, describe, lang=lang)
        #: Ids of the items that head the programme, in its order: the columns of the table shown.
        self.standards = tuple(standards)
        self._explain = explain

    def _tables(self, lang: str) -> list[Table]:
        return tables_of(self._answer, lang, self.standards, filtered=self._filtered)

    def _again(self, text: str) -> Self:
        same: dict[str, Any] = {"standards": self.standards, "explain": self._explain}
        return type(self)(text, self._describe, lang=self._lang, **same)

    def _more_state(self) -> tuple[Any, ...]:
        return (self.standards,)

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
        return Issues(issue_of(note) for note in self._answer["notes"])

    def filter(self, **wanted: Unpack[AssessmentColumns]) -> Assessment:
        """The rows that fit: each column one value or several, `outcome` also an Outcome.

        What is left is shown row by row. Raises QuestionError, with the nearest, for a value that
        the column cannot have.
        """
        return self._kept(wanted)  # type: ignore[arg-type]

    def explain(
        self,
        unit: str,
        item: str | None = None,
        *,
        year: int | None = None,
        source: str | os.PathLike[str] | None = None,
    ) -> Explanation:
        """Why: of one item, or of every standard of a unit; `year` may be left out if only one.

        `source` is the official text, of which clauses are quoted. Raises QuestionError for an
        unknown unit, item or year, and of a result read back from a pickle, which has no rules.
        """
        if self._explain is None:
            raise QuestionError([_no_rules()])
        years = {
            int(row["period"][:4]) for row in self._answer["rows"] if row["period"][:4].isdigit()
        }
        if year is None and len(years) == 1:
            year = years.pop()
        return self._explain(unit, item, year=year, source=source)


class Roadmap(Result):
    """Targets and years (format page 18); made by `roadmap`.

    A row: `target`, `year`, `as_of`, `due`, `reached` and `unknown` (canonical numbers as text, or
    None), `verdict` (reached, missed, open), `shortfall`, `excess`, `assumes`; `reached_in_year`,
    `reached_live` and `unknown_live` where asked for, `beside` (further counts with
    `beside_labels`), `reached_units` and `unknown_units`, `label`, `clauses`.
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

    def _more_columns(self) -> list[str]:
        most = max((len(row["beside"]) for row in self._answer["rows"]), default=0)
        return [f"beside_{n}" for n in range(1, most + 1)]

    def _columns_of(self, row: Row) -> Row:
        return row | {f"beside_{n}": value for n, value in enumerate(row["beside"], 1)}


class Duties(Result):
    """Who owes which report or task, and whether it is late (format page 18); made by `duties`.

    A row: `duty`, `unit`, `bearer`, `period`, `as_of`, `status` (not_yet_due, due, fulfilled,
    late, overdue, not_required), `last_day`, `submitted_on`, then `role`, `opens`, `modality`,
    `label`, `bearer_label`, `clauses` and `document`.
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

    def filter(self, **wanted: Unpack[DutyColumns]) -> Duties:
        """The rows that fit: each column one value or several. Raises QuestionError."""
        return self._kept(wanted)  # type: ignore[arg-type]


class Missing(Result):
    """Facts that are missing, who could supply each, and what waits for it; made by `missing`.

    A row: `fact` (a reference), `codes` (why it is missing), `words`, `owner` (`basis`: duty,
    proposal or none; `agencies`, `reporter`, `words`, `clauses`, `last_day`), `holds_up`
    (outcomes that stay unknown for it, as `unit:item@period`).
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

    def ranked(self) -> Missing:
        """The same facts, those whose arrival would decide most in front.

        Each row gets `decides`: how many of the outcomes in `holds_up` wait for this fact alone.
        Facts that decide as many alone are in the order of the outcomes that wait for them.
        """
        return self._again(canonical(ranked(self._answer)))

    def _more_columns(self) -> list[str]:
        return ["decides"] if any("decides" in row for row in self._answer["rows"]) else []

    def _columns_of(self, row: Row) -> Row:
        return {**row["owner"], **row}


class CaseResults(Result):
    """The cases of a programme, run against its rules; made by `run_cases`.

    A row: `case` (id), `ok`, `checked` (how many expectations), `differences` (words).
    """

    schema = "tieuchi/cases/1"
    columns = ("case", "ok", "checked", "differences")

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


def canonical(answer: dict[str, Any]) -> str:
    """JSON as the library writes it: keys sorted, no spaces."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read_back(
    kind: type[Result], text: str, lang: str, filtered: bool, state: tuple[Any, ...]
) -> Result:
    result = Assessment(text, standards=state[0]) if kind is Assessment else kind(text)
    result._lang, result._filtered = lang, filtered
    return result


def _no_place(at: object) -> Issue:
    vi = f"{at!r} không phải là số thứ tự của một dòng; cột đọc ở từng dòng: result[0][{at!r}]"
    en = f"{at!r} is no number of a row; columns are read row by row: result[0][{at!r}]"
    return problem("question.row", "", vi, en)


def _no_rules() -> Issue:
    return problem(
        "question.no_rules",
        "",
        "kết quả này được đọc lại nên không còn quy tắc; dùng tieuchi.explain(rulebook, ...)",
        "this result was read back and has no rules; use tieuchi.explain(rulebook, ...)",
    )
