"""The card of one unit: what the texts find, ask and count of it, and how it stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from tieuchi._card_forms import written
from tieuchi._files import write_whole
from tieuchi._plot.picture import Picture
from tieuchi._result import canonical
from tieuchi._view.card import tables_of
from tieuchi._view.figures import figure
from tieuchi._view.shown import Shown, View
from tieuchi.explanation import Explanation
from tieuchi.facts import Snapshot
from tieuchi.issues import known_lang

Json = dict[str, Any]

__all__ = ["Card"]


class Card(Shown):
    """One unit in one year; made by `card`. Immutable.

    `told` is a dict: `unit` and `unit_label`, `year`, `standards` (outcome, counts, reason),
    `findings` (criteria that are not met or not decided, the decisive reason first), `baseline`
    (what the texts find of the unit, with its figures; `remedies` are the clauses that answer it,
    `owed` the duties of these clauses with who bears them, `funded` who pays: links of the
    programme, not of the text), `not_named` (lists of findings that do not name it), `lists` (by
    name: whether they name it), `duties` (of the unit or about it), `serving` (bodies that serve
    it, with their duties), `targets` (that count it, with the last year they aim at), `acts` (of
    its lifecycles), `missing`, `ended` (its last day and who came after it, as known on the day;
    None while none is known), `made_from` (the units that ended to make it), `readings` (that all
    this rests on), `provenance`.

    >>> card = tieuchi.card(rulebook, known, "mh-p1", year=2026)
    >>> card.unit, card.told["serving"][0]["agency"]
    ('mh-p1', 'ubnd_tra_vinh')
    """

    schema = "tieuchi/card/1"

    def __init__(self, told: Json, *, lang: str = "vi") -> None:
        self.told = told
        self._lang = lang

    @property
    def unit(self) -> str:
        """Id of the unit."""
        return str(self.told["unit"])

    def json(self) -> str:
        """All of it as JSON, keys sorted, no spaces."""
        return canonical(self.told)

    def show(self, lang: str | None = None) -> View:
        """One page in "vi" or "en": text, tables in a notebook, `.markdown()`."""
        known = self._lang if lang is None else known_lang(lang)
        return View(tables_of(self.told, known), known)

    def html(self, lang: str | None = None) -> str:
        """One sheet of A4 that stands alone: no script, nothing fetched.

        >>> tieuchi.card(rulebook, known, "mh-p1", year=2026).html().splitlines()[0]
        '<!doctype html>'
        """
        return written(".html", self.told, self._lang if lang is None else known_lang(lang))

    def plot(self, lang: str | None = None) -> Picture:
        """How the unit stands as a picture in "vi" or "en": each standard by the outcomes of its
        parts, then what is not met or not decided, with the reason.

        QuestionError where the extra `charts` is missing.

        >>> tieuchi.card(rulebook, known, "mh-p1", year=2026).plot("en").caption.splitlines()[0]
        'Phường Mẫu 1, thành phố Minh Họa, 2026'
        """
        from tieuchi._plot.card import card

        return card(self.told, self._lang if lang is None else known_lang(lang))

    def save(self, path: str | os.PathLike[str], *, lang: str | None = None) -> Path:
        """Writes the card, whole or not at all; the ending of the path chooses the form: `.html`,
        `.md`, `.txt` or `.json`. Raises QuestionError for another one."""
        known = self._lang if lang is None else known_lang(lang)
        write_whole(path, written(path, self.told, known).encode())
        return Path(path)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Card):
            return NotImplemented
        return self.told == other.told

    def __hash__(self) -> int:
        return hash(self.json())


@dataclass(frozen=True)
class Asked:
    """What a card is put together from: the answers of one day about one unit and year."""

    described: Json
    #: Ids of the items that head the programme.
    heads: Sequence[str]
    known: Snapshot
    unit: str
    year: int
    explained: Explanation
    #: The duties of the year that it bears or that are about it, and all of them.
    about: list[Json]
    owed: list[Json]
    #: The targets of every year, and the missing facts of the year.
    counted: list[Json]
    lacking: list[Json]
    #: The official wording by clause, where the text was given.
    quotes: Mapping[str, str]
    #: The readings that these answers rest on, by id.
    readings: Mapping[str, Json]


def composed(asked: Asked, lang: str) -> Card:
    """The card of a unit."""
    described, known, items = asked.described, asked.known, asked.explained.items
    unit = items[0]["unit"] if items else _unit_of(described, asked.unit)
    texts = _Texts(described, asked.quotes, unit, asked.about, asked.owed)
    told = {
        "schema": Card.schema,
        "provenance": asked.explained.provenance,
        "unit": unit,
        "unit_label": label_of_unit(described, unit),
        "year": asked.year,
        "standards": [_standard(one) for one in items if one["item"] in asked.heads],
        "findings": _findings(items),
        "baseline": list(texts.baseline(known)),
        "not_named": list(texts.not_named(known)),
        "lists": [_listed(one, unit) for one in described["cohorts"] if one["by_name"]],
        "duties": [row for row in asked.about if texts.serves(row)],
        "serving": list(texts.serving()),
        "targets": list(_targets(asked.counted, described, unit, year=asked.year)),
        "acts": list(texts.acts(known)),
        "missing": list(texts.missing(asked.lacking)),
        "ended": _ended(described, unit, asked.known.day.isoformat()),
        "made_from": _made_from(described, unit, asked.known.day.isoformat()),
    }
    told["readings"] = list(_rested_on(told, asked.readings))
    return Card(_numbered(told, texts.clauses), lang=lang)


def _numbered(told: Any, clauses: Mapping[str, Json]) -> Any:
    """What is told with the number of each clause as printed beside it, without its document. What
    it is made of belongs to others, too, and stays as it is."""
    if isinstance(told, dict):
        made = {name: _numbered(part, clauses) for name, part in told.items()}
        name = told.get("clause", told.get("id"))
        if "place" in told and isinstance(name, str) and name in clauses:
            made["no"] = clauses[name]["no"] or name
        return made
    return [_numbered(part, clauses) for part in told] if isinstance(told, list) else told


@dataclass(frozen=True)
class _Texts:
    """What the texts of a programme say about one unit, and what leads from one to another."""

    described: Json
    quotes: Mapping[str, str]
    unit: str
    #: The duties of the year that it bears or that are about it, and all of them.
    about: list[Json]
    owed: list[Json]

    @cached_property
    def clauses(self) -> dict[str, Json]:
        return {one["id"]: one for one in self.described["clauses"]}

    @cached_property
    def answered_by(self) -> dict[str, list[str]]:
        """By clause: those that answer it, in the order of the programme."""
        found: dict[str, list[str]] = {}
        for one in self.described["clauses"]:
            for answered in one["answers"]:
                found.setdefault(answered, []).append(one["id"])
        return found

    def leading_from(self, clause: str) -> list[str]:
        """What answers a clause, and what answers that, to any depth; nearest first."""
        found: dict[str, None] = {}
        waiting = [clause]
        while waiting:
            near = [c for one in waiting for c in self.answered_by.get(one, []) if c not in found]
            found.update(dict.fromkeys(near))
            waiting = list(dict.fromkeys(near))
        return list(found)

    def printed(self, clause: str) -> Json:
        one = self.clauses[clause]
        quote = self.quotes.get(clause, "")
        return {"id": clause, "place": one["place"], "words": one["text"], "quote": quote}

    @cached_property
    def serving_agencies(self) -> dict[str, bool]:
        """Of the agencies that serve some units only: whether they serve this one."""
        own: Json = next((u for u in self.described["units"] if u["id"] == self.unit), {})
        found = {}
        for agency in self.described["agencies"]:
            served = [one.partition(": ")[::2] for one in agency["serves"]]
            known = [(name, value) for name, value in served if name in ("parent", "type")]
            if known:
                found[agency["id"]] = any(own.get(name) == value for name, value in known)
        return found

    @cached_property
    def about_units(self) -> set[str]:
        """The duties that are about units of some kind."""
        return {one["id"] for one in self.described["duties"] if one["units"]}

    def concerns(self, row: Json) -> bool:
        """Whether a duty of the year is about the unit; of one that is about none, whether who
        bears it serves the unit, where it serves some only."""
        return self.serves(row) and (row["duty"] not in self.about_units or row in self.about)

    def serves(self, row: Json) -> bool:
        """Whether nobody who bears a duty serves other units only."""
        return all(self.serving_agencies.get(one, True) for one in row["bearer"].split("+"))

    def baseline(self, known: Snapshot) -> Iterator[Json]:
        """What the texts find of the unit, what answers it, and who is charged with that."""
        about = self._findings_of_texts()
        for row in known.rows:
            if row["unit"] == self.unit and row["indicator"] in about:
                indicator, cited = about[row["indicator"]]
                clause = self.clauses[cited]
                yield {
                    **{name: row[name] for name in ("indicator", "period", "value", "document")},
                    "label": indicator["label"],
                    "clause": cited,
                    "place": clause["place"],
                    "text": clause["text"],
                    "quote": self.quotes.get(cited, ""),
                    "value_words": _value_words(row["value"], indicator),
                    **self.answers(cited),
                }

    def answers(self, clause: str) -> Json:
        """What answers a clause: its remedies, the duties of these and of what answers them, and
        who pays."""
        led = self.leading_from(clause)
        owed = {
            (row["duty"], row["bearer"]): _owed(row)
            for row in self.owed
            if self.concerns(row) and any(c["id"] in led for c in row["clauses"])
        }
        funded = [
            {name: one[name] for name in ("id", "label", "payer", "payer_label", "modality")}
            for one in self.described["funding"]
            if set(one["clauses"]) & set(led)
        ]
        remedies = [self.printed(one) for one in self.answered_by.get(clause, [])]
        return {"remedies": remedies, "owed": list(owed.values()), "funded": funded}

    def not_named(self, known: Snapshot) -> Iterator[Json]:
        """The lists of findings that do not name the unit, where the list is closed."""
        about = self._findings_of_texts()
        named = {row["indicator"] for row in known.rows if row["unit"] == self.unit}
        listed = {row["indicator"] for row in known.rows}
        for name, (indicator, cited) in about.items():
            if indicator["closed_list"] and name in listed and name not in named:
                yield {"indicator": name, "label": indicator["label"], **self.printed(cited)}

    def _findings_of_texts(self) -> dict[str, tuple[Json, str]]:
        """Indicators of what the texts find, each with the clause; figures that may be shown."""
        baseline = [c["id"] for c in self.described["clauses"] if c["kind"] == "baseline"]
        return {
            one["id"]: (one, next(c for c in one["clauses"] if c in baseline))
            for one in self.described["indicators"]
            if set(one["clauses"]) & set(baseline) and not one["restricted"]
        }

    def serving(self) -> Iterator[Json]:
        """The bodies that serve the unit, each with its duties of the year."""
        labels = {one["id"]: one["label"] for one in self.described["agencies"]}
        for agency, serves in self.serving_agencies.items():
            rows = [row for row in self.owed if agency in row["bearer"].split("+")]
            if serves and rows:
                yield {
                    "agency": agency,
                    "label": labels[agency],
                    "duties": [row for row in rows if self.concerns(row)],
                }

    def missing(self, lacking: Iterable[Json]) -> Iterator[Json]:
        """The missing facts of the unit, each with what it is called."""
        labels = {one["id"]: one["label"] for one in self.described["indicators"]}
        for row in lacking:
            unit, _, rest = row["fact"].partition(":")
            if unit == self.unit:
                yield row | {"label": labels.get(rest.rpartition("@")[0], {"vi": "", "en": ""})}

    def acts(self, known: Snapshot) -> Iterator[Json]:
        """By lifecycle: the acts that are known of the unit, and what the text leaves unsaid."""
        indicators = {one["id"]: one for one in self.described["indicators"]}
        for lifecycle in self.described["lifecycles"]:
            filings = {indicators[act]["filing"] for act in lifecycle["acts"] if act in indicators}
            telling = {
                name
                for name, one in indicators.items()
                if one["filing"] in filings - {""} and not one["restricted"]
            }
            rows = [r for r in known.rows if r["unit"] == self.unit and r["indicator"] in telling]
            yield {
                "lifecycle": lifecycle["id"],
                "label": lifecycle["label"],
                "not_said": lifecycle["not_said"],
                "clauses": [self.printed(clause) for clause in lifecycle["clauses"]],
                "acts": [
                    {
                        **{n: row[n] for n in ("indicator", "period", "value", "document")},
                        "label": indicators[row["indicator"]]["label"],
                        "value_words": _value_words(row["value"], indicators[row["indicator"]]),
                    }
                    for row in rows
                ],
            }


def _value_words(value: str, indicator: Json) -> Json:
    return {lang: figure(value, indicator, lang) for lang in ("vi", "en")}


def _unit_of(described: Json, unit: str) -> str:
    """The id of a unit of which nothing is assessed: it may have been named by its code."""
    return next((one["id"] for one in described["units"] if one["code"] == unit), unit)


def label_of_unit(described: Json, unit: str) -> Json:
    """What a unit is called, within its parent; of one that nobody knows its id."""
    names = {one["id"]: one["name"] for one in described["units"]}
    parent = next((one["parent"] for one in described["units"] if one["id"] == unit), "")
    whole = ", ".join(filter(None, (names.get(unit, unit), names.get(parent, ""))))
    return {"vi": whole, "en": whole}


#: Kinds of events that end those they are about.
_ENDING = ("merge_into_new", "absorb", "split", "abolish")


def _edges(described: Json, known_on: str) -> Iterator[Json]:
    """What ended units, as known on a day; who comes out of an event himself has not ended."""
    events = [edge for edge in described["events"] if edge["kind"] in _ENDING]
    out = {(edge["id"], edge["to_unit"]) for edge in events}
    for edge in events:
        if edge["recorded_on"] <= known_on and (edge["id"], edge["from_unit"]) not in out:
            yield edge


def _ended(described: Json, unit: str, known_on: str) -> Json | None:
    """The last day of a unit and who came after it; what is recorded later is not known."""
    edges = [edge for edge in _edges(described, known_on) if edge["from_unit"] == unit]
    if edges:
        last = date.fromisoformat(edges[0]["day"]) - timedelta(days=1)
        heirs = dict.fromkeys(edge["to_unit"] for edge in edges if edge["to_unit"])
        documents = dict.fromkeys(edge["document"] for edge in edges if edge["document"])
        return {
            "last_day": last.isoformat(),
            "successors": [_named(described, heir) for heir in heirs],
            "document": "; ".join(documents),
        }
    own: Json = next((one for one in described["units"] if one["id"] == unit), {})
    last_day = own.get("valid_to")
    is_known = last_day is not None and not _to_come(described, unit) and last_day < known_on
    return {"last_day": last_day, "successors": [], "document": ""} if is_known else None


def _to_come(described: Json, unit: str) -> bool:
    """Whether an event ends a unit, whenever it was recorded."""
    return any(e["from_unit"] == unit and e["kind"] in _ENDING for e in described["events"])


def _made_from(described: Json, unit: str, known_on: str) -> list[Json]:
    """The units that ended to make one, or to go into it."""
    edges = [edge for edge in _edges(described, known_on) if edge["to_unit"] == unit]
    return [
        _named(described, edge["from_unit"]) | {"day": edge["day"], "document": edge["document"]}
        for edge in edges
    ]


def _named(described: Json, unit: str) -> Json:
    return {"unit": unit, "label": label_of_unit(described, unit)}


def _rested_on(told: Json, known: Mapping[str, Json]) -> Iterator[Json]:
    """The readings that the verdicts of a card rest on, in the order of the programme."""
    rows = [*told["standards"], *told["findings"], *told["targets"], *told["duties"]]
    rows += [row for body in told["serving"] for row in body["duties"]]
    wanted = {name for row in rows for name in row["readings"]}
    return (reading for name, reading in known.items() if name in wanted)


def _standard(told: Json) -> Json:
    kept = ("item", "code", "label", "outcome", "verdict", "summary", "value", "provisional")
    return {name: told[name] for name in (*kept, "reason_words", "counts", "readings")}


def _findings(told: list[Json]) -> list[Json]:
    """Criteria that are not met, then those that are not decided, each once."""
    found = {leaf["item"]: _finding(leaf) for one in told for leaf in _criteria(one)}
    order = ("not_met", "unknown")
    kept = [one for one in found.values() if one["outcome"] in order]
    return sorted(kept, key=lambda one: order.index(one["outcome"]))


def _finding(leaf: Json) -> Json:
    kept = ("item", "label", "outcome", "provisional", "verdict", "reason_words", "summary",
            "readings")  # fmt: skip
    clauses = [{name: c[name] for name in ("id", "place", "quote")} for c in leaf["clauses"]]
    return {name: leaf[name] for name in kept} | {"clauses": clauses}


def _criteria(told: Json) -> Iterator[Json]:
    if not told["group"]:
        yield told
    for member in told["members"]:
        yield from _criteria(member)


def _listed(cohort: Json, unit: str) -> Json:
    kept = {name: cohort[name] for name in ("id", "label", "clauses")}
    return kept | {"named": unit in cohort["units"], "size": len(cohort["units"])}


def _owed(row: Json) -> Json:
    kept = ("duty", "label", "bearer", "bearer_label", "role", "role_label", "status", "reason")
    return {name: row[name] for name in (*kept, "last_day", "as_of", "clauses")}


def _targets(rows: Iterable[Json], described: Json, unit: str, *, year: int) -> Iterator[Json]:
    """The targets that count the unit: how they stand in the year, or in the last one that they
    aim at, where the year has no aim."""
    lists = {one["id"]: one["units"] for one in described["cohorts"] if one["by_name"]}
    of = {one["id"]: one["of"] for one in described["targets"]}
    by_target: dict[str, list[Json]] = {}
    for row in rows:
        if unit in lists.get(of.get(row["target"], ""), ()) or _about(row, unit):
            by_target.setdefault(row["target"], []).append(row)
    for told in by_target.values():
        last = max(told, key=lambda row: int(row["year"]))
        row = next((one for one in told if one["year"] == year), last)
        yield _counts(row, unit) | {"last_year": last["year"]}


def _about(row: Json, unit: str) -> bool:
    own = row["target"].partition(":")[2] == unit
    return own or unit in row["reached_units"] or unit in row["unknown_units"]


def _counts(row: Json, unit: str) -> Json:
    kept = ("target", "label", "year", "verdict", "due", "reached", "unknown", "clauses",
            "readings")  # fmt: skip
    told = {name: row[name] for name in kept}
    return told | {"counted": unit in row["reached_units"], "open": unit in row["unknown_units"]}
