"""The evaluator of the conformance mode: no types, errors are null (section 13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from . import arithmetic, dates
from .dates import Date
from .dynamic_equality import (
    all_of,
    any_of,
    compare,
    contained,
    equals,
    in_range,
    is_ordered_pair,
)
from .dynamic_functions import apply
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
    Invoke,
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
    Test,
)
from .numbers import CONFORMANCE
from .values import Context, Range, Value

RUN_BOUND = 10_000
Names: TypeAlias = Mapping[str, Value]


class _NoDomainError(Exception):
    pass


def evaluate(node: Node, names: Names) -> Value:
    """The value of a node, null where there is none."""
    return _EVALUATIONS[type(node)](node, names)


def _literal(node: Number | Boolean | At, _: Names) -> Value:
    return node.value


def _string(node: String, _: Names) -> Value:
    return node.text


def _null(_: Node, __: Names) -> Value:
    return None


def _name(node: Name, names: Names) -> Value:
    return names.get(node.name)


def _negate(node: Negate, names: Names) -> Value:
    return arithmetic.negate(evaluate(node.operand, names), CONFORMANCE)


def _binary(node: Binary, names: Names) -> Value:
    left, right = evaluate(node.left, names), evaluate(node.right, names)
    if node.op in ("and", "or"):
        return (all_of if node.op == "and" else any_of)([left, right])
    if node.op in ("=", "!=", "<", "<=", ">", ">="):
        return compare(node.op, left, right)
    if node.op == "+" and isinstance(left, str) and isinstance(right, str):
        return left + right
    return arithmetic.calculate(node.op, left, right, CONFORMANCE)


def _between(node: Between, names: Names) -> Value:
    subject = evaluate(node.subject, names)
    low = compare(">=", subject, evaluate(node.low, names))
    return all_of([low, compare("<=", subject, evaluate(node.high, names))])


def _member(node: Member, names: Names) -> Value:
    subject = evaluate(node.subject, names)
    return any_of(_tested(subject, test, names) for test in node.tests)


def _tested(subject: Value, test: Node, names: Names) -> bool | None:
    if isinstance(test, Test):
        return compare(test.op, subject, evaluate(test.operand, names))
    operand = evaluate(test, names)
    if isinstance(operand, Range):
        return in_range(subject, operand)
    if isinstance(operand, tuple):
        return any(contained(subject, element) for element in operand)
    return equals(subject, operand)


def _if(node: If, names: Names) -> Value:
    is_chosen = evaluate(node.condition, names) is True
    return evaluate(node.chosen if is_chosen else node.other, names)


def _bodies(node: Iteration, names: Names, depth: int = 0) -> Iterator[Value]:
    if depth == len(node.iterators):
        yield evaluate(node.body, names)
        return
    iterator = node.iterators[depth]
    for element in _domain(iterator.domain, names):
        yield from _bodies(node, {**names, iterator.name: element}, depth + 1)


def _iteration(node: Iteration, names: Names) -> Value:
    try:
        values = tuple(_bodies(node, names))
    except _NoDomainError:
        return None
    if node.kind == "for":
        return values if len(values) <= RUN_BOUND else None
    return any_of(values) if node.kind == "some" else all_of(values)


def _domain(domain: Node, names: Names) -> tuple[Value, ...]:
    if isinstance(domain, FromTo):
        return _steps(evaluate(domain.first, names), evaluate(domain.last, names))
    value = evaluate(domain, names)
    if isinstance(value, tuple):
        return value
    if value is None:
        raise _NoDomainError
    if not isinstance(value, Range):
        return (value,)
    is_up = value.low_in and value.high_in and compare("<=", value.low, value.high)
    if not is_up:
        raise _NoDomainError
    return _steps(value.low, value.high)


def _steps(first: Value, last: Value) -> tuple[Value, ...]:
    ends = _end(first), _end(last)
    if type(first) is not type(last) or ends[0] is None or ends[1] is None:
        raise _NoDomainError
    if abs(ends[1] - ends[0]) >= RUN_BOUND:
        raise _NoDomainError
    step = 1 if ends[0] <= ends[1] else -1
    steps = range(ends[0], ends[1] + step, step)
    return tuple(dates.from_days(i) if isinstance(first, Date) else Fraction(i) for i in steps)


def _end(value: Value) -> int | None:
    if isinstance(value, Date):
        return dates.to_days(value)
    is_integer = isinstance(value, Fraction) and value.denominator == 1
    return value.numerator if is_integer and isinstance(value, Fraction) else None


def _bracket(node: Bracket, names: Names) -> Value:
    base = evaluate(node.base, names)
    if not isinstance(base, tuple):
        base = () if base is None else (base,)
    index = evaluate(node.inside, _element_names(base[0] if base else None, names))
    if isinstance(index, Fraction):
        return _indexed(base, index)
    kept = (e for e in base if evaluate(node.inside, _element_names(e, names)) is True)
    return tuple(kept)


def _element_names(element: Value, names: Names) -> Names:
    keys = element.entries if isinstance(element, Context) else {}
    return {**names, "item": element, **keys}


def _indexed(base: tuple[Value, ...], index: Fraction) -> Value:
    if index.denominator != 1 or not 1 <= abs(index) <= len(base):
        return None
    position = index.numerator
    return base[position - 1 if position > 0 else position]


def _path(node: Path, names: Names) -> Value:
    return _field(evaluate(node.base, names), node.key)


def _field(value: Value, key: str) -> Value:
    match value:
        case tuple():
            return tuple(_field(element, key) for element in value)
        case Context():
            return value.entries.get(key)
        case Range() if key in ("start", "end"):
            return value.low if key == "start" else value.high
    return arithmetic.part_of(value, key)


def _call(node: Call, names: Names) -> Value:
    return apply(node.function, [evaluate(argument, names) for argument in node.arguments])


def _list(node: ListLiteral, names: Names) -> Value:
    return tuple(evaluate(element, names) for element in node.elements)


def _range(node: RangeLiteral, names: Names) -> Value:
    low, high = evaluate(node.low, names), evaluate(node.high, names)
    if low is not None and high is not None and not is_ordered_pair(low, high):
        return None
    return Range(low, high, node.low_in, node.high_in)


def _context(node: ContextLiteral, names: Names) -> Value:
    entries: dict[str, Value] = {}
    for entry in node.entries:
        if entry.key in entries:
            return None
        entries[entry.key] = evaluate(entry.value, {**names, **entries})
    return Context(entries)


_EVALUATIONS: dict[type[Node], Callable[[Any, Names], Value]] = {
    Number: _literal,
    String: _string,
    Boolean: _literal,
    Null: _null,
    At: _literal,
    Name: _name,
    Negate: _negate,
    Binary: _binary,
    Between: _between,
    Member: _member,
    If: _if,
    Iteration: _iteration,
    Bracket: _bracket,
    Path: _path,
    Call: _call,
    Invoke: _null,
    ListLiteral: _list,
    RangeLiteral: _range,
    ContextLiteral: _context,
}
