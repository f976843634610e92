"""Indicators with the filings on which their rows count."""

from __future__ import annotations

from .days import a_day
from .law import dressed
from .versions import spread
from .world import BOOLEAN, DATE, NUMBER, TEXT, Json, Kind, Name, World, context_of, list_of, rating

LACKS = ("not_reported", "not_submitted", "not_collected", "late")
CARRIES = {
    "count": ("sum", "sum", "mean", "least", "greatest"),
    "number": ("sum", "mean", "mean", "least", "greatest"),
    "boolean": ("all_of", "any_of"),
    "rating": ("worst", "best"),
    "date": ("least", "greatest"),
    "set": ("union",),
    "text": (),
}
DEFAULTS = {"count": (0, 1, 3), "number": (0, 0.5), "boolean": (True, False), "text": ("a",)}
SUB_PERIODS = ("half", "quarter", "month")


def report_indicators(world: World) -> None:
    """The indicators of a pack: a few of each common sort, some of the rarer ones."""
    chance = world.chance
    for kind in ("count", "count", "boolean", "date"):
        _indicator(world, kind)
    for kind in chance.some(("number", "rating", "set", "text", "rating", "count"), 2, 4):
        _indicator(world, kind)
    for kind in chance.some(("rating", "text", "boolean", "count", "date"), 1, 2):
        _indicator(world, kind, period="dated")
    if chance.often(0.4):
        _indicator(world, chance.pick(("date", "boolean", "count")), period="once")
    if chance.often(0.5):
        _indicator(
            world, chance.pick(("count", "boolean", "number")), period=chance.pick(SUB_PERIODS)
        )
    for window in world.windows:
        _indicator(world, chance.pick(("count", "boolean")), period=window)
    for occasion in world.occasions:
        _indicator(world, chance.pick(("date", "count", "boolean")), period=occasion)
    if any(u.type == "huyen" for u in world.units):
        _indicator(world, chance.pick(("count", "boolean")), about="huyen")
    if chance.often(0.5):
        _indicator(world, "date", about="agency")


def kind_of(indicator: Json) -> Kind:
    """The type of the language in which an indicator is read."""
    kind = {"boolean": BOOLEAN, "date": DATE, "text": TEXT}.get(indicator["type"], NUMBER)
    if indicator["type"] == "rating":
        kind = rating(indicator["scale"])
    if indicator["type"] == "set":
        fields = {f: kind_of(spec) for f, spec in indicator["entry"].items()}
        return list_of(context_of(fields))
    return list_of(kind) if "none" in indicator else kind


def _indicator(world: World, kind: str, *, period: str = "year", about: str = "xa") -> None:
    chance = world.chance
    element: Json = {"id": world.id(f"i_{kind[0]}"), "type": kind}
    if period != "year":
        element["period"] = period
    if about != "xa":
        element["subject"] = about
    if kind == "rating":
        element["scale"] = chance.pick(("muc", "muc", "loai"))
    if kind == "set":
        fields = {"loai": {"type": "rating", "scale": "loai"}, "so": {"type": "count"}}
        element["entry"] = fields | ({"co": {"type": "boolean"}} if chance.often(0.5) else {})
        if chance.often(0.2):
            element["entry"] |= {"ngay": {"type": "date"}, "chu": {"type": "text"}}
    if kind in ("count", "number") and chance.often(0.3):
        element["min"] = 0
        element["max"] = "tran" if chance.often(0.3) else 20
    _terms(world, element, period, about)
    _silence(world, element, period)
    _labels(world, element)
    if about != "agency" and chance.often(0.6):
        element["carry"] = a_carry(world, element)
    versions = spread(world, element, 0.12)
    for number, one in enumerate(versions):
        world.add("indicators", dressed(world, one, decimals=kind in ("count", "number")))
        if number and about != "agency":
            one["carry"] = a_carry(world, one)
        if number and chance.often(0.5) and world.switches.terms_by_version:
            one["filing"] = _filing(world, period, about)
    world.name(Name(element["id"], "indicator", kind_of(element), period, about, raw=element))


def _terms(world: World, element: Json, period: str, about: str) -> None:
    chance = world.chance
    if chance.often(0.6 if period == "year" else 0.35):
        element["filing"] = _filing(world, period, about)
    if chance.often(0.08):
        anchors = world.switches.open_days
        element["settles"] = a_day(
            world, last=True, terms=True, period=period, about=about, anchors=anchors
        )


