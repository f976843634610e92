"""Rows that fit: what each column may be asked for, and what to say of anything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from tieuchi._csv import part
from tieuchi.issues import Issue, QuestionError, problem

Row = Mapping[str, Any]
#: One value of a column or several; None leaves the column alone.
Wanted = str | int | bool | Enum | Iterable[Any] | None
#: What a column may hold, each value with the words that stand for it.
Known = Mapping[str, Iterable[str]]

_SHOWN = 12  # values of a column told in an issue


def kept(rows: Iterable[Row], wanted: Mapping[str, Wanted]) -> list[Row]:
    """The rows whose columns hold a value asked for; of a list, one of its parts."""
    tests = [(column, choices(asked)) for column, asked in wanted.items() if asked is not None]
    return [row for row in rows if all(_held(row.get(c)) & asked for c, asked in tests)]


def choices(wanted: Wanted) -> set[str]:
    """The values asked of a column, as texts."""
    several = isinstance(wanted, Iterable) and not isinstance(wanted, str)
    return {_text(one) for one in (wanted if several else [wanted])}  # type: ignore[union-attr]


def values_in(rows: Iterable[Row], column: str) -> set[str]:
    """The values of a column."""
    return {value for row in rows for value in _held(row.get(column)) if value}


def check_columns(wanted: Iterable[str], columns: Sequence[str]) -> None:
    """QuestionError for a column that the table does not have."""
    issues = [
        _issue(
            column,
            vi=f"bảng này không có cột {column!r}; các cột: {', '.join(columns)}",
            en=f"the table has no column {column!r}; its columns are {', '.join(columns)}",
            near=nearest(column, dict.fromkeys(columns, ())),
        )
        for column in wanted
        if column not in columns
    ]
    if issues:
        raise QuestionError(issues)


def check_values(column: str, wanted: Wanted, known: Known) -> None:
    """QuestionError for a value that the column cannot hold; it names the nearest one."""
    unknown = sorted(choices(wanted) - set(known))
    if unknown and known:
        raise QuestionError([_no_value(column, value=value, known=known) for value in unknown])


def nearest(word: str, known: Known) -> str:
    """The value that is spelt or called most alike; empty where nothing is near."""
    from difflib import get_close_matches

    ids = {value.casefold(): value for value in known}
    called = {name.casefold(): value for value, names in known.items() for name in names if name}
    for spelt, alike in ((ids, 0.6), (called, 0.75)):
        if found := get_close_matches(word.casefold(), spelt, 1, alike):
            return spelt[found[0]]
    return ""


def _held(value: Any) -> set[str]:
    if isinstance(value, list):
        return {text for one in value for text in (part(one), _text(one)) if text}
    return {_text(value)}


def _text(one: Any) -> str:
    if isinstance(one, Enum):
        return one.name.lower()
    return str(one).lower() if isinstance(one, bool) else str(one)


def _no_value(column: str, *, value: str, known: Known) -> Issue:
    listed = sorted(known)
    more = f", ... ({len(listed)})" if len(listed) > _SHOWN else ""
    told = ", ".join(listed[:_SHOWN]) + more
    return _issue(
        column,
        vi=f"cột {column} không có giá trị {value!r}; các giá trị: {told}",
        en=f"the column {column} has no value {value!r}; its values are {told}",
        near=nearest(value, known),
    )


def _issue(column: str, *, vi: str, en: str, near: str) -> Issue:
    return problem("question.filter", column, vi, en, nearest=near)
