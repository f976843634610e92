"""The standard streams of the command line, whatever they are attached to."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Iterator
from typing import TextIO

from tieuchi import _core, _words
from tieuchi.cli._language import spoken
from tieuchi.issues import Words, visible

#: Why a file is not written, where the system says no more than a number.
_WHY = {
    "ENOSPC": Words("đĩa đã đầy", "the disk is full"),
    "EDQUOT": Words("hết hạn mức đĩa", "the quota of the disk is used up"),
    "EACCES": Words(
        "không có quyền ghi, hoặc tệp đang mở trong chương trình khác",
        "it may not be written, or is open in another program",
    ),
    "EPERM": Words("không có quyền ghi", "it may not be written"),
    "EROFS": Words("nơi này chỉ để đọc", "the place is for reading only"),
    "EISDIR": Words("đây là một thư mục", "this is a folder"),
    "ENOTDIR": Words("nơi chứa không phải là thư mục", "what holds it is no folder"),
    "ENOENT": Words("không có thư mục ấy", "there is no such folder"),
    "ENAMETOOLONG": Words("tên quá dài", "the name is too long"),
}
NOT_WRITTEN = Words("không ghi được đầu ra chuẩn", "standard output cannot be written")


def attach() -> None:
    """Puts streams in the place of closed ones: output fails like that of a full disk, what is told
    of errors is lost. A closed input stays none: who reads it says so."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 as long as the process
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)


def _speak_utf8(stream: TextIO) -> None:
    """Files and pipes get UTF-8, whatever the code page of the console is; a console that lacks a
    letter gets a sign in its place."""
    change = getattr(stream, "reconfigure", None)
    if change is None:
        return
    with contextlib.suppress(OSError, ValueError):
        if stream.isatty():
            change(errors="replace")
        else:
            change(encoding="utf-8", errors="backslashreplace")


@contextlib.contextmanager
def ends_on_interrupt(status: int) -> Iterator[None]:
    """Ctrl-C ends the process at once, whatever it does; unless it is told to let Ctrl-C pass."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    _core.end_on_interrupt(status)
    try:
        yield
    finally:
        _core.end_on_interrupt(0)


def say_not_written(path: object, error: OSError, lang: str) -> None:
    """That a file could not be written, and why."""
    known = _WHY.get(errno.errorcode.get(error.errno or 0, ""))
    why = known.to(lang) if known else error.strerror or type(error).__name__
    say(f"{path}: {_words.say('not_written', lang)}: {why}")


def say(words: str) -> None:
    """A line on the error stream, where it takes one; nothing in it moves a terminal."""
    with contextlib.suppress(OSError):
        print(visible(words), file=sys.stderr, flush=True)


def cannot_write(error: OSError) -> None:
    """Says that standard output takes no more, and why; or which file it is that failed."""
    if error.filename is None:
        let_go(sys.stdout)
    what = error.filename if error.filename is not None else NOT_WRITTEN.to(spoken())
    say(f"{what} ({error.strerror})")


def let_go(stream: TextIO) -> None:
    """What a stream still holds is dropped at the end of the process instead of failing again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def all_written() -> bool:
    """Writes what the streams hold; false where standard output does not take it, which is told."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
    except OSError as error:
        cannot_write(error)
        return False
    finally:
        try:
            sys.stderr.flush()
        except OSError:
            let_go(sys.stderr)
    return True
