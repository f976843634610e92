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
from tieuchi import _core
from tieuchi._compare.changes import KINDS as KINDS_OF_CHANGE
from tieuchi._plot.picture import Picture
from tieuchi._plot.theme import BASES, CHANGES, OUTCOMES, STATES

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
        "distances": lambda: tieuchi.gap(assessed(), "mh-p3"),
        "missing": lambda: tieuchi.missing(*asked, year=2026),
        "changes": compared,
        "card": carded,
        "facts": lambda: asked[1],
        "succession": lambda: a.rulebook(a.REAL),
    }
    if kind == "groups":
        return assessed().plot(lang, by="group")
    picture: Picture = results[kind]().plot(lang)
    return picture


@cache
def compared() -> tieuchi.Changes:
    return tieuchi.compare(a.snapshot(a.TWIN, "2024-11-14"), "2025-04-30", year=2024)


@cache
def carded() -> tieuchi.Card:
    return tieuchi.card(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), "mh-p1", year=2026)


DATED = ["outcomes", "groups", "targets", "deadlines", "distances", "facts", "missing", "card"]
KINDS = pytest.mark.parametrize("kind", [*DATED, "changes", "succession"])


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


@pytest.mark.parametrize("kind", DATED)
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
    assert rows and {row["sign"] for row in rows} == {"×"}
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
    assert picture.caption.splitlines()[1] == "Tính đến ngày 31/12/2026"  # of no year
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


@LANGS
def test_a_bar_a_group_holds_every_unit_it_is_about(lang: str) -> None:
    groups = {i["id"] for i in a.rulebook(a.TWIN).describe()["items"] if i["kind"] == "group"}
    rows = [r for r in assessed() if r["item"] in groups and r["reason"] != "not_in_scope"]
    parts = rows_of(whole(plotted("groups", lang).to_dict()))
    assert sum(part["n"] for part in parts) == len(rows) > 100
    counts = Counter(part["outcome"][0] for part in parts for _ in range(part["n"]))
    assert counts == Counter(OUTCOMES[r["outcome"]][1] for r in rows)
    for bar in {part["group"] for part in parts}:
        own = [part for part in parts if part["group"] == bar]
        assert [part["from"] for part in own] == [0, *(part["to"] for part in own[:-1])]
        assert all(part["figure"] == f"{part['outcome'][0]} {part['n']}" for part in own)
    assert f"= {len(rows)} " in plotted("groups", lang).caption
    assert len({part["group"] for part in parts}) == len({r["item"] for r in rows})


def test_a_question_for_another_kind_of_matrix_is_refused() -> None:
    with pytest.raises(tieuchi.QuestionError, match=r"unit.*group"):
        assessed().plot(by="month")  # type: ignore[arg-type]


@LANGS
def test_a_distance_is_the_share_of_its_threshold_and_all_else_has_a_sign(lang: str) -> None:
    gap = tieuchi.gap(assessed(), "mh-p3")
    found = rows_of(whole(plotted("distances", lang).to_dict()))  # layers have the same rows
    rows = list({r["item"]: r for r in found if "label" in r}.values())
    short = [r for r in gap if r["state"] == "short"]
    assert [r["share"] for r in rows if r["share"]] == [round(11 / 12, 4)] and len(short) == 1
    assert all(bool(r["sign"]) == (r["share"] is None) for r in rows)
    assert len(rows) == len({(r["item"], r["state"]) for r in gap})
    assert f"= {len(gap)}" in plotted("distances", lang).caption
    figure = "91,67% (11/12)" if lang == "vi" else "91.67% (11/12)"
    assert rows[0]["words"].startswith(figure)  # what a figure says stands first
    assert not [r for r in rows if "2026" in r["words"]]  # the heading names unit and year


def test_a_threshold_of_nothing_has_no_share() -> None:
    from tieuchi._plot.distances import _share

    row = {"state": "short", "left": "2", "right": "0"}
    assert _share(row) is None and _share({**row, "right": "-1"}) is None
    assert (
        _share({**row, "right": "4"}) == 0.5 and _share({**row, "left": "90", "right": "2"}) == 1.5
    )
    assert _share({**row, "left": "1/3", "right": "2/3"}) == 0.5


@LANGS
def test_figures_that_came_after_the_day_are_hollow_and_all_are_counted(lang: str) -> None:
    known = a.rulebook(a.TWIN).facts.as_known_on("2026-11-20")
    rows = [r for r in known.facts.rows if r["period"].startswith("2026")]
    picture = known.plot(lang)
    marks = [r for r in rows_of(whole(picture.to_dict())) if "n" in r]
    assert sum(mark["n"] for mark in marks) == len(rows)
    kinds = {mark["kind"]: mark["day"] > "2026-11-20" for mark in marks}
    assert sorted(kinds.values()) == [False, True]
    assert all((mark["day"] > "2026-11-20") == kinds[mark["kind"]] for mark in marks)
    later = sum(mark["n"] for mark in marks if mark["day"] > "2026-11-20")
    assert f"{len(rows) - later} " in picture.caption and f"{later} " in picture.caption
    due = [r for r in rows_of(whole(picture.to_dict())) if r.keys() == {"day"}]
    assert due == [{"day": "2026-11-14"}]
    assert "14/11/2026 (14)" in picture.caption or "2026-11-14 (14)" in picture.caption


