"""Whether what is given is of the kind a verb wants, and which verb makes it of what was given."""

from __future__ import annotations

from tieuchi.issues import TieuchiError, problem

#: What was given -> how a rulebook is made of it.
_RULEBOOK = {
    "Programme": "compile_rules(programme)",
    "Facts": ".rulebook",
    "Snapshot": ".rulebook",
}
_PACK = "compile_rules(read_programme(pack))"


def needs_rulebook(value: object, error: type[TieuchiError], verb: str) -> None:
    """Raises that error where the value is no rulebook, and names the way to one."""
    kind = type(value).__name__
    if kind == "Rulebook":
        return
    way = _RULEBOOK.get(kind, _PACK)
    if way.startswith("."):
        way = f"{kind.lower()}{way}"
    vi = f"{verb} cần Rulebook, ở đây là {kind}; dùng {way}"
    en = f"{verb} needs a Rulebook and was given {kind}; use {way}"
    raise error([problem("question.argument", "rulebook", vi, en)])
