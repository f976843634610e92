"""What all house tests share: where the files are and how to read them."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "include/tieuchi"
HOSTILE = ROOT / "tests/fuzz/corpus"  # inputs that are broken on purpose
NOT_OURS = {"build", "dist", ".venv", ".git", "__pycache__"}


def files(*patterns: str) -> Iterator[Path]:
    """The files of the project that match any of the patterns, sorted."""
    for pattern in patterns:
        yield from sorted(p for p in ROOT.glob(pattern) if p.is_file())


def all_text_files() -> Iterator[Path]:
    """Every tracked or unignored text file; without git every file outside the build folders."""
    names = named_by_git()
    if names is None:
        every = (p.relative_to(ROOT) for p in ROOT.rglob("*"))
        names = [str(p) for p in every if not NOT_OURS & set(p.parts)]
    for path in sorted(ROOT / name for name in names):
        if HOSTILE in path.parents:
            continue
        if path.is_file() and b"\0" not in path.read_bytes()[:4096]:
            yield path


def named_by_git() -> list[str] | None:
    """What git lists; nothing where there is no git or no work tree."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        return None
    command = ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return [n for n in done.stdout.decode().split("\0") if n] if done.returncode == 0 else None


def text(path: Path) -> str:
    """The content of a file."""
    return path.read_text(encoding="utf-8")


def code(path: Path) -> str:
    """C++ without comments and without the content of strings; line numbers stay."""

    def blank(match: re.Match[str]) -> str:
        found = match.group(0)
        if found.startswith(("//", "/*")):
            return "\n" * found.count("\n")
        return '""' + "\n" * found.count("\n")

    comment = r"//[^\n]*|/\*.*?\*/"
    string = r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
    letter = r"(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"  # no digit separator
    return re.sub(f"{comment}|{string}|{letter}", blank, text(path), flags=re.DOTALL)


def at(path: Path, content: str, offset: int) -> str:
    """A place as path:line, for messages."""
    return f"{path.relative_to(ROOT)}:{content.count(chr(10), 0, offset) + 1}"


def hits(paths: Iterable[Path], pattern: str, read: Callable[[Path], str] = code) -> list[str]:
    """Every match of a pattern as "path:line: match"."""
    found = []
    for path in paths:
        content = read(path)
        for match in re.finditer(pattern, content, re.MULTILINE):
            found.append(f"{at(path, content, match.start())}: {match.group(0).strip()}")
    return found
