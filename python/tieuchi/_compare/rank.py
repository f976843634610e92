"""Missing facts in the order of what their arrival would decide."""

from __future__ import annotations

from collections import Counter
from typing import Any

Json = dict[str, Any]


def ranked(answer: Json) -> tuple[Json, list[int]]:
    """The answer with its rows in that order, and the places they had; each row says how many
    outcomes wait for it alone."""
    waiting = Counter(held for row in answer["rows"] for held in row["holds_up"])
    told = [
        (number, {**row, "decides": sum(waiting[one] == 1 for one in row["holds_up"])})
        for number, row in enumerate(answer["rows"])
    ]
    told.sort(key=lambda one: (-one[1]["decides"], -len(one[1]["holds_up"]), one[1]["fact"]))
    return {**answer, "rows": [row for _, row in told]}, [number for number, _ in told]
