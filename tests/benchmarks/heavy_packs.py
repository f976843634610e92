"""Packs whose answers are much work: each kind of many things that look at each other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Pack = dict[str, Any]

UNITS = "unit,type,name,parent,valid_from\n"
FACTS = "unit,indicator,period,value,recorded_on,reporter,document\n"


def base() -> Pack:
    return {
        "programme": {
            "id": "nang",
            "format": 1,
            "label": "n",
            "years": {"from": 2023, "to": 2024},
            "subject": "xa",
        },
        "unit_types": [{"id": "xa", "label": "x"}, {"id": "huyen", "label": "h"}],
        "agencies": [{"id": "so", "kind": "so", "label": "s"}],
        "cohorts": [
            {"id": "xa", "types": ["xa"]},
            {"id": "gan", "types": ["xa"], "same": ["parent"]},
        ],
        "filings": [{"id": "bc", "reporter": "so"}],
        "indicators": [{"id": "i", "type": "count", "filing": "bc"}],
        "criteria": [{"id": "c", "rule": "i > 0"}],
    }


def write(folder: Path, pack: Pack, units: str, facts: str = "", **more: object) -> None:
    folder.joinpath("pack.json").write_text(json.dumps(pack))
    folder.joinpath("data", "facts").mkdir(parents=True)
    folder.joinpath("data", "units.csv").write_text(UNITS + units)
    folder.joinpath("data", "facts", "f.csv").write_text(FACTS + facts)
    if more:
        folder.joinpath("cases").mkdir()
        folder.joinpath("cases", "c.json").write_text(json.dumps(more))


def communes(n: int, of_a_district: int = 0) -> str:
    districts = range(n // of_a_district + 1 if of_a_district else 1)
    above = "".join(f"h{h},huyen,H{h},,2010-01-01\n" for h in districts)
    return above + "".join(
        f"u{i},xa,X{i},h{i // of_a_district if of_a_district else 0},2010-01-01\n" for i in range(n)
    )


def counts(n: int) -> str:
    return "".join(f"u{i},i,2024,{i % 3},2024-12-01,so,B\n" for i in range(n))


def across(n: int, folder: Path, **terms: str) -> None:
    pack = base()
    asked = {"cohort": "xa", "each": "i", "value": "sum(each)", **terms}
    pack["measures"] = [{"id": "m", "type": "number", "across": asked}]
    pack["criteria"].append({"id": "d", "rule": "m > 1"})
    write(folder, pack, communes(n), "" if terms.get("blame") else counts(n))


def across_left_out(folder: Path, n: int) -> None:
    pack = base()
    asked = {"cohort": "xa", "each": "i", "value": "sum(each)", "incomplete": "leave_out"}
    pack["measures"] = [{"id": "m", "type": "number", "across": asked}]
    pack["criteria"].append({"id": "d", "rule": "m > 1"})
    write(folder, pack, communes(n), counts(n // 2))


def across_alike(folder: Path, n: int, of_a_district: int = 0) -> None:
    pack = base()
    asked = {"cohort": "gan", "each": "i", "value": "sum(each)"}
    pack["measures"] = [{"id": "m", "type": "number", "across": asked}]
    pack["criteria"].append({"id": "d", "rule": "m > 1"})
    write(folder, pack, communes(n, of_a_district), counts(n))


def across_parts(folder: Path, n: int) -> None:
    pack = base()
    pack["cohorts"] += [
        {"id": "huyen", "types": ["huyen"]},
        {"id": "duoi", "types": ["xa"], "parts": "children"},
    ]
    asked = {"cohort": "duoi", "each": "i", "value": "sum(each)"}
    pack["measures"] = [{"id": "m", "type": "number", "subject": "huyen", "across": asked}]
    pack["criteria"].append({"id": "d", "subject": "huyen", "rule": "m > 1"})
    write(folder, pack, communes(n, 2), counts(n))


def listed(folder: Path, n: int) -> None:
    pack = base()
    pack["cohorts"].append({"id": "ds", "units": [f"u{i}" for i in range(n)]})
    pack["criteria"][0]["subject"] = "ds"
    write(folder, pack, communes(n), counts(n))


def kept(folder: Path, n: int) -> None:
    pack = base()
    term = {"every": "year", "due": {"by": "11-15"}}
    pack["duties"] = [{"id": "d", "bearers": [{"cohort": "xa"}], **term}]
    pack["criteria"].append({"id": "e", "rule": "breaches(d) = 0"})
    write(folder, pack, communes(n), counts(n))


def delivered(folder: Path, n: int) -> None:
    pack = base()
    term = {"every": "year", "due": {"by": "11-15"}, "delivers": ["bc"]}
    about = {"bearers": [{"agency": "so"}], "units": "xa", "per_unit": True}
    pack["duties"] = [{"id": "d", **about, **term}]
    write(folder, pack, communes(n))


def rank(folder: Path, n: int) -> None:
    pack = base()
    pack["measures"] = [
        {"id": "m", "type": "count", "rank": {"cohort": "xa", "by": [{"value": "i"}]}}
    ]
    pack["criteria"].append({"id": "d", "rule": "m > 1"})
    write(folder, pack, communes(n), counts(n))


def quota(folder: Path, n: int) -> None:
    pack = base()
    asked = {"cohort": "xa", "eligible": "i > 0", "size": "2", "by": [{"value": "i"}]}
    pack["criteria"].append({"id": "d", "quota": asked})
    write(folder, pack, communes(n), counts(n))


def occasions(folder: Path, n: int) -> None:
    pack = base()
    pack["periods"] = [{"id": "don", "kind": "occasion", "letter": "D"}]
    pack["indicators"].append({"id": "o", "type": "count", "period": "don", "filing": "bc"})
    pack["measures"] = [{"id": "m", "type": "number", "value": "sum(parts(o))"}]
    pack["criteria"].append({"id": "d", "rule": "m > 1"})
    rows = "".join(f"u0,o,2024-D{i + 1},1,2024-12-01,so,B\n" for i in range(n))
    write(folder, pack, communes(1), rows)


def classes(folder: Path, n: int) -> None:
    pack = base()
    named = [f"b{i}" for i in range(n)]
    pack["document_classes"] = [{"id": f"b{i}", "starts_with": [f"B{i:07}"]} for i in range(n)]
    pack["filings"] = [
        {
            "id": "bc",
            "reporter": "so",
            "until": {"by": "11-30"},
            "precedence": named,
            "late_accepts": named,
        }
    ]
    rows = "".join(f"u0,i,2024,1,2024-12-01,so,B{n - 1:07}/{i}\n" for i in range(n))
    write(folder, pack, communes(1), rows)


def successors(folder: Path, n: int) -> None:
    pack = base()
    ended = {"label": "a", "until": "2020-01-01"}
    chain = [{"id": f"a{i}", "successor": f"a{i + 1}", **ended} for i in range(n)]
    pack["agencies"] += [*chain, {"id": f"a{n}", "label": "z"}]
    term = {"every": "year", "due": {"by": "11-15"}}
    pack["duties"] = [{"id": f"d{i}", "bearers": [{"agency": f"a{i}"}], **term} for i in range(n)]
    write(folder, pack, communes(1))


def assigned(folder: Path, n: int) -> None:
    pack = base()
    pack["agencies"] += [{"id": f"a{i}", "kind": "so", "label": "a"} for i in range(n)]
    term = {"every": "year", "due": {"by": "11-15"}}
    pack["duties"] = [{"id": f"e{i}", "bearers": [{"agency": f"a{i}"}], **term} for i in range(n)]
    pack["duties"].append({"id": "d", "bearers": [{"assigned": True}], **term})
    write(folder, pack, communes(1))


def cases(folder: Path, n: int) -> None:
    pack = base()
    pack["indicators"].append({"id": "j", "type": "count", "filing": "bc"})
    pack["criteria"].append({"id": "d", "rule": "j > 0"})
    asked = {"unit": "u0", "year": 2024, "as_of": "2025-02-01", "expect": {"c": "unknown"}}
    used = [{"id": f"k{i}", "use_facts": ["data/facts/f.csv"], **asked} for i in range(n // 50)]
    rows = "".join(f"u0,j,2024,{i},2024-12-01,so,B\n" for i in range(n))
    write(folder, pack, communes(1), rows, cases=used)


def criteria(folder: Path, n: int) -> None:
    pack = base()
    pack["criteria"] += [{"id": f"x{i}", "rule": "i > 1"} for i in range(n)]
    write(folder, pack, communes(1))


#: By name: the first size, how the pack is written, and what is asked of it.
HEAVY: dict[str, tuple[int, Callable[[Path, int], None], str]] = {
    "across all units": (4_000, lambda folder, n: across(n, folder), "assess"),
    "across units, none known": (
        4_000,
        lambda folder, n: across(n, folder, blame="cohort"),
        "assess",
    ),
    "across, half left out": (4_000, across_left_out, "assess"),
    "across those of one parent": (4_000, across_alike, "assess"),
    "across pairs of a parent": (4_000, lambda folder, n: across_alike(folder, n, 2), "assess"),
    "across the parts of each": (4_000, across_parts, "assess"),
    "a list of units": (4_000, listed, "assess"),
    "a duty kept by each": (4_000, kept, "assess"),
    "facts that a duty delivers": (4_000, delivered, "missing"),
    "ranks": (4_000, rank, "assess"),
    "a quota": (4_000, quota, "assess"),
    "occasions of one fact": (8_000, occasions, "assess"),
    "classes of documents": (2_000, classes, "assess"),
    "a chain of agencies": (2_000, successors, "duties"),
    "all who are assigned": (2_000, assigned, "duties"),
    "cases over one file": (8_000, cases, "run_cases"),
    "criteria explained": (2_000, criteria, "explain"),
}
