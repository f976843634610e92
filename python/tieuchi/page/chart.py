"""A small drawing of one target: bars for what is counted, a stepped line for what is due."""

from __future__ import annotations

from tieuchi._view.tables import counted_word
from tieuchi._words import Json, number, pick, say
from tieuchi.page.markup import Content, Markup, tag

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 220, 32, 28, 48


def _value(text: str | None) -> float:
    """Only for drawing: the figure itself is printed from its text."""
    if not text:
        return 0.0
    top, _, bottom = text.partition("/")
    return float(top) / float(bottom or 1)


def chart(rows: list[Json], lang: str, name: str) -> Markup | None:
    """Rows of one target by year; nothing where there is a single year."""
    if len(rows) < 2:
        return None
    most = max(1.0, *(_value(r[k]) for r in rows for k in ("due", "reached")))
    step = (WIDTH - LEFT - 8) / len(rows)
    base = HEIGHT - BOTTOM

    def height(text: str | None) -> float:
        return (base - TOP) * _value(text) / most

    drawn: list[Content] = [tag("line", class_="axis", x1=LEFT, y1=base, x2=WIDTH - 8, y2=base)]
    line: list[str] = []
    for i, row in enumerate(rows):
        x = LEFT + i * step
        middle = x + step / 2
        due = base - height(row["due"])
        drawn.append(_text(middle, base + 16, str(row["year"])))
        if row["year"] <= int(row["as_of"][:4]):  # what a later year will count is not known
            reached = height(row["reached"])
            drawn.append(
                tag("rect", class_="bar", x=f"{x + step * 0.28:.1f}", y=f"{base - reached:.1f}",
                    width=f"{step * 0.44:.1f}", height=f"{reached:.1f}")
            )  # fmt: skip
            drawn.append(_text(middle, base - 5, _counted(row, lang), "count"))
        if row["due"] is not None:
            line.append(f"{x:.1f},{due:.1f} {x + step:.1f},{due:.1f}")
            drawn.append(_text(middle, due - 5, number(row["due"], lang), "due"))
    drawn += [
        tag("polyline", class_="due-line", points=" ".join(line)),
        tag("rect", class_="bar", x=LEFT, y=HEIGHT - 18, width=14, height=11),
        _text(LEFT + 20, HEIGHT - 8, counted_word(rows, lang), "key"),
        tag(
            "line",
            class_="due-line",
            x1=WIDTH / 2,
            y1=HEIGHT - 12,
            x2=WIDTH / 2 + 20,
            y2=HEIGHT - 12,
        ),
        _text(WIDTH / 2 + 26, HEIGHT - 8, say("due", lang), "key"),
    ]
    label = pick(rows[0]["label"], lang)
    title = say("chart", lang, target=label, counted=counted_word(rows, lang).lower())
    return tag(
        "svg",
        tag("title", title, id=name),
        drawn,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=name,
        class_="chart",
    )


def _counted(row: Json, lang: str) -> str:
    """What a bar counts, with how many units it may still count."""
    unknown = row["unknown"]
    more = f" ({number(unknown, lang)}?)" if unknown not in (None, "0") else ""
    return number(row["reached"], lang) + more


def _text(x: float, y: float, words: str, class_: str = "year") -> Markup:
    return tag("text", words, x=f"{x:.1f}", y=f"{y:.1f}", class_=class_)


def shares(counts: list[tuple[str, int]]) -> Markup:
    """A bar whose parts are the outcomes; decoration, the figures stand beside it."""
    total = sum(n for _, n in counts) or 1
    drawn: list[Content] = []
    at = 0.0
    for code, n in counts:
        if n:
            drawn.append(
                tag(
                    "rect",
                    class_=f"fill-{code}",
                    x=f"{at:.3f}",
                    y=0,
                    width=f"{100 * n / total:.3f}",
                    height=8,
                )
            )
            at += 100 * n / total
    return tag("svg", drawn, viewBox="0 0 100 8", preserveAspectRatio="none", class_="shares",
               aria_hidden="true", focusable="false")  # fmt: skip
