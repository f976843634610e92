#!/usr/bin/env python3
"""Checks the shipped packs as data, without the library: schema, counts, references, hashes.

    check_packs.py [PACK ...] [--source FILE]

A PACK is a folder; without one the two shipped packs are checked. With --source, the text of
the decision, the hash of every clause is computed again from the places in data/wording.csv.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKS = Path(__file__).resolve().parent.parent / "packs"
SCHEMA = PACKS / "schema" / "pack.schema.json"
FINDINGS = [6, 9, 3, 10, 11, 3, 7, 5, 1]
NAMED = ("indicators", "parameters", "measures", "lifecycles", "criteria", "groups", "duties")
OWN_IDS = (
    "sources",
    "bodies",
    "agencies",
    "cohorts",
    "scales",
    "filings",
    "targets",
    "funding",
    "waivers",
    "cases",
    "versions",
)

Element = dict[str, Any]


class Report:
    """Problems found, and figures worth a line."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.figures: list[str] = []

    def problem(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def expect(self, where: str, what: str, found: object, wanted: object) -> None:
        if found != wanted:
            self.problem(where, f"{what}: {found}, expected {wanted}")


class Pack:
    """All collections of a folder, merged as the format says."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder = folder
        self.collections: dict[str, list[Element]] = {}
        self.programme: Element = {}
        self.files = sorted(
            [*folder.glob("*.json"), *folder.glob("cases/*.json"), *folder.glob("overlays/*.json")]
        )
        for path in self.files:
            for key, value in read_json(path, report).items():
                if key == "programme":
                    self.programme = value
                elif isinstance(value, list):
                    self.collections.setdefault(key, []).extend(value)
        members = [m for g in self.collections.get("groups", []) for m in g["members"]]
        self.collections.setdefault("criteria", []).extend(
            m for m in members if isinstance(m, dict) and "id" in m
        )

    def __getitem__(self, collection: str) -> list[Element]:
        return self.collections.get(collection, [])

    def table(self, name: str) -> list[dict[str, str]]:
        path = self.folder / "data" / name
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def facts(self) -> Iterator[tuple[str, dict[str, str]]]:
        for path in sorted((self.folder / "data" / "facts").glob("*.csv")):
            for row in self.table(f"facts/{path.name}"):
                yield path.name, row


def read_json(path: Path, report: Report) -> Element:
    def unique(pairs: list[tuple[str, Any]]) -> Element:
        for key, times in Counter(k for k, _ in pairs).items():
            if times > 1:
                report.problem(str(path.name), f"key {key} stands {times} times")
        return dict(pairs)

    text = path.read_text(encoding="utf-8")
    if text != unicodedata.normalize("NFC", text):
        report.problem(path.name, "text is not NFC")
    if any(len(line) > 200 and not re.search(r'"[^"]{150,}"', line) for line in text.splitlines()):
        report.problem(path.name, "a line is longer than 200 columns")
    value: Element = json.loads(text, object_pairs_hook=unique)
    return value


def walk(value: Any) -> Iterator[Element]:
    """Every object inside a value, itself included."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from walk(part)
    elif isinstance(value, list):
        for part in value:
            yield from walk(part)


def check_schema(pack: Pack, report: Report) -> None:
    try:
        import jsonschema
    except ImportError:
        report.figures.append("schema not checked: jsonschema is not installed")
        return
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for path in pack.files:
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
            report.problem(
                path.name, f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"
            )


def check_ids(pack: Pack, rules: list[Pack], report: Report) -> None:
    """One namespace for what FEEL may name; codes are nobody's id."""
    where = pack.folder.name
    names = Counter(e["id"] for kind in NAMED for p in rules for e in p[kind])
    for name, times in names.items():
        if times > 1:
            report.problem(where, f"the name {name} is declared {times} times")
    for kind in OWN_IDS:
        for name, times in Counter(e["id"] for e in pack[kind]).items():
            if times > 1:
                report.problem(where, f"{kind}: {name} stands {times} times")
    items = [e for p in rules for kind in ("criteria", "groups") for e in p[kind]]
    codes = Counter(e["code"] for e in items if "code" in e)
    ids = {e["id"] for e in items}
    for code, times in codes.items():
        if times > 1 or code in ids:
            report.problem(where, f"the code {code} is not unique")


def check_clauses(pack: Pack, rules: list[Pack], report: Report) -> None:
    """Every clause that is named exists; every modelled one has an element."""
    where = pack.folder.name
    known = [c for p in rules for c in p["clauses"]]
    ids = {c["id"] for c in known}
    if len(ids) != len(known):
        report.problem(where, "a clause id stands twice")
    used: Counter[str] = Counter()
    for p in rules:
        elements = [
            p.programme,
            *(
                e
                for kind, es in p.collections.items()
                if kind not in ("clauses", "cases")
                for e in es
            ),
        ]
        for element in walk(elements):
            used.update(element.get("clauses", []))
        for clause in p["clauses"]:
            for other in [
                w for k in ("conflicts", "repeats", "answers") for w in clause.get(k, [])
            ]:
                if other not in ids:
                    report.problem(
                        where, f"clause {clause['id']} names {other}, which does not exist"
                    )
            for other in clause.get("conflicts", []):
                back = next(c for c in known if c["id"] == other)
                if clause["id"] not in back.get("conflicts", []):
                    report.problem(
                        where, f"{clause['id']} conflicts with {other}, but not the other way round"
                    )
    for clause_id in used:
        if clause_id not in ids:
            report.problem(where, f"no clause {clause_id}")
    for clause in pack["clauses"]:
        if clause.get("status") == "modelled" and not used[clause["id"]]:
            report.problem(where, f"clause {clause['id']} is modelled but no element names it")
    for criterion in pack["criteria"]:
        if not criterion.get("clauses"):
            report.problem(where, f"criterion {criterion['id']} has no clause")
    status = Counter(c.get("status", "none") for c in pack["clauses"])
    report.figures.append(
        f"clauses {len(pack['clauses'])}: "
        + ", ".join(f"{k} {v}" for k, v in sorted(status.items()))
    )


def check_references(pack: Pack, rules: list[Pack], report: Report) -> None:
    """Names in facts, cases, duties and filings exist."""
    where = pack.folder.name

    def ids(*kinds: str) -> set[str]:
        return {e["id"] for p in rules for kind in kinds for e in p[kind]}

    units = {u["unit"] for u in pack.table("units.csv")}
    agencies, indicators = ids("agencies"), ids("indicators")
    askable = ids("criteria", "groups", "measures", "lifecycles", "duties", "targets")
    seen: Counter[tuple[str, ...]] = Counter()
    for file, row in pack.facts():
        if row["unit"] not in units | agencies or row["indicator"] not in indicators:
            report.problem(f"{where}/{file}", f"row {row} names an unknown unit or indicator")
        seen[tuple(v or "" for v in row.values())] += 1
        if pack.programme.get("synthetic") and "synthetic" not in (row["note"] or ""):
            report.problem(f"{where}/{file}", f"an invented figure without its mark: {row}")
    for key, times in seen.items():
        if times > 1:
            report.problem(where, f"the row {key} stands {times} times")
    for row in pack.table("events.csv"):
        for column in ("from_unit", "to_unit"):
            if row[column] and row[column] not in units:
                report.problem(where, f"event {row['event']} names {row[column]}")
    for case in pack["cases"]:
        if case.get("unit") and case["unit"] not in units | agencies:
            report.problem(where, f"case {case['id']} asks for {case['unit']}")
        for name in case["expect"]:
            if re.split("[@:]", name)[0] not in askable:
                report.problem(where, f"case {case['id']} expects {name}")
        for name in case.get("given", {}):
            if name not in indicators:
                report.problem(where, f"case {case['id']} gives {name}")
        for path in case.get("use_facts", []):
            if not (pack.folder / path).is_file():
                report.problem(where, f"case {case['id']} uses {path}")
    for duty in pack["duties"]:
        for agency in [b.get("agency") for b in duty["bearers"]] + duty.get("to", []):
            if agency is not None and agency not in agencies:
                report.problem(where, f"duty {duty['id']} names {agency}")


def check_decision(pack: Pack, report: Report) -> None:
    """The figures that anybody can count in Decision 1578."""
    where = pack.folder.name
    report.expect(where, "clauses", len(pack["clauses"]), 157)
    rows = [row for _, row in pack.facts()]
    report.expect(where, "stated deficits", len(rows), 55)
    report.expect(where, "values of the baseline", {row["value"] for row in rows}, {"true"})
    by_finding = [
        {r["unit"] for r in rows if r["indicator"] == f"neu_chua_dat_{n}"} for n in range(1, 10)
    ]
    report.expect(where, "wards by finding", [len(found) for found in by_finding], FINDINGS)
    report.expect(where, "wards of finding (8)", len(by_finding[7] | by_finding[8]), 5)
    report.expect(where, "wards with a deficit", len({r["unit"] for r in rows}), 11)
    aims = next(t for t in pack["targets"] if t["id"] == "lo_trinh")["aims"]
    due: list[int] = []
    for aim in aims:
        due.append(aim["at_least"] if "at_least" in aim else due[-1] + aim["add"])
    report.expect(where, "cumulative targets", due, [2, 3, 4, 5, 7, 9, 10, 11])
    report_duty = next(d for d in pack["duties"] if d["id"] == "bao_cao_nam")
    report.expect(where, "reporting agencies", len(report_duty["bearers"]), 14)
    report.expect(where, "last day of the report", report_duty["due"], {"before": "11-15"})
    cohort = next(c for c in pack["cohorts"] if c["id"] == "phuong_hien_huu")["units"]
    report.expect(where, "existing wards", len(cohort), 11)
    land = [d["units"] for d in pack["duties"] if d.get("partition")]
    parts = [next(c for c in pack["cohorts"] if c["id"] == name) for name in land]
    report.expect(
        where,
        "land split: the wards named, and all others by rule",
        [part.get("units", "by rule") for part in parts],
        ["by rule", ["dh-p1", "dh-p2"]],
    )


def check_wording(pack: Pack, source: Path | None, report: Report) -> None:
    """One row a line; the hash of a clause is that of its rows joined by a space."""
    where = f"{pack.folder.name}/data/wording.csv"
    rows = pack.table("wording.csv")
    hashes = {c["id"]: c.get("hash") for c in pack["clauses"]}
    if not rows:
        if any(hashes.values()):
            report.problem(where, "clauses have hashes but the file has no rows")
        return
    report.expect(
        where, "clauses with a place", sorted({r["clause"] for r in rows}), sorted(hashes)
    )
    if source is None:
        report.figures.append("hashes not computed again: no --source")
        return
    lines = unicodedata.normalize("NFC", source.read_text(encoding="utf-8")).split("\n")
    parts: dict[str, list[str]] = {}
    for row in rows:
        begin = int(row["from"])
        words = " ".join(lines[int(row["line"]) - 1][begin : begin + int(row["length"])].split())
        parts.setdefault(row["clause"], []).append(words)
        report.expect(where, f"hash of a row of {row['clause']}", digest(words), row["hash"])
    for clause, words_of in parts.items():
        report.expect(where, f"hash of {clause}", digest(" ".join(words_of)), hashes[clause])
    report.figures.append(f"hashes computed again: {len(rows)} places, {len(parts)} clauses")


def digest(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


def check_cases(pack: Pack, rules: list[Pack], report: Report) -> None:
    """A criterion of the rules is tried five times at least, in the packs together."""
    asked = Counter(re.split("[@:]", name)[0] for case in pack["cases"] for name in case["expect"])
    criteria = [c["id"] for p in rules for c in p["criteria"]]
    few = [c for c in criteria if asked[c] < 5]
    report.figures.append(
        f"cases {len(pack['cases'])}; criteria with five cases or more: "
        f"{len(criteria) - len(few)} of {len(criteria)}"
    )
    if pack.programme.get("synthetic") and few:
        report.problem(pack.folder.name, "criteria with fewer than five cases: " + ", ".join(few))


def check(folder: Path, source: Path | None) -> Report:
    report = Report()
    pack = Pack(folder, report)
    rules = [pack]
    if rules_from := pack.programme.get("rules_from"):
        base = Pack(folder.parent / rules_from, Report())
        replaced = {
            (kind, e["id"]) for kind in ("cohorts", "unit_types", "agencies") for e in pack[kind]
        }
        for kind in ("cohorts", "unit_types", "agencies"):
            base.collections[kind] = [e for e in base[kind] if (kind, e["id"]) not in replaced]
        base.collections.pop("cases", None)
        rules = [base, pack]
    check_schema(pack, report)
    check_ids(pack, rules, report)
    check_clauses(pack, rules, report)
    check_references(pack, rules, report)
    check_cases(pack, rules, report)
    if pack.programme.get("id") == "tra-vinh-1578":
        check_decision(pack, report)
        check_wording(pack, source, report)
    facts = sum(1 for _ in pack.facts())
    report.figures.append(
        f"criteria {len(pack['criteria'])}, groups {len(pack['groups'])}, "
        f"indicators {len(pack['indicators'])}, "
        f"duties {len(pack['duties'])}, agencies {len(pack['agencies'])}, facts {facts}"
    )
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description="Check the shipped packs as data.")
    parser.add_argument("packs", nargs="*", type=Path, metavar="PACK")
    parser.add_argument("--source", type=Path, help="text of the decision")
    options = parser.parse_args()
    failed = False
    for folder in options.packs or [PACKS / "tra-vinh-1578", PACKS / "vi-du-1578"]:
        report = check(folder, options.source)
        print(folder.name)
        for line in report.figures:
            print("  " + line)
        for line in report.problems:
            print("  PROBLEM " + line)
        failed = failed or bool(report.problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
