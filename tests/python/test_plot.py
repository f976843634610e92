"""Pictures of results: what their specification says; nothing here looks at pixels."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import OUTCOMES, STATES

DAY = "2026-12-31"
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])


@cache
def assessed() -> tieuchi.Assessment:
    return tieuchi.assess(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), year=2026)


@cache
def plotted(kind: str, lang: str) -> Picture:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY)
    results: dict[str, Any] = {
        "outcomes": assessed,
        "targets": lambda: tieuchi.roadmap(*asked),
        "deadlines": lambda: tieuchi.duties(*asked, year=[2025, 2026]),
    }
    picture: Picture = results[kind]().plot(lang)
    return picture


KINDS = pytest.mark.parametrize("kind", ["outcomes", "targets", "deadlines"])


def rows_of(spec: Any) -> list[dict[str, Any]]:
    """Every row of data that stands in a specification."""
    if isinstance(spec, list):
        return [row for part in spec for row in rows_of(part)]
    if not isinstance(spec, dict):
        return []
    own = spec["data"].get("values", []) if isinstance(spec.get("data"), dict) else []
    return [*own, *(row for key, part in spec.items() if key != "data" for row in rows_of(part))]


def whole(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification with its data where they are used."""
    sets = spec.pop("datasets", {})

    def put(part: Any) -> Any:
        if isinstance(part, list):
            return [put(one) for one in part]
        if not isinstance(part, dict):
            return part
        if part.keys() == {"name"} and part["name"] in sets:
            return {"values": sets[part["name"]]}
        return {key: put(one) for key, one in part.items()}

    found: dict[str, Any] = put(spec)
    return found


@KINDS
@LANGS
def test_the_caption_says_the_day_the_year_and_whether_figures_are_invented(
    kind: str, lang: str
) -> None:
    picture = plotted(kind, lang)
    title = picture.to_dict()["title"]
    told = "\n".join([title["text"], *title["subtitle"]])
    assert told == picture.caption == repr(picture)
    assert "2026" in told and ("31/12/2026" if lang == "vi" else DAY) in told
    assert ("số liệu minh họa" if lang == "vi" else "synthetic figures") in told


@KINDS
@LANGS
def test_a_picture_needs_no_network_and_has_its_own_ground(kind: str, lang: str) -> None:
    spec = plotted(kind, lang).to_dict()
    assert spec["background"] == "white"
    assert not re.search(r'"url"|https?://(?!vega)', json.dumps(spec))
    shown = plotted(kind, lang)._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg") and "<script" not in shown["image/svg+xml"]


@LANGS
def test_the_matrix_has_a_sign_for_every_criterion_and_counts_them(lang: str) -> None:
    kinds = {i["id"]: i["kind"] for i in a.rulebook(a.TWIN).describe()["items"]}
    rows = [r for r in assessed() if r["reason"] != "not_in_scope"]
    counts = Counter(r["outcome"] for r in rows if kinds[r["item"]] == "criterion")
    picture = plotted("outcomes", lang)
    told = rows_of(whole(picture.to_dict()))
    signs = Counter(row["sign"] for row in told)
    assert signs == {OUTCOMES[code][1]: n for code, n in counts.items()}
    assert all(row["outcome"].startswith(row["sign"]) for row in told)
    unknown = "chưa đủ số liệu" if lang == "vi" else "unknown"
    assert f"{counts['unknown']} {unknown}" in picture.caption
    assert f"= {sum(counts.values())} " in picture.caption
    assert not [row for row in told if re.search(r"[a-z]_[a-z]", row["unit"] + row["item"])]


def test_what_was_filtered_is_said_and_drawn_alone() -> None:
    picture = assessed().filter(outcome="not_met").plot()
    rows = rows_of(whole(picture.to_dict()))
    assert rows and {row["sign"] for row in rows} == {"✕"}
    assert "đã lọc" in picture.caption and "đã lọc" not in assessed().plot().caption


def test_groups_are_drawn_where_nothing_else_is_left() -> None:
    rows = rows_of(whole(assessed().filter(item=["yeu_cau", "yc_1"]).plot().to_dict()))
    assert len({row["item"] for row in rows}) == 2 and len(rows) == 22


def test_several_years_stand_below_each_other() -> None:
    result = tieuchi.assess(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), year=[2025, 2026])
    spec = whole(result.plot().to_dict())
    assert spec["facet"]["row"]["field"] == "period"
    assert {row["period"] for row in rows_of(spec)} == {"2025", "2026"}


def test_nothing_left_is_a_picture_too() -> None:
    picture = assessed().filter(outcome="met", item="dat_bo_tieu_chi").plot()
    assert rows_of(whole(picture.to_dict())) == [] and "(không có dòng nào)" in picture.caption
    picture.svg()


