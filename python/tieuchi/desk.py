"""What changed, what if, what next: two days side by side, a hypothesis, what a unit lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from tieuchi import verbs
from tieuchi._compare.changes import KINDS, Comparer, Side, facts_by_name, plain, read_by
from tieuchi._compare.distance import lacks
from tieuchi._compare.supposed import Hypothesis, replaced, too_late
from tieuchi._compare.told import Told, counted
from tieuchi._plot.picture import Picture
from tieuchi._view import differences
from tieuchi._view.answers import Programme
from tieuchi._view.shown import View
from tieuchi._words import Json, say
from tieuchi.cards import label_of_unit
from tieuchi.facts import Day, Facts, Locale, Row, Snapshot, day_of, known_locale
from tieuchi.issues import FactsError, Issue, QuestionError, known_lang, problem
from tieuchi.results import Assessment
from tieuchi.verbs import Years

#: Facts of a hypothesis: references such as "mh-p1:quan_so@2026" with values, or rows.
Supposed = Mapping[str, object] | Iterable[Row]


class Changes(Told):
    """The outcomes that differ between two days, with their causes; made by `compare`.

    A row: `unit`, `item`, `period`, `kind` (decided, reopened, reversed, scope, settled,
    provisional, reason), `before` and `after` (outcomes), `causes` (version, correction, withdrawn,
    report, contested, refused, late, deadline, other) and `facts`, the facts that show them; then
    words for each (`unit_words`, `kind_words`, `facts_words` ...) in the programme's language.

    >>> changes = tieuchi.compare(facts.as_known_on("2024-11-14"), "2025-04-30", year=2024)
    >>> [row["unit"] for row in changes if row["kind"] == "reversed"]
    ['vd-p2']
    """

    schema = "tieuchi/changes/1"
    columns = (
        "unit", "item", "period", "kind", "before", "after", "causes", "facts",
        "provisional_before", "provisional_after", "reason_before", "reason_after",
    )  # fmt: skip
    word_columns = (
        "unit_words", "item_words", "kind_words", "before_words", "after_words", "causes_words",
        "facts_words", "reason_before_words", "reason_after_words",
    )  # fmt: skip

    def __init__(self, answer: Json, names: differences.Names, *, lang: str) -> None:
        tables = partial(differences.changes, answer, names)
        super().__init__(answer, tables, partial(differences.changed_words, names), lang=lang)
        self._names = names

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each kind of change; they add up to all rows."""
        return dict(self._answer["counts"])

    @property
    def rows(self) -> list[Row]:
        """The rows as dicts, each with its words."""
        told = zip(self._answer["rows"], super().rows, strict=True)
        return [{**row, **self._words(plain, self._lang)} for plain, row in told]

    def plot(self, lang: str | None = None) -> Picture:
        """What changed as a picture in "vi" or "en": a bar a unit, its parts the kinds of change.

        QuestionError where the extra `charts` is missing.

        >>> changes = tieuchi.compare(facts.as_known_on("2024-11-14"), "2025-04-30", year=2024)
        >>> changes.plot("en").caption.splitlines()[1]
        '2024, from 2024-11-14 to 2025-04-30'
        """
        from tieuchi._plot.differences import differences

        spoken = self._lang if lang is None else known_lang(lang)
        return differences(self._answer, self._names, spoken)

    def _cells(self, row: Row) -> Row:
        """Facts by their references."""
        return {**row, "facts": [fact["fact"] for fact in row["facts"]]}


class Gap(Told):
    """What keeps a unit from meeting each criterion; made by `gap`.

    A row: `item`, `outcome`, `state` (short: a figure is short of its threshold; decision: a
    rating, a yes or no or a day that no figure replaces; unknown: facts are missing; rule: nothing
    of it can be measured), `fact`, `what`, `has`, `needs`, `distance` (exact, in the unit of
    measure), `measured_in`, `clauses`.

    >>> [row["item"] for row in tieuchi.gap(result, "mh-p5") if row["state"] == "short"]
    ['can_bo_hoan_thanh_tot']
    """

    schema = "tieuchi/gap/1"
    columns = (
        "item", "outcome", "state", "fact", "op", "left", "right", "distance", "measured_in",
    )  # fmt: skip
    word_columns = (
        "item_words", "outcome_words", "state_words", "fact_words", "has_words", "needs_words",
        "distance_words", "clause_words",
    )  # fmt: skip

    def plot(self, lang: str | None = None) -> Picture:
        """How far each figure is from its threshold, as a picture in "vi" or "en"; what no figure
        mends and what is not known stand below. QuestionError where `charts` is missing."""
        from tieuchi._plot.distances import distances

        return distances(self._answer, self._lang if lang is None else known_lang(lang))


