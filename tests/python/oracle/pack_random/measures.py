"""Measures of every form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .law import dressed
from .phrases import Writer
from .shapes import a_text, a_value
from .versions import spread
from .world import (
    BOOLEAN,
    DATE,
    NUMBER,
    TEXT,
    Frame,
    Json,
    Kind,
    Name,
    World,
    context_of,
    list_of,
    rating,
)

LISTS = (
    ("number", NUMBER),
    ("count", NUMBER),
    ("boolean", BOOLEAN),
    ("date", DATE),
    ("text", TEXT),
    ("rating", rating("muc")),
)


def plan_measures(world: World) -> None:
    """Names the measures to come, so that others may read their past."""
    chance = world.chance
    periods = ["year"] * 8 + ["half", "quarter", "month", *world.windows]
    if any(n.period == "once" for n in world.names):
        periods.append("once")
    for _ in range(chance.between(4, 8)):
        kind = chance.pick((*(NUMBER,) * 6, BOOLEAN, BOOLEAN, DATE, DATE, rating("muc"), TEXT))
        about = "huyen" if _has_huyen(world) and chance.often(0.15) else "xa"
        period = "year" if about == "huyen" else chance.pick(periods)
        world.planned.append(Name(world.id("m"), "measure", kind, period, about))


def _has_huyen(world: World) -> bool:
    return any(c.id == "huyen" for c in world.cohorts)


def add_reference_day(world: World) -> None:
    """A reference day that is the value of a measure, such as the day of a dossier."""
    chance = world.chance
    days = world.named("indicator", kind=DATE, period="year", about="xa")
    if not days or not chance.often(0.12) or not world.switches.reported_days:
        return
    day = chance.pick(days).id
    value: Any = day
    if chance.often(0.5):
        value = f"if reported({day}) then {day} else date(assessment_year, 12, 31)"
    element = dressed(world, {"id": "ngay_moc", "type": "date", "value": value})
    world.add("measures", element)
    world.programme["reference_day"] = {"on": "ngay_moc"}
    if chance.often(0.2):
        world.programme["reference_day"] = {"on": day, "plus": {"days": 10}}


def add_measures(world: World, count: int) -> None:
    """The next planned measures."""
    for _ in range(min(count, len(world.planned))):
        _measure(world, world.planned[0])
        world.name(world.planned.pop(0))


def _measure(world: World, name: Name) -> None:
    chance = world.chance
    frame = Frame(name.period, name.about)
    element: Json = {"id": name.id, "type": name.kind.form}
    if name.kind.form == "rating":
        element["scale"] = name.kind.scale
    if name.kind == NUMBER and chance.often(0.2):
        element["type"] = "count"
    if name.period != "year":
        element["period"] = name.period
    if name.about != "xa":
        element["subject"] = name.about
    elif chance.often(0.1):
        element["subject"] = world.cohort_about("xa").id
    element |= _form(world, name)(world, frame, name.kind)
    if chance.often(0.15):
        element["requires"] = a_text(world, frame)
    if chance.often(0.12):
        element["asked_when"] = a_text(world, frame)
    if chance.often(0.3) and name.kind in (NUMBER, BOOLEAN):
        element["before_start"] = chance.often(0.5) if name.kind == BOOLEAN else chance.below(4)
    for one in spread(world, element, 0.12):
        if one is not element:
            one["value"] = a_value(world, frame, name.kind)
            for key in ("across", "rank", "working_days"):
                one.pop(key, None)
        world.add("measures", dressed(world, one, decimals=name.kind == NUMBER))


def _form(world: World, name: Name) -> Callable[[World, Frame, Kind], Json]:
    chance = world.chance
    if chance.often(0.3):
        return _across
    if name.kind == NUMBER and chance.often(0.2):
        return _rank
    has_days = world.calendars and len(_dates(world, name.period)) > 1
    if name.kind == NUMBER and has_days and chance.often(0.3):
        return _working_days
    return _value


def _value(world: World, frame: Frame, kind: Kind) -> Json:
    return {"value": a_value(world, frame, kind, 3)}


def _dates(world: World, period: str) -> list[str]:
    frame = Frame(period)
    return [n.id for n in Writer(world, frame).names(DATE)]


def _working_days(world: World, frame: Frame, kind: Kind) -> Json:
    first, last = world.chance.shuffled(_dates(world, frame.period))[:2]
    days: Json = {"from": first, "to": last}
    if world.chance.often(0.4):
        days["calendar"] = world.chance.pick(world.calendars)
    return {"working_days": days}


def members_frame(world: World, frame: Frame, cohort_about: str) -> Frame:
    """The frame of a cohort's members: below a huyen they are its communes."""
    return Frame(frame.period, "xa" if cohort_about == "of_huyen" else cohort_about)


