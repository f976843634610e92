"""Results: rows, CSV, filters, equality, pickles; and questions that cannot be answered."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi

PAGE_18 = (
    "unit,item,period,as_of,version,outcome,provisional,points,value,reason,missing,assumes,flags"
)


def assessed(pack: str = a.REAL, day: str = "2023-10-20", year: int = 2023) -> tieuchi.Assessment:
    return tieuchi.assess(a.rulebook(pack), a.snapshot(pack, day), year=year)


def all_results() -> list[tieuchi.Result]:
    rules, known = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2027-07-01")
    verbs = (tieuchi.assess, tieuchi.roadmap, tieuchi.duties, tieuchi.missing)
    return [*(v(rules, known, year=[2025, 2026]) for v in verbs), tieuchi.run_cases(rules)]


def test_the_baseline_of_the_decision() -> None:
    result = assessed()
    stated = [f"hien_trang_{n}" for n in range(1, 10)]
    assert len(result.filter(item=stated, outcome=tieuchi.Outcome.NOT_MET)) == 55
    assert len(result.filter(item=stated, outcome="unknown")) == 44
    assert len(result.filter(item="bo_tieu_chi", outcome=["met", "waived"])) == 0


def test_rows_are_plain_dicts_with_the_columns_first() -> None:
    for result in all_results():
        row = result.rows[0]
        assert list(row)[: len(result.columns)] == list(result.columns)
        assert next(iter(result)) == result[0] == row
        row.clear()
        assert result.rows[0]


def test_csv_has_exactly_the_columns_of_the_page(tmp_path: Path) -> None:
    text = assessed(a.TWIN, "2027-07-01", 2026).to_csv(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == text.encode()
    assert text.splitlines()[0] == f"{PAGE_18},met,met_most,of"
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {r["provisional"] for r in rows} <= {"yes", "no"}
    assert any(";" in r["missing"] for r in rows)
    roadmap = tieuchi.roadmap(a.rulebook(), a.snapshot()).to_csv()
    assert roadmap.splitlines()[0].endswith("reached_live,unknown_live,beside_1,beside_2,beside_3")


def test_results_compare_hash_copy_and_pickle() -> None:
    for result, again in zip(all_results(), all_results(), strict=True):
        assert result == again
        assert hash(result) == hash(again)
        for same in (pickle.loads(pickle.dumps(result)), copy.copy(result), copy.deepcopy(result)):
            assert same == result
            assert type(same) is type(result)
            assert same.json() == result.json()
    assert len(set(all_results())) == 5


def test_provenance_says_what_a_result_was_made_from() -> None:
    origin = assessed(a.TWIN, "2027-07-01", 2026).provenance
    rules = a.rulebook(a.TWIN)
    assert origin["synthetic"] is True
    assert (origin["rules_hash"], origin["units_hash"]) == (rules.rules_hash, rules.units_hash)
    assert (origin["as_of"], origin["version"]) == ("2027-07-01", tieuchi.__version__)


def test_years_are_one_several_or_all() -> None:
    rules, known = a.rulebook(), a.snapshot()
    every = tieuchi.assess(rules, known)
    assert {r["period"] for r in every} == {str(y) for y in range(2023, 2031)}
    assert tieuchi.assess(rules, known, year=range(2023, 2031)) == every
    assert {r["period"] for r in tieuchi.assess(rules, known, year=(2024, 2026))} == {
        "2024",
        "2026",
    }


def test_facts_may_be_asked_with_a_day() -> None:
    rules = a.rulebook()
    assert tieuchi.assess(rules, rules.facts, as_of="2023-10-20", year=2023) == assessed()
    assert tieuchi.duties(rules, rules.facts, as_of="2023-11-14", year=2023).filter(status="due")


def test_each_kind_of_result_can_be_narrowed() -> None:
    _, roadmap, duties, missing, cases = all_results()
    assert isinstance(roadmap, tieuchi.Roadmap) and isinstance(duties, tieuchi.Duties)
    assert isinstance(missing, tieuchi.Missing) and isinstance(cases, tieuchi.CaseResults)
    assert {r["year"] for r in roadmap.filter(year=2026)} == {2026}
    assert {r["duty"] for r in duties.filter(duty="bao_cao_nam", status="fulfilled")} == {
        "bao_cao_nam"
    }
    kept = [len(missing.filter(basis=basis)) for basis in ("duty", "proposal", "none")]
    assert sum(kept) == len(missing)
    assert len(cases.filter(ok=True)) + len(cases.failures) == len(cases)


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
def test_the_cases_of_the_shipped_packs_come_out(pack: str) -> None:
    cases = tieuchi.run_cases(a.rulebook(pack))
    assert all(row["checked"] for row in cases)
    assert cases.ok, str(cases)


def test_many_threads_share_a_rulebook() -> None:
    rules, known = a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2027-07-01")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda y: tieuchi.assess(rules, known, year=y), [2025, 2026] * 8))
    assert len(set(found)) == 2


MISTAKES: dict[str, Callable[[], Any]] = {
    "1999": lambda: tieuchi.assess(a.rulebook(), a.snapshot(), year=1999),
    "'2024-25'": lambda: tieuchi.assess(a.rulebook(), a.snapshot(), year="2024-25"),  # type: ignore[arg-type]
    "True": lambda: tieuchi.roadmap(a.rulebook(), a.snapshot(), year=True),
    "[]": lambda: tieuchi.assess(a.rulebook(), a.snapshot(), year=[]),
    "as_of": lambda: tieuchi.assess(a.rulebook(), a.rulebook().facts),
    "list": lambda: tieuchi.assess(a.rulebook(), []),  # type: ignore[arg-type]
    "vi-du-1578": lambda: tieuchi.assess(a.rulebook(), a.snapshot(a.TWIN)),
    "tv-p1": lambda: assessed().explain("tv-p11"),
    "dh-p1": lambda: assessed().explain("Phường 1"),
    "yeu_cau": lambda: assessed().explain("tv-p1", "yeu_cauu"),
    "3": lambda: assessed().explain(3),  # type: ignore[arg-type]
    "a Rulebook is needed and Programme was given": lambda: tieuchi.assess(
        a.rulebook().programme,  # type: ignore[arg-type]
        a.snapshot(),
    ),
    "compile_rules(programme)": lambda: tieuchi.run_cases(a.rulebook().programme),  # type: ignore[arg-type]
    "str was given": lambda: tieuchi.run_cases("vi-du-1578"),  # type: ignore[arg-type]
    "ở đây là Programme": lambda: tieuchi.report(
        a.rulebook().programme,  # type: ignore[arg-type]
        a.snapshot(),
        "x.html",
    ),
    "nowhere.txt": lambda: assessed().explain("tv-p1", source="nowhere.txt"),
}


@pytest.mark.parametrize("told", MISTAKES)
def test_a_mistake_is_answered_in_both_languages(told: str) -> None:
    with pytest.raises(tieuchi.QuestionError) as caught:
        MISTAKES[told]()
    words = str(caught.value)
    assert told in words
    assert "câu hỏi không trả lời được" in words and "the question cannot be answered" in words
    for internal in ("Traceback", "_core", "nlohmann", "std::"):
        assert internal not in words


def test_what_is_no_programme_is_told(tmp_path: Path) -> None:
    for given in ("vi-du-1578", a.rulebook(), None):
        with pytest.raises(tieuchi.ProgrammeError) as caught:
            tieuchi.compile_rules(given)  # type: ignore[arg-type]
        assert caught.value.issues[0].code == "question.argument"
    with pytest.raises(tieuchi.QuestionError) as misused:
        tieuchi.assess(None, a.snapshot())  # type: ignore[arg-type]
    assert misused.value.issues[0].code == "question.argument"


def changed(folder: Path) -> tieuchi.Rulebook:
    """A small pack that is another one each time."""
    shutil.copytree(a.ROOT / "tests/cases/packs/points", folder)
    told = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    told["programme"]["note"] = folder.name
    (folder / "pack.json").write_text(json.dumps(told), encoding="utf-8")
    return tieuchi.compile_rules(tieuchi.read_programme(folder))


def test_facts_of_another_version_of_a_programme_are_told_so(tmp_path: Path) -> None:
    one, two = changed(tmp_path / "one"), changed(tmp_path / "two")
    with pytest.raises(tieuchi.QuestionError) as caught:
        tieuchi.assess(two, one.facts, as_of="2024-12-31")
    words = str(caught.value)
    assert "một phiên bản khác của đề án" in words and "another version" in words
    assert f'không phải "{one.id}"' not in words


def test_a_result_read_back_has_no_rules_to_explain_with() -> None:
    again = pickle.loads(pickle.dumps(assessed()))
    with pytest.raises(tieuchi.QuestionError, match=r"tieuchi\.explain"):
        again.explain("tv-p1")


def test_the_words_of_a_row_need_no_other_row() -> None:
    """The unit of an aim of its own has its name, though it counts in no row."""
    folder = Path(__file__).resolve().parents[1] / "cases" / "packs" / "aims"
    rules = tieuchi.compile_rules(tieuchi.read_programme(folder))
    misses = {"unit": "x3", "indicator": "dat", "period": "2024", "value": "false"}
    facts = tieuchi.read_facts(rules, [misses | {"recorded_on": "2024-12-01", "note": "synthetic"}])
    roadmap = tieuchi.roadmap(rules, facts.as_known_on("2025-06-01"), year=2024)
    [row] = roadmap.filter(target="moi:x3").rows
    assert (row["verdict"], row["target_words"]) == ("missed", "moi – Xã Ba")
