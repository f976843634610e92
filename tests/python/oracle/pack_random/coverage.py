"""Which keys of the pack format, words of its closed lists and functions a pack uses.

What there is to use is read from the pages: `docs/format/pack-keys.md` and section 10 of `feel.md`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .load import Files

DOCS = Path(__file__).resolve().parents[4] / "docs" / "format"
ANCHORS = {"on", "by", "before", "from", "after"}
TESTS = {"rule", "applies_when", "met_when", "provisional_when"}
PLAIN = {"assessment_year", "as_of", "period_start", "period_end", "reference_day"}
PLACED = {"round": "round", "carry": "carry", "if_lacking": "if_lacking", "plus": "step"}
PLACED |= {"as_printed": "citation", "corrected": "citation"}

#: What no random pack uses, and why.
LEFT_OUT = {
    "overlay": "overlays are not built yet (format page 23)",
    "agencies.until_recorded_on": "when an end becomes known is tried in tests/cases/packs/owed",
    "agencies.until_source": "which text ends an agency is no part of an answer",
    "readings": "the oracle reads the options that stand by default; the choice is tried by cases",
    "Keys of every element.reading": "as readings",
    "Keys of every element.instead": "as readings",
    "Keys of every element.not_said": "what a text leaves unsaid decides nothing",
    "duties.lead_words": "it is only printed",
    "duties.recurrence": "it decides nothing but that a duty may have no last day",
    "cases": "a case says what is expected; the properties compare answers with one another",
    "programme.requires": "other programmes are read by the C++ engine alone (format page 23)",
    "programme.rules_from": "the rules of another pack are a matter of reading files",
    "indicators.computed_by": "other programmes are read by the C++ engine alone (format page 23)",
    "measures.of = set": "a list of sets has no text of its own",
    "clauses.hash": "the official wording is no part of an answer",
}


def pages() -> tuple[set[str], set[str]]:
    """The keys and words of pack-keys.md, and the functions and plain names of feel.md."""
    keys: set[str] = set()
    section = ""
    for line in (DOCS / "pack-keys.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ")
        if found := re.match(r"\| `([^`]+)` \| ([^|]*) \|", line):
            key, kind = f"{section}.{found[1]}", found[2].strip()
            keys.add(key)
            if re.fullmatch(r"(`[^`]+` ?)+", kind):
                keys |= {f"{key} = {word}" for word in re.findall(r"`([^`]+)`", kind)}
    text = (DOCS / "feel.md").read_text(encoding="utf-8").split("**Host functions**")[1]
    table = text.split("## 11")[0]
    names = set(re.findall(r"`([a-z_]+)\(", "\n".join(re.findall(r"^\| (.*?) \|", table, re.M))))
    return {k for k in keys if not _is_left_out(k)}, names | PLAIN


def _is_left_out(key: str) -> bool:
    return any(key == left or key.startswith((left + ".", left + " ")) for left in LEFT_OUT)


def used(files: Files) -> tuple[set[str], set[str]]:
    """The keys, words and functions that a pack uses."""
    keys: set[str] = set()
    texts: list[str] = []
    for path, text in files.items():
        if not path.endswith(".json"):
            continue
        for collection, elements in json.loads(text).items():
            for element in elements if isinstance(elements, list) else [elements]:
                keys |= set(_paths(collection, element))
                keys |= set(_shapes(collection, element, ""))
                texts += _texts(element)
    whole = "\n".join(texts)
    return keys, set(re.findall(r"\b([a-z_]+)\(", whole)) | set(re.findall(r"\b[a-z_]+\b", whole))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _texts(part)


def _paths(section: str, element: Any) -> Iterator[str]:
    """Every key of an element by its path, with its word where it is one."""
    for key, value in element.items():
        yield from _said(f"{section}.{key}", value)
        yield from _said(f"Keys of every element.{key}", value)
        yield from _below(section, key, value)


def _below(section: str, path: str, value: Any) -> Iterator[str]:
    steps: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        steps = [(f"{path}.{key}", part) for key, part in value.items()]
    elif isinstance(value, list):
        entries = [part for part in value if isinstance(part, dict)]
        steps = [(f"{path}[].{key}", part) for one in entries for key, part in one.items()]
    for deeper, part in steps:
        yield from _said(f"{section}.{deeper}", part)
        yield from _below(section, deeper, part)


def _said(key: str, value: Any) -> Iterator[str]:
    yield key
    for word in value if isinstance(value, list) else [value]:
        if isinstance(word, str | bool | int):
            yield f"{key} = {str(word).lower() if isinstance(word, bool) else word}"


def _shapes(key: str, node: Any, place: str) -> Iterator[str]:
    """The keys of the shapes that stand in many places."""
    if isinstance(node, list):
        for part in node:
            yield from _shapes(key, part, place)
    if not isinstance(node, dict):
        return
    for shape in _shape_of(node, key, place):
        for part, value in node.items():
            yield from _said(f"{shape}.{part}", value)
            if part == "first_of":
                yield from _below(shape, part, value)
    for part, value in node.items():
        if part == "entry":
            for field in value.values():
                yield from (said for k, v in field.items() for said in _said(f"entry.{k}", v))
        yield from _shapes(part, value, key)


def _shape_of(node: dict[str, Any], key: str, place: str) -> Iterator[str]:
    if key in PLACED:
        yield PLACED[key]
    if key == "after" and not ANCHORS & set(node):
        yield "step"
    if "first_of" in node:
        yield "first_of"
    if "then" in node:
        yield "boolean choice" if key in TESTS else "choice"
    if {"rule", "reason"} == set(node) - {"clauses"}:
        yield "list of tests"
    if key == "by" and "value" in node:
        yield "keys of order"
    is_row = {"id", "value", "key", "delegated", "to", "covers"} & set(node)
    if any(isinstance(node.get(a), str) for a in ANCHORS) and not is_row:
        yield "day"
