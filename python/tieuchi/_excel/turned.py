"""Tables whose units stand across and whose indicators stand below each other, read turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from tieuchi._excel import limits
from tieuchi._excel.beside import says_other, words_at
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading
from tieuchi._excel.headings import MEASURE, UNIT, Headings
from tieuchi._excel.names import Names
from tieuchi._excel.places import Place
from tieuchi._excel.table import Header, header_of

#: Rows of the header of such a table may stand no further to the right.
_WITHIN = 6
#: Units that must stand across, so that they are no chance.
LEAST = 2


def turned(sheet: Sheet) -> Sheet | None:
    """The sheet with its rows as columns; None where it has more rows than a table columns."""
    if len(sheet.cells) > limits.COLUMNS:
        return None
    seen = sheet.seen
    flipped = replace(
        seen,
        styles={_flip(place): style for place, style in seen.styles.items()},
        empty_formulas=set(map(_flip, seen.empty_formulas)),
        errors={_flip(place): words for place, words in seen.errors.items()},
        struck=set(map(_flip, seen.struck)),
        unread=set(map(_flip, seen.unread)),
        long=set(map(_flip, seen.long)),
        merged=[(_flip(begin), _flip(end)) for begin, end in seen.merged],
        hidden_rows=seen.hidden_columns,
        hidden_columns=seen.hidden_rows,
        last=_flip(seen.last),
    )
    cells = [list(column) for column in zip_longest(*sheet.cells, fillvalue="")]
    pictures = list(map(_flip, sheet.pictures))
    return replace(sheet, cells=cells, seen=flipped, pictures=pictures, is_turned=True)


def header_turned(
    sheet: Sheet, headings: Headings, names: Names, least: int = LEAST
) -> Header | None:
    """The header of a turned sheet: by its words, else by what it names, at least so many units."""
    header = header_of(sheet, headings, None)
    if header is not None:
        below = [word for row, word in _texts(sheet, header.unit) if row > header.last]
        return header if below and names.unit(below[0]) else None
    return _by_names(sheet, headings, names, least)


def _by_names(sheet: Sheet, headings: Headings, names: Names, least: int) -> Header | None:
    """Indicators in a row and units in a column, whatever stands over them."""
    rows = sheet.cells[: min(_WITHIN, len(sheet.cells))]
    headings.known(heading(v) for row in rows for v in row if isinstance(v, str))
    columns = range(min(limits.HEADER_WITHIN, sheet.width))
    names.ask("unit", {word for column in columns for _, word in _texts(sheet, column)})
    for number, row in enumerate(rows):
        words = [heading(value) if isinstance(value, str) else "" for value in row]
        measures = {
            c: MEASURE
            for c, word in enumerate(words)
            if word and headings.knows(word) and headings.role(word) == MEASURE
        }
        for column in columns:
            units = [r for r, word in _texts(sheet, column) if r > number and names.unit(word)]
            if len(units) >= least and any(column < c for c in measures):
                first = _first_with_figures(sheet, range(number + 1, units[0]), column, measures)
                return _header(sheet, (number, first - 1), column, words, measures)
    return None


def _first_with_figures(sheet: Sheet, rows: range, unit: int, measures: dict[int, str]) -> int:
    """The first row that names something and holds a figure: a unit that nobody knows."""
    for row in rows:
        cells = sheet.cells[row]
        if cells[unit] != "" and any(isinstance(cells[c], int | float) for c in measures):
            return row
    return rows.stop


def _header(
    sheet: Sheet, rows: tuple[int, int], unit: int, words: list[str], measures: dict[int, str]
) -> Header:
    header = Header(rows[0], rows[1], list(words), {unit: UNIT, **measures})
    header.names[unit] = "unit"
    for column in measures:
        between = (sheet.cells[row][column] for row in range(rows[0] + 1, rows[1] + 1))
        header.beside[column] = ([], [w for w in map(heading, between) if w])
    return header


def of_something_else(sheet: Sheet, header: Header, year: str) -> Iterator[tuple[Place, str]]:
    """Cells beside the units of a turned table that say that their figures are of another year or
    of a plan, one for each such unit."""
    first = min((c for c, role in header.roles.items() if role == MEASURE), default=0)
    for row in range(header.last + 1, len(sheet.cells)):
        for column in range(min(first, len(sheet.cells[row]))):
            words = words_at(sheet, row, column)
            if column not in header.roles and words and says_other(words, year):
                yield (row, column), words
                break


def without_figures(sheet: Sheet, header: Header, row: int) -> Sheet:
    """The sheet as if nothing were reported of the unit in that row."""
    cells = list(sheet.cells)
    roles = header.roles
    cells[row] = ["" if roles.get(c) == MEASURE else v for c, v in enumerate(cells[row])]
    return replace(sheet, cells=cells)


def others_below(sheet: Sheet, header: Header, year: str) -> Iterator[tuple[int, str]]:
    """Columns of a turned table that stand behind a heading of another year or of a plan."""
    said = ""
    for column in range(sheet.width):
        name = header.names[column] if column < len(header.names) else ""
        if column not in header.roles and name:
            said = name if says_other(name, year) else ""
        elif said and header.roles.get(column) == MEASURE:
            yield column, said


def _texts(sheet: Sheet, column: int) -> Iterable[tuple[int, str]]:
    """The words of a column with their rows."""
    for number, row in enumerate(sheet.cells):
        if isinstance(row[column], str) and (word := heading(row[column])):
            yield number, word


def _flip(place: Place) -> Place:
    return place[1], place[0]
