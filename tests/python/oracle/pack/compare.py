"""Compares every row of every table with the library's.

`python -m oracle.pack.compare PACK…` compares the packs of those folders with the facts they bring
and with those of their cases, on the days of `days_of`; with --as-of on one day. With --random N
it makes N packs with `oracle.pack_random` instead. It prints the rows that differ, cell by cell,
and counts rows and differences.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import tieuchi

from ..feel.jsonl import with_deep_stack
from ..pack_random import Switches, random_pack
from ..pack_random.known import KNOWN, UNFOLLOWED
from ..pack_random.mend import mended
from . import days, filings, tables
from .core import Element, Frame, NotCovered, Period
from .pack import Pack, Row, load, text_of
from .world import World

KEYS = {
    "assessment": ("unit", "item", "period"),
    "roadmap": ("target", "year"),
    "duties": ("duty", "unit", "bearer", "period", "last_day"),
}
COLUMNS = ("unit", "indicator", "period", "value", "recorded_on", "reporter", "document", "note")


@dataclass(frozen=True)
class Difference:
    """A row that differs: ours and theirs, nothing where a side has no such row."""

    pack: str
    as_of: str
    table: str
    key: tuple[str, ...]
    ours: Row | None
    theirs: Row | None

    def cells(self) -> dict[str, tuple[str, str]]:
        """What differs, ours and theirs, by column."""
        ours, theirs = self.ours or {}, self.theirs or {}
        columns = dict.fromkeys([*ours, *theirs])
        pairs = {name: (ours.get(name, ""), theirs.get(name, "")) for name in columns}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    def __str__(self) -> str:
        place = f"{self.pack} {self.as_of} {self.table} {' '.join(self.key)}"
        if self.ours is None or self.theirs is None:
            side = "only the library" if self.ours is None else "only the oracle"
            return f"{place}\n    {side} has this row: {self.ours or self.theirs}"
        lines = [f"    {c}: oracle {a!r}, library {b!r}" for c, (a, b) in self.cells().items()]
        return "\n".join([place, *lines])


@dataclass(frozen=True)
class Subject:
    """A pack as both sides have it, with facts beside its own or in their place."""

    name: str
    pack: Pack
    rulebook: Any
    years: range
    more: tuple[tuple[tuple[str, str], ...], ...] = ()
    own: bool = True

    def rows(self) -> list[Row]:
        """The further facts."""
        return [dict(row) for row in self.more]


@cache
def subject(folder: Path) -> Subject:
    """The pack of a folder."""
    rulebook = tieuchi.compile_rules(tieuchi.read_programme(folder))
    return Subject(folder.name, load(folder), rulebook, rulebook.years)


def subject_of(files: Mapping[str, str], name: str) -> Subject:
    """The pack of texts by path."""
    with tempfile.TemporaryDirectory() as place:
        for path, text in files.items():
            target = Path(place) / "pack" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        rulebook = tieuchi.compile_rules(tieuchi.read_programme(Path(place) / "pack"))
        assert rulebook.facts is not None  # read while the folder is there
    return Subject(name, load(files), rulebook, rulebook.years)


def our_world(of: Subject, as_of: str) -> World:
    """The oracle's side."""
    pack = of.pack
    if not of.own:
        pack = Pack.__new__(Pack)
        pack.__dict__.update(of.pack.__dict__, facts=[])
    return tables.world(pack, as_of, of.rows())


#: Columns that say in another way what `value` says.
COUNTS = ("met", "met_most", "of")


def their_table(of: Subject, facts: Any, table: str, as_of: str) -> list[Row]:
    """The library's rows, in the columns of section 18."""
    verb: Any = {"assessment": tieuchi.assess, "roadmap": tieuchi.roadmap, "duties": tieuchi.duties}
    asked = verb[table](of.rulebook, facts, as_of=as_of)
    rows = list(csv.DictReader(io.StringIO(asked.to_csv(raw=True))))
    return [{name: cell for name, cell in row.items() if name not in COUNTS} for row in rows]


def their_facts(of: Subject) -> Any:
    """The facts as the library lets them in."""
    return tieuchi.read_facts(of.rulebook, *([of.rows()] if of.more else []), own=of.own)


