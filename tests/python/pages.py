"""The page as its reader sees it: what the tests of it share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import answers as a
import pytest
from tieuchi._view.answers import Answers
from tieuchi.page import render
from tieuchi.page.gather import gather

ASKED = {a.REAL: ("2023-10-20", [2023]), a.TWIN: ("2027-02-15", [2025, 2026])}
LANGS = ("vi", "en")
EMPTY = {"meta", "br", "rect", "line", "polyline", "polygon", "circle", "path"}


@dataclass
class Read(HTMLParser):
    """What a reader sees, and whether the markup holds together."""

    text: list[str] = field(default_factory=list)
    tables: list[list[tuple[str, list[str]]]] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.part = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "section":
            self.part = dict(attrs).get("id") or ""
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            inside = next(t for t in reversed(self.open) if t in ("thead", "tbody", "tfoot"))
            self.tables[-1].append((inside, []))
        if tag in ("td", "th"):
            self.tables[-1][-1][1].append("")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text.append(data)
        self.sections[self.part] = self.sections.get(self.part, "") + data
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][1][-1] += data

    @property
    def seen(self) -> str:
        return "".join(self.text)


@cache
def html(pack: str, lang: str = "vi") -> str:
    day, years = ASKED[pack]
    return render(a.rulebook(pack), a.snapshot(pack, day), years=years, lang=lang)


@cache
def gathered(pack: str) -> Answers:
    day, years = ASKED[pack]
    return gather(a.rulebook(pack), a.snapshot(pack, day), years)


def read(text: str) -> Read:
    page = Read()
    page.feed(text)
    page.close()
    assert page.open == []
    return page


@cache
def page(pack: str, lang: str = "vi") -> Read:
    return read(html(pack, lang))


def numbers_in(words: str) -> set[int]:
    """Every number of the annex that is named: [3], [4*], [9, 15-19]."""
    found: set[int] = set()
    for inside in re.findall(r"\[([\d*, –]+)\]", words):
        for part in inside.replace("*", "").split(", "):
            first, _, last = part.partition("–")
            found |= set(range(int(first), int(last or first) + 1))
    return found


BOTH = pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
EACH = pytest.mark.parametrize("lang", LANGS)
