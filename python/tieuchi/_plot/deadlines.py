"""Duties on a line of time: from the day they open to their last day, and when they were met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import STATES, asked_for, finished, inline
from tieuchi._table import library
from tieuchi._view.phrases import capital
from tieuchi._words import Json, meaning, period, pick, say

WIDTH, STEP = 560, 20


def timeline(
    columns: Mapping[str, Sequence[Any]], head: Json, lang: str, *, filtered: bool
) -> Picture:
    """A line a duty and bearer: a bar until the last day, a mark whose shape is the state."""
    alt = library("altair")
    states = {code: capital(meaning("duty_states", code, lang)) for code in STATES}
    names = ("bearer_words", "duty_words", "period", "status", "opens", "last_day", "submitted_on")
    data, without, counts = [], 0, Counter(columns["status"])
    for who, what, when, code, opens, last, sent in zip(
        *(columns[name] for name in names), strict=True
    ):
        if last is None and sent is None:
            without += 1
            continue
        label = " · ".join(filter(None, (who, what, period(when, lang))))
        data.append(
            {
                "duty": label,
                "opens": _iso(opens or last or sent),
                "last_day": _iso(last),
                "at": _iso(sent or last),
                "state": states[code],
            }
        )
    order = [row["duty"] for row in sorted(data, key=lambda row: row["last_day"] or "9999")]
    form = "%d/%m/%Y" if lang == "vi" else "%Y-%m-%d"
    utc = alt.Scale(type="utc")
    axis = alt.Axis(format=form, title=None, labelAngle=-35)
    shown = [code for code in STATES if counts[code]]
    y = alt.Y("duty:N", sort=order, title=None, axis=alt.Axis(labelLimit=420))
    base = alt.Chart(inline(data)).encode(y=y)
    spans = base.mark_rule(strokeWidth=4, color="#c9ced6").encode(
        x=alt.X("opens:T", scale=utc, axis=axis), x2="last_day:T"
    )
    ends = base.mark_tick(color="#1b1f24", thickness=2, size=14).encode(
        x=alt.X("last_day:T", scale=utc, axis=axis)
    )
    domain = [states[code] for code in shown]
    title = say("status", lang)
    marks = base.mark_point(filled=True, size=90, opacity=1).encode(
        x=alt.X("at:T", scale=utc, axis=axis),
        color=alt.Color("state:N", title=title,
                        scale=alt.Scale(domain=domain, range=[STATES[c][0] for c in shown])),
        shape=alt.Shape("state:N", title=title,
                        scale=alt.Scale(domain=domain, range=[STATES[c][1] for c in shown])),
        tooltip=[alt.Tooltip("duty:N"), alt.Tooltip("state:N"),
                 alt.Tooltip("utcyearmonthdate(last_day):T", format=form),
                 alt.Tooltip("utcyearmonthdate(at):T", format=form)],
    )  # fmt: skip
    today = [{"at": head["provenance"]["as_of"], "words": say("plot_today", lang)}]
    now = alt.Chart(inline(today)).encode(x=alt.X("at:T", scale=utc, axis=axis))
    line = now.mark_rule(strokeDash=[4, 3], color="#1b1f24")
    said = now.mark_text(align="right", dx=-4, dy=-8, y=0).encode(text="words:N")
    chart = alt.layer(spans, ends, marks, line, said).properties(width=WIDTH, height={"step": STEP})
    parts = " + ".join(f"{counts[c]} {meaning('duty_states', c, lang)}" for c in shown)
    years = ", ".join(
        sorted({str(when)[:4] for when in columns["period"] if str(when)[:4].isdigit()})
    )
    lines = [
        asked_for(years, head["provenance"], lang),
        f"{parts} = {len(columns['status'])}" if shown else say("no_rows", lang),
        say("plot_no_day", lang, n=without) if without else "",
        say("plot_filtered", lang) if filtered else "",
    ]
    return finished(chart, pick(head["provenance"]["label"], lang), lines, head["provenance"], lang)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
