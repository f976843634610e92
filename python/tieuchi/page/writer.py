"""Tables and verdicts as markup of a page."""

from __future__ import annotations

from tieuchi._view.model import Cell, Mark, Table
from tieuchi._words import say
from tieuchi.page.markup import Content, Markup, content, tag

SIGNS = {"met": "●", "not_met": "✕", "unknown": "?", "not_applicable": "–", "waived": "○"}


def badge(shown: Mark) -> Markup:
    """A verdict: sign and words; the colour only repeats them."""
    sign = SIGNS.get(shown.code)
    return tag(
        "span",
        tag("span", sign, aria_hidden="true", class_="sign") if sign else None,
        " " if sign else None,
        shown.words,
        class_=f"mark {shown.code}",
    )


def _cell(cell: Cell) -> Content:
    return badge(cell) if isinstance(cell, Mark) else str(cell)


def html(
    table: Table, lang: str, synthetic: bool, class_: str = "", *, titled: bool = True
) -> Markup:
    """A table that scrolls in its frame on a narrow screen; its first cell names a row."""
    flag = content(" · ", tag("strong", say("synthetic", lang))) if synthetic else None
    head = [
        tag("th", words, scope="col", class_="figure" if i in table.numeric else None)
        for i, words in enumerate(table.columns)
    ]
    body = []
    for row in table.rows:
        cells = [tag("th", _cell(row[0]), scope="row")]
        cells += [
            tag("td", _cell(c), class_="figure" if i in table.numeric else None)
            for i, c in enumerate(row[1:], 1)
        ]
        body.append(tag("tr", cells))
    foot = None
    if table.foot and table.rows:
        cells = [tag("th", str(table.foot[0]), scope="row")]
        cells += [
            tag("td", str(c), class_="figure" if i in table.numeric else None)
            for i, c in enumerate(table.foot[1:], 1)
        ]
        foot = tag("tfoot", tag("tr", cells))
    whole = tag(
        "table",
        tag("caption", table.title, flag, class_=None if titled else "hidden"),
        tag("thead", tag("tr", head)),
        tag("tbody", body),
        foot,
        class_=class_ or None,
    )
    frame = tag("div", whole, class_="frame", role="group", tabindex=0, aria_label=table.title)
    notes = [tag("p", note, class_="note") for note in table.notes]
    return content(frame if table.rows else tag("p", table.title), notes)


def fold(
    summary: Content, *parts: Content, open_: bool = False, class_: str | None = None
) -> Markup:
    return tag("details", tag("summary", summary), parts, open=open_, class_=class_)
