"""The annex: every item with its clauses and rule, once for all units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tieuchi._view.answers import Answers
from tieuchi._view.readings import told
from tieuchi._words import Json, pick, say
from tieuchi.page.common import Common
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places
from tieuchi.page.writer import fold


def annex(answers: Answers, places: Places, lang: str, *, common: Common | None = None) -> Content:
    """What is common to most units, then items by the number that stands after each verdict, then
    the readings; the words of a clause stand where it is cited first."""
    shared = list(common.parts()) if common else []
    return (
        (tag("h3", say("as_most_head", lang)), tag("p", say("as_most_note", lang), class_="note"),
         shared) if shared else None,
        _items(answers, places, lang) if places.items else None,
        _readings(places, lang) if places.readings else None,
    )  # fmt: skip


def _items(answers: Answers, places: Places, lang: str) -> Content:
    cited: set[str] = set()
    document = _usual_document(answers, places, lang)
    rows = [_item(item, cited, document, answers, places, lang) for item in places.items.values()]
    title = say("annex_items", lang)
    flag = content(" · ", tag("strong", say("synthetic", lang)))
    columns = ("our_number", "item", "clause", "rule")
    table = tag(
        "table",
        tag("caption", title, flag if answers.programme.synthetic else None),
        tag("thead", tag("tr", [tag("th", say(key, lang), scope="col") for key in columns])),
        tag("tbody", rows),
    )
    rests = any(item["readings"] for item in places.items.values())
    asterisk = f"{say('annex_readings', lang)} " if rests else None
    named = say("annex_document", lang, document=document) if document else None
    return (
        tag("p", say("annex_note", lang), " ", asterisk, named, class_="note"),
        fold(title, tag("div", table, class_="frame", role="group", tabindex=0, aria_label=title),
             class_="annex"),
    )  # fmt: skip


def _usual_document(answers: Answers, places: Places, lang: str) -> str:
    """The document that most clauses stand in, which need not be named at each."""
    cited = (answers.programme.cited(c, lang)[1] for c in places.clauses.values())
    return max(Counter(cited).items(), key=lambda one: one[1], default=("", 0))[0]


def _item(
    item: Json, cited: set[str], document: str, answers: Answers, places: Places, lang: str
) -> Markup:
    number = places.numbers[item["item"]]
    clauses = [_clause(clause, cited, document, answers, lang) for clause in item["clauses"]]
    notes = dict.fromkeys(pick(note, lang) for note in places.notes(item["item"]))
    return tag(
        "tr",
        tag("th", str(number), scope="row", id=f"t{number}"),
        tag("td", pick(item["label"], lang), [tag("p", n, class_="note") for n in notes]),
        tag("td", clauses or say("no_clause", lang), rests_on(places, item["readings"], lang)),
        tag("td", _rule(item, lang)),
    )


def _rule(item: Json, lang: str) -> Markup | None:
    """The rule as its programme puts it; folded as it is written, where it is not put in words."""
    if in_words := pick(item["words"], lang) if "words" in item else "":
        return tag("p", in_words)
    rules = dict.fromkeys(pick(words, lang) for words in item["rule_words"])
    rule = [tag("p", words, class_="rule") for words in rules]
    return fold(say("rule", lang), rule) if rule else None


def _clause(clause: Json, cited: set[str], usual: str, answers: Answers, lang: str) -> Markup:
    """A clause by its place; the first time with its words and its anchor."""
    place, document = answers.programme.cited(clause, lang)
    where = ", ".join(filter(None, (place, document if document != usual else "")))
    if clause["id"] in cited:
        return tag("p", tag("a", where, href=f"#k-{clause['id']}"))
    cited.add(clause["id"])
    words = "; ".join(_words(clause, lang))
    return tag("p", where, f" ({words})" if words else None, id=f"k-{clause['id']}")


def _readings(places: Places, lang: str) -> Markup:
    """How the texts are understood where verdicts, targets or duties rest on it, once."""
    lines = [
        tag("li", tag("strong", reading_number(places, name, lang)), " ",
            told(reading, lang, ids=False), id=places.reading_anchor(name))
        for name, reading in places.readings.items()
    ]  # fmt: skip
    return fold(say("annex_readings_head", lang), tag("ul", lines, class_="readings"),
                class_="annex")  # fmt: skip


def reading_number(places: Places, name: str, lang: str) -> str:
    """What a reading is called where something rests on it."""
    return say("reading_no", lang, n=places.reading_numbers[name])


def rests_on(places: Places, names: Iterable[str], lang: str) -> Markup | None:
    """The readings on which something rests, as links to their lines."""
    wanted = set(names)
    links = [
        tag("a", reading_number(places, name, lang), href=f"#{places.reading_anchor(name)}")
        for name in places.readings
        if name in wanted
    ]
    parts = [content(", " if n else None, link) for n, link in enumerate(links)]
    return tag("p", say("rests_on", lang), ": ", parts, class_="note") if parts else None


def _words(clause: Json, lang: str) -> Iterator[str]:
    if words := pick(clause["words"], lang):
        yield words
    if clause["quote"]:
        yield f"{say('quote', lang)}: “{clause['quote']}”"