def a_cohort(world: World, frame: Frame) -> tuple[str, Frame]:
    """A cohort to compare with or to sum over, and the frame of its members."""
    sorts = ["of_huyen", "xa"] if frame.about == "huyen" else ["xa"]
    about = world.chance.pick([s for s in sorts if any(c.about == s for c in world.cohorts)])
    return world.cohort_about(about, relative=True).id, members_frame(world, frame, about)


def _across(world: World, frame: Frame, kind: Kind) -> Json:
    chance = world.chance
    cohort, members = a_cohort(world, frame)
    one = chance.pick((NUMBER, NUMBER, BOOLEAN))
    each: Any = a_value(world, members, one)
    of: Kind = one
    if chance.often(0.35):
        each = {"a": a_value(world, members, NUMBER, 1), "b": a_value(world, members, NUMBER, 1)}
        of = context_of({"a": NUMBER, "b": NUMBER})
    local = (("each", list_of(of)), ("cohort_size", NUMBER))
    here = Frame(frame.period, frame.about, local)
    across: Json = {"cohort": cohort, "each": each, "value": _of_each(world, here, of, kind)}
    if chance.often(0.5):
        across["incomplete"] = chance.pick(("hold", "leave_out", "leave_out_lacking"))
    if not world.switches.left_out_lacks and across.get("incomplete") == "leave_out_lacking":
        across["incomplete"] = "leave_out"
    if chance.often(0.3):
        across["blame"] = chance.pick(("members", "cohort"))
    return {"across": across}


def _of_each(world: World, here: Frame, of: Kind, kind: Kind) -> Any:
    """The value from the list: mostly the ways people sum up, else any value."""
    chance = world.chance
    number = {"number": "each", "boolean": "for w in each return if w then 1 else 0"}.get(of.form)
    if kind == NUMBER and chance.often(0.8):
        if number is None:
            return chance.pick(("share(sum(each.a), sum(each.b), 0)", "sum(each.a) + max(each.b)"))
        return f"{chance.pick(('sum', 'mean', 'max', 'count'))}({number})"
    if kind == NUMBER:
        return chance.pick(("cohort_size", "count(each)"))
    if kind == BOOLEAN and of == BOOLEAN and chance.often(0.8):
        return chance.pick(("all(each)", "at_least(2, each)", "at_least(cohort_size - 1, each)"))
    if kind == BOOLEAN and of == NUMBER and chance.often(0.8):
        return f"sum(each) >= {chance.pick(('cohort_size', '2', '5'))}"
    return a_value(world, here, kind, 1)


def order_keys(world: World, frame: Frame) -> list[Json]:
    """Keys of order for a rank or a quota."""
    chance = world.chance
    keys: list[Json] = []
    for _ in range(chance.pick((1, 1, 2))):
        kind = chance.pick((NUMBER, NUMBER, NUMBER, DATE))
        key: Json = {"value": a_value(world, frame, kind, 1)}
        if chance.often(0.5):
            key["order"] = chance.pick(("ascending", "descending"))
        keys.append(key)
    return keys


def _rank(world: World, frame: Frame, kind: Kind) -> Json:
    chance = world.chance
    cohort, members = a_cohort(world, frame)
    rank: Json = {"cohort": cohort, "by": order_keys(world, members)}
    if chance.often(0.5):
        rank["ties"] = chance.pick(("skip", "dense"))
    if chance.often(0.5):
        rank["incomplete"] = chance.pick(("hold", "leave_out"))
    if chance.often(0.3):
        rank["blame"] = chance.pick(("members", "cohort"))
    return {"rank": rank}


def add_list(world: World) -> None:
    """Measures that are lists, of plain values or of contexts."""
    chance, frame = world.chance, Frame()
    if chance.often(0.3):
        of, kind = chance.pick((*LISTS, *LISTS[:1] * 5))
        value = f"[{a_text(world, frame, kind, 1)}, {a_text(world, frame, kind, 1)}]"
        element: Json = {"id": world.id("m_day"), "type": "list", "of": of, "value": value}
        if of == "rating":
            level = {"id": "m_muc", "type": "rating", "scale": "muc", "value": '"kha"'}
            world.add("measures", dressed(world, level) | {"words": "mức"})
            element |= {"scale": "muc", "value": f"[m_muc, {value[1:]}"}
        if chance.often(0.2):
            element["measured_in"] = "người"
        world.add("measures", dressed(world, element))
        world.name(Name(element["id"], "measure", list_of(kind), raw=element))
    if chance.often(0.1):
        value = (
            f"[{{so: {a_text(world, frame, NUMBER, 1)}, co: {a_text(world, frame, BOOLEAN, 1)}}}]"
        )
        entry = {"so": {"type": "number"}, "co": {"type": "boolean"}}
        listed: Json = {"id": world.id("m_bang"), "type": "list", "entry": entry, "value": value}
        world.add("measures", dressed(world, listed))
        kind = list_of(context_of({"so": NUMBER, "co": BOOLEAN}))
        world.name(Name(listed["id"], "measure", kind, raw=listed))
