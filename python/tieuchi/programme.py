"""Programmes and rulebooks: reading a pack, checking it, compiling its rules."""

from __future__ import annotations

import json
import os
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from tieuchi import _core
from tieuchi._files import TABLES, encoded, given, shown
from tieuchi._kinds import needs_programme
from tieuchi._plot.picture import Picture
from tieuchi._view import things
from tieuchi._view.shown import Shown, View
from tieuchi._watch import watch
from tieuchi.catalogue import Catalogue, catalogue
from tieuchi.facts import Facts, own_facts
from tieuchi.issues import (
    Issue,
    Issues,
    ProgrammeError,
    Words,
    issues_of,
    known_lang,
    problem,
)

PathLike = str | os.PathLike[str]


class _Hashed(Shown):
    """Equality by what the rules and units say, wherever they were read from."""

    id: str
    label: Words
    years: range
    synthetic: bool
    language: str
    issues: Issues
    rules_hash: str
    units_hash: str

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[str, ...]:
        return (self.id, self.rules_hash, self.units_hash)

    def show(self, lang: str | None = None) -> View:
        """What it is called, holds and is known by, in "vi" or "en"."""
        known = known_lang(self.language if lang is None else lang)
        table = things.programme(
            self.label.to(known),
            id_=self.id,
            years=self.years,
            synthetic=self.synthetic,
            language=self.language,
            hashes=(self.rules_hash, self.units_hash),
            holds=self._holds(),
            problems=[issue.severity for issue in self.issues],
            lang=known,
        )
        return View([table], known)

    def _holds(self) -> dict[str, int]:
        """How many things of each kind; nothing where counting would compile rules."""
        return {}


class _Catalogued(_Hashed):
    """What a programme is made of, as tables that show themselves."""

    @property
    def indicators(self) -> Catalogue:
        """What may be entered: type, unit of measure, levels, period, who reports."""
        return catalogue(self._described, "indicators")

    @property
    def units(self) -> Catalogue:
        """The units with their types."""
        return catalogue(self._described, "units")

    @property
    def items(self) -> Catalogue:
        """Criteria and groups."""
        return catalogue(self._described, "items")

    @property
    def clauses(self) -> Catalogue:
        """What the texts say, each statement with its place, in our words."""
        return catalogue(self._described, "clauses")

    @property
    def sources(self) -> Catalogue:
        """The texts themselves, as printed."""
        return catalogue(self._described, "sources")

    @property
    def events(self) -> Catalogue:
        """What happened to units: mergers, splits, new names."""
        return catalogue(self._described, "events")

    @property
    def agencies(self) -> Catalogue:
        """Who is named in the texts, from when and until when."""
        return catalogue(self._described, "agencies")

    @property
    def duties(self) -> Catalogue:
        """Who does what, how often and by when."""
        return catalogue(self._described, "duties")

    @property
    def funding(self) -> Catalogue:
        """Who pays for what."""
        return catalogue(self._described, "funding")

    @property
    def targets(self) -> Catalogue:
        """What is aimed at, year by year."""
        return catalogue(self._described, "targets")

    @property
    def notes(self) -> Catalogue:
        """Remarks of the author of the pack on its elements."""
        return catalogue(self._described, "notes")

    def plot(self, lang: str | None = None) -> Picture:
        """What became of the units, as a picture in "vi" or "en": their lives, and arrows to who
        came after them. QuestionError where the extra `charts` is missing."""
        from tieuchi._plot.succession import succession

        return succession(self._described, known_lang(self.language if lang is None else lang))

    def look(self, kind: str) -> Catalogue:
        """Any of these tables by its name; also "readings", the choices that the texts leave.

        Raises QuestionError for another name.
        """
        return catalogue(self._described, kind)

    @property
    @abstractmethod
    def _described(self) -> dict[str, Any]:
        """A dict of schema tieuchi/programme/1, made once."""

    def _told_once(self) -> dict[str, Any]:
        return self._described


class Programme(_Catalogued):
    """A pack as its author wrote it; made by `read_programme`. Immutable.

    Compares and hashes by its content; a pickle holds the name of the pack and its hashes, and
    reading it back fails when the pack has changed meanwhile.

    >>> programme = tieuchi.read_programme("vi-du-1578")
    >>> programme.id, programme.years, programme.synthetic
    ('vi-du-1578', range(2023, 2031), True)
    """

    def __init__(
        self,
        handle: _core.ProgrammeHandle,
        pack: str,
        search: tuple[str, ...] = (),
        issues: Iterable[Issue] = (),
    ) -> None:
        self._handle = handle
        self._pack = pack
        self._search = search
        #: Warnings and notes of reading.
        self.issues = Issues(issues)
        self.id: str = handle.id
        self.label = Words(*handle.label)
        self.synthetic: bool = handle.synthetic
        #: What faces speak where nobody asks for another language: "vi" or "en".
        self.language: str = handle.language
        self.years = range(handle.years[0], handle.years[1] + 1)
        self.rules_hash: str = handle.rules_hash
        self.units_hash: str = handle.units_hash

    @cached_property
    def _described(self) -> dict[str, Any]:
        return compile_rules(self).describe()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_reopened, (self._pack, self._search, self.rules_hash, self.units_hash))


