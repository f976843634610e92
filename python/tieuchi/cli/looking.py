"""Looking around in a programme: `show PACK KIND`, and a command each for what is asked most."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

import tieuchi
from tieuchi import _words
from tieuchi._card_forms import ENDINGS
from tieuchi.catalogue import COLUMNS, Catalogue
from tieuchi.cli._language import both, spoken
from tieuchi.cli._output import out, out_each, show_each
from tieuchi.cli._speaking import Command, option
from tieuchi.cli._streams import say
from tieuchi.cli.asked import (
    BAD_INPUT,
    DONE,
    csv_options,
    fact_options,
    form_options,
    only_once,
    open_facts,
    open_pack,
    pack_argument,
    source_option,
    stop,
    unit_option,
)
from tieuchi.issues import TieuchiError
from tieuchi.verbs import source_text

_ENDINGS = ", ".join(ENDINGS)

Decorated = Callable[..., Any]


def _looked_at(rulebook: tieuchi.Rulebook, kind: str, wanted: str, about: str) -> Catalogue:
    table: Catalogue = rulebook.look(kind)
    if about:
        table = table.of(about)
    return table.search(wanted) if wanted else table


def _print_catalogue(
    pack: str, kind: str, form: str, lang: str | None, wanted: str, about: str, csv: dict[str, Any]
) -> int:
    rulebook = open_pack(pack)
    lang = lang or spoken(rulebook.language)
    try:
        table = _looked_at(rulebook, kind, wanted, about)
    except TieuchiError as error:
        stop(error.issues, lang)
    if form == "csv":
        csv.pop("words")
        out(table.to_csv(words=lang, **csv), nl=False)
    elif form == "json":
        out(json.dumps(table.rows, ensure_ascii=False, indent=1))
    else:
        show_each([table.show(lang)], form)
    return DONE


def search_options(command: Decorated) -> Decorated:
    """Which rows of a table of a programme."""
    command = option(
        "--of",
        "about",
        default="",
        metavar="ID",
        help=both(
            "Chỉ các dòng nêu cơ quan, đơn vị hay điều khoản này.",
            "Rows that name this agency, unit or clause only.",
        ),
    )(command)
    searching: Decorated = option(
        "--search",
        "wanted",
        default="",
        metavar="WORDS",
        help=both(
            "Chỉ các dòng có đủ các chữ này, không phân biệt dấu và hoa thường.",
            "Rows that hold all these words, whatever their marks and case.",
        ),
    )(command)
    return searching


@click.command(
    "show",
    cls=Command,
    help=both(
        "Những gì một đề án có: điều khoản, văn bản, đơn vị, sự kiện, cơ quan, nhiệm vụ, kinh phí, "
        "chỉ tiêu, số liệu được nhập, tiêu chí, ghi chú.",
        "What a programme holds: clauses, sources, units, events, agencies, duties, funding, "
        "targets, indicators, items, notes.",
    ),
)
@pack_argument
@click.argument("kind", type=click.Choice(list(COLUMNS)), metavar="KIND")
@search_options
@csv_options
@form_options("text", "csv", "json", "md")
def show(
    pack: str, kind: str, form: str, lang: str | None, wanted: str, about: str, **csv: Any
) -> int:
    """A table of what a programme holds."""
    return _print_catalogue(pack, kind, form, lang, wanted, about, csv)


def _catalogue(kind: str, help_words: str) -> click.Command:
    """A command of its own for one of these tables."""

    @click.command(kind, cls=Command, help=help_words)
    @pack_argument
    @search_options
    @csv_options
    @form_options("text", "csv", "json", "md")
    def command(pack: str, form: str, lang: str | None, wanted: str, about: str, **csv: Any) -> int:
        return _print_catalogue(pack, kind, form, lang, wanted, about, csv)

    return command


@click.command(
    "card",
    cls=Command,
    help=both(
        "Phiếu của một đơn vị: văn bản nêu gì, yêu cầu gì, đã đạt đến đâu, còn thiếu gì.",
        "The card of a unit: what the texts find and ask of it, how it stands, what is missing.",
    ),
)
@pack_argument
@unit_option
@option(
    "--to",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help=both(
        f"Tệp sẽ ghi; đuôi chọn dạng: {_ENDINGS}; html là một trang A4. "
        "Tệp cũ chỉ được thay khi phiếu mới đã ghi xong.",
        f"File to write; its ending chooses the form: {_ENDINGS}; html is one sheet of A4. "
        "An old file is replaced when the new card is complete.",
    ),
)
@source_option
@fact_options
@form_options("text", "json", "md", "html")
def card(
    pack: str,
    unit: str,
    to: Path | None,
    source: str | None,
    form: str,
    lang: str | None,
    **given: Any,
) -> int:
    """The card of a unit."""
    only_once([*given["files"], source])
    asked = open_facts(pack, form=form, lang=lang, **given)
    years: list[int | None] = [*asked.years] if asked.years else [None]
    if to is not None and len(asked.days) * len(years) > 1:
        one = both("--to ghi một phiếu: một năm, một ngày.", "--to writes one card: a year, a day.")
        raise click.UsageError(one)
    try:
        text = source if source is None else source_text(source)
        cards = [
            tieuchi.card(asked.rulebook, known, unit, year=year, source=text)
            for known in asked.snapshots()
            for year in years
        ]
        if to is not None:
            cards[0].save(to, lang=asked.lang)
            return asked.code
    except TieuchiError as error:
        stop(error.issues, asked.lang)
    except OSError as error:
        say(f"{to}: {_words.say('not_written', asked.lang)} ({error.strerror})")
        return BAD_INPUT
    if form == "json":
        out_each([one.json() for one in cards])
    elif form == "html":
        out_each([one.html(asked.lang).rstrip("\n") for one in cards])
    else:
        show_each([one.show(asked.lang) for one in cards], form)
    return asked.code


#: `card`, `show`, and what it shows under names of their own.
looks = (
    card,
    show,
    _catalogue(
        "indicators",
        both(
            "Số liệu được nhập: kiểu, đơn vị tính, các mức, kỳ, ai báo cáo.",
            "What may be entered: type, unit of measure, levels, period, who reports.",
        ),
    ),
    _catalogue("units", both("Các đơn vị của một đề án.", "The units of a programme.")),
    _catalogue("items", both("Tiêu chí và nhóm tiêu chí.", "Criteria and groups.")),
)
