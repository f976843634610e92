"""What holds of all of Decision 1578's pack, kind by kind; a new element of a kind is held too."""

from __future__ import annotations

import re

import answers as a
import decision as d
import pytest
import tieuchi

COUNTS = {i["id"] for i in d.collections(d.REAL)["indicators"] if i["type"] == "count"}
#: A figure that is part of no whole: two of them are compared with a parameter alone.
RATIO = re.compile(r"^(\w+) / (\w+)$")


def texts(element: d.Row, key: str) -> list[str]:
    """The texts of a key, in every way in which the element may stand."""
    found: list[str] = []
    for way in (element, *element.get("instead", [])):
        told = way.get(key, [])
        found += [told] if isinstance(told, str) else [one["rule"] for one in told]
    return found


def test_no_rule_compares_a_part_with_its_whole_by_itself() -> None:
    """More than all is a contradiction: a measure says so, a rule alone would call it met."""
    for criterion in d.collections(d.REAL)["criteria"]:
        for rule in texts(criterion, "rule"):
            for left, right in re.findall(r"(\w+) [<>]?=? (\w+)", rule):
                assert not {left, right} <= COUNTS, (criterion["id"], rule)


def test_every_share_requires_that_its_part_is_no_more_than_the_whole() -> None:
    shares = [m for m in d.collections(d.REAL)["measures"] if RATIO.match(str(m.get("value")))]
    assert len(shares) > 5
    for share in shares:
        part, whole = RATIO.findall(share["value"])[0]
        assert {part, whole} <= COUNTS
        steps = dict(re.findall(r"(\w+) <= (\w+)", share["requires"]))
        reached = part
        while reached != whole:
            reached = steps.pop(reached)


PARTS = [
    ("quan_ly_doi_tuong", {"co_danh_sach": True, "doi_tuong_tong": 4}, "doi_tuong_quan_ly", 4),
    ("xu_ly_tin_bao", {"tin_bao_nhan": 25}, "tin_bao_xu_ly", 25),
    ("giai_quyet_som", {"ho_so_giai_quyet": 40, "ho_so_dung_han": 30}, "ho_so_som", 30),
    ("giai_quyet_dung_han", {"ho_so_giai_quyet": 40}, "ho_so_dung_han", 40),
    ("can_bo_dat_chuan", {"can_bo_tong": 12, "can_bo_xet": 12}, "can_bo_du_chuan", 12),
    ("can_bo_hoan_thanh_tot", {"can_bo_tong": 12, "can_bo_phan_loai": 12}, "can_bo_tot", 12),
    ("dat_bo_tieu_chi", {"so_tieu_chi_bo": 22}, "so_tieu_chi_dat", 22),
]


@pytest.mark.parametrize(("item", "given", "part", "whole"), PARTS)
def test_all_is_met_and_one_more_is_a_contradiction(
    item: str, given: d.Row, part: str, whole: int
) -> None:
    assert d.row_given(item, given | {part: whole})["outcome"] == "met"
    for more in (1, 100):
        row = d.row_given(item, given | {part: whole + more})
        assert (row["outcome"], row["reason"]) == ("unknown", "contradiction")


@pytest.mark.parametrize(("item", "given", "part", "whole"), PARTS[:-1])
def test_a_part_of_nothing_is_marked(item: str, given: d.Row, part: str, whole: int) -> None:
    """Without a whole nothing applies; that a part of it is told all the same stands beside."""
    nothing = {name: value if value is True else 0 for name, value in given.items()}
    told = [name for name in given if not name.startswith("co_")][1:] or [part]
    for more, flags in ((0, []), (1, ["phan_lon_hon_tong"])):
        row = d.row_given(item, nothing | dict.fromkeys([*told, part], more))
        assert (row["outcome"], row["flags"]) == ("not_applicable", flags), whole


def test_every_requirement_says_what_the_text_leaves_unsaid() -> None:
    groups = {g["id"]: g["members"] for g in d.collections(d.REAL)["groups"]}
    members = [m for group in groups["yeu_cau"] for m in groups[group]]
    ids = [m["id"] if isinstance(m, dict) else m for m in members]
    silent = [one for one in ids if not d.element("criteria", one).get("not_said")]
    assert len(ids) > 20 and silent == []


def test_no_body_is_charged_with_supplying_a_figure_where_no_clause_charges_it() -> None:
    """Who does a task is not thereby charged with telling of it; whom we ask is a proposal."""
    for year in (2023, 2024):
        rows = tieuchi.missing(a.rulebook(), a.snapshot(a.REAL, f"{year}-12-31"), year=year)
        assert len(rows) > 0 and not [row["fact"] for row in rows if row["basis"] == "duty"]


def test_a_task_without_a_term_never_fails_where_it_says_that_none_is_named() -> None:
    for criterion in d.collections(d.REAL)["criteria"]:
        unsaid = " ".join(one["vi"] for one in criterion.get("not_said", []))
        if "thời hạn, kỳ hạn" in unsaid:
            assert criterion.get("not_met") == "never", criterion["id"]


@pytest.mark.parametrize("item", ["hien_trang_4", "hien_trang_5"])
def test_a_finding_that_gives_a_number_does_not_say_that_it_names_a_ward(item: str) -> None:
    words = d.element("criteria", item)["words"]["vi"]
    assert "không liệt kê" in words and "không nêu tên phường thì" not in words


def test_a_list_of_wards_that_the_text_does_not_name_is_told_as_ours() -> None:
    """Item 10 of section V names the two of the town; of the eleven the text has the number."""
    assert "danh sách do bộ dữ liệu lập" in d.element("cohorts", "phuong_hien_huu")["label"]["vi"]
    assert "danh sách" not in d.element("cohorts", "duyen_hai")["label"]["vi"]


def test_every_source_of_funds_says_what_the_text_leaves_unsaid() -> None:
    funding = d.collections(d.REAL)["funding"]
    assert [one["id"] for one in funding if not one.get("not_said")] == []


def test_the_twin_has_agencies_of_its_own() -> None:
    """None of them ends with the real province, and none has its successor."""
    own = {one["id"] for one in d.collections(d.TWIN)["agencies"]}
    real = d.collections(d.REAL)["agencies"]
    assert {one["id"] for one in real if "until" in one} <= own
    assert not any("until" in one for one in d.collections(d.TWIN)["agencies"])


def test_the_survey_is_cited_for_its_own_year_alone() -> None:
    known = d.own_facts(d.REAL)
    for year, cited in ((2023, True), (2024, False)):
        told = tieuchi.explain(
            d.rulebook(d.REAL),
            known.as_known_on(f"{year}-12-31"),
            "tv-p3",
            "bo_tieu_chi",
            year=year,
        )
        assert ("khao_sat_2023" in str(told.json())) == cited, year
        assert ("I.2.p3" in str(told.json())) == cited, year
