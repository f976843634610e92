"""The questions: each asks the library and holds its answer."""

from __future__ import annotations

import json
import operator
import os
from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from tieuchi import _core
from tieuchi._files import SOURCE, given, shown
from tieuchi._kinds import needs_rulebook
from tieuchi._table import columns_of
from tieuchi._watch import watch
from tieuchi.cards import Asked, Card, composed
from tieuchi.explanation import Explanation
from tieuchi.facts import Day, Facts, Snapshot, day_of
from tieuchi.issues import Issue, QuestionError, issues_of, problem
from tieuchi.programme import Rulebook
from tieuchi.results import (
    Assessment,
    CaseResults,
    Duties,
    Missing,
    Result,
    Roadmap,
    Told,
    canonical,
)

Years = int | Iterable[int] | None
#: A file with the official text that clauses may be quoted from.
Source = str | os.PathLike[str] | None
_R = TypeVar("_R", bound=Result)


def assess(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    year: Years = None,
    as_of: Day | None = None,
) -> Assessment:
    """Outcomes of every unit, item and period of the years asked.

    `year` is one year, several, or None for every year of the programme; `as_of` is the day whose
    knowledge is used when facts are given in place of a snapshot. Raises QuestionError.

    >>> result = tieuchi.assess(rulebook, known, year=2026)
    >>> len(result.filter(item="yeu_cau", outcome="not_met"))
    7
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    years = years_of(year)
    return Assessment(
        ask("assess", known, years or None),
        rulebook._told_once,
        years=years,
        standards=rulebook.standards,
        explain=partial(explain, rulebook, known),
        card=partial(card, rulebook, known),
        kind=known.facts._sources.kind,
        lang=rulebook.language,
    )


def roadmap(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    year: Years = None,
    as_of: Day | None = None,
    source: Source = None,
) -> Roadmap:
    """How each target stands in the years asked: due, reached, unknown, verdict.

    Arguments as for `assess`, `source` as for `explain`. Raises QuestionError.

    >>> tieuchi.roadmap(rulebook, known, year=2026).rows[0]["shortfall"]
    '1'
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    return _held(Roadmap, "roadmap", known, year, rulebook, source)


def duties(
    rulebook: Rulebook,
    facts: Facts | Snapshot,
    *,
    as_of: Day | None = None,
    year: Years = None,
    unit: str | None = None,
    source: Source = None,
) -> Duties:
    """Who owes which report or task of the years asked, and its state on the day `as_of`.

    With `unit` only what it bears, and what is about it. Arguments as for `assess`, `source` as
    for `explain`. Raises QuestionError.

    >>> all_of_them = tieuchi.duties(rulebook, facts, year=2024, as_of="2025-02-15")
    >>> all_of_them.filter(status="overdue").rows[0]["last_day"]
    '2024-07-10'
    """
    known = snapshot_of(rulebook, facts, as_of)
    about = {} if unit is None else {"unit": _word(unit, "unit", "question.unit")}
    return _held(Duties, "duties", known, year, rulebook, source, **about)


