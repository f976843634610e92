"""Types of operators, comparisons, `in` and `if` (sections 5 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .evaluator import evaluate
from .nodes import (
    At,
    Between,
    Binary,
    Boolean,
    Call,
    If,
    ListLiteral,
    Member,
    Negate,
    Node,
    Number,
    String,
    Test,
)
from .scope import Scope
from .types import (
    BOOLEAN,
    DATE,
    MONTHS,
    NOTHING,
    NUMBER,
    SPAN,
    ListOf,
    RangeOf,
    Type,
    has_range,
    is_ordered,
    unify,
)
from .values import undefined

if TYPE_CHECKING:
    from .checker import Checker

_ADDED: dict[tuple[Type, str, Type], Type] = {
    (NUMBER, "+", NUMBER): NUMBER,
    (NUMBER, "-", NUMBER): NUMBER,
    (NUMBER, "*", NUMBER): NUMBER,
    (NUMBER, "/", NUMBER): NUMBER,
    (NUMBER, "**", NUMBER): NUMBER,
    (DATE, "-", DATE): SPAN,
}
for _kind in (MONTHS, SPAN):
    _ADDED |= {
        (DATE, "+", _kind): DATE,
        (DATE, "-", _kind): DATE,
        (_kind, "+", DATE): DATE,
        (_kind, "+", _kind): _kind,
        (_kind, "-", _kind): _kind,
        (_kind, "*", NUMBER): _kind,
        (NUMBER, "*", _kind): _kind,
        (_kind, "/", NUMBER): _kind,
        (_kind, "/", _kind): NUMBER,
    }


def is_literal(node: Node) -> bool:
    """A literal in the sense of feel.value.undefined."""
    match node:
        case Number() | String() | Boolean() | At():
            return True
        case Negate():
            return is_literal(node.operand)
        case Call(function="date" | "duration", arguments=[String()]):
            return True
    return False


def defined(checker: Checker, node: Node, operands: list[Node], kind: Type) -> Type | None:
    """The type, unless the operands are literals and the operation has no result."""
    if all(map(is_literal, operands)) and evaluate(node, {}) == undefined(node.place):
        checker.report("feel.value.undefined", node.place)
        return None
    return kind


def negate(checker: Checker, node: Negate, scope: Scope, _: Type | None) -> Type | None:
    """Minus of a number or duration."""
    kind = checker.check(node.operand, scope)
    if kind is None:
        return None
    if kind not in (NUMBER, MONTHS, SPAN):
        checker.report("feel.type.operator", node.place)
        return None
    return defined(checker, node, [node.operand], kind)


def binary(checker: Checker, node: Binary, scope: Scope, _: Type | None) -> Type | None:
    """Arithmetic, comparison, and, or."""
    if node.op in ("=", "!=", "<", "<=", ">", ">="):
        beside = checker.type_beside([node.left, node.right], scope)
        left = checker.check(node.left, scope, beside)
        right = checker.check(node.right, scope, beside)
        return compared(checker, node.op, node.place, left, right)
    left, right = checker.check(node.left, scope), checker.check(node.right, scope)
    if left is None or right is None:
        return None
    if node.op in ("and", "or"):
        if left == right == BOOLEAN:
            return BOOLEAN
    elif (left, node.op, right) in _ADDED:
        kind = _ADDED[left, node.op, right]
        return defined(checker, node, [node.left, node.right], kind)
    checker.report("feel.type.operator", node.place)
    return None


def compared(
    checker: Checker, op: str, place: int, left: Type | None, right: Type | None
) -> Type | None:
    """boolean, when the two sides can be compared."""
    if left is None or right is None:
        return None
    both = unify(left, right)
    fits = both is not None and (is_ordered(both) if op in "<=>=" and op != "=" else True)
    if not fits or (both is not None and has_range(both)):
        checker.report("feel.type.compare", place)
        return None
    return BOOLEAN


def between(checker: Checker, node: Between, scope: Scope, _: Type | None) -> Type | None:
    """Three of one ordered type."""
    parts = [node.subject, node.low, node.high]
    beside = checker.type_beside(parts, scope)
    kinds = [checker.check(part, scope, beside) for part in parts]
    if None in kinds:
        return None
    first = kinds[0]
    assert first is not None
    if len(set(kinds)) > 1 or not is_ordered(first):
        checker.report("feel.type.compare", node.place)
        return None
    return BOOLEAN


def member(checker: Checker, node: Member, scope: Scope, _: Type | None) -> Type | None:
    """Each test a comparison, a range, a list or a value for the subject."""
    operands = [test.operand if isinstance(test, Test) else test for test in node.tests]
    beside = beside_subject(checker.type_beside([*operands, node.subject], scope), node.subject)
    subject = checker.check(node.subject, scope, beside)
    node.equal = set()
    in_error = subject is None
    fits = True
    for index, (test, operand) in enumerate(zip(node.tests, operands, strict=True)):
        is_test = isinstance(test, Test)
        beside = subject if is_test else beside_operand(subject, operand)
        kind = checker.check(operand, scope, beside)
        if subject is None or kind is None:
            in_error = True
        elif isinstance(test, Test):
            in_error |= compared(checker, test.op, test.place, subject, kind) is None
        else:
            how = containment(subject, kind)
            fits &= how is not None
            if how == "equal":
                node.equal.add(index)
    if not fits and not in_error:
        checker.report("feel.type.compare", node.place)
    return BOOLEAN if fits and not in_error else None


def beside_subject(operand: Type | None, subject: Node) -> Type | None:
    """What a literal subject of `in` is read by, from the type of an operand."""
    if isinstance(operand, ListOf) and not isinstance(operand.element, ListOf):
        operand = operand if isinstance(subject, ListLiteral) else operand.element
    elif isinstance(operand, ListOf):
        operand = operand.element
    return operand.end if isinstance(operand, RangeOf) else operand


def beside_operand(subject: Type | None, operand: Node) -> Type | None:
    """What a literal operand of `in` is read by: the subject's type, or a list of it."""
    if subject is None or not isinstance(operand, ListLiteral):
        return subject
    has_lists = any(isinstance(element, ListLiteral) for element in operand.elements)
    return subject if isinstance(subject, ListOf) and not has_lists else ListOf(subject)


def containment(subject: Type, operand: Type) -> str | None:
    """How `subject in operand` is read: equal, range, list, or not at all."""
    if has_range(subject):
        return None
    match operand:
        case ListOf(element) if element == NOTHING:
            return "list"
        case RangeOf(end) | ListOf(RangeOf(end)):
            return "range" if end == subject and is_ordered(end) else None
        case ListOf(element) if operand != subject and unify(element, subject) is not None:
            return "list"
    return "equal" if unify(operand, subject) is not None else None


def conditional(checker: Checker, node: If, scope: Scope, _: Type | None) -> Type | None:
    """A boolean condition and two branches of one type."""
    condition = checker.check(node.condition, scope)
    if condition not in (None, BOOLEAN):
        checker.report("feel.type.condition", node.condition.place)
    beside = checker.type_beside([node.chosen, node.other], scope)
    chosen = checker.check(node.chosen, scope, beside)
    other = checker.check(node.other, scope, beside)
    if chosen is None or other is None or condition != BOOLEAN:
        return None
    both = unify(chosen, other)
    if both is None:
        checker.report("feel.type.branch", node.place)
    return both
