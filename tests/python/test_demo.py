"""The demonstration: what it says comes from the packs, and it writes a page for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from decision import REAL, TWIN
from tieuchi import demo


def test_the_demo_says_the_main_figures_and_writes_both_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo.main() == 0
    said = capsys.readouterr().out
    assert "đạt 0/11" in said and "stated deficits: 55" in said and "14/11/2023" in said
    assert "không có thật" in said
    assert max(len(line) for line in said.splitlines()) <= 100
    for pack in (REAL, TWIN):
        path = tmp_path / "build" / "pages" / f"{pack}.html"
        assert str(path.relative_to(tmp_path)) in said
        assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
