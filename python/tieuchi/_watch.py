"""Who is told how far a long call is; Ctrl-C ends a call whether anybody is told or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watch = Callable[[int, int], object]
"""Called with the pieces done and all pieces; 0 of 0 while that is not known."""

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


def watch() -> Watch | None:
    """Who is told now."""
    return _watch.get()


@contextmanager
def watched_by(tell: Watch) -> Iterator[None]:
    """Calls inside tell how far they are."""
    before = _watch.set(tell)
    try:
        yield
    finally:
        _watch.reset(before)
