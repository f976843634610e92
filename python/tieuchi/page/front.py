"""The first screen, read standing: what is due and reached, who is late or near, what lacks."""

from __future__ import annotations

from collections import Counter

from tieuchi._view import obligations, overview
from tieuchi._view.answers import Answers, rows_of
from tieuchi._view.model import Mark
from tieuchi._view.overview import unit_names
from tieuchi._view.tables import counted_word
from tieuchi._words import (
    OUTCOMES,
    Json,
    as_counted,
    day,
    meaning,
    number,
    outcome,
    pick,
    say,
    tally,
)
from tieuchi.page.changes import in_front
from tieuchi.page.chart import shares
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places
from tieuchi.page.writer import badge, linked

#: Lines of a card, and units named in one.
MOST, NAMED = 4, 3
#: States of duties that somebody must do something about.
PRESSING = ("overdue", "late")


def front(answers: Answers, places: Places, lang: str) -> Content:
    """What changed, four cards, then how the units stand in each standard."""
    when = day(answers.provenance["as_of"], lang)
    cards = [_roadmap(answers, lang), _pressing(answers, lang)]
    if answers.periods:
        cards.append(_nearest(answers, places, lang))
    cards.append(_lacking(answers, lang))
    return (
        in_front(answers, places, lang) if answers.changes else None,  # also on a telephone
        tag("div", cards, class_="cards"),
        None if answers.changes else in_front(answers, places, lang),
        _standards(answers, lang) if answers.periods
        else tag("p", say("nobody_assessed", lang, day=when)),
    )  # fmt: skip


def _card(title: str, href: str, *parts: Content, class_: str = "") -> Markup:
    head = tag("h3", tag("a", title, href=href))
    return tag("article", head, parts, class_=f"card {class_}".strip())


def _roadmap(answers: Answers, lang: str) -> Markup:
    """Each target of the year: due, reached, what is short."""
    asked = int(answers.provenance["as_of"][:4])
    years = [row["year"] for row in answers.roadmap["rows"]]
    year = min(max(asked, min(years, default=asked)), max(years, default=asked))
    rows = [row for row in answers.roadmap["rows"] if row["year"] == year]
    due = [row for row in rows if row["due"] is not None]
    out: list[Content] = []
    for n, row in enumerate(due[:MOST]):
        counted = counted_word([row], lang).lower()
        words = say("due_and_has", lang, due=number(row["due"], lang), counted=counted,
                    reached=number(row["reached"], lang))  # fmt: skip
        more = [
            say(key, lang, n=number(row[column], lang))
            for key, column in (("lacks", "shortfall"), ("undecided", "unknown"))
            if row[column] not in (None, "0")
        ]
        verdict = Mark(meaning("target_verdicts", row["verdict"], lang), row["verdict"])
        out.append(tag("p", words[:1].upper() + words[1:], class_="big") if not n else None)
        told = pick(row["label"], lang) + (f": {words}" if n else "")
        out.append(tag("p", told, f" ({', '.join(more)})" if more else None, " ", badge(verdict)))
    if not due:
        out.append(tag("p", say("nothing_due", lang, year=year)))
    return _card(say("roadmap_in", lang, year=year), "#lo-trinh", out, _left(len(due), lang))


def _pressing(answers: Answers, lang: str) -> Markup:
    """Who is late or overdue by name; else the next day on which something is due."""
    rows = answers.duties["rows"]
    late = [row for code in PRESSING for row in rows if row["status"] == code]
    title = say("pressing", lang)
    counts = [c for c in obligations.duty_counts(answers.duties, lang) if c[0] in PRESSING]
    big = " · ".join(f"{n} {words}" for _, words, n in counts)
    lines = [
        tag("li", pick(row["bearer_label"], lang), ": ", pick(row["label"], lang), ", ",
            say("by_day", lang, day=day(row["last_day"], lang)) if row["last_day"]
            else say("no_day", lang))
        for row in late[:MOST]
    ]  # fmt: skip
    if late:
        return _card(title, "#nhiem-vu", tag("p", big, class_="big"), tag("ul", lines),
                     _left(len(late), lang))  # fmt: skip
    days = Counter(
        row["last_day"]
        for row in rows
        if row["status"] in ("due", "not_yet_due") and row["last_day"]
    )
    ahead = [say("next_day", lang, day=day(at, lang), n=days[at]) for at in sorted(days)[:1]]
    return _card(title, "#nhiem-vu", tag("p", say("nobody_late", lang)),
                 [tag("p", words) for words in ahead])  # fmt: skip


