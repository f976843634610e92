"""What the texts find, ask and count of one unit, below its reasons: its card without what the
reasons tell already."""

from __future__ import annotations

from tieuchi._view.card import tables_of
from tieuchi._view.model import Cell, Table, words_of
from tieuchi._words import Json, say
from tieuchi.page.markup import Content, Markup, tag
from tieuchi.page.writer import fold

#: Sections of a card that the reasons of the unit tell in full.
TOLD = ("standards", "findings", "missing")


def card_of(told: Json, lang: str) -> Markup | None:
    """The rest of a card (tieuchi/card/1), folded; nothing where there is none."""
    left = {**told, **{name: [] for name in TOLD}}
    parts = [_section(table) for table in tables_of(left, lang)[1:]]
    return fold(say("card_of_texts", lang), parts, class_="texts") if parts else None


def _section(table: Table) -> Content:
    lines = [tag("li", _line(row)) for row in table.rows]
    notes = [tag("p", note) for note in table.notes]
    listed = tag("ul", lines, class_="why") if lines else None
    return (tag("p", table.title, class_="state"), listed, notes)


def _line(row: list[Cell]) -> Content:
    """The name of a row, then its cells."""
    first, *others = (words_of(cell).replace("\n", "; ") for cell in row)
    rest = " · ".join(filter(None, others))
    return (first, f": {rest}" if rest else None)
