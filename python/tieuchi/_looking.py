"""Looking around in a programme: rows that hold words, or that name somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

#: A letter that tells apart two parts of one text that are numbered alike.
_LETTERED = re.compile(r"\b([IVXLC]+)[a-z](?=\.)")
_D = str.maketrans({"đ": "d", "Đ": "D"})


def folded(text: str) -> str:
    """A text without marks and case, as people search: "Đường" as "duong"."""
    apart = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


#: Words before the number of a place in a text, folded.
_PLACES = frozenset("phan chuong muc dieu khoan diem doan tiet thu y ve".split())
_NUMBER = re.compile(r"(?:[0-9]+|[ivxlc]+|[a-z])(?:[.-][0-9a-z]+)*")


def holds(row: Any, words: str) -> bool:
    """Whether every word stands somewhere in a row. What reads as a place of a text ("Mục V, điểm
    2", in any order and with or without commas) is looked for where the row stands in its text, or
    among the clauses that it names: all of it in one of them."""
    asked, rest = _places_in(folded(words))
    told = folded("\n".join(_texts(row)))
    return all(word in told for word in rest) and (not asked or _stands(row, asked))


def _places_in(words: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of a word for a place and its number, and the words that are left."""
    pairs: list[tuple[str, str]] = []
    rest: list[str] = []
    for word in _tokens(words):
        if rest and rest[-1] in _PLACES and _NUMBER.fullmatch(word):
            pairs.append((rest.pop(), word))
        else:
            rest.append(word)
    return pairs, rest


def _stands(row: Any, asked: list[tuple[str, str]]) -> bool:
    own = row.get("place") if isinstance(row, dict) else None
    for text in _texts(own or row):
        for place in folded(text).split(";"):
            told = list(pairwise(_tokens(place)))
            if all(any(_is_at(one, pair) for one in told) for pair in asked):
                return True
    return False


def _is_at(told: tuple[str, str], asked: tuple[str, str]) -> bool:
    """Whether a place is the one asked, or lies within it: Mục II.3.b in Mục II.3."""
    return told[0] == asked[0] and (told[1] == asked[1] or told[1].startswith(f"{asked[1]}."))


def _tokens(words: str) -> list[str]:
    return [word for word in (one.strip(",;:()“”\"'") for one in words.split()) if word]


def names(row: Any, word: str) -> bool:
    """Whether a row names an id: as it is, or a place of a text within it (`II.3` of `II.3.b`)."""
    return any(text == word or _within(text, word) for text in _texts(row))


def alike(word: str, known: Iterable[str]) -> list[str]:
    """Ids for which a printed number stands that two parts of one text have: V.2 for Va.2, Vb.2."""
    found: dict[str, None] = {}
    for name in known:
        bare = _LETTERED.sub(r"\1", name)
        if bare != name and (bare == word or _within(bare, word)):
            found[name[: len(word) + len(name) - len(bare)]] = None
    return list(found)


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
