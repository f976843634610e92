"""Why: the answer of the library for one unit, which shows itself as a tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tieuchi._view.explanations import nothing_told, telling
from tieuchi._view.shown import Shown, View
from tieuchi.issues import known_lang


class Explanation(Shown):
    """Reasons for one unit and year; made by `explain`. Immutable.

    `items` are dicts, one per item asked: `outcome`, `summary`, `clauses` (as printed, our words,
    `quote`), `rules`, `comparisons` (threshold and distance), `values` (with document, day and
    reporter), `missing` (with owner), `notes`, and `members` of the same form.

    >>> result.explain("mh-p1", "yeu_cau").outcome
    'not_met'
    """

    schema = "tieuchi/explanation/1"

    def __init__(self, text: str, *, lang: str = "vi", year: int | None = None) -> None:
        self._text = text
        self._year = year
        self._lang = lang
        self._answer: dict[str, Any] = json.loads(text)

    @property
    def items(self) -> list[dict[str, Any]]:
        """The explanation of each item asked."""
        return list(self._answer["items"])

    @property
    def year(self) -> int | None:
        """The year that is explained; None of an answer whose year nobody told."""
        return self._year

    @property
    def provenance(self) -> dict[str, Any]:
        """Programme, hashes of rules, units and facts, the day and the version."""
        return dict(self._answer["provenance"])

    @property
    def outcome(self) -> str | None:
        """The outcome when one item was asked, else None."""
        items = self._answer["items"]
        return str(items[0]["outcome"]) if len(items) == 1 else None

    def json(self) -> str:
        """The answer as the library gave it: JSON, keys sorted, no spaces."""
        return self._text

    def show(self, lang: str | None = None, *, rules: bool = False) -> View:
        """The tree in "vi" or "en": text, folded lists in a notebook, `.markdown()`.

        `rules` tells the program text of each rule too; a notebook has it behind a click.
        """
        known = self._lang if lang is None else known_lang(lang)
        if not self._answer["items"]:
            return View([nothing_told(self._answer, self._year, known)], known)
        return View(telling(self._answer, known), known, rules=rules)

    def __len__(self) -> int:
        return len(self._answer["items"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Explanation):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_read_back, (self._text, self._lang, self._year))


def _read_back(text: str, lang: str, year: int | None = None) -> Explanation:
    return Explanation(text, lang=lang, year=year)
