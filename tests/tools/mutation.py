"""Small changes to the evaluator and the numbers, one at a time: which of them does no test notice?

Each change is made in a copy of include/; the folder it belongs to is compiled without
optimisation and linked to the tests of core/ and feel/. A change that does not compile counts
for nothing. The sample is the same for the same seed.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("feel/run*.ipp", "feel/operations.ipp", "core/number*.ipp")
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
]
SKIPPED = re.compile(r"^\s*(//|#|template|TIEUCHI_INLINE|inline|namespace|using)")


@dataclass(frozen=True)
class Mutant:
    path: Path  # below include/tieuchi
    line: int  # from 0
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line + 1}: {self.text.strip()}"


def mutants_of(path: Path) -> list[Mutant]:
    """Every change the table knows in one file."""
    found = []
    for number, line in enumerate((ROOT / "include/tieuchi" / path).read_text().split("\n")):
        if SKIPPED.match(line):
            continue
        for pattern, replacements in SWAPS:
            for match in re.finditer(pattern, line):
                for replacement in replacements:
                    changed = (
                        line[: match.start()] + match.expand(replacement) + line[match.end() :]
                    )
                    found.append(Mutant(path, number, changed))
    return found


class Bench:
    """A folder with a copy of the library, the objects of the tests and the executables."""

    def __init__(self, folder: Path, compiler: str) -> None:
        self.folder, self.compiler = folder, compiler
        self.include = folder / "include"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(ROOT / "include", self.include)
        (folder / "tests").mkdir()
        cpp = ROOT / "tests/cpp"
        self.tests = {}
        for name in ("core", "feel"):
            sources = [cpp / "runner.cpp", *sorted((cpp / name).glob("*_test.cpp"))]
            self.tests[name] = [self.compiled(s, f"tests/{name}_{s.stem}.o") for s in sources]
        folders = ("core", "feel", "model", "facts", "calendar", "compile", "read")
        self.library = {f: self.compiled(ROOT / f"lib/compiled/{f}.cpp", f"{f}.o") for f in folders}
        if not all(self.passes(name, self.library) for name in self.tests):
            raise SystemExit("the tests fail before anything is changed")

    def compiled(self, source: Path, name: str) -> Path:
        output = self.folder / name
        if self.compile(source, output):
            return output
        raise SystemExit(f"{source} does not compile")

    def compile(self, source: Path, output: Path) -> bool:
        command = [self.compiler, "-std=c++20", "-O0", f"-I{self.include}", "-DTIEUCHI_COMPILED"]
        command += ["-DBOOST_TEST_DYN_LINK", f'-DTIEUCHI_CASES_DIR="{ROOT}/tests/cases"']
        command += [f'-DTIEUCHI_PACKS_DIR="{ROOT}/lib/packs"', "-w", "-c", source, "-o", output]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def passes(self, name: str, library: dict[str, Path]) -> bool:
        """Whether the tests of a folder pass; the first library given provides inline bodies."""
        program = self.folder / f"{name}_test"
        command = [self.compiler, *library.values(), *self.tests[name]]
        subprocess.run([*command, "-lboost_unit_test_framework", "-o", program], check=True)
        environment = os.environ | {"TIEUCHI_RANDOM_CASES": "500"}
        try:
            done = subprocess.run(
                [program], cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def verdict(self, mutant: Mutant) -> str:
        """`killed`, `survived` or `invalid`."""
        path = self.include / "tieuchi" / mutant.path
        good = path.read_text()
        lines = good.split("\n")
        lines[mutant.line] = mutant.text
        path.write_text("\n".join(lines))
        folder = mutant.path.parts[0]
        changed = self.folder / f"{folder}_changed.o"
        try:
            if not self.compile(ROOT / f"lib/compiled/{folder}.cpp", changed):
                return "invalid"
        finally:
            path.write_text(good)
        library = {folder: changed} | {f: o for f, o in self.library.items() if f != folder}
        order = [folder] + [name for name in self.tests if name != folder]
        return "survived" if all(self.passes(name, library) for name in order) else "killed"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="working folder, emptied first")
    parser.add_argument("--count", type=int, default=int(os.environ.get("TIEUCHI_MUTANTS", "40")))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compiler", default="g++")
    asked = parser.parse_args()
    base = ROOT / "include/tieuchi"
    paths = [p.relative_to(base) for pattern in TARGETS for p in sorted(base.glob(pattern))]
    every = [mutant for path in paths for mutant in mutants_of(path)]
    sample = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
    print(f"{len(every)} changes in {len(paths)} files, {len(sample)} of them tried", flush=True)
    bench = Bench(asked.folder.resolve(), asked.compiler)
    verdicts = {}
    for mutant in sample:
        verdicts[mutant] = bench.verdict(mutant)
        if verdicts[mutant] == "survived":
            print(f"survived: {mutant}", flush=True)
    counts = {v: list(verdicts.values()).count(v) for v in ("killed", "survived", "invalid")}
    print(", ".join(f"{n} {verdict}" for verdict, n in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
