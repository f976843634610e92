"""Rows of facts: the door, and the periods and values of their texts (section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..feel import dates, numbers
from ..feel.values import Context, Rating, Unknown, Value
from . import days
from .core import NONE, Element, Period, feel_date, one, unknown
from .pack import BUILT_IN, Pack, Row, day_of, number_of, text_of
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World

Range = tuple[date, date]


class Fact(NamedTuple):
    """A row that was let in; the value is nothing where it has another word."""

    unit: str
    indicator: str
    period: Period | Range
    text: str
    value: Value
    recorded_on: date
    document: str


def of_units(w: World) -> list[Fact]:
    """The dated indicators that further columns of units.csv give, for the life of each unit."""
    rows = [
        {
            "unit": u.id,
            "indicator": name,
            "value": u.row[name],
            "document": "",
            "period": f"{u.begins}/",
            "recorded_on": u.recorded_on.isoformat(),
        }
        for u in w.units.all.values()
        for name in u.row
        if name not in BUILT_IN and w.pack.indicator(name).get("period") == "dated"
    ]
    return read(w, rows)


def read(w: World, rows: Iterable[Row]) -> list[Fact]:
    """The facts of the rows that pass the door."""
    return [fact for row in rows if (fact := _fact(w, row)) is not None]


def _fact(w: World, row: Row) -> Fact | None:
    pack = w.pack
    name = pack.codes.get("indicators", {}).get(row["indicator"], row["indicator"])
    element, text = pack.indicator(name), row.get("value", "")
    period = _period(w, element, row["period"]) if element else None
    if period is None or not text or not row.get("recorded_on"):
        return None
    span = days.span(w, period) if isinstance(period, Period) else period
    unit = _unit(w, element, row["unit"], span)
    if unit is None or (unit in w.units.all and not w.units.overlaps(unit, span, True)):
        return None
    value = parsed(pack, element, text)
    is_word = text == w.withdrawn or text in element.get("open_values", {})
    if (value is None and not is_word) or not _is_in_domain(w, element, one(value), span[1]):
        return None
    recorded = day_of(row["recorded_on"])
    return Fact(unit, name, period, text, value, recorded, row.get("document", ""))


def _unit(w: World, element: Element, name: str, span: Range) -> str | None:
    if element.get("subject") == "agency":
        ids = w.pack.by_id.get("agencies", {})
        return name if name in ids else w.pack.codes.get("agencies", {}).get(name)
    if name in w.units.all:
        return name
    named = [u.id for u in w.units.all.values() if name and u.row.get("code") == name]
    fitting = [u for u in named if w.units.overlaps(u, span, everything=True)]
    return fitting[0] if len(fitting) == 1 else None


def _period(w: World, element: Element, text: str) -> Period | Range | None:
    if element.get("period") != "dated":
        return days.period_of(w, w.pack.period_kind(element), text)
    ends = text.split("/")
    if len(ends) != 2 or any(end and dates.parse(end) is None for end in ends):
        return None
    first = day_of(ends[0]) if ends[0] else date.min
    last = day_of(ends[1]) if ends[1] else date.max
    return (first, last) if first <= last else None


def _is_in_domain(w: World, element: Element, value: Value, on: date) -> bool:
    if not isinstance(value, Fraction):
        return True
    least, most = (_bound(w.pack, element.get(key), on) for key in ("min", "max"))
    return (least is None or least <= value) and (most is None or value <= most)


def _bound(pack: Pack, given: Any, on: date) -> Fraction | None:
    """A bound: a number, or what a parameter without keys has on the last day of the period."""
    if not isinstance(given, str):
        return None if given is None else number_of(given)
    begun = [i for i in range(len(pack.versions)) if pack.begins(i) <= on]
    version = max(begun, default=0)
    found = pack.variant(pack.ref(given, "parameters"), version, "parameters")
    if found is None or "value" in found:
        return None if found is None else number_of(found["value"])
    rows = [r for r in found.get("rows", []) if not r.get("key") and "value" in r]
    rows = [r for r in rows if pack.is_in(r, version) and r.get("from", "") <= on.isoformat()]
    rows = [r for r in rows if on.isoformat() <= r.get("to", "9999")]
    last = max(rows, key=lambda row: str(row.get("from", "")), default=None)
    return None if last is None else numbers.parse(text_of(last["value"]))


def parsed(pack: Pack, element: Element, text: str) -> Value:
    """The value of a text; nothing when it is none of the type."""
    if "none" not in element:
        return _parsed(pack, element, text)
    made = _parsed(pack, element, text)
    return () if text == element["none"] else None if made is None else (made,)


def _parsed(pack: Pack, element: Element, text: str) -> Value:
    match element["type"]:
        case "boolean":
            return {"true": True, "false": False}.get(text)
        case "count" | "number":
            value = numbers.parse(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else None
            is_count = value is not None and value >= 0 and value.denominator == 1
            return value if is_count or element["type"] == "number" else None
        case "date":
            return dates.parse(text) or _stretch(text)
        case "rating":
            levels = pack.levels(element)
            return Rating(levels.index(text), text) if text in levels else None
        case "set":
            return _set(pack, element, text)
    return text


def _set(pack: Pack, element: Element, text: str) -> Value:
    found: dict[str, Context] = {}
    fields = list(element["entry"].items())
    for entry in text.split("+") if text != "none" else []:
        parts = [part.strip() for part in entry.split(":")]
        if len(parts) != len(fields):
            return None
        values = {k: _field(pack, f, p) for (k, f), p in zip(fields, parts, strict=True)}
        if None in values.values():
            return None
        is_whole = not any(isinstance(value, Unknown) for value in values.values())
        found.setdefault(str(values) if is_whole else str(len(found)), Context(values))
    return tuple(found.values())


def _field(pack: Pack, field: Element, text: str) -> Value:
    """A field of an entry; unknown, as yet without a reason, where the report does not say it."""
    if text == "?":
        return Unknown(NONE)
    value = _parsed(pack, field, text)
    return None if isinstance(value, Unknown) else value


def _stretch(text: str) -> Value:
    """A day of which only the year, half, quarter or month is told, as yet without a reason."""
    form = re.fullmatch("([0-9]{4})(?:-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?", text)
    if form is None or form[1] == "0000":
        return None
    part = form[2] or ""
    size = 12 if not part else {"H": 6, "Q": 3}.get(part[0], 1)
    first = (int(part.lstrip("HQ") or 1) - 1) * size + 1
    begins = date(int(form[1]), first, 1)
    last = days.months_later(begins, size) - ONE_DAY
    return Unknown(NONE, (feel_date(begins), feel_date(last)))


def spoken(fact: Fact, ref: str) -> Value:
    """What a fact of that reference says, with the reasons of what it leaves open."""
    unit, _, rest = ref.partition(":")
    name, _, at = rest.partition("@")

    def told(value: Value) -> Value:
        match value:
            case Unknown():
                return Unknown(frozenset({(ref, "partly_known")}), value.within)
            case tuple():
                return tuple(map(told, value))
            case Context():
                return Context({k: field(k, v) for k, v in value.entries.items()})
        return value

    def field(key: str, value: Value) -> Value:
        is_open = isinstance(value, Unknown)
        return unknown(f"{unit}:{name}.{key}@{at}", "not_said") if is_open else value

    return told(fact.value)
