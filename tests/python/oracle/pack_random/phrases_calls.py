"""Calls of the functions that a programme adds to the language, and lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .world import BOOLEAN, DATE, NUMBER, OUTCOMES, TEXT, Kind, Name, list_of

if TYPE_CHECKING:
    from .phrases import Writer

Way = Callable[[], str | None]
SHORTER = {
    "year": ("half", "quarter", "month"),
    "half": ("quarter", "month"),
    "quarter": ("month",),
}


def numbers(at: Writer, depth: int) -> list[Way]:
    """Ways to call for a number."""
    pick = at.chance.pick
    return [
        lambda: prior(at, NUMBER),
        lambda: _points(at),
        lambda: _of_item(at, "streak({})"),
        lambda: _of_duty(at, "breaches({})"),
        lambda: _norm(at),
        lambda: f"count({some_list(at, depth)})",
        lambda: f"{pick(('sum', 'max', 'mean', 'min'))}({a_list(at, list_of(NUMBER), depth)})",
        lambda: _filtered_count(at, depth),
        lambda: f"years and months duration({at.date(depth)}, {at.date(depth)}).months",
        lambda: f"({at.date(depth)} - {at.date(depth)}).days",
        lambda: f"({at.date(depth)}).{pick(('month', 'day', 'year', 'weekday'))}",
    ]


def booleans(at: Writer, depth: int) -> list[Way]:
    """Ways to call for a boolean."""
    pick, below = at.chance.pick, at.chance.below
    some = pick(("some", "every"))
    return [
        lambda: prior(at, BOOLEAN),
        *[lambda: _outcome(at)] * 2,
        lambda: _of_item(at, f"met_for({{}}, {1 + below(3)})"),
        lambda: _reaches(at, depth),
        lambda: _share_reached(at),
        lambda: _grade(at),
        lambda: _reported(at),
        lambda: f"{pick(('all', 'any'))}({a_list(at, list_of(BOOLEAN), depth)})",
        lambda: f"at_least({1 + below(2)}, {a_list(at, list_of(BOOLEAN), depth)})",
        lambda: f"list contains({a_list(at, list_of(NUMBER), depth)}, {at.number(depth)})",
        lambda: _quantified(at, some, list_of(NUMBER), depth),
        lambda: _quantified(at, some, list_of(DATE), depth),
        lambda: _in_set(at, some),
        lambda: _outcomes(at),
    ]


def prior(at: Writer, kind: Kind) -> str | None:
    """The value of an indicator or measure some periods back, also of one that is written later."""
    frame = at.frame
    fitting = [
        n for n in at.names(kind) if n.what in ("indicator", "measure") and n.period == frame.period
    ]
    if frame.reads != "facts" and at.world.switches.own_past:
        later = at.world.planned
        fitting += [
            n for n in later if (n.kind, n.period, n.about) == (kind, frame.period, frame.about)
        ]
    if not fitting or frame.period == "once":
        return None
    return f"prior({at.chance.pick(fitting).id}, {at.chance.pick((1, 1, 1, 2, 3))})"


def _of_item(at: Writer, call: str, **wanted: object) -> str | None:
    items = at.items(**wanted)
    return call.format(at.chance.pick(items).id) if items else None


def _points(at: Writer) -> str | None:
    return _of_item(at, "points({})", **_with_points(at))


def _with_points(at: Writer) -> dict[str, bool]:
    """Items that are asked for points; a rule has some too, but a waived one may have none."""
    return {"points": True} if at.world.switches.reaches else {"scored": True}


def _outcome(at: Writer) -> str | None:
    call = _of_item(at, "outcome({})")
    return at.level_test(call, "outcome") if call else None


def _grade(at: Writer) -> str | None:
    graded = [i for i in at.items() if i.grade]
    if not graded or not at.world.switches.reaches:
        return None
    item = at.chance.pick(graded)
    if at.chance.often(0.4):
        return f'reaches({item.id}, "{at.chance.pick(at.world.levels(item.grade))}")'
    return at.level_test(f"grade({item.id})", item.grade)


def _reaches(at: Writer, depth: int) -> str | None:
    if not at.world.switches.reaches:
        return None
    call = _of_item(at, "reaches({}", points=True)
    return f"{call}, {at.number(depth)})" if call else None


def _share_reached(at: Writer) -> str | None:
    outcome, share = at.chance.pick(("met", "not_met", "waived")), at.chance.pick(("1 / 3", "0.5"))
    return _of_item(at, f'share_reached({{}}, "{outcome}", {share})', group=True)


def _outcomes(at: Writer) -> str | None:
    outcome = at.chance.pick(("met", "not_met"))
    return _of_item(at, f'list contains(outcomes({{}}), "{outcome}")', group=True)


def _reported(at: Writer) -> str | None:
    names = at.names(what="indicator")
    if at.world.events and not at.world.switches.reported_beside_events:
        return None
    return f"reported({at.chance.pick(names).id})" if names and at.frame.reported else None


def _of_duty(at: Writer, call: str) -> str | None:
    if at.frame.reads == "facts" or at.frame.about != "xa":
        return None
    duties = at.world.named("duty")
    return call.format(at.chance.pick(duties).id) if duties else None


def _norm(at: Writer) -> str | None:
    """A table asked for an explicit key."""
    tables = [n for n in at.names(what="parameter") if len(n.raw.get("keys", ())) == 1]
    tables = [n for n in tables if n.raw["type"] == "number"]
    if not tables:
        return None
    table = at.chance.pick(tables)
    key = table.raw["keys"][0]
    if key == "assessment_year":
        return f'norm("{table.id}", {at.chance.pick(("assessment_year - 1", "assessment_year"))})'
    if key == "type":
        return f'norm("{table.id}", type)'
    return f'norm("{table.id}", {key})'


def a_list(at: Writer, kind: Kind, depth: int) -> str:
    """A list of that type."""
    ways: list[Way] = [lambda: _parts(at, kind), lambda: _bare_list(at, kind)] * 2
    if kind == list_of(BOOLEAN):
        ways += [lambda: _of_duty(at, "kept({})"), lambda: _tested(at, depth)]
    if kind == list_of(NUMBER):
        ways += [lambda: _fields(at, NUMBER), lambda: _table_column(at)]
    if kind == list_of(OUTCOMES):
        ways = [lambda: _of_item(at, "outcomes({})", group=True)]
    ways = ways if at.chance.often(0.85) else []
    for way in at.chance.shuffled(ways):
        text = way()
        if text is not None:
            return text
    return f"[{at.of(kind.element, depth)}, {at.of(kind.element, depth)}]"


def some_list(at: Writer, depth: int) -> str:
    """A list of any type."""
    kinds = (list_of(BOOLEAN), list_of(NUMBER), list_of(DATE), list_of(TEXT))
    sets = [n.id for n in at.names() if n.kind.form == "list"]
    if sets and at.chance.often(0.5):
        return at.chance.pick(sets)
    return a_list(at, at.chance.pick(kinds), depth)


def _parts(at: Writer, kind: Kind) -> str | None:
    """The parts of a longer period, or the values of the children."""
    frame, world = at.frame, at.world
    shorter = (*SHORTER.get(frame.period, ()), *(world.occasions if frame.period == "year" else ()))
    fitting = [
        f"parts({n.id})"
        for n in world.named("indicator", about=frame.about)
        if list_of(n.kind) == kind and n.period in shorter
    ]
    if frame.about == "huyen":
        below = world.named("indicator", about="xa")
        fitting += [
            f"children({n.id})"
            for n in below
            if list_of(n.kind) == kind and n.period in (frame.period, "dated", "once")
        ] * 2
    return at.chance.pick(fitting) if fitting else None


def _bare_list(at: Writer, kind: Kind) -> str | None:
    return at.bare(kind)


def _tested(at: Writer, depth: int) -> str:
    name = at.variable()
    inner = at.inside(name, NUMBER)
    return f"(for {name} in {a_list(at, list_of(NUMBER), depth)} return {inner.boolean(0)})"


def _fields(at: Writer, kind: Kind) -> str | None:
    """A field of every entry of a set, a table or each."""
    fitting = []
    for name, of in [(n.id, n.kind) for n in at.names()] + list(at.frame.locals):
        if of.form == "list" and of.element.form == "context":
            fitting += [f"{name}.{f}" for f, part in of.element.fields if part == kind]
    return at.chance.pick(fitting) if fitting else None


def _table_column(at: Writer) -> str | None:
    """A column of a whole table."""
    found = [f"rows({n.id}).can" for n in at.world.named("table")]
    for table in at.names(what="parameter"):
        rows = table.raw.get("rows")
        if isinstance(rows, list) and table.raw["type"] == "number" and _has_no_star(table):
            found.append(f"rows({table.id}).value")
    return at.chance.pick(found) if found else None


def _has_no_star(table: Name) -> bool:
    keys = table.raw["keys"]
    rows = [row.get("key", {}) for row in table.raw["rows"]]
    return all(set(row) == set(keys) and "*" not in row.values() for row in rows)


def _filtered_count(at: Writer, depth: int) -> str:
    source = a_list(at, list_of(NUMBER), depth)
    return f"count({source}[item {at.chance.pick(('>', '<=', '='))} {at.number(0)}])"


def _quantified(at: Writer, word: str, kind: Kind, depth: int) -> str:
    name = at.variable()
    inner = at.inside(name, kind.element)
    body = inner.boolean(1) if kind.element == NUMBER else f"{name} <= {at.date(0)}"
    return f"({word} {name} in {a_list(at, kind, depth)} satisfies {body})"


def _in_set(at: Writer, word: str) -> str | None:
    sets = [n for n in at.names() if n.kind.form == "list" and n.kind.element.form == "context"]
    sets = [n for n in sets if any(f == "loai" for f, _ in n.kind.element.fields)]
    if not sets:
        return None
    name = at.variable()
    test = at.level_test(f"{name}.loai", "loai")
    return f"({word} {name} in {at.chance.pick(sets).id} satisfies {test})"


__all__ = ["a_list", "booleans", "numbers", "prior", "some_list"]
