"""Why each unit came out as it did: what decides stands first, the rest is folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tieuchi._view.answers import Answers
from tieuchi._view.explanations import compared, tell
from tieuchi._view.model import Mark
from tieuchi._view.phrases import capital, contradicts, refusal, verdict
from tieuchi._words import Json, day, meaning, outcome, pick, say, tally
from tieuchi.page.markup import Content, Markup, content, tag
from tieuchi.page.places import Places, nested, reason_anchor, unit_anchor
from tieuchi.page.writer import badge, fold

#: Outcomes in the order in which they decide.
ORDER = ("not_met", "unknown", "waived", "met", "not_applicable")
#: Lines of unknown results that are shown at once where nothing is not met.
FEW = 8


@dataclass(frozen=True)
class _Card:
    """What the lines of one unit share; `marked` where a heading says already that they may
    change."""

    places: Places
    lang: str
    #: Items that were told already.
    used: set[str]
    #: Items to which tables lead.
    linked: frozenset[str]
    marked: bool = False
    #: What a heading says of most lines: why a fact lacks, or where figures come from.
    usual: str = ""

    def number(self, told: Json) -> Markup:
        """Leads to the line of the annex, where clauses, readings and rule of the item stand."""
        number = self.places.numbers[told["item"]]
        reading = "*" if told["readings"] else ""
        return content(" ", tag("a", f"[{number}{reading}]", href=f"#t{number}"))

    def anchor(self, told: Json) -> str | None:
        """The anchor of a reason, once, where an item stands in several groups; a plain criterion
        that is met has none."""
        first = told["item"] not in self.used
        self.used.add(told["item"])
        plain = told["outcome"] not in ("not_met", "unknown") and told["item"] not in self.linked
        return reason_anchor(told["unit"], told["item"]) if first and not plain else None

    def notes(self, told: Json) -> Content:
        """What is noted of this unit alone; what is noted of all stands in the annex."""
        notes = [n for n in told["notes"] if n not in self.places.notes(told["item"])]
        words = dict.fromkeys(pick(note, self.lang) for note in notes)
        return [tag("p", say("notes", self.lang), ": ", note, class_="note") for note in words]


def unit_card(
    items: list[Json], answers: Answers, places: Places, lang: str, *, back: str = "#ket-qua"
) -> Markup:
    """One unit: a verdict for each standard, then why."""
    unit = items[0]["unit"]
    flag = tag("strong", say("synthetic", lang), class_="synthetic-tag")
    linked = {told["item"] for item in items for told in (item, *item["members"])}
    card = _Card(places, lang, set(), frozenset(linked))
    standards = [item for item in items if item["group"]]
    others = [item for item in items if not item["group"]]
    return tag(
        "article",
        tag("h3", pick(items[0]["unit_label"], lang), " ",
            flag if answers.programme.synthetic else None),
        [_standard(item, card) for item in standards],
        _lines(others, card) if others else None,
        tag("p", tag("a", say("back", lang), href=back), class_="back"),
        id=unit_anchor(unit),
        class_="unit" if standards else "unit small",
    )  # fmt: skip


def _standard(top: Json, card: _Card) -> Markup:
    told = tell(top, card.lang)
    counts = f" ({told.tally})" if told.tally else ""
    head = content(
        tag("span", told.label, class_="name"),
        f" [{card.places.numbers[top['item']]}] ",  # no link: a summary is one itself
        badge(told.verdict),
        tag("span", counts, class_="reason"),
    )
    return fold(
        head,
        card.notes(top),
        _by_outcome(top, card),
        open_=top["outcome"] == "not_met",
        class_="standard",
        id_=card.anchor(top),
    )


def _by_outcome(top: Json, card: _Card) -> Content:
    """The criteria of a standard: those not met at once, others folded by what they came to."""
    leaves = [told for told in nested(top["members"]) if not told["group"]]
    lang = card.lang
    failing = any(leaf["outcome"] == "not_met" for leaf in leaves)
    out: list[Content] = []
    for code in ORDER:
        found = [leaf for leaf in leaves if leaf["outcome"] == code]
        all_may = bool(found) and all(leaf["provisional"] for leaf in found)
        usual = _usual(found, lang)
        lines = list(_of_outcome(top, code, replace(card, marked=all_may, usual=usual)))
        if not lines:
            continue
        words = Mark(capital(outcome(code, lang, short=True)), code)
        said = [say("provisional", lang)] if all_may else []
        said += [say("unless_said", lang, words=usual)] if usual else []
        title = content(badge(words), f" {len(found)}", f" ({'; '.join(said)})" if said else None)
        listed = tag("ul", lines, class_="why")
        if code == "not_met":
            out.append(tag("div", tag("p", title, class_="state"), listed, class_=code))
        else:
            few = code == "unknown" and not failing and len(lines) <= FEW
            out.append(fold(title, listed, open_=few, class_=code))
    return out


def _of_outcome(top: Json, code: str, card: _Card) -> Iterator[Markup]:
    """Criteria of one outcome below the groups they stand in."""
    again: list[Content] = []
    for member in top["members"]:
        if not member["group"]:
            if member["outcome"] == code and member["item"] in card.used:
                again.append(content(pick(member["label"], card.lang), card.number(member)))
            elif member["outcome"] == code:
                yield _line(member, card)
            continue
        inside = list(_of_outcome(member, code, card))
        own = member["outcome"] == code
        if not inside and not own:
            continue
        counts = tally(member["counts"], card.lang) if own else ""
        yield tag(
            "li",
            pick(member["label"], card.lang),
            content(card.number(member), f" ({counts})" if counts else None) if own else None,
            card.notes(member) if own else None,
            tag("ul", inside) if inside else None,
            id=card.anchor(member) if own else None,
            class_="group",
        )
    if again:
        listed = [content("; " if n else None, one) for n, one in enumerate(again)]
        yield tag("li", say("as_above", card.lang), ": ", listed)


def _lines(items: list[Json], card: _Card) -> Content:
    """Criteria that stand in no standard; each says its own verdict."""
    first = sorted(items, key=lambda item: ORDER.index(item["outcome"]))
    lines = [_line(item, card, alone=True) for item in first]
    return content(
        tag("p", say("others", card.lang), class_="state"), tag("ul", lines, class_="why")
    )


def _line(leaf: Json, card: _Card, *, alone: bool = False) -> Markup:
    """A criterion and why; one that is not met also says where that is written."""
    lang = card.lang
    may_change = leaf["provisional"] and not alone and not card.marked
    name = content(
        content(badge(Mark(verdict(leaf, lang, short=True), leaf["outcome"])), " ")
        if alone
        else None,
        tag("b", pick(leaf["label"], lang)),
        card.number(leaf),
        f" ({say('provisional', lang)})" if may_change else None,
    )
    if leaf["outcome"] == "not_met":
        why: Content = [tag("p", line) for line in _decisive(leaf, lang)]
    else:
        why = "; ".join(_brief(leaf, card))
        why = f": {why}" if why else None
    return tag("li", name, why, card.notes(leaf), id=card.anchor(leaf))


def _decisive(leaf: Json, lang: str) -> Iterator[str]:
    """What does not hold, the figures with their documents, and where it is written."""
    parts = {part.kind: part.lines for part in tell(leaf, lang).parts}
    failing = [compared(c, lang) for c in leaf["comparisons"] if c["holds"] is False]
    yield from dict.fromkeys(failing) or parts.get("reason", [])
    yield from parts.get("values", [])
    yield from (f"{say('clause', lang)}: {line}" for line in parts["clause"])


def _brief(leaf: Json, card: _Card) -> Iterator[str]:
    """In a line: what lacks and who could supply it, or the figures, or the reason."""
    lang = card.lang
    match leaf["outcome"]:
        case "unknown" if leaf["missing"]:
            yield from dict.fromkeys(_lack(fact, leaf, card) for fact in leaf["missing"])
        case "met" if leaf["values"]:
            yield from _figures(leaf, card)
        case _:
            if leaf["reason"] != "ok":
                yield pick(leaf["reason_words"], lang)


def _lack(fact: Json, leaf: Json, card: _Card) -> str:
    """A fact without the unit and the year of which the card speaks anyway."""
    lang = card.lang
    where = f" - {pick(leaf['unit_label'], lang)}, {pick(leaf['period_label'], lang)}"
    words = pick(fact["words"], lang).replace(where, "", 1)
    words = "" if words == pick(leaf["label"], lang) else words
    told = _why(fact, lang)
    told = "" if told == card.usual else told
    who = pick(fact["owner"]["words"], lang)
    told = f"({told})" if told and words else told
    return " ".join(filter(None, (words, told))) + (f" → {who}" if who else "")


def _why(fact: Json, lang: str) -> str:
    why = dict.fromkeys(meaning("reasons", code, lang) for code in fact["codes"])
    if contradicts(fact):
        why[say("to_reconcile", lang)] = None
    return "; ".join(filter(None, [*why, refusal(fact, lang)]))


def _figures(leaf: Json, card: _Card) -> Iterator[str]:
    """The figures read; a document that several come from is named after the last of them."""
    values, label = leaf["values"], pick(leaf["label"], card.lang)
    known = [_origin(value, card.lang) for value in values]
    for value, origin, next_ in zip(values, known, [*known[1:], ""], strict=True):
        name, shown = pick(value["label"], card.lang), pick(value["shown"], card.lang)
        told = shown if name == label else f"{name}: {shown}"
        yield told + (f" [{origin}]" if origin not in ("", next_, card.usual) else "")


def _origin(value: Json, lang: str) -> str:
    return ", ".join(filter(None, (value["document"], day(value["recorded_on"], lang))))


def _usual(leaves: list[Json], lang: str) -> str:
    """What most lines of one outcome would say alike; nothing where it is not worth a word."""
    if not leaves or leaves[0]["outcome"] not in ("unknown", "met"):
        return ""
    if leaves[0]["outcome"] == "unknown":
        said = [_why(fact, lang) for leaf in leaves for fact in leaf["missing"]]
    else:
        said = [_origin(value, lang) for leaf in leaves for value in leaf["values"]]
    [(words, times)] = Counter(filter(None, said)).most_common(1) or [("", 0)]
    return words if times > 2 and 2 * times > len(said) else ""
