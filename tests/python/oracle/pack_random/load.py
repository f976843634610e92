"""A pack in memory, given to the library by a folder that lives as long as it is read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tieuchi

Files = dict[str, str]

#: A file system in memory, where there is one.
QUICK = Path("/dev/shm")


@dataclass(frozen=True)
class Loaded:
    """A pack that the library accepts."""

    files: Files
    rules: tieuchi.Rulebook
    facts: tieuchi.Facts


class RefusedError(Exception):
    """The library has errors to tell of the pack."""


@contextmanager
def folder_of(files: Files) -> Iterator[Path]:
    """A folder with the files of a pack."""
    place = Path(tempfile.mkdtemp(prefix="pack-", dir=QUICK if QUICK.is_dir() else None))
    try:
        for path, text in files.items():
            file = place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        yield place
    finally:
        shutil.rmtree(place)


def loaded(files: Files) -> Loaded:
    """The pack, compiled, with its own facts; `RefusedError` with the issues that are errors."""
    with folder_of(files) as folder:
        wrong = [issue for issue in tieuchi.check(folder) if issue.is_error]
        if wrong:
            raise RefusedError("; ".join(sorted({issue.code for issue in wrong})))
        rules = tieuchi.compile_rules(tieuchi.read_programme(folder))
        return Loaded(files, rules, rules.facts)
