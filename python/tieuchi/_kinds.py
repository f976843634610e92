"""Whether what is given is of the kind a verb wants, and which verb makes it of what was given."""

from __future__ import annotations

from tieuchi.issues import TieuchiError, problem

#: How a rulebook is made of what was given.
_TO_RULEBOOK = {
    "Programme": "compile_rules(programme)",
    "Facts": ".rulebook",
    "Snapshot": ".rulebook",
}
_TO_FACTS = {
    "Programme": "read_facts(compile_rules(programme))",
    "Rulebook": "read_facts(rulebook)",
    "Snapshot": ".facts",
}
_TO_PROGRAMME = {"Rulebook": ".programme"}


def needs_rulebook(value: object, error: type[TieuchiError]) -> None:
    """Raises that error where the value is no rulebook, and names the way to one."""
    _needs(value, "Rulebook", _TO_RULEBOOK, "compile_rules(read_programme(pack))", error)


def needs_facts(value: object, error: type[TieuchiError]) -> None:
    """The same of facts."""
    _needs(value, "Facts", _TO_FACTS, "read_facts(rulebook, ...)", error)


def needs_programme(value: object, error: type[TieuchiError]) -> None:
    """The same of a programme."""
    _needs(value, "Programme", _TO_PROGRAMME, "read_programme(pack)", error)


def _needs(
    value: object, wanted: str, ways: dict[str, str], usual: str, error: type[TieuchiError]
) -> None:
    kind = type(value).__name__
    if kind == wanted:
        return
    way = ways.get(kind, usual)
    vi = f"cần {wanted}, ở đây là {kind}; dùng {way}"
    en = f"a {wanted} is needed and {kind} was given; use {way}"
    raise error([problem("question.argument", wanted.lower(), vi, en)])
