"""Python values as the typed JSON values of the rule language, and the types they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tieuchi._cells import moment, precision_of, shortest
from tieuchi.issues import Issue, QuestionError, Words, problem

#: A type: a name, or a dict such as {"list": "number"}.
Type = str | Mapping[str, Any]


class InputError(QuestionError):
    """Values that a rule cannot be evaluated with.

    >>> try:
    ...     feel.evaluate("n > 0", n=object())
    ... except feel.InputError as error:
    ...     print(error.issues[0].code)
    feel.input.type
    """

    headline = Words("không dùng được giá trị đưa vào", "the values given cannot be used")


@dataclass(frozen=True)
class Unknown:
    """A value that is not known, with the reasons: pairs of a code and a fact.

    An empty fact stands for the name the value is given to. `within` is the first and last day
    of a day that is partly known: a month, a quarter.

    >>> feel.compile("n > 0", {"n": "number"})(n=feel.Unknown((("late", ""),)))
    Unknown(reasons=(('late', 'n'),))
    """

    reasons: tuple[tuple[str, str], ...] = (("not_reported", ""),)
    within: tuple[date, date] | None = None

    def __repr__(self) -> str:
        lies = "" if self.within is None else f", within={self.within!r}"
        return f"Unknown(reasons={self.reasons!r}{lies})"

    def __bool__(self) -> bool:
        raise TypeError("an unknown value is none of true and false")


@dataclass(frozen=True)
class Range:
    """A range; an end that is not in it is open.

    >>> feel.evaluate("7 in r", r=feel.Range(1, 9))
    True
    """

    start: Any
    end: Any
    start_in: bool = True
    end_in: bool = True


def type_of(value: object, name: str) -> Type:
    """The type a value has by itself; InputError where it must be declared."""
    value = _own(value)
    for kind, of in _PLAIN:
        if isinstance(value, kind):
            return of
    if isinstance(value, Mapping):
        return {"context": {str(k): type_of(v, name) for k, v in value.items()}}
    if isinstance(value, Range):
        return {"range": type_of(value.end if _missing(value.start) else value.start, name)}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        known = [v for v in map(_own, value) if not _missing(v)]
        if known or not value:
            return {"list": type_of(known[0], name) if known else "nothing"}
    if _missing(value) or isinstance(value, Sequence):
        raise InputError([_not_guessed(name)])
    raise InputError([_no_value(value, name)])


def to_json(value: object, of: Type, name: str) -> dict[str, Any]:
    """The typed JSON value; InputError for what is no value of the language."""
    value = _own(value)
    if value is None:
        value = Unknown()
    if isinstance(value, Unknown):
        reasons = sorted({(fact or name, code) for code, fact in value.reasons})
        why = {"unknown": [{"code": code, "fact": fact} for fact, code in reasons]}
        if value.within is None:
            return why
        first, last = (_day(day, name) for day in value.within)
        return {"partly_known": {"from": first, "to": last, **why}}
    if isinstance(value, bool):
        return {"boolean": "true" if value else "false"}
    if isinstance(value, int | float | Decimal | Fraction):
        return {"number": _number(value, name)}
    if isinstance(value, date):
        return {"date": _day(value, name)}
    if isinstance(value, timedelta):
        return {"duration": _duration(value)}
    if isinstance(value, str):
        return {_form(of): _text(value, name)}
    return _of_parts(value, of, name)


def _of_parts(value: object, of: Type, name: str) -> dict[str, Any]:
    declared = of if isinstance(of, Mapping) else {}
    if isinstance(value, Mapping):
        fields = declared.get("context", {})
        typed = {str(k): to_json(v, fields.get(k, "string"), name) for k, v in value.items()}
        return {"context": typed}
    if isinstance(value, Range):
        end = declared.get("range", "string")
        ends = {"from": to_json(value.start, end, name), "to": to_json(value.end, end, name)}
        return {"range": {**ends, "from_in": value.start_in, "to_in": value.end_in}}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        part = declared.get("list", "string")
        return {"list": [to_json(v, part, name) for v in value]}
    raise InputError([_no_value(value, name)])


_PLAIN: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "boolean"),
    ((int, float, Decimal, Fraction), "number"),
    (date, "date"),
    (timedelta, "days and time duration"),
    (str, "string"),
)


def _own(value: Any) -> Any:
    """Values of numpy and pandas as Python's own; None for what a frame marks as missing."""
    kind = type(value).__name__
    if kind in ("NAType", "NaTType"):
        return None
    if hasattr(value, "dtype"):
        if kind in ("datetime64", "timedelta64"):
            return moment(value)
        if hasattr(value, "tolist") and getattr(value, "shape", None) != ():
            if short := precision_of(value.dtype):
                return [_short(v, short) for v in value.tolist()]
            return list(value) if value.dtype.kind == "M" else value.tolist()
        if short := precision_of(kind):
            return _own(_short(value.item(), short))
        if hasattr(value, "item"):
            return _own(value.item())
    if isinstance(value, float | Decimal) and value != value:
        return None
    return value


