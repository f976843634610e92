"""How the text is understood where it leaves a choice, and what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieuchi._view.phrases import capital, places
from tieuchi._words import Json, day, pick, say


def used(answer: Json) -> set[str]:
    """The ids of the readings that the rows of an answer rest on."""
    items = answer.get("labels", {}).get("items", {})
    named = (row.get("readings") or items.get(row.get("item"), {}).get("readings", [])
             for row in answer["rows"] if row.get("reason") != "not_in_scope")  # fmt: skip
    return {name for some in named for name in some}


def reading_lines(
    readings: Iterable[Json], lang: str, some: set[str] | None = None, *, ids: bool = True
) -> list[str]:
    """One line a reading: what it asks, which option stands, and how another is chosen."""
    return [
        say("reading", lang, words=told(one, lang, ids=ids))
        for one in readings
        if some is None or one["id"] in some
    ]


def told(reading: Json, lang: str, *, ids: bool = True) -> str:
    """A reading in words; with `ids` the option of the command line that chooses another way."""
    labels = {option["id"]: pick(option["label"], lang) for option in reading["options"]}
    others = [
        say("other_reading", lang, words=words)
        + (f" (--reading {reading['id']}={name})" if ids and reading["modelled"] else "")
        for name, words in labels.items()
        if name != reading["chosen"]
    ]
    where = places(reading["clauses"], lang)
    asked = pick(reading["label"], lang) + (f" ({where})" if where else "")
    noted = pick(reading["note"], lang)
    remarks = [say("remarked", lang, note=noted)] if noted else []
    return "; ".join([f"{asked}: {labels[reading['chosen']]}", *others, *remarks])


def understood(reading: Json, lang: str) -> tuple[str, str]:
    """What a reading asks, and which option stands."""
    chosen = next(one for one in reading["options"] if one["id"] == reading["chosen"])
    return pick(reading["label"], lang), pick(chosen["label"], lang)


def not_said(labelled: Iterable[tuple[str, Iterable[Json]]], lang: str) -> Iterator[str]:
    """What the text leaves unsaid, and about what."""
    about: dict[str, dict[str, None]] = {}
    for label, some in labelled:
        about.setdefault(_said(some, lang), {})[label] = None
    for words, labels in about.items():
        if words:
            yield f"{capital(say('not_said', lang, words=words))} ({'; '.join(labels)})"


def _said(some: Iterable[Json], lang: str) -> str:
    return "; ".join(dict.fromkeys(pick(one, lang) for one in some))


def ended(answer: Json, lang: str) -> Iterator[str]:
    """Listed units that ended, with who came after them, and units made of others."""
    units = answer["labels"]["units"]
    name = {unit: pick(words, lang) for unit, words in units.items()}
    told: dict[str, None] = {}
    for row in answer["rows"]:
        for gone in row["ended"]:
            heirs = "; ".join(name[u] for u in gone["successors"])
            end = end_words(gone["last_day"], row["as_of"], lang)
            words = f"{capital(end)}: {name[gone['unit']]}"
            told[words + (f" → {heirs}" if heirs else "")] = None
        if row["made_from"]:
            unit = name.get(row["target"].partition(":")[2], "")
            parts = "; ".join(name[u] for u in row["made_from"])
            told[say("made_from", lang, unit=unit, units=parts)] = None
    yield from told


def end_words(last_day: str, as_of: str, lang: str) -> str:
    """The last day of a unit: it has ended from the day after, till then it will."""
    return say("has_ended" if last_day < as_of else "will_end", lang, day=day(last_day, lang))
