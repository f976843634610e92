"""The forms of a card by the ending of a file."""

from __future__ import annotations

import os
from typing import Any

from tieuchi._result import canonical
from tieuchi._view.card import tables_of
from tieuchi._view.sheet import sheet
from tieuchi._view.shown import View
from tieuchi.issues import QuestionError, problem

Json = dict[str, Any]

#: The endings there are; the first one is that of a path without one that is known.
ENDINGS = (".html", ".md", ".txt", ".json")


def written(path: str | os.PathLike[str], told: Json, lang: str) -> str:
    """A card in the form of the ending of a path."""
    name = os.fsdecode(path)
    ending = name[name.rfind(".") :].lower()
    if ending == ".html":
        return sheet(tables_of(told, lang, on_paper=True), lang)
    if ending == ".md":
        return View(tables_of(told, lang), lang).markdown() + "\n"
    if ending == ".txt":
        return View(tables_of(told, lang), lang).text() + "\n"
    if ending == ".json":
        return canonical(told) + "\n"
    known = ", ".join(ENDINGS)
    vi = f"tệp {name} không có đuôi của một dạng phiếu; các đuôi dùng được: {known}"
    en = f"the file {name} has the ending of no card; the endings are {known}"
    raise QuestionError([problem("question.ending", "path", vi, en, file=name)])
