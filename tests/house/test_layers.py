"""Dependencies point up the list of folders, never down; foreign data has one door."""

import re
import unittest
from pathlib import Path

from house import LIBRARY, ROOT, files, hits, text

# A folder may include itself and the folders before it.
ORDER = [
    "core",
    "text",
    "table",
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
FACES = {"tieuchi.hpp", "implementation.hpp", "c_api.h"}  # they may include every folder
IMPLEMENTATION = LIBRARY / "implementation.hpp"
#: A function with a body that is no template and neither inline nor constexpr: one a program.
ONCE = re.compile(
    r"(?<!>\n)^(?!inline|constexpr|template|namespace|struct|class|enum)\w[^\n]*\([^;]*?\{",
    re.MULTILINE,
)
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def names_in(path: Path) -> set[str]:
    """What a file includes."""
    return {name for _, name in INCLUDE.findall(text(path))}


def folders() -> list[str]:
    """The folders that have bodies."""
    return sorted({p.parent.name for p in files("include/tieuchi/*/*.ipp")})


def bodies_reached_from(path: Path) -> set[str]:
    """The bodies a file includes, and those that these include in turn."""
    names = {name for name in names_in(path) if name.endswith(".ipp")}
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
        allowed = re.compile(r"^include/tieuchi/(text|feel_json)/.*\.ipp$")
        sources = files("include/**/*.*", "lib/**/*.cpp", "bindings/**/*.*")
        found = hits(sources, r"#\s*include\s+<nlohmann/[^>]*>", text)
        self.assertEqual([hit for hit in found if not allowed.match(hit.split(":")[0])], [])


class Bodies(unittest.TestCase):
    def test_headers_bring_no_bodies(self) -> None:
        """But for those of templates and of what is constexpr, which every file needs."""
        inlined = ["core/number_fast.ipp", "core/wide_integer.ipp"]
        brought: set[str] = set()
        for path in files("include/tieuchi/**/*.hpp"):
            if path != IMPLEMENTATION:
                names = (name for _, name in INCLUDE.findall(text(path)))
                brought.update(n.removeprefix("tieuchi/") for n in names if n.endswith(".ipp"))
        self.assertEqual(sorted(brought), inlined)
        for name in inlined:
            self.assertEqual(ONCE.findall(text(LIBRARY / name)), [], name)

    def test_every_body_comes_with_its_folder(self) -> None:
        for folder in folders():
            here = f"tieuchi/{folder}"
            bodies = {f"{here}/{p.name}" for p in files(f"include/{here}/*.ipp")}
            always = {n for p in files(f"include/{here}/*.hpp") for n in names_in(p)}
            reached = bodies_reached_from(LIBRARY / folder / "bodies.ipp")
            with self.subTest(folder=folder):
                missing = bodies - reached - always - {f"{here}/bodies.ipp"}
                self.assertEqual(missing, set(), "not brought")
                self.assertEqual({n for n in reached if f"/{folder}/" not in n}, set(), "not here")

    def test_every_folder_has_its_macro_its_mark_and_its_compiled_file(self) -> None:
        wanted = text(IMPLEMENTATION)
        marks = text(ROOT / "lib/compiled/once.cpp")
        for folder in folders():
            macro = f"TIEUCHI_IMPLEMENT_{folder.upper()}"
            asked = (
                f"#if defined(TIEUCHI_IMPLEMENTATION) || defined({macro})\n"
                f"#include <tieuchi/{folder}/bodies.ipp>\n#endif\n"
            )
            compiled = f"#define {macro}\n#include <tieuchi/implementation.hpp>\n"
            with self.subTest(folder=folder):
                self.assertIn(asked, wanted)
                mark = f"({folder}, {folder.upper()})\n"
                self.assertIn(f"TIEUCHI_ONCE{mark}", text(LIBRARY / folder / "bodies.ipp"))
                self.assertIn(f"TIEUCHI_MARK{mark}", marks)
                self.assertEqual(text(ROOT / f"lib/compiled/{folder}.cpp"), compiled)

    def test_bodies_come_in_the_order_of_the_folders(self) -> None:
        brought = re.findall(r"<tieuchi/(\w+)/bodies\.ipp>", text(IMPLEMENTATION))
        self.assertEqual(brought, [folder for folder in ORDER if folder in folders()])

    def test_headers_and_bodies_are_guarded(self) -> None:
        """But for those that a file may include again to ask for bodies."""
        asked = {LIBRARY / "tieuchi.hpp", LIBRARY / "feel/feel.hpp"}
        for path in files("include/tieuchi/**/*.[hi]pp"):
            with self.subTest(path=path):
                guarded = "#pragma once" in text(path)
                self.assertEqual(guarded, path not in asked | {IMPLEMENTATION})
                if path in asked:
                    last = text(path).splitlines()[-1]
                    self.assertEqual(last, "#include <tieuchi/implementation.hpp>")


if __name__ == "__main__":
    unittest.main()
