"""Rows that were refused, as the table that an analyst mends: whose, what was written, why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tieuchi._cells import Cell
from tieuchi._frames import Grid
from tieuchi._words import pick
from tieuchi.issues import Issue, issue_of

Row = dict[str, Any]
#: File and row, from 1.
Place = tuple[str, int]

#: The columns of the table with the kind of each.
COLUMNS = (
    ("file", "text"),
    ("row", "count"),
    ("column", "text"),
    ("unit", "text"),
    ("period", "text"),
    ("indicator", "text"),
    ("value", "text"),
    ("code", "text"),
    ("message", "text"),
    ("proposal", "text"),
    ("unit_words", "text"),
    ("indicator_words", "text"),
)


@dataclass(frozen=True)
class Sources:
    """What is kept of the sources of facts: the kind of the frames, and the rows that were refused,
    as they were written."""

    kind: str = ""
    cells: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)

    def __add__(self, other: Sources) -> Sources:
        return Sources(other.kind or self.kind, {**self.cells, **other.cells})


NO_SOURCES = Sources()


def seen_in(
    content: Grid | str | bytes, name: str, answer: Mapping[str, Any], header: int, kind: str
) -> Sources:
    """What is kept of one source after the library answered about it."""
    if isinstance(content, Grid):
        refused = [*content.refused, *answer["refused_rows"]]
        return Sources(kind, of_grid(name, content.header, content.rows, refused))
    if not answer["refused_rows"]:
        return NO_SOURCES
    raw = content.encode() if isinstance(content, str) else content
    return Sources("", of_csv(name, raw, map(issue_of, answer["issues"]), header))


def of_grid(
    name: str, header: Sequence[str], rows: Sequence[Sequence[Cell]], refused: Iterable[Row]
) -> dict[Place, dict[str, str]]:
    """The cells of the refused rows of a table."""
    found = {}
    for row in refused:
        if row["file"] == name and 0 < row["row"] <= len(rows):
            told = zip(header, rows[row["row"] - 1], strict=False)
            found[name, row["row"]] = {heading: _text(cell) for heading, cell in told}
    return found


def of_csv(name: str, content: bytes, issues: Iterable[Issue], header: int) -> dict[Place, Row]:
    """The cells of the refused rows of a file, found by the lines that its issues name."""
    issues = [one for one in issues if one.is_error and one.file == name]
    lines = {one.row: one.line for one in issues if one.row and one.line}
    if not lines:
        return {}
    text = content.decode("utf-8-sig", "replace")
    begins = [0, *(end.end() for end in re.finditer(r"\r\n|\n|\r", text)), len(text)]
    first = header or next(
        (n for n in range(1, len(begins)) if text[begins[n - 1] : begins[n]].strip()), 1
    )
    head = text[begins[first - 1] : begins[first]]
    separator = max(";,\t", key=head.count)
    names = [cell for _, cell in _cells(text, begins[first - 1], separator)]
    found: dict[Place, Row] = {}
    beginning: dict[Place, dict[int, str]] = {}
    for row, line in lines.items():
        if line < len(begins):
            cells = dict(_cells(text, begins[line - 1], separator))
            beginning[name, row] = cells
            found[name, row] = dict(zip(names, cells.values(), strict=False))
    for issue in issues:  # a heading may be another word for the column
        if (name, issue.row) in found and 0 < issue.line < len(begins) and issue.column:
            at = begins[issue.line - 1] + issue.column - 1
            cells = beginning[name, issue.row]
            cell = cells[max((begin for begin in cells if begin <= at), default=min(cells))]
            found[name, issue.row].setdefault(issue.field, cell)
    return found


_CELLS = {
    separator: re.compile(rf'("[^"]*(?:""[^"]*)*"|[^{separator}\r\n]*)({separator}|\r|\n|\Z)')
    for separator in ";,\t"
}


def _cells(text: str, at: int, separator: str) -> Iterator[tuple[int, str]]:
    """The cells of the record that begins there, also over several lines, each with its place."""
    while found := _CELLS[separator].match(text, at):
        cell = found[1]
        is_quoted = len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
        yield at, cell[1:-1].replace('""', '"') if is_quoted else cell
        if found[2] != separator:
            return
        at = found.end()


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.decode("utf-8", "replace")


def told(
    issues: Iterable[Issue],
    refused: Iterable[Row],
    reports: Iterable[Row],
    sources: Sources,
    described: Mapping[str, Any],
    lang: str,
) -> list[Row]:
    """A row for each error of a row, then for each refused row of which no issue tells."""
    known: dict[tuple[str, int, str], list[Row]] = {}
    for report in reports:
        known.setdefault((report["file"], report["row"], report["column"]), []).append(report)
    words = _Words(described, lang)
    rows: dict[tuple[str, int, str, str], Row] = {}
    for issue in issues:
        if issue.is_error and issue.row:
            proposal = " ".join(filter(None, (issue.nearest, issue.hint.to(lang))))
            about = known.get((issue.file, issue.row, issue.field), [])
            place = (issue.file, issue.row, issue.field, issue.code)
            own = _own(about, sources.cells.get(place[:2], {}), issue.field)
            rows[place] = words.row(place, own, issue.message.to(lang), proposal)
    seen = {place[:2] for place in rows}
    for one in refused:
        if (one["file"], one["row"]) not in seen:
            column = one.get("column", "")
            about = known.get((one["file"], one["row"], column), [])
            place = (one["file"], one["row"], column, one["code"])
            own = _own(about, sources.cells.get(place[:2], {}), column)
            rows[place] = words.row(place, own, pick(dict(about[0]), lang) if about else "", "")
    return list(rows.values())


def _own(reports: Sequence[Row], cells: Mapping[str, str], column: str) -> Row:
    """Whose figure it is: as it was understood, else as it was written."""
    found = dict.fromkeys(("unit", "period", "indicator"), "")
    for key in found:
        said = {report[key] for report in reports}
        understood = said.pop() if len(said) == 1 else ""
        found[key] = understood or cells.get(key, "")
    value = cells.get("value", "" if column in found else cells.get(column, ""))
    return {**found, "value": value}


class _Words:
    """Names of units and indicators in one language."""

    def __init__(self, described: Mapping[str, Any], lang: str) -> None:
        self._units = {one["id"]: one["name"] for one in described["units"]}
        self._labels = {one["id"]: pick(one["label"], lang) for one in described["indicators"]}

    def row(self, place: tuple[str, int, str, str], own: Row, message: str, proposal: str) -> Row:
        file, row, column, code = place
        return {
            "file": file,
            "row": row,
            "column": column,
            **own,
            "code": code,
            "message": message,
            "proposal": proposal,
            "unit_words": self._units.get(own["unit"], ""),
            "indicator_words": self._labels.get(own["indicator"], ""),
        }


def kind_of(source: object) -> str:
    """The library that a frame is of, by the words of `to_...`; empty for what is no frame."""
    package = type(source).__module__.partition(".")[0]
    return {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"}.get(package, "")
