"""The wheel by itself, in an environment without its extras and away from the source.

Run by `./run wheel` with the interpreter of such an environment, which has the standard library.
"""

from __future__ import annotations

import importlib.metadata
import resource
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path

import tieuchi

RULES = tieuchi.compile_rules(tieuchi.read_programme("vi-du-1578"))
KNOWN = tieuchi.read_facts(RULES).as_known_on("2026-12-31")
RESULT = tieuchi.assess(RULES, KNOWN, year=2026)

#: What needs an extra, by the extra whose line is to be typed.
ASKED: dict[str, Callable[[], object]] = {
    "excel": lambda: tieuchi.report(RULES, KNOWN, "a.xlsx", year=2026),
    "word": lambda: tieuchi.report(RULES, KNOWN, "a.docx", year=2026),
    "charts": RESULT.plot,
}


def spent(code: str) -> float:
    """The time of the processor that an interpreter takes for that code, which waits for nobody."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Alone(unittest.TestCase):
    def test_it_comes_from_the_wheel(self) -> None:
        self.assertIn("site-packages", tieuchi.__file__)
        self.assertEqual(tieuchi.__version__, importlib.metadata.version("tieuchi"))

    def test_it_brings_nothing_along(self) -> None:
        wanted = importlib.metadata.requires("tieuchi") or []
        self.assertEqual([one for one in wanted if "extra ==" not in one], [])
        extras = importlib.metadata.metadata("tieuchi").get_all("Provides-Extra")
        self.assertEqual(sorted(extras or []), ["all", "charts", "cli", "excel", "word"])

    def test_both_shipped_programmes_are_answered(self) -> None:
        self.assertEqual(tieuchi.packs(), ["tra-vinh-1578", "vi-du-1578"])
        why = RESULT.explain("mh-p1", "yeu_cau")
        self.assertEqual(why.outcome, "not_met")
        self.assertIn("Mục II.3.b", str(why))
        with tempfile.TemporaryDirectory() as folder:
            page = tieuchi.report(RULES, KNOWN, Path(folder) / "a.html", year=2026)
            self.assertIn("Phường Mẫu 1", page.read_text("utf-8"))

    def test_an_extra_that_is_missing_is_a_line_to_type(self) -> None:
        for extra, ask in ASKED.items():
            with self.subTest(extra), self.assertRaises(tieuchi.TieuchiError) as refused:
                ask()
            [issue] = refused.exception.issues
            self.assertIn(f"pip install 'tieuchi[{extra}]'", issue.message.vi)
            self.assertNotIn("\n", issue.message.vi)

    def test_the_command_line_says_what_it_lacks(self) -> None:
        command = Path(sys.executable).with_name("tieuchi")
        done = subprocess.run([command, "packs"], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("pip install 'tieuchi[cli]'", done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def test_importing_costs_at_most_ten_milliseconds(self) -> None:
        turns = [(spent("pass"), spent("import tieuchi")) for _ in range(30)]
        bare, imported = (min(column) for column in zip(*turns, strict=True))
        print(
            f"import {1000 * (imported - bare):.1f} ms above the interpreter,"
            f" {imported / bare:.2f} of its start",
            flush=True,
        )
        self.assertLess(imported - bare, 0.010)


if __name__ == "__main__":
    unittest.main(verbosity=2)
