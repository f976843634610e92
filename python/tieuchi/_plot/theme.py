"""What all pictures share: colours with signs, fonts, titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._table import library
from tieuchi._view.phrases import capital, marks
from tieuchi._words import Json, day, say

#: Colour and sign of each outcome; from dark to light they differ in grey, too. Signs are such as
#: every font has: a line with one that is missing would be set in another font.
OUTCOMES = {
    "met": ("#8fc9a3", "●"),
    "not_met": ("#8f1717", "×"),
    "unknown": ("#f3d27a", "?"),
    "not_applicable": ("#eceef1", "–"),
    "waived": ("#b9cdf0", "○"),
}
#: Colour and shape of each state of a duty.
STATES = {
    "overdue": ("#8f1717", "cross"),
    "late": ("#c2571a", "triangle-up"),
    "unknown": ("#8d6a00", "stroke"),
    "due": ("#d99f1c", "square"),
    "open": ("#4a525d", "triangle-right"),
    "not_followed": ("#98a0a9", "triangle-left"),
    "not_yet_due": ("#7a828c", "diamond"),
    "fulfilled": ("#12632f", "circle"),
    "not_required": ("#b0b6bd", "triangle-down"),
}
#: Colour and sign of each kind of change, the weightiest first.
CHANGES = {
    "reversed": ("#8f1717", "↔"),
    "decided": ("#8fc9a3", "●"),
    "reopened": ("#f3d27a", "?"),
    "scope": ("#b9cdf0", "○"),
    "settled": ("#d5d9df", "▪"),
    "provisional": ("#7a828c", "▫"),
    "reason": ("#eceef1", "–"),
}
#: Colour of the bases on which somebody may be asked for a fact; the darker, the firmer.
BASES = {"duty": "#3d5f94", "proposal": "#9db7dd", "none": "#d5d9df"}
FONT = "Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif"


def known_on(provenance: Json, lang: str) -> str:
    """The day whose knowledge is used."""
    words = say("as_of", lang, day=day(provenance["as_of"], lang))
    return words[:1].lower() + words[1:]


def asked_for(years: str, provenance: Json, lang: str) -> str:
    """The years that are drawn, where there are some, and the day whose knowledge is used."""
    known = known_on(provenance, lang)
    return say("plot_of", lang, years=years, known=known) if years else capital(known)


def finished(chart: Any, title: str, lines: Sequence[str], provenance: Json, lang: str) -> Picture:
    """A chart with its caption, on white paper whatever the theme around it."""
    told = [*(line for line in lines if line), *marks(provenance, lang)]
    alt = library("altair")
    shown = chart.properties(
        title=alt.TitleParams(title, subtitle=told, anchor="start", fontSize=15, offset=12),
        background="white",
        padding=12,
    )
    shown = shown.configure(font=FONT).configure_view(stroke=None)
    return Picture(shown, "\n".join([title, *told]))


def inline(rows: Sequence[Json]) -> Any:
    """Rows as data of a specification, whatever their number."""
    return library("altair").InlineData(values=list(rows))


def named(labels: Mapping[str, str]) -> dict[str, str]:
    """Words by id; where two would be one, the id stands beside them."""
    times = Counter(labels.values())
    return {
        id_: words if times[words] == 1 else f"{words} ({id_})" for id_, words in labels.items()
    }


def shortened(words: str, letters: int) -> str:
    """Words that fit a line, cut where they do not."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def lines_of(labels: Mapping[str, str], letters: int) -> dict[str, str]:
    """Words that fit a line, by id; of those that would be one the later ones are numbered."""
    times: Counter[str] = Counter()
    told = {}
    for id_, words in labels.items():
        line = shortened(words, letters)
        times[line] += 1
        told[id_] = line if times[line] == 1 else f"{line} ({times[line]})"
    return told
