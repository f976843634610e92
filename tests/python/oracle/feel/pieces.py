"""Random rule texts of a wanted type: the pieces that every form is made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import TypeAlias

from .types import (
    BOOLEAN,
    DATE,
    MONTHS,
    NUMBER,
    SPAN,
    STRING,
    ContextOf,
    ListOf,
    RangeOf,
    RatingOf,
    Type,
)
from .worlds import COLOURS, DATES, MONTHS_TEXTS, NAMES, SCALE, SPAN_TEXTS, STRINGS, number_text

Phrase: TypeAlias = tuple[str, int]
"""A text and how tightly its operator binds."""
LOOSE, OR, AND, COMPARE, SUM, TERM, POWER, UNARY, TIGHT = range(9)
ORDERED: tuple[Type, ...] = (NUMBER, NUMBER, NUMBER, DATE, MONTHS, SPAN, SCALE)
SCALARS: tuple[Type, ...] = (*ORDERED, BOOLEAN, BOOLEAN, STRING, COLOURS)
ANY: tuple[Type, ...] = (
    *SCALARS,
    *(ListOf(t) for t in (NUMBER, NUMBER, BOOLEAN, BOOLEAN, DATE, STRING, SCALE, MONTHS, SPAN)),
    ListOf(ListOf(NUMBER)),
    ListOf(ListOf(ListOf(NUMBER))),
    NAMES["tổ"],
    ListOf(NAMES["tổ"]),
    NAMES["các_hồ_sơ"],
    NAMES["đơn_vị"],
    RangeOf(NUMBER),
)
ROUNDING = ("floor", "ceiling", "round up", "round down", "round half up", "round half down")
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")


class Pieces:
    """Writes the general forms; `slips` is how often a part has another type than it should."""

    def __init__(self, random: Random, depth: int, slips: float = 0) -> None:
        self.random = random
        self.depth = depth
        self.slips = slips
        self.count = 0
        self.locals: list[tuple[str, Type]] = []
        self.filters = 0

    # ---- pieces of text
    def gap(self) -> str:
        """The space around an operator."""
        if self.random.random() < 0.97:
            return " "
        return self.random.choice(("\n  ", " /* ghi chú */ ", "", "\t", " // cuối\n", "\u00a0"))

    def text(self, kind: Type, tight: int = LOOSE) -> str:
        """A text of a type, in brackets where it binds less tightly than its place needs."""
        if self.random.random() < self.slips:
            kind = self.random.choice(ANY)
        phrase, binds = self.phrase(kind)
        return f"({phrase})" if binds < tight or self.random.random() < 0.03 else phrase

    def infix(self, binds: int, left: tuple[Type, int], op: str, right: tuple[Type, int]) -> Phrase:
        """left op right."""
        before = self.text(*left)
        space = self.gap() if op.isalpha() is False else " "
        return f"{before}{space}{op}{space}{self.text(*right)}", binds

    def call(self, function: str, *kinds: Type) -> Phrase:
        """A call."""
        return f"{function}({', '.join(self.text(kind) for kind in kinds)})", TIGHT

    def fresh(self) -> str:
        """A new name."""
        self.count += 1
        return f"v{self.count}"

    @contextmanager
    def seeing(self, *names: tuple[str, Type]) -> Iterator[None]:
        """Local names while a part is written."""
        self.locals.extend(names)
        yield
        del self.locals[len(self.locals) - len(names) :]

    # ---- choice
    def phrase(self, kind: Type) -> Phrase:
        """A phrase of a type: a leaf when depth is used up."""
        self.depth -= 1
        try:
            if self.depth <= 0 or self.random.random() < 0.12:
                return self.leaf(kind)
            general = [self.name, self.conditional, self.indexed]
            if self.random.random() < 0.3:
                return self.random.choice(general)(kind)
            return self.specific(kind)
        finally:
            self.depth += 1 if self.random.random() < 0.8 else 0

    def specific(self, kind: Type) -> Phrase:
        """A form that only some types have."""
        raise NotImplementedError

    def range(self, kind: RangeOf) -> Phrase:
        """A range literal."""
        raise NotImplementedError

    def context(self, kind: ContextOf) -> Phrase:
        """A context literal."""
        raise NotImplementedError

    def name(self, kind: Type) -> Phrase:
        """A name, a key of a context or a part in scope; else a literal."""
        given = [*NAMES.items(), *self.locals, *self.locals]
        found = [name for name, t in given if t == kind]
        for name, t in given:
            if isinstance(t, ContextOf):
                found += [f"{name}.{key}" for key, part in t.fields if part == kind]
            if isinstance(t, ListOf) and isinstance(t.element, ContextOf):
                fields = t.element.fields
                found += [f"{name}.{key}" for key, part in fields if ListOf(part) == kind]
        return (self.random.choice(found), TIGHT) if found else self.literal(kind)

    def leaf(self, kind: Type) -> Phrase:
        """A name or a literal."""
        return (self.name if self.random.random() < 0.7 else self.literal)(kind)

    def literal(self, kind: Type) -> Phrase:
        """A literal, or a composition of literals."""
        match kind:
            case ListOf():
                parts = [self.leaf(kind.element)[0] for _ in range(self.random.choice((0, 1, 2)))]
                return f"[{', '.join(parts)}]", TIGHT
            case ContextOf():
                return self.context(kind)
            case RangeOf():
                return self.range(kind)
            case RatingOf():
                return self.random.choice([n for n, t in NAMES.items() if t == kind]), TIGHT
        return self.scalar(kind)

    def scalar(self, kind: Type) -> Phrase:
        """A literal of a type without parts."""
        if kind == NUMBER:
            text = number_text(self.random)
            return text, UNARY if text.startswith("-") else TIGHT
        if kind == BOOLEAN:
            return self.random.choice(("true", "false")), TIGHT
        if kind in (DATE, MONTHS, SPAN):
            texts = {DATE: DATES, MONTHS: MONTHS_TEXTS, SPAN: SPAN_TEXTS}[kind]
            text = self.random.choice(texts)
            function = "date" if kind == DATE else "duration"
            return (f'@"{text}"' if self.random.random() < 0.5 else f'{function}("{text}")'), TIGHT
        return (quoted(self.random.choice(STRINGS)), TIGHT) if kind == STRING else ("[][1]", TIGHT)

    # ---- forms of any type
    def conditional(self, kind: Type) -> Phrase:
        """if, perhaps with a level as one branch."""
        chosen, other = self.text(kind), self.text(kind)
        if isinstance(kind, RatingOf) and self.random.random() < 0.3:
            other = quoted(self.random.choice(kind.levels))
            if self.random.random() < 0.5:
                chosen, other = other, chosen
        return f"if {self.text(BOOLEAN)} then {chosen} else {other}", LOOSE

    def indexed(self, kind: Type) -> Phrase:
        """list[n], or the key of a context literal."""
        if self.random.random() < 0.1:
            key = self.fresh()
            return f"{{{key}: {self.text(kind)}}}.{key}", TIGHT
        index = self.random.choice(("1", "2", "-1", "3", "0", self.text(NUMBER)))
        return f"{self.text(ListOf(kind), TIGHT)}[{index}]", TIGHT

    def extreme(self, kind: Type) -> Phrase:
        """min or max."""
        function = self.random.choice(("min", "max"))
        if self.random.random() < 0.5:
            return self.call(function, ListOf(kind))
        return self.call(function, *[kind] * self.random.randint(2, 3))

    def side(self, kind: Type, tight: int) -> str:
        """One side of a comparison; of a rating it may be a level."""
        if isinstance(kind, RatingOf) and self.random.random() < 0.4:
            return quoted(self.random.choice(kind.levels))
        return self.text(kind, tight)


def quoted(text: str) -> str:
    """A string literal."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return f'"{text}"'
