"""Every public name has an example beside its words or on its page, and every example runs."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import answers as a
import pytest
import tieuchi
from tieuchi import feel

PAGE = Path(__file__).resolve().parents[2] / "docs/api/python.md"


def things() -> Iterator[tuple[str, object]]:
    for name in tieuchi.__all__:
        yield f"tieuchi.{name}", getattr(tieuchi, name)
    for name in feel.__all__:
        yield f"tieuchi.feel.{name}", getattr(feel, name)


def documented() -> Iterator[tuple[str, str]]:
    """Every text that may hold examples: the words of each name and of its public members."""
    yield PAGE.name, PAGE.read_text("utf-8")
    for name, thing in things():
        own = (inspect.isclass(thing) or inspect.isfunction(thing)) and str(
            thing.__module__
        ).startswith("tieuchi")
        if not own:
            continue
        yield name, inspect.getdoc(thing) or ""
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_"):
                    yield f"{name}.{member}", inspect.getdoc(value) or ""


def on_the_page(name: str) -> str:
    """What the page says beneath the directive of a name, up to the next one."""
    short = name.removeprefix("tieuchi.")
    found = re.search(
        rf"^\.\. auto\w+:: (?:tieuchi\.)?{re.escape(short)}\n((?:   .*\n|\n)*)",
        PAGE.read_text("utf-8"),
        re.MULTILINE,
    )
    return found[1] if found else ""


@pytest.mark.parametrize("name", [name for name, _ in things()])
def test_every_public_name_has_an_example(name: str) -> None:
    thing = dict(things())[name]
    if name == "tieuchi.feel.Type":
        return  # a name for types of others; its words are those of the module
    if name == "tieuchi.feel":
        assert "feel.evaluate(" in (inspect.getdoc(thing) or "")
        return
    words = "" if isinstance(thing, str) else inspect.getdoc(thing) or ""
    assert ">>> " in words + on_the_page(name), f"{name} has no example"


@pytest.mark.parametrize("name", tieuchi.__all__)
def test_the_page_has_every_public_name(name: str) -> None:
    kinds = r"\.\. auto(?:function|class|exception|module|data)::"
    assert re.search(rf"^{kinds} (?:tieuchi\.)?{re.escape(name)}$", PAGE.read_text("utf-8"), re.M)


@pytest.fixture(scope="module")
def quick_start() -> dict[str, object]:
    """What the page says that its examples begin with."""
    began = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert began
    names: dict[str, object] = {}
    exec(began[1], names)
    assert names["rulebook"] == a.rulebook(a.TWIN)
    return names


EXAMPLES = {name: text for name, text in documented() if ">>> " in text}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_says_what_it_shows(
    name: str,
    quick_start: dict[str, object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(
        EXAMPLES[name].replace("```", ""), dict(quick_start), name, None, None
    )
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)
