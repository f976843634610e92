"""Random packs: small programmes that use every construct of the pack format."""

from __future__ import annotations

import json
from typing import Any

from .acts import add_lifecycle
from .chance import Chance
from .days import a_day
from .facts import give_facts
from .groups import add_group, add_waiver
from .items import a_frame, add_criteria
from .law import dressed, lay_ground
from .measures import add_list, add_measures, add_reference_day, plan_measures
from .plan import add_duty, add_funding, add_target, owe_filings
from .reported import report_indicators
from .shapes import a_text
from .tables import set_parameters
from .units import TYPES, events_table, settle_units, units_table
from .world import Cohort, Frame, Json, Switches, World

Files = dict[str, str]


def random_pack(seed: int | str, switches: Switches = Switches()) -> Files:  # noqa: B008
    """The files of the pack of a seed; the same on every machine, for all time."""
    world = World(Chance(f"pack/{seed}"), switches, Chance(f"later/{seed}"))
    lay_ground(world)
    settle_units(world)
    report_indicators(world)
    set_parameters(world)
    _narrow_cohorts(world, "facts")
    for _ in range(world.chance.pick((0, 1, 1, 2))):
        add_lifecycle(world)
    for _ in range(world.chance.pick((0, 1, 2))):
        add_duty(world, readable=True)
    add_reference_day(world)
    plan_measures(world)
    _rules(world)
    _narrow_cohorts(world, "all")
    for _ in range(world.chance.pick((0, 1, 2))):
        add_target(world)
    for _ in range(world.chance.pick((0, 0, 1))):
        add_duty(world, readable=False)
    owe_filings(world)
    add_funding(world)
    _hide_some(world)
    give_facts(world)
    return _written(world)


def _rules(world: World) -> None:
    """Measures and items by turns, so that each reads those before it."""
    chance = world.chance
    add_measures(world, 3)
    add_list(world)
    add_criteria(world, chance.between(2, 4))
    add_group(world, a_frame(world))
    add_measures(world, 2)
    add_criteria(world, chance.between(1, 3))
    if chance.often(0.7):
        add_group(world, Frame())
    add_measures(world, len(world.planned))
    if chance.often(0.5):
        add_criteria(world, 1)
        add_group(world, Frame())
    for _ in range(chance.pick((0, 0, 1, 1, 2))):
        add_waiver(world)


def _narrow_cohorts(world: World, reads: str) -> None:
    """Cohorts that look at their members, or at what they share with the frame's unit."""
    chance = world.chance
    if not world.switches.looking_cohorts:
        return
    if chance.often(0.35):
        where = a_text(world, Frame(reads=reads), depth=1)
        narrowed: Json = {"id": world.id("loc"), "types": list(TYPES), "where": where}
        if chance.often(0.2):
            narrowed["exists"] = a_day(world)
        _narrow(world, narrowed)
    dated = [n.id for n in world.named("indicator", period="dated", about="xa")]
    if reads == "facts" and chance.often(0.4):
        same = chance.some(("type", "parent", *dated), 1, 2)
        _narrow(world, {"id": world.id("cung"), "types": list(TYPES), "same": same})


def _narrow(world: World, element: Json) -> None:
    world.add("cohorts", dressed(world, element))
    world.cohorts.append(Cohort(element["id"], "xa", plain=False, relative="same" in element))


def _hide_some(world: World) -> None:
    """A version whose rules are not all public."""
    hidden = [n.id for n in world.names if n.what in ("item", "measure", "parameter")]
    if world.versions and world.chance.often(0.15):
        version = world.chance.pick(world.raw("versions"))
        version["unavailable"] = world.chance.some(hidden, 1, 2)


def _written(world: World) -> Files:
    """The files of a pack, its collections in two of them now and then."""
    world.programme["label"] = {"vi": "Ngẫu nhiên", "en": "Random"}
    whole: dict[str, Any] = {"programme": world.programme} | world.elements
    files = dict(world.files)
    if world.chance.often(0.3):
        files["luat.json"] = _json({k: whole.pop(k) for k in ("criteria", "groups")})
    files["pack.json"] = _json(whole)
    dated = [n for n in world.named("indicator", period="dated", about="xa") if _is_column(n.raw)]
    columns = [n.id for n in dated if world.chance.often(0.3)]
    for unit in world.units:
        unit.row |= {c: _attribute(world, c) for c in columns if unit.type != "huyen"}
    files["data/units.csv"] = units_table(world, columns)
    if world.events:
        files["data/events.csv"] = events_table(world)
    return dict(sorted(files.items()))


def _is_column(indicator: Json) -> bool:
    return bool(indicator["type"] == "rating")


def _attribute(world: World, column: str) -> str:
    raw = next(n.raw for n in world.names if n.id == column)
    return world.chance.pick(("", *world.levels(raw["scale"])))


def _json(part: dict[str, Any]) -> str:
    return json.dumps(part, ensure_ascii=False, indent=1) + "\n"


__all__ = ["Switches", "random_pack"]
