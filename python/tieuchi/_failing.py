"""What is not met, as the table that an analyst works through: whose figure, what it would need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tieuchi._view.explanations import compared
from tieuchi._words import Json, day, pick

#: The columns of the table with the kind of each.
COLUMNS = (
    ("unit", "text"),
    ("period", "text"),
    ("item", "text"),
    ("indicator", "text"),
    ("value", "text"),
    ("document", "text"),
    ("recorded_on", "text"),
    ("message", "text"),
    ("proposal", "text"),
    ("unit_words", "text"),
    ("item_words", "text"),
    ("indicator_words", "text"),
)
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}


def rows_of(explained: Iterable[Json], lang: str) -> list[dict[str, Any]]:
    """A row for each figure that a criterion reads; one for a criterion that reads none."""
    return [row for item in explained for row in _rows(item, lang)]


def _rows(item: Json, lang: str) -> Iterator[dict[str, Any]]:
    failing = [one for one in item["comparisons"] if one["holds"] is False]
    told = dict.fromkeys(compared(one, lang) for one in failing)
    needs = dict.fromkeys(filter(None, (_needed(one, lang) for one in failing)))
    figures: dict[str, Json | None] = {one["id"]: one for one in _figures(item["values"])}
    for figure in list(figures.values()) or [None]:
        yield {
            "unit": item["unit"],
            "period": item["period"],
            "item": item["item"],
            "indicator": figure["id"] if figure else "",
            "value": pick(figure["shown"], lang) if figure else "",
            "document": figure["document"] if figure else "",
            "recorded_on": day(figure["recorded_on"], lang) if figure else "",
            "message": "; ".join(told) or pick(item["reason_words"], lang),
            "proposal": "; ".join(needs),
            "unit_words": pick(item["unit_label"], lang),
            "item_words": pick(item["label"], lang),
            "indicator_words": pick(figure["label"], lang) if figure else "",
        }


def _figures(values: Iterable[Json]) -> Iterator[Json]:
    """What was reported, below what is computed of it."""
    for value in values:
        inside = list(_figures(value["from"]))
        yield from inside or [value]


def _needed(comparison: Json, lang: str) -> str:
    """What the other side would have to be, and how far it is from there."""
    words = pick(comparison["shown"]["right"], lang)
    far = pick(comparison["shown"]["distance"], lang) if comparison["distance"] else ""
    sign = _SIGNS.get(comparison["op"], comparison["op"])
    return f"{sign} {words}" + (f" ({far})" if far else "") if words else ""
