"""The value of an indicator: own rows, then what predecessors hand on, then silence (7, 8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ..feel import numbers
from ..feel.equality import all_of, any_of
from ..feel.types import RatingOf
from ..feel.values import Rating, Unknown, Value, reasons_of
from . import days, filings, rows
from .core import (
    LACKS,
    VEIL,
    Element,
    Frame,
    Period,
    choices,
    is_told,
    one,
    reasons_in,
    remembered,
    told,
    unknown,
)
from .filings import Own
from .pack import BUILT_IN, text_of
from .rows import Fact
from .units import ONE_DAY

if TYPE_CHECKING:
    from .world import World

Part = Callable[[str, str], Value]


def carry_of(w: World, name: str) -> Element:
    """The carry rule of an indicator."""
    general = w.pack.programme.get("succession", {}).get("carry", {"rule": "none"})
    rule: Element = w.indicator(name).get("carry", general)
    return rule


@remembered
def reading(w: World, unit: str, name: str, period: Period, until: date | None = None) -> Value:
    """What a unit's indicator is in a period; with `until` on the territory of that day."""
    if unit not in w.units.all:
        return _finished(w, unit, name, period, filings.own(w, unit, name, period))
    first, last = days.span(w, period)
    upto = last if until is None else max(until, last)
    if unit not in w.units.known or not w.units.overlaps(unit, (first, last)):
        event = None if until is None else w.units.handed(unit, first, upto)
        is_none = carry_of(w, name)["rule"] == "none"
        if event is None or not (is_none or _parts(w, unit, name, event)):
            return unknown(filings.fact_of(w, unit, name, period), "out_of_validity")
    return _on_territory(w, unit, name, period, upto, date.max)


@remembered
def _on_territory(
    w: World, unit: str, name: str, period: Period, upto: date, before: date
) -> Value:
    """On the territory after the events up to a day, by own rows recorded before another."""
    first, last = days.span(w, period)
    event = w.units.handed(unit, first, upto, away=_shrinks(w, name))
    if event is None:
        found = filings.own(w, unit, name, period, lambda fact: fact.recorded_on < before)
        return _finished(w, unit, name, period, found)
    goes_on = w.units.goes_on(unit, event)
    own_rows = w.pack.programme.get("succession", {}).get("own_rows", "replace_from_event")
    replaces = event <= last and own_rows == "replace_from_event"

    def mine(fact: Fact) -> bool:
        is_new = not goes_on or (replaces and fact.recorded_on >= event)
        return is_new and fact.recorded_on < before

    def part(other: str, of: str) -> Value:
        limit = before if other == unit else date.max
        limit = min(limit, event) if replaces and w.units.goes_on(other, event) else limit
        kind = w.period_of(of)
        if kind == "dated":
            return dated(w, other, of, event - ONE_DAY)
        at = days.around(w, period, kind)
        return _on_territory(w, other, of, at, event - ONE_DAY, limit)

    found = filings.own(w, unit, name, period, mine)
    if found.value is not None:
        return _finished(w, unit, name, period, found)
    may_replace = event <= last and (replaces or not goes_on) and w.as_of < before
    return _carried(w, unit, name, period, event, found, part, may_replace)


@remembered
def built_in(w: World, unit: str, name: str, on: date) -> tuple[str, ...]:
    """What is said of a unit on a day: one text, empty for none; several where rows contradict.

    Of the facts whose ranges contain the day the last word; without one what units.csv gives.
    """
    found = filings.speaking(w, unit, name, w.units.nearest(unit, on))
    given = w.units.all[unit].row.get(name, "")
    said = [given if fact.text == w.withdrawn else fact.text for fact in found] or [given]
    if name == "type":
        said = [w.pack.ref(text, "unit_types") for text in said]
    return tuple(sorted(set(said)))


