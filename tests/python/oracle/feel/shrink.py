"""Smaller variants of a case, for finding the core of a difference."""

from __future__ import annotations

from collections.abc import Iterator

from .jsonl import Case
from .mistakes import pieces_of

_ATOMS = ("1", "true", "m", "p", "[]", "0")


def with_text(case: Case, text: str, number: int) -> Case:
    """The case with another text."""
    return {**case, "expression": text, "id": f"s{number}"}


def parts(case: Case) -> Iterator[str]:
    """Every run of tokens, the shortest first."""
    pieces = pieces_of(str(case["expression"]))
    for size in range(1, len(pieces)):
        for at in range(len(pieces) - size + 1):
            yield "".join(pieces[at : at + size]).strip()


def reductions(case: Case) -> Iterator[str]:
    """The text with one run of tokens left out or replaced by an atom."""
    pieces = pieces_of(str(case["expression"]))
    for size in range(len(pieces) - 1, 0, -1):
        for at in range(len(pieces) - size + 1):
            before, after = "".join(pieces[:at]), "".join(pieces[at + size :])
            yield (before + after).strip()
            if size > 1 or len(pieces) < 12:
                for atom in _ATOMS:
                    yield f"{before}{atom} {after}".strip()


def trimmed(case: Case) -> Case:
    """The case without declarations that its text does not name."""
    text = str(case["expression"])
    kept: Case = dict(case)
    for part in ("types", "inputs"):
        named = case.get(part)
        if isinstance(named, dict):
            kept[part] = {name: value for name, value in named.items() if name in text}
    return kept
