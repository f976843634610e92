"""Every issue code that a page promises is raised and shown; every code raised has its line."""

import ast
import json
import re
import unittest
from pathlib import Path

from house import ROOT, files, text

PAGES = ("docs/format/pack.md", "docs/format/feel.md")
TABLE = "docs/format/issues.md"
CODE = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
BAD_PACKS = ROOT / "tests/cases/packs/bad"

# Dotted words of pack.md that are keys, anchors or files, and of the sources that are file names.
NO_CODES = {
    "carry.rule",
    "years.facts_from",
    "years.from",
    "years.to",
    "period.start",
    "period.end",
    "tieuchi.feel",
}
# A code of one word.
PLAIN_CODES = {"cancelled"}
# A fault of our own, which no test can bring about.
FAULTS = {"api.internal"}
ENDINGS = (".html", ".json", ".csv", ".md", ".hpp", ".py", ".bin")

# Promised for what this version does not build yet (pack.md, section 23).
NOT_BUILT = {"overlay.ambiguous", "overlay.looser", "overlay.not_allowed"}


def is_code(word: str) -> bool:
    if word in PLAIN_CODES:
        return True
    return bool(CODE.fullmatch(word)) and word not in NO_CODES and not word.endswith(ENDINGS)


def codes_of_page(page: str) -> set[str]:
    """The codes in a page: `a.b`, the list after "`fact.`:", and short forms after a full code."""
    found: set[str] = set()
    for line in text(ROOT / page).splitlines():
        words = re.findall(r"`([^`\s]+)`", line)
        found.update(w for w in words if is_code(w) and (page.endswith("pack.md") or "feel." in w))
        plain = re.sub(r"\([^)]*\)", "", line)
        for prefix, listed in re.findall(r"`([a-z_]+\.)`: (.*)", plain):
            found.update(prefix + word for word in re.findall(r"`([a-z_]+)`", listed))
        for full, short in re.findall(r"`(feel\.[a-z_.]+)`((?: `\.[a-z_]+`)+)", line):
            stem = full.rpartition(".")[0]
            found.update(stem + word for word in re.findall(r"`(\.[a-z_]+)`", short))
    return found


def codes_of_table() -> dict[str, str]:
    """Code and severity of each line of the table."""
    lines = re.findall(r"^\| `([a-z_.]+)` \| (\w+) \| \S", text(ROOT / TABLE), re.MULTILINE)
    return dict(lines)


def strings_of_cpp(path: Path) -> set[str]:
    parts = re.findall(r'//[^\n]*|"((?:\\.|[^"\\\n])*)"', text(path))
    return set(parts)


def strings_of_python(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(text(path)))
    return {n.value for n in tree if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def codes_raised() -> set[str]:
    """Every literal of the sources that has the form of a code."""
    words: set[str] = set()
    for path in files("include/**/*.[hi]pp", "lib/*.cpp", "bindings/*.[hc]pp"):
        words |= strings_of_cpp(path)
    for path in files("python/**/*.py"):
        words |= strings_of_python(path)
    return {word for word in words if is_code(word)}


def expected_of_bad_packs() -> list[dict[str, str]]:
    return [
        issue
        for path in files("tests/cases/packs/bad/*/expected.json")
        for issue in json.loads(text(path))
    ]


def codes_shown() -> set[str]:
    """Codes of bad packs, and those that a test or a case names."""
    shown = {issue["code"] for issue in expected_of_bad_packs()}
    for path in files(
        *("tests/cpp/**/*.[hc]pp", "tests/python/**/*.py", "tests/c/*"),
        *("tests/cases/feel/*", "tests/cases/door/*.jsonl", "tests/cases/door/*.json"),
    ):
        shown.update(CODE.findall(text(path)))
    return shown


class IssueCodes(unittest.TestCase):
    def setUp(self) -> None:
        self.promised = set().union(*(codes_of_page(page) for page in PAGES))
        self.table = codes_of_table()
        self.raised = codes_raised()

    def test_the_pages_are_read(self) -> None:
        for code in ("parameter.overlap", "fact.unknown_unit", "feel.bound.cost", "duty.partition"):
            self.assertIn(code, self.promised)
        self.assertGreater(len(self.promised), 120)
        self.assertIn("group.k_over_members", self.raised)

    def test_every_promised_code_is_raised(self) -> None:
        self.assertEqual(self.promised - self.raised - NOT_BUILT, set())

    def test_what_is_not_built_is_said_to_be_so(self) -> None:
        self.assertEqual(NOT_BUILT & self.raised, set())
        _, _, section = text(ROOT / "docs/format/pack.md").partition("## 22.")
        self.assertEqual({code for code in NOT_BUILT if f"`{code}`" not in section}, set())

    def test_every_raised_code_has_its_line(self) -> None:
        language = codes_of_page("docs/format/feel.md")
        self.assertEqual(self.raised - set(self.table) - language, set())
        self.assertEqual(set(self.table) - self.raised, set(), "lines of codes that nothing raises")

    def test_every_code_is_shown_by_a_pack_or_a_test(self) -> None:
        self.assertEqual(self.raised - codes_shown() - FAULTS - PLAIN_CODES, set())

    def test_severities_are_as_the_table_says(self) -> None:
        self.assertLessEqual(set(self.table.values()), {"error", "warning", "note"})
        for issue in expected_of_bad_packs():
            found = issue.get("severity", "error")
            with self.subTest(code=issue["code"]):
                self.assertEqual(self.table.get(issue["code"], found), found)

    def test_style_is_a_note(self) -> None:
        style = {c for c in self.table if c.endswith((".unused", ".no_case", ".no_reporter"))}
        self.assertEqual({c for c in style if self.table[c] != "note"}, set())


if __name__ == "__main__":
    unittest.main()
