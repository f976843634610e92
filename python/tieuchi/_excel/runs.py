"""Texts whose letters look different from each other: parts struck out, digits raised as marks.

12 struck out before 15 is no 1215, and 12 with a raised 1 no 121: a reader of letters alone tells
neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: How a digit above or below the line is written as a letter of its own.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Run:
    """A text in parts: what it says, and whether a part of it is struck out."""

    words: str
    is_struck: bool


@dataclass
class Runs:
    """Puts a text of a workbook together while its elements, without prefixes, go by."""

    _words: list[str] = field(default_factory=list)
    _is_odd: bool = False
    _is_struck: bool = False
    _struck: bool = False
    _place: str = ""
    _reads: bool = False
    _aside: bool = False

    def begin(self, name: str, of: Mapping[str, str]) -> None:
        """An element within the text begins."""
        match name:
            case "r":
                self._struck, self._place = False, ""
            case "strike":
                self._struck = of.get("val", "1") not in ("0", "false")
            case "vertAlign":
                self._place = of.get("val", "")
            case "rPh":
                self._aside = True
            case "t":
                self._reads = not self._aside
            case _:
                pass

    def text(self, words: str) -> None:
        """Letters of it."""
        if not self._reads:
            return
        self._is_struck = self._is_struck or (self._struck and bool(words.strip()))
        told = words
        if self._place == "superscript":
            told = words.translate(RAISED)
        elif self._place == "subscript":
            told = words.translate(LOWERED)
        self._is_odd = self._is_odd or told != words
        self._words.append(told)

    def end(self, name: str) -> None:
        """An element within the text ends."""
        if name == "t":
            self._reads = False
        elif name == "rPh":
            self._aside = False

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not any(self._words)

    def told(self) -> Run | None:
        """The text; None where all of its letters are alike."""
        odd = self._is_odd or self._is_struck
        return Run("".join(self._words), self._is_struck) if odd else None


@dataclass
class Strings:
    """What is odd about the texts that the cells of a workbook share, by their numbers."""

    odd: dict[int, Run] = field(default_factory=dict)
    empty: set[int] = field(default_factory=set)
    count: int = 0
    _runs: Runs | None = None

    def begin(self, name: str, of: Mapping[str, str]) -> None:
        """An element of the part begins."""
        if name == "si":
            self._runs = Runs()
        elif self._runs:
            self._runs.begin(name, of)

    def text(self, words: str) -> None:
        """Letters of the part."""
        if self._runs:
            self._runs.text(words)

    def end(self, name: str) -> None:
        """An element of the part ends."""
        if self._runs is None:
            return
        self._runs.end(name)
        if name == "si":
            if odd := self._runs.told():
                self.odd[self.count] = odd
            if self._runs.is_empty:
                self.empty.add(self.count)
            self.count, self._runs = self.count + 1, None
