"""The strict checker: types of nodes and every issue of section 9."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import check_calls, check_lists, check_operators
from .cost import COST_BOUND, RESULT_BOUND, SHOWN_BOUND, Bounds, weigh
from .dates import Date
from .durations import Months
from .issues import Issue
from .nodes import (
    At,
    Between,
    Binary,
    Boolean,
    Bracket,
    Call,
    ContextLiteral,
    If,
    Iteration,
    ListLiteral,
    Member,
    Name,
    Negate,
    Node,
    Null,
    Number,
    Path,
    RangeLiteral,
    String,
)
from .scope import HostFunction, Scope
from .types import BOOLEAN, DATE, MONTHS, NUMBER, SPAN, STRING, RatingOf, Type, rating_in, unify
from .values import Rating

_CHECKS: dict[type[Node], Callable[[Checker, Any, Scope, Type | None], Type | None]] = {
    Negate: check_operators.negate,
    Binary: check_operators.binary,
    Between: check_operators.between,
    Member: check_operators.member,
    If: check_operators.conditional,
    Iteration: check_lists.iteration,
    Bracket: check_lists.bracket,
    Path: check_lists.path,
    ListLiteral: check_lists.list_literal,
    RangeLiteral: check_lists.range_literal,
    ContextLiteral: check_lists.context_literal,
    Call: check_calls.call,
}


class Checker:
    """Collects issues while it walks a tree; a node in error has no type."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self.naturals: dict[tuple[Node, Scope], Type | None] = {}

    def report(self, code: str, place: int) -> None:
        """One more issue; the node has no type."""
        self.issues.append(Issue(place, code))

    def check(self, node: Node, scope: Scope, beside: Type | None = None) -> Type | None:
        """The type of a node; a string literal is read as a level of the rating beside it."""
        node.typed = self.kind_of(node, scope, beside if rating_in(beside) else None)
        return node.typed

    def kind_of(self, node: Node, scope: Scope, beside: Type | None) -> Type | None:
        """The type of a node by its form."""
        match node:
            case String():
                return self.string(node, beside)
            case Number():
                if node.value is None:
                    self.report("feel.bound.digits", node.place)
                    return None
                return NUMBER
            case Boolean():
                return BOOLEAN
            case Null():
                self.report("feel.type.null", node.place)
                return None
            case At():
                return self.at(node)
            case Name():
                return self.name(node, scope)
        return _CHECKS[type(node)](self, node, scope, beside)

    def string(self, node: String, scale: Type | None) -> Type | None:
        """A string, or a level where a rating stands beside it."""
        node.level = None
        if not isinstance(scale, RatingOf):
            return STRING
        if node.text not in scale.levels:
            self.report("feel.type.level", node.place)
            return None
        node.level = Rating(scale.levels.index(node.text), node.text)
        return scale

    def at(self, node: At) -> Type | None:
        """A date or a duration."""
        if node.value is None:
            self.report("feel.literal.at", node.place)
            return None
        if isinstance(node.value, Date):
            return DATE
        return MONTHS if isinstance(node.value, Months) else SPAN

    def name(self, node: Name, scope: Scope) -> Type | None:
        """The type of a name in scope."""
        found = scope.find(node.name)
        if found is None:
            self.report("feel.name.unknown", node.place)
            return None
        if found.is_ambiguous:
            self.report("feel.name.ambiguous", node.place)
            return None
        return found.kind

    def natural(self, node: Node, scope: Scope) -> Type | None:
        """The type of a node read by itself, nothing reported."""
        key = (node, scope)
        if key not in self.naturals:
            mark = len(self.issues)
            self.naturals[key] = self.check(node, scope)
            del self.issues[mark:]
        return self.naturals[key]

    def type_beside(self, nodes: list[Node], scope: Scope) -> Type | None:
        """The first type with a rating, which string literals among these nodes are read by."""
        if not any(map(is_literal_text, nodes)):
            return None
        kinds = (self.natural(node, scope) for node in nodes)
        return next((kind for kind in kinds if rating_in(kind) is not None), None)


def is_literal_text(node: Node) -> bool:
    """A string literal, or a list or range literal with one among its parts."""
    match node:
        case String():
            return True
        case ListLiteral():
            return any(map(is_literal_text, node.elements))
        case RangeLiteral():
            return is_literal_text(node.low) or is_literal_text(node.high)
    return False


def check_tree(
    tree: Node,
    types: Mapping[str, Type],
    wanted: Type | None = None,
    hosts: Mapping[str, HostFunction] | None = None,
    bounds: Mapping[str, Bounds] | None = None,
) -> tuple[Type | None, list[Issue]]:
    """The type of a rule and its issues, earliest place first."""
    checker = Checker()
    kind = checker.check(tree, Scope(types, hosts=hosts))
    if kind is not None and wanted is not None and unify(kind, wanted) is None:
        checker.report("feel.type.result", tree.place)
    if not checker.issues:
        weight = weigh(tree, types, bounds)
        if weight.cost > COST_BOUND:
            checker.report("feel.bound.cost", 0)
        if weight.result > RESULT_BOUND or weight.shown > SHOWN_BOUND:
            checker.report("feel.bound.result", 0)
    return kind, sorted(set(checker.issues))
