"""A workbook through the door of the library: each of its tables as a grid, issues with cells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tieuchi import _core
from tieuchi._excel import package
from tieuchi._excel.part import Row
from tieuchi._excel.read import parts_of
from tieuchi._refused import of_grid
from tieuchi._watch import watch
from tieuchi.issues import FactsError, Issue, issue_of

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

_NOT_READ, _TWO = "csv.second_header", "excel.contradiction"


@dataclass
class LetIn:
    """What came through the door of one workbook."""

    ledger: _core.Ledger
    issues: list[Issue] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    admitted: int = 0
    #: The cells of the refused rows, by file and row.
    cells: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)


def let_in(
    content: bytes,
    file: str,
    rulebook: Rulebook,
    ledger: _core.Ledger,
    said: Mapping[str, Any],
) -> LetIn:
    """Adds the facts of a workbook; FactsError where it cannot be read at all.

    Where nobody says how its texts are spelled, words are read as the programme's language writes
    them, and numbers that may be two are refused.
    """
    if not package.looks_like_one(content):
        raise FactsError([package.text_named_workbook(file)])
    spelled = dict(said)
    if not spelled["locale"]:
        spelled |= {"locale": rulebook.language, "assumed": True}
    parts, issues = parts_of(content, file, rulebook, spelled)
    done = LetIn(ledger, issues)
    unreadable = any(issue.is_error for issue in issues)
    for part in parts:
        own = {k: v for k, v in part.said.items() if k in ("locale", "assumed") or not said[k]}
        unsaid = _core.Unsaid(**{**spelled, "header": 0, **own})
        added, told = _core.add_grid(
            rulebook._handle, done.ledger, part.header, part.rows, part.name, unsaid, watch()
        )
        answer = json.loads(told)
        done.issues += part.issues + part.told(issue_of(i) for i in answer["issues"])
        done.refused += part.rows_refused(answer["refused_rows"])
        done.cells |= of_grid(part.name, part.header, part.rows, answer["refused_rows"])
        done.admitted += answer["admitted"]
        unreadable = unreadable or added is None
        done.ledger = done.ledger if added is None else added  # one without facts is one
    # rows that are not read at all contradict nothing
    left_out = {(row["file"], row["row"]) for row in done.refused if row["code"] == _NOT_READ}
    done.issues = [i for i in done.issues if i.code != _TWO or (i.file, i.row) not in left_out]
    if unreadable:
        raise FactsError(done.issues)
    return done
