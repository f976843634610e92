"""Reported figures in words: levels, yes and no, days, entries of a set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tieuchi._words import Json, clean, day, number, period, pick, say

#: What is known of a day is a month, quarter, half or year (format page 7).
_WITHIN = re.compile(r"\d{4}(-(\d{2}|[HQ]\d))?")


def figure(value: str, indicator: Mapping[str, Any], lang: str) -> str:
    """A figure as it stands in facts, of an indicator as the programme describes it."""
    if value == "withdrawn":
        return say("figure_withdrawn", lang)
    if indicator.get("restricted"):
        return say("figure_restricted", lang)
    if value == "none":
        return str(indicator.get("none") or say("figure_none", lang))
    if indicator.get("type") != "set":
        return _plain(value, indicator, lang)
    fields = indicator["entry_fields"]
    return "; ".join(_entry(entry.split(":"), fields, lang) for entry in value.split("+"))


def _entry(parts: list[str], fields: list[Json], lang: str) -> str:
    """The parts of an entry in the order in which they are written; a yes or no is named."""
    told = []
    for part, field in zip(parts, fields, strict=False):
        words = say("open", lang) if part == "?" else _plain(part, field, lang)
        if field["type"] == "boolean":
            words = f"«{field['id'].replace('_', ' ')}»: {words}"
        told.append(words)
    return ", ".join(told)


def _plain(value: str, of: Mapping[str, Any], lang: str) -> str:
    match of.get("type"):
        case "boolean":
            return {"true": say("yes_word", lang), "false": say("no_word", lang)}.get(value, value)
        case "rating":
            labels = {level["id"]: level["label"] for level in of["levels"]}
            return pick(labels.get(value), lang) or value
        case "date":
            return period(value, lang) if _WITHIN.fullmatch(value) else day(value, lang)
        case "count" | "number":
            return number(value, lang)
        case _:
            return clean(value)
