"""Criteria of the four kinds."""

from __future__ import annotations

from typing import Any

from .days import a_day
from .law import clauses, dressed
from .measures import a_cohort, order_keys
from .phrases import Writer
from .shapes import a_test, a_text, a_value
from .versions import spread
from .world import BOOLEAN, NUMBER, Frame, Json, Name, World, rating

WORDS = (
    "ok",
    "below",
    "partial",
    "zero",
    "unknown",
    "not_reported",
    "fail",
    "quota",
    "not_in_scope",
)


def add_criteria(world: World, count: int) -> None:
    """Some criteria, each of any kind, period and subject."""
    for _ in range(count):
        add_criterion(world, a_frame(world))


def a_frame(world: World) -> Frame:
    """The period and subject of an item."""
    chance = world.chance
    if any(c.id == "huyen" for c in world.cohorts) and chance.often(0.1):
        return Frame("year", "huyen")
    if not chance.often(0.15):
        return Frame()
    options = ["half", "quarter", "month", *world.windows]
    once = any(n.period == "once" for n in world.named("indicator"))
    return Frame(chance.pick(options + (["once"] * 2 if once else [])))


def add_criterion(world: World, frame: Frame, *, score: bool = False) -> Name:
    """A criterion of its own; one with points where a group needs them."""
    element, name = make_criterion(world, frame, score=score)
    for one in spread(world, element, 0.1):
        if one is not element and "rule" in one:
            one["rule"] = a_test(world, frame)
        world.add("criteria", dressed(world, one, decimals=True))
    return world.name(name)


def make_criterion(world: World, frame: Frame, *, score: bool = False) -> tuple[Json, Name]:
    """A criterion that is not declared yet."""
    chance = world.chance
    element: Json = {"id": world.id("c")}
    if frame.period != "year":
        element["period"] = frame.period
    if frame.about != "xa":
        element["subject"] = frame.about
    elif chance.often(0.2):
        element["subject"] = world.cohort_about("xa").id
    makers = (_rule, _rule, _rule, _score, _score, _quota, _grade)
    maker = _score if score else chance.pick(makers)
    element |= maker(world, frame)
    common_keys(world, frame, element)
    if chance.often(0.25):
        element["applies_when"] = a_test(world, frame)
        is_scored = "score" in element and not world.switches.lacking_points
        if chance.often(0.3) and not is_scored:
            element["if_not_applicable"] = chance.pick(("drop", "met", "not_met"))
    readable = [n.id for n in Writer(world, frame).names() if n.what != "parameter"]
    readable += [n.id for n in Writer(world, frame).items()]
    if readable and chance.often(0.1):
        element["needs"] = chance.some(readable, 1, 2)
    if chance.often(0.05):
        element |= {"body": "dang_uy", "words": {"vi": "quy tắc", "en": "rule"}}
    has_points = "score" in element or "points" in element
    name = Name(element["id"], "item", rating("outcome"), frame.period, frame.about)
    grade = element.get("grade", {}).get("scale", "")
    scored = "score" in element
    return element, Name(
        name.id,
        "item",
        name.kind,
        frame.period,
        frame.about,
        has_points,
        scored,
        grade,
        raw=element,
    )


def common_keys(world: World, frame: Frame, element: Json) -> None:
    """What criteria and groups share."""
    chance = world.chance
    has_points = {"score", "points", "grade"} & set(element) or element.get("combine") == "points"
    if chance.often(0.25) and (world.switches.lacking_points or not has_points):
        element["if_lacking"] = _if_lacking(world, frame, element)
    if chance.often(0.12):
        element["settles"] = a_day(world, last=True, period=frame.period, about=frame.about)
    if chance.often(0.08):
        element["provisional_when"] = a_test(world, frame, 1)
    if chance.often(0.2):
        element["show"] = a_value(world, frame, chance.pick((NUMBER, BOOLEAN)), 1)
    if chance.often(0.15):
        element["flags"] = [{"when": a_text(world, frame, BOOLEAN, 1), "flag": "danh_dau"}]
    if chance.often(0.1):
        element["reasons"] = dict.fromkeys(chance.some(WORDS, 1, 2), "lời riêng")
    if chance.often(0.08):
        element["names_missing"] = False
    if chance.often(0.08):
        element["blame"] = chance.pick(("members", "cohort"))
    if chance.often(0.06):
        element["internal"] = True


