"""Words that stand beside the names of columns: a year, a plan, a unit of measure.

What a name says alone and what it says with such words are two things: cases of 2023 are no cases
of 2024, hectares no square metres. So no column is read as if its further words were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from unicodedata import normalize

from tieuchi._excel import limits
from tieuchi._excel.book import Sheet
from tieuchi._excel.cells import heading
from tieuchi._excel.headings import MEASURE, PERIOD, VALUE
from tieuchi._excel.names import Names
from tieuchi._excel.places import Place
from tieuchi._excel.scan import NotReadError
from tieuchi._excel.table import Header, is_numbering

_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
#: A year said as that of what is told: no day of a document, no span of years.
_OF_YEAR = re.compile(r"(?<!\d )\bnăm\s+((?:19|20)\d\d)(?!\s*[-–—/]\s*\d)", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_DATED = re.compile(r"tháng\s+\d+\s+năm\s+\d{4}", re.IGNORECASE)
#: Words that begin so are about other figures than those of what was done in the period.
_OTHER = re.compile(
    "|".join(
        (
            r"(?:kế hoạch|kh)(?=\s*$|\s*[(/]|\s+(?:năm|quý|giao|được giao|đề ra|\d))",
            "dự kiến|chỉ tiêu (?:giao|kế hoạch)|phấn đấu|ước (?:tính|thực hiện|đạt)",
            "cùng kỳ|năm trước|kỳ trước|luỹ kế|lũy kế|so với|chênh lệch",
            r"(?:tăng|giảm)(?=\s*$|\s*[,(/+–-]|\s+so với)",
            r"(?:ước|mục tiêu|dự toán|nghị quyết|(?:được\s+)?giao|so sánh|trong đó|bình quân|nữ)\b",
            r"tăng\s*,?\s*giảm|toàn tỉnh",
            r"plan\b|forecast|target\b|previous",
        )
    ),
    re.IGNORECASE,
)
#: Words that add nothing to a name.
_NEUTRAL = re.compile(
    r"(?:đã\s+)?thực hiện|kết quả(?:\s+thực hiện)?|số liệu|số lượng|trong năm|năm báo cáo"
    r"|tổng số|tổng cộng|tổng|chung|actual|result|total",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|thousand|million|billion)\b|1[.,\s]?000\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"(?:biểu\s+|bảng\s+)?(?:kế hoạch(?!\s+số)|dự kiến)", re.IGNORECASE)
_SAYS_MEASURE = re.compile(r"(?:đvt|đơn vị tính|unit of measure)\s*[:：]?\s*", re.IGNORECASE)
#: Words behind which a unit of measure may stand, and what is a multiple of one.
_SAYS_SO = re.compile(
    r"(?:\btính\s+(?:bằng|theo)|\bđơn vị(?:\s+là)?\s*[:：]|\bunit\s*:|\bmeasured in)\s*(.{1,60})$",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"\(?(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|tr\.?|thousand|million|billion|1[.,\s]?000)\s*"
    r"([^\d\W].*?)\)?",
    re.IGNORECASE,
)
#: Letters of a line that says a unit of measure.
_LONGEST = 200
#: Rows above a header whose words may speak of columns below them.
_ABOVE = 3


@dataclass(frozen=True)
class Unread:
    """A column that is not read: what it is called, and which words at which place say why."""

    label: str
    words: str
    place: Place


@dataclass
class Beside:
    """What stands beside the names of a table."""

    #: Rows below the header that hold words about it; they are no rows of figures.
    below: list[int] = field(default_factory=list)
    #: Columns that are not read, for they are of something else than their name.
    unread: dict[int, Unread] = field(default_factory=dict)
    #: Columns whose figures are in another unit of measure than the programme's: said and wanted.
    measures: dict[int, tuple[str, str]] = field(default_factory=dict)
    #: Titles that speak of another year, or of no figures of a year at all.
    titles: dict[Place, str] = field(default_factory=dict)
    #: The units of measure of columns that are indicators.
    own: dict[int, str] = field(default_factory=dict)


def beside(sheet: Sheet, header: Header, names: Names, year: str, end: int | None = None) -> Beside:
    """What stands beside the names of a table that is read as of a year, if one is said.

    `end` is the row of the next table of the sheet.
    """
    known = "" if PERIOD in header.roles.values() else year
    sheet = _near(sheet, header)
    found = Beside(_below(sheet, header))
    of_sheet = list(_measures_of_sheet(sheet, header, end, names))
    figures = [column for column, role in header.roles.items() if role in (MEASURE, VALUE)]
    own = {
        column: str(_indicator(header, names, column).get("measured_in", "")) for column in figures
    }
    found.own = {c: measure for c, measure in own.items() if header.roles[c] == MEASURE}
    wanted = set(own.values()) - {""} if MEASURE in header.roles.values() else names.measures
    others = [
        parts
        for parts in of_sheet
        if not any(_same(part, measure) for part in parts for measure in wanted)
    ]
    for column in figures:
        above, below = header.beside.get(column, ([], []))
        over = [*_over(sheet, header, column), *_carried(sheet, header, column), *above]
        under = [*below, *_words(sheet, found.below, column)]
        said = _of_something_else(over, under, own[column], names, known)
        if not said and header.roles[column] == VALUE:
            said = next((words for words in above if not _is_of_results(words)), "")
        if words := said or _other_year_in_name(sheet, header, column, names, known):
            place = _place_of(sheet, header, column, words)
            found.unread[column] = Unread(header.names[column], words, place)
        elif measure := next((w for w in under if _is_measure(w, names)), ""):
            if is_another(measure, own[column]):
                found.measures[column] = _bare(measure), own[column]
        elif told := [p for p in others if any(is_another(part, own[column]) for part in p)]:
            found.measures[column] = ", ".join(told[0]), own[column]
    found.unread |= dict(_nameless(sheet, header, found.below, end))
    told_of = {one.place for one in found.unread.values()}
    titles = _titles(sheet, header, known)
    found.titles = {place: words for place, words in titles if place not in told_of}
    return found


def _near(sheet: Sheet, header: Header) -> Sheet:
    """The sheet with the merged areas that touch the header and the rows beside it alone."""
    first, last = header.first - _ABOVE, header.last + 3
    merged = [area for area in sheet.seen.merged if area[0][0] <= last and area[1][0] >= first]
    if len(merged) > limits.MERGED_NEAR:
        raise NotReadError(too_large=True)
    return replace(sheet, seen=replace(sheet.seen, merged=merged))


def plan_of_name(name: str) -> str:
    """The words of the name of a sheet that say that its figures are of a plan or of another time;
    empty for none."""
    parts = (part.strip() for part in re.split(r"[()\[\]_,;+–—-]", name))
    told = next((p for p in parts if _PLAN.match(p) or _OTHER.match(p)), "")
    return name if told else ""


def year_of_name(name: str) -> str:
    """The year that the name of a sheet says it is of; empty where it says none."""
    told = re.fullmatch(rf"\W*(?:năm|th|kh|bc|tổng hợp|số liệu)?\W*{_YEAR}\W*", name, re.IGNORECASE)
    found = told or re.search(rf"năm\s*{_YEAR}(?!\s*[-–—]\s*\d)", name, re.IGNORECASE)
    return found[1] if found else ""


def part_of_name(name: str) -> str:
    """The quarter or month that the name of a sheet says it is of, as a period has it behind its
    year; empty where it says none."""
    if told := re.search(r"\bqu[ýí]\s*(iv|i{1,3}|[1-4])\b", name, re.IGNORECASE):
        return f"Q{_ROMAN.get(told[1].lower(), told[1])}"
    told = re.search(r"(?<!\d )\b(?:tháng|thg|t)\s*\.?\s*(1[0-2]|0?[1-9])\b", name, re.IGNORECASE)
    return f"{int(told[1]):02}" if told else ""


def _below(sheet: Sheet, header: Header) -> list[int]:
    """The rows just below a header that go on with it: words or years, and no unit."""
    rows: list[int] = []
    figures = [c for c, role in header.roles.items() if role in (MEASURE, VALUE)]
    for row in range(header.last + 1, min(header.last + 3, len(sheet.cells))):
        cells = sheet.cells[row]
        told = [cells[c] for c in figures if c < len(cells) and cells[c] != ""]
        unit = cells[header.unit] if header.unit < len(cells) else ""
        if unit != "" or not told or is_numbering(cells):
            break
        if not (all(map(_is_words, told)) or all(map(_is_year, told))):
            break
        rows.append(row)
    return rows


def _is_words(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    words = heading(value).lstrip("([")
    return (
        bool(re.fullmatch(_YEAR, words))
        or (bool(re.search(r"[^\W\d_]{2}|%|‰", words)) and not words[:1].isdigit())
        or bool(re.fullmatch(r"[^\W\d_][²³0-9]?[)\]]?", words) and words.casefold() != "x")
    )


def _is_year(value: Any) -> bool:
    told = f"{value:.0f}" if isinstance(value, int | float) else heading(value)
    return bool(re.fullmatch(_YEAR, told)) and told == heading(value).removesuffix(".0")


def _words(sheet: Sheet, rows: Iterable[int], column: int) -> list[str]:
    cells = (sheet.cells[row][column] for row in rows if column < len(sheet.cells[row]))
    return [words for words in map(heading, cells) if words]


def _over(sheet: Sheet, header: Header, column: int) -> list[str]:
    """Words above the header that stand over a column and not over that of the units."""
    found: list[str] = []
    for row in range(header.first - 1, max(header.first - 1 - _ABOVE, -1), -1):
        if all(value == "" for value in sheet.cells[row]):
            break
        words = words_at(sheet, row, column, header.unit)
        if words:
            found.insert(0, words)
    return found


def _carried(sheet: Sheet, header: Header, column: int) -> list[str]:
    """Words left of a blank cell over a column that may go on over it: of other figures."""
    found: list[str] = []
    for row in range(max(header.first - 1, 0), header.last):
        cells = sheet.cells[row]
        if column >= len(cells) or words_at(sheet, row, column):
            continue
        left = next((c for c in range(column - 1, -1, -1) if words_at(sheet, row, c)), -1)
        words = words_at(sheet, row, left) if left > header.unit else ""
        if _OTHER.match(words) or _PLAN.match(words):
            found.append(words)
    return found


def _is_of_results(words: str) -> bool:
    """Whether words over the values of a list say no more than a time, or that they are results."""
    bare = re.sub(rf"năm|kỳ|quý|tháng|{_YEAR}", "", _bare(words), flags=re.IGNORECASE).strip(
        " -–:/"
    )
    return not bare or bool(_NEUTRAL.fullmatch(bare))


def words_at(sheet: Sheet, row: int, column: int, unit: int = -1) -> str:
    """The words of a cell, of a merged one those of its area; none of an area over the units."""
    for (top, left), (bottom, right) in sheet.seen.merged:
        if top <= row <= bottom and left <= column <= right:
            return "" if left <= unit <= right else heading(sheet.cells[top][left])
    return heading(sheet.cells[row][column]) if column < len(sheet.cells[row]) else ""


def _place_of(sheet: Sheet, header: Header, column: int, words: str) -> Place:
    """Where words beside a name stand."""
    for row in range(max(header.first - _ABOVE, 0), min(header.last + 3, len(sheet.cells))):
        for (top, left), (bottom, right) in sheet.seen.merged:
            over = top <= row <= bottom and left <= column <= right
            if over and heading(sheet.cells[top][left]) == words:
                return top, left
        if column < len(sheet.cells[row]) and heading(sheet.cells[row][column]) == words:
            return row, column
    return header.last, column


def _of_something_else(over: list[str], under: list[str], own: str, names: Names, year: str) -> str:
    """The words that say that a column is of something else than its name; empty for none."""
    for words in over:
        if _OTHER.match(words) or _of_another_year(words, year):
            return words
    for words in under:
        if _is_measure(words, names) or re.fullmatch(r"[(\[]?\d{1,2}[)\]]?", words):
            continue
        bare = _bare(words)
        if year and re.fullmatch(rf"(?:năm\s*)?{re.escape(year)}", bare, re.IGNORECASE):
            continue
        if not (_NEUTRAL.fullmatch(bare) or _same(bare, own)):
            return words
    return ""


def _nameless(
    sheet: Sheet, header: Header, below: list[int], end: int | None
) -> Iterator[tuple[int, Unread]]:
    """Columns between those that are read, or just behind them, that hold figures of units and
    have no name."""
    last = -1 if sheet.is_turned else max(header.roles)
    for column in range(min(header.roles), min(last + 2, len(header.names))):
        if column in header.roles or header.names[column]:
            continue
        for row in range(header.last + 1 + len(below), end or len(sheet.cells)):
            cells = sheet.cells[row]
            if max(column, header.unit) >= len(cells) or cells[header.unit] == "":
                continue
            if isinstance(cells[column], int | float):
                words = next(iter(_words(sheet, below, column)), "")
                yield column, Unread("", words, (row, column))
                break


def _other_year_in_name(sheet: Sheet, header: Header, column: int, names: Names, year: str) -> str:
    """What says another year in the name of an indicator with its period; empty for none."""
    name = header.names[column]
    period = names.period(name) if year and header.roles[column] == MEASURE else ""
    if not period or period.startswith(year):
        return ""
    told = (words_at(sheet, row, column) for row in range(header.first, header.last + 1))
    return next((w for w in told if w != name and period[:4] in w), period[:4])


def says_other(words: str, year: str) -> bool:
    """Whether words beside figures say that they are of another year, or of a plan."""
    return bool(_OTHER.match(words) or _PLAN.match(words)) or _of_another_year(words, year)


def _of_another_year(words: str, year: str) -> bool:
    alone = re.fullmatch(rf"\(?{_YEAR}\)?", words)
    told = [alone[1]] if alone else _OF_YEAR.findall(_DATED.sub("", words))
    return bool(year and told) and year not in told


def _is_measure(words: str, names: Names) -> bool:
    bare = _bare(words)
    return (
        bool(_SAYS_MEASURE.match(words))
        or bool(_MANY.search(bare))
        or any(_same(bare, one) for one in (*names.measures, *_COMMON))
    )


def is_another(measure: str, own: str) -> bool:
    """Whether a unit of measure is not an indicator's; one without takes any but multiples."""
    return not _same(measure, own) and bool(own or _MANY.search(measure))


