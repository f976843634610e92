"""Targets, duties and funding."""

from __future__ import annotations

from .days import a_day
from .law import MODALITIES, dressed
from .reported import SUB_PERIODS
from .shapes import a_text
from .versions import spread
from .world import BOOLEAN, DATE, NUMBER, Frame, Json, Name, World

EVENTS = ("create", "merge_into_new", "absorb", "split", "partial_transfer", "abolish")

FROZEN = ("as_listed", "map_successors", "drop_ended", "own_acts", "successors_by_own_acts")


def add_target(world: World) -> None:
    """A target of any form."""
    chance = world.chance
    element: Json = {"id": world.id("mt")}
    measures = world.named("measure", kind=NUMBER, period="year", about="xa")
    if measures and chance.often(0.25):
        element["measure"] = chance.pick(measures).id
        most = 6
    else:
        cohort = world.cohort_about("xa", frozen=not world.switches.empty_cohorts)
        most = cohort.frozen or 2
        element |= {"of": cohort.id, "counts": a_text(world, Frame(), BOOLEAN, 2)}
        if chance.often(0.3):
            counts = a_text(world, Frame(), BOOLEAN, 1)
            element["beside"] = [{"label": "số liệu kèm", "counts": counts}]
        if chance.often(0.4):
            element["frozen_cohort"] = chance.pick(FROZEN)
        if chance.often(0.3):
            element["live"] = world.cohort_about("xa").id
        if chance.often(0.2):
            special = ("created",)
            element["each"] = a_day(world, last=True, special=special)
    if chance.often(0.5):
        element["counting"] = chance.pick(("in_year", "sticky", "both"))
    if chance.often(0.25):
        element["settles"] = a_day(world, last=True, anchors="each" in element)
    if "each" not in element:
        element["aims"] = _aims(world, element, most)
    elif chance.often(0.3):
        element["aims"] = [{"share": 1}]
    for one in spread(world, element, 0.1):
        world.add("targets", dressed(world, one))


def _aims(world: World, target: Json, most: int) -> list[Json]:
    chance = world.chance
    years = list(range(world.first, world.horizon + 1))
    aims: list[Json] = []
    due = 0
    for number, year in enumerate(chance.some(years, 1, 4)):
        kinds = ["at_least", "at_least", "at_most", "value"] + ["share"] * ("of" in target)
        kinds += ["add", "add"] if number else []
        kind = chance.pick(kinds)
        aim: Json = {"year": year}
        if kind == "value":
            aim |= _by_value(world, target, first=not number)
        elif kind == "share":
            aim["share"] = chance.pick((0.5, 1, 0.3, 0))
        else:
            amount = chance.below(max(most - due, 0) + 1) if kind != "at_most" else chance.below(3)
            due = amount if kind == "at_least" else due + amount * (kind == "add")
            aim[kind] = amount
        if number and chance.often(0.15) and "of" in target:
            frozen = not world.switches.empty_cohorts
            aim["of"] = world.cohort_about("xa", frozen=frozen).id
        aims.append(aim)
    if chance.often(0.3) and aims[-1]["year"] < world.horizon:
        aims[-1]["to"] = world.horizon
    return chance.shuffled(aims)


def _by_value(world: World, target: Json, *, first: bool) -> Json:
    """A due figure that is computed; the first aim has no figure before it."""
    chance = world.chance
    texts = ["cohort_size - 1", "floor(cohort_size / 2)"] if "of" in target else ["assessment_year"]
    if not first and world.switches.prior_figures:
        texts += ["prior_due", "prior_due - 1", "prior_reached + 1", "prior_reached"]
        texts += ["max(prior_reached, prior_due)"]
    return {chance.pick(("at_least", "at_most")): chance.pick(texts)}


def add_duty(world: World, *, readable: bool) -> None:
    """A duty; one that rules may read rests on facts alone."""
    chance = world.chance
    element: Json = {"id": world.id("nv"), "bearers": []}
    period = _every(world, element)
    per_unit = element.get("every") is not None and chance.often(0.6)
    plain = readable and not world.switches.open_duties
    if per_unit:
        element |= {"per_unit": True, "units": world.cohort_about("xa", plain=plain).id}
    elif chance.often(0.3):
        element["units"] = world.cohort_about("xa", plain=plain).id
    element["bearers"] = _bearers(world, plain)
    if "every" in element:
        _days(world, element, period, per_unit)
    is_bold = world.switches.open_duties or not readable
    if "every" in element and is_bold and chance.often(0.4):
        is_part = period in SUB_PERIODS and element.get("every") == period
        frame = Frame(period if is_part else "year", reads="facts" if readable else "all")
        element["not_required_when"] = a_text(world, frame, BOOLEAN, 1)
    _duty_words(world, element)
    versions = spread(world, element, 0.1)
    if len(versions) > 1:
        element.pop("partition", None)
        versions[1].pop("partition", None)
    for one in versions:
        world.add("duties", dressed(world, one))
    is_open = "fact" in element.get("every", "")
    is_open = is_open or any("agency_kind" in b for b in element["bearers"])
    if readable and "every" in element and (world.switches.open_duties or not is_open):
        world.name(Name(element["id"], "duty", BOOLEAN, period, "xa"))


