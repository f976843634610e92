"""Facts of a country: taken in, hashed, changed and assessed, beside the csv module and polars.

`python tests/benchmarks/facts_at_size.py [UNITS]` prints a table; `./run bench` runs it too.
Every figure is a process of its own: processor time, and how much its greatest memory grew.
"""

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROUNDS = 3
INDICATORS = 50
YEARS = range(2023, 2031)
ITEMS = 16


def pack_and_facts(folder: Path, units: int) -> None:
    """A pack of so many units, 50 indicators and 8 years, and nearly all of their facts."""

    def label(word: str) -> dict[str, str]:
        return {"vi": word, "en": word}

    def of_type(i: int) -> str:
        return ("number", "count", "boolean")[i % 3]

    names = [f"chi_so_{i}" for i in range(INDICATORS)]
    pack = {
        "programme": {
            "id": "ca_nuoc",
            "format": 1,
            "synthetic": True,
            "label": label("cả nước"),
            "years": {"from": YEARS[0], "to": YEARS[-1]},
            "subject": "xa",
        },
        "unit_types": [{"id": "xa", "label": label("xã")}],
        "cohorts": [{"id": "xa", "types": ["xa"], "label": label("các xã")}],
        "agencies": [{"id": "so", "label": label("Sở")}],
        "filings": [
            {
                "id": "ho_so",
                "label": label("hồ sơ"),
                "reporter": "so",
                "until": {"by": "01-31", "year": 1},
            }
        ],
        "indicators": [
            {"id": n, "label": label(n), "type": of_type(i), "filing": "ho_so"}
            for i, n in enumerate(names)
        ],
        "criteria": [
            {"id": f"tieu_chi_{i}", "label": label(n), "rule": n + (" >= 50", " >= 500", "")[i % 3]}
            for i, n in enumerate(names[:ITEMS])
        ],
    }
    (folder / "pack" / "data").mkdir(parents=True)
    (folder / "pack" / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    rows = "".join(f"x{u:05},xa,Xã {u},2010-01-01,2010-01-01\n" for u in range(units))
    head = "unit,type,name,valid_from,recorded_on\n"
    (folder / "pack" / "data" / "units.csv").write_text(head + rows, encoding="utf-8")
    invented = random.Random(20231020)
    values: tuple[Callable[[], str], ...] = (
        lambda: f"{invented.randrange(10000) / 100:.2f}",
        lambda: str(invented.randrange(1000)),
        lambda: invented.choice(("true", "false")),
    )
    with (folder / "facts.csv").open("w", encoding="utf-8") as out:
        out.write("unit,indicator,period,value,recorded_on,reporter,document,note\n")
        for year in YEARS:
            for u in range(units):
                for i, n in enumerate(names):
                    if invented.random() < 0.97:
                        out.write(
                            f"x{u:05},{n},{year},{values[i % 3]()},{year}-12-20,so,BC-{year},\n"
                        )


def by_csv_module(folder: Path) -> dict[str, float]:
    began = time.process_time()
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as f:
        rows = csv.reader(f)
        next(rows)
        held = {(unit, name, period): (value, day) for unit, name, period, value, day, *_ in rows}
    return {"in": time.process_time() - began, "facts": len(held)}


def by_polars(folder: Path) -> dict[str, float]:
    polars = import_module("polars")

    began = time.process_time()
    read = polars.read_csv(folder / "facts.csv", schema_overrides={"value": polars.String})
    wide = read.pivot("indicator", index=["unit", "period"], values="value")
    return {"in": time.process_time() - began, "facts": float(wide.height)}


def by_us(folder: Path) -> dict[str, float]:
    import tieuchi

    rulebook = tieuchi.compile_rules(tieuchi.read_programme(folder / "pack"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    facts = tieuchi.read_facts(rulebook, folder / "facts.csv")
    taken = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    began = time.process_time()
    facts.hash  # noqa: B018
    hashed = time.process_time() - began
    row = {
        "unit": "x00005",
        "indicator": "chi_so_1",
        "period": "2024",
        "value": "7",
        "recorded_on": "2025-01-05",
    }
    one = min(_seconds(lambda: facts + tieuchi.read_facts(rulebook, [row])) for _ in range(5))
    known = facts.as_known_on("2031-12-31")
    began = time.process_time()
    result = tieuchi.assess(rulebook, known)
    assessed = time.process_time() - began
    began = time.process_time()
    text = result.json()
    written = time.process_time() - began
    arrow = _seconds(lambda: result.__arrow_c_stream__())
    return {
        "in": taken,
        "hash": hashed,
        "one fact more": one,
        f"assess, {ITEMS} items a unit and year": assessed,
        "its JSON": written,
        "its JSON, times assess": written / assessed,
        "bytes of JSON a row": len(text) / len(result),
        "its Arrow stream": arrow,
        "bytes a fact at the peak": peak * 1024 / len(facts),
        "facts": len(facts),
    }


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


SIDES: dict[str, Callable[[Path], dict[str, float]]] = {
    "tieuchi": by_us,
    "csv module into a dict": by_csv_module,
    "polars, read and pivot": by_polars,
}


def measured(side: str, folder: Path) -> dict[str, float]:
    """The least of several rounds, each a process of its own."""
    rounds = []
    for _ in range(ROUNDS):
        call = [sys.executable, "-P", __file__, "--side", side, str(folder)]
        rounds.append(json.loads(subprocess.run(call, check=True, capture_output=True).stdout))
    return {key: min(r[key] for r in rounds) for key in rounds[0]}


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pack_and_facts(folder, units)
        ours = measured("tieuchi", folder)
        print(
            f"{ours['facts']:,.0f} facts; seconds are processor time, the least of {ROUNDS} rounds"
        )
        for key, figure in ours.items():
            if key != "facts":
                print(f"  {key:34} {figure:12.4f}")
        for side in list(SIDES)[1:]:
            if side.startswith("polars") and find_spec("polars") is None:
                print(f"  {side}: not installed")
                continue
            theirs = measured(side, folder)
            ratio = ours["in"] / theirs["in"]
            print(f"  in, times {side:24} {ratio:6.2f}   ({theirs['in']:.3f} s)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        print(json.dumps(SIDES[sys.argv[2]](Path(sys.argv[3]))))
    else:
        main()
