"""The value of an indicator: own rows, then what predecessors hand on, then silence (7, 8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ..feel import numbers
from ..feel.equality import all_of, any_of
from ..feel.types import RatingOf
from ..feel.values import Rating, Unknown, Value
from . import days, filings, rows
from .core import LACKS, Element, Frame, NotCovered, Period, reasons_in, remembered, unknown
from .filings import At, Own
from .pack import text_of
from .rows import Fact
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World

Part = Callable[[str, str], Value]


def carry_of(w: World, name: str) -> Element:
    """The carry rule of an indicator."""
    general = w.pack.programme.get("succession", {}).get("carry", {"rule": "none"})
    rule: Element = w.pack.indicator(name).get("carry", general)
    return rule


@remembered
def reading(w: World, unit: str, name: str, period: Period, until: date | None = None) -> Value:
    """What a unit's indicator is in a period; with `until` on the territory of that day."""
    if unit not in w.units.all:
        return _finished(w, unit, name, period, filings.own(w, unit, name, period))
    first, last = days.span(w, period)
    upto = last if until is None else max(until, last)
    is_handed = until is not None and w.units.handed(unit, first, upto) is not None
    if not w.units.overlaps(unit, (first, last)) and not is_handed:
        return unknown(filings.fact_of(w, unit, name, period), "out_of_validity")
    return _on_territory(w, unit, name, period, upto, date.max)


@remembered
def _on_territory(
    w: World, unit: str, name: str, period: Period, upto: date, before: date
) -> Value:
    """On the territory after the events up to a day, by own rows recorded before another."""
    first, last = days.span(w, period)
    shared = bool(carry_of(w, name).get("by_share"))
    event = w.units.handed(unit, first, upto, away=shared)
    own_rows = w.pack.programme.get("succession", {}).get("own_rows", "replace_from_event")
    always = own_rows == "always_part"

    def mine(fact: Fact) -> bool:
        goes_on = event is not None and w.units.goes_on(unit, event)
        is_new = not goes_on or (not always and fact.recorded_on >= (event or date.min))
        return is_new and fact.recorded_on < before

    def part(other: str, of: str) -> Value:
        assert event is not None
        limit = before if other == unit else date.max
        if w.units.goes_on(other, event) and not always:
            limit = min(limit, event)
        return _on_territory(w, other, of, period, event - ONE_DAY, limit)

    found = filings.own(w, unit, name, period, mine)
    if event is None or found.value is not None:
        return _finished(w, unit, name, period, found)
    replaces = first < event <= last and not (always and w.units.goes_on(unit, event))
    return _carried(w, unit, name, period, event, found, part, replaces)


@remembered
def dated(w: World, unit: str, name: str, on: date) -> Value:
    """What a dated indicator of a unit is on a day, or on the nearest day of its life."""
    if unit not in w.units.all:
        return _finished(w, unit, name, on, filings.own(w, unit, name, on))
    on = w.units.nearest(unit, on)
    carry = carry_of(w, name)
    event = w.units.handed(unit, date.min, on, away=bool(carry.get("by_share")))
    goes_on = event is not None and w.units.goes_on(unit, event)
    keeps = goes_on and carry["rule"] in ("none", "own", "never")
    if event is None or keeps:
        return _finished(w, unit, name, on, filings.own(w, unit, name, on))
    since, before = (event if goes_on else date.min), event - ONE_DAY
    later = [f for f in w.rows(unit, name) if since <= f.recorded_on <= w.as_of]
    found = filings.own(w, unit, name, on, lambda fact: fact in later)
    if found.value is not None or any(f.period[0] <= on for f in later):  # type: ignore[operator]
        return _finished(w, unit, name, on, found)
    return _carried(w, unit, name, on, event, found, lambda o, of: dated(w, o, of, before), True)


