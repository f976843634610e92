"""The sections of a page, each from the answers alone."""

from __future__ import annotations

from collections import Counter

from tieuchi.page import tables
from tieuchi.page.answers import Answers, rows_of
from tieuchi.page.chart import chart, shares
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.tables import Cell, Mark, Table
from tieuchi.page.telling import Told, tell
from tieuchi.page.words import OUTCOMES, SIGNS, day, outcome, pick, say

LONG = 40  # rows from which a table is folded


def badge(shown: Mark, lang: str) -> Markup:
    """A verdict: sign and words; the colour only repeats them."""
    sign = SIGNS.get(shown.code)
    return tag(
        "span",
        tag("span", sign, aria_hidden="true", class_="sign") if sign else None,
        " " if sign else None,
        shown.text(lang),
        class_=f"mark {shown.code}",
    )


def _cell(cell: Cell, lang: str) -> Content:
    return badge(cell, lang) if isinstance(cell, Mark) else str(cell)


def html(
    table: Table, lang: str, synthetic: bool, class_: str = "", *, titled: bool = True
) -> Markup:
    """A table that scrolls in its frame on a narrow screen; its first cell names a row."""
    flag = content(" · ", tag("strong", say("synthetic", lang))) if synthetic else None
    head = [
        tag("th", words, scope="col", class_="figure" if i in table.numeric else None)
        for i, words in enumerate(table.columns)
    ]
    body = []
    for row in table.rows:
        cells = [tag("th", _cell(row[0], lang), scope="row")]
        cells += [
            tag("td", _cell(c, lang), class_="figure" if i in table.numeric else None)
            for i, c in enumerate(row[1:], 1)
        ]
        body.append(tag("tr", cells))
    foot = None
    if table.foot and table.rows:
        cells = [tag("th", str(table.foot[0]), scope="row")]
        cells += [
            tag("td", str(c), class_="figure" if i in table.numeric else None)
            for i, c in enumerate(table.foot[1:], 1)
        ]
        foot = tag("tfoot", tag("tr", cells))
    whole = tag(
        "table",
        tag("caption", table.caption, flag, class_=None if titled else "hidden"),
        tag("thead", tag("tr", head)),
        tag("tbody", body),
        foot,
        class_=class_ or None,
    )
    frame = tag("div", whole, class_="frame", role="region", tabindex=0, aria_label=table.caption)
    notes = [tag("p", note, class_="note") for note in table.notes]
    return content(frame if table.rows else tag("p", table.caption), notes)


def section(name: str, title: str, *parts: Content, lang: str, synthetic: bool) -> Markup:
    flag = tag("span", say("synthetic", lang), class_="synthetic-tag") if synthetic else None
    return tag("section", tag("h2", title, " " if flag else None, flag), parts, id=name)


def fold(
    summary: Content, *parts: Content, open_: bool = False, class_: str | None = None
) -> Markup:
    return tag("details", tag("summary", summary), parts, open=open_, class_=class_)


def nobody(answers: Answers, lang: str) -> Content:
    """In place of what is said of assessed units, where there are none."""
    when = day(answers.provenance["as_of"], lang)
    return tag("p", say("nobody_assessed", lang, day=when))


def summary(answers: Answers, lang: str) -> Content:
    """Figures of the last year that add up, then every year."""
    year = answers.periods[-1]
    cards = []
    for item in tables.asked_standards(answers):
        counted = Counter(r["outcome"] for r in rows_of(answers.assessment, item=item, period=year))
        if not counted:
            continue
        total = sum(counted.values())
        applicable = total - counted["not_applicable"]
        reached = counted["met"] + counted["waived"]
        parts = " + ".join(
            say("adds_up_words", lang, n=counted[o], words=outcome(o, lang, short=True))
            for o in OUTCOMES
        )
        cards.append(
            tag(
                "article",
                tag("h3", tables.item_label(answers, item, lang)),
                tag("p", say("tally", lang, n=reached, all=applicable), class_="big"),
                shares([(o, counted[o]) for o in OUTCOMES]),
                tag("p", say("adds_up", lang, parts=parts, all=total), class_="sum"),
                tag(
                    "p",
                    say("clause", lang),
                    ": ",
                    tables.item_places(answers, item, lang),
                    class_="note",
                ),
                class_="card",
            )
        )
    synthetic = answers.programme.synthetic
    whole = tables.summary(answers, lang)
    return (
        tag("p", say("year", lang, year=year), " · ",
            say("as_of", lang, day=day(answers.provenance["as_of"], lang)), class_="lead"),
        tag("div", cards, class_="cards"),
        html(whole, lang, synthetic) if len(answers.periods) > 1 else None,
    )  # fmt: skip


def key(lang: str) -> Markup:
    return tag(
        "p",
        say("key", lang),
        ": ",
        [content(badge(Mark(o, outcome(o, lang)), lang), " ") for o in OUTCOMES],
        class_="key",
    )


def matrix(answers: Answers, lang: str) -> Content:
    """The last year open, earlier ones folded; one table a standard, with its clauses beneath."""
    synthetic = answers.programme.synthetic
    out: list[Content] = [key(lang)]
    for year in reversed(answers.periods):
        parts: list[Content] = []
        for standard in tables.asked_standards(answers):
            table, legend = tables.matrix(answers, standard, year, lang)
            if table.rows:
                parts.append(html(table, lang, synthetic, "matrix"))
                parts.append(
                    fold(
                        say("legend", lang),
                        html(legend, lang, synthetic, titled=False),
                        open_=year == answers.periods[-1],
                    )
                )
        if year == answers.periods[-1]:
            out.append(parts)
        else:
            out.append(fold(say("year", lang, year=year), parts))
    return out


