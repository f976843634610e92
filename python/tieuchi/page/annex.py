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
    named = say("annex_document", lang, document=document) if document else None
    return (
        tag("p", say("annex_note", lang), " ", named, class_="note"),
        fold(title, tag("div", table, class_="frame", role="group", tabindex=0, aria_label=title),
             class_="annex"),
        [
            tag("p", f"[C{n}] ", line, class_="note", id=f"c{n}")
            for n, line in enumerate(_readings(answers, lang), 1)
        ],
    )  # fmt: skip


def _readings(answers: Answers, lang: str) -> list[str]:
    """How the text is understood where it leaves a choice, once for all units."""
    return reading_lines(answers.assessment["readings"], lang, ids=False)


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
    notes = dict.fromkeys(pick(note, lang) for note in places.notes(item["item"]))
    return tag(
        "tr",
        tag("th", str(number), scope="row", id=f"t{number}"),
        tag("td", pick(item["label"], lang), [tag("p", n, class_="note") for n in notes]),
        tag("td", cited or say("no_clause", lang)),
        tag("td", fold(say("rule", lang), rule) if rule else None),
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


def _words(clause: Json, lang: str) -> Iterator[str]:
    if words := pick(clause["words"], lang):
        yield words
    if clause["quote"]:
        yield f"{say('quote', lang)}: “{clause['quote']}”"
