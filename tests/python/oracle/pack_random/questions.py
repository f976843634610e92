"""What is asked of a pack, in a form that can be written down, asked again and shrunk.

A question is a dict: `is` names its property, `day` the day of knowledge, the rest depends on it.
`fault_of` asks it and tells what is wrong, or None.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import tieuchi
from tieuchi.page import render

from .completions import Open, broken, key_of, with_rows
from .load import Files, Loaded, loaded

Question = dict[str, Any]
Row = dict[str, Any]

VERBS: dict[str, Callable[..., tieuchi.results.Result]] = {
    "assess": tieuchi.assess,
    "roadmap": tieuchi.roadmap,
    "duties": tieuchi.duties,
    "missing": tieuchi.missing,
}
#: What an explanation and a row both say.
SHARED = ("outcome", "reason", "provisional", "points", "value")


def rows_of(
    pack: Loaded, verb: str, day: str, years: list[int] | None = None, facts: Any = None
) -> list[Row]:
    """The rows of a verb; an exception of the library is its fault."""
    known = facts if facts is not None else pack.facts
    return VERBS[verb](pack.rules, known, as_of=day, year=years).rows


def same(one: Any, other: Any) -> bool:
    """Whether two answers have the same bytes."""
    return _text(one) == _text(other)


def _text(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, sort_keys=True)


def year_of(row: Row) -> int:
    """The year in which a row is asked."""
    return int(row["year"]) if "year" in row else int(row["period"][:4])


def fault_of(files: Files, question: Question) -> str | None:
    """Asks the question of a pack; what is wrong, or None. RefusedError of a refused pack."""
    return FAULTS[question["is"]](loaded(files), question)


def _of_asking(pack: Loaded, question: Question) -> str | None:
    """Every question has an answer."""
    return trouble(lambda: ask(pack, question["ask"], question["day"]))


def trouble(ask_it: Callable[[], object]) -> str | None:
    """What the library raises, which it should not."""
    try:
        ask_it()
    except tieuchi.QuestionError as refused:
        return "refused: " + "; ".join(i.code for i in refused.issues)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def ask(pack: Loaded, what: list[Any], day: str) -> object:
    """Asks a verb with its arguments."""
    verb, *rest = what
    if verb == "explain":
        unit, item, year = rest
        explained = tieuchi.explain(pack.rules, pack.facts, unit, item, year=year, as_of=day)
        return explained.items
    if verb == "page":
        return render(pack.rules, pack.facts.as_known_on(day))
    result = VERBS[verb](pack.rules, pack.facts, as_of=day)
    return result.to_csv()


def _of_years(pack: Loaded, question: Question) -> str | None:
    """A row is the same whatever other years are asked."""
    verb, day, years = question["verb"], question["day"], question["years"]
    whole = rows_of(pack, verb, day)
    some = rows_of(pack, verb, day, years)
    wanted = [row for row in whole if year_of(row) in years]
    for one, other in zip(wanted, some, strict=False):
        if not same(one, other):
            return f"asked with all years {_text(one)}\n  asked with {years} {_text(other)}"
    return None if same(wanted, some) else f"{len(wanted)} rows and {len(some)} rows"


def _of_explanation(pack: Loaded, question: Question) -> str | None:
    """An explanation says what the row says."""
    cell, day = question["cell"], question["day"]
    for row in rows_of(pack, "assess", day):
        if key_of(row) == tuple(cell):
            return difference_to(pack, row, day)
    return None


def difference_to(pack: Loaded, row: Row, day: str) -> str | None:
    """How the explanation of a cell differs from its row."""
    explained = tieuchi.explain(
        pack.rules, pack.facts, row["unit"], row["item"], year=year_of(row), as_of=day
    )
    told = [one for one in explained.items if one["period"] == row["period"]]
    if not told:
        return None
    # An explanation asks nobody for what the door would refuse (format page 15).
    beyond = {fact["fact"] for fact in told[0]["missing"]} - set(row["missing"])
    mine = {key: row[key] for key in SHARED} | {"missing beyond the row": []}
    others = {key: told[0].get(key) for key in SHARED} | {"missing beyond the row": sorted(beyond)}
    return None if same(mine, others) else f"row {_text(mine)}\n  explained {_text(others)}"


def _of_completion(pack: Loaded, question: Question) -> str | None:
    """What is known without an assumption holds however open facts come out."""
    day, verb, years = question["day"], question["verb"], [question["year"]]
    opened = Open(pack, day)
    if not all(map(opened.holds, question["rows"])):
        return None
    before = rows_of(pack, verb, day, years)
    more = with_rows(pack, question["rows"])
    after = rows_of(pack, verb, day, years, facts=more)
    for row, words in broken(verb, before, after):
        if key_of(row) == tuple(question["cell"]):
            return words
    return None


FAULTS: dict[str, Callable[[Loaded, Question], str | None]] = {
    "asking": _of_asking,
    "years": _of_years,
    "explanation": _of_explanation,
    "completion": _of_completion,
}
