"""The static worst-case cost of a checked rule (section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from .nodes import (
    Between,
    Binary,
    Bracket,
    Call,
    ContextLiteral,
    FromTo,
    If,
    Iteration,
    ListLiteral,
    Member,
    Name,
    Negate,
    Node,
    Number,
    Path,
    RangeLiteral,
    Test,
)
from .types import ListOf

COST_BOUND = 1_000_000
LIST_SIZE = 1_000
RUN_BOUND = 10_000
_SIZED = ("sum", "mean", "min", "max", "all", "any", "list contains", "at_least")


def cost_of(tree: Node, bounds: Mapping[str, int] | None = None) -> int:
    """The cost of a rule, the bounds of declared lists given where they are not the usual one."""
    return _Cost(bounds or {}).cost(tree)


class _Cost:
    def __init__(self, bounds: Mapping[str, int]) -> None:
        self.bounds = bounds

    def cost(self, node: Node) -> int:
        match node:
            case Bracket(is_index=False):
                inside = 1 + self.cost(node.inside)
                return 1 + self.cost(node.base) + self.size(node.base) * inside
            case Iteration():
                return self.iteration(node)
            case FromTo():
                return self.cost(node.first) + self.cost(node.last)
        own = 1 + sum(map(self.cost, _children(node)))
        match node:
            case Binary(op="=" | "!="):
                return own + self.compared(node.left, node.right)
            case Member():
                operands = [test for test in node.tests if not isinstance(test, Test)]
                tests = [test for test in node.tests if isinstance(test, Test)]
                equal = (self.compared(node.subject, t.operand) for t in tests if "=" in t.op)
                return own + sum(map(self.listed, operands)) + sum(equal)
            case Path():
                return own + self.listed(node.base)
            case Call() if node.function in _SIZED:
                return own + sum(map(self.listed, node.arguments))
        return own

    def compared(self, left: Node, right: Node) -> int:
        if self.is_list(left) and self.is_list(right):
            return min(self.size(left), self.size(right))
        return 0

    def listed(self, node: Node) -> int:
        return self.size(node) if self.is_list(node) else 0

    def iteration(self, node: Iteration) -> int:
        total, times = 1, 1
        for iterator in node.iterators:
            total += times * self.cost(iterator.domain)
            times *= self.size(iterator.domain)
        return total + times * (1 + self.cost(node.body))

    def is_list(self, node: Node) -> bool:
        return isinstance(node.typed, ListOf)

    def size(self, node: Node) -> int:
        match node:
            case ListLiteral():
                return len(node.elements)
            case Name():
                return self.bounds.get(node.name, LIST_SIZE)
            case Bracket(is_index=False):
                return self.size(node.base)
            case Path() if self.is_list(node.base):
                return self.size(node.base)
            case If():
                return max(self.size(node.chosen), self.size(node.other))
            case Iteration():
                times = 1
                for iterator in node.iterators:
                    times *= self.size(iterator.domain)
                return min(times, RUN_BOUND)
            case FromTo():
                return _steps(node)
        return LIST_SIZE


def _steps(node: FromTo) -> int:
    ends = _whole(node.first), _whole(node.last)
    if ends[0] is None or ends[1] is None:
        return RUN_BOUND
    return max(0, ends[1] - ends[0] + 1)


def _whole(node: Node) -> int | None:
    """The integer of a number literal, its minus sign included."""
    match node:
        case Negate():
            inner = _whole(node.operand)
            return None if inner is None else -inner
        case Number(value=Fraction() as value) if value.denominator == 1:
            return value.numerator
    return None


def _children(node: Node) -> list[Node]:
    match node:
        case Negate() | Test():
            return [node.operand]
        case Binary():
            return [node.left, node.right]
        case Between():
            return [node.subject, node.low, node.high]
        case Member():
            return [node.subject, *node.tests]
        case If():
            return [node.condition, node.chosen, node.other]
        case Bracket():
            return [node.base, node.inside]
        case Path():
            return [node.base]
        case Call():
            return node.arguments
        case ListLiteral():
            return node.elements
        case RangeLiteral():
            return [node.low, node.high]
        case ContextLiteral():
            return [entry.value for entry in node.entries]
    return []
