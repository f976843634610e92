"""The commands of the desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tieuchi import cli

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")

PACK = "vi-du-1578"


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line as a terminal does, through its last door."""

    def command(*words: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["tieuchi", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err and "internal error" not in err
        code = ended.value.code
        assert isinstance(code, int)
        return Said(code, out, err)

    return command


def test_a_form_is_written_filled_and_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    done = run("template", PACK, "--year", "2026", "--to", path, "--unit", "mh-p1")
    assert (done.code, done.out) == (0, f"{path}\n")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["H4"], sheet["H9"], sheet["H10"] = "2026-11-05", "có", "sai chính tả"
    book.save(path)
    done = run("assess", PACK, "--facts", path, "--year", "2026", "--as-of", "2026-12-31")
    assert done.code == 1
    assert f"{path}!{sheet.title}!H10" in done.err and "từ chối 1 dòng" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "2040", "--to", "b.xlsx"], "2040"),
        (["--year", "2026", "--to", "b.xlsx", "--unit", "mh-p99"], "mh-p99"),
        (["--year", "2026", "--to", "/dev/full"], "/dev/full"),
        (["--year", "2026", "--to", "khong/co/b.xlsx"], "khong/co/b.xlsx"),
    ],
)
def test_a_form_that_cannot_be_made_says_why(
    run: Run, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("template", PACK, *words)
    assert done.code == 2 and said in done.err
    assert list(tmp_path.iterdir()) == []