def _short(value: Any, precision: str) -> Any:
    """A float in the shortest text of its own precision; lists of them within."""
    if isinstance(value, list):
        return [_short(v, precision) for v in value]
    finite = isinstance(value, float) and value - value == 0
    return Decimal(shortest(value, precision)) if finite else value


def _missing(value: object) -> bool:
    return value is None or isinstance(value, Unknown)


def _form(of: Type) -> str:
    """The form of a text by the type it is given for: "0.1" is a number where one is wanted."""
    if isinstance(of, Mapping):
        return "rating" if "rating" in of else "string"
    return "duration" if "duration" in of else of


def _number(value: int | float | Decimal | Fraction, name: str) -> str:
    if isinstance(value, Fraction):
        return _decimal_of(value, name)
    if isinstance(value, float):
        return float.__repr__(value)
    try:
        return str(value) if isinstance(value, Decimal) else str(int(value))
    except ValueError:  # Python itself refuses to write a number of thousands of digits
        raise InputError([_too_long(name)]) from None


def _decimal_of(value: Fraction, name: str) -> str:
    """An input is a decimal: 1/4 is one, 1/3 is not and is never rounded in secret."""
    for places in range(65):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return str(Decimal(scaled.numerator).scaleb(-places)) if places else str(scaled)
    vi = f"{value} không phải là số thập phân; đưa tử và mẫu thành hai tên rồi chia trong quy tắc"
    en = f"{value} is no decimal; give its two parts as names and divide them in the rule"
    raise InputError([problem("feel.input.value", name, vi, en)])


def _day(value: date, name: str) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.time().isoformat() == "00:00:00" and not getattr(value, "nanosecond", 0):
        return value.date().isoformat()
    vi = f"{value} có giờ, quy tắc chỉ dùng ngày; đưa vào {value:%Y-%m-%d} bằng .date()"
    en = f"{value} has a time of day and rules know days only; give its .date()"
    raise InputError([problem("feel.input.value", name, vi, en)])


def _duration(value: timedelta) -> str:
    seconds = (value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds
    nanoseconds = seconds * 1_000 + getattr(value, "nanoseconds", 0)
    whole, part = divmod(abs(nanoseconds), 1_000_000_000)
    sign = "-" if nanoseconds < 0 else ""
    return f"{sign}PT{whole}" + (f".{part:09}" if part else "") + "S"


def _text(value: str, name: str) -> str:
    if re.search("[\ud800-\udfff]", value):
        vi, en = "văn bản có ký tự không hợp lệ", "the text holds a lone surrogate"
        raise InputError([problem("feel.input.value", name, vi, en)])
    return str(value)


def _too_long(name: str) -> Issue:
    vi, en = "số có quá nhiều chữ số", "the number has too many digits"
    return problem("feel.input.value", name, vi, en)


def _not_guessed(name: str) -> Issue:
    vi = "chưa rõ kiểu của giá trị; hãy khai báo trong `types`"
    en = "the type cannot be told from the value; declare it in `types`"
    return problem("feel.input.type", name, vi, en)


def _no_value(value: object, name: str) -> Issue:
    kind = type(value).__name__
    vi, en = f"{kind} không phải là giá trị của quy tắc", f"rules have no values of type {kind}"
    if isinstance(value, Iterable):
        vi, en = f"{vi}; hãy dùng list(...)", f"{en}; give a list(...)"
    return problem("feel.input.type", name, vi, en)
