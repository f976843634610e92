"""Rows of facts: given, missing, late, corrected, contested, withdrawn, on the borders of days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .chance import Chance
from .days import any_date
from .periods import Span, spans
from .world import Json, Name, World

COLUMNS = ("unit", "indicator", "period", "value", "recorded_on", "reporter", "document")
DOCUMENTS = ("", "", "BC 1", "BC 2", "BB 1", "QĐ 1", "BB 2")


def value_text(chance: Chance, indicator: Json, years: tuple[int, int]) -> str:
    """A legal value of an indicator, as a row has it."""
    if "none" in indicator and chance.often(0.25):
        return str(indicator["none"])
    return _typed(chance, indicator["type"], indicator, years)


def _typed(chance: Chance, kind: str, spec: Json, years: tuple[int, int]) -> str:
    if kind == "boolean":
        return chance.pick(("true", "false"))
    if kind == "count":
        return str(chance.pick((0, 1, 2, 3, 3, 5, 8)))
    if kind == "number":
        return chance.pick(("0", "0.5", "1", "2.5", "3", "7.25"))
    if kind == "rating":
        return chance.pick({"muc": ("yeu", "kha", "tot"), "loai": ("do", "xanh")}[spec["scale"]])
    if kind == "text":
        return chance.pick(("a", "b", "c"))
    if kind == "date":
        return date(
            chance.between(*years), chance.between(1, 12), chance.pick((1, 15, 28))
        ).isoformat()
    entries = []
    for _ in range(chance.below(3)):
        parts = [_typed(chance, f["type"], f, years) for f in spec["entry"].values()]
        entries.append(":".join(parts))
    return "+".join(entries) or "none"


def give_facts(world: World) -> None:
    """Rows for most indicators, units and periods."""
    rows: list[dict[str, str]] = []
    generous = world.chance.pick((0.5, 0.75, 0.9))
    for name in world.named("indicator"):
        for unit, span in _places(world, name):
            if world.chance.often(_rate(name, generous)):
                rows += _rows(world, name, unit, span)
    if world.switches.built_in_facts and world.chance.often(0.15):
        rows += _built_in(world)
    unique = {tuple(row.items()): row for row in rows}
    lines = [",".join(COLUMNS)]
    lines += [
        ",".join(row[c] for c in COLUMNS) for row in world.chance.shuffled([*unique.values()])
    ]
    world.files["data/facts/f.csv"] = "\n".join(lines) + "\n"


def _rate(name: Name, generous: float) -> float:
    if name.id.startswith("gia_han"):
        return 0.2
    if name.id.startswith("tinh_trang"):
        return 0.45
    return generous * (0.7 if name.period in ("month", "quarter") else 1)


def _places(world: World, name: Name) -> list[tuple[str, Span]]:
    """Where a fact of an indicator may stand: units or agencies in the periods of their lives."""
    years = range(world.facts_from, world.last + 1)
    periods = spans(name.period, years, world.raw("periods"))
    if name.about == "agency":
        agencies = [a["id"] for a in world.raw("agencies") if "until" not in a]
        return [(agency, span) for agency in agencies for span in periods]
    found: list[tuple[str, Span]] = []
    for unit in world.units:
        if (unit.type == "huyen") != (name.about == "huyen"):
            continue
        found += [(unit.id, s) for s in periods if unit.lives_in(s.first, s.last)]
    return found


def _rows(world: World, name: Name, unit: str, span: Span) -> list[dict[str, str]]:
    """One row, or several that correct, contradict or withdraw one another."""
    chance = world.chance
    if name.period == "dated":
        return _ranges(world, name, unit)
    first = _row(world, name, unit, span.text, _recorded(world, span))
    rows = [first]
    day = date.fromisoformat(first["recorded_on"])
    if chance.often(0.12):
        rows.append(
            _row(world, name, unit, span.text, day + timedelta(days=chance.pick((1, 30, 300))))
        )
    if chance.often(0.06):
        rows.append(_row(world, name, unit, span.text, day))
    if chance.often(0.06):
        again = _row(world, name, unit, span.text, day + timedelta(days=chance.pick((1, 60))))
        rows.append(again | {"value": world.programme.get("withdrawn", "withdrawn")})
    return rows


def _row(world: World, name: Name, unit: str, period: str, day: date) -> dict[str, str]:
    chance = world.chance
    value = value_text(chance, name.raw, (world.facts_from, world.last))
    if "open_values" in name.raw and chance.often(0.2):
        value = chance.pick(list(name.raw["open_values"]))
    value = _left_open(world, name.raw, value)
    row = {"unit": unit, "indicator": name.id, "period": period, "value": value}
    row |= {"recorded_on": day.isoformat(), "reporter": chance.pick(("", "so"))}
    return row | {"document": chance.pick(DOCUMENTS)}


def _left_open(world: World, indicator: Json, value: str) -> str:
    """Now and then the month, quarter, half or year of a day, and a field of a set unsaid."""
    later = world.later
    if indicator["type"] == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and later.often(0.2):
        year, month = value[:4], int(value[5:7])
        parts = (f"-{month:02d}", f"-{month:02d}", f"-Q{(month + 2) // 3}", f"-H{(month + 5) // 6}")
        return year + later.pick((*parts, ""))
    if indicator["type"] != "set" or ":" not in value or not later.often(0.2):
        return value
    entries = [entry.split(":") for entry in value.split("+")]
    entry = later.pick(entries)
    entry[later.below(len(entry))] = "?"
    return "+".join(map(":".join, entries))


def _recorded(world: World, span: Span) -> date:
    """A day of recording: early, about when it is due, or late; often on the border of a year."""
    chance = world.chance
    end = min(max(span.last, date(world.facts_from, 1, 1)), date(world.last, 12, 31))
    if chance.often(0.25):
        return date(end.year + chance.below(2), *chance.pick(((1, 20), (1, 21), (3, 31), (12, 31))))
    if chance.often(0.1):
        return any_date(world)
    return end + timedelta(days=chance.between(-120, 150))


def _ranges(world: World, name: Name, unit: str) -> list[dict[str, str]]:
    """Ranges of a dated indicator: one open, or two that touch or overlap, or a correction."""
    chance = world.chance
    begins = next((u.begins for u in world.units if u.id == unit), None) or date(2020, 1, 1)
    cut = any_date(world)
    life = next((u.ends for u in world.units if u.id == unit), None)
    if cut <= begins or (life and life < cut):
        cut = begins + timedelta(days=1)
    shape = chance.pick(("open", "open", "touch", "overlap", "late"))
    opened = begins.isoformat() if chance.often(0.6) else ""
    if shape == "late":
        return [_dated(world, name, unit, f"{cut}/", cut)]
    end = cut.isoformat() if shape == "touch" else ""
    rows = [_dated(world, name, unit, f"{opened}/{end}", begins)]
    if shape != "open":
        after = cut + timedelta(days=1 if shape == "touch" else 0)
        if life is None or after <= life:
            rows.append(_dated(world, name, unit, f"{after}/", after))
    return rows


def _dated(world: World, name: Name, unit: str, period: str, about: date) -> dict[str, str]:
    day = about + timedelta(days=world.chance.pick((-20, 0, 1, 90)))
    return _row(world, name, unit, period, day)


def _built_in(world: World) -> list[dict[str, str]]:
    """A later name, code, type or parent of a unit, now and then contradicted at once."""
    chance = world.chance
    unit = chance.pick([u for u in world.units if u.type != "huyen"])
    day = max(any_date(world), unit.begins or date(2020, 1, 1))
    if unit.ends and unit.ends < day:
        return []
    options = [("type", "xa"), ("type", "phuong"), ("name", "Tên mới"), ("code", "moi")]
    options += [("parent", "h1")] if any(u.id == "h1" for u in world.units) else []
    what, value = chance.pick(options)
    row = dict.fromkeys(COLUMNS, "") | {"unit": unit.id, "indicator": what, "value": value}
    recorded = day + timedelta(days=chance.pick((0, 30)))
    row |= {"period": f"{day}/", "recorded_on": recorded.isoformat()}
    others = {"type": ("xa", "phuong"), "parent": [u.id for u in world.units if u.id != unit.id]}
    other = [v for v in others.get(what, ()) if v != value]
    return [row, row | {"value": chance.pick(other)}] if other and chance.often(0.4) else [row]
