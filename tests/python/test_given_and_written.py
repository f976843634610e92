"""Files given and written: no fit file is waited for, no file is ever half written."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import answers as a
import pytest
import tieuchi
from hostile_files import THINGS
from hostile_files import tieuchi as command
from tieuchi import _files, forms, programme, reports

BASE = a.ROOT / "tests/cases/packs/bad/base"
HEADER = "unit,indicator,period,value,recorded_on"
ROW = "tv-p1,bien_che_giao,2024,10,2024-10-01"
FACTS = f"{HEADER}\n{ROW}\n"
KILLS = int(os.environ.get("TIEUCHI_KILLS", "20"))


def pack_at(folder: Path, pack: str) -> Path:
    """A small pack of that id."""
    shutil.copytree(BASE, folder)
    head = folder / "pack.json"
    text = head.read_text(encoding="utf-8").replace('"id": "xa-mau"', f'"id": "{pack}"', 1)
    head.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", THINGS)
def test_no_fit_file_is_waited_for_on_the_command_line(name: str, tmp_path: Path) -> None:
    make, word = THINGS[name]
    at = tmp_path / "given"
    make(at)
    asked = ("--lang", "en", "--as-of", "2024-11-14", "--year", "2024")
    for words in (
        ("assess", a.REAL, "--facts", at, *asked),
        ("explain", a.REAL, "--unit", "tv-p1", "--source", at, *asked),
        ("eval", "--lang", "en", "--jsonl", at),
    ):
        done = command(*words)
        told = done.stderr.decode()
        if name == "sparse" and words[0] == "eval":
            word = "too long"
        assert (done.returncode, done.stdout) == (2, b""), told
        if name != "unreadable" or words[0] != "eval":
            assert word in told
        assert str(at) in told


@pytest.mark.parametrize("name", THINGS)
def test_no_fit_file_is_waited_for_in_python(name: str, tmp_path: Path) -> None:
    make, word = THINGS[name]
    at = tmp_path / "given"
    make(at)
    with pytest.raises(tieuchi.FactsError) as facts:
        tieuchi.read_facts(a.rulebook(), at)
    with pytest.raises(tieuchi.QuestionError) as source:
        tieuchi.explain(a.rulebook(), a.snapshot(), "tv-p1", year=2024, source=at)
    for caught, code, limit in (
        (facts, "fact.file", "256 MiB"),
        (source, "question.source", "16 MiB"),
    ):
        [issue] = caught.value.issues
        assert (issue.code, issue.file) == (code, str(at))
        assert word in issue.message.en and issue.message.vi
        said = "of at most" in issue.message.en or "too large" in issue.message.en
        assert not said or limit in issue.message.en


@pytest.mark.parametrize("name", THINGS)
@pytest.mark.parametrize("place", ["pack.json", "more.json", "data/units.csv", "data/facts/x.csv"])
def test_no_fit_file_of_a_pack_is_waited_for(name: str, place: str, tmp_path: Path) -> None:
    pack = pack_at(tmp_path / "pack", "xa")
    at = pack / place
    at.unlink(missing_ok=True)
    at.parent.mkdir(exist_ok=True)
    THINGS[name][0](at)
    done = command("check", pack, "--format", "json")
    assert done.returncode == 2
    assert any(issue["file"].endswith(place) for issue in json.loads(done.stdout))


def test_no_neighbour_keeps_a_pack_from_being_found(tmp_path: Path) -> None:
    for name, (make, _) in THINGS.items():
        (tmp_path / f"a_{name}").mkdir()
        make(tmp_path / f"a_{name}" / "pack.json")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/pack.json").write_text('{"programme": {"id": "hong", !', encoding="utf-8")
    pack_at(tmp_path / "m", "xa-tim")
    found = "import sys, tieuchi; print(tieuchi.read_programme('xa-tim', search=sys.argv[1:]).id)"
    done = subprocess.run(
        [sys.executable, "-c", found, tmp_path],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert done.stdout == "xa-tim\n"


def test_broken_folders_beside_the_shipped_packs_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, (make, _) in THINGS.items():
        (tmp_path / name).mkdir()
        make(tmp_path / name / "pack.json")
    for number, text in enumerate(("", "[]", "{}", '{"programme": []}', "\ufeff{", "5")):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "pack.json").write_text(text, encoding="utf-8")
    pack_at(tmp_path / "m", "xa-tim")
    monkeypatch.setattr(programme, "_places", lambda search: (str(tmp_path),))
    assert tieuchi.packs() == ["xa-tim"]


def test_a_pack_of_the_user_goes_before_a_shipped_one_and_twins_are_named(tmp_path: Path) -> None:
    mine = pack_at(tmp_path / "mine", a.TWIN)
    assert tieuchi.read_programme(a.TWIN, search=[tmp_path]).label != a.rulebook(a.TWIN).label
    assert tieuchi.read_programme(a.TWIN, search=[tmp_path, tmp_path]).id == a.TWIN
    again = pack_at(tmp_path / "again", a.TWIN)
    with pytest.raises(tieuchi.ProgrammeError) as caught:
        tieuchi.read_programme(a.TWIN, search=[tmp_path])
    [issue] = caught.value.issues
    assert issue.code == "pack.ambiguous_id"
    for words in issue.message:
        assert str(mine) in words and str(again) in words


def test_names_that_are_no_utf_8_are_shown_and_used(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    try:
        pack = pack_at(tmp_path / name, "xa")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    assert tieuchi.read_programme(pack).id == "xa"
    assert tieuchi.read_programme("xa", search=[pack]).id == "xa"
    facts = tmp_path / f"{name}.csv"
    facts.write_text(f"{HEADER}\n{ROW}\n{ROW.replace('10,', 'x,')}\n", encoding="utf-8")
    [issue] = tieuchi.read_facts(a.rulebook(), facts).issues
    assert issue.file.endswith("caf\ufffd.csv")
    facts.unlink()
    with pytest.raises(tieuchi.FactsError):
        tieuchi.read_facts(a.rulebook(), facts)
    assert [i.code for i in tieuchi.check(tmp_path / name / "khong-co")] == ["pack.not_found"]


def test_standard_input_is_a_file_like_another(tmp_path: Path) -> None:
    asked = ("--year", "2024", "--as-of", "2024-11-14", "--format", "csv")
    file = tmp_path / "facts.csv"
    file.write_text(FACTS, encoding="utf-8")
    by_file = command("assess", a.REAL, "--facts", file, *asked)
    by_input = command("assess", a.REAL, "--facts", "-", *asked, given=FACTS.encode())
    assert (by_input.returncode, by_input.stdout) == (0, by_file.stdout)
    text = "một văn bản khác".encode()
    days = ("--as-of", "2024-11-14", "--as-of", "2024-11-15", "--year", "2023", "--year", "2024")
    done = command("explain", a.REAL, "--unit", "tv-p1", "--source", "-", *days, given=text)
    assert (done.returncode, done.stderr) == (0, b"")
    done = command("explain", a.REAL, "--unit", "tv-p1", "--source", "-", given=b"\xff")
    assert done.returncode == 2 and b"question.source" in done.stderr
    for twice in (("--facts", "-", "--facts", "-"), ("--facts", "-", "--source", "-")):
        done = command("explain", a.REAL, "--unit", "tv-p1", *twice, given=text)
        assert done.returncode == 2 and "chỉ dùng - được một lần" in done.stderr.decode()


def test_endless_standard_input_ends_at_the_limit() -> None:
    for words in (
        ("assess", a.REAL, "--facts", "-"),
        ("explain", a.REAL, "--unit", "tv-p1", "--source", "-"),
        ("eval", "--jsonl", "-"),
    ):
        code = "import tieuchi.cli; tieuchi.cli.main()"
        with open("/dev/zero", "rb") as zero:
            done = subprocess.run(
                [sys.executable, "-c", code, *words, "--lang", "en"],
                stdin=zero,
                capture_output=True,
                timeout=20,
                check=False,
            )
        assert done.returncode == 2
        assert b"too l" in done.stderr and b"MiB" in done.stderr


def test_a_line_of_cases_may_have_the_greatest_length(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    good = b'{"id":1,"expression":"1"}'
    most = good + b" " * (_files.LINE - len(good))
    cases.write_bytes(good + b"\n" + most + b"\n" + good)
    done = command("eval", "--jsonl", cases)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 3)
    cases.write_bytes(good + b"\n" + most + b" \n" + good)
    done = command("eval", "--jsonl", cases)
    assert (done.returncode, done.stdout.count(b"\n")) == (2, 1)
    assert b"cases.jsonl:2" in done.stderr and b"feel.case.file" in done.stderr


WRITER = """
import sys
from tieuchi import _files
target, size = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
while True:
    for letter in b"ab":
        _files.write_whole(target, bytes([letter]) * size)
