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

    def load_with(self, pack: str, choices: str | None) -> tuple[int, ctypes.c_void_p, str]:
        handle, out = ctypes.c_void_p(), ctypes.c_void_p()
        given = None if choices is None else choices.encode()
        status = int(
            self.library.tieuchi_load_pack_with(
                pack.encode(), given, ctypes.byref(handle), ctypes.byref(out), None, None
            )
        )
        text = ctypes.string_at(out.value).decode() if out.value else ""
        self.library.tieuchi_free_text(out)
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


NORM = "parameter,value,document\ndinh_muc_dien_tich,500,QĐ 7978/QĐ-BCA-H02\n"


def test_a_pack_is_loaded_under_other_readings_and_with_norms(api: Api, tmp_path: Path) -> None:
    """As `--reading` and `--tables` do: the answers are those of Python, byte for byte."""
    file = tmp_path / "norms.csv"
    file.write_text(NORM, encoding="utf-8")
    chosen = {"nam_bao_cao_dau": "tu_2024"}
    rules = tieuchi.compile_rules(a.rulebook(a.TWIN).programme, readings=chosen)
    rules = tieuchi.read_tables(rules, file)
    choices = {"readings": chosen, "tables": [{"name": "norms.csv", "csv": NORM}]}
    folder = str(a.ROOT / "lib/packs" / a.TWIN)
    status, handle, _ = api.load_with(folder, json.dumps(choices))
    assert status == OK
    asked = api.ask("duties", handle, as_of="2025-01-10", years=[2024])
    api.library.tieuchi_free_pack(handle)
    assert rules.facts is not None
    known = rules.facts.as_known_on("2025-01-10")
    assert asked == (OK, tieuchi.duties(rules, known, year=2024).json())
    told = json.loads(asked[1])["provenance"]
    assert told["readings"] == chosen and told["tables_hash"]


def test_without_choices_a_pack_is_as_its_author_wrote_it(api: Api) -> None:
    answers = set()
    for choices in (None, "{}", '{"readings": {}, "tables": []}'):
        status, handle, _ = api.load_with(str(a.ROOT / "lib/packs" / a.REAL), choices)
        assert status == OK
        answers.add(api.ask("roadmap", handle, as_of="2023-10-20", years=[2023]))
        api.library.tieuchi_free_pack(handle)
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ("[", "json.syntax"),
        ('{"reading": {}}', "format.unknown_key"),
        ('{"readings": {"nam_bao_cao_dau": "tu_2030"}}', "question.reading"),
        ('{"readings": {"khong_co": "x"}}', "question.reading"),
        ('{"tables": [{"name": "a.csv"}]}', "format.missing_key"),
        ('{"tables": [{"csv": 7}]}', "format.type"),
        ('{"tables": [{"csv": "parameter,value,document\\nx,1,Q\\n"}]}', "table.parameter"),
        ('{"tables": [{"name": "a.csv", "csv": "parameter,value\\n"}]}', "csv.missing_column"),
    ],
)
def test_a_wrong_choice_is_told_as_everywhere(api: Api, choices: str, code: str) -> None:
    status, handle, text = api.load_with(str(a.ROOT / "lib/packs" / a.REAL), choices)
    assert status == BAD_INPUT and not handle.value
    a.validate(text)
    assert code in {issue["code"] for issue in json.loads(text)["issues"]}


def test_expressions(api: Api) -> None:
    line = {
        "id": 1,
        "expression": "a + 1",
        "types": {"a": "number"},
        "inputs": {"a": {"number": "2"}},
    }
    status, text = api.call("evaluate", json.dumps(line).encode())
    assert (status, json.loads(text)) == (OK, {"id": 1, "value": {"number": "3"}})
