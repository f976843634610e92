"""The fixed words of pages and of the command line, Vietnamese and English.

Labels of units, items, clauses and agencies never stand here: they come from the programme.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

OUTCOMES = ("met", "not_met", "unknown", "not_applicable", "waived")
STATES = ("overdue", "late", "due", "not_yet_due", "fulfilled", "not_required")
SIGNS = {"met": "●", "not_met": "✕", "unknown": "?", "not_applicable": "–", "waived": "○"}

_OUTCOMES = {
    "met": ("đạt", "met"),
    "not_met": ("chưa đạt", "not met"),
    "unknown": ("chưa đủ số liệu để kết luận", "not enough figures to decide"),
    "not_applicable": ("không áp dụng", "not applicable"),
    "waived": ("được miễn", "waived"),
}
_SHORT = _OUTCOMES | {"unknown": ("chưa đủ số liệu", "unknown")}
_STATES = {
    "not_yet_due": ("chưa đến hạn", "not yet due"),
    "due": ("đến hạn", "due"),
    "fulfilled": ("đã thực hiện", "fulfilled"),
    "late": ("chậm", "late"),
    "overdue": ("quá hạn", "overdue"),
    "not_required": ("không phải thực hiện", "not required"),
}
_TARGETS = {
    "reached": ("đạt mục tiêu", "reached"),
    "missed": ("không đạt mục tiêu", "missed"),
    "open": ("chưa kết luận", "open"),
}
_ROLES = {
    "lead": ("chủ trì", "lead"),
    "coordinate": ("phối hợp", "coordinate"),
    "requested": ("đề nghị phối hợp", "requested"),
}
_LACKS = {
    "not_reported": ("chưa có báo cáo", "not reported"),
    "late": ("báo cáo sau hạn nên không được tính", "reported after the deadline"),
    "not_submitted": ("hết hạn mà không có báo cáo", "the deadline passed without a report"),
    "contradiction": ("các số liệu mâu thuẫn nhau", "the figures contradict each other"),
    "no_rulebook": ("văn bản áp dụng không được công bố", "the text in force is not public"),
    "others_open": ("còn phụ thuộc đơn vị khác", "depends on other units"),
    "rejected": ("số liệu không qua kiểm tra", "the report failed the checks"),
    "contested": ("có nhiều số liệu khác nhau", "reports differ and none prevails"),
    "withheld": ("số liệu không được cung cấp", "the figure is withheld"),
    "not_collected": ("số liệu chưa được thu thập", "the figure is not collected"),
    "out_of_validity": ("ngoài thời gian có hiệu lực", "outside its validity"),
    "no_carry_over_rule": (
        "đơn vị đã thay đổi, chưa có quy tắc chuyển số liệu",
        "the unit changed and no rule carries the figure over",
    ),
    "no_norm": ("chưa có định mức để so sánh", "the norm to compare with is not supplied"),
    "no_calendar": (
        "lịch ngày nghỉ chưa bao gồm năm này",
        "the calendar does not cover that year",
    ),
    "empty_denominator": ("mẫu số bằng không", "the whole is zero"),
    "undefined_operation": ("phép tính không xác định", "the operation has no result"),
    "bound_exceeded": ("danh sách vượt giới hạn", "a list exceeds its bound"),
}
_STEPS = {
    "carried": ("chuyển từ đơn vị trước", "carried over from a predecessor"),
    "default": ("giá trị mặc định khi chưa có báo cáo", "default while not reported"),
    "measure": ("tính từ số liệu khác", "computed"),
    "parameter": ("định mức", "norm"),
    "lifecycle": ("theo các quyết định đã có", "by the decisions so far"),
    "item": ("kết quả của nội dung khác", "result of another item"),
    "prior": ("kỳ trước", "earlier period"),
}
_BASES = {
    "duty": ("nhiệm vụ được giao trong Đề án", "a duty of the programme"),
    "proposal": (
        "đề nghị cơ quan cung cấp (không phải nghĩa vụ nêu trong Đề án)",
        "proposed supplier (not a duty of the programme)",
    ),
    "none": ("chưa quy định cơ quan cung cấp", "no agency is named"),
}
_SEVERITIES = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("lưu ý", "note"),
}
_PHRASES = {
    "synthetic": ("số liệu minh họa, không có thật", "invented figures, no real place"),
    "provisional": ("tạm tính", "provisional"),
    "as_of": ("Số liệu biết đến ngày {day}", "As known on {day}"),
    "year": ("Năm {year}", "Year {year}"),
    "unit": ("Đơn vị", "Unit"),
    "item": ("Nội dung", "Item"),
    "column": ("Cột", "Column"),
    "clause": ("Căn cứ", "Clause"),
    "outcome": ("Kết quả", "Outcome"),
    "result": ("Kết luận", "Conclusion"),
    "standard": ("Bộ tiêu chí", "Standard"),
    "total": ("Tổng", "Total"),
    "units": ("Các đơn vị", "Units"),
    "count": ("Số lượng", "Count"),
    "tally": ("đạt {n}/{all}", "{n}/{all} met"),
    "tally_unknown": ("{k} chưa đủ số liệu", "{k} unknown"),
    "tally_waived": ("trong đó {k} được miễn", "{k} of them waived"),
    "summary": ("Tổng hợp", "Summary"),
    "summary_of": ("Số đơn vị theo kết quả", "Units by outcome"),
    "adds_up": ("Cộng: {parts} = {all} đơn vị", "Sum: {parts} = {all} units"),
    "adds_up_words": ("{n} {words}", "{n} {words}"),
    "matrix": ("Bảng kết quả theo đơn vị", "Results by unit"),
    "matrix_of": ("{standard}, năm {year}", "{standard}, {year}"),
    "legend": ("Các cột và căn cứ", "Columns and clauses"),
    "key": ("Ký hiệu", "Key"),
    "deficits": ("Nội dung chưa đạt", "What is not met"),
    "deficits_of": (
        "Nội dung chưa đạt năm {year}: {n} lượt ở {units} đơn vị",
        "Not met in {year}: {n} times in {units} units",
    ),
    "deficits_none": (
        "Không có nội dung nào được kết luận là chưa đạt.",
        "Nothing is found not met.",
    ),
    "deficits_unknown": (
        "{n} lượt khác chưa đủ số liệu để kết luận: không nêu là chưa đạt, cũng không nêu là đạt.",
        "{n} more cannot be decided: neither met nor not met.",
    ),
    "roadmap": ("Lộ trình", "Roadmap"),
    "due": ("Phải đạt", "Due"),
    "recognised": ("Đã được công nhận", "Recognised"),
    "reached": ("Đã đạt", "Reached"),
    "live": ("Theo đơn vị đang tồn tại", "Units now in being"),
    "open_units": ("Chưa rõ", "Unknown"),
    "shortfall": ("Còn thiếu", "Shortfall"),
    "excess": ("Vượt", "Excess"),
    "two_columns": (
        "Hai cột khác nhau: cột công nhận chỉ tính quyết định của cơ quan có thẩm quyền; "
        "các cột theo số liệu báo cáo chỉ để tham khảo, không thay cho việc công nhận.",
        "Two different columns: recognised counts decisions of the authority only; "
        "the columns by reported figures stand beside it and never replace it.",
    ),
    "chart": ("{target}: phải đạt và {counted}, theo năm", "{target}: due and {counted} by year"),
    "duties": ("Nhiệm vụ được giao", "Duties"),
    "duties_of": ("Nhiệm vụ trong năm {year}", "Duties of {year}"),
    "duty": ("Nhiệm vụ", "Duty"),
    "bearer": ("Cơ quan", "Agency"),
    "role": ("Vai trò", "Role"),
    "period": ("Kỳ", "Period"),
    "status": ("Tình trạng", "Status"),
    "last_day": ("Hạn cuối", "Last day"),
    "submitted_on": ("Ngày gửi", "Submitted"),
    "no_day": ("không nêu ngày", "no day named"),
    "not_counted": ("{n} nhiệm vụ {words}", "{n} {words}"),
    "missing": ("Số liệu còn thiếu", "Missing facts"),
    "nobody_assessed": (
        "Tính đến ngày {day} chưa có đơn vị nào được đánh giá.",
        "As known on {day} no unit is assessed.",
    ),
    "missing_none": ("Không thiếu số liệu nào.", "Nothing is missing."),
    "missing_of": (
        "{n} số liệu còn thiếu, theo cơ quan có thể cung cấp",
        "{n} missing facts by who could supply them",
    ),
    "fact": ("Số liệu", "Fact"),
    "why": ("Lý do thiếu", "Why"),
    "owner": ("Cơ quan cung cấp", "Supplier"),
    "basis": ("Cơ sở", "Basis"),
    "facts": ("Số mục", "Facts"),
    "holds_up": ("Kết quả đang chờ", "Results waiting"),
    "by_day": ("hạn {day}", "by {day}"),
    "nobody": ("Chưa quy định cơ quan cung cấp", "No agency is named"),
    "explanations": ("Giải thích từng đơn vị", "Explanation by unit"),
    "explanation_of": (
        "Vì sao kết quả như vậy, năm {year}",
        "Why the results are what they are, {year}",
    ),
    "members": ("Gồm", "Members"),
    "our_words": ("tóm tắt", "in short"),
    "quote": ("Nguyên văn", "Official wording"),
    "rule": ("Quy tắc", "Rule"),
    "compared": ("So sánh", "Comparison"),
    "distance": ("chênh {distance}", "difference {distance}"),
    "values": ("Số liệu đã dùng", "Values read"),
    "document": ("văn bản {document}", "document {document}"),
    "recorded": ("ghi nhận ngày {day}", "recorded {day}"),
    "reporter": ("báo cáo của {reporter}", "reported by {reporter}"),
    "lacking": ("Còn thiếu", "Missing"),
    "notes": ("Lưu ý", "Notes"),
    "no_clause": ("chưa ghi điều khoản", "no clause is recorded"),
    "yes": ("thỏa", "holds"),
    "no": ("không thỏa", "does not hold"),
    "open": ("chưa rõ", "unknown"),
    "limits": ("Ghi chú và giới hạn", "Notes and limits"),
    "limit_rules": (
        "Kết quả do máy tính ra từ các quy tắc và số liệu nêu ở trang này. Việc công nhận hay thu "
        "hồi danh hiệu thuộc cơ quan có thẩm quyền; trang này không thay cho quyết định nào.",
        "Results are computed from the rules and figures named on this page. Recognition and its "
        "withdrawal belong to the authority; this page replaces no decision.",
    ),
    "limit_unknown": (
        "Thiếu số liệu thì ghi là chưa đủ số liệu để kết luận, không suy đoán.",
        "Where figures are missing the result is unknown, never a guess.",
    ),
    "limit_words": (
        "Lời văn của điều khoản ở đây là tóm tắt; nguyên văn nằm trong văn bản gốc.",
        "The wording of clauses here is a summary; the official text is in the document itself.",
    ),
    "limit_synthetic": (
        "Mọi đơn vị và số liệu trên trang này được bịa ra để minh họa.",
        "All units and figures on this page are invented.",
    ),
    "provenance": ("Nguồn gốc kết quả", "Provenance"),
    "rules_hash": ("Mã băm của quy tắc", "Hash of the rules"),
    "units_hash": ("Mã băm của danh mục đơn vị", "Hash of the units"),
    "facts_hash": ("Mã băm của số liệu", "Hash of the facts"),
    "version": ("Phiên bản tieuchi", "Version of tieuchi"),
    "sources": ("Văn bản", "Documents"),
    "contents": ("Nội dung trang", "Contents"),
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "per_unit": ("Số nội dung chưa đạt theo đơn vị", "Not met by unit"),
    "hint": ("gợi ý", "hint"),
    "did_you_mean": ("Ý bạn là “{word}”?", "Did you mean “{word}”?"),
}


def pick(text: Json | None, lang: str) -> str:
    """The words of a language; the other one where they are empty."""
    if not text:
        return ""
    return str(text.get(lang) or text.get("vi") or text.get("en") or "")


def _in(pair: tuple[str, str], lang: str) -> str:
    return pair[1] if lang == "en" else pair[0]


def say(key: str, lang: str, **values: object) -> str:
    """A fixed phrase, filled in."""
    return _in(_PHRASES[key], lang).format(**values)


def outcome(code: str, lang: str, *, short: bool = False) -> str:
    return _in((_SHORT if short else _OUTCOMES)[code], lang)


def state(code: str, lang: str) -> str:
    return _in(_STATES[code], lang)


def target(code: str, lang: str) -> str:
    return _in(_TARGETS[code], lang)


def role(code: str, lang: str) -> str:
    return _in(_ROLES[code], lang) if code in _ROLES else ""


def lack(code: str, lang: str) -> str:
    return _in(_LACKS[code], lang) if code in _LACKS else ""


def step(code: str, lang: str) -> str:
    return _in(_STEPS[code], lang) if code in _STEPS else ""


def basis(code: str, lang: str) -> str:
    return _in(_BASES[code], lang)


def severity(code: str, lang: str) -> str:
    return _in(_SEVERITIES[code], lang)


def day(iso: str | None, lang: str) -> str:
    """A day as people write it: 14/11/2024, or as it stands in English."""
    if not iso:
        return ""
    parts = iso.split("-")
    if lang == "en" or len(parts) != 3:
        return iso
    return "/".join(reversed(parts))


def period(text: str, lang: str) -> str:
    """A period column in words where it is a plain year or quarter; else as it stands."""
    if lang == "vi" and "-Q" in text:
        year, quarter = text.split("-Q", 1)
        return f"quý {quarter}/{year}"
    return "" if text == "once" else text


def number(canonical: str | None, lang: str) -> str:
    """A canonical number for readers: a decimal comma in Vietnamese."""
    if canonical is None:
        return ""
    return canonical if lang == "en" else str(canonical).replace(".", ",")


def tally(members: Json, lang: str) -> str:
    """As in "đạt n/N, k chưa đủ số liệu", those waived apart; nothing for what has no members."""
    applicable = sum(members[o] for o in OUTCOMES) - members["not_applicable"]
    if not sum(members.values()):
        return ""
    parts = [say("tally", lang, n=members["met"] + members["waived"], all=applicable)]
    if members["unknown"]:
        parts.append(say("tally_unknown", lang, k=members["unknown"]))
    if members["waived"]:
        parts.append(say("tally_waived", lang, k=members["waived"]))
    return ", ".join(parts)
