"""The outcome matrix: units down, items across, a sign in every square."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import OUTCOMES, asked_for, finished, inline, named
from tieuchi._table import library
from tieuchi._words import Json, as_counted, outcome, pick, say

STEP = 18


def matrix(
    columns: Mapping[str, Sequence[Any]], head: Json, lang: str, *, filtered: bool
) -> Picture:
    """Criteria of all years that are there, without those that a unit is not in the scope of;
    groups only where there is nothing else. `columns` are those of the result with their words."""
    alt = library("altair")
    items = head["labels"]["items"]
    rows = [
        {
            "unit": unit,
            "item": item,
            "period": period,
            "outcome": code,
            "reason": reason,
        }
        for unit, item, period, code, why, reason in zip(
            *(columns[n] for n in ("unit", "item", "period", "outcome", "reason", "reason_words")),
            strict=True,
        )
        if why != "not_in_scope"
    ]
    single = [row for row in rows if not items[row["item"]]["group"]]
    rows = single or rows
    words = {code: outcome(code, lang, short=True) for code in OUTCOMES}
    signed = {code: f"{OUTCOMES[code][1]} {said}" for code, said in words.items()}
    names = named({row["unit"]: pick(head["labels"]["units"][row["unit"]], lang) for row in rows})
    labels = named({row["item"]: pick(items[row["item"]]["label"], lang) for row in rows})
    data = [
        {
            "unit": names[row["unit"]],
            "item": labels[row["item"]],
            "period": row["period"],
            "outcome": signed[row["outcome"]],
            "sign": OUTCOMES[row["outcome"]][1],
            "reason": row["reason"],
        }
        for row in rows
    ]
    counts = Counter(row["outcome"] for row in rows)
    shown = [code for code in OUTCOMES if counts[code]]
    parts = " + ".join(f"{counts[code]} {words[code]}" for code in shown)
    periods = sorted({row["period"] for row in rows})
    told = Counter(row["unit"] for row in rows)
    units = [names[unit] for unit in sorted(names, key=lambda u: (-told[u], as_counted(u)))]
    base = alt.Chart(inline(data) if len(periods) < 2 else alt.Undefined).encode(
        x=alt.X("item:N", sort=list(labels.values()), title=None,
                axis=alt.Axis(labelAngle=-50, labelLimit=230, orient="bottom")),
        y=alt.Y("unit:N", sort=units, title=None, axis=alt.Axis(labelLimit=260)),
        tooltip=[alt.Tooltip(f"{name}:N", title=say(key, lang)) for name, key in
                 (("unit", "unit"), ("item", "item"), ("period", "period"), ("outcome", "outcome"),
                  ("reason", "reason"))],
    )  # fmt: skip
    scale = alt.Scale(domain=[signed[c] for c in shown], range=[OUTCOMES[c][0] for c in shown])
    squares = base.mark_rect(stroke="white", strokeWidth=1).encode(
        color=alt.Color("outcome:N", scale=scale, title=say("outcome", lang))
    )
    signs = base.mark_text(fontSize=11).encode(
        text="sign:N",
        color=alt.condition(
            alt.datum.outcome == signed["not_met"], alt.value("white"), alt.value("#1b1f24")
        ),
    )
    chart = alt.layer(squares, signs).properties(width={"step": STEP}, height={"step": STEP})
    if len(periods) > 1:
        chart = chart.properties(data=inline(data)).facet(
            row=alt.Row("period:N", title=None, sort=periods)
        )
    lines = [
        asked_for(", ".join(periods), head["provenance"], lang),
        say("plot_adds_up", lang, parts=parts, all=len(rows)) if rows else say("no_rows", lang),
        say("plot_filtered", lang) if filtered else "",
    ]
    title = pick(head["provenance"]["label"], lang)
    return finished(chart, title, lines, head["provenance"], lang)
