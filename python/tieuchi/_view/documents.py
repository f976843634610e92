"""Documents of an office from the answers of a day: reports, reviews and letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tieuchi._view import obligations, overview
from tieuchi._view.answers import Answers
from tieuchi._view.document import (
    Annex,
    Blank,
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Tabled,
)
from tieuchi._view.explanations import tell
from tieuchi._view.model import Mark, Table, Told
from tieuchi._view.phrases import capital, contradicts, marks, refusal
from tieuchi._view.readings import reading_lines
from tieuchi._view.sources import roman, source_in_full
from tieuchi._words import OUTCOMES, Json, as_counted, day, duty_state, outcome, period, pick, say

#: The kinds of documents.
KINDS = ("year", "preliminary", "final", "reminder", "request")
#: What a report of each kind is called.
_NAMES = {"year": "name_year", "preliminary": "name_preliminary", "final": "name_final"}
#: Days before the last one from which on a duty that is due is reminded of.
_SOON = 30


def documents(answers: Answers, kind: str, lang: str) -> list[Document]:
    """The documents of a kind: one report, or a letter for each agency that one is for."""
    if kind == "reminder":
        return list(_reminders(answers, lang))
    if kind == "request":
        return list(_requests(answers, lang))
    return [_report(answers, kind, lang)]


def _report(answers: Answers, kind: str, lang: str) -> Document:
    years = answers.periods or [answers.provenance["as_of"][:4]]
    label = pick(answers.provenance["label"], lang)
    span = years[-1] if kind == "year" or len(years) == 1 else f"{years[0]} - {years[-1]}"
    document = Document(
        say(_NAMES[kind], lang),
        "BC",
        say("report_on", lang, programme=label, span=say("period_years", lang, span=span)),
        bases=list(_bases(answers, lang)),
        marks=marks(answers.provenance, lang),
        recipients=[say("recipient_all", lang)],
    )
    as_of = day(answers.provenance["as_of"], lang)
    document.blocks.append(Paragraph(say("report_opening", lang, day=as_of)))
    document.annexes = list(_annexes(answers, years[-1], lang))
    parts = [
        ("part_results", [*_results(answers, years, lang), *_named(document.annexes, lang)]),
        ("part_roadmap", _roadmap(answers, lang)),
        ("part_deficits", _deficits(answers, years[-1], lang)),
        ("part_missing", _missing(answers, lang)),
        ("part_duties", _duties(answers, lang)),
        ("part_readings", _readings(answers, lang)),
        ("part_proposals", [Blank(say("blank_proposals", lang), "./.")]),
    ]
    for number, (key, blocks) in enumerate(parts, 1):
        document.blocks.append(Heading(f"{roman(number)}. {say(key, lang).upper()}"))
        document.blocks += blocks
    return document


def _bases(answers: Answers, lang: str) -> Iterator[str]:
    """The documents that what is assessed rests on, a line each, the last one ending them."""
    labels = answers.assessment["labels"]["items"].values()
    cited = (answers.programme.cited(c, lang)[1] for item in labels for c in item["clauses"])
    known = {pick(one["label"], lang): one for one in answers.programme.told["sources"]}
    named = list(dict.fromkeys(filter(None, cited)))
    for number, words in enumerate(named, 1):
        document = source_in_full(known[words], lang) if words in known else words
        end = "." if number == len(named) else ";"
        yield say("basis_of", lang, document=document) + end


def _named(annexes: Sequence[Annex], lang: str) -> Iterator[Block]:
    """Where the report says that it has annexes."""
    if not annexes:
        return
    named = say("annex_alone", lang)
    if len(annexes) > 1:
        first, last = (roman(number) for number in (1, len(annexes)))
        named = say("annex_range", lang, first=first, last=last)
    yield Paragraph(say("annexes_named", lang, named=named))


def _results(answers: Answers, years: Sequence[str], lang: str) -> Iterator[Block]:
    for item in answers.standards:
        for year in years:
            counted = overview.outcomes_of(answers, [item], year)
            if not (total := sum(counted.values())):
                continue
            told = [
                f"{outcome(code, lang, short=True)} {counted[code]:02}"
                for code in OUTCOMES
                if counted[code]
            ]
            label = answers.item_label(item, lang)
            words = say("result_line", lang, item=label, year=year, all=f"{total:02}")
            yield Line(f"{words} {', '.join(told)}.")
    yield Tabled(overview.summary(answers, lang))


def _roadmap(answers: Answers, lang: str) -> Iterator[Block]:
    yield from map(Tabled, obligations.targets_together(answers, lang))
    yield Paragraph(say("two_columns", lang))


def _deficits(answers: Answers, year: str, lang: str) -> Iterator[Block]:
    table = overview.deficits(answers, lang, heads=answers.heads, year=year)
    if table.rows:
        yield Tabled(table)
        return
    yield from (Paragraph(note) for note in table.notes)


def _missing(answers: Answers, lang: str) -> Iterator[Block]:
    if not answers.missing["rows"]:
        yield Paragraph(say("missing_none", lang))
        return
    yield Paragraph(say("limit_unknown", lang))
    yield Tabled(obligations.missing(answers.missing, answers.programme, lang))
    against = [fact for fact in answers.missing["rows"] if contradicts(fact)]
    for fact in against:
        yield Line(f"{capital(say('to_reconcile', lang))}: {pick(fact['words'], lang)}.")


def _duties(answers: Answers, lang: str) -> Iterator[Block]:
    counts = obligations.duty_counts(answers.duties, lang)
    if counts:
        told = ", ".join(f"{words} {number:02}" for _, words, number in counts)
        yield Paragraph(say("duty_line", lang, counts=told))
    for code, words, _ in counts:
        if code in ("overdue", "late", "due"):
            title = capital(words)
            table = obligations.duties(
                answers.duties, answers.programme, lang, title=title, state=code
            )
            yield Tabled(table)


def _readings(answers: Answers, lang: str) -> Iterator[Block]:
    """How the results are meant: what may still change, what was refused, what was assumed."""
    rows = answers.assessment["rows"]
    if provisional := [row for row in rows if row["provisional"]]:
        last = max((row.get("provisional_until") or "" for row in provisional), default="")
        words = say("provisional_line", lang, n=len(provisional))
        more = say("provisional_until", lang, day=day(last, lang)) if last else ""
        yield Line(words + (f" ({more})." if more else "."))
    for note in answers.assessment["notes"]:
        yield Line(pick(note["message"], lang))
    if refused := answers.facts.get("refused"):
        yield Line(say("rows_refused_line", lang, n=refused))
    yield from _understood(answers, set(answers.readings), lang)
    yield Line(say("limit_annex", lang))
    yield Line(say("limit_words", lang))
    if answers.provenance["synthetic"]:
        yield Line(say("limit_synthetic_document", lang))


def _understood(answers: Answers, some: set[str], lang: str) -> Iterator[Block]:
    yield from map(Line, reading_lines(answers.readings.values(), lang, some, ids=False))


def _annexes(answers: Answers, year: str, lang: str) -> Iterator[Annex]:
    for standard in answers.standards:
        table, legend = overview.matrix(answers, lang, standard=standard, year=year)
        if table.rows:
            yield Annex(table.title, [Tabled(table), Tabled(legend)])
    if answers.explanations:
        yield Annex(say("reasons_of", lang, year=year), list(_reasons(answers, lang)))


def _reasons(answers: Answers, lang: str) -> Iterator[Block]:
    """Per unit what is not met, with the reason, the comparison and the clause."""
    columns = ("item", "outcome", "reason", "compared", "clause")
    for explained in answers.explanations:
        name = pick(explained[0]["unit_label"], lang)
        table = Table(name, [say(key, lang) for key in columns])
        for item in explained:
            _told(item, tell(item, lang), table, answers, lang)
        if table.rows:
            yield Heading(name, 2)
            yield Tabled(table.without_empty())


def _told(item: Json, told: Told, table: Table, answers: Answers, lang: str) -> None:
    if not item["members"] and item["outcome"] == "not_met":
        said = {part.kind: "; ".join(part.lines) for part in told.parts}
        clause = answers.programme.places(item["clauses"], lang)
        table.rows.append(
            [told.label, told.verdict, said.get("reason", ""), said.get("compared", ""), clause]
        )
    for member, below in zip(item["members"], told.members, strict=True):
        _told(member, below, table, answers, lang)


def _reminders(answers: Answers, lang: str) -> Iterator[Document]:
    """A letter to each agency whose report or task is overdue, or due and not there yet."""
    owed: dict[str, list[Json]] = {}
    for row in answers.duties["rows"]:
        if row["status"] == "overdue" or (row["status"] == "due" and _is_near(row)):
            owed.setdefault(pick(row["bearer_label"], lang), []).append(row)
    for bearer in sorted(owed, key=as_counted):
        yield _reminder(bearer, owed[bearer], answers, lang)


def _is_near(row: Json) -> bool:
    if not row["last_day"]:
        return False
    left = date.fromisoformat(row["last_day"]) - date.fromisoformat(row["as_of"])
    return left.days <= _SOON


def _reminder(bearer: str, rows: list[Json], answers: Answers, lang: str) -> Document:
    as_of = day(answers.provenance["as_of"], lang)
    late = [row for row in rows if row["status"] == "overdue"]
    letter = _letter(say("subject_reminder", lang), bearer, answers, lang)
    letter.blocks += _charged(bearer, rows, answers, lang)
    counts = {"reminder_late": len(late), "reminder_due": len(rows) - len(late)}
    told = ", ".join(say(key, lang, n=f"{n:02}") for key, n in counts.items() if n)
    letter.blocks.append(Paragraph(say("reminder_state", lang, day=as_of, counts=told)))
    columns = ("ordinal", "duty", "unit", "period", "last_day", "status", "clause")
    table = Table(say("reminder_table", lang), [say(key, lang) for key in columns])
    for number, row in enumerate(sorted(rows, key=lambda r: r["last_day"] or "9999"), 1):
        table.rows.append(
            [
                str(number),
                pick(row["label"], lang),
                pick(row["unit_label"], lang),
                period(row["period"], lang),
                day(row["last_day"], lang) or say("no_day", lang),
                Mark(duty_state(row, lang), row["status"]),
                answers.programme.places(row["clauses"], lang),
            ]
        )
    letter.blocks.append(Tabled(table))
    letter.blocks += _understood(answers, {name for row in rows for name in row["readings"]}, lang)
    letter.blocks.append(Paragraph(say("reminder_closing", lang, bearer=bearer)))
    return letter


def _charged(bearer: str, rows: list[Json], answers: Answers, lang: str) -> Iterator[Block]:
    """By which clauses somebody is charged; apart, of what duties it is by a reading, or because he
    has another task, that he is among those who bear them: of these no clause need name him."""
    of_all = {d["id"] for d in answers.programme.told["duties"]
              if any(b["assigned"] for b in d["bearers"])}  # fmt: skip
    by_way = {row["occurrence"] for row in rows if row["readings"] or row["duty"] in of_all}
    for key, is_read in (("reminder_opening", False), ("reminder_read", True)):
        owed = [row for row in rows if (row["occurrence"] in by_way) is is_read]
        if owed:
            clauses = [clause for row in owed for clause in row["clauses"]]
            cited = answers.programme.places(clauses, lang) or say("no_clause", lang)
            yield Paragraph(say(key, lang, clauses=cited, bearer=bearer))


def _requests(answers: Answers, lang: str) -> Iterator[Document]:
    """A letter to each agency that could supply what is missing; none where nobody is named."""
    found: dict[str, list[obligations.Lack]] = {}
    for lack in obligations.lacks(answers.missing, answers.programme, lang):
        if lack.basis != "none":
            found.setdefault(lack.owner, []).append(lack)
    for owner, lacks in found.items():
        letter = _letter(say("subject_request", lang), owner, answers, lang)
        n = sum(len(lack.facts) for lack in lacks)
        held = obligations.waiting([fact for lack in lacks for fact in lack.facts])
        as_of = day(answers.provenance["as_of"], lang)
        letter.blocks.append(Paragraph(say("request_opening", lang, day=as_of, n=n, held=held)))
        for lack in lacks:
            letter.blocks.append(Paragraph(capital(lack.why(lang)) + "."))
            table = obligations.missing_of(lack, answers, lang).without_empty()
            letter.blocks.append(Tabled(table))
            letter.blocks += _odd(lack.facts, lang)
        letter.blocks.append(Paragraph(say("request_closing", lang, owner=owner)))
        yield letter


def _odd(facts: Iterable[Json], lang: str) -> Iterator[Block]:
    """Facts that are there but contradict each other, and reports that were refused."""
    for fact in facts:
        if contradicts(fact):
            yield Line(f"{capital(say('to_reconcile', lang))}: {pick(fact['words'], lang)}.")
        elif told := refusal(fact, lang):
            yield Line(f"{pick(fact['words'], lang)}: {told}.")


def _letter(subject: str, to: str, answers: Answers, lang: str) -> Document:
    label = pick(answers.provenance["label"], lang)
    return Document(
        "",
        "",
        say("subject_of", lang, subject=subject, programme=label),
        addressees=[to],
        marks=marks(answers.provenance, lang),
        recipients=[say("recipient_above", lang)],
    )
