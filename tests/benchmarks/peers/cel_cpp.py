"""cel-cpp, reached by its Python module, as a side of bench.py. Argument: workload.json.

Unknown inputs are absent (an error, which is unknown): the module has no declared unknowns. Its
times hold the crossing from Python to C++ and back, as the module gives no other way in.
"""

import importlib.metadata
import json
import platform
import sys
import time
from collections.abc import Callable
from typing import Any

from cel_expr_python import cel

KINDS = {"number": cel.Type.DOUBLE, "string": cel.Type.STRING, "boolean": cel.Type.BOOL}


class Side:
    """The rules and their rows, all that a host could prepare once."""

    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:
            written = json.load(file)
        kinds = written["names"]
        self.env = cel.NewEnv(variables={name: KINDS[kind] for name, kind in kinds.items()})
        self.texts = {rule["id"]: rule["cel"] for rule in written["rules"]}
        self.programs = {name: self.env.compile(text) for name, text in self.texts.items()}
        self.rows: dict[str, list[Any]] = {}
        self.known: dict[str, list[bool]] = {}
        for rule in written["rules"]:
            given = [
                {
                    name: float(value) if kinds[name] == "number" else value
                    for name, value in zip(rule["reads"], row, strict=False)
                    if value is not None
                }
                for row in rule["rows"]
            ]
            self.rows[rule["id"]] = [self.env.Activation(g) for g in given]
            self.known[rule["id"]] = [len(g) == len(rule["reads"]) for g in given]

    def verdict(self, program: Any, row: Any) -> bool | None:
        """What the program says; an error is unknown."""
        try:
            found = program.eval(row).value()
        except Exception:
            return None
        return found if isinstance(found, bool) else None

    def answer(self, words: list[str]) -> object:
        """One line of bench.py."""
        match words:
            case ["about"]:
                version = importlib.metadata.version("cel-expr-python")
                return {"version": version, "compiler": f"Python {platform.python_version()}"}
            case ["answers"]:
                return {
                    name: [self.verdict(self.programs[name], row) for row in rows]
                    for name, rows in self.rows.items()
                }
            case ["compile", name, seconds]:
                return measure(float(seconds), [()], lambda _: self.env.compile(self.texts[name]))
            case ["eval", name, state, seconds]:
                wanted = state == "known"
                pairs = zip(self.rows[name], self.known[name], strict=True)
                rows = [row for row, known in pairs if known == wanted]
                program = self.programs[name]
                return measure(float(seconds), rows, lambda row: self.verdict(program, row))
        return {}


def measure(seconds: float, rows: list[Any], once: Callable[[Any], object]) -> dict[str, float]:
    """Processor time of this thread for one call, over all rows in turn."""
    rounds = 1
    while True:
        began = time.thread_time_ns()
        for _ in range(rounds):
            for row in rows:
                once(row)
        used = time.thread_time_ns() - began
        if used >= seconds / 2 * 1e9:
            return {"ns": used / rounds / len(rows)}
        rounds *= 2


if __name__ == "__main__":
    side = Side(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(side.answer(line.split())), flush=True)
