"""A filter shows exactly the rows it keeps; what no column can hold is refused with the nearest."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import answers as a
import pytest
import tieuchi


def asked(verb: str, pack: str = a.TWIN, day: str = "2026-12-31", year: int = 2026) -> Any:
    return getattr(tieuchi, verb)(a.rulebook(pack), a.snapshot(pack, day), year=year)


VERBS = ["assess", "roadmap", "duties", "missing"]


@pytest.mark.parametrize("code", ["met", "not_met", "unknown", "waived"])
def test_every_row_that_is_kept_is_shown_and_no_other(code: str) -> None:
    kept = asked("assess").filter(outcome=code, unit=["hd-2", "mh-p1", "mh-p9"])
    assert {row["outcome"] for row in kept} <= {code}
    [table] = kept._tables("vi")
    assert len(table.rows) == len(kept)
    shown = sorted((row[0], row[1]) for row in table.rows)
    assert shown == sorted((row["unit_words"], row["item_words"]) for row in kept)
    total, *notes = table.notes
    assert total.endswith(f" = {len(kept)} kết luận")
    readings = ("Cách hiểu: ", "Văn bản không nêu: ")
    assert all(note.startswith(readings) for note in notes)


def test_a_kept_breach_is_seen_and_its_unit_is_not_called_without_application() -> None:
    text = str(asked("assess").filter(outcome="not_met", unit="hd-2"))
    assert "chưa đạt" in text and "Khoản đóng góp thứ hai" in text
    assert "Không áp dụng" not in text


def test_what_was_filtered_stays_so_when_it_is_copied_and_filtered_again() -> None:
    kept = asked("assess").filter(outcome="not_met")
    assert str(pickle.loads(pickle.dumps(kept))) == str(kept)
    again = kept.filter(unit="mh-p1")
    assert again.rows == asked("assess").filter(outcome="not_met", unit="mh-p1").rows
    assert len(kept.filter(outcome="met")) == 0
    assert str(asked("assess").filter()) == str(asked("assess"))


@pytest.mark.parametrize("verb", VERBS)
def test_every_column_of_a_table_can_be_asked_for(verb: str) -> None:
    result = asked(verb)
    for column in result.columns:
        values = {v for row in result for v in _values(_column(row, column))}
        for value in sorted(values, key=str)[:3]:
            kept = result.filter(**{column: value})
            found = [row for row in result if value in _values(_column(row, column))]
            assert kept.rows == found, (column, value)


def _column(row: dict[str, Any], column: str) -> Any:
    return row[column] if column in row else row["owner"][column]


def _values(held: Any) -> list[Any]:
    if held is None:
        return []
    if isinstance(held, list):
        return [":".join(one) if isinstance(one, list) else one for one in held]
    return [held]


def test_missing_facts_are_found_by_the_agency_that_owes_them() -> None:
    missing = asked("missing")
    agency = next(agency for row in missing for agency in row["owner"]["agencies"])
    kept = missing.filter(agencies=agency)
    assert kept and kept == missing.filter(agency=agency)
    assert all(agency in row["owner"]["agencies"] for row in kept)


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "code": (lambda: asked("assess").filter(outcome="notmet"), "not_met"),
    "words": (lambda: asked("assess").filter(outcome="chưa đạt"), "not_met"),
    "English words": (lambda: asked("duties").filter(status="Overdue"), "overdue"),
    "unit": (lambda: asked("assess").filter(unit=["mh-p1", "mh-p99"]), "mh-p9"),
    "name of a unit": (
        lambda: asked("assess").filter(unit="Khoản đóng góp thứ hai, Phường Mẫu 1"),
        "hd-2",
    ),
    "item": (lambda: asked("assess").filter(item="yeu_cauu"), "yeu_cau"),
    "period": (lambda: asked("assess").filter(period="202"), "2026"),
    "target": (lambda: asked("roadmap").filter(target="lo_trin"), "lo_trinh"),
    "verdict": (lambda: asked("roadmap").filter(verdict="reachd"), "reached"),
    "agency": (lambda: asked("missing").filter(agency="cong_an_tin"), "cong_an_tinh"),
    "basis": (lambda: asked("missing").filter(basis="duti"), "duty"),
    "truth": (lambda: asked("assess").filter(provisional="tru"), "true"),
    "column": (lambda: asked("assess").filter(outcom="met"), "outcome"),
    "column of another table": (lambda: asked("roadmap").filter(unit="mh-p1"), ""),
}


@pytest.mark.parametrize("named", REFUSED)
def test_what_no_row_can_hold_is_refused_with_the_nearest(named: str) -> None:
    ask, nearest = REFUSED[named]
    with pytest.raises(tieuchi.QuestionError) as caught:
        ask()
    [issue] = caught.value.issues
    assert issue.code == "question.filter"
    assert not nearest or issue.nearest.startswith(nearest[:3])
    assert "Traceback" not in str(caught.value) and issue.message.vi != issue.message.en


def test_what_the_programme_knows_is_asked_for_though_no_row_has_it() -> None:
    kept = asked("assess").filter(outcome="waived", unit="mh-p3", period=2024)
    assert len(kept) == 0
    assert len(asked("missing").filter(agency="so_tai_chinh", last_day="1999-01-01")) == 0


def test_rows_carry_words_beside_their_ids() -> None:
    row = next(iter(asked("assess").filter(unit="hd-2", outcome="not_met")))
    assert row["unit_words"] == "Khoản đóng góp thứ hai, Phường Mẫu 1"
    assert row["outcome_words"] == "chưa đạt" and row["item_words"] and row["reason_words"]
    assert "1578/QĐ-UBND" in row["clause_words"]
    english = next(iter(asked("assess").in_language("en").filter(outcome="not_met")))
    assert english["outcome_words"] == "not met"
    assert str(asked("assess").in_language("en")) == str(asked("assess").show("en"))
    duty = asked("duties")[0]
    assert duty["duty_words"] and duty["bearer_words"] and duty["status_words"]
    fact = asked("missing")[0]
    assert fact["fact_words"] and fact["basis_words"] and fact["codes_words"]
    target = asked("roadmap")[0]
    assert target["target_words"] and target["verdict_words"]


@pytest.mark.parametrize("verb", VERBS)
def test_a_slice_is_a_list_of_rows(verb: str) -> None:
    result = asked(verb)
    assert result[0:2] == result.rows[:2] == [result[0], result[1]]
    assert result[-1] == result.rows[-1]
    with pytest.raises(tieuchi.QuestionError) as caught:
        result["unit"]
    assert caught.value.issues[0].code == "question.row"


def test_nobody_speaks_another_language_here() -> None:
    with pytest.raises(tieuchi.QuestionError) as caught:
        asked("assess").show("fr")
    assert caught.value.issues[0].code == "question.lang"
