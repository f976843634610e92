"""What an item is in a frame, before it is printed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ..feel import numbers, rounding
from ..feel.values import Unknown, Value
from . import days
from .core import NONE, VEIL, Element, Frame, Reasons, told

if TYPE_CHECKING:
    from .world import World

ROUNDING = {
    "half_up": "round half up",
    "half_even": "decimal",
    "up": "round up",
    "down": "round down",
}
ORDER = "no_rulebook contradiction contested no_norm no_calendar no_carry_over_rule".split()


Ends = tuple[Fraction | None, Fraction | None]


class Points(NamedTuple):
    """Points as an interval; an end that is open is nothing."""

    low: Fraction | None = None
    high: Fraction | None = None
    least: Fraction = Fraction(0)
    most: Value = None
    sure: Fraction | None = None  # the maximum of what is sure to apply, where it is another
    open_ones: Reasons = NONE
    sure_high: Fraction | None = None  # the most points of what is sure to apply
    dropping: tuple[Ends, ...] = ()  # the most points and the maximum of each that may drop out
    most_open: Reasons = NONE  # why members may drop out

    def has_open_most(self) -> bool:
        """Whether members that may drop out leave the maximum open."""
        return self.sure is not None and self.sure != self.most

    def is_one(self) -> bool:
        """Whether both ends agree."""
        return self.low is not None and self.low == self.high

    def whole(self, reasons: Reasons) -> Points:
        """All that may be."""
        high = self.most if isinstance(self.most, Fraction) else None
        return self._replace(low=self.least, high=high, open_ones=reasons)


class Result(NamedTuple):
    """An outcome with its reasons, points, grade and counts."""

    outcome: str
    reason: str = ""
    reasons: Reasons = NONE
    points: Points | None = None
    grade: tuple[int, int] | None = None
    grade_open: Reasons = NONE
    tally: tuple[int, int, int] | None = None
    applies_open: Reasons = NONE
    drop_open: Reasons = NONE
    counts_as: str = ""
    may_count_as: str = ""
    is_provisional: bool = False
    is_subject: bool = True
    has_points: bool = True
    waiver_open: Reasons = NONE
    lack_gives: tuple[Fraction | None, Fraction | None] | None = None  # where no points are told

    @property
    def counted(self) -> str:
        """The outcome that groups count."""
        return self.counts_as or self.outcome

    def opened(self, reasons: Reasons) -> Result:
        """The same, open for more reasons."""
        return self._replace(outcome="unknown", reasons=self.reasons | reasons)

    def may_drop(self, reasons: Reasons) -> Result:
        """The same, and it may turn out not to apply, for more reasons."""
        both = self.applies_open | reasons, self.drop_open | reasons
        return self._replace(applies_open=both[0], drop_open=both[1])


def decided(value: Value, met: str, not_met: str) -> Result:
    """The outcome of a test."""
    if isinstance(value, Unknown):
        return Result("unknown", reasons=value.reasons)
    return Result("met", met) if value is True else Result("not_met", not_met)


def rounded(element: Element, value: Fraction | None) -> Fraction | None:
    """The rounding that a text prescribes."""
    if "round" not in element or value is None:
        return value
    [(kind, places)] = element["round"].items()
    return rounding.rounded(ROUNDING[kind], value, Fraction(places), numbers.STRICT)


def code_of(w: World, reasons: Reasons) -> str:
    """The code that is printed first."""
    codes = {code for _, code in told(reasons)}
    listed = [*w.pack.programme.get("reason_order", []), *ORDER, *sorted(codes)]
    return str(next(code for code in listed if code in codes))


def handed_on(w: World, name: str, frame: Frame, reasons: Reasons) -> Reasons:
    """The reasons that a reader of an item gets."""
    if not reasons or w.item(name, frame).get("names_missing", True):
        return reasons
    ref = f"{frame.unit}:{name}@{days.label(w, frame.period)}"
    w.items_named[ref] = w.items_named.get(ref, NONE) | reasons
    named = frozenset((ref, code) for _, code in told(reasons))
    return named | (reasons & {VEIL})
