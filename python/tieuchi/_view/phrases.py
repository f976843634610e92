"""Phrases that many builders put together: a headline, a verdict, who owes a fact."""

from __future__ import annotations

from collections.abc import Iterable

from tieuchi._words import Json, day, meaning, outcome, pick, say


def capital(words: str) -> str:
    """Words at the beginning of a line."""
    return words[:1].upper() + words[1:]


def headline(provenance: Json, lang: str) -> str:
    """The programme and the day whose knowledge is used."""
    known = say("as_of", lang, day=day(provenance["as_of"], lang))
    name = pick(provenance["label"], lang) or provenance["programme"]
    return f"{name}, {known[:1].lower()}{known[1:]}"


def marks(provenance: Json, lang: str) -> list[str]:
    """What everything says that rests on supposed or invented figures, or on refused reports."""
    invented = [say("synthetic", lang)] if provenance["synthetic"] else []
    if supposed := provenance.get("supposed"):
        invented.insert(0, say("supposed", lang, name=supposed))
    refused = provenance["refused"]
    return invented + ([say("reports_refused", lang, n=refused)] if refused else [])


def refusal(fact: Json, lang: str) -> str:
    """Of a missing fact whose report was refused: where it stands, who reported it, and why."""
    refused = fact["refused"]
    if not refused:
        return ""
    where = say("refused_at", lang, file=refused["file"], row=refused["row"])
    who = [refused["reporter"]] if refused["reporter"] else []
    why = pick(refused["words"], lang) or refused["code"]
    return ", ".join([where, *who]) + f": {why}"


def verdict(row: Json, lang: str, *, short: bool = False, more: str = "") -> str:
    """The outcome in words, with its mark when it may still change."""
    words = outcome(row["outcome"], lang, short=short) + (f": {more}" if more else "")
    if not row["provisional"]:
        return words
    if until := row.get("provisional_until"):
        return f"{words} ({say('provisional_until', lang, day=day(until, lang))})"
    return f"{words} ({say('provisional', lang)})"


def contradicts(fact: Json) -> bool:
    """Whether a missing fact is there more than once or against another: to be reconciled."""
    return set(fact["codes"]) <= {"contested", "contradiction"}


def places(clauses: Iterable[Json], lang: str) -> str:
    """Clauses by their places as printed."""
    return "; ".join(pick(clause["place"], lang) for clause in clauses)


def quotes(clauses: Iterable[Json], lang: str) -> list[str]:
    """The official wording of clauses that have one, each once, with its place."""
    told = {clause["id"]: clause for clause in clauses if clause["quote"]}
    return [
        f"{say('quote', lang)} ({pick(clause['place'], lang)}): “{clause['quote']}”"
        for clause in told.values()
    ]


def supplier(owner: Json, lang: str, cited: str) -> str:
    """Who could supply a fact, on what basis, by which clauses and by when."""
    basis, who = meaning("bases", owner["basis"], lang), pick(owner["words"], lang)
    words = f"{who}: {basis}" if who else basis
    return ", ".join(filter(None, (words + (f" - {cited}" if cited else ""), _by(owner, lang))))


def brief_supplier(owner: Json, lang: str) -> str:
    """The same for a cell: a clause beside the name says that it is a duty."""
    who, cited = pick(owner["words"], lang), places(owner["clauses"], lang)
    if not who or not cited:
        return supplier(owner, lang, cited)
    return f"{who} ({', '.join(filter(None, (cited, _by(owner, lang))))})"


def _by(owner: Json, lang: str) -> str:
    return say("by_day", lang, day=day(owner["last_day"], lang)) if owner["last_day"] else ""
