"""Units with their lives, events that change them, and cohorts that rest on them alone."""

from __future__ import annotations

from datetime import date, timedelta

from .days import a_day, any_date
from .law import dressed
from .world import Cohort, Json, Unit, World

TYPES = ("xa", "phuong")
HEADER = ("unit", "type", "name", "code", "parent", "valid_from", "valid_to", "recorded_on", "note")


def settle_units(world: World) -> None:
    """Units, events and the first cohorts."""
    for kind in (*TYPES, "huyen"):
        world.add("unit_types", dressed(world, {"id": kind}))
    chance = world.chance
    if chance.often(0.6):
        _unit(world, "h1", "huyen", None)
    for number in range(chance.between(1, 4)):
        _unit(world, f"x{number + 1}", chance.pick(("xa", "xa", "phuong")), _birth(world))
    for _ in range(chance.pick((0, 0, 1, 1, 2, 3))):
        _event(world)
    _untold_end(world)
    _cohorts(world)


def _birth(world: World) -> date | None:
    chance = world.chance
    if chance.often(0.5):
        return None
    return date(2015, 1, 1) if chance.often(0.5) else any_date(world)


def _unit(world: World, unit_id: str, kind: str, begins: date | None) -> Unit:
    chance = world.chance
    unit = Unit(unit_id, kind, begins)
    row = {"unit": unit_id, "type": kind, "name": f"Đơn vị {unit_id}"}
    row["valid_from"] = begins.isoformat() if begins else ""
    if kind != "huyen" and any(u.id == "h1" for u in world.units) and chance.often(0.8):
        row["parent"] = unit.parent = "h1"
    if chance.often(0.2):
        row["code"] = f"m{unit_id}"
    if begins and begins.year >= world.first and chance.often(0.3):
        row["recorded_on"] = (begins + timedelta(days=chance.between(-30, 300))).isoformat()
    unit.row = row
    world.units.append(unit)
    return unit


def _living(world: World, day: date) -> list[Unit]:
    """The units that an event of that day may take from or give to."""
    before = day - timedelta(days=1)
    touched = {u for e in world.events if e["day"] >= day.isoformat() for u in _sides(e)}
    return [
        u
        for u in world.units
        if u.type != "huyen" and u.id not in touched and u.ends is None
        if u.begins is None or u.begins <= before
    ]


def _sides(edge: dict[str, str]) -> tuple[str, str]:
    return edge["from_unit"], edge["to_unit"]


def _event(world: World) -> None:
    """One event with its edges, on a day later than all before it."""
    chance = world.chance
    day = any_date(world)
    known = day + timedelta(days=chance.pick((-60, 0, 0, 1, 45, 200, 400)))
    living = _living(world, day)
    room = len(world.units) < 6
    kinds = ["create"] if room else []
    if living:
        kinds += ["retype", "rename", "parent_change", "abolish"]
        kinds += ["split", "split"] if room else []
    if len(living) > 1:
        kinds += ["absorb", "absorb", "partial_transfer"]
        kinds += ["merge_into_new", "merge_into_new"] if room else []
    if not kinds:
        return
    kind = chance.pick(kinds)
    some = chance.shuffled(living)
    edges = _edges(world, kind, day, some)
    name = world.id("sk")
    for source, target, share in edges:
        edge = {"event": name, "kind": kind, "day": day.isoformat()}
        edge |= {"recorded_on": known.isoformat(), "from_unit": source, "to_unit": target}
        edge["share"] = share
        world.events.append(edge)
    if kind in ("merge_into_new", "absorb", "split", "abolish"):
        kept = {target for _, target, _ in edges}
        for unit in world.units:
            if any(source == unit.id for source, _, _ in edges) and unit.id not in kept:
                unit.ends = day - timedelta(days=1)


