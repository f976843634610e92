"""How far a unit is from each threshold that it does not meet, or not yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import OUTCOMES, finished, inline, known_on, named, shortened
from tieuchi._table import library
from tieuchi._words import Json, pick, say

WIDTH, STEP, LETTERS = 230, 24, 110
#: The kinds of lack in the order in which they are drawn, with the outcome whose sign they bear.
STATES = {"short": "not_met", "decision": "not_met", "rule": "not_met", "unknown": "unknown"}
#: How far beyond its threshold a figure is drawn.
MOST = 1.5


def distances(answer: Json, lang: str) -> Picture:
    """A line a criterion: how much of its threshold a figure is; where no figure says it, a sign
    and what it would have to be."""
    alt = library("altair")
    lines = list(_lines(answer["rows"], answer, lang))
    labels = named({line["item"]: line["label"] for line in lines})
    data = [{**line, "label": labels[line["item"]]} for line in lines]
    order = [labels[item] for item in dict.fromkeys(line["item"] for line in lines)]
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelLimit=420))
    )
    title = say("plot_share", lang)
    x = alt.X(
        "share:Q",
        title=title,
        scale=alt.Scale(domain=[0, MOST]),
        axis=alt.Axis(format="%", values=[0, 0.5, 1, 1.5], orient="top"),
    )
    bars = base.transform_filter("datum.share !== null").mark_bar(color="#9db7dd").encode(x=x)
    signs = base.mark_text(align="left", dx=4, fontSize=12).encode(x=alt.value(0), text="sign:N")
    said = base.mark_text(align="left", dx=8).encode(x=alt.value(WIDTH), text="words:N")
    threshold = alt.Chart(inline([{"share": 1}])).mark_rule(strokeDash=[4, 3], color="#1b1f24")
    chart = alt.layer(bars, signs, said, threshold.encode(x=x)).properties(
        width=WIDTH, height={"step": STEP}
    )
    counts = Counter(row["state"] for row in answer["rows"])
    parts = " + ".join(f"{counts[s]} {say(f'gap_{s}', lang)}" for s in STATES if counts[s])
    told = [
        known_on(answer["provenance"], lang),
        f"{parts} = {len(answer['rows'])}" if counts else say("gap_none", lang),
    ]
    heading = say(
        "gap_of",
        lang,
        unit=pick(answer["unit_label"], lang),
        period=pick(answer["period_label"], lang),
        n=len(answer["rows"]),
    )
    return finished(chart, heading, told, answer["provenance"], lang)


def _lines(rows: Iterable[Json], answer: Json, lang: str) -> Iterator[dict[str, Any]]:
    """Figures first, then what no figure mends, then what is not known: a line each, facts that
    are not known together."""
    found: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        own = row["what"]["vi"] if row["state"] != "unknown" else ""
        found.setdefault((row["item"], own), []).append(row)
    rank = list(STATES)
    ordered = sorted(found.values(), key=lambda some: rank.index(some[0]["state"]))
    for n, some in enumerate(ordered):
        first = some[0]
        share = _share(first)
        yield {
            "item": f"{n}",
            "label": pick(first["label"], lang),
            "share": share,
            "sign": "" if share else OUTCOMES[STATES[first["state"]]][1],
            "words": shortened(
                _unknown(some, answer, lang)
                if first["state"] == "unknown"
                else _known(first, lang),
                LETTERS,
            ),
        }


def _share(row: Json) -> float | None:
    """How much of its threshold a figure is; None where that says nothing."""
    if row["state"] != "short" or not row["left"] or not row["right"]:
        return None
    has, needs = Fraction(row["left"]), Fraction(row["right"])
    if needs <= 0 or has < 0:
        return None
    return round(min(float(has / needs), MOST), 4)


def _known(row: Json, lang: str) -> str:
    """What there is, what is needed, how far it is."""
    has, needs = pick(row["has"], lang), pick(row["needs"], lang)
    told = say("plot_has_needs", lang, has=has, needs=needs) if has and needs else has or needs
    far = pick(row["distance_words"], lang)
    what = pick(row["what"], lang)
    told = told + (f" ({far})" if far else "")
    return told or what


def _unknown(rows: Iterable[Mapping[str, Json]], answer: Json, lang: str) -> str:
    """The facts that are not known, without the unit and the year, and who could supply them."""
    where = f" - {pick(answer['unit_label'], lang)}, {pick(answer['period_label'], lang)}"
    facts = dict.fromkeys(pick(row["what"], lang).replace(where, "", 1) for row in rows)
    owners = dict.fromkeys(pick(row["needs"], lang) for row in rows)
    who = "; ".join(filter(None, owners))
    return "; ".join(facts) + (f" → {who}" if who else "")
