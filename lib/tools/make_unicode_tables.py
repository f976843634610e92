#!/usr/bin/env python3
"""Writes include/tieuchi/core/unicode_tables.ipp from the Unicode data of this Python.

Usage: make_unicode_tables.py > include/tieuchi/core/unicode_tables.ipp
"""

import sys
import unicodedata

HANGUL = range(0xAC00, 0xD7A4)
LINE = 118


def decomposition(point: int) -> list[int]:
    """The canonical decomposition of one step; empty where there is none."""
    text = unicodedata.decomposition(chr(point))
    if not text or text.startswith("<") or point in HANGUL:
        return []
    return [int(part, 16) for part in text.split()]


def composes(point: int, parts: list[int]) -> bool:
    """Whether NFC puts the two parts together again."""
    return len(parts) == 2 and unicodedata.normalize("NFC", "".join(map(chr, parts))) == chr(point)


def runs(points: dict[int, int]) -> list[tuple[int, int, int]]:
    """Consecutive points with one value, as (first, last, value)."""
    found: list[tuple[int, int, int]] = []
    for point, value in sorted(points.items()):
        if found and found[-1][1] == point - 1 and found[-1][2] == value:
            found[-1] = (found[-1][0], point, value)
        else:
            found.append((point, point, value))
    return found


def wrapped(items: list[str]) -> str:
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > LINE:
            lines.append(line)
            line = "   "
        line += f" {item},"
    return "\n".join([*lines, line])


def table(comment: str, kind: str, name: str, items: list[str]) -> str:
    declaration = f"inline constexpr std::array<{kind}, {len(items)}> {name}{{{{"
    return f"/// {comment}\n{declaration}\n{wrapped(items)}\n}}}};\n"


def main() -> None:
    everything = range(sys.maxunicode + 1)
    parts = {point: found for point in everything if (found := decomposition(point))}
    classes = {point: cls for point in everything if (cls := unicodedata.combining(chr(point)))}
    run_items: list[str] = []
    flat: list[int] = []
    offset_of: dict[int, int] = {}
    for first, last, width in runs({point: len(found) for point, found in parts.items()}):
        run_items.append(f"{{{first},{last},{len(flat)},{width}}}")
        for point in range(first, last + 1):
            offset_of[point] = len(flat)
            flat += parts[point]
    pairs = sorted((found, point) for point, found in parts.items() if composes(point, found))
    print(
        f"""#pragma once

// Canonical decompositions and combining classes of Unicode {unicodedata.unidata_version},
// Hangul syllables left out.
// Written by lib/tools/make_unicode_tables.py; do not edit.

#include <tieuchi/config.hpp>

#include <array>
#include <cstdint>

namespace tieuchi {{
inline namespace TIEUCHI_ABI {{
namespace detail {{

/// Code points that follow one another and decompose into equally many parts, which do so too.
struct decomposition_run {{
  char32_t first;
  char32_t last;
  std::uint16_t offset;
  std::uint8_t width;
}};

/// Code points that follow one another and share a combining class.
struct class_run {{
  char32_t first;
  char32_t last;
  std::uint8_t combining_class;
}};

// clang-format off
"""
    )
    print(table("By code point.", "decomposition_run", "decomposition_runs", run_items))
    print(
        table(
            "The parts of all runs.",
            "char32_t",
            "decomposition_parts",
            [str(part) for part in flat],
        )
    )
    print(
        table(
            "What composes again: places in decomposition_parts, ordered by the two parts there.",
            "std::uint16_t",
            "composition_order",
            [str(offset_of[point]) for _, point in pairs],
        )
    )
    class_items = [f"{{{first},{last},{cls}}}" for first, last, cls in runs(classes)]
    print(table("By code point; others have class 0.", "class_run", "class_runs", class_items))
    print("// clang-format on\n\n}  // namespace detail")
    print("}  // namespace TIEUCHI_ABI\n}  // namespace tieuchi")


if __name__ == "__main__":
    main()
