"""Programmes and rulebooks: reading, checking, comparing, pickling."""

from __future__ import annotations

import copy
import json
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi import _core

BAD = a.ROOT / "tests/cases/packs/bad"
CASES = sorted(p.name for p in BAD.iterdir() if (p / "expected.json").exists())


def assembled(name: str, into: Path) -> Path:
    """A bad pack: the base, and over it the files of the case."""
    pack = into / "pack"
    shutil.copytree(BAD / "base", pack)
    shutil.copytree(BAD / name, pack, dirs_exist_ok=True)
    (pack / "expected.json").unlink()
    return pack / "con" if (pack / "con").exists() else pack


def english(folder: Path) -> tieuchi.Rulebook:
    shutil.copytree(a.ROOT / "tests/cases/packs/points", folder)
    told = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    told["programme"]["language"] = "en"
    (folder / "pack.json").write_text(json.dumps(told), encoding="utf-8")
    return tieuchi.compile_rules(tieuchi.read_programme(folder))


def test_a_programme_is_shown_in_its_own_language(tmp_path: Path) -> None:
    rules = english(tmp_path / "p")
    known = rules.facts.as_known_on("2030-12-31")
    assert rules.language == "en" and a.rulebook().language == "vi"
    for verb in (tieuchi.assess, tieuchi.roadmap, tieuchi.duties, tieuchi.missing):
        shown = verb(rules, known)
        assert str(shown) == str(shown.show("en")) == str(copy.copy(shown))
    result = tieuchi.assess(rules, known)
    first = result[0]
    assert first == result.filter(unit=first["unit"], item=first["item"], period=first["period"])[0]
    assert {row["outcome_words"] for row in result} & {"met", "not met", "not applicable"}
    told = result.explain(first["unit"], year=int(first["period"][:4]))
    assert str(told) == str(told.show("en")) == str(copy.copy(told))
    assert str(rules.items) == str(rules.items.show("en")) != str(rules.items.show("vi"))
    page = tieuchi.report(rules, known, tmp_path / "p.html").read_text(encoding="utf-8")
    assert "<html lang=en>" in page


@pytest.mark.parametrize("kind", ["indicators", "units", "items"])
def test_a_programme_lists_what_it_holds(kind: str) -> None:
    table = getattr(a.rulebook(a.TWIN), kind)
    assert len(table) == len(a.rulebook(a.TWIN).describe()[kind]) == len(table.rows)
    assert getattr(a.rulebook(a.TWIN).programme, kind).rows == table.rows
    assert table[0] == table.rows[0] and table[:2] == table.rows[:2]
    assert table[0]["id"] in str(table)
    lines = table.to_csv(words="en").splitlines()
    assert lines[0].split(",")[: len(table.columns)] == list(table.columns)


def test_an_indicator_tells_type_levels_period_and_reporter() -> None:
    rows = {row["id"]: row for row in a.rulebook(a.TWIN).indicators}
    rating = rows["dang_bo_xep_loai"]
    assert rating["type"] == "rating" and rating["period"] == "year"
    assert "xuat_sac" in [level["id"] for level in rating["levels"]]
    assert all(level["label"]["vi"] for level in rating["levels"])
    assert rating["reporter"] == "dang_bo" and rating["reporter_label"]["vi"]
    assert rows["can_bo_tong"]["type"] == "count" and rows["can_bo_tong"]["measured_in"] == "người"
    html = a.rulebook(a.TWIN).indicators.show().markdown()
    assert "Hoàn thành xuất sắc nhiệm vụ" in html and "mỗi năm" in html


def test_the_shipped_packs_are_read_by_their_ids() -> None:
    assert tieuchi.packs() == [a.REAL, a.TWIN]
    severities = {i.severity for pack in tieuchi.packs() for i in tieuchi.check(pack)}
    assert severities <= {"note"}
    programme = tieuchi.read_programme(a.TWIN)
    assert (programme.id, programme.synthetic, list(programme.years)) == (
        a.TWIN,
        True,
        [*range(2023, 2031)],
    )


def test_a_folder_and_an_id_give_the_same_programme() -> None:
    by_id, by_path = (tieuchi.read_programme(p) for p in (a.REAL, a.ROOT / "lib/packs" / a.REAL))
    assert by_id == by_path
    assert hash(by_id) == hash(by_path)
    assert by_id != tieuchi.read_programme(a.TWIN)
    assert tieuchi.compile_rules(by_id) == tieuchi.compile_rules(by_path)


