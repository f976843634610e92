"""What commands share: options, loading a pack with facts, telling issues."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, TypeVar

import click

import tieuchi
from tieuchi import _words
from tieuchi.cli._streams import say
from tieuchi.issues import Issue, TieuchiError

DONE, FINDINGS, BAD_INPUT = 0, 1, 2

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Asked:
    """A pack with the facts of the pack and of the files given, and what is asked of it."""

    rulebook: tieuchi.Rulebook
    facts: tieuchi.Facts
    years: list[int] | None
    days: list[str]
    form: str
    lang: str
    code: int = DONE

    def snapshots(self) -> list[tieuchi.Snapshot]:
        """The facts as known on each day asked."""
        return [self.facts.as_known_on(day) for day in self.days]


def pack_argument(command: Command) -> Command:
    """PACK: a folder or the id of a shipped pack."""
    return click.argument("pack")(command)


def form_options(*forms: str) -> Callable[[Command], Command]:
    """`--format` and `--lang`."""

    def add(command: Command) -> Command:
        command = click.option(
            "--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ / language."
        )(command)
        return click.option(
            "--format", "form", type=click.Choice(forms), default="text", help="Dạng in / form."
        )(command)

    return add


def fact_options(command: Command) -> Command:
    """Facts, years, days and what a sheet leaves unsaid."""
    today = date.today().isoformat()
    for option in (
        click.option(
            "--columns",
            multiple=True,
            metavar="TÊN=CHỈ_SỐ",
            help="Cột mang tên này là chỉ số này, dùng được nhiều lần.",
        ),
        click.option(
            "--header",
            type=click.IntRange(min=1),
            default=None,
            help="Dòng có tên các cột (mặc định: tự tìm).",
        ),
        click.option(
            "--locale",
            type=click.Choice(["plain", "vi", "en"]),
            default=None,
            help="Lối viết số, ngày và chữ của tệp: vi là 1.234,5 và 5/3/2024; en là 1,234.5.",
        ),
        click.option(
            "--recorded-on", default=None, help="Ngày ghi nhận của bảng không có cột này."
        ),
        click.option("--period", default=None, help="Kỳ của bảng không có cột này."),
        click.option(
            "--as-of",
            "days",
            multiple=True,
            default=[today],
            help="Ngày của hiểu biết (mặc định: hôm nay).",
        ),
        click.option("--year", "years", type=int, multiple=True, help="Năm (mặc định: mọi năm)."),
        click.option(
            "--facts",
            "files",
            multiple=True,
            metavar="TỆP",
            help="Tệp số liệu CSV, tối đa 256 MiB, dùng được nhiều lần; - là đầu vào chuẩn.",
        ),
    ):
        command = option(command)
    return command


def open_pack(pack: str, lang: str) -> tieuchi.Rulebook:
    """The rulebook of a pack; its issues and exit code 2 where it cannot be used."""
    try:
        return tieuchi.compile_rules(tieuchi.read_programme(pack))
    except TieuchiError as error:
        stop(error.issues, lang)


def open_facts(
    pack: str,
    *,
    files: Sequence[str],
    years: Sequence[int],
    days: Sequence[str],
    form: str,
    lang: str,
    period: str | None,
    recorded_on: str | None,
    locale: tieuchi.facts.Locale | None,
    header: int | None,
    columns: Sequence[str],
) -> Asked:
    """A pack with facts beside its own; refused rows are told and set the exit code 1."""
    only_once(files)
    rulebook = open_pack(pack, lang)
    try:
        facts = tieuchi.read_facts(
            rulebook,
            *files,
            period=period,
            recorded_on=recorded_on,
            locale=locale,
            header=header,
            columns=_mapped(columns),
        )
        asked = Asked(rulebook, facts, list(years) or None, sorted(set(days)), form, lang)
        asked.snapshots()
    except TieuchiError as error:
        stop(error.issues, lang)
    tell(facts.issues, lang)
    if facts.refused:
        say(_words.say("rows_refused", lang, kept=facts.admitted, refused=len(facts.refused)))
        asked.code = FINDINGS
    return asked


def _mapped(columns: Sequence[str]) -> dict[str, str]:
    """Headings and what they stand for; a usage error for what says neither."""
    found: dict[str, str] = {}
    for one in columns:
        heading, equals, target = one.rpartition("=")
        if not equals or not heading.strip() or not target.strip():
            raise click.UsageError(f"--columns {one!r}: cần TÊN=CHỈ_SỐ / needs HEADING=INDICATOR")
        found[heading] = target.strip()
    return found


def only_once(files: Sequence[str | None]) -> None:
    """A usage error where standard input, which can be read once, is asked for twice."""
    if files.count("-") > 1:
        raise click.UsageError("chỉ dùng - được một lần / - can be used only once")


def tell(issues: Iterable[Issue], lang: str) -> None:
    """Issues for people, on the error stream."""
    for issue in issues:
        say(issue.describe(lang))


def stop(issues: Iterable[Issue], lang: str) -> NoReturn:
    """Tells the issues and ends with the code of bad input."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    tell(issues, lang)
    raise SystemExit(BAD_INPUT)
