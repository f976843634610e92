"""What commands share: options, loading a pack with facts, telling issues."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, NoReturn, TypeVar

import click

import tieuchi
from tieuchi import _words
from tieuchi.cli import _complete
from tieuchi.cli._language import both, spoken
from tieuchi.cli._speaking import option
from tieuchi.cli._streams import say, say_not_written
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
    return click.argument("pack", shell_complete=_complete.packs)(command)


#: Which unit is asked about.
unit_option = option(
    "--unit",
    required=True,
    shell_complete=_complete.of_the_pack("units"),
    help=both("Mã đơn vị.", "Id of the unit."),
)


#: Whose duties only.
about_option = option(
    "--unit",
    default=None,
    shell_complete=_complete.of_the_pack("units"),
    help=both(
        "Chỉ nhiệm vụ của đơn vị này và về đơn vị này.", "Duties of this unit and about it only."
    ),
)
#: The official text that clauses may be quoted from.
source_option = option(
    "--source",
    metavar="FILE",
    default=None,
    help=both(
        "Tệp văn bản chính thức để trích (UTF-8, tối đa 16 MiB); - là đầu vào chuẩn.",
        "Official text to quote from (UTF-8, at most 16 MiB); - is standard input.",
    ),
)


def lang_option(command: Command) -> Command:
    """`--lang`; without it the variable, the programme or the system says."""
    words = both(
        "Ngôn ngữ (mặc định: biến TIEUCHI_LANG, rồi ngôn ngữ của đề án, của hệ thống).",
        "Language (default: TIEUCHI_LANG, then the language of the programme, of the system).",
    )
    chosen: Command = option("--lang", type=click.Choice(["vi", "en"]), default=None, help=words)(
        command
    )
    return chosen


class Years(click.ParamType):  # type: ignore[type-arg]
    """2024, 2023-2026 or 2023,2025-2027."""

    name = "years"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> list[int]:
        if isinstance(value, list):
            return value
        years: list[int] = []
        for part in str(value).split(","):
            found = re.fullmatch(r"\s*([0-9]{1,4})(?:\s*(?:-|\.\.|–)\s*([0-9]{1,4}))?\s*", part)
            if not found:
                self.fail(_no_years(str(value)), param, ctx)
            first, last = int(found[1]), int(found[2] or found[1])
            if last < first:
                self.fail(_no_years(str(value)), param, ctx)
            years += range(first, last + 1)
        return years


def _no_years(value: str) -> str:
    return both(
        f"{value!r} không phải là năm; viết như 2024, 2023-2026 hoặc 2023,2025.",
        f"{value!r} is no year; write it like 2024, 2023-2026 or 2023,2025.",
    )


class Spreadsheet(NamedTuple):
    """How a CSV is written."""

    words: bool
    separator: str
    bom: bool
    raw: bool


def csv_options(command: Command) -> Command:
    """What a CSV may need for a spreadsheet."""
    for names, more in (
        (("--words",), {"is_flag": True, "help": _WORDS}),
        (("--separator",), {"type": click.Choice([",", ";"]), "default": ",", "help": _SEPARATOR}),
        (("--bom",), {"is_flag": True, "help": _BOM}),
        (("--raw",), {"is_flag": True, "help": _RAW}),
    ):
        command = option(*names, **more)(command)
    return command


_WORDS = both(
    "CSV: thêm các cột bằng lời bên cạnh các mã.", "CSV: columns of words beside those of ids."
)
_SEPARATOR = both("CSV: dấu ngăn cách các cột.", "CSV: what stands between columns.")
_BOM = both(
    "CSV: ghi dấu BOM ở đầu để bảng tính nhận ra UTF-8.",
    "CSV: a byte order mark in front, so that a spreadsheet sees UTF-8.",
)
_RAW = both(
    "CSV: giữ nguyên mọi ô, kể cả ô mà bảng tính coi là công thức hay ngày.",
    "CSV: every cell as it is, also those that a spreadsheet takes for a formula or a day.",
)


def form_options(*forms: str) -> Callable[[Command], Command]:
    """`--format` and `--lang`."""

    def add(command: Command) -> Command:
        words = both("Dạng in.", "Form of the output.")
        added: Command = option(
            "--format", "form", type=click.Choice(forms), default="text", help=words
        )(lang_option(command))
        return added

    return add


def fact_options(command: Command) -> Command:
    """Facts, years, days and what a sheet leaves unsaid."""
    today = date.today().isoformat()
    for add in (
        option(
            "--mark",
            "copy",
            metavar="COPY.xlsx",
            default=None,
            help=both(
                "Ghi bản sao tệp Excel, các ô bị từ chối được tô màu, kèm lý do, để gửi lại.",
                "Write a copy of the workbook with refused cells coloured and commented.",
            ),
        ),
        option(
            "--columns",
            multiple=True,
            metavar="NAME=INDICATOR",
            help=both(
                "Cột mang tên này là chỉ số này, dùng được nhiều lần.",
                "The column of this name is this indicator; may be repeated.",
            ),
        ),
        option(
            "--reading",
            "readings",
            multiple=True,
            metavar="READING=OPTION",
            help=both(
                "Chọn phương án này của một cách hiểu văn bản, dùng được nhiều lần.",
                "This option of a reading of the text; may be repeated.",
            ),
        ),
        option(
            "--tables",
            "tables",
            multiple=True,
            metavar="FILE",
            help=both(
                "Tệp CSV định mức do người dùng cung cấp, có cột document là nguồn.",
                "CSV of norms that the user supplies, its column document the source.",
            ),
        ),
        option(
            "--header",
            type=click.IntRange(min=1),
            default=None,
            help=both(
                "Dòng có tên các cột (mặc định: tự tìm).",
                "Line with the names of the columns (default: found by itself).",
            ),
        ),
        option(
            "--locale",
            type=click.Choice(["plain", "vi", "en"]),
            default=None,
            help=both(
                "Lối viết số, ngày và chữ của tệp: vi là 1.234,5 và 5/3/2024; en là 1,234.5.",
                "How the file writes numbers, days and words: vi is 1.234,5 and 5/3/2024; "
                "en is 1,234.5.",
            ),
        ),
        option(
            "--no-data",
            "no_data",
            multiple=True,
            metavar="WORD",
            help=both(
                "Ô ghi từ này là chưa có số liệu, bỏ qua như ô trống; dùng được nhiều lần.",
                "A cell with this word has no figure and is passed over; may be repeated.",
            ),
        ),
        option(
            "--recorded-on",
            default=None,
            help=both(
                "Ngày ghi nhận của bảng không có cột này.",
                "Day of record of a table without that column.",
            ),
        ),
        option(
            "--period",
            default=None,
            help=both("Kỳ của bảng không có cột này.", "Period of a table without that column."),
        ),
        option(
            "--as-of",
            "days",
            multiple=True,
            default=[today],
            help=both(
                "Ngày của hiểu biết (mặc định: hôm nay).", "Day of knowledge (default: today)."
            ),
        ),
        option(
            "--year",
            "years",
            type=Years(),
            multiple=True,
            shell_complete=_complete.of_the_pack("years"),
            help=both(
                "Năm, nhiều năm hoặc khoảng năm: 2024, 2023-2026, 2023,2025 (mặc định: mọi năm; "
                "báo cáo: đến năm của --as-of; giải thích, phiếu, gap: năm ấy).",
                "Year, years or a range: 2024, 2023-2026, 2023,2025 (default: every year; of a "
                "report up to that of --as-of; of explain, card and gap that one).",
            ),
        ),
        option(
            "--facts",
            "files",
            multiple=True,
            metavar="FILE",
            help=both(
                "Tệp số liệu CSV (tối đa 256 MiB) hoặc Excel .xlsx, dùng được nhiều lần; "
                "- là đầu vào chuẩn.",
                "Facts as CSV (at most 256 MiB) or as a workbook (.xlsx), as often as wanted; "
                "- is standard input.",
            ),
        ),
    ):
        command = add(command)
    return command


def open_pack(
    pack: str, readings: Sequence[str] = (), tables: Sequence[str] = ()
) -> tieuchi.Rulebook:
    """The rulebook of a pack; its issues and exit code 2 where it cannot be used."""
    chosen = _chosen(readings)
    try:
        rules = tieuchi.compile_rules(tieuchi.read_programme(pack), readings=chosen)
        return tieuchi.read_tables(rules, *tables)
    except TieuchiError as error:
        stop(error.issues, spoken())


def open_facts(
    pack: str,
    *,
    files: Sequence[str],
    years: Sequence[Sequence[int]],
    days: Sequence[str],
    form: str,
    lang: str | None,
    period: str | None,
    recorded_on: str | None,
    locale: tieuchi.facts.Locale | None,
    header: int | None,
    columns: Sequence[str],
    no_data: Sequence[str] = (),
    copy: str | None = None,
    readings: Sequence[str] = (),
    tables: Sequence[str] = (),
) -> Asked:
    """A pack with facts beside its own; refused rows are told and set the exit code 1."""
    only_once([*files, *tables])
    if copy is not None and len(files) != 1:
        raise click.UsageError(both("--mark cần đúng một --facts.", "--mark needs one --facts."))
    rulebook = open_pack(pack, readings, tables)
    lang = lang or spoken(rulebook.language)
    _say_the_day(days, lang)
    asked_years = [year for some in years for year in some]
    try:
        facts = tieuchi.read_facts(
            rulebook,
            *files,
            period=period,
            recorded_on=recorded_on,
            locale=locale,
            header=header,
            columns=_mapped(columns),
            no_data=no_data,
        )
        asked = Asked(rulebook, facts, asked_years or None, sorted(set(days)), form, lang)
        asked.snapshots()
    except TieuchiError as error:
        if copy is not None and isinstance(error, tieuchi.FactsError):
            _mark(error, files[0], copy, lang)
        stop(error.issues, lang)
    if copy is not None:
        _mark(facts, files[0], copy, lang)
    tell(facts.issues, lang)
    if facts.refused:
        say(_words.say("rows_refused", lang, kept=facts.admitted, refused=len(facts.refused)))
        asked.code = FINDINGS
    return asked


def _say_the_day(days: Sequence[str], lang: str) -> None:
    """The day of knowledge, where nobody gave one: nothing else says that it is today."""
    context = click.get_current_context(silent=True)
    given = context.get_parameter_source("days") if context else None
    if given is click.core.ParameterSource.DEFAULT:
        say(_words.say("as_of_today", lang, day=_words.day(days[0], lang)))


def _mark(told: tieuchi.Facts | tieuchi.FactsError, file: str, copy: str, lang: str) -> None:
    """Writes the copy to send back, and says what it is."""
    try:
        made = tieuchi.mark(told, file, copy, lang=lang)
    except TieuchiError as error:
        stop(error.issues, lang)
    except OSError as error:
        say_not_written(copy, error, lang)
        raise SystemExit(BAD_INPUT) from None
    if not made.cells:
        say(_words.say("nothing_marked", lang))
        return
    say(_words.say("marked" if made.is_copy else "listed", lang, path=copy, n=made.cells))


def _mapped(columns: Sequence[str]) -> dict[str, str]:
    """Headings and what they stand for; a usage error for what says neither."""
    found: dict[str, str] = {}
    for one in columns:
        heading, equals, target = one.rpartition("=")
        if not equals or not heading.strip() or not target.strip():
            raise click.UsageError(f"--columns {one!r}: cần TÊN=CHỈ_SỐ / needs HEADING=INDICATOR")
        found[heading] = target.strip()
    return found


def _chosen(readings: Sequence[str]) -> dict[str, str]:
    """Readings and the options chosen; a usage error for what says neither, or two of one."""
    found: dict[str, str] = {}
    for one in readings:
        name, equals, choice = (part.strip() for part in one.partition("="))
        if not equals or not name or not choice or found.setdefault(name, choice) != choice:
            raise click.UsageError(
                f"--reading {one!r}: cần CÁCH_HIỂU=PHƯƠNG_ÁN, mỗi cách hiểu một phương án / "
                "needs READING=OPTION, one option a reading"
            )
    return found


def only_once(files: Sequence[str | None]) -> None:
    """A usage error where standard input, which can be read once, is asked for twice."""
    if files.count("-") > 1:
        raise click.UsageError(both("chỉ dùng - được một lần.", "- can be used only once."))


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