def _edges(world: World, kind: str, day: date, living: list[Unit]) -> list[tuple[str, str, str]]:
    chance = world.chance
    if kind == "create":
        return [("", _new(world, day).id, "")]
    if kind in ("retype", "rename", "parent_change"):
        return [("", living[0].id, "") if chance.often(0.5) else (living[0].id, "", "")]
    if kind == "abolish":
        return [(living[0].id, "", "")]
    if kind == "absorb":
        parts = living[1:3] if chance.often(0.3) else living[1:2]
        return [(u.id, living[0].id, "") for u in parts]
    if kind == "partial_transfer":
        share = chance.pick(("0.25", "0.5", "0.1"))
        return [(living[0].id, living[1].id, share)]
    if kind == "merge_into_new":
        new = _new(world, day)
        parts = living[:3] if chance.often(0.3) else living[:2]
        return [(u.id, new.id, "1" if chance.often(0.2) else "") for u in parts]
    targets = [_new(world, day).id] if len(world.units) < 6 else []
    older = [u.id for u in living[1:] if u.begins]
    targets += older[:1] if not targets or chance.often(0.4) else []
    if chance.often(0.3):
        targets.append(living[0].id)
    shares = {1: ("1",), 2: ("0.4", "0.6"), 3: ("0.2", "0.3", "0.5")}[len(targets)]
    return [(living[0].id, target, share) for target, share in zip(targets, shares, strict=True)]


def _new(world: World, day: date) -> Unit:
    return _unit(world, world.id("n"), world.chance.pick(TYPES), day)


def _untold_end(world: World) -> None:
    """A unit that ends by its row alone."""
    touched = {side for e in world.events for side in _sides(e)}
    free = [u for u in world.units if u.id not in touched and u.type != "huyen"]
    if len(free) < 2 or not world.chance.often(0.15):
        return
    unit, end = free[-1], any_date(world)
    if unit.begins is None or unit.begins < end:
        unit.ends = end
        unit.row["valid_to"] = end.isoformat()
        if world.chance.often(0.6):
            unit.row["recorded_on"] = end.isoformat()


def _cohorts(world: World) -> None:
    chance = world.chance
    _cohort(world, {"id": "tat_ca", "types": list(TYPES)})
    if chance.often(0.25):
        world.raw("cohorts")[0]["exists"] = a_day(world, anchors=False)
    if any(u.type == "huyen" for u in world.units):
        _cohort(world, {"id": "huyen", "types": ["huyen"]}, about="huyen")
        _cohort(world, {"id": "con", "types": list(TYPES), "parts": "children"}, about="of_huyen")
        if chance.often(0.5):
            _cohort(world, {"id": "trong_h1", "types": list(TYPES), "within": "h1"})
    if chance.often(0.6):
        listed = [u.id for u in world.units if u.type != "huyen"]
        listed = chance.some(listed, 1, len(listed))
        _cohort(world, {"id": "chon", "units": listed}, frozen=len(listed))
    if chance.often(0.3):
        _cohort(world, {"id": "mot_loai", "types": [chance.pick(TYPES)]})
    if chance.often(0.4):
        kinds = chance.some(("create", "merge_into_new", "split"), 1, 2)
        _cohort(world, {"id": "moi", "types": list(TYPES), "from_events": kinds})
    if chance.often(0.2):
        world.programme["subject"] = chance.pick([c.id for c in world.cohorts if c.about == "xa"])


def _cohort(world: World, element: Json, *, about: str = "xa", frozen: int = 0) -> None:
    if "exists" not in element and world.chance.often(0.15):
        element["exists"] = a_day(world, anchors=False)
    world.add("cohorts", dressed(world, element))
    world.cohorts.append(Cohort(element["id"], about, frozen))


def units_table(world: World, attributes: list[str]) -> str:
    """data/units.csv, with a column for each attribute."""
    columns = [*HEADER, *attributes]
    rows = [",".join(unit.row.get(c, "") for c in columns) for unit in world.units]
    return "\n".join([",".join(columns), *rows]) + "\n"


def events_table(world: World) -> str:
    """data/events.csv."""
    columns = ("event", "kind", "day", "recorded_on", "from_unit", "to_unit", "share")
    rows = [",".join(edge[c] for c in columns) for edge in world.events]
    return "\n".join([",".join(columns), *rows]) + "\n"
