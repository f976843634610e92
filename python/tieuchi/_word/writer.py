"""Documents as a Word file: the head of the office, the words, who signs, wide annexes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tieuchi._extras import needed
from tieuchi._view.document import (
    Annex,
    Blank,
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Tabled,
)
from tieuchi._view.model import Cell, Mark, Table, words_of
from tieuchi._view.sources import day_parts, roman
from tieuchi._word.layout import Layout, Style, layout
from tieuchi._word.office import Office
from tieuchi._words import clean, say
from tieuchi.issues import QuestionError

#: Millimetres that a letter of twelve points takes, about.
_LETTER = 2.2
#: The two sides of the head and of the foot of a document, in millimetres.
_SIDES = (62.0, 98.0)
#: Where "Kính gửi" begins and how far behind it its colon stands, below which dashes are.
_TO, _COLON = 25.4, 17.4
_GROUNDS = {"met": "DDF2E3", "not_met": "FBE0E0", "unknown": "FFF3CF", "waived": "E3ECF7"}
_MADE = datetime(2000, 1, 1)


def written(documents: Sequence[Document], office: Office, as_of: str, lang: str) -> bytes:
    """One file with each document on pages of its own; the same input has the same bytes."""
    docx = needed("docx", "word", QuestionError)
    writer = _Writer(docx, office, as_of, lang)
    for document in documents:
        writer.document(document)
    out = io.BytesIO()
    writer.word.save(out)
    from tieuchi._word.xml import same_bytes

    return same_bytes(out.getvalue())


class _Writer:
    def __init__(self, docx: Any, office: Office, as_of: str, lang: str) -> None:
        from docx import enum, oxml, shared  # what this needs is an extra

        from tieuchi._word import xml

        self.enum, self.oxml, self.shared, self.xml = enum, oxml, shared, xml
        self.layout: Layout = layout()
        self.office, self.lang = office, lang
        self.day = office.day or as_of
        self.word: Any = docx.Document()
        self.first = True
        self._styles()
        core = self.word.core_properties
        core.created = core.modified = _MADE
        core.author, core.last_modified_by, core.comments = clean(office.agency)[:250], "", ""
        core.language = "vi-VN" if lang == "vi" else "en-GB"

    def document(self, document: Document) -> None:
        """One document with its annexes."""
        if self.first:
            self.word.core_properties.title = clean(document.summary)[:250]
        self._section(across=False)
        self._head(document)
        for words in document.marks:
            self._words(words.upper(), Style(12, bold=True, align="center"), self.word)
        if document.name:
            self._words(document.name, self.layout.style("name"), self.word, before=12)
            self._ruled(document.summary, "summary", self.word, width=160)
        self._addressees(document)
        for base in document.bases:
            self._body(base, replace(self.layout.style("bases")))
        self._blocks(document.blocks, width=160)
        self._foot(document)
        for number, annex in enumerate(document.annexes, 1):
            self._annex(number, annex, document)

    # --- pages

    def _section(self, *, across: bool) -> None:
        """Pages that stand or lie, numbered at the top but for the first of a document."""
        if self.first:
            section = self.word.sections[0]
            self.first = False
        else:
            section = self.word.add_section(self.enum.section.WD_SECTION.NEW_PAGE)
        page, mm = self.layout.told["page"], self.shared.Mm
        width, height = (
            (page["height"], page["width"]) if across else (page["width"], page["height"])
        )
        orient = self.enum.section.WD_ORIENT
        section.orientation = orient.LANDSCAPE if across else orient.PORTRAIT
        section.page_width, section.page_height = mm(width), mm(height)
        section.top_margin, section.bottom_margin = mm(page["top"]), mm(page["bottom"])
        section.left_margin, section.right_margin = mm(page["left"]), mm(page["right"])
        section.header_distance = mm(10)
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        section.first_page_header.is_linked_to_previous = False
        self._restart(section)
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = self._alignment("center")
        self.xml.page_field(paragraph)
        for run in paragraph.runs:
            self._look(run, Style(self.layout.measure("page_number", "size")))

    def _restart(self, section: Any) -> None:
        """Each document and each annex counts its own pages."""
        properties = section._sectPr
        for known in properties.findall(self.oxml.ns.qn("w:pgNumType")):
            properties.remove(known)
        number = self.xml.element("w:pgNumType", start="1")
        properties.insert_element_before(number, "w:cols", "w:titlePg", "w:docGrid")

    def _styles(self) -> None:
        """The styles that headings and words have, so that a reader of screens finds them."""
        body = self.layout.style("body")
        for name, style in (
            ("Normal", body),
            *((f"Heading {n}", self.layout.style("heading")) for n in (1, 2, 3)),
            ("Title", self.layout.style("name")),
        ):
            of = self.word.styles[name]
            of.font.size = self.shared.Pt(style.size)
            of.font.bold, of.font.italic = style.bold, style.italic
            of.font.color.rgb = self.shared.RGBColor(0, 0, 0)
            self._family(of.element.get_or_add_rPr())
        normal = self.word.styles["Normal"].element.get_or_add_rPr()
        normal.append(self.xml.element("w:lang", val="vi-VN" if self.lang == "vi" else "en-GB"))

    def _family(self, properties: Any) -> None:
        """The one font of all letters, in place of those of a theme."""
        fonts = properties.find(self.oxml.ns.qn("w:rFonts"))
        if fonts is not None:
            properties.remove(fonts)
        names = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), self.layout.font)
        properties.insert(0, self.xml.element("w:rFonts", **names))

    # --- the head

    def _head(self, document: Document) -> None:
        """Superior and office on the left, the nation on the right; then number, place and day."""
        table = self.word.add_table(rows=2, cols=2)
        self.xml.borders(table, "nil")
        self.xml.without_margins(table)
        self.xml.widths(table, list(_SIDES))
        for row in table.rows:
            self.xml.inset(row.cells[0], 2)
        left, right = table.rows[0].cells
        office = self.office
        self._line(left, office.superior or self._blank("blank_superior"), "superior", first=True)
        self._ruled(office.agency or self._blank("blank_agency"), "agency", left, width=_SIDES[0])
        self._line(right, say("nation", self.lang), "nation", first=True)
        self._ruled(say("motto", self.lang), "motto", right, width=_SIDES[1])
        left, right = table.rows[1].cells
        self._line(left, self._number(document), "number", first=True)
        if not document.name:
            subject = say("subject_line", self.lang, subject=document.summary)
            self._words(
                subject,
                self.layout.style("subject"),
                left,
                before=self.layout.measure("subject", "before"),
            )
        self._line(right, self._place_and_day(), "place_and_day", first=True)

    def _number(self, document: Document) -> str:
        symbol = "-".join(filter(None, (document.symbol, self.office.symbol or "……")))
        return say("number_of", self.lang, number=f"{self.office.number or '……'}/{symbol}")

    def _place_and_day(self) -> str:
        parts = day_parts(date.fromisoformat(self.day))
        place = self.office.place or self._blank("blank_place")
        return say("place_and_day", self.lang, place=place, **parts)

    def _addressees(self, document: Document) -> None:
        named, mm = list(self.office.addressees), self.shared.Mm
        named = named if document.name else document.addressees
        style = self.layout.style("addressees")
        if len(named) == 1:
            self._words(f"{say('to', self.lang)} {named[0]}", style, self.word, before=12)
        elif named:
            head = self._words(
                say("to", self.lang), replace(style, align="left"), self.word, before=12
            )
            head.paragraph_format.left_indent = mm(_TO)
            for number, words in enumerate(named, 1):
                end = "." if number == len(named) else ";"
                line = self._words(f"- {words}{end}", replace(style, align="left"), self.word)
                line.paragraph_format.left_indent = mm(_TO + _COLON)
        elif document.name:
            words = f"{say('to', self.lang)} {self._blank('blank_addressees')}"
            self._words(words, style, self.word, before=12)

    # --- the words

    def _blocks(self, blocks: Iterable[Block], *, width: float) -> None:
        before: Block | None = None
        for block in blocks:
            match block:
                case Heading(words, level):
                    paragraph = self.word.add_heading(level=level)
                    self._fill(paragraph, words, self.layout.style("heading"))
                    paragraph.paragraph_format.space_before = self.shared.Pt(9)
                    paragraph.paragraph_format.space_after = self.shared.Pt(0)
                    if level == 1:
                        paragraph.paragraph_format.first_line_indent = self._first_line()
                case Paragraph(words):
                    self._body(words)
                case Line(words):
                    self._body(f"- {words}")
                case Blank(words, end):
                    self._body(words + end)
                case Tabled(table):
                    self._table(table, width, titled=before != Heading(table.title, 2))
            before = block

    def _first_line(self) -> Any:
        return self.shared.Mm(self.layout.measure("body", "first_line"))

    def _body(self, words: str, style: Style | None = None) -> None:
        paragraph = self._words(words, style or self.layout.style("body"), self.word)
        form = paragraph.paragraph_format
        form.first_line_indent = self._first_line()
        form.space_before = self.shared.Pt(self.layout.measure("body", "before"))
        form.space_after = self.shared.Pt(0)
        form.line_spacing = self.layout.measure("body", "line")

    def _table(self, table: Table, width: float, *, titled: bool = True) -> None:
        """A table with its title above, its head on every page, figures on the right."""
        style = self.layout.style("table")
        if _least(table) > width:
            style = replace(style, size=self.layout.measure("table", "small"))
        if table.title and titled:
            title = self._words(
                table.title, replace(style, bold=True, align="left"), self.word, before=9
            )
            title.paragraph_format.keep_with_next = True
        if table.rows:
            lines = [*table.rows, *([table.foot] if table.foot else [])]
            made = self.word.add_table(rows=1 + len(lines), cols=len(table.columns))
            self.xml.borders(made, "single")
            self.xml.captioned(made, clean(table.title))
            self.xml.widths(made, _widths(table, width))
            rows = made.rows
            for cell, words in zip(rows[0].cells, table.columns, strict=True):
                look = replace(style, bold=True, align="center")
                self._fill(cell.paragraphs[0], str(words), look)
                self.xml.shaded(cell, "E8EEF4")
            self.xml.repeats(rows[0])
            for row, cells in zip(rows[1:], lines, strict=True):
                self.xml.keep_whole(row)
                bold = cells is table.foot
                for number, (cell, told) in enumerate(zip(row.cells, cells, strict=True)):
                    self._cell(cell, told, replace(style, bold=bold), number in table.numeric)
        for note in table.notes:
            self._words(note, replace(style, italic=True), self.word)

    def _cell(self, cell: Any, told: Cell, style: Style, figure: bool) -> None:
        align = "right" if figure else "left"
        self._fill(cell.paragraphs[0], words_of(told), replace(style, align=align))
        if isinstance(told, Mark) and told.code in _GROUNDS:
            self.xml.shaded(cell, _GROUNDS[told.code])

    # --- the foot

    def _foot(self, document: Document) -> None:
        """Who gets a copy on the left, who signs on the right."""
        last = [self.word.paragraphs[-1], self._words("", Style(6), self.word)]
        for paragraph in last:  # nobody signs a page that says nothing
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.keep_together = True
        table = self.word.add_table(rows=1, cols=2)
        self.xml.borders(table, "nil")
        self.xml.widths(table, [80.0, 80.0])
        self.xml.keep_whole(table.rows[0])
        left, right = table.rows[0].cells
        self._line(left, say("recipients", self.lang), "recipients_head", first=True)
        named = list(self.office.recipients) or document.recipients
        for words in named:
            self._line(left, f"- {words};", "recipients")
        drafter = f", {self.office.drafter}" if self.office.drafter else ""
        self._line(left, f"- {say('archived', self.lang, drafter=drafter)}.", "recipients")
        lines = list(self.office.authority)
        lines.append(self.office.signer_title or self._blank("blank_signer_title"))
        for number, words in enumerate(lines):
            self._line(right, words, "signer", first=number == 0)
        for _ in range(4):
            self._line(right, "", "signer_name")
        self._line(right, self.office.signer or self._blank("blank_signer"), "signer_name")

    def _annex(self, number: int, annex: Annex, document: Document) -> None:
        self._section(across=True)
        named = say("annex", self.lang, number=roman(number))
        if len(document.annexes) == 1:
            named = say("annex_alone", self.lang)
        paragraph = self.word.add_heading(level=1)
        self._fill(paragraph, named, self.layout.style("annex"))
        self._words(annex.name, self.layout.style("annex_name"), self.word)
        whole = self._number(document).partition(":")[2].strip()
        agency = self.office.agency or self._blank("blank_agency")
        parts = day_parts(date.fromisoformat(self.day))
        words = say("annex_of", self.lang, number=whole, agency=agency, **parts)
        self._words(words, self.layout.style("annex_of"), self.word)
        self._blocks(annex.blocks, width=247)

    # --- pieces

    def _blank(self, key: str) -> str:
        return say(key, self.lang)

    def _line(self, cell: Any, words: str, element: str, *, first: bool = False) -> None:
        """A line of the head or foot; the first one takes the paragraph that is there."""
        if first:
            self._fill(cell.paragraphs[0], words, self.layout.style(element))
            return
        self._words(words, self.layout.style(element), cell)

    def _ruled(self, words: str, element: str, where: Any, *, width: float) -> None:
        """Words with their rule: a line of its own, so long a part of the words."""
        style = self.layout.style(element)
        self._words(words, style, where)
        shown = words.upper() if style.capitals else words
        letter = _LETTER * style.size / 12 * (1.15 if style.capitals else 0.95)
        long = min(len(shown) * letter, width * 0.9) * style.rule
        paragraph = self._words("", Style(2), where)
        self.xml.rule_below(paragraph, max((width - 4 - long) / 2, 0))

    def _words(self, words: str, style: Style, where: Any, *, before: float = 0) -> Any:
        paragraph = where.add_paragraph()
        self._fill(paragraph, words, style)
        paragraph.paragraph_format.space_before = self.shared.Pt(before)
        return paragraph

    def _fill(self, paragraph: Any, words: str, style: Style) -> None:
        """Words in a look; what only people can write is marked so that nobody overlooks it."""
        paragraph.alignment = self._alignment(style.align)
        paragraph.paragraph_format.space_after = self.shared.Pt(0)
        words = clean(words)
        for number, line in enumerate(words.split("\n")):
            if number:
                paragraph.add_run().add_break()
            before, bracket, rest = line.partition("[")
            blank, end, after = rest.partition("]")
            if bracket and end and f"[{blank}]" in _blanks(self.lang):
                self._look(paragraph.add_run(before), style)
                run = paragraph.add_run(f"[{blank}]")
                self._look(run, style)
                run.font.highlight_color = self.enum.text.WD_COLOR_INDEX.YELLOW
                self._look(paragraph.add_run(after), style)
            else:
                self._look(paragraph.add_run(line), style)

    def _look(self, run: Any, style: Style) -> None:
        run.font.size = self.shared.Pt(style.size)
        run.font.bold, run.font.italic = style.bold, style.italic
        run.font.name = self.layout.font
        run.font.color.rgb = self.shared.RGBColor(0, 0, 0)
        if style.capitals and not run.text.startswith("["):
            run.text = run.text.upper()
        self._family(run._r.get_or_add_rPr())

    def _alignment(self, word: str) -> Any:
        return getattr(self.enum.text.WD_ALIGN_PARAGRAPH, word.upper())


#: What only people can write.
_BLANKS = (
    "blank_superior",
    "blank_agency",
    "blank_place",
    "blank_signer_title",
    "blank_signer",
    "blank_addressees",
    "blank_proposals",
)


def _blanks(lang: str) -> set[str]:
    return {say(key, lang) for key in _BLANKS}


def _longest(table: Table, column: int) -> float:
    """Millimetres that the longest word of a column takes."""
    cells = [str(table.columns[column]), *(words_of(row[column]) for row in table.rows[:200])]
    word = max((len(w) for words in cells for w in words.split()), default=1)
    return min(word, 14) * _LETTER + 5


def _least(table: Table) -> float:
    return sum(_longest(table, column) for column in range(len(table.columns)))


def _widths(table: Table, width: float) -> list[float]:
    """Room for each column by what stands in it: its longest word at least."""
    needs = []
    for column, name in enumerate(table.columns):
        cells = [words_of(row[column]) for row in table.rows[:200]]
        whole = sum(len(words) for words in cells) / max(len(cells), 1)
        needs.append((_longest(table, column), min(max(whole, len(str(name)) / 2), 90)))
    least = sum(need for need, _ in needs)
    left = max(width - least, 0)
    share = sum(weight for _, weight in needs) or 1
    wide = [need + left * weight / share for need, weight in needs]
    scale = width / sum(wide)
    return [one * scale for one in wide]