def missing(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    year: Years = None,
    as_of: Day | None = None,
    source: Source = None,
) -> Missing:
    """The facts that keep outcomes of the years asked unknown, and who could supply each.

    Arguments as for `assess`, `source` as for `explain`. Raises QuestionError.

    >>> owed = tieuchi.missing(rulebook, known, year=2026)
    >>> len(owed.filter(agency="cong_an_tinh")) < len(owed)
    True
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    return _held(Missing, "missing", known, year, rulebook, source)


def _held(
    made: type[_R],
    kind: str,
    known: Snapshot,
    year: Years,
    rulebook: Rulebook,
    source: Source = None,
    **about: str,
) -> _R:
    """The result, made anew only where nobody holds it any more: it never changes. One that quotes
    the official text or is about a unit is made for whoever asks."""
    years = years_of(year)
    if (text := quoted(source)) or about:
        answer = ask(kind, known, years or None, text, **about)
        return made(answer, rulebook._told_once, lang=rulebook.language)
    asked = (kind, *years)
    found = known._held.get(asked)
    if not isinstance(found, made):
        answer = ask(kind, known, years or None)
        found = made(answer, rulebook._told_once, lang=rulebook.language)
        known._held[asked] = found
    return found


def run_cases(rulebook: Rulebook) -> CaseResults:
    """Runs the cases that the pack brings against its rules.

    >>> tieuchi.run_cases(rulebook).ok
    True
    """
    needs_rulebook(rulebook, QuestionError)
    rows = _core.run_cases(rulebook._handle, watch())
    text = canonical({"schema": CaseResults.schema, "rows": rows})
    flat = [row | {"differences": [d["vi"] for d in row["differences"]]} for row in rows]
    told = Told(text, columns_of(CaseResults.kinds, flat))
    return CaseResults(told, lang=rulebook.language)


def explain(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    unit: str,
    item: str | None = None,
    *,
    year: int | None = None,
    as_of: Day | None = None,
    source: Source = None,
) -> Explanation:
    """Why a unit meets an item in a year, in each of its periods; when no item is named, every
    standard, and what else applies to it.

    `unit` is an id or the official code of the year, `item` an id or code; without `year` that of
    the day is meant, which the answer names. `source` is a file with the official text, UTF-8 of at
    most 16 MiB ("-" for standard input): clauses are quoted from it where their hash agrees. Raises
    QuestionError; of a name that several units bear it names them all.

    >>> tieuchi.explain(rulebook, known, "mh-p1", "yeu_cau", year=2026).outcome
    'not_met'
    """
    text = quoted(source)
    return explained(rulebook, snapshot, unit=unit, item=item, year=year, as_of=as_of, quoted=text)


def explained(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    *,
    unit: str,
    item: str | None = None,
    year: int | None = None,
    as_of: Day | None = None,
    quoted: str = "",
) -> Explanation:
    """The same with the official text itself in place of its file."""
    asked = {"unit": _word(unit, "unit", "question.unit")}
    if item is not None:
        asked["item"] = _word(item, "item", "question.item")
    known = snapshot_of(rulebook, snapshot, as_of)
    in_year = year_of(rulebook, known) if year is None else _one_year(year)
    answer = ask("explain", known, in_year, quoted, **asked)
    return Explanation(answer.json(), lang=rulebook.language, year=in_year)


def card(
    rulebook: Rulebook,
    snapshot: Snapshot | Facts,
    unit: str,
    *,
    year: int | None = None,
    as_of: Day | None = None,
    source: Source = None,
) -> Card:
    """What the texts find, ask and count of a unit, and how it stands in a year.

    `unit` is an id or the official code of the year; without `year` that of the day is meant, as by
    `explain`; of `source` clauses are quoted, as by that. Raises QuestionError as that does.

    >>> print(str(tieuchi.card(rulebook, known, "mh-p1", year=2026)).splitlines()[0])
    Phường Mẫu 1, thành phố Minh Họa, năm 2026 · [số liệu minh họa, không có thật]
    """
    known = snapshot_of(rulebook, snapshot, as_of)
    in_year = year_of(rulebook, known) if year is None else _one_year(year)
    text = quoted(source)
    described = rulebook._told_once()
    why = explained(rulebook, known, unit=unit, year=in_year, quoted=text)
    owed = duties(rulebook, known, year=in_year, source=text)._answer
    counted = roadmap(rulebook, known, source=text)._answer
    rested = (json.loads(why.json()), owed, counted)
    met = {one["id"]: one for answer in rested for one in answer["readings"]}
    asked = Asked(
        described=described,
        heads=rulebook.standards,
        known=known,
        unit=unit,
        year=in_year,
        explained=why,
        about=duties(rulebook, known, year=in_year, unit=unit, source=text)._answer["rows"],
        owed=owed["rows"],
        counted=counted["rows"],
        lacking=missing(rulebook, known, year=in_year, source=text)._answer["rows"],
        quotes=json.loads(_core.wordings(rulebook._handle, text))["quotes"] if text else {},
        readings={r["id"]: met[r["id"]] for r in described["readings"] if r["id"] in met},
    )
    return composed(asked, rulebook.language)


class OfficialText(str):
    """The official text itself, in place of its file."""

    __slots__ = ()


def quoted(source: Source) -> OfficialText:
    """The official text that is given, in its file or itself; empty for none."""
    if isinstance(source, OfficialText):
        return source
    return OfficialText() if source is None else source_text(source)


def source_text(source: str | os.PathLike[str]) -> OfficialText:
    """The official text in a file, or from standard input; QuestionError where there is none."""
    content, issues = given(source, SOURCE, "question.source")
    if content is None:
        raise QuestionError(issues)
    try:
        return OfficialText(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        vi, en = "văn bản gốc không đúng bảng mã UTF-8", "the official text is not UTF-8"
        file = shown(source)
        raise QuestionError([problem("question.source", "source", vi, en, file=file)]) from None


def snapshot_of(rulebook: Rulebook, known: object, as_of: Day | None) -> Snapshot:
    """The snapshot asked about, checked to belong to the rulebook."""
    needs_rulebook(rulebook, QuestionError)
    if isinstance(known, Facts) and as_of is not None:
        known = known.as_known_on(as_of)
    elif isinstance(known, Snapshot) and as_of is not None and day_of(as_of) != known.day:
        known = known.facts.as_known_on(as_of)
    if isinstance(known, Facts):
        raise QuestionError([_no_day()])
    if not isinstance(known, Snapshot):
        raise QuestionError([_no_snapshot(known)])
    if not _fits(known.rulebook, rulebook):
        raise QuestionError([_other_rulebook(facts=known.rulebook.id, rules=rulebook.id)])
    return known._under(rulebook)


def _fits(facts: Rulebook, rules: Rulebook) -> bool:
    """Whether facts let in by one rulebook are facts of another: the same but for readings."""
    same = facts.programme == rules.programme
    return facts == rules or (same and facts._handle.door == rules._handle.door)


def year_of(rulebook: Rulebook, known: Snapshot) -> int:
    """The year that is meant where nobody names one: that of the day, or the year of the programme
    that is nearest to it."""
    return min(max(known.day.year, rulebook.years[0]), rulebook.years[-1])


def years_until(rulebook: Rulebook, known: Snapshot) -> list[int]:
    """The years of the programme up to that of the day: later ones have nothing to report."""
    return list(range(rulebook.years[0], year_of(rulebook, known) + 1))


def years_of(year: object) -> list[int]:
    """The years asked; an empty list stands for every year of the programme."""
    if year is None:
        return []
    several = isinstance(year, Iterable) and not isinstance(year, str | bytes)
    years = [_year(one) for one in (year if several else [year])]  # type: ignore[attr-defined]
    if not years:
        raise QuestionError([_no_year(year)])
    return years


def ask(
    kind: str,
    snapshot: Snapshot,
    year: object,
    source: str = "",
    **more: str,
) -> _core.Answer | Told:
    """The answer, which names a hypothesis; QuestionError with its issues where there is none."""
    question: dict[str, Any] = {"as_of": snapshot.day.isoformat(), **more}
    if years := years_of(year):
        question["years"] = years
    answer, told = snapshot.facts._session.ask(kind, json.dumps(question), source, watch())
    if answer is None:
        raise QuestionError(issues_of(told))
    return supposing(answer, snapshot.facts.supposed) if snapshot.facts.supposed else answer


def supposing(answer: _core.Answer, name: str) -> Told:
    """An answer whose provenance names the hypothesis that it rests on."""
    told = json.loads(answer.json(watch()))
    told["provenance"]["supposed"] = name
    return Told(canonical(told), answer.rows())


def _word(word: object, field: str, code: str) -> str:
    if isinstance(word, str) and word:
        return word
    vi, en = f"{word!r} không phải là tên", f"{word!r} is no name"
    raise QuestionError([problem(code, field, vi, en)])


def _one_year(one: object) -> int:
    """The year of a question about one."""
    if isinstance(one, Iterable) and not isinstance(one, str | bytes):
        raise QuestionError([_no_one_year(one)])
    return _year(one)


def _year(one: object) -> int:
    if not isinstance(one, bool):
        try:
            return operator.index(one)  # type: ignore[arg-type]
        except TypeError:
            if isinstance(one, str) and one.isascii() and one.isdigit():
                return int(one)
    raise QuestionError([_no_year(one)])


def _no_year(one: object) -> Issue:
    return problem(
        "question.year",
        "year",
        f"{one!r} không phải là năm; viết như 2024 hoặc [2024, 2025]",
        f"{one!r} is no year; write it like 2024 or [2024, 2025]",
    )


def _no_one_year(one: object) -> Issue:
    return problem(
        "question.year",
        "year",
        f"{one!r}: ở đây chỉ hỏi được một năm; viết như 2024",
        f"{one!r}: this is about one year; write it like 2024",
    )


def _no_day() -> Issue:
    return problem(
        "question.as_of",
        "as_of",
        'chưa nêu ngày: dùng facts.as_known_on("2024-11-14") hoặc as_of="2024-11-14"',
        'no day is given: use facts.as_known_on("2024-11-14") or as_of="2024-11-14"',
    )


def _no_snapshot(given: object) -> Issue:
    kind = type(given).__name__
    return problem(
        "question.snapshot",
        "snapshot",
        f"cần số liệu của tieuchi.read_facts(...), không phải {kind}",
        f"facts of tieuchi.read_facts(...) are needed, not {kind}",
    )


def _other_rulebook(*, facts: str, rules: str) -> Issue:
    if facts == rules:
        return problem(
            "question.other_rulebook",
            "snapshot",
            f'số liệu được đọc theo một phiên bản khác của đề án "{facts}" nên không dùng được ở '
            "đây; hãy đọc lại bằng tieuchi.read_facts(rulebook, ...)",
            f'the facts were read for another version of the programme "{facts}"; '
            "read them again with tieuchi.read_facts(rulebook, ...)",
        )
    return problem(
        "question.other_rulebook",
        "snapshot",
        f'số liệu thuộc đề án "{facts}", không phải "{rules}"',
        f'the facts belong to the programme "{facts}", not to "{rules}"',
    )
