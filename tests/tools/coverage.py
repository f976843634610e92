"""Line and branch coverage of core/ and feel/, after the tests of the preset `coverage` ran.

Branches that only an exception takes are left out, those of the clean-up behind it too. Fails below
the floors.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_samples(build: Path) -> None:
    """Evaluates the samples of TIEUCHI_SAMPLES, which a clone alone does not have."""
    folder = Path(os.environ.get("TIEUCHI_SAMPLES", ROOT.parent / "shared/feel"))
    for name, mode in (("oracle-sample", "strict"), ("tck-sample", "conformance")):
        sample = folder / f"{name}.jsonl"
        if not sample.exists():
            print(f"not run: {name}.jsonl is not there (TIEUCHI_SAMPLES names its folder)")
            continue
        command = [build / "bin/eval_jsonl", "--mode", mode, sample]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def mark_clean_up(report: str) -> str:
    """Calls every branch of a block that only an exception reaches ($$$$$) a throw."""
    marked = []
    exceptional = False
    for line in report.splitlines():
        if re.match(r"\s*[^:]+:\s*\d+(-block\s+\d+$|:)", line):
            exceptional = line.lstrip().startswith("$$$$$")
        if exceptional and line.startswith("branch"):
            line = re.sub(r"( \(\w+\))?$", " (throw)", line)
        marked.append(line)
    return "\n".join(marked) + "\n"


def as_gcov(arguments: list[str]) -> int:
    """Does what gcov does and marks its reports; gcovr runs this in place of gcov.

    Only the reports as text tell what an exception reaches, so the version keeps quiet of others.
    """
    done = subprocess.run(
        [os.environ.get("GCOV", "gcov"), *arguments], capture_output=True, text=True, check=False
    )
    output = done.stdout.splitlines()[0] + "\n" if "--version" in arguments else done.stdout
    for name in re.findall(r"^Creating '(.*\.gcov)'$", output, re.MULTILINE):
        report = Path(name)
        report.write_text(mark_clean_up(report.read_text("utf-8")), "utf-8")
    sys.stdout.write(output)
    sys.stderr.write(done.stderr)
    return done.returncode


def measured(build: Path) -> dict[str, float]:
    """What gcovr sums up; its table of branches is printed."""
    with tempfile.TemporaryDirectory() as folder:
        summary = Path(folder, "summary.json")
        command = [sys.executable, "-m", "gcovr", "--root", ROOT, build]
        command += ["--filter", f"{ROOT}/include/tieuchi/(core|feel)/", "--exclude-throw-branches"]
        command += ["--exclude-unreachable-branches", "--merge-mode-functions=merge-use-line-0"]
        command += ["--gcov-executable", shlex.join([sys.executable, __file__, "--as-gcov"])]
        # Threads may lose counts where the build does not update them atomically.
        command += ["--gcov-ignore-parse-errors", "negative_hits.warn"]
        command += ["--txt-metric", "branch", "--txt", "-", "--json-summary", summary]
        subprocess.run(command, check=True)
        return json.loads(summary.read_text())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--least-lines", type=float, default=99.1)
    parser.add_argument("--least-branches", type=float, default=98.7)
    asked = parser.parse_args()
    run_samples(asked.build)
    found = measured(asked.build)
    lines, branches = found["line_percent"], found["branch_percent"]
    print(f"lines {lines} %, at least {asked.least_lines} wanted")
    print(f"branches {branches} %, at least {asked.least_branches} wanted")
    return 0 if lines >= asked.least_lines and branches >= asked.least_branches else 1


if __name__ == "__main__":
    sys.exit(as_gcov(sys.argv[2:]) if sys.argv[1:2] == ["--as-gcov"] else main())
