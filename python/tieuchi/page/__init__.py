"""One programme as one HTML file, or one a unit: no script, nothing fetched, readable on paper and
telephone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tieuchi._view.answers import Answers
from tieuchi._view.html import POLICY
from tieuchi._words import Json, day, pick, say
from tieuchi.facts import Snapshot
from tieuchi.page import changes, sections
from tieuchi.page.annex import annex
from tieuchi.page.common import Common
from tieuchi.page.front import front
from tieuchi.page.gather import Cards, gather, gather_apart
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places, file_names
from tieuchi.page.style import style
from tieuchi.page.units import unit_card
from tieuchi.programme import Rulebook
from tieuchi.verbs import snapshot_of, years_until

__all__ = ["INDEX", "render", "render_units", "write"]

#: The page that leads to those of the units.
INDEX = "index.html"
#: Its anchor, its heading and what stands in it.
Section = tuple[str, str, Content]


def render(
    rulebook: Rulebook,
    snapshot: Snapshot,
    *,
    years: Sequence[int] | None = None,
    since: Snapshot | None = None,
    lang: str = "vi",
) -> str:
    """The page of one day as a text; `since` is what an earlier report was made of.

    `years` are assessed, those up to the year of the day where they are left out; figures in front,
    what is not met and the explanations are those of the last one. The roadmap has all years,
    duties those of the year of the day.
    """
    asked = list(years) if years else years_until(rulebook, snapshot)
    return write(gather(rulebook, snapshot, asked, since), lang)


def write(answers: Answers, lang: str = "vi") -> str:
    """The page of answers that are there already."""
    places = Places(answers)
    common = Common(answers, places, lang)
    units = sections.of_units(
        answers, lang, lambda: sections.units(answers, places, lang, common=common)
    )
    names = sections.of_units(answers, lang, lambda: annex(answers, places, lang, common=common))
    built = [
        *_summary(answers, places, lang),
        ("giai-thich", say("explanations", lang), units),
        ("phu-luc", say("page_annex", lang), names),
        ("gioi-han", say("limits", lang), sections.limits(answers, lang)),
    ]
    return _document(answers, lang, pick(answers.programme.told["label"], lang), built)


def render_units(
    rulebook: Rulebook,
    snapshot: Snapshot,
    *,
    years: Sequence[int] | None = None,
    since: Snapshot | None = None,
    lang: str = "vi",
) -> Iterator[tuple[str, str]]:
    """A page for each unit, one after another, then the page that leads to them: names and texts.

    Only one unit is explained at a time, so that hundreds of them need no more room than one.
    """
    asked = list(years) if years else years_until(rulebook, snapshot)
    answers, explained = gather_apart(rulebook, snapshot, asked, since)
    files = file_names(answers)
    places = Places(answers, files)
    label = pick(answers.programme.told["label"], lang)
    nothing: Json = {"rows": [], "readings": []}
    cards = Cards(rulebook, snapshot_of(rulebook, snapshot, None), max(asked))
    for items in explained:
        unit = items[0]["unit"]
        known = unit in answers.concerned
        own = {unit: cards.told(unit)} if known else {}
        one = replace(answers, explanations=[items], roadmap=nothing, duties=nothing, cards=own)
        here = Places(one)
        back = f"{INDEX}#ket-qua"
        built: list[Section] = [
            ("giai-thich", say("year", lang, year=answers.periods[-1]),
             unit_card(items, one, here, lang, back=back)),
            ("phu-luc", say("page_annex", lang), annex(one, here, lang)),
            ("gioi-han", say("limits", lang), sections.limits(one, lang)),
        ]  # fmt: skip
        title = f"{answers.unit_label(unit, lang)} · {label}"
        yield files[unit], _document(one, lang, title, built)
    listed = sections.of_units(answers, lang, lambda: sections.pages(answers, files, lang))
    built = [
        *_summary(answers, places, lang),
        ("giai-thich", say("pages_of_units", lang), listed),
        ("phu-luc", say("page_annex", lang), annex(answers, places, lang)),
        ("gioi-han", say("limits", lang), sections.limits(answers, lang)),
    ]
    yield INDEX, _document(answers, lang, label, built)


def _summary(answers: Answers, places: Places, lang: str) -> list[Section]:
    """The sections before those of single units."""

    def of_units(part: Callable[[], Content]) -> Content:
        return sections.of_units(answers, lang, part)

    changed = (
        [("thay-doi", say("what_changed", lang), changes.section(answers, places, lang))]
        if answers.changes
        else []
    )
    return [
        ("tong-hop", say("summary", lang), front(answers, places, lang)),
        *changed,
        ("ket-qua", say("matrix", lang), of_units(lambda: sections.matrix(answers, places, lang))),
        ("chua-dat", say("deficits", lang), of_units(lambda: sections.deficits(answers, lang))),
        ("lo-trinh", say("roadmap", lang), sections.roadmap(answers, places, lang)),
        ("nhiem-vu", say("duties", lang), sections.duties(answers, places, lang)),
        ("con-thieu", say("missing", lang), sections.missing(answers, lang)),
    ]


def _document(answers: Answers, lang: str, title: str, built: Sequence[Section]) -> str:
    """Sections as a whole page."""
    programme = answers.programme
    synthetic = programme.synthetic
    note = pick(programme.told.get("note"), lang)
    cited = "; ".join(citations(answers, lang))
    signs = [say("synthetic", lang)] if synthetic else []
    if supposed := answers.provenance.get("supposed"):
        signs.insert(0, say("supposed", lang, name=supposed))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content=POLICY,
        ),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(style(" · ".join(signs)))),
    )
    banner = None
    if signs:
        words = " · ".join(signs)
        banner = tag("aside", words, class_="banner", aria_label=words)
    links = [tag("li", tag("a", words, href=f"#{name}")) for name, words, _ in built]
    body = tag(
        "body",
        tag("a", say("skip", lang), href="#chinh", class_="skip"),
        banner,
        tag(
            "header",
            tag("h1", title),
            tag(
                "p",
                tag(
                    "strong",
                    *(
                        [say("year", lang, year=answers.periods[-1]), " · "]
                        if answers.periods
                        else []
                    ),
                    say("as_of", lang, day=day(answers.provenance["as_of"], lang)),
                ),
                content(" · ", say("sources", lang), ": ", cited) if cited else None,
            ),
            tag("p", note, class_="warning") if note else None,
            sections.refused(answers, lang),
        ),
        tag("nav", tag("ul", links), aria_label=say("contents", lang)),
        tag(
            "main",
            [
                sections.section(name, words, part, lang=lang, synthetic=synthetic)
                for name, words, part in built
            ],
            id="chinh",
        ),
        tag(
            "footer",
            tag(
                "p",
                f"tieuchi {answers.provenance['version']} · ",
                say("as_of", lang, day=day(answers.provenance["as_of"], lang)),
                content(" · ", tag("strong", say("synthetic", lang))) if synthetic else None,
            ),
        ),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang=lang)}\n"


def citations(answers: Answers, lang: str) -> list[str]:
    """The documents that what is assessed rests on, as clauses name them."""
    labels = answers.assessment["labels"]["items"].values()
    cited = (answers.programme.cited(c, lang)[1] for item in labels for c in item["clauses"])
    return [document for document in dict.fromkeys(cited) if document]
