"""Questions on Decision 1578 with answers read from the decision, not from the pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import decision as d
import pytest
import tieuchi

FILE = Path(__file__).resolve().parents[1] / "cases" / "decision" / "questions.jsonl"
QUESTIONS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


class Ask:
    """One method per verb of the file; each returns what `expected` holds."""

    def count(
        self, items: list[str], outcome: str, year: int, as_of: str, unit: str | None = None
    ) -> int:
        narrowed = {"unit": unit} if unit else {}
        return len(d.assessed(year, as_of, items=items, outcome=outcome, **narrowed))

    def units_with(self, items: list[str], outcome: str, year: int, as_of: str) -> list[str]:
        return sorted({r["unit"] for r in d.assessed(year, as_of, items=items, outcome=outcome)})

    def count_units(self, **asked: Any) -> int:
        return len(self.units_with(**asked))

    def fewest(self, items: list[str], outcome: str, year: int, as_of: str) -> list[str]:
        by_unit: dict[str, int] = {}
        for row in d.assessed(year, as_of, items=items):
            by_unit[row["unit"]] = by_unit.get(row["unit"], 0) + (row["outcome"] == outcome)
        return sorted(u for u, n in by_unit.items() if n == min(by_unit.values()))

    def outcome(self, unit: str, item: str, year: int, as_of: str) -> str:
        return d.outcome(unit, item, year, as_of)

    def assess_given(self, item: str, **asked: Any) -> str:
        return str(d.row_given(item, **asked)["outcome"])

    def roadmap(self, target: str, year: int, as_of: str, column: str) -> int | str:
        value = d.roadmap(target, year, as_of)[column]
        return value if column == "verdict" else int(value)

    def roadmap_step(self, target: str, year: int, as_of: str) -> int:
        now, before = (int(d.roadmap(target, y, as_of)["due"]) for y in (year, year - 1))
        return now - before

    def each_year(self, target: str, unit: str, as_of: str) -> int:
        return next(
            int(r["year"]) for r in d.roadmap_rows(None, as_of) if r["target"] == f"{target}:{unit}"
        )

    def each_count(self, target: str, year: int, as_of: str) -> int:
        return sum(r["target"].startswith(f"{target}:") for r in d.roadmap_rows(year, as_of))

    def duty(self, duty: str, unit: str | None, year: int, as_of: str, column: str) -> str:
        rows = d.duty_rows(duty, year, as_of)
        return str(next(r for r in rows if unit in (None, r["bearer"]))[column])

    def duty_count(self, duty: str, year: int, as_of: str) -> int:
        return len({r["bearer"] for r in d.duty_rows(duty, year, as_of)})

    def duty_bearers(self, duty: str, year: int, as_of: str) -> list[str]:
        return sorted({r["bearer"] for r in d.duty_rows(duty, year, as_of)})

    def duty_owes(self, duty: str, unit: str, year: int, as_of: str) -> str:
        return "có" if unit in self.duty_bearers(duty, year, as_of) else "không"

    def duty_field(self, duty: str, field: str) -> Any:
        return d.element("duties", duty)[field]

    def duty_has(self, duty: str, field: str) -> str:
        return "có" if field in d.element("duties", duty) else "không"

    def twin_duty(self, unit: str, duty: str, year: int, as_of: str, given_day: str) -> str:
        facts = d.reported({"ngay_bao_cao": given_day}, unit, str(year), given_day)
        rows = d.duty_rows(duty, year, as_of, d.TWIN, facts)
        return str(next(r for r in rows if r["bearer"] == unit)["status"])

    def twin_due(self, unit: str, duty: str, year: int, as_of: str) -> str:
        return str(
            next(r for r in d.duty_rows(duty, year, as_of, d.TWIN) if r["bearer"] == unit)[
                "last_day"
            ]
        )

    def bearers_of(self, clause: str, role: str) -> list[str]:
        bearers = [
            b
            for e in d.collections(d.REAL)["duties"]
            if clause in e["clauses"]
            for b in e["bearers"]
        ]
        return sorted(b["agency"] for b in bearers if b.get("role", "lead") == role)

    def land(self, unit: str) -> list[str]:
        duties = [e for e in d.collections(d.REAL)["duties"] if "partition" in e]
        named = [e for e in duties if unit in d.element("cohorts", e["units"]).get("units", [])]
        by_rule = [e for e in duties if "where" in d.element("cohorts", e["units"])]
        mine = named or by_rule
        return [b["agency"] for e in mine for b in e["bearers"] if "role" not in b]

    def units_in_being(self, cohort: str, on: str) -> int:
        ended = {
            e["from_unit"]
            for e in d.table("events.csv")
            if e["day"] <= on and e["kind"] in ("absorb", "merge_into_new")
        }
        return len(set(d.element("cohorts", cohort)["units"]) - ended)

    def new_units(self, on: str) -> int:
        rows = d.assessed(int(on[:4]), f"{on[:4]}-12-31", items=["yeu_cau"], outcome="unknown")
        return len(rows)

    def successors(self, unit: str, on: str) -> list[str]:
        return sorted(self._follow(unit, on)[0])

    def hops(self, unit: str, on: str) -> int:
        return self._follow(unit, on)[1]

    def _follow(self, unit: str, on: str) -> tuple[set[str], int]:
        units, hops = {unit}, 0
        while True:
            steps = [
                e
                for e in d.table("events.csv")
                if e["from_unit"] in units and e["to_unit"] and e["day"] <= on
            ]
            if not steps:
                return units, hops
            units, hops = {e["to_unit"] for e in steps}, hops + 1

    def predecessors(self, unit: str) -> list[str]:
        return sorted(e["from_unit"] for e in d.table("events.csv") if e["to_unit"] == unit)

    def code(self, code: str) -> list[str]:
        return sorted(u["unit"] for u in d.table("units.csv") if u["code"] == code)

    def name(self, name: str) -> list[str]:
        return sorted(u["unit"] for u in d.table("units.csv") if u["name"] == name)

    def clauses(self, kind: str | None = None) -> int:
        return sum(kind in (None, c["kind"]) for c in d.collections(d.REAL)["clauses"])

    def clause(self, clause: str, field: str) -> Any:
        value = d.element("clauses", clause)[field]
        return sorted(value) if isinstance(value, list) else value

    def place(self, starts: str) -> list[str]:
        places = [
            c for c in d.collections(d.REAL)["clauses"] if f"{c['no']},".startswith(f"{starts},")
        ]
        return [c["id"] for c in places]

    def source(self, source: str, field: str) -> Any:
        value: Any = d.element("sources", source)
        for key in field.split("."):
            value = value[key]
        return value

    def payer(self, clause: str) -> str:
        return str(
            next(f["payer"] for f in d.collections(d.REAL)["funding"] if clause in f["clauses"])
        )

    def funding_count(self) -> int:
        return len(d.collections(d.REAL)["funding"])


@pytest.mark.parametrize("asked", QUESTIONS, ids=[q["id"] for q in QUESTIONS])
def test_the_decision_answers(asked: dict[str, Any]) -> None:
    answer = getattr(Ask(), asked["how"]["verb"])(**asked["how"]["args"])
    assert answer == asked["expected"], asked["question"]


def test_there_are_about_two_hundred_questions() -> None:
    assert len(QUESTIONS) >= 200
    assert len({q["question"] for q in QUESTIONS}) > 190
    assert tieuchi.__version__