def _if_lacking(world: World, frame: Frame, element: Json) -> Json:
    chance = world.chance
    is_bold = world.switches.lacking_points
    outcome = chance.pick(("met", "not_met", "not_applicable"))
    if outcome == "not_applicable" and "grade" in element:
        is_bold &= world.switches.graded_lacks
    lacking: Json = {"outcome": outcome if is_bold else "not_met"}
    is_scored = "score" in element or element.get("combine") == "points"
    if is_scored and chance.often(0.7):
        lacking = {"points": max(chance.pick((0, 1, 0)), element.get("min", 0))}
        if chance.often(0.2):
            test = a_text(world, frame, BOOLEAN, 1)
            lacking = {"points": [{"when": test, "then": 1}, {"then": 0}]}
    if chance.often(0.5):
        lacking["after"] = a_day(world, last=True, period=frame.period, about=frame.about)
    if chance.often(0.4):
        lacking["reason"] = "thieu_so_lieu"
    return lacking


def _rule(world: World, frame: Frame) -> Json:
    element: Json = {"rule": a_test(world, frame)}
    if world.later.often(0.1):
        element["not_met"] = world.later.pick(("at_once", "after_settles", "never"))
    if world.chance.often(0.15):
        element["points"] = a_value(world, frame, NUMBER, 1)
    return element


def _score(world: World, frame: Frame) -> Json:
    chance = world.chance
    element: Json = {"score": a_value(world, frame, NUMBER), "max": chance.between(3, 10)}
    if chance.often(0.15):
        element["max"] = "tran"
    if chance.often(0.25):
        element["min"] = -2 if world.below_zero else chance.below(2)
    if chance.often(0.3):
        mode = chance.pick(("half_up", "half_even", "up", "down"))
        element["round"] = {mode: chance.below(2)}
    if chance.often(0.3):
        element["met_from"] = chance.pick((1, 2, 3, a_text(world, frame, NUMBER, 1)))
    elif chance.often(0.25):
        element["met_when"] = a_test(world, frame, 1)
    return element


def _grade(world: World, frame: Frame) -> Json:
    chance = world.chance
    wanted = {"points": True} if world.switches.reaches else {"scored": True}
    with_points = Writer(world, frame).items(**wanted)
    of = chance.pick(with_points).id if with_points and chance.often(0.8) else ""
    grades = chance.pick((["tot", "kha", "yeu"], ["tot", "yeu"], ["kha", "yeu"]))
    lines: list[Json] = []
    limit = 8
    for level in grades[:-1]:
        line: Json = {"grade": level}
        if of and chance.often(0.8):
            limit -= chance.between(1, 3)
            line["at_least"] = limit
        else:
            line["when"] = a_test(world, frame, 1)
        lines.append(line)
    lines.append({"grade": grades[-1]})
    grade: Json = {"scale": "muc", "lines": lines} | ({"of": of} if of else {})
    if chance.often(0.6):
        grade["pass"] = chance.pick(("kha", "tot"))
    if chance.often(0.35):
        cap = {"when": a_text(world, frame, BOOLEAN, 1), "at_most": chance.pick(("yeu", "kha"))}
        grade["caps"] = [cap | {"reason": "bi_ha"}]
    return {"grade": grade}


def _quota(world: World, frame: Frame) -> Json:
    chance = world.chance
    cohort, members = a_cohort(world, frame)
    if members.about != frame.about:
        cohort, members = world.cohort_about(frame.about).id, Frame(frame.period, frame.about)
    size: Any = chance.pick((1, 2, "floor(cohort_size / 2)", "max(1, cohort_size - 2)"))
    quota: Json = {"cohort": cohort, "eligible": a_text(world, members, BOOLEAN, 1)}
    quota |= {"by": order_keys(world, members), "size": size}
    if chance.often(0.4):
        quota["tie_at_cut"] = chance.pick(("none", "all"))
    if chance.often(0.3):
        quota["blame"] = chance.pick(("members", "cohort"))
    return {"quota": quota}


def inline(world: World, frame: Frame, *, score: bool) -> Json:
    """A criterion written in its group; period and subject come from there."""
    element, name = make_criterion(world, frame, score=score)
    for key in ("period", "subject"):
        element.pop(key, None)
    world.name(name)
    if world.chance.often(0.4):
        element["reason"] = "ly_do_thanh_vien"
    return clauses(world, element)
