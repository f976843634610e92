"""The command line: its tables, its exit codes, and what it says of bad input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import tieuchi
from click.testing import CliRunner
from decision import REAL, SIGNED, TWIN, own_facts, rulebook
from tieuchi.cli.commands import cli

COLUMNS = {
    "assess": "unit,item,period,as_of,version,outcome,provisional,points,value,reason,missing,"
    "assumes,flags",
    "roadmap": "target,year,as_of,due,reached,unknown,verdict,shortfall,excess,assumes",
    "duties": "duty,unit,bearer,period,as_of,status,last_day,submitted_on",
}


class Ran:
    """What a command said and how it ended."""

    def __init__(self, *words: str) -> None:
        self.code, self.out, self.err = 0, "", ""
        done = CliRunner().invoke(cli, list(words), standalone_mode=False)
        self.out, self.err = done.stdout, done.stderr
        if done.exception is None:
            self.code = int(done.return_value or 0)
        elif isinstance(done.exception, SystemExit):
            self.code = int(str(done.exception.code))
        else:
            raise done.exception

    def table(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


ASKED = (REAL, "--year", "2023", "--as-of", SIGNED)


@pytest.mark.parametrize("command", COLUMNS)
def test_csv_begins_with_the_columns_of_the_format_page(command: str) -> None:
    done = Ran(command, *ASKED, "--format", "csv")
    assert done.code == 0
    assert done.out.splitlines()[0].startswith(COLUMNS[command])
    assert "\r" not in done.out and done.out.endswith("\n")
    assert done.out == Ran(command, *ASKED, "--format", "csv").out


def test_json_is_the_answer_of_the_library() -> None:
    answer = tieuchi.assess(rulebook(REAL), own_facts(REAL).as_known_on(SIGNED), year=2023)
    assert Ran("assess", *ASKED, "--format", "json").out == answer.json() + "\n"


def test_several_days_stand_in_one_table_by_day() -> None:
    days = ["2024-06-30", SIGNED]
    done = Ran("roadmap", REAL, "--as-of", days[0], "--as-of", days[1], "--format", "csv")
    seen = [row["as_of"] for row in done.table()]
    assert seen == sorted(seen) and set(seen) == set(days)


def test_without_a_year_every_year_of_the_programme_is_answered() -> None:
    done = Ran("assess", TWIN, "--as-of", "2026-03-01", "--format", "csv")
    periods = {row["period"][:4] for row in done.table()}
    assert {str(y) for y in rulebook(TWIN).years} <= periods


@pytest.mark.parametrize(("lang", "words"), [("vi", "chưa đạt"), ("en", "not met")])
def test_text_speaks_the_language_asked_and_prints_the_day(lang: str, words: str) -> None:
    done = Ran("assess", *ASKED, "--lang", lang)
    assert done.code == 0 and words in done.out
    assert ("20/10/2023" if lang == "vi" else SIGNED) in done.out


def test_facts_of_a_file_are_added_and_refused_rows_end_with_1(tmp_path: Path) -> None:
    table = tmp_path / "facts.csv"
    head = "unit,indicator,period,value,recorded_on\n"
    good, bad = (
        "mh-p1,an_toan_antt,2024,true,2025-01-05\n",
        "mh-p1,an_toan_an,2024,true,2025-01-05\n",
    )
    table.write_text(head + good, encoding="utf-8")
    assert Ran("assess", TWIN, "--facts", str(table), "--year", "2024").code == 0
    table.write_text(head + good + bad, encoding="utf-8")
    done = Ran("assess", TWIN, "--facts", str(table), "--year", "2024", "--lang", "vi")
    assert done.code == 1 and "từ chối 1 dòng" in done.err and "an_toan_antt" in done.err
    assert done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("assess", "no-such-pack"), "no-such-pack"),
        (("assess", REAL, "--year", "1990"), "1990"),
        (("assess", REAL, "--as-of", "2023-02-30"), "2023-02-30"),
        (("assess", REAL, "--facts", "no-such-file.csv"), "no-such-file.csv"),
        (("explain", REAL, "--unit", "Phường 1", "--year", "2023"), "tv-p1"),
        (("explain", REAL, "--unit", "tv-p1", "--criterion", "yeu_cu"), "yeu_cau"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bad_input_ends_with_2_and_says_what_is_wrong(
    words: tuple[str, ...], said: str, lang: str
) -> None:
    done = Ran(*words, "--lang", lang)
    assert done.code == 2 and said in done.err and done.out == ""
    assert "Traceback" not in done.err


def test_a_sound_pack_passes_check_and_its_own_cases() -> None:
    assert Ran("check", REAL).code == 0
    assert json.loads(Ran("check", REAL, "--format", "json").out) == []
    assert Ran("check", "no-such-pack").code == 2


def test_explain_quotes_the_clause_as_printed_and_no_id() -> None:
    done = Ran("explain", *ASKED, "--unit", "tv-p3", "--criterion", "bo_tieu_chi")
    assert done.code == 0 and "Mục I.2" in done.out and "hien_trang" not in done.out


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("1 + 2 * 3",), "7", 0),
        (("a / b >= 0.1", "--with", "a=7", "--with", "b=60"), "true", 0),
        (("a and b", "--with", "a=true", "--with", "b=unknown"), "chưa rõ", 0),
        (("1 +",), "^", 2),
    ],
)
def test_eval_shows_a_value_an_unknown_or_the_place_of_a_mistake(
    words: tuple[str, ...], said: str, code: int
) -> None:
    done = Ran("eval", *words)
    assert done.code == code and said in done.out + done.err