def _carried(
    w: World, unit: str, name: str, at: At, event: date, own: Own, part: Part, replaces: bool
) -> Value:
    """What predecessors make of it; where nothing is carried, silence."""
    carry = carry_of(w, name)
    if carry["rule"] == "none":
        return unknown(filings.fact_of(w, unit, name, at), "no_carry_over_rule")
    parts = [] if carry["rule"] == "never" else w.units.parts(unit, event)
    parts = [p for p in parts if carry["rule"] != "own" or p[0] == unit]
    parts = [p for p in parts if w.is_part(carry, p[0], event - ONE_DAY)]
    if not parts:
        return _finished(w, unit, name, at, own)
    values = [_stand_in(w, name, carry, part(other, name)) for other, _ in parts]
    shares = [share if carry.get("by_share") else Fraction(1) for _, share in parts]
    if carry["rule"] == "mean":
        weights = [part(o, carry["weight"]) if "weight" in carry else Fraction(1) for o, _ in parts]
        made = _mean(values, shares, weights)
    else:
        kind = w.pack.type_of(w.pack.indicator(name))
        made = _made(carry["rule"], values, shares, kind)
    if replaces and not isinstance(made, Unknown) and filings.may_count(w, unit, name, at):
        w.assume("carried", name)
    return made


def _stand_in(w: World, name: str, carry: Element, value: Value) -> Value:
    """A part, its lack replaced by `absent_as`."""
    is_lack = isinstance(value, Unknown) and all(code in LACKS for _, code in value.reasons)
    if "absent_as" not in carry or not is_lack:
        return value
    if filings.any_may_come(w, value):
        w.assume("absent_as", name)
    return rows.parsed(w.pack, w.pack.indicator(name), text_of(carry["absent_as"]))


def _made(rule: str, values: list[Value], shares: Sequence[Fraction], kind: object) -> Value:
    best = rule in ("best", "greatest")
    if rule == "own":
        return values[0]
    if rule in ("all_of", "any_of"):
        return (all_of if rule == "all_of" else any_of)(values)
    if isinstance(kind, RatingOf):
        end = len(kind.levels) - 1 if best else 0
        decided = [v for v in values if isinstance(v, Rating) and v.position == end]
        if decided:
            return decided[0]
    if reasons_in(*values):
        return Unknown(reasons_in(*values))
    if rule == "sum":
        return _settled(sum((v * s for v, s in zip(values, shares, strict=True)), Fraction(0)))  # type: ignore[operator]
    if rule == "union":
        entries = [entry for value in values if isinstance(value, tuple) for entry in value]
        return tuple({str(entry): entry for entry in entries}.values())
    if any(isinstance(value, tuple) for value in values):
        raise NotCovered(f"carry {rule} of lists")
    return max(values) if best else min(values)  # type: ignore[type-var]


def _mean(values: list[Value], shares: Sequence[Fraction], weights: list[Value]) -> Value:
    if reasons_in(*values, *weights):
        return Unknown(reasons_in(*values, *weights))
    weighed = [s * w for s, w in zip(shares, weights, strict=True)]  # type: ignore[operator]
    if not sum(weighed):
        return _settled(None)
    added = sum((v * s for v, s in zip(values, weighed, strict=True)), Fraction(0))  # type: ignore[operator]
    return _settled(added / sum(weighed))


def _settled(value: Fraction | None) -> Value:
    made = None if value is None else numbers.settle(value)
    return unknown("#0", "undefined_operation") if made is None else made


def _finished(w: World, unit: str, name: str, at: At, own: Own) -> Value:
    """The own value, or the default for a lack, or the lack."""
    element = w.pack.indicator(name)
    fact = filings.fact_of(w, unit, name, at)
    lacks = element.get("default_on", ("not_reported", "not_submitted", "not_collected"))
    period = at if isinstance(at, Period) else Period("year", at.year)
    after = element.get("default_after")
    is_time = after is None or days.is_past(w, after, Frame(unit, period))
    if own.lack in lacks and "default" in element and is_time:
        if filings.may_come(w, (fact, own.lack)):
            w.assume("default", name)
        return rows.parsed(w.pack, element, text_of(element["default"]))
    return unknown(fact, own.lack) if own.value is None else own.value
