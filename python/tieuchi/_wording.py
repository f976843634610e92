"""Words for the ids of rows, and what the columns of tables may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from tieuchi._view.phrases import places
from tieuchi._words import Json, codes_of, duty_standing, meaning, pick, standing_words

_COUNTS = re.compile(r"([0-9]+)(?:\.\.([0-9]+))?/([0-9]+)")

Say = Callable[[Json, Json, str], str]


def _item_label(answer: Json, item: str) -> Json:
    found: Json = answer["labels"]["items"].get(item, {})
    return found


def _reason(answer: Json, row: Json, lang: str) -> str:
    return pick(answer["labels"]["reasons"].get(row["reason"]), lang)


def _target(answer: Json, row: Json, lang: str) -> str:
    unit = answer["labels"]["units"].get(row["target"].partition(":")[2])
    return pick(row["label"], lang) + (f" – {pick(unit, lang)}" if unit else "")


def _all(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


#: By schema, the columns of words and how each is found in an answer and a row.
_SAID: dict[str, dict[str, Say]] = {
    "tieuchi/assessment/1": {
        "unit_words": lambda a, row, lang: pick(a["labels"]["units"].get(row["unit"]), lang),
        "item_words": lambda a, row, lang: pick(_item_label(a, row["item"]).get("label"), lang),
        "outcome_words": lambda a, row, lang: meaning("outcomes", row["outcome"], lang),
        "reason_words": _reason,
        "clause_words": lambda a, row, lang: places(
            _item_label(a, row["item"]).get("clauses", []), lang
        ),
    },
    "tieuchi/roadmap/1": {
        "target_words": _target,
        "verdict_words": lambda a, row, lang: meaning("target_verdicts", row["verdict"], lang),
        "clause_words": lambda a, row, lang: places(row["clauses"], lang),
    },
    "tieuchi/duties/1": {
        "duty_words": lambda a, row, lang: pick(row["label"], lang),
        "unit_words": lambda a, row, lang: pick(row["unit_label"], lang),
        "bearer_words": lambda a, row, lang: pick(row["bearer_label"], lang),
        "status_words": lambda a, row, lang: standing_words(duty_standing(row), lang),
        "role_words": lambda a, row, lang: pick(row["role_label"], lang),
        "clause_words": lambda a, row, lang: places(row["clauses"], lang),
    },
    "tieuchi/missing/1": {
        "fact_words": lambda a, row, lang: pick(row["words"], lang),
        "basis_words": lambda a, row, lang: meaning("bases", row["owner"]["basis"], lang),
        "agencies_words": lambda a, row, lang: pick(row["owner"]["words"], lang),
        "codes_words": lambda a, row, lang: _all(
            meaning("reasons", code, lang) for code in row["codes"]
        ),
        "clause_words": lambda a, row, lang: places(row["owner"]["clauses"], lang),
    },
    "tieuchi/cases/1": {},
}

#: Columns of words that one column of a row decides alone.
_BY = {
    ("tieuchi/assessment/1", "unit_words"): "unit",
    ("tieuchi/assessment/1", "item_words"): "item",
    ("tieuchi/assessment/1", "outcome_words"): "outcome",
    ("tieuchi/assessment/1", "reason_words"): "reason",
    ("tieuchi/assessment/1", "clause_words"): "item",
}

#: Columns whose values are codes of the library.
_CODES = {
    ("tieuchi/assessment/1", "outcome"): "outcomes",
    ("tieuchi/roadmap/1", "verdict"): "target_verdicts",
    ("tieuchi/duties/1", "status"): "duty_states",
    ("tieuchi/missing/1", "basis"): "bases",
}
_TRUTH = {("tieuchi/assessment/1", "provisional"), ("tieuchi/cases/1", "ok")}
#: Columns whose values are elements of the programme, by the lists of its description.
_ELEMENTS = {
    "unit": ("units", "agencies"),
    "item": ("items",),
    "target": ("targets",),
    "duty": ("duties",),
    "bearer": ("units", "agencies"),
    "agencies": ("agencies",),
}
#: Columns whose values are what the rows and the years of the programme say.
_TIMES = ("period", "year")
_OWN = ("case",)


def columns(schema: str) -> list[str]:
    """The columns of words of a table."""
    return list(_SAID[schema])


def words_of(answer: Json, row: Json, lang: str) -> dict[str, str]:
    """Words for the ids of a row."""
    return {name: say(answer, row, lang) for name, say in _SAID[answer["schema"]].items()}


def columns_in(answer: Json, lang: str) -> dict[str, list[str]]:
    """The columns of words of a whole table, in the order of its rows."""
    said = _SAID[answer["schema"]]
    memory: dict[tuple[str, str], str] = {}
    told: dict[str, list[str]] = {name: [] for name in said}
    for row in answer["rows"]:
        for name, say in said.items():
            by = _BY.get((answer["schema"], name))
            if by is None:
                told[name].append(say(answer, row, lang))
                continue
            key = (name, row[by])
            if key not in memory:
                memory[key] = say(answer, row, lang)
            told[name].append(memory[key])
    return told


def counts_in(row: Json) -> dict[str, str] | None:
    """The figures of a value that counts members, such as 4..5/7; None for any other value."""
    found = _COUNTS.fullmatch(row["value"])
    if not found or not sum(row["members"].values()):
        return None
    met, most, of = found.groups()
    return {"met": met, "met_most": most or met, "of": of}


def is_closed(schema: str, column: str) -> bool:
    """Whether a column holds codes of the library alone."""
    return (schema, column) in _CODES or (schema, column) in _TRUTH


def known(
    answer: Json, column: str, seen: Iterable[str], programme: Json | None
) -> Mapping[str, Iterable[str]]:
    """What a column may hold, each value with its words; empty for columns that may hold anything.

    `seen` is what the rows of the whole table hold, `programme` what the programme is made of.
    """
    schema = answer["schema"]
    if kind := _CODES.get((schema, column)):
        return {code: list(words.values()) for code, words in codes_of(kind).items()}
    if (schema, column) in _TRUTH:
        return {"true": (), "false": ()}
    if column in _OWN:
        return dict.fromkeys(seen, ())
    if column in _TIMES:
        years = range(programme["years"]["from"], programme["years"]["to"] + 1) if programme else ()
        return dict.fromkeys((*seen, *map(str, years)), ())
    if column in _ELEMENTS:
        return _elements(answer, column, seen, programme)
    return {}


def _elements(
    answer: Json, column: str, seen: Iterable[str], programme: Json | None
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {value: [] for value in seen}
    labels = answer.get("labels", {})
    for value, words in labels.get("units", {}).items() if column == "unit" else ():
        found[value] = list(words.values())
    for value, told in labels.get("items", {}).items() if column == "item" else ():
        found[value] = list(told["label"].values())
    for kind in _ELEMENTS[column] if programme else ():
        for element in (programme or {})[kind]:
            words = [*element["label"].values()] if "label" in element else [element["name"]]
            found.setdefault(element["id"], words)
    return found
