"""Markup that its content cannot break: every text is escaped, every element closed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from tieuchi._words import clean

_EMPTY = frozenset({"meta", "br"})
_DRAWN = frozenset({"rect", "line", "polyline", "path"})
#: Values of attributes that need no quotes.
_PLAIN = re.compile(r"[A-Za-z0-9_#.%:-][A-Za-z0-9_#.%:/-]*")


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Content = str | Iterable["Content"] | None


def content(*parts: Content) -> Markup:
    """Parts one after another, plain text escaped."""
    out: list[str] = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Markup):
            out.append(part)
        elif isinstance(part, str):
            out.append(escape(clean(part), quote=False))
        else:
            out.append(content(*part))
    return Markup("".join(out))


def _quoted(value: str, *, bare: bool = True) -> str:
    """The value of an attribute; quotes are left away where nothing in it could end it."""
    if bare and _PLAIN.fullmatch(value):
        return value
    return '"' + escape(clean(value), quote=False).replace('"', "&quot;") + '"'


def tag(element: str, /, *parts: Content, **attributes: str | bool | int | float | None) -> Markup:
    """An element; `class_` is class, `aria_label` is aria-label, None and False leave one out."""
    bare = element not in _DRAWN  # a stroke would follow the value
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}"
        + ("" if value is True else f"={_quoted(str(value), bare=bare)}")
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if element in _EMPTY:
        return Markup(f"<{element}{written}>")
    if element in _DRAWN:
        return Markup(f"<{element}{written}/>")
    return Markup(f"<{element}{written}>{content(*parts)}</{element}>")
