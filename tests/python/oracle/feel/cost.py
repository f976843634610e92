"""What a checked rule may take and hand out at most (section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from . import sizes
from .check_calls import SEVERAL
from .nodes import (
    At,
    Between,
    Binary,
    Boolean,
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
    String,
    Test,
)
from .sizes import SCALAR, ListSize, Size, length_of, smaller, values_in
from .types import ListOf, RangeOf, Type

COST_BOUND = 1_000_000
RESULT_BOUND = 100_000
SHOWN_BOUND = 1_000_000
RUN_BOUND = 10_000
#: What a function looks at besides its arguments: nothing, the elements of its lists, or their
#: parts as well.
VISITS = {
    **dict.fromkeys(("sum", "mean", "min", "max", "all", "any", "at_least"), "elements"),
    "list contains": "parts",
    **dict.fromkeys(("not", "abs", "modulo", "count", "share", "reported"), ""),
    **dict.fromkeys(("date", "duration", "years and months duration"), ""),
    **dict.fromkeys(("floor", "ceiling", "decimal", "round up", "round down"), ""),
    **dict.fromkeys(("round half up", "round half down"), ""),
}


@dataclass(frozen=True)
class Bounds:
    """How long the lists of a declared name may be."""

    outer: int = sizes.LIST_BOUND
    inner: int = sizes.INNER_BOUND


@dataclass(frozen=True)
class RuleWeight:
    """Steps of a run, values in the result, values that an explanation shows."""

    cost: int
    result: int
    shown: int


def weigh(
    tree: Node, declared: Mapping[str, Type], bounds: Mapping[str, Bounds] | None = None
) -> RuleWeight:
    """The weight of a rule; bounds are given where they are not the usual ones."""
    given = bounds or {}
    known = {name: given.get(name, Bounds()) for name in declared}
    names = {
        name: sizes.declared(kind, known[name].outer, known[name].inner)
        for name, kind in declared.items()
    }
    scales = _Scales()
    whole = scales.of(tree, names)
    return RuleWeight(whole.cost, values_in(whole.size), scales.shown)


@dataclass(frozen=True)
class _Weight:
    cost: int
    size: Size = SCALAR


def _known(kind: Type | None) -> Type:
    """The type of a checked node."""
    assert kind is not None
    return kind


class _Scales:
    def __init__(self) -> None:
        self.shown = 0
        self.loops = 0

    def of(self, node: Node, names: Mapping[str, Size]) -> _Weight:
        match node:
            case Number() | Boolean() | At():
                return _Weight(1)
            case String():
                return _Weight(1, sizes.of_text(node.text) if node.level is None else SCALAR)
            case Name():
                return _Weight(1, names[node.name])
            case Negate() | Test():
                return _Weight(1 + self.of(node.operand, names).cost)
            case Binary():
                return self.binary(node, names)
            case Between():
                parts = [self.of(n, names) for n in (node.subject, node.low, node.high)]
                return self.compared(parts, 0)
            case Member():
                return self.member(node, names)
            case If():
                condition = self.of(node.condition, names)
                chosen, other = self.of(node.chosen, names), self.of(node.other, names)
                walked = _inside(smaller(chosen.size, other.size))
                cost = 1 + condition.cost + chosen.cost + other.cost + walked
                return _Weight(cost, sizes.larger(chosen.size, other.size))
            case Iteration():
                return self.iteration(node, names)
            case Bracket():
                return self.bracket(node, names)
            case Path():
                base = self.of(node.base, names)
                cost = 1 + base.cost + sizes.elements_in(base.size)
                return _Weight(cost, sizes.field_of(base.size, node.key))
            case Call():
                return self.call(node, names)
            case ListLiteral():
                return self.list_literal(node, names)
            case RangeLiteral():
                cost = 1 + self.of(node.low, names).cost + self.of(node.high, names).cost
                return _Weight(cost, sizes.RANGE)
            case ContextLiteral():
                return self.context_literal(node, names)
        raise TypeError(f"no weight of {node!r}")

    def compared(self, sides: list[_Weight], walked: int) -> _Weight:
        """A comparison, which an explanation shows outside of loops."""
        if self.loops == 0:
            self.shown += sum(values_in(side.size) for side in sides)
        return _Weight(1 + sum(side.cost for side in sides) + walked)

    def binary(self, node: Binary, names: Mapping[str, Size]) -> _Weight:
        left, right = self.of(node.left, names), self.of(node.right, names)
        if node.op in ("=", "!="):
            return self.compared([left, right], _inside(smaller(left.size, right.size)))
        if node.op in ("<", "<=", ">", ">="):
            return self.compared([left, right], 0)
        return _Weight(1 + left.cost + right.cost)

    def member(self, node: Member, names: Mapping[str, Size]) -> _Weight:
        subject = self.of(node.subject, names)
        sides, walked = [subject], 0
        for index, test in enumerate(node.tests):
            side = self.of(test.operand if isinstance(test, Test) else test, names)
            sides.append(side)
            if isinstance(test, Test):
                walked += 1 + _inside(smaller(subject.size, side.size))
            elif index in node.equal:
                walked += _inside(smaller(subject.size, side.size))
            elif isinstance(test.typed, ListOf) and isinstance(test.typed.element, RangeOf):
                walked += length_of(side.size)
            elif isinstance(test.typed, ListOf):
                walked += _searched(subject.size, side.size)
        return self.compared(sides, walked)

    def iteration(self, node: Iteration, names: Mapping[str, Size]) -> _Weight:
        self.loops += 1
        total, times = 1, 1
        for iterator in node.iterators:
            domain = iterator.domain
            if isinstance(domain, FromTo):
                cost = self.of(domain.first, names).cost + self.of(domain.last, names).cost
                length, element = _steps(domain), SCALAR
                names = {**names, iterator.name: element}
            else:
                found = self.of(domain, names)
                cost, length = found.cost, length_of(found.size)
                names = {**names, iterator.name: sizes.element_of(found.size)}
            total += times * cost
            times *= length
        body = self.of(node.body, names)
        self.loops -= 1
        size = ListSize(min(times, RUN_BOUND), body.size) if node.kind == "for" else SCALAR
        return _Weight(total + times * (1 + body.cost), size)

    def bracket(self, node: Bracket, names: Mapping[str, Size]) -> _Weight:
        base = self.of(node.base, names)
        element = sizes.element_of(base.size)
        if node.is_index:
            return _Weight(1 + base.cost + self.of(node.inside, names).cost, element)
        keys = {key: sizes.field_of(element, key) for key in node.keys}
        self.loops += 1
        inside = self.of(node.inside, {**names, "item": element, **keys})
        self.loops -= 1
        return _Weight(1 + base.cost + length_of(base.size) * (1 + inside.cost), base.size)

    def call(self, node: Call, names: Mapping[str, Size]) -> _Weight:
        parts = [self.of(argument, names) for argument in node.arguments]
        own = 1 + sum(part.cost for part in parts)
        if node.function not in VISITS:  # of the host: its result is like a declared value
            usual = Bounds()
            return _Weight(own, sizes.declared(_known(node.typed), usual.outer, usual.inner))
        match VISITS[node.function]:
            case "":
                return _Weight(own)
            case "elements":
                several = len(parts) > 1 and node.function in SEVERAL
                looked_at = len(parts) if several else sum(length_of(part.size) for part in parts)
                return _Weight(own + looked_at)
            case "parts":
                return _Weight(own + _searched(parts[1].size, parts[0].size))
        raise TypeError(f"no cost of {node.function}")

    def list_literal(self, node: ListLiteral, names: Mapping[str, Size]) -> _Weight:
        parts = [self.of(element, names) for element in node.elements]
        element: Size = parts[0].size if parts else SCALAR
        for part in parts[1:]:
            element = sizes.larger(element, part.size)
        return _Weight(1 + sum(part.cost for part in parts), ListSize(len(parts), element))

    def context_literal(self, node: ContextLiteral, names: Mapping[str, Size]) -> _Weight:
        cost = 1
        fields: dict[str, Size] = {}
        for entry in node.entries:
            value = self.of(entry.value, {**names, **fields})
            cost += value.cost
            fields[entry.key] = value.size
        return _Weight(cost, sizes.ContextSize(fields))


def _inside(size: Size) -> int:
    return values_in(size) - 1


def _searched(subject: Size, given: Size) -> int:
    return length_of(given) * values_in(smaller(subject, sizes.element_of(given)))


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
