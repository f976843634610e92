"""Text to nodes (section 2) within the bounds of section 11."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from . import dates, durations, numbers
from .issues import RefusedError
from .lexer import Token, tokens_of
from .nodes import (
    At,
    Between,
    Binary,
    Boolean,
    Bracket,
    Call,
    ContextLiteral,
    Entry,
    FromTo,
    If,
    Invoke,
    Iteration,
    Iterator,
    ListLiteral,
    Member,
    Name,
    Negate,
    Node,
    Null,
    Number,
    Path,
    RangeLiteral,
    String,
    Test,
)
from .numbers import STRICT, Limits

SOURCE_BOUND = 16_384
NESTING_BOUND = 64
NODES_BOUND = 4_096
LIST_BOUND = 1_024
COMPARE = ("=", "!=", "<", "<=", ">", ">=")
PHRASES = (
    ("round", "up"),
    ("round", "down"),
    ("round", "half", "up"),
    ("round", "half", "down"),
    ("list", "contains"),
    ("years", "and", "months", "duration"),
)
N = TypeVar("N", bound=Node)


def parse(source: str, limits: Limits = STRICT) -> Node:
    """The tree of a text; raises RefusedError with the first issue."""
    if len(source.encode()) > SOURCE_BOUND:
        raise RefusedError("feel.bound.length", 0)
    parser = _Parser(source, limits)
    with parser.nested():
        tree = parser.expression()
    if parser.now.kind != "end":
        raise parser.unexpected()
    return tree


class _Nesting(AbstractContextManager[None]):
    def __init__(self, parser: _Parser) -> None:
        self.parser = parser

    def __enter__(self) -> None:
        self.parser.open += 1
        if self.parser.open > NESTING_BOUND:
            raise RefusedError("feel.bound.nesting", self.parser.now.place)

    def __exit__(self, *_: object) -> None:
        self.parser.open -= 1


class _Parser:
    def __init__(self, source: str, limits: Limits) -> None:
        self.source = source.encode()
        self.tokens = tokens_of(source)
        self.at = 0
        self.open = 0
        self.count = 0
        self.limits = limits
        self.is_strict = limits is STRICT

    # ---- tokens
    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def ahead(self, steps: int) -> Token:
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    def unexpected(self) -> RefusedError:
        kind = self.now.kind
        code = kind if kind.startswith("feel.") else "feel.parse.unexpected"
        return RefusedError(code, self.now.place)

    def sees(self, *texts: str) -> bool:
        return self.now.kind in ("symbol", "keyword") and self.now.text in texts

    def take(self) -> Token:
        token = self.now
        self.at += 1
        return token

    def accept(self, text: str) -> bool:
        if self.sees(text):
            self.at += 1
            return True
        return False

    def expect(self, *texts: str) -> Token:
        if not self.sees(*texts):
            raise self.unexpected()
        return self.take()

    def expect_kind(self, *kinds: str) -> Token:
        if self.now.kind not in kinds:
            raise self.unexpected()
        return self.take()

    # ---- bookkeeping
    def nested(self) -> AbstractContextManager[None]:
        return _Nesting(self)

    def node(self, node: N) -> N:
        self.count += 1
        if self.count > NODES_BOUND:
            raise RefusedError("feel.bound.nodes", 0)
        return node

    def inner(self) -> Node:
        with self.nested():
            return self.expression()

    # ---- productions
    def expression(self) -> Node:
        if self.sees("if"):
            return self.conditional()
        if self.sees("for", "some", "every"):
            return self.iteration()
        return self.disjunction()

    def conditional(self) -> Node:
        place = self.take().place
        condition = self.inner()
        self.expect("then")
        chosen = self.inner()
        self.expect("else")
        return self.node(If(place, condition, chosen, self.inner()))

    def iteration(self) -> Node:
        start = self.take()
        iterators = [self.iterator()]
        while self.accept(","):
            iterators.append(self.iterator())
        self.expect("return" if start.text == "for" else "satisfies")
        return self.node(Iteration(start.place, start.text, iterators, self.inner()))

    def iterator(self) -> Iterator:
        name = self.expect_kind("name")
        self.expect("in")
        domain = self.inner()
        if self.sees(".."):
            place = self.take().place
            domain = FromTo(place, domain, self.inner())
        return Iterator(name.text, name.place, domain)

    def chain(self, part: Callable[[], Node], *ops: str) -> Node:
        left = part()
        while self.sees(*ops):
            op = self.take()
            right = part()
            left = self.node(Binary(op.place, op.text, left, right))
        return left

    def disjunction(self) -> Node:
        return self.chain(self.conjunction, "or")

    def conjunction(self) -> Node:
        return self.chain(self.comparison, "and")

    def comparison(self) -> Node:
        left = self.sum()
        if self.sees(*COMPARE):
            op = self.take()
            return self.node(Binary(op.place, op.text, left, self.sum()))
        if self.sees("between"):
            place = self.take().place
            low = self.sum()
            self.expect("and")
            return self.node(Between(place, left, low, self.sum()))
        if self.sees("in"):
            place = self.take().place
            return self.node(Member(place, left, self.tests()))
        return left

    def tests(self) -> list[Node]:
        if self.sees(*COMPARE):
            return [self.test()]
        if not self.sees("("):
            return [self.sum()]
        start = self.take()
        tests = [self.alternative()]
        if self.sees("..") and not isinstance(tests[0], Test):
            self.take()
            return [self.range_end(start, tests[0])]
        while self.accept(","):
            tests.append(self.alternative())
        self.expect(")")
        return tests

    def test(self) -> Node:
        op = self.take()
        return self.node(Test(op.place, op.text, self.sum()))

    def alternative(self) -> Node:
        return self.test() if self.sees(*COMPARE) else self.inner()

    def sum(self) -> Node:
        return self.chain(self.term, "+", "-")

    def term(self) -> Node:
        return self.chain(self.power, "*", "/")

    def power(self) -> Node:
        return self.chain(self.unary, "**")

    def unary(self) -> Node:
        if not self.sees("-"):
            return self.postfix()
        with self.nested():
            place = self.take().place
            return self.node(Negate(place, self.unary()))

    def postfix(self) -> Node:
        base = self.primary()
        while True:
            if self.sees("."):
                place = self.take().place
                base = self.node(Path(place, base, self.expect_kind("name").text))
            elif self.sees("["):
                place = self.take().place
                inside = self.inner()
                self.expect("]")
                base = self.node(Bracket(place, base, inside))
            elif self.sees("(") and not self.is_strict:
                base = self.node(Invoke(self.now.place, base, self.arguments()))
            else:
                return base

    def primary(self) -> Node:
        token = self.now
        words = self.call_words()
        if words:
            self.at += words
            name = " ".join(word.text for word in self.tokens[self.at - words : self.at])
            return self.node(Call(token.place, name, self.arguments()))
        if token.kind == "keyword":
            return self.constant()
        if token.kind == "symbol":
            return self.bracketed()
        self.expect_kind("number", "string", "name")
        if token.kind == "number":
            return self.node(Number(token.place, numbers.parse(token.text, self.limits)))
        if token.kind == "string":
            return self.node(String(token.place, token.text))
        return self.node(Name(token.place, token.text))

    def constant(self) -> Node:
        if self.sees("not"):
            self.take()
            raise self.unexpected()
        token = self.expect("true", "false", "null")
        if token.text == "null":
            return self.node(Null(token.place))
        return self.node(Boolean(token.place, token.text == "true"))

    def call_words(self) -> int:
        """How many words before an opening parenthesis name a function."""
        for phrase in PHRASES:
            words = tuple(self.ahead(i).text for i in range(len(phrase)))
            kinds = {self.ahead(i).kind for i in range(len(phrase))}
            if words == phrase and kinds <= {"name", "keyword"} and self.opens(len(phrase)):
                return len(phrase)
        is_word = self.now.kind == "name" or self.sees("not")
        return 1 if is_word and self.opens(1) else 0

    def opens(self, steps: int) -> bool:
        token = self.ahead(steps)
        return token.kind == "symbol" and token.text == "("

    def arguments(self) -> list[Node]:
        self.expect("(")
        found: list[Node] = []
        if not self.sees(")"):
            found.append(self.inner())
            while self.accept(","):
                found.append(self.inner())
        self.expect(")")
        return found

    def bracketed(self) -> Node:
        start = self.expect("@", "(", "[", "{")
        if start.text == "@":
            text = self.expect_kind("string").text
            date = dates.parse(text)
            value = durations.parse(text) if date is None else date
            return self.node(At(start.place, value))
        if start.text == "{":
            return self.context(start.place)
        if start.text == "[" and self.accept("]"):
            return self.node(ListLiteral(start.place, []))
        first = self.inner()
        if self.accept(".."):
            return self.range_end(start, first)
        if start.text == "(":
            self.expect(")")
            return first
        return self.list_rest(start.place, first)

    def list_rest(self, place: int, first: Node) -> Node:
        elements = [first]
        while self.accept(","):
            if len(elements) == LIST_BOUND:
                raise RefusedError("feel.bound.list", place)
            elements.append(self.inner())
        self.expect("]")
        return self.node(ListLiteral(place, elements))

    def range_end(self, start: Token, low: Node) -> Node:
        high = self.inner()
        end = self.expect(")", "]")
        return self.node(RangeLiteral(start.place, low, high, start.text == "[", end.text == "]"))

    def context(self, place: int) -> Node:
        entries: list[Entry] = []
        if not self.sees("}"):
            entries.append(self.entry())
            while self.accept(","):
                entries.append(self.entry())
        self.expect("}")
        return self.node(ContextLiteral(place, entries))

    def entry(self) -> Entry:
        key = self.expect_kind("name", "string")
        is_long = key.kind == "name" and not self.is_strict
        text = self.long_key() if is_long else key.text
        self.expect(":")
        return Entry(text, key.place, self.inner())

    def long_key(self) -> str:
        """A key that is any run of tokens up to the colon, spaces collapsed."""
        start = self.tokens[self.at - 1].place
        while not self.sees(":"):
            if self.now.kind == "end" or self.now.kind.startswith("feel."):
                raise self.unexpected()
            self.take()
        return " ".join(self.source[start : self.now.place].decode().split())
