"""The names an expression may use (section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .types import ContextOf, Type


@dataclass(frozen=True)
class Found:
    """What a name stands for; no type when its definition is in error."""

    kind: Type | None
    is_declared: bool = False
    is_ambiguous: bool = False
    is_guess: bool = False


@dataclass(frozen=True)
class HostFunction:
    """A function of the host by the types of its arguments and of its value (section 10)."""

    parameters: tuple[Type, ...]
    result: Type


class Scope:
    """Declared names, or the iteration variables and context keys inside another scope."""

    def __init__(
        self,
        names: Mapping[str, Type | None],
        outer: Scope | None = None,
        hosts: Mapping[str, HostFunction] | None = None,
    ) -> None:
        self.names = dict(names)
        self.outer = outer
        self.hosts = hosts or {}

    def host(self, function: str) -> HostFunction | None:
        """The function of the host of that name."""
        return self.hosts.get(function) if self.outer is None else self.outer.host(function)

    def find(self, name: str) -> Found | None:
        """What the name stands for here."""
        if name in self.names:
            return Found(self.names[name], is_declared=self.outer is None)
        return self.outer.find(name) if self.outer is not None else None

    def has(self, name: str) -> bool:
        """Whether a new name would hide one in scope."""
        found = self.find(name)
        return found is not None and not found.is_guess

    def with_names(self, names: Mapping[str, Type | None]) -> Scope:
        """A scope inside this one."""
        return Scope(names, self)


class FilterScope(Scope):
    """Inside a bracket: `item` and the keys of the element."""

    def __init__(self, element: Type | None, outer: Scope) -> None:
        super().__init__({}, outer)
        self.element = element
        self.keys = dict(element.fields) if isinstance(element, ContextOf) else {}
        self.is_used = False

    def find(self, name: str) -> Found | None:
        """`item`, a key, or an outer name; any name may be a key of an untyped element."""
        assert self.outer is not None
        if name == "item":
            self.is_used = True
            return Found(self.element, is_ambiguous="item" in self.keys)
        outer = self.outer.find(name)
        if name in self.keys:
            self.is_used = True
            return Found(self.keys[name], is_ambiguous=outer is not None and not outer.is_guess)
        return Found(None, is_guess=True) if outer is None and self.element is None else outer
