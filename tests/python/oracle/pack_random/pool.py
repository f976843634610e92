"""A pool of processes in which a crash, a hang or an exception is a result with a name."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any

HERE = Path(__file__).resolve().parents[2]
SECONDS = 60

Job = dict[str, Any]


class Worker:
    """A process that is started again when it dies; a job may take so many seconds a question."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._pending = b""

    def _start(self) -> subprocess.Popen[bytes]:
        paths = [str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
        self._pending = b""
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "oracle.pack_random.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def work(self, job: Job) -> Job:
        """What came out; `crash` with the question asked when the process died or hung."""
        if self._process is None:
            self._process = self._start()
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job).encode() + b"\n")
        self._process.stdin.flush()
        doing: Job = {}
        while True:
            line = self._line()
            if line is None:
                return {"crash": self._end(), "doing": doing}
            told = json.loads(line)
            if "done" in told:
                done: Job = told["done"]
                return done
            doing = told["doing"]

    def _line(self) -> bytes | None:
        """The next line; None when the process died or said nothing for too long."""
        assert self._process is not None and self._process.stdout is not None
        out = self._process.stdout
        while b"\n" not in self._pending:
            ready, _, _ = select.select([out], [], [], self._seconds)
            more = os.read(out.fileno(), 1 << 20) if ready else b""
            if not more:
                return None
            self._pending += more
        line, _, self._pending = self._pending.partition(b"\n")
        return line

    def _end(self) -> str:
        assert self._process is not None
        try:
            code = self._process.wait(timeout=1)
            words = f"signal {-code}" if code < 0 else f"exit {code}"
        except subprocess.TimeoutExpired:
            words = f"no answer within {self._seconds:g} seconds"
            self._process.kill()
            self._process.wait()
        self._close()
        return words

    def _close(self) -> None:
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None

    def stop(self) -> None:
        """Ends the process when it has nothing left to do."""
        process = self._process
        self._close()
        if process is not None:
            process.wait()


def results(jobs: Iterable[Job], workers: int) -> Iterator[tuple[Job, Job]]:
    """Each job with what came out, in the order of the jobs."""
    free: Queue[Worker] = Queue()
    everyone = [Worker() for _ in range(workers)]
    for worker in everyone:
        free.put(worker)

    def work(job: Job) -> tuple[Job, Job]:
        worker = free.get()
        try:
            return job, worker.work(job)
        finally:
            free.put(worker)

    try:
        with ThreadPoolExecutor(workers) as threads:
            yield from threads.map(work, jobs)
    finally:
        for worker in everyone:
            worker.stop()
