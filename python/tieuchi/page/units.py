"""Why each unit came out as it did: what decides stands first, the rest is folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tieuchi._view.answers import Answers
from tieuchi._view.explanations import tell
from tieuchi._view.model import Mark
from tieuchi._view.phrases import capital, verdict
from tieuchi._words import Json, outcome, pick, say, tally
from tieuchi.page.cards import card_of
from tieuchi.page.common import Common, common_anchor, spans
from tieuchi.page.lines import NOTHING, Usual, brief, decisive, usual_of
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
    #: What a heading says of most lines.
    usual: Usual = NOTHING
    #: The lines that most units have alike, of the standard that is being told; none where a unit
    #: is told alone.
    common: Common | None = None
    standard: str = ""

    def elsewhere(self, leaf: Json) -> bool:
        """Whether a line is told once for most units; one that a table leads to never is."""
        linked = leaf["item"] in self.linked
        return self.common is not None and not linked and self.common.has(self.standard, leaf)

    def number(self, told: Json) -> Markup:
        """Leads to the line of the annex, where clauses, readings and rule of the item stand."""
        number = self.places.numbers[told["item"]]
        reading = "*" if told["readings"] else ""
        return content(" ", tag("a", f"[{number}{reading}]", href=f"#t{number}"))

    def anchor(self, told: Json) -> str | None:
        """The anchor of a reason, once, where an item stands in several groups; a criterion to
        which no table leads has one where it is not met."""
        first = told["item"] not in self.used
        self.used.add(told["item"])
        plain = told["outcome"] != "not_met" and told["item"] not in self.linked
        return reason_anchor(told["unit"], told["item"]) if first and not plain else None

    def notes(self, told: Json) -> Content:
        """What is noted of this unit alone; what is noted of all stands in the annex."""
        notes = [n for n in told["notes"] if n not in self.places.notes(told["item"])]
        words = dict.fromkeys(pick(note, self.lang) for note in notes)
        return [tag("p", say("notes", self.lang), ": ", note, class_="note") for note in words]


def unit_card(
    items: list[Json],
    answers: Answers,
    places: Places,
    lang: str,
    *,
    common: Common | None = None,
    back: str = "#ket-qua",
) -> Markup:
    """One unit: a verdict for each standard, then why; what is `common` stands in the annex."""
    unit = items[0]["unit"]
    flag = tag("strong", say("synthetic", lang), class_="synthetic-tag")
    linked = {told["item"] for item in items for told in (item, *item["members"])}
    card = _Card(places, lang, set(), frozenset(linked), common=common)
    standards = [item for item in items if item["group"]]
    others = [item for item in items if not item["group"]]
    return tag(
        "article",
        tag("h3", pick(items[0]["unit_label"], lang), " ",
            flag if answers.programme.synthetic else None),
        [_standard(item, card) for item in standards],
        _lines(others, card) if others else None,
        card_of(answers.cards[unit], lang, alone=common is None) if unit in answers.cards else None,
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
        _by_outcome(top, replace(card, standard=top["item"])),
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
        short = card if card.common and card.common.shortens(found) else replace(card, common=None)
        usual = usual_of([leaf for leaf in found if not short.elsewhere(leaf)], lang)
        lines = list(_of_outcome(top, code, replace(short, marked=all_may, usual=usual)))
        if not lines:
            continue
        words = Mark(capital(outcome(code, lang, short=True)), code)
        said = [say("provisional", lang)] if all_may else []
        said += [usual.words(lang)] if usual != NOTHING else []
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
    elsewhere: list[int] = []
    for member in top["members"]:
        if not member["group"]:
            if member["outcome"] == code and card.common and card.elsewhere(member):
                elsewhere.append(card.common.number(card.standard, member))
            elif member["outcome"] == code and member["item"] in card.used:
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
    if elsewhere:
        words = say("as_most", card.lang)
        yield tag("li", tag("a", words, href=f"#{common_anchor(card.standard)}"),
                  f" {spans(elsewhere)}")  # fmt: skip
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
        why: Content = [tag("p", line) for line in decisive(leaf, lang)]
    else:
        said = brief(leaf, lang, card.usual)
        why = f": {said}" if said else None
    return tag("li", name, why, card.notes(leaf), id=card.anchor(leaf))
