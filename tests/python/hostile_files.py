"""Things that may stand where a file is expected and are none, or not a fit one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

#: Seconds after which a command counts as one that waits.
PATIENCE = 20


def _sparse(at: Path) -> None:
    with at.open("wb") as out:
        out.truncate(10 << 30)


def _socket(at: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(at))


def _unreadable(at: Path) -> None:
    at.write_text("{}", encoding="utf-8")
    at.chmod(0)


#: By name: what makes it at a path, and a word of its refusal.
THINGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "fifo": (os.mkfifo, "FIFO"),
    "device": (lambda at: at.symlink_to("/dev/zero"), "a device"),
    "folder": (Path.mkdir, "a folder"),
    "dangling": (lambda at: at.symlink_to("nowhere"), "leads nowhere"),
    "circle": (lambda at: at.symlink_to(at.name), "in a circle"),
    "sparse": (_sparse, "too large"),
    "socket": (_socket, "a socket"),
}
if os.geteuid() != 0:  # nothing is unreadable to the superuser
    THINGS["unreadable"] = (_unreadable, "no permission")


def tieuchi(*words: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, which must not wait."""
    return subprocess.run(
        [sys.executable, "-c", "import tieuchi.cli; tieuchi.cli.main()", *map(str, words)],
        input=given,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
