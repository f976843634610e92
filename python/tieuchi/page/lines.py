"""A criterion in a line: what lacks and who could supply it, what was read, what does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tieuchi._view.explanations import compared, tell
from tieuchi._view.phrases import contradicts, refusal
from tieuchi._words import Json, day, meaning, pick, say


@dataclass(frozen=True)
class Usual:
    """What a heading says of most of its lines: why facts lack or where they are from, and who
    could supply them."""

    origin: str = ""
    owner: str = ""

    def words(self, lang: str) -> str:
        """For the heading; empty where the lines have nothing in common."""
        told = " → ".join(filter(None, (self.origin, self.owner)))
        told = told if self.origin or not told else f"→ {told}"
        return say("unless_said", lang, words=told) if told else ""


NOTHING = Usual()


def usual_of(leaves: list[Json], lang: str) -> Usual:
    """What most lines of one outcome would say alike; nothing where it is not worth a word."""
    if not leaves or leaves[0]["outcome"] not in ("unknown", "met"):
        return NOTHING
    if leaves[0]["outcome"] == "met":
        return Usual(_most(_origin(value, lang) for leaf in leaves for value in leaf["values"]))
    facts = [fact for leaf in leaves for fact in leaf["missing"]]
    owners = (pick(fact["owner"]["words"], lang) for fact in facts)
    return Usual(_most(_why(fact, lang) for fact in facts), _most(owners))


def _most(said: Iterable[str]) -> str:
    told = [words for words in said if words]
    [(words, times)] = Counter(told).most_common(1) or [("", 0)]
    return words if times > 2 and 2 * times > len(told) else ""


def decisive(leaf: Json, lang: str) -> Iterator[str]:
    """What does not hold, the figures with their documents, and where it is written."""
    parts = {part.kind: part.lines for part in tell(leaf, lang).parts}
    failing = [compared(c, lang) for c in leaf["comparisons"] if c["holds"] is False]
    yield from dict.fromkeys(failing) or parts.get("reason", [])
    yield from parts.get("values", [])
    yield from (f"{say('clause', lang)}: {line}" for line in parts["clause"])


def brief(leaf: Json, lang: str, usual: Usual = NOTHING) -> str:
    """What lacks and who could supply it, or the figures, or the reason; `usual` is not said."""
    return "; ".join(filter(None, dict.fromkeys(_brief(leaf, lang, usual))))


def _brief(leaf: Json, lang: str, usual: Usual) -> Iterator[str]:
    match leaf["outcome"]:
        case "unknown" if leaf["missing"]:
            for fact in leaf["missing"]:
                yield _lack(fact, leaf, lang, usual)
        case "met" if leaf["values"]:
            yield from _figures(leaf, lang, usual)
        case _:
            if leaf["reason"] != "ok":
                yield pick(leaf["reason_words"], lang)


def _lack(fact: Json, leaf: Json, lang: str, usual: Usual) -> str:
    """A fact without the unit and the year of which the card speaks anyway."""
    where = f" - {pick(leaf['unit_label'], lang)}, {pick(leaf['period_label'], lang)}"
    words = pick(fact["words"], lang).replace(where, "", 1)
    words = "" if words == pick(leaf["label"], lang) else words
    told = _why(fact, lang)
    told = "" if told == usual.origin else told
    told = f"({told})" if told and words else told
    who = pick(fact["owner"]["words"], lang)
    who = "" if who == usual.owner else who
    return " ".join(filter(None, (words, told, f"→ {who}" if who else "")))


def _why(fact: Json, lang: str) -> str:
    why = dict.fromkeys(meaning("reasons", code, lang) for code in fact["codes"])
    if contradicts(fact):
        why[say("to_reconcile", lang)] = None
    return "; ".join(filter(None, [*why, refusal(fact, lang)]))


def _figures(leaf: Json, lang: str, usual: Usual) -> Iterator[str]:
    """The figures read; a document that several come from is named after the last of them."""
    values, label = leaf["values"], pick(leaf["label"], lang)
    known = [_origin(value, lang) for value in values]
    for value, origin, next_ in zip(values, known, [*known[1:], ""], strict=True):
        name, shown = pick(value["label"], lang), pick(value["shown"], lang)
        told = shown if name == label else f"{name}: {shown}"
        yield told + (f" [{origin}]" if origin not in ("", next_, usual.origin) else "")


def _origin(value: Json, lang: str) -> str:
    return ", ".join(filter(None, (value["document"], day(value["recorded_on"], lang))))
