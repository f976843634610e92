"""What a programme is made of, as tables: what may be entered, about whom, and what is assessed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tieuchi import _filters
from tieuchi._csv import Dialect, written
from tieuchi._files import write_whole
from tieuchi._looking import alike, folded, holds, names
from tieuchi._view.model import Cell, Table
from tieuchi._view.shown import Listed, View
from tieuchi._words import day, meaning, number, pick, say
from tieuchi.issues import Issue, QuestionError, known_lang, problem

Row = dict[str, Any]

#: Columns of each table and the headings of those that people see.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "indicators": {
        "id": "id",
        "code": "",
        "label": "fact",
        "type": "value_type",
        "measured_in": "measured_in",
        "levels": "levels",
        "period": "period_kind",
        "reporter": "owner",
        "clauses": "clause",
    },
    "units": {
        "id": "id",
        "code": "",
        "label": "unit",
        "type": "unit_type",
        "parent": "parent",
        "valid_from": "valid_from",
        "valid_to": "valid_to",
        "note": "remark",
    },
    "items": {
        "id": "id",
        "code": "code",
        "label": "item",
        "kind": "kind",
        "words": "rule",
        "members": "",
        "clauses": "clause",
    },
    "clauses": {
        "id": "",
        "place": "clause",
        "kind": "kind",
        "modality": "modality",
        "text": "summary_of_text",
        "answers": "",
        "not_said": "unsaid",
        "status": "in_rules",
        "source": "",
        "hash": "",
    },
    "sources": {
        "id": "id",
        "number": "number",
        "date": "date",
        "issuer": "issuer",
        "title": "title",
        "corrected": "corrected",
        "doubtful": "doubtful",
        "note": "",
        "evidence": "",
    },
    "events": {
        "id": "",
        "day": "day",
        "kind": "kind",
        "from_unit": "from_unit",
        "to_unit": "to_unit",
        "share": "share",
        "document": "document_column",
        "recorded_on": "recorded_column",
    },
    "agencies": {
        "id": "id",
        "label": "agency",
        "kind": "",
        "serves": "serves",
        "from": "valid_from",
        "until": "valid_to",
        "successor": "successor",
        "clauses": "clause",
    },
    "duties": {
        "id": "id",
        "label": "duty",
        "bearers": "bearer",
        "modality": "modality",
        "every": "every",
        "due": "due_day",
        "to": "addressee",
        "units": "for_units",
        "not_said": "unsaid",
        "clauses": "clause",
    },
    "funding": {
        "id": "id",
        "label": "label",
        "payer": "payer",
        "purpose": "purpose",
        "modality": "modality",
        "units": "for_units",
        "not_said": "unsaid",
        "clauses": "clause",
    },
    "targets": {
        "id": "id",
        "label": "target",
        "of": "for_units",
        "counting": "counting",
        "aims": "aims",
        "not_said": "unsaid",
        "clauses": "clause",
    },
    "readings": {
        "id": "id",
        "label": "reading_column",
        "options": "options",
        "chosen": "chosen",
        "decides": "",
        "clauses": "clause",
    },
    "notes": {"list": "", "id": "id", "label": "label", "note": "note", "clauses": "clause"},
}

#: Columns whose values are codes of the library, by the list that words them.
_CODES = {
    ("items", "kind"): "kinds",
    ("indicators", "type"): "value_types",
    ("clauses", "kind"): "clause_kinds",
    ("clauses", "modality"): "modalities",
    ("clauses", "status"): "clause_statuses",
    ("events", "kind"): "event_kinds",
    ("duties", "modality"): "modalities",
    ("funding", "modality"): "modalities",
    ("targets", "counting"): "countings",
}
_NOTHING = {"vi": "", "en": ""}
#: Names of the rule language in aims, and the phrases for them.
_AIM_NAMES = ("prior_reached", "prior_due", "cohort_size")
_DAYS = ("date", "valid_from", "valid_to", "from", "until", "day", "recorded_on")


class Catalogue(Listed):
    """One table of what a programme holds. Immutable.

    Rows are dicts; `label` and what ends in `_label` have both languages, ids are those that facts
    and questions are written with. It shows itself, gives CSV, and makes a data frame.

    >>> [row["id"] for row in rulebook.items.search("an toàn về an ninh")]
    ['hien_trang_7', 'ngay_hoi', 'phuong_an_toan']
    """

    def __init__(
        self,
        kind: str,
        rows: Sequence[Row],
        *,
        title: Mapping[str, str],
        lang: str = "vi",
        known: Sequence[str] = (),
    ) -> None:
        self._known = tuple(known)
        self._kind, self._rows, self._title, self._lang = kind, tuple(rows), title, lang
        #: The columns of `to_csv` before those of words.
        self.columns = tuple(COLUMNS[kind])

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts."""
        return [dict(row) for row in self._rows]

    def search(self, words: str) -> Catalogue:
        """The rows that hold every word of either language, whatever its marks and case; what
        reads as a place ("Mục V, điểm 2") is one: the rows that stand there."""
        return self._with([row for row in self._rows if holds(row, words)])

    def of(self, name: str) -> Catalogue:
        """The rows that name a unit, agency, clause or any other id; `II.3` also names `II.3.b`.

        Raises QuestionError where no row of the programme has such an id, with the nearest.
        """
        if self._known and not any(names(one, name) for one in self._known):
            raise QuestionError([_nobody(name, self._known)])
        return self._with([row for row in self._rows if names(row, name)])

    def _with(self, rows: Sequence[Row]) -> Catalogue:
        return Catalogue(self._kind, rows, title=self._title, lang=self._lang, known=self._known)

    def show(self, lang: str | None = None) -> View:
        """The table in "vi" or "en": text, a table in a notebook, `.markdown()`."""
        known = self._lang if lang is None else known_lang(lang)
        shown = {name: key for name, key in COLUMNS[self._kind].items() if key}
        table = Table(pick(dict(self._title), known), [say(key, known) for key in shown.values()])
        for row in self._rows:
            cells: list[Cell] = [_words(self._kind, row, name, known) for name in shown]
            table.rows.append(cells)
        return View([table], known)

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        words: str | None = None,
        separator: str = ",",
        bom: bool = False,
        raw: bool = False,
    ) -> str:
        """The table as CSV: ids in their columns, words of "vi" or "en" in `label` and beside ids.

        The rest as for results.
        """
        known = self._lang if words is None else known_lang(words)
        first = (self._rows or ({},))[0]
        beside = [name for name in self.columns if f"{name}_label" in first]
        names = [*self.columns, *(f"{name}_words" for name in beside)]
        rows = [
            {name: _cell(row, name, known) for name in self.columns}
            | {f"{name}_words": pick(row[f"{name}_label"], known) for name in beside}
            for row in self._rows
        ]
        text = written(names, rows, Dialect(separator, bom, raw))
        if path is not None:
            write_whole(path, text.encode())
        return text

    def __len__(self) -> int:
        return len(self._rows)


