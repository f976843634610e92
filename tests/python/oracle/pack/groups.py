"""Compositions of items (section 12)."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..feel import types
from ..feel.values import Rating, Unknown, Value
from . import days, shapes
from .core import NONE, Element, Frame, Reasons, before, reasons_in, unknown
from .measures import out_of_validity
from .pack import ITEMS, OUTCOMES, number_of
from .results import Ends, Points, Result, handed_on, rounded

if TYPE_CHECKING:
    from .world import World

GOOD = ("met", "waived")


class Member(NamedTuple):
    """A member with its result, its reasons as its readers get them."""

    entry: Element
    name: str
    found: Result
    reasons: Reasons
    drop_open: Reasons
    points_open: Reasons
    waiver_open: Reasons
    most_open: Reasons

    @property
    def counted(self) -> str:
        """The outcome that is counted."""
        return self.found.counted


def members(w: World, element: Element, frame: Frame) -> list[Member]:
    """The members that exist in the frame."""
    found = []
    for entry in element["members"]:
        name = w.pack.ref(entry["item"], *ITEMS)
        made = w.result(name, frame) if w.pack.is_in(entry, w.version(frame)) else None
        if made is not None:
            is_open = made.points is not None and not (made.has_points and made.points.is_one())
            points = made.points.open_ones if made.points is not None and is_open else NONE
            most_open = made.points.most_open if made.points is not None else NONE
            several = (made.reasons, made.drop_open, points, made.waiver_open, most_open)
            found.append(
                Member(entry, name, made, *(handed_on(w, name, frame, r) for r in several))
            )
    return found


def result(w: World, element: Element, frame: Frame) -> Result:
    """The outcome of a group as if it applied."""
    listed = members(w, element, frame)
    w.open[-1].provisional |= any(m.found.is_provisional for m in listed)
    applied = [m for m in listed if m.counted != "not_applicable"]
    how = {"points": _points, "at_least": _at_least}.get(element["combine"], _kleene)
    found = how(w, element, frame, applied)
    if not applied:
        points = Points(most=number_of(element.get("rescale_to", 0)))
        is_sum = element["combine"] == "points"
        nothing = Result("not_applicable", "nothing_applies", has_points=False)
        return nothing._replace(points=points) if is_sum else nothing
    if element["combine"] != "points":
        good = sum(m.counted in GOOD for m in applied)
        unsure = sum(m.counted == "unknown" for m in applied)
        found = found._replace(tally=(good, good + unsure, len(applied)))
    if all(m.drop_open for m in applied):
        dropping = NONE.union(*(m.drop_open for m in applied))
        own = dropping.union(*(m.points_open for m in applied))
        why = _unsure(applied) if found.points is None else found.points.open_ones or own
        found = found if found.outcome == "unknown" else found.opened(why)
        found = found.may_drop(dropping)
    return found


def _unsure(applied: list[Member]) -> Reasons:
    return NONE.union(*(m.reasons for m in applied if m.counted == "unknown"))


def _kleene(w: World, element: Element, frame: Frame, applied: list[Member]) -> Result:
    failed = [m for m in applied if m.counted == "not_met"]
    good = [m for m in applied if m.counted in GOOD]
    is_all = element["combine"] == "all"
    if failed and (is_all or len(failed) == len(applied)):
        names = "+".join(m.name for m in failed)
        return Result("not_met", failed[0].entry.get("reason") or f"fail:{names}")
    if len(good) == len(applied) or (good and not is_all):
        return Result("met", "ok")
    return Result("unknown", reasons=_unsure(applied))


def _at_least(w: World, element: Element, frame: Frame, applied: list[Member]) -> Result:
    good = sum(m.counted in GOOD for m in applied)
    unsure = sum(m.counted == "unknown" for m in applied)
    reasons = _unsure(applied)
    answers = set()
    for dropped in range(sum(bool(m.drop_open) for m in applied) + 1):
        extra = {"applicable": (types.NUMBER, Fraction(len(applied) - dropped))}
        least = shapes.number(w, element["id"], element["k"], frame, extra)
        if isinstance(least, Unknown):
            reasons |= least.reasons
            answers.add("unknown")
        else:
            fails = good + unsure - dropped < least
            answers.add("met" if good >= least else "not_met" if fails else "unknown")
    if len(answers) == 1 and "unknown" not in answers:
        return Result("met", "ok") if answers == {"met"} else Result("not_met", "below")
    return Result("unknown", reasons=reasons)


# ---- points
Step = tuple[int, Fraction, Fraction | None, Reasons]


def _sum(ends: list[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return sum(known, Fraction(0)) if len(known) == len(ends) else None


def _points(w: World, element: Element, frame: Frame, applied: list[Member]) -> Result:
    lows, highs, mosts, reasons, most_open = [], [], [], NONE, NONE
    sure, sure_highs = [], []
    dropping: list[Ends] = []
    zero = Fraction(0)
    for m in applied:
        if m.found.outcome == "waived" and element.get("waived_points") == "drop":
            continue
        points = m.found.points or Points()
        most = points.most if isinstance(points.most, Fraction) else None
        has_points = m.found.points is not None and m.found.has_points
        low, high = (points.low, points.high) if has_points else (zero, most)
        if m.found.lack_gives is not None and not has_points:
            low, high = _hull((low, high), m.found.lack_gives)
        why = m.drop_open | (m.points_open if has_points else m.reasons or m.points_open)
        why = why or reasons_in(points.most)
        if m.found.outcome == "not_applicable":
            low = high = most if m.counted == "met" else zero
            why = reasons_in(points.most)
        reasons |= why
        if m.found.may_count_as:
            counted = most if m.found.may_count_as == "met" else zero
            low, high = _hull((low, high), (counted, counted))
        may_be_dropped = bool(m.waiver_open) and element.get("waived_points") == "drop"
        drops = bool(m.drop_open) or may_be_dropped
        reasons |= m.waiver_open if may_be_dropped else NONE
        if drops:
            low, high = _hull(_hull((low, high), (zero, zero)), (most, most))
        lows.append(low)
        highs.append(high)
        mosts.append(most)
        sure_high, sure_most = (high, most)
        if points.has_open_most():
            most_open |= m.most_open
            sure_high, sure_most = points.sure_high, points.sure
            dropping += points.dropping
        if drops:
            most_open |= why
            dropping.append((_hull((sure_high, sure_high), (sure_most, sure_most))[1], sure_most))
        else:
            sure_highs.append(sure_high)
            sure.append(sure_most)
    low, high, whole, certain = _sum(lows), _sum(highs), _sum(mosts), _sum(sure)
    sure_high = _sum(sure_highs)
    steps = _steps(w, element, frame)
    if whole is None:
        reasons |= NONE.union(*(opened for *_, opened in steps))
        if "at_least" in element.get("pass", {}):  # asked for once there are points
            needed = shapes.number(w, element["id"], element["pass"]["at_least"], frame)
            reasons = before(reasons, reasons_in(needed))
        return Result(
            "unknown", reasons=reasons, points=Points(most=Unknown(reasons), open_ones=reasons)
        )
    if "rescale_to" in element:
        scale = number_of(element["rescale_to"])
        if whole <= 0:
            here = f"{frame.unit}:{element['id']}@{days.label(w, frame.period)}"
            reasons |= unknown(here, "empty_denominator").reasons
            low, high = zero, scale
        else:
            low = None if low is None else low * scale / whole
            high = _most_rescaled(high, (sure_high, certain), dropping, scale)
        reasons |= most_open
        whole = certain = scale
    if "share_of_max" in element.get("pass", {}):
        reasons |= most_open
    low, high = rounded(element, low), rounded(element, high)
    sure_high, *parts = (_up(element, part) for part in (sure_high, *(p for p, _ in dropping)))
    reasons |= NONE.union(*(opened for *_, opened in steps))
    floor = number_of(element["clamp"][0]) if "clamp" in element else zero
    low, high = _stepped(element, steps, (low, high))
    points = Points(low, high, floor, whole, certain, reasons)
    if "rescale_to" not in element:
        sure_high = _stepped(element, steps, (sure_high, sure_high))[1]
        drops = tuple(zip(parts, (most for _, most in dropping), strict=True))
        points = points._replace(sure_high=sure_high, dropping=drops, most_open=most_open)
    return passed(w, element, frame, points)


def _up(element: Element, value: Fraction | None) -> Fraction | None:
    """A figure rounded up to the places of a sum: then no sum of parts is less than it was."""
    if "round" not in element or value is None:
        return value
    places: int = 10 ** next(iter(element["round"].values()))
    return Fraction(math.ceil(value * places)) / places


def _stepped(element: Element, steps: list[Step], ends: Ends) -> Ends:
    """Both ends after the steps that follow a sum."""
    low, high = ends
    for sign, least, most, _ in steps:
        down, up = (least, most) if sign > 0 else (most, least)
        low = None if low is None or down is None else low + sign * down
        high = None if high is None or up is None else high + sign * up
    if "clamp" in element:
        floor, top = map(number_of, element["clamp"])
        low = floor if low is None else min(max(low, floor), top)
        high = top if high is None else min(max(high, floor), top)
    return low, high


def _hull(ends: Ends, other: Ends) -> Ends:
    """An interval with another in it; an end that is open in either is open."""
    lows, highs = [ends[0], other[0]], [ends[1], other[1]]
    return (
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def _most_rescaled(
    high: Fraction | None, sure: Ends, dropping: list[Ends], scale: Fraction
) -> Fraction | None:
    """The most that a rescaled sum may be, whichever of those that may drop out do."""
    if high is None or any(None in ends for ends in (sure, *dropping)):
        return None
    found: list[Fraction] = []
    for count in range(1 << len(dropping)):
        left = [sure] + [one for index, one in enumerate(dropping) if count >> index & 1]
        points, most = (_sum(list(several)) for several in zip(*left, strict=True))
        if points is not None and most is not None and most > 0:
            found.append(points * scale / most)
    certain = sure[1]
    if certain is not None and certain > 0:
        found = [min(max(found), high * scale / certain)]
    return max(found) if found else None


def _steps(w: World, element: Element, frame: Frame) -> list[Step]:
    """The sign, the least and the greatest size of every adjustment."""
    found: list[Step] = []
    for step in element.get("adjust", []):
        sign = 1 if "add" in step else -1
        size = shapes.number(w, element["id"], step["add" if sign > 0 else "subtract"], frame)
        limit = number_of(step["at_most"]) if "at_most" in step else None
        if isinstance(size, Unknown):
            found.append((sign, Fraction(0), limit, size.reasons))
        else:
            known = max(Fraction(0), size if limit is None else min(size, limit))
            found.append((sign, known, known, NONE))
    return found


def passed(w: World, element: Element, frame: Frame, points: Points) -> Result:
    """The outcome of points by what they must reach."""
    summed = points.open_ones
    if points.is_one():
        points = points._replace(open_ones=NONE)
    given = element.get("pass", {})
    word, needed = "below_line", points.low or Fraction(0)
    opened = NONE
    if "at_least" in given:
        found = shapes.number(w, element["id"], given["at_least"], frame)
        opened = reasons_in(found)
        needed = needed if isinstance(found, Unknown) else found
    missed = needed
    if "share_of_max" in given:
        assert isinstance(points.most, Fraction)
        share = number_of(given["share_of_max"])
        sure = points.most if points.sure is None else points.sure
        word, needed, missed = "below_floor", points.most * share, sure * share
    if not opened and (given or points.is_one()):
        if points.low is not None and points.low >= needed:
            return Result("met", "ok", points=points)
        if points.high is not None and points.high < missed:
            return Result("not_met", word, points=points)
    return Result("unknown", reasons=summed | opened, points=points)


# ---- asked from rule texts
def _applicable(w: World, name: str, frame: Frame) -> list[Member] | Unknown:
    hidden = w.unavailable(name, frame)
    if hidden is not None:
        return hidden
    if w.result(name, frame) is None:
        return out_of_validity(w, name, frame)
    listed = members(w, w.item(name, frame), frame)
    w.open[-1].provisional |= any(m.found.is_provisional for m in listed)
    return [m for m in listed if m.found.outcome != "not_applicable"]


def level(word: str) -> Rating:
    """An outcome as a value of the language."""
    return Rating(OUTCOMES.levels.index(word), word)


def outcomes(w: World, name: str, frame: Frame) -> Value:
    """The outcomes of the applicable members, as a list."""
    listed = _applicable(w, name, frame)
    if isinstance(listed, Unknown):
        return listed
    if any(m.found.applies_open for m in listed):
        whole = NONE.union(*(m.reasons for m in listed if m.found.applies_open))
        return Unknown(before(whole, *(m.reasons for m in listed)))
    return tuple(Unknown(m.reasons) if m.reasons else level(m.found.outcome) for m in listed)


def share_reached(w: World, name: str, frame: Frame, arguments: list[Any]) -> Value:
    """Whether members of an outcome are at least a share of the applicable ones."""
    listed = _applicable(w, name, frame)
    if isinstance(listed, Unknown):
        return listed
    if reasons_in(*arguments):
        members = NONE.union(*(m.reasons for m in listed if m.found.outcome == "unknown"))
        return Unknown(reasons_in(*arguments) | members)
    wanted, share = arguments
    certain = sum(m.found.outcome == wanted.level for m in listed)
    unsure = [m for m in listed if m.found.outcome == "unknown"]
    answers = set()
    for dropped in range(sum(bool(m.found.applies_open) for m in listed) + 1):
        left = len(listed) - dropped
        for more in range(len(unsure) - dropped + 1):
            answers.add(left > 0 and certain + more >= share * left)
    if len(answers) == 1:
        return answers.pop()
    return Unknown(NONE.union(*(m.reasons for m in unsure)))