def _keyed(rows: list[Row], names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Rows by what they are about; of several about one, such as duties of two events, each."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = tuple(row[name] for name in names)
        seen[key] += 1
        yield (*key, str(seen[key])), row


def differences(of: Subject, as_of: str) -> tuple[int, list[Difference]]:
    """How many rows the library has on a day, and the rows that differ."""
    w, facts = our_world(of, as_of), their_facts(of)
    total, found = 0, []
    for table, names in KEYS.items():
        make = getattr(tables, table)
        sides = []
        for rows in (make(w, of.years), their_table(of, facts, table, as_of)):
            sides.append(dict(_keyed(rows, names)))
        ours, theirs = sides
        total += len(theirs)
        shown = sorted(ours.keys() | theirs.keys())
        pairs = ((key, ours.get(key), theirs.get(key)) for key in shown)
        made = [Difference(of.name, as_of, table, *each) for each in pairs]
        found += [each for each in made if each.cells()]
    return total, found


# ---- days and cases
def days_of(of: Subject) -> list[str]:
    """The last day of each year, days in its middle, and those around events and deadlines."""
    found = set()
    for year in range(of.years[0], of.years[-1] + 2):
        found |= {date(year, 12, 31), date(year, 2, 28), date(year, 6, 30), date(year, 7, 1)}
    for event in of.pack.events:
        for text in (event["day"], event["recorded_on"]):
            day = date.fromisoformat(text)
            found |= {day - timedelta(1), day, day + timedelta(1)}
    w = our_world(of, f"{of.years[0]}-12-31")
    for duty in tables.duties(w, of.years[:1]):
        if duty["last_day"]:
            day = date.fromisoformat(duty["last_day"])
            found |= {day, day + timedelta(1)}
    period = Period("year", of.years[0])
    for filing in of.pack.kinds.get("filings", []):
        for unit in w.units.all if "until" in filing else ():
            until = days.day(w, filing["until"], Frame(unit, period))
            if isinstance(until, date):
                found |= {until, until + timedelta(1)}
    return sorted(day.isoformat() for day in found)


def cases_of(
    folder: Path, of: Subject, which: slice = slice(None)
) -> Iterator[tuple[Subject, str]]:
    """The facts that each case of a pack gives, and its day; of all its cases those of a slice."""
    files = sorted((folder / "cases").glob("*.json"))
    cases = [case for path in files for case in json.loads(path.read_text("utf-8"))["cases"]]
    for case in cases[which]:
        rows = list(_given(of, folder, case))
        more = tuple(tuple((name, row.get(name, "")) for name in COLUMNS) for row in rows)
        name = f"{of.name}/{case['id']}"
        yield Subject(name, of.pack, of.rulebook, of.years, more, False), case["as_of"]


def _given(of: Subject, folder: Path, case: Element) -> Iterator[Row]:
    w = our_world(of, case["as_of"])
    given: list[Row] = []
    for name, value in case.get("given", {}).items():
        indicator = of.pack.ref(name, "indicators")
        for row in value if isinstance(value, list) else [{"value": value}]:
            given.append(_row(w, case, indicator, row))
    replaced = {(row["unit"], row["indicator"], row["period"]) for row in given}
    for path in case.get("use_facts", []):
        with (folder / path).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if (row["unit"], row["indicator"], row["period"]) not in replaced:
                    yield row
    yield from given


def _row(w: World, case: Element, name: str, given: Element) -> Row:
    """A row of a case with what it leaves unsaid."""
    element, unit = w.pack.indicator(name), str(given.get("unit", case.get("unit", "")))
    kind = w.pack.period_kind(element)
    frame = Period("once" if kind == "once" else "year", case["year"])
    text = f"{case['year']}-01-01/" if kind == "dated" else days.label(w, frame)
    last = w.as_of
    if kind not in ("once", "dated"):
        last = min(last, filings.last_day(w, unit, name, days.around(w, frame, "year"))[0])
    note = "synthetic" if w.pack.programme.get("synthetic") else ""
    row: dict[str, Any] = {"period": text, "recorded_on": last.isoformat(), "note": note}
    row |= {"unit": unit, "indicator": name, **given}
    return {key: text_of(row.get(key, "")) for key in COLUMNS}


# ---- the command
def compared(of: Subject, several: Iterable[str]) -> tuple[int, list[Difference]]:
    """All rows on several days."""
    total, found = 0, []
    for as_of in several:
        rows, different = differences(of, as_of)
        total += rows
        found += different
    return total, found


def random_subject(seed: int) -> Subject:
    """A random pack that the checks accept, without what one of the two is known to fail on."""
    files = mended(random_pack(seed, Switches(**dict.fromkeys([*KNOWN, *UNFOLLOWED], False))))
    return subject_of(files, f"seed {seed}")


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packs", nargs="*", type=Path)
    parser.add_argument("--as-of")
    parser.add_argument("--random", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    work: list[tuple[Subject, list[str]]] = []
    for folder in options.packs:
        of = subject(folder.resolve())
        work.append((of, [options.as_of] if options.as_of else days_of(of)))
        if not options.as_of:
            work += [(each, [as_of]) for each, as_of in cases_of(folder, of)]
    seeds = range(options.seed, options.seed + options.random)
    work += [(of, days_of(of)) for of in map(random_subject, seeds)]
    total, found, skipped = 0, [], 0
    for of, several in work:
        try:
            rows, different = compared(of, several)
        except NotCovered as why:
            skipped += 1
            print(f"{of.name}: not covered: {why}")
            continue
        total += rows
        found += different
    for difference in found[: options.show]:
        print(difference)
    print(f"{total} rows, {len(found)} differences, {skipped} not covered")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(with_deep_stack(_main))
