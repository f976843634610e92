"""Dependencies point up the list of folders, never down; foreign data has one door."""

import re
import unittest
from pathlib import Path

from house import LIBRARY, ROOT, files, hits, text

# A folder may include itself and the folders before it.
ORDER = [
    "core",
    "text",
    "feel",
    "feel_json",
    "model",
    "facts",
    "calendar",
    "compile",
    "read",
    "door",
    "resolve",
    "assess",
    "roadmap",
    "explain",
    "advise",
    "prove",
    "report",
]
FACES = {"tieuchi.hpp", "c_api.h"}  # they may include every folder
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def bodies_reached_from(path: Path) -> set[str]:
    """The bodies a file includes, and those that these include in turn."""
    names = {name for _, name in INCLUDE.findall(text(path)) if name.endswith(".ipp")}
    return names.union(*(bodies_reached_from(ROOT / "include" / name) for name in names))


class Layers(unittest.TestCase):
    def test_every_folder_has_a_place_in_the_order(self) -> None:
        folders = {p.name for p in LIBRARY.iterdir() if p.is_dir() and any(p.rglob("*.hpp"))}
        self.assertLessEqual(folders, set(ORDER))

    def test_a_folder_includes_only_what_stands_before_it(self) -> None:
        wrong = []
        for path in files("include/tieuchi/**/*.[hi]pp"):
            inside = path.relative_to(LIBRARY).parts
            if inside[0] in FACES:
                continue
            rank = ORDER.index(inside[0]) if len(inside) > 1 else 0
            for _, name in INCLUDE.findall(text(path)):
                parts = name.split("/")
                if parts[0] == "tieuchi" and len(parts) > 2 and ORDER.index(parts[1]) > rank:
                    wrong.append(f"{path.relative_to(ROOT)} includes {name}")
                if name == "tieuchi/tieuchi.hpp":
                    wrong.append(f"{path.relative_to(ROOT)} includes the umbrella")
        self.assertEqual(wrong, [])

    def test_what_is_for_one_folder_stays_in_it(self) -> None:
        wrong = []
        for path in files("include/tieuchi/**/*.hpp"):
            opening = re.sub(r"\s*\n// ?", " ", text(path).split("#include")[0])
            if only := re.search(r"\b[Ff]or ([a-z_]+)/ only\b", opening):
                name = f"tieuchi/{path.relative_to(LIBRARY)}"
                for other in files("include/**/*.[hi]pp", "lib/**/*.cpp", "bindings/**/*.*"):
                    listed = [n for _, n in INCLUDE.findall(text(other))]
                    if name in listed and other.parent != LIBRARY / only[1]:
                        wrong.append(f"{other.relative_to(ROOT)} includes {name}")
        self.assertEqual(wrong, [])

    def test_faces_use_no_detail(self) -> None:
        self.assertEqual(hits(files("lib/**/*.cpp", "bindings/**/*.*"), r"\bdetail::", text), [])

    def test_headers_are_named_from_the_include_root(self) -> None:
        self.assertEqual(hits(files("include/**/*.[hi]pp"), r'^\s*#\s*include\s+"', text), [])

    def test_json_enters_and_leaves_by_the_readers_and_the_json_report_only(self) -> None:
        allowed = re.compile(r"^include/tieuchi/((text|feel_json|read)/.*|report/json[^/]*)\.ipp$")
        sources = files("include/**/*.*", "lib/**/*.cpp", "bindings/**/*.*")
        found = hits(sources, r"#\s*include\s+<nlohmann/[^>]*>", text)
        self.assertEqual([hit for hit in found if not allowed.match(hit.split(":")[0])], [])


class Bodies(unittest.TestCase):
    SWITCH = "#ifndef TIEUCHI_COMPILED\n"

    def setUp(self) -> None:
        """Which bodies a header brings only where they are not compiled, and which always."""
        self.switched: set[str] = set()
        self.always: set[str] = set()
        for path in files("include/tieuchi/**/*.[hi]pp"):
            before, _, after = text(path).partition(self.SWITCH)
            self.always.update(n for _, n in INCLUDE.findall(before) if n.endswith(".ipp"))
            self.switched.update(n for _, n in INCLUDE.findall(after) if n.endswith(".ipp"))

    def test_every_body_comes_with_a_header(self) -> None:
        bodies = {f"tieuchi/{p.relative_to(LIBRARY)}" for p in files("include/tieuchi/**/*.ipp")}
        self.assertEqual(bodies - self.switched - self.always, set())

    def test_every_switched_body_is_compiled_with_its_folder(self) -> None:
        for folder in ORDER:
            listing = ROOT / f"lib/compiled/{folder}.cpp"
            listed = bodies_reached_from(listing) if listing.exists() else set()
            wanted = {name for name in self.switched if name.startswith(f"tieuchi/{folder}/")}
            with self.subTest(folder=folder):
                self.assertEqual(wanted - listed, set(), "not compiled")
                self.assertEqual({n for n in listed if f"/{folder}/" not in n}, set(), "not here")

    def test_the_switch_is_the_last_thing_in_a_header_and_brings_bodies_only(self) -> None:
        ending = re.compile(r"(#include <tieuchi/\S+\.ipp>\n)+#endif\n")
        for path in files("include/tieuchi/**/*.hpp"):
            _, switch, after = text(path).partition(self.SWITCH)
            with self.subTest(path=path):
                self.assertTrue(not switch or ending.fullmatch(after), after)

    def test_headers_and_bodies_are_guarded(self) -> None:
        for path in files("include/tieuchi/**/*.[hi]pp"):
            with self.subTest(path=path):
                self.assertIn("#pragma once", text(path))


if __name__ == "__main__":
    unittest.main()
