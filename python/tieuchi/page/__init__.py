"""One programme as one HTML file: no script, nothing fetched, readable on paper and telephone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tieuchi._view.answers import Answers
from tieuchi._words import day, pick, say
from tieuchi.facts import Snapshot
from tieuchi.page import sections
from tieuchi.page.gather import gather
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.style import STYLE
from tieuchi.programme import Rulebook

__all__ = ["render", "write"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(
    rulebook: Rulebook,
    snapshot: Snapshot,
    *,
    years: Sequence[int] | None = None,
    lang: str = "vi",
) -> str:
    """The page of one day as a text.

    `years` are assessed, every year of the programme where they are left out; figures in front,
    what is not met and the explanations are those of the last one. The roadmap has all years,
    duties those of the year of the day.
    """
    asked = list(years) if years else list(rulebook.years)
    return write(gather(rulebook, snapshot, asked), lang)


def write(answers: Answers, lang: str = "vi") -> str:
    """The page of answers that are there already."""
    programme = answers.programme
    synthetic = programme.synthetic
    title = pick(programme.told["label"], lang)

    def of_units(part: Callable[[Answers, str], Content]) -> Content:
        return part(answers, lang) if answers.periods else sections.nobody(answers, lang)

    built: list[tuple[str, str, Content]] = [
        ("tong-hop", say("summary", lang), of_units(sections.summary)),
        ("ket-qua", say("matrix", lang), of_units(sections.matrix)),
        ("chua-dat", say("deficits", lang), of_units(sections.deficits)),
        ("lo-trinh", say("roadmap", lang), sections.roadmap(answers, lang)),
        ("nhiem-vu", say("duties", lang), sections.duties(answers, lang)),
        ("con-thieu", say("missing", lang), sections.missing(answers, lang)),
        ("giai-thich", say("explanations", lang), of_units(sections.explanations)),
        ("gioi-han", say("limits", lang), sections.limits(answers, lang)),
    ]
    note = pick(programme.told.get("note"), lang)
    cited = "; ".join(citations(answers, lang))
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
        tag("style", Markup(STYLE)),
    )
    banner = None
    signs = [say("synthetic", lang)] if synthetic else []
    if supposed := answers.provenance.get("supposed"):
        signs.insert(0, say("supposed", lang, name=supposed))
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
            tag("p", say("sources", lang), ": ", cited) if cited else None,
            tag("p", say("as_of", lang, day=day(answers.provenance["as_of"], lang)), class_="lead"),
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
