"""Lifecycles: states decided by dated acts, events and time."""

from __future__ import annotations

from .days import a_day, any_date
from .law import dressed
from .versions import spread
from .world import BOOLEAN, DATE, Json, Name, World, rating


def add_lifecycle(world: World) -> None:
    """A lifecycle with the date indicators of its acts."""
    chance = world.chance
    name = world.id("tinh_trang")
    states = ["chua", "da", "thu_hoi", "het_han"]
    given, taken = _act(world, f"{name}_nhan"), _act(world, f"{name}_thu")
    steps: list[Json] = [
        {"from": ["chua", "thu_hoi", "het_han"], "to": "da", "by": given},
        {"from": ["da"], "to": "thu_hoi", "by": taken},
    ]
    if chance.often(0.25):
        states.remove("thu_hoi")
        steps = [{"from": ["chua", "het_han"], "to": "da", "by": given}]
    if chance.often(0.6):
        after = chance.pick(({"years": 1}, {"years": 2}, {"months": 8}, {"years": 1, "days": 1}))
        steps.append({"from": ["da"], "to": "het_han", "after": after})
    elif chance.often(0.7):
        kinds = chance.some(("split", "absorb", "retype", "rename", "partial_transfer"), 1, 3)
        steps.append({"from": ["da"], "to": "het_han", "on_event": kinds})
    else:
        states.remove("het_han")
        steps[0]["from"].remove("het_han")
    if chance.often(0.4):
        steps[0]["denied_by"] = _denial(world, f"{name}_xet")
    element: Json = {"id": name, "states": states, "holds": ["da"], "transitions": steps}
    element["acts_by"] = chance.pick(("day", "period"))
    if element["acts_by"] == "day" and chance.often(0.25):
        element["at"] = a_day(world)
    if chance.often(0.5):
        element["carry"] = {"rule": chance.pick(("all_of", "any_of", "own"))}
        if chance.often(0.3):
            element["carry"]["among"] = world.cohort_about("xa").id
        if chance.often(0.4):
            element["carry"]["until"] = any_date(world).isoformat()
    for one in spread(world, element, 0.1):
        world.add("lifecycles", dressed(world, one))
    world.scales[f"life:{name}"] = (states, False)
    world.name(Name(name, "lifecycle", rating(f"life:{name}"), "", "xa"))


def _denial(world: World, name: str) -> str:
    """A yes or no that an act may contradict."""
    element: Json = {"id": name, "type": "boolean"}
    yearly = [f["id"] for f in world.raw("filings") if f["id"].startswith("f_year_xa_")]
    if yearly and world.chance.often(0.3) and world.switches.filed_acts:
        element["filing"] = world.chance.pick(yearly)
    world.add("indicators", dressed(world, element))
    world.name(Name(name, "indicator", BOOLEAN, raw=element))
    return name


def _act(world: World, name: str) -> str:
    """A date indicator; with a filing now and then, so that late rows are no acts."""
    chance = world.chance
    element: Json = {"id": name, "type": "date"}
    yearly = [f["id"] for f in world.raw("filings") if f["id"].startswith("f_year_xa_")]
    if yearly and chance.often(0.4) and world.switches.filed_acts:
        element["filing"] = chance.pick(yearly)
    world.add("indicators", dressed(world, element))
    world.name(Name(name, "indicator", DATE, raw=element))
    return name
