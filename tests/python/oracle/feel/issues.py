"""What reading and checking report (section 9)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Issue:
    """A code at a byte offset; issues sort by place."""

    place: int
    code: str


class RefusedError(Exception):
    """Parsing stopped at its first issue."""

    def __init__(self, code: str, place: int) -> None:
        super().__init__(f"{code} at {place}")
        self.issue = Issue(place, code)
