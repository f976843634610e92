"""Ctrl-C ends every long call at once, and nothing is half done."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tieuchi
from tieuchi import _core
from tieuchi._watch import watched_by
from tieuchi.cli import _progress

ROWS = 150_000
HEAD = "unit,indicator,period,value,recorded_on,reporter,document,note\n"


def text_of(rows: int) -> str:
    return HEAD + "".join(
        f"mh-p1,so_hoi_nghi,2027,{i},2027-11-10,cong_an_tinh,D{i},synthetic\n" for i in range(rows)
    )


@pytest.fixture(scope="module")
def rulebook() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme("vi-du-1578"))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.csv"
    path.write_text(text_of(ROWS), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """A run in the background of a shell is born deaf to Ctrl-C; here it is heeded."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(call: Callable[[], object]) -> bool:
    """Whether Ctrl-C in the first quarter ended the call itself, and not only what came after."""
    began = time.monotonic()
    call()
    after = (time.monotonic() - began) / 4
    ended = []

    def waited_for() -> None:
        call()
        ended.append(True)
        timer.join()
        time.sleep(0.1)

    timer = threading.Timer(after, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            waited_for()
    finally:
        timer.join()
    return not ended


def test_facts_are_let_in_or_not(rulebook: tieuchi.Rulebook, table: Path) -> None:
    assert interrupted(lambda: tieuchi.read_facts(rulebook, *[table] * 2))
    assert len(tieuchi.read_facts(rulebook, [])) == len(rulebook.facts)


def test_a_call_asks_for_signals_while_it_works(rulebook: tieuchi.Rulebook, table: Path) -> None:
    asked: list[tuple[int, int]] = []
    with watched_by(lambda done, total: asked.append((done, total))):
        tieuchi.read_facts(rulebook, table)
        tieuchi.assess(rulebook, rulebook.facts, as_of="2030-12-31")
    assert len(asked) > ROWS / 2048
    assert all(done <= total for done, total in asked if total)
    assert max(total for _, total in asked) >= ROWS


class StopError(Exception):
    """Raised by who is told."""


@pytest.mark.parametrize("after", [1, 2, 7, 40])
def test_what_the_watcher_raises_ends_the_call(
    rulebook: tieuchi.Rulebook, table: Path, after: int
) -> None:
    told = []

    def stop(done: int, total: int) -> None:
        told.append(done)
        if len(told) == after:
            raise StopError

    with watched_by(stop), pytest.raises(StopError):
        tieuchi.read_facts(rulebook, table)
    assert len(told) == after


def test_every_verb_can_be_stopped(rulebook: tieuchi.Rulebook) -> None:
    def stop(done: int, total: int) -> None:
        raise StopError

    known = rulebook.facts.as_known_on("2030-12-31")
    calls: list[Callable[[], object]] = [
        lambda: tieuchi.assess(rulebook, known),
        lambda: tieuchi.roadmap(rulebook, known),
        lambda: tieuchi.duties(rulebook, known),
        lambda: tieuchi.missing(rulebook, known),
        lambda: tieuchi.run_cases(rulebook),
        lambda: _core.pack_facts(rulebook._handle, stop),
    ]
    for call in calls:
        with watched_by(stop), pytest.raises(StopError):
            call()


def command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-c", "from tieuchi.cli import main; main()", *words]


def test_the_command_line_ends_with_130(table: Path) -> None:
    words = command("assess", "vi-du-1578", "--as-of", "2030-12-31", "--facts", "-")
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        assert running.stdin
        running.stdin.write(
            table.read_bytes()
        )  # what does not fit into a pipe was read: it is at work
        running.stdin.close()
        running.stdin = None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b"" and err.strip() == b""


def on_a_terminal(*words: str) -> bytes:
    """What a command that does its work writes to a terminal as its standard error."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 1024)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            shown += part
        running.wait(timeout=60)
    os.close(ours)
    assert running.returncode == 0
    return shown


def test_progress_is_shown_on_a_terminal_and_taken_away(table: Path) -> None:
    at_once = "from tieuchi.cli import _progress, main; _progress.SHOWN_AFTER = 0.0; main()"
    asked = ["assess", "vi-du-1578", "--as-of", "2030-12-31", "--facts", str(table)]
    shown = on_a_terminal(sys.executable, "-P", "-c", at_once, *asked)
    assert "…".encode() in shown
    assert shown.rstrip(b"\r").endswith(b" ")


def test_progress_waits_for_a_second_and_is_not_written_too_often(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    line = _progress.ProgressLine()
    written = []
    for tenth in range(15):
        now[0] = 100 + tenth / 10
        line(tenth, 15)
        written.append(bool(capsys.readouterr().err))
    assert written == [tenth in (10, 12, 14) for tenth in range(15)]
    line.clear()
    assert capsys.readouterr().err.endswith(" \r")


@pytest.mark.parametrize("after", [1, 2, 5, 20, 60, 150, 400])
def test_the_command_line_ends_with_130_while_it_is_loading(after: int) -> None:
    interrupted = f"""
import os, signal, sys
class Finder:
    left = {after}
    def find_spec(self, name, path=None, target=None):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGINT)
from tieuchi.cli import main
sys.meta_path.insert(0, Finder())
main()
"""
    assess = ["assess", "vi-du-1578", "--as-of", "2026-12-31"]
    words = [sys.executable, "-P", "-c", interrupted, *assess]
    done = subprocess.run(words, capture_output=True, timeout=60)
    loaded_before = done.returncode == 0 and after > 100
    assert done.returncode == 130 or loaded_before
    assert done.stderr == b""


def test_ctrl_c_is_raised_while_a_file_is_unfinished(tmp_path: Path) -> None:
    writes = f"""
import os, signal
from pathlib import Path
from tieuchi import _core
from tieuchi._files import write_whole
_core.end_on_interrupt(130)
fsync = os.fsync
os.fsync = lambda file: (os.kill(os.getpid(), signal.SIGINT), fsync(file))
try:
    write_whole({str(tmp_path / "x")!r}, b"new")
except KeyboardInterrupt:
    os.fsync = fsync
    write_whole({str(tmp_path / "y")!r}, b"other")
"""
    (tmp_path / "x").write_text("old")
    done = subprocess.run([sys.executable, "-P", "-c", writes], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "x": "old",
        "y": "other",
    }
