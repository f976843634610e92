"""The command line with closed and broken streams: an ordinary error, told, of every command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ASKED = ("--as-of", "2026-12-31", "--year", "2024")
PRINTING = {
    "eval": ("eval", "1 + 1"),
    "eval json": ("eval", "1 +", "--format", "json"),
    "eval tree": ("eval", "1 + 1", "--format", "tree"),
    "check": ("check", "vi-du-1578"),
    "check json": ("check", "vi-du-1578", "--format", "json"),
    "rules": ("rules", "vi-du-1578"),
    "test": ("test", "vi-du-1578"),
    "assess": ("assess", "vi-du-1578", *ASKED),
    "assess csv": ("assess", "vi-du-1578", *ASKED, "--format", "csv"),
    "roadmap": ("roadmap", "vi-du-1578", *ASKED),
    "duties json": ("duties", "vi-du-1578", *ASKED, "--format", "json"),
    "missing": ("missing", "vi-du-1578", *ASKED),
    "explain": ("explain", "vi-du-1578", "--unit", "mh-p1", *ASKED),
    "help": ("--help",),
    "version": ("--version",),
    "help of a command": ("assess", "--help"),
}
READING = {
    "eval": ("eval", "--jsonl", "-"),
    "assess": ("assess", "vi-du-1578", *ASKED, "--facts", "-"),
    "roadmap": ("roadmap", "vi-du-1578", *ASKED, "--facts", "-"),
    "duties": ("duties", "vi-du-1578", *ASKED, "--facts", "-"),
    "missing": ("missing", "vi-du-1578", *ASKED, "--facts", "-"),
    "explain": ("explain", "vi-du-1578", "--unit", "mh-p1", *ASKED, "--facts", "-"),
    "source": ("explain", "vi-du-1578", "--unit", "mh-p1", *ASKED, "--source", "-"),
    "report": ("report", "vi-du-1578", *ASKED, "--facts", "-", "--to", os.devnull),
}
FULL = "/dev/full"
needs_full = pytest.mark.skipif(not os.path.exists(FULL), reason="no device that is always full")


def ended(
    words: tuple[str, ...],
    *,
    closed: int | None = None,
    readable: bool = True,
    stdout: str | None = None,
    stderr: str | None = None,
) -> tuple[int, str]:
    """The status of the command line with such streams, and what it told of errors."""
    command = [sys.executable, "-P", "-c", "from tieuchi.cli import main; main()", *words]
    close: Callable[[], None] | None = None if closed is None else lambda: os.close(closed)
    with (
        open(os.devnull, "rb" if readable else "wb") as source,
        open(stdout or os.devnull, "wb") as out,
        open(stderr or os.devnull, "wb") as errors,
    ):
        done = subprocess.run(
            command,
            stdin=source,
            stdout=out,
            stderr=errors if stderr else subprocess.PIPE,
            preexec_fn=close,
            timeout=120,
        )
    return done.returncode, (done.stderr or b"").decode()


@needs_full
@pytest.mark.parametrize("words", PRINTING.values(), ids=PRINTING)
def test_what_cannot_be_written_is_told(words: tuple[str, ...]) -> None:
    status, told = ended(words, stdout=FULL)
    assert status == 2
    assert "không ghi được đầu ra chuẩn" in told
    assert "Traceback" not in told and "internal" not in told and "Exception" not in told


@pytest.mark.parametrize("words", PRINTING.values(), ids=PRINTING)
def test_a_closed_output_is_one_that_cannot_be_written(words: tuple[str, ...]) -> None:
    status, told = ended(words, closed=1)
    assert status == 2
    assert "không ghi được đầu ra chuẩn" in told and "Exception" not in told


@pytest.mark.parametrize("words", PRINTING.values(), ids=PRINTING)
def test_without_an_error_stream_the_status_says_the_same(words: tuple[str, ...]) -> None:
    usual, _ = ended(words)
    assert usual < 3
    assert ended(words, closed=2) == (usual, "")
    if os.path.exists(FULL):
        assert ended(words, stderr=FULL)[0] == usual


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_an_input_that_is_closed_or_not_for_reading_is_told(words: tuple[str, ...]) -> None:
    for status, told in (ended(words, closed=0), ended(words, readable=False)):
        assert status == 2
        assert "Không đọc được đầu vào chuẩn" in told
        assert "Traceback" not in told and "internal" not in told


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-P", "-c", "from tieuchi.cli import main; main()"]
    with subprocess.Popen(
        [*command, "rules", "vi-du-1578", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (0, b"")


WRITING = [
    ("report", "vi-du-1578", *ASKED, "--to"),
    ("template", "vi-du-1578", "--year", "2026", "--unit", "mh-p1", "--to"),
]


@pytest.mark.parametrize("words", WRITING, ids=["report", "template"])
@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".html", ".md", ".json"])
def test_what_cannot_be_written_says_why_and_leaves_nothing(
    words: tuple[str, ...], ending: str, tmp_path: Path
) -> None:
    if words[0] == "template" and ending != ".xlsx":
        return
    full = tmp_path / f"full{ending}"
    full.symlink_to("/dev/full")
    (tmp_path / f"folder{ending}").mkdir()
    for name, why in (
        (f"full{ending}", "đĩa đã đầy"),
        (f"folder{ending}", "đây là một thư mục"),
        (f"none/x{ending}", "không có thư mục ấy"),
        (f"{'x' * 300}{ending}", "tên quá dài"),
    ):
        status, told = ended((*words, str(tmp_path / name)))
        assert status == 2 and f"không ghi được tệp: {why}" in told, (name, told)
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"folder{ending}", f"full{ending}"]


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    words = ("report", "vi-du-1578", *ASKED, "--to", str(tmp_path / "none" / "page.html"))
    status, told = ended(words)
    assert status == 2 and "không ghi được tệp: không có thư mục ấy" in told
