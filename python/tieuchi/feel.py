"""The rule language by itself: checking, compiling and evaluating FEEL texts with typed names.

    from tieuchi import feel

    feel.evaluate("early / resolved >= 0.1", early=7, resolved=60)  # True
    feel.check('a + "x"', {"a": "number"})  # the issues, with places

A type is "number", "boolean", "string", "date", "duration" ..., or a dict: {"list": "number"},
{"rating": ["weak", "good"]} (in rising order), {"context": {"a": "number"}}.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tieuchi import _core
from tieuchi.issues import Issue, ProgrammeError, QuestionError, issues_of, problem

#: A type: a name or a dict as above.
Type = str | Mapping[str, Any]


@dataclass(frozen=True)
class Unknown:
    """A value that is not known, with the reasons: pairs of a code and a fact."""

    reasons: tuple[tuple[str, str], ...] = (("not_reported", ""),)

    def __bool__(self) -> bool:
        raise TypeError("an unknown value is none of true and false")


@dataclass(frozen=True)
class Range:
    """A range; an end that is not in it is open."""

    start: Any
    end: Any
    start_in: bool = True
    end_in: bool = True


class Rule:
    """A compiled rule; made by `compile`. Immutable; call it with values by name."""

    def __init__(self, handle: _core.RuleHandle, text: str, types: Mapping[str, Type]) -> None:
        self._handle = handle
        self.text = text
        self.types = dict(types)
        #: Type of the result.
        self.type: Type = json.loads(handle.type)
        #: Worst-case cost.
        self.cost: int = handle.cost

    def __call__(self, inputs: Mapping[str, Any] | None = None, /, **more: Any) -> Any:
        """The value; a name without a value is unknown. Raises QuestionError for a bad input."""
        given = {**(inputs or {}), **more}
        if stray := [name for name in given if name not in self.types]:
            raise QuestionError([_stray(name) for name in stray])
        typed = {n: json.dumps(_to_json(v, self.types[n], n)) for n, v in given.items()}
        value, told = self._handle.run(typed)
        if not value:
            raise QuestionError(issues_of(told))
        return _from_json(json.loads(value))

    def __repr__(self) -> str:
        return f"<Rule {self.text!r}: {json.dumps(self.type, ensure_ascii=False)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (compile, (self.text, self.types))


def check(
    text: str, types: Mapping[str, Type] | None = None, *, wanted: Type | None = None
) -> list[Issue]:
    """Every issue of a text with the names it may read; empty when it is well-formed and typed."""
    return _compiled(text, types or {}, wanted)[1]


def compile(  # noqa: A001
    text: str, types: Mapping[str, Type] | None = None, *, wanted: Type | None = None
) -> Rule:
    """Compiles a text once for many evaluations; `wanted` is the type its place needs.

    Raises ProgrammeError with all issues.
    """
    handle, issues = _compiled(text, types or {}, wanted)
    if handle is None:
        raise ProgrammeError(issues)
    return Rule(handle, text, types or {})


def evaluate(
    text: str,
    inputs: Mapping[str, Any] | None = None,
    types: Mapping[str, Type] | None = None,
    /,
    **more: Any,
) -> Any:
    """The value of a text: int, Decimal, bool, str, date, list, dict, Range or Unknown.

    Types of inputs that are not declared are taken from their values. Durations are texts such as
    "P1Y2M". Raises ProgrammeError for the text, QuestionError for the inputs.
    """
    given = {**(inputs or {}), **more}
    known = dict(types or {})
    declared = {n: _type_of(v, n) for n, v in given.items() if n not in known} | known
    return compile(text, declared)(given)


def _compiled(
    text: str, types: Mapping[str, Type], wanted: Type | None
) -> tuple[_core.RuleHandle | None, list[Issue]]:
    names = [(name, json.dumps(of)) for name, of in types.items()]
    handle, told = _core.compile_rule(text, names, None if wanted is None else json.dumps(wanted))
    return handle, issues_of(told)


def _type_of(value: Any, name: str) -> Type:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float | Decimal):
        return "number"
    if isinstance(value, date):
        return "date"
    if isinstance(value, str):
        return "string"
    if isinstance(value, timedelta):
        return "days and time duration"
    if isinstance(value, Mapping):
        return {"context": {str(k): _type_of(v, name) for k, v in value.items()}}
    if isinstance(value, Sequence) and value:
        return {"list": _type_of(value[0], name)}
    raise QuestionError([_no_type(name)])


def _to_json(value: Any, of: Type, name: str) -> dict[str, Any]:
    if value is None:
        value = Unknown((("not_reported", name),))
    if isinstance(value, Unknown):
        reasons = sorted((code, fact or name) for code, fact in value.reasons)
        return {"unknown": [{"code": code, "fact": fact} for code, fact in reasons]}
    if isinstance(value, bool):
        return {"boolean": "true" if value else "false"}
    if isinstance(value, int | float | Decimal):
        return {"number": str(value) if not isinstance(value, float) else repr(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, timedelta):
        return {"duration": _duration(value)}
    if isinstance(value, str):
        form = "rating" if isinstance(of, Mapping) and "rating" in of else _form(of)
        return {form: value}
    if isinstance(value, Mapping):
        fields = of.get("context", {}) if isinstance(of, Mapping) else {}
        typed = {k: _to_json(v, fields.get(k, "string"), name) for k, v in value.items()}
        return {"context": typed}
    if isinstance(value, Sequence):
        part = of.get("list", "string") if isinstance(of, Mapping) else "string"
        return {"list": [_to_json(v, part, name) for v in value]}
    raise QuestionError([_no_type(name)])


def _form(of: Type) -> str:
    if not isinstance(of, str):
        return "string"
    return "duration" if "duration" in of else of


def _duration(value: timedelta) -> str:
    sign = "-" if value < timedelta(0) else ""
    whole = abs(value)
    seconds = Decimal(whole.seconds) + Decimal(whole.microseconds) / 1_000_000
    return f"{sign}P{whole.days}DT{seconds:f}S"


def _from_json(value: dict[str, Any]) -> Any:
    [(form, content)] = value.items()
    if form == "unknown":
        return Unknown(tuple((r["code"], r["fact"]) for r in content))
    if form == "null":
        return None
    if form == "boolean":
        return content == "true"
    if form == "number":
        number = Decimal(content)
        return int(number) if number == number.to_integral_value() else number
    if form == "date":
        return date.fromisoformat(content) if len(content) == 10 else content
    if form == "list":
        return [_from_json(v) for v in content]
    if form == "context":
        return {k: _from_json(v) for k, v in content.items()}
    if form == "range":
        ends = _from_json(content["from"]), _from_json(content["to"])
        return Range(*ends, content["from_in"], content["to_in"])
    return content


def _stray(name: str) -> Issue:
    vi, en = f'không có tên "{name}" nào được khai báo', f'no name "{name}" is declared'
    return problem("feel.input.stray", name, vi, en)


def _no_type(name: str) -> Issue:
    vi = "không đoán được kiểu; hãy khai báo trong `types`"
    return problem("feel.input.type", name, vi, "the type cannot be guessed; declare it in `types`")
