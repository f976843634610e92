"""What cells look like: formats of numbers and fonts, as the styles of a workbook tell them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tieuchi._excel.scan import parse, plain

#: Formats that every workbook knows by number and that matter here.
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 17: "mmm-yy"}
#: Fonts whose letters are not those of Unicode: TCVN3 (ABC) and VNI.
_LEGACY = re.compile(r"^\.vn|^vni[- ]", re.IGNORECASE)

#: What a format writes as it stands: in quotes, behind a backslash, as a sign of money.
_LITERAL = re.compile(
    r"""_.|\*.|"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([$€£¥₫]|[^\x00-\x7f])"""
)
_SAYS = re.compile(r"[^\W\d_]|[$€£¥₫]")


@dataclass(frozen=True)
class Look:
    """A style of a cell."""

    format: str = ""
    font: str = ""
    is_struck: bool = False

    @property
    def is_per_cent(self) -> bool:
        """Whether a number is shown a hundred times as large, with a sign behind it."""
        return "%" in _bare(self.format)

    @property
    def says_per_cent(self) -> bool:
        """Whether the sign is only written beside the number as it is."""
        return not self.is_per_cent and "%" in _first(self.format)

    @property
    def is_invisible(self) -> bool:
        """Whether the format shows nothing of a positive number."""
        return bool(self.format) and not _first(self.format).strip()

    @property
    def is_scaled(self) -> bool:
        """Whether a thousandth or a millionth of a number is shown."""
        return bool(re.search(r"[0#?],+(?![0#?,])", _bare(self.format)))

    @property
    def decimals(self) -> int | None:
        """How many decimals are shown; None where the format does not say."""
        digits = re.fullmatch(r"[#0?,]*(?:\.([0#?]+))?%?", _bare(self.format).strip())
        if not digits or not self.format or self.format.lower() == "general":
            return None
        return len(digits[1] or "")

    @property
    def shows_no_day(self) -> bool:
        """Whether of a day only the year is shown, or the month and the year."""
        letters = set(_bare(self.format).lower())
        return "y" in letters and not set("dhs") & letters

    @property
    def shows_month(self) -> bool:
        """Whether the month of a day is shown."""
        return "m" in _bare(self.format).lower()

    @property
    def beside(self) -> str:
        """Words and signs of money that the format writes beside a number; no per cent."""
        sections = self.format.split(";") if "[<" in _signs(self.format) else [_first(self.format)]
        found = ["".join(map("".join, _LITERAL.findall(one))) for one in sections]
        told = next((words for words in found if _SAYS.search(words)), "")
        return told.strip(" ()[]-–:")

    @property
    def is_legacy(self) -> bool:
        """Whether the letters of the font are those of TCVN3 or VNI."""
        return bool(_LEGACY.match(self.font))


@dataclass
class _Styles:
    formats: dict[int, str] = field(default_factory=dict)
    fonts: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    cells: list[tuple[int, int]] = field(default_factory=list)
    within: list[str] = field(default_factory=list)

    def begin(self, tag: str, of: Mapping[str, str]) -> None:
        name, inside = plain(tag), self.within[-1] if self.within else ""
        if name == "numFmt" and of.get("numFmtId", "").isdigit():
            self.formats[int(of["numFmtId"])] = of.get("formatCode", "")
        elif name == "font" and inside == "fonts":
            self.fonts.append("")
        elif name == "name" and inside == "font" and self.fonts:
            self.fonts[-1] = of.get("val", "")
        elif name == "strike" and inside == "font" and of.get("val", "1") not in ("0", "false"):
            self.struck.add(len(self.fonts) - 1)
        elif name == "xf" and inside == "cellXfs":
            format_, font = of.get("numFmtId", "0"), of.get("fontId", "0")
            self.cells.append((_int(format_), _int(font)))
        self.within.append(name)

    def end(self, _: str) -> None:
        self.within.pop()


def looks_in(content: bytes) -> list[Look]:
    """The styles of a workbook by their numbers."""
    styles = _Styles()
    parse(content, styles.begin, styles.end)
    return [
        Look(
            styles.formats.get(format_, _BUILT_IN.get(format_, "")),
            styles.fonts[font] if font < len(styles.fonts) else "",
            font in styles.struck,
        )
        for format_, font in styles.cells
    ]


def _first(format_: str) -> str:
    """What holds of positive numbers."""
    return format_.split(";", 1)[0]


def _signs(format_: str) -> str:
    """A format whose conditions all begin alike."""
    return re.sub(r"\[[>=]", "[<", format_)


def _bare(format_: str) -> str:
    """A format without texts in quotes, letters behind a backslash, colours and conditions."""
    return re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", _first(format_))


def _int(word: str) -> int:
    return int(word) if word.isdigit() and len(word) < 9 else 0