@pytest.mark.parametrize("name", CASES)
def test_a_bad_pack_gives_every_issue_and_no_trace(name: str, tmp_path: Path) -> None:
    expected = json.loads((BAD / name / "expected.json").read_text(encoding="utf-8"))
    pack = assembled(name, tmp_path)
    found = {(i.code, i.file, i.line, i.message.vi, i.message.en) for i in tieuchi.check(pack)}
    wanted = {(i["code"], i["file"], i["line"], i["vi"], i["en"]) for i in expected}
    assert wanted <= found
    errors = [i for i in expected if i.get("severity", "error") == "error"]
    if errors:
        with pytest.raises(tieuchi.ProgrammeError) as caught:
            tieuchi.compile_rules(tieuchi.read_programme(pack))
        assert len(caught.value.issues) >= len(errors)
        assert "Traceback" not in str(caught.value)


def test_style_is_a_note_told_once_a_kind_after_all_else(tmp_path: Path) -> None:
    issues = tieuchi.check(assembled("unused_elements", tmp_path))
    assert {i.severity for i in issues} == {"note"}
    assert len({i.code for i in issues}) == len(issues)
    assert tieuchi.read_programme(tmp_path / "pack").id == "xa-mau"
    mixed = tieuchi.check(assembled("rank_by_type", tmp_path / "mixed"))
    assert [i.severity for i in mixed] == ["error", "error", "note"]


def test_an_error_speaks_both_languages_and_knows_the_nearest_name() -> None:
    with pytest.raises(ValueError, match="tra-vinh-1578") as caught:
        tieuchi.read_programme("tra-vinh-157")
    assert isinstance(caught.value, tieuchi.ProgrammeError)
    assert "Ý bạn là" in str(caught.value)
    assert "Did you mean" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).issues == caught.value.issues


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    [issue, *_] = tieuchi.check(tmp_path)
    assert issue.is_error
    assert issue.message.vi and issue.message.en


@pytest.mark.parametrize("pack", ["", "a\0b", "a\udc80b", "x" * 5000, 5, None, b"tra-vinh-1578"])
def test_whatever_is_no_pack_is_an_issue(pack: Any) -> None:
    assert all(i.is_error and i.message.en for i in tieuchi.check(pack))
    with pytest.raises(tieuchi.ProgrammeError):
        tieuchi.read_programme(pack)


def test_issues_show_themselves() -> None:
    issues = tieuchi.Issues(tieuchi.check("tra-vinh-157"))
    assert issues.errors == issues
    assert repr(issues) == issues.describe("vi") == str(issues[0])
    assert issues.describe("en").splitlines()[-1] == "  Did you mean tra-vinh-1578?"


def test_the_stub_names_what_the_module_has() -> None:
    stub = (a.ROOT / "python/tieuchi/_core.pyi").read_text(encoding="utf-8")
    written = set(re.findall(r"^(?:class|def) (\w+)", stub, re.MULTILINE))
    assert written == {name for name in dir(_core) if not name.startswith("_")}


def test_programmes_and_rulebooks_pickle_and_copy() -> None:
    for thing in (tieuchi.read_programme(a.REAL), a.rulebook()):
        assert pickle.loads(pickle.dumps(thing)) == thing
        assert copy.deepcopy(thing) == copy.copy(thing) == thing


def test_a_pickle_refuses_a_pack_that_has_changed(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(BAD / "base", pack)
    kept = pickle.dumps(tieuchi.read_programme(pack))
    units = pack / "data/units.csv"
    text = units.read_text(encoding="utf-8")
    units.write_text(text + text.splitlines()[-1].replace("x", "y", 1) + "\n", encoding="utf-8")
    with pytest.raises(tieuchi.ProgrammeError):
        pickle.loads(kept)


def test_importing_loads_nothing_else() -> None:
    """What a user asks for pays for its own modules; the name alone pays for none."""
    code = "import sys; old = set(sys.modules); import tieuchi; print(*set(sys.modules) - old)"
    words = [sys.executable, "-c", code]
    run = subprocess.run(words, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["tieuchi"]


def test_every_public_name_is_there_and_documented() -> None:
    for name in tieuchi.__all__:
        thing = getattr(tieuchi, name)
        assert name.startswith("__") or thing.__doc__, name
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = tieuchi.nothing_here