class Rulebook(_Catalogued):
    """A compiled programme, shared by all who ask; made by `compile_rules`. Immutable.

    >>> rulebook.standards
    ('bo_tieu_chi', 'nhiem_vu', 'yeu_cau', 'vd_bo_sung')
    """

    def __init__(
        self,
        handle: _core.RulebookHandle,
        programme: Programme,
        issues: Iterable[Issue] = (),
        readings: Mapping[str, str] | None = None,
        tables: tuple[tuple[str, bytes], ...] = (),
    ) -> None:
        self._handle = handle
        self.programme = programme
        self._tables = tables
        #: Options of readings that were chosen, by the id of the reading.
        self.readings = dict(readings or {})
        #: Warnings and notes of compiling.
        self.issues = Issues(issues)
        self.id = programme.id
        self.label = programme.label
        self.synthetic = programme.synthetic
        self.language = programme.language
        self.years = programme.years
        self.rules_hash = programme.rules_hash
        self.units_hash = programme.units_hash

    @cached_property
    def facts(self) -> Facts:
        """The facts that the pack itself brings (data/facts and columns of data/units.csv)."""
        return own_facts(self)

    @cached_property
    def standards(self) -> tuple[str, ...]:
        """Ids of the items that head the programme, in its order."""
        return tuple(self._handle.standards())

    @cached_property
    def _described(self) -> dict[str, Any]:
        return self.describe()

    def _holds(self) -> dict[str, int]:
        return {kind: len(self._described[kind]) for kind in ("indicators", "units", "items")}

    def describe(self) -> dict[str, Any]:
        """What the programme holds: units, items, indicators, clauses ... with their labels.

        A dict of schema tieuchi/programme/1 (docs/format/result.schema.json).
        """
        described: dict[str, Any] = json.loads(self._handle.describe())
        return described

    def rules(self) -> dict[str, Any]:
        """Every rule text with its place and hash, and what it takes of the bounds of the language.

        A dict of schema tieuchi/rules/1 (docs/format/result.schema.json).
        """
        told: dict[str, Any] = json.loads(self._handle.rules())
        return told

    def __reduce__(self) -> tuple[Any, ...]:
        return (_compiled_again, (self.programme, self.readings, self._tables))

    def _identity(self) -> tuple[str, ...]:
        chosen = [f"{k}={v}" for k, v in sorted(self.readings.items())]
        return (*super()._identity(), *chosen, *(text.hex() for _, text in self._tables))


def _compiled_again(
    programme: Programme, readings: Mapping[str, str], tables: tuple[tuple[str, bytes], ...]
) -> Rulebook:
    return _supplied(compile_rules(programme, readings=readings), tables)


def read_tables(rulebook: Rulebook, *files: PathLike) -> Rulebook:
    """The rulebook with norms of its user: rows of parameters that a pack leaves to be supplied.

    A file is a CSV with the columns parameter, value and document, one for each key of the
    parameter, and from, to, recorded_on where wanted ("-" for standard input). The rules keep their
    hash, and facts stay valid; the rows have a hash of their own in the provenance. Raises
    ProgrammeError.

    >>> from pathlib import Path
    >>> norm = "parameter,value,document\\ndinh_muc_dien_tich,500,QĐ 01/QĐ-MINHHOA\\n"
    >>> written = Path("dinh-muc.csv").write_text(norm, "utf-8")
    >>> tieuchi.read_tables(rulebook, "dinh-muc.csv").rules_hash == rulebook.rules_hash
    True
    """
    read = []
    for file in files:
        content, issues = given(file, TABLES, "table.file")
        if content is None:
            raise ProgrammeError(issues)
        read.append((shown(file), content))
    return _supplied(rulebook, (*rulebook._tables, *read))


def _supplied(rulebook: Rulebook, tables: tuple[tuple[str, bytes], ...]) -> Rulebook:
    if not tables:
        return rulebook
    handle, issues = rulebook.programme._handle, list(rulebook.programme.issues[:0])
    for name, content in tables:
        more, told = _core.with_tables(handle, content, name)
        issues += issues_of(told)
        if more is None:
            raise ProgrammeError(issues)
        handle = more
    compiled, told = _core.compile_rules(handle, watch(), rulebook.readings)
    issues += issues_of(told)
    if compiled is None:
        raise ProgrammeError(issues)
    return Rulebook(compiled, rulebook.programme, issues, rulebook.readings, tables)


