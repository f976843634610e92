"""How one unit stands: each standard by the outcomes of its parts, then what is not met or not
decided, with the reason of each."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tieuchi._plot.groups import bar
from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import OUTCOMES, finished, inline, known_on, lines_of, shortened
from tieuchi._table import library
from tieuchi._words import Json, meaning, outcome, pick, say

WIDTH, STEP, AXIS = 300, 24, 330
#: Lines of findings up to which each has its own; letters of their names and reasons.
MOST, LETTERS, REASON = 16, 58, 76


def card(told: Json, lang: str) -> Picture:
    """The standards with parts that apply; findings in the order of the card, what is not met
    first. Where they are too many, what is not decided is told by its reasons."""
    alt = library("altair")
    standards = [one for one in told["standards"] if _applying(one)]
    panels = [_standards(alt, standards, lang)] if standards else []
    findings = told["findings"]
    lines: list[Json] = []
    if findings:
        lines = _lines(findings, lang)
        panels.append(_findings(alt, lines[:MOST], lang))
    chart = alt.vconcat(*panels, spacing=18) if panels else alt.Chart(inline([])).mark_point()
    chart = chart.resolve_scale(color="independent") if panels else chart
    counts = Counter(one["outcome"] for one in findings)
    parts = " + ".join(
        f"{counts[code]} {outcome(code, lang, short=True)}" for code in OUTCOMES if counts[code]
    )
    left = len(lines) - MOST
    summed = say("plot_findings", lang, parts=parts, all=len(findings))
    more = say("plot_findings_left", lang, n=left) if left > 0 else ""
    said = [
        f"{pick(told['provenance']['label'], lang)}, {known_on(told['provenance'], lang)}",
        "; ".join(filter(None, (summed, more))) if findings else say("gap_none", lang),
        _suppliers(told["missing"], lang),
    ]
    title = say("card", lang, unit=pick(told["unit_label"], lang), year=told["year"])
    return finished(chart, title, said, told["provenance"], lang)


def _applying(standard: Json) -> bool:
    return bool(sum(n for code, n in standard["counts"].items() if code != "not_applicable"))


def _standards(alt: Any, standards: list[Json], lang: str) -> Any:
    """A bar a standard, its parts by outcome."""
    labels = lines_of({one["item"]: pick(one["label"], lang) for one in standards}, LETTERS)
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


def _lines(findings: list[Json], lang: str) -> list[Json]:
    """A line a criterion: its sign, and the reason in words."""
    labels = lines_of({one["item"]: pick(one["label"], lang) for one in findings}, LETTERS)
    lines = [_line(labels[one["item"]], one["outcome"], _why(one, lang)) for one in findings]
    if len(lines) <= MOST:
        return lines
    unknown = outcome("unknown", lang, short=True)
    alike = Counter(
        pick(one["reason_words"], lang) or unknown
        for one in findings
        if one["outcome"] == "unknown"
    )
    reasons = lines_of({why: why for why in alike}, LETTERS)
    return [line for line in lines if line["outcome"] != "unknown"] + [
        _line(reasons[why], "unknown", f"{say('plot_alike', lang, n=n)}: {unknown}")
        for why, n in alike.most_common()
    ]


def _line(label: str, code: str, words: str) -> Json:
    sign = OUTCOMES[code][1]
    return {"label": label, "sign": sign, "outcome": code, "words": shortened(words, REASON)}


def _suppliers(missing: list[Json], lang: str) -> str:
    """Who could supply what is missing, the most first; nothing where nothing is."""
    if not missing:
        return ""
    counts = Counter(
        pick(row["owner"]["words"], lang) or meaning("bases", "none", lang) for row in missing
    )
    parts = " + ".join(f"{n} {who}" for who, n in counts.most_common())
    return say("plot_card_missing", lang, parts=parts, all=len(missing))


def _findings(alt: Any, data: list[Json], lang: str) -> Any:
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
