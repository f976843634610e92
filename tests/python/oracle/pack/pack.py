"""Loading a pack: the files of a folder, or texts by path, become elements in their order."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..feel import numbers, types
from ..feel.types import ListOf, RatingOf, Type
from .core import Element, NotCovered

Row = dict[str, str]
SHIPPED = Path(__file__).resolve().parents[4] / "lib" / "packs"
ITEMS = ("criteria", "groups")
NAMED = ("indicators", "parameters", "measures", "lifecycles")
BUILT_IN = ("type", "name", "code", "parent")
PLAIN = ("assessment_year", "as_of", "period_start", "period_end", "reference_day")
BUILT_IN_PERIODS = ("year", "half", "quarter", "month", "once", "dated")
OUTCOMES = RatingOf(("met", "not_met", "not_applicable", "waived"))
_SIMPLE = {
    "boolean": types.BOOLEAN,
    "count": types.NUMBER,
    "number": types.NUMBER,
    "date": types.DATE,
    "text": types.STRING,
}
_REPLACED = ("cohorts", "unit_types", "agencies", "calendars")
_OWN = ("id", "format", "label", "years", "subject")


class Pack:
    """The elements of a programme and the rows of its tables."""

    def __init__(self, files: Mapping[str, str], base: Pack | None = None) -> None:
        self.files = files
        self.programme: Element = {}
        self.kinds: dict[str, list[Element]] = {}
        self.items: dict[str, None] = {}
        self._types: dict[int, dict[str, Type]] = {}
        self._variants: dict[tuple[str, int, tuple[str, ...]], Element | None] = {}
        if any(path.startswith("overlays/") for path in files):
            raise NotCovered("overlays")
        if base is not None:
            self.programme = {k: v for k, v in base.programme.items() if k not in _OWN}
            self.kinds = {kind: list(found) for kind, found in base.kinds.items()}
            self.items = dict(base.items)
        own = [p for p in sorted(files) if p.endswith(".json") and "/" not in p]
        read = [_json(files[path]) for path in own]
        self.readings: dict[str, str] = dict(base.readings) if base is not None else {}
        for collections in read:
            found = collections.get("readings", [])
            self.readings |= {reading["id"]: reading["default"] for reading in found}
        for collections in read:
            for kind, found in collections.items():
                if kind == "programme":
                    self.programme |= found
                for element in found if isinstance(found, list) else []:
                    chosen = self._chosen(element)
                    if chosen is not None:
                        self._add(kind, chosen)
        self.by_id: dict[str, dict[str, list[Element]]] = {}
        self.codes: dict[str, dict[str, str]] = {}
        for kind, elements in self.kinds.items():
            for e in elements:
                self.by_id.setdefault(kind, {}).setdefault(e["id"], []).append(e)
                if "code" in e:
                    self.codes.setdefault(kind, {})[e["code"]] = e["id"]
        self.versions = self.kinds.get("versions", [])
        self.units = self._table("data/units.csv")
        self.events = self._table("data/events.csv")
        several = self.by_id.get("indicators", {}).values()
        self.has_variants = any(len(variants) > 1 for variants in several)
        tables = [path for path in sorted(files) if path.startswith("data/facts/")]
        self.facts = [row for path in tables for row in self._table(path)]

    def _chosen(self, element: Element) -> Element | None:
        """The element as it stands under the options of readings that are the defaults."""
        for entry in element.get("instead", []):
            ((name, option),) = entry["reading"].items()
            if self.readings.get(name) == option:
                keys = {k: v for k, v in entry.items() if k != "reading"}
                element = {**element, **keys}
        for name, option in element.get("reading", {}).items():
            default = self.readings[name]
            stands = default not in option["but"] if isinstance(option, dict) else default == option
            if not stands:
                return None
        return {k: v for k, v in element.items() if k not in ("instead", "reading")}

    def _add(self, kind: str, element: Element) -> None:
        if kind in ITEMS:
            self.items.setdefault(element["id"])
        if kind == "groups":
            element = {**element, "members": [self._member(m, element) for m in element["members"]]}
        if kind == "calendars" and isinstance(element["holidays"], str):
            days = [row["day"] for row in self._table(element["holidays"])]
            element = {**element, "holidays": days}
        if kind == "parameters" and isinstance(element.get("rows"), str):
            rows = [_parameter_row(element, row) for row in self._table(element["rows"])]
            element = {**element, "rows": rows}
        here = self.kinds.setdefault(kind, [])
        if kind in _REPLACED:
            here[:] = [other for other in here if other["id"] != element["id"]]
        here.append(element)

    def _member(self, member: Any, group: Element) -> Element:
        if isinstance(member, str):
            return {"item": member}
        if "item" in member:
            return dict(member)
        inherited = {key: group[key] for key in ("subject", "period") if key in group}
        self._add("criteria", inherited | member)
        kept = {k: member[k] for k in ("reason", "since", "until") if k in member}
        return kept | {"item": member["id"]}

    def _table(self, path: str) -> list[Row]:
        rows = csv.DictReader(io.StringIO(self.files.get(path, "")))
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in rows]

    # ---- elements
    def ref(self, name: str, *kinds: str) -> str:
        """The id of an element named by its id or code."""
        for kind in kinds:
            if name in self.by_id.get(kind, {}):
                return name
        for kind in kinds:
            if name in self.codes.get(kind, {}):
                return self.codes[kind][name]
        if "indicators" in kinds and name in BUILT_IN:
            return name
        raise NotCovered(f"no {' or '.join(kinds)} named {name}")

    def get(self, kind: str, name: str) -> Element:
        """The one element of that id or code."""
        return self.by_id[kind][self.ref(name, kind)][0]

    def kind_of(self, name: str, *kinds: str) -> str | None:
        """Which of these kinds has an element of that id."""
        return next((kind for kind in kinds if name in self.by_id.get(kind, {})), None)

    def any_of(self, name: str, *kinds: str) -> Element:
        """An element of that id in whatever version."""
        return next(self.by_id[kind][name][-1] for kind in kinds if self.kind_of(name, kind))

    def variant(self, name: str, version: int, *kinds: str) -> Element | None:
        """The element of that id in a version, nothing where it does not exist.

        Before the first version a name is read by its first text; nothing else exists there.
        """
        asked = name, version, kinds
        if asked not in self._variants:
            self._variants[asked] = self._variant(*asked)
        return self._variants[asked]

    def _variant(self, name: str, version: int, kinds: tuple[str, ...]) -> Element | None:
        if version < 0:
            kinds = tuple(kind for kind in kinds if kind in NAMED)
        found = [e for kind in kinds for e in self.by_id.get(kind, {}).get(name, [])]
        if version < 0:
            return min(found, key=self._since, default=None)
        return next((e for e in found if self.is_in(e, version)), None)

    def nearest(self, name: str, version: int) -> Element | None:
        """The text of an indicator in a version, else the last before it, else its first."""
        found = self.by_id.get("indicators", {}).get(name, [])
        begun = [e for e in found if self._since(e) <= version]
        last = max(begun, key=self._since, default=None)
        return last or min(found, key=self._since, default=None)

    def _since(self, element: Element) -> int:
        """The place of the version with which an element begins."""
        names = [version["id"] for version in self.versions]
        return names.index(self.ref(element["since"], "versions")) if "since" in element else 0

    def is_in(self, element: Element, version: int) -> bool:
        """Whether since and until of an element, row or member let it into a version."""
        names = [v["id"] for v in self.versions]
        ends = [element.get(key) for key in ("since", "until")]
        since, until = (names.index(self.ref(e, "versions")) if e else version for e in ends)
        return since <= version <= until

    def begins(self, version: int) -> date:
        """The first day of a version."""
        found = self.versions[version]
        return day_of(found.get("from_day", f"{found.get('from_year', 0):04d}-01-01"))

    def known_from(self, version: int) -> date:
        """The day on which a version is recorded."""
        begins = self.begins(version).isoformat()
        return day_of(self.versions[version].get("recorded_on", begins))

    def indicator(self, name: str) -> Element:
        """The declaration of an indicator, built-in ones included; empty where there is none."""
        if name in BUILT_IN:
            kind = {"type": "rating", "scale": ""} if name == "type" else {"type": "text"}
            return {"id": name, "period": "dated", "carry": {"rule": "never"}, **kind}
        return self.by_id.get("indicators", {}).get(name, [{}])[-1]

    def period_kind(self, element: Element) -> str:
        """The kind of period of an element."""
        name = str(element.get("period", "year"))
        return name if name in BUILT_IN_PERIODS else self.ref(name, "periods")

    # ---- types
    def levels(self, element: Element) -> tuple[str, ...]:
        """The levels of a rating; of the built-in `type` the types of units."""
        if not element["scale"]:
            return tuple(e["id"] for e in self.kinds.get("unit_types", []))
        return tuple(self.get("scales", element["scale"])["levels"])

    def type_of(self, element: Element, kind: str = "indicators") -> Type:
        """The type of the values of an indicator, parameter, measure or field."""
        word = element["type"]
        if word == "rating":
            made: Type = RatingOf(self.levels(element))
        elif word == "set" or (word == "list" and "entry" in element):
            fields = {k: self.type_of(field) for k, field in element["entry"].items()}
            made = types.context_of(fields)
            made = made if kind == "parameters" else ListOf(made)
        elif word == "list":
            made = ListOf(self.type_of({**element, "type": element["of"]}))
        else:
            made = _SIMPLE[word]
        return ListOf(made) if "none" in element else made

    def types(self, version: int) -> dict[str, Type]:
        """Every name that a rule text of a version may use bare."""
        if version not in self._types:
            self._types[version] = dict(self._named(version))
        return self._types[version]

    def _named(self, version: int) -> Iterator[tuple[str, Type]]:
        yield from ((name, self.type_of(self.indicator(name))) for name in BUILT_IN)
        yield from ((name, types.DATE) for name in PLAIN)
        yield "assessment_year", types.NUMBER
        for kind in NAMED:
            for name, variants in self.by_id.get(kind, {}).items():
                element = self.variant(name, version, kind) or variants[-1]
                is_state = kind == "lifecycles"
                states = tuple(element.get("states", ()))
                yield name, RatingOf(states) if is_state else self.type_of(element, kind)


def _parameter_row(parameter: Element, row: Row) -> Element:
    kept = ("since", "until", "from", "to", "recorded_on")
    made: Element = {k: row[k] for k in kept if row.get(k)}
    made["key"] = {key: row[key] for key in parameter.get("keys", []) if row.get(key)}
    if row.get("value") == "delegated":
        return made | {"delegated": True}
    fields = parameter.get("entry", {})
    return made | {"value": {f: row[f] for f in fields} if fields else row["value"]}


def _json(text: str) -> Element:
    made: Element = json.loads(unicodedata.normalize("NFC", text), parse_float=numbers.parse)
    return made


def files_of(folder: Path) -> dict[str, str]:
    """The texts of a pack in a folder; folders with their own pack.json are other packs."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        inner = list(path.relative_to(folder).parents)[:-1]
        is_other = any((folder / parent / "pack.json").exists() for parent in inner)
        if path.suffix in (".json", ".csv") and not is_other:
            text = path.read_text(encoding="utf-8-sig")
            found[path.relative_to(folder).as_posix()] = unicodedata.normalize("NFC", text)
    return found


def load(source: Path | Mapping[str, str]) -> Pack:
    """The pack of a folder or of texts by path, with the rules it takes from another."""
    files = files_of(source) if isinstance(source, Path) else dict(source)
    wanted = _json(files["pack.json"])["programme"].get("rules_from")
    if wanted is None:
        return Pack(files)
    around = [source.parent, *sorted(source.parent.iterdir())] if isinstance(source, Path) else []
    for folder in [*around, *sorted(SHIPPED.iterdir())]:
        main = folder / "pack.json"
        if main.exists() and _json(main.read_text(encoding="utf-8"))["programme"]["id"] == wanted:
            return Pack(files, load(folder))
    raise NotCovered(f"rules_from {wanted} is not found")


def day_of(text: str) -> date:
    """An ISO day."""
    return date.fromisoformat(text)


def number_of(value: object) -> Fraction:
    """A number of the JSON."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise NotCovered(f"{value!r} is no number")
    return Fraction(value)


def text_of(value: object) -> str:
    """A value of the JSON as a cell of facts has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return numbers.text(number_of(value)) if isinstance(value, int | Fraction) else str(value)