def read_programme(pack: PathLike, *, search: Iterable[PathLike] = ()) -> Programme:
    """Reads a pack: the id of a shipped one, or a folder.

    `search` names folders in which packs are looked for by id, also those whose rules the pack
    takes over; the first of them that has the id counts, then the shipped packs. Raises
    ProgrammeError with all issues when the pack cannot be used; warnings stand in `.issues` of the
    result.

    >>> tieuchi.read_programme("vi-du-1578").years
    range(2023, 2031)
    """
    name, places = _name(pack), _places(search)
    handle, issues = _read(name, places)
    if handle is None or any(i.is_error for i in issues):
        raise ProgrammeError(issues)
    return Programme(handle, _lasting(name), places, issues)


def compile_rules(programme: Programme, *, readings: Mapping[str, str] | None = None) -> Rulebook:
    """Resolves names, checks types and compiles every rule.

    `readings` chooses among the options of the programme's readings, by their ids; the others stand
    as the programme has them. Facts let in under one choice fit the others where it changes nothing
    of what is reported. Raises ProgrammeError with all issues when a rule is wrong or there is no
    such reading or option.

    >>> programme = tieuchi.read_programme("vi-du-1578")
    >>> tieuchi.compile_rules(programme) == rulebook
    True
    """
    needs_programme(programme, ProgrammeError)
    handle, told = _core.compile_rules(programme._handle, watch(), dict(readings or {}))
    issues = issues_of(told)
    if handle is None:
        raise ProgrammeError(issues)
    return Rulebook(handle, programme, issues, readings)


def check(pack: PathLike, *, search: Iterable[PathLike] = ()) -> list[Issue]:
    """Every issue of reading a pack, compiling it and letting in its own facts, in one list.

    Empty when all is well; notes, which are about style, come last. Never raises for bad data.

    >>> [issue for issue in tieuchi.check("vi-du-1578") if issue.severity == "error"]
    []
    """
    try:
        handle, issues = _read(_name(pack), _places(search))
    except ProgrammeError as error:
        return list(error.issues)
    if handle is None:
        return issues
    rules, told = _core.compile_rules(handle, watch())
    issues += issues_of(told)
    if rules is not None:
        issues += issues_of(_core.check_readings(handle, watch()))
    if rules is not None and not any(i.is_error for i in issues):
        issues += issues_of(_core.pack_facts(rules, watch())[1])
    return sorted(issues, key=lambda issue: issue.severity == "note")


def packs() -> list[str]:
    """The ids of the shipped packs, sorted; what lies beside them and is no pack is passed over.

    >>> tieuchi.packs()
    ['tra-vinh-1578', 'vi-du-1578']
    """
    return sorted({pack for place in _places(()) for pack in _core.pack_ids_in(encoded(place))})


def _name(pack: object) -> str:
    if isinstance(pack, str | os.PathLike):
        return os.fsdecode(pack)
    vi = f"{pack!r} không phải là thư mục hay tên của một bộ dữ liệu đề án"
    raise ProgrammeError([problem("pack.name", "pack", vi, f"{pack!r} is no folder or pack id")])


def _read(pack: str, places: tuple[str, ...]) -> tuple[_core.ProgrammeHandle | None, list[Issue]]:
    search = [encoded(place) for place in places]
    folder, told = _core.find_pack(encoded(pack), search)
    issues = issues_of(told)
    if not folder:
        return None, issues
    handle, told = _core.read_programme(folder, search, watch())
    return handle, issues + issues_of(told)


def _places(search: Iterable[PathLike]) -> tuple[str, ...]:
    given = [search] if isinstance(search, str | os.PathLike) else list(search)
    shipped = [str(Path(__file__).parent / "packs"), _core.packs_dir()]
    found = [os.fsdecode(p) for p in given]
    return (*found, *(p for p in shipped if p and p not in found and Path(p).is_dir()))


def _lasting(pack: str) -> str:
    """The name under which the pack is found again from another working directory."""
    return os.path.realpath(pack) if os.path.isdir(pack) else pack


def _reopened(pack: str, search: tuple[str, ...], rules_hash: str, units_hash: str) -> Programme:
    programme = read_programme(pack, search=search)
    if (programme.rules_hash, programme.units_hash) != (rules_hash, units_hash):
        changed = problem(
            "programme.changed",
            "",
            f'đề án "{pack}" đã thay đổi so với khi được lưu',
            f'the programme "{pack}" has changed since it was pickled',
            file=pack,
        )
        raise ProgrammeError([changed])
    return programme
