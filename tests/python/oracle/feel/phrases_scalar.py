"""Random phrases of numbers, dates and durations."""

from __future__ import annotations

from .pieces import (
    POWER,
    ROUNDING,
    SCALARS,
    SUM,
    TERM,
    TIGHT,
    UNARY,
    Phrase,
    Pieces,
)
from .types import (
    DATE,
    MONTHS,
    NUMBER,
    SPAN,
    ListOf,
    Type,
)


class Scalars(Pieces):
    """Arithmetic, functions and parts."""

    def number(self) -> Phrase:
        """Arithmetic, functions and parts."""
        forms = [self.arithmetic] * 8 + [self.function] * 6 + [self.part] * 2 + [self.negative]
        return self.random.choice(forms)()

    def arithmetic(self) -> Phrase:
        """+ - * / ** and the quotient of durations."""
        op = self.random.choice("+ - * * / / / ** d".split())
        if op in "+-":
            return self.infix(SUM, (NUMBER, SUM), op, (NUMBER, TERM))
        if op == "**":
            small = str(self.random.randint(-17, 17))
            right = small if self.random.random() < 0.8 else self.text(NUMBER, UNARY)
            return f"{self.text(NUMBER, POWER)} ** {right}", POWER
        if op == "d":
            kind = self.random.choice((MONTHS, SPAN))
            return self.infix(TERM, (kind, TERM), "/", (kind, POWER))
        return self.infix(TERM, (NUMBER, TERM), op, (NUMBER, POWER))

    def negative(self) -> Phrase:
        """Unary minus."""
        return f"-{self.text(NUMBER, UNARY)}", UNARY

    def function(self) -> Phrase:
        """A function that gives a number."""
        match self.random.randrange(9):
            case 0 | 1:
                function = self.random.choice((*ROUNDING, "decimal"))
                scale = str(self.random.choice((0, 1, 2, 3, -1, -2, 33, 64, -30, 2.5)))
                scale = scale if self.random.random() < 0.9 else self.text(NUMBER)
                if function in ("floor", "ceiling") and self.random.random() < 0.4:
                    return self.call(function, NUMBER)
                return f"{function}({self.text(NUMBER)}, {scale})", TIGHT
            case 2:
                return self.call("modulo", NUMBER, NUMBER)
            case 3:
                return self.call("count", ListOf(self.random.choice(SCALARS)))
            case 4 | 5:
                function = self.random.choice(("sum", "mean"))
                count = self.random.choice((1, 1, 2, 3))
                kinds = [ListOf(NUMBER)] if count == 1 else [NUMBER] * count
                return self.call(function, *kinds)
            case 6:
                return self.call("share", *[NUMBER] * self.random.choice((2, 3)))
            case 7:
                return self.extreme(NUMBER)
        return self.call("abs", NUMBER)

    def part(self) -> Phrase:
        """A part of a date or duration."""
        kind, parts = self.random.choice(
            (
                (DATE, ("year", "month", "day", "weekday")),
                (MONTHS, ("years", "months")),
                (SPAN, ("days", "hours", "minutes", "seconds")),
            )
        )
        return f"{self.text(kind, TIGHT)}.{self.random.choice(parts)}", TIGHT

    # ---- dates and durations
    def date(self) -> Phrase:
        """A date."""
        kind = self.random.choice((MONTHS, SPAN))
        match self.random.randrange(5):
            case 0 | 1:
                op = self.random.choice("+-")
                return self.infix(SUM, (DATE, SUM), op, (kind, TERM))
            case 2:
                return self.infix(SUM, (kind, SUM), "+", (DATE, TERM))
            case 3:
                day = f"{self.random.randint(1, 12)}, {self.random.randint(1, 31)}"
                return f"date({self.text(NUMBER)}, {day})", TIGHT
        return self.extreme(DATE) if self.random.random() < 0.7 else self.call("date", DATE)

    def duration(self, kind: Type) -> Phrase:
        """A duration of a kind."""
        match self.random.randrange(7):
            case 0 | 1:
                op = self.random.choice("+-")
                return self.infix(SUM, (kind, SUM), op, (kind, TERM))
            case 2:
                return self.infix(TERM, (kind, TERM), "*", (NUMBER, POWER))
            case 3:
                return self.infix(TERM, (NUMBER, TERM), "*", (kind, POWER))
            case 4:
                return self.infix(TERM, (kind, TERM), "/", (NUMBER, POWER))
            case 5:
                return self.extreme(kind) if self.random.random() < 0.5 else self.call("abs", kind)
        if self.random.random() < 0.3:
            return f"-{self.text(kind, UNARY)}", UNARY
        if kind == MONTHS:
            return self.call("years and months duration", DATE, DATE)
        return self.infix(SUM, (DATE, SUM), "-", (DATE, TERM))
