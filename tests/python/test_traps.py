"""The forty traps of Decision 1578, one test each; docs/format/traps.md says how they are met."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import decision as d
import pytest
import tieuchi

DEFICITS = [f"hien_trang_{n}" for n in range(1, 10)]
TRAPS = Path(__file__).resolve().parents[2] / "docs" / "format" / "traps.md"


def clause(name: str) -> d.Row:
    return d.element("clauses", name)


def source(name: str) -> d.Row:
    return d.element("sources", name)


def test_every_trap_of_the_table_has_its_test() -> None:
    named = re.findall(r"`(trap_\d\d_\w+)`", TRAPS.read_text(encoding="utf-8"))
    assert len(named) == 40
    assert [name for name in named if f"test_{name}" not in globals()] == []


def test_trap_01_two_sections_numbered_five() -> None:
    places = {c["id"]: c["no"] for c in d.collections(d.REAL)["clauses"]}
    second = {i for i, no in places.items() if re.match(r"Mục V \(.+\), điểm 2(,|$)", no)}
    assert second == {"Va.2", "Vb.2.1", "Vb.2.2-a", "Vb.2.2-b", "Vb.2.2-c", "Vb.2.2-d"}
    assert places["Va.2"] != places["Vb.2.1"]


def test_trap_02_item_eight_is_two_findings() -> None:
    rows = d.assessed(2023, d.SIGNED, items=["hien_trang_8", "hien_trang_9"], outcome="not_met")
    assert len(rows) == 6
    assert len({r["unit"] for r in rows}) == 5


def test_trap_03_a_bare_ward_name_is_ambiguous() -> None:
    row = {
        "unit": "Phường 1",
        "indicator": "co_quy_che",
        "period": "2024",
        "value": "true",
        "recorded_on": "2024-12-01",
    }
    facts = tieuchi.read_facts(d.rulebook(d.REAL), [row], own=False)
    assert facts.admitted == 0
    told = " ".join(str(i) for i in facts.issues)
    assert "tv-p1" in told
    assert "dh-p1" in told


def test_trap_04_lists_agree_with_their_counts() -> None:
    lengths = [
        len(d.assessed(2023, d.SIGNED, items=[item], outcome="not_met")) for item in DEFICITS
    ]
    assert lengths == [6, 9, 3, 10, 11, 3, 7, 5, 1]
    notes = [f["note"] for f in d.table("facts/baseline.csv") if f["unit"] in ("tv-p3", "tv-p8")]
    assert all("danh mục đơn vị hành chính" in note for note in notes)


def test_trap_05_corrected_beside_printed() -> None:
    text = source("qd04_2022")
    assert text["as_printed"]["date"] == "18 tháng 12 năm 2022"
    assert text["corrected"]["date"] == "2022-02-18"
    assert text["corrected"]["title"].endswith("đô thị văn minh")
    assert text["evidence"]


def test_trap_06_double_day_dates() -> None:
    assert source("tt69_2021")["as_printed"]["date"] == "ngày 17 ngày 06 tháng 2021"
    assert source("tt69_2021")["corrected"]["date"] == "2021-06-17"
    assert source("qd7978")["corrected"]["date"] == "2022-10-27"
    assert "Suy ra" in source("qd7978")["evidence"]


def test_trap_07_same_number_other_decree() -> None:
    text = source("nd01_2021")
    assert "corrected" not in text
    assert "04/01/2021" in text["doubtful"]["vi"]
    assert {"number", "date", "issuer"} <= set(text["as_printed"])


def test_trap_08_doubtful_source_without_rule() -> None:
    assert source("nq98_cp")["doubtful"]
    cited = [c for e in d.collections(d.REAL)["criteria"] for c in e["clauses"]]
    assert "I.1" not in cited


def test_trap_09_unpublished_set_stays_unknown() -> None:
    for year, as_of in ((2023, d.SIGNED), (2024, "2024-12-31"), (2030, "2030-12-31")):
        for row in d.assessed(year, as_of, items=["dat_bo_tieu_chi"]):
            if row["outcome"] != "not_applicable":
                assert (row["outcome"], row["reason"]) == ("unknown", "not_reported")
    told = {"so_tieu_chi_dat": 20, "so_tieu_chi_bo": 20}
    assert d.row_given("dat_bo_tieu_chi", told)["outcome"] == "met"
    assert "max" not in d.element("indicators", "so_tieu_chi_dat")
    assert d.outcome("tv-p1", "bo_tieu_chi", 2023, d.SIGNED) == "not_met"
    assert d.outcome("tv-p1", "bo_tieu_chi", 2024, "2024-12-31") == "unknown"


def test_trap_10_one_canonical_title() -> None:
    title = "Công an phường điển hình, kiểu mẫu về an ninh, trật tự và văn minh đô thị"
    assert title in d.collections(d.REAL)["programme"]["label"]["vi"]
    for path in (d.PACKS / d.REAL).glob("**/*.*"):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
    titles = [s["as_printed"].get("title", "") for s in d.collections(d.REAL)["sources"]]
    assert not any("điển hình kiểu mẫu" in t for t in titles)


def test_trap_11_both_readings_of_the_increments() -> None:
    due = [int(d.roadmap("lo_trinh", year, d.SIGNED)["due"]) for year in range(2023, 2031)]
    assert due == [2, 3, 4, 5, 7, 9, 10, 11]
    planned = d.roadmap("lo_trinh", 2027, "2028-07-01", d.TWIN)
    really = d.roadmap("tang_them", 2027, "2028-07-01", d.TWIN)
    assert (planned["verdict"], int(planned["due"])) == ("missed", 7)
    assert (really["verdict"], int(really["due"])) == ("reached", 6)


def test_trap_12_frozen_and_live_wards() -> None:
    row = d.roadmap("lo_trinh", 2025, "2025-12-31")
    assert int(row["due"]) == 4
    assert int(row["reached_live"]) == 0
    assert int(row["unknown_live"]) == 6
    assert len(d.assessed(2025, "2025-12-31", items=["yeu_cau"], outcome="unknown")) == 6
    ended = d.assessed(2025, "2025-12-31", items=["yeu_cau"], outcome="not_applicable")
    assert len(ended) == 11
    assert {r["reason"] for r in ended} == {"ended"}


def test_trap_13_new_wards_are_due_the_year_after() -> None:
    rows = [
        r
        for r in d.roadmap_rows(None, "2025-07-01")
        if r["target"].startswith("phuong_moi_nam_sau:")
    ]
    assert len(rows) == 6
    assert {r["year"] for r in rows} == {2026}
    assert "phuong_moi_nam_sau:tv-p3" not in {r["target"] for r in rows}
    merged = d.element("readings", "phuong_do_sap_nhap")
    assert merged["default"] == "phuong_moi" and "xã chuyển thành phường" in merged["note"]


def test_trap_14_every_requirement_names_its_body() -> None:
    bodies = {c["id"]: c.get("body") for c in d.collections(d.REAL)["criteria"]}
    assert bodies["dang_bo_xuat_sac"] == "dang_bo"
    assert bodies["ubnd_xuat_sac"] == "ubnd"
    assert bodies["chi_bo_xuat_sac"] == "chi_bo"
    assert bodies["don_vi_quyet_thang"] == "cong_an"
    assert bodies["can_bo_hoan_thanh_tot"] == "can_bo"
    assert bodies["phuong_an_toan"] is None
    assert {b["id"] for b in d.collections(d.REAL)["bodies"]} > {"dang_bo", "dang_uy"}


def test_trap_15_recognised_is_not_still_meeting() -> None:
    assert d.outcome("mh-p3", "yeu_cau", 2026, "2027-07-01", d.TWIN) == "not_met"
    row = d.roadmap("lo_trinh", 2026, "2027-07-01", d.TWIN)
    assert int(row["reached"]) == 4
    after = d.roadmap("lo_trinh", 2028, "2029-07-01", d.TWIN)
    assert (int(after["reached"]), int(after["reached_in_year"])) == (9, 8)


def test_trap_16_force_majeure() -> None:
    fire, crash = "chay:nghiem_trong:true", "tai_nan_giao_thong:nghiem_trong:true"
    assert d.row_given("khong_vu_nghiem_trong", {"vu_viec": fire})["outcome"] == "met"
    assert d.row_given("khong_vu_nghiem_trong", {"vu_viec": fire})["flags"] == []
    row = d.row_given("khong_vu_nghiem_trong", {"vu_viec": crash})
    assert (row["outcome"], row["flags"]) == ("met", ["khac_muc_3_4"])
    assert d.row_given("khong_tai_nan", {"vu_viec": crash})["outcome"] == "not_met"
    assert clause("II.3.b.4-c")["conflicts"] == ["III.4.3-a"]


def test_trap_17_two_rules_on_listening() -> None:
    survey_only = {"so_hoi_nghi": 0, "so_dieu_tra": 1, "so_dien_dan": 0}
    assert d.row_given("lang_nghe", survey_only)["outcome"] == "met"
    row = d.row_given("dien_dan", survey_only)
    assert row["outcome"] == "unknown" and "so_dieu_tra" not in row["missing"]


def test_trap_18_one_criterion_several_citations() -> None:
    assert d.element("criteria", "can_bo_hoan_thanh_tot")["clauses"] == ["II.3.b.2-e", "III.2.3-c"]
    assert clause("III.2.3-c")["repeats"] == ["II.3.b.2-e"]
    assert clause("III.1.3")["repeats"] == ["II.3.b.1-b", "II.3.b.1-c", "II.3.b.1-d"]
    assert len(d.assessed(2023, d.SIGNED, items=["can_bo_hoan_thanh_tot"], unit="tv-p1")) == 1


def test_trap_19_before_the_fifteenth() -> None:
    status = {
        day: {r["status"] for r in d.duty_rows("bao_cao_nam", 2023, day)}
        for day in ("2023-11-14", "2023-11-15")
    }
    assert status == {"2023-11-14": {"due"}, "2023-11-15": {"overdue"}}
    november = d.assessed(2023, "2023-11-14", d.TWIN, items=["yeu_cau"], unit="mh-p8")[0]
    assert november["outcome"] == "unknown"
    march, april = (
        d.assessed(2023, day, d.TWIN, items=["yeu_cau"], unit="mh-p8")[0]
        for day in ("2024-03-31", "2024-04-01")
    )
    assert (march["outcome"], march["provisional"]) == ("met", True)
    assert (april["outcome"], april["provisional"]) == ("met", False)


def test_trap_20_figures_of_the_unpublished_set() -> None:
    for item in ("chi_tieu_toi_pham", "chi_tieu_phong_trao"):
        assert {r["outcome"] for r in d.assessed(2023, d.SIGNED, items=[item])} == {"unknown"}
    assert (
        d.element("indicators", "du_chi_tieu_toi_pham")["computed_by"]["programme"]
        == "bo-tieu-chi-5764"
    )


def test_trap_21_silence_is_not_proof() -> None:
    assert len(d.assessed(2023, d.SIGNED, items=DEFICITS, outcome="not_met")) == 55
    silent = d.assessed(2023, d.SIGNED, items=DEFICITS, outcome="unknown")
    assert len(silent) == 44
    assert {r["reason"] for r in silent} == {"not_named"}
    assert {d.parts(r["missing"]) == [] for r in silent} == {True}
    assert {f["recorded_on"] for f in d.table("facts/baseline.csv")} == {d.SIGNED}


def test_trap_22_posts_or_people() -> None:
    assert d.row_given("du_bien_che", {"bien_che_giao": 9})["outcome"] == "not_met"
    row = d.row_given("du_bien_che", {"bien_che_giao": 10, "quan_so": 9})
    assert (row["outcome"], row["flags"]) == ("met", ["quan_so_duoi_10"])
    assert d.row_given("du_bien_che", {"bien_che_giao": 10, "quan_so": 10})["flags"] == []


@pytest.mark.parametrize(
    ("resolved", "early", "wanted"),
    [(400, 40, "met"), (1000, 99, "not_met"), (10000, 996, "not_met"), (0, 0, "not_applicable")],
)
def test_trap_23_ten_percent_of_what(resolved: int, early: int, wanted: str) -> None:
    told = {"ho_so_giai_quyet": resolved, "ho_so_dung_han": resolved, "ho_so_som": early}
    assert d.row_given("giai_quyet_som", told)["outcome"] == wanted


def test_trap_24_empty_list_or_no_list() -> None:
    empty, none = {"co_danh_sach": True, "doi_tuong_tong": 0}, {"co_danh_sach": False}
    assert d.row_given("lap_danh_sach", empty)["outcome"] == "met"
    assert d.row_given("lap_danh_sach", none)["outcome"] == "not_met"
    assert d.row_given("quan_ly_doi_tuong", empty)["reason"] == "danh sách không có đối tượng"
    assert d.row_given("quan_ly_doi_tuong", none)["reason"] == "chưa lập danh sách"


def test_trap_25_tasks_never_decide_the_requirements() -> None:
    groups = {g["id"]: g["members"] for g in d.collections(d.REAL)["groups"]}
    assert groups["yeu_cau"] == [f"yc_{n}" for n in range(1, 8)]
    inside = {m["id"] if isinstance(m, dict) else m for n in range(1, 8) for m in groups[f"yc_{n}"]}
    assert not inside & {"du_bien_che", "du_bon_to", "lang_nghe", "giai_quyet_som"}
    assert clause("III.2.3-c")["modality"] == "strive"
    assert clause("IV.1-c")["modality"] == "capacity"


def test_trap_26_requests_are_not_duties() -> None:
    roles: dict[str, set[str]] = {}
    for duty in d.collections(d.REAL)["duties"]:
        for bearer in duty["bearers"]:
            roles.setdefault(bearer["agency"], set()).add(bearer.get("role", "lead"))
    for agency in ("mat_tran", "doan_the", "vien_kiem_sat", "toa_an"):
        assert roles[agency] == {"requested"}
    for agency in ("so_noi_vu", "so_y_te"):
        assert roles[agency] == {"coordinate"}


def test_trap_27_fourteen_reporters() -> None:
    rows = d.duty_rows("bao_cao_nam", 2023, "2023-11-14")
    assert len({r["bearer"] for r in rows}) == 14
    assert len(rows) == 14


def test_trap_28_land_is_split_between_two() -> None:
    land = {
        e["units"]: e["bearers"][0]["agency"]
        for e in d.collections(d.REAL)["duties"]
        if "partition" in e
    }
    assert land == {"ngoai_duyen_hai": "so_tnmt", "duyen_hai": "bql_kkt"}
    assert d.element("cohorts", "duyen_hai")["units"] == ["dh-p1", "dh-p2"]
    every_other = d.element("cohorts", "ngoai_duyen_hai")
    assert every_other["types"] == ["phuong"] and every_other["where"].startswith("not(")
    assert all("years" not in e for e in d.collections(d.REAL)["duties"] if "partition" in e)
    assert set(clause("Va.14.4")["conflicts"]) == {"Va.9.2", "Va.10"}
    assert d.row_given("giao_dat", {"can_giao_dat": False})["outcome"] == "not_applicable"
    assert d.row_given("giao_dat", {})["outcome"] == "unknown"


@pytest.mark.parametrize(
    ("consent", "wanted", "flags"),
    [
        ("2024-02-20", "met", []),
        ("2024-03-01", "unknown", ["cung_ngay"]),
        ("2024-03-02", "not_met", []),
        (None, "unknown", []),
    ],
)
def test_trap_29_consent_before_mobilising(
    consent: str | None, wanted: str, flags: list[str]
) -> None:
    days = {"ngay_bao_cao_chu_truong": "2024-02-01", "ngay_huy_dong": "2024-03-01"}
    if consent:
        days["ngay_chap_thuan"] = consent
    row = d.row_given("chu_truong_truoc_huy_dong", days, unit="hd-1", period="once")
    assert (row["outcome"], row["flags"]) == (wanted, flags)
    gated = [f for f in d.collections(d.REAL)["funding"] if "gate" in f]
    assert [f["payer"] for f in gated] == ["nguon_hop_phap_khac"]


def test_trap_30_unnumbered_paragraph_has_ids() -> None:
    ids = [c["id"] for c in d.collections(d.REAL)["clauses"] if c["id"].startswith("Vb.2.2-")]
    assert ids == ["Vb.2.2-a", "Vb.2.2-b", "Vb.2.2-c", "Vb.2.2-d"]
    assert "đoạn 2" in clause("Vb.2.2-a")["no"]
    assert "Kế hoạch này" in clause("Vb.2.2-d")["note"]


def test_trap_31_wording_as_printed() -> None:
    places = {p["clause"] for p in d.table("wording.csv")}
    assert places == {c["id"] for c in d.collections(d.REAL)["clauses"]}
    assert all(c["hash"].startswith("sha256:") for c in d.collections(d.REAL)["clauses"])
    assert "giữ nguyên như in" in source("qd1578")["note"]


def test_trap_32_incomplete_copy() -> None:
    assert "không rõ người ký" in source("qd1578")["doubtful"]["vi"]
    assert "signer" not in source("qd1578")["as_printed"]


def test_trap_33_recognition_is_never_computed() -> None:
    row = d.roadmap("lo_trinh", 2023, "2024-07-01")
    assert (row["verdict"], int(row["reached"]), int(row["unknown"])) == ("open", 0, 11)
    lifecycle = d.element("lifecycles", "danh_hieu")
    assert {t["by"] for t in lifecycle["transitions"] if "by" in t} == {
        "ngay_cong_nhan",
        "ngay_thu_hoi",
    }
    before, after = (
        d.roadmap("lo_trinh", 2023, day, d.TWIN) for day in ("2024-04-24", "2024-04-25")
    )
    assert (int(before["reached"]), int(after["reached"])) == (0, 2)


def test_trap_34_yearly_choice_is_a_fact() -> None:
    assert d.element("indicators", "ngay_lua_chon")["type"] == "date"
    labels = [b["label"]["vi"] for b in d.element("targets", "lo_trinh")["beside"]]
    assert "được chọn xây dựng trong năm" in labels
    assert not any(f["indicator"] == "ngay_lua_chon" for f in d.table("facts/baseline.csv"))


def test_trap_35_every_statement_has_a_status() -> None:
    clauses = d.collections(d.REAL)["clauses"]
    assert len(clauses) == 157
    assert {c["status"] for c in clauses} <= {
        "modelled",
        "built_in",
        "judgement",
        "external",
        "none",
    }


def test_trap_36_no_quota_is_invented() -> None:
    assert not any("quota" in c for c in d.collections(d.REAL)["criteria"])


def test_trap_37_sources_have_their_time() -> None:
    assert source("luat_tcqd_2015")["valid_to"] < source("luat72_2025")["valid_from"]
    assert source("qd04_2022")["valid_from"] == "2022-04-15"
    assert "chưa xác định" in d.collections(d.REAL)["programme"]["note"]["vi"]


def test_trap_38_the_addressee_owes_no_report() -> None:
    duty = d.element("duties", "bao_cao_nam")
    assert duty["to"] == ["cong_an_tinh"]
    assert "cong_an_tinh" not in {r["bearer"] for r in d.duty_rows("bao_cao_nam", 2023, d.SIGNED)}
    assert "due" not in d.element("duties", "tong_hop_bao_cao")


def test_trap_39_first_report_in_2023() -> None:
    assert {r["last_day"] for r in d.duty_rows("bao_cao_nam", 2023, d.SIGNED)} == {"2023-11-14"}
    assert "giả định" in d.element("duties", "bao_cao_nam")["note"]


@pytest.mark.parametrize("year", [2026, 2027])
def test_trap_40_no_roll_on_rest_days(year: int) -> None:
    rows = d.duty_rows("bao_cao_nam", year, f"{year}-11-01", d.TWIN)
    assert {r["last_day"] for r in rows} == {f"{year}-11-14"}
