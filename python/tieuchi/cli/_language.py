"""The language of the command line: asked, set, of the programme, of the system."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

LANGS = ("vi", "en")
VARIABLE = "TIEUCHI_LANG"


def spoken(programme: str | None = None) -> str:
    """`--lang` of the command, `TIEUCHI_LANG`, the language of the programme, of the system."""
    for word in _asked(programme):
        if word[:2].lower() in LANGS:
            return word[:2].lower()
    return "vi"


def _asked(programme: str | None) -> Iterator[str]:
    yield from _options(sys.argv[1:])
    yield os.environ.get(VARIABLE, "")
    if programme:
        yield programme
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if word := os.environ.get(name):
            yield word
            return


def _options(words: Sequence[str]) -> Iterator[str]:
    """The languages of `--lang`, the last one first."""
    found = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    found += [word for option, word in pairwise(words) if option == "--lang"]
    yield from reversed(found)


def both(vi: str, en: str) -> str:
    """Words that are chosen when they are printed: see `said`."""
    return f"{vi}\f{en}"


def said(words: str) -> str:
    """Words in the language of the command; those of both languages where they are not apart."""
    vi, apart, en = words.partition("\f")
    return (en if spoken() == "en" else vi) if apart else words
