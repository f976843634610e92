"""Why a unit meets a criterion or does not, as a tree that shows itself."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from tieuchi import _core
from tieuchi._files import SOURCE, given, shown
from tieuchi.facts import Day, Facts, Snapshot
from tieuchi.issues import QuestionError, problem
from tieuchi.programme import Rulebook


class Explanation:
    """Reasons for one unit and year; made by `explain`. Immutable.

    `items` are dicts, one per item asked: `outcome`, `summary`, `clauses` (as printed, our words,
    `quote`), `rules`, `comparisons` (threshold and distance), `values` (with document, day and
    reporter), `missing` (with owner), `notes`, and `members` of the same form.
    """

    schema = "tieuchi/explanation/1"

    def __init__(self, text: str) -> None:
        self._text = text
        self._answer: dict[str, Any] = json.loads(text)

    @property
    def items(self) -> list[dict[str, Any]]:
        """The explanation of each item asked."""
        return list(self._answer["items"])

    @property
    def provenance(self) -> dict[str, Any]:
        """Programme, hashes of rules, units and facts, the day and the version."""
        return dict(self._answer["provenance"])

    @property
    def outcome(self) -> str | None:
        """The outcome when one item was asked, else None."""
        items = self._answer["items"]
        return str(items[0]["outcome"]) if len(items) == 1 else None

    def json(self) -> str:
        """The answer as the library gave it: JSON, keys sorted, no spaces."""
        return self._text

    def show(self, lang: str = "vi") -> ExplanationView:
        """The tree in "vi" or "en", as text or, in a notebook, as folded lists."""
        return ExplanationView(self, "en" if lang == "en" else "vi")

    def __len__(self) -> int:
        return len(self._answer["items"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Explanation):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Explanation, (self._text,))

    def __repr__(self) -> str:
        return str(self.show())

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


class ExplanationView:
    """An explanation ready to be shown in one language."""

    def __init__(self, explanation: Explanation, lang: str) -> None:
        self._explanation = explanation
        self._lang = lang

    def __str__(self) -> str:
        from tieuchi._display.reasons import text_of

        return text_of(self._explanation.items, self._explanation.provenance, self._lang)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from tieuchi._display.reasons import html_of

        return html_of(self._explanation.items, self._explanation.provenance, self._lang)


def explain(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    unit: str,
    item: str | None = None,
    *,
    year: int | None = None,
    as_of: Day | None = None,
    source: str | os.PathLike[str] | None = None,
) -> Explanation:
    """Why a unit meets an item in a year, or every standard when no item is named.

    `unit` is an id or the official code of the year, `item` an id or code; without `year` the last
    one of the programme is meant. `source` is a file with the official text, UTF-8 of at most
    16 MiB ("-" for standard input): clauses are quoted from it where their hash agrees. Raises
    QuestionError; of a name that several units bear it names them all.
    """
    text = "" if source is None else source_text(source)
    return explained(rulebook, snapshot, unit, item, year=year, as_of=as_of, quoted=text)


def explained(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    unit: str,
    item: str | None = None,
    *,
    year: int | None = None,
    as_of: Day | None = None,
    quoted: str = "",
) -> Explanation:
    """The same with the official text itself in place of its file."""
    from tieuchi.verbs import ask, snapshot_of

    asked = {"unit": _word(unit, "unit", "question.unit")}
    if item is not None:
        asked["item"] = _word(item, "item", "question.item")
    known = snapshot_of(rulebook, snapshot, as_of)
    text = ask(_core.explain, rulebook, known, year, quoted, **asked)
    return Explanation(text)


def _word(word: object, field: str, code: str) -> str:
    if isinstance(word, str) and word:
        return word
    vi, en = f"{word!r} không phải là tên", f"{word!r} is no name"
    raise QuestionError([problem(code, field, vi, en)])


def source_text(source: str | os.PathLike[str]) -> str:
    """The official text in a file, or from standard input; QuestionError where there is none."""
    content, issues = given(source, SOURCE, "question.source")
    if content is None:
        raise QuestionError(issues)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        vi, en = "văn bản gốc không đúng bảng mã UTF-8", "the official text is not UTF-8"
        file = shown(source)
        raise QuestionError([problem("question.source", "source", vi, en, file=file)]) from None
