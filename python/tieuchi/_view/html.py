"""Tables and tellings as fragments of HTML for a notebook: no scripts, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape as _escape

from tieuchi._view.model import Cell, Mark, Part, Table, Telling, Told, words_of
from tieuchi._words import clean, say

MOST_ROWS = 20
#: What a page may do: nothing is fetched, no script is run.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

#: Named thrice, because notebooks align and stripe the cells of every table.
_OURS = ".tieuchi.tieuchi.tieuchi"
_LIGHT = {"met": "#14632b", "not_met": "#a01414", "unknown": "#6b4e00"}
_DARK = {"met": "#7fd99a", "not_met": "#ff9d9d", "unknown": "#e6c15c"}


def _colours(of: Mapping[str, str], within: str = "") -> str:
    cells = ((f"{within}{_OURS} td.{code}", colour) for code, colour in of.items())
    return "".join(f"{cell}{{color:{colour}}}" for cell, colour in cells)


#: The theme of the notebook goes before that of the system.
_STYLE = (
    "<style>.tieuchi table{border-collapse:collapse;background:transparent;color:inherit}"
    ".tieuchi caption{text-align:left;font-weight:600;padding:.3em 0;color:inherit}"
    f"{_OURS} tr{{background:transparent}}"
    f"{_OURS} th,{_OURS} td{{border:1px solid rgba(128,128,128,.6);padding:.25em .6em;"
    "text-align:left;vertical-align:top;background:transparent;color:inherit;white-space:pre-line}"
    ".tieuchi .mark{font-weight:600;border:1px solid currentColor;padding:0 .4em}"
    + _colours(_LIGHT)
    + f"@media (prefers-color-scheme:dark){{{_colours(_DARK)}}}"
    + _colours(_LIGHT, "[data-jp-theme-light=true] ")
    + _colours(_DARK, "[data-jp-theme-light=false] ")
    + _colours(_DARK, ".vscode-dark ")
    + "</style>"
)


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
        f'<div class="tieuchi" lang="{escape(lang)}" style="background:transparent;color:inherit">'
        f"<p>{escape(telling.title)}{signs}</p>{body}</div>"
    )


def _table(table: Table, lang: str) -> str:
    marks = "".join(f' <span class="mark">{escape(m)}</span>' for m in table.marks)
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in table.columns)
    rows = "".join(_row(row) for row in table.rows[:MOST_ROWS])
    foot = f"<tfoot>{_row(table.foot)}</tfoot>" if table.foot and table.rows else ""
    notes = list(table.notes)
    if (left := len(table.rows) - MOST_ROWS) > 0:
        notes.insert(0, say("more_rows", lang, n=left))
    if table.columns and not table.rows:
        notes.insert(0, say("no_rows", lang))
    below = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return (
        f"<table><caption>{escape(table.title)}{marks}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>{foot}</table>{below}"
    )


def _row(row: list[Cell]) -> str:
    first, *others = row
    cells = "".join(
        f'<td class="{escape(cell.code)}">{escape(cell.words)}</td>'
        if isinstance(cell, Mark) and cell.code
        else f"<td>{escape(words_of(cell))}</td>"
        for cell in others
    )
    return f'<tr><th scope="row">{escape(words_of(first))}</th>{cells}</tr>'


def _told(told: Told, top: bool = False) -> str:
    listed = "".join(_part(part) for part in told.parts)
    members = "".join(f"<li>{_told(member)}</li>" for member in told.members)
    where = f"{escape(told.subject)} · " if top else ""
    tally = f" ({escape(told.tally)})" if told.tally else ""
    head = f"{where}{escape(told.label)}: {escape(told.verdict.words)}{tally}"
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