def test_a_year_of_which_nothing_is_reported_is_a_picture_too() -> None:
    picture = a.snapshot(a.REAL, "2023-10-20").plot(year=2030)
    assert [r for r in rows_of(whole(picture.to_dict())) if "n" in r] == []
    picture.svg()
    with pytest.raises(tieuchi.QuestionError):
        a.snapshot(a.REAL, "2023-10-20").plot(year=1900)


@LANGS
def test_a_succession_leads_from_who_ended_to_who_came_after(lang: str) -> None:
    told = a.rulebook(a.REAL).describe()
    spec = whole(plotted("succession", lang).to_dict())
    rows = rows_of(spec)
    links = [r for r in rows if "after" in r]
    pairs = {(e["from_unit"], e["to_unit"], e["day"]) for e in told["events"] if e["to_unit"]}
    assert len({(r["before"], r["after"], r["day"]) for r in links}) == len(pairs) > 10
    lives = {r["unit"]: r for r in rows if "unit" in r}
    second = lives["Phường 2, thành phố Trà Vinh"]
    assert second["to"] == "2025-01-01" and second["from"] == "2023-01-01"
    assert lives["phường Trà Vinh, tỉnh Vĩnh Long"]["from"] == "2025-07-01"
    third = lives["Phường 3, thành phố Trà Vinh"]  # it absorbed, then was merged itself
    assert third["to"] == "2025-07-01"
    order = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert all(order.index(r["before"]) < order.index(r["after"]) for r in links)
    assert "NQ 1277/NQ-UBTVQH15" in plotted("succession", lang).caption


def test_a_programme_without_events_shows_its_units() -> None:
    picture = a.rulebook(a.TWIN).plot()
    assert "Không ghi việc sáp nhập" in picture.caption
    assert len([r for r in rows_of(whole(picture.to_dict())) if "unit" in r]) == 16
    assert (
        tieuchi.read_programme(a.TWIN).plot("en").caption == a.rulebook(a.TWIN).plot("en").caption
    )


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


@LANGS
def test_who_could_supply_what_is_missing_has_a_panel_and_bars_that_add_up(lang: str) -> None:
    missing = tieuchi.missing(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), year=2026)
    picture = plotted("missing", lang)
    panels = whole(picture.to_dict())["vconcat"]
    found = {p["title"]["text"]: rows_of(p["layer"][0]) or rows_of(p) for p in panels}
    drawn = [row for rows in found.values() for row in {r["fact"]: r for r in rows}.values()]
    assert sum(int(row["figure"].split()[0]) for row in drawn) == len(missing)
    assert f"= {len(missing)}" in picture.caption
    for title, rows in found.items():  # a bar for each indicator, the rest without one
        bars = {row["fact"]: row for row in rows}
        assert len(bars) <= 9 and [b["fact"] for b in bars.values() if b["n"] is None] == [
            name for name in bars if name.startswith("…")
        ]
        total = sum(int(row["figure"].split()[0]) for row in bars.values())
        assert f": {total} " in title
    assert next(iter(found)).startswith(f"{pick_first(missing, lang)}: ")
    waiting = {held for row in missing for held in row["holds_up"]}
    assert f"{len(waiting)} " in picture.caption.splitlines()[3]


def pick_first(missing: tieuchi.Missing, lang: str) -> str:
    """Whose duty it is to supply most; where it is nobody's, who could."""
    owners = [row["owner"] for row in missing]
    charged = [owner for owner in owners if owner["basis"] == "duty"]
    [(words, _)] = Counter(owner["words"][lang] for owner in charged or owners).most_common(1)
    return str(words)


def test_nothing_missing_is_a_picture_too() -> None:
    missing = tieuchi.missing(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), year=2026)
    picture = missing.filter(last_day="1900-01-01").plot()
    assert "Không thiếu số liệu nào" in picture.caption and "đã lọc" in picture.caption
    assert picture.caption.splitlines()[1] == "Tính đến ngày 31/12/2026"
    picture.svg()


def test_missing_facts_read_from_a_pickle_are_drawn_too() -> None:
    import pickle

    missing = tieuchi.missing(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), year=2026)
    again = pickle.loads(pickle.dumps(missing))
    assert again.plot().caption == missing.plot().caption


