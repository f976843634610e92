"""The command line as tests run it: as a terminal does, through its last door."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line as a terminal does, through its last door."""
    from tieuchi import cli

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
