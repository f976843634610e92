"""The first so many of a cohort, settled as a whole (section 11)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..feel import types
from ..feel.values import Context, Unknown, Value, reasons_of
from . import cohorts, measures, shapes
from .core import NONE, Element, Frame, Reasons, before
from .results import Result

if TYPE_CHECKING:
    from .world import World


def result(w: World, element: Element, frame: Frame) -> Result:
    """The outcome of a quota criterion."""
    quota, owner = element["quota"], element["id"]
    found = cohorts.members(w, quota["cohort"], frame)
    extra: shapes.Extra = {"cohort_size": (types.NUMBER, Fraction(len(found.certain)))}
    size = shapes.number(w, owner, quota["size"], frame, extra)
    source = quota["size"]
    reads_size = isinstance(source, str) and "cohort_size" in source
    open_of: dict[str, Reasons] = {}
    keys: dict[str, Value] = {}
    for unit in found.all():
        member = frame.of(unit)
        eligible = shapes.holds(w, owner, quota["eligible"], member)
        key = {
            str(i): shapes.value(w, owner, k["value"], member).value
            for i, k in enumerate(quota["by"])
        }
        possible = found.possible.get(unit, NONE)
        if eligible is not False:
            keys[unit] = Context(key)
            open_of[unit] = reasons_of((eligible, *key.values())) | possible
        elif reads_size:
            open_of[unit] = possible
    if frame.unit not in keys:
        return Result("not_met", "not_eligible")
    open_of = {unit: reasons for unit, reasons in open_of.items() if reasons}
    reasons: Reasons = NONE.union(*open_of.values())
    if quota.get("blame") == "cohort" and open_of.keys() - {frame.unit}:
        reasons = before(frozenset({(f"cohort:{quota['cohort']}", "others_open")}), reasons)
    if isinstance(size, Unknown):
        reasons |= size.reasons
    if reasons:
        return Result("unknown", reasons=reasons)
    assert isinstance(size, Fraction)
    ordered = measures.order(quota["by"], keys)
    tied = [unit for unit in ordered if keys[unit] == keys[frame.unit]]
    ahead = ordered.index(tied[0])
    if ahead + 1 > size:
        return Result("not_met", "quota")
    fits = ahead + len(tied) <= size or quota.get("tie_at_cut", "none") == "all"
    return Result("met", "ok") if fits else Result("not_met", "tie_at_cut")
