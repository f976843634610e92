"""A library never prints, never aborts, reads no clock and holds no global mutable state."""

import unittest
from collections.abc import Iterator
from pathlib import Path

from house import files, hits


def library() -> Iterator[Path]:
    """The sources whose code ends up in a user's program."""
    return files("include/**/*.[hi]pp", "include/**/*.h", "lib/**/*.cpp")


class Manners(unittest.TestCase):
    def test_nothing_prints(self) -> None:
        printing = (
            r"<iostream>|\bstd::(cout|cerr|clog)\b"
            r"|\b(f|v|vf)?printf\s*\(|\bf?puts\s*\(|\bperror\s*\("
        )
        self.assertEqual(hits(library(), printing), [])

    def test_nothing_aborts(self) -> None:
        ending = r"\b(abort|exit|_Exit|quick_exit|terminate)\s*\(|(?<!_)\bassert\s*\("
        self.assertEqual(hits(library(), ending), [])

    def test_nothing_reads_a_clock_or_the_environment(self) -> None:
        clock = (
            r"\b(system|steady|high_resolution|utc)_clock\b"
            r"|(?<!\w)(std::|::)time\s*\(|\b(gettimeofday|localtime|getenv)\b"
        )
        self.assertEqual(hits(library(), clock), [])

    def test_nothing_global_changes(self) -> None:
        changing = r"\bthread_local\b|^\s*(inline\s+)?static\s+(?!const)[^(;{]*(;|=|\{)"
        self.assertEqual(hits(library(), changing), [])

    def test_names_of_a_body_are_shared_by_all_units_that_include_it(self) -> None:
        private_to_one_unit = r"^\s*namespace\s*\{|^static\b(?!_)"
        self.assertEqual(hits(files("include/**/*.[hi]pp"), private_to_one_unit), [])

    def test_wide_integers_come_from_one_header(self) -> None:
        found = hits(library(), r"\b__int128\b")
        self.assertEqual([hit for hit in found if "core/int128.hpp" not in hit], [])


if __name__ == "__main__":
    unittest.main()
