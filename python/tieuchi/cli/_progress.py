"""One line on the terminal for a call that takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tieuchi._watch import watched_by

SHOWN_AFTER = 1.0
SECONDS_BETWEEN = 0.2


class ProgressLine:
    """Written to standard error, over itself, and taken away at the end."""

    def __init__(self) -> None:
        self._next = time.monotonic() + SHOWN_AFTER
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + SECONDS_BETWEEN
        words = f"… {done:,} / {total:,}" if total else "…"
        self._write(words.replace(",", "\u202f"))

    def clear(self) -> None:
        """Leaves the line as if nothing had been shown."""
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, words: str) -> None:
        sys.stderr.write("\r" + words.ljust(self._width))
        sys.stderr.flush()
        self._width = len(words)


@contextmanager
def progress_shown() -> Iterator[None]:
    """Shows how far long calls are where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    line = ProgressLine()
    try:
        with watched_by(line):
            yield
    finally:
        line.clear()
