"""What a shell offers: packs, units, items and years with their names in the language asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import click
from click.shell_completion import CompletionItem, split_arg_string

import tieuchi
from tieuchi.cli._language import spoken
from tieuchi.issues import TieuchiError

Offers = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def packs(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Shipped packs; else a folder."""
    found = []
    for pack in tieuchi.packs():
        if pack.startswith(begun):
            programme = tieuchi.read_programme(pack)
            found.append(CompletionItem(pack, help=programme.label.to(spoken(programme.language))))
    return [*found, *([] if found else [CompletionItem(begun, type="dir")])]


def of_the_pack(kind: str) -> Offers:
    """Elements of the pack that the command names already."""

    def offer(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
        return [
            CompletionItem(value, help=words)
            for value, words in _elements(ctx, kind)
            if value.startswith(begun)
        ]

    return offer


def _first_word() -> str:
    """The first word behind the command, which click has not read yet."""
    words = split_arg_string(os.environ.get("COMP_WORDS", ""))[2:]
    return next((word for word in words if not word.startswith("-")), "")


def _elements(ctx: click.Context, kind: str) -> Iterator[tuple[str, str]]:
    pack = ctx.params.get("pack") or _first_word()
    if not pack:
        return
    try:
        programme = tieuchi.read_programme(pack)
        lang = spoken(programme.language)
        if kind == "years":
            yield from ((str(year), "") for year in programme.years)
            return
        for row in getattr(programme, kind):
            yield row["id"], row["label"][lang] or row["label"]["vi"] or row["label"]["en"]
    except TieuchiError:
        return
