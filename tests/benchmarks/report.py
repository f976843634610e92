"""The tables of a run."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from measured import Measured

TYPICAL = "typical"  # the rule that the marks speak of
MARKS = {
    "compile": ("reading, checking and compiling `typical`, us", 20),
    "known": ("evaluating `typical`, all inputs known, ns", 150),
    "unknown": ("evaluating `typical`, some inputs unknown, ns", 300),
    "heap": ("heap blocks taken by all evaluations", 0),
    "header": ("compiling a file that includes feel.hpp alone, s", 2),
}


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints columns, the first flush left."""
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    print(f"\n{title}")
    for first, *others in lines:
        cells = (text.rjust(width) for text, width in zip(others, widths[1:], strict=True))
        print("  " + "   ".join([first.ljust(widths[0]), *cells]).rstrip())


def row(
    found: Measured, what: str, names: Sequence[str], per: float = 1, key: str = "ns"
) -> list[str]:
    """Our figure, then those of the peers with how many times ours they are."""
    ours, *_ = names
    cells = []
    for name in names:
        value = found.median(what, name, key)
        ratio = found.ratio(what, name, ours, key) if name != ours else None
        text = "-" if value is None else f"{value / per:.{0 if per == 1 else 1}f}"
        cells.append(text if ratio is None else f"{text} ({ratio:.1f})")
    return cells


def mean_row(found: Measured, whats: Sequence[str], names: Sequence[str]) -> list[str]:
    """The geometric mean of the ratios of every peer."""
    ours, *others = names
    means = (found.mean_ratio(whats, name, ours) for name in others)
    return ["mean ratio", "", *("-" if m is None else f"({m:.1f})" for m in means)]


def show(
    found: Measured, names: Sequence[str], ids: Sequence[str], wrong: Collection[tuple[str, str]]
) -> None:
    """All tables of times and memory; a star marks a rule whose verdicts are not all right."""
    head = ["rule", *names]
    for state, words in (("known", "all inputs known"), ("unknown", "some inputs unknown")):
        whats = [f"eval {rule} {state}" for rule in ids]
        rows = []
        for rule, what in zip(ids, whats, strict=True):
            cells = zip(row(found, what, names), names, strict=True)
            rows.append([rule, *(c + "*" if (rule, name) in wrong else c for c, name in cells)])
        title = f"One evaluation, {words}, ns (times ours; * not every verdict is right)"
        table(title, head, [*rows, mean_row(found, whats, names)])
    whats = [f"compile {rule}" for rule in ids]
    for title, per, key in (
        ("Reading, checking and compiling one rule, us (times ours)", 1000, "ns"),
        ("Memory that one compiled rule holds, bytes (times ours)", 1, "bytes"),
    ):
        rows = [[r, *row(found, w, names, per, key)] for r, w in zip(ids, whats, strict=True)]
        table(title, head, [*rows, mean_row(found, whats, names)] if key == "ns" else rows)


def marks(found: Measured, ours: str, header: dict[str, float]) -> list[dict[str, Any]]:
    """What the library is held to, and what was measured."""
    compiled = found.median(f"compile {TYPICAL}", ours)
    evaluations = [what for what, side in found.rounds if side == ours and what.startswith("eval")]
    measured = {
        "compile": None if compiled is None else compiled / 1000,
        "known": found.median(f"eval {TYPICAL} known", ours),
        "unknown": found.median(f"eval {TYPICAL} unknown", ours),
        "heap": sum(sum(found.all_of(what, ours, "heap")) for what in evaluations),
        "header": header.get("-c"),
    }
    return [
        {"mark": words, "most": most, "measured": measured[name]}
        for name, (words, most) in MARKS.items()
    ]


def show_marks(all_marks: Iterable[dict[str, Any]]) -> None:
    """Prints the marks with a verdict each."""
    rows = []
    for m in all_marks:
        value = m["measured"]
        verdict = "not measured" if value is None else "yes" if value <= m["most"] else "NO"
        shown = "-" if value is None else f"{value:.{0 if m['most'] == 0 else 1}f}"
        rows.append([m["mark"], f"{m['most']}", shown, verdict])
    table("Marks", ["", "most", "measured", "met"], rows)
