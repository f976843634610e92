"""Parameters: plain ones, and tables by key, version and day."""

from __future__ import annotations

from .days import any_date
from .law import dressed
from .versions import spread
from .world import BOOLEAN, DATE, NUMBER, TEXT, Json, Kind, Name, World, context_of, list_of, rating

KEYS = {"muc": ("yeu", "kha", "tot"), "loai": ("do", "xanh"), "type": ("xa", "phuong")}


def set_parameters(world: World) -> None:
    """The parameters of a pack."""
    chance = world.chance
    _declare(world, {"id": "tran", "type": "number", "value": 20, "stricter": "lower"}, NUMBER)
    for _ in range(chance.between(1, 2)):
        _plain(world)
    for _ in range(chance.between(1, 3)):
        _table(world)
    if chance.often(0.3):
        _list_of_contexts(world)


def _declare(world: World, element: Json, kind: Kind, *, share: float = 0.0) -> Name:
    for one in spread(world, element, share):
        if "value" in one and "since" in one and kind == NUMBER:
            one["value"] = one["value"] + 1
        world.add("parameters", dressed(world, one, decimals=kind == NUMBER))
    return world.name(Name(element["id"], "parameter", kind, "", "", raw=element))


def _plain(world: World) -> None:
    chance = world.chance
    kind = chance.pick(("number", "count", "count", "boolean", "rating", "text", "date"))
    element: Json = {"id": world.id("p"), "type": kind}
    if kind == "rating":
        element |= {"scale": "muc", "value": chance.pick(world.levels("muc"))}
    elif kind in ("text", "date"):
        element["value"] = chance.pick("ab") if kind == "text" else any_date(world).isoformat()
    else:
        element["value"] = chance.pick((True, False)) if kind == "boolean" else chance.below(8)
    if kind in ("number", "count") and chance.often(0.2):
        element |= {"stricter": "higher", "measured_in": "%"}
    if chance.often(0.08):
        del element["value"]
        element["supplied_by"] = "user"
    elif chance.often(0.08):
        element["supplied_by"] = "pack"
    _declare(world, element, _kind(element), share=0.25)


def _kind(element: Json) -> Kind:
    plain = {"boolean": BOOLEAN, "text": TEXT, "date": DATE}
    if element["type"] in plain:
        return plain[element["type"]]
    return rating(element["scale"]) if element["type"] == "rating" else NUMBER


def _key_values(world: World, key: str) -> tuple[object, ...]:
    """Values a key may have, as they stand in a row."""
    if key == "assessment_year":
        return tuple(range(world.facts_from, world.last + 1))
    if key == "type":
        return KEYS["type"]
    raw = next(n.raw for n in world.names if n.id == key)
    if raw["type"] == "rating":
        return KEYS[raw["scale"]]
    return {"boolean": (True, False), "count": (0, 1, 2, 3)}.get(raw["type"], ("a", "b", "c"))


def _usable_keys(world: World) -> list[str]:
    dated = world.named("indicator", period="dated", about="xa")
    fitting = [n.id for n in dated if n.raw["type"] != "date" and "none" not in n.raw]
    return ["assessment_year", "type", *fitting, *fitting]


def _table(world: World) -> None:
    """A table of numbers; no two rows tie: on one key they differ in the day they begin."""
    chance = world.chance
    keys = chance.some(list(dict.fromkeys(_usable_keys(world))), 1, 2)
    element: Json = {"id": world.id("bang"), "type": "number", "keys": keys}
    stars = chance.often(0.6)
    rows: list[Json] = []
    for value in chance.some(_key_values(world, keys[0]), 1, 3):
        rows += _rows(world, {keys[0]: value})
    if len(keys) == 2:
        second = chance.pick(_key_values(world, keys[1]))
        rows += _rows(world, {keys[0]: rows[0]["key"][keys[0]], keys[1]: second})
        rows += _rows(world, {keys[1]: second})
    if stars:
        rows += _rows(world, {keys[0]: "*"} if chance.often(0.5) else {})
    as_file = chance.often(0.2)
    element["rows"] = _file(world, element, keys, rows) if as_file else rows
    _declare(world, element, NUMBER)


def _rows(world: World, key: Json) -> list[Json]:
    chance = world.chance
    rows: list[Json] = []
    begins = [None] if chance.often(0.6) else [None, any_date(world)]
    for begin in begins:
        row: Json = {"key": key} if key else {}
        row |= {"delegated": True} if chance.often(0.06) else {"value": chance.below(10)}
        if begin:
            row["from"] = begin.isoformat()
        elif chance.often(0.1):
            row["to"] = any_date(world).isoformat()
        if chance.often(0.15):
            row["recorded_on"] = any_date(world).isoformat()
        if len(world.versions) > 1 and chance.often(0.1):
            row |= chance.pick(({"since": world.versions[1]}, {"until": world.versions[0]}))
        rows.append(row)
    return rows


def _file(world: World, element: Json, keys: list[str], rows: list[Json]) -> str:
    path = f"data/tables/{element['id']}.csv"
    columns = ("since", "until", "from", "to", "recorded_on")
    lines = [",".join([*keys, "value", *columns])]
    for row in rows:
        value = "delegated" if "delegated" in row else str(row["value"])
        cells = [_cell(row.get("key", {}).get(k, "")) for k in keys]
        lines.append(",".join([*cells, value, *(str(row.get(c, "")) for c in columns)]))
    world.files[path] = "\n".join(lines) + "\n"
    return path


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _list_of_contexts(world: World) -> None:
    """A parameter of several fields, read whole by rows(...)."""
    chance = world.chance
    key = chance.pick(("assessment_year", "type"))
    element: Json = {"id": world.id("mau"), "type": "set", "keys": [key]}
    element["entry"] = {"can": {"type": "count"}, "loai": {"type": "rating", "scale": "loai"}}
    fields = {"can": NUMBER, "loai": rating("loai")}
    element["rows"] = [
        {"key": {key: value}, "value": {"can": chance.below(5), "loai": chance.pick(KEYS["loai"])}}
        for value in chance.some(_key_values(world, key), 1, 3)
    ]
    world.add("parameters", dressed(world, element))
    world.name(Name(element["id"], "table", list_of(context_of(fields)), "", "", raw=element))
