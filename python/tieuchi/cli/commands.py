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
from tieuchi._files import is_descriptor
from tieuchi.cli._streams import say
from tieuchi.cli.asked import (
    BAD_INPUT,
    DONE,
    FINDINGS,
    Asked,
    fact_options,
    form_options,
    only_once,
    open_facts,
    open_pack,
    pack_argument,
    stop,
    tell,
)
from tieuchi.cli.evaluate import evaluate
from tieuchi.explanation import Explanation
from tieuchi.issues import TieuchiError
from tieuchi.reports import form_of
from tieuchi.results import Result
from tieuchi.verbs import explained, source_text


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(tieuchi.__version__, prog_name="tieuchi")
def cli() -> None:
    """Đơn vị nào đạt tiêu chí nào, vì sao, và ai phải báo cáo khi nào."""


cli.add_command(evaluate)


@cli.command()
@pack_argument
@form_options("text", "json")
def check(pack: str, form: str, lang: str) -> int:
    """Kiểm tra một gói: mọi vấn đề trong một lượt."""
    issues = tieuchi.check(pack)
    if form == "json":
        click.echo(json.dumps([_plain(i) for i in issues], ensure_ascii=False, indent=1))
    else:
        for issue in issues:
            click.echo(issue.describe(lang))
        click.echo(_check_words(pack, issues, lang))
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
                f"list {u['list']}, bytes {u['length']}"
            )
        return (
            f"tốn {u['cost']} bước, {u['nodes']} thành phần, lồng {u['nesting']}, "
            f"danh sách {u['list']}, {u['length']} byte"
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


@cli.command()
@pack_argument
@form_options("text", "json")
def rules(pack: str, form: str, lang: str) -> int:
    """Mọi quy tắc của gói và độ lớn của từng quy tắc."""
    told = open_pack(pack, lang).rules()
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _rule_lines(told, lang):
            click.echo(line)
    return DONE


@cli.command()
@pack_argument
@form_options("text", "json", "csv")
def test(pack: str, form: str, lang: str) -> int:
    """Chạy các ca kiểm thử của gói."""
    results = tieuchi.run_cases(open_pack(pack, lang))
    if form != "text":
        click.echo(results.json() if form == "json" else results.to_csv(), nl=form == "json")
        return DONE if results.ok else FINDINGS
    for row in results.failures:
        click.echo(f"✗ {row['case']}")
        for difference in row["differences"]:
            click.echo(f"    {difference[lang]}")
    passed = len(results) - len(results.failures)
    click.echo(_words.say("cases_run", lang, passed=passed, failed=len(results.failures)))
    return DONE if results.ok else FINDINGS


Ask = Callable[[tieuchi.Rulebook, tieuchi.Snapshot, list[int] | None], Result]


def _table(name: str, words: str, ask: Ask) -> None:
    """A command that prints one table of results, of several days where several are asked."""

    @cli.command(name, help=words)
    @pack_argument
    @fact_options
    @form_options("text", "json", "csv", "md")
    def command(pack: str, form: str, lang: str, **given: Any) -> int:
        asked = open_facts(pack, form=form, lang=lang, **given)
        try:
            answers = [ask(asked.rulebook, known, asked.years) for known in asked.snapshots()]
        except TieuchiError as error:
            stop(error.issues, lang)
        _print(answers, asked)
        return asked.code


def _print(answers: Sequence[Result], asked: Asked) -> None:
    if asked.form != "json":
        for answer in answers:
            tell(getattr(answer, "notes", ()), asked.lang)
    if asked.form == "csv":
        for number, answer in enumerate(answers):
            table = answer.to_csv()
            click.echo(table if number == 0 else table.partition("\n")[2], nl=False)
    elif asked.form == "json":
        texts = [answer.json() for answer in answers]
        click.echo(texts[0] if len(texts) == 1 else "[" + ",".join(texts) + "]")
    else:
        _show(answers, asked.form, asked.lang)


def _show(answers: Sequence[Result | Explanation], form: str, lang: str) -> None:
    """Answers for people, one below the other."""
    views = [answer.show(lang) for answer in answers]
    click.echo("\n\n".join(v.markdown() if form == "md" else str(v) for v in views))


_table(
    "assess",
    "Đánh giá: kết quả của từng đơn vị, tiêu chí, năm.",
    lambda rules, known, years: tieuchi.assess(rules, known, year=years),
)
_table(
    "roadmap",
    "Lộ trình: mục tiêu từng năm và số đã được công nhận.",
    lambda rules, known, years: tieuchi.roadmap(rules, known, year=years),
)
_table(
    "duties",
    "Nhiệm vụ, báo cáo: ai phải làm, hạn nào, tình trạng ra sao.",
    lambda rules, known, years: tieuchi.duties(rules, known, year=years),
)
_table(
    "missing",
    "Số liệu còn thiếu và ai có thể cung cấp.",
    lambda rules, known, years: tieuchi.missing(rules, known, year=years),
)


@cli.command()
@pack_argument
@click.option("--unit", required=True, help="Mã đơn vị.")
@click.option(
    "--criterion", "--item", "item", default=None, help="Tiêu chí hoặc nhóm (mặc định: mọi bộ)."
)
@click.option(
    "--source",
    metavar="TỆP",
    help="Tệp văn bản chính thức để trích (UTF-8, tối đa 16 MiB); - là đầu vào chuẩn.",
)
@fact_options
@form_options("text", "json", "md")
def explain(
    pack: str, unit: str, item: str | None, source: str | None, form: str, lang: str, **given: Any
) -> int:
    """Vì sao đạt hoặc chưa đạt: điều khoản, quy tắc, số liệu, điều còn thiếu."""
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
        stop(error.issues, lang)
    if form == "json":
        texts = [one.json() for one in told]
        click.echo(texts[0] if len(texts) == 1 else "[" + ",".join(texts) + "]")
    else:
        _show(told, form, lang)
    return asked.code


@cli.command()
@pack_argument
@click.option(
    "--to",
    required=True,
    metavar="TỆP",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp sẽ ghi; đuôi chọn dạng: .html. Tệp cũ chỉ được thay khi báo cáo mới đã ghi xong.",
)
@fact_options
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ / language.")
def report(pack: str, to: Path, lang: str, **given: Any) -> int:
    """Một báo cáo tự chứa: tổng hợp, kết quả, lộ trình, nhiệm vụ, giải thích."""
    try:
        form_of(to)
    except TieuchiError as error:
        stop(error.issues, lang)
    asked = open_facts(pack, form="text", lang=lang, **given)
    try:
        tieuchi.report(asked.rulebook, asked.snapshots()[-1], to, year=asked.years, lang=lang)
    except TieuchiError as error:
        stop(error.issues, lang)
    except OSError as error:
        say(f"{to}: {_words.say('not_written', lang)} ({error.strerror})")
        return BAD_INPUT
    if to.is_file() and not is_descriptor(to):
        click.echo(str(to))
    return asked.code
