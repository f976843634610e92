"""How one unit stands: each standard by the outcomes of its parts, then what is not met or not
decided, with the reason of each."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tieuchi._plot.groups import bar
from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import OUTCOMES, finished, inline, known_on, named, shortened
from tieuchi._table import library
from tieuchi._words import Json, outcome, pick, say

WIDTH, STEP, AXIS = 300, 24, 330
#: Lines of findings, letters of their names and reasons.
MOST, LETTERS, REASON = 16, 58, 76


def card(told: Json, lang: str) -> Picture:
    """The standards with parts that apply; findings in the order of the card, what is not met
    first."""
    alt = library("altair")
    standards = [one for one in told["standards"] if _applying(one)]
    panels = [_standards(alt, standards, lang)] if standards else []
    findings = told["findings"]
    if findings:
        panels.append(_findings(alt, findings[:MOST], lang))
    chart = alt.vconcat(*panels, spacing=18) if panels else alt.Chart(inline([])).mark_point()
    chart = chart.resolve_scale(color="independent") if panels else chart
    counts = Counter(one["outcome"] for one in findings)
    parts = " + ".join(
        f"{counts[code]} {outcome(code, lang, short=True)}" for code in OUTCOMES if counts[code]
    )
    left = len(findings) - MOST
    summed = say("plot_findings", lang, parts=parts, all=len(findings))
    more = say("plot_findings_left", lang, n=left) if left > 0 else ""
    lines = [
        f"{pick(told['provenance']['label'], lang)}, {known_on(told['provenance'], lang)}",
        "; ".join(filter(None, (summed, more))) if findings else say("gap_none", lang),
    ]
    title = say("card", lang, unit=pick(told["unit_label"], lang), year=told["year"])
    return finished(chart, title, lines, told["provenance"], lang)


def _applying(standard: Json) -> bool:
    return bool(sum(n for code, n in standard["counts"].items() if code != "not_applicable"))


def _standards(alt: Any, standards: list[Json], lang: str) -> Any:
    """A bar a standard, its parts by outcome."""
    labels = named({one["item"]: pick(one["label"], lang) for one in standards})
    labels = {item: shortened(words, LETTERS) for item, words in labels.items()}
    words = {code: outcome(code, lang, short=True) for code in OUTCOMES}
    data = [
        part
        for one in standards
        for part in bar({"label": labels[one["item"]]}, one["counts"], words)
    ]
    shown = [code for code in OUTCOMES if any(one["counts"][code] for one in standards)]
    signed = [f"{OUTCOMES[code][1]} {words[code]}" for code in shown]
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=list(labels.values()), title=None,
                axis=alt.Axis(labelLimit=AXIS, minExtent=AXIS)),
    )  # fmt: skip
    scale = alt.Scale(domain=signed, range=[OUTCOMES[code][0] for code in shown])
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(
        x=alt.X("from:Q", title=say("plot_members", lang), axis=alt.Axis(tickMinStep=1)),
        x2="to:Q",
        color=alt.Color("outcome:N", scale=scale, title=say("outcome", lang)),
    )
    dark = f"{OUTCOMES['not_met'][1]} {words['not_met']}"
    colour = alt.condition(alt.datum.outcome == dark, alt.value("white"), alt.value("#1b1f24"))
    figures = base.mark_text(fontSize=12).encode(x="middle:Q", text="figure:N", color=colour)
    title = alt.TitleParams(say("card_state", lang), anchor="start", fontSize=12)
    return alt.layer(bars, figures).properties(width=WIDTH, height={"step": STEP}, title=title)


def _findings(alt: Any, findings: list[Json], lang: str) -> Any:
    """A line a criterion: its sign, and the reason in words."""
    labels = named({one["item"]: pick(one["label"], lang) for one in findings})
    data = [
        {
            "label": shortened(labels[one["item"]], LETTERS),
            "sign": OUTCOMES[one["outcome"]][1],
            "outcome": one["outcome"],
            "words": shortened(_why(one, lang), REASON),
        }
        for one in findings
    ]
    order = [row["label"] for row in data]
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=order, title=None,
                axis=alt.Axis(labelLimit=AXIS, minExtent=AXIS, ticks=False, domain=False)),
    )  # fmt: skip
    marks = base.mark_square(size=260, opacity=1).encode(
        x=alt.value(9),
        color=alt.Color(
            "outcome:N",
            legend=None,
            scale=alt.Scale(
                domain=["not_met", "unknown"],
                range=[OUTCOMES[code][0] for code in ("not_met", "unknown")],
            ),
        ),
    )
    colour = alt.condition("datum.outcome === 'not_met'", alt.value("white"), alt.value("#1b1f24"))
    signs = base.mark_text(fontSize=12).encode(x=alt.value(9), text="sign:N", color=colour)
    said = base.mark_text(align="left", fontSize=11).encode(x=alt.value(24), text="words:N")
    title = alt.TitleParams(say("card_findings", lang), anchor="start", fontSize=12)
    return alt.layer(marks, signs, said).properties(width=WIDTH, height={"step": STEP}, title=title)


def _why(finding: Json, lang: str) -> str:
    """The outcome and its reason."""
    words = outcome(finding["outcome"], lang, short=True)
    why = pick(finding["reason_words"], lang)
    more = f" ({say('provisional', lang)})" if finding["provisional"] else ""
    return f"{words}{more}: {why}" if why else words + more
