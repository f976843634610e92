"""The table on a sheet: its header, whatever rows it takes, and the rows below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from tieuchi._excel import limits
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading, shown_heading
from tieuchi._excel.headings import INDICATOR, MEASURE, PERIOD, UNIT, VALUE, Headings
from tieuchi._excel.places import Place
from tieuchi._excel.scan import NotReadError

#: What stands over the numbers of rows.
_ORDINAL = re.compile(r"(?:s?tt|số (?:tt|thứ tự)|no\.?|#)\.?", re.IGNORECASE)
#: Letters of words that may be a heading.
_LONGEST = 80


@dataclass
class Header:
    """The names of columns, joined over the rows of the header."""

    first: int
    last: int
    names: list[str] = field(default_factory=list)
    #: The columns that stand for something, with what they stand for.
    roles: dict[int, str] = field(default_factory=dict)
    #: Words over a column that its name leaves out: those above it and those below it.
    beside: dict[int, tuple[list[str], list[str]]] = field(default_factory=dict)

    @property
    def unit(self) -> int:
        """The column of units."""
        return next(c for c, role in self.roles.items() if role == UNIT)

    def without(self, columns: Collection[int]) -> Header:
        """The same header with columns that stand for nothing."""
        names = ["" if number in columns else name for number, name in enumerate(self.names)]
        roles = {number: role for number, role in self.roles.items() if number not in columns}
        return replace(self, names=names, roles=roles)


def header_of(sheet: Sheet, headings: Headings, line: int | None, begin: int = 0) -> Header | None:
    """The header that the programme knows best: a unit and something else; the first of its kind.

    `line` is the row the user names, from 1; `begin` the first row that may be one, from 0.
    """
    rows = len(sheet.cells)
    within = range(begin, min(rows, begin + limits.HEADER_WITHIN))
    starts = within if line is None else [line - 1]
    last = min(rows, max(starts, default=0) + limits.HEADER_ROWS + 1)
    words = {row: _words(sheet, row) for row in range(begin, last)}
    headings.known(word for told in words.values() for word in told)
    with_known = {row for row, told in words.items() if any(map(headings.knows, told))}
    tried = list(_tried(words, [row for row in starts if row in words], with_known))
    headings.known(name for _, columns in tried for variants in columns for name in variants)
    least = 2 if line is None else 1
    found: list[Header] = []
    for (first, last), columns in tried:
        header = _read(first, last, columns, headings)
        if UNIT in header.roles.values() and len(header.roles) >= least:
            found.append(header)
    return max(found, key=lambda h: (_told(h), -_alike(h), h.first - h.last), default=None)


def _told(header: Header) -> int:
    """How many things a header tells apart; a name merged over columns tells none of them apart."""
    return len({(role, header.names[column]) for column, role in header.roles.items()})


def _alike(header: Header) -> int:
    """Columns that stand for what another one does."""
    return len(header.roles) - len({header.names[column] for column in header.roles})


def _tried(
    words: dict[int, list[str]], starts: Sequence[int], with_known: set[int]
) -> Iterator[tuple[tuple[int, int], list[list[str]]]]:
    """Rows that may be a header, with what each of their columns may be called: at least one of
    them holds a word that is known by itself, such as that of the units."""
    for first in starts:
        for last in range(first, first + limits.HEADER_ROWS):
            if last not in words or not any(words[last]):
                break
            if with_known.isdisjoint(range(first, last + 1)):
                continue
            stacked = zip(*(words[row] for row in range(first, last + 1)), strict=True)
            yield (first, last), [_variants(list(column)) for column in stacked]


def _variants(column: list[str]) -> list[str]:
    """All of the words over a column, then the lowest of them alone, then those above."""
    parts = list(dict.fromkeys(part for part in column if part))
    return list(dict.fromkeys([" ".join(parts), *reversed(parts)])) if parts else []


def _read(first: int, last: int, columns: list[list[str]], headings: Headings) -> Header:
    header = Header(first, last)
    for number, variants in enumerate(columns):
        known = [name for name in variants if headings.knows(name)]
        # the words above several columns name none of them
        shared = [n for n in known if variants and n != variants[0] and _above(columns, number, n)]
        known = [name for name in known if name not in shared and not _counts_rows(variants)]
        header.names.append(known[0] if known else (variants[0] if variants else ""))
        if known:
            header.roles[number] = headings.role(known[0])
            _put_beside(header, number, variants)
    _name_values(header, columns, headings)
    units = [column for column, role in header.roles.items() if role == UNIT]
    behind = headings.standing_back(header.names[column] for column in units)
    for column in [c for c in units if header.names[c] in behind]:
        del header.roles[column]
    return header


def _counts_rows(variants: list[str]) -> bool:
    """Whether a column counts the rows, whatever title stands over it."""
    return any(map(_ORDINAL.fullmatch, variants))


def _put_beside(header: Header, number: int, variants: list[str]) -> None:
    """What stands over and under the words that name a column."""
    parts = variants[:0:-1]
    if header.names[number] in parts:
        at = parts.index(header.names[number])
        header.beside[number] = (parts[:at], parts[at + 1 :])


def _name_values(header: Header, columns: list[list[str]], headings: Headings) -> None:
    """Beside a column of indicators, columns that are called as periods hold the values."""
    roles = set(header.roles.values())
    if INDICATOR not in roles or roles & {VALUE, PERIOD}:
        return
    free = {c: v for c, v in enumerate(columns) if c not in header.roles}
    known = headings.are_periods(name for variants in free.values() for name in variants)
    for number, variants in free.items():
        if told := next((name for name in variants if name in known), ""):
            header.names[number], header.roles[number] = told, VALUE
            _put_beside(header, number, variants)


def _above(columns: list[list[str]], number: int, name: str) -> bool:
    """Whether a name that is not all of a heading stands over a neighbour, too."""
    beside = [c for c in (number - 1, number + 1) if 0 <= c < len(columns)]
    return any(name in columns[c][1:] for c in beside)


def _words(sheet: Sheet, row: int) -> list[str]:
    """The words of a row of the header, those of merged cells in each of them."""
    words = [
        shown_heading(value, sheet.look((row, column)))
        for column, value in enumerate(sheet.cells[row])
    ]
    for (top, left), (bottom, right) in sheet.seen.merged:
        if top <= row <= bottom:
            value = _of_merged(sheet, top, left) if left < len(words) else ""
            for column in range(left, min(right + 1, len(words))):
                words[column] = value
    return words


def _of_merged(sheet: Sheet, row: int, column: int) -> str:
    return shown_heading(sheet.cells[row][column], sheet.look((row, column)))


def is_numbering(cells: list[Any]) -> bool:
    """Whether a row below the header only numbers the columns: (1), (2), (3) or A, B, 1, 2."""
    told = [heading(value) for value in cells]
    parts = [re.fullmatch(r"[(\[]?([A-ZĐ]|\d{1,2})[)\]]?", word) for word in told if word]
    if len(parts) < 2 or not all(parts):
        return False
    numbers = [int(p[1]) for p in parts if p and p[1].isdigit()]
    return numbers == list(range(1, len(numbers) + 1))


def second_header(sheet: Sheet, header: Header, headings: Headings) -> int | None:
    """The first row below a header that names columns again, as it does or others."""
    rows = range(header.last + 1, len(sheet.cells))
    headings.known(word for row in rows for _, word in _odd_words(sheet, header, row))
    for row in rows:
        words = _odd_words(sheet, header, row)
        units = [c for c, w in words if headings.knows(w) and headings.role(w) == UNIT]
        if header.unit in units and _says_more(sheet.cells[row], header.unit):
            return row
        if units and len(headings.known(_words(sheet, row))) > 1:
            return row
    return None


def _says_more(cells: list[Any], unit: int) -> bool:
    """Whether a row that says "unit" names anything else; where it does not it heads a group."""
    return any(isinstance(v, str) and v.strip() for c, v in enumerate(cells) if c != unit)


def gap_between(sheet: Sheet, header: Header, end: int | None) -> int:
    """The empty column between two tables that stand side by side; 0 where there is one table."""
    units = [column for column, role in header.roles.items() if role == UNIT]
    rows = sheet.cells[header.first : end]
    for left, right in pairwise(units):
        for column in range(left + 2, right):
            if all(column >= len(row) or row[column] == "" for row in rows):
                return column
    return 0


def _odd_words(sheet: Sheet, header: Header, row: int) -> Iterator[tuple[int, str]]:
    """The words of a row where units and figures are due."""
    cells = sheet.cells[row]
    for column, role in header.roles.items():
        value = cells[column] if column < len(cells) else ""
        if role not in (UNIT, MEASURE, VALUE) or not isinstance(value, str):
            continue
        words = heading(value)
        if words and len(words) <= _LONGEST:
            yield column, words


def merged_at(sheet: Sheet, below: int) -> dict[Place, tuple[Place, Place]]:
    """The cells below a row that are merged, each with the area it belongs to.

    NotReadError where they are beyond the bounds.
    """
    found: dict[Place, tuple[Place, Place]] = {}
    height, width, left = len(sheet.cells), sheet.width, limits.CELLS
    for begin, end in sheet.seen.merged:
        if end[0] <= below or begin[0] >= height or begin[1] >= width:
            continue
        for row in range(max(begin[0], below + 1), min(end[0], height - 1) + 1):
            columns = range(begin[1], min(end[1], len(sheet.cells[row]) - 1) + 1)
            left -= len(columns)
            if left < 0:
                raise NotReadError(too_large=True)
            found |= dict.fromkeys(((row, column) for column in columns), (begin, end))
    return found
