"""Smaller packs with the same fault: without elements, keys, rows, parts of rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from .pool import Worker

Files = dict[str, str]
Question = dict[str, Any]
Case = tuple[Files, Question]
TRIES = 6_000


def shrunk(
    worker: Worker, files: Files, question: Question, words: str
) -> tuple[Files, Question, str]:
    """The smallest pack found that still fails, with the question and what is wrong."""
    best: Case = (_one_rule_file(files), question)
    wanted = sort_of(words)
    tries, going = 0, True
    if not _fails(worker, best, wanted):
        return files, question, words + " (not seen again when asked alone)"
    while going and tries < TRIES:
        going = False
        for step in (_chunks, _parts):
            at = 0
            while tries < TRIES:
                smaller = _nth(step(best), at)
                if smaller is None:
                    break
                tries += 1
                if _fails(worker, smaller, wanted):
                    best, going = smaller, True
                else:
                    at += 1
    said = _words(worker, best) or words
    return best[0], best[1], said


def _nth(cases: Iterator[Case], at: int) -> Case | None:
    for number, case in enumerate(cases):
        if number == at:
            return case
    return None


def _words(worker: Worker, case: Case) -> str | None:
    out = worker.work({"files": case[0], "question": case[1]})
    words = out.get("crash") or out.get("fault")
    return str(words) if words else None


def sort_of(words: str) -> str:
    """What faults of one sort have in common: neither numbers nor what stands in brackets."""
    first = re.sub(r"\([^()]*\)|[0-9.]+", "", words.splitlines()[0])
    return " ".join(first.split())[:60]


def _fails(worker: Worker, case: Case, wanted: str) -> bool:
    words = _words(worker, case)
    return words is not None and sort_of(words) == wanted


def _one_rule_file(files: Files) -> Files:
    """The same pack with all its rules in one file."""
    whole: dict[str, Any] = {}
    for path, text in files.items():
        if path.endswith(".json"):
            whole |= json.loads(text)
    rest = {path: text for path, text in files.items() if not path.endswith(".json")}
    return {"pack.json": _json(whole)} | rest


def _json(rules: Any) -> str:
    return json.dumps(rules, ensure_ascii=False, indent=1) + "\n"


def _chunks(case: Case) -> Iterator[Case]:
    """Without half, a quarter, an eighth of a table or of a collection; then one by one."""
    files, question = case
    for path in sorted(files):
        if not path.endswith(".csv"):
            continue
        header, *lines = files[path].splitlines()
        for start, end in _cuts(len(lines)):
            left = lines[:start] + lines[end:]
            rest = {p: t for p, t in files.items() if p != path}
            table = {path: "\n".join([header, *left]) + "\n"} if left else {}
            yield rest | table, question
    if "rows" in question:
        for start, end in _cuts(len(question["rows"])):
            left_rows = question["rows"][:start] + question["rows"][end:]
            yield files, question | {"rows": left_rows}
    rules = json.loads(files["pack.json"])
    for name, elements in rules.items():
        if not isinstance(elements, list):
            continue
        for start, end in _cuts(len(elements)):
            less = elements[:start] + elements[end:]
            new = {k: v for k, v in rules.items() if k != name} | ({name: less} if less else {})
            yield files | {"pack.json": _json(new)}, question


def _cuts(length: int) -> Iterator[tuple[int, int]]:
    size = length
    while size >= 1:
        for start in range(0, length, size):
            yield start, min(start + size, length)
        size //= 2


def _parts(case: Case) -> Iterator[Case]:
    """Without one key, one entry of a list, or with a simpler text."""
    files, question = case
    rules = json.loads(files["pack.json"])
    for smaller in _smaller(rules):
        yield files | {"pack.json": _json(smaller)}, question


def _smaller(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        for key in node:
            yield {k: v for k, v in node.items() if k != key}
        for key, value in node.items():
            for less in _smaller(value):
                yield node | {key: less}
    elif isinstance(node, list):
        for at in range(len(node)):
            yield node[:at] + node[at + 1 :]
        for at, value in enumerate(node):
            for less in _smaller(value):
                yield [*node[:at], less, *node[at + 1 :]]
    elif isinstance(node, str):
        yield from _simpler(node)


def _simpler(text: str) -> Iterator[str]:
    """Parts of a rule text: what stands within brackets, or on a side of a word between parts."""
    if len(text) < 5 or (" " not in text and "(" not in text):
        return
    for plain in ("true", "1"):
        yield plain
    depth: list[int] = []
    for at, letter in enumerate(text):
        if letter == "(":
            depth.append(at)
        elif letter == ")" and depth:
            start = depth.pop()
            yield text[start + 1 : at]
            for plain in ("true", "1"):
                yield text[:start] + plain + text[at + 1 :]
    for word in (" and ", " or ", " + ", " then ", " else ", ", "):
        left, found, right = text.partition(word)
        if found:
            yield left
            yield right
