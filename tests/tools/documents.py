"""Looks at documents as whoever signs them does: on paper.

    python tests/tools/documents.py build/documents

Makes every kind of document, with an office, with one of long names and with blanks, of a programme
with figures and of one without; renders them by LibreOffice to PDF and PNG, keeps all of it and
says what is not as promised: a page that is no A4, words outside the margins, a page number where
none is due or none where one is, a signature alone on a page, a table that goes on without its
head, words of the document that do not reach the paper. Without LibreOffice it says so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import docx
import tieuchi

MM = 72 / 25.4
#: How far a thing may be from where it belongs, in millimetres.
NEAR = 0.5
#: Letters by which a row of a table is known on paper.
_ENOUGH = 60
OFFICE = """
superior = "UBND tỉnh Minh Họa"
agency = "Công an tỉnh"
symbol = "CAT-PTM"
place = "Minh Họa"
day = "2027-02-05"
authority = ["KT. GIÁM ĐỐC"]
signer_title = "PHÓ GIÁM ĐỐC"
signer = "Nguyễn Văn Mẫu"
addressees = ["Bộ Công an", "Thường trực Tỉnh ủy"]
recipients = ["Như trên"]
drafter = "PTM"
"""
LONG = """
superior = "UBND thành phố trực thuộc trung ương Minh Họa Thượng và Minh Họa Hạ"
agency = "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân"
symbol = "BCĐ138-PTM-TH"
place = "Thành phố Minh Họa Thượng"
authority = ["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"]
signer_title = "PHÓ TRƯỞNG BAN THƯỜNG TRỰC KIÊM GIÁM ĐỐC CÔNG AN THÀNH PHỐ MINH HỌA THƯỢNG"
signer = "Nguyễn Trần Công Hoàng Minh Mẫu"
addressees = ["Ban Chỉ đạo 138/CP"]
recipients = ["Như trên", "Thường trực Thành ủy, Thường trực Hội đồng nhân dân (để báo cáo)"]
"""
#: Name, programme, day, years, kind and office.
MADE = [
    ("bao-cao", "vi-du-1578", "2026-12-31", 2026, "year", OFFICE),
    ("bao-cao-o-trong", "vi-du-1578", "2024-12-31", 2024, "year", ""),
    ("bao-cao-khong-so-lieu", "tra-vinh-1578", "2026-01-02", 2026, "year", OFFICE),
    ("so-ket", "vi-du-1578", "2025-06-30", [2024, 2025], "preliminary", OFFICE),
    ("tong-ket", "vi-du-1578", "2026-12-31", [2024, 2025, 2026], "final", LONG),
    ("de-nghi", "vi-du-1578", "2026-12-31", 2026, "request", OFFICE),
    ("de-nghi-ten-dai", "tra-vinh-1578", "2026-01-02", 2026, "request", LONG),
    ("don-doc", "vi-du-1578", "2025-12-31", 2025, "reminder", LONG),
]


@dataclass(frozen=True)
class Word:
    """A word on paper, in millimetres from the corner."""

    text: str
    left: float
    top: float
    right: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def made(folder: Path) -> list[Path]:
    """Every document."""
    found = []
    for name, pack, day, years, kind, office in MADE:
        rulebook = tieuchi.compile_rules(tieuchi.read_programme(pack))
        who, path = folder / f"{name}.toml", folder / f"{name}.docx"
        who.write_text(office, "utf-8")
        known = rulebook.facts.as_known_on(day)
        tieuchi.report(rulebook, known, path, year=years, kind=kind, office=who)
        found.append(path)
    return found


def pages_of(pdf: Path) -> list[Page]:
    """The pages of a PDF with their words."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True
    ).stdout
    space = "{http://www.w3.org/1999/xhtml}"
    return [
        Page(
            float(page.get("width", 0)) / MM,
            float(page.get("height", 0)) / MM,
            [
                Word(
                    word.text or "", *(float(word.get(k, 0)) / MM for k in ("xMin", "yMin", "xMax"))
                )
                for word in page.iter(f"{space}word")
            ],
        )
        for page in ElementTree.fromstring(told).iter(f"{space}page")
    ]


