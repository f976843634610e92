"""Random phrases of lists, ranges and contexts."""

from __future__ import annotations

from .pieces import (
    LOOSE,
    SCALARS,
    SUM,
    TIGHT,
    Phrase,
    Pieces,
    quoted,
)
from .types import (
    BOOLEAN,
    DATE,
    NUMBER,
    ContextOf,
    ListOf,
    RangeOf,
    RatingOf,
    Type,
)
from .worlds import DATES, MEMBER, NAMES


class Lists(Pieces):
    """Literals, iterations, filters and paths."""

    def iterators(self) -> tuple[str, list[tuple[str, Type]]]:
        """One or two iterators and the names they bring."""
        texts: list[str] = []
        names: list[tuple[str, Type]] = []
        for _ in range(self.random.choice((1, 1, 1, 2))):
            name = self.fresh()
            with self.seeing(*names):
                domain, kind = self.domain()
            texts.append(f"{name} in {domain}")
            names.append((name, kind))
        return ", ".join(texts), names

    def domain(self) -> tuple[str, Type]:
        """A domain and the type of its variable."""
        match self.random.randrange(8):
            case 0:
                low = self.random.randint(-3, 3)
                return f"{low}..{low + self.random.randint(-2, 8)}", NUMBER
            case 1:
                return f"{self.text(NUMBER, SUM)}..{self.text(NUMBER, SUM)}", NUMBER
            case 2:
                day = self.random.choice(DATES)
                return f'@"{day}"..{self.text(DATE, SUM)}', DATE
            case 3:
                return self.text(NAMES["tổ"], SUM), NAMES["tổ"].element  # type: ignore[union-attr]
            case 4:
                return self.text(ListOf(ListOf(NUMBER)), SUM), ListOf(NUMBER)
        kind = self.random.choice(SCALARS)
        return self.text(ListOf(kind), SUM), kind

    def list(self, kind: ListOf) -> Phrase:
        """A literal, for, filter or path."""
        match self.random.randrange(6):
            case 0 | 1:
                parts = (self.side(kind.element, LOOSE) for _ in range(self.random.randint(0, 3)))
                text = ", ".join(parts)
                is_text = isinstance(kind.element, RatingOf)
                return (f"[{text}]" if text and not is_text else self.name(kind)[0]), TIGHT
            case 2 | 3:
                iterators, names = self.iterators()
                with self.seeing(*names):
                    body = self.text(kind.element)
                return f"for {iterators} return {body}", LOOSE
            case 4:
                return self.path(kind)
        return self.filtered(kind)

    def path(self, kind: ListOf) -> Phrase:
        """The list of one key."""
        keys = [key for key, part in MEMBER.fields if part == kind.element]
        if not keys:
            return self.filtered(kind)
        return f"{self.text(NAMES['tổ'], TIGHT)}.{self.random.choice(keys)}", TIGHT

    def filtered(self, kind: ListOf) -> Phrase:
        """list[condition]; keys are used bare only in the outermost filter."""
        base = self.text(kind, TIGHT)
        element = kind.element
        names: list[tuple[str, Type]] = [("item", element)]
        outer = self.locals
        self.locals = [pair for pair in outer if pair[0] != "item"]
        if isinstance(element, ContextOf) and not self.filters:
            names += list(element.fields)
        self.filters += 1
        with self.seeing(*names, *names):
            inside = self.text(BOOLEAN)
        self.filters -= 1
        self.locals = outer
        return f"{base}[{inside}]", TIGHT

    def range(self, kind: RangeOf) -> Phrase:
        """A range literal."""
        start, end = self.random.choice("[("), self.random.choice("])")
        low, high = self.text(kind.end), self.text(kind.end)
        if isinstance(kind.end, RatingOf) and self.random.random() < 0.4:
            low = quoted(self.random.choice(kind.end.levels))
        return f"{start}{low}..{high}{end}", TIGHT

    def context(self, kind: ContextOf) -> Phrase:
        """A context literal; a later value may use an earlier key."""
        seen = {name for name, _ in self.locals}
        if any(key in seen for key, _ in kind.fields):
            return self.random.choice([n for n, t in NAMES.items() if t == kind] or ["{}"]), TIGHT
        fields = list(kind.fields)
        self.random.shuffle(fields)
        parts: list[str] = []
        names: list[tuple[str, Type]] = []
        for key, part in fields:
            with self.seeing(*names):
                parts.append(f"{self.key(key)}: {self.text(part)}")
            names.append((key, part))
        return "{" + ", ".join(parts) + "}", TIGHT

    def key(self, key: str) -> str:
        """A key as a name or as a string."""
        return key if self.random.random() < 0.9 else quoted(key)
