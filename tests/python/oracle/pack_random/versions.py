"""Elements that hold in some versions only, or stand twice under one id."""

from __future__ import annotations

from copy import deepcopy

from .world import Json, World


def spread(world: World, element: Json, share: float) -> list[Json]:
    """The element once or, in that share of cases, with versions: cut short, or standing twice."""
    chance = world.chance
    if len(world.versions) < 2 or not chance.often(share):
        return [element]
    cut = chance.between(1, len(world.versions) - 1)
    earlier, later = {"until": world.versions[cut - 1]}, {"since": world.versions[cut]}
    if chance.often(0.4):
        element |= chance.pick((earlier, later))
        return [element]
    again = deepcopy(element)
    element |= earlier
    again |= later
    return [element, again]