def catalogue(described: Mapping[str, Any], kind: str) -> Catalogue:
    """A table of what a programme is described to hold; QuestionError for one that is none."""
    if kind not in COLUMNS:
        raise QuestionError([_no_table(kind)])
    rows = [dict(row) for row in described[kind]]
    places = {clause["id"]: clause["no"] or clause["id"] for clause in described["clauses"]}
    names = names_of_units(described)
    for row in rows:
        if kind == "units":
            row["label"] = {"vi": row["name"], "en": row["name"]}
            row["parent_label"] = names.get(row["parent"], _NOTHING)
            row["valid_to_label"] = _end_of(row, described)
        elif kind == "events":
            row["from_unit_label"] = names.get(row["from_unit"], _NOTHING)
            row["to_unit_label"] = names.get(row["to_unit"], _NOTHING)
        elif kind == "agencies":
            row["serves_label"] = _served(row["serves"], described, names)
        elif kind == "readings":
            options = {one["id"]: one["label"] for one in row["options"]}
            row["chosen_label"] = options.get(row["chosen"], _NOTHING)
        elif kind == "targets":
            row["aims_label"] = {lang: _aims(row["aims"], places, lang) for lang in ("vi", "en")}
        elif kind == "sources":
            row["corrected_label"] = {lang: _corrected(row, lang) for lang in ("vi", "en")}
            row["doubtful_label"] = {lang: _doubts(row, lang) for lang in ("vi", "en")}
        if "clauses" in row:
            cited = "; ".join(places.get(clause, clause) for clause in _clauses_of(row))
            row["clauses_label"] = {"vi": cited, "en": cited}
    known = [row["id"] for listed in COLUMNS for row in described[listed]]
    return Catalogue(kind, rows, title=described["label"], lang=described["language"], known=known)