def on_paper(pages: list[Page]) -> Iterator[str]:
    """What is wrong with the pages of a document."""
    number = 0
    for count, page in enumerate(pages, 1):
        where = f"page {count}"
        size = {round(page.width), round(page.height)}
        if size != {210, 297}:
            yield f"{where}: is {page.width:.0f} x {page.height:.0f} mm, no A4"
        begins = _begins(page)
        number = 1 if begins else number + 1
        head = [word for word in page.words if word.top < 18]
        if begins and head:
            yield f"{where}: the first page of a part is numbered {head[0].text}"
        if not begins and [word.text for word in head] != [str(number)]:
            yield f"{where}: says {[word.text for word in head]} where {number} is due"
        for word in head:
            middle = (30 + page.width - 20) / 2
            if abs((word.left + word.right) / 2 - middle) > NEAR * 4:
                yield f"{where}: its number is not in the middle"
        body = [word for word in page.words if word not in head]
        if body and min(word.left for word in body) < 30 - 2 - NEAR:
            yield f"{where}: words begin at {min(w.left for w in body):.1f} mm"
        if body and max(word.right for word in body) > page.width - 20 + NEAR:
            yield f"{where}: words end at {max(w.right for w in body):.1f} mm"
        if body and body[0].text == "Nơi" and body[1].text == "nhận:":
            yield f"{where}: a signature stands alone"


def _begins(page: Page) -> bool:
    """Whether a document or an annex begins here."""
    return "Độc lập - Tự do - Hạnh phúc" in page.text or bool(
        re.match(r"(\d+ )?Phụ lục( [IVXLC]+)? ", page.text)
    )


def heads_again(path: Path, pages: list[Page]) -> Iterator[str]:
    """Tables that go on without their head: pages that begin with a row that is none."""
    rows = {
        " ".join(" ".join(cell.text for cell in row.cells).split())[:_ENOUGH]
        for table in docx.Document(str(path)).tables
        if "w:tblCaption" in table._tbl.xml
        for row in table.rows[1:]
    }
    for count, page in enumerate(pages, 1):
        body = " ".join(word.text for word in page.words if word.top >= 18)
        if any(body.startswith(row) for row in rows if len(row) > 5):
            yield f"page {count}: a table goes on without its head, at {body[:_ENOUGH]!r}"


def words_on_paper(path: Path, pages: list[Page]) -> Iterator[str]:
    """Words of the document that are not in the PDF, letter by letter."""
    document = docx.Document(str(path))
    cells = [c for table in document.tables for row in table.rows for c in row.cells]
    told = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    printed = "".join(page.text for page in pages).replace(" ", "")
    wanted = {word for paragraph in told for word in paragraph.text.split()}
    for word in sorted(wanted):
        if word not in printed and len(word) < 20:
            yield f"the word {word!r} is not on paper"


def main(folder: Path) -> int:
    """0 where everything is as promised, or nothing can be rendered."""
    if not (shutil.which("soffice") and shutil.which("pdftotext") and shutil.which("pdftoppm")):
        print("LibreOffice (soffice) or poppler-utils is not installed: no document was rendered")
        return 0
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    documents = made(folder)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *documents],
        check=True,
        capture_output=True,
    )
    found = []
    for path in documents:
        pdf = path.with_suffix(".pdf")
        pages = pages_of(pdf)
        wrong = [*on_paper(pages), *heads_again(path, pages), *words_on_paper(path, pages)]
        found += [f"{path.name}, {one}" for one in wrong]
        picture = ["pdftoppm", "-r", "60", "-png", str(pdf), str(pdf.with_suffix(""))]
        subprocess.run(picture, check=True)
        print(f"{path.name}: {len(pages)} pages")
    print("\n".join(found) or f"all is as promised; pictures in {folder}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
