"""The sections of a page, each from the answers alone."""

from __future__ import annotations

from collections import Counter

from tieuchi._view import obligations, overview, readings
from tieuchi._view.answers import Answers
from tieuchi._view.explanations import tell
from tieuchi._view.model import Mark, Part, Told
from tieuchi._view.phrases import capital
from tieuchi._words import OUTCOMES, day, outcome, pick, say, tally
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
    cards = [
        _card(
            overview.outcomes_of(answers, [item], year),
            lang,
            name=answers.item_label(item, lang),
            sum_="adds_up",
            cited=answers.item_places(item, lang),
        )
        for item in answers.standards
    ]
    if answers.others:
        counted = overview.outcomes_of(answers, answers.others, year)
        name = say("others", lang)
        cards.append(_card(counted, lang, name=name, sum_="adds_up_times", cited=""))
    synthetic = answers.programme.synthetic
    whole = overview.summary(answers, lang)
    return (
        tag("p", say("year", lang, year=year), " · ",
            say("as_of", lang, day=day(answers.provenance["as_of"], lang)), class_="lead"),
        tag("div", cards, class_="cards"),
        html(whole, lang, synthetic) if len(answers.periods) > 1 else None,
    )  # fmt: skip


def _card(counted: Counter[str], lang: str, *, name: str, sum_: str, cited: str) -> Markup | None:
    """How units came out, in one figure and in a sum."""
    total = sum(counted.values())
    if not total:
        return None
    parts = " + ".join(f"{counted[o]} {outcome(o, lang, short=True)}" for o in OUTCOMES)
    applies = total > counted["not_applicable"]
    big = tally(counted, lang) if applies else outcome("not_applicable", lang)
    return tag(
        "article",
        tag("h3", name),
        tag("p", big, class_="big"),
        shares([(o, counted[o]) for o in OUTCOMES]),
        tag("p", say(sum_, lang, parts=parts, all=total), class_="sum"),
        tag("p", say("clause", lang), ": ", cited, class_="note") if cited else None,
        class_="card",
    )


def key(lang: str) -> Markup:
    return tag(
        "p",
        say("key", lang),
        ": ",
        [content(badge(Mark(outcome(o, lang, short=True), o)), " ") for o in OUTCOMES],
        class_="key",
    )


def matrix(answers: Answers, lang: str) -> Content:
    """The last year open, earlier ones folded; one table a standard, with its clauses beneath."""
    synthetic = answers.programme.synthetic
    out: list[Content] = [key(lang)]
    for year in reversed(answers.periods):
        parts: list[Content] = []
        for standard in answers.standards:
            table, legend = overview.matrix(answers, lang, standard=standard, year=year)
            if table.rows:
                parts.append(html(table, lang, synthetic, "matrix"))
                parts.append(
                    fold(
                        say("legend", lang),
                        html(legend, lang, synthetic, titled=False),
                        open_=year == answers.periods[-1],
                    )
                )
        other = overview.others(answers, lang, year=year)
        parts.append(html(other, lang, synthetic) if other.rows else None)
        if year == answers.periods[-1]:
            out.append(parts)
        else:
            out.append(fold(say("year", lang, year=year), parts))
    return out


def deficits(answers: Answers, lang: str) -> Content:
    """What is not met by standard, then elsewhere; where there is nothing a line says so."""
    out: list[Content] = []
    parts = [(answers.item_label(item, lang), [item]) for item in answers.standards]
    if answers.others:
        parts.append((say("others", lang), answers.others))
    for name, heads in parts:
        table = overview.deficits(answers, lang, heads=heads, year=answers.periods[-1])
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
        some = {name for row in rows for name in row["readings"]}
        table.notes += readings.reading_lines(answers.roadmap["readings"], lang, some, ids=False)
        table.notes += readings.ended({**answers.roadmap, "rows": rows}, lang)
        out.append(tag("h3", table.title))
        drawn = chart(rows, lang, f"chart-{n}")
        out.append(
            tag(
                "div", drawn, class_="frame drawn", role="group", tabindex=0, aria_label=table.title
            )
            if drawn
            else None
        )
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
        table = obligations.duties(answers.duties, answers.programme, lang, title=title, state=code)
        shown = html(table, lang, synthetic)
        folded = n > LONG or code in {"fulfilled", "not_required"}
        out.append(fold(title, shown, open_=not folded))
    out += [
        tag("p", line, class_="note")
        for line in readings.reading_lines(answers.duties["readings"], lang, ids=False)
    ]
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
    parts = [_part(part) for part in told.parts if part.kind != "reason"]
    return fold(
        head,
        tag("dl", parts) if parts else None,
        [_told(member, level + 1) for member in told.members],
        open_=level == 0,
        class_="told",
    )


def _part(part: Part) -> Markup:
    """A heading and its lines; program text is behind a click."""
    if part.kind != "rule":
        return content(tag("dt", part.heading), [tag("dd", line) for line in part.lines])
    lines = [tag("p", line, class_="rule") for line in part.lines]
    return tag("dd", fold(part.heading, lines, class_="program"))


def _why(told: Told) -> str:
    """What stands beside the verdict: counts of members, then the reason."""
    return ": ".join(filter(None, (f"({told.tally})" if told.tally else "", told.reason)))


def explanations(answers: Answers, lang: str) -> Content:
    """A fold per unit; its standards open inside, members folded."""
    out: list[Content] = [
        tag("p", say("explanation_of", lang, year=answers.periods[-1]), class_="lead")
    ]
    known = {one["id"]: one for one in answers.assessment["readings"]}
    for items in answers.explanations:
        told = [tell(item, lang, known, ids=False) for item in items]
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


def refused(answers: Answers, lang: str) -> Markup | None:
    """Said in front where rows of figures were refused."""
    if not answers.facts.get("refused"):
        return None
    words = say("refused_in_front", lang, n=answers.facts["refused"])
    return tag("p", tag("a", words, href="#so-lieu-dua-vao"), class_="warning")


def _let_in(answers: Answers, issues: list[str], lang: str) -> Content:
    """The rows that came through the door, those that did not, and why."""
    if not answers.facts:
        return None
    kept, refused = answers.facts["kept"], answers.facts["refused"]
    words = capital(say("rows_refused", lang, kept=kept, refused=refused))
    told = tag("ul", [tag("li", issue, class_="issue") for issue in issues])
    title = say("issues_of_facts", lang, n=len(issues))
    return (
        tag("h3", say("let_in", lang), id="so-lieu-dua-vao"),
        tag("p", words),
        fold(title, told, open_=len(issues) <= LONG) if issues else None,
    )


def limits(answers: Answers, lang: str) -> Content:
    """What the pack's author notes, what the results cannot say, and where they come from."""
    told = answers.programme.told
    notes = [pick(told.get("note"), lang)] if told.get("note") else []
    notes += list(dict.fromkeys(pick(n["message"], lang) for n in answers.assessment["notes"]))
    if answers.programme.synthetic:
        notes.append(say("limit_synthetic", lang))
    notes += [say("limit_rules", lang), say("limit_unknown", lang), say("limit_words", lang)]
    origin = answers.provenance
    told_issues = [pick(words, lang) for words in answers.facts.get("issues", [])]
    hashes = [
        content(tag("dt", say(key, lang)), tag("dd", tag("code", origin[key])))
        for key in ("rules_hash", "units_hash", "facts_hash", "version")
    ]
    return (
        tag("ul", [tag("li", note) for note in notes if note]),
        _let_in(answers, told_issues, lang),
        tag("h3", say("provenance", lang)),
        tag("dl", hashes, class_="hashes"),
    )
