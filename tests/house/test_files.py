"""Files stay small enough to be read, finished, and free of the machine they were written on."""

import unittest
from collections.abc import Iterable
from pathlib import Path

from house import ROOT, all_text_files, files, hits, text

# The aim is 200 lines a header and 400 a body; beyond these a file holds more than one idea.
MOST_LINES_OF_A_HEADER = 260
MOST_LINES_OF_A_BODY = 480
COMPILED = ("lib/**/*.cpp", "lib/**/*.py", "bindings/**/*.cpp", "python/**/*.py")


class Files(unittest.TestCase):
    def assert_short(self, paths: Iterable[Path], most: int) -> None:
        lengths = {p: text(p).count("\n") for p in paths}
        long = [f"{p.relative_to(ROOT)}: {n} lines" for p, n in lengths.items() if n > most]
        self.assertEqual(long, [])

    def test_headers_hold_one_idea(self) -> None:
        headers = files("include/**/*.hpp", "include/**/*.h", "bindings/**/*.hpp")
        self.assert_short(headers, MOST_LINES_OF_A_HEADER)

    def test_bodies_hold_one_idea(self) -> None:
        bodies = files("include/**/*.ipp", *COMPILED)
        self.assert_short(bodies, MOST_LINES_OF_A_BODY)

    def test_no_path_of_a_machine(self) -> None:
        machine = r"(?<![\w.:/*-])/(?:home|root|work|tmp|Users)/[\w.]"
        self.assertEqual(hits(all_text_files(), machine, text), [])

    def test_nothing_calls_itself_unfinished(self) -> None:
        unfinished = (
            r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|NotImplemented" r"Error|coming " r"soon"
        )
        sources = files("include/**/*.*", "bindings/**/*.hpp", "tests/**/*.[ch]pp", *COMPILED)
        self.assertEqual(hits(sources, unfinished, text), [])


if __name__ == "__main__":
    unittest.main()
