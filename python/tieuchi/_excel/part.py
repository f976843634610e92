"""One table of a workbook on its way through the door, and back: where each of its cells stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tieuchi._cells import Cell
from tieuchi._excel.places import Axes, Place
from tieuchi.issues import NO_WORDS, Issue, Words

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
    axes: Axes = field(default_factory=Axes)
    #: What holds for all rows of the sheet because the sheet says so.
    said: Mapping[str, Any] = field(default_factory=dict)
    #: What was found wrong with it before the door was asked.
    issues: list[Issue] = field(default_factory=list)
    #: Cells that are refused for a reason of the workbook, told in `issues`.
    refused: dict[Place, str] = field(default_factory=dict)
    #: The column of the units, for what is said of a row as a whole.
    unit: int = 0
    #: What its columns stand for, of those that stand for something.
    roles: Mapping[int, str] = field(default_factory=dict)
    #: The cells below the header that are merged, each with the area it belongs to.
    merged: Mapping[Place, tuple[Place, Place]] = field(default_factory=dict)
    #: Whether its words are those of lists that it brings itself.
    is_form: bool = False
    #: Whether any of its columns holds figures.
    holds: bool = True

    def told(self, issues: Iterable[Issue]) -> list[Issue]:
        """What the door says, with the cells; of a cell refused already nothing more."""
        found = []
        for issue in issues:
            place = self._place(issue.row, issue.field)
            if issue.is_error and place in self.refused:
                continue
            if self.is_form and issue.code == "fact.converted" and not self._has_digits(place):
                continue  # a word that was chosen from a list means what it says
            if issue.file == self.name:
                at = self.axes.row(place) if issue.row else 0
                hint = issue.hint if any(issue.hint) else self._hint(issue.code, place)
                issue = replace(issue, cell=self.axes.cell(place), row=at, hint=hint)
            found.append(issue)
        return found

    def rows_refused(self, rows: Iterable[Row]) -> list[Row]:
        """The rows the door refused, with cell and the code that holds."""
        found = []
        for row in rows:
            place = self._place(row["row"], row["column"])
            code = self.refused.get(place, row["code"])
            told = {"row": self.axes.row(place), "code": code, "cell": self.axes.cell(place)}
            found.append({**row, **told})
        return found

    def _has_digits(self, place: Place) -> bool:
        value = self.rows[place[0]][place[1]]
        return any(map(str.isdigit, value if isinstance(value, str) else value.decode()))

    def _hint(self, code: str, place: Place) -> Words:
        """What to do with words beside a figure."""
        row = self.rows[place[0]] if place[0] < len(self.rows) else []
        value = row[place[1]] if place[1] < len(row) else ""
        if code != "fact.type" or not isinstance(value, str):
            return NO_WORDS
        if re.search(r"\d", value) and re.search(r"[^\W\d_]{2}|[*()<>≤≥~¹²³]", value):
            return Words(
                "trong ô chỉ ghi số; lời và dấu chú thích để ở cột ghi chú",
                "the cell takes the figure alone; words and marks belong in a column of notes",
            )
        return NO_WORDS

    def _place(self, row: int, heading: str) -> Place:
        known = bool(heading) and heading in self.header
        column = self.header.index(heading) if known else self.unit
        place = row - 1 if row else self.header_row, column
        begin, _ = self.merged.get(place, (place, place))
        return begin if begin[0] == place[0] else place  # a row that is one cell begins at its left
