"""How facts and snapshots show themselves: in words and as a picture."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from tieuchi._plot.picture import Picture
from tieuchi._refused import COLUMNS, Sources, told
from tieuchi._table import frame_of
from tieuchi._view import things
from tieuchi._view.model import Table
from tieuchi._view.shown import Shown, View
from tieuchi._watch import watch
from tieuchi.catalogue import names_of_units
from tieuchi.issues import Issues, QuestionError, issues_of, known_lang

if TYPE_CHECKING:
    from tieuchi.facts import Facts
    from tieuchi.programme import Rulebook

#: Facts up to which a snapshot counts those that it knows when it shows itself.
MOST_COUNTED = 50_000


class FactsFace(Shown):
    """What facts say of themselves."""

    rulebook: Rulebook
    issues: Issues
    admitted: int
    _refused: tuple[dict[str, Any], ...]
    _sources: Sources

    def __len__(self) -> int:
        return 0

    def _reports_refused(self) -> list[dict[str, Any]]:
        return []

    def refused_frame(self, kind: str | None = None, *, lang: str | None = None) -> Any:
        """The rows that were refused as a frame, a line for each thing that is wrong with one.

        Its columns: file, row, column, unit, period, indicator, value (as it was written), code,
        message, proposal, then words for unit and indicator, in "vi" or "en". `kind` is "pandas",
        "polars", "arrow" or "dicts"; without it the frame is of the kind that was read last, and
        a list of dicts where no frame was. Raises QuestionError.
        """
        known = known_lang(self.rulebook.language if lang is None else lang)
        rows = told(
            self.issues,
            self._refused,
            self._reports_refused(),
            self._sources,
            self.rulebook._told_once(),
            known,
        )
        return frame_of(kind or self._sources.kind or "dicts", COLUMNS, rows)

    def show(self, lang: str | None = None) -> View:
        """Rows kept and refused, and what is wrong with them, in "vi" or "en"."""
        known = known_lang(self.rulebook.language if lang is None else lang)
        table = things.facts(
            self.rulebook.label.to(known),
            count=len(self),
            admitted=self.admitted,
            refused=len(self._refused),
            problems=self.issues._problems(known),
            synthetic=self.rulebook.synthetic,
            lang=known,
        )
        return View([table], known)


class SnapshotFace(Shown):
    """What a snapshot says of itself."""

    facts: Facts
    day: date

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook under which the facts were let in."""
        return self.facts.rulebook

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The facts known on the day."""
        return []

    def show(self, lang: str | None = None) -> View:
        """The day and how many facts are known on it, in "vi" or "en"."""
        known = known_lang(self.rulebook.language if lang is None else lang)
        return View([self._table(known)], known)

    def _table(self, lang: str) -> Table:
        few = len(self.facts) <= MOST_COUNTED
        return things.snapshot(
            self.rulebook.label.to(lang),
            iso=self.day.isoformat(),
            known=len(self.rows) if few else None,
            count=len(self.facts),
            synthetic=self.rulebook.synthetic,
            lang=lang,
        )

    def plot(self, lang: str | None = None, *, year: int | None = None) -> Picture:
        """When the figures of a year came in, unit by unit, beside the days on which something was
        due, in "vi" or "en"; without `year` that of the day.

        Figures recorded after the day are hollow. Raises QuestionError, also where the extra
        `charts` is missing.
        """
        from tieuchi._plot.ledger import ledger

        known = known_lang(self.rulebook.language if lang is None else lang)
        years = self.rulebook.years
        in_year = min(max(self.day.year, years[0]), years[-1]) if year is None else year
        asked = {"as_of": self.day.isoformat(), "years": [in_year]}
        answer, said = self.facts._session.ask("duties", json.dumps(asked), "", watch())
        if answer is None:
            raise QuestionError(issues_of(said))
        described = self.rulebook._told_once()
        agencies = {one["id"]: one["label"] for one in described["agencies"]}
        names = {**names_of_units(described), **agencies}  # units first
        rows = [row for row in self.facts.rows if row["period"].startswith(str(in_year))]
        duties = json.loads(answer.json(watch()))
        duties["provenance"]["supposed"] = self.facts.supposed
        return ledger(rows, duties, names, known, year=in_year)
