"""Criteria and what all items share: scope, waivers, applicability, lacks (section 11)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..feel.values import Unknown, Value
from . import asked, cohorts, days, grades, groups, quotas, shapes
from .core import (
    FINAL,
    NONE,
    Element,
    Frame,
    Marks,
    NotCovered,
    Reasons,
    before,
    may_lack,
    reasons_in,
    remembered,
    told,
    unknown,
)
from .filings import any_may_come, may_come
from .pack import ITEMS, NAMED, number_of
from .results import Points, Result, code_of, decided, rounded

if TYPE_CHECKING:
    from .world import World


def element_of(w: World, name: str, frame: Frame) -> Element | None:
    """The item in the version of a frame.

    Where its text is not public, or the version is open, whatever one there is.
    """
    found = w.pack.variant(name, w.version(frame), *ITEMS)
    is_open = w.version(frame) >= 0 and isinstance(w.reference_day(frame), Unknown)
    is_whatever = found is None and (is_open or w.unavailable(name, frame) is not None)
    return w.pack.any_of(name, *ITEMS) if is_whatever else found


def frame_of(w: World, name: str, frame: Frame) -> Frame:
    """The frame in which an item is read from another."""
    found = element_of(w, name, frame) or w.pack.any_of(name, *ITEMS)
    return frame._replace(period=days.standing(w, frame.period, w.pack.period_kind(found)))


def subject_of(w: World, element: Element) -> str:
    """The cohort that an item is about."""
    return str(element.get("subject", w.pack.programme["subject"]))


@remembered
def result(w: World, name: str, frame: Frame) -> Result | None:
    """What an item is for a unit and period; nothing where it has no row."""
    on = w.reference_day(frame)
    if isinstance(on, Unknown):
        return Result("unknown", reasons=on.reasons)
    element = element_of(w, name, frame)
    if element is None:
        return None
    scope = cohorts.scope(w, subject_of(w, element), frame)
    if scope == "absent":
        return None
    if isinstance(scope, str) and scope != "in":
        return Result("not_applicable", scope, is_subject=False)
    hidden = w.unavailable(name, frame)
    if hidden is not None:
        return Result("unknown", reasons=hidden.reasons)
    with w.apart() as marks:
        found = _blamed(element, _in_scope(w, element, frame, reasons_in(scope)))
        marks.provisional |= _may_change(w, element, frame)
        marks.provisional &= found.outcome in ("met", "not_met", "unknown")
        here = f"{frame.unit}:{name}@{days.label(w, frame.period)}"
        found = _given_time(element, found, marks.provisional, here)
    w.note(marks)
    return found._replace(is_provisional=marks.provisional)


def _given_time(element: Element, found: Result, is_early: bool, here: str) -> Result:
    """What the text gives time for is not failed before that time is over."""
    when = element.get("not_met", "at_once")
    has_time = when == "never" or (when == "after_settles" and is_early)
    if found.outcome != "not_met" or not has_time:
        return found
    code = "still_open" if when == "after_settles" else "no_last_day"
    return found._replace(outcome="unknown", reason="", reasons=unknown(here, code).reasons)


def _blamed(element: Element, found: Result) -> Result:
    others = frozenset(r for r in found.reasons if r[1] == "others_open")
    is_blamed = element.get("blame") == "cohort" and others
    return found._replace(reasons=before(others, found.reasons)) if is_blamed else found


def _may_change(w: World, element: Element, frame: Frame) -> bool:
    """Whether an item itself may still change: before it settles, or by `provisional_when`."""
    with w.apart():
        given = element.get("settles", w.pack.programme.get("settles"))
        when = element.get("provisional_when", False)
        is_early = days.not_past(w, given, frame)
        return is_early or shapes.holds(w, element["id"], when, frame) is not False


def _in_scope(w: World, element: Element, frame: Frame, scope_open: Reasons) -> Result:
    reason, open_ones = _waiver(w, element["id"], frame)
    found = _applied(w, element, frame)
    points = found.points
    most = points.most if points is not None and "rule" not in element else None
    if open_ones and reason is None:
        if points is not None and isinstance(most, Fraction):
            sure = most if points.sure is None else points.sure
            low = None if points.low is None else min(points.low, sure)
            high = None if points.high is None else max(points.high, most)
            points = _with_whole(points._replace(low=low, high=high))
            if not points.is_one():
                why = points.open_ones | points.most_open | open_ones
                points = points._replace(open_ones=why)
            found = found._replace(points=points)
        elif points is not None:
            if isinstance(most, Unknown):  # it may be anything
                points = points._replace(low=None, high=None)
            found = found._replace(points=points._replace(open_ones=points.open_ones | open_ones))
        if found.drop_open or (found.outcome == "not_applicable" and not found.counts_as):
            found = found.may_drop(open_ones)
        if found.applies_open or found.outcome == "not_applicable":
            has_points = found.has_points and found.outcome != "not_applicable"
            counted = found.counts_as or found.may_count_as
            found = found._replace(applies_open=found.applies_open | open_ones)
            found = found._replace(counts_as="", may_count_as=counted)
            found = found._replace(has_points=has_points)
        found = found.opened(open_ones)._replace(waiver_open=open_ones)
    if scope_open and (found.outcome != "not_applicable" or found.counts_as):
        has_points = found.has_points and found.outcome != "not_applicable"
        found = found.opened(scope_open).may_drop(scope_open)
        counted = found.counts_as or found.may_count_as
        found = found._replace(counts_as="", may_count_as=counted, has_points=has_points)
    found = _lacking(w, element, frame, found, reason is not None)
    if reason is None:
        return found
    points = None
    if "rule" not in element:
        points = None if most is None else Points(most=most, open_ones=reasons_in(most))
        if isinstance(most, Fraction):
            own = found.points
            sure = most if own is None or own.sure is None else min(own.sure, most)
            opened = NONE if sure == most or own is None else own.most_open
            points = Points(sure, most, most, most, sure, opened, sure)
            if own is not None:
                dropping = tuple((maximum, maximum) for _, maximum in own.dropping)
                points = points._replace(dropping=dropping, most_open=own.most_open)
    waived = Result("waived", reason, points=points, tally=found.tally)
    return waived.opened(scope_open).may_drop(scope_open) if scope_open else waived


def _with_whole(points: Points) -> Points:
    """Points beside which the maximum of what stays may be given."""
    if points.sure is None or points.sure_high is None:
        return points
    return points._replace(sure_high=max(points.sure_high, points.sure))


# ---- waivers
def _waiver(w: World, item: str, frame: Frame) -> tuple[str | None, Reasons]:
    """The reason of the waiver that holds, or why one may hold."""
    open_ones, ignored, spoken = NONE, [], None
    for name in sorted(w.pack.by_id.get("waivers", {})):
        waiver = w.pack.variant(name, w.version(frame), "waivers")
        if waiver is None or item not in _waived_by(w, waiver, w.version(frame)):
            continue
        with w.never_provisional():
            holds = shapes.holds(w, name, waiver["when"], frame)
        if holds is True and spoken is None:
            spoken = str(waiver.get("reason", name))
        if isinstance(holds, Unknown) and waiver.get("if_unknown") == "ignore":
            ignored.append(waiver)
        elif isinstance(holds, Unknown):
            open_ones |= holds.reasons
    for waiver in ignored if spoken is None else []:
        until = waiver.get("provisional_until")
        with w.apart():
            is_early = until is None or days.not_past(w, until, frame)
        w.open[-1].provisional |= is_early
        w.assume("waiver", waiver["id"])
    return spoken, open_ones


def _waived_by(w: World, waiver: Element, version: int) -> set[str]:
    spared = {w.pack.ref(name, *ITEMS) for name in waiver.get("except", [])}
    left = [w.pack.ref(name, *ITEMS) for name in waiver["items"]]
    found: set[str] = set()
    while left:
        name = left.pop()
        if name in spared or name in found:
            continue
        found.add(name)
        group = w.pack.variant(name, version, "groups") if waiver.get("with_members") else None
        members = [m for m in (group or {}).get("members", []) if w.pack.is_in(m, version)]
        left += [w.pack.ref(member["item"], *ITEMS) for member in members]
    return found


# ---- as if it applied
def _applied(w: World, element: Element, frame: Frame) -> Result:
    applies = shapes.value(w, element["id"], element.get("applies_when", True), frame)
    counted = element.get("if_not_applicable", "drop")
    found = _core(w, element, frame)
    if applies.value is False:
        made = found._replace(outcome="not_applicable", reason=applies.reason or "not_applicable")
        made = made._replace(reasons=NONE, applies_open=NONE, drop_open=NONE, waiver_open=NONE)
        return made._replace(counts_as="" if counted == "drop" else counted)
    if not isinstance(applies.value, Unknown):
        return found
    reasons = applies.value.reasons
    if found.points is not None and "score" in element:
        found = found._replace(points=found.points.whole(found.points.open_ones | reasons))
    found = found.opened(reasons)._replace(applies_open=found.applies_open | reasons)
    return found.may_drop(reasons) if counted == "drop" else found._replace(may_count_as=counted)


def _core(w: World, element: Element, frame: Frame) -> Result:
    if "combine" in element:
        return groups.result(w, element, frame)
    lacking = reasons_in(*(_needed(w, name, frame) for name in element.get("needs", [])))
    if "score" in element:
        return _score(w, element, frame, lacking)
    if "grade" in element:
        found = grades.result(w, element, frame)
    elif "quota" in element:
        found = quotas.result(w, element, frame)
    else:
        test = shapes.value(w, element["id"], element["rule"], frame)
        found = decided(test.value, test.reason or "ok", test.reason or "below")
        found = found._replace(points=_printed(w, element, frame))
    if not lacking:
        return found
    reasons = before(lacking, found.reasons)
    if found.grade is not None:
        found = found._replace(
            grade=grades.whole(w, element["grade"], found.grade), grade_open=reasons
        )
    return found._replace(outcome="unknown", reasons=reasons)


def _needed(w: World, name: str, frame: Frame) -> Value:
    named = w.pack.ref(name, *NAMED, *ITEMS)
    return asked.outcome(w, named, frame) if w.pack.kind_of(named, *ITEMS) else w.name(named, frame)


def _printed(w: World, element: Element, frame: Frame) -> Points | None:
    """The points beside a rule."""
    if "points" not in element:
        return None
    found = shapes.number(w, element["id"], element["points"], frame)
    return Points(open_ones=found.reasons) if isinstance(found, Unknown) else Points(found, found)


def _bound(w: World, given: Any, frame: Frame) -> Value:
    is_name = isinstance(given, str)
    return w.name(w.pack.ref(given, "parameters"), frame) if is_name else number_of(given)


def _score(w: World, element: Element, frame: Frame, lacking: Reasons) -> Result:
    most, least = _bound(w, element["max"], frame), number_of(element.get("min", 0))
    score, reason = shapes.value(w, element["id"], element["score"], frame)
    own = reasons_in(score, most)
    points = Points(None, None, least, most)
    if isinstance(score, Fraction) and isinstance(most, Fraction):
        made = rounded(element, min(max(score, least), most))
        found = _scored(w, element, frame, points._replace(low=made, high=made), reason)
    else:
        found = _scored(w, element, frame, points.whole(own), reason)
    if not lacking and not own:
        return found
    reasons = before(lacking or own, own, found.reasons)
    return found._replace(outcome="unknown", reasons=reasons, points=points.whole(reasons))


def _scored(
    w: World, element: Element, frame: Frame, points: Points, reason: str | None = None
) -> Result:
    """The outcome of points, by `met_when` or by what they must reach."""
    is_zero = points.is_one() and points.low is not None and points.low <= points.least
    word = "zero" if is_zero else "partial"
    if "met_when" in element:
        test: Value = shapes.holds(w, element["id"], element["met_when"], frame)
    else:
        needed: Value = points.most
        if "met_from" in element:
            needed = shapes.number(w, element["id"], element["met_from"], frame)
        low = points.least if points.low is None else points.low
        test = needed if isinstance(needed, Unknown) else low >= needed  # type: ignore[operator]
    return decided(test, reason or "ok", reason or word)._replace(points=points)


# ---- lacks
def _lacking(w: World, element: Element, frame: Frame, found: Result, is_waived: bool) -> Result:
    given = element.get("if_lacking")
    if given is None:
        return found
    made: Value = None
    with w.apart() as beside:
        if "points" in given:
            made = shapes.number(w, element["id"], given["points"], frame)
    with w.apart() as rests_on:
        after = days.day(w, given["after"], frame) if "after" in given else None
    is_past = isinstance(after, date) and w.as_of > after
    if is_waived or found.outcome != "unknown":
        return found
    if not all(_counts(code, is_past) for _, code in told(found.reasons)):
        room = _may_lack(w, element, frame, found, is_past, reasons_in(after), made)
        if room is not None and made is not None and found.points is not None:
            w.note(beside)
        return room or found
    w.note(Marks(False, rests_on.assumes))
    w.note(beside)
    if any_may_come(w, Unknown(found.reasons)):
        w.assume("if_lacking", element["id"])
    reason = given.get("reason") or code_of(w, found.reasons)
    if made is None:
        points = found.points
        if points is not None and not (found.has_points and points.is_one()):
            points = points._replace(open_ones=found.reasons)
        settled = found._replace(outcome=given["outcome"], reason=reason, reasons=NONE)
        settled = settled._replace(applies_open=NONE, drop_open=NONE, waiver_open=NONE)
        return settled._replace(may_count_as="", points=points, grade_open=found.reasons)
    if found.points is None:
        raise NotCovered("points for the lack of an item without points")
    settled = Result("unknown", tally=found.tally)
    if isinstance(made, Unknown):
        points = _any_points(element, found.points)._replace(open_ones=made.reasons)
        return settled._replace(reasons=made.reasons, points=points)
    assert isinstance(made, Fraction)
    given_points = _within(element, found.points, made)
    points = found.points._replace(low=given_points, high=given_points, open_ones=NONE, sure=None)
    judged = groups.passed if "combine" in element else _scored
    outcome, _, reasons, *_ = judged(w, element, frame, points)
    if outcome == "unknown":
        return settled._replace(reasons=reasons, points=points)
    return settled._replace(outcome=outcome, reason=reason, points=points)


def _counts(code: str, is_past: bool) -> bool:
    """Whether a lack counts against an item now."""
    return code in FINAL or (is_past and code == "not_reported")


def _within(element: Element, points: Points, given: Fraction) -> Fraction:
    """The points for a lack, within those of the item."""
    most = min(given, points.most) if isinstance(points.most, Fraction) else given
    return most if "combine" in element else max(most, points.least)


def _any_points(element: Element, points: Points) -> Points:
    """What an item may get while the points for its lack are not known: in a group anything."""
    whole = points.whole(points.open_ones)
    return points._replace(low=None, high=None) if "combine" in element else whole


def _may_lack(
    w: World,
    element: Element,
    frame: Frame,
    found: Result,
    is_past: bool,
    after_open: Reasons,
    points: Value,
) -> Result | None:
    """While open reasons stand beside or before lacks that count, `if_lacking` may still speak."""
    may_be_past = any_may_come(w, Unknown(after_open))
    counts = {r for r in told(found.reasons) if _counts(r[1], is_past or may_be_past)}
    goes = {reason for reason in told(found.reasons) if may_come(w, reason)}
    if not (counts or may_lack(found.reasons)) or not (goes or counts == told(found.reasons)):
        return None
    reasons = found.reasons | (after_open if may_be_past else NONE)
    found = found._replace(reasons=reasons)
    if element["if_lacking"].get("outcome") == "not_applicable":
        found = found.may_drop(reasons)
    own = found.points
    if points is None or own is None:
        return found
    own = own._replace(open_ones=own.open_ones | reasons)
    any_one = _any_points(element, own)
    if isinstance(points, Unknown):
        return found._replace(points=any_one, lack_gives=(any_one.low, any_one.high))
    assert isinstance(points, Fraction)
    given = _within(element, own, points)
    found = found._replace(lack_gives=(given, given))
    low = None if own.low is None else min(own.low, given)
    high = None if own.high is None else max(own.high, given)
    return found._replace(points=_with_whole(own._replace(low=low, high=high)))
