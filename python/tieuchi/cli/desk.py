"""The commands of the analyst's desk: forms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

import tieuchi
from tieuchi import _words
from tieuchi.cli import _complete
from tieuchi.cli._language import both, spoken
from tieuchi.cli._output import out
from tieuchi.cli._speaking import Command, option
from tieuchi.cli._streams import say
from tieuchi.cli.asked import BAD_INPUT, DONE, lang_option, open_pack, pack_argument, stop
from tieuchi.forms import By
from tieuchi.issues import TieuchiError


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
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
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
        say(f"{to}: {_words.say('not_written', lang)} ({error.strerror})")
        return BAD_INPUT
    if to.is_file():
        out(str(to))
    return DONE


DESK: tuple[click.Command, ...] = (template,)
