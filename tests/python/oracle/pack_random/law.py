"""The ground of a pack: programme, versions, texts, scales, periods, calendars, agencies."""

from __future__ import annotations

from datetime import date

from .days import a_day, any_date
from .world import Json, World

KINDS: tuple[str, ...] = (
    "legal",
    "principle",
    "baseline",
    "target",
    "solution",
    "funding",
    "responsibility",
)
KINDS += ("reporting", "definition", "procedure")
MODALITIES = ("must", "ensure", "strive", "request", "conditional", "capacity", "delegated")
STATUSES = ("built_in", "judgement", "external", "none")
CODES = ("not_reported", "late", "not_submitted", "contested", "no_norm", "others_open")


def lay_ground(world: World) -> None:
    """Everything that stands before units and rules."""
    _years(world)
    _texts(world)
    _scales(world)
    _periods(world)
    _agencies(world)
    _programme(world)
    _versions(world)


def clauses(world: World, element: Json) -> Json:
    """The element with the clauses it rests on."""
    element["clauses"] = ["D1"] if world.chance.often(0.7) else ["D1", "D2"]
    return element


def dressed(world: World, element: Json, *, decimals: bool = False) -> Json:
    """The element with clauses and, now and then, what is only printed."""
    chance = world.chance
    clauses(world, element)
    if chance.often(0.1):
        element["label"] = {"vi": "Nhãn " + element["id"], "en": "Label " + element["id"]}
    if chance.often(0.05):
        element["note"] = "ghi chú"
    if chance.often(0.1):
        element["code"] = "m" + element["id"] + ".1"
    if decimals and chance.often(0.1):
        element["decimals"] = chance.below(3)
    return element


def _years(world: World) -> None:
    chance = world.chance
    world.first = chance.between(2022, 2024)
    world.last = world.first + chance.between(1, 4)
    world.facts_from = world.first - chance.pick((0, 0, 1, 2))
    world.horizon = world.last + chance.pick((0, 0, 1, 2))
    world.below_zero = chance.often(0.4)


def _texts(world: World) -> None:
    source: Json = {
        "id": "qd",
        "type": "decision",
        "as_printed": {"number": "1", "date": "01/01/2020"},
    }
    if world.chance.often(0.2):
        source |= {"corrected": {"issuer": "UBND", "title": "Q"}, "evidence": "bản gốc"}
        source |= {"doubtful": "ngày", "public": False}
        source |= {"valid_from": "2020-01-01", "valid_to": "2035-12-31"}
    world.add("sources", source)
    world.add("clauses", {"id": "D1", "kind": "requirement", "status": "modelled", "text": "một"})
    second: Json = {"id": "D2", "kind": "scope", "modality": "must", "text": "hai", "no": "Điều 2"}
    if world.chance.often(0.2):
        second |= {"source": "qd", "status": "built_in", "rule": "11", "conflicts": ["D1"]}
        second |= {"repeats": ["D1"], "answers": ["D1"], "hash": "sha256:" + "0" * 64}
    world.add("clauses", second)
    third: Json = {"id": "D3", "kind": world.chance.pick(KINDS), "text": "ba"}
    if world.chance.often(0.5):
        third |= {"modality": world.chance.pick(MODALITIES), "status": world.chance.pick(STATUSES)}
    if third.get("status") == "built_in":
        third["rule"] = "7, hồ sơ"
    world.add("clauses", third)
    world.add("document_classes", {"id": "bien_ban", "starts_with": ["BB"]})
    world.add("document_classes", {"id": "quyet_dinh", "starts_with": ["QĐ", "QD"]})


def _scales(world: World) -> None:
    world.scales["muc"] = (["yeu", "kha", "tot"], True)
    world.scales["loai"] = (["do", "xanh"], False)
    world.add("scales", {"id": "muc", "levels": world.levels("muc")})
    world.add("scales", {"id": "loai", "levels": world.levels("loai"), "ordered": False})
    if world.chance.often(0.1):
        world.raw("scales")[0]["level_labels"] = {"tot": {"vi": "tốt", "en": "good"}}
    for scale in world.raw("scales"):
        clauses(world, scale)
    world.scales["outcome"] = (["met", "not_met", "not_applicable", "waived"], False)


