"""Units, events and what is known of them on the day (sections 2 and 8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from ..feel import numbers
from .core import NotCovered
from .pack import Pack, Row, day_of

ONE_DAY = timedelta(1)
ENDING = ("merge_into_new", "absorb", "split", "abolish")
HANDING = ("merge_into_new", "absorb", "split", "partial_transfer")


class Unit(NamedTuple):
    """A row of units.csv with what events say of its beginning."""

    id: str
    begins: date
    ends: date | None
    recorded_on: date
    row: Row


@dataclass
class Event:
    """An event with its edges: from-unit, to-unit, share."""

    id: str
    kind: str
    day: date
    recorded_on: date
    edges: list[tuple[str, str, Fraction]] = field(default_factory=list)

    def side(self, name: str) -> set[str]:
        """The units before (`from`) or after (`to`)."""
        return {b if name == "to" else a for a, b, _ in self.edges} - {""}


class Units:
    """Units and events as known on a day."""

    def __init__(self, pack: Pack, as_of: date) -> None:
        self.as_of = as_of
        self.events = sorted(_events(pack.events).values(), key=lambda e: (e.day, e.id))
        self.all = {row["unit"]: _unit(pack, row, self.events) for row in pack.units}
        self.known = sorted(u.id for u in self.all.values() if u.recorded_on <= as_of)
        self.seen = [event for event in self.events if event.recorded_on <= as_of]

    def last_day(self, name: str, everything: bool = False) -> date:
        """The last day of a unit as known, or as it will be known."""
        unit, events = self.all[name], self.events if everything else self.seen
        found = [e.day - ONE_DAY for e in events if _ends(e, name)]
        is_explained = any(_ends(e, name) for e in self.events)
        is_known = everything or (unit.row.get("recorded_on") or "") <= self.as_of.isoformat()
        if unit.ends is not None and is_known and not is_explained:
            found.append(unit.ends)
        return min(found, default=date.max)

    def lives(self, name: str, on: date) -> bool:
        """Whether a unit is known and in being on a day."""
        return name in self.known and self.all[name].begins <= on <= self.last_day(name)

    def overlaps(self, name: str, span: tuple[date, date], everything: bool = False) -> bool:
        """Whether some day of a stretch of time belongs to the unit's life."""
        lives = self.all[name].begins <= span[1] and span[0] <= self.last_day(name, everything)
        return lives and (everything or name in self.known)

    def nearest(self, name: str, on: date) -> date:
        """The day, or the nearest one of the unit's life."""
        return min(max(on, self.all[name].begins), self.last_day(name))

    def heirs(self, name: str, on: date) -> list[str]:
        """Who stands for a unit on a day: itself, or all that its territory went to."""
        found, left = {name}, [name]
        while left:
            here = left.pop()
            for e in self.seen:
                goes = e.kind == "split" or (_ends(e, here) and self.last_day(here) < e.day)
                after = {b for a, b, _ in e.edges if a == here and goes and e.kind in HANDING}
                new = after - found - {""} if e.day <= on else set()
                found |= new
                left += new
        return sorted((unit for unit in found if self.lives(unit, on)), key=str.encode)

    def handed(self, name: str, after: date, last: date, away: bool = False) -> date | None:
        """The latest day in a stretch on which units, or with `away` parts, changed hands."""
        near = [e for e in self.seen if e.kind in HANDING and after < e.day <= last]
        moved = [(e.day, *edge[:2]) for e in near for edge in e.edges if edge[0] != edge[1]]
        days = [
            day
            for day, giver, taker in moved
            if name == taker or (away and name == giver and self.goes_on(name, day))
        ]
        return max(days, default=None)

    def goes_on(self, name: str, event: date) -> bool:
        """Whether a unit is in being both before and on the day of an event."""
        return self.all[name].begins < event <= self.last_day(name)

    def parts(self, name: str, event: date) -> list[tuple[str, Fraction]]:
        """Who became part of a unit on a day, itself included when it goes on, and its share."""
        found: dict[str, Fraction] = {}
        stays = Fraction(1)
        for e in self.seen:
            for a, b, share in e.edges if e.kind in HANDING and e.day == event else []:
                if b == name and a not in ("", name):
                    found[a] = found.get(a, Fraction(0)) + share
                if a == name and b != name:
                    stays -= share
        if self.goes_on(name, event):
            found[name] = stays
        return sorted(found.items())


def _ends(event: Event, name: str) -> bool:
    is_from = name in event.side("from") and name not in event.side("to")
    return event.kind in ENDING and is_from


def _unit(pack: Pack, row: Row, events: list[Event]) -> Unit:
    name = row["unit"]
    made = [event for event in events if _makes(event, row)]
    days = [e.day for e in made]
    begins = day_of(row["valid_from"]) if row.get("valid_from") else min(days, default=date.min)
    records = [e.recorded_on for e in made]
    if row.get("recorded_on"):
        records.append(day_of(row["recorded_on"]))
    ends = day_of(row["valid_to"]) if row.get("valid_to") else None
    row = {**row, "type": pack.ref(row["type"], "unit_types")}
    return Unit(name, begins, ends, min(records, default=date.min), row)


def _makes(event: Event, row: Row) -> bool:
    """Whether an event brings a unit into being."""
    is_new = row["unit"] in event.side("to") - event.side("from")
    first = row.get("valid_from") or event.day.isoformat()
    is_split = event.kind == "split" and first == event.day.isoformat()
    return is_new and (event.kind in ("create", "merge_into_new") or is_split)


def _events(rows: list[Row]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for row in rows:
        day = day_of(row["day"])
        made = Event(row["event"], row["kind"], day, day_of(row.get("recorded_on") or row["day"]))
        event = found.setdefault(row["event"], made)
        if (event.kind, event.day, event.recorded_on) != (made.kind, day, made.recorded_on):
            raise NotCovered(f"event {row['event']} in several forms")
        share = numbers.parse(row.get("share") or "1")
        assert share is not None
        event.edges.append((row.get("from_unit", ""), row.get("to_unit", ""), share))
    return found