#: Units of measure that stand in brackets or alone below a name.
_COMMON = ("%", "‰", "ha", "m2", "km2", "km", "m", "người", "hộ", "vụ", "đồng", "lượt", "hồ sơ")
#: How the dong is written.
_DONG = ("đ", "₫", "vnd", "vnđ")


def _same(one: str, other: str) -> bool:
    return bool(other) and _folded(_bare(one)) == _folded(other)


def _bare(words: str) -> str:
    told = _SAYS_MEASURE.sub("", words, count=1).strip()
    return told.strip("()[]. ").strip()


def _folded(words: str) -> str:
    told = normalize("NFKC", words).casefold().replace(" ", "")
    return "đồng" if told in _DONG else told


def _measures_of_sheet(
    sheet: Sheet, header: Header, end: int | None, names: Names
) -> Iterator[list[str]]:
    """The units of measure that lines above the table, or below the last of a sheet, say for all
    of it."""
    rows = [*range(min(header.first, limits.HEADER_WITHIN))]
    if end is None:
        rows += _behind_figures(sheet, header)
    for row in rows:
        for value in sheet.cells[row]:
            words = heading(value) if isinstance(value, str) else ""
            if len(words) <= _LONGEST and (told := _measures_in(words, names)):
                yield told


def _behind_figures(sheet: Sheet, header: Header) -> range:
    """The rows below the last one with a unit and a figure."""
    figures = [c for c, role in header.roles.items() if role in (MEASURE, VALUE)]
    first = len(sheet.cells)
    while first > header.last + 1:
        cells = sheet.cells[first - 1]
        unit = cells[header.unit] if header.unit < len(cells) else ""
        if unit != "" and any(c < len(cells) and cells[c] != "" for c in figures):
            break
        first -= 1
    return range(first, len(sheet.cells))


