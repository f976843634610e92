"""A report that came and was refused is no silence: answers name its row and why."""

from __future__ import annotations

import pickle
from typing import Any

import answers as a
import pytest
import tieuchi

HEAD = "unit,indicator,period,value,recorded_on,reporter,document,note\n"
FACT = "mh-p2:bien_che_giao@2030"


def facts(*values: str, name: str = "facts.csv", tmp: Any) -> tieuchi.Facts:
    """Reports about one figure that the pack itself has not."""
    rows = "".join(
        f"mh-p2,bien_che_giao,2030,{value},{day},cong_an_tinh,BC {i},\n"
        for i, (value, _, day) in enumerate(v.partition(" on ") for v in values)
    )
    path = tmp / name
    path.write_text(HEAD + rows, encoding="utf-8")
    return tieuchi.read_facts(a.rulebook(a.TWIN), path)


def asked(known: tieuchi.Facts, day: str = "2030-12-31") -> dict[str, Any]:
    """The row of `missing` about the figure; empty where nobody waits for it."""
    found = tieuchi.missing(a.rulebook(a.TWIN), known, year=2030, as_of=day)
    a.validate(found.json())
    return next((row for row in found.rows if row["fact"] == FACT), {})


def test_a_refused_report_is_named_with_its_row_and_reason(tmp_path: Any) -> None:
    known = facts("mười on 2030-06-01", tmp=tmp_path)
    row = asked(known)
    assert row["codes"] == ["refused"]
    told = row["refused"]
    assert (told["row"], told["column"], told["code"]) == (1, "value", "fact.type")
    assert (told["reporter"], told["document"]) == ("cong_an_tinh", "BC 0")
    assert told["file"].endswith("facts.csv") and "mười" in told["words"]["vi"]
    assert asked(known, "2030-05-31")["codes"] == ["not_reported"]
    assert asked(a.rulebook(a.TWIN).facts)["refused"] is None


def test_a_report_that_counts_ends_it(tmp_path: Any) -> None:
    assert asked(facts("mười on 2030-06-01", "9 on 2030-06-02", tmp=tmp_path)) == {}
    assert asked(facts("9 on 2030-06-01", "mười on 2030-06-02", tmp=tmp_path)) == {}
    day = facts("9 on hôm qua", tmp=tmp_path)
    assert asked(day, "2030-01-01")["codes"] == ["refused"]


def test_what_was_refused_enters_no_hash_and_is_counted(tmp_path: Any) -> None:
    known = facts("mười on 2030-06-01", tmp=tmp_path)
    rules = a.rulebook(a.TWIN)
    assert known.hash == rules.facts.hash
    answer = tieuchi.assess(rules, known, year=2030, as_of="2030-12-31")
    a.validate(answer.json())
    assert answer.provenance["refused"] == 1
    assert "1 báo cáo" in str(answer)
    explained = tieuchi.explain(rules, known, "mh-p2", year=2030, as_of="2030-12-31")
    told = " ".join(str(explained).split())
    assert "facts.csv, hàng 1, cong_an_tinh: " in told
    assert "có báo cáo nhưng bị từ chối" in told


@pytest.mark.parametrize("kept", ["pickled", "added"])
def test_what_was_refused_is_kept(tmp_path: Any, kept: str) -> None:
    known = facts("mười on 2030-06-01", tmp=tmp_path)
    if kept == "pickled":
        again = pickle.loads(pickle.dumps(known))
    else:
        again = facts("x on 2029-01-01", name="more.csv", tmp=tmp_path) + known + known
    assert asked(again)["codes"] == ["refused"]
    assert asked(again)["refused"] == asked(known)["refused"]


def test_a_file_of_which_nothing_is_let_in_keeps_what_was_refused(tmp_path: Any) -> None:
    rulebook = a.rulebook(a.TWIN)
    for number, value in enumerate(("mười", "hai")):
        row = f"mh-p2,bien_che_giao,2030,{value},2030-06-01,cong_an_tinh,,\n"
        (tmp_path / f"{number}.csv").write_text(HEAD + row, encoding="utf-8")
    known = tieuchi.read_facts(rulebook, tmp_path / "0.csv", tmp_path / "1.csv", own=False)
    assert len(known) == 0
    assert [row["unit"] for row in known._reports_refused()] == ["mh-p2", "mh-p2"]


