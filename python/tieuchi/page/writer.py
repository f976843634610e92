"""Tables and verdicts as markup of a page."""

from __future__ import annotations

import re

from tieuchi._csv import Dialect, written
from tieuchi._view.model import Cell, Mark, Table, words_of
from tieuchi._words import say
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places

#: What may not stand in a link as it is.
_BOUND = re.compile(r"[\ufeff\x00-\x20\"#%<>\[\\\]^`{|}\x7f]")

_WHEN = re.compile(r"\d{4}(-\d\d-\d\d)?|\d\d/\d\d/\d{4}")


def badge(shown: Mark, href: str = "") -> Markup:
    """A verdict in words, perhaps leading to its reason; the style adds sign and colour."""
    element = "a" if href else "span"
    return tag(element, shown.words, class_=f"mark {shown.code}", href=href or None)


def linked(words: str, href: str) -> Content:
    """Words that lead somewhere, where there is a place to lead to."""
    return tag("a", words, href=href) if href else words


def html(
    table: Table,
    lang: str,
    synthetic: bool,
    class_: str = "",
    *,
    name: str,
    places: Places | None = None,
    csv: Table | None = None,
) -> Markup:
    """A table that scrolls in its frame on a narrow screen; its first cell names a row.

    It can be taken along as CSV under its `name`, without any script; `csv` is what is then taken
    in its place. Marks lead to their reasons
    where the places are given, names of rows to their units.
    """

    def cell(shown: Cell) -> Content:
        if not isinstance(shown, Mark):
            return str(shown)
        return badge(shown, places.reason(*shown.about) if places and any(shown.about) else "")

    def figure(column: int) -> str | None:
        return "figure" if column in table.numeric else None

    flag = content(" · ", tag("strong", say("synthetic", lang))) if synthetic else None
    head = [
        tag("th", words, scope="col", class_=figure(i)) for i, words in enumerate(table.columns)
    ]
    body = []
    for n, row in enumerate(table.rows):
        words = cell(row[0])
        if places and n < len(table.ids) and not isinstance(row[0], Mark):
            words = linked(str(row[0]), places.unit(table.ids[n]))
        cells = [tag("th", words, scope="row")]
        cells += [
            tag("td", cell(c), class_=figure(i) or _when(c)) for i, c in enumerate(row[1:], 1)
        ]
        body.append(tag("tr", cells))
    foot = None
    if table.foot and table.rows:
        cells = [tag("th", str(table.foot[0]), scope="row")]
        cells += [tag("td", str(c), class_=figure(i)) for i, c in enumerate(table.foot[1:], 1)]
        foot = tag("tfoot", tag("tr", cells))
    title = tag("span", table.title, flag, id=f"b-{name}")
    whole = tag(
        "table",
        tag("caption", title, " ", csv_link(csv or table, lang, name, synthetic)),
        tag("thead", tag("tr", head)),
        tag("tbody", body),
        foot,
        class_=class_ or None,
    )
    frame = tag("div", whole, class_="frame", role="group", tabindex=0, aria_labelledby=f"b-{name}")
    notes = [tag("p", note, class_="note") for note in table.notes]
    return content(frame if table.rows else tag("p", table.title), notes)


def _when(shown: Cell) -> str | None:
    """A year or a day stays in one piece."""
    return "when" if _WHEN.fullmatch(words_of(shown)) else None


def csv_link(table: Table, lang: str, name: str, synthetic: bool) -> Markup:
    """The table as a file inside its own link; what is invented says so in the file's name."""
    invented = {"vi": "-minh-hoa", "en": "-synthetic"}[lang] if synthetic else ""
    return tag(
        "a",
        "CSV",
        href=f"data:text/csv;charset=utf-8,{_BOUND.sub(_coded, csv_of(table, lang))}",
        download=f"{name}{invented}.csv",
        id=f"csv-{name}",
        aria_labelledby=f"csv-{name} b-{name}",
        class_="csv",
    )


def csv_of(table: Table, lang: str) -> str:
    """The table for a spreadsheet of people who speak the language."""
    names = [f"{n} {words}" for n, words in enumerate(table.columns)]  # two may have one heading
    rows = [dict(zip(names, map(words_of, row), strict=False)) for row in table.rows]
    dialect = Dialect(separator=";" if lang == "vi" else ",")
    head = written(table.columns, [], dialect)
    return "\ufeff" + head + written(names, rows, dialect, headed=False)


def _coded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def fold(
    summary: Content,
    *parts: Content,
    open_: bool = False,
    class_: str | None = None,
    id_: str | None = None,
) -> Markup:
    """Parts behind a summary; closed, they are still found by the search of the browser."""
    return tag("details", tag("summary", summary), parts, open=open_, class_=class_, id=id_)
