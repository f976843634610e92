"""A table to show, as text that fits a terminal and as HTML for a notebook."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from tieuchi._display import phrases

WIDTH = 100
ROWS_IN_HTML = 20
ROWS_IN_TEXT = 60

_STYLE = (
    "<style>.tieuchi table{border-collapse:collapse;background:transparent;color:inherit}"
    ".tieuchi caption{text-align:left;font-weight:600;padding:.3em 0;color:inherit}"
    ".tieuchi th,.tieuchi td{border:1px solid rgba(128,128,128,.6);padding:.25em .6em;"
    "text-align:left;vertical-align:top;background:transparent;color:inherit;white-space:pre-line}"
    ".tieuchi .mark{font-weight:600;border:1px solid currentColor;padding:0 .4em}"
    ".tieuchi .met{color:#14632b}.tieuchi .not_met{color:#a01414}.tieuchi .unknown{color:#6b4e00}"
    "@media (prefers-color-scheme:dark){.tieuchi .met{color:#7fd99a}.tieuchi .not_met"
    "{color:#ff9d9d}.tieuchi .unknown{color:#e6c15c}}</style>"
)


class Cell(NamedTuple):
    """Words with the code of what they say, which HTML may colour."""

    words: str
    kind: str = ""


@dataclass
class Table:
    """Columns and rows with a headline; `marks` (synthetic ...) stand beside the headline."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell | str]]
    marks: Sequence[str] = ()
    notes: Sequence[str] = field(default_factory=list)


class View:
    """Tables ready to be shown; `str` gives text, a notebook shows HTML."""

    def __init__(self, tables: Iterable[Table], lang: str = "vi") -> None:
        self._tables = list(tables)
        self._lang = lang

    def __str__(self) -> str:
        return "\n\n".join(text_of(t, self._lang) for t in self._tables)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return html_of(self._tables, self._lang)


def text_of(table: Table, lang: str = "vi", width: int = WIDTH) -> str:
    """The table as plain text no wider than `width`; wide ones are split into blocks."""
    lines = [*_wrapped(" · ".join([table.title, *(f"[{m}]" for m in table.marks)]), width)]
    shown = list(table.rows)[:ROWS_IN_TEXT]
    rows = [[_words(cell) for cell in row] for row in shown]
    for columns in _blocks(list(table.head), rows, width) if table.head else []:
        head = [table.head[c] for c in columns]
        lines += _block(head, [[row[c] for c in columns] for row in rows], width)
    if table.head and not table.rows:
        lines.append(phrases.NOTHING.to(lang))
    if len(table.rows) > len(shown):
        lines.append(phrases.MORE_ROWS.to(lang).format(n=len(table.rows) - len(shown)))
    for note in table.notes:
        lines += _wrapped(note, width)
    return "\n".join(line.rstrip() for line in lines)


def html_of(tables: Iterable[Table], lang: str = "vi") -> str:
    """The tables as HTML without scripts, every word escaped, at most twenty rows each."""
    body = "".join(_html(table, lang) for table in tables)
    return f'<div class="tieuchi" lang="{escape(lang)}">{_STYLE}{body}</div>'


def width_of(words: str) -> int:
    """How many columns of a terminal a line takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in words)
    return len(words) + wide - sum(unicodedata.combining(c) != 0 for c in words)


def clean(words: str) -> str:
    """Words without control characters, which a terminal would obey."""
    return "".join(c for c in words if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def _words(cell: Cell | str) -> str:
    return clean(cell.words if isinstance(cell, Cell) else cell)


def _wrapped(words: str, width: int) -> list[str]:
    lines = []
    for line in clean(words).split("\n"):
        lines += textwrap.wrap(line, width, break_on_hyphens=False) or [""]
    return lines


def _least(column: Sequence[str]) -> int:
    """The narrowest a column may become: its longest word, within reason."""
    return min(max((width_of(w) for cell in column for w in cell.split()), default=1), 24)


def _natural(column: Sequence[str]) -> int:
    return max((width_of(line) for cell in column for line in cell.split("\n")), default=1)


def _widths(columns: list[list[str]], width: int) -> list[int]:
    """Room for each column: what is left over goes where the tallest cells are."""
    natural = [_natural(column) for column in columns]
    widths = [min(_least(column), n) for column, n in zip(columns, natural, strict=True)]
    lengths = [[[width_of(line) for line in cell.split("\n")] for cell in c] for c in columns]

    def height(c: int) -> tuple[int, int]:
        lines = [sum(-(-n // widths[c]) or 1 for n in cell) for cell in lengths[c]]
        return max(lines), sum(lines)

    heights = [height(c) for c in range(len(columns))]
    for _ in range(width - sum(widths) - 2 * (len(widths) - 1)):
        open_ones = [c for c in range(len(columns)) if widths[c] < natural[c]]
        if not open_ones:
            break
        tallest = max(open_ones, key=lambda c: heights[c])
        widths[tallest] += 1
        heights[tallest] = height(tallest)
    return widths


def _blocks(head: list[str], rows: list[list[str]], width: int) -> list[list[int]]:
    """Columns shown together; the first one, which names the rows, stands in every block."""
    least = [_least([head[c], *(r[c] for r in rows)]) + 2 for c in range(len(head))]
    blocks, used = [[0]], least[0]
    for c in range(1, len(head)):
        if used + least[c] > width and len(blocks[-1]) > 1:
            blocks.append([0])
            used = least[0]
        blocks[-1].append(c)
        used += least[c]
    return blocks


def _block(head: list[str], rows: list[list[str]], width: int) -> list[str]:
    columns = [[head[c], *(r[c] for r in rows)] for c in range(len(head))]
    widths = _widths(columns, width)
    ruler = "  ".join("─" * w for w in widths)
    lines = [*_row(head, widths), ruler]
    tall = False
    for row in rows:
        cells = _row(row, widths)
        if tall or len(cells) > 1:
            lines += [""] if lines[-1] != ruler else []
        tall = len(cells) > 1
        lines += cells
    return lines


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [_wrapped(cell, w) for cell, w in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    padded = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        "  ".join(line + " " * (w - width_of(line)) for line, w in zip(lines, widths, strict=True))
        for lines in zip(*padded, strict=True)
    ]


def _html(table: Table, lang: str) -> str:
    marks = "".join(f' <span class="mark">{escape(m)}</span>' for m in table.marks)
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in table.head)
    rows = "".join(_html_row(row) for row in list(table.rows)[:ROWS_IN_HTML])
    left = len(table.rows) - ROWS_IN_HTML
    notes = [*table.notes]
    if left > 0:
        notes.insert(0, phrases.MORE_ROWS.to(lang).format(n=left))
    if table.head and not table.rows:
        notes.insert(0, phrases.NOTHING.to(lang))
    below = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return (
        f"<table><caption>{escape(table.title)}{marks}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{below}"
    )


def _html_row(row: Sequence[Cell | str]) -> str:
    first, *others = row
    cells = "".join(
        f'<td class="{escape(c.kind)}">{escape(c.words)}</td>'
        if isinstance(c, Cell) and c.kind
        else f"<td>{escape(c.words if isinstance(c, Cell) else c)}</td>"
        for c in others
    )
    return f'<tr><th scope="row">{escape(_words(first))}</th>{cells}</tr>'
