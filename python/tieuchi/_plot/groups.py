"""The status of groups: units by outcome for each group of criteria, in one bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import OUTCOMES, asked_for, finished, inline, named
from tieuchi._table import library
from tieuchi._words import Json, outcome, pick, say

WIDTH, STEP = 420, 26
#: The share of a bar below which its figure would not fit.
LEAST = 0.05


def groups(
    columns: Mapping[str, Sequence[Any]], head: Json, lang: str, *, filtered: bool
) -> Picture:
    """A bar a group and year, its parts in the order of the outcomes; items where no group is
    left. Units that an item is not about are in no bar."""
    alt = library("altair")
    items = head["labels"]["items"]
    told = [
        (item, period, code)
        for item, period, code, why in zip(
            *(columns[name] for name in ("item", "period", "outcome", "reason")), strict=True
        )
        if why != "not_in_scope"
    ]
    told = [row for row in told if items[row[0]]["group"]] or told
    counts = Counter(told)
    periods = sorted({period for _, period, _ in told})
    labels = named(
        {item: pick(items[item]["label"], lang) for item in dict.fromkeys(row[0] for row in told)}
    )
    words = {code: outcome(code, lang, short=True) for code in OUTCOMES}
    data = [
        part
        for period in periods
        for item, label in labels.items()
        for part in bar(
            {"group": label, "period": period},
            {code: counts[item, period, code] for code in OUTCOMES},
            words,
        )
    ]
    whole = Counter(code for _, _, code in told)
    shown = [code for code in OUTCOMES if whole[code]]
    signed = {code: f"{OUTCOMES[code][1]} {words[code]}" for code in shown}
    base = alt.Chart(inline(data) if len(periods) < 2 else alt.Undefined).encode(
        y=alt.Y("group:N", sort=list(labels.values()), title=None, axis=alt.Axis(labelLimit=380)),
        tooltip=[alt.Tooltip("group:N", title=say("item", lang)),
                 alt.Tooltip("outcome:N", title=say("outcome", lang)),
                 alt.Tooltip("n:Q", title=say("count", lang))],
    )  # fmt: skip
    scale = alt.Scale(domain=list(signed.values()), range=[OUTCOMES[code][0] for code in shown])
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(
        x=alt.X("from:Q", title=say("plot_units", lang), axis=alt.Axis(tickMinStep=1)),
        x2="to:Q",
        color=alt.Color("outcome:N", scale=scale, title=say("outcome", lang)),
    )
    figures = base.mark_text(fontSize=12).encode(
        x="middle:Q",
        text="figure:N",
        color=alt.condition(
            alt.datum.outcome == f"{OUTCOMES['not_met'][1]} {words['not_met']}",
            alt.value("white"),
            alt.value("#1b1f24"),
        ),
    )
    chart = alt.layer(bars, figures).properties(width=WIDTH, height={"step": STEP})
    if len(periods) > 1:
        chart = chart.properties(data=inline(data)).facet(
            row=alt.Row("period:N", title=None, sort=periods)
        )
    parts = " + ".join(f"{whole[code]} {words[code]}" for code in shown)
    lines = [
        asked_for(", ".join(periods), head["provenance"], lang),
        say("plot_groups", lang, parts=parts, all=len(told), n=len(labels))
        if told
        else say("no_rows", lang),
        say("plot_filtered", lang) if filtered else "",
    ]
    return finished(chart, pick(head["provenance"]["label"], lang), lines, head["provenance"], lang)


def bar(
    about: Mapping[str, str], counts: Mapping[str, int], words: Mapping[str, str]
) -> list[Json]:
    """The parts of one bar by outcome, one after another, each with what the bar is about."""
    total = sum(counts.get(code, 0) for code in OUTCOMES)
    parts: list[Json] = []
    at = 0
    for code, (_, sign) in OUTCOMES.items():
        if n := counts.get(code, 0):
            parts.append(
                {
                    **about,
                    "outcome": f"{sign} {words[code]}",
                    "n": n,
                    "from": at,
                    "to": at + n,
                    "middle": at + n / 2,
                    "figure": f"{sign} {n}" if n / total >= LEAST else "",
                }
            )
            at += n
    return parts
