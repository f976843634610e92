"""Ctrl-C ends every long call at once, and nothing is half done."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import tieuchi
from tieuchi import _core
from tieuchi._watch import watched_by

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


def seconds_to_end(call: Callable[[], object], after: float) -> float:
    """From the signal to the KeyboardInterrupt."""
    sent: list[float] = []

    def send() -> None:
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    def waited_for() -> None:
        call()
        timer.join()
        time.sleep(0.1)  # the call was quicker than the signal

    timer = threading.Timer(after, send)
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            waited_for()
    finally:
        timer.join()
    return time.monotonic() - sent[0]


def test_facts_are_let_in_or_not(rulebook: tieuchi.Rulebook, table: Path) -> None:
    taken = seconds_to_end(lambda: tieuchi.read_facts(rulebook, table), 0.3)
    assert taken < 2  # 0.2 on a quiet machine; the call itself takes several seconds
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
    words = command("assess", "vi-du-1578", "--as-of", "2030-12-31", "--facts", str(table))
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert out == b"" and err.strip() == b""


def test_progress_is_shown_on_a_terminal_and_taken_away(table: Path) -> None:
    ours, theirs = pty.openpty()
    words = command("assess", "vi-du-1578", "--as-of", "2030-12-31", "--facts", str(table))
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
    assert "…".encode() in shown
    assert shown.rstrip(b"\r").endswith(b" ")
