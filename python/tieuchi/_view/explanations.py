"""Explanations in words: why each item came out as it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tieuchi._view.model import Mark, Part, Table, Telling, Told
from tieuchi._view.phrases import (
    contradicts,
    headline,
    marks,
    places,
    refusal,
    supplier,
    verdict,
)
from tieuchi._view.readings import told as readings_told
from tieuchi._words import Json, day, figure_of, meaning, pick, say, tally

#: Steps that the value itself shows.
_PLAIN = ("own", "lack")
#: Clauses told of those that answer an item.
_ANSWERS = 6
#: Signs of comparisons as people write them.
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}


def telling(answer: Json, lang: str) -> Telling:
    """The answer to "why" below the headline of its day."""
    origin = answer["provenance"]
    known = {one["id"]: one for one in answer["readings"]}
    items = [tell(item, lang, known) for item in answer["items"]]
    return Telling(headline(origin, lang), marks(origin, lang), items)


def nothing_told(answer: Json, year: int | None, lang: str) -> Table:
    """That nothing applies to the unit in the year, below the headline of its day."""
    origin = answer["provenance"]
    words = say("gap_outside", lang)
    told = words if year is None else f"{say('year', lang, year=year)}: {words}"
    return Table(headline(origin, lang), [], marks=marks(origin, lang), notes=[told])


def tell(
    explained: Json,
    lang: str,
    readings: Mapping[str, Json] | None = None,
    *,
    ids: bool = True,
) -> Told:
    """An explanation and its members; `readings` are those of the answer, by id. A group says those
    that none of its members does."""
    below = {name for member in explained["members"] for name in member["readings"]}
    rests_on = [(readings or {}).get(name) for name in explained["readings"] if name not in below]
    understood = [readings_told(one, lang, ids=ids) for one in rests_on if one]
    counted = explained["group"] and explained["outcome"] != "not_applicable"
    return Told(
        subject=f"{pick(explained['unit_label'], lang)}, {pick(explained['period_label'], lang)}",
        label=pick(explained["label"], lang),
        verdict=Mark(verdict(explained, lang), explained["outcome"]),
        tally=tally(explained["counts"], lang) if counted else "",
        parts=[
            Part(key, say(_heading(key, explained), lang), found)
            for key, lines in _parts(explained, lang, understood)
            if (found := list(dict.fromkeys(lines)))
        ],
        members=[tell(member, lang, readings, ids=ids) for member in explained["members"]],
    )


def _heading(part: str, explained: Json) -> str:
    """The phrase above a part: the rule in words has the name of the rule, its text another."""
    if part == "in_words":
        return "rule"
    return "rule_text" if part == "rule" and any(explained["words"].values()) else part


def _parts(
    explained: Json, lang: str, readings: Iterable[str]
) -> Iterator[tuple[str, Iterable[str]]]:
    plain = explained["outcome"] == "met" and explained["reason"] == "ok"
    reason = "" if plain else pick(explained["reason_words"], lang)
    yield "reason", [reason] if reason else []
    clauses = [line for clause in explained["clauses"] for line in _clause(clause, lang)]
    yield "clause", clauses or [say("no_clause", lang)]
    in_words = pick(explained["words"], lang)
    yield "in_words", [in_words] if in_words else []
    yield "rule", (pick(words, lang) for words in explained["rule_words"])
    yield "compared", (compared(c, lang) for c in explained["comparisons"])
    if not explained["group"]:
        yield "values", [line for value in explained["values"] for line in _value(value, lang)]
        against = [fact for fact in explained["missing"] if contradicts(fact)]
        yield "reconcile", (_against(fact, explained, lang) for fact in against)
        lacking = (fact for fact in explained["missing"] if not contradicts(fact))
        yield "lacking", (_missing(fact, lang) for fact in lacking)
    yield "readings", readings
    if not explained["group"]:
        yield "not_said_head", (pick(words, lang) for words in explained["not_said"])
        yield "answered_by", _answers(explained["answered_by"], lang)
    yield "notes", (pick(note, lang) for note in explained["notes"])


def _clause(clause: Json, lang: str) -> Iterator[str]:
    words = pick(clause["words"], lang)
    yield pick(clause["place"], lang) + (f" ({say('our_words', lang)}: {words})" if words else "")
    if clause["quote"]:
        yield f"{say('quote', lang)}: “{clause['quote']}”"


def _answers(clauses: Sequence[Json], lang: str) -> Iterator[str]:
    """What answers the clauses of an item, nearest first; the rest is counted."""
    for clause in clauses[:_ANSWERS]:
        yield f"{pick(clause['place'], lang)}: {pick(clause['words'], lang)}"
    if len(clauses) > _ANSWERS:
        yield say("and_more", lang, n=len(clauses) - _ANSWERS)


def compared(comparison: Json, lang: str) -> str:
    """A comparison with both sides, whether it holds, and how far it is from holding."""
    shown = {side: pick(words, lang) for side, words in comparison["shown"].items()}
    what = f"{shown['what']}: " if shown["what"] else ""
    sign = _SIGNS.get(comparison["op"], comparison["op"])
    holds = {True: "yes", False: "no", None: "open"}[comparison["holds"]]
    words = f"{what}{shown['left']} {sign} {shown['right']}: {say(holds, lang)}"
    if comparison["holds"] or comparison["distance"] in (None, "0"):
        return words
    return f"{words} ({say('distance', lang, distance=shown['distance'])})"


def _value(value: Json, lang: str, depth: int = 0) -> Iterator[str]:
    line = f"{'– ' * depth}{pick(value['label'], lang)}: "
    if value["figures"]:
        yield f"{line}{_figures(value['figures'], lang)}: {say('to_reconcile', lang)}"
        return
    known = [_origin(value, lang), *_reported(value, lang)]
    known = [words for words in known if words]
    yield line + pick(value["shown"], lang) + (f" [{'; '.join(known)}]" if known else "")
    for part in value["from"]:
        yield from _value(part, lang, depth + 1)


def _reported(figure: Json, lang: str) -> Iterator[str]:
    """Where a figure was reported: document, reporter, day."""
    if figure["document"]:
        yield say("document", lang, document=figure["document"])
    if reporter := pick(figure["reporter_label"], lang):
        yield say("reporter", lang, reporter=reporter)
    if figure["recorded_on"]:
        yield say("recorded", lang, day=day(figure["recorded_on"], lang))
    if figure["note"]:
        yield say("remarked", lang, note=figure["note"])


def _figures(figures: Iterable[Json], lang: str) -> str:
    """All figures of one fact, each with its document."""
    told = []
    for figure in figures:
        known = "; ".join(_reported(figure, lang))
        words = pick(figure.get("shown") or figure["value"], lang)
        told.append(words + (f" [{known}]" if known else ""))
    return " ≠ ".join(told)


def _origin(value: Json, lang: str) -> str:
    words = "" if value["step"] in _PLAIN else meaning("steps", value["step"], lang)
    how = pick(value["words"], lang)
    return f"{words}: {how}" if words and how else words or how


def _why(fact: Json, lang: str) -> str:
    why = (meaning("reasons", code, lang) for code in fact["codes"])
    words = "; ".join(filter(None, dict.fromkeys(why)))
    words = "; ".join(filter(None, (words, refusal(fact, lang))))
    return pick(fact["words"], lang) + (f" ({words})" if words else "")


def _missing(fact: Json, lang: str) -> str:
    owner = fact["owner"]
    return f"{_why(fact, lang)} → {supplier(owner, lang, places(owner['clauses'], lang))}"


def _against(fact: Json, explained: Json, lang: str) -> str:
    """A fact whose figures contradict each other: all of them, and who could clear it up."""
    name, _ = figure_of(fact["fact"])
    read = next((value for value in _all_values(explained["values"]) if value["id"] == name), None)
    figures = read and (read["figures"] or ([read] if read["document"] else []))
    told = f": {_figures(figures, lang)}" if figures else ""
    who = pick(fact["owner"]["words"], lang)
    return _why(fact, lang) + told + (f" → {who}" if who else "")


def _all_values(values: Iterable[Json]) -> Iterator[Json]:
    for value in values:
        yield value
        yield from _all_values(value["from"])
