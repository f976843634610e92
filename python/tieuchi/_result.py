"""What every result is: an answer as a table that compares, pickles and shows itself."""

from __future__ import annotations

import json
import operator
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Self, overload

from tieuchi import _core, _filters, _wording
from tieuchi._csv import Dialect, written
from tieuchi._files import write_whole
from tieuchi._filters import Known, Wanted
from tieuchi._plot.picture import Picture
from tieuchi._table import arrow_table, pandas_frame, polars_frame
from tieuchi._view.model import Table
from tieuchi._view.shown import Shown, View
from tieuchi._view.tables import tables_of
from tieuchi._watch import watch
from tieuchi.issues import Issue, QuestionError, known_lang, problem

Row = dict[str, Any]
#: What a programme is made of, asked for where a filter needs it.
Describe = Callable[[], dict[str, Any]]


class Told:
    """An answer that is known as JSON and as columns: one that was filtered, or read back."""

    def __init__(self, text: str, rows: _core.Rows | None) -> None:
        self._text = text
        self._rows = rows

    def json(self) -> str:
        """The whole answer."""
        return self._text

    def head(self) -> str:
        """The same: what is left of it is small or asked for anyway."""
        return self._text

    def rows(self) -> _core.Rows | None:
        """Its rows as columns; an explanation has none."""
        return self._rows

    def __reduce__(self) -> tuple[Any, ...]:
        return Told, (self._text, self._rows)


