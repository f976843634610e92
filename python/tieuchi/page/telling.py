"""Explanations in words: what a page folds and a terminal indents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tieuchi.page.answers import Programme
from tieuchi.page.tables import Mark
from tieuchi.page.words import Json, basis, day, lack, outcome, pick, say, step

_LITERAL = re.compile(r'(=|!=|<=|>=|<|>)\s*("(?:[^"\\]|\\.)*")\s*$')
_NAME = re.compile(r'"(?:[^"\\]|\\.)*"|[^\W\d][\w.]*')
_UNTOLD = re.compile(r"\b[a-z0-9]+_[a-z0-9_]+")
_MACHINE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_FEEL = {"and": "và", "or": "hoặc", "not": "không"}


@dataclass(frozen=True)
class Told:
    """One item: its verdict in a line, parts such as clause, rule and values, its members."""

    label: str
    verdict: Mark
    reason: str
    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    members: list[Told] = field(default_factory=list)


def tell(explained: Json, lang: str, programme: Programme) -> Told:
    """An explanation and its members; the programme names agencies and documents."""
    whole = outcome(explained["outcome"], lang)
    summary = pick(explained["summary"], lang)
    note = f" ({say('provisional', lang)})"
    reason = summary.removesuffix(note).removeprefix(whole).lstrip(": ")
    told = Told(
        pick(explained["label"], lang),
        Mark(explained["outcome"], whole, bool(explained["provisional"])),
        reason,
    )
    for title, lines in _parts(explained, lang, programme):
        if lines:
            told.parts.append((title, lines))
    told.members.extend(tell(member, lang, programme) for member in explained["members"])
    return told


def _parts(explained: Json, lang: str, programme: Programme) -> Iterator[tuple[str, list[str]]]:
    agencies = programme.labels("agencies")
    clauses = [line for c in explained["clauses"] for line in _clause(c, lang)]
    rules = [pick(words, lang) for words in explained.get("rule_words", [])]
    rules = rules or [readable(rule, explained, lang) for rule in explained["rules"]]
    rules = [words for words in rules if not _UNTOLD.search(words)]
    yield say("clause", lang), clauses or [say("no_clause", lang)]
    yield say("rule", lang), [words for words in rules if words]
    yield say("compared", lang), list(dict.fromkeys(_comparisons(explained, lang)))
    if not explained["group"]:
        values = [line for v in explained["values"] for line in _value(v, lang, agencies)]
        yield say("values", lang), values
        yield say("lacking", lang), [_missing(m, lang, programme) for m in explained["missing"]]
    yield say("notes", lang), list(dict.fromkeys(pick(note, lang) for note in explained["notes"]))


def _clause(clause: Json, lang: str) -> Iterator[str]:
    words = pick(clause["words"], lang)
    yield pick(clause["place"], lang) + (f" ({say('our_words', lang)}: {words})" if words else "")
    if clause["quote"]:
        yield f"{say('quote', lang)}: “{clause['quote']}”"


def _names(explained: Json, lang: str) -> dict[str, str]:
    """Labels of everything an explanation reads, to any depth."""
    found: dict[str, str] = {}
    waiting = list(explained["values"])
    while waiting:
        value = waiting.pop()
        found[value["id"]] = pick(value["label"], lang)
        waiting.extend(value["from"])
    return found


def _literals(explained: Json, lang: str) -> dict[str, str]:
    """Words for the level names that comparisons quote."""
    found = {}
    for comparison in explained["comparisons"]:
        if match := _LITERAL.search(comparison["rule"]):
            found[match[2]] = pick(comparison["right"], lang)
    return found


def readable(rule: str, explained: Json, lang: str) -> str:
    """A rule text with labels for names, levels in words, and Vietnamese joining words.

    Empty where a name or level has no words: an id is never printed.
    """
    words = _names(explained, lang)
    literals = {k: f"“{v}”" for k, v in _literals(explained, lang).items() if v}

    def put(match: re.Match[str]) -> str:
        name = match[0]
        if name in literals or name in words:
            return literals.get(name) or f"«{words[name]}»"
        return _FEEL.get(name, name) if lang == "vi" else name

    shown = _NAME.sub(put, rule)
    return "" if _UNTOLD.search(shown) else shown


def _comparisons(explained: Json, lang: str) -> Iterator[str]:
    for c in explained["comparisons"]:
        left, right = pick(c["left"], lang), pick(c["right"], lang)
        if not left and not right:
            continue
        holds = say("open" if c["holds"] is None else "yes" if c["holds"] else "no", lang)
        line = f"{left} {c['op']} {right}: {holds}"
        if c["distance"] not in (None, "0") and not c["holds"]:
            line += f" ({say('distance', lang, distance=pick(c['distance_words'], lang))})"
        yield line


def _value(value: Json, lang: str, agencies: dict[str, Json], depth: int = 0) -> Iterator[str]:
    line = f"{'– ' * depth}{pick(value['label'], lang)}: {pick(value['value'], lang)}"
    known = [step(value["step"], lang)]
    if value["document"]:
        known.append(say("document", lang, document=value["document"]))
    if value["reporter"]:
        reporter = pick(agencies.get(value["reporter"]), lang) or value["reporter"]
        if not _MACHINE.fullmatch(reporter):
            known.append(say("reporter", lang, reporter=reporter))
    if value["recorded_on"]:
        known.append(say("recorded", lang, day=day(value["recorded_on"], lang)))
    known = [words for words in known if words]
    yield line + (f" [{'; '.join(known)}]" if known else "")
    for part in value["from"]:
        yield from _value(part, lang, agencies, depth + 1)


def _missing(fact: Json, lang: str, programme: Programme) -> str:
    owner = fact["owner"]
    who = pick(owner["words"], lang)
    line = pick(fact["words"], lang)
    why = "; ".join(filter(None, dict.fromkeys(lack(code, lang) for code in fact["codes"])))
    line += f" ({why})" if why else ""
    line += (
        f" → {who}: {basis(owner['basis'], lang)}" if who else f" → {basis(owner['basis'], lang)}"
    )
    if owner["clauses"]:
        line += " - " + programme.places(owner["clauses"], lang)
    if owner["last_day"]:
        line += f", {say('by_day', lang, day=day(owner['last_day'], lang))}"
    return line
