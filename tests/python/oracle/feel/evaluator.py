"""The strict evaluator: unknown values with their reasons (sections 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from . import arithmetic, dates
from .dates import Date
from .equality import all_of, any_of, compare, equals, in_range, is_same
from .functions import apply
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
from .numbers import STRICT
from .values import Context, Range, Unknown, Value, reason, reasons_of, undefined, union

RUN_BOUND = 10_000
Names: TypeAlias = Mapping[str, Any]
"""Values by name; what a function of the host does by the function's name."""


def evaluate(node: Node, names: Names) -> Value:
    """The value of a checked node."""
    return _EVALUATIONS[type(node)](node, names)


def _number(node: Number, _: Names) -> Value:
    return node.value


def _string(node: String, _: Names) -> Value:
    return node.text if node.level is None else node.level


def _boolean(node: Boolean, _: Names) -> Value:
    return node.value


def _at(node: At, _: Names) -> Value:
    return node.value


def _name(node: Name, names: Names) -> Value:
    return names[node.name]  # type: ignore[no-any-return]


def _negate(node: Negate, names: Names) -> Value:
    value = evaluate(node.operand, names)
    return value if isinstance(value, Unknown) else arithmetic.negate(value, STRICT)


def _binary(node: Binary, names: Names) -> Value:
    left, right = evaluate(node.left, names), evaluate(node.right, names)
    if node.op in ("and", "or"):
        return (all_of if node.op == "and" else any_of)([left, right])
    if node.op in ("=", "!=", "<", "<=", ">", ">="):
        return _compared(node.op, node.left, left, node.right, right)
    unknown = union([left, right])
    if unknown is not None:
        return unknown
    value = arithmetic.calculate(node.op, left, right, STRICT)
    return undefined(node.place) if value is None else value


def _between(node: Between, names: Names) -> Value:
    ends = RangeLiteral(node.place, node.low, node.high, True, True)
    return _within_ends(node.subject, evaluate(node.subject, names), ends, names)


def _days(node: Node, value: Value) -> list[Date]:
    """The days that a partly known one may be, where its name stands."""
    return value.days() if isinstance(node, Name) and isinstance(value, Unknown) else []


def _alike(answers: Iterable[Value], otherwise: Value) -> Value:
    """What all days give, where it is known and the same."""
    found = list(answers)
    alike = found and all(answer is found[0] for answer in found)
    return found[0] if alike and isinstance(found[0], bool) else otherwise


def _compared(op: str, left_node: Node, left: Value, right_node: Node, right: Value) -> Value:
    found = compare(op, left, right)
    if isinstance(right, Date):
        return _alike((compare(op, day, right) for day in _days(left_node, left)), found)
    if isinstance(left, Date):
        return _alike((compare(op, left, day) for day in _days(right_node, right)), found)
    return found


def _within_ends(node: Node, subject: Value, span: RangeLiteral, names: Names) -> Value:
    """Whether a subject lies between two ends."""
    low, high = evaluate(span.low, names), evaluate(span.high, names)
    known = Range(low, high, span.low_in, span.high_in)
    lower = _compared(">=" if span.low_in else ">", node, subject, span.low, low)
    upper = _compared("<=" if span.high_in else "<", node, subject, span.high, high)
    answers = (in_range(day, known) for day in _days(node, subject))
    return _alike(answers, all_of([lower, upper]))


def _member(node: Member, names: Names) -> Value:
    subject = evaluate(node.subject, names)
    found: list[Value] = []
    for index, test in enumerate(node.tests):
        if isinstance(test, Test):
            operand = evaluate(test.operand, names)
            found.append(_compared(test.op, node.subject, subject, test.operand, operand))
            continue
        operand = evaluate(test, names)
        if index in node.equal:
            found.append(_compared("=", node.subject, subject, test, operand))
        elif isinstance(operand, Unknown):
            found.append(union([subject, operand]))
        elif isinstance(operand, tuple):
            answers = (
                any_of(_contained(day, element) for element in operand)
                for day in _days(node.subject, subject)
            )
            otherwise = any_of(_contained(subject, element) for element in operand)
            found.append(_alike(answers, otherwise))
        elif isinstance(test, RangeLiteral):
            found.append(_within_ends(node.subject, subject, test, names))
        else:
            answers = (in_range(day, operand) for day in _days(node.subject, subject))
            found.append(_alike(answers, in_range(subject, operand)))
    return any_of(found)


def _contained(subject: Value, element: Value) -> Value:
    return in_range(subject, element) if isinstance(element, Range) else equals(subject, element)


