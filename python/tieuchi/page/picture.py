"""The outcomes of one year as one drawing: a shape says what its colour says."""

from __future__ import annotations

from tieuchi._view.answers import Answers, rows_of
from tieuchi._words import OUTCOMES, as_counted, say
from tieuchi.page.markup import Content, Markup, tag
from tieuchi.page.places import Places

STEP, LEFT, TOP, LETTER = 14, 250, 8, 6.3

#: Neighbours of one outcome are one dashed stroke, so that the drawing stays small: where it
#: begins in its first square and how long its last dash is. Dots, full squares, empty ones, short
#: dashes and bars differ in grey, too (widths and dashes are in the style).
_STROKES = {
    "met": (7, 0.1),
    "not_met": (2, 10),
    "unknown": (2, 10),
    "not_applicable": (5, 4),
    "waived": (5, 4),
}


def picture(answers: Answers, places: Places, lang: str, *, year: str) -> Markup | None:
    """Units down, criteria of the standards across in the order of the programme, lines between."""
    rows = list(rows_of(answers.assessment, period=year))
    units = sorted({r["unit"] for r in rows} & answers.concerned, key=as_counted)
    units = [unit for unit in units if answers.applies_to(unit, period=year)]
    columns, starts = _columns(answers, {r["item"] for r in rows})
    if not units or not columns:
        return None
    across = {item: n for n, item in enumerate(columns)}
    down = {unit: n for n, unit in enumerate(units)}
    cells = {
        (down[row["unit"]], across[row["item"]]): row["outcome"]
        for row in rows
        if row["item"] in across and row["unit"] in down
    }
    width, height = LEFT + STEP * len(columns) + 4, TOP + STEP * len(units) + 4
    drawn: list[Content] = [
        _name(answers.unit_label(unit, lang), TOP + STEP * n + 11, places.unit(unit))
        for unit, n in down.items()
    ]
    drawn += [
        tag("line", class_="axis", x1=LEFT + STEP * at, x2=LEFT + STEP * at, y1=2, y2=height - 2)
        for at in starts
    ]
    drawn += [
        tag("path", class_=f"shape {code}{inner}", d=stroke)
        for code in OUTCOMES
        if (stroke := _stroke(cells, code))
        for inner in (("", " inner") if code == "unknown" else ("",))
    ]
    title = say("picture", lang, year=year, units=len(units), items=len(columns))
    svg = tag(
        "svg",
        tag("title", title, id="toan-canh"),
        drawn,
        viewBox=f"0 0 {width} {height}",
        role="group",
        aria_labelledby="toan-canh",
        class_="picture",
        style=f"min-width:{round(width * 0.75)}px",
    )
    return tag(
        "figure",
        tag("figcaption", title),
        tag("div", svg, class_="frame drawn", role="group", tabindex=0, aria_label=title),
        tag("p", say("picture_words", lang), class_="note"),
    )


def _stroke(cells: dict[tuple[int, int], str], code: str) -> str:
    """The squares of one outcome, neighbours in one stroke."""
    begins, ends = _STROKES[code]
    out = []
    for y, x in sorted(at for at, found in cells.items() if found == code):
        if cells.get((y, x - 1)) == code:
            continue
        last = x
        while cells.get((y, last + 1)) == code:
            last += 1
        out.append(f"M{LEFT + STEP * x + begins} {TOP + STEP * y + 7}h{STEP * (last - x) + ends}")
    return "".join(out)


def _name(words: str, y: int, href: str) -> Markup:
    """The name of a row, cut where it would run into the drawing."""
    most = int((LEFT - 8) / LETTER)
    shown = words if len(words) <= most else f"{words[: most - 1]}…"
    text = tag("text", shown, x=LEFT - 6, y=y)
    return tag("a", text, href=href, aria_label=words) if href else text


def _columns(answers: Answers, given: set[str]) -> tuple[list[str], list[int]]:
    """The criteria once, and where each standard begins."""
    found: dict[str, None] = {}
    starts: list[int] = []
    order = {item: n for n, item in enumerate(answers.programme.items)}
    for head in answers.standards:
        starts.append(len(found))
        leaves = answers.programme.leaves(head)
        for leaf in sorted(leaves & given, key=order.__getitem__):
            found[leaf] = None
    return list(found), [at for at in dict.fromkeys(starts) if at < len(found)]
