"""Whatever an analyst has - lists of dicts, dicts of lists, frames, Arrow - as names and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from tieuchi._cells import Cell, ListCell, NoCellError, cell, precision_of, short_floats
from tieuchi.issues import Issue, problem

#: Columns of a long table of facts, in the order of data/facts.
COLUMNS = (
    "unit",
    "indicator",
    "period",
    "value",
    "recorded_on",
    "reporter",
    "document",
    "note",
)


@dataclass
class Grid:
    """A table: names of columns and rows of cells, with what cannot be one of them."""

    header: list[str]
    rows: list[list[Cell]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    #: Rows with such an issue, as `Facts.refused` lists them.
    refused: list[dict[str, Any]] = field(default_factory=list)
    #: Whether a cell holds a list.
    has_lists: bool = False


@dataclass(frozen=True)
class _Column:
    name: str
    values: Sequence[Any]
    precision: str = ""


def grid_of(source: object, name: str) -> Grid | None:
    """The table that a source is; None for what is none. `name` stands for its file."""
    try:
        columns = _columns(source)
    except Exception:  # whatever a foreign object does when it is asked
        return None
    if columns is not None:
        return _of_columns(columns, name)
    if isinstance(source, Mapping | str | bytes) or not isinstance(source, Iterable):
        return None
    try:
        return _of_rows(list(source), name)
    except (TypeError, ValueError, RecursionError):
        return None


def columns_of(source: object) -> dict[str, list[Any]] | None:
    """The columns of a frame by name, floats as exact as they are; None for what is no frame."""
    try:
        columns = _columns(source)
    except Exception:  # whatever a foreign object does when it is asked
        return None
    if columns is None:
        return None
    return {c.name: short_floats(_items(c.values), c.precision) for c in columns}


def _items(values: Sequence[Any]) -> list[Any]:
    """Numbers and booleans of numpy as Python's own."""
    own = all(getattr(getattr(v, "dtype", None), "kind", "") in set("biuf") for v in values[:1])
    return [getattr(v, "item", lambda v=v: v)() for v in values] if own else list(values)


def _columns(source: Any) -> list[_Column] | None:
    """The columns of a frame, a table of Arrow, a Series or a dict of lists."""
    if isinstance(source, type):
        return None
    if hasattr(source, "to_frame") and not hasattr(source, "columns"):  # a Series of either kind
        return _columns(source.to_frame()) if getattr(source, "name", None) is not None else None
    if hasattr(source, "column_names") and hasattr(source, "itercolumns"):  # Arrow
        return [
            _Column(_name(n), c.to_pylist(), precision_of(c.type))
            for n, c in zip(source.column_names, source.itercolumns(), strict=True)
        ]
    if hasattr(source, "iloc") and hasattr(source, "columns"):  # pandas
        return _index(source) + [
            _Column(_name(n), list(source.iloc[:, i]), precision_of(source.dtypes.iloc[i]))
            for i, n in enumerate(source.columns)
        ]
    if hasattr(source, "get_columns"):  # polars
        return [_Column(c.name, c.to_list(), precision_of(c.dtype)) for c in source.get_columns()]
    if isinstance(source, Mapping):
        return _of_lists(source)
    if hasattr(source, "to_dicts"):
        return None if (rows := source.to_dicts()) is None else _same_keys(rows)
    if hasattr(source, "to_dict"):
        return _same_keys(source.to_dict(orient="records"))
    if hasattr(source, "__arrow_c_stream__"):
        return _columns(import_module("pyarrow").table(source))
    return None


def _name(name: Any) -> str:
    """The name of a column; of one of several levels, as a pivot has it, what they say together:
    an id with the period behind it, else the words of all."""
    if not isinstance(name, tuple):
        return str(name)
    first, *others = [told for told in map(str, name) if told] or [""]
    sign = "@" if len(others) == 1 and re.fullmatch("[a-z_][a-z0-9_]*", first) else " "
    return sign.join([first, *others])


def _index(frame: Any) -> list[_Column]:
    """Of pandas the index, where it is more than the numbers of the rows."""
    index = frame.index
    names = [None if n is None else str(n) for n in index.names]
    if len(names) == 1 and names[0] is None:
        if "unit" in frame.columns or not all(isinstance(v, str) for v in index) or not len(index):
            return []
        names = ["unit"]
    return [
        _Column(n, list(index.get_level_values(i)))
        for i, n in enumerate(names)
        if n is not None and n not in frame.columns
    ]


def _of_lists(source: Mapping[Any, Any]) -> list[_Column] | None:
    columns = []
    for name, values in source.items():
        if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
            return None
        columns.append(
            _Column(_name(name), list(values), precision_of(getattr(values, "dtype", "")))
        )
    alike = len({len(c.values) for c in columns}) == 1
    return columns if alike else None


def _same_keys(rows: Sequence[Mapping[Any, Any]]) -> list[_Column]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [_Column(_name(n), [row.get(n) for row in rows]) for n in names]


def _of_columns(columns: list[_Column], name: str) -> Grid:
    grid = Grid([c.name for c in columns])
    for number, values in enumerate(zip(*(c.values for c in columns), strict=True), 1):
        cells: list[Cell] = []
        for column, value in zip(columns, values, strict=True):
            cells.append(_cell(grid, value, column.precision, (number, column.name, name)))
        grid.rows.append(cells)
    return grid


def _of_rows(rows: list[object], name: str) -> Grid:
    names = dict.fromkeys(str(key) for row in rows if isinstance(row, Mapping) for key in row)
    grid = Grid(list(names))
    for number, row in enumerate(rows, 1):
        cells: list[Cell] = [""] * len(names)
        if isinstance(row, Mapping):
            keyed = {str(key): value for key, value in row.items()}
            cells = [
                _cell(grid, keyed[n], "", (number, n, name)) if n in keyed else "" for n in names
            ]
        else:
            kind = type(row).__name__
            vi, en = f"{kind} không phải là một dòng số liệu", f"{kind} is no row of facts"
            _refuse(grid, "fact.source", vi, en, (number, "", name))
        grid.rows.append(cells)
    return grid


def _cell(grid: Grid, value: object, precision: str, at: tuple[int, str, str]) -> Cell:
    try:
        made = cell(value, precision)
        grid.has_lists = grid.has_lists or isinstance(made, ListCell)
        return made
    except NoCellError as error:
        _refuse(grid, "fact.type", error.words.vi, error.words.en, at)
        return ""


def _refuse(grid: Grid, code: str, vi: str, en: str, at: tuple[int, str, str]) -> None:
    row, column, file = at
    grid.issues.append(problem(code, column, vi, en, row=row, file=file))
    if all(r["row"] != row for r in grid.refused[-1:]):
        grid.refused.append({"row": row, "file": file, "code": code, "column": column})
