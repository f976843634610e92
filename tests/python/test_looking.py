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
    shown = str(aims.show("vi"))
    assert "2024: thêm 1" in shown and "ít nhất số đã đạt năm trước + 1" in shown
    assert "1 lần số đơn vị" in shown
    assert "2024: + 1" in aims.to_csv() and "prior_reached + 1" in aims.to_csv()
