"""The command line: what it prints, what it refuses, how it ends; never a trace."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import unicodedata
from pathlib import Path

import answers as a
import pytest
import tieuchi
from command_line import Run, Said
from tieuchi import feel

COLUMNS = {
    "assess": "unit,item,period,as_of,version,outcome,provisional,points,value,reason,missing,"
    "assumes,flags",
    "roadmap": "target,year,as_of,due,reached,unknown,verdict,shortfall,excess,assumes",
    "duties": "duty,unit,bearer,period,as_of,status,last_day,submitted_on",
}
LONG = "unit,indicator,period,value,recorded_on"
GOOD = "tv-p1,bien_che_giao,2024,10,2024-10-01"


def ids_of(pack: str) -> re.Pattern[str]:
    """Matches ids of the pack that no reader would take for a word."""
    told = a.rulebook(pack).describe()
    kinds = ("units", "items", "indicators", "measures", "targets", "duties", "agencies")
    ids = {element["id"] for kind in kinds for element in told[kind]}
    machine = sorted(i for i in ids if re.search(r"[_\-\d]", i))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, machine)) + r")(?![\w-])")


def file_of(folder: Path, *rows: str, header: str = LONG, name: str = "facts.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
def test_a_shipped_pack_is_sound_and_its_cases_pass(run: Run, pack: str) -> None:
    assert run("check", pack).code == 0
    assert run("test", pack).code == 0
    rows = json.loads(run("test", pack, "--format", "json").out)["rows"]
    assert rows and all(row["ok"] for row in rows)


def test_a_failing_case_and_a_warning_end_with_one(run: Run, tmp_path: Path) -> None:
    shutil.copytree(a.ROOT / "tests/cases/packs/points", tmp_path, dirs_exist_ok=True)
    cases = tmp_path / "cases/cases.json"
    told = json.loads(cases.read_text(encoding="utf-8"))
    told["cases"][0]["expect"] = {"diem_tang": "met"}
    cases.write_text(json.dumps(told), encoding="utf-8")
    said = run("test", tmp_path)
    assert said.code == 1
    assert f"✗ {told['cases'][0]['id']}" in said.out and "1 ca không đạt" in said.out
    warned = any(i.severity == "warning" for i in tieuchi.check(tmp_path))
    assert run("check", tmp_path).code == (1 if warned else 0)


@pytest.mark.parametrize(
    ("case", "code", "words"),
    [
        ("unused_elements", 0, "0 errors, 0 warnings, 12 notes"),
        ("agency_without_successor", 1, "0 errors, 1 warnings, 0 notes"),
        ("clause_without_item", 2, "1 errors, 1 warnings, 1 notes"),
    ],
)
def test_errors_end_with_two_warnings_with_one_notes_with_none(
    run: Run, tmp_path: Path, case: str, code: int, words: str
) -> None:
    bad = a.ROOT / "tests/cases/packs/bad"
    shutil.copytree(bad / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(bad / case, tmp_path, dirs_exist_ok=True)
    (tmp_path / "expected.json").unlink()
    said = run("check", tmp_path, "--lang", "en")
    assert said.code == code
    assert said.out.splitlines()[-1].endswith(words)
    found = json.loads(run("check", tmp_path, "--format", "json").out)
    severities = [issue["severity"] for issue in found]
    assert severities == sorted(severities, key=lambda severity: severity == "note")


@pytest.mark.parametrize("command", COLUMNS)
def test_a_csv_table_begins_with_the_columns_of_the_format(run: Run, command: str) -> None:
    days = ("--as-of", "2024-01-31", "--as-of", "2023-12-01", "--as-of", "2024-01-31")
    years = ("--year", "2023", "--year", "2024")
    said = run(command, a.REAL, *days, *years, "--format", "csv")
    assert said.code == 0
    header = said.out.partition("\n")[0]
    assert header == COLUMNS[command] or header.startswith(COLUMNS[command] + ",")
    assert said.out.count(header) == 1, "several days are one table"
    rows = said.rows()
    assert list(dict.fromkeys(r["as_of"] for r in rows)) == ["2023-12-01", "2024-01-31"]
    assert {r.get("year") or r["period"][:4] for r in rows} == {"2023", "2024"}
    assert len({tuple(r.values()) for r in rows}) == len(rows)


def test_the_csv_of_the_assessment_is_that_of_the_library(run: Run) -> None:
    said = run("assess", a.REAL, "--as-of", "2023-10-20", "--year", "2023", "--format", "csv")
    known = a.snapshot(a.REAL, "2023-10-20")
    assert said.out == tieuchi.assess(a.rulebook(), known, year=2023).to_csv()


def test_without_a_year_every_year_of_the_programme_is_meant(run: Run) -> None:
    rows = run("roadmap", a.REAL, "--as-of", "2024-11-14", "--format", "csv").rows()
    assert [r["year"] for r in rows if r["target"] == rows[0]["target"]] == [
        str(year) for year in range(2023, 2031)
    ]


@pytest.mark.parametrize("command", ["assess", "roadmap", "duties", "missing"])
def test_json_is_the_answer_by_its_schema(run: Run, command: str) -> None:
    asked = (command, a.TWIN, "--year", "2024", "--format", "json", "--as-of", "2024-11-14")
    a.validate(run(*asked).out)
    several = json.loads(run(*asked, "--as-of", "2025-11-14").out)
    assert [one["provenance"]["as_of"] for one in several] == ["2024-11-14", "2025-11-14"]


def test_an_explanation_is_told_as_json_too(run: Run) -> None:
    asked = ("explain", a.REAL, "--unit", "tv-p1", "--year", "2024", "--as-of", "2024-11-14")
    a.validate(run(*asked, "--format", "json").out)
    assert len(json.loads(run(*asked, "--year", "2025", "--format", "json").out)) == 2


@pytest.mark.parametrize("pack", [a.REAL, a.TWIN])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_has_no_internal_id(run: Run, pack: str, lang: str) -> None:
    ids = ids_of(pack)
    unit = next(r["unit"] for r in tieuchi.assess(a.rulebook(pack), a.snapshot(pack), year=2024))
    for command in ("assess", "roadmap", "duties", "missing", "explain"):
        more = ("--unit", unit) if command == "explain" else ()
        asked = ("--year", "2024", "--as-of", "2024-11-14", "--lang", lang)
        said = run(command, pack, *more, *asked)
        assert said.code == 0
        without_options = re.sub(r"--reading\s+\S+?=\w+", "", said.out)
        assert not ids.findall(without_options), command


def test_the_twin_says_that_it_is_synthetic(run: Run) -> None:
    asked = ("assess", a.TWIN, "--year", "2024", "--as-of", "2024-11-14")
    assert "số liệu minh họa, không có thật" in run(*asked).out
    assert "synthetic" in run(*asked, "--lang", "en").out


def test_good_rows_are_used_and_refused_ones_told_and_counted(run: Run, tmp_path: Path) -> None:
    facts = file_of(tmp_path, GOOD, "tv-px,bien_che_giao,2024,10,2024-10-01")
    asked = ("--year", "2024", "--as-of", "2024-11-14", "--format", "csv")
    said = run("assess", a.REAL, "--facts", facts, *asked)
    assert said.code == 1
    assert "facts.csv:3" in said.err and "[hàng 2, unit]" in said.err
    assert "tv-p" in said.err.partition("Ý bạn là")[2]
    assert "giữ lại 1 dòng, từ chối 1 dòng" in said.err

    def lacks_it(rows: list[dict[str, str]]) -> bool:
        return any("tv-p1:bien_che_giao@2024" in r["missing"] for r in rows)

    assert not lacks_it(said.rows())
    assert lacks_it(run("assess", a.REAL, *asked).rows())
    english = run("assess", a.REAL, "--facts", facts, *asked, "--lang", "en").err
    assert "1 rows kept, 1 refused" in english


@pytest.mark.parametrize(
    ("row", "field", "told"),
    [
        ("tv-p1,bien_che_gia,2024,10,2024-10-01", "indicator", "bien_che_giao"),
        ("tv-p1,bien_che_giao,2024,muoi,2024-10-01", "value", "số nguyên"),
        ("tv-p1,bien_che_giao,2024,-1,2024-10-01", "value", "-1"),
        ("tv-p1,bien_che_giao,2024,10,2024-02-30", "recorded_on", "2024-02-30"),
        ("tv-p1,bien_che_giao,1999,10,2024-10-01", "period", "2023"),
        ("Phường 1,bien_che_giao,2024,10,2024-10-01", "unit", "dh-p1 (Phường 1, thị xã Duyên Hải)"),
        ("Phường 1,bien_che_giao,2024,10,2024-10-01", "unit", "tv-p1 (Phường 1, thành phố Trà Vi"),
    ],
)
def test_a_refused_row_names_its_field(
    run: Run, tmp_path: Path, row: str, field: str, told: str
) -> None:
    said = run("duties", a.REAL, "--facts", file_of(tmp_path, row), "--year", "2024")
    assert said.code == 1
    assert f"[hàng 1, {field}]" in said.err and told in said.err


def test_several_files_stand_beside_the_facts_of_the_pack(run: Run, tmp_path: Path) -> None:
    one = file_of(tmp_path, GOOD)
    two = file_of(tmp_path, GOOD.replace("tv-p1", "tv-p2"), name="more.csv")
    asked = ("--year", "2024", "--as-of", "2024-11-14", "--format", "csv")
    said = run("missing", a.REAL, "--facts", one, "--facts", two, *asked)
    facts = {row["fact"] for row in said.rows()}
    assert said.code == 0
    assert not {"tv-p1:bien_che_giao@2024", "tv-p2:bien_che_giao@2024"} & facts
    assert "tv-p3:bien_che_giao@2024" in facts


def test_what_a_spreadsheet_saves_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    row = "tv-p1;dien_tich_dat;2024;69,6;2024-10-01"
    path.write_bytes(f"\ufeff{LONG.replace(',', ';')}\r\n{row}\r\n".encode())
    asked = ("duties", a.REAL, "--facts", path, "--year", "2024")
    refused = run(*asked, "--locale", "plain")
    assert refused.code == 1 and "69,6" in refused.err
    assert "BOM" in refused.err and "chấm phẩy" in refused.err
    for locale in ((), ("--locale", "vi")):
        kept = run(*asked, *locale)
        assert kept.code == 0 and "BOM" in kept.err
        assert '"69,6" được đọc là 69.6' in kept.err


def test_headings_and_the_line_of_the_header_may_be_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("A,B\nunit,Số người qua điện thoại\ntv-p1,10\n", encoding="utf-8")
    asked = ("duties", a.REAL, "--facts", path, "--year", "2024", "--period", "2024")
    given = ("--as-of", "2024-12-31", "--recorded-on", "2024-10-01", "--header", "2")
    mapped = ("--columns", "Số người qua điện thoại=bien_che_giao")
    assert run(*asked, *given, *mapped).err == ""
    assert run(*asked, *given, "--columns", "bien_che_giao").code == 2


def test_decomposed_letters_are_the_letters_they_look_like(run: Run, tmp_path: Path) -> None:
    row = unicodedata.normalize("NFD", "Phường 1,bien_che_giao,2024,10,2024-10-01")
    said = run("duties", a.REAL, "--facts", file_of(tmp_path, row), "--year", "2024")
    assert said.code == 1 and "thị xã Duyên Hải" in said.err and "thành phố Trà Vinh" in said.err
    unit = unicodedata.normalize("NFD", "Phường 1")
    said = run("explain", a.REAL, "--unit", unit, "--as-of", "2024-11-14")
    assert said.code == 2 and "dh-p1" in said.err and "tv-p1" in said.err


def test_a_name_of_two_units_names_both(run: Run) -> None:
    for lang in ("vi", "en"):
        said = run("explain", a.REAL, "--unit", "Phường 1", "--lang", lang)
        assert said.code == 2 and not said.out
        assert "dh-p1 (Phường 1, thị xã Duyên Hải)" in said.err
        assert "tv-p1 (Phường 1, thành phố Trà Vinh)" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--year", "1999"), "2023-2030"),
        (("--as-of", "2024-02-30"), "2024-02-30"),
        (("--as-of", "hôm nay"), "hôm nay"),
        (("--facts", "khong-co.csv"), "khong-co.csv"),
        (("--recorded-on", "2024-02-30", "--facts", "x.csv"), "2024-02-30"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    for lang in ("vi", "en"):
        said = run("assess", a.REAL, *words, "--lang", lang)
        assert said.code == 2 and not said.out and told in said.err


def test_an_unknown_unit_or_criterion_is_told(run: Run) -> None:
    said = run("explain", a.REAL, "--unit", "tv-p11", "--as-of", "2024-11-14")
    assert said.code == 2 and "tv-p11" in said.err
    said = run("explain", a.REAL, "--unit", "tv-p1", "--criterion", "yc_11")
    assert said.code == 2 and "yc_11" in said.err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "csv.empty"),
        (b"\xff\xfea\x00", "csv.encoding"),
        (b"unit,unit,period\n", "csv."),
        (b"\x00\x01\x02", "csv."),
    ],
)
def test_a_file_that_is_no_table_is_bad_input(
    run: Run, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes(content)
    said = run("assess", a.REAL, "--facts", path)
    assert said.code == 2 and not said.out
    assert code in said.err and "facts.csv" in said.err


@pytest.mark.parametrize("command", ["check", "test", "assess", "duties"])
def test_what_is_no_pack_is_bad_input(run: Run, tmp_path: Path, command: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for pack in ("khong-co", empty, "tra-vinh-157"):
        assert run(command, pack).code == 2


def test_every_problem_of_a_pack_is_told_with_line_and_column(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_text('{\n "programme": \n', encoding="utf-8")
    said = run("check", tmp_path)
    assert said.code == 2 and "pack.json:3:1" in said.out
    said = run("assess", tmp_path, "--lang", "en")
    assert said.code == 2 and "pack.json:3:1" in said.err and "still open" in said.err
    path.write_text('{"programm": {},\n "x": 1, "x": 2}', encoding="utf-8")
    found = json.loads(run("check", tmp_path, "--format", "json").out)
    assert {"format.unknown_key", "json.duplicate_key"} <= {issue["code"] for issue in found}


def test_a_type_error_inside_a_rule_points_into_the_file(run: Run, tmp_path: Path) -> None:
    told = json.loads((a.ROOT / "tests/cases/packs/points/pack.json").read_text(encoding="utf-8"))
    told["criteria"].append({"id": "sai", "rule": "1 + true"})
    text = json.dumps(told, indent=1)
    (tmp_path / "pack.json").write_text(text, encoding="utf-8")
    lines = text.splitlines()
    line = next(n for n, words in enumerate(lines, 1) if "1 + true" in words)
    column = lines[line - 1].index("+") + 1
    for command, stream in (("check", "out"), ("assess", "err")):
        said = run(command, tmp_path)
        assert said.code == 2
        assert f"pack.json:{line}:{column} [rule]" in getattr(said, stream)
        assert "feel.type.operator" in getattr(said, stream)


def test_an_expression_is_told_with_a_caret_where_it_is_wrong(run: Run) -> None:
    said = run("eval", "a +* 2", "--with", "a=3")
    assert said.code == 2 and not said.out
    lines = said.err.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "a +* 2")
    assert lines[at + 1].index("^") == lines[at].index("*")
    found = json.loads(run("eval", "a +* 2", "--with", "a=3", "--format", "json").out)
    assert found["issues"][0]["place"] == 3


def test_an_expression_is_evaluated(run: Run) -> None:
    assert run("eval", "0.1 + 0.2") == Said(0, "0.3\n", "")
    assert run("eval", "a > 2", "--with", "a=3").out == "true\n"
    assert run("eval", "a > 2", "--with", "a=unknown").out == "chưa rõ (a: chưa có báo cáo)\n"
    assert run("eval", "a > 2", "--with", "a=unknown", "--lang", "en").out.startswith("unknown")
    assert run("eval", "a > 2 and false", "--with", "a=unknown").out == "false\n"
    told = json.loads(run("eval", "a", "--with", "a=unknown", "--format", "json").out)
    assert told == {"value": {"unknown": [{"code": "not_reported", "fact": "a"}]}}


@pytest.mark.parametrize(
    ("expression", "text", "value"),
    [
        ("true", "true", {"boolean": "true"}),
        ("1.50", "1.5", {"number": "1.5"}),
        ('"a"', '"a"', {"string": "a"}),
        ("[1, 2]", "[1, 2]", {"list": [{"number": "1"}, {"number": "2"}]}),
        ("{b: 1, a: 2}", "{a: 2, b: 1}", {"context": {"a": {"number": "2"}, "b": {"number": "1"}}}),
        ('@"2024-02-29"', '@"2024-02-29"', {"date": "2024-02-29"}),
        ('@"P14M"', '@"P1Y2M"', {"duration": "P1Y2M"}),
        ('@"PT36H"', '@"P1DT12H"', {"duration": "P1DT12H"}),
        ("-3 + 1", "-2", {"number": "-2"}),
        ("1 / 3", f"0.{'3' * 34}", {"number": f"0.{'3' * 34}"}),
    ],
)
def test_values_are_printed_in_their_canonical_form(
    run: Run, expression: str, text: str, value: object
) -> None:
    assert run("eval", expression) == Said(0, f"{text}\n", "")
    canonical = json.dumps({"value": value}, sort_keys=True, separators=(",", ":"))
    assert run("eval", expression, "--format", "json") == Said(0, f"{canonical}\n", "")


def test_what_is_unknown_has_the_types_that_the_expression_needs(run: Run) -> None:
    names = "abcdefg"
    unknown = [word for name in names for word in ("--with", f"{name}=unknown")]
    said = run("eval", 'a > @"2024-01-01" and b and c + d + e + f > 1 and count(g) > 1', *unknown)
    assert said.code == 0 and said.out.startswith("chưa rõ (a: chưa có báo cáo, b: ")


def test_what_is_unknown_is_told_in_words(run: Run) -> None:
    assert run("eval", "1 / n", "--with", "n=0").out == (
        "chưa rõ (cột 3: phép tính không xác định)\n"
    )
    told = run("eval", "[a, 2]", "--with", "a=unknown", "--lang", "en").out
    assert told == "[unknown, 2]\n  unknown: a: not reported\n"


@pytest.mark.parametrize(
    ("expression", "value", "printed"),
    [
        ("a > 80", "a=80.5", "true"),
        ("a < 0", "a=-3", "true"),
        ("a", "a= 3 ", "3"),
        ("a", 'a="001"', '"001"'),
        ('a = "đạt"', "a=đạt", "true"),
        ('a + @"P1D"', "a=2024-02-28", '@"2024-02-29"'),
        ("a", "a=P1Y", '@"P1Y"'),
        ('a + @"P1Y"', "a=unknown", "chưa rõ (a: chưa có báo cáo)"),
        ("sum(a)", "a=[1, 2]", "3"),
        ("count(a) > 1", "a=unknown", "chưa rõ (a: chưa có báo cáo)"),
        ("a.b", "a={b: 1}", "1"),
        ("tỷ_lệ", "ty\u0309_le\u0323\u0302=0.5", "0.5"),
    ],
)
def test_values_are_read_as_rule_text_where_they_are(
    run: Run, expression: str, value: str, printed: str
) -> None:
    assert run("eval", expression, "--with", value) == Said(0, f"{printed}\n", "")


@pytest.mark.parametrize(
    ("expression", "value", "vi", "en"),
    [
        ("a > 80", "a=80,5", "dấu thập phân là dấu chấm: 80.5", "a decimal point: 80.5"),
        ("a > 80", "a=70%", "bằng 70 / 100", "a decimal, 70 / 100"),
        ("a > 80", "a=1.000.000", "số viết liền: 1000000", "without gaps: 1000000"),
        ("a > 80", "a=1 000", "1000 hoặc 1.000", "1000 or 1.000"),
        ("a and true", "a=True", "đúng/sai viết true", "booleans are written true"),
        ("a and true", "a=không", "đúng/sai viết false", "booleans are written false"),
        ("a > 1", "a=null", "viết unknown", "write unknown"),
        ('a > @"2024-01-01"', "a=29/2/2024", "ngày viết 2024-02-29", "written 2024-02-29"),
        ('a > @"2024-01-01"', "a=2024/2/9", "ngày viết 2024-02-09", "written 2024-02-09"),
        ('a > @"2024-01-01"', "a=31/02/2024", "không có ngày này", "there is no such day"),
        ("a > 2024-01-01", "a=2024-02-29", '@"2024-01-01"', '@"2024-01-01"'),
        ("sum(a)", "a=1,2,3", "danh sách viết [1, 2, 3]", "lists are written [1, 2, 3]"),
        ("sum(a)", "a=[1; 2]", "danh sách viết [1, 2, 3]", "lists are written [1, 2, 3]"),
        ("a > 1 and b", "a=2", "--with tên=giá_trị", "--with name=value"),
        ('a in ["x"] and a > 1', "a=5", """'a="5"'""", """'a="5"'"""),
        ("a > 1", f"a={'1' * 35}", "34 chữ số", "34 significant digits"),
    ],
)
def test_a_value_that_was_read_otherwise_is_told(
    run: Run, expression: str, value: str, vi: str, en: str
) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        said = run("eval", expression, "--with", value, "--lang", lang)
        assert said.code == 2 and not said.out and words in said.err
    told = json.loads(run("eval", expression, "--with", value, "--format", "json").out)
    assert any(vi in note["vi"] and en in note["en"] for note in told["notes"])


def test_what_is_probably_meant_otherwise_is_told_beside_the_value(run: Run) -> None:
    said = run("eval", "a > 80", "--with", "a=1.000")
    assert (said.code, said.out) == (0, "false\n") and "1000" in said.err
    said = run("eval", "a", "--with", "a=80,5")
    assert (said.code, said.out) == (0, '"80,5"\n') and "80.5" in said.err
    said = run("eval", 'a = "001"', "--with", "a=001")
    assert said == Said(0, "true\n", "a=001 được đọc là văn bản\n")
    said = run("eval", "2024-01-01")
    assert (said.code, said.out) == (0, "2022\n") and '@"2024-01-01"' in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a", "--with", "a"), "TÊN=GIÁ_TRỊ"),
        (("a", "--with", "a="), "a=unknown"),
        (("a", "--with", "tỷ lệ=3"), "tỷ_lệ"),
        (("a", "--with", "if=3"), "if"),
        (("a", "--with", "item=3"), "item"),
        (("a", "--with", "a=1", "--with", "a=2"), "a=2"),
        (("a > 1", "a=3"), "--with a=3"),
        (("a", "+", "1"), "dấu nháy"),
        (("1", "--mode", "strict"), "--jsonl"),
        (("1", "--wtih", "a=3"), "--with"),
    ],
)
def test_a_slip_on_the_command_line_is_told(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run("eval", *words)
    assert said.code == 2 and not said.out and told in said.err


def test_the_tree_of_an_expression_is_printed(run: Run) -> None:
    said = run("eval", "n + 1", "--with", "n=2", "--format", "tree")
    assert said.code == 0 and not said.err
    tree = json.loads(said.out)
    assert feel.from_tree(tree).text == "n + 1"
    assert [node["type"] for node in tree["nodes"]] == ["number"] * 3


@pytest.mark.parametrize(
    "words", [(), ("1", "--with", "x"), ("1", "--jsonl", "x"), ("1", "--mode", "x")]
)
def test_a_call_that_makes_no_sense_is_bad_input(run: Run, words: tuple[str, ...]) -> None:
    said = run("eval", *words)
    assert said.code == 2 and not said.out and said.err


def test_lines_of_json_go_in_and_come_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    cases = [{"id": "a", "expression": "1 + 1"}, {"id": 7, "expression": "1 + 2"}]
    path.write_text("".join(json.dumps(c) + "\n" for c in cases), encoding="utf-8")
    assert run("eval", "--jsonl", path) == Said(
        0, '{"id":"a","value":{"number":"2"}}\n{"id":7,"value":{"number":"3"}}\n', ""
    )


def test_lines_that_are_no_case_set_the_code(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    good, bad, short = '{"id":1,"expression":"1"}', '{"id":1,"expression":"1 +"}', '{"id":1'
    path.write_text(f"{good}\n{bad}\n", encoding="utf-8")
    assert run("eval", "--jsonl", path).code == 0
    path.write_text(f'{good}\n{{"id":2,"expresion":"1"}}\n', encoding="utf-8")
    said = run("eval", "--jsonl", path)
    assert said.code == 1 and not said.err
    path.write_text(f"\ufeff{good}\r\n\r\n{bad}\r\n{short}\r\nnope\n{good}", encoding="utf-8")
    said = run("eval", "--jsonl", path)
    assert said.code == 2 and "2 dòng" in said.err and "dòng 4" in said.err
    assert "2" in run("eval", "--jsonl", path, "--lang", "en").err
    first, second, third, fourth, fifth = map(json.loads, said.out.splitlines())
    assert first == fifth == {"id": 1, "value": {"number": "1"}}
    assert second == {"id": 1, "issues": [{"code": "feel.parse.unexpected", "place": 3}]}
    assert (third["error"]["line"], fourth["error"]["line"]) == (4, 5)
    assert fourth["error"]["column"] == 1


def test_lines_come_from_the_standard_input_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(b'{"id":1,"expression":"\\"\xff\\""}\n{"expression":"1"}'))
    monkeypatch.setattr(sys, "stdin", given)
    said = run("eval", "--jsonl", "-", "--mode", "conformance")
    first, second = map(json.loads, said.out.splitlines())
    assert said.code == 2 and first["error"]["code"] == "json.encoding"
    assert second == {"id": None, "value": {"number": "1"}}


def test_a_report_is_written_where_it_was_asked(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "trang.html"
    asked = ("report", a.TWIN, "--year", "2024", "--as-of", "2024-11-14")
    said = run(*asked, "--to", out)
    assert said == Said(0, f"{out}\n", "") and out.read_text(encoding="utf-8").startswith("<!doc")
    said = run(*asked, "--to", tmp_path / "khong-co" / "trang.html")
    assert said.code == 2 and "không ghi được" in said.err


@pytest.mark.parametrize("name", ["bao-cao.pdf", "bao-cao.htm", "bao-cao", "bao-cao.html.odt"])
def test_a_report_has_no_other_form_than_its_ending_names(
    run: Run, tmp_path: Path, name: str
) -> None:
    said = run("report", a.TWIN, "--to", tmp_path / name, "--lang", "en")
    assert said.code == 2 and "question.ending" in said.err and ".html" in said.err
    assert not said.out and not list(tmp_path.iterdir())
    assert ("Did you mean .html?" in said.err) == name.endswith(".htm")
    rules = a.rulebook(a.TWIN)
    with pytest.raises(tieuchi.QuestionError, match=r"question\.ending"):
        tieuchi.report(rules, rules.facts, tmp_path / name, as_of="2024-11-14")


def test_the_page_is_a_form_of_the_report_only(run: Run) -> None:
    assert run("page", a.TWIN, "--to", "x.html").code == 2


@pytest.mark.parametrize("verb", ["assess", "roadmap", "duties", "missing"])
def test_tables_come_as_markdown_too(run: Run, verb: str) -> None:
    asked = (verb, a.TWIN, "--year", "2024", "--as-of", "2024-11-14", "--as-of", "2024-12-31")
    said = run(*asked, "--format", "md")
    known = [a.snapshot(a.TWIN, day) for day in ("2024-11-14", "2024-12-31")]
    results = [getattr(tieuchi, verb)(a.rulebook(a.TWIN), day, year=2024) for day in known]
    assert said.code == 0
    assert said.out == "\n\n".join(r.show().markdown() for r in results) + "\n"
    assert "\n| --- |" in said.out


def test_every_rule_shows_what_it_takes_of_the_bounds(run: Run) -> None:
    told = json.loads(run("rules", a.TWIN, "--format", "json").out)
    assert len(told["rules"]) > 70
    for rule in told["rules"]:
        assert all(0 <= rule["takes"][what] <= most for what, most in told["bounds"].items())
        assert rule["takes"]["length"] == len(rule["rule"].encode()) and rule["line"] > 0
    said = run("rules", a.TWIN)
    assert said.code == 0 and said.out.count("\n") == len(told["rules"]) + 1
    assert said.out.splitlines()[-1].startswith("tối đa: tốn 1000000 bước")
    assert run("rules", a.TWIN, "--lang", "en").out.splitlines()[-1].startswith("at most: cost")


def test_help_and_version_end_well(run: Run) -> None:
    assert run("--version").out.strip().endswith(tieuchi.__version__)
    for command in (
        "",
        "check",
        "rules",
        "test",
        "assess",
        "explain",
        "roadmap",
        "duties",
        "missing",
        "report",
    ):
        assert run(*command.split(), "--help").code == 0
    assert run("khong-co").code == 2
