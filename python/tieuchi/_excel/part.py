"""One table of a workbook on its way through the door, and back: where each of its cells stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tieuchi._cells import Cell
from tieuchi._excel.places import Place, name_of
from tieuchi.issues import Issue

Row = dict[str, Any]


@dataclass
class Part:
    """Names of columns and rows of cells, each row in the place it has on the sheet."""

    #: The file with its sheet.
    name: str
    header: list[str]
    #: The row of the sheet in which the names stand, from 0.
    header_row: int
    rows: list[list[Cell]] = field(default_factory=list)
    #: What holds for all rows of the sheet because the sheet says so.
    said: Mapping[str, Any] = field(default_factory=dict)
    #: What was found wrong with it before the door was asked.
    issues: list[Issue] = field(default_factory=list)
    #: Cells that are refused for a reason of the workbook, told in `issues`.
    refused: dict[Place, str] = field(default_factory=dict)
    #: The column of the units, for what is said of a row as a whole.
    unit: int = 0
    #: Where rows begin that are not read, and why.
    unread: tuple[int, str] | None = None

    def told(self, issues: Iterable[Issue]) -> list[Issue]:
        """What the door says, with the cells; of a cell refused already nothing more."""
        found = []
        for issue in issues:
            place = self._place(issue.row, issue.field)
            if issue.is_error and place in self.refused:
                continue
            found.append(replace(issue, cell=name_of(place)) if issue.file == self.name else issue)
        return found

    def rows_refused(self, rows: Iterable[Row]) -> list[Row]:
        """The rows the door refused, with cell and the code that holds."""
        found = []
        for row in rows:
            place = self._place(row["row"], row["column"])
            code = self.refused.get(place, row["code"])
            found.append({**row, "code": code, "cell": name_of(place)})
        if self.unread:
            begin, code = self.unread
            told = {"row": begin + 1, "file": self.name, "code": code, "column": ""}
            found.append({**told, "cell": name_of((begin, self.unit))})
        return found

    def _place(self, row: int, heading: str) -> Place:
        known = bool(heading) and heading in self.header
        column = self.header.index(heading) if known else self.unit
        return (row - 1 if row else self.header_row, column)
