"""A part of a workbook without what readers of values stumble over: sections that are marked as
letters alone (CDATA), comments, instructions. What it says stays the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from tieuchi._excel.scan import parse

#: What no program for tables writes into a part, behind its first line.
_ODD = re.compile(rb"<!|<\?(?!xml\s)")


def plain_part(content: bytes) -> bytes:
    """The part as it is where it has nothing of the kind; NotReadError of what is no XML."""
    if not _ODD.search(content):
        return content
    told = ['<?xml version="1.0" encoding="UTF-8"?>']

    def begin(tag: str, of: Mapping[str, str]) -> None:
        told.append(f"<{tag}{''.join(f' {key}={quoteattr(value)}' for key, value in of.items())}>")

    def end(tag: str) -> None:
        told.append(f"</{tag}>")

    def text(words: str) -> None:
        told.append(escape(words))

    parse(content, begin, end, text)
    return "".join(told).encode()
