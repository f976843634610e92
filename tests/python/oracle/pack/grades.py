"""Grades by lines and caps, both ends of the points at once (section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..feel.values import Unknown
from . import shapes
from .core import NONE, Element, Frame, Reasons, before
from .pack import ITEMS
from .results import Points, Result, handed_on

if TYPE_CHECKING:
    from .world import World


def result(w: World, element: Element, frame: Frame) -> Result:
    """The outcome of a grade criterion."""
    grade, owner = element["grade"], element["id"]
    levels = w.pack.levels(grade)
    points = Points()
    of: Result | None = None
    if "of" in grade:
        name = w.pack.ref(grade["of"], *ITEMS)
        of = w.result(name, frame) or Result("not_applicable", "not_applicable")
        open_ones = of.reasons if of.points is None else of.points.open_ones
        if of.has_points:
            points = of.points or points
        elif of.outcome == "unknown":
            open_ones = NONE
        points = points._replace(open_ones=handed_on(w, name, frame, open_ones))
    low, high, reasons = _lines(w, owner, grade, frame, points)
    reasons |= points.open_ones
    ends = levels.index(low), levels.index(high)
    capped, cap_reason, lowest = ends, None, 0
    for cap in grade.get("caps", []):
        holds = shapes.holds(w, owner, cap["when"], frame)
        limit = levels.index(cap["at_most"])
        if isinstance(holds, Unknown):
            reasons |= holds.reasons
        if holds is not False:
            capped = min(capped[0], limit), capped[1]
        if holds is True:
            capped = capped[0], min(capped[1], limit)
        if holds is True and limit < min(ends) and (cap_reason is None or limit < lowest):
            cap_reason, lowest = cap["reason"], limit
    if of is not None and of.outcome in ("not_applicable", "waived"):
        return Result(of.outcome, of.reason)
    if of is not None and (of.applies_open or of.waiver_open):
        mine = [handed_on(w, name, frame, r) for r in (of.reasons, of.applies_open)]
        made = Result("unknown", reasons=before(mine[0], reasons), waiver_open=of.waiver_open)
        return made.may_drop(mine[1])
    if capped[0] != capped[1]:
        return Result("unknown", reasons=reasons, grade=capped, grade_open=reasons)
    is_met = "pass" not in grade or capped[0] >= levels.index(grade["pass"])
    word = cap_reason or ("ok" if is_met else "below_line")
    return Result("met" if is_met else "not_met", word, grade=capped)


def whole(w: World, grade: Element, own: tuple[int, int]) -> tuple[int, int]:
    """From the worst to the best of the lines, and what it is already."""
    levels = w.pack.levels(grade)
    found = [*own, *(levels.index(line["grade"]) for line in grade["lines"])]
    return min(found), max(found)


def _lines(
    w: World, owner: str, grade: Element, frame: Frame, points: Points
) -> tuple[str, str, Reasons]:
    """The first line certainly reached, the first not certainly missed, and what is open."""
    low = high = ""
    reasons = NONE
    for line in grade["lines"]:
        certain = possible = True
        opened = NONE
        if "at_least" in line:
            needed = shapes.number(w, owner, line["at_least"], frame)
            if isinstance(needed, Unknown):
                certain, opened = False, needed.reasons
            else:
                certain = points.low is not None and points.low >= needed
                possible = points.high is None or points.high >= needed
        elif "when" in line:
            test = shapes.holds(w, owner, line["when"], frame)
            certain, possible = test is True, test is not False
            opened = test.reasons if isinstance(test, Unknown) else NONE
        reasons |= opened
        low, high = (
            low or (line["grade"] if certain else ""),
            high or (line["grade"] if possible else ""),
        )
    return low, high, reasons
