"""Small changes to the evaluator and the numbers, one at a time: which of them does no test notice?

The file with a change is compiled without optimisation into a library that is loaded before the
unchanged one, so that a change costs one small compilation; nothing is inlined anywhere. The tests
are those of core/ and feel/ and the random cases of the two oracles, whose results were right
before. A change that does not compile counts for nothing; a survivor is explained in
mutation_explained.json or fails the run.
The sample is the same for the same seed.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = Path(__file__).with_name("mutation_explained.json")
#: The changed files, by the library they are compiled into, and the bodies that library takes.
PIECES = {
    "number": (("core/number*.ipp",), "core", ("number", "number_round", "number_text")),
    "run": (
        ("feel/run*.ipp", "feel/machine.ipp", "feel/operations.ipp"),
        "feel",
        ("operations", "run"),
    ),
}
SWAPS = [
    (r" < ", (" <= ", " > ")),
    (r" > ", (" >= ", " < ")),
    (r" <= ", (" < ",)),
    (r" >= ", (" > ",)),
    (r" == ", (" != ",)),
    (r" != ", (" == ",)),
    (r" \+ ", (" - ",)),
    (r" - ", (" + ",)),
    (r" \* ", (" / ",)),
    (r" && ", (" || ",)),
    (r" \|\| ", (" && ",)),
    (r"\btrue\b", ("false",)),
    (r"\bfalse\b", ("true",)),
    (r"(?<=[(\s])!(?=\w)", ("",)),
    (r"(?<![\w.'\"])0(?![\w.'])", ("1",)),
    (r"(?<![\w.'\"])1(?![\w.'])", ("0", "2")),
    (r"^(\s+)continue;$", (r"\1break;",)),
    (r"^(\s+)break;$", (r"\1continue;",)),
]
SKIPPED = re.compile(
    r"^(?!constexpr)\S.*[^}]$|^\s*(//|#|template|inline|namespace|using|static_assert)"
)


@dataclass(frozen=True)
class Mutant:
    piece: str
    path: Path  # below include/tieuchi
    line: int  # from 0
    old: str
    new: str

    def key(self) -> dict[str, str]:
        """What an explanation names: it holds wherever the line stands."""
        return {"file": str(self.path), "line": self.old.strip(), "changed": self.new.strip()}

    def __str__(self) -> str:
        return f"{self.path}:{self.line + 1}: {self.old.strip()}  ->  {self.new.strip()}"


def mutants_of(piece: str, path: Path) -> list[Mutant]:
    """Every change the table knows in one file."""
    found = []
    for number, line in enumerate((ROOT / "include/tieuchi" / path).read_text().split("\n")):
        if SKIPPED.match(line):
            continue
        code = line.partition("//")[0]
        for pattern, replacements in SWAPS:
            for match in re.finditer(pattern, code):
                for replacement in replacements:
                    after = match.expand(replacement) + line[match.end() :]
                    found.append(Mutant(piece, path, number, line, line[: match.start()] + after))
    return found


def all_mutants() -> list[Mutant]:
    base = ROOT / "include/tieuchi"
    found = []
    for piece, (patterns, _, _) in PIECES.items():
        for path in sorted(p for pattern in patterns for p in base.glob(pattern)):
            found += mutants_of(piece, path.relative_to(base))
    return found


class Bench:
    """A folder with a copy of the library, its parts as shared libraries, tests and cases."""

    def __init__(self, folder: Path, compiler: str, cases: int) -> None:
        self.folder, self.compiler = folder, compiler
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copytree(ROOT / "include", folder / "include")
        shutil.copytree(ROOT / "tests/cases", folder / "cases")
        for piece in PIECES:
            self.shared(piece, [self.object(piece, self.body(piece))])
        self.shared("rest", [self.object(f"rest_{f}", text) for f, text in self.rest().items()])
        cpp = ROOT / "tests/cpp"
        for name in ("core", "feel"):
            sources = [cpp / "runner.cpp", *sorted((cpp / name).glob("*_test.cpp"))]
            objects = [self.object(f"{name}_{s.stem}", f'#include "{s}"\n') for s in sources]
            self.program(f"{name}_test", objects, "-lboost_unit_test_framework")
        self.program(
            "arithmetic_check",
            [self.object("check", f'#include "{cpp}/core/arithmetic_check.cpp"\n')],
        )
        self.program("eval_jsonl", [self.object("eval", f'#include "{cpp}/feel/eval_jsonl.cpp"\n')])
        self.make_cases(cases)
        for piece in PIECES:
            if failed := self.first_failure(piece, {}):
                raise SystemExit(f"{failed} fails before anything is changed")

    def body(self, piece: str) -> str:
        _, folder, bodies = PIECES[piece]
        return "".join(f"#include <tieuchi/{folder}/{b}.ipp>\n" for b in bodies)

    def rest(self) -> dict[str, str]:
        """The bodies of every folder beside the pieces."""
        texts = {}
        for folder in ("core", "feel", "model", "facts", "calendar", "compile", "read"):
            text = (ROOT / f"include/tieuchi/{folder}/bodies.ipp").read_text()
            for piece, (_, owner, _) in PIECES.items():
                for line in self.body(piece).splitlines() if owner == folder else []:
                    text = text.replace(line + "\n", "")
            texts[folder] = text
        return texts

    def compile(self, source: Path, output: Path, first: Path | None = None) -> bool:
        command = [self.compiler, "-std=c++20", "-fPIC", "-w"]
        command += ["-O0", "-fkeep-inline-functions"] if first else ["-O1", "-fno-inline"]
        command += ["-DBOOST_TEST_DYN_LINK", f'-DTIEUCHI_CASES_DIR="{self.folder}/cases"']
        command += [f'-DTIEUCHI_PACKS_DIR="{ROOT}/lib/packs"']
        command += [f"-I{first}"] if first else []
        command += [f"-I{self.folder}/include", "-c", str(source), "-o", str(output)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def object(self, name: str, text: str) -> Path:
        source = self.folder / f"{name}.cpp"
        source.write_text(text)
        if not self.compile(source, source.with_suffix(".o")):
            raise SystemExit(f"{source} does not compile")
        return source.with_suffix(".o")

    def shared(self, name: str, objects: list[Path], *more: str) -> None:
        command = [self.compiler, "-shared", *map(str, objects), *more]
        subprocess.run([*command, "-o", str(self.folder / f"lib{name}.so")], check=True)

    def program(self, name: str, objects: list[Path], *more: str) -> None:
        """All but its start lies in a library, so that a changed body comes before it."""
        self.shared(name, objects, *more)
        links = [f"-l{name}", *(f"-l{piece}" for piece in PIECES), "-lrest"]
        command = [
            self.compiler,
            "-Wl,--no-as-needed",
            f"-L{self.folder}",
            f"-Wl,-rpath,{self.folder}",
        ]
        subprocess.run([*command, *links, *more, "-o", str(self.folder / name)], check=True)

    def make_cases(self, count: int) -> None:
        """Random cases of the oracles, and the results of the library before any change."""
        module = [sys.executable, "-B", "-m"]
        python = ROOT / "tests/python"
        with (self.folder / "arithmetic.txt").open("w") as out:
            command = [*module, "oracle.arithmetic_oracle", str(count)]
            subprocess.run(command, cwd=python, stdout=out, check=True)
        with (self.folder / "rules.jsonl").open("w") as out:
            command = [*module, "oracle.feel_generate", "--count", str(count)]
            subprocess.run(command, cwd=python, stdout=out, check=True)
        self.expected = subprocess.run(
            [self.folder / "eval_jsonl", "--mode", "strict", self.folder / "rules.jsonl"],
            capture_output=True,
            check=False,
        ).stdout

    def first_failure(self, piece: str, more: dict[str, str]) -> str | None:
        """The first test that fails; those come first that need the least time."""
        environment = os.environ | {"TIEUCHI_RANDOM_RULES": "1000"} | more

        def fails(name: str, *arguments: str | Path, expected: bytes | None = None) -> str | None:
            stdin = self.folder / "arithmetic.txt"
            try:
                with stdin.open() as given:
                    done = subprocess.run(
                        [self.folder / name, *arguments],
                        cwd=ROOT,
                        env=environment,
                        stdin=given,
                        capture_output=True,
                        timeout=120,
                        check=False,
                    )
            except subprocess.TimeoutExpired:
                return name
            good = done.returncode == 0 if expected is None else done.stdout == expected
            return None if good else name

        if piece == "number" and (failed := fails("arithmetic_check") or fails("core_test")):
            return failed
        rules = ("--mode", "strict", self.folder / "rules.jsonl")
        return fails("eval_jsonl", *rules, expected=self.expected) or fails("feel_test")

    def verdict(self, mutant: Mutant, index: int) -> str:
        """`killed`, `survived` or `invalid`."""
        own = self.folder / f"mutant_{index}"
        changed = own / "tieuchi" / mutant.path
        changed.parent.mkdir(parents=True)
        lines = (self.folder / "include/tieuchi" / mutant.path).read_text().split("\n")
        lines[mutant.line] = mutant.new
        changed.write_text("\n".join(lines))
        try:
            if not self.compile(self.folder / f"{mutant.piece}.cpp", own / "changed.o", own):
                return "invalid"
            library = own / "changed.so"
            subprocess.run([self.compiler, "-shared", own / "changed.o", "-o", library], check=True)
            failed = self.first_failure(mutant.piece, {"LD_PRELOAD": str(library)})
            return "killed" if failed else "survived"
        finally:
            shutil.rmtree(own)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="working folder, emptied first")
    parser.add_argument(
        "--count", default=os.environ.get("TIEUCHI_MUTANTS", "60"), help="a number, or all"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=8_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="files whose path holds this")
    parser.add_argument("--compiler", default="g++")
    asked = parser.parse_args()
    every = [mutant for mutant in all_mutants() if asked.only in str(mutant.path)]
    count = len(every) if asked.count == "all" else min(int(asked.count), len(every))
    sample = random.Random(asked.seed).sample(every, len(every))[:count]  # more begin alike
    print(f"{len(every)} changes, {len(sample)} of them tried", flush=True)
    explained = [e["change"] for e in json.loads(EXPLAINED.read_text())]
    bench = Bench(asked.folder.resolve(), asked.compiler, asked.cases)
    verdicts = dict.fromkeys(("killed", "explained", "survived", "invalid"), 0)
    with ThreadPoolExecutor(asked.jobs) as pool:
        for mutant, verdict in zip(
            sample, pool.map(bench.verdict, sample, range(count)), strict=True
        ):
            if verdict == "survived" and mutant.key() in explained:
                verdict = "explained"
            verdicts[verdict] += 1
            if verdict == "survived":
                print(f"survived: {mutant}", flush=True)
            if sum(verdicts.values()) % 100 == 0:
                print(f"so far: {verdicts}", flush=True)
    print(", ".join(f"{n} {verdict}" for verdict, n in verdicts.items()))
    return 1 if verdicts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
