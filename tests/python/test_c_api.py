"""The C interface through ctypes: the answers of C are the answers of Python, byte for byte."""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi

GIVEN = os.environ.get("TIEUCHI_C_LIBRARY")
PLACES = ("outside/consume/prefix", "develop", "release")  # the first is what a user installs
BUILT = [a.ROOT / "build" / place / "lib/libtieuchi_c.so" for place in PLACES]
FOUND = [Path(GIVEN)] if GIVEN else [path for path in BUILT if path.exists()]
OK, REFUSED, BAD_INPUT = 0, 1, 2

pytestmark = pytest.mark.skipif(not FOUND, reason="the C library is not built")


class Api:
    """c_api.h as Python sees it; every text is copied and given back."""

    def __init__(self, path: Path) -> None:
        self.library = ctypes.CDLL(str(path))
        self.library.tieuchi_version.restype = ctypes.c_char_p

    def call(self, name: str, *arguments: Any) -> tuple[int, Any]:
        out = ctypes.c_void_p()
        function = getattr(self.library, f"tieuchi_{name}")
        status = int(function(*arguments, ctypes.byref(out)))
        if not out.value:
            return status, None
        text = ctypes.string_at(out.value).decode()
        self.library.tieuchi_free_text(out)
        return status, text

    def load(self, pack: str) -> tuple[int, ctypes.c_void_p, str]:
        handle = ctypes.c_void_p()
        status, text = self.call("load_pack", pack.encode(), ctypes.byref(handle))
        return status, handle, text

    def ask(self, verb: str, pack: ctypes.c_void_p, **question: Any) -> tuple[int, str]:
        return self.call(verb, pack, json.dumps(question).encode())


@pytest.fixture(scope="module")
def api() -> Api:
    return Api(FOUND[0])


@pytest.fixture
def pack(api: Api) -> Iterator[ctypes.c_void_p]:
    status, handle, _ = api.load(str(a.ROOT / "lib/packs" / a.REAL))
    assert status == OK
    yield handle
    api.library.tieuchi_free_pack(handle)


def test_version(api: Api) -> None:
    assert api.library.tieuchi_version().decode() == tieuchi.__version__


@pytest.mark.parametrize("verb", ["assess", "roadmap", "duties", "missing"])
def test_the_answers_are_those_of_python(api: Api, pack: ctypes.c_void_p, verb: str) -> None:
    status, text = api.ask(verb, pack, as_of="2023-10-20", years=[2023])
    assert status == OK
    a.validate(text)
    assert (
        text == getattr(tieuchi, verb)(a.rulebook(), a.snapshot(day="2023-10-20"), year=2023).json()
    )


def test_explain_and_describe(api: Api, pack: ctypes.c_void_p) -> None:
    known = a.snapshot(day="2023-10-20")
    asked = {"as_of": "2023-10-20", "years": [2023], "unit": "tv-p1", "item": "yeu_cau"}
    status, text = api.ask("explain", pack, **asked)
    assert status == OK
    assert text == tieuchi.explain(a.rulebook(), known, "tv-p1", "yeu_cau", year=2023).json()
    status, text = api.call("describe", pack)
    assert json.loads(text) == a.rulebook().describe()
    status, text = api.call("rules", pack)
    assert status == OK and json.loads(text) == a.rulebook().rules()


def test_facts_are_added_and_refused(api: Api, pack: ctypes.c_void_p) -> None:
    row = {"unit": "tv-p1", "indicator": "quan_so", "period": "2024", "value": "9"}
    rows = [
        row | {"recorded_on": "2024-12-01"},
        row | {"unit": "tv-p99", "recorded_on": "2024-12-01"},
    ]
    text = json.dumps(rows).encode()
    status, answer = api.call("add_facts", pack, text, ctypes.c_size_t(len(text)))
    assert status == REFUSED
    a.validate(answer)
    assert (json.loads(answer)["admitted"], json.loads(answer)["refused"]) == (1, 1)
    assert api.call("add_facts", pack, b"", ctypes.c_size_t(0))[0] == BAD_INPUT


def test_bad_input_is_told_and_null_is_bad_input(api: Api, pack: ctypes.c_void_p) -> None:
    for status, text in (
        api.ask("assess", pack, as_of="2023-10-20", years=[1999]),
        api.ask("assess", pack),
        api.ask("explain", pack, as_of="2023-10-20", unit="nowhere"),
        api.call("assess", pack, b"{"),
        api.call("assess", pack, None),
        api.call("assess", None, b"{}"),
        api.call("describe", None),
        api.call("rules", None),
        api.load("nowhere")[::2],
    ):
        assert status == BAD_INPUT
        a.validate(text)
        assert json.loads(text)["issues"]
    api.library.tieuchi_free_pack(None)
    api.library.tieuchi_free_text(None)


def test_expressions(api: Api) -> None:
    line = {
        "id": 1,
        "expression": "a + 1",
        "types": {"a": "number"},
        "inputs": {"a": {"number": "2"}},
    }
    status, text = api.call("evaluate", json.dumps(line).encode())
    assert (status, json.loads(text)) == (OK, {"id": 1, "value": {"number": "3"}})
