"""Names of sheets: at most 31 letters, none of a few signs, no two alike."""

from __future__ import annotations

import re

_MOST = 31


def sheet_name(words: str, taken: set[str]) -> str:
    """A name for a sheet that no other has; it is added to those that are taken."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", words).split()).strip("' ") or "-"
    name, number = plain[:_MOST].rstrip(), 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        tail = f" ({number})"
        name = plain[: _MOST - len(tail)].rstrip() + tail
    taken.add(name.casefold())
    return name
