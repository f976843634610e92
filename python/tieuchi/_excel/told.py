"""What is said of a workbook and of a sheet as a whole: what of it is not read, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tieuchi._excel import form, limits
from tieuchi._excel.above import Named
from tieuchi._excel.alone import Alone
from tieuchi._excel.beside import Beside, Unread, plan_of_name
from tieuchi._excel.book import Book, Sheet
from tieuchi._excel.cells import heading
from tieuchi._excel.headings import UNIT, Headings
from tieuchi._excel.oddities import said_of_sheet
from tieuchi._excel.places import Place, name_of
from tieuchi.issues import NO_WORDS, Issue, Words, problem


def of_the_book(book: Book) -> Iterator[Issue]:
    """What nobody sees of a workbook, and what of it is not used."""
    for sheet in book.hidden:
        if not form.is_ours(sheet) and any(v != "" for row in sheet.cells for v in row):
            words = Words("trang tính ẩn, không đọc", "a hidden sheet, not read")
            hint = Words("nếu cần thì cho hiện trang này", "show it where it is meant to be read")
            where = f"{book.file}!{sheet.name}"
            yield said_of_sheet("excel.hidden_sheet", "warning", where, words, hint)
    nothing = Words("", "")
    if book.package is None:
        words = Words(
            "tệp dạng cũ (.xls): không xem được định dạng ô, công thức, phông chữ, dòng ẩn; "
            "số phần trăm được đọc như được lưu (95,5% là 0,955)",
            "an old workbook (.xls): formats, formulas, fonts and hidden rows are not looked at; "
            "per cents are read as they are stored (95.5% is 0.955)",
        )
        hint = Words("lưu lại thành .xlsx", "save it as .xlsx")
        yield said_of_sheet("excel.old", "warning", book.file, words, hint)
        return
    if book.package.has_macros:
        words = Words("tệp có macro; macro không được chạy", "its macros are not run")
        yield said_of_sheet("excel.macros", "note", book.file, words, nothing)
    if any("externalLinks/" in name for name in book.package.names):
        words = Words(
            "tệp lấy số từ tệp khác; đọc giá trị được lưu lần cuối",
            "it takes figures from other workbooks; the values saved last are read",
        )
        yield said_of_sheet("excel.links", "warning", book.file, words, nothing)


def no_table(sheet: Sheet, name: str, headings: Headings, lacks: Words | None = None) -> Issue:
    """Why a sheet has no table, by what of one it has; `lacks` is what it lacks, where known."""
    fonts: dict[str, Place] = {}
    units: list[tuple[Place, str]] = []
    for row, cells in enumerate(sheet.cells[: limits.HEADER_WITHIN]):
        for column, value in enumerate(cells):
            if not isinstance(value, str):
                continue
            look, words = sheet.look((row, column)), heading(value)
            if not value.isascii() and look.is_legacy:
                fonts.setdefault(look.font, (row, column))
            if headings.knows(words) and headings.role(words) == UNIT:
                units.append(((row, column), words))
    hint = Words(
        "cần một dòng tên cột có cột đơn vị và ít nhất một chỉ số; xem tieuchi template",
        "a row must name the columns: the unit and an indicator; see tieuchi template",
    )
    if fonts:
        font, place = next(iter(fonts.items()))
        hint = Words(
            f"ô {name_of(place)} gõ bằng phông {font}, không phải Unicode; hãy chuyển mã",
            f"{name_of(place)} is typed in {font}, which is not Unicode; convert it",
        )
    elif lacks is not None:
        hint = lacks
    elif units:
        place, words = units[0]
        beside = [heading(v) for v in sheet.cells[place[0]][place[1] + 1 :] if v != ""][:3]
        named = ", ".join(f'"{one}"' for one in beside)
        hint = Words(
            f'ô {name_of(place)} ("{words}") là cột đơn vị, nhưng không cột nào mang đúng tên'
            f" một chỉ số{f': {named}' if named else ''}; nêu bằng --columns 'tên cột'=chỉ_số"
            "; cột của một quý, một tháng: 'tên cột'=chỉ_số@2024-Q1, chỉ_số@2024-07",
            f'{name_of(place)} ("{words}") is the column of units, but none is called as an'
            f" indicator is{f': {named}' if named else ''}; map one:"
            " --columns 'heading'=indicator; one of a quarter or month:"
            " 'heading'=indicator@2024-Q1, indicator@2024-07",
        )
    elif len(sheet.cells) > limits.HEADER_WITHIN:
        most = limits.HEADER_WITHIN
        hint = Words(
            f"dòng tên cột được tìm trong {most} dòng đầu; ở dưới nữa thì nêu bằng --header",
            f"the row of names is sought in the first {most} rows; give a later one by --header",
        )
    message = Words(
        "không tìm thấy bảng số liệu trên trang này", "no table of facts is found on this sheet"
    )
    return said_of_sheet("excel.no_table", "warning", name, message, hint)


def other_year(name: str, said: str, year: str) -> Issue:
    """A sheet that is named after another year than the one its rows would be read as of."""
    return _of_other_period(
        name,
        f"tên trang nói năm {said}, kỳ đã nêu là {year}; trang này không đọc",
        f"the sheet is named after {said}, the period given is {year}; it is not read",
        "year",
    )


def other_part(name: str, sheet: str, period: str) -> Issue:
    """A sheet that is named after another quarter or month than the one given."""
    return _of_other_period(
        name,
        f'tên trang là "{sheet}", kỳ đã nêu là {period}; trang này không đọc',
        f'the sheet is called "{sheet}", the period given is {period}; it is not read',
        "period",
    )


def _of_other_period(name: str, vi: str, en: str, of: str) -> Issue:
    hint = Words(
        "thêm cột Kỳ, hoặc đọc riêng với kỳ ấy", f"add a column Kỳ, or read it as of its {of}"
    )
    return said_of_sheet("excel.other_year", "warning", name, Words(vi, en), hint)


def of_a_plan(name: str, sheet: str) -> Iterator[Issue]:
    """A sheet that is named after a plan, or after another time than that of results."""
    if said := plan_of_name(sheet):
        words = Words(
            f'tên trang ghi "{said}"; số liệu vẫn được đọc như kết quả',
            f'the sheet is named "{said}"; the figures are read as results all the same',
        )
        hint = Words("kiểm tra lại kỳ và tệp", "check the period and the file")
        yield said_of_sheet("excel.title", "warning", name, words, hint)


def name_holds(name: str, one: Named) -> Issue:
    """Where the name of an indicator stands that the periods side by side are read with."""
    at = name_of(one.place) if one.place else ""
    n = str(len(one.cells))
    words = Words(
        f'{n} cột chỉ ghi kỳ được đọc là của "{one.words}", '
        + (f"ghi ở ô {at}" if at else "tên của trang"),
        f'{n} columns that name a period alone are read as those of "{one.words}", '
        + (f"which stands in {at}" if at else "the name of the sheet"),
    )
    issue = said_of_sheet("excel.name_holds", "note", name, words, NO_WORDS)
    row, column = one.cells[0]
    return replace(issue, row=row + 1, cell=name_of((row, column)))


def units_across(name: str, place: str) -> Issue:
    """A table that is read turned."""
    words = Words(
        f"các đơn vị nằm theo hàng ngang, bắt đầu ở ô {place}; mỗi cột được đọc là một đơn vị",
        f"the units stand across, from {place} on; each column is read as a unit",
    )
    return said_of_sheet("excel.turned", "note", name, words, NO_WORDS)


def one_unit(name: str, alone: Alone) -> Issue:
    """A sheet that is read as that of one unit, and where it says so."""
    at = name_of(alone.place) if alone.place else ""
    left = ", ".join(f'"{one}"' for one in alone.unread)
    words = Words(
        f"trang này được đọc là của {alone.unit}, theo {f'ô {at}' if at else 'tên trang'};"
        f" mỗi dòng là một chỉ số{f'; không đọc cột {left}' if left else ''}",
        f"the sheet is read as that of {alone.unit}, as {at or 'its name'} says; each row is an"
        f" indicator{f'; the columns {left} are not read' if left else ''}",
    )
    issue = said_of_sheet("excel.one_unit", "note", name, words, NO_WORDS)
    return replace(issue, row=alone.place[0] + 1, cell=at) if alone.place else issue


def second_table(name: str, place: Place) -> Issue:
    """Where a further table of a sheet begins."""
    return Issue(
        code="excel.second_table",
        severity="note",
        message=Words(
            "một bảng thứ hai bắt đầu ở đây; được đọc như một bảng riêng",
            "a second table begins here; it is read as one of its own",
        ),
        hint=NO_WORDS,
        file=name,
        row=place[0] + 1,
        cell=name_of(place),
    )


def beside_names(name: str, sheet: Sheet, beside: Beside, year: str) -> Iterator[Issue]:
    """Columns that are not read for the words beside their names, and titles to look at again."""
    for one in beside.unread.values():
        if not one.label:
            yield _nameless(name, sheet, one)
            continue
        words = Words(
            f'không đọc cột "{one.label}": ghi thêm "{one.words}"',
            f'the column "{one.label}" is not read: it also says "{one.words}"',
        )
        hint = Words(
            "để trên cột chỉ có tên của chỉ số; kỳ khác thì dùng bảng dọc có cột Kỳ",
            "leave the name of the indicator alone; for other periods use a long table with Kỳ",
        )
        yield _warning("excel.beside", name, sheet, one.place, words, hint)
    for place, said in beside.titles.items():
        read = Words(f" năm {year}", f" of {year}") if year else Words("", "")
        words = Words(
            f'tiêu đề ghi "{said}"; số liệu vẫn được đọc như kết quả{read.vi}',
            f'the title says "{said}"; the figures are read as results{read.en} all the same',
        )
        hint = Words("kiểm tra lại kỳ và tệp", "check the period and the file")
        yield _warning("excel.title", name, sheet, place, words, hint)


def _nameless(name: str, sheet: Sheet, column: Unread) -> Issue:
    at = sheet.axes.cell(column.place)
    said = f' (ghi "{column.words}")' if column.words else ""
    also = f' (it says "{column.words}")' if column.words else ""
    words = Words(
        f"không đọc cột có ô {at}{said}: phía trên không có tên của chỉ số",
        f"the column of {at}{also} is not read: no indicator is named above it",
    )
    hint = Words(
        "ghi tên chỉ số trên từng cột, hoặc gộp ô tên trên các cột của nó",
        "name the indicator above each column, or merge its name over its columns",
    )
    return _warning("excel.beside", name, sheet, column.place, words, hint)


def units_left_out(name: str, sheet: Sheet, row: int, column: int, said: str) -> Issue:
    """A unit of a turned table whose figures are of something else."""
    words = Words(
        f'không đọc số liệu của cột này: ghi thêm "{said}"',
        f'the figures of this column are not read: it also says "{said}"',
    )
    hint = Words("đọc riêng với kỳ ấy", "read it by itself, with its year")
    return _warning("excel.beside", name, sheet, (row, column), words, hint)


def _warning(code: str, name: str, sheet: Sheet, place: Place, words: Words, hint: Words) -> Issue:
    """What is said of a cell."""
    return Issue(
        code=code,
        severity="warning",
        message=words,
        hint=hint,
        file=name,
        row=sheet.axes.row(place),
        cell=sheet.axes.cell(place),
    )


def too_many_merged(name: str) -> Issue:
    vi, en = "trang tính có quá nhiều ô gộp", "the sheet has too many merged cells"
    return problem("excel.size", "", vi, en, file=name)


def empty(file: str) -> Issue:
    vi, en = "tệp Excel không có số liệu", "the workbook holds nothing"
    return problem("excel.no_table", "", vi, en, file=file)