@remembered
def dated(w: World, unit: str, name: str, on: date, before: date = date.max) -> Value:
    """What a dated indicator of a unit is on a day, or on the nearest day of its life.

    With `before`, ranges recorded and lasting from that day on describe another territory.
    """
    is_unit = unit in w.units.all
    if name in BUILT_IN and is_unit:
        several = built_in(w, unit, name, on)
        if several == ("",) or len(several) > 1:
            code = "contested" if len(several) > 1 else "not_reported"
            return unknown(filings.fact_of(w, unit, name, w.units.nearest(unit, on)), code)
        return rows.parsed(w.pack, w.indicator(name), several[0])
    on = w.units.nearest(unit, on) if is_unit else on
    rule = carry_of(w, name)["rule"]
    event = w.units.handed(unit, date.min, on, away=_shrinks(w, name)) if is_unit else None
    goes_on = event is not None and w.units.goes_on(unit, event)
    if goes_on and rule in ("none", "own", "never"):
        event = None
    since = event if event is not None and goes_on else date.min
    facts = [f for f in w.rows(unit, name) if not (f.recorded_on >= before and _ends(f, before))]
    facts = [f for f in facts if f.recorded_on >= since and _ends(f, since)]
    found = filings.own(w, unit, name, on, lambda fact: fact in facts)
    counting = filings.counting(w, unit, name, facts)
    has_begun = any(_begins(fact, on) for fact in counting)
    if event is None or found.value is not None or has_begun or rule == "own":
        return _finished(w, unit, name, on, found)

    def part(other: str, of: str) -> Value:
        cut = event if w.units.goes_on(other, event) else date.max
        return dated(w, other, of, event - ONE_DAY, min(cut, before if other == unit else cut))

    return _carried(w, unit, name, on, event, found, part, w.as_of < before)


def _begins(fact: Fact, on: date) -> bool:
    return not isinstance(fact.period, Period) and fact.period[0] <= on


def _ends(fact: Fact, on: date) -> bool:
    """Whether a range lasts up to a day or longer."""
    return not isinstance(fact.period, Period) and fact.period[1] >= on


def _carried(
    w: World,
    unit: str,
    name: str,
    at: Period | date,
    event: date,
    own: Own,
    part: Part,
    may_replace: bool,
) -> Value:
    """What predecessors make of it; where nothing is carried, silence."""
    carry = carry_of(w, name)
    if carry["rule"] == "none":
        open_one = unknown(filings.fact_of(w, unit, name, at), "no_carry_over_rule")
        if may_replace and filings.may_count(w, unit, name, at):
            w.awaited |= open_one.reasons
        return open_one
    parts = _parts(w, unit, name, event)
    if not parts:
        return _finished(w, unit, name, at, own)
    values = [_stand_in(w, name, carry, part(other, name)) for other, *_ in parts]
    shares = [share if carry.get("by_share") else Fraction(1) for _, share, _ in parts]
    weigher = w.pack.ref(carry["weight"], "indicators") if "weight" in carry else None
    weights: list[Value] = [Fraction(1) for _ in parts]
    if weigher is not None:
        of = carry_of(w, weigher)
        weights = [_stand_in(w, weigher, of, part(other, weigher)) for other, *_ in parts]
    fact = filings.fact_of(w, unit, name, at)
    pieces = list(zip(values, shares, weights, strict=True))
    made = _combined(w, fact, name, carry, pieces)
    unsure = [i for i, (*_, is_sure) in enumerate(parts) if not is_sure]
    for left_out in choices(unsure) if is_told(made) else ():
        kept = [piece for i, piece in enumerate(pieces) if i not in left_out]
        if not kept or _combined(w, fact, name, carry, kept) != made:
            others = unknown(f"cohort:{carry['among']}", "others_open")
            made = Unknown(others.reasons | {VEIL})
            break
    stands_for_now = is_told(made) or not filings.any_may_come(w, made)
    if may_replace and stands_for_now and filings.may_count(w, unit, name, at):
        w.assume("carried", name)
    return made


Piece = tuple[Value, Fraction, Value]


def _combined(w: World, fact: str, name: str, carry: Element, pieces: list[Piece]) -> Value:
    """What parts make together, each with its share and its weight."""
    may_be_none = "none" in w.indicator(name) and carry["rule"] not in ("own", "union")
    if may_be_none:  # those that reported that there is none drop out
        pieces = [(one(v), share, weight) for v, share, weight in pieces if v != ()]
    values, shares = [piece[0] for piece in pieces], [piece[1] for piece in pieces]
    weights = [piece[2] for piece in pieces]
    made: Value = ()
    if carry["rule"] == "mean" and values:
        made = _mean(fact, values, shares, weights)
    elif values:
        kind = w.pack.type_of({k: v for k, v in w.indicator(name).items() if k != "none"})
        made = _made(fact, carry["rule"], values, shares, kind)
    if may_be_none and values and not isinstance(made, Unknown):
        made = (made,)
    return made


def _shrinks(w: World, name: str) -> bool:
    """Whether a unit that gives a part away keeps only a share of what it reported before."""
    carry = carry_of(w, name)
    return bool(carry.get("by_share")) and carry["rule"] == "sum"


