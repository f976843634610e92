"""What is missing: a panel for each who could supply it, a bar an indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tieuchi._lacking import indicator_of
from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import BASES, asked_for, finished, inline, lines_of
from tieuchi._table import library
from tieuchi._view.phrases import capital
from tieuchi._words import Json, figure_of, meaning, pick, say

WIDTH, STEP, AXIS = 300, 20, 340
#: Bars of a panel, what is left is told in one more line; panels of a picture.
MOST_BARS, MOST_PANELS = 8, 10
#: Letters of the name of an indicator.
LETTERS = 60


@dataclass
class _Supplier:
    """Who could supply some facts, on which basis."""

    words: str
    basis: str
    facts: list[Json]

    @property
    def waiting(self) -> int:
        """Outcomes that wait for at least one of the facts."""
        return len({held for fact in self.facts for held in fact["holds_up"]})


def lacking(
    answer: Json, described: Mapping[str, Any], lang: str, *, filtered: bool = False
) -> Picture:
    """Who owes most stands first, those whose duty it is before all others."""
    alt = library("altair")
    rows = answer["rows"]
    suppliers = _suppliers(rows, lang)
    labels = {one["id"]: one["label"] for one in described.get("indicators", [])}
    shown = [_bars(one, labels, lang) for one in suppliers[:MOST_PANELS]]
    most = max((bar["n"] or 0 for bars in shown for bar in bars), default=1)
    panels = [
        _panel(alt, one, bars, most, lang) for one, bars in zip(suppliers, shown, strict=False)
    ]
    chart = alt.vconcat(*panels, spacing=10) if panels else alt.Chart(inline([])).mark_point()
    counts = Counter(row["owner"]["basis"] for row in rows)
    parts = " + ".join(f"{counts[b]} {meaning('bases', b, lang)}" for b in BASES if counts[b])
    waiting = len({held for row in rows for held in row["holds_up"]})
    years = sorted({held.rpartition("@")[2][:4] for row in rows for held in row["holds_up"]})
    lines = [
        asked_for(", ".join(years), answer["provenance"], lang),
        f"{parts} = {len(rows)}" if rows else say("missing_none", lang),
        say("plot_missing", lang, all=len(rows), n=waiting) if rows else "",
        say("plot_more_suppliers", lang, n=len(suppliers) - MOST_PANELS)
        if len(suppliers) > MOST_PANELS
        else "",
        say("plot_filtered", lang) if filtered else "",
    ]
    title = pick(answer["provenance"]["label"], lang)
    return finished(chart, title, lines, answer["provenance"], lang)


def _suppliers(rows: Iterable[Json], lang: str) -> list[_Supplier]:
    found: dict[tuple[str, str], _Supplier] = {}
    for row in rows:
        basis = row["owner"]["basis"]
        words = pick(row["owner"]["words"], lang) or capital(meaning("bases", "none", lang))
        one = found.setdefault((basis, words), _Supplier(words, basis, []))
        one.facts.append(row)
    rank = list(BASES)
    return sorted(found.values(), key=lambda one: (rank.index(one.basis), -len(one.facts)))


def _bars(supplier: _Supplier, labels: Mapping[str, Json], lang: str) -> list[Json]:
    """The indicators of which most facts lack, and a line without a bar for all others."""
    found: dict[str, list[Json]] = {}
    for fact in supplier.facts:
        found.setdefault(indicator_of(fact), []).append(fact)
    ordered = sorted(found, key=lambda name: (-len(found[name]), name))
    words = lines_of({name: _label(name, found[name], labels, lang) for name in ordered}, LETTERS)
    told = [(words[name], found[name]) for name in ordered]
    if len(told) <= MOST_BARS + 1:
        return [_bar(label, facts, lang) for label, facts in told]
    left = told[MOST_BARS:]
    others = [fact for _, facts in left for fact in facts]
    summed = _bar(say("plot_more_bars", lang, n=len(left)), others, lang)
    bars = [_bar(label, facts, lang) for label, facts in told[:MOST_BARS]]
    return [*bars, {**summed, "n": None, "at": 0}]


def _bar(label: str, facts: list[Json], lang: str) -> Json:
    waiting = len({held for fact in facts for held in fact["holds_up"]})
    figure = say("plot_waiting", lang, n=len(facts), waiting=waiting)
    n = len(facts)
    return {"fact": label, "n": n, "waiting": waiting, "figure": figure, "at": n}


def _label(name: str, facts: list[Json], labels: Mapping[str, Json], lang: str) -> str:
    """What is reported; of what is no indicator its own words."""
    indicator, part = figure_of(facts[0]["fact"])
    if label := pick(labels.get(indicator), lang):
        return f"{label}, {part.replace('_', ' ')}" if part else label
    return pick(labels.get(name), lang) or pick(facts[0]["words"], lang)


def _panel(alt: Any, supplier: _Supplier, bars: list[Json], most: int, lang: str) -> Any:
    order = [bar["fact"] for bar in bars]
    base = alt.Chart(inline(bars)).encode(
        x=alt.X("n:Q", title=None, axis=None, scale=alt.Scale(domain=[0, most], nice=False)),
        y=alt.Y("fact:N", sort=order, title=None,
                axis=alt.Axis(labelLimit=380, minExtent=AXIS, ticks=False, domain=False)),
        tooltip=[alt.Tooltip("fact:N", title=say("fact", lang)),
                 alt.Tooltip("n:Q", title=say("facts", lang)),
                 alt.Tooltip("waiting:Q", title=say("holds_up", lang))],
    )  # fmt: skip
    drawn = base.mark_bar(color=BASES[supplier.basis], height={"band": 0.7})
    at = alt.X("at:Q", title=None, axis=None, scale=alt.Scale(domain=[0, most], nice=False))
    figures = base.mark_text(align="left", dx=4, fontSize=11).encode(x=at, text="figure:N")
    n, waiting = len(supplier.facts), supplier.waiting
    title = say("plot_supplier", lang, who=supplier.words, n=n, waiting=waiting)
    basis = meaning("bases", supplier.basis, lang)
    more = {} if basis.lower() == supplier.words.lower() else {"subtitle": basis}
    told = alt.TitleParams(title, anchor="start", fontSize=12, **more)
    return alt.layer(drawn, figures).properties(width=WIDTH, height={"step": STEP}, title=told)
