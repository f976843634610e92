"""What every writer prints: tables, and tellings of explanations, in words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Mark(NamedTuple):
    """A verdict or state in words, with the code that gives it sign and colour.

    `about` are the ids of a unit and of an item, for a writer that can lead to the reason.
    """

    words: str
    code: str = ""
    about: tuple[str, str] = ("", "")


Cell = str | int | Mark


@dataclass
class Table:
    """Columns and rows in words; `numeric` are the columns with figures, `foot` the totals.

    `marks` stand beside the title (synthetic figures ...), notes beneath; the first cell of a row
    names it.
    """

    title: str
    columns: Sequence[str]
    rows: list[list[Cell]] = field(default_factory=list)
    numeric: frozenset[int] = frozenset()
    foot: list[Cell] | None = None
    marks: Sequence[str] = ()
    notes: list[str] = field(default_factory=list)
    #: The share of each column in the width of a sheet, in per cent; empty: as it fits.
    widths: Sequence[int] = ()
    #: Whether it is small print, for a writer that has some.
    small: bool = False
    #: What each row is about, by its id, for a writer that can keep it out of sight.
    ids: list[str] = field(default_factory=list)

    def without_empty(self) -> Table:
        """The table without the columns of which no row has anything."""
        lines = self.rows or [[""] * len(self.columns)]
        kept = [n for n in range(len(self.columns)) if any(words_of(row[n]) for row in lines)]
        return replace(
            self,
            columns=[self.columns[n] for n in kept],
            rows=[[row[n] for n in kept] for row in self.rows],
            numeric=frozenset(place for place, n in enumerate(kept) if n in self.numeric),
            foot=self.foot and [self.foot[n] for n in kept],
        )


class Part(NamedTuple):
    """What is told of one kind: the key of its heading, the heading and its lines."""

    kind: str
    heading: str
    lines: list[str]


@dataclass(frozen=True)
class Told:
    """One item explained: its verdict in a line, parts such as clause and rule, its members."""

    subject: str
    label: str
    verdict: Mark
    tally: str
    parts: list[Part] = field(default_factory=list)
    members: list[Told] = field(default_factory=list)

    def told(self, *, rules: bool) -> list[Part]:
        """The parts that are shown at once: program text only where it is asked for."""
        return [part for part in self.parts if rules or part.kind != "rule"]

    @property
    def reason(self) -> str:
        """Why, in a few words; empty where the verdict says it all."""
        return "; ".join(
            line for part in self.parts if part.kind == "reason" for line in part.lines
        )


@dataclass(frozen=True)
class Telling:
    """Explanations of one question, below a title with its marks."""

    title: str
    marks: Sequence[str]
    items: list[Told]


def words_of(cell: Cell) -> str:
    """What a cell says."""
    return cell.words if isinstance(cell, Mark) else str(cell)
