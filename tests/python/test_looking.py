"""Looking around in a programme: every table, rows that hold words, rows that name somebody."""

from __future__ import annotations

import json

import answers as a
import pytest
import tieuchi
from click.testing import CliRunner
from tieuchi._looking import folded, holds, names
from tieuchi.catalogue import COLUMNS
from tieuchi.cli.commands import cli

KINDS = sorted(COLUMNS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_table_shows_itself_and_is_written(kind: str, lang: str) -> None:
    table = a.rulebook().look(kind)
    shown = str(table.show(lang))
    assert shown and "{" not in shown and "None" not in shown
    lines = table.to_csv(words=lang).splitlines()
    assert lines[0].split(",")[: len(table.columns)] == list(table.columns)
    assert kind == "events" or len(table) > 0
    assert table.show(lang).markdown()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đường Lê Lợi", "duong le loi"),
        ("ĐÔ THỊ", "do thi"),
        ("Công an tỉnh", "cong an tinh"),
    ],
)
def test_marks_and_case_do_not_count(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_a_search_wants_every_word_in_whatever_order() -> None:
    row = {"label": {"vi": "Bố trí đất xây dựng trụ sở", "en": "Land for offices"}, "id": "x"}
    assert holds(row, "tru so dat")
    assert holds(row, "LAND offices")
    assert not holds(row, "tru so nha")


def test_a_place_of_a_text_names_what_lies_within_it() -> None:
    assert names({"clauses": ["II.3.b.1-a"]}, "II.3")
    assert names({"clauses": ["II.3.b.1-a"]}, "II.3.b.1")
    assert not names({"clauses": ["II.30.b"]}, "II.3")
    assert not names({"id": "tv-p10"}, "tv-p1")
    assert names({"bearers": [{"agency": "cong_an_tinh"}]}, "cong_an_tinh")


def test_duties_of_an_agency_and_of_a_clause() -> None:
    duties = a.rulebook().duties
    agency = duties[0]["bearers"][0]["agency"] or a.rulebook().agencies[0]["id"]
    mine = duties.of(agency)
    assert 0 < len(mine) < len(duties)
    clause = duties[0]["clauses"][0]
    assert duties[0]["id"] in {row["id"] for row in duties.of(clause)}
    assert len(duties.search("không có chữ nào như thế này")) == 0


def test_an_id_that_nobody_has_is_refused_with_the_nearest() -> None:
    agency = a.rulebook().agencies[0]["id"]
    with pytest.raises(tieuchi.QuestionError) as raised:
        a.rulebook().duties.of(agency + "x")
    assert raised.value.issues[0].code == "question.of"
    assert raised.value.issues[0].nearest == agency


def run(*asked: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [*asked], standalone_mode=False)
    return done.return_value or done.exit_code, done.output


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_shows_every_table_in_every_form(kind: str) -> None:
    rows = a.rulebook().look(kind).rows
    status, told = run("show", a.REAL, kind, "--format", "json")
    assert (status, json.loads(told)) == (0, rows)
    for form in ("text", "csv", "md"):
        status, told = run("show", a.REAL, kind, "--format", form, "--lang", "vi")
        assert status == 0 and told


def test_the_command_searches_and_asks_of_somebody() -> None:
    status, told = run("show", a.REAL, "clauses", "--search", "tru so", "--format", "json")
    found = json.loads(told)
    assert status == 0 and found
    assert all(holds(row, "trụ sở") for row in found)
    status, told = run("show", a.REAL, "funding", "--of", "IV.1-a", "--format", "json")
    assert status == 0 and json.loads(told)
    assert all("IV.1-a" in row["clauses"] for row in json.loads(told))
    status, told = run("show", a.REAL, "duties", "--of", "nobody_at_all")
    assert status == 2


def test_a_table_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(tieuchi.QuestionError, match="indicators") as raised:
        a.rulebook().look("unit")
    assert (raised.value.issues[0].code, raised.value.issues[0].nearest) == (
        "question.kind",
        "units",
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_units_and_bodies_are_told_by_their_names(lang: str) -> None:
    names = {one["id"]: one["name"] for one in a.rulebook().units}
    for row in a.rulebook().events:
        assert row["from_unit_label"][lang].startswith(names[row["from_unit"]])
        if row["to_unit"]:
            assert row["to_unit_label"][lang].startswith(names[row["to_unit"]])
    for row in a.rulebook().units:
        assert row["parent_label"][lang].startswith(names.get(row["parent"], ""))
    [town] = [row for row in a.rulebook().agencies if row["serves"] == ["parent: dh"]]
    assert "thị xã Duyên Hải" in town["serves_label"][lang]
    for row in a.rulebook().look("readings"):
        labels = {one["id"]: one["label"] for one in row["options"]}
        assert row["chosen_label"] == labels[row["chosen"]]


def test_aims_are_told_in_words_and_written_as_rules_have_them() -> None:
    aims = a.rulebook().targets
    shown = aims.show("vi").markdown()
    assert "2024: thêm 1" in shown and "ít nhất số đã đạt của năm trước + 1" in shown
    assert "mọi đơn vị" in shown
    assert "2024: + 1" in aims.to_csv() and "prior_reached + 1" in aims.to_csv()


PLACES = [
    ("Mục V, điểm 2", {"Va.2", "Vb.2.1", "Vb.2.2-a", "Vb.2.2-b", "Vb.2.2-c", "Vb.2.2-d"}),
    ("Mục V (Tổ chức thực hiện), điểm 1", {"Vb.1"}),
    ("Điều 3", {"D3"}),
    ("Mục I.2, điểm (8)", {"I.2.8.a", "I.2.8.b"}),
    ("Mục II.3, gạch đầu dòng thứ 6", {"II.3.b.6-a", "II.3.b.6-b"}),
]


@pytest.mark.parametrize(("words", "found"), PLACES)
def test_a_place_is_found_however_it_is_written(words: str, found: set[str]) -> None:
    """With commas and without, with marks and without, the point before the section."""
    clauses = a.rulebook().clauses
    turned = ", ".join(reversed(words.split(", ")))
    for asked in (words, words.replace(",", ""), folded(words), turned):
        assert {row["id"] for row in clauses.search(asked)} == found, asked


def test_every_printed_place_finds_all_clauses_that_stand_there() -> None:
    clauses = a.rulebook().clauses
    for row in clauses:
        same = {one["id"] for one in clauses if f"{one['no']},".startswith(f"{row['no']},")}
        assert same <= {one["id"] for one in clauses.search(row["no"].replace(",", ""))}, row["no"]


def test_a_number_that_parts_of_a_text_share_offers_all_of_them() -> None:
    with pytest.raises(tieuchi.QuestionError) as raised:
        a.rulebook().clauses.of("V.2")
    assert raised.value.issues[0].nearest == "Va.2, Vb.2"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_table_says_in_words_what_its_rows_hold(kind: str, lang: str) -> None:
    """What the text leaves unsaid, corrections and remarks are no matter of JSON alone."""
    said = " ".join(a.rulebook().look(kind).show(lang).markdown().replace("\\", "").split())
    for row in a.rulebook().look(kind):
        for words in [*row.get("not_said", []), row.get("doubtful"), row.get("corrected_label")]:
            told = words and " ".join((words[lang] or words["vi"]).replace("\\", "").split())
            assert not told or told.replace("|", "") in said.replace("|", ""), (row["id"], told)
    for machine in ("prior_reached", "prior_due", "cohort_size", ">= ", "x 1"):
        assert machine not in said


def test_targets_name_the_clauses_of_their_aims() -> None:
    assert all(row["clauses_label"]["vi"] for row in a.rulebook().targets)
    assert "mọi đơn vị" in str(a.rulebook().targets.show("vi"))


def test_a_unit_that_an_event_ended_has_a_last_day() -> None:
    ends = {row["id"]: row["valid_to_label"]["vi"] for row in a.rulebook().units}
    assert ends["tv-p6"].startswith("31/12/2024 → ") and ends["tv-p1"].startswith("30/06/2025 → ")
    assert ends["vl-tra-vinh"] == ""