def deficits(answers: Answers, lang: str) -> Content:
    """What is not met by standard; a standard without any says so in a line."""
    out: list[Content] = []
    for standard in tables.asked_standards(answers):
        table = tables.deficits(answers, answers.periods[-1], lang, standard)
        name = tables.item_label(answers, standard, lang)
        out.append(tag("h3", name))
        if table.rows:
            out.append(html(table, lang, answers.programme.synthetic))
        else:
            out.append(tag("p", " ".join(table.notes)))
    return out


def roadmap(answers: Answers, lang: str) -> Content:
    synthetic = answers.programme.synthetic
    out: list[Content] = [tag("p", say("two_columns", lang), class_="note")]
    for n, table in enumerate(tables.roadmap(answers.roadmap, answers.programme, lang)):
        rows = sorted(rows_of(answers.roadmap, target=table.code), key=lambda r: r["year"])
        out.append(tag("h3", table.caption))
        drawn = chart(rows, lang, f"chart-{n}")
        out.append(tag("div", drawn, class_="frame drawn") if drawn else None)
        out.append(html(table, lang, synthetic))
    return out


def duties(answers: Answers, lang: str) -> Content:
    """Counts by state that add up; what is not pressing is folded when the list is long."""
    synthetic = answers.programme.synthetic
    counts = tables.duty_counts(answers.duties, lang)
    total = sum(n for *_, n in counts)
    line = " + ".join(say("adds_up_words", lang, n=n, words=words) for _, words, n in counts)
    out: list[Content] = [
        tag(
            "p",
            say("as_of", lang, day=day(answers.provenance["as_of"], lang)),
            ": ",
            line,
            f" = {total}.",
            class_="lead",
        )
    ]
    for code, words, n in counts:
        table = tables.duties(answers.duties, answers.programme, lang, (code,))
        table.caption = f"{words[:1].upper()}{words[1:]}: {n}"
        shown = html(table, lang, synthetic)
        folded = n > LONG or code in {"fulfilled", "not_required"}
        out.append(fold(table.caption, shown, open_=not folded))
    return out


def missing(answers: Answers, lang: str) -> Content:
    """How much each agency could supply; what exactly is folded beneath."""
    synthetic = answers.programme.synthetic
    if not answers.missing["rows"]:
        return tag("p", say("missing_none", lang))
    folds = []
    for found in tables.lacks(answers.missing, answers.programme, lang):
        table = tables.missing_of(found, answers, lang)
        shown = html(table, lang, synthetic)
        folds.append(fold(f"{found.owner}: {len(found.facts)} {say('fact', lang).lower()}", shown))
    return (html(tables.missing(answers.missing, answers.programme, lang), lang, synthetic), folds)


def _told(told: Told, lang: str, level: int) -> Markup:
    head = content(
        tag("span", told.label, class_="name"), " ", badge(told.verdict, lang),
        tag("span", f" {told.reason}", class_="reason") if told.reason else None,
    )  # fmt: skip
    parts = [
        content(
            tag("dt", title),
            [
                tag("dd", line, class_="rule" if title == say("rule", lang) else None)
                for line in lines
            ],
        )
        for title, lines in told.parts
    ]
    return fold(
        head,
        tag("dl", parts) if parts else None,
        [_told(member, lang, level + 1) for member in told.members],
        open_=level == 0,
        class_="told",
    )


def explanations(answers: Answers, lang: str) -> Content:
    """A fold per unit; its standards open inside, members folded."""
    out: list[Content] = [
        tag("p", say("explanation_of", lang, year=answers.periods[-1]), class_="lead")
    ]
    for items in answers.explanations:
        told = [tell(item, lang, answers.programme) for item in items]
        line = [content(" · ", t.label, ": ", badge(t.verdict, lang)) for t in told]
        synthetic = f" · {say('synthetic', lang)}" if answers.programme.synthetic else None
        out.append(
            fold(
                content(tag("strong", pick(items[0]["unit_label"], lang)), line, synthetic),
                [_told(t, lang, 0) for t in told],
                class_="unit",
            )
        )
    return out


def limits(answers: Answers, lang: str) -> Content:
    """What the pack's author notes, what the results cannot say, and where they come from."""
    told = answers.programme.told
    notes = [pick(told.get("note"), lang)] if told.get("note") else []
    notes += list(dict.fromkeys(pick(n["message"], lang) for n in answers.assessment["notes"]))
    if answers.programme.synthetic:
        notes.append(say("limit_synthetic", lang))
    notes += [say("limit_rules", lang), say("limit_unknown", lang), say("limit_words", lang)]
    origin = answers.provenance
    hashes = [
        content(tag("dt", say(key, lang)), tag("dd", tag("code", origin[key])))
        for key in ("rules_hash", "units_hash", "facts_hash", "version")
    ]
    return (
        tag("ul", [tag("li", note) for note in notes if note]),
        tag("h3", say("provenance", lang)),
        tag("dl", hashes, class_="hashes"),
    )
