"""Values and tests: rule text, choice, first_of, lists of tests (section 5).

Every text of a shape is evaluated, whatever branch decides: what is handed on is by text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..feel.equality import all_of, is_same
from ..feel.evaluator import evaluate
from ..feel.types import ContextOf, ListOf, RatingOf, Type
from ..feel.values import Context, Rating, Unknown, Value, reasons_of
from . import days
from .core import Element, Frame, before, reasons_in, told, unknown
from .filings import any_may_come
from .pack import number_of
from .texts import Text

if TYPE_CHECKING:
    from .world import World

Extra = Mapping[str, tuple[Type, Value]]
FALLS_ON = ("not_reported", "not_submitted", "late", "not_collected")
NO_EXTRA: Extra = {}
OF_EVERY_UNIT = ("assessment_year", "as_of", "period_start", "period_end")


class Valued(NamedTuple):
    """A value and the reason of the row or test that decided."""

    value: Value
    reason: str | None = None


def compiled(w: World, source: str, frame: Frame, extra: Extra = NO_EXTRA) -> Text:
    """A text as the version of the frame reads it."""
    return w.texts.text(source, w.version(frame), {k: kind for k, (kind, _) in extra.items()})


def text(w: World, owner: str, source: str, frame: Frame, extra: Extra = NO_EXTRA) -> Value:
    """The value of a rule text in a frame."""
    read = compiled(w, source, frame, extra)
    names = {n: extra[n][1] if n in extra else w.name(n, frame) for n in read.names}
    if any_may_come(w, *(names[name] for name in read.reported)):
        w.assume("reported", owner)
    hosts = {key: w.host(host, frame) for key, host in read.hosts.items()}
    found = evaluate(read.tree, {**names, **hosts})
    if not isinstance(found, Unknown):
        return found
    behind = [hosts[key]([]) for key, host in read.hosts.items() if not host.is_computed]
    return Unknown(before(found.reasons, *map(reasons_of, [*names.values(), *behind])))


def value(
    w: World,
    owner: str,
    shape: Any,
    frame: Frame,
    kind: Type | None = None,
    extra: Extra = NO_EXTRA,
) -> Valued:
    """A value or test, its levels read by the type that its place needs."""
    if isinstance(shape, str):
        return Valued(as_type(text(w, owner, shape, frame, extra), kind))
    if isinstance(shape, bool):
        return Valued(shape)
    if isinstance(shape, dict):
        return Valued(_first_of(w, owner, shape, frame, kind, extra))
    if not isinstance(shape, list):
        return Valued(number_of(shape))
    if "rule" in shape[0]:
        found = [(value(w, owner, t["rule"], frame, None, extra).value, t) for t in shape]
        reason = next((test["reason"] for known, test in found if known is False), None)
        return Valued(all_of(known for known, _ in found), reason)
    return _choice(w, owner, shape, frame, kind, extra)


def _choice(
    w: World, owner: str, rows: list[Element], frame: Frame, kind: Type | None, extra: Extra
) -> Valued:
    first, *rest = rows
    then = value(w, owner, first["then"], frame, kind, extra).value
    if "when" not in first:
        return Valued(then, first.get("reason"))
    when = value(w, owner, first["when"], frame, None, extra).value
    other = _choice(w, owner, rest, frame, kind, extra)
    if not isinstance(when, Unknown):
        return Valued(then, first.get("reason")) if when is True else other
    reasons = reasons_of(then) | reasons_of(other.value)
    if not reasons and is_same(then, other.value):
        return Valued(then)
    return Valued(Unknown(when.reasons | reasons))


def _first_of(
    w: World, owner: str, shape: Element, frame: Frame, kind: Type | None, extra: Extra
) -> Value:
    falls_on = shape.get("falls_on", FALLS_ON)
    tried: list[Value] = []
    chosen: Value = None
    for alternative in shape["first_of"]:
        found = value(w, owner, alternative["value"], frame, kind, extra).value
        until = days.day(w, alternative["until"], frame) if "until" in alternative else None
        if chosen is not None or (isinstance(until, date) and w.as_of > until):
            continue
        if isinstance(found, Unknown) and all(c in falls_on for _, c in told(found.reasons)):
            tried.append(found)
            continue
        chosen = found
        if any_may_come(w, *tried, until):
            w.assume("first_of", owner)
        with w.apart():  # the value does not rest on that day
            is_early = days.not_past(w, alternative.get("provisional_until"), frame)
        w.open[-1].provisional |= is_early
    if chosen is None and not tried:
        return unknown(f"{frame.unit}:{owner}@{days.label(w, frame.period)}", "out_of_validity")
    return Unknown(reasons_in(*tried)) if chosen is None else chosen


def as_type(given: Value, kind: Type | None) -> Value:
    """A text where a level is needed is that level."""
    match kind, given:
        case RatingOf(), str():
            return Rating(kind.levels.index(given), given)
        case ListOf(), tuple():
            return tuple(as_type(part, kind.element) for part in given)
        case ContextOf(), Context():
            fields = dict(kind.fields)
            return Context({k: as_type(v, fields[k]) for k, v in given.entries.items()})
    return given


def number(
    w: World, owner: str, shape: Any, frame: Frame, extra: Extra = NO_EXTRA
) -> Fraction | Unknown:
    """A number of a value shape."""
    found = value(w, owner, shape, frame, None, extra).value
    assert isinstance(found, Fraction | Unknown)
    return found


def holds(
    w: World, owner: str, source: Any, frame: Frame, extra: Extra = NO_EXTRA
) -> bool | Unknown:
    """A test."""
    found = value(w, owner, source, frame, None, extra).value
    assert isinstance(found, bool | Unknown)
    return found


def asks_no_unit(w: World, shape: Any, frame: Frame, extra: Extra = NO_EXTRA) -> bool:
    """Whether a shape says the same whichever unit is asked."""
    for source in texts_of(shape):
        read = compiled(w, source, frame, extra)
        if read.hosts:
            return False
        for name in read.names - extra.keys() - set(OF_EVERY_UNIT):
            tables = w.pack.by_id.get("parameters", {}).get(name, [{"keys": [name]}])
            if any(table.get("keys") for table in tables):
                return False
    return True


def texts_of(shape: Any) -> list[str]:
    """Every rule text of a shape."""
    if isinstance(shape, dict):
        return texts_of(shape["first_of"])
    if isinstance(shape, list):
        keys = ("when", "then", "rule", "value")
        return [text for row in shape for key in keys for text in texts_of(row.get(key))]
    return [shape] if isinstance(shape, str) else []


def facts_of(w: World, shape: Any, frame: Frame) -> set[str]:
    """The references of the facts that a shape reads by text, through measures."""
    found: list[set[str]] = []
    for source in texts_of(shape):
        read = compiled(w, source, frame)
        found += [w.facts_of(name, frame) for name in read.names]
        found += [w.facts_of_host(host, frame) for host in read.hosts.values()]
    return set().union(*found)