def _if(node: If, names: Names) -> Value:
    condition = evaluate(node.condition, names)
    if condition is True:
        return evaluate(node.chosen, names)
    if condition is False:
        return evaluate(node.other, names)
    chosen, other = evaluate(node.chosen, names), evaluate(node.other, names)
    reasons = reasons_of(chosen) | reasons_of(other)
    if not reasons and is_same(chosen, other):
        return chosen
    return Unknown(reasons_of(condition) | reasons)


def _bodies(node: Iteration, names: Names, depth: int = 0) -> Iterator[tuple[bool, Value]]:
    """(is a body, value) from left to right; an unknown domain comes as no body."""
    if depth == len(node.iterators):
        yield True, evaluate(node.body, names)
        return
    iterator = node.iterators[depth]
    domain = _domain(iterator.domain, names)
    if isinstance(domain, Unknown):
        yield False, domain
        return
    assert isinstance(domain, tuple)
    for element in domain:
        yield from _bodies(node, {**names, iterator.name: element}, depth + 1)


def _iteration(node: Iteration, names: Names) -> Value:
    if node.kind != "for":
        return (any_of if node.kind == "some" else all_of)(v for _, v in _bodies(node, names))
    values: list[Value] = []
    domains: list[Value] = []
    for is_body, value in _bodies(node, names):
        (values if is_body else domains).append(value)
    if len(values) > RUN_BOUND:
        domains.append(reason("bound_exceeded", node.place))
    return union(domains) or tuple(values)


def _domain(domain: Node, names: Names) -> Value:
    if not isinstance(domain, FromTo):
        return evaluate(domain, names)
    first, last = evaluate(domain.first, names), evaluate(domain.last, names)
    unknown = union([first, last])
    if unknown is not None:
        return unknown
    ends = _end(first), _end(last)
    if ends[0] is None or ends[1] is None:
        return undefined(domain.place)
    if ends[1] - ends[0] >= RUN_BOUND:
        return reason("bound_exceeded", domain.place)
    steps = range(ends[0], ends[1] + 1)
    return tuple(dates.from_days(i) if isinstance(first, Date) else Fraction(i) for i in steps)


def _end(value: Value) -> int | None:
    if isinstance(value, Date):
        return dates.to_days(value)
    assert isinstance(value, Fraction)
    return value.numerator if value.denominator == 1 else None


def _bracket(node: Bracket, names: Names) -> Value:
    base = evaluate(node.base, names)
    if node.is_index:
        return _indexed(node, base, evaluate(node.inside, names))
    if not isinstance(base, tuple):
        return base
    conditions = [evaluate(node.inside, _element_names(node, e, names)) for e in base]
    kept = tuple(e for e, c in zip(base, conditions, strict=True) if c is True)
    return union(conditions) or kept


def _element_names(node: Bracket, element: Value, names: Names) -> Names:
    if isinstance(element, Context):
        return {**names, **element.entries, "item": element}
    return {**names, **dict.fromkeys(node.keys, element), "item": element}


def _indexed(node: Bracket, base: Value, index: Value) -> Value:
    unknown = union([base, index])
    if unknown is not None:
        return unknown
    assert isinstance(base, tuple) and isinstance(index, Fraction)
    if index.denominator != 1 or not 1 <= abs(index) <= len(base):
        return undefined(node.place)
    position = index.numerator
    return base[position - 1 if position > 0 else position]


def _path(node: Path, names: Names) -> Value:
    return field_of(evaluate(node.base, names), node.key)


def field_of(value: Value, key: str) -> Value:
    """value.key, element by element for lists."""
    match value:
        case Unknown():
            return Unknown(value.reasons)
        case tuple():
            return tuple(field_of(element, key) for element in value)
        case Context():
            return value.entries[key]
    return arithmetic.part_of(value, key)


def _call(node: Call, names: Names) -> Value:
    arguments = [evaluate(argument, names) for argument in node.arguments]
    host = names.get(node.function)
    if callable(host):
        return host(arguments)  # type: ignore[no-any-return]
    if node.function == "date" and len(arguments) == 1 and isinstance(arguments[0], Unknown):
        return arguments[0]  # the day itself
    return apply(node.function, node.place, arguments)


def _list(node: ListLiteral, names: Names) -> Value:
    return tuple(evaluate(element, names) for element in node.elements)


def _range(node: RangeLiteral, names: Names) -> Value:
    low, high = evaluate(node.low, names), evaluate(node.high, names)
    return Range(low, high, node.low_in, node.high_in)


def _context(node: ContextLiteral, names: Names) -> Value:
    entries: dict[str, Value] = {}
    for entry in node.entries:
        entries[entry.key] = evaluate(entry.value, {**names, **entries})
    return Context(entries)


_EVALUATIONS: dict[type[Node], Callable[[Any, Names], Value]] = {
    Number: _number,
    String: _string,
    Boolean: _boolean,
    At: _at,
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
    ListLiteral: _list,
    RangeLiteral: _range,
    ContextLiteral: _context,
}
