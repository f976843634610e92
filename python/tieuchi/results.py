"""Results: tables that hold the JSON answer of the library, compare, pickle and show themselves."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any, ClassVar, Self

from tieuchi._files import write_whole
from tieuchi._view.explanations import telling
from tieuchi._view.model import Table
from tieuchi._view.shown import View
from tieuchi._view.tables import tables_of
from tieuchi.issues import Issue, Issues, QuestionError, issue_of, problem

Row = dict[str, Any]
Wanted = str | int | bool | Enum | Iterable[Any] | None


class Result:
    """A table of the library's answer. Immutable; equal when the answers have the same bytes.

    `rows` are plain dicts that begin with the columns of the result's table (`columns`), `labels`
    and `provenance` say what ids mean and what the result was made from. A pickle holds the JSON.
    """

    #: The schema of the JSON (docs/format/result.schema.json).
    schema: ClassVar[str]
    #: Columns of the table, first keys of every row and the columns of `to_csv`.
    columns: ClassVar[tuple[str, ...]]

    def __init__(self, text: str) -> None:
        self._text = text
        self._answer: dict[str, Any] = json.loads(text)
        if self._answer["schema"] != self.schema:
            raise ValueError(f"{self._answer['schema']} is not {self.schema}")

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts: the columns of the table first, then what else is known."""
        return [self._ordered(row) for row in self._answer["rows"]]

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

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str:
        """The table as CSV (UTF-8, LF) with exactly its columns; also written to `path`.

        The file is the old one or the new one, whole, whatever ends the writing.
        """
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        names = self._csv_columns()
        table.writerow(names)
        for row in self._answer["rows"]:
            flat = self._flat(row)
            table.writerow([csv_cell(flat.get(name)) for name in names])
        if path is not None:
            write_whole(path, out.getvalue().encode())
        return out.getvalue()

    def show(self, lang: str = "vi") -> View:
        """The result in "vi" or "en": text, a table in a notebook, `.markdown()`."""
        return View(self._tables(_known(lang)), _known(lang))

    def _tables(self, lang: str) -> list[Table]:
        return tables_of(self._answer, lang)

    def _filtered(self, **wanted: Wanted) -> Self:
        tests = {key: _choices(choice) for key, choice in wanted.items() if choice is not None}
        kept = [
            row
            for row in self._answer["rows"]
            if all(_matches(row.get(key), choice) for key, choice in tests.items())
        ]
        return type(self)(canonical({**self._answer, "rows": kept}))

    def _ordered(self, row: Row) -> Row:
        first = {name: row[name] for name in self.columns if name in row}
        return {**first, **{k: v for k, v in row.items() if k not in first}}

    def _csv_columns(self) -> list[str]:
        return list(self.columns)

    def _flat(self, row: Row) -> Row:
        return row

    def __len__(self) -> int:
        return len(self._answer["rows"])

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, at: int) -> Row:
        return self._ordered(self._answer["rows"][at])

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._text,))

    def __repr__(self) -> str:
        return str(self.show())

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


