"""The values of `--with`: how each may be read, and what to say of one that was read otherwise."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from tieuchi import feel
from tieuchi.cli._language import both
from tieuchi.issues import TieuchiError, Words

#: Kinds of nodes that a literal is made of.
_LITERAL = {"number", "string", "boolean", "at", "negate", "list", "range", "context", "call"}
_UNKNOWN: tuple[feel.Type, ...] = (
    *("number", "boolean", "date", "string"),
    *("years and months duration", "days and time duration"),
    *({"list": of} for of in ("number", "boolean", "date", "string")),
)
#: The most ways of reading all values together that are tried.
_TRIES = 20_000


@dataclass(frozen=True)
class Reading:
    """One way to read a value."""

    type: feel.Type
    value: Any


@dataclass(frozen=True)
class Given:
    """A name with a value as it was typed, and the ways to read it, the first one best."""

    name: str
    text: str
    readings: tuple[Reading, ...]

    @property
    def is_text(self) -> bool:
        """Whether it reads as nothing but a text."""
        return [r.type for r in self.readings] == ["string"] and not self.text.startswith('"')


def composed(word: str) -> str:
    """A word of the command line in NFC, which some keyboards do not write."""
    text = word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text).strip()


def given(assignments: Sequence[str]) -> list[Given]:
    """The names and values of all `--with`; a usage error for what is none."""
    found: dict[str, Given] = {}
    for assignment in assignments:
        name, equals, text = (part.strip() for part in composed(assignment).partition("="))
        if not equals or not name:
            _misused(assignment, "cần TÊN=GIÁ_TRỊ", "needs NAME=VALUE")
        if feel.check(name, {name: "number"}):
            _misused(assignment, *_no_name(name))
        if not text:
            _misused(
                assignment,
                f"thiếu giá trị; chưa có số liệu thì viết {name}=unknown",
                f"no value; write {name}=unknown for what is not known",
            )
        if name in found:
            _misused(assignment, f"tên {name} đã có giá trị", f"{name} has a value already")
        found[name] = Given(name, text, tuple(_readings(name, text)))
    return list(found.values())


def chosen(expression: str, values: Sequence[Given]) -> dict[str, Reading]:
    """The first way to read all values with which the text is sound; the first of all if none."""
    first: dict[str, Reading] | None = None
    for way in itertools.islice(_ways(values), _TRIES):
        named = {one.name: reading for one, reading in zip(values, way, strict=True)}
        first = named if first is None else first
        if not feel.check(expression, {n: r.type for n, r in named.items()}):
            return named
    return first or {}


def _ways(values: Sequence[Given]) -> Iterator[tuple[Reading, ...]]:
    """Ways to read all values, those first in which few are not read in their best way."""
    for many in range(len(values) + 1):
        for others in itertools.combinations(range(len(values)), many):
            yield from itertools.product(
                *(
                    one.readings[1:] if i in others else one.readings[:1]
                    for i, one in enumerate(values)
                )
            )


def warnings(
    expression: str, values: Sequence[Given], readings: Mapping[str, Reading]
) -> Iterator[Words]:
    """What is probably meant otherwise, though it can be read and computed."""
    for day in re.findall(r'(?<![\w".-])\d{4}-\d{2}-\d{2}(?![\w".-])', expression):
        yield Words(
            f'{day} trong biểu thức là phép trừ; ngày viết @"{day}"',
            f'{day} in the text is a subtraction; a date is written @"{day}"',
        )
    for one in values:
        if re.fullmatch(r"-?[1-9]\d{0,2}\.000", one.text):
            whole = one.text.replace(".", "")
            yield Words(
                f"{one.name}={one.text} được đọc là {whole[:-3]} (dấu chấm là dấu thập phân); "
                f"nếu là nghìn, hãy viết {whole}",
                f"{one.name}={one.text} is read as {whole[:-3]} (a point stands before decimals); "
                f"write {whole} for thousands",
            )
        elif one.is_text and (meant := _number_meant(one.text)):
            yield _read_as(one, "string", meant)
        elif readings[one.name] != one.readings[0] and one.text != "unknown":
            yield _read_as(one, readings[one.name].type, None)


def _readings(name: str, text: str) -> Iterator[Reading]:
    if text == "unknown":
        lack = feel.Unknown((("not_reported", name),))
        yield from (Reading(of, lack) for of in _UNKNOWN)
        return
    literal = _literal(text)
    if literal is None and re.fullmatch(r"-?[P\d][\w.-]*", text):
        literal = _literal(f'@"{text}"')
    if literal is not None:
        yield literal
    if literal is None or not text.startswith('"'):
        yield Reading("string", text)


def _literal(text: str) -> Reading | None:
    try:
        rule = feel.compile(text)
        nodes = rule.tree["nodes"]
        calls = {node["text"] for node in nodes if node["kind"] == "call"}
        if {node["kind"] for node in nodes} <= _LITERAL and calls <= {"date", "duration"}:
            return Reading(rule.type, rule())
    except TieuchiError:
        pass
    return None


def _misused(assignment: str, vi: str, en: str) -> None:
    raise click.UsageError(both(f"--with {assignment!r}: {vi}", f"--with {assignment!r}: {en}"))


def _no_name(name: str) -> tuple[str, str]:
    better = re.sub(r"\s+", "_", name)
    if better != name and not feel.check(better, {better: "number"}):
        return f"tên không có dấu cách, hãy viết {better}", f"names have no spaces, write {better}"
    return f"{name} không phải là tên", f"{name} is no name"


_GAP = "[.,' \u00a0\u202f]"
_TRUE = {"true", "yes", "đúng", "có", "dung", "co", "y"}
_FALSE = {"false", "no", "sai", "không", "khong", "n"}
_NOTHING = {"null", "none", "na", "n/a", "nan", "nil", "?", "-", "chưa rõ", "chua ro", "unknown"}


def _meant(text: str) -> Words | None:
    """What a text may stand for."""
    word = text.lower()
    if word in _TRUE | _FALSE:
        right = "true" if word in _TRUE else "false"
        return Words(f"đúng/sai viết {right}", f"booleans are written {right}")
    if word in _NOTHING:
        return Words("chưa có số liệu thì viết unknown", "write unknown for what is not known")
    if text[0] in "[({" or re.fullmatch(r"[^,;\s]+([,;]\s*[^,;\s]+){2,}", text):
        example = "[1, 2, 3]"
        return Words(f"danh sách viết {example}", f"lists are written {example}")
    if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return _as_day(match[3], match[2], match[1])
    if match := re.fullmatch(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", text):
        return _as_day(match[1], match[2], match[3])
    return _number_meant(text)


def _number_meant(text: str) -> Words | None:
    if match := re.fullmatch(r"([+-]?[\d.,]+)\s*%", text):
        share = f"{match[1].replace(',', '.')} / 100"
        return Words(
            f"phần trăm viết thành số thập phân, bằng {share}",
            f"a percentage is written as a decimal, {share}",
        )
    if re.fullmatch(rf"[+-]?\d{{1,3}}({_GAP})\d{{3}}(\1\d{{3}})+", text):
        whole = re.sub(_GAP, "", text)
        return Words(f"số viết liền: {whole}", f"numbers are written without gaps: {whole}")
    if re.fullmatch(rf"[+-]?\d{{1,3}}{_GAP}\d{{3}}", text):
        whole, point = re.sub(_GAP, "", text), re.sub(_GAP, ".", text)
        return Words(
            f"số viết liền, dấu thập phân là dấu chấm: {whole} hoặc {point}",
            f"numbers have no gaps and a decimal point: {whole} or {point}",
        )
    if re.fullmatch(r"[+-]?\d*,\d+", text):
        point = text.replace(",", ".")
        return Words(f"dấu thập phân là dấu chấm: {point}", f"write a decimal point: {point}")
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text.lower()):
        return Words(
            "số viết như 12, -3, 0.5, nhiều nhất 34 chữ số có nghĩa",
            "numbers look like 12, -3, 0.5, with at most 34 significant digits",
        )
    return None


def _as_day(year: str, month: str, day: str) -> Words:
    right = f"{year}-{month:0>2}-{day:0>2}"
    if _literal(f'@"{right}"') is None:
        return Words("không có ngày này trong lịch", "there is no such day")
    return Words(f"ngày viết {right}", f"dates are written {right}")


def told(values: Sequence[Given], readings: Mapping[str, Reading]) -> list[Words]:
    """How each value was read, and what may be meant."""
    lines = []
    for one in values:
        reading = readings[one.name]
        if isinstance(reading.value, feel.Unknown):
            continue
        meant = _meant(one.text) if one.is_text else None
        if reading.type == "number":
            text = f"""'{one.name}="{one.text}"'"""
            meant = Words(f"văn bản thì viết {text}", f"a text is written {text}")
        lines.append(_read_as(one, reading.type, meant))
    return lines


def _read_as(one: Given, of: feel.Type, meant: Words | None) -> Words:
    kind = _KINDS.get(str(of), Words("danh sách hoặc ngữ cảnh", "a list or context"))
    vi, en = (f"; {words}" if words else "" for words in meant or ("", ""))
    return Words(
        f"{one.name}={one.text} được đọc là {kind.vi}{vi}",
        f"{one.name}={one.text} is read as {kind.en}{en}",
    )


_KINDS = {
    "number": Words("số", "a number"),
    "string": Words("văn bản", "a text"),
    "boolean": Words("đúng/sai", "a boolean"),
    "date": Words("ngày", "a date"),
    "years and months duration": Words("khoảng năm và tháng", "a duration of years and months"),
    "days and time duration": Words("khoảng ngày và giờ", "a duration of days and time"),
}
