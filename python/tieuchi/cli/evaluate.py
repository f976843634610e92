"""`tieuchi eval`: one expression, or a file of JSON lines."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Sequence
from typing import Any, TextIO

import click

from tieuchi import _core, feel
from tieuchi.cli.asked import BAD_INPUT, DONE, form_options, stop
from tieuchi.issues import TieuchiError
from tieuchi.page.words import lack


@click.command("eval")
@click.argument("expression", required=False)
@click.option(
    "--with",
    "given",
    multiple=True,
    metavar="TÊN=GIÁ_TRỊ",
    help="Giá trị của một tên; unknown: chưa rõ.",
)
@click.option(
    "--jsonl", "lines", type=click.File(encoding="utf-8"), help="Tệp JSON, mỗi dòng một biểu thức."
)
@click.option(
    "--mode",
    type=click.Choice(["strict", "conformance"]),
    default="strict",
    help="Chế độ của --jsonl.",
)
@form_options("text", "json")
def evaluate(
    expression: str | None,
    given: Sequence[str],
    lines: TextIO | None,
    mode: str,
    form: str,
    lang: str,
) -> int:
    """Tính một biểu thức của ngôn ngữ quy tắc."""
    if (expression is None) == (lines is None):
        raise click.UsageError(
            "cần đúng một trong EXPRESSION và --jsonl / exactly one of EXPRESSION and --jsonl"
        )
    if lines is not None:
        return _each_line(lines, conformance=mode == "conformance")
    assert expression is not None
    try:
        inputs = dict(_bound(one) for one in given)
        value = feel.evaluate(expression, inputs, _types_of_unknown(expression, inputs))
    except TieuchiError as error:
        if form == "json":
            issues = [
                {"code": i.code, "place": i.offset, "message": i.message._asdict()}
                for i in error.issues
            ]
            click.echo(json.dumps({"issues": issues}, ensure_ascii=False))
            return BAD_INPUT
        stop(error.issues, lang)
    click.echo(_json(value) if form == "json" else _text(value, lang))
    return DONE


def _each_line(lines: TextIO, *, conformance: bool) -> int:
    write = sys.stdout.write
    for line in lines:
        if line.strip():
            write(_core.evaluate_line(line, conformance) + "\n")
    sys.stdout.flush()
    return DONE


def _bound(assignment: str) -> tuple[str, Any]:
    """`name=value`: the value is read as FEEL where it reads as a literal, else it is a text."""
    name, equals, text = assignment.partition("=")
    if not equals or not name.strip():
        raise click.UsageError(f"--with {assignment!r}: cần TÊN=GIÁ_TRỊ / needs NAME=VALUE")
    if text.strip() == "unknown":
        return name.strip(), feel.Unknown((("not_reported", name.strip()),))
    try:
        return name.strip(), feel.evaluate(text)
    except TieuchiError:
        return name.strip(), text


def _types_of_unknown(expression: str, inputs: dict[str, Any]) -> dict[str, feel.Type]:
    """Types of the names whose value is unknown: the first ones with which the text is sound."""
    unknown = [name for name, value in inputs.items() if isinstance(value, feel.Unknown)]
    known = {
        name: feel._type_of(value, name) for name, value in inputs.items() if name not in unknown
    }
    for types in itertools.product(("number", "boolean", "date", "string"), repeat=len(unknown)):
        chosen: dict[str, feel.Type] = dict(zip(unknown, types, strict=True))
        if not feel.check(expression, {**known, **chosen}):
            return chosen
    return dict.fromkeys(unknown, "number")


def _text(value: Any, lang: str) -> str:
    if isinstance(value, feel.Unknown):
        reasons = ", ".join(f"{fact}: {lack(code, lang) or code}" for code, fact in value.reasons)
        return f"{'unknown' if lang == 'en' else 'chưa rõ'} ({reasons})"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _json(value: Any) -> str:
    if isinstance(value, feel.Unknown):
        return json.dumps(
            {"unknown": [{"code": c, "fact": f} for c, f in value.reasons]}, ensure_ascii=False
        )
    return json.dumps(
        {"value": value if isinstance(value, bool | list) else str(value)},
        ensure_ascii=False,
        default=str,
    )
