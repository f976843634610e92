"""Commands that turn JSON lines of cases into JSON lines of results."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from .canonical import dumps
from .types import Json

Case = dict[str, Json]


def cases_of(lines: Iterable[str]) -> list[Case]:
    """The cases of a text with one JSON object a line."""
    return [json.loads(line) for line in lines if line.strip()]


def read(path: str) -> list[Case]:
    """The cases of a file, or of the standard input for -."""
    if path == "-":
        return cases_of(sys.stdin.buffer.read().decode().split("\n"))
    return cases_of(Path(path).read_text(encoding="utf-8").split("\n"))


def write(results: Iterable[Json]) -> None:
    """One result a line on the standard output."""
    for result in results:
        sys.stdout.buffer.write(dumps(result).encode() + b"\n")
    sys.stdout.buffer.flush()


def with_deep_stack(work: Callable[[], int]) -> int:
    """Runs work where a tree of the greatest depth does not overflow."""
    codes: list[int] = []
    threading.stack_size(512 * 1024 * 1024)
    sys.setrecursionlimit(100_000)
    thread = threading.Thread(target=lambda: codes.append(work()))
    thread.start()
    thread.join()
    return codes[0] if codes else 1