@LANGS
def test_the_roadmap_has_what_is_due_reached_and_the_rate_that_is_needed(lang: str) -> None:
    panel = whole(plotted("targets", lang).to_dict())["vconcat"][0]
    found: dict[str, dict[str, float]] = {}
    for row in rows_of(panel):
        found.setdefault(row["series"], {})[row["year"]] = row["value"]
    reached, due, needed = (
        ("Số đơn vị đã đạt theo văn bản", "Chỉ tiêu", "Nhịp cần có: 1,75 đơn vị mỗi năm")
        if lang == "vi"
        else ("Reached by papers", "Aim", "Needed rate: 1.75 units a year")
    )
    assert found.keys() == {reached, due, needed}
    assert found[reached] == {"2023": 2, "2024": 3, "2025": 4, "2026": 4}  # no year ahead
    assert found[due]["2026"] == 5 and found[due]["2030"] == 11
    assert found[needed] == {"2026": 4, "2027": 5.75, "2028": 7.5, "2029": 9.25, "2030": 11}
    marks = [layer["mark"] for layer in panel["layer"]]
    assert [m["type"] for m in marks] == ["bar", "text", "line", "text", "line"]
    assert marks[-1]["strokeDash"] and "strokeDash" not in marks[2]


def test_a_target_that_is_reached_needs_no_rate() -> None:
    panels = whole(plotted("targets", "vi").to_dict())["vconcat"]
    done = next(p for p in panels if p["title"] == "Địa bàn thị xã hoàn thành trong năm 2025")
    assert not [row for row in rows_of(done) if "Nhịp" in row["series"]]


def test_how_many_are_unknown_this_year_stands_in_the_caption() -> None:
    assert "chưa rõ: 7 đơn vị" in plotted("targets", "vi").caption


@LANGS
def test_duties_have_a_shape_by_state_and_their_days(lang: str) -> None:
    asked = a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY)
    result = tieuchi.duties(*asked, year=2026).in_language(lang)
    rows = rows_of(whole(result.plot(lang).to_dict())["layer"][0])
    assert len(rows) == len([r for r in result if r["last_day"] or r["submitted_on"]])
    without = len(result) - len(rows)
    assert f"{without} " in result.plot(lang).caption.splitlines()[3]
    late = [r for r in rows if r["state"] == ("Chậm" if lang == "vi" else "Late")]
    assert [(r["last_day"], r["at"], r["opens"]) for r in late] == [
        ("2026-11-14", "2026-11-15", "2026-01-01")
    ]
    marks = next(x for x in result.plot(lang).to_dict()["layer"] if x["mark"]["type"] == "point")
    shapes, colours = (marks["encoding"][key]["scale"] for key in ("shape", "color"))
    assert shapes["domain"] == colours["domain"]
    assert len(set(shapes["range"])) == len(shapes["range"])
    assert marks["encoding"]["x"]["scale"]["type"] == "utc"  # a day is a day in every time zone


def test_states_and_outcomes_differ_without_colour() -> None:
    assert len({shape for _, shape in STATES.values()}) == len(STATES)
    assert len({sign for _, sign in OUTCOMES.values()}) == len(OUTCOMES)


@KINDS
def test_the_same_result_gives_the_same_specification(kind: str) -> None:
    first = plotted(kind, "vi").to_dict()
    plotted.cache_clear()
    assert first == plotted(kind, "vi").to_dict()


@pytest.mark.parametrize("ending", [".svg", ".png", ".json"])
def test_a_picture_is_written_by_the_ending_of_its_file(ending: str, tmp_path: Path) -> None:
    path = plotted("targets", "vi").save(tmp_path / f"p{ending}")
    start = {".svg": b"<svg", ".png": b"\x89PNG", ".json": b"{"}[ending]
    assert path.read_bytes().startswith(start)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(tieuchi.QuestionError, match=r"\.svg, \.png, \.json"):
        plotted("targets", "vi").save(tmp_path / "p.pdf")
    assert list(tmp_path.iterdir()) == []


@KINDS
def test_what_is_missing_is_named_in_a_line(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    plotted.cache_clear()
    with pytest.raises(tieuchi.QuestionError, match=r"pip install 'tieuchi\[charts\]'"):
        plotted(kind, "vi")


def test_without_a_drawer_a_notebook_still_says_what_would_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = assessed().plot()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    shown = picture._repr_mimebundle_()
    assert shown.keys() == {"text/plain"} and picture.caption in shown["text/plain"]
    assert "tieuchi[charts]" in shown["text/plain"]


def test_a_result_read_from_a_pickle_is_drawn_too() -> None:
    import pickle

    again = pickle.loads(pickle.dumps(assessed()))
    assert again.plot().to_dict() == assessed().plot().to_dict()
