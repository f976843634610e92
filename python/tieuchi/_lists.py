"""Lists of a program where one value is due: a list of one number is not that number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tieuchi._cells import Cell, ListCell
from tieuchi._excel.names import Names
from tieuchi._frames import Grid

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook


def lists_kept(grid: Grid, rulebook: Rulebook, said: Mapping[str, Any]) -> Grid:
    """The table with each list as it is, in brackets, where its indicator is no set and has no word
    for none; the door refuses it there, or takes it as a text.

    `said` is what the user says of the table.
    """
    if not grid.has_lists:
        return grid
    names = Names(rulebook, said)

    def takes_one(heading: str, row: list[Cell]) -> bool:
        told = [heading, *(c if isinstance(c, str) else c.decode() for c in row)]
        found = (names.indicator(name) for name in told if name)
        what = next((one for one in found if one), None)
        return what is not None and what["type"] != "set" and not what["none"]

    rows = [
        [
            b"[%s]" % cell if isinstance(cell, ListCell) and takes_one(heading, row) else cell
            for heading, cell in zip(grid.header, row, strict=True)
        ]
        for row in grid.rows
    ]
    return replace(grid, rows=rows)
