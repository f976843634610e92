"""What changed since the last report: a line in front, then every change with its causes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieuchi._view.answers import Answers
from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.overview import unit_names
from tieuchi._view.phrases import capital
from tieuchi._words import Json, as_counted, day, outcome, period, say
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places
from tieuchi.page.writer import fold, html, linked

#: Changes of standards that are named in front.
MOST = 3


def in_front(answers: Answers, places: Places, lang: str) -> Markup:
    """How many outcomes changed, and whose standards; a plain line where no day was given."""
    if not answers.changes:
        return tag("p", say("since_nothing_said", lang), class_="note changed")
    rows = answers.changes["rows"]
    since = say("since", lang, day=day(answers.changes["before"]["as_of"], lang))
    link = tag("a", since, href="#thay-doi")
    if not rows:
        return tag("p", tag("strong", link), ": ", say("since_none", lang), class_="changed")
    counts = answers.changes["counts"].items()
    told = "; ".join(f"{n} {say(f'change_{kind}', lang)}" for kind, n in counts)
    heads = [row for row in rows if row["item"] in answers.standards and _turned(row)]
    lines: list[Content] = [
        content("; " if n else None, _named(row, answers, places, lang))
        for n, row in enumerate(heads[:MOST])
    ]
    more = say("more_of_these", lang, n=len(heads) - MOST) if len(heads) > MOST else None
    return tag(
        "p",
        tag("strong", link, ": ", say("since_sum", lang, n=len(rows)), " "),
        f"({told}). ",
        lines,
        f" {more}" if more else None,
        class_="changed",
    )


def _turned(row: Json) -> bool:
    """Whether it came out otherwise, or is provisional where it was not, or the reverse."""
    sides = [(row[side], row[f"provisional_{side}"]) for side in ("before", "after")]
    return bool(sides[0] != sides[1])


def _named(row: Json, answers: Answers, places: Places, lang: str) -> Content:
    """A unit whose standard came out otherwise."""
    name = unit_names([row], answers, lang)
    was, now = (outcome(row[side], lang, short=True) for side in ("before", "after"))
    label = answers.item_label(row["item"], lang)
    return content(
        linked(name, places.reason(row["unit"], row["item"])), f" – {label}: {was} → {now}"
    )


def section(answers: Answers, places: Places, lang: str) -> Content:
    """The standards of each unit, then what changed elsewhere by item, units together."""
    changes = answers.changes
    rows = changes["rows"]
    days = {side: day(changes[side]["as_of"], lang) for side in ("before", "after")}
    lead = tag("p", say("changes_of", lang, n=len(rows), **days), class_="lead")
    if not rows:
        return lead
    heads = [row for row in rows if row["item"] in answers.standards and _turned(row)]
    others = [row for row in rows if row not in heads]
    synthetic = answers.programme.synthetic
    parts: list[Content] = [lead]
    if heads:
        parts.append(
            html(_standards(heads, answers, lang), lang, synthetic, name="thay-doi", places=places)
        )
    if others:
        table = _by_item(others, answers, lang)
        shown = html(table, lang, synthetic, name="thay-doi-noi-dung")
        parts.append(fold(f"{table.title}: {len(others)}", shown))
    parts.append(tag("p", say("since_note", lang), class_="note"))
    return parts


def _standards(rows: Iterable[Json], answers: Answers, lang: str) -> Table:
    columns = ("unit", "standard", "period", "was", "is_now", "cause")
    table = Table(say("since_standards", lang), [say(key, lang) for key in columns])
    for row in sorted(rows, key=lambda row: as_counted(row["unit"])):
        table.rows.append(
            [
                answers.unit_label(row["unit"], lang),
                answers.item_label(row["item"], lang),
                period(row["period"], lang),
                _side(row, "before", lang),
                _side(row, "after", lang),
                _causes(row, lang),
            ]
        )
        table.ids.append(row["unit"])
    return table


def _by_item(rows: Iterable[Json], answers: Answers, lang: str) -> Table:
    """Units that changed alike in a line; the figures add up to the changes."""
    found: dict[tuple[str, ...], list[Json]] = {}
    for row in rows:
        key = (
            row["item"],
            row["period"],
            row["kind"],
            row["before"],
            row["after"],
            *map(str, (row["provisional_before"], row["provisional_after"])),
            *row["causes"],
        )
        found.setdefault(key, []).append(row)  # fmt: skip
    columns = ("item", "period", "was", "is_now", "cause", "units", "count")
    table = Table(say("since_others", lang), [say(key, lang) for key in columns])
    table.numeric = frozenset({6})
    order = {item: n for n, item in enumerate(answers.programme.items)}
    for alike in sorted(found.values(), key=lambda some: order[some[0]["item"]]):
        first = alike[0]
        cells: list[Cell] = [
            answers.item_label(first["item"], lang),
            period(first["period"], lang),
            _side(first, "before", lang),
            _side(first, "after", lang),
            capital("; ".join(say(f"cause_{cause}", lang) for cause in first["causes"])),
            unit_names([{"unit": row["unit"]} for row in alike], answers, lang),
            len(alike),
        ]
        table.rows.append(cells)
    table.foot = [say("total", lang), "", "", "", "", "", sum(map(len, found.values()))]
    return table


def _side(row: Json, side: str, lang: str) -> Mark:
    words = outcome(row[side], lang, short=True)
    more = f" ({say('provisional', lang)})" if row[f"provisional_{side}"] else ""
    return Mark(
        words + more, row[side], (row["unit"], row["item"]) if side == "after" else ("", "")
    )


def _causes(row: Json, lang: str) -> str:
    return capital("; ".join(_cause_words(row, lang)))


def _cause_words(row: Json, lang: str) -> Iterator[str]:
    for cause in row["causes"]:
        words = say(f"cause_{cause}", lang)
        facts = sum(fact["cause"] == cause for fact in row["facts"])
        yield f"{words} ({say('facts_in_all', lang, n=facts)})" if facts > 1 else words
