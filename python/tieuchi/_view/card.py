"""The card of a unit as tables for one page: what does not fit is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tieuchi._view.model import Cell, Mark, Table
from tieuchi._view.phrases import capital, headline, marks, quotes, verdict
from tieuchi._view.readings import end_words, understood
from tieuchi._view.tables import STATE_COLOURS, VERDICT_COLOURS
from tieuchi._words import (
    Json,
    day,
    duty_state,
    meaning,
    number,
    period,
    pick,
    say,
    tally,
)

#: The share of each column of a section in the width of a sheet.
_WIDTHS = {
    "standards": (38, 28, 34),
    "baseline": (23, 44, 24, 9),
    "targets": (44, 10, 18, 15, 13),
    "duties": (30, 26, 22, 22),
    "serving": (40, 14, 22, 24),
    "findings": (46, 28, 26),
    "missing": (24, 6, 70),
}
#: Lines of a section; a page has room for no more.
MOST = {
    "standards": 4,
    "baseline": 9,
    "targets": 5,
    "acts": 3,
    "duties": 4,
    "serving": 2,
    "findings": 2,
    "missing": 3,
}
#: Remedies, bodies, places, acts and facts told in one cell, and letters of a remedy.
_REMEDIES, _BODIES, _PLACES, _ACTS, _FACTS, _LETTERS = 2, 3, 2, 3, 2, 60
#: Letters of the answer of a reading on paper.
_ANSWER = 40

Line = Callable[[Any, str], list[Cell]]


def tables_of(card: Json, lang: str, *, on_paper: bool = False) -> list[Table]:
    """The sections that have something to tell, the state of the unit first; what clauses say in
    full comes last, where the official text was given. On paper readings are told in short."""
    head = Table(
        say("card", lang, unit=pick(card["unit_label"], lang), year=card["year"]),
        [],
        marks=marks(card["provenance"], lang),
        notes=[headline(card["provenance"], lang)],
    )
    told = [head, *_sections(card, lang), *_readings(card, lang, on_paper=on_paper)]
    if words := quotes(cited(card), lang):
        told.append(Table(say("card_quotes", lang), [], notes=words))
    return told


def _sections(card: Json, lang: str) -> Iterator[Table]:
    if became := list(_succession(card, lang)):
        yield Table(say("card_succession", lang), [], notes=["; ".join(became)])
    columns: tuple[str, ...] = ("standard", "outcome", "reason")
    yield from _section(card, "standards", "card_state", columns, _standard, lang)
    found = ("card_finding", "card_remedies", "card_bodies", "payer")
    for table in _section(card, "baseline", "card_baseline", found, _base, lang):
        if any(row["remedies"] for row in card["baseline"]):
            table.notes.append(say("card_linked", lang))
        yield table
    if card["not_named"]:
        names = "; ".join(_unnamed(row, lang) for row in card["not_named"])
        yield Table(say("card_not_named", lang), [], notes=[names])
    aims = ("target", "card_last_year", "card_reached", "outcome", "card_counts")
    yield from _section(card, "targets", "card_targets", aims, _target, lang)
    if card["acts"]:
        known = [_act(row, lang) for row in card["acts"]]
        told = [_some(known, MOST["acts"], "; ", lang)]
        yield Table(say("card_lifecycles", lang), [], notes=told)
    duties = ("duty", "card_bodies", "card_by_when", "clause")
    about = {"duties": sorted(_by_duty(card["duties"]), key=lambda rows: _by_day(rows[0]))}
    yield from _section(about, "duties", "card_duties", duties, _duty, lang)
    for body in card["serving"]:
        title = say("card_serving", lang, agency=pick(body["label"], lang))
        columns = ("duty", "role", "card_by_when", "clause")
        named = {"serving": sorted(body["duties"], key=_by_day)}
        yield from _section(named, "serving", title, columns, _served, lang)
    items = ("item", "outcome", "clause")
    yield from _section(card, "findings", "card_findings", items, _finding, lang)
    if card["lists"]:
        yield Table(say("card_lists", lang), [], notes=["; ".join(_listed(card["lists"], lang))])
    if card["missing"]:
        suppliers = {"missing": _suppliers(card["missing"], lang)}
        title = say("card_missing", lang, n=len(card["missing"]))
        columns = ("owner", "facts", "fact")
        yield from _section(suppliers, "missing", title, columns, _lack, lang)


def _readings(card: Json, lang: str, *, on_paper: bool) -> Iterator[Table]:
    """How the texts are understood where a verdict of the card rests on it."""
    if not card["readings"]:
        return
    asked = (understood(one, lang) for one in card["readings"])
    told = [
        f"{_short(question)} → {_short(answer, _ANSWER)}" if on_paper else f"{question}: {answer}"
        for question, answer in asked
    ]
    yield Table(say("card_readings", lang), [], notes=["; ".join(told)], small=True)


def _succession(card: Json, lang: str) -> Iterator[str]:
    """Of what a unit was made, its last day and who came after it, as known on the day."""
    by_day: dict[str, list[str]] = {}
    for one in card["made_from"]:
        by_day.setdefault(one["day"], []).append(pick(one["label"], lang))
    for since, units in by_day.items():
        yield say("holds_since", lang, units="; ".join(units), day=day(since, lang))
    if ended := card["ended"]:
        heirs = "; ".join(pick(one["label"], lang) for one in ended["successors"])
        words = end_words(ended["last_day"], card["provenance"]["as_of"], lang)
        yield words + (f" → {heirs}" if heirs else "")


def _section(
    card: Json, name: str, title: str, columns: Sequence[str], line: Line, lang: str
) -> list[Table]:
    """One section, of which the first rows are shown and the others counted."""
    rows = card[name]
    if not rows:
        return []
    words = say(title, lang) if title.startswith("card_") else title
    table = Table(words, [say(key, lang) for key in columns], widths=_WIDTHS[name])
    table.rows = [line(row, lang) for row in rows[: MOST[name]]]
    if len(rows) > MOST[name]:
        table.notes.append(say("and_more", lang, n=len(rows) - MOST[name]))
    return [table]


def cited(card: Json) -> list[Json]:
    """The clauses that are named on the card, in the order in which they are."""
    found: list[Json] = []
    for row in card["baseline"]:
        found.append({"id": row["clause"], "place": row["place"], "quote": row["quote"]})
        found += row["remedies"]
        found += [clause for owed in row["owed"] for clause in owed["clauses"]]
    found += card["not_named"]
    for name in ("targets", "acts", "duties", "findings"):
        found += [clause for row in card[name] for clause in row["clauses"]]
    found += [c for body in card["serving"] for row in body["duties"] for c in row["clauses"]]
    return found


def _standard(row: Json, lang: str) -> list[Cell]:
    why = (tally(row["counts"], lang), _short(pick(row["reason_words"], lang)))
    return [
        pick(row["label"], lang),
        Mark(verdict(row, lang), row["outcome"]),
        ": ".join(filter(None, why)),
    ]


def _base(row: Json, lang: str) -> list[Cell]:
    value = "" if row["value"] == "true" else f": {pick(row['value_words'], lang)}"
    when = period(row["period"], lang)
    words = pick(row["label"], lang) + value + (f" ({when})" if when else "")
    told = ((_no(one), _short(pick(one["words"], lang))) for one in row["remedies"])
    remedies = [": ".join(filter(None, one)) for one in told]
    return [
        f"{words} ({_no(row)})",
        _some(remedies, _REMEDIES, "; ", lang) or say("card_no_remedy", lang),
        _bodies(row["owed"], lang) or say("card_nobody", lang),
        "; ".join(dict.fromkeys(_payer(one, lang) for one in row["funded"])),
    ]


def _payer(one: Json, lang: str) -> str:
    asked = f" ({meaning('modalities', 'request', lang)})" if one["modality"] == "request" else ""
    return pick(one["payer_label"], lang) + asked


def _bodies(owed: Iterable[Json], lang: str) -> str:
    """Who is charged, then who takes part, each body once."""
    found: dict[str, str] = {}
    for row in sorted(owed, key=lambda row: row["role"] != "lead"):
        found.setdefault(pick(row["bearer_label"], lang), pick(row["role_label"], lang))
    return _some([f"{who} ({role})" for who, role in found.items()], _BODIES, "; ", lang)


def _unnamed(row: Json, lang: str) -> str:
    return f"{pick(row['label'], lang)} ({_no(row)})"


def _target(row: Json, lang: str) -> list[Cell]:
    counts = "card_yes" if row["counted"] else "open_units" if row["open"] else "card_no"
    aim = number(row["due"], lang) or say("open_units", lang).lower()
    told = f"{number(row['reached'], lang)}/{aim}"
    if row["unknown"] not in (None, "0"):
        told += f", {say('undecided', lang, n=number(row['unknown'], lang))}"
    return [
        pick(row["label"], lang),
        str(row["last_year"]),
        f"{row['year']}: {told}",
        Mark(meaning("target_verdicts", row["verdict"], lang), VERDICT_COLOURS[row["verdict"]]),
        say(counts, lang),
    ]


def _act(row: Json, lang: str) -> str:
    known = [
        f"{pick(act['label'], lang)}, {period(act['period'], lang)}: "
        + pick(act["value_words"], lang)
        + (f" ({act['document']})" if act["document"] else "")
        for act in row["acts"]
    ]
    unsaid = "; ".join(pick(one, lang) for one in row["not_said"])
    words = _some(known, _ACTS, "; ", lang) or say("card_no_act", lang)
    beside = f" ({say('not_said', lang, words=unsaid)})" if unsaid else ""
    return f"{pick(row['label'], lang)}: {words}{beside}"


def _by_duty(rows: Iterable[Json]) -> list[list[Json]]:
    """The rows of one duty in one period together, whoever bears them; who is charged first."""
    found: dict[tuple[str, str], list[Json]] = {}
    for row in sorted(rows, key=lambda row: row["role"] != "lead"):
        found.setdefault((row["duty"], row["period"]), []).append(row)
    return list(found.values())


def _duty(rows: Sequence[Json], lang: str) -> list[Cell]:
    return [pick(rows[0]["label"], lang), _bodies(rows, lang), *_owing(rows[0], lang)]


def _served(row: Json, lang: str) -> list[Cell]:
    return [pick(row["label"], lang), pick(row["role_label"], lang), *_owing(row, lang)]


def _owing(row: Json, lang: str) -> list[Cell]:
    """The state of a duty with its last day, and where it stands."""
    state, last = duty_state(row, lang), day(row["last_day"], lang)
    if last and last not in state:
        state = f"{say('by_day', lang, day=last)}: {state}"
    return [Mark(state, STATE_COLOURS.get(row["status"], "")), _places(row["clauses"], lang)]


def _by_day(row: Json) -> tuple[str, bool]:
    return row["last_day"] or "9999", row["role"] != "lead"


def _finding(row: Json, lang: str) -> list[Cell]:
    words = verdict(row, lang, short=True, more=_short(pick(row["reason_words"], lang)))
    return [
        pick(row["label"], lang),
        Mark(words, row["outcome"]),
        _places(row["clauses"], lang),
    ]


def _listed(lists: Sequence[Json], lang: str) -> Iterator[str]:
    """The lists that name the unit, then those that do not."""
    for key, named in (("card_named", True), ("card_unnamed", False)):
        some = [pick(one["label"], lang) for one in lists if one["named"] is named]
        if some:
            yield f"{say(key, lang)}: {', '.join(some)}"


def _suppliers(missing: Iterable[Json], lang: str) -> list[Json]:
    """Missing facts by who could supply them, those with most first."""
    found: dict[str, list[Json]] = {}
    for row in missing:
        who = pick(row["owner"]["words"], lang) or capital(meaning("bases", "none", lang))
        found.setdefault(who, []).append(row)
    told = [{"who": who, "facts": rows} for who, rows in found.items()]
    return sorted(told, key=lambda one: -len(one["facts"]))


def _lack(row: Json, lang: str) -> list[Cell]:
    named = [pick(fact["label"], lang) or pick(fact["words"], lang) for fact in row["facts"]]
    return [row["who"], len(named), _some(list(dict.fromkeys(named)), _FACTS, "; ", lang)]


def _places(clauses: Sequence[Json], lang: str) -> str:
    return _some([_no(clause) for clause in clauses], _PLACES, "; ", lang)


def _no(clause: Json) -> str:
    """Where a clause stands, without its document, which the head of the card names."""
    return str(clause["no"])


def _some(words: Sequence[str], most: int, between: str, lang: str) -> str:
    told = between.join(words[:most])
    left = len(words) - most
    return f"{told}{between}{say('and_more', lang, n=left)}" if left > 0 else told


def _short(words: str, most: int = _LETTERS) -> str:
    """Words that fit into a cell, cut between two of them."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