"""


def test_whatever_ends_the_writing_leaves_a_whole_file(tmp_path: Path) -> None:
    """Set TIEUCHI_KILLS=500 for the long run."""
    target, size = tmp_path / "trang.html", 300_000
    target.write_bytes(b"b" * size)
    random.seed(7)
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, target, str(size)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None and writer.stdout.readline() == b"ready\n"
        time.sleep(random.uniform(0, 0.02))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert target.read_bytes() in (b"a" * size, b"b" * size)
    _files.write_whole(target, b"c")
    assert [p.name for p in tmp_path.iterdir()] == ["trang.html"]


def test_clearing_up_leaves_the_file_of_another_writer_alone(tmp_path: Path) -> None:
    target = tmp_path / "bang.csv"

    def write(letter: bytes) -> None:
        for _ in range(30):
            _files.write_whole(target, letter * 50_000)

    writers = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert target.read_bytes() in (b"a" * 50_000, b"b" * 50_000, b"c" * 50_000)
    assert [p.name for p in tmp_path.iterdir()] == ["bang.csv"]


def test_a_written_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "that.csv", tmp_path / "link.csv"
    old = os.umask(0o027)
    try:
        _files.write_whole(target, b"1")
    finally:
        os.umask(old)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    target.chmod(0o604)
    link.symlink_to(target.name)
    _files.write_whole(link, b"2")
    assert link.is_symlink() and target.read_bytes() == b"2"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    link.unlink()
    link.symlink_to("later.csv")
    _files.write_whole(link, b"3")
    assert link.is_symlink() and (tmp_path / "later.csv").read_bytes() == b"3"


def test_what_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    for name in ("folder", "circle", "no/such/folder", "x" * 300):
        with pytest.raises(OSError, match=name[:20]) as caught:
            _files.write_whole(tmp_path / name, b"1")
        assert caught.value.filename == str(tmp_path / name)
        assert str(caught.value).endswith(f"{str(tmp_path / name)!r}")
    assert {p.name for p in tmp_path.iterdir()} == {"folder", "circle"}
    if os.geteuid() != 0:
        (tmp_path / "closed").write_bytes(b"old")
        (tmp_path / "closed").chmod(0o444)
        with pytest.raises(PermissionError):
            _files.write_whole(tmp_path / "closed", b"new")
        assert (tmp_path / "closed").read_bytes() == b"old"
    _files.write_whole(tmp_path / ("x" * 255), b"1")


def test_a_pipe_and_a_device_are_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        _files.write_whole(pipe, b"content")
        assert reader.communicate(timeout=20)[0] == b"content"
    assert pipe.is_fifo()
    _files.write_whole("/dev/null", b"content")
    assert not Path("/dev/null").is_file()


def test_a_report_goes_to_standard_output(tmp_path: Path) -> None:
    asked = ("report", a.TWIN, "--year", "2024", "--as-of", "2024-11-14", "--to")
    done = command(*asked, tmp_path / "page.html")
    assert done.returncode == 0
    page = (tmp_path / "page.html").read_bytes()
    assert command(*asked, "/dev/stdout").stdout == page
    with (tmp_path / "out").open("wb") as out:
        code = "import tieuchi.cli; tieuchi.cli.main()"
        subprocess.run(
            [sys.executable, "-c", code, *asked, "/dev/stdout"], stdout=out, check=True, timeout=60
        )
    assert (tmp_path / "out").read_bytes() == page


def test_the_help_states_the_limits() -> None:
    for words, limit in ((("assess",), "256 MiB"), (("explain",), "16 MiB"), (("eval",), "16 MiB")):
        assert limit in " ".join(command(*words, "--help").stdout.decode().split())


def test_where_no_file_can_be_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a report was made for nothing")

    for ending in reports.FORMS:
        monkeypatch.setitem(reports.FORMS, ending, never)
    monkeypatch.setattr(forms, "entries", never)
    rules, known = a.rulebook(a.TWIN), a.rulebook(a.TWIN).facts.as_known_on("2026-12-30")
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file.xlsx").write_text("")
    for name, error in (
        ("folder.xlsx", IsADirectoryError),
        ("none/a.xlsx", FileNotFoundError),
        ("file.xlsx/a.xlsx", NotADirectoryError),
        ("x" * 300 + ".xlsx", OSError),
    ):
        with pytest.raises(error):
            tieuchi.report(rules, known, tmp_path / name, year=2026)
        with pytest.raises(error):
            tieuchi.template(rules, tmp_path / name, year=2026)
