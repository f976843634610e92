"""The commands of the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")

PACK = "vi-du-1578"


def test_a_form_is_written_filled_and_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    done = run("template", PACK, "--year", "2026", "--to", path, "--unit", "mh-p1")
    assert (done.code, done.out) == (0, f"{path}\n")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["H4"], sheet["H9"], sheet["H10"] = "2026-11-05", "có", "sai chính tả"
    book.save(path)
    done = run("assess", PACK, "--facts", path, "--year", "2026", "--as-of", "2026-12-31")
    assert done.code == 1
    assert f"{path}!{sheet.title}!H10" in done.err and "từ chối 1 dòng" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "2040", "--to", "b.xlsx"], "2040"),
        (["--year", "2026", "--to", "b.xlsx", "--unit", "mh-p99"], "mh-p99"),
        (["--year", "2026", "--to", "/dev/full"], "/dev/full"),
        (["--year", "2026", "--to", "khong/co/b.xlsx"], "khong/co/b.xlsx"),
    ],
)
def test_a_form_that_cannot_be_made_says_why(
    run: Run, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("template", PACK, *words)
    assert done.code == 2 and said in done.err
    assert list(tmp_path.iterdir()) == []


def test_changes_between_two_days_are_printed(run: Run) -> None:
    days = ("--as-of", "2024-11-14", "--as-of", "2025-04-30")
    done = run("compare", PACK, "--year", "2024", *days)
    assert done.code == 0 and "thay đổi từ 14/11/2024 đến 30/04/2025" in done.out
    done = run("compare", PACK, "--year", "2024", *days, "--format", "csv")
    assert done.out.startswith("unit,item,period,kind,before,after,causes")
    done = run("compare", PACK, "--year", "2024", "--as-of", "2024-11-14")
    assert done.code == 2 and "--as-of" in done.err


def test_a_hypothesis_is_printed_under_its_name(run: Run) -> None:
    fact = "mh-p3:dang_bo_xep_loai@2024=hoan_thanh"
    asked = ("--year", "2024", "--as-of", "2025-04-30")
    done = run("suppose", PACK, "--name", "thử", "--fact", fact, *asked)
    assert done.code == 0 and "giả định: thử" in done.out
    for wrong, code in (("mh-p3", 2), ("mh-p3=1", 2), ("mh-p3:dang_bo_xep_loai@2024=x", 2)):
        done = run("suppose", PACK, "--name", "thử", "--fact", wrong, *asked)
        assert done.code == code and done.err and not done.out


def test_a_supposed_value_may_be_words(run: Run) -> None:
    asked = ("--year", "2024", "--as-of", "2025-04-30", "--name", "thử")
    fact = "mh-p3:dang_bo_xep_loai@2024"
    done = run("suppose", PACK, "--fact", f"{fact}=Hoàn thành nhiệm vụ", *asked)
    assert done.code == 0 and "được đọc là hoan_thanh" in done.err
    ids = run("suppose", PACK, "--fact", f"{fact}=hoan_thanh", *asked)
    assert ids.out == done.out and "được đọc là" not in ids.err
    wrong = ("--fact", f"{fact}=Hoàn thành xuất xắc", "--fact", "mh-p1:quan_so@2024=1,5")
    done = run("suppose", PACK, *wrong, *asked)
    assert done.code == 2 and "Hoàn thành xuất sắc nhiệm vụ?" in done.err
    assert "khong_hoan_thanh (Không hoàn thành nhiệm vụ)" in done.err and "số nguyên" in done.err


def test_words_for_no_data_are_declared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("unit,period,recorded_on,quan_so\nmh-p1,2026,2026-11-01,KSL\n", "utf-8")
    asked = ("assess", PACK, "--year", "2026", "--as-of", "2026-12-31", "--facts", str(path))
    done = run(*asked)
    assert done.code == 1 and "--no-data" in done.err
    done = run(*asked, "--no-data", "ksl")
    assert done.code == 0 and "1 ô ghi từ đã nêu là chưa có số liệu" in done.err
    done = run(*asked, "--no-data", "0")
    assert done.code == 2 and "fact.option" in done.err


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_what_a_unit_lacks_is_printed(run: Run, form: str) -> None:
    asked = ("--year", "2026", "--as-of", "2026-12-31", "--format", form)
    done = run("gap", PACK, "--unit", "mh-p1", *asked)
    assert done.code == 0 and done.out
    assert run("gap", PACK, "--unit", "mh-p99", *asked).code == 2
    done = run("gap", PACK, "--unit", "mh-p1", "--as-of", "2025-12-31")
    assert "năm 2025" in done.out  # the year of the day that is asked about


def test_missing_facts_may_be_ranked(run: Run) -> None:
    asked = ("--year", "2026", "--as-of", "2026-12-31", "--format", "csv")
    done = run("missing", PACK, "--ranked", *asked)
    assert done.code == 0 and done.out.split("\n")[0].endswith(",decides")
    assert run("assess", PACK, "--ranked", *asked).code == 2


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md", "json"])
def test_a_report_goes_to_a_file_or_not_at_all(run: Run, form: str, tmp_path: Path) -> None:
    asked = ("--year", "2026", "--as-of", "2026-12-31")
    path = tmp_path / f"b.{form}"
    assert run("report", PACK, "--to", path, *asked).code == 0
    first = path.read_bytes()
    assert run("report", PACK, "--to", path, *asked).code == 0
    assert path.read_bytes() == first
    (tmp_path / f"d.{form}").mkdir()
    done = run("report", PACK, "--to", tmp_path / f"d.{form}", *asked)
    assert done.code == 2 and done.err
    (tmp_path / f"full.{form}").symlink_to("/dev/full")
    done = run("report", PACK, "--to", tmp_path / f"full.{form}", *asked)
    assert done.code == 2 and done.err
    left = {p.name for p in tmp_path.iterdir()}
    assert left == {f"b.{form}", f"d.{form}", f"full.{form}"}


@pytest.mark.parametrize("words", [("--kind", "final"), ("--office", "x.toml")])
def test_kinds_and_offices_are_for_word(run: Run, words: tuple[str, ...], tmp_path: Path) -> None:
    done = run("report", PACK, "--to", tmp_path / "b.html", "--year", "2026", *words)
    assert done.code == 2 and ".docx" in done.err


def test_a_marked_copy_is_written_beside_the_answer(run: Run, tmp_path: Path) -> None:
    form, copy = tmp_path / "b.xlsx", tmp_path / "sua.xlsx"
    run("template", PACK, "--year", "2026", "--to", form, "--unit", "mh-p1")
    book = openpyxl.load_workbook(form)
    book.worksheets[0]["H9"] = "sai chính tả"
    book.save(form)
    asked = ("--facts", form, "--mark", copy, "--year", "2026", "--as-of", "2026-12-31")
    done = run("assess", PACK, *asked, "--recorded-on", "2026-11-01")
    assert done.code == 1 and f"đã ghi {copy} với 1 ô" in done.err
    assert openpyxl.load_workbook(copy).worksheets[0]["H9"].comment
    done = run("assess", PACK, "--mark", copy)
    assert done.code == 2 and "--facts" in done.err
    done = run("assess", PACK, *asked[:2], "--mark", "/dev/full", "--recorded-on", "2026-11-01")
    assert done.code == 2 and "/dev/full" in done.err


def test_the_day_of_knowledge_is_said_where_nobody_gave_it(run: Run) -> None:
    done = run("assess", PACK, "--year", "2024", "--format", "json")
    assert done.err.startswith("không nêu --as-of: tính đến hôm nay")
    done = run("assess", PACK, "--year", "2024", "--as-of", "2025-04-30", "--format", "json")
    assert done.err == ""
