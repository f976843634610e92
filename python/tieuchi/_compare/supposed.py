"""Facts with some as they are only supposed to be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from tieuchi import _core
from tieuchi._frames import COLUMNS, Grid, grid_of
from tieuchi.facts import Facts, Row, _added, _appended, _empty, _without
from tieuchi.issues import FactsError, Issue, issue_of, problem


def replaced(facts: Facts, rows: Iterable[Row], name: str, on: date) -> Facts:
    """The facts with some as they are supposed to be, each in place of what is reported for it; of
    one without a value nothing is reported.

    Raises FactsError with all issues where the door refuses one.
    """
    rulebook = facts.rulebook
    about = [{key: row.get(key, "") for key in COLUMNS} for row in rows]
    listed = facts._listed()
    reported = {_about(row): row["recorded_on"] for row in listed}
    unsaid = [row for row in about if row["value"] in ("", None)]
    if unknown := [row for row in unsaid if _about(row) not in reported]:
        raise FactsError([_not_reported(row) for row in unknown])
    said = [row for row in about if row not in unsaid]
    base = _empty(rulebook)
    own = base.rows(rulebook._handle)
    called = _without(_let_in(facts, base, said, name, on).rows(rulebook._handle), own)
    names = {_about(row) for row in (*unsaid, *called)}  # as the door calls them
    for row, known in zip(said, called, strict=False):
        row["recorded_on"] = row["recorded_on"] or reported.get(_about(known), "")
    kept = _without([row for row in listed if _about(row) not in names], own)
    ledger = _let_in(facts, _appended(rulebook, base, kept), said, name, on)
    return Facts(
        rulebook,
        ledger.with_refused(rulebook._handle, facts._reports_refused()),
        issues=facts.issues,
        admitted=facts.admitted,
        supposed="; ".join(dict.fromkeys(filter(None, (facts.supposed, name)))),
        sources=facts._sources,
    )


def _about(row: Row) -> tuple[str, ...]:
    """Whom, what and when a row is about."""
    return tuple(str(row[column]) for column in COLUMNS[:3])


def _let_in(facts: Facts, base: _core.Ledger, rows: list[Row], name: str, on: date) -> _core.Ledger:
    """The rows let in beside those of a ledger, all of them."""
    more = [
        {
            **row,
            "recorded_on": row["recorded_on"] or on.isoformat(),
            "document": row["document"] or name,
        }
        for row in rows
    ]
    grid = grid_of(more, name) if more else None
    added, told = _added(facts.rulebook, base, grid or Grid([]), name, _core.Unsaid(locale="plain"))
    said = json.loads(told)
    if added is None or said["refused"] or (grid and grid.refused):
        issues = [*(grid.issues if grid else ()), *(issue_of(i) for i in said["issues"])]
        raise FactsError(issues)
    return added


def _not_reported(row: Row) -> Issue:
    about = "{}:{}@{}".format(*_about(row))
    vi = f"không có báo cáo nào về {about} để bỏ đi"
    en = f"nothing is reported about {about} that could be taken away"
    return problem("question.hypothesis", "facts", vi, en)