def _nearest(answers: Answers, places: Places, lang: str) -> Markup:
    """For each standard the units that lack least: fewest members not met, then unknown."""
    out: list[Content] = []
    for item in answers.standards:
        rows = [
            row
            for row in rows_of(answers.assessment, item=item, period=answers.periods[-1])
            if row["outcome"] in ("not_met", "unknown") and sum(row["members"].values())
        ]
        label = tag("strong", answers.item_label(item, lang))
        if not rows:
            out.append(tag("li", label, ": ", say("nobody_open", lang)))
            continue
        best = min(map(_distance, rows))
        near = [row for row in rows if _distance(row) == best]
        near.sort(key=lambda row: as_counted(row["unit"]))
        who: Content = [
            content(", " if n else None, _named(row, answers, places, lang))
            for n, row in enumerate(near)
        ]
        if len(near) > NAMED:
            who = say("alike", lang, n=len(near))
        out.append(tag("li", label, ": ", who, " – ", tally(near[0]["members"], lang)))
    return _card(say("nearest", lang), "#ket-qua", tag("ul", out), class_="wide")


def _named(row: Json, answers: Answers, places: Places, lang: str) -> Content:
    name = unit_names([{**row, "provisional": False}], answers, lang)
    return linked(name, places.reason(row["unit"], row["item"]))


def _distance(row: Json) -> tuple[int, int]:
    return row["members"]["not_met"], row["members"]["unknown"]


def _lacking(answers: Answers, lang: str) -> Markup:
    """How many facts lack, and who could supply most of them."""
    facts = answers.missing["rows"]
    title = say("missing", lang)
    if not facts:
        return _card(title, "#con-thieu", tag("p", say("missing_none", lang)))
    lacks = obligations.lacks(answers.missing, answers.programme, lang)
    lacks.sort(key=lambda lack: -len(lack.facts))
    lines = [tag("li", f"{lack.owner}: {len(lack.facts)}") for lack in lacks[:MOST]]
    return _card(title, "#con-thieu", tag("p", say("lacking_in", lang, n=len(facts)), class_="big"),
                 tag("ul", lines), _left(len(lacks), lang))  # fmt: skip


def _left(all_: int, lang: str) -> Content:
    return tag("p", say("more_of_these", lang, n=all_ - MOST)) if all_ > MOST else None


def _standards(answers: Answers, lang: str) -> Content:
    """A line for each standard: how its units came out, in figures that add up."""
    year = answers.periods[-1]
    lines = [
        _standard(answers.item_label(item, lang), [item], "adds_up", answers, lang)
        for item in answers.standards
    ]
    if answers.others:
        lines.append(_standard(say("others", lang), answers.others, "adds_up_times", answers, lang))
    return tag("ul", lines, class_="standards", aria_label=say("year", lang, year=year))


def _standard(name: str, items: list[str], sum_: str, answers: Answers, lang: str) -> Markup | None:
    counted = overview.outcomes_of(answers, items, answers.periods[-1])
    total = sum(counted.values())
    if not total:
        return None
    parts = " + ".join(f"{counted[o]} {outcome(o, lang, short=True)}" for o in OUTCOMES)
    applies = total > counted["not_applicable"]
    big = tally(counted, lang) if applies else outcome("not_applicable", lang)
    return tag(
        "li",
        tag("span", tag("strong", name), ": ", big),
        shares([(o, counted[o]) for o in OUTCOMES]),
        tag("span", say(sum_, lang, parts=parts, all=total), class_="sum"),
    )
