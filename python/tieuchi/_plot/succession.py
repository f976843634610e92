"""What became of units: a line for the life of each, an arrow to whoever came after it."""

from __future__ import annotations

from collections.abc import Mapping

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import finished, inline, named
from tieuchi._table import library
from tieuchi._words import Json, as_counted, day, meaning, pick, say

WIDTH, STEP = 480, 20
#: Events that end the units from which they lead, but for those to which they lead, too.
ENDING = ("merge_into_new", "absorb", "split", "abolish")


def succession(described: Json, lang: str) -> Picture:
    """The units of an event below each other, who came before and who came after; all units of a
    programme without events. Lives are cut to the years of the programme."""
    alt = library("altair")
    events = sorted(described["events"], key=lambda one: (one["day"], one["id"], one["to_unit"]))
    units = {one["id"]: one for one in described["units"]}
    shown = _order(events, units)
    labels = named({unit: _name(units[unit], units) for unit in shown})
    first = f"{described['years']['from']}-01-01"
    last = max([f"{described['years']['to']}-12-31", *(one["day"] for one in events)])
    stays = {(one["id"], one["to_unit"]) for one in events}
    ends = {
        one["from_unit"]: one["day"]
        for one in events
        if one["kind"] in ENDING and (one["id"], one["from_unit"]) not in stays
    }
    lives = [
        {
            "unit": labels[unit],
            "from": max(units[unit]["valid_from"] or first, first),
            "to": min(units[unit]["valid_to"] or ends.get(unit, last), last),
        }
        for unit in shown
    ]
    links = [
        {
            "before": labels[one["from_unit"]],
            "after": labels[one["to_unit"]],
            "day": one["day"],
            "document": one["document"],
            "kind": meaning("event_kinds", one["kind"], lang),
        }
        for one in events
        if one["from_unit"] in labels and one["to_unit"] in labels
    ]
    form = "%Y"
    x = alt.X(
        "from:T",
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(format=form, title=None, tickCount="year"),
    )
    order = alt.Scale(domain=list(labels.values()))  # the same for every layer
    axis = alt.Axis(labelLimit=320)
    bars = (
        alt.Chart(inline(lives))
        .mark_rule(strokeWidth=7, color="#9db7dd")
        .encode(x=x, x2="to:T", y=alt.Y("unit:N", scale=order, title=None, axis=axis))
    )
    base = alt.Chart(inline(links)).encode(
        x=alt.X("day:T", scale=alt.Scale(type="utc")),
        tooltip=[alt.Tooltip("before:N", title=say("from_unit", lang)),
                 alt.Tooltip("after:N", title=say("to_unit", lang)),
                 alt.Tooltip("kind:N", title=say("kind", lang)),
                 alt.Tooltip("document:N", title=say("document_column", lang))],
    )  # fmt: skip
    ways = base.mark_rule(color="#1b1f24", strokeWidth=1.2).encode(
        y=alt.Y("before:N", scale=order), y2="after:N"
    )
    starts = base.mark_point(
        shape="square", filled=True, size=36, color="#1b1f24", opacity=1
    ).encode(y=alt.Y("before:N", scale=order))
    arrows = base.mark_point(
        shape="triangle-down", filled=True, size=110, color="#8f1717", opacity=1
    ).encode(y=alt.Y("after:N", scale=order))
    chart = alt.layer(bars, ways, starts, arrows).properties(width=WIDTH, height={"step": STEP})
    days = dict.fromkeys((one["day"], one["document"]) for one in events)
    lines = [
        say(
            "plot_units_in", lang, units=len(shown), years=f"{first[:4]}-{described['years']['to']}"
        ),
        *(say("plot_event", lang, day=day(when, lang), document=what) for when, what in days),
        "" if events else say("plot_no_events", lang),
    ]
    provenance = {"synthetic": described["synthetic"], "refused": 0}
    return finished(chart, pick(described["label"], lang), lines, provenance, lang)


def _order(events: list[Json], units: Mapping[str, Json]) -> list[str]:
    """Those before directly above who came after them, so that arrows are short."""
    found: dict[str, None] = {}

    def above(unit: str) -> None:
        before = [one["from_unit"] for one in events if one["to_unit"] == unit]
        for other in sorted(before, key=as_counted):
            if other not in found and other != unit:
                above(other)
        if unit in units:
            found[unit] = None

    heirs = dict.fromkeys(one["to_unit"] for one in events)
    inner = {one["from_unit"] for one in events}
    for unit in sorted(heirs, key=lambda one: (one in inner, list(heirs).index(one))):
        if unit not in found:
            above(unit)
    for one in events:
        if one["from_unit"] in units:
            found.setdefault(one["from_unit"], None)
    return list(found) or [unit for unit in units if not units[unit]["valid_to"]]


def _name(unit: Json, units: Mapping[str, Json]) -> str:
    parent = units.get(unit["parent"] or "")
    return f"{unit['name']}, {parent['name']}" if parent else str(unit["name"])
