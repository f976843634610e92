"""Random rule texts of a wanted type, with brackets where the grammar needs them."""

from __future__ import annotations

from collections.abc import Callable

from .phrases_list import Lists
from .phrases_scalar import Scalars
from .pieces import (
    AND,
    ANY,
    COMPARE,
    COMPARISONS,
    LOOSE,
    OR,
    ORDERED,
    SCALARS,
    SUM,
    TIGHT,
    Phrase,
)
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
from .worlds import NAMES


class Writer(Scalars, Lists):
    """Writes one rule; `slips` is how often a part has another type than it should."""

    def specific(self, kind: Type) -> Phrase:
        """A form that only some types have."""
        match kind:
            case ListOf():
                return self.list(kind)
            case ContextOf():
                return self.context(kind)
            case RangeOf():
                return self.range(kind)
            case RatingOf():
                return self.random.choice((self.conditional, self.indexed, self.extreme))(kind)
        forms: dict[Type, Callable[[], Phrase]] = {
            NUMBER: self.number,
            BOOLEAN: self.boolean,
            DATE: self.date,
            MONTHS: lambda: self.duration(MONTHS),
            SPAN: lambda: self.duration(SPAN),
            STRING: lambda: self.conditional(STRING),
        }
        return forms.get(kind, lambda: self.leaf(kind))()

    # ---- booleans
    def boolean(self) -> Phrase:
        """Logic, comparisons, tests and quantifiers."""
        forms = [self.logic] * 3 + [self.comparison] * 4 + [self.membership] * 4
        forms += [self.quantified] * 2 + [self.predicate] * 3 + [self.identity, self.shared]
        return self.random.choice(forms)()

    def identity(self) -> Phrase:
        """A comparison that exact quotients decide."""
        name, k = self.name(NUMBER)[0], self.random.randint(2, 13)
        text = f"{name} / {k} * {k} = {name} and {name} / {k} + {name} / {k} = 2 * {name} / {k}"
        return text, AND

    def shared(self) -> Phrase:
        """Something of a value that holds one value many times."""
        kind = self.random.choice(ANY[:-1])
        once, often = self.fresh(), self.fresh()
        made = f"[{once}, {once}]"
        if self.random.random() < 0.5:
            made = f"for {self.fresh()} in 1..{self.random.randint(0, 5)} return {once}"
        word = self.random.choice(("some", "every"))
        part = self.text(kind, LOOSE)
        with self.seeing((once, kind), (often, ListOf(kind))):
            tests = (
                f"{often} = {often}",
                f"{self.text(ListOf(kind), SUM)} != {often}",
                f"{once} in ({often})",
                f"list contains([{often}, {often}], {often})",
                f"count(if {self.text(BOOLEAN)} then {often} else [{once}, {once}]) > 1",
                self.text(BOOLEAN),
            )
            test = self.random.choice(tests)
        return f"{word} {once} in [{part}], {often} in [{made}] satisfies {test}", LOOSE

    def logic(self) -> Phrase:
        """and, or, not."""
        match self.random.randrange(5):
            case 0 | 1:
                return self.infix(AND, (BOOLEAN, AND), "and", (BOOLEAN, COMPARE))
            case 2 | 3:
                return self.infix(OR, (BOOLEAN, OR), "or", (BOOLEAN, AND))
        return self.call("not", BOOLEAN)

    def comparison(self) -> Phrase:
        """= < between and their like."""
        kind = self.random.choice(ORDERED)
        if self.random.random() < 0.2:
            low, high = self.side(kind, SUM), self.side(kind, SUM)
            return f"{self.text(kind, SUM)} between {low} and {high}", COMPARE
        op = self.random.choice(COMPARISONS)
        if op in ("=", "!="):
            kind = self.random.choice(ANY[:-1])
        left, right = self.text(kind, SUM), self.side(kind, SUM)
        if self.random.random() < 0.3:
            left, right = right, left
        return f"{left}{self.gap()}{op}{self.gap()}{right}", COMPARE

    def membership(self) -> Phrase:
        """in with every kind of operand."""
        kind = self.random.choice((*SCALARS, ListOf(NUMBER), NAMES["đơn_vị"]))
        subject = self.text(kind, SUM)
        if self.random.random() < 0.35:
            count = self.random.choice((1, 2, 2, 3))
            return f"{subject} in ({', '.join(self.test(kind) for _ in range(count))})", COMPARE
        test = self.test(kind, bare=True)
        return f"{subject} in {test}", COMPARE

    def test(self, kind: Type, *, bare: bool = False) -> str:
        """One operand of in."""
        is_ordered = kind in ORDERED
        choice = self.random.randrange(6)
        if choice == 0:
            op = self.random.choice(COMPARISONS if is_ordered else ("=", "!="))
            return f"{op} {self.side(kind, SUM)}"
        if choice == 1 and is_ordered:
            return self.range(RangeOf(kind))[0]
        if choice == 2 and is_ordered:
            return f"[{', '.join(self.range(RangeOf(kind))[0] for _ in range(2))}]"
        if choice == 3:
            return self.bracketed(self.text(ListOf(kind), SUM if bare else LOOSE), bare)
        if choice == 4:
            parts = (self.side(kind, LOOSE) for _ in range(self.random.randint(0, 3)))
            return f"[{', '.join(parts)}]"
        return self.bracketed(self.side(kind, SUM), bare)

    def bracketed(self, text: str, bare: bool) -> str:
        """A text after in: one that opens with a bracket must be all in brackets."""
        return f"({text})" if bare and text.startswith("(") else text

    def quantified(self) -> Phrase:
        """some and every."""
        word = self.random.choice(("some", "every"))
        iterators, names = self.iterators()
        with self.seeing(*names):
            body = self.text(BOOLEAN)
        return f"{word} {iterators} satisfies {body}", LOOSE

    def predicate(self) -> Phrase:
        """A function that gives a boolean."""
        match self.random.randrange(5):
            case 0:
                function = self.random.choice(("all", "any"))
                kinds = [ListOf(BOOLEAN)] if self.random.random() < 0.6 else [BOOLEAN] * 2
                return self.call(function, *kinds)
            case 1:
                kind = self.random.choice((*SCALARS, ListOf(NUMBER)))
                return f"list contains({self.text(ListOf(kind))}, {self.side(kind, LOOSE)})", TIGHT
            case 2:
                count = str(self.random.randint(0, 3))
                count = count if self.random.random() < 0.7 else self.text(NUMBER)
                return f"at_least({count}, {self.text(ListOf(BOOLEAN))})", TIGHT
            case 3:
                return f"reported({self.random.choice(list(NAMES))})", TIGHT
        return self.call("not", BOOLEAN)
