"""What keeps targets open: the figures and acts that they wait for, and who could supply them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieuchi._view.phrases import brief_supplier
from tieuchi._words import Json, pick, say


def awaited(rows: Iterable[Json], lang: str) -> Iterator[str]:
    """A line for each who could supply something, with what that is."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for one in row["awaits"]:
            undated = {**one["owner"], "last_day": None}
            who = brief_supplier(undated, lang)
            found.setdefault(who, {})[pick(one["label"], lang)] = None
    for who, names in found.items():
        yield say("awaits", lang, names="; ".join(names), who=who)
