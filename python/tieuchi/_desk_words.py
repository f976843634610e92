"""Phrases of forms, annexes, documents and comparisons, beside those of every face."""

from __future__ import annotations

PHRASES = {
    # annexes
    "owed": ("Thiếu -", "Owed by"),
    "issue": ("Vấn đề", "Issue"),
    "limit_annex": (
        "Kết quả do máy tính ra từ quy tắc và số liệu; không thay cho quyết định nào.",
        "Results are computed from rules and figures; they replace no decision.",
    ),
    # forms
    "no_reporter": ("Chưa rõ cơ quan báo cáo", "Nobody named to report"),
    "yes_word": ("có", "yes"),
    "no_word": ("không", "no"),
    "choose": ("chọn trong danh sách", "choose from the list"),
    "entries": ("{entry}, nối bằng +; none nếu không có", "{entry}, joined by +; none for none"),
    "from_to": ("từ {least} đến {most}", "from {least} to {most}"),
    "ordinal": ("TT", "No."),
    "value": ("Giá trị", "Value"),
    "how_to_enter": ("Cách ghi", "How to enter"),
    "recorded_on": ("Ngày ghi nhận", "Recorded on"),
    "document_number": ("Số văn bản", "Document"),
    "remark": ("Ghi chú", "Note"),
    "recorded_once": (
        "Ngày ghi nhận của cả trang (ô để trống ở dưới lấy ngày này):",
        "Day of record of the whole sheet (for cells left empty below):",
    ),
    "reporter_once": ("Cơ quan lập biểu:", "Who fills the form:"),
    "document_once": (
        "Số văn bản của cả trang (ô để trống ở dưới lấy số này):",
        "Document of the whole sheet (for cells left empty below):",
    ),
    "form_help": (
        "Chỉ điền các ô nền vàng; chưa có số liệu thì để trống. Không thêm dòng.",
        "Fill the yellow cells only. Leave empty what is not known. Add no rows.",
    ),
    "not_accepted": ("Không nhận giá trị này", "This value is not accepted"),
    "not_accepted_why": ("Cần: {how}", "Wanted: {how}"),
    "day_help": ("ngày/tháng/năm, từ 1900 đến 2199", "a day, from 1900 to 2199"),
}
