"""Named values: in one unit, across a cohort, ranks, working days (section 10)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..feel import types
from ..feel.types import ListOf, Type
from ..feel.values import Context, Unknown, Value, reasons_of
from . import cohorts, days, shapes
from .core import (
    FINAL,
    NONE,
    Element,
    Frame,
    Reasons,
    before,
    is_final,
    key_of,
    may_lack,
    plain_date,
    reasons_in,
    remembered,
    told,
    unknown,
)
from .filings import any_may_come, may_come

if TYPE_CHECKING:
    from .world import World


class Each(NamedTuple):
    """The members of a cohort with their values, after what is left out."""

    values: dict[str, Value]
    held: Reasons  # of possible members
    held_apart: Reasons  # of elements of which final lacks may be left
    size: int
    others_open: bool
    behind: Reasons  # of elements that are not told while the list is unknown as a whole


@remembered
def measure(w: World, name: str, frame: Frame) -> Value:
    """The value of a measure in a frame of its own kind of period."""
    hidden = w.unavailable(name, frame)
    if hidden is not None:
        return hidden
    element = w.pack.variant(name, w.version(frame), "measures")
    if element is None:
        return out_of_validity(w, name, frame)
    asked = shapes.holds(w, name, element.get("asked_when", True), frame)
    requires = shapes.holds(w, name, element.get("requires", True), frame)
    made = _made(w, element, frame)
    if isinstance(asked, Unknown):
        return Unknown(before(asked.reasons, reasons_of(made), reasons_in(requires)))
    if not asked:
        return out_of_validity(w, name, frame)
    if isinstance(requires, Unknown):
        return Unknown(reasons_in(requires, made))
    if not requires:
        facts = shapes.facts_of(w, element["requires"], frame)
        facts = facts or {f"{frame.unit}:{name}@{days.label(w, frame.period)}"}
        return Unknown(frozenset((fact, "contradiction") for fact in facts))
    return made


def out_of_validity(w: World, name: str, frame: Frame) -> Unknown:
    """An element that does not exist in a frame."""
    return unknown(f"{frame.unit}:{name}@{days.label(w, frame.period)}", "out_of_validity")


def _made(w: World, element: Element, frame: Frame) -> Value:
    kind = w.pack.type_of(element, "measures")
    if "value" in element:
        return shapes.value(w, element["id"], element["value"], frame, kind).value
    if "working_days" in element:
        return _working_days(w, element["working_days"], frame)
    form = "across" if "across" in element else "rank"
    given = element[form]
    each = each_of(w, element["id"], frame)
    members = cohorts.members(w, given["cohort"], frame)
    if form == "across":
        extra = _extra(w, given, each, frame)
        found = shapes.value(w, element["id"], given["value"], frame, kind, extra).value
    else:
        found = _place(w, element, each, frame)
    is_ranked = form == "across" or frame.unit in members.all()
    is_blamed = given.get("blame") == "cohort" and each.others_open and is_ranked
    if isinstance(found, Unknown) and is_blamed:
        others = unknown(f"cohort:{given['cohort']}", "others_open")
        return Unknown(before(others.reasons, found.reasons))
    return found


def _working_days(w: World, given: Element, frame: Frame) -> Value:
    ends = [w.name(w.pack.ref(given[k], "indicators", "measures"), frame) for k in ("from", "to")]
    if reasons_in(*ends):
        return Unknown(reasons_in(*ends))
    first, last = (plain_date(end) for end in ends)
    assert isinstance(first, date) and isinstance(last, date)
    calendar = given.get("calendar", w.pack.programme.get("calendar"))
    count = days.working_days(w, first, last, calendar)
    return count if isinstance(count, Unknown) else Fraction(count)


# ---- across
@remembered
def each_of(w: World, name: str, frame: Frame) -> Each:
    """The members of an across or a rank with their values."""
    element = w.pack.variant(name, w.version(frame), "measures")
    assert element is not None
    given = element.get("across") or element["rank"]
    how = given.get("incomplete", "hold")
    found = cohorts.members(w, given["cohort"], frame)
    values: dict[str, Value] = {}
    dropped: dict[str, Reasons] = {}
    held, apart, behind, others = NONE, NONE, NONE, False
    for unit in found.all():
        made = _element(w, name, given, frame.of(unit))
        reasons = found.possible.get(unit, NONE)
        reasons |= reasons_in(made) if "by" in given or not reasons else NONE
        others |= bool(reasons) and unit != frame.unit
        lacks = unit not in found.possible and is_final(reasons)
        if reasons and (how == "leave_out" or (how == "leave_out_lacking" and lacks)):
            dropped[unit] = reasons
            continue
        behind |= reasons_in(made) if how == "hold" else NONE
        if unit in found.possible:
            held |= reasons
        elif how == "leave_out_lacking" and _may_lack_finally(w, reasons):
            apart |= reasons
        else:
            values[unit] = made
    is_possible = how == "leave_out" and bool(found.possible)
    if is_possible or any_may_come(w, *map(Unknown, dropped.values())):
        w.assume("left_out", name)
    lacking = {unit for unit in dropped.keys() - found.possible if is_final(dropped[unit])}
    w.open[-1].left_out |= dropped.keys() - lacking
    w.open[-1].provisional |= bool(dropped.keys() - lacking)
    return Each(values, held, apart, len(found.certain), others, behind)


def _may_lack_finally(w: World, reasons: Reasons) -> bool:
    """Whether final lacks alone may be left once what is open beside them is known."""
    goes = [reason[1] in FINAL or may_come(w, reason) for reason in told(reasons)]
    return may_lack(reasons) and all(goes)


def _shapes(given: Element) -> dict[str, Any]:
    if "by" in given:
        return {str(i): key["value"] for i, key in enumerate(given["by"])}
    each = given["each"]
    return each if isinstance(each, dict) and "first_of" not in each else {"": each}


def _element(w: World, name: str, given: Element, frame: Frame) -> Value:
    made = {k: shapes.value(w, name, s, frame).value for k, s in _shapes(given).items()}
    reasons = reasons_of(tuple(made.values()))
    if reasons:
        return Unknown(reasons)
    return made[""] if "" in made else Context(made)


def _extra(w: World, given: Element, each: Each, frame: Frame) -> shapes.Extra:
    kinds = {key: _type(w, shape, frame) for key, shape in _shapes(given).items()}
    kind = ListOf(kinds[""] if "" in kinds else types.context_of(kinds))
    whole = each.held | each.held_apart
    held = Unknown(before(whole, each.behind)) if whole else None
    size = Unknown(each.held) if each.held else Fraction(each.size)
    return {
        "each": (kind, held or tuple(each.values.values())),
        "cohort_size": (types.NUMBER, size),
    }


def _type(w: World, shape: Any, frame: Frame) -> Type:
    match shape:
        case str():
            kind = shapes.compiled(w, shape, frame).tree.typed
            assert kind is not None
            return kind
        case bool():
            return types.BOOLEAN
        case list():
            return _type(w, shape[0].get("then", True), frame)
        case dict():
            return _type(w, shape["first_of"][0]["value"], frame)
    return types.NUMBER


# ---- rank
def _place(w: World, element: Element, each: Each, frame: Frame) -> Value:
    members = cohorts.members(w, element["rank"]["cohort"], frame)
    if frame.unit not in members.all():
        return out_of_validity(w, element["id"], frame)
    open_ones = each.held | each.held_apart | reasons_in(*each.values.values())
    if open_ones:
        return Unknown(open_ones)
    if frame.unit not in each.values:
        mine = _element(w, element["id"], element["rank"], frame)
        return Unknown(members.possible.get(frame.unit, NONE) | reasons_in(mine))
    ordered = order(element["rank"]["by"], each.values)
    mine = each.values[frame.unit]
    ahead = [each.values[unit] for unit in ordered[: ordered.index(frame.unit)]]
    ahead = [key for key in ahead if key != mine]
    is_dense = element["rank"].get("ties", "skip") == "dense"
    return Fraction(1 + (len({key_of(key) for key in ahead}) if is_dense else len(ahead)))


def order(by: list[Element], keys: dict[str, Value]) -> list[str]:
    """The units from the first to the last by their keys of order."""
    ordered = sorted(keys)
    for index, key in reversed(list(enumerate(by))):
        falls = key.get("order", "descending") == "descending"
        parts = {unit: context.entries[str(index)] for unit, context in keys.items()}  # type: ignore[union-attr]
        ordered.sort(key=parts.__getitem__, reverse=falls)  # type: ignore[arg-type]
    return ordered


@remembered
def facts_of(w: World, name: str, frame: Frame) -> set[str]:
    """The references of the facts that a measure reads by text."""
    element = w.pack.variant(name, w.version(frame), "measures") or {}
    texts = [element.get(key) for key in ("asked_when", "requires", "value")]
    return set().union(*(shapes.facts_of(w, shape, frame) for shape in texts))
