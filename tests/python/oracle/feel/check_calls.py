"""Types of the built-in functions (section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import dates, durations
from .check_operators import defined
from .durations import Months
from .nodes import Call, Name, String
from .scope import HostFunction, Scope
from .types import (
    BOOLEAN,
    DATE,
    MONTHS,
    NOTHING,
    NUMBER,
    SPAN,
    ListOf,
    Type,
    has_range,
    is_ordered,
    unify,
)

if TYPE_CHECKING:
    from .checker import Checker

MANY = 1 << 30
ARITY = {
    "not": (1, 1),
    "abs": (1, 1),
    "floor": (1, 2),
    "ceiling": (1, 2),
    "round up": (2, 2),
    "round down": (2, 2),
    "round half up": (2, 2),
    "round half down": (2, 2),
    "decimal": (2, 2),
    "modulo": (2, 2),
    "count": (1, 1),
    "sum": (1, MANY),
    "mean": (1, MANY),
    "min": (1, MANY),
    "max": (1, MANY),
    "all": (1, MANY),
    "any": (1, MANY),
    "list contains": (2, 2),
    "date": (1, 3),
    "duration": (1, 1),
    "years and months duration": (2, 2),
    "share": (2, 3),
    "at_least": (2, 2),
    "reported": (1, 1),
}


#: Two or more arguments stand for the list of them.
SEVERAL = ("sum", "mean", "min", "max", "all", "any")


def has_arity(function: str, count: int) -> bool:
    """Whether a function takes that many arguments."""
    least, most = ARITY[function]
    return least <= count <= most and (function, count) != ("date", 2)


def call(checker: Checker, node: Call, scope: Scope, _: Type | None) -> Type | None:
    """The result of a call."""
    host = scope.host(node.function)
    if host is not None:
        return of_host(checker, node, scope, host)
    mark = len(checker.issues)
    kinds = argument_types(checker, node, scope)
    if node.function not in ARITY:
        checker.report("feel.name.function", node.place)
        return None
    if len(checker.issues) > mark or None in kinds:
        return None
    if not has_arity(node.function, len(kinds)):
        checker.report("feel.call.arity", node.place)
        return None
    if node.function in ("date", "duration") and len(kinds) == 1:
        [literal] = node.arguments
        if isinstance(literal, String):
            return from_text(checker, node, literal)
    kind = result(node, [kind for kind in kinds if kind is not None], scope)
    if kind is None:
        checker.report("feel.call.argument", node.place)
        return None
    return defined(checker, node, node.arguments, kind)


def of_host(checker: Checker, node: Call, scope: Scope, host: HostFunction) -> Type | None:
    """The result of a function of the host; a level is read by the rating that it asks for."""
    if len(node.arguments) != len(host.parameters):
        checker.report("feel.call.arity", node.place)
        return None
    pairs = zip(node.arguments, host.parameters, strict=True)
    kinds = [(checker.check(argument, scope, wanted), wanted) for argument, wanted in pairs]
    if any(kind is None for kind, _ in kinds):
        return None
    if any(kind is None or unify(kind, wanted) is None for kind, wanted in kinds):
        checker.report("feel.call.argument", node.place)
        return None
    return host.result


def argument_types(checker: Checker, node: Call, scope: Scope) -> list[Type | None]:
    """The types of the arguments, levels read where a rating stands beside them."""
    beside = None
    if node.function in ("list contains", "min", "max") and len(node.arguments) > 1:
        beside = checker.type_beside(node.arguments, scope)
    hints = [beside] * len(node.arguments)
    if node.function == "list contains" and len(hints) == 2:
        given, wanted = (checker.natural(argument, scope) for argument in node.arguments)
        hints[0] = None if wanted is None else ListOf(wanted)
        hints[1] = given.element if isinstance(given, ListOf) else None
    return [checker.check(a, scope, hint) for a, hint in zip(node.arguments, hints, strict=True)]


def from_text(checker: Checker, node: Call, literal: String) -> Type | None:
    """date("…") or duration("…")."""
    if node.function == "date":
        if dates.parse(literal.text) is not None:
            return DATE
    else:
        value = durations.parse(literal.text)
        if value is not None:
            return MONTHS if isinstance(value, Months) else SPAN
    checker.report(f"feel.literal.{node.function}", literal.place)
    return None


def result(node: Call, kinds: list[Type], scope: Scope) -> Type | None:
    """The type of a call with the right number of arguments, when their types fit."""
    first = kinds[0]
    match node.function:
        case "not":
            return BOOLEAN if first == BOOLEAN else None
        case "abs":
            return first if first in (NUMBER, MONTHS, SPAN) else None
        case "floor" | "ceiling" | "decimal" | "modulo" | "share":
            return NUMBER if set(kinds) == {NUMBER} else None
        case "round up" | "round down" | "round half up" | "round half down":
            return NUMBER if set(kinds) == {NUMBER} else None
        case "count":
            return NUMBER if isinstance(first, ListOf) else None
        case "sum" | "mean" | "min" | "max" | "all" | "any":
            return aggregate(node.function, kinds)
        case "list contains":
            return contains(first, kinds[1])
        case "date":
            return DATE if kinds in ([DATE], [NUMBER] * 3) else None
        case "duration":
            return None
        case "years and months duration":
            return MONTHS if kinds == [DATE, DATE] else None
        case "at_least":
            fits = first == NUMBER and unify(kinds[1], ListOf(BOOLEAN)) is not None
            return BOOLEAN if fits else None
        case "reported":
            return reported(node, scope)
    raise TypeError(f"no type of {node.function}")


def aggregate(function: str, kinds: list[Type]) -> Type | None:
    """sum mean min max all any of one list or of two or more arguments."""
    given: Type | None = kinds[0]
    if len(kinds) > 1:
        given = ListOf(kinds[0]) if len(set(kinds)) == 1 else None
    if not isinstance(given, ListOf):
        return None
    match function:
        case "min" | "max":
            return given.element if is_ordered(given.element) else None
        case "all" | "any":
            return BOOLEAN if given.element in (BOOLEAN, NOTHING) else None
        case "sum" | "mean":
            return NUMBER if given.element in (NUMBER, NOTHING) else None
    raise TypeError(f"no type of {function}")


def contains(given: Type, wanted: Type) -> Type | None:
    """list contains(l, x)."""
    if not isinstance(given, ListOf) or has_range(given) or has_range(wanted):
        return None
    fits = given.element == NOTHING or unify(given.element, wanted) is not None
    return BOOLEAN if fits else None


def reported(node: Call, scope: Scope) -> Type | None:
    """reported(x) of a declared name."""
    argument = node.arguments[0]
    if not isinstance(argument, Name):
        return None
    found = scope.find(argument.name)
    return BOOLEAN if found is not None and found.is_declared else None
