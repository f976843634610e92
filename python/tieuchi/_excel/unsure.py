"""Cells that do not surely say what their author meant, for a reason that their values hide: a
line through a part of them, digits that are lost, a unit of measure in their format."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tieuchi._excel.beside import is_another
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading, is_cut
from tieuchi._excel.headings import INDICATOR, UNIT
from tieuchi._excel.names import Names
from tieuchi._excel.oddities import Oddities
from tieuchi._excel.places import Place
from tieuchi._excel.table import Header

#: What stands over a column of units of measure.
_MEASURES = re.compile(r"đvt|đơn vị(?: tính)?|unit of measure", re.IGNORECASE)


@dataclass
class Unsure:
    """Looks at the cells of a table; what it finds is a code that refuses them, or nothing."""

    sheet: Sheet
    header: Header
    names: Names
    #: The units of measure of columns that are indicators.
    own: Mapping[int, str]
    odd: Oddities

    def any_cell(self, place: Place, value: Any) -> str:
        """Whatever the cell stands for."""
        seen = self.sheet.seen
        if place in seen.unread or (isinstance(value, float) and not math.isfinite(value)):
            return "excel.unread"
        if place in seen.struck:
            return "excel.struck"
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return "excel.digits" if is_number and is_cut(value) else ""

    def figure(self, place: Place, value: Any) -> str:
        """A cell that holds a figure."""
        if self._has_lines and any(self._is_struck(one) for one in (place, *self._about(place))):
            return "excel.struck"
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._measured(place)
        return ""

    def _about(self, place: Place) -> list[Place]:
        """The cells that say what a figure is about."""
        roles = self.header.roles.items()
        return [(place[0], column) for column, role in roles if role in (UNIT, INDICATOR)]

    def _is_struck(self, place: Place) -> bool:
        row = self.sheet.cells[place[0]]
        return place[1] < len(row) and row[place[1]] != "" and self.sheet.look(place).is_struck

    @cached_property
    def _has_lines(self) -> bool:
        return any(look.is_struck for look in self.sheet.looks)

    def _measured(self, place: Place) -> str:
        look = self.sheet.look(place)
        said = look.beside or self._said_in_row(place[0])
        if not said:
            return ""
        own = self.own.get(place[1])
        own = self._of_row(place[0]) if own is None else own
        if not (is_another(said, own) or look.is_scaled):
            return ""
        words = {"said": f"{said} (,)" if look.is_scaled else said, "wanted": own or "-"}
        self.odd.words.setdefault(("excel.measure", place[1]), words)
        return "excel.measure"

    def _said_in_row(self, row: int) -> str:
        """The unit of measure that a column of them says of the figures of a row."""
        cells = self.sheet.cells[row]
        column = self._of_measures
        return heading(cells[column]) if 0 <= column < len(cells) else ""

    @cached_property
    def _of_measures(self) -> int:
        roles = self.header.roles
        named = (c for c, n in enumerate(self.header.names) if _MEASURES.fullmatch(n))
        return next((c for c in named if c not in roles), -1)

    def _of_row(self, row: int) -> str:
        """The unit of measure of the indicator that a row of a long table names."""
        cells = self.sheet.cells[row]
        for column, role in self.header.roles.items():
            if role == INDICATOR and column < len(cells):
                return str(self.names.indicator(heading(cells[column])).get("measured_in", ""))
        return ""
