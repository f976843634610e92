"""What each result shows: its default view as tables of words, never of ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tieuchi._display import phrases as p
from tieuchi._display.table import Cell, Table

if TYPE_CHECKING:
    from tieuchi.results import Result

Row = dict[str, Any]


def tables_of(result: Result, lang: str) -> list[Table]:
    """The default view of a result."""
    makers = {
        "tieuchi/assessment/1": _assessment,
        "tieuchi/roadmap/1": _roadmap,
        "tieuchi/duties/1": _duties,
        "tieuchi/missing/1": _missing,
        "tieuchi/cases/1": _cases,
    }
    return makers[result.schema](result, lang)


def headline(provenance: Row, lang: str) -> str:
    """The programme and the day whose knowledge is used."""
    day = p.AS_OF.to(lang).format(day=p.day_words(provenance["as_of"], lang))
    return f"{to(provenance['label'], lang) or provenance['programme']}, {day}"


def marks(provenance: Row, lang: str) -> list[str]:
    """What every table made from invented figures says."""
    return [p.SYNTHETIC.to(lang)] if provenance["synthetic"] else []


def to(words: Row | None, lang: str) -> str:
    """Words in a language; the other one where these are empty."""
    if not words:
        return ""
    return str(words[lang] or words["en" if lang == "vi" else "vi"])


def clauses(found: Iterable[Row], lang: str) -> str:
    """Places of clauses as printed."""
    return "; ".join(to(c["place"], lang) for c in found)


def verdict(row: Row, lang: str) -> str:
    """The outcome in words, with its mark when it may still change."""
    words = p.OUTCOMES[row["outcome"]].to(lang)
    return f"{words} ({p.PROVISIONAL.to(lang)})" if row["provisional"] else words


def owner_words(owner: Row, lang: str) -> str:
    """Who could supply a fact, and on what basis."""
    basis, who = p.BASES[owner["basis"]].to(lang), to(owner["words"], lang)
    if owner["basis"] != "duty":
        return basis if owner["basis"] == "none" or not who or who == basis else f"{who}: {basis}"
    by = clauses(owner["clauses"], lang)
    day = p.day_words(owner["last_day"], lang)
    last = f", {p.LAST_DAY.to(lang).lower()} {day}" if day else ""
    return f"{who} ({by}{last})" if by else f"{who}{last}"


def _titled(result: Result, lang: str, title: str = "") -> tuple[str, list[str]]:
    origin = result.provenance
    words = headline(origin, lang)
    return (f"{title} · {words}" if title else words), marks(origin, lang)


def standards(items: Row) -> list[str]:
    """Items that no other item contains: groups first."""
    inside = {member for item in items.values() for member in item["members"]}
    free = [name for name in items if name not in inside]
    groups = [name for name in free if items[name]["group"]]
    return groups + [name for name in free if not items[name]["group"]]


def _assessment(result: Result, lang: str) -> list[Table]:
    rows = result.rows
    columns = standards(result.labels["items"])
    shown = {row["item"] for row in rows}
    order = list(dict.fromkeys(row["item"] for row in rows))
    columns = sorted((c for c in columns if c in shown), key=order.index)
    groups = [c for c in columns if result.labels["items"][c]["group"]]
    if not groups and (not columns or len(columns) > 6):
        return [_outcomes(result, rows, lang)]
    tables = []
    for period in dict.fromkeys(row["period"] for row in rows if row["item"] in columns):
        of_period = [r for r in rows if r["period"] == period]
        tables.append(_matrix(result, of_period, groups or columns, period, lang))
    return tables


def _matrix(result: Result, rows: list[Row], columns: list[str], period: str, lang: str) -> Table:
    labels = result.labels
    cells = {(row["unit"], row["item"]): row for row in rows}
    title, signs = _titled(result, lang, f"{p.PERIOD.to(lang)} {period}")
    lines: list[list[Cell | str]] = []
    left_out = []
    for unit in dict.fromkeys(row["unit"] for row in rows):
        of_unit = [cells.get((unit, item)) for item in columns]
        name = to(labels["units"][unit], lang)
        if all(row is None or row["outcome"] == "not_applicable" for row in of_unit):
            left_out.append(name)
        else:
            lines.append([name, *(_matrix_cell(row, lang) for row in of_unit)])
    head = [p.UNIT.to(lang), *(to(labels["items"][item]["label"], lang) for item in columns)]
    words = p.OUTCOMES["not_applicable"].to(lang).capitalize()
    notes = [f"{words} ({len(left_out)}): {'; '.join(left_out)}"] if left_out else []
    return Table(title, head, lines, signs, notes)


def _matrix_cell(row: Row | None, lang: str) -> Cell:
    if row is None:
        return Cell("")
    words = verdict(row, lang)
    counts = row["outcome"] not in ("not_applicable", "waived")
    if counts and sum(row["members"].values()):
        words += "\n" + p.tally_words(row["members"], lang)
    return Cell(words, row["outcome"])


def _outcomes(result: Result, rows: list[Row], lang: str) -> Table:
    labels = result.labels
    title, signs = _titled(result, lang)
    head = [p.UNIT, p.ITEM, p.PERIOD, p.OUTCOME, p.REASON]
    lines: list[list[Cell | str]] = [
        [
            to(labels["units"][row["unit"]], lang),
            to(labels["items"][row["item"]]["label"], lang),
            row["period"],
            Cell(verdict(row, lang), row["outcome"]),
            to(labels["reasons"].get(row["reason"]), lang),
        ]
        for row in rows
    ]
    return Table(title, [h.to(lang) for h in head], lines, signs)


def _roadmap(result: Result, lang: str) -> list[Table]:
    title, signs = _titled(result, lang)
    rows = result.rows
    live = any(row["reached_live"] is not None for row in rows)
    beside = list(dict.fromkeys(to(b, lang) for row in rows for b in row["beside_labels"]))
    head = [p.TARGET, p.YEAR, p.DUE, p.REACHED, p.UNKNOWN, p.SHORTFALL, p.VERDICT]
    lines: list[list[Cell | str]] = []
    for row in rows:
        line: list[Cell | str] = [_target(row, result.labels["units"], lang), str(row["year"])]
        line += [p.number_words(row[k], lang) for k in ("due", "reached", "unknown", "shortfall")]
        colour = {"reached": "met", "missed": "not_met"}.get(row["verdict"], "unknown")
        line.append(Cell(p.VERDICTS[row["verdict"]].to(lang), colour))
        labels = (to(b, lang) for b in row["beside_labels"])
        told = dict(
            zip(labels, zip(row["beside"], row["beside_unknown"], strict=True), strict=True)
        )
        line += [_counted(*told.get(label, (None, None)), lang) for label in beside]
        if live:
            line.append(_counted(row["reached_live"], row["unknown_live"], lang))
        lines.append(line)
    names = (
        [h.to(lang) for h in head]
        + [b[:1].upper() + b[1:] for b in beside]
        + ([p.LIVE.to(lang)] if live else [])
    )
    return [Table(title, names, lines, signs)]


def _counted(count: str | None, unknown: str | None, lang: str) -> str:
    """A count with the units for which it is not known, where there are some."""
    words = p.number_words(count, lang)
    if unknown in (None, "0"):
        return words
    return f"{words} ({p.number_words(unknown, lang)} {p.UNKNOWN.to(lang).lower()})"


def _target(row: Row, units: Row, lang: str) -> str:
    """The target's label, with the unit when it is the target of one unit."""
    unit = units.get(row["target"].partition(":")[2])
    return f"{to(row['label'], lang)} – {to(unit, lang)}" if unit else to(row["label"], lang)


