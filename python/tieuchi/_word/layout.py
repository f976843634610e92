"""The layout of documents as data, with the place of the decree each of its parts follows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("nghi_dinh_30.json")


@dataclass(frozen=True)
class Style:
    """How the words of one element look."""

    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: str = "left"
    #: The rule below, as a part of the length of the words; none where it is 0.
    rule: float = 0


@dataclass(frozen=True)
class Layout:
    """The elements of a document by name."""

    told: dict[str, dict[str, Any]]

    def style(self, element: str) -> Style:
        """The look of an element."""
        known = Style.__dataclass_fields__
        return Style(**{k: v for k, v in self.told[element].items() if k in known})

    def measure(self, element: str, key: str) -> float:
        """A length or a number of an element."""
        return float(self.told[element][key])

    @property
    def font(self) -> str:
        return str(self.told["font"]["name"])


@cache
def layout() -> Layout:
    """The layout of Nghị định 30/2020/NĐ-CP."""
    told = json.loads(FILE.read_text("utf-8"))
    return Layout({k: v for k, v in told.items() if isinstance(v, dict)})
