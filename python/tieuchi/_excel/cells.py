"""Cells of a sheet as cells of the door: texts as they are written, values exactly as they are."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from tieuchi._cells import Cell, NoCellError, cell
from tieuchi._excel.styles import Look

#: Ends a text that stands for a cell without a usable value: no value ends so, and none is let in.
_NO_VALUE = "\x01"
#: The least number of sixteen digits.
_KEPT = 1e15


def written(value: Any, look: Look) -> Cell:
    """What the door gets of a cell; fifteen digits of a number, as the workbook itself shows."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, bool):
        return cell(value)
    if isinstance(value, int | float):
        number = shown_digits(value)
        if look.is_per_cent:
            return _decimal(number * 100) + b"%"
        return _decimal(number) + (b"%" if look.says_per_cent else b"")
    if isinstance(value, time | timedelta) and not isinstance(value, date):
        return str(value)
    if isinstance(value, date) and look.shows_no_day and value.day == 1:
        if value.month == 1 and not look.shows_month:
            return f"{value:%Y}"
        return f"{value:%Y-%m}"  # typed as 3/2024, kept as the first of the month
    try:
        return cell(value)
    except NoCellError:
        return unusable(str(value))


def is_cut(value: float) -> bool:
    """Whether a number has more digits than a workbook keeps, so that its last ones are lost."""
    return abs(value) >= _KEPT


def shown_digits(value: float) -> Decimal:
    """A number with the digits that a workbook keeps."""
    return Decimal(f"{value:.15g}")


def unusable(words: str) -> str:
    """A text that no indicator takes for a value."""
    return f"{words or '?'}{_NO_VALUE}"


def _decimal(number: Decimal) -> bytes:
    told = cell(number.normalize())
    return told if isinstance(told, bytes) else told.encode()


def shown_heading(value: Any, look: Look) -> str:
    """The words of a cell of a header as it shows them: a month kept as a day is a month."""
    if isinstance(value, date) and look.shows_no_day and value.day == 1:
        return f"{value:%m/%Y}" if look.shows_month else f"{value:%Y}"
    return heading(value)


def heading(value: Any) -> str:
    """The words of a cell of a header, spaces and lines as one space."""
    told = written(value, Look())
    words = told.decode() if isinstance(told, bytes) else told
    return " ".join(words.split())
