"""The command line speaks the language that is asked, to files, pipes and terminals alike."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import answers as a
import pytest
import tieuchi

MAIN = [sys.executable, "-P", "-c", "from tieuchi.cli import main; main()"]
VI, EN = {"LC_ALL": "vi_VN.UTF-8"}, {"LC_ALL": "en_US.UTF-8"}
ASSESS = ("assess", a.TWIN, "--year", "2026", "--as-of", "2026-12-31")
COMMANDS = "packs indicators units items check rules test assess explain roadmap duties missing"
COMMANDS += " report eval show card"


def said(*words: str, env: Mapping[str, str] = {}, code: int = 0) -> tuple[str, str]:
    """What the command line says on both streams."""
    path = os.pathsep.join(p for p in sys.path if p)
    known = {k: v for k, v in os.environ.items() if k not in ("LANG", "TIEUCHI_LANG", "NO_COLOR")}
    done = subprocess.run(
        [*MAIN, *words],
        env={**known, "PYTHONPATH": path, **env},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def on_a_terminal(*words: str, columns: int, env: Mapping[str, str] = {}) -> str:
    """What a terminal of that width shows."""
    path = os.pathsep.join(p for p in sys.path if p)
    ours, theirs = pty.openpty()
    known = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    running = subprocess.Popen(
        [*MAIN, *words],
        env={**known, "PYTHONPATH": path, "COLUMNS": str(columns), "TERM": "xterm", **env},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 1 << 16)
        except OSError:
            break
        if not block:
            break
        shown += block
    os.close(ours)
    assert running.wait(60) == 0
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("command", ["", *COMMANDS.split()])
def test_help_speaks_the_language_that_is_asked(command: str) -> None:
    words = command.split()
    vietnamese, _ = said(*words, "--help", env=VI)
    english, _ = said(*words, "--help", env=EN)
    assert "Cách dùng: " in vietnamese and "Tùy chọn:" in vietnamese
    assert not re.search(r"Usage|Options:|Commands:|Show this|required\]", vietnamese)
    assert "Usage: " in english and "Options:" in english
    assert not re.search(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", english.lower())
    assert said(*words, "--help", env={**EN, "TIEUCHI_LANG": "vi"})[0] == vietnamese
    if words and words[0] != "eval":
        assert said(*words, "x", "--lang", "en", "--help", env=VI)[0] == english


MISUSED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "no such command": (("asess",), "không có lệnh 'asess'", "No such command 'asess'"),
    "no such option": (
        ("assess", "x", "--yaer", "1"),
        "không có tùy chọn --yaer",
        "No such option",
    ),
    "no pack": (("assess",), "thiếu tham số 'PACK'", "Missing argument 'PACK'"),
    "no choice": (("eval", "1", "--format", "x"), "chỉ nhận một trong text", "is not one of"),
    "no year": (("assess", a.TWIN, "--year", "2O24"), "2023-2026", "write it like 2024"),
    "years upside down": (("assess", a.TWIN, "--year", "2026-2024"), "2023-2026", "2023-2026"),
    "no value": (("assess", "x", "--year"), "cần một giá trị", "requires an argument"),
    "no unit": (("explain", a.TWIN), "thiếu tùy chọn '--unit'", "Missing option '--unit'"),
    "too much": (("packs", "x"), "thừa tham số: x", "unexpected extra argument"),
    "our own": (("eval", "1", "--mode", "strict"), "chỉ đi với --jsonl", "goes with --jsonl only"),
}


@pytest.mark.parametrize("named", MISUSED)
def test_a_slip_is_told_in_the_language_that_is_asked(named: str) -> None:
    words, vi, en = MISUSED[named]
    vietnamese, english = said(*words, env=VI, code=2)[1], said(*words, env=EN, code=2)[1]
    assert vi in vietnamese and "Lỗi: " in vietnamese and "Usage" not in vietnamese
    assert en in english and "Error: " in english and "Lỗi" not in english
    assert "\f" not in vietnamese + english


def english_pack(folder: Path) -> Path:
    told = json.loads((a.ROOT / "tests/cases/packs/points/pack.json").read_text(encoding="utf-8"))
    told["programme"]["language"] = "en"
    (folder / "pack.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_the_language_is_asked_then_set_then_of_the_programme(tmp_path: Path) -> None:
    pack = str(english_pack(tmp_path))
    assert tieuchi.read_programme(pack).language == "en"
    vi, en = "kết luận", "Outcome"
    assert vi in said(*ASSESS, env=EN)[0].lower(), "the programme goes before the system"
    assert en in said("assess", pack, env=VI)[0]
    assert vi in said("assess", pack, env={"TIEUCHI_LANG": "vi"})[0].lower()
    assert en in said("assess", pack, "--lang", "en", env={"TIEUCHI_LANG": "vi"})[0]


@pytest.mark.parametrize("words", [ASSESS, (*ASSESS, "--format", "csv"), ("packs",)])
def test_a_pipe_gets_utf8_whatever_the_code_page(words: tuple[str, ...]) -> None:
    usual = said(*words, env={"TIEUCHI_LANG": "vi"})[0]
    told = {"TIEUCHI_LANG": "vi", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    assert said(*words, env=told)[0] == usual


@pytest.mark.parametrize("columns", [40, 80, 120, 200, 300])
def test_tables_fit_the_terminal(columns: int) -> None:
    from tieuchi._view.terminal import width_of

    shown = on_a_terminal(*ASSESS, columns=columns)
    widest = max(width_of(re.sub(r"\x1b\[\d+m", "", line)) for line in shown.splitlines())
    fitting = max(80, min(columns, 200))
    assert fitting - 25 < widest <= fitting


def test_colour_is_for_terminals_that_want_it() -> None:
    assert "\x1b[31mchưa đạt" in on_a_terminal(*ASSESS, columns=100)
    plain = on_a_terminal(*ASSESS, columns=100, env={"NO_COLOR": "1"})
    assert "\x1b" not in plain and "\x1b" not in said(*ASSESS)[0]
    assert "\x1b" not in on_a_terminal(*ASSESS, columns=100, env={"TERM": "dumb"})


def test_nothing_in_a_file_moves_a_terminal(tmp_path: Path) -> None:
    facts = tmp_path / "x.csv"
    row = "mh-p1\x1b]0;x\x07,so_hoi_nghi,2027,1\x1b[2J,2027-11-10\n"
    facts.write_text(f"unit,indicator,period,value,recorded_on\n{row}", encoding="utf-8")
    told = said(*ASSESS, "--facts", str(facts), code=1)[1]
    assert "mh-p1" in told and not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", told)
    rows = [{"unit": "mh-p1\x1b]0;x\x07", "indicator": "so_hoi_nghi", "period": "2027"}]
    rows[0] |= {"value": "1\x1b[2J", "recorded_on": "2027-11-10"}
    issues = tieuchi.read_facts(a.rulebook(a.TWIN), rows).issues
    with pytest.raises(tieuchi.TieuchiError) as caught:
        tieuchi.read_programme("x\x1b[2J\u202e")
    for words in (str(issues), repr(issues), str(caught.value), str(issues[0])):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", words)


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        (("--year", "2024"), [2024]),
        (("--year", "2024-2026"), [2024, 2025, 2026]),
        (("--year", "2023,2025–2026"), [2023, 2025, 2026]),
        (("--year", "2023", "--year", "2025..2026"), [2023, 2025, 2026]),
    ],
)
def test_years_are_one_several_or_a_range(asked: tuple[str, ...], years: list[int]) -> None:
    shown, _ = said("roadmap", a.REAL, "--as-of", "2024-11-14", "--format", "json", *asked)
    assert sorted({row["year"] for row in json.loads(shown)["rows"]}) == years


def test_packs_are_listed() -> None:
    shown, _ = said("packs", "--lang", "vi")
    for pack in tieuchi.packs():
        assert pack in shown
    told = json.loads(said("packs", "--format", "json")[0])
    assert [one["id"] for one in told] == tieuchi.packs()
    assert {one["synthetic"] for one in told} == {True, False}


@pytest.mark.parametrize("kind", ["indicators", "units", "items"])
def test_what_a_programme_holds_is_listed(kind: str) -> None:
    table = getattr(a.rulebook(a.TWIN), kind)
    ids = [row["id"] for row in table]
    assert ids[0] in said(kind, a.TWIN)[0]
    rows = said(kind, a.TWIN, "--format", "csv", "--lang", "en")[0].splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ids


def completed(line: str, env: Mapping[str, str] = VI) -> dict[str, str]:
    """What a shell is offered at the end of a line."""
    words = line.split(" ")
    program = "import sys; sys.argv = ['tieuchi']; from tieuchi.cli import main; main()"
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={
            **os.environ,
            "PYTHONPATH": path,
            "_TIEUCHI_COMPLETE": "zsh_complete",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
            **env,
        },
        capture_output=True,
        timeout=60,
        check=False,
    )
    lines = done.stdout.decode().splitlines()
    return dict(zip(lines[1::3], lines[2::3], strict=True))


def test_a_shell_is_offered_packs_units_criteria_and_years() -> None:
    assert set(completed("tieuchi assess ")) == set(tieuchi.packs())
    units = completed(f"tieuchi explain {a.TWIN} --unit mh-p")
    assert "mh-p1" in units and "Phường Mẫu 1" in units["mh-p1"]
    items = completed(f"tieuchi explain {a.TWIN} --item yeu", EN)
    assert "yeu_cau" in items
    assert "2026" in completed(f"tieuchi assess {a.TWIN} --year 202")
    assert "assess" in completed("tieuchi as")


def test_a_dash_is_standard_output() -> None:
    asked = ("--year", "2024", "--as-of", "2024-11-14", "--to", "-")
    shown, told = said("report", a.TWIN, *asked)
    assert shown.startswith("<!doctype html>") and shown.endswith("</html>\n") and told == ""
    assert not Path("-").exists()


def test_a_table_for_a_spreadsheet_is_asked_for_in_options() -> None:
    shown, _ = said(*ASSESS, "--format", "csv", "--words", "--separator", ";", "--bom")
    known = a.snapshot(a.TWIN, "2026-12-31")
    result = tieuchi.assess(a.rulebook(a.TWIN), known, year=2026)
    assert shown == result.to_csv(words="vi", separator=";", bom=True)
    assert said(*ASSESS, "--format", "csv", "--raw")[0] == result.to_csv(raw=True)


def test_program_text_is_told_when_it_is_asked_for() -> None:
    asked = ("explain", a.TWIN, "--unit", "mh-p1", "--year", "2026", "--as-of", "2026-12-31")
    assert "Quy tắc: Đạt khi" in said(*asked)[0] and "viết cho máy" not in said(*asked)[0]
    assert "Quy tắc viết cho máy:" in said(*asked, "--rules")[0]
