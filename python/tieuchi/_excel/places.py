"""Cells by their names, as a workbook shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: A row and a column, both from 0.
Place = tuple[int, int]


def letters(column: int) -> str:
    """The letters over a column, from 0: A, ..., Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def name_of(place: Place) -> str:
    """Such as D7."""
    return f"{letters(place[1])}{place[0] + 1}"


@dataclass(frozen=True)
class Axes:
    """How the places of a table lie on its sheet: a turned one has rows where columns are."""

    is_turned: bool = False

    def cell(self, place: Place) -> str:
        """The name of the cell on the sheet."""
        return name_of(place[::-1] if self.is_turned else place)

    def row(self, place: Place) -> int:
        """The row on the sheet, from 1."""
        return place[self.is_turned] + 1


def place_of(name: str) -> Place | None:
    """The place of a name such as D7; None for what is none."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", name)
    if not found or found[2] == "0" * len(found[2]):
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def area_of(name: str) -> tuple[Place, Place] | None:
    """The first and the last place of a range such as B2:D5."""
    first, _, last = name.partition(":")
    begin, end = place_of(first), place_of(last or first)
    return (begin, end) if begin and end else None


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as people list them: 3–5, 9."""
    told: list[list[int]] = []
    for number in sorted(set(numbers)):
        if told and number == told[-1][1] + 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    words = [str(a) if a == b else f"{a}–{b}" for a, b in told[:8]]
    return ", ".join(words) + (", ..." if len(told) > 8 else "")
