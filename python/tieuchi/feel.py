"""The rule language by itself: checking, compiling and evaluating FEEL texts with typed names.

    from tieuchi import feel

    feel.evaluate("early / resolved >= 0.1", early=7, resolved=60)  # True
    feel.check('a + "x"', {"a": "number"})  # the issues, with places

Many rules over the same names are a set, read once a row or once a frame:

    rules = feel.compile_set({"early": "early / resolved >= 0.1", "any": "resolved > 0"}, types)
    rules({"early": 7, "resolved": 60})  # {"early": True, "any": True}
    rules.columns(frame)  # {"early": [True, ...], "any": [...]}

A type is "number", "boolean", "string", "date", "years and months duration", "days and time
duration", or a dict: {"list": "number"}, {"rating": ["weak", "good"]} (in rising order),
{"context": {"a": "number"}}, {"range": "date"}.

Values in: bool; int, Decimal, float (by its shortest text, so 0.1 is one tenth) and Fractions that
are decimals; date, timedelta; str, also for a number, date, duration or level where the type says
so; list, dict, Range; numpy and pandas values alike. None, NaN, NA and NaT mean "not reported", as
they do in facts; an Unknown gives other reasons.

Values out: bool; int where whole, Decimal where the number is one, else Fraction, so that nothing
is rounded; date (text outside the years 1 to 9999); durations such as "P1Y2M", texts and levels as
str; list, dict, Range and Unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tieuchi import _core
from tieuchi._frames import columns_of
from tieuchi._values import InputError, Range, Type, Unknown, to_json, type_of
from tieuchi.issues import Issue, ProgrammeError, Words, issues_of, problem

__all__ = [
    "InputError",
    "Range",
    "Rule",
    "RuleError",
    "RuleSet",
    "Type",
    "Unknown",
    "check",
    "compile",
    "compile_set",
    "evaluate",
    "from_tree",
]


class RuleError(ProgrammeError):
    """A text or tree that is no rule.

    >>> try:
    ...     feel.compile("a +", {"a": "number"})
    ... except feel.RuleError as error:
    ...     print(error.issues[0].code)
    feel.parse.unexpected
    """

    headline = Words("không dùng được biểu thức", "the expression cannot be used")


class Rule:
    """A compiled rule; made by `compile` or `from_tree`. Immutable; call it with values by name.

    >>> rule = feel.compile("early / resolved >= 0.1", {"early": "number", "resolved": "number"})
    >>> rule(early=7, resolved=60)
    True
    """

    def __init__(
        self, handle: _core.RuleHandle, types: Mapping[str, Type], wanted: Type | None = None
    ) -> None:
        self._handle = handle
        self._wanted = wanted
        #: The text; of a tree the canonical one.
        self.text = handle.text
        #: Types of the names it may read.
        self.types = dict(types)
        #: Type of the result.
        self.type: Type = json.loads(handle.type)
        #: Worst-case cost.
        self.cost: int = handle.cost

    @property
    def tree(self) -> dict[str, Any]:
        """The typed syntax tree, as docs/format/ast.schema.json describes it."""
        tree: dict[str, Any] = json.loads(self._handle.tree())
        return tree

    def __call__(self, inputs: Mapping[str, Any] | None = None, /, **more: Any) -> Any:
        """The value; a name without a value is unknown. Raises InputError for a bad input."""
        given = _given(inputs, more)
        value = self._handle.call(given, Unknown, Range)
        if value is not NotImplemented:
            return value
        value, told = self._handle.value(_typed(given, self.types), Unknown, Range)
        if issues := issues_of(told):
            raise InputError(issues)
        return value

    def _printed(self, inputs: Mapping[str, Any]) -> tuple[str, str]:
        """The value as canonical JSON and as canonical text."""
        value, text, told = self._handle.run(_typed(inputs, self.types))
        if issues := issues_of(told):
            raise InputError(issues)
        return value, text

    def __repr__(self) -> str:
        return f"<Rule {self.text!r}: {json.dumps(self.type, ensure_ascii=False)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restored, (self.text, self.types, self._wanted))


class RuleSet:
    """Rules over the same names; made by `compile_set`. Immutable.

    >>> rules = feel.compile_set({"any": "n > 0", "many": "n > 9"}, {"n": "number"})
    >>> rules({"n": 7})
    {'any': True, 'many': False}
    """

    def __init__(
        self, handle: _core.RuleSetHandle, texts: Mapping[str, str], types: Mapping[str, Type]
    ) -> None:
        self._handle = handle
        #: The texts by the names of the rules.
        self.texts = dict(texts)
        #: Types of the names they may read.
        self.types = dict(types)

    def __call__(self, inputs: Mapping[str, Any] | None = None, /, **more: Any) -> dict[str, Any]:
        """The values by the names of the rules, as each rule would give them."""
        given = _given(inputs, more)
        values: Any = self._handle.call(given, Unknown, Range)
        return self._by_json(given) if values is NotImplemented else values

    def columns(self, frame: object) -> dict[str, list[Any]]:
        """Of a frame - a dict of lists, pandas, polars, Arrow - a list of values for each rule.

        Its columns are the names that are declared; one it lacks is unknown. Raises InputError
        for a value that is none of its type, with its row.
        """
        given = columns_of(frame)
        if given is None:
            raise InputError([_no_frame(frame)])
        if stray := [name for name in given if name not in self.types]:
            raise InputError([_stray(name) for name in stray])
        columns = [given.get(name) for name in self.types]
        rows = max((len(c) for c in columns if c is not None), default=0)
        found: list[list[Any]] = [[] for _ in self.texts]
        begin = 0
        while begin < rows:
            values, end = self._handle.columns(columns, begin, rows, Unknown, Range)
            if end < rows:
                self._add(values, self._of_row(given, end))
            found = values if begin == 0 else [[*a, *b] for a, b in zip(found, values, strict=True)]
            begin = end + 1
        return dict(zip(self.texts, found, strict=True))

    @staticmethod
    def _add(columns: list[list[Any]], row: Mapping[str, Any]) -> None:
        for column, value in zip(columns, row.values(), strict=True):
            column.append(value)

    def _of_row(self, columns: Mapping[str, list[Any]], row: int) -> dict[str, Any]:
        try:
            return self._by_json({name: values[row] for name, values in columns.items()})
        except InputError as error:
            raise InputError([replace(i, row=row + 1) for i in error.issues]) from None

    def _by_json(self, given: Mapping[str, Any]) -> dict[str, Any]:
        values, told = self._handle.value(_typed(given, self.types), Unknown, Range)
        if issues := issues_of(told):
            raise InputError(issues)
        found: dict[str, Any] = values
        return found

    def __repr__(self) -> str:
        return f"<RuleSet of {len(self.texts)} rules over {len(self.types)} names>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (compile_set, (self.texts, self.types))


def check(
    text: str, types: Mapping[str, Type] | None = None, *, wanted: Type | None = None
) -> list[Issue]:
    """Every issue of a text with the names it may read; empty when it is well-formed and typed.

    `wanted` is the type its place needs.

    >>> [issue.code for issue in feel.check('a + "x"', {"a": "number"})]
    ['feel.type.operator']
    """
    return _compiled(text, types or {}, wanted)[1]


def compile(  # noqa: A001
    text: str, types: Mapping[str, Type] | None = None, *, wanted: Type | None = None
) -> Rule:
    """Compiles a text once for many evaluations; `wanted` is the type its place needs.

    Raises RuleError with all issues.

    >>> feel.compile("n > 0", {"n": "number"})(n=None)
    Unknown(reasons=(('not_reported', 'n'),))
    """
    handle, issues = _compiled(text, types or {}, wanted)
    if handle is None:
        raise RuleError(issues)
    return Rule(handle, types or {}, wanted)


def compile_set(texts: Mapping[str, str], types: Mapping[str, Type] | None = None) -> RuleSet:
    """Compiles texts by name, all over the same names. Raises RuleError with all issues.

    >>> rules = feel.compile_set({"any": "n > 0"}, {"n": "number"})
    >>> rules.columns({"n": [0, 7]})
    {'any': [False, True]}
    """
    if bad := [i for text in texts.values() for i in _letters_of(text)]:
        raise RuleError(bad)
    handle, told = _core.compile_set(list(texts.items()), _named(types or {}))
    if handle is None:
        raise RuleError([issue for one in told for issue in issues_of(one)])
    return RuleSet(handle, texts, types or {})


def from_tree(
    tree: Mapping[str, Any],
    types: Mapping[str, Type] | None = None,
    *,
    wanted: Type | None = None,
) -> Rule:
    """The rule of a syntax tree, plain or typed, such as `Rule.tree` gives.

    Names that are not declared have the types the tree gives them. Raises RuleError where the
    tree is that of no rule, or says other types than the checker finds.

    >>> rule = feel.compile("n > 0", {"n": "number"})
    >>> feel.from_tree(rule.tree, {"n": "number"})(n=7)
    True
    """
    declared = {**_types_in(tree), **(types or {})}
    handle, told = _core.compile_tree(json.dumps(tree), _named(declared), _json(wanted))
    if handle is None:
        raise RuleError(issues_of(told))
    return Rule(handle, declared, wanted)


def evaluate(
    text: str,
    inputs: Mapping[str, Any] | None = None,
    types: Mapping[str, Type] | None = None,
    /,
    **more: Any,
) -> Any:
    """The value of a text, with values by name.

    Types of inputs that are not declared are taken from their values. Raises RuleError for
    the text, InputError for the inputs.

    >>> feel.evaluate("0.1 + 0.2 = 0.3")
    True
    """
    given = {**(inputs or {}), **more}
    known = dict(types or {})
    declared = {n: type_of(v, n) for n, v in given.items() if n not in known} | known
    return compile(text, declared)(given)


def _compiled(
    text: str, types: Mapping[str, Type], wanted: Type | None
) -> tuple[_core.RuleHandle | None, list[Issue]]:
    if bad := _letters_of(text):
        return None, bad
    handle, told = _core.compile_rule(text, _named(types), _json(wanted))
    return handle, issues_of(told)


def _letters_of(text: str) -> list[Issue]:
    lone = re.search("[\ud800-\udfff]", text)
    return [_no_letter(text, lone.start())] if lone else []


def _given(inputs: Mapping[str, Any] | None, more: Mapping[str, Any]) -> dict[str, Any]:
    if not more and type(inputs) is dict:
        return inputs
    return {**(inputs or {}), **more}


def _typed(given: Mapping[str, Any], types: Mapping[str, Type]) -> dict[str, str]:
    """The inputs as typed JSON; values that are taken as they are need none."""
    if stray := [name for name in given if name not in types]:
        raise InputError([_stray(name) for name in stray])
    return {n: json.dumps(to_json(v, types[n], n)) for n, v in given.items()}


def _named(types: Mapping[str, Type]) -> list[tuple[str, str]]:
    return [(name, json.dumps(of)) for name, of in types.items()]


def _json(wanted: Type | None) -> str | None:
    return None if wanted is None else json.dumps(wanted)


def _types_in(tree: Mapping[str, Any]) -> dict[str, Type]:
    """The types a tree gives to the names that the host declares."""
    nodes = tree.get("nodes")
    return {
        node["text"]: node["type"]
        for node in (nodes if isinstance(nodes, list) else [])
        if isinstance(node, Mapping)
        and node.get("means") == "declared"
        and isinstance(node.get("text"), str)
        and "type" in node
    }


def _restored(text: str, types: Mapping[str, Type], wanted: Type | None) -> Rule:
    return compile(text, types, wanted=wanted)


def _stray(name: str) -> Issue:
    vi, en = f'không có tên "{name}" nào được khai báo', f'no name "{name}" is declared'
    return problem("feel.input.stray", name, vi, en)


def _no_frame(source: object) -> Issue:
    kind = type(source).__name__
    vi = f"{kind} không phải là bảng; hãy dùng dict các cột cùng độ dài"
    en = f"{kind} is no frame; give a dict of columns of the same length"
    return problem("feel.input.type", "", vi, en)


def _no_letter(text: str, at: int) -> Issue:
    vi, en = "ký tự này không hợp lệ", "this is no character"
    offset = len(text[:at].encode())
    return problem("feel.parse.character", "", vi, en, offset=offset)