class Supposition(Snapshot):
    """Facts of a day with some that are only supposed; made by `suppose`. Immutable.

    Everything that is asked of it is marked by its name, in every form.

    >>> tieuchi.suppose(known, "đủ quân số", {"mh-p1:quan_so@2026": 12}).name
    'đủ quân số'
    """

    def __init__(self, facts: Facts, day: Day, base: Snapshot) -> None:
        super().__init__(facts, day)
        #: What is known without the hypothesis.
        self.base = base

    @property
    def name(self) -> str:
        """What the hypothesis is called."""
        return self.facts.supposed

    def changes(self, *, year: Years = None) -> Changes:
        """The rows that the hypothesis changes."""
        return compare(self.base, self, year=year)

    def show(self, lang: str | None = None) -> View:
        """The snapshot and the name of the hypothesis, in "vi" or "en"."""
        known = known_lang(self.rulebook.language if lang is None else lang)
        table = self._table(known)
        table.marks = [say("supposed", known, name=self.name), *table.marks]
        return View([table], known)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Supposition, (self.facts, self.day, self.base))


def compare(a: Snapshot, b: Snapshot | Day, *, year: Years = None) -> Changes:
    """What changed from one day to another: the outcomes that differ, and why.

    `b` is a snapshot of the same programme, also under other rules, or a day on which the facts of
    `a` are looked at again. `year` as for `assess`. Raises QuestionError.

    >>> tieuchi.compare(facts.as_known_on("2024-11-14"), "2025-04-30", year=2024).counts["reversed"]
    1
    """
    before = _snapshot(a, "a")
    after = before.facts.as_known_on(b) if not isinstance(b, Snapshot) else b
    if before.rulebook.id != after.rulebook.id:
        vi = f'hai đề án khác nhau: "{before.rulebook.id}" và "{after.rulebook.id}"'
        en = f'two programmes: "{before.rulebook.id}" and "{after.rulebook.id}"'
        raise QuestionError([problem("question.other_rulebook", "b", vi, en)])
    told = after.rulebook.describe()
    years = verbs.years_of(year) or None
    members = {item["id"]: item["members"] for item in told["items"]}
    sides = [_side(known, years) for known in (before, after)]
    rows = Comparer(sides[0], sides[1], members).rows()
    if before.rulebook.rules_hash != after.rulebook.rules_hash:
        for row in rows:
            row["causes"] = list(dict.fromkeys(["version", *row["causes"]]))
    answer = {
        "before": sides[0].answer["provenance"],
        "after": sides[1].answer["provenance"],
        "counts": counted(rows, "kind", KINDS),
        "rows": rows,
    }
    names = _names(told, *(side.answer["labels"] for side in sides))
    return Changes(answer, names, lang=after.rulebook.language)


def suppose(
    snapshot: Snapshot,
    name: str,
    facts: Supposed,
    *,
    recorded_on: Day | None = None,
    locale: Locale | None = None,
) -> Supposition:
    """The same snapshot with some facts as they might be, under a name that marks every output.

    `facts` are references with values, {"mh-p1:quan_so@2026": 12}, or rows as for `read_facts`. A
    supposed fact takes the place of what is reported for it, and its day; one that nobody reported
    counts as recorded on the day of the snapshot, or on `recorded_on` before it. None supposes that
    nothing was reported. A hypothesis about one has both names.

    Texts are read as `read_facts` reads those of a workbook: as the programme's language writes
    them, or by `locale` - a level by its label or id, "có", "95,5%", "30/4/2025"; a number that may
    be two is refused. Raises QuestionError for a name or facts that are none and FactsError where
    the door refuses facts, with all that is wrong.

    >>> lower = {"mh-p3:dang_bo_xep_loai@2024": "Hoàn thành nhiệm vụ"}
    >>> supposed = tieuchi.suppose(facts.as_known_on("2025-04-30"), "hạ một bậc", lower)
    >>> [row["item"] for row in supposed.changes(year=2024)]
    ['yeu_cau', 'yc_1', 'dang_bo_xuat_sac']
    """
    base = _snapshot(snapshot, "snapshot")
    if not isinstance(name, str) or not name.strip() or not name.isprintable() or len(name) > 200:
        vi, en = f"{name!r} không phải là tên của một giả định", f"{name!r} names no hypothesis"
        raise QuestionError([problem("question.hypothesis", "name", vi, en)])
    rows, wrong = _rows(facts)
    on = base.day if recorded_on is None else day_of(recorded_on, "recorded_on")
    if on > base.day:
        wrong.append(too_late(on, base.day))
    supposed = Hypothesis(name.strip(), base.day, min(on, base.day), known_locale(locale), rows)
    try:
        known = replaced(base.facts, supposed)
    except (FactsError, QuestionError) as error:
        raise type(error)([*wrong, *error.issues]) from None
    if wrong:
        raise QuestionError(wrong)
    return Supposition(known, base.day, base)


