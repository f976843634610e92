"""What CONTRIBUTING tells a newcomer to touch is there, and is all that a switch asks for."""

import re
import unittest

from house import LIBRARY, ROOT, code, files, text

PLACES = (ROOT, LIBRARY, ROOT / "python/tieuchi")
RECIPES = dict(
    re.findall(r"^- \*\*(.+?)\*\*: (.*(?:\n  .*)*)", text(ROOT / "CONTRIBUTING.md"), re.M)
)
SWITCHED = {"A function of the language": "builtin", "A composition of groups": "composition"}


def named(recipe: str) -> set[str]:
    """The files that a recipe names by a path."""
    return set(re.findall(r"`([\w./*-]+/[\w.*-]+)`", RECIPES[recipe]))


class Recipes(unittest.TestCase):
    def test_every_file_they_name_exists(self) -> None:
        self.assertLessEqual(set(SWITCHED), set(RECIPES))
        for recipe in RECIPES:
            for path in named(recipe):
                found = any(any(place.glob(path)) for place in PLACES)
                self.assertTrue(found, f"{recipe}: {path}")

    def test_they_name_every_file_that_switches_over_the_word(self) -> None:
        for recipe, word in SWITCHED.items():
            bodies = files("include/tieuchi/**/*.?pp")
            switching = {p for p in bodies if re.search(rf"\bcase {word}::", code(p))}
            self.assertTrue(switching)
            told = {str(p.relative_to(LIBRARY)) for p in switching}
            self.assertEqual(told - named(recipe), set(), recipe)


if __name__ == "__main__":
    unittest.main()
