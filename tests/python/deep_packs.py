"""Small packs whose values rest on chains as long as the format allows, one for each construct.

`packs()` gives {name: {path: text}}. A chain of 64 steps is the longest that is accepted (format
page 19); `longer()` gives the same with one step more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

Element = dict[str, Any]
Pack = dict[str, str]

LONGEST = 64
UNITS = ("u0", "u1", "u2")


def _pack(
    years: tuple[int, int],
    elements: dict[str, list[Element]],
    events: str = "",
    units: Iterable[str] = UNITS,
    once: bool = False,
) -> Pack:
    head: Element = {
        "programme": {
            "id": "deep",
            "format": 1,
            "label": "chuỗi dài",
            "years": {"from": years[0], "to": years[1]},
            "subject": "xa",
            "synthetic": True,
        },
        "unit_types": [{"id": "xa"}],
        "sources": [{"id": "vb", "as_printed": {"number": "1"}}],
        "clauses": [{"id": "K", "source": "vb", "kind": "requirement", "text": "một"}],
        "scales": [{"id": "muc", "levels": ["kem", "kha", "tot"]}],
        "cohorts": [{"id": "xa", "types": ["xa"]}],
        "indicators": [
            {
                "id": "a",
                "type": "number",
                "period": "once" if once else "year",
                "carry": {"rule": "sum"},
            }
        ],
    }
    for kind, more in elements.items():
        head[kind] = head.get(kind, []) + more
    rows = "".join(f"{unit},xa,{unit},,,1900-01-01,,1900-01-01,synthetic\n" for unit in units)
    periods = ["once"] if once else [str(year) for year in range(years[0], years[1] + 1)]
    facts = "".join(
        f"{unit},a,{period},7,{years[0]}-01-05\n" for unit in units for period in periods
    )
    pack = {
        "pack.json": json.dumps(head, ensure_ascii=False),
        "data/units.csv": "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note\n"
        + rows,
        "data/facts/f.csv": "unit,indicator,period,value,recorded_on\n" + facts,
    }
    if events:
        header = "event,kind,day,recorded_on,from_unit,to_unit,share,document,note\n"
        pack["data/events.csv"] = header + events
    return pack


def _criterion(key: str, **more: Any) -> Element:
    return {"id": key, "clauses": ["K"]} | more


def _measures(steps: int, make: Callable[[str], Element], **more: Any) -> dict[str, list[Element]]:
    """A criterion, then measures each made of the one before, then `a`: so many steps in all."""
    names = [f"m{i}" for i in range(1, steps - 1)]
    chain = [
        {"id": name, "type": "number"} | make(names[i - 1] if i else "a") | more
        for i, name in enumerate(names)
    ]
    return {"measures": chain, "criteria": [_criterion("c", rule=f"{names[-1]} > 0")]}


def _groups(steps: int, **how: Any) -> dict[str, list[Element]]:
    """Groups, each holding the one before, the last first; the first holds one that asks `a`."""
    names = [f"g{i}" for i in range(1, steps - 1)]
    leaf = _criterion("c", score="a", max=9000)
    chain = [
        _criterion(name, members=[names[i - 1] if i else "c"], **how)
        for i, name in enumerate(names)
    ]
    return {"criteria": [leaf], "groups": chain[::-1]}


def _items(steps: int, make: Callable[[str], Element], first: Element) -> dict[str, list[Element]]:
    """Criteria, each asking the one before; the last stands first, so that it is asked first."""
    names = [f"c{i}" for i in range(1, steps)]
    chain = [
        _criterion(name, **(make(names[i - 1]) if i else first)) for i, name in enumerate(names)
    ]
    return {"criteria": chain[::-1]}


def _waived(steps: int) -> dict[str, list[Element]]:
    items = _items(steps, lambda _: {"rule": "a > 0"}, {"rule": "a > 0"})
    names = [item["id"] for item in items["criteria"]][::-1]
    waivers = [
        {"id": f"w{i}", "items": [name], "when": f'outcome({before}) = "waived"', "clauses": ["K"]}
        for i, (before, name) in enumerate(pairwise(names))
    ]
    return items | {"waivers": waivers}


def _absorbed(events: int) -> str:
    """Every year another unit is absorbed by u0; all are absorbed by one of their own kind."""
    return "".join(
        f"e{i},absorb,{2000 + i}-07-01,{2000 + i}-06-01,v{i},u0,,NQ,\n"
        for i in range(1, events + 1)
    )


def _families(steps: int) -> dict[str, dict[str, list[Element]]]:
    across = {"cohort": "xa", "value": "sum(each)"}
    best = {"when": "a < 0", "then": "0"}
    return {
        "measures": _measures(steps, lambda m: {"value": f"{m} + 1"}),
        "choices": _measures(steps, lambda m: {"value": [best, {"then": f"{m} + 1"}]}),
        "first_of": _measures(
            steps, lambda m: {"value": {"first_of": [{"value": m}, {"value": "a"}]}}
        ),
        "requires": _measures(steps, lambda m: {"value": "a", "requires": f"{m} > 0"}),
        "asked_when": _measures(steps, lambda m: {"value": "a", "asked_when": f"{m} > 0"}),
        "across": _measures(steps, lambda m: {"across": across | {"each": m}}),
        "ranks": _measures(steps, lambda m: {"rank": {"cohort": "xa", "by": [{"value": m}]}}),
        "all": _groups(steps, combine="all"),
        "at_least": _groups(steps, combine="at_least", k="applicable"),
        "points": _groups(
            steps,
            combine="points",
            adjust=[{"id": "x", "add": "1", "at_most": 1}],
            **{"pass": {"at_least": 1}},
        ),
        "outcomes": _items(steps, lambda c: {"rule": f'outcome({c}) = "met"'}, {"rule": "a > 0"}),
        "scores": _items(
            steps,
            lambda c: {"score": f"points({c})", "max": 9000},
            {"score": "a", "max": 9000},
        ),
        "reaches": _items(
            steps,
            lambda c: {"score": f"if reaches({c}, 1) then 1 else 0", "max": 1},
            {"score": "a", "max": 9000},
        ),
        "applies": _items(
            steps,
            lambda c: {"rule": "a > 0", "applies_when": f'outcome({c}) = "met"'},
            {"rule": "a > 0"},
        ),
        "quotas": _items(
            steps,
            lambda c: {
                "quota": {
                    "cohort": "xa",
                    "eligible": f'outcome({c}) = "met"',
                    "by": [{"value": "a"}],
                    "size": "3",
                }
            },
            {"rule": "a > 0"},
        ),
        "waivers": _waived(steps),
    }


def _handed_on(events: int) -> Pack:
    """Figures that go through so many events, and measures that take the rest of the steps."""
    return _pack(
        (2040, 2040),
        _measures(LONGEST - events, lambda m: {"value": f"{m} + 1"}),
        _absorbed(events),
        ["u0", *(f"v{i}" for i in range(1, events + 1))],
        once=True,
    )


def too_many_events() -> Pack:
    """Figures that go through one event more than is accepted."""
    return _handed_on(33)


def packs() -> dict[str, Pack]:
    """By name, packs at the bound of every construct."""
    found = {name: _pack((2024, 2024), made) for name, made in _families(LONGEST).items()}
    own = [{"id": "m", "type": "number", "value": "a + prior(m, 1)", "before_start": 0}]
    found["years"] = _pack(
        (1910, 2034), {"measures": own, "criteria": [_criterion("c", rule="m > 0")]}
    )
    last = f"m{LONGEST - 3}"
    found["years_of_chains"] = _pack(
        (2000, 2024),
        _measures(
            LONGEST - 1,
            lambda m: {
                "value": f"prior({last}, 1) + 1" if m == "a" else f"{m} + 1",
                "before_start": 0,
            },
        ),
    )
    found["years_across"] = _pack(
        (2000, 2024),
        _measures(
            LONGEST - 2,
            lambda m: {
                "across": {
                    "cohort": "xa",
                    "each": f"prior(m{LONGEST - 4}, 1)" if m == "a" else m,
                    "value": "sum(each)",
                },
                "before_start": 1,
            },
        ),
    )
    found["successions"] = _handed_on(32)
    return found


def longer() -> dict[str, Pack]:
    """The same with one step more, which is refused."""
    return {name: _pack((2024, 2024), made) for name, made in _families(LONGEST + 1).items()}


def written(pack: Pack, folder: Any) -> str:
    """The pack in a folder of its own; its path."""
    for path, text in pack.items():
        at = folder / path
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_text(text, encoding="utf-8")
    return str(folder)