def _duties(result: Result, lang: str) -> list[Table]:
    title, signs = _titled(result, lang)
    head = [p.DUTY, p.BEARER, p.PERIOD, p.STATE, p.LAST_DAY, p.SUBMITTED, p.CLAUSE]
    colours = {"fulfilled": "met", "overdue": "not_met", "late": "not_met", "due": "unknown"}
    lines: list[list[Cell | str]] = [
        [
            to(row["label"], lang),
            to(row["bearer_label"], lang) + _role(row, lang),
            row["period"],
            Cell(p.STATES[row["status"]].to(lang), colours.get(row["status"], "")),
            p.day_words(row["last_day"], lang),
            p.day_words(row["submitted_on"], lang),
            clauses(row["clauses"], lang),
        ]
        for row in result.rows
    ]
    return [Table(title, [h.to(lang) for h in head], lines, signs)]


def _role(row: Row, lang: str) -> str:
    role = p.ROLES.get(row["role"])
    return f" ({role.to(lang)})" if role and row["role"] != "lead" else ""


def _missing(result: Result, lang: str) -> list[Table]:
    title, signs = _titled(result, lang)
    head = [p.FACT, p.OWNER, p.WAITING]
    lines: list[list[Cell | str]] = [
        [to(row["words"], lang), owner_words(row["owner"], lang), str(len(row["holds_up"]))]
        for row in result.rows
    ]
    return [Table(title, [h.to(lang) for h in head], lines, signs)]


def _cases(result: Result, lang: str) -> list[Table]:
    """What went wrong; the rows of the result hold the rest."""
    rows = result.rows
    good, checked = sum(row["ok"] for row in rows), sum(row["checked"] for row in rows)
    if lang == "vi":
        title = f"Ca kiểm thử: đúng {good}/{len(rows)}, đã so {checked} kết quả mong đợi"
    else:
        title = f"Cases: {good}/{len(rows)} as expected, {checked} expectations compared"
    lines: list[list[Cell | str]] = [
        [row["case"], "\n".join(to(d, lang) for d in row["differences"])]
        for row in rows
        if not row["ok"]
    ]
    return [Table(title, [p.CASE.to(lang), p.DIFFERENCES.to(lang)] if lines else [], lines)]
