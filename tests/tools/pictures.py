"""Looks at the page as its readers do, wide and narrow, light and dark, on paper, and at what shows
itself in a notebook, on the grounds of its themes.

    python tests/tools/pictures.py build/pictures

Keeps the pictures and says what is not as promised: a page that scrolls sideways, a first section
longer than a screen, more sheets than six for the summary or two a unit, anything that axe-core
finds, a request, a message, words of a notebook that do not stand out.
"""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import axe_playwright_python
import tieuchi
from playwright.sync_api import Browser, sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[1] / "python"))
from contrast import THEMES, contrast  # what the tests compute with

SIZES = ((1400, 900), (390, 844))
SCHEMES = ("light", "dark")
SHOWN = (
    ("vi-du-1578", "2026-12-31", 2026, None),
    ("vi-du-1578", "2026-12-31", 2026, "2026-11-14"),
    ("tra-vinh-1578", "2023-10-20", 2023, None),
)
MOST_OF_SUMMARY, MOST_OF_A_UNIT = 6, 2
PATIENCE = 300_000  # milliseconds, for a machine that has other work
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"


def looked_at(browser: Browser, page: Path) -> list[str]:
    """What is wrong with a page on screens; a picture of each is kept beside it."""
    found = []
    for width, height in SIZES:
        for theme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme, bypass_csp=True
            )
            tab = context.new_page()
            tab.set_default_timeout(PATIENCE)
            asked: list[str] = []
            tab.on("request", lambda request, asked=asked: asked.append(request.url))
            tab.on("console", lambda message, asked=asked: asked.append(message.text))
            tab.goto(page.as_uri())
            where = f"{page.stem} at {width}, {theme}"
            found += [f"{where}: {what}" for what in asked[1:]]
            if tab.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{where}: scrolls sideways")
            front = tab.evaluate(
                "document.querySelector('#tong-hop')?.getBoundingClientRect().bottom"
            )
            if width > height and front and front > height:
                found.append(f"{where}: the first section ends at {front:.0f} of {height}")
            tab.screenshot(path=page.with_name(f"{page.stem}-{width}-{theme}.png"))
            tab.evaluate(AXE.read_text(encoding="utf-8"))
            for violation in tab.evaluate("axe.run().then(told => told.violations)"):
                found.append(f"{where}: {violation['id']} {violation['nodes'][0]['html'][:100]}")
            context.close()
    return found


def printed(browser: Browser, page: Path, units: list[str]) -> list[str]:
    """What is wrong with a page on paper."""
    tab = browser.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(page.as_uri())
    paper = page.with_suffix(".pdf")
    tab.pdf(path=paper, prefer_css_page_size=True)
    tab.close()
    text = subprocess.run(
        ["pdftotext", paper, "-"], capture_output=True, text=True, check=True
    ).stdout
    sheets = text.rstrip("\f").split("\f")
    # the first lines may be those of a margin and of the section; the last sheet of a name counts
    heads = [sheet.strip().splitlines()[:6] for sheet in sheets]
    begins = {
        unit: n
        for unit in units
        for n, head in enumerate(heads)
        if any(line.startswith(unit) for line in head)
    }
    annex = next(n for n, head in enumerate(heads) if any(map(_is_annex, head)))
    starts = [*sorted(begins.values()), annex]
    most = max((after - before for before, after in pairwise(starts)), default=0)
    summary = starts[0]
    print(f"{page.stem}: {len(sheets)} sheets, {summary} before the units, at most {most} a unit")
    found = []
    if summary > MOST_OF_SUMMARY:
        found.append(f"{page.stem}: {summary} sheets before the units")
    if most > MOST_OF_A_UNIT or not begins:
        found.append(f"{page.stem}: {most} sheets a unit")
    return found


def in_notebooks(browser: Browser, folder: Path, shown: list[str]) -> list[str]:
    """Which words do not stand out from the ground of a notebook, as a browser mixes them."""
    found = []
    for name, (words, ground) in THEMES.items():
        tab = browser.new_page(viewport={"width": 1200, "height": 1600})
        tab.set_default_timeout(PATIENCE)
        around = f"font:13px sans-serif;margin:1rem;color:{words};background:{ground}"
        tab.set_content(f'<body style="{around}">{"<hr>".join(shown)}')
        told = tab.evaluate(
            "[...new Set([...document.querySelectorAll('.tieuchi *:not(style)')]"
            ".map(e => getComputedStyle(e).color))]"
        )
        weak = [c for c in told if contrast(_plain(c), ground) < 4.5]
        found += [f"notebook, {name}: {colour} on {ground}" for colour in weak]
        if len(told) < 4:
            found.append(f"notebook, {name}: verdicts have no colours of their own: {told}")
        tab.screenshot(path=folder / f"notebook-{name.replace(' ', '-')}.png")
        tab.close()
    return found


def _plain(colour: str) -> str:
    """rgb(1, 2, 3) or color(srgb 0.1 0.2 0.3) as #rrggbb."""
    figures = [float(n) for n in re.findall(r"[\d.]+", colour)[:3]]
    scale = 255 if colour.startswith("color") else 1
    return "#" + "".join(f"{round(n * scale):02x}" for n in figures)


def _is_annex(line: str) -> bool:
    return line.startswith(("Phụ lục", "Annex"))


def main(folder: Path) -> int:
    """Makes and looks at the pages of the shipped programmes; 1 where something is wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for pack, day, year, since in SHOWN:
            rules = tieuchi.compile_rules(tieuchi.read_programme(pack))
            known = rules.facts.as_known_on(day)
            name = f"{pack}-since" if since else pack
            to = (folder / f"{name}.html").resolve()
            page = tieuchi.report(rules, known, to, year=year, since=since)
            labels = tieuchi.assess(rules, known, year=year).labels["units"]
            found += looked_at(browser, page)
            found += printed(browser, page, [label["vi"] for label in labels.values()])
            if since:
                continue
            index = tieuchi.report_per_unit(rules, known, (folder / pack).resolve(), year=year)
            found += looked_at(browser, index)
            found += looked_at(browser, next(iter(sorted(index.parent.glob("u-*.html")))))
            if pack == "vi-du-1578":
                shown = tieuchi.assess(rules, known, year=year), tieuchi.duties(rules, known)
                found += in_notebooks(browser, folder, [one._repr_html_() for one in shown])
    print("\n".join(found) or f"all is well; the pictures are in {folder}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
