"""Rows of answers as columns, and as the frame of whatever library the analyst has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from tieuchi import _core
from tieuchi.issues import QuestionError, problem

#: How to get a library that a frame is made with.
_INSTALL = {
    "pandas": "pip install pandas",
    "polars": "pip install polars",
    "pyarrow": "pip install pyarrow",
    "altair": "pip install 'tieuchi[charts]'",
    "vl_convert": "pip install 'tieuchi[charts]'",
}


def columns_of(names: Iterable[tuple[str, str]], rows: Sequence[Mapping[str, Any]]) -> _core.Rows:
    """Rows that are dicts as columns: names with their kinds (word, words, text, flag, ...)."""
    return _core.Rows([(name, kind, [row[name] for row in rows]) for name, kind in names])


#: The kinds of frame by name, with what is made of rows that are dicts.
FRAMES = ("pandas", "polars", "arrow", "dicts")


def frame_of(kind: str, names: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, Any]]) -> Any:
    """Rows that are dicts as a frame of one kind; "dicts" leaves them. QuestionError for a kind
    that is none."""
    if kind not in FRAMES:
        known = ", ".join(FRAMES)
        vi, en = f"{kind!r}: chỉ có {known}", f"{kind!r}: there are {known} only"
        raise QuestionError([problem("question.kind", "kind", vi, en)])
    if kind == "dicts":
        return [dict(row) for row in rows]
    make = {"pandas": pandas_frame, "polars": polars_frame, "arrow": arrow_table}[kind]
    return make(columns_of(names, rows), {})


def pandas_frame(rows: _core.Rows, words: Mapping[str, list[str]]) -> Any:
    """A DataFrame: texts, booleans, Int32, float64, days, lists; absent cells are NA."""
    pandas, numpy = library("pandas"), library("numpy")
    told = {name: _pandas_column(pandas, numpy, rows, name, kind) for name, kind in rows.kinds()}
    worded = {name: pandas.Series(list(told), dtype="str") for name, told in words.items()}
    return pandas.DataFrame({**told, **worded})


def polars_frame(rows: _core.Rows, words: Mapping[str, list[str]]) -> Any:
    """A polars DataFrame, made through Arrow."""
    polars = library("polars")
    frame = polars.DataFrame(rows)
    return frame.with_columns(
        **{name: polars.Series(told, dtype=polars.String) for name, told in words.items()}
    )


def arrow_table(rows: _core.Rows, words: Mapping[str, list[str]]) -> Any:
    """A pyarrow Table."""
    arrow = library("pyarrow")
    table = arrow.table(rows)
    for name, told in words.items():
        table = table.append_column(name, arrow.array(told, arrow.string()))
    return table


def _pandas_column(pandas: Any, numpy: Any, rows: _core.Rows, name: str, kind: str) -> Any:
    make: Callable[..., Any] | None = _FROM_BUFFERS.get(kind)
    if make is None:
        return _objects(numpy, rows.values(name))
    first, *more = rows.buffers(name)
    return make(pandas, numpy, numpy.asarray(first), *more)


def _objects(numpy: Any, values: list[Any]) -> Any:
    """Cells as they are: numpy takes lists of one length for a table otherwise."""
    cells = numpy.empty(len(values), dtype=object)
    cells[:] = values
    return cells


def _word(_pandas: Any, numpy: Any, codes: Any, words: list[str]) -> Any:
    return _objects(numpy, [*words, None])[codes]  # -1, the code of none, is the last


def _flag(_pandas: Any, _numpy: Any, values: Any) -> Any:
    return values.astype(bool)


def _count(pandas: Any, numpy: Any, values: Any) -> Any:
    return pandas.arrays.IntegerArray(values.copy(), values == numpy.iinfo(numpy.int32).min)


def _figure(_pandas: Any, _numpy: Any, values: Any) -> Any:
    return values.copy()


def _day(_pandas: Any, numpy: Any, values: Any) -> Any:
    days = values.astype("datetime64[D]")
    days[values == numpy.iinfo(numpy.int32).min] = numpy.datetime64("NaT", "D")
    return days.astype("datetime64[s]")


_FROM_BUFFERS: dict[str, Callable[..., Any]] = {
    "word": _word,
    "flag": _flag,
    "count": _count,
    "figure": _figure,
    "day": _day,
}


def library(name: str) -> Any:
    """A library that is an extra; QuestionError says in a line how to get it."""
    try:
        return import_module(name)
    except ImportError:
        how = _INSTALL.get(name, f"pip install {name}")
        vi, en = f"cần thư viện {name}: {how}", f"the library {name} is needed: {how}"
        raise QuestionError([problem("question.library", "", vi, en)]) from None
