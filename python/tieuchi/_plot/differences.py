"""What changed between two days: a bar a unit, its parts the kinds of change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import CHANGES, finished, inline, named
from tieuchi._table import library
from tieuchi._view.differences import Names, kind_words
from tieuchi._view.phrases import capital
from tieuchi._words import Json, as_counted, day, pick, say

WIDTH, STEP = 460, 24
#: The share of a bar below which its figure would not fit.
LEAST = 0.04


def differences(answer: Json, names: Names, lang: str) -> Picture:
    """Every row counts once, groups too, as in the table; units of which nothing changed have no
    bar."""
    alt = library("altair")
    rows = answer["rows"]
    counts = Counter((row["unit"], row["kind"]) for row in rows)
    whole = Counter(row["kind"] for row in rows)
    shown = [kind for kind in CHANGES if whole[kind]]
    signed = {kind: f"{CHANGES[kind][1]} {kind_words(kind, lang)}" for kind in shown}
    units = sorted({row["unit"] for row in rows}, key=as_counted)
    labels = named({unit: names.unit(unit, lang) for unit in units})
    most = max(Counter(row["unit"] for row in rows).values(), default=1)
    data = [part for unit in units for part in _bar(unit, labels[unit], counts, signed, most)]
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("unit:N", sort=list(labels.values()), title=None, axis=alt.Axis(labelLimit=320)),
        tooltip=[alt.Tooltip("unit:N", title=say("unit", lang)),
                 alt.Tooltip("kind:N", title=say("kind_of_change", lang)),
                 alt.Tooltip("n:Q", title=say("count", lang))],
    )  # fmt: skip
    scale = alt.Scale(domain=list(signed.values()), range=[CHANGES[kind][0] for kind in shown])
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(
        x=alt.X("from:Q", title=say("plot_changes_head", lang), axis=alt.Axis(tickMinStep=1)),
        x2="to:Q",
        color=alt.Color(
            "kind:N",
            scale=scale,
            title=say("kind_of_change", lang),
            legend=alt.Legend(orient="bottom", columns=2, labelLimit=320),
        ),
    )
    figures = base.mark_text(fontSize=11).encode(
        x="middle:Q",
        text="figure:N",
        color=alt.condition(alt.datum.dark, alt.value("white"), alt.value("#1b1f24")),
    )
    # what has no room in its part stands at the end of the bar
    ends = alt.Chart(inline(_ends(data))).mark_text(align="left", dx=4, fontSize=11)
    ended = ends.encode(x="to:Q", y=alt.Y("unit:N", sort=list(labels.values())), text="figures:N")
    chart = alt.layer(bars, figures, ended).properties(width=WIDTH, height={"step": STEP})
    before, after = answer["before"], answer["after"]
    days = {"before": day(before["as_of"], lang), "after": day(after["as_of"], lang)}
    parts = " + ".join(f"{whole[kind]} {kind_words(kind, lang)}" for kind in shown)
    years = ", ".join(sorted({row["period"][:4] for row in rows}))
    lines = [
        say("plot_of", lang, years=years, known=say("plot_between", lang, **days))
        if years
        else capital(say("plot_between", lang, **days)),
        say("plot_changes", lang, parts=parts, all=len(rows), units=len(units))
        if rows
        else say("since_none", lang),
    ]
    marked = after if after.get("supposed") else {**after, "supposed": before.get("supposed", "")}
    return finished(chart, pick(after["label"], lang), lines, marked, lang)


def _ends(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each bar with parts that are too small for their figures: where it ends, and these."""
    told: dict[str, dict[str, Any]] = {}
    for part in parts:
        end = told.setdefault(part["unit"], {"unit": part["unit"], "small": []})
        end["to"] = part["to"]
        if not part["figure"]:
            end["small"].append(f"{part['kind'].partition(' ')[0]} {part['n']}")
    return [
        {"unit": end["unit"], "to": end["to"], "figures": "  ".join(end["small"])}
        for end in told.values()
        if end["small"]
    ]


def _bar(
    unit: str,
    label: str,
    counts: Mapping[tuple[str, str], int],
    signed: Mapping[str, str],
    most: int,
) -> list[dict[str, Any]]:
    """The parts of one bar, one after another."""
    parts: list[dict[str, Any]] = []
    at = 0
    for kind, words in signed.items():
        if n := counts[unit, kind]:
            sign = CHANGES[kind][1]
            parts.append(
                {
                    "unit": label,
                    "kind": words,
                    "n": n,
                    "from": at,
                    "to": at + n,
                    "middle": at + n / 2,
                    "figure": f"{sign} {n}" if n / most >= LEAST else "",
                    "dark": kind in ("reversed", "provisional"),
                }
            )
            at += n
    return parts
