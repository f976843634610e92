"""Files as they are given and written: read up to a limit, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from tieuchi import _core
from tieuchi.issues import Issue, issues_of, problem

try:
    import fcntl
except ImportError:  # a system that lets nobody remove a file that is open needs no locks
    fcntl = None  # type: ignore[assignment]

AnyPath = str | bytes | os.PathLike[str] | os.PathLike[bytes]

#: The path that stands for standard input.
STANDARD_INPUT = "-"
#: And for standard output.
STANDARD_OUTPUT = "-"
_LIMITS = _core.limits()
#: The greatest sizes in bytes: a file of facts, an official text, a line of cases.
FACTS, SOURCE, LINE = (_LIMITS[name] for name in ("facts", "source", "line"))
#: Tables of norms that a user supplies: as large as a table of a pack.
TABLES = 64 << 20


def encoded(path: AnyPath) -> bytes:
    """The path as the system has it; what can be none becomes the path of nothing."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return os.fsdecode(path).encode("utf-8", "replace")


def shown(path: AnyPath) -> str:
    """The path for people: UTF-8 whatever it is made of."""
    return encoded(path).decode("utf-8", "replace")


def given(path: AnyPath, greatest: int, code: str) -> tuple[bytes | None, list[Issue]]:
    """The bytes of a regular file or of standard input, or issues of that code."""
    if os.fsdecode(path) == STANDARD_INPUT:
        return _from_standard_input(greatest, code)
    content, told = _core.read_file(encoded(path), greatest, code)
    return content, issues_of(told)


def opened(path: AnyPath, code: str) -> BinaryIO | list[Issue]:
    """A regular file, open for reading without waiting for it, or issues of that code."""
    if issues := issues_of(_core.look_at_file(encoded(path), code)):
        return issues
    try:
        waiting = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        stream = os.fdopen(os.open(encoded(path), os.O_RDONLY | waiting), "rb")
    except OSError:
        vi, en = "Không đọc được tệp này", "This file cannot be read"
        return [problem(code, "", vi, en, file=shown(path))]
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    return issues_of(_core.look_at_file(encoded(path), code))


def write_whole(path: AnyPath, content: bytes) -> None:
    """Writes a file so that whatever ends the writing leaves the old file or the new one, whole.

    A new file of another name is written beside it and then takes its name. What an ended writing
    has left of such a file goes with the next one that succeeds. A link stays a link. What is
    there and is no regular file, such as a pipe or a device, is written to; "-" is standard output.
    """
    name = os.fsdecode(path)
    if name == STANDARD_OUTPUT:
        _to_standard_output(content)
        return
    mode = look_where(path)
    if (mode is not None and not stat.S_ISREG(mode)) or is_descriptor(name):
        with open(name, "wb") as out:
            out.write(content)
        return
    target = Path(os.path.realpath(name))
    stem = f".tieuchi-{sha256(os.fsencode(target.name)).hexdigest()[:16]}-"
    try:
        with _new_file(target.parent, stem) as (out, temporary):
            if mode is not None:
                os.chmod(temporary, stat.S_IMODE(mode))
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
            os.replace(temporary, target)
    except OSError as error:
        # of the name that was asked for, not of the one beside it
        raise OSError(error.errno, error.strerror, name) from None
    _clear(target.parent, stem)


def look_where(path: AnyPath) -> int | None:
    """The mode of what is there, None for nothing. OSError where it is known before anything is
    made that no file can be written there: a folder, no folder around it, a name too long."""
    name = os.fsdecode(path)
    if name == STANDARD_OUTPUT:
        return None
    mode = _mode_of(name)
    wrong = 0
    if mode is None:
        folder = os.path.dirname(os.path.realpath(name))
        wrong = 0 if os.path.isdir(folder) else errno.ENOENT
    elif stat.S_ISDIR(mode):
        wrong = errno.EISDIR
    elif stat.S_ISREG(mode) and not os.access(name, os.W_OK):
        wrong = errno.EACCES
    if wrong:
        raise OSError(wrong, os.strerror(wrong), name)
    return mode


def is_descriptor(path: AnyPath) -> bool:
    """Whether a path leads to an open file of a process, such as /dev/stdout does."""
    here = os.path.abspath(os.fsdecode(path))
    for _ in range(40):
        folder = os.path.realpath(os.path.dirname(here))
        if re.fullmatch(r"/dev/fd|/proc/[^/]+(/task/[^/]+)?/fd", folder):
            return True
        if not os.path.islink(here):
            return False
        here = os.path.join(folder, os.readlink(here))
    return False


def _from_standard_input(greatest: int, code: str) -> tuple[bytes | None, list[Issue]]:
    stream = getattr(sys.stdin, "buffer", None)
    most = f"{greatest >> 20} MiB"
    vi, en = "Không đọc được đầu vào chuẩn", "Standard input cannot be read"
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            content: bytes = stream.read(greatest + 1)
            if len(content) <= greatest:
                return content, []
            vi = f"Đầu vào chuẩn quá lớn (tối đa {most})"
            en = f"Standard input is too large (at most {most})"
    return None, [problem(code, "", vi, en, file=STANDARD_INPUT)]


def _to_standard_output(content: bytes) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a notebook, or whoever took its place
        sys.stdout.write(content.decode())
        return
    sys.stdout.flush()
    stream.write(content)
    stream.flush()


def _mode_of(name: str) -> int | None:
    try:
        return os.stat(name).st_mode
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _new_file(folder: Path, stem: str) -> Iterator[tuple[BinaryIO, Path]]:
    """A file with a name nobody has, gone again where it was not renamed."""
    with contextlib.ExitStack() as closing:
        while True:
            temporary = folder / f"{stem}{secrets.token_hex(4)}.tmp"
            with contextlib.suppress(FileExistsError):
                out = closing.enter_context(open(temporary, "xb"))
                if _is_ours(out, temporary):
                    break
        _core.unfinished(True)
        try:
            yield out, temporary
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        finally:
            _core.unfinished(False)


def _is_ours(out: BinaryIO, temporary: Path) -> bool:
    """Locks a new file; false where somebody who clears up took it away before that."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(out, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        return True
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(out.fileno()), os.stat(temporary))
    return False


def _clear(folder: Path, stem: str) -> None:
    """Removes what ended writings have left: files of that stem which no process has locked."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        left = [e.path for e in entries if e.name.startswith(stem) and e.name.endswith(".tmp")]
        for path in left:
            with contextlib.suppress(OSError):
                _remove(path)


def _remove(path: str) -> None:
    if fcntl is None:
        os.unlink(path)
        return
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW), "rb") as found:
        fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(path)
