"""What reaches standard output: text that no terminal obeys, as wide as it is, coloured or not."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from tieuchi.issues import visible

#: How wide tables are on a terminal, at least and at most, and elsewhere.
NARROW, WIDE, USUAL = 80, 200, 100


def out(words: str, *, nl: bool = True) -> None:
    """Text of an answer; what a terminal would obey does not reach one."""
    click.echo(visible(words) if is_terminal() else words, nl=nl)


def text(view: Any) -> str:
    """A view as text for where it goes."""
    return str(view.text(width=width(), coloured=is_coloured()))


def shown(words: str) -> None:
    """Text of views, which are clean already and may have colours."""
    click.echo(words, color=is_coloured())


#: How a form for people is written; one that has no writer is a fault of ours and no other form.
_WRITERS: dict[str, Callable[[Any], str]] = {"text": text, "md": lambda view: str(view.markdown())}


def show_each(views: Iterable[Any], form: str) -> None:
    """Answers for people, one below the other."""
    write = _WRITERS[form]
    shown("\n\n".join(write(view) for view in views))


def out_each(texts: Sequence[str]) -> None:
    """Answers as JSON: one as it is, several as a list."""
    out(texts[0] if len(texts) == 1 else "[" + ",".join(texts) + "]")


def is_terminal() -> bool:
    """Whether standard output is one."""
    return sys.stdout.isatty()


def is_coloured() -> bool:
    """Colours are for terminals, and for nobody who says NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal() and not plain


def width() -> int:
    """The columns of the terminal, within reason."""
    if not is_terminal():
        return USUAL
    return max(NARROW, min(shutil.get_terminal_size((USUAL, 24)).columns, WIDE))
