"""The annex: every item with its clauses and rule, once for all units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tieuchi._view.answers import Answers
from tieuchi._view.readings import reading_lines
from tieuchi._words import Json, pick, say
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places
from tieuchi.page.writer import fold


def annex(answers: Answers, places: Places, lang: str) -> Content:
    """Items by the number that stands after each verdict; the words of a clause stand where it is
    cited first."""
    told: set[str] = set()
    document = _usual_document(answers, places, lang)
    rows = [_item(item, told, document, answers, places, lang) for item in places.items.values()]
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
    item: Json, told: set[str], document: str, answers: Answers, places: Places, lang: str
) -> Markup:
    number = places.numbers[item["item"]]
    cited = [_clause(clause, told, document, answers, lang) for clause in item["clauses"]]
    rules = dict.fromkeys(pick(words, lang) for words in item["rule_words"])
    rule = [tag("p", words, class_="rule") for words in rules]
    in_words = pick(item["words"], lang) if "words" in item else ""
    heading = say("rule_text" if in_words else "rule", lang)
    notes = dict.fromkeys(pick(note, lang) for note in places.notes(item["item"]))
    return tag(
        "tr",
        tag("th", str(number), scope="row", id=f"t{number}"),
        tag("td", pick(item["label"], lang), [tag("p", n, class_="note") for n in notes]),
        tag("td", cited or say("no_clause", lang), _readings(item, told, answers, lang)),
        tag("td", tag("p", in_words) if in_words else None, fold(heading, rule) if rule else None),
    )


def _clause(clause: Json, told: set[str], usual: str, answers: Answers, lang: str) -> Markup:
    """A clause by its place; the first time with its words and its anchor."""
    place, document = answers.programme.cited(clause, lang)
    where = ", ".join(filter(None, (place, document if document != usual else "")))
    if clause["id"] in told:
        return tag("p", tag("a", where, href=f"#k-{clause['id']}"))
    told.add(clause["id"])
    words = "; ".join(_words(clause, lang))
    return tag("p", where, f" ({words})" if words else None, id=f"k-{clause['id']}")


def _readings(item: Json, told: set[str], answers: Answers, lang: str) -> Iterator[Markup]:
    """How the text is understood where verdicts of the item rest on it; in words the first time."""
    for reading in answers.assessment["readings"]:
        if reading["id"] not in item["readings"]:
            continue
        anchor = f"r-{reading['id']}"
        [line] = reading_lines([reading], lang, ids=False)
        if anchor in told:
            yield tag("p", tag("a", line.partition(" (")[0], href=f"#{anchor}"), class_="note")
        else:
            told.add(anchor)
            yield tag("p", line, class_="note", id=anchor)


def _words(clause: Json, lang: str) -> Iterator[str]:
    if words := pick(clause["words"], lang):
        yield words
    if clause["quote"]:
        yield f"{say('quote', lang)}: “{clause['quote']}”"
