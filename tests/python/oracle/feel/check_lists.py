"""Types of lists, ranges, contexts, brackets, paths and iterations (section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import durations
from .nodes import (
    Bracket,
    ContextLiteral,
    FromTo,
    Iteration,
    ListLiteral,
    Node,
    Path,
    RangeLiteral,
)
from .scope import FilterScope, Scope
from .types import (
    BOOLEAN,
    DATE,
    MONTHS,
    NOTHING,
    NUMBER,
    SPAN,
    ContextOf,
    ListOf,
    RangeOf,
    Type,
    context_of,
    is_ordered,
    parts_of,
    unify,
)

if TYPE_CHECKING:
    from .checker import Checker

TYPE_BOUND = 256
_PARTS: dict[Type, tuple[str, ...]] = {
    DATE: ("year", "month", "day", "weekday"),
    MONTHS: durations.MONTHS_PARTS,
    SPAN: durations.SPAN_PARTS,
}


def list_literal(
    checker: Checker, node: ListLiteral, scope: Scope, beside: Type | None
) -> Type | None:
    """Elements of one type."""
    part = beside.element if isinstance(beside, ListOf) else None
    part = part or checker.type_beside(node.elements, scope)
    kinds = [checker.check(element, scope, part) for element in node.elements]
    element: Type | None = NOTHING
    for index, kind in enumerate(kinds):
        if kind is None:
            return None
        assert element is not None
        element = unify(element, kind) if index else kind
        if element is None:
            if None not in kinds:
                checker.report("feel.type.element", node.elements[index].place)
            return None
    return within_bound(checker, node, ListOf(element)) if element is not None else None


def within_bound(checker: Checker, node: Node, kind: Type) -> Type | None:
    """The type of what a node makes, unless it has too many parts."""
    if parts_of(kind) > TYPE_BOUND:
        checker.report("feel.bound.type", node.place)
        return None
    return kind


def range_literal(
    checker: Checker, node: RangeLiteral, scope: Scope, beside: Type | None
) -> Type | None:
    """Two ends of one ordered type."""
    end = beside.end if isinstance(beside, RangeOf) else beside
    end = end or checker.type_beside([node.low, node.high], scope)
    low, high = checker.check(node.low, scope, end), checker.check(node.high, scope, end)
    if low is None or high is None:
        return None
    if low != high or not is_ordered(low):
        checker.report("feel.type.range", node.place)
        return None
    return RangeOf(low)


def context_literal(
    checker: Checker, node: ContextLiteral, scope: Scope, _: Type | None
) -> Type | None:
    """Keys that are new, and visible to later values."""
    fields: dict[str, Type | None] = {}
    in_error = False
    for entry in node.entries:
        kind = checker.check(entry.value, scope.with_names(fields), None)
        if entry.key in fields:
            checker.report("feel.name.key", entry.place)
        elif scope.has(entry.key):
            checker.report("feel.name.shadow", entry.place)
        else:
            fields[entry.key] = kind
            in_error |= kind is None
            continue
        fields.setdefault(entry.key, kind)
        in_error = True
    if in_error:
        return None
    made = context_of({key: kind for key, kind in fields.items() if kind is not None})
    return within_bound(checker, node, made)


def path(checker: Checker, node: Path, scope: Scope, _: Type | None) -> Type | None:
    """A key of a context, a part of a date or duration, or a list of such."""
    base = checker.check(node.base, scope)
    if base is None:
        return None
    kind = field_type(base, node.key)
    if kind is None:
        checker.report("feel.name.field", node.place)
    return kind


def field_type(base: Type, key: str) -> Type | None:
    """The type of base.key."""
    match base:
        case ListOf():
            element = field_type(base.element, key)
            return None if element is None else ListOf(element)
        case ContextOf():
            return dict(base.fields).get(key)
    return NUMBER if key in _PARTS.get(base, ()) else None


def bracket(checker: Checker, node: Bracket, scope: Scope, _: Type | None) -> Type | None:
    """An index by a number, a filter by a condition."""
    base = checker.check(node.base, scope)
    if not isinstance(base, ListOf):
        if base is not None:
            checker.report("feel.type.filter", node.place)
        checker.check(node.inside, FilterScope(None, scope))
        return None
    inside = inside_type(checker, node, base.element, scope)
    if inside is None:
        return None
    node.is_index = inside == NUMBER
    node.keys = ()
    if node.is_index:
        return base.element
    if inside != BOOLEAN:
        checker.report("feel.type.filter", node.place)
        return None
    if isinstance(base.element, ContextOf):
        node.keys = tuple(key for key, _ in base.element.fields)
    return base


def inside_type(checker: Checker, node: Bracket, element: Type, scope: Scope) -> Type | None:
    """The type of a bracket's content: an index does not see `item`, a filter does."""
    mark = len(checker.issues)
    filtered = FilterScope(element, scope)
    inside = checker.check(node.inside, filtered)
    found = checker.issues[mark:]
    is_ambiguous = any(issue.code == "feel.name.ambiguous" for issue in found)
    if not filtered.is_used or (inside != NUMBER and not is_ambiguous):
        return inside
    del checker.issues[mark:]
    plain = checker.check(node.inside, scope)
    if inside == NUMBER or (plain == NUMBER and len(checker.issues) == mark):
        if plain not in (None, NUMBER):
            checker.report("feel.type.filter", node.place)
            return None
        return plain
    checker.issues[mark:] = found
    return inside


def iteration(checker: Checker, node: Iteration, scope: Scope, _: Type | None) -> Type | None:
    """Domains one after the other, then the body."""
    in_error = False
    for iterator in node.iterators:
        kind = domain_type(checker, iterator.domain, scope)
        if scope.has(iterator.name):
            checker.report("feel.name.shadow", iterator.place)
            in_error = True
        in_error |= kind is None
        scope = scope.with_names({iterator.name: kind})
    body = checker.check(node.body, scope)
    if node.kind == "for":
        return None if in_error or body is None else within_bound(checker, node, ListOf(body))
    if body not in (None, BOOLEAN) and not in_error:
        checker.report("feel.type.condition", node.body.place)
    return BOOLEAN if body == BOOLEAN and not in_error else None


def domain_type(checker: Checker, domain: Node, scope: Scope) -> Type | None:
    """The type of an iteration variable."""
    if isinstance(domain, FromTo):
        first = checker.check(domain.first, scope)
        last = checker.check(domain.last, scope)
        if first is None or last is None:
            return None
        if first == last and first in (NUMBER, DATE):
            return first
    else:
        kind = checker.check(domain, scope)
        if kind is None or isinstance(kind, ListOf):
            return None if kind is None else kind.element
    checker.report("feel.type.domain", domain.place)
    return None