def _silence(world: World, element: Json, period: str) -> None:
    """What a lack, or a word in place of a value, means."""
    chance = world.chance
    if element["type"] in ("count", "date", "text", "boolean") and chance.often(0.08):
        element["none"] = "khong"
    if chance.often(0.15):
        element["open_values"] = {"cho": chance.pick(("dang_xet", "withheld", "not_collected"))}
    if world.later.often(0.06):
        element["silence"] = world.later.pick(("not_reported", "not_named"))
    if not chance.often(0.2):
        return
    options: tuple[object, ...] = DEFAULTS.get(element["type"], ())
    options += {"rating": ("yeu", "tot"), "set": ("none",)}.get(element["type"], ())
    if element.get("scale") == "loai":
        options = ("do",)
    if "none" in element:
        options = (element["none"],)
    if not options:
        return
    element["default"] = chance.pick(options)
    if chance.often(0.5):
        anchors = world.switches.open_days
        element["default_after"] = a_day(
            world, last=True, terms=True, period=period, anchors=anchors
        )
    if chance.often(0.4):
        element["default_on"] = chance.some(LACKS, 1, 4)


def _labels(world: World, element: Json) -> None:
    chance = world.chance
    if chance.often(0.05):
        element["body"] = "dang_uy"
    if chance.often(0.05):
        element["judged_by"] = "ubnd"
    if chance.often(0.05):
        element["measured_in"] = "hộ"
    if chance.often(0.06):
        element["sensitivity"] = chance.pick(("restricted", "restricted", "open"))


def a_carry(world: World, element: Json) -> Json:
    """A carry rule that can make a value of the indicator's type."""
    chance = world.chance
    fitting = CARRIES[element["type"]] if "none" not in element else ()
    rules = (*fitting, *fitting, "own", "none", "never")
    if element.get("scale") == "loai":
        rules = ("own", "none", "never")
    carry: Json = {"rule": chance.pick(rules)}
    is_number = element["type"] in ("count", "number")
    counts = [n.id for n in world.named("indicator", kind=NUMBER, period="year", about="xa")]
    is_weighed = carry["rule"] == "mean" and element.get("period", "year") == "year"
    if is_weighed and counts and chance.often(0.6):
        carry["weight"] = chance.pick(counts)
    if carry["rule"] in ("sum", "mean") and chance.often(0.4):
        carry["by_share"] = True
    if carry["rule"] not in ("none", "never") and chance.often(0.25):
        absent = {"boolean": False, "rating": "yeu", "set": "none"}.get(element["type"])
        absent = 0 if is_number else absent
        if absent is not None and "none" not in element:
            carry["absent_as"] = absent
    if chance.often(0.2):
        carry["among"] = world.cohort_about("xa").id
    return carry


def _filing(world: World, period: str, about: str) -> str:
    """A filing of indicators of that period and subject: one that is there, or a new one."""
    chance = world.chance
    stem = f"f_{period}_{about}_"
    there = [f["id"] for f in world.raw("filings") if f["id"].startswith(stem)]
    if there and chance.often(0.6):
        return str(chance.pick(there))
    filing: Json = {"id": world.id(stem)}
    if chance.often(0.7):
        filing["reporter"] = chance.pick(("so", "so_nganh", "xa", "dang_uy"))
    anchors = world.switches.open_days
    if chance.often(0.85):
        filing["until"] = a_day(
            world,
            last=True,
            terms=True,
            of_rows=True,
            period=period,
            about=about,
            anchors=anchors,
        )
        if chance.often(0.3):
            filing["extended_by"] = _extension(world, period, about)
        if chance.often(0.3):
            filing["late_accepts"] = [chance.pick(("bien_ban", "quyet_dinh"))]
    if chance.often(0.3):
        filing["precedence"] = chance.some(("bien_ban", "quyet_dinh"), 1, 2)
    if chance.often(0.15):
        filing["settles"] = a_day(world, last=True, terms=True, period=period, anchors=anchors)
    world.add("filings", dressed(world, filing))
    return str(filing["id"])


def _extension(world: World, period: str, about: str) -> str:
    """The date indicator of later last days; plain, so that terms never go round in a circle."""
    element: Json = {"id": world.id("gia_han"), "type": "date"}
    if period != "year":
        element["period"] = period
    if about != "xa":
        element["subject"] = about
    world.add("indicators", dressed(world, element))
    world.name(Name(element["id"], "indicator", DATE, period, about, raw=element))
    return str(element["id"])
