"""Documents that a text rests on, cited as an office cites them; Roman numbers."""

from __future__ import annotations

import re
from datetime import date

from tieuchi._words import Json, pick, say

_FIGURES = {90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def roman(number: int) -> str:
    """A number from 1 to 99 in Roman figures; a greater one as it is."""
    if number >= 100:
        return str(number)
    told = ""
    for worth, figure in _FIGURES.items():
        times, number = divmod(number, worth)
        told += figure * times
    return told


def source_in_full(source: Json, lang: str) -> str:
    """Kind, number, day, issuer and subject of a document, what of them is known."""
    label = pick(source["label"], lang)
    number, told = str(source["number"]), dict(source)
    if number and label.endswith(number):
        kind = label.removesuffix(number).strip()
        label = say("source_numbered", lang, kind=kind, number=number)
    if source["corrected"]:  # the day and the issuer are those of the document as it is
        told |= {key: source["corrected"].get(key) or told[key] for key in ("date", "issuer")}
    if day := _day(str(told["date"]), lang):
        label += say("source_of_day", lang, day=day)
    if told["issuer"]:
        label += say("source_of_issuer", lang, issuer=told["issuer"])
    title = str(told["title"]) if number else ""  # what has no number is called by its title
    return f"{label} {title[:1].lower()}{title[1:]}" if title and lang == "vi" else label


def _day(told: str, lang: str) -> str:
    """A day in full as offices write it; empty where it is none."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        on = date.fromisoformat(told)
    elif found := re.fullmatch(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", told):
        on = date(int(found[3]), int(found[2]), int(found[1]))
    else:
        return ""
    return say("day_in_full", lang, **day_parts(on))


def day_parts(on: date) -> dict[str, str]:
    """Day, month and year; a day below ten and January and February have a nought in front."""
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return {"day": f"{on.day:02}", "month": month, "year": str(on.year)}
