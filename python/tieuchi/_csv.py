"""Tables as CSV: cells as page 18 of the format has them, harmless for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tieuchi.issues import Issue, QuestionError, problem

#: What spreadsheets take for the beginning of a formula.
_BEGINS = ("=", "+", "-", "@", "\t", "\r")
#: Our own numbers, and points as an interval.
_NUMBER = r"-?\d+(\.\d+)?(e-?\d+)?"
_FIGURE = re.compile(rf"{_NUMBER}|({_NUMBER})?\.\.({_NUMBER})?")
#: What spreadsheets take for a day though it is none.
_LIKE_A_DAY = re.compile(r"\d{1,4}[/-]\d{1,2}([/-]\d{1,4})?")
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")

#: What may stand between cells.
SEPARATORS = (",", ";", "\t")
#: The byte order mark that tells a spreadsheet that a file is UTF-8.
BOM = "\ufeff"


@dataclass(frozen=True)
class Dialect:
    """How a table is written: what stands between cells, the mark in front, cells as they are."""

    separator: str = ","
    bom: bool = False
    raw: bool = False

    def __post_init__(self) -> None:
        if self.separator not in SEPARATORS:
            raise QuestionError([_no_separator(self.separator)])


def written(
    names: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    dialect: Dialect,
    *,
    headed: bool = True,
) -> str:
    """Rows below the names of their columns, lines ending in LF."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n", delimiter=dialect.separator)
    if headed:
        table.writerow(names)
    for row in rows:
        cells = (cell(row.get(name)) for name in names)
        table.writerow([c if dialect.raw else harmless(c) for c in cells])
    return (BOM if dialect.bom and headed else "") + out.getvalue()


def cell(value: Any) -> str:
    """A value as the cell of a table of results: yes or no, parts joined by `;`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(map(part, value))
    return str(value)


def part(value: Any) -> str:
    """One part of a cell; a pair is joined by `:`."""
    return ":".join(value) if isinstance(value, list) else str(value)


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs or takes for a day; numbers and days stay as they are."""
    if text.startswith(_BEGINS) and not _FIGURE.fullmatch(text):
        return "'" + text
    if _LIKE_A_DAY.fullmatch(text) and not _DAY.fullmatch(text):
        return "'" + text
    return text


def _no_separator(given: object) -> Issue:
    known = ", ".join(map(repr, SEPARATORS))
    vi = f"{given!r} không ngăn cách được các cột; dùng một trong {known}"
    en = f"{given!r} cannot stand between columns; use one of {known}"
    return problem("question.separator", "separator", vi, en)
