"""What the names on a sheet stand for, by id: the door of the library is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tieuchi import _core

if TYPE_CHECKING:
    from tieuchi.programme import Rulebook

#: Names asked about at once.
_AT_ONCE = 300
#: No value of any kind, so that nothing that is asked is let in.
_NOTHING = b"\x02"
#: The code of rows below a header of another table.
_ENDS = "csv.second_header"


@dataclass
class Names:
    """Asks which unit and which indicator a name is, each once; empty for none and for several."""

    rulebook: Rulebook
    #: How a sheet is spelled, and headings that the user maps.
    said: Mapping[str, Any]
    _found: dict[tuple[str, str], str] = field(default_factory=dict)

    def unit(self, name: str) -> str:
        """The id of a unit."""
        self.ask("unit", [name])
        return self._found["unit", name]

    def indicator(self, name: str) -> Mapping[str, Any]:
        """What an indicator is, as the catalogue has it; empty where a name is none."""
        wanted = self._meant(name)
        self.ask("indicator", [wanted])
        return self._indicators.get(self._found["indicator", wanted], {})

    def period(self, heading: str) -> str:
        """The period of the figures below a heading, as it or what the user says has it."""
        self.indicator(heading)
        return self._found.get(("period", self._meant(heading)), "")

    def _meant(self, name: str) -> str:
        """What the user says that a heading stands for, else itself."""
        return str((self.said.get("columns") or {}).get(name, name))

    def ask(self, kind: str, names: Iterable[str]) -> None:
        """Asks about many names at once."""
        fresh = [n for n in dict.fromkeys(names) if (kind, n) not in self._found]
        for begin in range(0, len(fresh), _AT_ONCE):
            some = fresh[begin : begin + _AT_ONCE]
            self._found |= dict.fromkeys(((kind, name) for name in some), "")
            for row in self._units(some) if kind == "unit" else self._headings(some):
                name = some[row["row"] - 1]
                self._found[kind, name] = row[kind]
                if kind == "indicator":
                    self._found["period", name] = row["period"]

    def _units(self, names: list[str]) -> list[dict[str, Any]]:
        """A row of facts for each name, all of them refused for their value alone."""
        header = ["unit", "indicator", "value"]
        some = next(iter(self._indicators), "")
        rows = self._refused(header, [[name, some, _NOTHING] for name in names])
        # a name that is a word for units, such as "Phường", ends a table: the others are asked anew
        behind = min((row["row"] for row in rows if row["code"] == _ENDS), default=len(names))
        rest = self._units(names[behind:]) if behind < len(names) else []
        return [
            *(row for row in rows if row["code"] != _ENDS),
            *({**row, "row": row["row"] + behind} for row in rest),
        ]

    def _headings(self, names: list[str]) -> list[dict[str, Any]]:
        """A sheet of a row for each heading, with a cell of its own in it."""
        units = self.rulebook.units
        unit = units[0]["id"] if units else ""
        rows = [[unit, *(_NOTHING if one == name else "" for one in names)] for name in names]
        found = self._refused(["unit", *names], rows)
        # a heading of another year than the one asked about is read where none is said
        left = sorted(set(range(1, len(names) + 1)) - {row["row"] for row in found})
        rest = [names[number - 1] for number in left]
        if not rest:
            return found
        rows = [[unit, *(_NOTHING if one == name else "" for one in rest)] for name in rest]
        told = self._refused(["unit", *rest], rows, "")
        return [*found, *({**row, "row": left[row["row"] - 1]} for row in told)]

    def _refused(
        self, header: list[str], rows: Sequence[list[str | bytes]], period: str | None = None
    ) -> list[dict[str, Any]]:
        last = self.rulebook.years[-1]
        unsaid = _core.Unsaid(
            locale=self.said["locale"],
            assumed=self.said.get("assumed", False),
            period=str(self.said.get("period") or last) if period is None else period,
            recorded_on=f"{last}-12-31",
        )
        base = self.rulebook.facts._ledger
        known = len(base.refused(self.rulebook._handle))
        ledger, _ = _core.add_grid(self.rulebook._handle, base, header, list(rows), "", unsaid)
        if ledger is None:
            return []
        found: list[dict[str, Any]] = ledger.refused(self.rulebook._handle)[known:]
        return found

    @cached_property
    def _indicators(self) -> dict[str, Mapping[str, Any]]:
        return {row["id"]: row for row in self.rulebook.indicators}

    @cached_property
    def measures(self) -> set[str]:
        """All units of measure of the programme."""
        return {str(row["measured_in"]) for row in self._indicators.values()} - {""}
