"""Everything about one day as one file."""

from __future__ import annotations

import os
from pathlib import Path

from tieuchi import page
from tieuchi._files import write_whole
from tieuchi.facts import Day, Facts, Snapshot
from tieuchi.programme import Rulebook
from tieuchi.verbs import Years, snapshot_of, years_of


def report(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    path: str | os.PathLike[str],
    *,
    year: Years = None,
    as_of: Day | None = None,
    lang: str = "vi",
) -> Path:
    """Writes one self-contained HTML page and returns its path; arguments as for `assess`.

    The file is the old one or the new one, whole, whatever ends the writing; a pipe or a device
    that is there already is written to.
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    written = page.render(rulebook, known, years=years_of(year) or None, lang=lang)
    write_whole(path, written.encode())
    return Path(path)