def _periods(world: World) -> None:
    chance = world.chance
    if chance.often(0.35):
        month = chance.between(7, 12)
        element: Json = {
            "id": "vu",
            "kind": "window",
            "from": {"from": f"{month:02}-01", "year": -1},
        }
        element["by"] = {"by": f"{chance.between(1, 12):02}-last"}
        world.add("periods", element)
        world.windows["vu"] = (month,)
    if chance.often(0.35):
        letter = chance.pick(("D", "O"))
        world.add(
            "periods",
            {"id": "don", "kind": "occasion"} | ({"letter": "D"} if letter == "D" else {}),
        )
        world.occasions["don"] = letter
    if chance.often(0.5):
        days = [any_date(world) for _ in range(chance.between(1, 4))]
        listed = sorted({d.isoformat() for d in days})
        calendar: Json = {"id": "lich", "holidays": list(listed)}
        if chance.often(0.4):
            calendar["holidays"] = "data/calendars/nghi.csv"
            world.files["data/calendars/nghi.csv"] = "day,name\n" + "".join(
                f"{d},n\n" for d in listed
            )
        if chance.often(0.7):
            calendar["covers"] = {"from": world.facts_from - 1, "to": world.last + chance.below(3)}
        if chance.often(0.3):
            calendar["weekend"] = [7]
        world.add("calendars", calendar)
        world.calendars.append("lich")
        if chance.often(0.3):
            world.add("calendars", {"id": "lich_rieng", "holidays": [f"{world.first}-01-01"]})
            world.calendars.append("lich_rieng")


def _agencies(world: World) -> None:
    chance = world.chance
    world.add("agencies", {"id": "so", "kind": "so_nganh"})
    world.add("agencies", {"id": "ubnd"})
    if chance.often(0.4):
        old: Json = {"id": "phong", "kind": "phong_ban", "from": "2020-01-01"}
        end = date(world.first + chance.below(2), chance.between(1, 12), 28)
        old |= {"until": end.isoformat(), "successor": "ubnd"}
        world.add("agencies", old)
    world.add("bodies", {"id": "dang_uy", "of": ["xa"]})


def _programme(world: World) -> None:
    chance = world.chance
    years: Json = {"from": world.first, "to": world.last}
    if world.facts_from != world.first:
        years["facts_from"] = world.facts_from
    if world.horizon != world.last:
        years["horizon"] = world.horizon
    programme: Json = {"id": "ngau-nhien", "format": 1, "label": "Ngẫu nhiên", "years": years}
    programme |= {"subject": "tat_ca", "synthetic": True}
    if world.calendars:
        programme["calendar"] = world.calendars[0]
    if chance.often(0.25):
        programme["settles"] = a_day(world, last=True)
    if chance.often(0.15):
        programme["withdrawn"] = "rut"
    if chance.often(0.2):
        programme["reason_order"] = chance.some(CODES, 1, 4)
    if chance.often(0.2):
        programme["reason_words"] = {chance.pick((*CODES, "ok", "below", "fail")): "lời khác"}
    if chance.often(0.15):
        programme["reference_day"] = a_day(world, anchors=False, period="month")
    if chance.often(0.6):
        rules = {"own_rows": chance.pick(("replace_from_event", "always_part"))}
        programme["succession"] = rules | _default_carry(world)
    language = ("vi", "en", "")[(world.first + world.last + len(world.calendars)) % 3]
    if language:
        programme["language"] = language
    country = ("VN", "PH", "")[(world.first + len(world.calendars)) % 3]
    if country:
        programme["country"] = country
    world.programme = programme


def _default_carry(world: World) -> Json:
    chance = world.chance
    rule = chance.pick(("none", "own", "never", "own"))
    return {"carry": {"rule": rule}} if chance.often(0.6) else {}


def _versions(world: World) -> None:
    chance = world.chance
    count = chance.pick((0, 0, 1, 2, 2, 3))
    year = world.facts_from - chance.below(2)
    for number in range(count):
        version: Json = {"id": f"v{number + 1}"}
        if chance.often(0.5):
            version["from_year"] = year
            begins = date(year, 1, 1)
        else:
            begins = date(year, chance.between(1, 12), chance.pick((1, 15)))
            version["from_day"] = begins.isoformat()
        if number and chance.often(0.4):
            version["recorded_on"] = any_date(world).isoformat()
        world.add("versions", clauses(world, version))
        world.versions.append(version["id"])
        year = begins.year + chance.between(1, 2)
