"""What rule texts ask of one item: outcome, points, grade, reaches (section 12)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..feel.values import Rating, Unknown, Value
from .core import Frame, Reasons, before
from .groups import level
from .measures import out_of_validity
from .results import Result, handed_on

if TYPE_CHECKING:
    from .world import World


def outcome(w: World, name: str, frame: Frame) -> Value:
    """The outcome of an item, unknown with its reasons."""
    found = w.result(name, frame)
    if found is None:
        return out_of_validity(w, name, frame)
    is_open = found.outcome == "unknown"
    return _open(w, name, frame, found.reasons) if is_open else level(found.outcome)


def _applicable(w: World, name: str, frame: Frame, of_grade: bool = False) -> Result | Unknown:
    """An item that is sure to apply, and not to be waived where that leaves no points or grade."""
    found = w.result(name, frame)
    if found is None or found.outcome == "not_applicable":
        return out_of_validity(w, name, frame)
    most = found.points.most if found.points is not None else None
    has_most = isinstance(most, Fraction) and "rule" not in w.item(name, frame)
    may_be_none = bool(found.waiver_open) and (of_grade or not has_most)
    if not found.applies_open and not may_be_none:
        return found
    return _open(w, name, frame, before(found.reasons, _points_open(found)))


def _open(w: World, name: str, frame: Frame, reasons: Reasons) -> Unknown:
    return Unknown(handed_on(w, name, frame, reasons))


def _points_open(found: Result) -> Reasons:
    """Why the points or the grade of an item are not decided."""
    if found.points is None or not found.has_points:
        return found.grade_open
    return found.points.open_ones | found.grade_open


def _open_or_none(w: World, name: str, frame: Frame, found: Result) -> Unknown:
    """Why an item without points, or a grade, has none."""
    is_open = found.outcome == "unknown"
    return _open(w, name, frame, found.reasons) if is_open else out_of_validity(w, name, frame)


def points(w: World, name: str, frame: Frame) -> Value:
    """The points of an item when both ends agree."""
    found = _applicable(w, name, frame)
    if isinstance(found, Unknown):
        return found
    if found.points is None:
        return _open_or_none(w, name, frame, found)
    is_one = found.points.is_one()
    return found.points.low if is_one else _open(w, name, frame, found.points.open_ones)


def grade(w: World, name: str, frame: Frame) -> Value:
    """The grade of an item when it is decided."""
    found = _applicable(w, name, frame, of_grade=True)
    if isinstance(found, Unknown):
        return found
    if found.grade is None or found.grade[0] != found.grade[1]:
        is_open = found.outcome == "unknown" or found.grade is not None
        opened = _open(w, name, frame, found.grade_open or found.reasons)
        return opened if is_open else out_of_validity(w, name, frame)
    position = found.grade[0]
    return Rating(position, w.pack.levels(w.item(name, frame)["grade"])[position])


def reaches(w: World, name: str, frame: Frame, needed: Value) -> Value:
    """Whether points or grade are at least so much, as soon as that is certain."""
    found = _applicable(w, name, frame, isinstance(needed, Rating))
    if isinstance(found, Unknown):
        return found
    if isinstance(needed, Unknown):
        return Unknown(before(needed.reasons, found.reasons, _points_open(found)))
    if isinstance(needed, Rating):
        if found.grade is None:
            return _open_or_none(w, name, frame, found)
        ends = found.grade[0] >= needed.position, found.grade[1] >= needed.position
        own = found.grade_open
    else:
        if found.points is None:
            return _open_or_none(w, name, frame, found)
        assert isinstance(needed, Fraction)
        least, most = found.points.low, found.points.high
        ends = least is not None and least >= needed, most is None or most >= needed
        own = found.points.open_ones
    return ends[0] if ends[0] == ends[1] else _open(w, name, frame, own or found.reasons)
