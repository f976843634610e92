"""Changes between two days, and what is in the way of a unit, in words and as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieuchi._view.figures import figure
from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import capital, marks
from tieuchi._words import Json, day, figure_of, outcome, period, pick, say

#: Words of kinds of change and of causes.
_KINDS = {
    "reversed": "change_reversed",
    "decided": "change_decided",
    "reopened": "change_reopened",
    "scope": "change_scope",
    "settled": "change_settled",
    "provisional": "change_provisional",
    "reason": "change_reason",
}
_CAUSES = {
    "version": "cause_version",
    "correction": "cause_correction",
    "withdrawn": "cause_withdrawn",
    "report": "cause_report",
    "contested": "cause_contested",
    "refused": "cause_refused",
    "late": "cause_late",
    "deadline": "cause_deadline",
    "other": "cause_other",
}
_STATES = {
    "short": "gap_short",
    "decision": "gap_decision",
    "unknown": "gap_unknown",
    "rule": "gap_rule",
}
#: Facts of one change up to which a table tells each of them.
_FACTS = 3


def kind_words(kind: str, lang: str) -> str:
    """A kind of change."""
    return say(_KINDS[kind], lang)


def state_words(state: str, lang: str) -> str:
    """What is lacking of a criterion: figures, a decision, facts."""
    return say(_STATES[state], lang)


@dataclass(frozen=True)
class Names:
    """What the ids of changes are called, by id: the indicators as the programme describes them,
    reasons by the side that gave them."""

    units: Json
    items: Json
    indicators: Json
    reasons: dict[str, Json]

    def unit(self, unit: str, lang: str) -> str:
        return pick(self.units.get(unit), lang) or unit

    def item(self, item: str, lang: str) -> str:
        return pick(self.items.get(item, {}).get("label"), lang) or item

    def reason(self, row: Json, side: str, lang: str) -> str:
        return pick(self.reasons[side].get(row[f"reason_{side}"]), lang)

    def fact(self, reference: str, row: Json, lang: str) -> str:
        """What is reported; of another unit or period than the row these, too."""
        name, part = figure_of(reference)
        label = pick(self.indicators.get(name, {}).get("label"), lang) or name.replace("_", " ")
        label += f", {part.replace('_', ' ')}" if part else ""
        unit, when = reference.partition(":")[0], reference.rpartition("@")[2]
        if unit != row["unit"]:
            label = say("fact_of", lang, fact=label, unit=self.unit(unit, lang))
        told = period(when, lang) if when != row["period"] else ""
        return f"{label}, {told}" if told else label


def changed_words(names: Names, row: Json, lang: str) -> dict[str, str]:
    """A change in words, each beside the column of its name."""
    return {
        "unit_words": names.unit(row["unit"], lang),
        "item_words": names.item(row["item"], lang),
        "kind_words": kind_words(row["kind"], lang),
        "before_words": _outcome(row, "before", lang).words,
        "after_words": _outcome(row, "after", lang).words,
        "causes_words": _causes(row, lang),
        "facts_words": "; ".join(_facts(row, names, lang)),
        "reason_before_words": names.reason(row, "before", lang),
        "reason_after_words": names.reason(row, "after", lang),
    }


def changes(answer: Json, names: Names, lang: str) -> list[Table]:
    """Counts by kind of change, then every change with its cause."""
    before, after = answer["before"], answer["after"]
    title = say(
        "changes_of",
        lang,
        n=len(answer["rows"]),
        before=day(before["as_of"], lang),
        after=day(after["as_of"], lang),
    )
    signs = marks(after, lang)
    counts = Table(title, [say("kind_of_change", lang), say("count", lang)], marks=signs)
    counts.numeric = frozenset({1})
    for kind, number in answer["counts"].items():
        counts.rows.append([capital(kind_words(kind, lang)), number])
    counts.foot = [say("total", lang), len(answer["rows"])]
    columns = ("unit", "item", "period", "kind_of_change", "was", "is_now", "cause")
    table = Table(say("changes", lang), [say(key, lang) for key in columns], marks=signs)
    for row in answer["rows"]:
        told = changed_words(names, row, lang)
        table.rows.append(
            [
                told["unit_words"],
                told["item_words"],
                period(row["period"], lang),
                told["kind_words"],
                _outcome(row, "before", lang),
                _outcome(row, "after", lang),
                _cause(row, names, lang),
            ]
        )
        table.ids.append(f"{row['unit']}:{row['item']}@{row['period']}")
    return [counts, table]


def _outcome(row: Json, side: str, lang: str) -> Mark:
    words = outcome(row[side], lang, short=True)
    if row[f"provisional_{side}"]:
        words += f" ({say('provisional', lang)})"
    return Mark(words, row[side])


def _causes(row: Json, lang: str) -> str:
    return "; ".join(say(_CAUSES[cause], lang) for cause in row["causes"])


def _cause(row: Json, names: Names, lang: str) -> str:
    """The causes, then the facts that show them; of many only their number."""
    causes, facts = _causes(row, lang), list(_facts(row, names, lang))
    if len(facts) > _FACTS:
        return f"{causes}: {say('facts_in_all', lang, n=len(facts))}"
    return "\n".join([causes, *facts])


def _facts(row: Json, names: Names, lang: str) -> Iterator[str]:
    """The facts that show the causes, each with what it said and what it says."""
    for fact in row["facts"]:
        label = names.fact(fact["fact"], row, lang)
        indicator = names.indicators.get(figure_of(fact["fact"])[0], {})
        sides = [one for one in (fact.get("before"), fact.get("after")) if one]
        told = " → ".join(_figure(one, indicator, lang) for one in sides)
        yield f"{label}: {told}" if told else label


def _figure(row: Json, indicator: Json, lang: str) -> str:
    told = [say("recorded", lang, day=day(row["recorded_on"], lang))] if row["recorded_on"] else []
    told = [row["document"], *told] if row["document"] else told
    words = figure(row["value"], indicator, lang)
    return f"{words} [{', '.join(told)}]" if told else words


def gap_words(row: Json, lang: str) -> dict[str, str]:
    """What is lacking in words, each beside the column of its name or of its own."""
    return {
        "item_words": pick(row["label"], lang),
        "outcome_words": outcome(row["outcome"], lang),
        "state_words": state_words(row["state"], lang),
        "fact_words": pick(row["what"], lang),
        "has_words": pick(row["has"], lang),
        "needs_words": pick(row["needs"], lang),
        "distance_words": pick(row["distance_words"], lang),
        "clause_words": pick(row["clause_words"], lang),
    }


def gaps(answer: Json, lang: str) -> list[Table]:
    """What a unit lacks: distances first, then what no figure alone can mend."""
    title = say(
        "gap_of",
        lang,
        unit=pick(answer["unit_label"], lang),
        period=pick(answer["period_label"], lang),
        n=len(answer["rows"]),
    )
    columns = (
        "item",
        "outcome",
        "what_lacks",
        "fact",
        "has_now",
        "must_be",
        "distance_word",
        "clause",
    )
    table = Table(
        title, [say(key, lang) for key in columns], marks=marks(answer["provenance"], lang)
    )
    for row in answer["rows"]:
        told = list(gap_words(row, lang).values())
        cells: list[Cell] = [*told]
        cells[1] = Mark(outcome(row["outcome"], lang, short=True), row["outcome"])
        table.rows.append(cells)
        table.ids.append(row["item"])
    if not table.rows:
        table.notes.append(say("gap_none" if answer["applies"] else "gap_outside", lang))
    return [table]
