"""Completions of inputs and the laws of the information order (section 6)."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import dates
from .types import ContextOf, Json, ListOf, Type
from .values import Context, Range, Unknown, Value, reasons_of
from .worlds import value

MayFill = Callable[[str], bool]


def completed(random: Random, given: Json, kind: Type, may_fill: MayFill) -> Json:
    """An input with some of its unknown parts replaced by larger values."""
    assert isinstance(given, dict)
    if "unknown" in given:
        reasons = given["unknown"]
        assert isinstance(reasons, list) and isinstance(reasons[0], dict)
        fact = str(reasons[0]["fact"])
        is_filled = may_fill(fact) and random.random() < 0.7
        return value(random, kind, fact, 0.2) if is_filled else given
    part = next(iter(given.values()))
    if "partly_known" in given and isinstance(part, dict):
        reasons = part["unknown"]
        assert isinstance(reasons, list) and isinstance(reasons[0], dict)
        if not may_fill(str(reasons[0]["fact"])) or random.random() < 0.3:
            return given
        ends = [dates.parse(str(part[end])) for end in ("from", "to")]
        first, last = (dates.to_days(end) for end in ends if end is not None)
        day = dates.from_days(random.randint(first, last))
        assert day is not None
        return {"date": dates.text(day)}
    if isinstance(kind, ListOf) and isinstance(part, list):
        return {"list": [completed(random, item, kind.element, may_fill) for item in part]}
    if isinstance(kind, ContextOf) and isinstance(part, dict):
        fields = kind.fields
        return {"context": {k: completed(random, part[k], t, may_fill) for k, t in fields}}
    return given


def is_below(v: Value, w: Value) -> bool:
    """v says no more than w, and nothing else."""
    if isinstance(v, Unknown):
        return True
    match v, w:
        case tuple(), tuple():
            return len(v) == len(w) and all(map(is_below, v, w))
        case Context(), Context():
            same = v.entries.keys() == w.entries.keys()
            return same and all(is_below(part, w.entries[key]) for key, part in v.entries.items())
        case Range(), Range():
            ends = is_below(v.low, w.low) and is_below(v.high, w.high)
            return ends and (v.low_in, v.high_in) == (w.low_in, w.high_in)
    return v == w


def facts_of(v: Value) -> set[str]:
    """The facts that the reasons of a value name."""
    return {fact for fact, _ in reasons_of(v)}