def _parts(w: World, unit: str, name: str, event: date) -> list[tuple[str, Fraction, bool]]:
    """The parts of a value after an event, each with its share and whether it is surely meant."""
    carry = carry_of(w, name)
    found = [] if carry["rule"] == "never" else w.units.parts(unit, event)
    found = [part for part in found if carry["rule"] != "own" or part[0] == unit]
    asked = [(*part, w.is_part(carry, part[0], event - ONE_DAY)) for part in found]
    return [(name, share, is_one is True) for name, share, is_one in asked if is_one is not False]


def _stand_in(w: World, name: str, carry: Element, value: Value) -> Value:
    """A part, its lack replaced by `absent_as`."""
    lacks = LACKS - {"not_collected"}
    is_lack = isinstance(value, Unknown) and all(
        code in lacks and f":{name}@" in fact for fact, code in told(value.reasons)
    )  # beside other facts a default may still stand
    if "absent_as" not in carry or not is_lack:
        return value
    if any(filings.is_open(w, name, code) for _, code in told(reasons_in(value))):
        w.assume("absent_as", name)
    return rows.parsed(w.pack, w.indicator(name), text_of(carry["absent_as"]))


def _made(fact: str, rule: str, values: list[Value], shares: list[Fraction], kind: object) -> Value:
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
        return _settled(fact, _dot(values, shares))
    if rule == "union":
        entries = [entry for value in values if isinstance(value, tuple) for entry in value]
        keys = [str(i) if reasons_of(e) else str(e) for i, e in enumerate(entries)]
        return tuple(dict(zip(keys, entries, strict=True)).values())
    return max(values) if best else min(values)  # type: ignore[type-var]


def _mean(fact: str, values: list[Value], shares: list[Fraction], weights: list[Value]) -> Value:
    if reasons_in(*values, *weights):
        return Unknown(reasons_in(*values, *weights))
    whole = _dot(weights, shares)
    if not whole:
        return unknown(fact, "empty_denominator")
    weighed = [_dot([weight], [share]) for weight, share in zip(weights, shares, strict=True)]
    return _settled(fact, _dot(values, weighed) / whole)


def _dot(values: list[Value], shares: list[Fraction]) -> Fraction:
    pairs = zip(values, shares, strict=True)
    return sum((v * s for v, s in pairs if isinstance(v, Fraction)), Fraction(0))


def _settled(fact: str, value: Fraction) -> Value:
    made = numbers.settle(value)
    return unknown(fact, "undefined_operation") if made is None else made


def _finished(w: World, unit: str, name: str, at: Period | date, own: Own) -> Value:
    """The own value, or the default for a lack, or the lack."""
    element = w.indicator(name)
    fact = filings.fact_of(w, unit, name, at)
    lacks = element.get("default_on", ("not_reported", "not_submitted", "not_collected"))
    period = at if isinstance(at, Period) else Period("year", at.year)
    lack = unknown(fact, own.lack) if own.value is None else own.value
    if own.value is None and own.may_be_final:
        lack = Unknown(reasons_in(lack) | {VEIL})
    is_early = isinstance(at, Period) and not has_begun(w, name, at)
    given = element.get("default_after")
    may_stand = own.lack in lacks and "default" in element and not is_early
    with w.apart() as marks:
        frame = Frame(unit, period)
        after = days.day(w, given, frame) if may_stand and given is not None else None
    is_time = after is None or (isinstance(after, date) and w.as_of > after)
    may_be_time = isinstance(after, Unknown) and filings.any_may_come(w, after)
    if is_time or may_be_time:
        w.note(marks)
    if may_be_time:
        return Unknown(reasons_in(lack, after))
    if may_stand and is_time:
        if filings.is_open(w, name, own.lack) or (
            own.lack == "not_collected" and filings.may_count(w, unit, name, at)
        ):
            w.assume("default", name)
        return rows.parsed(w.pack, element, text_of(element["default"]))
    return unknown(fact, "out_of_validity") if is_early and own.value is None else lack


def has_begun(w: World, name: str, period: Period) -> bool:
    """Whether an indicator has begun by the end of a period."""
    variants = w.pack.by_id.get("indicators", {}).get(name, [])
    if not variants or any("since" not in element for element in variants):
        return True
    names = [version["id"] for version in w.pack.versions]
    first = min(names.index(w.pack.ref(e["since"], "versions")) for e in variants)
    return w.pack.begins(first) <= days.span(w, period)[1]
