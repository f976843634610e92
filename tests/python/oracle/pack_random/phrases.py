"""Typed texts of the rule language over the names of a pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from . import phrases_calls as calls
from .world import BOOLEAN, DATE, NUMBER, OUTCOMES, TEXT, Frame, Kind, Name, World

#: How long a period is; a name of a longer one may stand bare, a shorter one needs parts(...).
LENGTH = {"year": 4, "half": 3, "quarter": 2, "month": 1}
ROUNDINGS = ("floor({})", "ceiling({})", "abs({})", "decimal({}, 0)", "round half up({}, 1)")
MORE_ROUNDINGS = ("round up({}, 0)", "round down({}, 0)", "round half down({}, 1)", "-{}")


class Writer:
    """Writes texts of a frame; each is well typed and names only what may be read there."""

    def __init__(self, world: World, frame: Frame) -> None:
        self.world = world
        self.frame = frame
        self.chance = world.chance
        self._variables = 0
        self.loops = True

    def text(self, kind: Kind, depth: int = 2) -> str:
        """A text of that type."""
        text = self.of(kind, depth)
        return text[1:-1] if _is_wrapped(text) else text

    def of(self, kind: Kind, depth: int) -> str:
        """A part of that type, which may stand anywhere."""
        if kind.form == "number":
            return self.number(depth)
        if kind.form == "boolean":
            return self.boolean(depth)
        if kind.form == "date":
            return self.date(depth)
        if kind.form == "rating":
            return self.level(kind, depth)
        if kind.form == "text":
            return self.words(depth)
        return calls.a_list(self, kind, depth)

    def names(self, kind: Kind | None = None, what: str = "") -> list[Name]:
        """The names that may stand bare in this frame."""
        facts_only = self.frame.reads == "facts"
        sorts = ("indicator", "parameter", "lifecycle") + (() if facts_only else ("measure",))
        return [
            n
            for n in self.world.names
            if n.what in sorts
            and (not what or n.what == what)
            and (kind is None or n.kind == kind)
            and (not n.about or n.about == self.frame.about)
            and (not n.period or self._may_stand_bare(n.period))
        ]

    def _may_stand_bare(self, period: str) -> bool:
        mine = self.frame.period
        if period in (mine, "once", "dated"):
            return True
        windows = self.world.windows
        length = 4 if period in windows else LENGTH.get(period, 0)
        return mine != "once" and length >= (4 if mine in windows else LENGTH.get(mine, 5))

    def items(self, **wanted: object) -> list[Name]:
        """The items of the same unit and period."""
        if self.frame.reads == "facts":
            return []
        frame = self.frame
        return self.world.named("item", period=frame.period, about=frame.about, **wanted)

    def locals(self, kind: Kind) -> list[str]:
        return [name for name, of in self.frame.locals if of == kind]

    def variable(self) -> str:
        self._variables += 1
        return f"w{self._variables}"

    def inside(self, name: str, kind: Kind) -> Writer:
        """The writer of a loop's body: one more name is known, and loops within are left out."""
        inner = Writer(self.world, replace(self.frame, locals=(*self.frame.locals, (name, kind))))
        inner.loops = False
        inner._variables = self._variables
        return inner

    def one_of(self, ways: Sequence[Callable[[], str | None]]) -> str:
        """What one of the ways writes; a way without names to use writes nothing."""
        for way in self.chance.shuffled(ways):
            if (text := way()) is not None:
                return text
        raise AssertionError("no way writes anything")

    def bare(self, kind: Kind) -> str | None:
        """A name of that type."""
        fitting = [n.id for n in self.names(kind)] + self.locals(kind) * 3
        return self.chance.pick(fitting) if fitting else None

    def number(self, depth: int) -> str:
        pick, deeper = self.chance.pick, depth - 1
        simple = [lambda: self.bare(NUMBER)] * 4 + [lambda: str(self.chance.below(6))]
        if depth <= 0:
            return self.bare(NUMBER) or simple[-1]() or "1"
        return self.one_of(
            [
                *simple,
                lambda: f"({self.number(deeper)} {pick('+-*')} {self.number(deeper)})",
                lambda: f"({self.number(deeper)} / {pick('24')})",
                lambda: self._quotient(deeper),
                lambda: pick((*ROUNDINGS, *MORE_ROUNDINGS)).format(self.number(deeper)),
                lambda: (
                    f"{pick(('min', 'max', 'sum'))}({self.number(deeper)}, {self.number(deeper)})"
                ),
                lambda: self._choice(NUMBER, deeper),
                lambda: pick(("0.5", "2.5", "10", "assessment_year - 2020")),
                *(calls.numbers(self, deeper) if self.loops else ()),
            ]
        )

    def _quotient(self, depth: int) -> str:
        below = self.bare(NUMBER) or "2"
        if self.chance.often(0.3):
            return f"modulo({self.number(depth)}, {below})"
        if self.chance.often(0.4):
            return f"({self.number(depth)} / {below})"
        empty = self.chance.pick(("", ", 0", ", 1"))
        return f"share({self.number(depth)}, {below}{empty})"

    def _choice(self, kind: Kind, depth: int) -> str:
        condition = self.boolean(depth)
        return f"(if {condition} then {self.of(kind, depth)} else {self.of(kind, depth)})"

    def boolean(self, depth: int) -> str:
        pick, deeper = self.chance.pick, depth - 1
        if depth <= 0:
            return self.bare(BOOLEAN) or self._compared(0)
        return self.one_of(
            [
                *[lambda: self.bare(BOOLEAN)] * 3,
                *[lambda: self._compared(deeper)] * 4,
                lambda: f"({self.boolean(deeper)} and {self.boolean(deeper)})",
                lambda: f"({self.boolean(deeper)} or {self.boolean(deeper)})",
                lambda: f"not({self.boolean(deeper)})",
                lambda: self._choice(BOOLEAN, deeper),
                lambda: f"{pick(('all', 'any'))}({self.boolean(deeper)}, {self.boolean(deeper)})",
                lambda: self._of_level(),
                lambda: self._of_words(),
                lambda: self._of_days(deeper),
                *(calls.booleans(self, deeper) if self.loops else ()),
            ]
        )

    def _compared(self, depth: int) -> str:
        pick, left = self.chance.pick, self.number(depth)
        if self.chance.often(0.15):
            return f"({left} between {self.chance.below(3)} and {self.number(depth)})"
        if self.chance.often(0.15):
            return f"({left} in {pick(('[1..4]', '(2, 3, 5)', '(>= 3)', '[0..2)'))})"
        return f"({left} {pick(('>=', '>', '<=', '<', '=', '!='))} {self.number(depth)})"

    def _of_level(self) -> str | None:
        ratings = [n for n in self.names() if n.kind.form == "rating"]
        if not ratings or self.chance.often(0.15):
            return self._of_type()
        name = self.chance.pick(ratings)
        return self.level_test(name.id, name.kind.scale)

    def _of_type(self) -> str:
        if self.chance.often(0.2):
            name, value = self.chance.pick((("parent", "h1"), ("name", "Tên mới"), ("code", "mx1")))
            return f'({name} {self.chance.pick(("=", "!="))} "{value}")'
        return f'(type {self.chance.pick(("=", "!="))} "{self.chance.pick(("xa", "phuong"))}")'

    def level_test(self, left: str, scale: str) -> str:
        """A comparison of a rating with a level."""
        levels, pick = self.world.levels(scale), self.chance.pick
        if self.chance.often(0.3):
            some = ", ".join(f'"{level}"' for level in self.chance.some(levels, 1, 2))
            return f"({left} in ({some}))"
        signs = ("=", "!=", ">=", "<", "<=") if self.world.is_ordered(scale) else ("=", "!=")
        return f'({left} {pick(signs)} "{pick(levels)}")'

    def _of_words(self) -> str | None:
        name = self.bare(TEXT)
        return (
            f'({name} {self.chance.pick(("=", "!="))} "{self.chance.pick("ab")}")' if name else None
        )

    def _of_days(self, depth: int) -> str:
        sign = self.chance.pick(("<=", ">", "<", ">="))
        if self.chance.often(0.2):
            return f"({self.date(depth)} in [period_start..period_end])"
        return f"({self.date(depth)} {sign} {self.date(depth)})"

    def date(self, depth: int) -> str:
        pick, year = self.chance.pick, self.world.first + self.chance.below(2)
        if depth <= 0:
            return self.bare(DATE) or pick(("period_end", "period_start"))
        return self.one_of(
            [
                *[lambda: self.bare(DATE)] * 4,
                lambda: pick(("period_start", "period_end", "as_of", "reference_day")),
                lambda: f'@"{year}-0{pick("1369")}-15"',
                lambda: f"date({year}, {self.bare(NUMBER) or '2'}, 1)",
                lambda: f'({self.date(depth - 1)} {pick("+-")} @"{pick(("P1Y", "P1M", "P10D"))}")',
                lambda: self._choice(DATE, depth - 1),
            ]
        )

    def level(self, kind: Kind, depth: int) -> str:
        """A rating: a name, or a level where nothing else is there."""
        literal = f'"{self.chance.pick(self.world.levels(kind.scale))}"'
        name = self.bare(kind)
        if name is None or kind == OUTCOMES:
            return literal
        if depth > 0 and self.chance.often(0.4):
            return f"(if {self.boolean(depth - 1)} then {name} else {literal})"
        return name if self.chance.often(0.8) else literal

    def words(self, depth: int) -> str:
        name = self.bare(TEXT)
        if name is None:
            return '"a"'
        if depth > 0 and self.chance.often(0.5):
            return f'(if {self.boolean(depth - 1)} then {name} else "b")'
        return name


def _is_wrapped(text: str) -> bool:
    """Whether the outermost brackets hold the whole text."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for at, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0 and at + 1 < len(text):
            return False
    return True
