"""The commands of the analyst's desk: forms, what changed, what if, what is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

import tieuchi
from tieuchi._compare.told import Told
from tieuchi._view.documents import KINDS
from tieuchi.cli import _complete
from tieuchi.cli._language import both, spoken
from tieuchi.cli._output import out, show_each
from tieuchi.cli._speaking import Command, option
from tieuchi.cli._streams import say_not_written
from tieuchi.cli.asked import (
    BAD_INPUT,
    DONE,
    Asked,
    csv_options,
    fact_options,
    form_options,
    lang_option,
    open_facts,
    open_pack,
    pack_argument,
    stop,
    tell,
    unit_option,
)
from tieuchi.forms import By
from tieuchi.issues import TieuchiError
from tieuchi.verbs import year_of


def document_options(command: Any) -> Any:
    """Which document a report in Word is, and whose."""
    for add in (
        option(
            "--office",
            metavar="FILE",
            default=None,
            help=both(
                "Word: tệp TOML nêu cơ quan, người ký, nơi nhận; thiếu thì để ô trống dễ thấy.",
                "Word: a TOML file with office, signer and recipients; else visible blanks.",
            ),
        ),
        option(
            "--kind",
            type=click.Choice(KINDS),
            default="year",
            help=both(
                "Word: báo cáo năm, sơ kết, tổng kết, công văn đôn đốc, công văn đề nghị số liệu.",
                "Word: report of the year, preliminary or final review, reminders, requests.",
            ),
        ),
    ):
        command = add(command)
    return command


ranked_option = option(
    "--ranked",
    is_flag=True,
    help=both(
        "Số liệu quyết định được nhiều kết luận nhất đứng trước.",
        "The facts that would decide most outcomes first.",
    ),
)


@click.command(
    "template",
    cls=Command,
    help=both(
        "Biểu Excel để các đơn vị điền số liệu một năm, đọc lại bằng --facts.",
        "Forms of a year to be filled in Excel and read back by --facts.",
    ),
)
@pack_argument
@option(
    "--year",
    type=int,
    required=True,
    shell_complete=_complete.of_the_pack("years"),
    help=both("Năm của số liệu.", "Year of the facts."),
)
@option(
    "--to",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help=both("Tệp .xlsx sẽ ghi; - là đầu ra chuẩn.", "File to write; - is standard output."),
)
@option(
    "--by",
    type=click.Choice(["unit", "agency"]),
    default="unit",
    help=both("Mỗi trang một đơn vị hay một cơ quan báo cáo.", "A sheet a unit or an agency."),
)
@option(
    "--unit",
    "units",
    multiple=True,
    shell_complete=_complete.of_the_pack("units"),
    help=both("Chỉ các đơn vị này, dùng được nhiều lần.", "These units only; may be repeated."),
)
@lang_option
def template(pack: str, year: int, to: Path, by: By, units: Sequence[str], lang: str | None) -> int:
    """Forms of a year."""
    rulebook = open_pack(pack)
    lang = lang or spoken(rulebook.language)
    try:
        tieuchi.template(rulebook, to, year=year, by=by, units=units or None, lang=lang)
    except TieuchiError as error:
        stop(error.issues, lang)
    except OSError as error:
        say_not_written(to, error, lang)
        return BAD_INPUT
    if to.is_file():
        out(str(to))
    return DONE


def _print(table: Told, asked: Asked, given: Mapping[str, Any]) -> int:
    """A table in the form that is asked."""
    if asked.form == "csv":
        csv = {key: given[key] for key in ("separator", "bom", "raw")}
        out(table.to_csv(words=asked.lang if given["words"] else None, **csv), nl=False)
    elif asked.form == "json":
        out(table.json())
    else:
        show_each([table.show(asked.lang)], asked.form)
    return asked.code


def _split(given: dict[str, Any]) -> dict[str, Any]:
    """What is for CSV alone, taken out of what opens facts."""
    return {key: given.pop(key) for key in ("words", "separator", "bom", "raw")}


@click.command(
    "compare",
    cls=Command,
    help=both(
        "Kết luận nào thay đổi giữa hai ngày (--as-of hai lần) và vì sao.",
        "What changed between two days (--as-of twice), and why.",
    ),
)
@pack_argument
@fact_options
@csv_options
@form_options("text", "json", "csv", "md")
def compare(pack: str, form: str, lang: str | None, **given: Any) -> int:
    """What changed between two days."""
    csv = _split(given)
    if len(set(given["days"])) != 2:
        raise click.UsageError(
            both("cần đúng hai ngày: --as-of ... --as-of ...", "two days are needed: --as-of twice")
        )
    asked = open_facts(pack, form=form, lang=lang, **given)
    try:
        before, after = asked.snapshots()
        changes = tieuchi.compare(before, after, year=asked.years)
    except TieuchiError as error:
        stop(error.issues, asked.lang)
    return _print(changes, asked, csv)


@click.command(
    "suppose",
    cls=Command,
    help=both(
        "Nếu số liệu khác đi thì kết luận nào đổi; giả định có tên, không ghi vào đâu.",
        "Which outcomes would change if facts were others; named, and written nowhere.",
    ),
)
@pack_argument
@option(
    "--name",
    required=True,
    help=both("Tên của giả định, in ở mọi kết quả.", "Name of the hypothesis, in every output."),
)
@option(
    "--fact",
    "supposed",
    multiple=True,
    required=True,
    metavar="UNIT:INDICATOR@PERIOD=VALUE",
    help=both(
        "Số liệu giả định, dùng được nhiều lần; giá trị bằng lời như trong bảng Excel: tên bậc, "
        "có, không, 95,5%, ngày/tháng/năm.",
        "A supposed fact; may be repeated. Values in words as in a workbook: labels of levels, "
        "yes, no, 95.5%, days.",
    ),
)
@fact_options
@csv_options
@form_options("text", "json", "csv", "md")
def suppose(
    pack: str, name: str, supposed: Sequence[str], form: str, lang: str | None, **given: Any
) -> int:
    """Which outcomes a hypothesis changes."""
    csv = _split(given)
    facts = {}
    for one in supposed:
        reference, equals, value = one.partition("=")
        if not equals:
            words = "UNIT:INDICATOR@PERIOD=VALUE"
            raise click.UsageError(both(f"--fact {one!r}: cần {words}", f"--fact needs {words}"))
        facts[reference] = value
    asked = open_facts(pack, form=form, lang=lang, **given)
    try:
        base = asked.snapshots()[-1]
        known = tieuchi.suppose(base, name, facts, locale=given["locale"])
        changes = known.changes(year=asked.years)
    except TieuchiError as error:
        stop(error.issues, asked.lang)
    tell(known.facts.issues[len(base.facts.issues) :], asked.lang)
    return _print(changes, asked, csv)


@click.command(
    "gap",
    cls=Command,
    help=both(
        "Một đơn vị còn thiếu gì ở từng tiêu chí: chênh bao nhiêu, cần quyết định nào.",
        "What keeps a unit from each criterion: how far, which decision, which facts.",
    ),
)
@pack_argument
@unit_option
@option(
    "--criterion",
    "--item",
    "item",
    default=None,
    shell_complete=_complete.of_the_pack("items"),
    help=both(
        "Tiêu chí hoặc nhóm (mặc định: mọi nội dung áp dụng).",
        "Criterion or group (default: whatever applies).",
    ),
)
@fact_options
@csv_options
@form_options("text", "json", "csv", "md")
def gap(pack: str, unit: str, item: str | None, form: str, lang: str | None, **given: Any) -> int:
    """What keeps a unit from each criterion."""
    csv = _split(given)
    asked = open_facts(pack, form=form, lang=lang, **given)
    known = asked.snapshots()[-1]
    year = max(asked.years) if asked.years else year_of(asked.rulebook, known)
    try:
        result = tieuchi.assess(asked.rulebook, known, year=year)
        found = tieuchi.gap(result, unit, item, year=year)
    except TieuchiError as error:
        stop(error.issues, asked.lang)
    return _print(found, asked, csv)


DESK: tuple[click.Command, ...] = (template, compare, suppose, gap)
