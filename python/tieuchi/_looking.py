"""Looking around in a programme: rows that hold words, or that name somebody."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

_D = str.maketrans({"đ": "d", "Đ": "D"})


def folded(text: str) -> str:
    """A text without marks and case, as people search: "Đường" as "duong"."""
    apart = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def holds(row: Any, words: str) -> bool:
    """Whether every word stands somewhere in a row."""
    told = folded("\n".join(_texts(row)))
    return all(word in told for word in folded(words).split())


def names(row: Any, word: str) -> bool:
    """Whether a row names an id: as it is, or a place of a text within it (`II.3` of `II.3.b`)."""
    return any(text == word or _within(text, word) for text in _texts(row))


def _within(text: str, word: str) -> bool:
    rest = text[len(word) :]
    return "." in word and text.startswith(word) and rest[:1] in (".", "-")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
