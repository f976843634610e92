"""One version: what the package reports is what version.hpp says."""

import re
from pathlib import Path

import tieuchi

HEADER = Path(__file__).parents[2] / "include/tieuchi/version.hpp"


def test_the_package_reports_the_version_of_the_header() -> None:
    numbers = re.findall(r"VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", HEADER.read_text(encoding="utf-8"))
    assert tieuchi.__version__ == ".".join(numbers)
