"""What the site shows by hand is held to what it shows: headers, macros, notebooks."""

import re
import unittest

from house import LIBRARY, ROOT, text

DOCS = ROOT / "docs"
SHOWN = r"^```\{doxygenfile\} (\S+)$"


class Api(unittest.TestCase):
    def test_every_header_of_the_table_of_contents_is_on_the_page_in_its_order(self) -> None:
        contents = text(LIBRARY / "tieuchi.hpp")
        brought = re.findall(r"^#include <(tieuchi/\w+/\w+\.hpp)>$", contents, re.M)
        self.assertEqual(re.findall(SHOWN, text(DOCS / "api/cpp.md"), re.M), brought)

    def test_the_page_of_c_reads_its_header(self) -> None:
        self.assertEqual(re.findall(SHOWN, text(DOCS / "api/c.md"), re.M), ["tieuchi/c_api.h"])

    def test_the_macros_that_ask_for_bodies_are_those_of_the_header(self) -> None:
        asked = r"TIEUCHI_IMPLEMENT(?:ATION|_[A-Z_]+)\b"
        known = set(re.findall(asked, text(LIBRARY / "implementation.hpp")))
        told = set(re.findall(rf"^\| `({asked})` ", text(DOCS / "cpp.md"), re.M))
        self.assertEqual(told, known)


class Notebooks(unittest.TestCase):
    def test_a_notebook_is_text_that_the_site_runs(self) -> None:
        for page in sorted((DOCS / "notebooks").iterdir()):
            with self.subTest(page.name):
                self.assertEqual(page.suffix, ".md")
                self.assertTrue(text(page).startswith("---\nfile_format: mystnb\n"))
                self.assertIn("```{code-cell} ipython3\n", text(page))
                prose = re.sub(r"```.*?```", "", text(page), flags=re.S)
                self.assertEqual(len(re.findall(r"^# \S", prose, re.M)), 1, "one title")

    def test_english_stands_beside_vietnamese(self) -> None:
        for page in sorted((DOCS / "notebooks").iterdir()):
            prose = re.sub(r"```.*?```", "", text(page), flags=re.S).split("\n---\n", 1)[1]
            parts = [part.lstrip("\n") for part in prose.split("\n\n")]
            english = [part for part in parts if part.startswith("> ")]
            parts = [part for part in parts if re.match(r"[^\W_]|[`\[]", part)]
            with self.subTest(page.name):
                self.assertEqual(len(parts), len(english), parts)


if __name__ == "__main__":
    unittest.main()
