"""What a random pack holds so far, and what the next element may name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .chance import Chance

Json = dict[str, Any]

#: Kinds of event that hand territory from a unit to another.
HANDING = ("merge_into_new", "absorb", "split", "partial_transfer")


@dataclass(frozen=True)
class Kind:
    """A type of the language."""

    form: str
    scale: str = ""
    fields: tuple[tuple[str, Kind], ...] = ()

    @property
    def element(self) -> Kind:
        """The type of a list's elements."""
        return self.fields[0][1]


NUMBER, BOOLEAN, DATE, TEXT = Kind("number"), Kind("boolean"), Kind("date"), Kind("text")


def rating(scale: str) -> Kind:
    return Kind("rating", scale)


def list_of(element: Kind) -> Kind:
    return Kind("list", fields=(("", element),))


def context_of(fields: dict[str, Kind]) -> Kind:
    return Kind("context", fields=tuple(fields.items()))


OUTCOMES = rating("outcome")


@dataclass(frozen=True)
class Name:
    """Something that FEEL may name."""

    id: str
    what: str
    kind: Kind
    period: str = "year"
    about: str = "xa"
    points: bool = False
    scored: bool = False
    grade: str = ""
    group: bool = False
    raw: Json = field(default_factory=dict, compare=False)


@dataclass
class Unit:
    """A unit with its whole life, as every event together makes it."""

    id: str
    type: str
    begins: date | None = None
    ends: date | None = None
    parent: str = ""
    row: dict[str, str] = field(default_factory=dict)

    def lives_in(self, first: date, last: date) -> bool:
        return (self.begins is None or self.begins <= last) and (
            self.ends is None or first <= self.ends
        )


@dataclass(frozen=True)
class Cohort:
    """A cohort with what its users must know of it."""

    id: str
    about: str
    frozen: int = 0
    plain: bool = True
    relative: bool = False


@dataclass(frozen=True)
class Frame:
    """Where a text stands: the period and the subject of its element, and its own names.

    `reads` says how far it may look: "facts" (indicators, parameters and lifecycles), "past" (also
    what was named later, one period back or more), or "all" named before.
    """

    period: str = "year"
    about: str = "xa"
    locals: tuple[tuple[str, Kind], ...] = ()
    reads: str = "all"
    reported: bool = True


@dataclass(frozen=True)
class Switches:
    """Constructs that may be left out, one by one, while the library is known to fail on them."""

    #: A measure that reads its own past, at once or by way of others.
    own_past: bool = True
    #: Later names, codes, types and parents of units, as facts.
    built_in_facts: bool = True
    #: A reference day that is reported, or rests on silence.
    reported_days: bool = True
    #: Last days that hang on a date which is open.
    open_days: bool = True
    #: Aims by `prior_due` and `prior_reached`.
    prior_figures: bool = True
    #: Cohorts with `where` or `same`.
    looking_cohorts: bool = True
    #: `reported` where figures are carried.
    reported_beside_events: bool = True
    #: `if_lacking` and `if_not_applicable` of what has points.
    lacking_points: bool = True
    #: `if_lacking` by which what is graded does not apply.
    graded_lacks: bool = True
    #: Acts of a lifecycle that have a filing.
    filed_acts: bool = True
    #: Duties that rules read: for every fact, or of the agency that serves an open value.
    open_duties: bool = True
    #: `reaches`, `grade`, and points of a rule, which a waiver may take away.
    reaches: bool = True
    #: `adjust`; waivers of sums, and waived members that a rescaled sum leaves out.
    free_sums: bool = True
    #: Targets over cohorts that may turn out empty.
    empty_cohorts: bool = True
    #: An indicator whose filing differs by version.
    terms_by_version: bool = True
    #: `leave_out_lacking` of members.
    left_out_lacks: bool = True
    #: A page about nobody in scope.
    empty_page: bool = True


@dataclass
class World:
    """A pack in the making."""

    chance: Chance
    switches: Switches
    #: What constructs that came later draw from, so that the packs of a seed stay as they were.
    later: Chance = field(default_factory=lambda: Chance("later"))
    first: int = 2024
    last: int = 2026
    facts_from: int = 2023
    horizon: int = 2027
    below_zero: bool = False
    programme: Json = field(default_factory=dict)
    elements: dict[str, list[Json]] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    planned: list[Name] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    events: list[dict[str, str]] = field(default_factory=list)
    cohorts: list[Cohort] = field(default_factory=list)
    scales: dict[str, tuple[list[str], bool]] = field(default_factory=dict)
    versions: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    windows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    occasions: dict[str, str] = field(default_factory=dict)
    calendars: list[str] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    def id(self, stem: str) -> str:
        """A new id."""
        self.counters[stem] = self.counters.get(stem, 0) + 1
        return f"{stem}{self.counters[stem]}"

    def add(self, collection: str, element: Json) -> Json:
        self.elements.setdefault(collection, []).append(element)
        return element

    def name(self, name: Name) -> Name:
        """Declares a name; from now on texts may read it."""
        self.names.append(name)
        return name

    def named(self, what: str = "", **wanted: object) -> list[Name]:
        """The names of a sort with these properties."""
        found = [n for n in self.names if not what or n.what == what]
        return [n for n in found if all(getattr(n, k) == v for k, v in wanted.items())]

    def raw(self, collection: str) -> list[Json]:
        return self.elements.get(collection, [])

    def levels(self, scale: str) -> list[str]:
        return self.scales[scale][0]

    def is_ordered(self, scale: str) -> bool:
        return self.scales[scale][1]

    def cohort_about(
        self, about: str, *, plain: bool = False, relative: bool = False, frozen: bool = False
    ) -> Cohort:
        """A cohort of units that are assessed alike; a relative one hangs on the frame's unit."""
        fitting = [c for c in self.cohorts if c.about == about and (c.plain or not plain)]
        fitting = [c for c in fitting if relative or not c.relative]
        return self.chance.pick([c for c in fitting if c.frozen or not frozen] or fitting)
