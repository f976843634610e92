"""Rows from whatever an analyst has: lists of dicts and data frames become plain cells of text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

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


def rows_of(source: object) -> list[object] | None:
    """The rows of a frame or an iterable of rows; None for anything else."""
    if hasattr(source, "to_dicts"):  # polars
        return list(source.to_dicts())
    if hasattr(source, "to_dict"):  # pandas
        return list(source.to_dict(orient="records"))
    if isinstance(source, Mapping) or not isinstance(source, Iterable):
        return None
    return list(source)


def as_text(rows: list[object], defaults: Mapping[str, str]) -> str:
    """Rows as the text that the library reads: a JSON list, or CSV when they are a sheet."""
    cells = [_cells(row) for row in rows]
    dicts = [row for row in cells if isinstance(row, dict)]
    if dicts and all("indicator" not in row and "value" not in row for row in dicts):
        return _sheet(dicts)
    for row in dicts:
        row.setdefault("period", "")
        for column in (c for c in ("recorded_on",) if defaults.get(c)):
            row.setdefault(column, "")
    return json.dumps(cells)


def cell(value: Any) -> str:
    """A value as the text of a cell; empty for None, NaN and their kin."""
    if hasattr(value, "item") and not isinstance(value, str | bytes):  # a number of numpy
        value = value.item()
    if value is None or type(value).__name__ == "NAType":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "" if value != value else _decimal(Decimal(repr(value)))
    if isinstance(value, Decimal):
        return "" if value.is_nan() else _decimal(value)
    if isinstance(value, datetime):
        return "" if value != value else _day(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        parts = [cell(v) for v in value]
        return "+".join(sorted(parts) if isinstance(value, set | frozenset) else parts) or "none"
    return str(value).encode("utf-8", "replace").decode()  # a lone surrogate is no letter


def _cells(row: object) -> object:
    if not isinstance(row, Mapping):
        return str(row)
    return {str(key): cell(value) for key, value in row.items()}


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value() and value.adjusted() < 34:
        return str(int(value))
    return format(value, "f") if abs(value.adjusted()) < 40 else str(value)


def _day(value: datetime) -> str:
    midnight = value.time().isoformat() == "00:00:00"
    return value.date().isoformat() if midnight else value.isoformat(sep=" ")


def _sheet(rows: list[dict[str, str]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(names)
    table.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue()
