"""Values and tests in every shape: text, number, choice, first_of, list of tests."""

from __future__ import annotations

from typing import Any

from .days import a_day
from .phrases import Writer
from .world import BOOLEAN, NUMBER, Frame, Json, Kind, World

FALLS = ("not_reported", "not_submitted", "late", "not_collected", "out_of_validity", "withheld")


def a_text(world: World, frame: Frame, kind: Kind = BOOLEAN, depth: int = 2) -> str:
    return Writer(world, frame).text(kind, depth)


def a_value(world: World, frame: Frame, kind: Kind, depth: int = 2) -> Any:
    """A value: mostly a text, else a plain number or boolean, a choice or a first_of."""
    chance = world.chance
    if chance.often(0.08) and kind in (NUMBER, BOOLEAN):
        return chance.below(6) if kind == NUMBER else chance.often(0.5)
    if chance.often(0.15):
        return _choice(world, frame, kind, depth - 1)
    if chance.often(0.15):
        return _first_of(world, frame, kind, depth - 1)
    return a_text(world, frame, kind, depth)


def _choice(world: World, frame: Frame, kind: Kind, depth: int) -> list[Json]:
    chance = world.chance
    rows: list[Json] = []
    for _ in range(chance.between(1, 2)):
        when = a_text(world, frame, BOOLEAN, depth)
        if all(row["when"] != when for row in rows):
            rows.append({"when": when, "then": _plain(world, frame, kind, depth)})
    rows.append({"then": _plain(world, frame, kind, depth)})
    for row in rows:
        if chance.often(0.6):
            row["reason"] = chance.pick(("ly_do_a", "ly_do_b", "ly_do_c"))
        if chance.often(0.1):
            row["clauses"] = ["D1"]
    return rows


def _plain(world: World, frame: Frame, kind: Kind, depth: int) -> Any:
    if kind == NUMBER and world.chance.often(0.4):
        return world.chance.below(6)
    if kind == BOOLEAN and world.chance.often(0.2):
        return world.chance.often(0.5)
    return a_text(world, frame, kind, depth)


def _first_of(world: World, frame: Frame, kind: Kind, depth: int) -> Json:
    chance = world.chance
    alternatives: list[Json] = []
    for number in range(chance.between(2, 3)):
        one: Json = {"value": _plain(world, frame, kind, depth if number else 0)}
        if chance.often(0.25):
            anchors = world.switches.open_days
            one["until"] = a_day(
                world, last=True, period=frame.period, about=frame.about, anchors=anchors
            )
        if chance.often(0.25):
            one["provisional_until"] = a_day(world, last=True, period=frame.period)
        alternatives.append(one)
    value: Json = {"first_of": alternatives}
    if chance.often(0.3):
        value["falls_on"] = chance.some(FALLS, 1, 4)
    return value


def a_test(world: World, frame: Frame, depth: int = 2) -> Any:
    """A test: mostly a text, else a list of tests or a boolean choice."""
    chance = world.chance
    if chance.often(0.2):
        reasons = chance.some(("thieu_a", "thieu_b", "thieu_c"), 1, 3)
        return [{"rule": a_text(world, frame, BOOLEAN, depth - 1), "reason": r} for r in reasons]
    if chance.often(0.15):
        return _choice(world, frame, BOOLEAN, depth - 1)
    return a_text(world, frame, BOOLEAN, depth)
