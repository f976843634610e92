"""Tables and tellings as plain text that fits a terminal."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tieuchi._view.model import Cell, Mark, Table, Telling, Told, words_of
from tieuchi._words import clean, say

WIDTH = 100
MOST_ROWS = 60

#: Colours by what a mark says; a word says the same.
_COLOURS = {
    "32": ("met", "reached", "fulfilled"),
    "31": ("not_met", "missed", "overdue", "late"),
    "33": ("unknown", "open", "due"),
    "34": ("waived",),
}
_COLOUR_OF = {code: colour for colour, codes in _COLOURS.items() for code in codes}


@dataclass(frozen=True)
class Paper:
    """What text is written on: its width, and whether marks are coloured."""

    width: int = WIDTH
    coloured: bool = False

    def mark(self, words: str, code: str) -> str:
        """Words in the colour of what they say."""
        colour = _COLOUR_OF.get(code)
        return f"\x1b[{colour}m{words}\x1b[0m" if self.coloured and colour and words else words


PLAIN = Paper()


def text_of(table: Table, lang: str = "vi", paper: Paper = PLAIN) -> str:
    """The table as plain text no wider than the paper; wide ones are split into blocks."""
    width = paper.width
    lines = _wrapped(" · ".join([table.title, *(f"[{m}]" for m in table.marks)]), width)
    shown = table.rows[:MOST_ROWS] + ([table.foot] if table.foot and table.rows else [])
    rows = [[clean(words_of(cell)) for cell in row] for row in shown]
    codes = [[_code(cell) for cell in row] for row in shown]
    head = list(map(clean, table.columns))
    for columns in _blocks(head, rows, width) if head else []:
        block = [[row[c] for c in columns] for row in rows]
        marks = [[row[c] for c in columns] for row in codes]
        lines += _block([head[c] for c in columns], block, marks, paper)
    if head and not table.rows:
        lines.append(say("no_rows", lang))
    if (left := len(table.rows) - MOST_ROWS) > 0:
        lines.append(say("more_rows", lang, n=left))
    for note in table.notes:
        lines += _wrapped(note, width)
    return "\n".join(line.rstrip() for line in lines)


def tree_of(telling: Telling, paper: Paper = PLAIN, *, rules: bool = False) -> str:
    """Explanations as indented text that fits a terminal; program text where it is asked for."""
    title = " · ".join([telling.title, *(f"[{m}]" for m in telling.marks)])
    lines = _indented(title, 0, paper)
    for told in telling.items:
        lines += ["", *_indented(told.subject, 0, paper), *_told(told, 0, paper, rules)]
    return "\n".join(lines)


def _told(told: Told, depth: int, paper: Paper, rules: bool) -> list[str]:
    tally = f" ({told.tally})" if told.tally else ""
    verdict = f"{told.verdict.words}{tally}"
    lines = _indented(f"{told.label}: {verdict}", depth, paper, "  ")
    if lines[-1].endswith(clean(verdict)):
        lines[-1] = lines[-1].removesuffix(clean(verdict))
        lines[-1] += paper.mark(clean(verdict), told.verdict.code)
    for _, heading, said in told.told(rules=rules):
        if len(said) == 1:
            lines += _indented(f"{heading}: {said[0]}", depth + 1, paper, "  ")
            continue
        lines += _indented(f"{heading}:", depth + 1, paper)
        for line in said:
            lines += _indented(f"- {line}", depth + 1, paper, "  ")
    for member in told.members:
        lines += _told(member, depth + 1, paper, rules)
    return lines


def _indented(words: str, depth: int, paper: Paper, hanging: str = "") -> list[str]:
    indent = "  " * depth
    wrapped: list[str] = []
    for line in clean(words).split("\n"):
        wrapped += textwrap.wrap(
            line,
            paper.width,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_on_hyphens=False,
        )
    return wrapped


def _code(cell: Cell) -> str:
    return cell.code if isinstance(cell, Mark) else ""


def width_of(words: str) -> int:
    """How many columns of a terminal a line takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in words)
    return len(words) + wide - sum(unicodedata.combining(c) != 0 for c in words)


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
    """Room for each column: what is left over goes where the tallest cells are, then from column to
    column as long as the rows become lower."""
    natural = [_natural(column) for column in columns]
    least = [min(_least(column), n) for column, n in zip(columns, natural, strict=True)]
    lines = _Lines(columns)
    widths = list(least)
    for _ in range(width - sum(widths) - 2 * (len(widths) - 1)):
        open_ones = [c for c in range(len(columns)) if widths[c] < natural[c]]
        if not open_ones:
            break
        tallest = max(
            open_ones, key=lambda c: (max(lines.of(c, widths[c])), lines.sum(c, widths[c]))
        )
        widths[tallest] += 1
    return _evened(widths, least, lines)


