"""What a programme is made of, as tables: what may be entered, about whom, and what is assessed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from tieuchi._csv import Dialect, written
from tieuchi._files import write_whole
from tieuchi._view.model import Cell, Table
from tieuchi._view.shown import View
from tieuchi._words import meaning, pick, say
from tieuchi.issues import known_lang

Row = dict[str, Any]

#: Columns of each table and the headings of those that people see.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "indicators": {
        "id": "id",
        "code": "",
        "label": "fact",
        "type": "value_type",
        "measured_in": "measured_in",
        "levels": "levels",
        "period": "period_kind",
        "reporter": "owner",
    },
    "units": {"id": "id", "code": "", "label": "unit", "type": "unit_type", "parent": "parent"},
    "items": {"id": "id", "code": "code", "label": "item", "kind": "kind", "members": ""},
}


class Catalogue:
    """One table of what a programme holds. Immutable.

    Rows are dicts; `label` and what ends in `_label` have both languages, ids are those that facts
    and questions are written with. It shows itself, gives CSV, and makes a data frame.
    """

    def __init__(
        self, kind: str, rows: Sequence[Row], *, title: Mapping[str, str], lang: str = "vi"
    ) -> None:
        self._kind, self._rows, self._title, self._lang = kind, tuple(rows), title, lang
        #: The columns of `to_csv` before those of words.
        self.columns = tuple(COLUMNS[kind])

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts."""
        return [dict(row) for row in self._rows]

    def show(self, lang: str | None = None) -> View:
        """The table in "vi" or "en": text, a table in a notebook, `.markdown()`."""
        known = self._lang if lang is None else known_lang(lang)
        shown = {name: key for name, key in COLUMNS[self._kind].items() if key}
        table = Table(pick(dict(self._title), known), [say(key, known) for key in shown.values()])
        for row in self._rows:
            cells: list[Cell] = [_words(row, name, known) for name in shown]
            table.rows.append(cells)
        return View([table], known)

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        words: str | None = None,
        separator: str = ",",
        bom: bool = False,
        raw: bool = False,
    ) -> str:
        """The table as CSV: ids in their columns, words of "vi" or "en" in `label` and beside ids.

        The rest as for results.
        """
        known = self._lang if words is None else known_lang(words)
        beside = [name for name in self.columns if f"{name}_label" in (self._rows or [{}])[0]]
        names = [*self.columns, *(f"{name}_words" for name in beside)]
        rows = [
            {name: _cell(row, name, known) for name in self.columns}
            | {f"{name}_words": pick(row[f"{name}_label"], known) for name in beside}
            for row in self._rows
        ]
        text = written(names, rows, Dialect(separator, bom, raw))
        if path is not None:
            write_whole(path, text.encode())
        return text

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        return self.rows[at]

    def __repr__(self) -> str:
        return str(self.show())

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


def catalogue(described: Mapping[str, Any], kind: str) -> Catalogue:
    """A table of what a programme is described to hold."""
    rows = [dict(row) for row in described[kind]]
    if kind == "units":
        for row in rows:
            row["label"] = {"vi": row["name"], "en": row["name"]}
    return Catalogue(kind, rows, title=described["label"], lang=described["language"])


def _cell(row: Row, name: str, lang: str) -> Any:
    if name == "label":
        return pick(row["label"], lang)
    if name == "levels":
        return [level["id"] for level in row["levels"]]
    return row[name]


def _words(row: Row, name: str, lang: str) -> str:
    if name == "levels":
        return "\n".join(f"{one['id']}: {pick(one['label'], lang)}" for one in row["levels"])
    if name == "type" and "levels" in row:
        return meaning("value_types", row["type"], lang)
    if name == "kind":
        return meaning("kinds", row["kind"], lang)
    told = row.get(f"{name}_label", row[name])
    return pick(told, lang) if isinstance(told, dict) else str(told)
