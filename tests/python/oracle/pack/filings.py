"""Which rows count, and what their silence means (section 7, filings)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..feel.values import Reason, Unknown, Value
from . import days
from .core import FINAL, LACKS, Element, Frame, NotCovered, Period, key_of, one, plain_date, unknown
from .rows import Fact, Range, spoken

if TYPE_CHECKING:
    from .world import World

At = Period | date | Range  # a range where the rows of exactly that range are meant


class Own(NamedTuple):
    """What own rows say: a value, or nothing and the code of the lack."""

    value: Value
    lack: str
    contested: tuple[Value, ...] = ()
    is_withdrawn: bool = False
    may_be_final: bool = False  # an open lack whose last day is open
    texts: frozenset[str] = frozenset()  # of the rows that speak
    is_unreadable: bool = False  # a word that is no lack stands in the place of a value


def fact_of(w: World, unit: str, name: str, at: At) -> str:
    """The reference of a fact; of the revocable ones it is kept that they are."""
    text = days.label(w, at) if isinstance(at, Period) else str(at)
    fact = f"{unit}:{name}@{text}"
    w.revocable |= {fact} if is_revocable(w, name) else set()
    return fact


def terms_of(w: World, name: str) -> Element:
    """The filing of an indicator; without one empty."""
    element = w.indicator(name)
    return w.pack.get("filings", element["filing"]) if "filing" in element else {}


def is_revocable(w: World, name: str) -> bool:
    """Whether a final lack may still be cured."""
    terms = terms_of(w, name)
    return bool(terms.get("late_accepts")) or "extended_by" in terms


def is_open(w: World, name: str, lack: str) -> bool:
    """Whether a lack of an indicator, as it is read now, is open or revocable."""
    is_final = lack in FINAL and lack != "not_named"
    return lack == "not_reported" or (is_final and is_revocable(w, name))


def last_day(w: World, unit: str, name: str, at: At) -> tuple[date, bool]:
    """The last day on which a row counts, and whether it, or an extension, may still come."""
    terms = terms_of(w, name)
    if "until" not in terms:
        return date.max, False
    given: Element = terms["until"]
    period = at if isinstance(at, Period) else Period("year", 1)
    if not isinstance(at, Period):
        given, period = _reckoned(w, given, at)
    last = days.day(w, given, Frame(unit, period))
    if isinstance(last, Unknown):
        return date.max, any_may_come(w, last)
    if "extended_by" not in terms or isinstance(at, date):
        return last, False
    name = w.pack.ref(terms["extended_by"], "indicators")
    if isinstance(at, tuple) and not isinstance(at, Period):  # an extension of exactly that range
        if unit in w.units.all and not w.units.overlaps(unit, at):
            return last, False
        found = own(w, unit, name, at)
        longer = one(unknown("", found.lack) if found.value is None else found.value)
    else:
        longer = one(w.read(name, Frame(unit, period), -1 if w.reading is None else w.reading))
    if isinstance(longer, Unknown):
        return last, any(may_come(w, reason) for reason in longer.reasons)
    other = last if longer is None else plain_date(longer)
    assert isinstance(other, date)
    return max(last, other), False


def _reckoned(w: World, given: Element, at: date | Range) -> tuple[Element, Period]:
    """A last day, and the year it goes by, of a range or of silence on a day."""
    [anchor] = [mark for mark in days.MARKS if mark in given]
    if isinstance(at, date):
        begins = date(max(at.year, w.facts_from), 12, 31)
    else:
        begins = date(w.facts_from, 1, 1) if at[0] == date.min else at[0]
    if given[anchor] == "period.start":
        moved = days.months_later(begins, 12 * given.get("year", 0))
        given = {**given, anchor: moved.isoformat()}
        given.pop("year", None)
    elif not given[anchor][:1].isdigit():
        raise NotCovered("a reported last day for rows of a dated indicator")
    return given, Period("year", begins.year)


def counting(w: World, unit: str, name: str, facts: list[Fact]) -> list[Fact]:
    """Those of the facts that are known and count, by their own terms."""
    accepted = terms_of(w, name).get("late_accepts", [])
    known = [fact for fact in facts if fact.recorded_on <= w.as_of]
    in_time = {id(f) for f in known if f.recorded_on <= last_day(w, unit, name, f.period)[0]}
    return [f for f in known if id(f) in in_time or _class_of(w, accepted, f) < len(accepted)]


def own(
    w: World, unit: str, name: str, at: At, mine: Callable[[Fact], bool] = lambda fact: True
) -> Own:
    """What the known rows of a unit say, those that are `mine` only."""
    element = w.indicator(name)
    words = element.get("open_values", {})
    known = [
        f for f in w.rows(unit, name) if f.recorded_on <= w.as_of and mine(f) and _is_at(f, at)
    ]
    last, last_open = last_day(w, unit, name, at)
    good = counting(w, unit, name, known)
    for row in known:
        until, is_open = last_day(w, unit, name, row.period)
        if is_open and (until == date.max or row not in good):
            w.assume("extension", name)
    late = any(f not in good and f.text != w.withdrawn for f in known)
    if isinstance(at, date):
        good = _greatest(good, lambda f: f.period[0])
    order = terms_of(w, name).get("precedence", [])
    best = _greatest(good, lambda f: (-_class_of(w, order, f), f.recorded_on))
    values = {f.text if f.text in words or f.value is None else key_of(f.value): f for f in best}
    fact = fact_of(w, unit, name, at)
    texts = frozenset(f.text for f in best)
    is_unreadable = any(words.get(text, "not_reported") not in LACKS for text in texts)
    if len(values) > 1:
        contested = tuple(f.value for f in values.values() if f.value is not None)
        unclear = unknown(fact, "contested")
        return Own(unclear, "", contested, texts=texts, is_unreadable=is_unreadable)
    for chosen in values.values():
        if chosen.text in words:
            code = words[chosen.text]
            lack = code if code in LACKS else ""
            return Own(unknown(fact, code), lack, texts=texts, is_unreadable=is_unreadable)
        if chosen.text != w.withdrawn:
            return Own(spoken(chosen, fact), "", texts=texts)
    lack = "not_reported" if w.as_of <= last else "late" if late else "not_submitted"
    if element.get("silence") == "not_named":
        return Own(None, "not_named", (), bool(values), False)
    return Own(None, lack, (), bool(values), last_open and last == date.max)


def speaking(w: World, unit: str, name: str, on: date) -> list[Fact]:
    """The known rows on a built-in indicator that have the last word on a day."""
    known = [f for f in w.rows(unit, name) if f.recorded_on <= w.as_of and _is_at(f, on)]
    return _greatest(_greatest(known, lambda f: f.period[0]), lambda f: f.recorded_on)


def _is_at(fact: Fact, at: At) -> bool:
    if isinstance(at, date) and not isinstance(fact.period, Period):
        return fact.period[0] <= at <= fact.period[1]
    return fact.period == at


def _class_of(w: World, names: list[str], fact: Fact) -> int:
    """The place of the first class of documents that a row belongs to."""
    starts = [tuple(w.pack.get("document_classes", name)["starts_with"]) for name in names]
    return next((i for i, s in enumerate(starts) if fact.document.startswith(s)), len(names))


def _greatest(facts: list[Fact], rank: Callable[[Fact], object]) -> list[Fact]:
    best = max(map(rank, facts), default=None)  # type: ignore[type-var]
    return [fact for fact in facts if rank(fact) == best]


def may_count(w: World, unit: str, name: str, at: At) -> bool:
    """Whether a row recorded after the day may count: in time, or by a later document."""
    return w.as_of <= last_day(w, unit, name, at)[0] or is_revocable(w, name)


def may_come(w: World, reason: Reason) -> bool:
    """Whether a reason is a lack that is open or revocable."""
    fact, code = reason
    if fact in w.items_named:
        behind = w.items_named[fact] - {reason}
        return any(may_come(w, other) for other in behind if other[1] == code)
    if code in FINAL:
        return fact in w.revocable and code != "not_named"
    is_open = code in ("still_open", "no_last_day", "partly_known", "not_said")
    return is_open or code in ("not_reported", "others_open") or reason in w.awaited


def any_may_come(w: World, *values: object) -> bool:
    """Whether some reason of the values that are unknown may be cured."""
    return any(may_come(w, r) for v in values if isinstance(v, Unknown) for r in v.reasons)


def settles(w: World, unit: str, name: str, period: Period) -> bool:
    """Whether a value of that period may still change: the day is not past its settling day."""
    holders = (w.indicator(name), terms_of(w, name))
    with w.apart():
        return any(days.not_past(w, h.get("settles"), Frame(unit, period)) for h in holders)
