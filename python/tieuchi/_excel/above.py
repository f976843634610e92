"""Quarters or months side by side below one name: the name stands over the first of them alone, in
a title or on the tab, and holds for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tieuchi._excel import limits
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading
from tieuchi._excel.headings import MEASURE, Headings
from tieuchi._excel.places import Place

#: Letters of words that may be a period.
_LONGEST = 40


@dataclass
class Named:
    """A name and the cells below or beside it that are read with it."""

    words: str
    #: Where it stands; None where it is the name of the sheet.
    place: Place | None
    cells: list[Place] = field(default_factory=list)


def named_above(sheet: Sheet, headings: Headings, begin: int = 0) -> tuple[Sheet, list[Named]]:
    """The sheet with the names of indicators in front of the periods that they hold for.

    A word is read so only where it stands for nothing by itself and names with it an indicator and
    a period; nothing is where no name does.
    """
    rows = range(begin, min(len(sheet.cells), begin + limits.HEADER_WITHIN))
    words = {
        (row, column): told
        for row in rows
        for column, value in enumerate(sheet.cells[row])
        if isinstance(value, str) and (told := heading(value)) and len(told) <= 2 * _LONGEST
    }
    tab = _bare(sheet.name)
    known = headings.known([*words.values(), *map(_bare, words.values()), tab])
    names = {
        place: bare
        for place, told in words.items()
        if (bare := _bare(told)) in known and headings.role(bare) == MEASURE
    }
    on_tab = tab in known and headings.role(tab) == MEASURE
    if not names and not on_tab:
        return sheet, []
    pairs: dict[Place, list[tuple[str, Place | None]]] = {}
    for place, told in words.items():
        if told not in known and len(told) <= _LONGEST and not told.isdigit():  # may be a figure
            over: list[tuple[str, Place | None]] = [
                (names[at], at) for at in _over(sheet, place, begin) if at in names
            ]
            pairs[place] = over[:1] or ([(tab, None)] if on_tab else [])
    joined = headings.known(f"{name} {words[p]}" for p, over in pairs.items() for name, _ in over)
    found: dict[Place | None, Named] = {}
    cells = [list(row) for row in sheet.cells]
    for place, over in pairs.items():
        for name, at in over:
            if f"{name} {words[place]}" in joined and not _covers(sheet, at, place):
                cells[place[0]][place[1]] = f"{name} {words[place]}"
                found.setdefault(at, Named(name, at)).cells.append(place)
    return (replace(sheet, cells=cells), list(found.values())) if found else (sheet, [])


def _bare(words: str) -> str:
    """A name without the year that a title says behind it."""
    return re.sub(r"\s*[,(]?\s*năm\s+\d{4}\)?$", "", heading(words), flags=re.IGNORECASE)


def _over(sheet: Sheet, place: Place, begin: int) -> Iterator[Place]:
    """Of each row above a cell the last one with words that is not to its right, unless it is
    merged over other columns only."""
    row, column = place
    for above in range(row - 1, begin - 1, -1):
        cells = sheet.cells[above][: column + 1]
        last = next((c for c in range(len(cells) - 1, -1, -1) if cells[c] != ""), None)
        if last is None:
            continue
        area = next((a for a in sheet.seen.merged if a[0] == (above, last)), None)
        if area is None or area[1][1] == area[0][1] or area[1][1] >= column:
            yield above, last


def _covers(sheet: Sheet, name: Place | None, place: Place) -> bool:
    """Whether a name stands just over a cell, or is merged over it: the header joins them."""
    if name is None or place[0] - name[0] >= limits.HEADER_ROWS:
        return False
    return name[1] == place[1] or any(
        begin == name and begin[1] <= place[1] <= end[1] for begin, end in sheet.seen.merged
    )
