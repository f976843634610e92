"""What a newcomer meets first: README, ./run, the links of the pages, one version everywhere."""

import os
import re
import subprocess
import tomllib
import unittest

from house import LIBRARY, ROOT, all_text_files, text


class Commands(unittest.TestCase):
    def test_readme_shows_both_commands_on_its_first_screen(self) -> None:
        first_screen = "\n".join(text(ROOT / "README.md").splitlines()[:40])
        self.assertIn("./run demo", first_screen)
        self.assertIn("./run test", first_screen)

    def test_every_command_the_pages_name_exists(self) -> None:
        usage = subprocess.run(
            [ROOT / "run", "help"], capture_output=True, text=True, check=True
        ).stdout
        offered = set(re.findall(r"\./run ([a-z]+)", usage))
        pages = [p for p in all_text_files() if p.suffix == ".md"]
        named = {name for page in pages for name in re.findall(r"\./run ([a-z]+)", text(page))}
        self.assertLessEqual(named, offered)

    def test_wrong_usage_is_status_2(self) -> None:
        for arguments in (["nonsense"], ["demo", "extra"], ["test", "--quick"]):
            with self.subTest(arguments=arguments):
                done = subprocess.run([ROOT / "run", *arguments], capture_output=True, check=False)
                self.assertEqual(done.returncode, 2)

    def test_continuous_integration_runs_what_people_run(self) -> None:
        self.assertIn("./run test", text(ROOT / ".ci/run"))
        for name in ("run", ".ci/run"):
            self.assertTrue(os.access(ROOT / name, os.X_OK), f"{name} cannot be executed")


class Pages(unittest.TestCase):
    def test_links_point_at_files(self) -> None:
        broken = []
        for page in all_text_files():
            if page.suffix != ".md":
                continue
            for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text(page)):
                if not (page.parent / link).exists():
                    broken.append(f"{page.relative_to(ROOT)}: {link}")
        self.assertEqual(broken, [])


class Version(unittest.TestCase):
    def setUp(self) -> None:
        numbers = re.findall(r"VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text(LIBRARY / "version.hpp"))
        self.version = ".".join(numbers)

    def test_the_header_has_three_numbers(self) -> None:
        self.assertRegex(self.version, r"^\d+\.\d+\.\d+$")

    def test_the_build_reads_the_header(self) -> None:
        self.assertEqual(os.environ.get("TIEUCHI_CMAKE_VERSION", self.version), self.version)

    def test_the_wheel_reads_the_header(self) -> None:
        project = tomllib.loads(text(ROOT / "pyproject.toml"))
        self.assertIn("version", project["project"]["dynamic"])
        [provider] = project["tool"]["dynamic-metadata"]
        self.assertEqual(provider["input"], "include/tieuchi/version.hpp")
        header = re.search(provider["regex"], text(LIBRARY / "version.hpp"))
        self.assertIsNotNone(header)
        assert header is not None
        self.assertEqual(provider["result"].format(**header.groupdict()), self.version)

    def test_no_other_place_spells_it(self) -> None:
        for name in (
            "CMakeLists.txt",
            "lib/CMakeLists.txt",
            "pyproject.toml",
            "run",
            "python/tieuchi/__init__.py",
        ):
            with self.subTest(file=name):
                self.assertNotRegex(
                    text(ROOT / name), rf"(?<![\d.]){re.escape(self.version)}(?![\d.])"
                )


if __name__ == "__main__":
    unittest.main()