def names_of_units(described: Mapping[str, Any]) -> dict[str, Row]:
    """Words for units, each within its parent."""
    own = {one["id"]: one["name"] for one in described["units"]}
    within = {one["id"]: own.get(one["parent"] or "", "") for one in described["units"]}
    full = {unit: f"{name}, {within[unit]}" if within[unit] else name for unit, name in own.items()}
    return {unit: {"vi": words, "en": words} for unit, words in full.items()}


def _served(serves: Sequence[str], described: Mapping[str, Any], names: Mapping[str, Row]) -> Row:
    """Which units an agency serves, told by what they have in common."""
    types = {one["type"]: one["type_label"] for one in described["units"]}
    told: dict[str, list[str]] = {"vi": [], "en": []}
    for attribute, _, value in (one.partition(": ") for one in serves):
        known = {"parent": names, "type": types}.get(attribute, {}).get(value)
        for lang, lines in told.items():
            words = pick(known, lang) or value
            key = f"serves_{attribute}" if attribute in ("parent", "type") else "serves_other"
            lines.append(say(key, lang, words=words, attribute=attribute))
    return {lang: "; ".join(lines) for lang, lines in told.items()}


def _no_table(kind: object) -> Issue:
    near = _filters.nearest(str(kind), dict.fromkeys(COLUMNS, ()))
    vi, en = f"{kind!r}: chỉ có {', '.join(COLUMNS)}", f"{kind!r}: there are {', '.join(COLUMNS)}"
    return problem("question.kind", "kind", vi, en, nearest=near)


def _clauses_of(row: Row) -> list[str]:
    """The clauses of a row, and of a target those of its aims."""
    aims = row.get("aims", [])
    return list(dict.fromkeys([*row["clauses"], *(c for aim in aims for c in aim["clauses"])]))


#: Kinds of events after which those they are about are no more.
_ENDING = ("merge_into_new", "absorb", "split", "abolish")


def _end_of(unit: Row, described: Mapping[str, Any]) -> Row:
    """The last day of a unit, that before an event which ended it, and who came after it."""
    names = {one["id"]: one["name"] for one in described["units"]}
    edges = [e for e in described["events"]
             if e["from_unit"] == unit["id"] and e["kind"] in _ENDING]  # fmt: skip
    if not edges or any(edge["to_unit"] == unit["id"] for edge in edges):
        return {lang: day(unit["valid_to"], lang) for lang in ("vi", "en")}
    last = (date.fromisoformat(edges[0]["day"]) - timedelta(days=1)).isoformat()
    heirs = "; ".join(names.get(e["to_unit"], e["to_unit"]) for e in edges if e["to_unit"])
    after = f" → {heirs}" if heirs else ""
    return {lang: day(last, lang) + after for lang in ("vi", "en")}


def _corrected(source: Row, lang: str) -> str:
    """What of a source is corrected against what is printed, and by what evidence."""
    right = source["corrected"] or {}
    changed = [
        f"{say(name, lang)}: {day(right[name], lang)}"
        for name in ("number", "date", "issuer", "title")
        if right.get(name) and right[name] != source[name]
    ]
    evidence = f" ({source['evidence']})" if changed and source["evidence"] else ""
    return "; ".join(changed) + evidence


