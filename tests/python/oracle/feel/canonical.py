"""Canonical JSON and text of values, and typed input values (section 12)."""

from __future__ import annotations

import json
from fractions import Fraction

from . import dates, durations, numbers
from .dates import Date
from .durations import Months, Span
from .lexer import is_name
from .numbers import STRICT, Limits
from .types import ContextOf, Json, ListOf, RatingOf, Type
from .values import Context, Range, Rating, Unknown, Value


def dumps(value: Json) -> str:
    """JSON without spaces, keys sorted as RFC 8785 sorts them."""
    return json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"))


def _sorted(value: Json) -> Json:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _sorted(value[key]) for key in keys}
    return [_sorted(part) for part in value] if isinstance(value, list) else value


def to_json(value: Value, limits: Limits = STRICT) -> Json:
    """The canonical JSON of a value."""
    match value:
        case None:
            return {"null": True}
        case bool():
            return {"boolean": "true" if value else "false"}
        case Fraction():
            return {"number": numbers.text(value, limits)}
        case str():
            return {"string": value}
        case Date():
            return {"date": dates.text(value)}
        case Months() | Span():
            return {"duration": durations.text(value)}
        case Rating():
            return {"rating": value.level}
        case tuple():
            return {"list": [to_json(part, limits) for part in value]}
        case Context():
            return {"context": {k: to_json(v, limits) for k, v in value.entries.items()}}
        case Range():
            return {"range": _range(value, limits)}
        case Unknown():
            found = sorted(value.reasons, key=lambda reason: [part.encode() for part in reason])
            why: dict[str, Json] = {
                "unknown": [{"code": code, "fact": fact} for fact, code in found]
            }
            if value.within is None:
                return why
            first, last = map(dates.text, value.within)
            return {"partly_known": {"from": first, "to": last, **why}}


def _range(value: Range, limits: Limits) -> Json:
    return {
        "from": to_json(value.low, limits),
        "from_in": value.low_in,
        "to": to_json(value.high, limits),
        "to_in": value.high_in,
    }


def to_text(value: Value) -> str:
    """The canonical FEEL text of a value that has one."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Fraction():
            return numbers.text(value)
        case str():
            return _quoted(value)
        case Date():
            return f'@"{dates.text(value)}"'
        case Months() | Span():
            return f'@"{durations.text(value)}"'
        case Rating():
            return _quoted(value.level)
        case tuple():
            return "[" + ", ".join(map(to_text, value)) + "]"
        case Context():
            parts = (f"{_key(k)}: {to_text(value.entries[k])}" for k in sorted(value.entries))
            return "{" + ", ".join(parts) + "}"
        case Range():
            start, end = "[" if value.low_in else "(", "]" if value.high_in else ")"
            return f"{start}{to_text(value.low)}..{to_text(value.high)}{end}"
    raise ValueError("unknown has no text")


def _key(key: str) -> str:
    return key if is_name(key) else _quoted(key)


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return '"' + text.replace("\t", "\\t") + '"'


def from_json(value: Json, kind: Type | None = None, limits: Limits = STRICT) -> Value:
    """The value of its typed JSON form; the type gives the positions of ratings."""
    assert isinstance(value, dict)
    [(form, part)] = value.items()
    match form, part:
        case "null", _:
            return None
        case "boolean", _:
            return part in ("true", True)
        case "string", str():
            return part
        case "rating", str():
            assert isinstance(kind, RatingOf)
            return Rating(kind.levels.index(part), part)
        case "list", list():
            element = kind.element if isinstance(kind, ListOf) else None
            return tuple(from_json(item, element, limits) for item in part)
        case "context", dict():
            fields = dict(kind.fields) if isinstance(kind, ContextOf) else {}
            return Context({k: from_json(v, fields.get(k), limits) for k, v in part.items()})
        case "unknown", list():
            return Unknown(frozenset(map(_reason, part)))
        case "partly_known", dict():
            first, last = dates.parse(str(part["from"])), dates.parse(str(part["to"]))
            assert first is not None and last is not None and isinstance(part["unknown"], list)
            return Unknown(frozenset(map(_reason, part["unknown"])), (first, last))
    return _scalar(form, str(part), limits)


def _reason(reason: Json) -> tuple[str, str]:
    assert isinstance(reason, dict)
    return str(reason["fact"]), str(reason["code"])


def _scalar(form: str, text: str, limits: Limits) -> Value:
    parsers = {"date": dates.parse, "duration": durations.parse}
    value = numbers.parse(text, limits) if form == "number" else parsers[form](text)
    if value is None:
        raise ValueError(f"{text!r} is no {form}")
    return value