@LANGS
def test_changes_are_a_bar_a_unit_and_add_up_to_the_kinds(lang: str) -> None:
    changes = compared()
    picture = plotted("changes", lang)
    parts = [row for row in rows_of(whole(picture.to_dict())) if "kind" in row]
    once = list({(row["unit"], row["kind"]): row for row in parts}.values())
    assert sum(row["n"] for row in once) == len(changes)
    by_sign = Counter({"": 0})
    for row in once:
        by_sign[row["kind"].partition(" ")[0]] += row["n"]
    assert {s: n for s, n in by_sign.items() if s} == {
        CHANGES[kind][1]: n for kind, n in changes.counts.items()
    }
    for unit in {row["unit"] for row in once}:
        own = [row for row in once if row["unit"] == unit]
        assert [row["from"] for row in own] == [0, *(row["to"] for row in own[:-1])]
    ends = [row for row in rows_of(whole(picture.to_dict())) if "figures" in row]
    told = " ".join(row["figures"] for row in ends)
    assert all(row["figure"] or f"{row['kind'][0]} {row['n']}" in told for row in once)
    assert f"= {len(changes)} " in picture.caption
    days = ("14/11/2024", "30/04/2025") if lang == "vi" else ("2024-11-14", "2025-04-30")
    assert all(day in picture.caption for day in days)


def test_no_change_is_a_picture_too() -> None:
    known = a.snapshot(a.TWIN, DAY)
    picture = tieuchi.compare(known, known, year=2026).plot()
    assert "không kết luận nào đổi" in picture.caption
    picture.svg()


@LANGS
def test_a_card_shows_its_standards_then_what_is_not_met_with_reasons(lang: str) -> None:
    card = carded()
    above, below = whole(plotted("card", lang).to_dict())["vconcat"]
    parts = {(r["label"], r["outcome"]): r["n"] for r in rows_of(above)}
    counts = [one["counts"] for one in card.told["standards"]]
    assert sum(parts.values()) == sum(sum(one.values()) for one in counts)
    lines = list({row["label"]: row for row in rows_of(below)}.values())
    assert [row["sign"] for row in lines] == [
        OUTCOMES[one["outcome"]][1] for one in card.told["findings"][: len(lines)]
    ]
    first = card.told["findings"][0]
    assert first["reason_words"][lang] in lines[0]["words"]
    assert f"= {len(card.told['findings'])} " in plotted("card", lang).caption


def test_words_that_are_cut_alike_are_told_apart() -> None:
    from tieuchi._plot.theme import lines_of

    labels = {"a": "một hai ba", "b": "một hai bốn", "c": "một", "d": "một hai năm"}
    assert lines_of(labels, 8) == {
        "a": "một hai…", "b": "một hai… (2)", "c": "một", "d": "một hai… (3)",
    }  # fmt: skip


def test_many_findings_that_are_not_decided_are_told_by_their_reasons() -> None:
    rules, known = a.rulebook(a.REAL), a.snapshot(a.REAL, "2024-11-14")
    card = tieuchi.card(rules, known, "dh-p1", year=2024)
    findings = card.told["findings"]
    panel = whole(card.plot().to_dict())["vconcat"][-1]
    lines = {row["label"]: row for row in rows_of(panel)}
    alike = [row["words"] for row in lines.values() if row["words"].endswith("chưa đủ số liệu")]
    own = len(lines) - len(alike)
    assert len(findings) > 16 >= len(lines)
    assert own + sum(int(words.split()[0]) for words in alike) == len(findings)
    missing = re.search(r"số liệu còn thiếu: (.*) = (\d+)", card.plot().caption)
    assert missing and int(missing[2]) == len(card.told["missing"])
    counts = [int(part.split()[0]) for part in missing[1].split(" + ")]
    assert sum(counts) == int(missing[2]) and counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("unit", ["mh", "hd-2", "mh-p5"])
def test_every_unit_has_a_picture_of_its_card(unit: str) -> None:
    picture = tieuchi.card(a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY), unit, year=2026).plot()
    picture.svg()
    assert "2026" in picture.caption


def test_a_hypothesis_is_named_in_every_picture() -> None:
    rules, known = a.rulebook(a.TWIN), a.snapshot(a.TWIN, DAY)
    supposed = tieuchi.suppose(known, "đủ quân số", {"mh-p1:quan_so@2026": 12})
    result = tieuchi.assess(rules, supposed, year=2026)
    shown: list[Any] = [
        result, tieuchi.roadmap(rules, supposed), tieuchi.duties(rules, supposed, year=2026),
        tieuchi.missing(rules, supposed, year=2026), tieuchi.gap(result, "mh-p1"),
        result.card("mh-p1"), supposed.changes(year=2026), tieuchi.compare(supposed, known),
        supposed,
    ]  # fmt: skip
    for thing in shown:
        assert "giả định: đủ quân số" in thing.plot().caption, type(thing)


def test_kinds_of_change_and_bases_differ_without_colour() -> None:
    assert len({sign for _, sign in CHANGES.values()}) == len(CHANGES)
    assert list(CHANGES) == list(KINDS_OF_CHANGE)
    assert sorted(BASES) == sorted(json.loads(_core.words())["bases"])
