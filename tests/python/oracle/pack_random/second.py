"""The second evaluator of packs, where it is there: its answers beside those of the library."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .load import Files

#: Where the second evaluator compares its rows with the library's.
MODULE = "oracle.pack.compare"


def is_there() -> bool:
    """Whether the second evaluator is part of this tree."""
    return find_spec("oracle.pack") is not None


def compare_with_oracle(files: Files, days: list[str]) -> list[str]:
    """The rows in which the second evaluator and the library differ, in words.

    Nothing where the second evaluator says that it does not cover the pack.
    """
    compare: Any = import_module(MODULE)
    not_covered: type[Exception] = import_module("oracle.pack.core").NotCovered
    subject = compare.subject_of(files, "random")
    try:
        return [str(found) for day in days for found in compare.differences(subject, day)[1]]
    except not_covered:
        return []