def gap(result: Assessment, unit: str, item: str | None = None, *, year: int | None = None) -> Gap:
    """What keeps a unit from meeting each criterion that it does not meet, or not yet.

    Of a figure the distance to its threshold in its own unit of measure; of a rating, a decision or
    a day what it would have to be; of what is unknown the facts that are missing. `year` as for
    `Assessment.explain`. Raises QuestionError.

    >>> short = [row for row in tieuchi.gap(result, "mh-p5") if row["state"] == "short"]
    >>> short[0]["has"]["vi"], short[0]["needs"]["vi"]
    ('90,00% (9/10)', '≥ 100%')
    """
    if not isinstance(result, Assessment):
        kind = type(result).__name__
        vi, en = (
            f"cần kết quả của assess, không phải {kind}",
            f"an assessment is needed, not {kind}",
        )
        raise QuestionError([problem("question.argument", "result", vi, en)])
    answered = result.explain(unit, item, year=year)
    explained = plain(answered.json())
    told = result._told_programme()
    rows = list(lacks(explained, told))
    first = explained["items"][0] if explained["items"] else {}
    answer = {
        "provenance": explained["provenance"],
        "unit": first.get("unit", unit),
        "unit_label": first.get("unit_label", label_of_unit(told, unit)),
        "period_label": first.get("period_label", _in_year(answered.year)),
        "applies": any(_applies(item) for item in explained["items"]),
        "rows": rows,
    }
    tables = partial(differences.gaps, answer)
    return Gap(answer, tables, differences.gap_words, lang=result._lang)


def _in_year(year: int | None) -> Json:
    """A year within a line, as answers say it."""
    return {"vi": say("year", "vi", year=year).lower(), "en": str(year)}


def _applies(item: Mapping[str, Any]) -> bool:
    """Whether an item or a part of it applies to the unit at all."""
    if item["members"]:
        return any(map(_applies, item["members"]))
    return bool(item["outcome"] != "not_applicable")


def _snapshot(given: object, field: str) -> Snapshot:
    if isinstance(given, Snapshot):
        return given
    kind = type(given).__name__
    vi, en = f"cần facts.as_known_on(...), không phải {kind}", f"a snapshot is needed, not {kind}"
    raise QuestionError([problem("question.snapshot", field, vi, en)])


def _side(known: Snapshot, year: Years) -> Side:
    rulebook = known.rulebook
    answer = plain(verbs.assess(rulebook, known, year=year).json())
    missing = plain(verbs.missing(rulebook, known, year=year).json())
    reads: dict[tuple[str, str], dict[str, set[str]]] = {}

    def read(unit: str, item: str, period: str) -> set[str]:
        if (unit, item) not in reads:
            told = verbs.explained(rulebook, known, unit=unit, item=item, year=int(period[:4]))
            reads[unit, item] = read_by(plain(told.json()))
        return reads[unit, item].get(item, set())

    facts = facts_by_name(known.rows)
    codes = {row["fact"]: row["codes"] for row in missing["rows"]}
    told = rulebook._told_once()["indicators"]
    return Side(answer, facts, codes, read, frozenset(i["id"] for i in told if i["restricted"]))


def _names(told: Json, before: Json, after: Json) -> differences.Names:
    """What ids are called: units and agencies, items, indicators, and the reasons of both days."""
    return differences.Names(
        units={**Programme(told).labels("agencies"), **before["units"], **after["units"]},
        items={**before["items"], **after["items"]},
        indicators={one["id"]: one for one in told["indicators"]},
        reasons={"before": before["reasons"], "after": after["reasons"]},
    )


def _rows(facts: Any) -> tuple[list[tuple[Row, str]], list[Issue]]:
    """Rows of facts with their references, or as they are; what of the references is none."""
    if isinstance(facts, Mapping):
        read = [_row(*one) for one in facts.items()]
        good = [one for one in read if not isinstance(one, Issue)]
        return good, [one for one in read if isinstance(one, Issue)]
    rows = list(facts) if isinstance(facts, Iterable) and not isinstance(facts, str) else [facts]
    if not all(isinstance(row, Mapping) for row in rows):
        vi = "giả định là dict từ số liệu đến giá trị, hoặc danh sách dict"
        en = "a hypothesis is a dict of facts to values, or a list of dicts"
        raise QuestionError([problem("question.hypothesis", "facts", vi, en)])
    return [(dict(row), "") for row in rows], []


def _row(reference: object, value: object) -> tuple[Row, str] | Issue:
    """A row of facts from a reference; what is wrong with one that is none."""
    words = str(reference)
    unit, colon, rest = words.partition(":")
    indicator, at, period = rest.rpartition("@")
    if not (unit and colon and indicator and at and period):
        vi = f'"{words}" không phải là một số liệu; viết như mh-p1:quan_so@2026'
        en = f'"{words}" is no fact; write it like mh-p1:quan_so@2026'
        return problem("question.hypothesis", "facts", vi, en)
    return {"unit": unit, "indicator": indicator, "period": period, "value": value}, words


__all__ = ["Changes", "Gap", "Supposition", "compare", "gap", "suppose"]
