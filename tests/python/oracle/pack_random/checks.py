"""The properties, over one random pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tieuchi

from . import Switches, random_pack
from .chance import Chance
from .completions import Open, broken, decided, key_of, table, with_rows
from .load import Loaded, RefusedError, loaded
from .mend import mended
from .questions import FAULTS, Question, ask, difference_to, rows_of, trouble, year_of

Doing = Callable[[Question], None]
DAYS = 2
CELLS = 25
#: Reasons of units that an item is not about.
OUTSIDE = ("not_in_scope", "ended", "not_yet")


def check_pack(job: dict[str, Any], doing: Doing) -> dict[str, Any]:
    """Checks the pack of a seed: how much was asked, and every fault as a question."""
    switches = Switches(**job.get("switches", {}))
    doing({"is": "load"})
    files = mended(random_pack(job["seed"], switches))
    try:
        pack = loaded(files)
    except RefusedError as refused:
        return {"refused": str(refused)}
    except Exception as error:
        return {"faults": [[{"is": "load"}, f"{type(error).__name__}: {error}"]]}
    check = Check(pack, switches, Chance(f"check/{job['seed']}"), doing)
    for day in days_of(pack, check.chance)[: job.get("days", DAYS)]:
        check.day(day, job.get("completions", 0))
    return {"faults": check.faults, "counts": check.counts}


def days_of(pack: Loaded, chance: Chance) -> list[str]:
    """Days of knowledge: those on which something is recorded or happens, and those around them."""
    found = {row["recorded_on"] for row in table(pack.files, "data/facts/f.csv")}
    for event in table(pack.files, "data/events.csv"):
        found |= {event["day"], event["recorded_on"]}
    years = range(pack.rules.years[0], pack.rules.years[-1] + 2)
    found |= {f"{y}-{d}" for y in years for d in ("01-01", "03-31", "06-30", "12-31")}
    return chance.shuffled(sorted(found))


class Check:
    """The checks of one pack; faults are questions with what is wrong."""

    def __init__(self, pack: Loaded, switches: Switches, chance: Chance, doing: Doing) -> None:
        self.pack = pack
        self.switches = switches
        self.chance = chance
        self.doing = doing
        self.faults: list[tuple[Question, str]] = []
        self.counts: dict[str, int] = {}

    def _count(self, what: str, many: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + many

    def _found(self, question: Question, words: str | None) -> bool:
        if words is not None:
            self.faults.append((question, words))
        return words is not None

    def day(self, day: str, completions: int) -> None:
        """Everything on one day of knowledge."""
        for verb in ("assess", "roadmap", "duties", "missing"):
            self._asks([verb], day)
        if self.faults:
            return
        cells = self._rows(day)
        in_scope = [row for row in cells if row["reason"] not in OUTSIDE]
        if in_scope or self.switches.empty_page:
            self._asks(["page"], day)
        self._explanations(cells, day)
        self._years(day)
        self._completions(day, completions)

    def _asks(self, what: list[Any], day: str) -> None:
        question = {"is": "asking", "ask": what, "day": day}
        self.doing(question)
        self._count("asked")
        self._found(question, trouble(lambda: ask(self.pack, what, day)))

    def _rows(self, day: str) -> list[dict[str, Any]]:
        return rows_of(self.pack, "assess", day)

    def _explanations(self, cells: list[dict[str, Any]], day: str) -> None:
        for row in self.chance.some(cells, 0, CELLS):
            cell = key_of(row)
            question = {"is": "explanation", "cell": cell, "day": day}
            asking = ["explain", row["unit"], row["item"], int(row["period"][:4])]
            self.doing({"is": "asking", "ask": asking, "day": day})
            self._count("explained")
            try:
                self._found(question, difference_to(self.pack, row, day))
            except tieuchi.QuestionError as refused:
                words = "refused: " + "; ".join(i.code for i in refused.issues)
                self._found({"is": "asking", "ask": asking, "day": day}, words)
            except Exception as error:
                words = f"{type(error).__name__}: {error}"
                self._found({"is": "asking", "ask": asking, "day": day}, words)

    def _years(self, day: str) -> None:
        years = list(self.pack.rules.years)
        several = self.chance.shuffled(self.chance.some(years, 2, len(years)))
        for verb in ("assess", "roadmap", "duties"):
            for some in ([self.chance.pick(years)], several):
                question = {"is": "years", "verb": verb, "day": day, "years": some}
                self.doing(question)
                self._count("compared")
                if self._found(question, FAULTS["years"](self.pack, question)):
                    break

    def _completions(self, day: str, count: int) -> None:
        if not count:
            return
        opened = Open(self.pack, day)
        before = {verb: rows_of(self.pack, verb, day) for verb in ("assess", "roadmap")}
        for _ in range(count):
            rows = opened.completion(self.chance)
            if not rows:
                continue
            year = self.chance.pick(list(self.pack.rules.years))
            question: Question = {"is": "completion", "day": day, "rows": rows, "year": year}
            self.doing(question | {"verb": "assess", "cell": []})
            self._count("completed")
            try:
                self._complete(question, before)
            except Exception as error:
                asked = question | {"verb": "assess", "cell": []}
                self._found(asked, f"{type(error).__name__}: {error}")

    def _complete(self, question: Question, before: dict[str, list[dict[str, Any]]]) -> None:
        facts = with_rows(self.pack, question["rows"])
        self._count("rows", facts.admitted)
        day, year = question["day"], question["year"]
        for verb, rows in before.items():
            known = [row for row in rows if year_of(row) == year]
            after = rows_of(self.pack, verb, day, [year], facts=facts) if known else []
            self._count("held", sum(not row["assumes"] for row in known))
            self._count("decided", decided(known, after))
            for row, words in broken(verb, known, after):
                self._found(question | {"verb": verb, "cell": key_of(row)}, words)
                return
