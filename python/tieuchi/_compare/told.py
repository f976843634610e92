"""A table that was put together of several answers: rows, words, CSV, JSON, a notebook."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from tieuchi._csv import Dialect, written
from tieuchi._files import write_whole
from tieuchi._view.model import Table
from tieuchi._view.shown import Listed, View
from tieuchi.issues import known_lang
from tieuchi.results import canonical

Row = dict[str, Any]
#: The tables in a language.
Tables = Callable[[str], list[Table]]
#: A row in words, by the names of their columns.
Words = Callable[[Row, str], dict[str, str]]


class Told(Listed):
    """Rows of plain values that show themselves in words. Immutable; equal when the JSON is."""

    #: The name and version of the JSON (docs/desk.md).
    schema: ClassVar[str]
    #: Columns of the table, the first keys of every row.
    columns: ClassVar[tuple[str, ...]]
    #: Columns of words, beside those.
    word_columns: ClassVar[tuple[str, ...]]

    def __init__(self, answer: dict[str, Any], tables: Tables, words: Words, *, lang: str) -> None:
        self._answer = {"schema": self.schema, **answer}
        self._tables = tables
        self._words = words
        self._lang = lang

    @property
    def _supposed(self) -> str:
        """The name of the hypothesis that the table rests on; empty without one."""
        told = (self._answer.get(side, {}) for side in ("provenance", "after", "before"))
        return next(filter(None, (one.get("supposed", "") for one in told)), "")

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts; each names the hypothesis that it rests on."""
        more = {"supposed": self._supposed} if self._supposed else {}
        return [{**row, **more} for row in self._answer["rows"]]

    def json(self) -> str:
        """All of it: JSON, keys sorted, no spaces."""
        return canonical(self._answer)

    def show(self, lang: str | None = None) -> View:
        """The table in "vi" or "en": text, a table in a notebook, `.markdown()`."""
        known = self._lang if lang is None else known_lang(lang)
        return View(self._tables(known), known)

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        words: str | None = None,
        separator: str = ",",
        bom: bool = False,
        raw: bool = False,
    ) -> str:
        """The table as CSV, as for results: `words` adds columns of words in "vi" or "en"; also
        written to `path`."""
        more = {"supposed": self._supposed} if self._supposed else {}
        rows = [{**self._cells(row), **more} for row in self._answer["rows"]]
        columns = [*self.columns, *more]
        if words is not None:
            lang = known_lang(words)
            told = [self._words(row, lang) for row in self._answer["rows"]]
            columns[len(self.columns) : len(self.columns)] = self.word_columns
            rows = [{**row, **one} for row, one in zip(rows, told, strict=True)]
        text = written(columns, rows, Dialect(separator, bom, raw), headed=True)
        if path is not None:
            write_whole(path, text.encode())
        return text

    def _cells(self, row: Row) -> Row:
        """A row as a CSV has it, without words."""
        return row

    def __len__(self) -> int:
        return len(self._answer["rows"])

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.json() == other.json()

    def __hash__(self) -> int:
        return hash(self.json())


def counted(rows: Sequence[Row], key: str, order: Sequence[str]) -> dict[str, int]:
    """How often each word of a column stands there, in an order."""
    found = dict.fromkeys(order, 0)
    for row in rows:
        found[row[key]] += 1
    return {word: n for word, n in found.items() if n}
