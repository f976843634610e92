"""`tieuchi eval`: one expression, or a file of JSON lines."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from enum import Enum
from typing import Any, BinaryIO

import click

from tieuchi import _core, feel
from tieuchi._files import LINE, STANDARD_INPUT, opened, shown
from tieuchi._words import meaning
from tieuchi.cli._given import Given, Reading, chosen, composed, given, told, warnings
from tieuchi.cli._language import both, spoken
from tieuchi.cli._output import out
from tieuchi.cli._speaking import Command, option
from tieuchi.cli._streams import say
from tieuchi.cli.asked import BAD_INPUT, DONE, FINDINGS, form_options, tell
from tieuchi.issues import Issue, TieuchiError, Words, problem

Json = dict[str, Any]


class _Command(Command):
    """A command whose expression may begin with a minus sign."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [re.sub(r"^-(?=[\d.(@])", " -", a) for a in args])


@click.command(
    "eval",
    cls=_Command,
    help=both(
        "Tính một biểu thức của ngôn ngữ quy tắc.", "Evaluate an expression of the rule language."
    ),
)
@click.argument("expression", nargs=-1, metavar="[EXPRESSION]")
@option(
    "--with",
    "assignments",
    multiple=True,
    metavar="NAME=VALUE",
    help=both(
        "Giá trị của một tên: số 0.5, true, ngày 2024-12-31, danh sách [1, 2], văn bản; "
        "unknown: chưa rõ.",
        "Value of a name: number 0.5, true, date 2024-12-31, list [1, 2], text; "
        "unknown: not known.",
    ),
)
@option(
    "--jsonl",
    "file",
    metavar="FILE",
    help=both(
        "Tệp JSON, mỗi dòng một biểu thức, tối đa 16 MiB một dòng; - là đầu vào chuẩn.",
        "JSON file with an expression a line, at most 16 MiB each; - is standard input.",
    ),
)
@option(
    "--mode",
    type=click.Choice(["strict", "conformance"]),
    help=both("Chế độ của --jsonl (strict).", "Mode of --jsonl (strict)."),
)
@form_options("text", "json", "tree")
def evaluate(
    expression: tuple[str, ...],
    assignments: Sequence[str],
    file: str | None,
    mode: str | None,
    form: str,
    lang: str | None,
) -> int:
    """An expression, or a file of them."""
    lang = lang or spoken()
    if (not expression) == (file is None):
        raise click.UsageError(
            both(
                "cần đúng một trong EXPRESSION và --jsonl.",
                "exactly one of EXPRESSION and --jsonl.",
            )
        )
    if file is not None:
        if assignments:
            raise click.UsageError(
                both("--with không đi với --jsonl.", "--with does not go with --jsonl.")
            )
        lines = _lines_of(file)
        if isinstance(lines, list):
            tell(lines, lang)
            return BAD_INPUT
        with lines if file != STANDARD_INPUT else nullcontext():
            return _each_line(lines, file, conformance=mode == "conformance", lang=lang)
    if mode is not None:
        raise click.UsageError(both("--mode chỉ đi với --jsonl.", "--mode goes with --jsonl only."))
    if len(expression) > 1:
        raise click.UsageError(_too_many(expression))
    return _one(composed(expression[0]), given(assignments), form, lang)


def _too_many(words: tuple[str, ...]) -> str:
    if all("=" in word and " " not in word.partition("=")[0] for word in words[1:]):
        right = " ".join(f"--with {word}" for word in words[1:])
        return both(f"giá trị đưa vào bằng {right}", f"values are given with {right}")
    return both(
        "đặt cả biểu thức trong một cặp dấu nháy",
        "put the whole expression into one pair of quotes",
    )


def _one(expression: str, values: list[Given], form: str, lang: str) -> int:
    readings = chosen(expression, values)
    try:
        rule = feel.compile(expression, {name: r.type for name, r in readings.items()})
        printed = rule._printed({name: r.value for name, r in readings.items()})
    except TieuchiError as error:
        _refuse(error.issues, _notes(expression, error.issues, values, readings), form, lang)
        return BAD_INPUT
    for words in warnings(expression, values, readings):
        say(words.to(lang))
    if form == "tree":
        out(rule._handle.tree())
    elif form == "json":
        out(f'{{"value":{printed[0]}}}')
    else:
        out(_text(expression, json.loads(printed[0]), printed[1], lang))
    return DONE


def _refuse(issues: Sequence[Issue], notes: list[Words], form: str, lang: str) -> None:
    if form == "text":
        tell(issues, lang)
        for words in notes:
            say(f"  {words.to(lang)}")
        return
    found: Json = {"issues": [_issue(issue) for issue in issues]}
    if notes:
        found["notes"] = [words._asdict() for words in notes]
    out(json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _issue(issue: Issue) -> Json:
    found: Json = {"code": issue.code, "place": issue.offset, "message": issue.message._asdict()}
    if any(issue.hint):
        found["hint"] = issue.hint._asdict()
    if issue.nearest:
        found["nearest"] = issue.nearest
    if issue.field:
        found["field"] = issue.field
    return found


def _notes(
    expression: str, issues: Sequence[Issue], values: list[Given], readings: dict[str, Reading]
) -> list[Words]:
    """What may have gone wrong on the way into the command."""
    codes = {issue.code for issue in issues}
    notes = list(warnings(expression, [], {}))
    if codes & {"feel.name.unknown"}:
        notes.append(
            Words(
                "giá trị của một tên đưa vào bằng --with tên=giá_trị; chưa có số liệu: "
                "--with tên=unknown",
                "give a name its value with --with name=value; what is not known: "
                "--with name=unknown",
            )
        )
    if any(code.startswith(("feel.type.", "feel.call.", "feel.input.")) for code in codes):
        notes += told(values, readings)
    return notes


def _lines_of(file: str) -> BinaryIO | list[Issue]:
    if file != STANDARD_INPUT:
        return opened(file, "feel.case.file")
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    return [_unreadable(file)] if stream is None else stream


def _each_line(lines: BinaryIO, file: str, *, conformance: bool, lang: str) -> int:
    count = _core.LineCount()
    for block in _blocks(lines):
        if not isinstance(block, bytes):
            told = (
                _unreadable(file)
                if block is _Ended.UNREADABLE
                else _too_long(file, count.lines + 1)
            )
            tell([told], lang)
            return BAD_INPUT
        click.echo(_core.evaluate_lines(block, count, conformance), nl=False)
    if count.unreadable:
        first, many = count.first_unreadable, count.unreadable
        words = Words(
            f"{many} dòng không phải là JSON đọc được, dòng đầu tiên trong số đó là dòng {first}",
            f"lines that are no readable JSON: {many}, the first is line {first}",
        )
        say(words.to(lang))
        return BAD_INPUT
    return FINDINGS if count.refused else DONE


class _Ended(Enum):
    """Why no more lines come."""

    TOO_LONG = 1
    UNREADABLE = 2


def _blocks(lines: BinaryIO) -> Iterator[bytes | _Ended]:
    """Whole lines as soon as they are there, and why they end before the end of the file."""
    read: Callable[[int], bytes] = getattr(lines, "read1", lines.read)
    rest: list[bytes] = []
    size = 0
    while True:
        try:
            block = read(1 << 20)
        except (OSError, ValueError):
            yield _Ended.UNREADABLE
            return
        if not block:
            break
        whole, end, tail = block.rpartition(b"\n")
        if size + (block.find(b"\n") if end else len(tail)) > LINE:
            yield _Ended.TOO_LONG
            return
        if end:
            yield b"".join([*rest, whole, end])
            rest.clear()
            size = 0
        rest.append(tail)
        size += len(tail)
    if any(rest):
        yield b"".join(rest)


def _unreadable(file: str) -> Issue:
    if file == STANDARD_INPUT:
        vi, en = "Không đọc được đầu vào chuẩn", "Standard input cannot be read"
    else:
        vi, en = "Không đọc được tệp này", "This file cannot be read"
    return problem("feel.case.file", "", vi, en, file=shown(file))


def _too_long(file: str, line: int) -> Issue:
    most = f"{LINE >> 20} MiB"
    vi = f"Dòng này quá dài (tối đa {most}); không đọc tiếp"
    en = f"This line is too long (at most {most}); nothing behind it is read"
    return problem("feel.case.file", "", vi, en, file=shown(file), line=line)


def _text(expression: str, value: Json, text: str, lang: str) -> str:
    """The value as rule text; what is unknown in it with the reasons in words."""
    reasons = list(dict.fromkeys(_reasons(value)))
    if not reasons:
        return text
    words = ", ".join(
        f"{_fact(expression, f, lang)}: {meaning('reasons', c, lang) or c}" for f, c in reasons
    )
    unknown = "unknown" if lang == "en" else "chưa rõ"
    return f"{unknown} ({words})" if "unknown" in value else f"{text}\n  {unknown}: {words}"


def _reasons(value: Json) -> Iterator[tuple[str, str]]:
    """Facts and codes of all that is unknown in a typed value."""
    [(form, held)] = value.items()
    if form == "unknown":
        yield from ((reason["fact"], reason["code"]) for reason in held)
    parts: list[Json] = []
    if form == "list":
        parts = held
    elif form == "context":
        parts = list(held.values())
    elif form == "range":
        parts = [held["from"], held["to"]]
    for part in parts:
        yield from _reasons(part)


def _fact(expression: str, fact: str, lang: str) -> str:
    """A fact, or the part of the text whose operation has no result."""
    if not fact.startswith("#"):
        return fact
    column = len(expression.encode()[: int(fact[1:])].decode()) + 1
    return f"column {column}" if lang == "en" else f"cột {column}"
