"""A pack with facts as known on a day: every name and function of a frame (sections 4 and 19)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction

from ..feel.values import Unknown, Value
from . import (
    asked,
    carry,
    cohorts,
    days,
    duties,
    filings,
    groups,
    items,
    lifecycles,
    measures,
    parameters,
    past,
    rows,
)
from .core import (
    NONE,
    VEIL,
    Day,
    Element,
    Frame,
    Noting,
    Period,
    Reasons,
    computed,
    feel_date,
    remembered,
    unknown,
)
from .pack import BUILT_IN, ITEMS, NAMED, PLAIN, Pack, Row
from .results import Result
from .texts import Host, Texts
from .units import Units

BY_TEXT = ("prior", "parts", "rows", "norm")
"""Functions that read the text of a name in the version of the frame."""


class World(Noting):
    """What is known of a pack on a day."""

    def __init__(self, pack: Pack, as_of: date, more: Iterable[Row] = ()) -> None:
        super().__init__()
        self.pack = pack
        self.as_of = as_of
        self.revocable: set[str] = set()
        self.items_named: dict[str, Reasons] = {}
        self.awaited: Reasons = NONE
        self.reading: int | None = None  # the version by whose text indicators are read
        self.texts = Texts(pack)
        self.units = Units(pack, as_of)
        self.withdrawn: str = pack.programme.get("withdrawn", "withdrawn")
        years = pack.programme["years"]
        self.facts_from: int = years.get("facts_from", years["from"])
        self._by_version: dict[str, bool] = {}
        self._rows: dict[tuple[str, str], list[rows.Fact]] = {}
        for fact in [*rows.of_units(self), *rows.read(self, [*pack.facts, *more])]:
            self._rows.setdefault((fact.unit, fact.indicator), []).append(fact)
        self.dating: set[Frame] = set()

    def rows(self, unit: str, indicator: str) -> list[rows.Fact]:
        """The facts of a unit."""
        return self._rows.get((unit, indicator), [])

    def unit_id(self, name: str) -> str:
        """The id of a unit named by its id or code."""
        if name in self.units.all:
            return name
        [found] = [u.id for u in self.units.all.values() if u.row.get("code") == name]
        return found

    def is_part(self, carrying: Element, unit: str, on: date) -> bool | Unknown:
        """Whether `among` of a carry rule lets a predecessor take part."""
        if "among" not in carrying:
            return True
        if unit not in self.units.known or not self.units.lives(unit, on):
            return False
        cohort = self.pack.get("cohorts", carrying["among"])
        year = Frame(unit, Period("year", on.year))
        return cohorts.is_narrowed(self, cohort, unit, on, year)

    # ---- frames
    def reference_day(self, frame: Frame) -> Day:
        """The day on which version, parameters and dated indicators are read."""
        return _reference_day(self, frame)

    def version(self, frame: Frame) -> int:
        """The place of the version of a frame; -1 where there is none yet."""
        if not self.pack.versions:
            return 0
        if frame in self.dating:  # a text that the reference day itself reads
            return len(self.pack.versions) - 1
        return _version(self, frame)

    def unavailable(self, name: str, frame: Frame) -> Unknown | None:
        """Unknown where the text of an element is not public."""
        index = self.version(frame)
        if index < 0 or not self.pack.versions:
            return None
        version, kinds = self.pack.versions[index], (*ITEMS, "measures", "parameters")
        hidden = {self.pack.ref(n, *kinds) for n in version.get("unavailable", [])}
        return unknown(f"rules:{version['id']}", "no_rulebook") if name in hidden else None

    def open_text(self, name: str, frame: Frame) -> Unknown | None:
        """Why it is open which text a name has, while the reference day is unknown."""
        if not self.pack.versions or frame in self.dating or not self._is_of_versions(name):
            return None
        on = self.reference_day(frame)
        return on if isinstance(on, Unknown) else None

    def _is_of_versions(self, name: str) -> bool:
        """Whether the version decides which text a name has, or one whose acts move it."""
        moves = self.pack.by_id.get("lifecycles", {}).get(name, [{}])[0].get("transitions", [])
        acts = [self.pack.ref(move["by"], "indicators") for move in moves if "by" in move]
        return any(self._has_texts_by_version(each) for each in (name, *acts))

    def _has_texts_by_version(self, name: str) -> bool:
        """Whether the version decides which text a name has, or whether it has one."""
        if name not in self._by_version:
            self._by_version[name] = self._texts_differ(name)
        return self._by_version[name]

    def _texts_differ(self, name: str) -> bool:
        found = []
        for index, version in enumerate(self.pack.versions):
            if name in {self.pack.ref(n, *ITEMS, *NAMED) for n in version.get("unavailable", [])}:
                return True
            found.append(self.pack.variant(name, index, *NAMED))
        return any(each is not found[0] for each in found) or found[0] is None

    def period_of(self, name: str) -> str:
        """The kind of period of a name."""
        return self.pack.period_kind(self.pack.indicator(name) or self.pack.any_of(name, *NAMED))

    def earlier(self, name: str, frame: Frame, count: int) -> Frame:
        """The frame in which `prior` reads."""
        kind = self.period_of(name)
        until = frame.until or days.span(self, frame.period)[1]
        here = frame.period if kind == "dated" else days.around(self, frame.period, kind)
        then = days.earlier(here, count)
        has_grown = self.units.handed(frame.unit, days.span(self, then)[1], until) is not None
        return Frame(frame.unit, then, until if has_grown else None)

    def version_of_year(self, year: int) -> int:
        """The place of the version by which targets and duties of a year go; -1 for none."""
        end = date(year, 12, 31)
        known = [i for i in range(len(self.pack.versions)) if self.pack.known_from(i) <= self.as_of]
        begun = [i for i in known if self.pack.begins(i) <= end]
        return max(begun, default=-1) if self.pack.versions else 0

    # ---- names
    def name(self, name: str, frame: Frame) -> Value:
        """The value of a bare name, with what it hands on."""
        if name in PLAIN:
            return self._plain(name, frame)
        kind = self.pack.kind_of(name, *NAMED)
        if kind == "measures":  # its own frame decides which text it has
            of = self.period_of(name)
            frame = frame._replace(period=days.standing(self, frame.period, of))
        open_text = self.open_text(name, frame)
        if open_text is not None:
            return open_text
        if kind == "parameters":
            return computed(parameters.parameter(self, name, frame))
        if kind == "lifecycles":
            return lifecycles.state(self, name, frame)
        if kind == "measures":
            return measures.measure(self, name, frame)
        if kind and self.pack.variant(name, self.version(frame), kind) is None:
            return measures.out_of_validity(self, name, frame)
        return self.read(name, frame)

    def indicator(self, name: str) -> Element:
        """The text of an indicator by which it is read, where it has several."""
        if self.reading is None:
            return self.pack.indicator(name)
        return self.pack.nearest(name, self.reading) or self.pack.indicator(name)

    def read(self, name: str, frame: Frame, version: int | None = None) -> Value:
        """The value of an indicator in a frame, by the text of its version or another."""
        with self.reading_by(self.version(frame) if version is None else version):
            return self._read(name, frame)

    @contextmanager
    def reading_by(self, version: int) -> Iterator[None]:
        """Reads indicators by the texts of a version."""
        before = self.reading
        if self.pack.has_variants:
            self.reading = version
        yield
        self.reading = before

    def _read(self, name: str, frame: Frame) -> Value:
        kind = self.period_of(name)
        if kind == "dated":
            on = self.reference_day(frame)
            return on if isinstance(on, Unknown) else carry.dated(self, frame.unit, name, on)
        period = days.around(self, frame.period, kind)
        self.open[-1].provisional |= filings.settles(self, frame.unit, name, period)
        return carry.reading(self, frame.unit, name, period, frame.until)

    def _plain(self, name: str, frame: Frame) -> Value:
        if name == "assessment_year":
            return Fraction(frame.period.year)
        on: Day = self.as_of
        if name == "reference_day":
            on = self.reference_day(frame)
        elif name != "as_of":
            on = days.span(self, frame.period)[name == "period_end"]
        return on if isinstance(on, Unknown) else feel_date(on)

    def facts_of(self, name: str, frame: Frame) -> set[str]:
        """The references of the facts that a name reads, through measures."""
        if self.pack.kind_of(name, "parameters") or name in (*PLAIN, *BUILT_IN):
            return set()
        if self.pack.kind_of(name, "lifecycles", *ITEMS, "duties"):
            return {f"{frame.unit}:{name}@{days.label(self, frame.period)}"}
        of = self.period_of(name)
        if of == "dated":
            on = self.reference_day(frame)
            nearest = self.units.nearest(frame.unit, on) if isinstance(on, date) else date.max
            return {filings.fact_of(self, frame.unit, name, nearest)}
        if self.pack.kind_of(name, "measures"):
            at = frame._replace(period=days.standing(self, frame.period, of))
            return measures.facts_of(self, name, at)
        return {filings.fact_of(self, frame.unit, name, days.around(self, frame.period, of))}

    def facts_of_host(self, host: Host, frame: Frame) -> set[str]:
        """The references of the facts that a function of the host reads."""
        name, found = host.name, [frame]
        if host.function == "prior":
            then = self.earlier(name, frame, host.number)
            is_measure = self.pack.kind_of(name, "measures")
            found = [then] if not is_measure or past.is_computed(self, then) else []
        elif host.function == "parts":
            found = past.part_frames(self, name, frame)
        elif host.function == "children":
            below = past.child_frames(self, frame)
            found = [] if isinstance(below, Unknown) else below
        elif self.pack.kind_of(name, *ITEMS):
            found = [items.frame_of(self, name, frame)]
        return set().union(*(self.facts_of(name, each) for each in found))

    # ---- items and functions
    def result(self, name: str, frame: Frame) -> Result | None:
        """What an item is in the frame around."""
        return items.result(self, name, items.frame_of(self, name, frame))

    def item(self, name: str, frame: Frame) -> Element:
        """The item of a frame."""
        return items.element_of(self, name, frame) or self.pack.any_of(name, *ITEMS)

    def host(self, host: Host, frame: Frame) -> Callable[[list[Value]], Value]:
        """What a function of the host does in a frame: all but its arguments is read at once."""
        function, name, count = host
        here = items.frame_of(self, name, frame) if self.pack.kind_of(name, *ITEMS) else frame
        if function == "reaches":
            self.result(name, here)
            return lambda arguments: asked.reaches(self, name, here, arguments[0])
        if function == "share_reached":
            groups.outcomes(self, name, here)
            return lambda arguments: groups.share_reached(self, name, here, arguments)
        open_text = self.open_text(name, here) if function in BY_TEXT else None
        if open_text is not None:
            return lambda _: open_text
        counted = {"prior": past.prior, "met_for": past.met_for}
        plain = {
            "outcome": asked.outcome,
            "points": asked.points,
            "grade": asked.grade,
            "outcomes": groups.outcomes,
            "streak": past.streak,
            "parts": past.parts,
            "children": past.children,
            "rows": parameters.rows,
            "kept": duties.kept,
            "breaches": duties.breaches,
        }
        if function == "norm":
            return lambda asked: computed(parameters.norm(self, name, asked[0], here))
        if function in counted:
            made = counted[function](self, name, count, here)
        else:
            made = plain[function](self, name, here)
        return lambda _: made


@remembered
def _reference_day(w: World, frame: Frame) -> Day:
    before = set(w.dating)
    w.dating.add(frame)
    found = days.day(w, w.pack.programme.get("reference_day", {"on": "period.end"}), frame)
    w.dating = before
    return Unknown(found.reasons | {VEIL}) if isinstance(found, Unknown) else found


@remembered
def _version(w: World, frame: Frame) -> int:
    with w.apart():  # what rests on the day is handed on by those whose text it decides
        on = w.reference_day(frame)
    found = -1
    for index, version in enumerate(w.pack.versions):
        begins = w.pack.begins(index)
        of_year = version.get("from_year", frame.period.year + 1) <= frame.period.year
        has_begun = of_year if "from_year" in version else isinstance(on, Unknown) or begins <= on
        if w.pack.known_from(index) <= w.as_of and has_begun:
            found = index
    return found
