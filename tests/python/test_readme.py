"""The README shows the examples of docs/examples word for word, and they run."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def block(language: str) -> str:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"```{language}\n(.*?)```", readme, re.DOTALL)
    assert found, f"no {language} block in the README"
    return found[1]


@pytest.mark.parametrize(("language", "file"), [("python", "first.py"), ("cpp", "first.cpp")])
def test_the_readme_shows_the_example_that_is_run(language: str, file: str) -> None:
    assert block(language) == (ROOT / "docs/examples" / file).read_text("utf-8")


def test_the_python_example_answers_for_the_twin(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "docs/examples/first.py"))
    told = capsys.readouterr().out
    assert "số liệu minh họa, không có thật" in told
    assert "Các yêu cầu của Đề án: chưa đạt" in told
    assert "Mục II.3.b" in told
