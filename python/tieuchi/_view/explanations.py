"""Explanations in words: why each item came out as it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieuchi._view.model import Mark, Part, Telling, Told
from tieuchi._view.phrases import headline, marks, places, refusal, supplier, verdict
from tieuchi._words import Json, day, meaning, pick, say, tally

#: Steps that the value itself shows.
_PLAIN = ("own", "lack")


def telling(answer: Json, lang: str) -> Telling:
    """The answer to "why" below the headline of its day."""
    origin = answer["provenance"]
    items = [tell(item, lang) for item in answer["items"]]
    return Telling(headline(origin, lang), marks(origin, lang), items)


def tell(explained: Json, lang: str) -> Told:
    """An explanation and its members."""
    counted = explained["group"] and explained["outcome"] != "not_applicable"
    return Told(
        subject=f"{pick(explained['unit_label'], lang)}, {pick(explained['period_label'], lang)}",
        label=pick(explained["label"], lang),
        verdict=Mark(verdict(explained, lang), explained["outcome"]),
        tally=tally(explained["counts"], lang) if counted else "",
        parts=[
            Part(key, say(key, lang), found)
            for key, lines in _parts(explained, lang)
            if (found := list(dict.fromkeys(lines)))
        ],
        members=[tell(member, lang) for member in explained["members"]],
    )


def _parts(explained: Json, lang: str) -> Iterator[tuple[str, Iterable[str]]]:
    plain = explained["outcome"] == "met" and explained["reason"] == "ok"
    reason = "" if plain else pick(explained["reason_words"], lang)
    yield "reason", [reason] if reason else []
    clauses = [line for clause in explained["clauses"] for line in _clause(clause, lang)]
    yield "clause", clauses or [say("no_clause", lang)]
    rules = [pick(words, lang) for words in explained["rule_words"]]
    yield "rule", (words for words in rules if _is_worded(words))
    yield "compared", (_compared(c, lang) for c in explained["comparisons"])
    if not explained["group"]:
        yield "values", [line for value in explained["values"] for line in _value(value, lang)]
        yield "lacking", (_missing(fact, lang) for fact in explained["missing"])
    yield "notes", (pick(note, lang) for note in explained["notes"])


def _is_worded(rule: str) -> bool:
    """Whether every name in it has a label; an id is never printed."""
    return "_" not in rule


def _clause(clause: Json, lang: str) -> Iterator[str]:
    words = pick(clause["words"], lang)
    yield pick(clause["place"], lang) + (f" ({say('our_words', lang)}: {words})" if words else "")
    if clause["quote"]:
        yield f"{say('quote', lang)}: “{clause['quote']}”"


def _compared(comparison: Json, lang: str) -> str:
    left, right = pick(comparison["left"], lang), pick(comparison["right"], lang)
    holds = {True: "yes", False: "no", None: "open"}[comparison["holds"]]
    words = f"{left} {comparison['op']} {right}: {say(holds, lang)}"
    if comparison["holds"] or comparison["distance"] in (None, "0"):
        return words
    distance = pick(comparison["distance_words"], lang)
    return f"{words} ({say('distance', lang, distance=distance)})"


def _value(value: Json, lang: str, depth: int = 0) -> Iterator[str]:
    line = f"{'– ' * depth}{pick(value['label'], lang)}: {pick(value['value'], lang)}"
    known = [_origin(value, lang)]
    if value["document"]:
        known.append(say("document", lang, document=value["document"]))
    if reporter := pick(value["reporter_label"], lang):
        known.append(say("reporter", lang, reporter=reporter))
    if value["recorded_on"]:
        known.append(say("recorded", lang, day=day(value["recorded_on"], lang)))
    known = [words for words in known if words]
    yield line + (f" [{'; '.join(known)}]" if known else "")
    for part in value["from"]:
        yield from _value(part, lang, depth + 1)


def _origin(value: Json, lang: str) -> str:
    return "" if value["step"] in _PLAIN else meaning("steps", value["step"], lang)


def _missing(fact: Json, lang: str) -> str:
    why = (meaning("reasons", code, lang) for code in fact["codes"])
    words = "; ".join(filter(None, dict.fromkeys(why)))
    words = "; ".join(filter(None, (words, refusal(fact, lang))))
    line = pick(fact["words"], lang) + (f" ({words})" if words else "")
    owner = fact["owner"]
    return f"{line} → {supplier(owner, lang, places(owner['clauses'], lang))}"
