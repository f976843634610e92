"""The sections of a page, each from the answers alone."""

from __future__ import annotations

from tieuchi._view import obligations, overview
from tieuchi._view.answers import Answers
from tieuchi._view.explanations import tell
from tieuchi._view.model import Mark, Told
from tieuchi._view.phrases import capital
from tieuchi._words import OUTCOMES, day, outcome, pick, say
from tieuchi.page.chart import chart, shares
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.writer import badge, fold, html

LONG = 40  # rows from which a table is folded


def section(name: str, title: str, *parts: Content, lang: str, synthetic: bool) -> Markup:
    flag = tag("span", say("synthetic", lang), class_="synthetic-tag") if synthetic else None
    return tag("section", tag("h2", title, " " if flag else None, flag), parts, id=name)


def nobody(answers: Answers, lang: str) -> Content:
    """In place of what is said of assessed units, where there are none."""
    when = day(answers.provenance["as_of"], lang)
    return tag("p", say("nobody_assessed", lang, day=when))


def summary(answers: Answers, lang: str) -> Content:
    """Figures of the last year that add up, then every year."""
    year = answers.periods[-1]
    cards = []
    for item in answers.standards:
        counted = overview.outcomes_of(answers, item, year)
        if not counted:
            continue
        total = sum(counted.values())
        applicable = total - counted["not_applicable"]
        reached = counted["met"] + counted["waived"]
        parts = " + ".join(f"{counted[o]} {outcome(o, lang, short=True)}" for o in OUTCOMES)
        cards.append(
            tag(
                "article",
                tag("h3", answers.item_label(item, lang)),
                tag("p", say("tally", lang, n=reached, all=applicable), class_="big"),
                shares([(o, counted[o]) for o in OUTCOMES]),
                tag("p", say("adds_up", lang, parts=parts, all=total), class_="sum"),
                tag(
                    "p",
                    say("clause", lang),
                    ": ",
                    answers.item_places(item, lang),
                    class_="note",
                ),
                class_="card",
            )
        )
    synthetic = answers.programme.synthetic
    whole = overview.summary(answers, lang)
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
        [content(badge(Mark(outcome(o, lang), o)), " ") for o in OUTCOMES],
        class_="key",
    )


def matrix(answers: Answers, lang: str) -> Content:
    """The last year open, earlier ones folded; one table a standard, with its clauses beneath."""
    synthetic = answers.programme.synthetic
    out: list[Content] = [key(lang)]
    for year in reversed(answers.periods):
        parts: list[Content] = []
        for standard in answers.standards:
            table, legend = overview.matrix(answers, standard, year, lang)
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
    for standard in answers.standards:
        table = overview.deficits(answers, answers.periods[-1], lang, standard)
        name = answers.item_label(standard, lang)
        out.append(tag("h3", name))
        if table.rows:
            out.append(html(table, lang, answers.programme.synthetic))
        else:
            out.append(tag("p", " ".join(table.notes)))
    return out


def roadmap(answers: Answers, lang: str) -> Content:
    synthetic = answers.programme.synthetic
    out: list[Content] = [tag("p", say("two_columns", lang), class_="note")]
    for n, rows in enumerate(obligations.targets(answers.roadmap)):
        table = obligations.target(rows, answers.programme, lang)
        out.append(tag("h3", table.title))
        drawn = chart(rows, lang, f"chart-{n}")
        out.append(tag("div", drawn, class_="frame drawn") if drawn else None)
        out.append(html(table, lang, synthetic))
    return out


def duties(answers: Answers, lang: str) -> Content:
    """Counts by state that add up; what is not pressing is folded when the list is long."""
    synthetic = answers.programme.synthetic
    counts = obligations.duty_counts(answers.duties, lang)
    total = sum(n for *_, n in counts)
    line = " + ".join(f"{n} {words}" for _, words, n in counts)
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
        title = f"{capital(words)}: {n}"
        table = obligations.duties(answers.duties, answers.programme, lang, title, code)
        shown = html(table, lang, synthetic)
        folded = n > LONG or code in {"fulfilled", "not_required"}
        out.append(fold(title, shown, open_=not folded))
    return out


def missing(answers: Answers, lang: str) -> Content:
    """How much each agency could supply; what exactly is folded beneath."""
    synthetic = answers.programme.synthetic
    if not answers.missing["rows"]:
        return tag("p", say("missing_none", lang))
    folds = []
    for lack in obligations.lacks(answers.missing, answers.programme, lang):
        shown = html(obligations.missing_of(lack, answers, lang), lang, synthetic)
        folds.append(fold(say("facts_of", lang, owner=lack.owner, n=len(lack.facts)), shown))
    whole = obligations.missing(answers.missing, answers.programme, lang)
    return (html(whole, lang, synthetic), folds)


def _told(told: Told, level: int) -> Markup:
    head = content(
        tag("span", told.label, class_="name"), " ", badge(told.verdict),
        tag("span", f" {_why(told)}", class_="reason") if _why(told) else None,
    )  # fmt: skip
    parts = [
        content(
            tag("dt", heading),
            [tag("dd", line, class_="rule" if kind == "rule" else None) for line in lines],
        )
        for kind, heading, lines in told.parts
        if kind != "reason"
    ]
    return fold(
        head,
        tag("dl", parts) if parts else None,
        [_told(member, level + 1) for member in told.members],
        open_=level == 0,
        class_="told",
    )


def _why(told: Told) -> str:
    """What stands beside the verdict: counts of members, then the reason."""
    return ": ".join(filter(None, (f"({told.tally})" if told.tally else "", told.reason)))


def explanations(answers: Answers, lang: str) -> Content:
    """A fold per unit; its standards open inside, members folded."""
    out: list[Content] = [
        tag("p", say("explanation_of", lang, year=answers.periods[-1]), class_="lead")
    ]
    for items in answers.explanations:
        told = [tell(item, lang) for item in items]
        line = [content(" · ", t.label, ": ", badge(t.verdict)) for t in told]
        synthetic = f" · {say('synthetic', lang)}" if answers.programme.synthetic else None
        out.append(
            fold(
                content(tag("strong", pick(items[0]["unit_label"], lang)), line, synthetic),
                [_told(t, 0) for t in told],
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
