"""The sections of a page, each from the answers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from tieuchi._view import obligations, overview, readings
from tieuchi._view.answers import Answers
from tieuchi._view.model import Cell, Mark, Table, words_of
from tieuchi._view.phrases import capital
from tieuchi._words import BESIDE, OUTCOMES, day, outcome, pick, say
from tieuchi.page.annex import rests_on
from tieuchi.page.chart import chart
from tieuchi.page.common import Common
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.picture import picture
from tieuchi.page.places import Places
from tieuchi.page.units import unit_card
from tieuchi.page.writer import badge, fold, html

LONG = 40  # rows from which a table is folded


def section(name: str, title: str, *parts: Content, lang: str, synthetic: bool) -> Markup:
    flag = tag("span", say("synthetic", lang), class_="synthetic-tag") if synthetic else None
    return tag("section", tag("h2", title, " " if flag else None, flag), parts, id=name)


def of_units(answers: Answers, lang: str, part: Callable[[], Content]) -> Content:
    """What is said of assessed units, where there are some."""
    return part() if answers.periods else nobody(answers, lang)


def nobody(answers: Answers, lang: str) -> Content:
    """In place of what is said of assessed units, where there are none."""
    when = day(answers.provenance["as_of"], lang)
    return tag("p", say("nobody_assessed", lang, day=when))


def key(lang: str) -> Markup:
    return tag(
        "p",
        say("key", lang),
        ": ",
        [content(badge(Mark(outcome(o, lang, short=True), o)), " ") for o in OUTCOMES],
        class_="key",
    )


def matrix(answers: Answers, places: Places, lang: str) -> Content:
    """The last year as a picture and open, earlier ones folded; one table a standard."""
    last = answers.periods[-1]
    out: list[Content] = [key(lang), picture(answers, places, lang, year=last)]
    for year in reversed(answers.periods):
        parts = list(_year(answers, places if year == last else None, lang, year=year))
        out.append(parts if year == last else fold(say("year", lang, year=year), parts))
    if len(answers.periods) > 1:
        whole = overview.summary(answers, lang)
        out.append(html(whole, lang, answers.programme.synthetic, name="tong-hop"))
    return out


def _year(answers: Answers, places: Places | None, lang: str, *, year: str) -> Iterator[Markup]:
    """A table a standard, with the names of its members, then what stands in none."""
    synthetic = answers.programme.synthetic
    for standard in answers.standards:
        table, legend = overview.matrix(answers, lang, standard=standard, year=year)
        table.columns = [*table.columns[:2], *(str(row[1]) for row in legend.rows[1:])]
        if table.rows:
            name = f"ket-qua-{year}-{standard}"
            yield html(table, lang, synthetic, "matrix", name=name, places=places)
    other = overview.others(answers, lang, year=year)
    if other.rows:
        yield html(other, lang, synthetic, name=f"ket-qua-{year}-khac")


def deficits(answers: Answers, lang: str) -> Content:
    """What is not met by standard, then elsewhere; where there is nothing a line says so."""
    out: list[Content] = []
    parts = [(answers.item_label(item, lang), [item]) for item in answers.standards]
    if answers.others:
        parts.append((say("others", lang), answers.others))
    for n, (name, heads) in enumerate(parts, 1):
        table = overview.deficits(answers, lang, heads=heads, year=answers.periods[-1])
        out.append(tag("h3", name))
        if table.rows:
            synthetic = answers.programme.synthetic
            out.append(html(table, lang, synthetic, name=f"chua-dat-{n}"))
        else:
            out.append(tag("p", " ".join(table.notes)))
    return out


def roadmap(answers: Answers, places: Places, lang: str) -> Content:
    synthetic = answers.programme.synthetic
    out: list[Content] = [tag("p", say("two_columns", lang), class_="note")]
    for n, rows in enumerate(obligations.targets(answers.roadmap)):
        units = answers.roadmap["labels"]["units"]
        table = obligations.target(rows, answers.programme, lang, units)
        some = {name for row in rows for name in row["readings"]}
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
        out.append(html(table, lang, synthetic, name=f"lo-trinh-{n + 1}"))
        out.append(rests_on(places, some, lang))
    return out


def duties(answers: Answers, places: Places, lang: str) -> Content:
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
        shown = html(_merged(table, 1), lang, synthetic, name=f"nhiem-vu-{code}")
        folded = n > LONG or code in {"fulfilled", "not_required", BESIDE}
        out.append(fold(title, shown, open_=not folded))
    out.append(rests_on(places, (one["id"] for one in answers.duties["readings"]), lang))
    return out


def missing(answers: Answers, lang: str) -> Content:
    """How much each agency could supply; what exactly is folded beneath."""
    synthetic = answers.programme.synthetic
    if not answers.missing["rows"]:
        return tag("p", say("missing_none", lang))
    folds = []
    for n, lack in enumerate(obligations.lacks(answers.missing, answers.programme, lang), 1):
        table = obligations.missing_of(lack, answers, lang)
        shown = html(_merged(table, 0), lang, synthetic, name=f"con-thieu-{n}")
        folds.append(fold(say("facts_of", lang, owner=lack.owner, n=len(lack.facts)), shown))
    whole = obligations.missing(answers.missing, answers.programme, lang)
    return (html(whole, lang, synthetic, name="con-thieu"), folds)


def _merged(table: Table, column: int) -> Table:
    """Rows that differ in one column, and in a count, in one row."""
    found: dict[tuple[Cell, ...], list[list[Cell]]] = {}
    for row in table.rows:
        same = [c for i, c in enumerate(row) if i != column and i not in table.numeric]
        found.setdefault(tuple(same), []).append(row)
    rows: list[list[Cell]] = []
    for alike in found.values():
        row = list(alike[0])
        row[column] = "; ".join(dict.fromkeys(words_of(one[column]) for one in alike))
        for count in table.numeric:
            row[count] = sum(int(words_of(one[count])) for one in alike)
        rows.append(row)
    return replace(table, rows=rows)


def units(answers: Answers, places: Places, lang: str, *, common: Common) -> Content:
    """A card a unit, those to which a standard applies first."""
    first = answers.concerned
    told = sorted(answers.explanations, key=lambda items: items[0]["unit"] not in first)
    return (
        tag("p", say("explanation_of", lang, year=answers.periods[-1]), class_="lead"),
        [unit_card(items, answers, places, lang, common=common) for items in told],
    )


def pages(answers: Answers, files: Mapping[str, str], lang: str) -> Content:
    """The pages of the units by name."""
    links = [tag("li", tag("a", answers.unit_label(u, lang), href=at)) for u, at in files.items()]
    return tag("ul", links, class_="pages")


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
