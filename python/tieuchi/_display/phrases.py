"""The fixed words of the house in print; what belongs to a programme comes from its labels."""

from __future__ import annotations

from tieuchi.issues import Words

OUTCOMES = {
    "met": Words("đạt", "met"),
    "not_met": Words("chưa đạt", "not met"),
    "unknown": Words("chưa đủ số liệu để kết luận", "not enough figures to decide"),
    "not_applicable": Words("không áp dụng", "not applicable"),
    "waived": Words("được miễn", "waived"),
}
VERDICTS = {
    "reached": Words("đạt mục tiêu", "reached"),
    "missed": Words("không đạt mục tiêu", "missed"),
    "open": Words("chưa kết luận", "open"),
}
STATES = {
    "not_yet_due": Words("chưa đến hạn", "not yet due"),
    "due": Words("đến hạn", "due"),
    "fulfilled": Words("đã thực hiện", "fulfilled"),
    "late": Words("chậm", "late"),
    "overdue": Words("quá hạn", "overdue"),
    "not_required": Words("không phải thực hiện", "not required"),
}
BASES = {
    "duty": Words("nhiệm vụ được giao", "assigned by the programme"),
    "proposal": Words(
        "đề nghị cơ quan cung cấp (không phải nghĩa vụ nêu trong Đề án)",
        "proposed supplier (no duty in the programme)",
    ),
    "none": Words("chưa quy định cơ quan cung cấp", "no agency is named"),
}
ROLES = {
    "lead": Words("chủ trì", "lead"),
    "coordinate": Words("phối hợp", "coordinates"),
    "requested": Words("được đề nghị", "requested"),
}

PROVISIONAL = Words("tạm tính", "provisional")
SYNTHETIC = Words("số liệu minh họa, không có thật", "synthetic figures, not real")
MORE_ROWS = Words("... {n} dòng nữa", "... {n} more rows")
NOTHING = Words("(không có dòng nào)", "(no rows)")
AS_OF = Words("tính đến ngày {day}", "as known on {day}")

UNIT = Words("Đơn vị", "Unit")
ITEM = Words("Tiêu chí", "Criterion")
PERIOD = Words("Kỳ", "Period")
OUTCOME = Words("Kết luận", "Outcome")
REASON = Words("Lý do", "Reason")
TARGET = Words("Mục tiêu", "Target")
YEAR = Words("Năm", "Year")
DUE = Words("Phải đạt", "Due")
REACHED = Words("Được tính", "Counted")
UNKNOWN = Words("Chưa rõ", "Unknown")
SHORTFALL = Words("Còn thiếu", "Shortfall")
VERDICT = Words("Kết luận", "Verdict")
LIVE = Words("Được tính, riêng đơn vị đang tồn tại", "Counted, units in being only")
DUTY = Words("Nhiệm vụ", "Duty")
BEARER = Words("Cơ quan, đơn vị", "Bearer")
STATE = Words("Tình trạng", "State")
LAST_DAY = Words("Ngày cuối", "Last day")
SUBMITTED = Words("Ngày nộp", "Submitted")
FACT = Words("Số liệu còn thiếu", "Missing figure")
OWNER = Words("Cơ quan cung cấp", "Who supplies it")
WAITING = Words("Kết luận còn chờ", "Outcomes waiting")
CASE = Words("Ca kiểm thử", "Case")
DIFFERENCES = Words("Khác biệt", "Differences")
CLAUSE = Words("Căn cứ", "Clause")
RULE = Words("Quy tắc", "Rule")
VALUES = Words("Số liệu đã đọc", "Values read")
COMPARED = Words("So sánh", "Compared")
NOTES = Words("Lưu ý", "Notes")
MISSING = Words("Còn thiếu", "Missing")
QUOTE = Words("Nguyên văn", "Official wording")


def day_words(day: str | None, lang: str) -> str:
    """14/11/2024 in Vietnamese, ISO in English; empty for no day."""
    if not day:
        return ""
    return "/".join(reversed(day.split("-"))) if lang == "vi" else day


def number_words(text: object, lang: str) -> str:
    """A canonical number for readers: decimal comma in Vietnamese; empty for none."""
    if text is None:
        return ""
    return str(text).replace(".", ",") if lang == "vi" else str(text)


def tally_words(counts: dict[str, int], lang: str) -> str:
    """ "đạt n/N, k chưa đủ số liệu"; those waived are in n and told apart."""
    waived, unknown = counts["waived"], counts["unknown"]
    met = counts["met"] + waived
    whole = met + counts["not_met"] + unknown
    if lang == "en":
        words = f"{met}/{whole} met" + (f" ({waived} waived)" if waived else "")
        return words + (f", {unknown} unknown" if unknown else "")
    words = f"đạt {met}/{whole}" + (f" (trong đó {waived} được miễn)" if waived else "")
    return words + (f", {unknown} chưa đủ số liệu" if unknown else "")
