"""Groups of the four compositions."""

from __future__ import annotations

import re
from typing import Any

from .days import a_day
from .items import add_criterion, common_keys, inline
from .law import dressed
from .phrases import Writer
from .shapes import a_test, a_text, a_value
from .versions import spread
from .world import BOOLEAN, NUMBER, OUTCOMES, Frame, Json, Name, World


def add_group(world: World, frame: Frame) -> None:
    """A group of items named before, and of some made for it."""
    chance = world.chance
    combine = chance.pick(("all", "all", "any", "at_least", "points", "points"))
    is_sum = combine == "points"
    element: Json = {"id": world.id("g"), "combine": combine}
    if frame.period != "year":
        element["period"] = frame.period
    if frame.about != "xa":
        element["subject"] = frame.about
    element["members"] = _members(world, frame, is_sum)
    if combine == "at_least":
        most = len(element["members"])
        element["k"] = chance.pick((1, chance.between(1, most), "applicable - 1", "applicable"))
        if chance.often(0.2):
            local = Frame(frame.period, frame.about, (("applicable", NUMBER),))
            element["k"] = a_value(world, local, NUMBER, 1)
            if not re.search("[a-z]", str(element["k"])):
                element["k"] = 1
    if is_sum:
        _points_keys(world, frame, element)
    if chance.often(0.15):
        element["applies_when"] = a_test(world, frame, 1)
    common_keys(world, frame, element)
    for one in spread(world, element, 0.1):
        if one is not element:
            one |= {"k": 1} if "k" in one else {}
            one["members"] = [m for m in one["members"] if not _is_inline(m)] or one["members"][:1]
            if any(map(_is_inline, one["members"])):
                element.pop("until", None)
                break
        world.add("groups", dressed(world, one, decimals=True))
    name = Name(
        element["id"], "item", OUTCOMES, frame.period, frame.about, is_sum, is_sum, group=True
    )
    world.name(name)


def _is_inline(member: Any) -> bool:
    return isinstance(member, dict) and "item" not in member


def _members(world: World, frame: Frame, is_sum: bool) -> list[Any]:
    chance = world.chance
    fitting = [n.id for n in Writer(world, frame).items() if n.scored or not is_sum]
    while len(fitting) < 2:
        fitting.append(add_criterion(world, frame, score=is_sum).id)
    members: list[Any] = list(chance.some(fitting, 2, 4))
    for at, member in enumerate(members):
        if chance.often(0.2):
            members[at] = {"item": member, "reason": f"hong_{member}"}
            if len(world.versions) > 1 and chance.often(0.5):
                members[at] |= chance.pick(
                    ({"since": world.versions[1]}, {"until": world.versions[0]})
                )
    if chance.often(0.3):
        members.append(inline(world, frame, score=is_sum))
    return chance.shuffled(members)


def _points_keys(world: World, frame: Frame, element: Json) -> None:
    chance = world.chance
    if not world.below_zero and chance.often(0.4):
        element["rescale_to"] = chance.pick((100, 10))
    if chance.often(0.3):
        element["round"] = {chance.pick(("half_up", "half_even", "up", "down")): chance.below(2)}
    if chance.often(0.3):
        element["clamp"] = chance.pick(([0, 12], [2, 100], [-5, 5]))
    steps: list[Json] = []
    for number in range(chance.pick((0, 0, 1, 2)) if world.switches.free_sums else 0):
        step: Json = {"id": f"buoc{number + 1}"}
        amount: Any = a_text(world, frame, NUMBER, 1)
        step[chance.pick(("add", "subtract"))] = chance.pick((amount, amount, 1))
        if "clamp" not in element or chance.often(0.5):
            step["at_most"] = chance.between(1, 4)
        steps.append(step)
    if steps:
        element["adjust"] = steps
    if chance.often(0.6):
        by_value: Any = chance.pick((1, 2, a_text(world, frame, NUMBER, 1)))
        element["pass"] = chance.pick(({"at_least": by_value}, {"share_of_max": 0.5}))
    is_free = world.switches.free_sums or "rescale_to" not in element
    if chance.often(0.3) and is_free:
        element["waived_points"] = chance.pick(("max", "drop"))
    if chance.often(0.05):
        element["local_additions"] = True


def add_waiver(world: World) -> None:
    """A waiver that reads facts alone, so that no item waits for itself."""
    chance = world.chance
    items = [n for n in world.named("item") if n.about == "xa"]
    if not world.switches.free_sums:
        items = [n for n in items if not (n.group and n.points)]
    if not items:
        return
    one = chance.pick(items)
    alike = [n for n in items if n.period == one.period]
    frame = Frame(one.period, reads="facts")
    element: Json = {"id": world.id("mien"), "when": a_text(world, frame, BOOLEAN, 2)}
    element["items"] = chance.some([n.id for n in alike], 1, 2)
    if chance.often(0.4):
        element["with_members"] = True
        spared = [n.id for n in alike if n.id not in element["items"]]
        if spared and chance.often(0.6):
            element["except"] = chance.some(spared, 1, 2)
    if chance.often(0.4):
        element["if_unknown"] = chance.pick(("unknown", "ignore", "ignore"))
        if element["if_unknown"] == "ignore" and chance.often(0.6):
            element["provisional_until"] = a_day(world, last=True, period=one.period)
    if chance.often(0.4):
        element |= {"by": "ubnd", "reason": "duoc_mien"}
    for one_version in spread(world, element, 0.1):
        world.add("waivers", dressed(world, one_version))
