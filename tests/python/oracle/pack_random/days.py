"""Days: fixed ones, and day objects of every shape."""

from __future__ import annotations

from datetime import date, timedelta

from .world import Json, World

#: How many months a period has, where an anchor MM-DD counts them.
MONTHS = {"half": 6, "quarter": 3, "month": 1}


def any_date(world: World, *, before: int = 0) -> date:
    """A day of the years of the programme, often the first or last of a month."""
    chance = world.chance
    year = chance.between(world.facts_from - before, world.last)
    month = chance.between(1, 12)
    if chance.often(0.3):
        first_of_next = date(year + month // 12, month % 12 + 1, 1)
        return first_of_next - timedelta(days=chance.below(2))
    return date(year, month, chance.between(1, 28))


def a_day(
    world: World,
    *,
    last: bool = False,
    first: bool = False,
    period: str = "year",
    about: str = "xa",
    anchors: bool = True,
    terms: bool = False,
    of_rows: bool = False,
    special: tuple[str, ...] = (),
) -> Json:
    """A day object: of a last day, of a first day, or of any day; of an indicator's terms, rows."""
    chance = world.chance
    keys = ("by", "before") if last else ("from", "after") if first else ("on", "by", "from")
    dates = _dates(world, period, about, terms) if anchors else []
    anchor = _anchor(world, period, dates, special, of_rows=of_rows)
    day: Json = {chance.pick(keys): anchor}
    is_yearly = (anchor[:2].isdigit() and len(anchor) < 8) or anchor.startswith("period.")
    if is_yearly and chance.often(0.5 if last else 0.2):
        day["year"] = chance.pick((1, 1, 1, -1, 2))
    if chance.often(0.2):
        _add_step(world, day)
    if world.calendars and chance.often(0.15):
        day["roll"] = chance.pick(("forward", "back"))
    if len(world.calendars) > 1 and chance.often(0.3):
        day["calendar"] = world.calendars[1]
    return day


def _dates(world: World, period: str, about: str, terms: bool) -> list[str]:
    """The date indicators that a day may be; those of terms lead to no other indicator."""
    return [
        n.id
        for n in world.named("indicator", about=about)
        if n.kind.form == "date" and n.period in (period, "once", "dated")
        if not terms or _is_plain(n.raw)
    ]


def _anchor(
    world: World, period: str, dates: list[str], special: tuple[str, ...], *, of_rows: bool
) -> str:
    chance = world.chance
    if special and chance.often(0.5):
        return chance.pick(special)
    if dates and chance.often(0.2):
        return chance.pick(dates)
    if chance.often(0.1) or period == "once" or (period == "dated" and not of_rows):
        return any_date(world).isoformat()
    if period == "dated" and chance.often(0.4):
        return "period.start"
    if period != "dated" and chance.often(0.4):
        return chance.pick(("period.end", "period.end", "period.start"))
    month = chance.between(1, MONTHS.get(period, 12))
    tail = "last" if chance.often(0.3) else f"{chance.between(1, 28):02}"
    return f"{month:02}-{tail}"


def _is_plain(indicator: Json) -> bool:
    """Whether the days an indicator's own terms name lead to no other indicator."""
    return not indicator.get("filing") and not indicator.get("settles")


def _add_step(world: World, day: Json) -> None:
    chance = world.chance
    if chance.often(0.2):
        day["plus"] = {"days": chance.between(1, 45)}
        day["day_one"] = True
        return
    units = ["days", "months", "years"] + (["working_days"] if world.calendars else [])
    most = {"days": 40, "months": 5, "years": 1, "working_days": 10}
    chosen = chance.some(units, 1, 2)
    day["plus"] = {u: chance.between(-most[u] // 4, most[u]) or 1 for u in chosen}