def reports(tmp: Any, *rows: str) -> tieuchi.Facts:
    path = tmp / "reports.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return tieuchi.read_facts(a.rulebook(a.REAL), path)


def duty_of(known: tieuchi.Facts, day: str) -> dict[str, Any]:
    found = tieuchi.duties(a.rulebook(a.REAL), known, year=2024, as_of=day)
    a.validate(found.json())
    rows = [r for r in found.rows if r["duty"] == "bao_cao_nam" and r["bearer"] == "so_tu_phap"]
    assert len(rows) == 1
    shown = found.filter(duty="bao_cao_nam", bearer="so_tu_phap").show().markdown()
    return rows[0] | {"shown": shown}


def report(day: str, reporter: str, document: str) -> str:
    return f"so_tu_phap,ngay_bao_cao,2024,{day},2024-11-13,{reporter},{document},"


def test_a_refused_report_of_a_duty_is_not_overdue(tmp_path: Any) -> None:
    for day in ("2024-11-31", "12/11/2024", "đã gửi"):
        known = reports(tmp_path, report(day, "so_tu_phap", "R1"))
        row = duty_of(known, "2024-12-01")
        assert (row["status"], row["reason"]) == ("unknown", "refused"), day
        assert row["may_be"] == ["fulfilled", "late", "overdue"]
        assert "có báo cáo nhưng bị từ chối" in row["shown"]


def test_papers_that_agree_on_the_state_of_a_duty_decide_it(tmp_path: Any) -> None:
    first = report("2024-11-12", "so_tu_phap", "R1")
    row = duty_of(
        reports(tmp_path, first, report("2024-11-13", "cong_an_tinh", "R2")), "2024-12-01"
    )
    assert (row["status"], row["reason"], row["may_be"]) == ("fulfilled", "contested", [])
    assert row["document"] == "R1; R2"
    assert row["submitted_on"] == row["submitted_within"]["text"]
    assert row["submitted_within"]["text"] == "2024-11-12/2024-11-13"
    row = duty_of(
        reports(tmp_path, first, report("2024-11-16", "cong_an_tinh", "R2")), "2024-12-01"
    )
    assert (row["status"], row["reason"]) == ("unknown", "contested")
    assert row["may_be"] == ["fulfilled", "late"]
    assert "có nhiều số liệu khác nhau" in row["shown"]


def test_a_refused_act_leaves_a_title_and_its_target_open(tmp_path: Any) -> None:
    def row(*rows: str) -> dict[str, Any]:
        path = tmp_path / "acts.csv"
        path.write_text(HEAD + "".join(f"{one}\n" for one in rows), encoding="utf-8")
        known = tieuchi.read_facts(a.rulebook(a.TWIN), path).as_known_on("2025-12-31")
        asked = tieuchi.roadmap(a.rulebook(a.TWIN), known, year=2024).rows
        return next(r for r in asked if r["target"] == "lo_trinh")

    silent = row()
    refused = row("mh-p5,ngay_cong_nhan,2024,2025-02-31,2025-03-05,bo_cong_an,QD-1,")
    assert "mh-p5" not in silent["reached_units"]
    assert int(refused["unknown"]) == int(silent["unknown"]) + 1


def test_a_refused_occasion_is_one_of_those_reported(tmp_path: Any) -> None:
    rules = tieuchi.compile_rules(
        tieuchi.read_programme(a.ROOT / "tests" / "cases" / "packs" / "occasions")
    )
    good = "x1,kip,2024-D1,true,2024-06-01,,,"

    def outcome(*rows: str) -> tuple[str, str]:
        path = tmp_path / "occasions.csv"
        path.write_text(HEAD + "".join(f"{one}\n" for one in rows), encoding="utf-8")
        known = tieuchi.read_facts(rules, path).as_known_on("2025-02-01")
        [row] = tieuchi.assess(rules, known).filter(unit="x1", item="deu_kip").rows
        return row["outcome"], row["reason"]

    assert outcome(good) == ("met", "ok")
    assert outcome(good, "x1,kip,2024-D2,maybe,2024-07-01,,,") == ("unknown", "refused")
    more = "x1,kip,2024-D2,false,2024-07-02,,,"
    assert outcome(good, "x1,kip,2024-D2,maybe,2024-07-01,,,", more)[0] == "not_met"
