"""What every round gave, and the figures made of it."""

import statistics
from collections.abc import Sequence


class Measured:
    """Rounds by measurement ("eval typical known", "compile typical") and side."""

    def __init__(self) -> None:
        self.rounds: dict[tuple[str, str], list[dict[str, float]]] = {}

    def add(self, what: str, side: str, found: dict[str, float]) -> None:
        """Keeps what one round gave."""
        self.rounds.setdefault((what, side), []).append(found)

    def all_of(self, what: str, side: str, key: str) -> list[float]:
        """The figures of all rounds that tell this one."""
        return [r[key] for r in self.rounds.get((what, side), []) if key in r]

    def median(self, what: str, side: str, key: str = "ns") -> float | None:
        """The median over the rounds; nothing when the side does not tell."""
        found = self.all_of(what, side, key)
        return statistics.median(found) if found else None

    def spread(self, side: str) -> float:
        """How far the median of a measurement lies above its least round, in the middle."""
        apart = [
            statistics.median(found) / min(found) - 1
            for what, of in self.rounds
            if of == side and (found := self.all_of(what, of, "ns"))
        ]
        return statistics.median(apart)

    def figures(self) -> list[dict[str, object]]:
        """Everything, for keeping."""
        return [
            {"what": what, "side": side, "median": self.median(what, side), "rounds": found}
            for (what, side), found in self.rounds.items()
        ]

    def ratio(self, what: str, side: str, ours: str, key: str = "ns") -> float | None:
        """How many times ours a figure of a peer is."""
        theirs, own = self.median(what, side, key), self.median(what, ours, key)
        return theirs / own if theirs is not None and own else None

    def mean_ratio(self, whats: Sequence[str], side: str, ours: str) -> float | None:
        """The geometric mean of the ratios."""
        found = [r for r in (self.ratio(w, side, ours) for w in whats) if r]
        return statistics.geometric_mean(found) if found else None
