"""A folder of pages: one a unit, and one that leads to them."""

from __future__ import annotations

import os
from pathlib import Path

from tieuchi import page
from tieuchi._files import write_whole
from tieuchi._kinds import needs_rulebook
from tieuchi.facts import Day, Facts, Snapshot
from tieuchi.issues import QuestionError, known_lang
from tieuchi.programme import Rulebook
from tieuchi.reports import former_of
from tieuchi.verbs import Years, snapshot_of, years_of


def report_per_unit(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    folder: str | os.PathLike[str],
    *,
    year: Years = None,
    as_of: Day | None = None,
    lang: str | None = None,
    since: Day | Snapshot | None = None,
) -> Path:
    """Writes a page for each unit into a folder, then `index.html`, whose path it returns.

    Arguments as for `report`; the folder is made where it is not there. Each file is the old one
    or the new one, whole; the index comes last, so that it leads to pages that are there. Raises
    QuestionError.

    >>> tieuchi.report_per_unit(rulebook, known, "tung-phuong", year=2026).name
    'index.html'
    """
    needs_rulebook(rulebook, QuestionError)
    known = snapshot_of(rulebook, snapshot, as_of)
    spoken = rulebook.language if lang is None else known_lang(lang)
    into = Path(folder)
    into.mkdir(parents=True, exist_ok=True)
    former = former_of(rulebook, known, since)
    pages = page.render_units(
        rulebook, known, years=years_of(year) or None, since=former, lang=spoken
    )
    for name, text in pages:
        write_whole(into / name, text.encode())
    return into / page.INDEX
