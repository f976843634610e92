"""Why: clause, rule, values with documents, distance, what is missing and who owes it."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import answers as a
import pytest
import tieuchi


def explained(item: str | None, unit: str = "mh-p1", year: int = 2026) -> tieuchi.Explanation:
    return tieuchi.explain(
        a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2027-07-01"), unit, item, year=year
    )


def test_a_criterion_shows_clause_rule_values_and_comparison() -> None:
    text = str(explained("dang_bo_xuat_sac"))
    assert "Căn cứ:" in text and "1578/QĐ-UBND" in text
    assert "Quy tắc: «Xếp loại Đảng bộ phường» = " in text
    assert "Số liệu đã đọc: " in text and "28/12/2026" in text
    assert "So sánh: " in text and ": thỏa" in text


def test_a_group_shows_its_members_and_counts() -> None:
    told = explained("yeu_cau")
    [item] = told.items
    assert [m["item"] for m in item["members"]] == [f"yc_{n}" for n in range(1, 8)]
    assert "(đạt 5/7)" in str(told)
    assert told.outcome == "not_met"


def test_without_an_item_every_standard_is_explained() -> None:
    told = explained(None)
    assert {"bo_tieu_chi", "yeu_cau", "nhiem_vu"} <= {i["item"] for i in told}
    assert told.outcome is None
    assert len(told) >= 3


def test_missing_facts_name_who_owes_them_and_on_what_basis() -> None:
    known = a.snapshot(a.REAL, "2023-10-20")
    result = tieuchi.assess(a.rulebook(), known, year=2023)
    text = " ".join(str(result.explain("tv-p3", "hien_trang_2")).split())
    assert "đề nghị cơ quan cung cấp (không phải nghĩa vụ nêu trong Đề án)" in text
    english = " ".join(str(result.explain("tv-p3", "hien_trang_2").show("en")).split())
    assert "proposed supplier (not a duty of the programme)" in english
    assert "Va.3" not in text


def test_the_result_and_the_verb_explain_alike() -> None:
    known = a.snapshot(a.TWIN, "2027-07-01")
    result = tieuchi.assess(a.rulebook(a.TWIN), known, year=2026)
    assert result.explain("mh-p1", "yeu_cau") == explained("yeu_cau")


def test_explanations_compare_copy_and_pickle() -> None:
    told = explained("yeu_cau")
    assert pickle.loads(pickle.dumps(told)) == told == copy.deepcopy(told)
    assert hash(copy.copy(told)) == hash(told)
    assert told != explained("yc_1")


def test_clauses_are_quoted_only_where_the_text_agrees(tmp_path: Path) -> None:
    source = tmp_path / "decision.txt"
    source.write_text("một văn bản khác", encoding="utf-8")
    known = a.snapshot(a.REAL, "2023-10-20")
    told = tieuchi.explain(a.rulebook(), known, "tv-p1", "yeu_cau", year=2023, source=source)
    assert all(c["quote"] == "" for c in told.items[0]["clauses"])
    assert "Nguyên văn" not in str(told)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_html_folds_members_without_a_script(lang: str) -> None:
    html = explained("yeu_cau").show(lang)._repr_html_()
    assert html.count("<details") == html.count("</details>") > 7
    assert "<script" not in html
