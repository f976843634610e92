"""An explanation as a tree of text and as folded HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from tieuchi._display import phrases as p
from tieuchi._display.table import WIDTH, clean
from tieuchi._display.tables import headline, marks, owner_words, to, verdict

Row = dict[str, Any]


class Part(NamedTuple):
    """One heading with its lines."""

    heading: str
    lines: list[str]


def text_of(items: list[Row], provenance: Row, lang: str) -> str:
    """The tree as indented text that fits a terminal."""
    signs = "".join(f" · [{mark}]" for mark in marks(provenance, lang))
    lines = _lines(f"{headline(provenance, lang)}{signs}", 0)
    for item in items:
        lines += ["", *_lines(_subject(item, lang), 0)]
        lines += _node(item, 0, lang)
    return "\n".join(lines)


def html_of(items: list[Row], provenance: Row, lang: str) -> str:
    """The tree as folded lists without scripts, every word escaped."""
    signs = "".join(f" <strong>[{escape(mark)}]</strong>" for mark in marks(provenance, lang))
    body = "".join(_html(item, lang, top=True) for item in items)
    return (
        f'<div class="tieuchi" lang="{escape(lang)}" style="background:transparent;color:inherit">'
        f"<p>{escape(headline(provenance, lang))}{signs}</p>{body}</div>"
    )


def _subject(item: Row, lang: str) -> str:
    return f"{to(item['unit_label'], lang)}, {to(item['period_label'], lang)}"


def _head(item: Row, lang: str) -> str:
    words = f"{to(item['label'], lang)}: {verdict(item, lang)}"
    if item["group"] and item["outcome"] != "not_applicable":
        words += f" ({p.tally_words(item['counts'], lang)})"
    return words


def _parts(item: Row, lang: str) -> Iterator[Part]:
    reason = to(item["reason_words"], lang)
    if reason and item["outcome"] != "met":
        yield Part(p.REASON.to(lang), [reason])
    if item["clauses"]:
        yield Part(p.CLAUSE.to(lang), [_clause(c, lang) for c in item["clauses"]])
    if item["rule_words"]:
        yield Part(p.RULE.to(lang), [to(words, lang) for words in item["rule_words"]])
    if item["values"]:
        yield Part(p.VALUES.to(lang), [line for v in item["values"] for line in _value(v, lang)])
    if item["comparisons"]:
        yield Part(p.COMPARED.to(lang), [_compared(c, lang) for c in item["comparisons"]])
    if item["missing"]:
        yield Part(p.MISSING.to(lang), [_missing(m, lang) for m in item["missing"]])
    if item["notes"]:
        yield Part(p.NOTES.to(lang), [to(n, lang) for n in item["notes"]])


def _clause(clause: Row, lang: str) -> str:
    words = ": ".join(w for w in (to(clause["place"], lang), to(clause["words"], lang)) if w)
    quote = f" – {p.QUOTE.to(lang)}: “{clause['quote']}”" if clause["quote"] else ""
    return words + quote


def _value(value: Row, lang: str, depth: int = 0) -> list[str]:
    day = p.day_words(value["recorded_on"], lang)
    who = to(value["reporter_label"], lang)
    origin = ", ".join(w for w in (value["document"], day, who) if w)
    words = f"{'· ' * depth}{to(value['label'], lang)} = {to(value['value'], lang)}"
    lines = [f"{words} ({origin})" if origin else words]
    for part in value["from"]:
        lines += _value(part, lang, depth + 1)
    return lines


def _compared(comparison: Row, lang: str) -> str:
    holds = {True: "✓", False: "✗", None: "?"}[comparison["holds"]]
    sides = f"{to(comparison['left'], lang)} {comparison['op']} {to(comparison['right'], lang)}"
    distance = to(comparison["distance_words"], lang)
    return f"{holds} {sides}" + (f" ({distance})" if distance else "")


def _missing(fact: Row, lang: str) -> str:
    return f"{to(fact['words'], lang)} – {owner_words(fact['owner'], lang)}"


def _lines(words: str, depth: int, hanging: str = "") -> list[str]:
    indent = "  " * depth
    wrapped: list[str] = []
    for line in clean(words).split("\n"):
        wrapped += textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_on_hyphens=False,
        )
    return wrapped


def _node(item: Row, depth: int, lang: str) -> list[str]:
    lines = _lines(_head(item, lang), depth, "  ")
    for part in _parts(item, lang):
        if len(part.lines) == 1:
            lines += _lines(f"{part.heading}: {part.lines[0]}", depth + 1, "  ")
            continue
        lines += _lines(f"{part.heading}:", depth + 1)
        for line in part.lines:
            lines += _lines(f"- {line}", depth + 1, "  ")
    for member in item["members"]:
        lines += _node(member, depth + 1, lang)
    return lines


def _html(item: Row, lang: str, top: bool = False) -> str:
    parts = "".join(
        f"<li><strong>{escape(part.heading)}</strong>: "
        + (escape(part.lines[0]) if len(part.lines) == 1 else _html_lines(part.lines))
        + "</li>"
        for part in _parts(item, lang)
    )
    members = "".join(f"<li>{_html(member, lang)}</li>" for member in item["members"])
    where = f"{escape(_subject(item, lang))} · " if top else ""
    return (
        f"<details{' open' if top else ''}><summary>{where}{escape(_head(item, lang))}</summary>"
        f"<ul>{parts}{members}</ul></details>"
    )


def _html_lines(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
