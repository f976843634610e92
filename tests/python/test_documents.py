"""Documents in Word: the layout of Nghị định 30/2020/NĐ-CP measured, and what they say."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import answers as a
import pytest
import tieuchi
from tieuchi._word.layout import layout
from tieuchi._word.office import read_office

docx = pytest.importorskip("docx")

ASSERTED = json.loads((a.ROOT / "tests/cases/nghi_dinh_30.json").read_text("utf-8"))["asserted"]
OFFICE = """
superior = "Ủy ban nhân dân tỉnh Minh Họa"
agency = "Công an tỉnh"
symbol = "CAT-PTM"
place = "Minh Họa"
day = "2027-02-05"
authority = ["KT. GIÁM ĐỐC"]
signer_title = "PHÓ GIÁM ĐỐC"
signer = "Nguyễn Văn Mẫu"
addressees = ["Bộ Công an", "Thường trực Tỉnh ủy"]
recipients = ["Như trên"]
"""
NAME = "Kết quả thực hiện"


@cache
def rulebook() -> tieuchi.Rulebook:
    return tieuchi.compile_rules(tieuchi.read_programme("vi-du-1578"))


@cache
def content(
    kind: Any = "year", day: str = "2026-12-31", office: str = OFFICE, lang: str = "vi"
) -> bytes:
    year = int(day[:4]) if kind not in ("preliminary", "final") else [2024, 2025, 2026]
    known = rulebook().facts.as_known_on(day)
    with TemporaryDirectory() as folder:
        path, who = Path(folder, "b.docx"), Path(folder, "office.toml")
        who.write_text(office, "utf-8")
        tieuchi.report(rulebook(), known, path, year=year, kind=kind, office=who, lang=lang)
        return path.read_bytes()


def opened(*asked: Any, **more: Any) -> Any:
    return docx.Document(io.BytesIO(content(*asked, **more)))


def words(document: Any) -> list[str]:
    """Every paragraph, those of tables too."""
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return [p.text for p in paragraphs if p.text]


def found(text: str, document: Any, inside: Any = None) -> Any:
    """The first paragraph with such words."""
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    places = [inside] if inside is not None else [document, *cells]
    return next(p for place in places for p in place.paragraphs if text in p.text)


def heading(text: str, document: Any) -> Any:
    """The paragraph that says just that."""
    return next(p for p in document.paragraphs if p.text == text)


def size(paragraph: Any) -> float:
    return float(paragraph.runs[0].font.size.pt)


def mm(length: Any) -> float:
    return float(round(length / 36_000, 1))


@cache
def measured() -> dict[str, float]:
    """What is measured, by the names of the assertions."""
    report, letter = opened(), opened("request")
    page, annex = report.sections[0], report.sections[1]
    head = report.tables[0]
    body = found("Kết quả thực hiện, tính đến ngày", report)
    form = body.paragraph_format
    sizes = {
        "page number": page.header.paragraphs[0],
        "nation": head.cell(0, 1).paragraphs[0],
        "motto": head.cell(0, 1).paragraphs[1],
        "superior": head.cell(0, 0).paragraphs[0],
        "agency": head.cell(0, 0).paragraphs[1],
        "number": head.cell(1, 0).paragraphs[0],
        "place and day": head.cell(1, 1).paragraphs[0],
        "name": found("BÁO CÁO", report, report),
        "summary": found(NAME, report, report),
        "bases": found("Căn cứ Quyết định", report),
        "body": body,
        "heading": found("I. KẾT QUẢ CHUNG", report),
        "signer": found("PHÓ GIÁM ĐỐC", report),
        "signer name": found("Nguyễn Văn Mẫu", report),
        "recipients head": found("Nơi nhận:", report),
        "recipients": found("- Như trên", report),
        "annex": heading("Phụ lục I", report),
        "annex of": found("(Kèm theo Báo cáo", report),
        "addressees": found("Kính gửi:", report),
        "annex name": found("NĂM 2026", report, report),
        "subject": found("V/v", letter),
    }
    return {
        "page width": mm(page.page_width),
        "page height": mm(page.page_height),
        "margin top": mm(page.top_margin),
        "margin bottom": mm(page.bottom_margin),
        "margin left": mm(page.left_margin),
        "margin right": mm(page.right_margin),
        "annex page width": mm(annex.page_width),
        "annex page height": mm(annex.page_height),
        "subject gap": found("V/v", letter).paragraph_format.space_before.pt,
        "body first line": mm(form.first_line_indent),
        "body gap": form.space_before.pt,
        "body line": form.line_spacing,
        **{f"{name} size": size(paragraph) for name, paragraph in sizes.items()},
    }


@pytest.mark.parametrize("name", ASSERTED)
def test_a_length_is_within_what_the_decree_says(name: str) -> None:
    least, most = ASSERTED[name]
    assert least <= measured()[name] <= most


#: Element, words, and whether they are bold, italic, capitals, and how they stand.
LOOKS = [
    ("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, True, "CENTER"),
    ("motto", "Độc lập - Tự do - Hạnh phúc", True, False, False, "CENTER"),
    ("superior", "ỦY BAN NHÂN DÂN TỈNH MINH HỌA", False, False, True, "CENTER"),
    ("agency", "CÔNG AN TỈNH", True, False, True, "CENTER"),
    ("number", "Số: ……/BC-CAT-PTM", False, False, False, "CENTER"),
    ("place_and_day", "Minh Họa, ngày 05 tháng 02 năm 2027", False, True, False, "CENTER"),
    ("name", "BÁO CÁO", True, False, True, "CENTER"),
    ("summary", NAME, True, False, False, "CENTER"),
    ("bases", "Căn cứ Quyết định", False, True, False, "JUSTIFY"),
    ("body", "tính đến ngày 31/12/2026", False, False, False, "JUSTIFY"),
    ("heading", "I. KẾT QUẢ CHUNG", True, False, True, "JUSTIFY"),
    ("signer", "KT. GIÁM ĐỐC", True, False, True, "CENTER"),
    ("signer_name", "Nguyễn Văn Mẫu", True, False, False, "CENTER"),
    ("recipients_head", "Nơi nhận:", True, True, False, "LEFT"),
    ("recipients", "- Như trên;", False, False, False, "LEFT"),
    ("annex", "Phụ lục II", True, False, False, "CENTER"),
    (
        "annex_of",
        "(Kèm theo Báo cáo số ……/BC-CAT-PTM ngày 05 tháng 02",
        False,
        True,
        False,
        "CENTER",
    ),
    ("addressees", "Kính gửi:", False, False, False, "LEFT"),
]


@pytest.mark.parametrize(
    ("element", "text", "bold", "italic", "capitals", "align"), LOOKS, ids=[one[0] for one in LOOKS]
)
def test_an_element_looks_as_the_decree_says(
    element: str, text: str, bold: bool, italic: bool, capitals: bool, align: str
) -> None:
    paragraph = found(text, opened())
    run = next(run for run in paragraph.runs if run.text)
    assert (bool(run.font.bold), bool(run.font.italic)) == (bold, italic)
    assert (paragraph.text == paragraph.text.upper()) == capitals
    assert paragraph.alignment is not None and paragraph.alignment.name == align
    assert layout().told[element]["cited"]


def test_bases_are_cited_in_full_and_the_last_one_ends_them() -> None:
    bases = [w for w in words(opened()) if w.startswith("Căn cứ ")]
    assert [w[-1] for w in bases] == [*";" * (len(bases) - 1), "."]
    day = "số 1578/QĐ-UBND ngày 20 tháng 10 năm 2023 của Ủy ban nhân dân tỉnh Trà Vinh ban hành"
    assert day in bases[0]


def test_a_report_says_that_it_has_annexes_and_ends_as_reports_end() -> None:
    told = words(opened())
    count = len(opened().sections) - 1
    assert count == 5 and "Chi tiết tại Phụ lục I đến Phụ lục V kèm theo." in told
    assert any(line.endswith("./.") for line in told)


def test_a_lone_annex_has_no_number() -> None:
    from tieuchi._view.document import Annex, Document, Paragraph
    from tieuchi._word.office import Office
    from tieuchi._word.writer import written

    told = Document("Báo cáo", "BC", "x", annexes=[Annex("Tên", [Paragraph("a")])])
    document = docx.Document(io.BytesIO(written([told], Office(), "2026-12-31", "vi")))
    assert heading("Phụ lục", document)


def test_dashes_stand_below_the_colon_and_the_drafter_behind_the_archive() -> None:
    document = opened("year", office=OFFICE + 'drafter = "PTM"\n')
    lines = [found(text, document) for text in ("Kính gửi:", "- Bộ Công an;", "- Thường trực")]
    to, *dashes = (mm(line.paragraph_format.left_indent) for line in lines)
    assert dashes[0] == dashes[1] and 15 < dashes[0] - to < 20
    assert found("- Lưu: VT, PTM.", document)


@pytest.mark.parametrize("kind", ["year", "request"])
def test_nobody_signs_a_page_that_says_nothing(kind: Any) -> None:
    """What stands before the signature stays with it."""
    document = opened(kind)
    body = list(document.element.body)
    [*_, foot] = [t for t in document.tables if "Nơi nhận:" in t.cell(0, 0).text][:1]
    before = [p for p in body[: body.index(foot._tbl)] if p.tag.endswith("}p")][-2:]
    assert all("w:keepNext" in docx.oxml.xmlchemy.serialize_for_reading(p) for p in before)


def test_a_table_does_not_say_again_what_its_heading_says() -> None:
    told = [p.text for p in opened().paragraphs if p.text]
    assert not [a for a, b in pairwise(told) if a == b]


def test_every_letter_is_black_times_new_roman() -> None:
    document = opened()
    xml = document.element.xml
    assert set(re.findall(r'w:rFonts [^>]*w:ascii="([^"]+)"', xml)) == {"Times New Roman"}
    assert set(re.findall(r'w:color w:val="([^"]+)"', xml)) == {"000000"}
    for style in ("Normal", "Heading 1", "Heading 2"):
        fonts = document.styles[style].element.rPr.rFonts
        assert set(fonts.attrib.values()) == {"Times New Roman"}


def test_pages_are_numbered_but_for_the_first() -> None:
    section = opened().sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert section.header.paragraphs[0].alignment.name == "CENTER"
    assert "PAGE" not in section.first_page_header._element.xml


def test_rules_stand_below_motto_agency_and_summary() -> None:
    head = opened().tables[0]
    for cell in (head.cell(0, 0), head.cell(0, 1)):
        assert "w:pBdr" in cell.paragraphs[2]._p.xml
    body = [p for p in opened().paragraphs if "w:pBdr" in p._p.xml]
    assert len(body) == 1


def test_annexes_lie_across_and_count_their_own_pages() -> None:
    for section in opened().sections[1:]:
        assert section.orientation.name == "LANDSCAPE"
    assert opened().element.xml.count("<w:pgNumType") == len(opened().sections)


def test_a_reader_of_screens_finds_headings_and_heads_of_tables() -> None:
    document = opened()
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len([h for h in heads if re.match(r"[IV]+\. ", h)]) == 7
    for table in document.tables:
        if "w:tblCaption" in table._tbl.xml:
            assert "w:tblHeader" in table.rows[0]._tr.xml
    assert document.core_properties.language == "vi-VN" and document.core_properties.title


@pytest.mark.parametrize("kind", ["year", "preliminary", "final", "request"])
def test_the_same_document_has_the_same_bytes(kind: Any, tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text(OFFICE, "utf-8")
    year = 2026 if kind in ("year", "request") else [2024, 2025, 2026]
    known = rulebook().facts.as_known_on("2026-12-31")
    path = tmp_path / "b.docx"
    tieuchi.report(rulebook(), known, path, year=year, kind=kind, office=tmp_path / "o.toml")
    assert path.read_bytes() == content(kind)


def test_a_report_says_what_was_answered() -> None:
    told = "\n".join(words(opened()))
    known = rulebook().facts.as_known_on("2026-12-31")
    missing = tieuchi.missing(rulebook(), known, year=2026)
    assert f"{len(missing)} số liệu còn thiếu" in told
    result = tieuchi.assess(rulebook(), known, year=2026)
    in_scope = [row for row in result if row["reason"] != "not_in_scope"]
    assert f"{sum(row['provisional'] for row in in_scope)} kết luận là tạm tính" in told
    assert "bịa ra để minh họa" in told and "SỐ LIỆU MINH HỌA, KHÔNG CÓ THẬT" in told


def test_what_nobody_said_is_a_blank_that_is_seen() -> None:
    document = opened("year", office="")
    told = words(document)
    for blank in ("[cơ quan chủ quản]", "[cơ quan ban hành]", "[họ và tên]", "[nơi kính gửi]"):
        assert any(blank in line for line in told)
        run = next(r for r in found(blank, document).runs if blank in r.text)
        assert run.font.highlight_color is not None


def test_each_agency_that_owes_gets_a_letter_of_its_own() -> None:
    document = opened("request")
    known = rulebook().facts.as_known_on("2026-12-31")
    missing = tieuchi.missing(rulebook(), known, year=2026)
    owners = {row["owner"]["words"]["vi"] for row in missing if row["basis"] != "none"}
    assert len(document.sections) == len(owners)
    told = "\n".join(words(document))
    for owner in owners:
        assert f"Kính gửi: {owner}" in told


@pytest.mark.parametrize(
    ("day", "any_"), [("2026-06-01", False), ("2025-12-31", True), ("2026-11-01", True)]
)
def test_reminders_go_to_those_who_are_late_or_about_to_be(day: str, any_: bool) -> None:
    duties = tieuchi.duties(rulebook(), rulebook().facts.as_known_on(day), year=int(day[:4]))
    late = {row["bearer_label"]["vi"] for row in duties if row["status"] == "overdue"}
    if not any_:
        with pytest.raises(tieuchi.QuestionError) as error:
            content("reminder", day)
        assert [i.code for i in error.value.issues] == ["question.kind"]
        return
    document = opened("reminder", day)
    assert late <= {w.removeprefix("Kính gửi: ") for w in words(document)}
    assert len(document.sections) >= len(late)


def test_a_document_speaks_english() -> None:
    told = "\n".join(words(opened("year", lang="en")))
    assert "I. RESULTS" in told and "SOCIALIST REPUBLIC OF VIET NAM" in told


@pytest.mark.parametrize(
    ("text", "field", "nearest"),
    [
        ("agenci = 'x'", "agenci", "agency"),
        ("agency = 3", "agency", ""),
        ("agency = 'x\\u0007'\nplace = 'a\\nb'", "agency", ""),
        ("recipients = 'x'", "recipients", ""),
        ("recipients = [1]", "recipients", ""),
        ("agency = '" + "x" * 301 + "'", "agency", ""),
        ("day = '2026-13-01'", "day", ""),
        ("agency = ", "", ""),
    ],
)
def test_an_office_that_is_none_is_refused(
    text: str, field: str, nearest: str, tmp_path: Path
) -> None:
    (tmp_path / "o.toml").write_text(text.replace("'", '"'), "utf-8")
    with pytest.raises(tieuchi.QuestionError) as error:
        read_office(tmp_path / "o.toml")
    first = error.value.issues[0]
    assert (first.code, first.field, first.nearest) == ("question.office", field, nearest)


@pytest.mark.parametrize(
    "options",
    [
        {"kind": "letter"},
        {"kind": "final", "path": "x.html"},
        {"office": "o", "path": "x.xlsx"},
    ],
)
def test_what_a_report_cannot_be_is_said(options: dict[str, Any], tmp_path: Path) -> None:
    options = dict(options)
    path = tmp_path / options.pop("path", "x.docx")
    known = rulebook().facts.as_known_on("2026-12-31")
    with pytest.raises(tieuchi.QuestionError) as error:
        tieuchi.report(rulebook(), known, path, year=2026, **options)
    assert error.value.issues[0].code == "question.kind"
    assert not path.exists()


HOSTILE = ["\x1b[31m", "\x00", "<w:p/>", "{{ x }}", "\u202e", "&amp;", "]]>", "x" * 299]


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_words(text: str) -> None:
    from tieuchi._view.document import Document, Paragraph, Tabled
    from tieuchi._view.model import Table
    from tieuchi._word.office import Office
    from tieuchi._word.writer import written

    table = Table(text, [text, "n"], rows=[[text, 1]], notes=[text])
    told = Document(text, text, text, [text], [text], [Paragraph(text), Tabled(table)])
    office = Office(text, text, text, text, text, authority=(text,), signer=text)
    made = written([told], office, "2026-12-31", "vi")
    document = docx.Document(io.BytesIO(made))
    assert "\x1b" not in "".join(words(document)) and len(words(document)) > 5
