# ruff: noqa: E501
"""The card of a unit as one sheet of A4: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from collections.abc import Sequence

from tieuchi._view.html import POLICY, escape
from tieuchi._view.model import Cell, Mark, Table, words_of
from tieuchi._words import say

_STYLE = """
@page{size:A4;margin:8mm 9mm}
:root{color-scheme:light;--ink:#1b1f24;--mute:#535c68;--line:#c9ced6;--met:#12632f;--not_met:#9c1c1c;--unknown:#6a4a00;--syn:#6b2a86}
*{box-sizing:border-box}
body{margin:0 auto;max-width:192mm;color:var(--ink);background:#fff;font:7.2pt/1.19 "Segoe UI","Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:anywhere}
h1{font-size:12.5pt;line-height:1.15;margin:0}
header p{margin:.4mm 0;color:var(--mute)}
.note{color:var(--mute);font-size:7.2pt;font-weight:400}
.note::before{content:"· "}
header strong{color:var(--syn)}
section{margin:1.1mm 0 0}
section p{margin:.3mm 0}
h2{font-size:8.4pt;line-height:1.15;margin:0 0 .4mm}
table{border-collapse:collapse;width:100%}
th,td{border:.2mm solid var(--line);padding:.25mm .8mm;text-align:left;vertical-align:top;white-space:pre-line}
thead th{background:#f1f3f6;font-weight:600}
tbody th{font-weight:400}
.met{color:var(--met);font-weight:600}.not_met{color:var(--not_met);font-weight:600}.unknown{color:var(--unknown);font-weight:600}
.small{font-size:5.9pt;line-height:1.12}
.quotes{break-before:page}
.quotes p{margin:0 0 1mm}
@media screen{body{padding:6mm}}
"""


def sheet(tables: Sequence[Table], lang: str) -> str:
    """Tables as one sheet; what clauses say in full begins another."""
    first, *others = tables
    signs = "".join(f" · <strong>{escape(mark)}</strong>" for mark in first.marks)
    about = "".join(f"<p>{escape(note)}{signs}</p>" for note in first.notes)
    body = "".join(_section(table, lang) for table in others)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(first.title)}</title><style>{_STYLE}</style></head>"
        f"<body><header><h1>{escape(first.title)}</h1>{about}</header>"
        f"<main>{body}</main></body></html>\n"
    )


def _section(table: Table, lang: str) -> str:
    """A table with its notes beside its heading, a line of words, or several behind a break."""
    title, notes = escape(table.title), [escape(words) for words in table.notes]
    if table.columns:
        head = "".join(map(_head, table.columns, table.widths or [0] * len(table.columns)))
        rows = "".join(_row(row) for row in table.rows)
        beside = "".join(f' <span class="note">{words}</span>' for words in notes)
        whole = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return f"<section><h2>{title}{beside}</h2>{whole}</section>"
    if table.title == say("card_quotes", lang):
        told = "".join(f"<p>{words}</p>" for words in notes)
        return f'<section class="quotes"><h2>{title}</h2>{told}</section>'
    size = ' class="small"' if table.small else ""
    return f"<section{size}><p><strong>{title}</strong>: {'; '.join(notes)}</p></section>"


def _head(words: str, width: int) -> str:
    style = f' style="width:{width}%"' if width else ""
    return f'<th scope="col"{style}>{escape(words)}</th>'


def _row(row: Sequence[Cell]) -> str:
    first, *others = row
    return f'<tr><th scope="row">{escape(words_of(first))}</th>{"".join(map(_data, others))}</tr>'


def _data(cell: Cell) -> str:
    code = f' class="{escape(cell.code)}"' if isinstance(cell, Mark) and cell.code else ""
    return f"<td{code}>{escape(words_of(cell))}</td>"
