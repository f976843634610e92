"""The commands; each asks the library once a day and prints what it answers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

import tieuchi
from tieuchi import _words
from tieuchi._csv import Dialect
from tieuchi._files import STANDARD_OUTPUT, is_descriptor
from tieuchi._view.model import Table
from tieuchi._view.shown import View
from tieuchi.cli._complete import of_the_pack
from tieuchi.cli._language import both, spoken
from tieuchi.cli._output import out, out_each, show_each, shown, text
from tieuchi.cli._speaking import VERSION, Group, Option, option
from tieuchi.cli._streams import say_not_written
from tieuchi.cli.asked import (
    BAD_INPUT,
    DONE,
    FINDINGS,
    Asked,
    Spreadsheet,
    about_option,
    csv_options,
    fact_options,
    form_options,
    lang_option,
    only_once,
    open_facts,
    open_pack,
    pack_argument,
    source_option,
    stop,
    tell,
    unit_option,
)
from tieuchi.cli.desk import DESK, document_options, ranked_option
from tieuchi.cli.evaluate import evaluate
from tieuchi.cli.looking import looks
from tieuchi.issues import TieuchiError
from tieuchi.reports import FORMS, Kind, form_of
from tieuchi.results import Missing, Result
from tieuchi.verbs import explained, source_text

_FORMS = ", ".join(FORMS)


def _print_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        out(f"tieuchi, version {tieuchi.__version__}")
        ctx.exit()


@click.group(
    cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help=VERSION,
)
def cli() -> None:
    """The command line."""


cli.help = both(
    "Đơn vị nào đạt tiêu chí nào, vì sao, và ai phải báo cáo khi nào.",
    "Which unit meets which criterion, why, and who must report when.",
)
cli.add_command(evaluate)
for _one in (*looks, *DESK):
    cli.add_command(_one)


@cli.command(
    help=both("Các bộ dữ liệu đề án có sẵn, gọi bằng mã.", "The packs that are there, by id.")
)
@form_options("text", "json")
def packs(form: str, lang: str | None) -> int:
    """The shipped packs."""
    told = [tieuchi.read_programme(pack) for pack in tieuchi.packs()]
    if form == "json":
        out(json.dumps([_pack(one) for one in told], ensure_ascii=False, indent=1))
        return DONE
    shown(text(_packs_view([_pack(one) for one in told], lang or spoken())))
    return DONE


def _pack(programme: tieuchi.Programme) -> dict[str, Any]:
    return {
        "id": programme.id,
        "label": programme.label._asdict(),
        "years": [programme.years[0], programme.years[-1]],
        "synthetic": programme.synthetic,
    }


def _packs_view(rows: Sequence[dict[str, Any]], lang: str) -> View:
    columns = ("id", "pack", "years", "kind_of_figures")
    table = Table(_words.say("packs", lang), [_words.say(key, lang) for key in columns])
    for row in rows:
        invented = _words.say("synthetic", lang) if row["synthetic"] else ""
        years = "–".join(map(str, row["years"]))
        table.rows.append([row["id"], _words.pick(row["label"], lang), years, invented])
    return View([table], lang)


@cli.command(
    help=both(
        "Kiểm tra một gói: mọi vấn đề trong một lượt.", "Every problem of a pack in one pass."
    )
)
@pack_argument
@form_options("text", "json")
def check(pack: str, form: str, lang: str | None) -> int:
    """Every problem of a pack in one pass."""
    issues = tieuchi.check(pack)
    lang = lang or spoken()
    if form == "json":
        out(json.dumps([_plain(i) for i in issues], ensure_ascii=False, indent=1))
    else:
        for issue in issues:
            out(issue.describe(lang))
        out(_check_words(pack, issues, lang))
    if any(i.is_error for i in issues):
        return BAD_INPUT
    return FINDINGS if any(i.severity == "warning" for i in issues) else DONE


def _rule_lines(told: dict[str, Any], lang: str) -> Iterator[str]:
    """One line a rule; the last one says what a rule may take at most."""
    en = lang == "en"

    def taken(u: dict[str, int]) -> str:
        if en:
            return (
                f"cost {u['cost']}, nodes {u['nodes']}, nesting {u['nesting']}, "
                f"list {u['list']}, bytes {u['length']}, "
                f"values in the result {u['result']}, compared {u['compared']}"
            )
        return (
            f"tốn {u['cost']} bước, {u['nodes']} thành phần, lồng {u['nesting']}, "
            f"danh sách {u['list']}, {u['length']} byte, "
            f"kết quả {u['result']} giá trị, so sánh {u['compared']} giá trị"
        )

    for rule in told["rules"]:
        yield f"{rule['file']}:{rule['line']} {rule['source']}: {taken(rule['takes'])}"
    yield f"{'at most' if en else 'tối đa'}: {taken(told['bounds'])}"


def _plain(issue: tieuchi.Issue) -> dict[str, Any]:
    return {
        name: (value._asdict() if hasattr(value, "_asdict") else value)
        for name, value in vars(issue).items()
    }


def _check_words(pack: str, issues: Sequence[tieuchi.Issue], lang: str) -> str:
    counts = Counter(i.severity for i in issues)
    errors, warnings, notes = (counts[s] for s in ("error", "warning", "note"))
    return _words.say(
        "issues_found", lang, pack=pack, errors=errors, warnings=warnings, notes=notes
    )


@cli.command(
    help=both(
        "Mọi quy tắc của gói và độ lớn của từng quy tắc.",
        "Every rule of a pack and what it takes of the bounds.",
    )
)
@pack_argument
@form_options("text", "json")
def rules(pack: str, form: str, lang: str | None) -> int:
    """Every rule of a pack."""
    rulebook = open_pack(pack)
    told = rulebook.rules()
    if form == "json":
        out(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _rule_lines(told, lang or spoken(rulebook.language)):
            out(line)
    return DONE


@cli.command(help=both("Chạy các ca kiểm thử của gói.", "Run the cases of a pack."))
@pack_argument
@form_options("text", "json", "csv")
def test(pack: str, form: str, lang: str | None) -> int:
    """The cases of a pack."""
    rulebook = open_pack(pack)
    lang = lang or spoken(rulebook.language)
    results = tieuchi.run_cases(rulebook)
    if form != "text":
        out(results.json() if form == "json" else results.to_csv(), nl=form == "json")
        return DONE if results.ok else FINDINGS
    for row in results.failures:
        out(f"✗ {row['case']}")
        for difference in row["differences"]:
            out(f"    {difference[lang]}")
    passed = len(results) - len(results.failures)
    out(_words.say("cases_run", lang, passed=passed, failed=len(results.failures)))
    return DONE if results.ok else FINDINGS


Ask = Callable[..., Result]


def _table(name: str, words: str, ask: Ask, *options: Callable[[Any], Any]) -> None:
    """A command that prints one table of results, of several days where several are asked."""

    @cli.command(name, help=words)
    @pack_argument
    @fact_options
    @csv_options
    @form_options("text", "json", "csv", "md")
    def command(
        pack: str,
        form: str,
        lang: str | None,
        words: bool,
        separator: str,
        bom: bool,
        raw: bool,
        ranked: bool = False,
        source: str | None = None,
        unit: str | None = None,
        **given: Any,
    ) -> int:
        only_once([*given["files"], source])
        asked = open_facts(pack, form=form, lang=lang, **given)
        try:
            more: dict[str, Any] = {} if source is None else {"source": source_text(source)}
            more |= {} if unit is None else {"unit": unit}
            answers = [
                ask(asked.rulebook, known, year=asked.years, **more) for known in asked.snapshots()
            ]
        except TieuchiError as error:
            stop(error.issues, asked.lang)
        if ranked:
            answers = [one.ranked() if isinstance(one, Missing) else one for one in answers]
        _print(answers, asked, Spreadsheet(words, separator, bom, raw))
        return asked.code

    for add in options:
        add(command)


def _print(answers: Sequence[Result], asked: Asked, sheet: Spreadsheet) -> None:
    if asked.form != "json":
        for answer in answers:
            tell(getattr(answer, "notes", ()), asked.lang)
    if asked.form == "csv":
        dialect = Dialect(sheet.separator, sheet.bom, sheet.raw)
        words = asked.lang if sheet.words else None
        for number, answer in enumerate(answers):
            out(answer._as_csv(dialect, words, headed=number == 0), nl=False)
    elif asked.form == "json":
        out_each([answer.json() for answer in answers])
    else:
        show_each([answer.show(asked.lang) for answer in answers], asked.form)


_table(
    "assess",
    both(
        "Đánh giá: kết quả của từng đơn vị, tiêu chí, năm.",
        "Outcomes of every unit, criterion and year.",
    ),
    tieuchi.assess,
)
_table(
    "roadmap",
    both(
        "Lộ trình: chỉ tiêu từng năm và số đơn vị đã đạt.",
        "The roadmap: aims by year and how many units reached them.",
    ),
    tieuchi.roadmap,
    source_option,
)
_table(
    "duties",
    both(
        "Nhiệm vụ, báo cáo: ai phải làm, hạn nào, tình trạng ra sao.",
        "Duties and reports: who, by when, in which state.",
    ),
    tieuchi.duties,
    source_option,
    about_option,
)
_table(
    "missing",
    both(
        "Số liệu còn thiếu và ai có thể cung cấp.",
        "Facts that are missing and who could supply them.",
    ),
    tieuchi.missing,
    ranked_option,
    source_option,
)


@cli.command(
    help=both(
        "Vì sao đạt hoặc chưa đạt: điều khoản, quy tắc, số liệu, điều còn thiếu.",
        "Why: clause, figures, comparisons, what is missing.",
    )
)
@pack_argument
@unit_option
@option(
    "--criterion",
    "--item",
    "item",
    default=None,
    shell_complete=of_the_pack("items"),
    help=both(
        "Tiêu chí hoặc nhóm (mặc định: mọi nội dung áp dụng).",
        "Criterion or group (default: whatever applies).",
    ),
)
@source_option
@option(
    "--rules",
    "with_rules",
    is_flag=True,
    help=both("In cả nội dung quy tắc của máy.", "Print the program text of the rules too."),
)
@fact_options
@form_options("text", "json", "md")
def explain(
    pack: str,
    unit: str,
    item: str | None,
    source: str | None,
    with_rules: bool,
    form: str,
    lang: str | None,
    **given: Any,
) -> int:
    """Why: clause, figures, comparisons, what is missing."""
    only_once([*given["files"], source])
    asked = open_facts(pack, form=form, lang=lang, **given)
    years: list[int | None] = [*asked.years] if asked.years else [None]
    try:
        quoted = "" if source is None else source_text(source)
        told = [
            explained(asked.rulebook, known, unit=unit, item=item, year=year, quoted=quoted)
            for known in asked.snapshots()
            for year in years
        ]
    except TieuchiError as error:
        stop(error.issues, asked.lang)
    if form == "json":
        out_each([one.json() for one in told])
    else:
        show_each([one.show(asked.lang, rules=with_rules) for one in told], form)
    return asked.code


@cli.command(
    help=both(
        "Một báo cáo tự chứa: tổng hợp, kết quả, lộ trình, nhiệm vụ, giải thích.",
        "One report that stands alone: summary, results, roadmap, duties, explanations.",
    )
)
@pack_argument
@option(
    "--to",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help=both(
        f"Tệp sẽ ghi; đuôi chọn dạng: {_FORMS}; - là đầu ra chuẩn. "
        "Tệp cũ chỉ được thay khi báo cáo mới đã ghi xong.",
        f"File to write; its ending chooses the form: {_FORMS}; - is standard output. "
        "An old file is replaced when the new report is complete.",
    ),
)
@option(
    "--per-unit",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help=both(
        "Thư mục sẽ ghi: mỗi đơn vị một trang, và index.html dẫn đến các trang đó.",
        "Folder to write: a page for each unit, and index.html that leads to them.",
    ),
)
@option(
    "--since",
    metavar="DAY",
    default=None,
    help=both(
        "Ngày của báo cáo trước: trang nói điều gì đã đổi từ đó (.html, --per-unit).",
        "Day of the last report: the page says what changed from there (.html, --per-unit).",
    ),
)
@document_options
@fact_options
@lang_option
def report(
    pack: str,
    to: Path | None,
    folder: Path | None,
    since: str | None,
    kind: Kind,
    office: str | None,
    lang: str | None,
    **given: Any,
) -> int:
    """One report that stands alone."""
    if to is None and folder is None:
        raise click.UsageError(both("cần --to hoặc --per-unit.", "--to or --per-unit is needed."))
    try:
        if to is not None:
            form_of(to)
    except TieuchiError as error:
        stop(error.issues, lang or spoken())
    asked = open_facts(pack, form="text", lang=lang, **given)
    written: list[Path] = []
    try:
        known = asked.snapshots()[-1]
        if to is not None:
            more: dict[str, Any] = {"lang": asked.lang, "kind": kind, "office": office}
            tieuchi.report(asked.rulebook, known, to, year=asked.years, since=since, **more)
            written.append(to)
        if folder is not None:
            index = tieuchi.report_per_unit(
                asked.rulebook, known, folder, year=asked.years, lang=asked.lang, since=since
            )
            written.append(index)
    except TieuchiError as error:
        stop(error.issues, asked.lang)
    except OSError as error:
        target = to if to is not None and not written else folder
        say_not_written(target, error, asked.lang)
        return BAD_INPUT
    for path in written:
        if path.is_file() and not is_descriptor(path) and str(path) != STANDARD_OUTPUT:
            out(str(path))
    return asked.code
