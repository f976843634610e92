"""The tables of section 18 as lists of dicts, every cell a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..feel import canonical, dates, durations, numbers
from ..feel.dates import Date
from ..feel.durations import Months, Span
from ..feel.values import Context, Range, Rating, Unknown, Value
from . import carry, days, items, restricted, shapes, targets
from . import duties as owing
from .core import ASKS_NOBODY, NONE, Element, Frame, Marks, Period, Reasons, told
from .pack import ITEMS, Pack, Row, load
from .results import Result, code_of
from .world import World

Table = list[dict[str, str]]


def world(source: Path | Mapping[str, str] | Pack, as_of: str, more: Iterable[Row] = ()) -> World:
    """A pack with its facts and further rows as known on a day."""
    pack = source if isinstance(source, Pack) else load(source)
    return World(pack, date.fromisoformat(as_of), more)


# ---- assessment
def assessment(w: World, years: Iterable[int]) -> Table:
    """Outcomes of every unit, item and period of the years."""
    found = []
    for year in years:
        end = date(year, 12, 31)
        types = _assessed(w)
        assessed = {u for u in w.units.all if None in types or types & _types(w, u, end)}
        for place, name in enumerate(w.pack.items):
            for period in _periods(w, w.pack.any_of(name, *ITEMS), year):
                for unit in w.units.all:
                    row = _row(w, name, Frame(unit, period), unit in assessed)
                    key = (days.label(w, period), unit.encode(), place)
                    found += [] if row is None else [(key, row)]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _periods(w: World, element: Element, year: int) -> list[Period]:
    kind, whole = w.pack.period_kind(element), Period("year", year)
    if kind in ("half", "quarter", "month"):
        return days.within(w, whole, kind)
    return [whole if kind in ("once", "year") else Period(kind, year)]


def _assessed(w: World) -> set[str | None]:
    """The types of units that items are about; nothing among them where any type is."""
    found: set[str | None] = set()
    for name in w.pack.items:
        cohort = w.pack.get("cohorts", items.subject_of(w, w.pack.any_of(name, *ITEMS)))
        if "types" in cohort:
            found |= {w.pack.ref(kind, "unit_types") for kind in cohort["types"]}
        elif "units" in cohort:
            found = found.union(*(_types(w, w.unit_id(unit), w.as_of) for unit in cohort["units"]))
        else:
            found.add(None)
    return found


def _types(w: World, unit: str, on: date) -> set[str]:
    return set(carry.built_in(w, unit, "type", on))


def _row(w: World, name: str, frame: Frame, is_assessed: bool) -> dict[str, str] | None:
    with w.apart() as marks:
        found = items.result(w, name, frame)
    if found is None or w.item(name, frame).get("internal"):
        return None
    element, version = w.item(name, frame), w.version(frame)
    is_dated = not isinstance(w.reference_day(frame), Unknown)
    if not is_assessed and not (found.is_subject and is_dated):
        return None
    is_told = is_dated and found.is_subject and w.unavailable(name, frame) is None
    is_shown = not restricted.is_restricted(w, name)
    names_missing = found.outcome == "unknown" and element.get("names_missing", True)
    has_points = found.has_points and found.points is not None
    has_points &= found.outcome != "not_applicable"
    return {
        "unit": frame.unit,
        "item": name,
        "period": days.label(w, frame.period),
        "as_of": w.as_of.isoformat(),
        "version": w.pack.versions[version]["id"] if is_dated and w.pack.versions else "",
        "outcome": found.outcome,
        "provisional": "yes" if marks.provisional and found.outcome != "unknown" else "no",
        "points": _points(element, found) if is_shown and has_points else "",
        "value": _value(w, element, frame, found) if is_shown and is_told else "",
        "reason": _reason(w, element, found),
        "missing": _missing(found.reasons if names_missing else NONE),
        "assumes": _assumes(marks),
        "flags": ";".join(_flags(w, element, frame)) if is_told else "",
    }


def _missing(reasons: Reasons) -> str:
    facts = {fact for fact, code in told(reasons) if "#" not in fact and code not in ASKS_NOBODY}
    return ";".join(sorted(facts, key=str.encode))


def _assumes(marks: Marks) -> str:
    return ";".join(f"{place}:{of}" for place, of in sorted(marks.assumes))


def _points(element: Element, found: Result) -> str:
    assert found.points is not None
    ends = [_end(element, found.points.low), _end(element, found.points.high)]
    return ends[0] if found.points.is_one() else "..".join(ends)


def _end(element: Element, value: Fraction | None) -> str:
    """A figure with the decimals that its item prints."""
    if value is None or "decimals" not in element:
        return _figure(value)
    places = element["decimals"]
    return f"{Decimal(round(value * 10**places)).scaleb(-places):.{places}f}"


def _figure(value: Fraction | None) -> str:
    return "" if value is None else numbers.text(value)


def _value(w: World, element: Element, frame: Frame, found: Result) -> str:
    if "show" in element:
        shown = shapes.value(w, element["id"], element["show"], frame).value
        return _printed(shown)
    if found.outcome in ("not_applicable", "waived"):
        return ""
    if found.grade is not None and found.has_points:
        low, high = (w.pack.levels(element["grade"])[end] for end in found.grade)
        return low if low == high else f"{low}..{high}"
    if found.tally is not None:
        n, most, whole = found.tally
        return f"{n}/{whole}" if n == most else f"{n}..{most}/{whole}"
    return ""


def _printed(value: Value) -> str:
    match value:
        case str():
            return value
        case Rating():
            return value.level
        case Date():
            return dates.text(value)
        case Months() | Span():
            return durations.text(value)
        case tuple():
            return "+".join(map(_printed, value)) or "none"
        case Context():
            return ":".join(_printed(value.entries[key]) for key in sorted(value.entries))
        case Unknown() | Range():
            return ""
    return canonical.to_text(value)


def _reason(w: World, element: Element, found: Result) -> str:
    own: Mapping[str, Any] = element.get("reasons", {})
    general = w.pack.programme.get("reason_words", {})
    word = found.reason
    if found.outcome == "unknown":
        word = code_of(w, found.reasons)
        own = own if word in own or "unknown" not in own else {word: own["unknown"]}
    head, colon, tail = word.partition(":") if word.startswith("fail:") else (word, "", "")
    return str(own.get(head, general.get(head, head))) + colon + tail


def _flags(w: World, element: Element, frame: Frame) -> list[str]:
    flags = element.get("flags", [])
    return [f["flag"] for f in flags if shapes.holds(w, element["id"], f["when"], frame) is True]


# ---- roadmap
AIMED = ("at_least", "at_most")


def roadmap(w: World, years: Iterable[int]) -> Table:
    """How every target stands in the years."""
    found = []
    for target in w.pack.kinds.get("targets", []):
        for year in years:
            version = w.version_of_year(year)
            if version >= 0 and w.pack.is_in(target, version):
                several = targets.standings(w, target, [year])
                while True:
                    with w.apart() as marks:
                        standing = next(several, None)
                    if standing is None:
                        break
                    found.append(_target_row(w, target, standing, marks))
    return found


def _target_row(w: World, target: Element, at: targets.Standing, marks: Marks) -> dict[str, str]:
    due = next(iter(at.dues)) if at.dues and len(at.dues) == 1 else None
    gap = None
    if due is not None and at.reached is not None and "measure" not in target:
        gap = max(Fraction(0), at.reached - due if at.kind == "at_most" else due - at.reached)
    live = None
    if "live" in target and "measure" not in target:
        live = targets.counted(w, target["id"], target["live"], at.year, False, None, True)
    measured = "measure" in target and restricted.is_restricted(w, target["measure"])
    aims = [aim for aim in target.get("aims", []) if aim.get("year", 0) <= at.year]
    if measured or any(restricted.shows(w, aim.get(k)) for aim in aims for k in AIMED):
        due = gap = None
    is_both = target.get("counting") == "both"
    beside = [b["counts"] for b in target.get("beside", [])]
    return {
        "target": target["id"] + (f":{at.unit}" if at.unit else ""),
        "year": str(at.year),
        "as_of": w.as_of.isoformat(),
        "due": _figure(due),
        "reached": "" if measured else _figure(at.reached),
        "unknown": "" if at.unknown is None else str(at.unknown),
        "verdict": at.verdict,
        "shortfall": _figure(gap) if at.kind != "at_most" else "",
        "excess": _figure(gap) if at.kind == "at_most" else "",
        "assumes": _assumes(marks),
        "reached_in_year": str(targets.in_year(w, target, at, None)) if is_both else "",
        "reached_live": "" if live is None else str(live.certain),
        "unknown_live": "" if live is None else str(live.unsure),
        **{f"beside_{n}": str(targets.in_year(w, target, at, s)) for n, s in enumerate(beside, 1)},
    }


# ---- duties
def _submitted_on(w: World, duty: Element, each: owing.Owed) -> str:
    """The day of submission, where it may be printed."""
    named = w.pack.ref(duty["done_by"], "indicators") if "done_by" in duty else ""
    is_hidden = bool(named) and restricted.is_restricted(w, named)
    if is_hidden:
        return ""
    if each.within is not None:
        return owing.label_of_days(*each.within)
    return each.submitted_on.isoformat() if each.submitted_on else ""


def _last_day(w: World, duty: Element, each: owing.Owed) -> str:
    is_hidden = each.last_day is None or restricted.shows(w, duty.get("due"))
    return "" if is_hidden or each.last_day is None else each.last_day.isoformat()


def duties(w: World, years: Iterable[int]) -> Table:
    """What is owed in the years and how it stands."""
    return [
        {
            "duty": duty["id"],
            "unit": each.unit,
            "bearer": each.bearer,
            "period": days.label(w, each.at.period),
            "as_of": w.as_of.isoformat(),
            "status": each.status,
            "last_day": _last_day(w, duty, each),
            "submitted_on": _submitted_on(w, duty, each),
        }
        for duty in w.pack.kinds.get("duties", [])
        for at in owing.occurrences(w, duty, years)
        for each in owing.owed(w, duty, at)
        if each.bearer
    ]
