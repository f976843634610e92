"""When figures came in, unit by unit, beside the days on which something was due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import asked_for, finished, inline, named
from tieuchi._table import library
from tieuchi._words import Json, as_counted, day, pick, say

WIDTH, STEP = 520, 20
#: Last days that are named in the caption; more of them are counted.
MOST_DAYS = 3


def ledger(
    facts: Sequence[Json],
    duties: Json,
    names: Mapping[str, Json],
    lang: str,
    *,
    year: int,
) -> Picture:
    """A mark a unit and day, as large as there are figures; those of after the day are hollow.

    `facts` are the figures of the year with a day of recording, `duties` the answer about the same
    year: its last days are lines.
    """
    alt = library("altair")
    as_of = duties["provenance"]["as_of"]
    day_form = "%d/%m/%Y" if lang == "vi" else "%Y-%m-%d"
    counts = Counter((row["unit"], row["recorded_on"]) for row in facts if row["recorded_on"])
    order = {unit: n for n, unit in enumerate(names)}
    told = {unit for unit, _ in counts}
    units = sorted(told, key=lambda u: (order.get(u, len(order)), as_counted(u)))
    labels = named({unit: pick(names.get(unit), lang) or unit for unit in units})
    kinds = {True: say("plot_known", lang), False: say("plot_later", lang)}
    today = date.fromisoformat(as_of)
    data = [
        {
            "unit": labels[unit],
            "day": when,
            "n": n,
            "kind": kinds[date.fromisoformat(when) <= today],
        }
        for (unit, when), n in sorted(counts.items())
    ]
    due = Counter(row["last_day"] for row in duties["rows"] if row["last_day"])
    days = [{"day": when} for when in sorted(due)]
    axis = alt.Axis(format=day_form, title=None, labelAngle=-35)
    x = alt.X("day:T", scale=alt.Scale(type="utc"), axis=axis)
    y = alt.Y("unit:N", sort=list(labels.values()), title=None, axis=alt.Axis(labelLimit=320))
    marks = alt.Chart(inline(data)).encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("unit:N", title=say("unit", lang)),
                 alt.Tooltip("utcyearmonthdate(day):T", format=day_form,
                             title=say("recorded_column", lang)),
                 alt.Tooltip("n:Q", title=say("facts", lang))],
    )  # fmt: skip
    points = marks.mark_point(size=80, strokeWidth=1.6, opacity=1).encode(
        size=alt.Size("n:Q", title=say("plot_facts", lang), scale=alt.Scale(range=[30, 400]),
                      legend=alt.Legend(values=_sizes(counts.values()), format="d",
                                        symbolFillColor="#2a4d8f")),
        shape=alt.Shape("kind:N", title=None,
                        scale=alt.Scale(domain=list(kinds.values()), range=["circle", "diamond"])),
        fill=alt.Fill("kind:N", title=None,
                      scale=alt.Scale(domain=list(kinds.values()), range=["#2a4d8f", "white"])),
        stroke=alt.value("#2a4d8f"),
    )  # fmt: skip
    rules = alt.Chart(inline(days)).mark_rule(color="#8f1717", strokeDash=[2, 2]).encode(x=x)
    now = alt.Chart(inline([{"day": as_of, "words": say("plot_today", lang)}])).encode(x=x)
    line = now.mark_rule(strokeDash=[5, 3], color="#1b1f24")
    said = now.mark_text(align="right", dx=-4, dy=-8, y=0).encode(text="words:N")
    chart = alt.layer(rules, line, said, points).properties(width=WIDTH, height={"step": STEP})
    known = sum(row["n"] for row in data if row["kind"] == kinds[True])
    later = sum(counts.values()) - known
    lines = [
        asked_for(str(year), duties["provenance"], lang),
        say("facts_known", lang, all=known + later, known=known, later=later),
        _due(due, lang),
    ]
    title = pick(duties["provenance"]["label"], lang)
    return finished(chart, title, lines, duties["provenance"], lang)


def _due(due: Counter[str], lang: str) -> str:
    """On which days something is due; many of them are counted."""
    if not due:
        return ""
    if len(due) > MOST_DAYS:
        return say("plot_due_days", lang, n=sum(due.values()), days=len(due))
    days = ", ".join(f"{day(when, lang)} ({due[when]})" for when in sorted(due))
    return say("plot_due", lang, n=sum(due.values()), days=days)


def _sizes(counts: Iterable[int]) -> list[int]:
    """What the key shows: the least, one between and the most."""
    known = sorted(set(counts))
    return sorted({known[0], known[len(known) // 2], known[-1]}) if known else []