def _doubts(source: Row, lang: str) -> str:
    """What is doubtful of a source, and what its programme remarks on it."""
    return " ".join(filter(None, (pick(source["doubtful"], lang), pick(source["note"], lang))))


def _aims(aims: Sequence[Row], places: Mapping[str, str], lang: str) -> str:
    """What is aimed at, year by year, each with its clauses where it has its own."""
    return "\n".join(_aim_words(aim, places, lang) for aim in aims)


def _aim_words(aim: Row, places: Mapping[str, str], lang: str) -> str:
    figures = [
        say("aim_all" if (name, aim[name]) == ("share", "1") else key, lang,
            n=_computed(aim[name], lang))
        for key, name in (
            ("aim_at_least", "at_least"),
            ("aim_at_most", "at_most"),
            ("aim_share", "share"),
            ("aim_add", "add"),
        )
        if aim[name]
    ]  # fmt: skip
    cited = "; ".join(places.get(clause, clause) for clause in aim["clauses"])
    told = ": ".join(filter(None, (_years(aim), ", ".join(figures))))
    return told + (f" ({cited})" if cited and told else "")


def _nobody(name: str, known: Sequence[str]) -> Issue:
    from difflib import get_close_matches

    spelt = {folded(one): one for one in known}
    near = get_close_matches(folded(name), spelt, 1)
    nearest = ", ".join(alike(name, known)) or (spelt[near[0]] if near else "")
    vi = f"đề án không có đơn vị, cơ quan, điều khoản hay nội dung nào mang mã {name!r}"
    en = f"the programme has no unit, agency, clause or other element with the id {name!r}"
    return problem("question.of", "of", vi, en, nearest=nearest)


def _cell(row: Row, name: str, lang: str) -> Any:
    value = row[name]
    if name == "levels":
        return [level["id"] for level in value]
    if name == "options":
        return [one["id"] for one in value]
    if name == "not_said":
        return [pick(one, lang) for one in value]
    if name == "corrected":
        return pick(row["corrected_label"], lang)
    if name == "bearers":
        return [f"{one['role']}:{_whom(one)}" for one in value]
    if name == "aims":
        return [_aim(one) for one in value]
    return pick(value, lang) if isinstance(value, dict) else value


def _words(kind: str, row: Row, name: str, lang: str) -> str:
    value = row[name]
    if words := _CODES.get((kind, name)):
        return meaning(words, value, lang)
    if name in _DAYS and f"{name}_label" not in row:
        return day(value, lang)
    if name in ("levels", "options"):
        return "\n".join(f"{one['id']}: {pick(one['label'], lang)}" for one in value)
    if name == "not_said":
        return "\n".join(pick(one, lang) for one in value)
    if name == "bearers":
        return "\n".join(
            f"{pick(one['role_label'], lang)}: {pick(one['label'], lang)}" for one in value
        )
    if name == "share":
        return number(value, lang)
    told = row.get(f"{name}_label") or value
    if isinstance(told, list):
        return ", ".join(map(str, told))
    return pick(told, lang) if isinstance(told, dict) else str(told or "")


def _whom(bearer: Row) -> str:
    return bearer["agency"] or bearer["cohort"] or bearer["agency_kind"] or "assigned"


def _computed(text: str, lang: str) -> str:
    for name in _AIM_NAMES:
        text = re.sub(rf"\b{name}\b", say(name, lang), text)
    return number(text, lang)


def _years(aim: Row) -> str:
    return str(aim["year"] or "") + (f"-{aim['to']}" if aim["to"] else "")


def _aim(aim: Row) -> str:
    """An aim as a rule has it."""
    figures = [
        f"{sign} {aim[name]}"
        for name, sign in (("at_least", ">="), ("at_most", "<="), ("share", "x"), ("add", "+"))
        if aim[name]
    ]
    return ": ".join(filter(None, (_years(aim), " ".join(figures))))
