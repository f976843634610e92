"""One phrase book: codes are worded by the library alone, phrases are there, used and complete."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from tieuchi import _answer_words, _core, _desk_words, _page_words, _words

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "python/tieuchi").rglob("*.py"))


def texts(path: Path) -> Iterator[str]:
    """The texts in a source, also those between the holes of a filled one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.strip(" ,;:.()")


def test_no_source_words_a_code_itself() -> None:
    told = json.loads(_core.words())
    del told["schema"]
    vietnamese = {words["vi"] for codes in told.values() for words in codes.values()}
    assert len(vietnamese) > 60
    found = {(path.name, text) for path in SOURCES for text in texts(path) if text in vietnamese}
    assert found == set()


def test_words_of_codes_are_those_of_the_library() -> None:
    told = json.loads(_core.words())
    del told["schema"]
    for kind, codes in told.items():
        for code, words in codes.items():
            for lang in ("vi", "en"):
                assert _words.meaning(kind, code, lang) == words[lang]
    assert _words.meaning("roles", "no such role", "vi") == ""
    assert set(_words.OUTCOMES) == set(told["outcomes"])
    assert set(_words.STATES) == set(told["duty_states"])


def holes(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("key", _words._PHRASES)
def test_a_phrase_is_used_and_has_the_same_holes_in_both_languages(key: str) -> None:
    vi, en = _words._PHRASES[key]
    assert vi and en and holes(vi) == holes(en)
    sources = "".join(path.read_text("utf-8") for path in SOURCES)
    used = len(re.findall(rf"[\"']{key}[\"']", sources))
    assert used > 1, f"{key} stands in the phrase book alone"


def test_no_phrase_stands_in_two_books() -> None:
    books = (_words._OWN, _answer_words.PHRASES, _desk_words.PHRASES, _page_words.PHRASES)
    assert sum(map(len, books)) == len(_words._PHRASES)


def test_a_day_and_a_number_are_written_as_people_do() -> None:
    assert _words.day("2024-11-14", "vi") == "14/11/2024"
    assert _words.day("2024-11-14", "en") == "2024-11-14"
    assert _words.day(None, "vi") == ""
    assert _words.number("69.6", "vi") == "69,6"
    assert _words.number("69.6", "en") == "69.6"
    assert _words.number(None, "en") == ""
    assert _words.period("2024-Q3", "vi") == "quý 3/2024"
    assert _words.period("once", "vi") == ""