def _measures_in(words: str, names: Names) -> list[str]:
    """The units of measure that a line says: all that stands behind a word for them, or what is
    one surely."""
    if found := re.search(rf"{_SAYS_MEASURE.pattern}(.{{1,60}})$", words, re.IGNORECASE):
        return _parts(found[1])
    found = _SAYS_SO.search(words)
    told = _parts(found[1] if found else words)
    sure = told and all(_is_surely_measure(part, names) for part in told)
    return told if sure and (found or all(map(_MULTIPLE.fullmatch, told))) else []


def _parts(words: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;/]", words.strip("()[]. ")) if part.strip()]


def _is_surely_measure(words: str, names: Names) -> bool:
    """Whether words are a unit of measure and nothing else, or a multiple of one."""
    of = _MULTIPLE.fullmatch(words)
    bare = of[1] if of else words
    return any(_same(bare, one) for one in (*names.measures, *_COMMON))


def _titles(sheet: Sheet, header: Header, year: str) -> Iterator[tuple[Place, str]]:
    """Words above a table that say another year than the one it is read as of, or a plan."""
    of_year: dict[Place, str] = {}
    years: set[str] = set()
    for row in range(header.first):
        for column, value in enumerate(sheet.cells[row]):
            words = heading(value) if isinstance(value, str) else ""
            if _PLAN.match(words):
                yield (row, column), words
            elif told := set(_OF_YEAR.findall(_DATED.sub("", words))):
                years |= told
                of_year[row, column] = words
    if year and years and year not in years:
        yield from of_year.items()


def _indicator(header: Header, names: Names, column: int) -> Any:
    return names.indicator(header.names[column]) if header.roles[column] == MEASURE else {}
