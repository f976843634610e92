"""Why: clause, rule, values with documents, distance, what is missing and who owes it."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi


def explained(item: str | None, unit: str = "mh-p1", year: int = 2026) -> tieuchi.Explanation:
    return tieuchi.explain(
        a.rulebook(a.TWIN), a.snapshot(a.TWIN, "2027-07-01"), unit, item, year=year
    )


def test_a_criterion_shows_clause_rule_values_and_comparison() -> None:
    text = flat(explained("dang_bo_xuat_sac"))
    assert "Căn cứ:" in text and "1578/QĐ-UBND" in text
    assert "Xếp loại Đảng bộ phường: Hoàn thành xuất sắc nhiệm vụ = Hoàn thành xuất sắc" in text
    assert "Số liệu đã đọc: " in text and "28/12/2026" in text
    assert "So sánh: " in text and ": thỏa" in text


def test_program_text_is_told_on_request_and_behind_a_click() -> None:
    told = explained("dang_bo_xuat_sac")
    for words in (str(told), told.show().markdown()):
        assert "Quy tắc: Đạt khi xếp loại" in " ".join(words.split()) and "«" not in words
    text = " ".join(str(told.show(rules=True)).split())
    assert "Quy tắc viết cho máy: «Xếp loại Đảng bộ phường» = " in text
    assert "Quy tắc viết cho máy: «Xếp loại" in told.show(rules=True).markdown()
    html = told._repr_html_()
    assert "<strong>Quy tắc</strong>: Đạt khi xếp loại" in html
    assert "<summary>Quy tắc viết cho máy</summary><ul><li>«Xếp loại Đảng bộ phường»" in html


def pack_of(folder: Path, indicators: list[dict[str, Any]], **more: Any) -> tieuchi.Rulebook:
    pack = {
        "programme": {
            "id": "p",
            "format": 1,
            "label": "p",
            "years": {"from": 2024, "to": 2024},
            "subject": "xa",
        },
        "unit_types": [{"id": "xa"}],
        "cohorts": [{"id": "xa", "types": ["xa"]}],
        "indicators": indicators,
        **more,
    }
    (folder / "data").mkdir()
    (folder / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    (folder / "data/units.csv").write_text("unit,type,name\na,xa,Xã A\n", encoding="utf-8")
    return tieuchi.compile_rules(tieuchi.read_programme(folder))


def told_of(rules: tieuchi.Rulebook, *facts: tuple[str, object, str]) -> tieuchi.Explanation:
    rows = [
        {"unit": "a", "indicator": name, "period": "2024", "value": value, "document": document}
        | {"recorded_on": "2024-12-01"}
        for name, value, document in facts
    ]
    given = tieuchi.read_facts(rules, rows)
    assert not given.refused
    return tieuchi.explain(rules, given, "a", "c", year=2024, as_of="2025-01-01")


def flat(told: object) -> str:
    return " ".join(str(told).split())


def test_both_of_two_figures_are_told_and_reconciling_is_proposed(tmp_path: Path) -> None:
    rules = pack_of(
        tmp_path,
        [{"id": "n", "type": "count", "label": {"vi": "Số cán bộ", "en": "officers"}}],
        criteria=[{"id": "c", "rule": "n > 5"}],
    )
    told = told_of(rules, ("n", 12, "BC 1"), ("n", 13, "BC 2"))
    text, english = flat(told), flat(told.show("en"))
    assert "12 [văn bản BC 1; ghi nhận ngày 01/12/2024] ≠ 13 [văn bản BC 2" in text
    assert "Đề nghị đối chiếu: Số cán bộ - Xã A, năm 2024" in text
    assert "Còn thiếu" not in text and "đề nghị cơ quan cung cấp" not in text
    assert "To be reconciled: officers - Xã A, 2024" in english and "Missing" not in english
    table = flat(tieuchi.missing(rules, _facts(rules, told), year=2024, as_of="2025-01-01"))
    assert "đề nghị đối chiếu" in table


def _facts(rules: tieuchi.Rulebook, told: tieuchi.Explanation) -> tieuchi.Facts:
    rows = [
        {"unit": "a", "indicator": "n", "period": "2024", "value": figure["value"]["vi"]}
        | {"recorded_on": figure["recorded_on"], "document": figure["document"]}
        for figure in told.items[0]["values"][0]["figures"]
    ]
    return tieuchi.read_facts(rules, rows)


def test_figures_that_cannot_stand_together_are_told_with_what_they_break(tmp_path: Path) -> None:
    rules = pack_of(
        tmp_path,
        [{"id": name, "type": "count", "label": name.upper()} for name in ("tot", "tong")],
        measures=[{"id": "m", "type": "number", "value": "tot / tong", "requires": "tot <= tong"}],
        criteria=[{"id": "c", "rule": "m >= 1"}],
    )
    text = flat(told_of(rules, ("tot", 99, "BC 1"), ("tong", 14, "BC 2")))
    assert "TOT: 99 ≤ 14: không thỏa (chênh 85)" in text
    assert "Đề nghị đối chiếu:" in text and "Còn thiếu" not in text
    assert "99 [văn bản BC 1" in text and "14 [văn bản BC 2" in text


def test_figures_are_rounded_for_people_and_exact_in_json(tmp_path: Path) -> None:
    rules = pack_of(
        tmp_path,
        [{"id": name, "type": "count", "label": name.upper()} for name in ("tot", "tong")],
        measures=[{"id": "m", "type": "number", "label": "Tỷ lệ", "value": "tot / tong"}],
        criteria=[{"id": "c", "rule": "m >= 1"}],
    )
    told = told_of(rules, ("tot", 11, "BC 1"), ("tong", 12, "BC 1"))
    assert "Tỷ lệ: 91,67% (11/12) ≥ 100%: không thỏa (chênh -8,33%)" in flat(told)
    assert "91.67% (11/12) ≥ 100%: does not hold (difference -8.33%)" in flat(told.show("en"))
    assert "66666" not in flat(told)
    [compared] = told.items[0]["comparisons"]
    assert compared["distance"] == "-0.08333333333333333333333333333333333"


def test_a_provisional_outcome_names_its_day_once() -> None:
    known = a.snapshot(a.TWIN, "2027-01-15")
    told = tieuchi.explain(a.rulebook(a.TWIN), known, "mh-p1", "dang_bo_xuat_sac", year=2026)
    assert flat(told).count("tạm tính") == 1
    assert "(tạm tính ít nhất đến hết ngày 31/03/2027)" in flat(told)
    every = flat(tieuchi.explain(a.rulebook(a.TWIN), known, "mh-p1", year=2026))
    assert "tạm tính) (tạm tính" not in every and "Lưu ý: Lưu ý" not in every
    assert "theo thời hạn của chính nó" not in every


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
    text = " ".join(str(result.explain("tv-p3", "quy_che_hoat_dong")).split())
    assert "đề nghị cơ quan cung cấp (không phải nghĩa vụ nêu trong Đề án)" in text
    english = " ".join(str(result.explain("tv-p3", "quy_che_hoat_dong").show("en")).split())
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


def test_a_rule_without_words_is_folded_under_its_heading(tmp_path: Path) -> None:
    label = {"vi": "Số cán bộ", "en": "officers"}
    indicator = {"id": "n", "type": "count", "label": label}
    rules = pack_of(tmp_path, [indicator], criteria=[{"id": "c", "rule": "n > 5"}])
    told = told_of(rules, ("n", 12, "BC 1"))
    assert "Quy tắc" not in flat(told)
    assert "Quy tắc: «Số cán bộ» > 5" in flat(told.show(rules=True))
    assert "<details><summary>Quy tắc</summary><ul><li>«Số cán bộ»" in told._repr_html_()


def test_how_a_measure_is_computed_stands_beside_its_value(tmp_path: Path) -> None:
    words = {"vi": "hai lần số cán bộ", "en": "twice the officers"}
    rules = pack_of(
        tmp_path,
        [{"id": "n", "type": "count"}],
        measures=[{"id": "m", "type": "number", "value": "2 * n", "words": words}],
        criteria=[{"id": "c", "rule": "m > 5", "words": {"vi": "Đạt khi", "en": "Met when"}}],
    )
    told = told_of(rules, ("n", 12, "BC 1"))
    assert "tính từ số liệu khác: hai lần số cán bộ" in flat(told)
    assert "computed: twice the officers" in flat(told.show("en"))
    assert told.items[0]["words"] == {"vi": "Đạt khi", "en": "Met when"}


def test_every_period_of_a_quarterly_criterion_is_explained() -> None:
    rulebook = tieuchi.compile_rules(tieuchi.read_programme(a.ROOT / "tests/cases/packs/past"))
    rows = [
        {"unit": "x1", "indicator": "q", "period": f"2024-Q{n}", "value": n - 2,
         "recorded_on": "2025-01-05"} for n in (1, 2, 3, 4)
    ]  # fmt: skip
    known = tieuchi.read_facts(rulebook, rows).as_known_on("2025-01-10")
    result = tieuchi.assess(rulebook, known, year=2024)
    asked = [row for row in result.rows if row["item"] == "quy" and row["unit"] == "x1"]
    why = result.explain("x1", "quy", year=2024)
    assert [one["outcome"] for one in why.items] == [row["outcome"] for row in asked]
    assert len(why) == 4
    assert all(f"quý {n} năm 2024" in str(why) for n in ("I", "II", "III", "IV"))
