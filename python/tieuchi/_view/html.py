"""Tables and tellings as fragments of HTML for a notebook: no scripts, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as _escape

from tieuchi._view.model import Cell, Mark, Part, Table, Telling, Told, words_of
from tieuchi._words import clean, say

MOST_ROWS = 20
#: What a page may do: nothing is fetched, no script is run.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

#: Notes that stand open below a table; more of them are folded.
MOST_NOTES = 4

#: Named thrice, because notebooks align and stripe the cells of every table.
_OURS = ".tieuchi.tieuchi.tieuchi"
#: How much of the colour of words around a verdict keeps, in percent, and what is mixed into it:
#: so a colour follows every theme, light or dark, whatever it is called.
KEPT = 45
COLOURS = {"met": "#2f9e57", "not_met": "#e5484d", "unknown": "#c98a0b", "waived": "#4f86e8"}


def _colours() -> str:
    told = (
        f"{_OURS} .{code}{{color:color-mix(in srgb,currentColor {KEPT}%,{colour});font-weight:600}}"
        for code, colour in COLOURS.items()
    )
    return "".join(told)


_STYLE = (
    "<style>.tieuchi table{border-collapse:collapse;background:transparent;color:inherit}"
    ".tieuchi caption{text-align:left;font-weight:600;padding:.3em 0;color:inherit}"
    f"{_OURS} tr{{background:transparent}}"
    f"{_OURS} th,{_OURS} td{{border:1px solid rgba(128,128,128,.6);padding:.25em .6em;"
    "vertical-align:top;background:transparent;color:inherit;white-space:pre-line;"
    "overflow-wrap:break-word;max-width:40em}"
    f"{_OURS} tfoot th,{_OURS} tfoot td{{font-weight:700}}"
    ".tieuchi p{margin:.3em 0}"
    ".tieuchi .mark{font-weight:600;border:1px solid currentColor;padding:0 .4em;"
    "display:inline-block}"
    f"{_colours()}</style>"
)
#: Said at each cell, too: a notebook that is not trusted drops style sheets.
_LEFT, _RIGHT = "text-align:left", "text-align:right"


def escape(words: str) -> str:
    """Words in which nothing is markup, nor a sign that a reader cannot see."""
    return _escape(clean(words))


def html_of(tables: Iterable[Table], lang: str = "vi") -> str:
    """The tables, at most twenty rows each."""
    body = "".join(_table(table, lang) for table in tables)
    return f'<div class="tieuchi" lang="{escape(lang)}">{_STYLE}{body}</div>'


def folds_of(telling: Telling, lang: str = "vi") -> str:
    """Explanations as folded lists."""
    signs = "".join(f" <strong>[{escape(mark)}]</strong>" for mark in telling.marks)
    body = "".join(_told(told, top=True) for told in telling.items)
    return (
        f'<div class="tieuchi" lang="{escape(lang)}">{_STYLE}'
        f"<p>{escape(telling.title)}{signs}</p>{body}</div>"
    )


def _table(table: Table, lang: str) -> str:
    marks = "".join(f' <span class="mark">{escape(m)}</span>' for m in table.marks)
    if not table.columns:  # a caption is no wider than its table
        title = f"<p><strong>{escape(table.title)}</strong>{marks}</p>"
        return title + _notes(list(table.notes), lang)
    head = "".join(
        f'<th scope="col" style="{_side(table, n)}">{escape(words)}</th>'
        for n, words in enumerate(table.columns)
    )
    rows = "".join(_row(row, table) for row in table.rows[:MOST_ROWS])
    foot = f"<tfoot>{_row(table.foot, table)}</tfoot>" if table.foot and table.rows else ""
    notes = []
    if (left := len(table.rows) - MOST_ROWS) > 0:
        notes.append(say("more_rows", lang, n=left))
    if table.columns and not table.rows:
        notes.append(say("no_rows", lang))
    return (
        f"<table><caption>{escape(table.title)}{marks}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>{foot}</table>"
        f"{_notes([*notes, *table.notes], lang)}"
    )


def _notes(notes: list[str], lang: str) -> str:
    """What stands below a table; of many notes the later ones are folded."""
    told = [f"<p>{escape(note)}</p>" for note in notes]
    if len(told) <= MOST_NOTES:
        return "".join(told)
    shown, folded = told[: MOST_NOTES - 1], told[MOST_NOTES - 1 :]
    summary = escape(say("more_notes", lang, n=len(folded)))
    return f"{''.join(shown)}<details><summary>{summary}</summary>{''.join(folded)}</details>"


def _row(row: list[Cell], table: Table) -> str:
    first, *others = row
    cells = "".join(
        f'<td style="{_side(table, n)}">{_cell(cell)}</td>' for n, cell in enumerate(others, 1)
    )
    return f'<tr><th scope="row" style="{_LEFT}">{_cell(first)}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, Mark) and cell.code:
        return f'<span class="{escape(cell.code)}">{escape(cell.words)}</span>'
    return escape(words_of(cell))


def _side(table: Table, column: int) -> str:
    """Numbers stand right, words left."""
    return _RIGHT if column in table.numeric else _LEFT


def _told(told: Told, top: bool = False) -> str:
    listed = "".join(_part(part) for part in told.parts)
    members = "".join(f"<li>{_told(member)}</li>" for member in told.members)
    where = f"{escape(told.subject)} · " if top else ""
    tally = f" ({escape(told.tally)})" if told.tally else ""
    head = f"{where}{escape(told.label)}: {_cell(told.verdict)}{tally}"
    return (
        f"<details{' open' if top else ''}><summary>{head}</summary>"
        f"<ul>{listed}{members}</ul></details>"
    )


def _part(part: Part) -> str:
    heading = escape(part.heading)
    if part.kind == "rule":  # program text: behind a click
        return f"<li><details><summary>{heading}</summary>{_lines(part.lines)}</details></li>"
    said = escape(part.lines[0]) if len(part.lines) == 1 else _lines(part.lines)
    return f"<li><strong>{heading}</strong>: {said}</li>"


def _lines(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