class _Lines:
    """How many lines the cells of each column take at a width; each is counted once."""

    def __init__(self, columns: list[list[str]]) -> None:
        self._words = [
            [[list(map(width_of, line.split())) for line in cell.split("\n")] for cell in column]
            for column in columns
        ]
        self._known: dict[tuple[int, int], list[int]] = {}

    def of(self, column: int, width: int) -> list[int]:
        """The lines of each cell of a column."""
        if (column, width) not in self._known:
            cells = self._words[column]
            told = [sum(_filled(line, width) for line in cell) for cell in cells]
            self._known[column, width] = told
        return self._known[column, width]

    def sum(self, column: int, width: int) -> int:
        return sum(self.of(column, width))

    def cost(self, widths: Sequence[int]) -> tuple[int, int]:
        """The lines of all rows, then those of all cells."""
        cells = [self.of(column, width) for column, width in enumerate(widths)]
        return sum(map(max, zip(*cells, strict=True))), sum(map(sum, cells))


def _filled(words: Sequence[int], width: int) -> int:
    """How many lines words of these widths fill, one after another."""
    lines, used = 1, -1
    for word in words:
        if used + 1 + word > width and used >= 0:
            lines, used = lines + 1, -1
        lines += max(-(-word // width) - 1, 0)
        used += 1 + word
    return lines


def _evened(widths: list[int], least: Sequence[int], lines: _Lines) -> list[int]:
    """Room given from one column to another where that makes the rows lower."""
    best = lines.cost(widths)
    pairs = [(a, b) for a in range(len(widths)) for b in range(len(widths)) if a != b]
    moved = True
    while moved:
        moved = False
        for giving, taking in pairs:
            for room in (8, 4, 2, 1):
                if widths[giving] - room < least[giving]:
                    continue
                tried = list(widths)
                tried[giving] -= room
                tried[taking] += room
                if (cost := lines.cost(tried)) < best:
                    widths, best, moved = tried, cost, True
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


def _block(
    head: list[str], rows: list[list[str]], codes: list[list[str]], paper: Paper
) -> list[str]:
    columns = [[head[c], *(r[c] for r in rows)] for c in range(len(head))]
    widths = _widths(columns, paper.width)
    ruler = "  ".join("─" * w for w in widths)
    lines = [*_row(head, [""] * len(head), widths, paper), ruler]
    tall = False
    for row, marks in zip(rows, codes, strict=True):
        cells = _row(row, marks, widths, paper)
        if tall or len(cells) > 1:
            lines += [""] if lines[-1] != ruler else []
        tall = len(cells) > 1
        lines += cells
    return lines


def _row(
    cells: Sequence[str], codes: Sequence[str], widths: Sequence[int], paper: Paper
) -> list[str]:
    wrapped = [_wrapped(cell, w) for cell, w in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    padded = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        "  ".join(
            paper.mark(line, code) + " " * (w - width_of(line))
            for line, code, w in zip(lines, codes, widths, strict=True)
        )
        for lines in zip(*padded, strict=True)
    ]
