"""The programs that are measured side by side, each one process that answers line by line."""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build/bench"
LOGS = ROOT / "build/logs"
WORKLOAD = HERE / "workload.json"


class MissingError(Exception):
    """A side that cannot be had here, and why."""


class Side:
    """A running side: `ask` sends a line and reads a line of JSON."""

    def __init__(self, name: str, command: list[str | Path]) -> None:
        self.name = name
        LOGS.mkdir(parents=True, exist_ok=True)
        self.log = LOGS / f"bench-{'-'.join(re.findall('[a-z]+', name.lower()))}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )
        self.about: dict[str, str] = self.ask("about")

    def ask(self, *words: object) -> Any:
        """The answer to one line."""
        assert self.process.stdin is not None and self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            print(*words, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise MissingError(f"stopped ({last_line(self.log)})")
        return json.loads(line)

    def close(self) -> None:
        """Lets the process end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def last_line(log: Path) -> str:
    """What a log says at its end."""
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return f"{lines[-1].strip()[:80]}; see {log.relative_to(ROOT)}" if lines else "it says nothing"


def logged(name: str, *command: str | Path, cwd: Path, env: dict[str, str]) -> None:
    """Runs a step of a peer; what it prints goes to its log."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"bench-{name}.log"
    with log.open("w") as out:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=os.environ | env,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode != 0:
        raise MissingError(last_line(log))


def tieuchi() -> Side:
    """The language, its bodies in the file that uses them, built as users build it."""
    return Side("tieuchi", [BUILD / "tests/benchmarks/feel_benchmark", "--serve"])


def cel_go() -> list[Side]:
    """cel-go with unknown inputs given in two ways; a Go in .venv stands before others."""
    go = shutil.which("go", path=f"{Path(sys.prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if go is None:
        raise MissingError("there is no Go")
    folder = BUILD / "cel_go"
    shutil.copytree(HERE / "peers/cel_go", folder, dirs_exist_ok=True)
    env = {"GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"}
    logged("go-mod", go, "mod", "tidy", cwd=folder, env=env)
    logged("go-build", go, "build", "-o", "cel_go", ".", cwd=folder, env=env)
    return [
        Side(f"cel-go, {unknowns}", [folder / "cel_go", WORKLOAD, unknowns])
        for unknowns in ("declared", "absent")
    ]


def cel_cpp() -> list[Side]:
    """cel-cpp by its Python module."""
    return [Side("cel-cpp (Python)", [sys.executable, HERE / "peers/cel_cpp.py", WORKLOAD])]


def kie() -> list[Side]:
    """KIE's FEEL, where there are Java and Maven."""
    java, maven = shutil.which("java"), shutil.which("mvn")
    if java is None or maven is None:
        raise MissingError("there is no Java or no Maven")
    folder = BUILD / "kie"
    shutil.copytree(HERE / "peers/kie", folder, dirs_exist_ok=True)
    jars = folder / f"jars-{hashlib.sha256((folder / 'pom.xml').read_bytes()).hexdigest()[:8]}"
    if not jars.exists():
        copied = folder / "copied"  # renamed when all of them are there
        shutil.rmtree(copied, ignore_errors=True)
        copy = ["dependency:copy-dependencies", f"-DoutputDirectory={copied}"]
        logged("kie-jars", maven, "-B", "-q", *copy, cwd=folder, env={})
        copied.rename(jars)
    program = folder / "Peer.java"
    return [Side("KIE FEEL", [java, "-cp", f"{jars}/*", program, WORKLOAD])]


def peers() -> Iterator[Side | str]:
    """The peers that can be had here; for each other one a line that says what is missing."""
    offered: dict[str, Callable[[], list[Side]]] = {
        "cel-go": cel_go,
        "cel-cpp": cel_cpp,
        "KIE FEEL": kie,
    }
    for name, start in offered.items():
        try:
            yield from start()
        except (MissingError, OSError) as why:
            yield f"{name} is missing: {why}"
