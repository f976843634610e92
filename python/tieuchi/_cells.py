"""A value of a frame or a dict as the cell of a table: as it was written, or exactly as it is."""

from __future__ import annotations

import struct
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tieuchi.issues import Words

#: What somebody wrote is a str; a value that a program held is bytes, and is read one way only.
Cell = str | bytes


class ListCell(bytes):
    """The cell of a list, as the rows of a set are written."""

    __slots__ = ()


#: Formats of `struct` for precisions below that of a float, with the digits that tell all of it.
_SHORT = {"float32": ("f", 9), "float16": ("e", 5)}


class NoCellError(ValueError):
    """A value that can be no cell; `words` says why."""

    def __init__(self, vi: str, en: str) -> None:
        self.words = Words(vi, en)
        super().__init__(en)


def cell(value: Any, precision: str = "") -> Cell:
    """The cell of a value; empty for None, NaN and their kin. NoCellError for what can be none.

    `precision` is that of the column a float comes from: "float32" or "float16".
    """
    try:
        value, precision = _plain(value, precision)
    except Exception:  # whatever a foreign object does when it is asked
        raise _no_value(value) from None
    if value is None:
        return ""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # a lone surrogate is no letter
    if isinstance(value, list | tuple | set | frozenset):
        return ListCell(_set(value).encode())
    return _exact(value, precision).encode()


def _plain(value: Any, precision: str) -> tuple[Any, str]:
    """Values of numpy and pandas as Python's own, with the precision a float has."""
    kind = type(value).__name__
    if kind in ("NAType", "NaTType"):
        return None, ""
    if kind == "Period" and hasattr(value, "freqstr"):
        return _stretch(value), ""
    if hasattr(value, "dtype") and not isinstance(value, type):
        if kind in ("datetime64", "timedelta64"):
            return moment(value), ""
        if getattr(value, "shape", None) != () and hasattr(value, "tolist"):
            return list(value) if value.dtype.kind == "M" else value.tolist(), ""
        if hasattr(value, "item"):
            return _plain(value.item(), kind)
    if isinstance(value, float | Decimal) and value != value:
        return None, ""
    return value, precision


def moment(value: Any) -> Any:
    """A moment or a span of time of numpy as Python's own; one that is told by years, months or
    weeks alone is no day, and stays a text as facts spell it."""
    kind, told = type(value).__name__, str(value)
    unit = str(value.dtype).rpartition("[")[2].rstrip("]")
    if told == "NaT":
        return None
    if kind == "datetime64" and unit in ("Y", "M"):
        return told
    if kind == "datetime64" and unit == "W":
        return f"{told}/{type(value)(value.astype('int64').item() + 1, unit)}"
    return value.astype(f"{kind}[us]").item()


def _stretch(value: Any) -> Any:
    """A period of pandas as facts spell it: what somebody wrote, not a value of a program."""
    frequency = str(value.freqstr)[:1]
    if frequency == "D":
        return value.start_time.date()
    forms = {"M": f"{value.year:04}-{value.month:02}", "Q": f"{value.year:04}-Q{value.quarter}"}
    return forms.get(frequency, f"{value.year:04}" if frequency in "AY" else str(value))


def _exact(value: Any, precision: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal(Decimal(shortest(value, precision)))
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, datetime):
        midnight = value.time().isoformat() == "00:00:00"
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    try:
        return str(value).encode("utf-8", "replace").decode()
    except ValueError:  # Python itself refuses to write a number of thousands of digits
        raise NoCellError("số có quá nhiều chữ số", "the number has too many digits") from None
    except Exception:
        raise _no_value(value) from None


def _no_value(value: object) -> NoCellError:
    kind = type(value).__name__
    return NoCellError(f"{kind} không phải là giá trị", f"{kind} is no value")


def precision_of(kind: object) -> str:
    """ "float32" or "float16" of a type as each library calls it; empty for any other."""
    word = str(kind).lower()
    words = {"float32": "float32", "float": "float32", "float16": "float16", "halffloat": "float16"}
    return words.get(word, "")


def shortest(value: float, precision: str) -> str:
    """The shortest text that reads back as the value in its own precision."""
    if precision not in _SHORT or value in (float("inf"), float("-inf")):
        return repr(value)
    form, digits = _SHORT[precision]
    for wanted in range(1, digits):
        text = f"{value:.{wanted}g}"
        try:
            if struct.unpack(form, struct.pack(form, float(text)))[0] == value:
                return text
        except OverflowError:  # rounded up beyond the greatest
            continue
    return f"{value:.{digits}g}"


def short_floats(values: list[Any], precision: str) -> list[Any]:
    """The values of a column with its floats in the shortest text of their precision."""
    if not precision:
        return values
    finite = [isinstance(v, float) and v - v == 0 for v in values]
    return [
        Decimal(shortest(v, precision)) if f else v for v, f in zip(values, finite, strict=True)
    ]


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value() and value.adjusted() < 34:
        return str(int(value))
    return format(value, "f") if abs(value.adjusted()) < 40 else str(value)


def _set(value: Any) -> str:
    parts = []
    for part in value:
        if isinstance(part, list | tuple | set | frozenset | dict):
            raise NoCellError("ô chứa danh sách lồng nhau", "the cell holds a list within a list")
        one = cell(part)
        parts.append(one if isinstance(one, str) else one.decode())
    return "+".join(sorted(parts) if isinstance(value, set | frozenset) else parts) or "none"
