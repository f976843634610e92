"""Tables as CSV: nothing runs, nothing becomes a day, and no number of ours is changed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._csv import harmless

COUNTS = ["met", "met_most", "of"]


def asked(verb: str = "assess") -> Any:
    known = a.snapshot(a.TWIN, "2027-07-01")
    return getattr(tieuchi, verb)(a.rulebook(a.TWIN), known, year=2026)


def read(text: str, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


@pytest.mark.parametrize(
    "cell",
    ['=HYPERLINK("http://x","y")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=", "-", "+84 9"],
)
def test_what_a_spreadsheet_would_run_is_text(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["4/5", "2/2", "1-2", "31/12/2026", "2024/7"])
def test_what_a_spreadsheet_would_take_for_a_day_is_text(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell",
    "|0|-5|-0.25|1e40|-1e-8|-3..4|10..14|..7|-2..|2026-12-31|2024-07|2024-Q1|mh-p1|"
    "mh-p1:x@2024|a=b|Đạt - tốt".split("|"),
)
def test_numbers_days_and_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def hostile_pack(folder: Path) -> tieuchi.Rulebook:
    pack = {
        "programme": {
            "id": "p",
            "format": 1,
            "label": "=1+1",
            "years": {"from": 2024, "to": 2024},
            "subject": "xa",
        },
        "unit_types": [{"id": "xa"}],
        "cohorts": [{"id": "xa", "types": ["xa"]}],
        "indicators": [{"id": "t", "type": "text", "label": "@t"}],
        "criteria": [{"id": "c", "rule": "true", "show": "t", "label": "=cmd|' /C calc'!A0"}],
    }
    (folder / "data").mkdir()
    (folder / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
    units = 'x1,xa,"=HYPERLINK(""http://evil"")",,,2010-01-01,,2010-01-01,\n'
    units += "x2,xa,+84,,,2010-01-01,,2010-01-01,\n"
    head = "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note\n"
    (folder / "data/units.csv").write_text(head + units, encoding="utf-8")
    return tieuchi.compile_rules(tieuchi.read_programme(folder))


def test_hostile_cells_and_labels_are_harmless_and_raw_on_request(tmp_path: Path) -> None:
    rules = hostile_pack(tmp_path)
    told = ['=HYPERLINK("http://evil","x")', "4/5"]
    rows = [
        {"unit": u, "indicator": "t", "period": "2024", "value": v, "recorded_on": "2024-11-01"}
        for u, v in zip(["x1", "x2"], told, strict=True)
    ]
    result = tieuchi.assess(rules, tieuchi.read_facts(rules, rows), as_of="2024-12-31")
    cells = [cell for row in read(result.to_csv(words="vi")) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
    assert [row["value"] for row in read(result.to_csv())] == ["'" + value for value in told]
    raw = read(result.to_csv(words="vi", raw=True))
    assert [row["value"] for row in raw] == told
    assert raw[0]["unit_words"] == '=HYPERLINK("http://evil")'


def test_counts_stand_in_columns_of_their_own_and_are_no_day() -> None:
    result = asked()
    names = result.to_csv().splitlines()[0].split(",")
    assert names == [*result.columns, *COUNTS]
    counted = 0
    for row, told in zip(read(result.to_csv()), result, strict=True):
        assert "/" not in row["value"]
        if row["of"]:
            counted += 1
            most = "" if row["met"] == row["met_most"] else f"..{row['met_most']}"
            assert f"{row['met']}{most}/{row['of']}" == told["value"]
        else:
            assert row["value"] == told["value"]
    assert counted > 100
    assert [row["value"] for row in read(result.to_csv(raw=True))] == [r["value"] for r in result]


@pytest.mark.parametrize("verb", ["assess", "roadmap", "duties", "missing"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_columns_of_words_follow_on_request(verb: str, lang: str) -> None:
    result = asked(verb).in_language(lang)
    rows = read(result.to_csv(words=lang, raw=True))
    named = [name for name in rows[0] if name.endswith("_words")]
    assert len(named) >= 3 and named == list(rows[0])[-len(named) :]
    assert [[row[name] for name in named] for row in rows] == [
        [row[name] for name in named] for row in result
    ]
    assert not [name for name in read(result.to_csv())[0] if name.endswith("_words")]


def test_spreadsheets_get_their_mark_and_semicolons(tmp_path: Path) -> None:
    text = asked().to_csv(tmp_path / "a.csv", separator=";", bom=True)
    assert (tmp_path / "a.csv").read_bytes() == text.encode() and text.startswith("\ufeffunit;item")
    assert read(text, ";") == read(asked().to_csv())


@pytest.mark.parametrize("separator", ["", ";;", "a", "\n", None])
def test_what_cannot_stand_between_columns_is_told(separator: Any) -> None:
    for table in (asked(), a.rulebook(a.TWIN).units):
        with pytest.raises(tieuchi.QuestionError) as caught:
            table.to_csv(separator=separator)
        assert caught.value.issues[0].code == "question.separator"


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = asked("roadmap").to_csv("-")
    assert capfdbinary.readouterr().out == text.encode()
    assert not Path("-").exists()
