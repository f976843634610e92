"""Missing facts in the order of what their arrival would decide."""

from __future__ import annotations

from collections import Counter
from typing import Any

Json = dict[str, Any]


def ranked(answer: Json) -> Json:
    """The answer with its rows in that order; each says how many outcomes wait for it alone."""
    rows = answer["rows"]
    waiting = Counter(held for row in rows for held in row["holds_up"])
    told = [{**row, "decides": sum(waiting[one] == 1 for one in row["holds_up"])} for row in rows]
    told.sort(key=lambda row: (-row["decides"], -len(row["holds_up"]), row["fact"]))
    return {**answer, "rows": told}
