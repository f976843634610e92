"""Facts with some as they are only supposed to be: words are read as the door reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tieuchi import _core
from tieuchi._cells import NoCellError, cell
from tieuchi._frames import COLUMNS, Grid, grid_of
from tieuchi.facts import Facts, Locale, Row, _added, _appended, _empty, _ordered, _without
from tieuchi.issues import FactsError, Issue, QuestionError, issue_of, problem

#: No value of any kind, so that a row that holds it is refused for it alone.
_NO_VALUE = "\x02"


@dataclass(frozen=True)
class Hypothesis:
    """What is supposed: rows of facts under a name, as known on a day."""

    name: str
    #: The day of the facts; what is supposed must be known on it.
    day: date
    #: The day on which a fact counts as recorded that nobody reported.
    on: date
    #: How words and numbers are spelled; where nobody says, as the programme's language has them.
    locale: Locale | None
    #: Rows with the columns of data/facts, and what whoever supposes calls each; empty for a row.
    rows: Sequence[tuple[Row, str]]


def replaced(facts: Facts, supposed: Hypothesis) -> Facts:
    """The facts with some as they are supposed to be, each in place of what is reported for it; of
    one without a value nothing is reported.

    Raises FactsError with all issues where the door refuses one, QuestionError where a fact would
    not be known on the day.
    """
    rulebook = facts.rulebook
    door = _Door(facts, supposed)
    listed = facts._listed()
    reported = {_about(row): row["recorded_on"] for row in listed}
    base = _empty(rulebook)
    own = base.rows(rulebook._handle)
    given = [({key: row.get(key, "") for key in COLUMNS}, called) for row, called in supposed.rows]
    unsaid = [one for one in given if _is_empty(one[0]["value"])]
    said = [one for one in given if not _is_empty(one[0]["value"])]
    named = [*door.names(unsaid), *door.called(base, said, own)]
    door.look_at(named, {_about(row) for row in listed}, len(unsaid))
    if door.problems:
        raise FactsError(door.problems) if door.refuses else QuestionError(door.problems)
    for (row, _), known in zip(said, named[len(unsaid) :], strict=True):
        row["recorded_on"] = row["recorded_on"] or (known and reported.get(_about(known))) or ""
    names = {_about(row) for row in named if row}
    kept = _without([row for row in listed if _about(row) not in names], own)
    ledger = door.let_in(_appended(rulebook, base, kept), said)
    if door.problems:
        raise FactsError(door.problems)
    return Facts(
        rulebook,
        ledger.with_refused(rulebook._handle, facts._reports_refused()),
        issues=[*facts.issues, *door.remarks],
        admitted=facts.admitted,
        supposed="; ".join(dict.fromkeys(filter(None, (facts.supposed, supposed.name)))),
        sources=facts._sources,
    )


def _about(row: Row) -> tuple[str, ...]:
    """Whom, what and when a row is about."""
    return tuple(str(row[column]) for column in COLUMNS[:3])


def _is_empty(value: object) -> bool:
    """Whether a value is none: it supposes that nothing was reported."""
    try:
        return not cell(value).strip()
    except NoCellError:
        return False


#: Rows with what each is called, empty for a row.
_Given = Sequence[tuple[Row, str]]


@dataclass
class _Door:
    """Asks the door of the library, and keeps what it says."""

    facts: Facts
    supposed: Hypothesis
    #: What is wrong, all of it.
    problems: list[Issue] = field(default_factory=list)
    #: Whether any of it is a fact that cannot be one, or cannot be taken away.
    refuses: bool = False
    #: Warnings and notes about what was let in.
    remarks: list[Issue] = field(default_factory=list)

    def names(self, given: _Given) -> list[Row | None]:
        """What the door calls the facts of rows without a value; None of what it does not know."""
        rows = [({**row, "value": _NO_VALUE}, called) for row, called in given]
        base = _empty(self.facts.rulebook)
        ledger, issues = self._asked(base, rows)
        self._refuse([i for i in issues if i.is_error and i.field != "value"], given)
        found: list[Row | None] = [None] * len(rows)
        known = ledger.refused(self.facts.rulebook._handle) if ledger is not None else []
        for row in known:
            if row["row"] and row["unit"] and row["indicator"] and row["period"]:
                found[row["row"] - 1] = row
        return found

    def called(self, base: _core.Ledger, given: _Given, own: list[Row]) -> list[Row | None]:
        """What the door makes of each row, with its value; None of one it refuses."""
        numbered = [({**row, "note": f"#{n}"}, called) for n, (row, called) in enumerate(given)]
        ledger, issues = self._asked(base, numbered)
        self._refuse([i for i in issues if i.is_error], given)
        again = [i for i in issues if i.code == "fact.duplicate_row"]
        self.problems += [_twice(_about(given[i.row - 1][0])) for i in again]
        found: list[Row | None] = [None] * len(given)
        rows = ledger.rows(self.facts.rulebook._handle) if ledger is not None else []
        for row in _without(rows, own):
            found[int(row["note"][1:])] = row
        return found

    def look_at(self, named: list[Row | None], reported: set[tuple[str, ...]], unsaid: int) -> None:
        """Whether each fact is supposed once, known on the day and, where nothing is supposed to be
        reported, reported at all."""
        seen: set[tuple[str, ...]] = set()
        day = self.supposed.day
        for number, row in enumerate(named):
            if row is None:
                continue
            about = _about(row)
            if about in seen:
                self.problems.append(_twice(about))
            seen.add(about)
            if number < unsaid and about not in reported:
                self.problems.append(_not_reported(about))
                self.refuses = True
            if number >= unsaid and _ordered(row["recorded_on"]) > (day.year, day.month, day.day):
                self.problems.append(too_late(row["recorded_on"], day))

    def let_in(self, base: _core.Ledger, given: _Given) -> _core.Ledger:
        """The rows beside those of a ledger, all of them."""
        ledger, issues = self._asked(base, given)
        self._refuse([i for i in issues if i.is_error], given)
        self.remarks = [_named(i, given) for i in issues if not i.is_error]
        return base if ledger is None else ledger

    def _refuse(self, issues: Sequence[Issue], given: _Given) -> None:
        self.problems += [_named(issue, given) for issue in issues]
        self.refuses = self.refuses or bool(issues)

    def _asked(self, base: _core.Ledger, given: _Given) -> tuple[_core.Ledger | None, list[Issue]]:
        """A ledger with the good rows, and what is said of all of them."""
        if not given:
            return base, []
        rows = [self._whole(row) for row, _ in given]
        grid = grid_of(rows, self.supposed.name) or Grid([])
        locale = self.supposed.locale
        spelled = _core.Unsaid(
            locale=locale or self.facts.rulebook.language, assumed=locale is None
        )
        added, told = _added(self.facts.rulebook, base, grid, self.supposed.name, spelled)
        return added, [*grid.issues, *(issue_of(i) for i in json.loads(told)["issues"])]

    def _whole(self, row: Row) -> dict[str, Any]:
        return {
            **row,
            "recorded_on": row["recorded_on"] or self.supposed.on.isoformat(),
            "document": row["document"] or self.supposed.name,
        }


def _named(issue: Issue, given: _Given) -> Issue:
    """An issue that names a fact as whoever supposes it does."""
    called = given[issue.row - 1][1] if 0 < issue.row <= len(given) else ""
    return replace(issue, row=0, field=called) if called else issue


def too_late(recorded: object, day: date) -> Issue:
    """A fact that would not be known on the day."""
    vi = f"ngày ghi nhận {recorded} sau ngày của số liệu {day}: giả định sẽ không được biết đến"
    en = f"recorded on {recorded}, after the day of the facts, {day}: it would not be known"
    return problem("question.hypothesis", "recorded_on", vi, en)


def _not_reported(about: tuple[str, ...]) -> Issue:
    name = "{}:{}@{}".format(*about)
    vi = f"không có báo cáo nào về {name} để bỏ đi"
    en = f"nothing is reported about {name} that could be taken away"
    return problem("question.hypothesis", "facts", vi, en)


def _twice(about: tuple[str, ...]) -> Issue:
    name = "{}:{}@{}".format(*about)
    vi = f"{name} được giả định hai lần"
    return problem("question.hypothesis", "facts", vi, f"{name} is supposed twice")