def _every(world: World, element: Json) -> str:
    """How often it is owed; a standing duty has no days at all."""
    chance = world.chance
    form = chance.pick(("period", "period", "period", "fact", "event", "standing"))
    facts = [n for n in world.named("indicator", about="xa") if n.period not in ("once", "dated")]
    if form == "fact" and facts:
        occasions = [n for n in facts if n.period in world.occasions]
        fact = chance.pick(occasions if occasions and chance.often(0.7) else facts)
        element["every"] = {"fact": fact.id}
        return fact.period
    if form == "event":
        element["every"] = {"event": chance.some(EVENTS, 1, 4)}
        if chance.often(0.6):
            element["every"]["side"] = chance.pick(("from", "to"))
        return "event"
    if form == "standing" and chance.often(0.5):
        return "year"
    period = chance.pick(("year", "year", "year", "quarter", "half", "month", *world.windows))
    element["every"] = period
    return period


def _bearers(world: World, plain: bool) -> list[Json]:
    chance = world.chance
    served = [n for n in world.named("indicator", period="dated", about="xa") if _serves(world, n)]
    bearers: list[Json] = []
    for number in range(chance.pick((1, 1, 2))):
        kind = chance.pick(("agency", "agency", "cohort", "cohort", "kind", "assigned"))
        one: Json = {"agency": chance.pick([a["id"] for a in world.raw("agencies")])}
        if kind == "cohort":
            one = {"cohort": world.cohort_about("xa", plain=plain).id}
        if kind == "kind" and served:
            one = {"agency_kind": "so_nganh", "serving": chance.pick(served).id}
        if kind == "assigned" and chance.often(0.5):
            one = {"assigned": True}
        if number or chance.often(0.15):
            one["role"] = chance.pick(("lead", "coordinate", "requested"))
        bearers.append(one)
    return bearers


def _serves(world: World, name: Name) -> bool:
    """Whether some agency serves a value of this attribute; the first ask lets one serve it."""
    if name.raw["type"] not in ("rating", "text") or "none" in name.raw:
        return False
    value = {"muc": "tot", "loai": "do"}.get(name.raw.get("scale", ""), "a")
    world.raw("agencies")[0].setdefault("serves", {})[name.id] = value
    return True


def _days(world: World, element: Json, period: str, per_unit: bool) -> None:
    chance = world.chance
    special = ("event",) if period == "event" else ()
    by_month = "year" if period == "event" else period
    element["due"] = a_day(world, last=True, period=by_month, special=special)
    if chance.often(0.25):
        anchors = world.switches.open_duties
        element["opens"] = a_day(
            world, first=True, period=by_month, anchors=anchors, special=special
        )
        if chance.often(0.5):
            element["early"] = chance.pick(("counts", "ignored"))
    about = "xa" if per_unit or isinstance(element["every"], dict) else "agency"
    if "cohort" in element["bearers"][0]:
        about = "xa"
    dates = world.named("indicator", kind=DATE, about=about)
    done = [n.id for n in dates if n.period == (period if period != "event" else "year")]
    if done and chance.often(0.8):
        element["done_by"] = chance.pick(done)


def _duty_words(world: World, element: Json) -> None:
    chance = world.chance
    if chance.often(0.3):
        element["if_unit_ends"] = chance.pick(("ends", "passes", "passes", "stays"))
    if chance.often(0.2):
        element["modality"] = chance.pick(MODALITIES)
    if chance.often(0.15):
        element["to"] = ["ubnd"]
    if chance.often(0.15):
        element["years"] = {"from": world.first} | ({"to": world.last} if chance.often(0.5) else {})
    filings = [f["id"] for f in world.raw("filings")]
    if filings and chance.often(0.2):
        indicator = chance.pick(world.named("indicator")).id
        element["delivers"] = [chance.pick(filings), indicator]
    if chance.often(0.05):
        element["partition"] = f"phan_{element['id']}"


def owe_filings(world: World) -> None:
    """Some filings name the duty by which their rows are owed."""
    duties = [d["id"] for d in world.raw("duties")]
    for filing in world.raw("filings"):
        if duties and world.chance.often(0.3):
            filing["duty"] = world.chance.pick(duties)


def add_funding(world: World) -> None:
    """Who pays; printed only."""
    items = [n.id for n in world.named("item")]
    if world.chance.often(0.1):
        funding: Json = {"id": "tien", "payer": "ubnd", "purpose": "xây"}
        funding["modality"] = world.chance.pick(MODALITIES)
        funding |= {"units": "tat_ca", "gate": world.chance.pick(items)}
        world.add("funding", dressed(world, funding))
