"""Norms that a user supplies: the rules keep their hash, a norm has its document."""

from __future__ import annotations

import pickle
from pathlib import Path

import answers as a
import pytest
import tieuchi

HEAD = "parameter,value,document\n"
NORM = HEAD + "dinh_muc_dien_tich,500,QĐ 7978/QĐ-BCA-H02\n"
GIVEN = "unit,indicator,period,value,recorded_on\nmh-p1,dien_tich_dat,2024,600,2024-12-01\n"


def supplied(tmp_path: Path, text: str) -> tieuchi.Rulebook:
    file = tmp_path / "norms.csv"
    file.write_text(text, encoding="utf-8")
    return tieuchi.read_tables(a.rulebook(a.TWIN), file)


def area(rules: tieuchi.Rulebook, tmp_path: Path) -> tieuchi.Assessment:
    file = tmp_path / "facts.csv"
    file.write_text(GIVEN, encoding="utf-8")
    known = tieuchi.read_facts(a.rulebook(a.TWIN), file).as_known_on("2025-01-10")
    return tieuchi.assess(rules, known, year=2024).filter(item="dat_theo_dinh_muc", unit="mh-p1")


def test_a_norm_decides_what_waited_for_it(tmp_path: Path) -> None:
    (without,) = area(a.rulebook(a.TWIN), tmp_path)
    assert (without["outcome"], without["reason"]) == ("unknown", "no_norm")
    rules = supplied(tmp_path, NORM)
    result = area(rules, tmp_path)
    assert result[0]["outcome"] == "met"
    assert "QĐ 7978/QĐ-BCA-H02" in str(result.explain("mh-p1", "dat_theo_dinh_muc"))


def test_rules_keep_their_hash_and_rows_have_their_own(tmp_path: Path) -> None:
    rules = supplied(tmp_path, NORM)
    plain = a.rulebook(a.TWIN)
    assert rules.rules_hash == plain.rules_hash and rules != plain
    told = area(rules, tmp_path).provenance
    assert told["tables_hash"] and area(plain, tmp_path).provenance["tables_hash"] == ""
    assert told["rules_hash"] == plain.rules_hash
    assert pickle.loads(pickle.dumps(rules)) == rules


def test_the_order_of_rows_and_columns_changes_no_hash(tmp_path: Path) -> None:
    two = NORM + "dinh_muc_dien_tich,450,QĐ 1\n".replace("450,QĐ 1", "500,QĐ 7978/QĐ-BCA-H02")
    other = "document,parameter,value\nQĐ 7978/QĐ-BCA-H02,dinh_muc_dien_tich,500\n"
    hashes = {
        area(supplied(tmp_path, text), tmp_path).provenance["tables_hash"] for text in (NORM, other)
    }
    assert len(hashes) == 1 and two != NORM


def test_rows_of_two_files_have_the_hash_of_those_of_one(tmp_path: Path) -> None:
    lines = ["dinh_muc_dien_tich,500,QĐ 7978/QĐ-BCA-H02,2023-01-01,2023-12-31",
             "dinh_muc_dien_tich,450,QĐ 1,2024-01-01,"]  # fmt: skip
    head, files = "parameter,value,document,from,to\n", []
    for n, content in enumerate((lines, lines[:1], lines[1:], lines[::-1])):
        file = tmp_path / f"{n}.csv"
        file.write_text(head + "\n".join(content) + "\n", encoding="utf-8")
        files.append(file)
    plain = a.rulebook(a.TWIN)
    whole, first, second, turned = files
    hashes = [
        area(tieuchi.read_tables(plain, *several), tmp_path).provenance["tables_hash"]
        for several in ((whole,), (first, second), (second, first), (turned,), (first,), (second,))
    ]
    assert len(set(hashes[:4])) == 1 and len(set(hashes)) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + "bien_che_toi_thieu,5,X\n", "table.parameter"),
        (HEAD + "dinh_muc_dien_tic,5,X\n", "table.parameter"),
        (HEAD + "dinh_muc_dien_tich,5,\n", "csv.missing_value"),
        ("parameter,value\ndinh_muc_dien_tich,5\n", "csv.missing_column"),
        ("parameter,value,document,vung\ndinh_muc_dien_tich,5,X,A\n", "table.key"),
        (HEAD + "dinh_muc_dien_tich,rộng,X\n", "value.type"),
    ],
)
def test_a_row_that_is_none_is_refused_with_its_place(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(tieuchi.ProgrammeError) as caught:
        supplied(tmp_path, text)
    assert code in {issue.code for issue in caught.value.issues}
    assert all(issue.file.endswith("norms.csv") for issue in caught.value.issues if issue.is_error)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(tieuchi.ProgrammeError) as caught:
        tieuchi.read_tables(a.rulebook(a.TWIN), tmp_path / "none.csv")
    assert [issue.code for issue in caught.value.issues] == ["table.file"]
