"""Issues that only a question, a source or a host can raise: each by its own code."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi import feel


def of_facts() -> tieuchi.Facts:
    return tieuchi.read_facts(a.rulebook())


def asked_of_another() -> Any:
    return tieuchi.assess(a.rulebook(a.TWIN), a.snapshot(a.REAL), year=2024)


def read_back() -> Any:
    result = tieuchi.assess(a.rulebook(), a.snapshot(), year=2024)
    return pickle.loads(pickle.dumps(result)).explain("tv-p1")


REFUSED: dict[str, Callable[[], Any]] = {
    "question.year": lambda: tieuchi.assess(a.rulebook(), a.snapshot(), year=1990),
    "question.day": lambda: of_facts().as_known_on("14/11/2024"),
    "question.as_of": lambda: tieuchi.assess(a.rulebook(), of_facts(), year=2024),
    "question.snapshot": lambda: tieuchi.assess(a.rulebook(), 5, year=2024),  # type: ignore[arg-type]
    "question.other_rulebook": asked_of_another,
    "question.no_rules": read_back,
    "question.unit": lambda: tieuchi.explain(a.rulebook(), a.snapshot(), unit="", year=2024),
    "question.item": lambda: tieuchi.explain(
        a.rulebook(), a.snapshot(), unit="tv-p1", item="", year=2024
    ),
    "question.unknown_unit": lambda: tieuchi.explain(
        a.rulebook(), a.snapshot(), unit="tv-p99", year=2024
    ),
    "question.ambiguous_unit": lambda: tieuchi.explain(
        a.rulebook(), a.snapshot(), unit="Phường 1", year=2024
    ),
    "question.unknown_item": lambda: tieuchi.explain(
        a.rulebook(), a.snapshot(), unit="tv-p1", item="khong_co", year=2024
    ),
    "question.source": lambda: tieuchi.explain(
        a.rulebook(), a.snapshot(), unit="tv-p1", year=2024, source="khong-co.txt"
    ),
    "fact.source": lambda: tieuchi.read_facts(a.rulebook(), 5),
    "fact.other_rulebook": lambda: of_facts() + tieuchi.read_facts(a.rulebook(a.TWIN)),
    "pack.name": lambda: tieuchi.read_programme(5),  # type: ignore[arg-type]
    "feel.input.type": lambda: feel.evaluate("n", n=object()),
    "feel.input.value": lambda: feel.evaluate("n", n=Fraction(1, 3)),
    "feel.name.declared": lambda: feel.compile("n", {"a b": "number"}),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_question_is_refused_by_its_code(code: str) -> None:
    with pytest.raises(tieuchi.TieuchiError) as caught:
        REFUSED[code]()
    issues = caught.value.issues
    assert code in {i.code for i in issues}
    assert all(i.message.vi and i.message.en for i in issues)


def test_a_day_with_a_time_is_no_input() -> None:
    with pytest.raises(tieuchi.TieuchiError) as caught:
        feel.evaluate("d", d=datetime(2024, 1, 1, 12))
    assert [i.code for i in caught.value.issues] == ["feel.input.value"]


def test_a_pickle_of_a_changed_pack_is_refused(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(a.ROOT / "tests/cases/packs/bad/base", pack)
    kept = pickle.dumps(tieuchi.read_programme(pack))
    path = pack / "items.json"
    path.write_text(path.read_text(encoding="utf-8").replace("so_ho > 0", "so_ho > 1"))
    with pytest.raises(tieuchi.ProgrammeError) as caught:
        pickle.loads(kept)
    assert [i.code for i in caught.value.issues] == ["programme.changed"]
