"""What a form asks, as plain data in words: sheets with their rows, and what may be entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tieuchi._view.answers import Programme
from tieuchi._words import Json, meaning, period, pick, say


@dataclass(frozen=True)
class Asked:
    """One fact that a form asks for."""

    unit: str
    indicator: str
    period: str
    open_period: bool


@dataclass(frozen=True)
class Field:
    """What may be entered for an indicator."""

    label: str
    #: How it is entered, in a few words.
    how: str
    type: str
    choices: tuple[str, ...] = ()
    least: str | None = None
    most: str | None = None
    measured_in: str = ""
    reporter: str = ""
    clauses: str = ""
    note: str = ""


@dataclass
class Line:
    """A row of a form: the fact, and what people read."""

    asked: Asked
    unit: str
    period: str
    field: Field


@dataclass
class FormSheet:
    """A sheet of a form: whom it is about or who fills it."""

    title: str
    about: str
    lines: list[Line] = field(default_factory=list)
    #: Whether its lines are about several units, so that each names its own.
    many_units: bool = False


def sheets(
    programme: Programme, asked: Iterable[Asked], *, by: str, year: int, lang: str
) -> list[FormSheet]:
    """The sheets of a form, one for each unit or one for each who reports."""
    fields = {i["id"]: _field(i, programme, lang) for i in programme.told["indicators"]}
    names = {unit["id"]: _unit(unit, programme) for unit in programme.told["units"]}
    agencies = {a["id"]: pick(a["label"], lang) for a in programme.told["agencies"]}
    names |= agencies
    found: dict[str, FormSheet] = {}
    title = f"{pick(programme.told['label'], lang)}, {say('year', lang, year=year).lower()}"
    for one in asked:
        shown = fields[one.indicator]
        own = by == "unit" or one.unit in agencies
        head = names[one.unit] if own else shown.reporter or say("no_reporter", lang)
        sheet = found.setdefault(head, FormSheet(title, head, many_units=by != "unit"))
        words = one.period
        if not one.open_period:
            words = period(one.period, lang) or meaning("periods", one.period, lang)
        sheet.lines.append(Line(one, names[one.unit], words, shown))
    if by != "unit":
        order = list(fields)
        for sheet in found.values():
            sheet.lines.sort(key=lambda line: order.index(line.asked.indicator))
    return list(found.values())


def _unit(unit: Json, programme: Programme) -> str:
    parents = {one["id"]: one["name"] for one in programme.told["units"]}
    parent = parents.get(unit["parent"], "")
    return f"{unit['name']}, {parent}" if parent else str(unit["name"])


def _field(indicator: Json, programme: Programme, lang: str) -> Field:
    kind = indicator["type"]
    choices = _choices(indicator, lang)
    return Field(
        pick(indicator["label"], lang) or indicator["id"],
        _how(indicator, lang),
        kind,
        choices,
        indicator["min"] if indicator["min"] is not None else ("0" if kind == "count" else None),
        indicator["max"],
        indicator["measured_in"],
        pick(indicator["reporter_label"], lang),
        _cited(indicator["clauses"], programme),
        pick(indicator["note"], lang),
    )


def _choices(indicator: Json, lang: str) -> tuple[str, ...]:
    """The words one of which is chosen; none where anything may be written."""
    words: Sequence[str] = ()
    if indicator["type"] == "boolean":
        words = (say("yes_word", lang), say("no_word", lang))
    elif indicator["type"] == "rating":
        words = [pick(level["label"], lang) for level in indicator["levels"]]
    if not words:
        return ()
    more = [*indicator["open_values"], *filter(None, [indicator["none"]])]
    return (*words, *more)


def _how(indicator: Json, lang: str) -> str:
    kind, unit = indicator["type"], indicator["measured_in"]
    words = say("choose", lang) if _choices(indicator, lang) else meaning("value_types", kind, lang)
    if indicator["entry"]:
        words = say("entries", lang, entry=":".join(indicator["entry"]))
    least, most = indicator["min"], indicator["max"]
    bounds = say("from_to", lang, least=least, most=most) if least and most else ""
    return ", ".join(filter(None, [unit or words, bounds]))


def _cited(clauses: Iterable[str], programme: Programme) -> str:
    numbers = {clause["id"]: clause["no"] for clause in programme.told["clauses"]}
    return "; ".join(dict.fromkeys(numbers.get(clause, clause) for clause in clauses))
