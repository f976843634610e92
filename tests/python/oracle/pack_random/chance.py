"""Draws that are the same on every machine and in every version of Python.

Only `Random.random()` and seeding by text are promised never to change, so nothing else is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws that depends on the text of its seed alone."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def below(self, most: int) -> int:
        """An integer from 0 to most - 1."""
        return int(self._random.random() * most)

    def between(self, least: int, most: int) -> int:
        """An integer from least to most, both included."""
        return least + self.below(most - least + 1)

    def often(self, share: float) -> bool:
        """True in that share of the draws."""
        return self._random.random() < share

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(len(options))]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """Some of the options, each once, in their order."""
        left = list(range(len(options)))
        wanted = self.between(min(least, len(left)), min(most, len(left)))
        chosen = [left.pop(self.below(len(left))) for _ in range(wanted)]
        return [options[at] for at in sorted(chosen)]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in another order."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in options]
