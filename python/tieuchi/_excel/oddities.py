"""What is odd about cells, told once for a sheet, a column and a kind, with the cells named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tieuchi._excel.places import Axes, Place, letters, ranges
from tieuchi.issues import NO_WORDS, Issue, Words

#: Cells named in one issue.
_NAMED = 8

#: Code, severity, words and what to do; {n} is the number of cells, {at} names the first of them.
_KINDS: dict[str, tuple[str, Words, Words]] = {
    "excel.formula": (
        "error",
        Words(
            "{n} ô có công thức nhưng tệp không lưu kết quả: {at}",
            "{n} cells hold a formula whose result is not in the file: {at}",
        ),
        Words(
            "mở bằng Excel, tính lại rồi lưu, hoặc dán giá trị thay công thức",
            "open it in Excel, let it compute and save, or paste values in place of formulas",
        ),
    ),
    "excel.error": (
        "error",
        Words("{n} ô đang báo lỗi (như #REF!): {at}", "{n} cells show an error (#REF!): {at}"),
        Words("sửa công thức trong các ô ấy", "mend the formulas of those cells"),
    ),
    "excel.merged": (
        "error",
        Words(
            "{n} ô số liệu được gộp qua nhiều dòng hoặc cột, không rõ là của ai: {at}",
            "{n} cells of figures are merged over rows or columns, so whose they are is not said:"
            " {at}",
        ),
        Words("bỏ gộp và ghi vào từng ô", "take the cells apart and fill each"),
    ),
    "excel.per_cent_mixed": (
        "error",
        Words(
            "{n} ô là số không quá 1 trong khi ô khác cùng cột ghi phần trăm: {at}",
            "{n} cells hold numbers up to 1 where others of the column are per cent: {at}",
        ),
        Words(
            "0,885 là 88,5% hay 0,885%: định dạng mọi ô của cột như nhau",
            "0.885 may be 88.5% or 0.885%: give all cells of the column one format",
        ),
    ),
    "excel.legacy_font": (
        "error",
        Words(
            "{n} ô gõ bằng phông chữ cũ (TCVN3 hoặc VNI), không phải Unicode: {at}",
            "{n} cells are typed in an old font (TCVN3 or VNI), not in Unicode: {at}",
        ),
        Words(
            "chuyển các ô ấy sang Unicode (công cụ chuyển mã của UniKey)",
            "convert those cells to Unicode",
        ),
    ),
    "excel.measure": (
        "error",
        Words(
            '{n} ô ghi theo đơn vị tính "{said}", chỉ số tính bằng "{wanted}": {at}',
            '{n} cells are in "{said}", the indicator is measured in "{wanted}": {at}',
        ),
        Words(
            "ghi số theo đơn vị tính của chỉ số rồi sửa dòng đơn vị tính",
            "give the figures in the indicator's unit of measure, and mend the words that say it",
        ),
    ),
    "excel.struck": (
        "error",
        Words(
            "{n} ô bị gạch ngang, cả ô hoặc một phần, không rõ còn dùng không: {at}",
            "{n} cells are struck out, all or a part, so whether they hold is not said: {at}",
        ),
        Words(
            "xoá phần bị gạch, hoặc bỏ gạch ngang",
            "delete what is struck out, or take the line away",
        ),
    ),
    "excel.digits": (
        "error",
        Words(
            "{n} ô là số hơn 15 chữ số; bảng tính chỉ giữ 15 chữ số đầu: {at}",
            "{n} cells hold a number of more than 15 digits, of which a workbook keeps 15: {at}",
        ),
        Words(
            "ghi lại đủ các chữ số trong ô kiểu văn bản",
            "write all of its digits again in a cell of text",
        ),
    ),
    "excel.unread": (
        "error",
        Words(
            "{n} ô có giá trị nhưng không đọc được: {at}",
            "{n} cells hold a value that cannot be read: {at}",
        ),
        Words("gõ lại các ô ấy", "type those cells again"),
    ),
    "excel.units_differ": (
        "error",
        Words(
            "{n} dòng có hai cột đơn vị nói hai đơn vị khác nhau: {at}",
            "{n} rows have two columns of units that name two units: {at}",
        ),
        Words(
            "sửa cho khớp; hai bảng cạnh nhau thì cách nhau một cột trống",
            "make them agree; two tables side by side need an empty column between them",
        ),
    ),
    "excel.form_changed": (
        "error",
        Words(
            "{n} dòng không có trong biểu đã phát hành: {at}",
            "{n} rows are not of the form that was issued: {at}",
        ),
        Words(
            "không thêm dòng, không sửa các cột ẩn; lập biểu mới bằng tieuchi template",
            "add no rows and leave the hidden columns; make a new form by tieuchi template",
        ),
    ),
    "excel.picture": (
        "warning",
        Words(
            "{n} hình ảnh trên trang; hình không đọc được: {at}",
            "{n} pictures on the sheet; pictures are not read: {at}",
        ),
        Words("nếu hình thay cho số thì hãy gõ số", "where one stands for a figure, type it"),
    ),
    "excel.invisible": (
        "warning",
        Words(
            "{n} ô có số nhưng định dạng không cho hiện; vẫn được đọc: {at}",
            "{n} cells hold a figure that their format does not show; it is read: {at}",
        ),
        Words("nếu không dùng thì xoá số", "where it is not meant, delete it"),
    ),
    "excel.shortened": (
        "note",
        Words(
            "{n} ô ghi số thập phân dài hơn 17 chữ số; đọc 15 chữ số như bảng tính hiện: {at}",
            "{n} cells hold decimals of more than 17 digits; the 15 that it shows are read: {at}",
        ),
        Words("", ""),
    ),
    "excel.rounded": (
        "note",
        Words(
            "{n} ô lưu nhiều chữ số hơn số hiện ra; đọc đúng số được lưu: {at}",
            "{n} cells hold more digits than they show; what they hold is read: {at}",
        ),
        Words("", ""),
    ),
}

#: Kinds that refuse the cell.
REFUSING = frozenset(code for code, (how, _, _) in _KINDS.items() if how == "error")


@dataclass
class Oddities:
    """Cells of one sheet by what is odd about them."""

    file: str
    axes: Axes = field(default_factory=Axes)
    #: What is said of a kind in a column beside its cells.
    words: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    _found: dict[tuple[str, int], list[Place]] = field(default_factory=dict)

    def add(self, code: str, place: Place, *, together: bool = False) -> None:
        """One more cell; `together` where the kind is told once for the whole sheet."""
        self._found.setdefault((code, -1 if together else place[1]), []).append(place)

    def refused(self) -> dict[Place, str]:
        """The cells that must not be read, with the code that says why."""
        return {
            place: code
            for (code, _), places in self._found.items()
            if code in REFUSING
            for place in places
        }

    def issues(self, headings: dict[int, str]) -> Iterator[Issue]:
        """One issue for each column and kind, at its first cell."""
        for (code, column), places in self._found.items():
            severity, message, hint = _KINDS[code]
            named = ", ".join(map(self.axes.cell, places[:_NAMED]))
            said = {"n": len(places), "at": named + (", ..." if len(places) > _NAMED else "")}
            more = self.words.get((code, column), {})
            yield Issue(
                code=code,
                severity=severity,
                message=Words(*(words.format(**said, **more) for words in message)),
                hint=hint if hint.vi else NO_WORDS,
                file=self.file,
                row=self.axes.row(places[0]),
                field=headings.get(column, ""),
                cell=self.axes.cell(places[0]),
            )


def said_of_sheet(code: str, severity: str, file: str, words: Words, hint: Words) -> Issue:
    """An issue about a sheet as a whole."""
    return Issue(code=code, severity=severity, message=words, hint=hint, file=file)


def hidden(file: str, rows: Iterable[int], columns: Iterable[int]) -> Iterator[Issue]:
    """Rows and columns that hold figures and that nobody sees; they are read."""
    hint = Words("nếu không dùng thì xoá khỏi tệp", "where they are not meant, delete them")
    if told := ranges(row + 1 for row in rows):
        words = Words(f"dòng ẩn vẫn được đọc: {told}", f"hidden rows are read: {told}")
        yield said_of_sheet("excel.hidden", "warning", file, words, hint)
    if columns := sorted(columns):
        told = ", ".join(map(letters, columns))
        words = Words(f"cột ẩn vẫn được đọc: {told}", f"hidden columns are read: {told}")
        yield said_of_sheet("excel.hidden", "warning", file, words, hint)
