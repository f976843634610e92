"""What the texts find, ask and count of one unit, below its reasons: its card without what the
page tells already."""

from __future__ import annotations

from tieuchi._view.card import tables_of
from tieuchi._view.model import Cell, Table, words_of
from tieuchi._words import Json, say
from tieuchi.page.markup import Content, Markup, tag
from tieuchi.page.writer import fold

#: Sections of a card that the reasons of the unit tell in full.
TOLD = ("standards", "findings", "missing", "readings")
#: What a page of many units tells in sections of its own, and lists that do not name the unit.
OF_ALL = ("not_named", "duties", "serving", "targets")


def card_of(told: Json, lang: str, *, alone: bool) -> Markup | None:
    """The rest of a card (tieuchi/card/1), folded; nothing where there is none. Of a unit told
    among others what its page says of all is left out, and what answers a finding is its place."""
    left = {**told, **{name: [] for name in (TOLD if alone else (*TOLD, *OF_ALL))}}
    if not alone:
        left["baseline"] = [_by_places(row) for row in told["baseline"]]
    parts = [_section(table) for table in tables_of(left, lang)[1:]]
    return fold(say("card_of_texts", lang), parts, class_="texts") if parts else None


def _by_places(row: Json) -> Json:
    """What answers a finding by the places of clauses: the annex has their words."""
    unsaid = {"vi": "", "en": ""}
    return {**row, "remedies": [{**one, "words": unsaid} for one in row["remedies"]]}


def _section(table: Table) -> Content:
    lines = [tag("li", _line(row)) for row in table.rows]
    listed = tag("ul", lines, class_="why") if lines else None
    notes = None if lines else [tag("p", note) for note in table.notes]
    return (tag("p", table.title, class_="state"), listed, notes)


def _line(row: list[Cell]) -> Content:
    """The name of a row, then its cells."""
    first, *others = (words_of(cell).replace("\n", "; ") for cell in row)
    rest = " · ".join(filter(None, others))
    return (first, f": {rest}" if rest else None)
