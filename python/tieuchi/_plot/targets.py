"""The roadmap: what was planned against what was reached, and the rate that is needed now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import asked_for, finished, inline
from tieuchi._table import library
from tieuchi._words import Json, number, pick, say

WIDTH, HEIGHT = 460, 190


def targets(
    columns: Mapping[str, Sequence[Any]], head: Json, lang: str, *, filtered: bool
) -> Picture:
    """A panel a target: bars for what is counted, steps for what is due, a dashed line for the rate
    that leads from the last year known to the last one that is due."""
    alt = library("altair")
    names = ["target", "target_words", "year", "as_of", "due_figure", "reached_figure"]
    names += ["unknown_figure", "beside"]
    found: dict[str, list[dict[str, Any]]] = {}
    unknown = 0
    for row in zip(*(columns[n] for n in names), strict=True):
        told = dict(zip(names, row, strict=True))
        told["known"] = told["year"] <= told["as_of"].year
        found.setdefault(told["target"], []).append(told)
        if told["year"] == told["as_of"].year:
            unknown = max(unknown, int(told["unknown_figure"] or 0))
    panels = [
        _panel(alt, sorted(rows, key=lambda row: int(row["year"])), lang) for rows in found.values()
    ]
    chart = (
        alt.vconcat(*panels).resolve_scale(color="independent")
        if panels
        else alt.Chart(inline([])).mark_point()
    )
    years = sorted({int(year) for year in columns["year"]})
    spanned = f"{years[0]}-{years[-1]}" if len(years) > 1 else ", ".join(map(str, years))
    lines = [
        asked_for(spanned, head["provenance"], lang),
        say("plot_unknown", lang, n=unknown) if unknown else "",
        say("plot_filtered", lang) if filtered else "",
    ]
    title = pick(head["provenance"]["label"], lang)
    return finished(chart, title, lines, head["provenance"], lang)


def _panel(alt: Any, rows: list[dict[str, Any]], lang: str) -> Any:
    recognised = any(row["beside"] for row in rows)  # reported figures stand beside it
    due, reached = say("due", lang), say("recognised" if recognised else "reached", lang)
    bars = [
        {"year": str(r["year"]), "value": r["reached_figure"], "series": reached}
        for r in rows
        if r["known"] and r["reached_figure"] is not None
    ]
    steps = [
        {"year": str(r["year"]), "value": r["due_figure"], "series": due}
        for r in rows
        if r["due_figure"] is not None
    ]
    path, rate = _needed(rows)
    needed = say("plot_needed", lang, rate=number(f"{rate:.2f}".rstrip("0").rstrip("."), lang))
    ahead = [{"year": str(year), "value": value, "series": needed} for year, value in path]
    series = [reached, due, *([needed] if ahead else [])]
    colour = alt.Color(
        "series:N",
        title=None,
        scale=alt.Scale(domain=series, range=["#9db7dd", "#8f1717", "#1b1f24"][: len(series)]),
        legend=alt.Legend(orient="top", labelLimit=320, symbolType="square"),
    )
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0),
              scale=alt.Scale(domain=[str(r["year"]) for r in rows]))  # fmt: skip
    y = alt.Y("value:Q", title=say("plot_units", lang), axis=alt.Axis(tickMinStep=1))

    def layer(values: list[dict[str, Any]]) -> Any:
        return alt.Chart(inline(values)).encode(x=x, y=y, color=colour)

    counted = alt.Text("value:Q", format=".10~g")
    layers = [
        layer(bars).mark_bar(width={"band": 0.5}),
        layer(bars)
        .mark_text(dy=9, color="#1b1f24")
        .encode(text=counted, color=alt.value("#1b1f24")),
        layer(steps).mark_line(interpolate="step", strokeWidth=2, point=len(steps) == 1),
        layer(steps).mark_text(dy=-8, fontWeight="bold").encode(text=counted),
        layer(ahead).mark_line(strokeDash=[5, 4], point=alt.OverlayMarkDef(shape="diamond")),
    ]
    several = len(rows) > 1
    return alt.layer(*layers).properties(
        width=WIDTH if several else WIDTH / 4,
        height=HEIGHT if several else HEIGHT / 2,
        title=rows[0]["target_words"],
    )


def _needed(rows: list[dict[str, Any]]) -> tuple[list[tuple[int, float]], float]:
    """From the last year that is known to the last one that is due, in equal steps; nothing where
    no year is left or enough is reached."""
    known = [r for r in rows if r["known"] and r["reached_figure"] is not None]
    due = [r for r in rows if r["due_figure"] is not None]
    if not known or not due:
        return [], 0
    first, last = known[-1], due[-1]
    years = int(last["year"]) - int(first["year"])
    gap = last["due_figure"] - first["reached_figure"]
    if years <= 0 or gap <= 0:
        return [], 0
    rate = gap / years
    path = [(int(first["year"]) + n, first["reached_figure"] + rate * n) for n in range(years + 1)]
    return path, rate
