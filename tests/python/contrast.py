"""How much two colours differ for who reads one on the other."""

from __future__ import annotations

#: Words and ground of JupyterLab, VS Code and marimo, light and dark.
THEMES = {
    "JupyterLab light": ("#212121", "#ffffff"),
    "JupyterLab dark": ("#ffffff", "#111111"),
    "VS Code light": ("#3b3b3b", "#ffffff"),
    "VS Code light+": ("#000000", "#ffffff"),
    "VS Code dark": ("#cccccc", "#1f1f1f"),
    "VS Code dark+": ("#d4d4d4", "#1e1e1e"),
    "marimo light": ("#1c2024", "#fcfcfc"),
    "marimo dark": ("#edeef0", "#181c1a"),
}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    bright, dull = sorted(map(luminance, (one, other)), reverse=True)
    return (bright + 0.05) / (dull + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def mixed(one: str, other: str, kept: int) -> str:
    """Two colours in one as `color-mix(in srgb, one kept%, other)` gives it."""
    parts = [
        (int(one[n : n + 2], 16) * kept + int(other[n : n + 2], 16) * (100 - kept)) / 100
        for n in (1, 3, 5)
    ]
    return "#" + "".join(f"{round(part):02x}" for part in parts)