class Result(Shown):
    """A table of the library's answer. Immutable; equal when the answers have the same bytes.

    `rows` are plain dicts that begin with the columns of the result's table (`columns`), then what
    else is known, then words for the ids (`unit_words` ...) in the programme's language or that of
    `in_language`; a data frame made of a result has the same columns. `labels` and `provenance` say
    what ids mean and what the result was made from. A pickle holds the JSON.

    >>> failed = result.filter(outcome="not_met")
    >>> failed.to_csv().startswith("unit,item,period,as_of,version,outcome")
    True
    """

    #: The schema of the JSON (docs/format/result.schema.json).
    schema: ClassVar[str]
    #: Columns of the table, first keys of every row and the columns of `to_csv`.
    columns: ClassVar[tuple[str, ...]]

    def __init__(
        self,
        given: _core.Answer | Told,
        describe: Describe | None = None,
        *,
        lang: str = "vi",
    ) -> None:
        self._given = given
        if self._head["schema"] != self.schema:
            raise ValueError(f"{self._head['schema']} is not {self.schema}")
        self._describe = describe
        self._lang = lang
        #: The result that was filtered; None for a whole one, and for one read from a pickle.
        self._whole: Self | None = None
        self._filtered = False

    @cached_property
    def _text(self) -> str:
        return self._given.json() if isinstance(self._given, Told) else self._given.json(watch())

    @cached_property
    def _answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._text)
        return answer

    @cached_property
    def _head(self) -> dict[str, Any]:
        """The answer, of a large one perhaps without its rows."""
        head: dict[str, Any] = json.loads(self._given.head())
        return head

    @cached_property
    def _columns(self) -> _core.Rows:
        rows = self._given.rows()
        assert rows is not None, "what is a Result has rows"
        return rows

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts: the columns of the table, what else is known, then the words."""
        return [self._told(row) for row in self._answer["rows"]]

    @property
    def provenance(self) -> dict[str, Any]:
        """Programme, hashes of rules, units and facts, the day and the version."""
        provenance: dict[str, Any] = _own(self._head.get("provenance", {}))
        return provenance

    @property
    def labels(self) -> dict[str, Any]:
        """Words for the ids in the rows, where the answer has some."""
        labels: dict[str, Any] = _own(self._head.get("labels", {}))
        return labels

    def json(self) -> str:
        """The answer as the library gave it: JSON, keys sorted, no spaces."""
        return self._text

    def in_language(self, lang: str) -> Self:
        """The same result whose rows and tables speak "vi" or "en"."""
        speaking = self._again(self._given)
        speaking._lang = known_lang(lang)
        speaking._whole, speaking._filtered = self._whole, self._filtered
        return speaking

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        words: str | None = None,
        separator: str = ",",
        bom: bool = False,
        raw: bool = False,
    ) -> str:
        """The table as CSV (UTF-8, LF), its columns first; also written to `path` ("-" for standard
        output).

        `words` adds columns with words in "vi" or "en", `separator` and `bom` are for spreadsheets.
        A cell that a spreadsheet would run as a formula or take for a day begins with an
        apostrophe, unless `raw`; numbers and days never change. The file is the old one or the new
        one, whole, whatever ends the writing.
        """
        text = self._as_csv(Dialect(separator, bom, raw), words)
        if path is not None:
            write_whole(path, text.encode())
        return text

    def _as_csv(self, dialect: Dialect, words: str | None, *, headed: bool = True) -> str:
        names = [*self.columns, *self._more_columns()]
        names += _wording.columns(self.schema) if words else []
        names += ["supposed"] if self._supposed else []
        rows = (self._flat(row, dialect, words) for row in self._answer["rows"])
        return written(names, rows, dialect, headed=headed)

    def to_pandas(self, *, words: str | None = None) -> Any:
        """The rows as a pandas DataFrame, made of the columns without pyarrow.

        Its columns are the same whatever the data (docs/format/pack.md 18): codes and ids are
        texts, counts Int32, figures float64, days datetime64[s], lists lists; what is absent is NA.
        `words` adds the columns of words in "vi" or "en". QuestionError where pandas is missing.
        """
        return pandas_frame(self._columns, self._word_columns(words))

    def to_polars(self, *, words: str | None = None) -> Any:
        """The same as a polars DataFrame; codes and ids are Categorical."""
        return polars_frame(self._columns, self._word_columns(words))

    def to_arrow(self, *, words: str | None = None) -> Any:
        """The same as a pyarrow Table; codes and ids are dictionaries."""
        return arrow_table(self._columns, self._word_columns(words))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The same for every library that reads Arrow (polars, duckdb, pyarrow, pandas 3)."""
        if self._supposed:  # a column more, which the library does not know
            return self.to_arrow().__arrow_c_stream__(requested_schema)
        return self._columns.__arrow_c_stream__(requested_schema)

    def _word_columns(self, lang: str | None) -> dict[str, list[str]]:
        more = {"supposed": [self._supposed] * len(self)} if self._supposed else {}
        if lang is None:
            return more
        return {**_wording.columns_in(self._answer, known_lang(lang)), **more}

    @property
    def _supposed(self) -> str:
        """The name of the hypothesis that the answer rests on; empty for none."""
        return str(self._head.get("provenance", {}).get("supposed", ""))

    def _told_programme(self) -> dict[str, Any]:
        """What the programme is made of; of a result that explains itself always at hand."""
        return self._describe() if self._describe else {}

    def show(self, lang: str | None = None) -> View:
        """The result in "vi" or "en": text, a table in a notebook, `.markdown()`."""
        lang = self._lang if lang is None else known_lang(lang)
        return View(self._tables(lang), lang)

    def _plotted(self, make: Callable[..., Picture], lang: str | None) -> Picture:
        """A picture of the columns of the result and of their words."""
        spoken = self._lang if lang is None else known_lang(lang)
        told = {name: self._columns.values(name) for name, _ in self._columns.kinds()}
        told.update(self._word_columns(spoken))
        return make(told, self._head, spoken, filtered=self._filtered)

    def _tables(self, lang: str) -> list[Table]:
        return tables_of(self._answer, lang)

    def _kept(self, wanted: Mapping[str, Wanted]) -> Self:
        _filters.check_columns(wanted, self.columns)
        for column, asked in wanted.items():
            if asked is not None:
                _filters.check_values(column, asked, self._known(column))
        rows = self._answer["rows"]
        flat = [self._columns_of(row) for row in rows]
        fitting = {id(row) for row in _filters.kept(flat, wanted)}
        kept = [number for number, told in enumerate(flat) if id(told) in fitting]
        text = canonical({**self._answer, "rows": [rows[number] for number in kept]})
        found = self._again(Told(text, self._columns.take(kept)))
        found._filtered = self._filtered or any(asked is not None for asked in wanted.values())
        found._whole = self if self._whole is None and not self._filtered else self._whole
        return found

    def _known(self, column: str) -> Known:
        """What a column may hold; empty where that is not known."""
        whole = self if not self._filtered else self._whole
        rows = [] if whole is None else [whole._columns_of(row) for row in whole._answer["rows"]]
        told = self._describe() if self._describe else None
        if whole is None and told is None and not _wording.is_closed(self.schema, column):
            return {}
        return _wording.known(self._answer, column, _filters.values_in(rows, column), told)

    def _again(self, given: _core.Answer | Told) -> Self:
        return type(self)(given, self._describe, lang=self._lang)

    def _told(self, row: Row) -> Row:
        flat = self._columns_of(row)
        first = {
            name: flat[name] for name in (*self.columns, *self._more_columns()) if name in flat
        }
        rest = {k: v for k, v in row.items() if k not in first}
        return {**_own(first), **_own(rest), **_wording.words_of(self._answer, row, self._lang)}

    def _more_columns(self) -> list[str]:
        return []

    def _columns_of(self, row: Row) -> Row:
        """The columns of a row, wherever the answer has them."""
        return row

    def _flat(self, row: Row, dialect: Dialect, words: str | None) -> Row:
        told = self._columns_of(row)
        if self._supposed:
            told = {**told, "supposed": self._supposed}
        if words is None:
            return told
        return {**told, **_wording.words_of(self._answer, row, known_lang(words))}

    def __len__(self) -> int:
        return len(self._columns)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._told(row) for row in self._answer["rows"][at]]
        try:
            place = operator.index(at)
        except TypeError:
            raise QuestionError([_no_place(at)]) from None
        return self._told(self._answer["rows"][place])

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (
            _read_back,
            (
                type(self),
                Told(self._text, self._columns),
                self._lang,
                self._filtered,
                self._more_state(),
            ),
        )

    def _more_state(self) -> dict[str, Any]:
        return {}


def _own(told: Any) -> Any:
    """The same for whoever asks to change: what it is made of may be held by others."""
    if isinstance(told, dict):
        return {name: _own(part) for name, part in told.items()}
    return [_own(part) for part in told] if isinstance(told, list) else told


def canonical(answer: dict[str, Any]) -> str:
    """JSON as the library writes it: keys sorted, no spaces."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read_back(
    kind: type[Result], told: Told, lang: str, filtered: bool, state: dict[str, Any]
) -> Result:
    result = kind(told, **state)
    result._lang, result._filtered = lang, filtered
    return result


def _no_place(at: object) -> Issue:
    vi = f"{at!r} không phải là số thứ tự của một dòng; cột đọc ở từng dòng: result[0][{at!r}]"
    en = f"{at!r} is no number of a row; columns are read row by row: result[0][{at!r}]"
    return problem("question.row", "", vi, en)
