"""What is computed from restricted indicators, by text and to any depth (section 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..feel.issues import RefusedError
from ..feel.nodes import Call, Name, String
from ..feel.parser import parse
from .core import remembered
from .texts import nodes

if TYPE_CHECKING:
    from .world import World

READ = (
    "value requires asked_when across rank working_days applies_when rule score max met_from"
    " met_when grade quota if_lacking show points members k adjust pass keys done_by due opens"
    " not_required_when bearers"
).split()
WORDS = ("id", "reason", "label", "cohort", "order", "clauses", "provisional_until")
MEMBERS = ("where", "same", "exists")


@remembered
def is_restricted(w: World, name: str) -> bool:
    """Whether an item reads a restricted indicator."""
    found: set[str] = set()
    left = [name]
    while left:
        here = left.pop()
        if here not in found:
            found.add(here)
            for kind in ("measures", "parameters", "criteria", "groups", "duties"):
                for element in w.pack.by_id.get(kind, {}).get(here, []):
                    left += [n for key in READ for n in _names(w, element.get(key))]
                    for key in ("across", "rank", "quota"):
                        cohort = element.get(key, {}).get("cohort")
                        named = w.pack.get("cohorts", cohort) if cohort else {}
                        left += [n for m in MEMBERS for n in _names(w, named.get(m))]
    indicators = [e for n in found for e in w.pack.by_id.get("indicators", {}).get(n, [])]
    return any(element.get("sensitivity") == "restricted" for element in indicators)


def shows(w: World, part: Any) -> bool:
    """Whether a text, or a day by what it is anchored at, shows a restricted indicator."""
    return any(is_restricted(w, name) for name in _names(w, part))


def _names(w: World, part: Any) -> Iterator[str]:
    inner = [v for k, v in part.items() if k not in WORDS] if isinstance(part, dict) else part
    if isinstance(inner, list):
        for each in inner:
            yield from _names(w, each)
    elif isinstance(inner, str):
        yield inner
        yield from (codes[inner] for codes in w.pack.codes.values() if inner in codes)
        try:
            found = list(nodes(parse(inner)))
        except RefusedError:
            return
        yield from (node.name for node in found if isinstance(node, Name))
        calls = [a for node in found if isinstance(node, Call) for a in node.arguments]
        yield from (argument.text for argument in calls if isinstance(argument, String))
