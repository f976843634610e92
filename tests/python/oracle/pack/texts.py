"""Rule texts with the functions of the host: read once, checked for a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..feel import types
from ..feel.checker import check_tree
from ..feel.issues import RefusedError
from ..feel.nodes import Call, Entry, FromTo, Name, Node, Number, String
from ..feel.nodes import Iterator as Variable
from ..feel.parser import parse
from ..feel.scope import HostFunction
from ..feel.types import BOOLEAN, NUMBER, ContextOf, ListOf, Type
from .core import NotCovered
from .pack import ITEMS, OUTCOMES, Pack

HOSTS = frozenset(
    "prior outcome streak met_for norm points grade reaches outcomes share_reached"
    " parts rows kept breaches children".split()
)


class Host(NamedTuple):
    """A function of the host with the element and the number it names."""

    function: str
    name: str
    number: int

    @property
    def is_computed(self) -> bool:
        """Whether it has arguments that are computed."""
        return self.function in ("norm", "reaches", "share_reached")


class Text(NamedTuple):
    """A checked text: its tree, and by text the names, functions and questions of silence."""

    tree: Node
    names: frozenset[str]
    hosts: dict[str, Host]
    reported: frozenset[str]


class Texts:
    """The texts of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.made: dict[tuple[str, int, str], Text] = {}

    def text(self, source: str, version: int, more: Mapping[str, Type]) -> Text:
        """A text checked against the names of a version and those of its place."""
        key = source, version, str(more)
        if key not in self.made:
            self.made[key] = self._made(source, version, {**self.pack.types(version), **more})
        return self.made[key]

    def _made(self, source: str, version: int, declared: Mapping[str, Type]) -> Text:
        try:
            tree = parse(source)
        except RefusedError as refused:
            raise NotCovered(f"{source!r}: {refused}") from refused
        calls = [node for node in nodes(tree) if isinstance(node, Call)]
        asked = [n for call in calls if call.function == "reported" for n in call.arguments]
        hosts = dict(_host(call) for call in calls if call.function in HOSTS)
        kinds = {key: self._typed(host, declared, version) for key, host in hosts.items()}
        _, issues = check_tree(tree, declared, None, kinds)
        if issues:
            raise NotCovered(f"{source!r}: {issues[0].code} at {issues[0].place}")
        used = {node.name for node in nodes(tree) if isinstance(node, Name)}
        reported = frozenset(node.name for node in asked if isinstance(node, Name))
        return Text(tree, frozenset(used & declared.keys()), hosts, reported)

    def _typed(self, host: Host, declared: Mapping[str, Type], version: int) -> HostFunction:
        name = host.name
        match host.function:
            case "prior":
                return HostFunction((), declared[name])
            case "outcome":
                return HostFunction((), OUTCOMES)
            case "streak" | "points" | "breaches":
                return HostFunction((), NUMBER)
            case "met_for":
                return HostFunction((), BOOLEAN)
            case "norm":
                [key] = self.pack.any_of(name, "parameters")["keys"]
                return HostFunction((declared[key],), declared[name])
            case "grade":
                return HostFunction((), self._grade(name, version) or NUMBER)
            case "reaches":
                return HostFunction((self._grade(name, version) or NUMBER,), BOOLEAN)
            case "outcomes":
                return HostFunction((), ListOf(OUTCOMES))
            case "share_reached":
                return HostFunction((OUTCOMES, NUMBER), BOOLEAN)
            case "kept":
                return HostFunction((), ListOf(BOOLEAN))
            case "rows":
                return HostFunction((), ListOf(self._row(name, declared)))
        return HostFunction((), ListOf(declared[name]))

    def _grade(self, name: str, version: int) -> Type | None:
        found = self.pack.variant(name, version, *ITEMS) or self.pack.any_of(name, *ITEMS)
        return self.pack.type_of({"type": "rating", **found["grade"]}) if "grade" in found else None

    def _row(self, name: str, declared: Mapping[str, Type]) -> Type:
        kind = declared[name]
        fields = dict(kind.fields) if isinstance(kind, ContextOf) else {"value": kind}
        keys = self.pack.any_of(name, "parameters").get("keys", [])
        return types.context_of({key: declared[key] for key in keys} | fields)


def _host(call: Call) -> tuple[str, Host]:
    """The call as a function named with its element, what is computed left as arguments."""
    first, *rest = call.arguments
    name = (
        first.text if isinstance(first, String) else first.name if isinstance(first, Name) else ""
    )
    count = 0
    if call.function in ("prior", "met_for"):
        [number] = rest
        if not isinstance(number, Number) or number.value is None:
            raise NotCovered(f"{call.function} with a computed number")
        count, rest = int(number.value), []
    host = Host(call.function, name, count)
    call.function, call.arguments = f"{call.function} {name} {count}", rest
    return call.function, host


def nodes(tree: Any) -> Iterator[Node]:
    """Every node of a tree."""
    if isinstance(tree, list):
        for part in tree:
            yield from nodes(part)
    elif isinstance(tree, Node | Variable | Entry | FromTo):
        if isinstance(tree, Node):
            yield tree
        for part in list(vars(tree).values()):
            yield from nodes(part)
