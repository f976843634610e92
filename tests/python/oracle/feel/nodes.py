"""Syntax nodes; each has the place that issues and reasons name (section 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from .types import Type
from .values import Rating, Value


@dataclass(eq=False)
class Node:
    """Any node; the checker sets its type."""

    place: int
    typed: Type | None = field(default=None, init=False)


@dataclass(eq=False)
class Number(Node):
    """A number literal; no value when it is outside the decimals of S."""

    value: Fraction | None


@dataclass(eq=False)
class String(Node):
    """A string literal; the checker sets the level it is read as."""

    text: str
    level: Rating | None = None


@dataclass(eq=False)
class Boolean(Node):
    """true or false."""

    value: bool


@dataclass(eq=False)
class Null(Node):
    """null."""


@dataclass(eq=False)
class At(Node):
    """@"…"; no value when the text is neither date nor duration."""

    value: Value


@dataclass(eq=False)
class Name(Node):
    """A name."""

    name: str


@dataclass(eq=False)
class Negate(Node):
    """Unary minus."""

    operand: Node


@dataclass(eq=False)
class Binary(Node):
    """Arithmetic, comparison, and, or."""

    op: str
    left: Node
    right: Node


@dataclass(eq=False)
class Between(Node):
    """subject between low and high."""

    subject: Node
    low: Node
    high: Node


@dataclass(eq=False)
class Test(Node):
    """op operand, after in."""

    op: str
    operand: Node


@dataclass(eq=False)
class Member(Node):
    """subject in tests; the checker marks the tests that are plain equality."""

    subject: Node
    tests: list[Node]
    equal: set[int] = field(default_factory=set)


@dataclass(eq=False)
class If(Node):
    """if then else."""

    condition: Node
    chosen: Node
    other: Node


@dataclass(eq=False)
class FromTo(Node):
    """first .. last of an iterator; no syntax node of its own."""

    first: Node
    last: Node


@dataclass(eq=False)
class Iterator:
    """name in domain."""

    name: str
    place: int
    domain: Node


@dataclass(eq=False)
class Iteration(Node):
    """for, some or every."""

    kind: str
    iterators: list[Iterator]
    body: Node


@dataclass(eq=False)
class Bracket(Node):
    """base[inside]; the checker says whether it is an index, and the keys of a filter."""

    base: Node
    inside: Node
    is_index: bool = False
    keys: tuple[str, ...] = ()


@dataclass(eq=False)
class Path(Node):
    """base.key."""

    base: Node
    key: str


@dataclass(eq=False)
class Call(Node):
    """function(arguments)."""

    function: str
    arguments: list[Node]


@dataclass(eq=False)
class Invoke(Node):
    """Any other postfix that is called: always null (section 13)."""

    base: Node
    arguments: list[Node]


@dataclass(eq=False)
class ListLiteral(Node):
    """[a, b]."""

    elements: list[Node]


@dataclass(eq=False)
class RangeLiteral(Node):
    """[a..b)."""

    low: Node
    high: Node
    low_in: bool
    high_in: bool


@dataclass(eq=False)
class Entry:
    """key: value."""

    key: str
    place: int
    value: Node


@dataclass(eq=False)
class ContextLiteral(Node):
    """{a: 1}."""

    entries: list[Entry]