class Explanation:
    """Reasons for one unit and year; made by `explain`. Immutable.

    `items` are dicts, one per item asked: `outcome`, `summary`, `clauses` (as printed, our words,
    `quote`), `rules`, `comparisons` (threshold and distance), `values` (with document, day and
    reporter), `missing` (with owner), `notes`, and `members` of the same form.
    """

    schema = "tieuchi/explanation/1"

    def __init__(self, text: str) -> None:
        self._text = text
        self._answer: dict[str, Any] = json.loads(text)

    @property
    def items(self) -> list[dict[str, Any]]:
        """The explanation of each item asked."""
        return list(self._answer["items"])

    @property
    def provenance(self) -> dict[str, Any]:
        """Programme, hashes of rules, units and facts, the day and the version."""
        return dict(self._answer["provenance"])

    @property
    def outcome(self) -> str | None:
        """The outcome when one item was asked, else None."""
        items = self._answer["items"]
        return str(items[0]["outcome"]) if len(items) == 1 else None

    def json(self) -> str:
        """The answer as the library gave it: JSON, keys sorted, no spaces."""
        return self._text

    def show(self, lang: str = "vi") -> View:
        """The tree in "vi" or "en": text, folded lists in a notebook, `.markdown()`."""
        return View(telling(self._answer, _known(lang)), _known(lang))

    def __len__(self) -> int:
        return len(self._answer["items"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Explanation):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Explanation, (self._text,))

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
        standards: Iterable[str] = (),
        explain: Callable[..., Explanation] | None = None,
    ) -> None:
        super().__init__(text)
        #: Ids of the items that head the programme, in its order: the columns of the table shown.
        self.standards = tuple(standards)
        self._explain = explain

    def _tables(self, lang: str) -> list[Table]:
        return tables_of(self._answer, lang, self.standards)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Assessment, (self._text, self.standards))

    @property
    def notes(self) -> Issues:
        """What a reader should know of the whole result."""
        return Issues(issue_of(note) for note in self._answer["notes"])

    def filter(
        self,
        *,
        unit: Wanted = None,
        item: Wanted = None,
        outcome: Wanted = None,
        period: Wanted = None,
        provisional: bool | None = None,
    ) -> Assessment:
        """The rows that fit: each argument one value or several, `outcome` also an Outcome."""
        kept = self._filtered(
            unit=unit, item=item, outcome=outcome, period=period, provisional=provisional
        )
        return Assessment(kept.json(), self.standards, self._explain)

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

    def filter(
        self, *, target: Wanted = None, year: Wanted = None, verdict: Wanted = None
    ) -> Roadmap:
        """The rows that fit: each argument one value or several."""
        return self._filtered(target=target, year=year, verdict=verdict)

    def _csv_columns(self) -> list[str]:
        most = max((len(row["beside"]) for row in self._answer["rows"]), default=0)
        return [*self.columns, *(f"beside_{n}" for n in range(1, most + 1))]

    def _flat(self, row: Row) -> Row:
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

    def filter(
        self,
        *,
        duty: Wanted = None,
        unit: Wanted = None,
        bearer: Wanted = None,
        status: Wanted = None,
        period: Wanted = None,
    ) -> Duties:
        """The rows that fit: each argument one value or several."""
        return self._filtered(duty=duty, unit=unit, bearer=bearer, status=status, period=period)


class Missing(Result):
    """Facts that are missing, who could supply each, and what waits for it; made by `missing`.

    A row: `fact` (a reference), `codes` (why it is missing), `words`, `owner` (`basis`: duty,
    proposal or none; `agencies`, `reporter`, `words`, `clauses`, `last_day`), `holds_up`
    (outcomes that stay unknown for it, as `unit:item@period`).
    """

    schema = "tieuchi/missing/1"
    columns = ("fact", "basis", "agencies", "reporter", "last_day", "codes", "holds_up")

    def filter(self, *, basis: Wanted = None, agency: Wanted = None) -> Missing:
        """The rows of a basis (duty, proposal, none) or of an agency, by their ids."""
        bases, agencies = _choices(basis), _choices(agency)
        kept = [
            row
            for row in self._answer["rows"]
            if (basis is None or row["owner"]["basis"] in bases)
            and (agency is None or agencies & set(row["owner"]["agencies"]))
        ]
        return Missing(canonical({**self._answer, "rows": kept}))

    def _flat(self, row: Row) -> Row:
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

    def filter(self, *, case: Wanted = None, ok: bool | None = None) -> CaseResults:
        """The rows that fit."""
        return self._filtered(case=case, ok=ok)

    def _flat(self, row: Row) -> Row:
        return row | {"differences": [d["vi"] for d in row["differences"]]}


def _known(lang: str) -> str:
    return "en" if lang == "en" else "vi"


def canonical(answer: dict[str, Any]) -> str:
    """JSON as the library writes it: keys sorted, no spaces."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def csv_cell(value: Any) -> str:
    """A value as the cell of a table of results: yes or no, parts joined by `;`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(":".join(part) if isinstance(part, list) else str(part) for part in value)
    return str(value)


def _choices(wanted: Wanted) -> set[Any]:
    several = isinstance(wanted, Iterable) and not isinstance(wanted, str)
    return {_plain(one) for one in (wanted if several else [wanted])}  # type: ignore[union-attr]


def _plain(one: object) -> object:
    return one.name.lower() if isinstance(one, Enum) else one


def _matches(value: object, choices: set[Any]) -> bool:
    return value in choices or str(value) in {str(c) for c in choices}


def _no_rules() -> Issue:
    return problem(
        "question.no_rules",
        "",
        "kết quả này được đọc lại nên không còn quy tắc; dùng tieuchi.explain(rulebook, ...)",
        "this result was read back and has no rules; use tieuchi.explain(rulebook, ...)",
    )
