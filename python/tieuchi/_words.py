"""The phrase book of every face, Vietnamese and English.

What a code of answers means is asked of the library, once. Headings and sentences stand here.
Labels of units, items, clauses and agencies are neither: they come from the programme.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from unicodedata import category

from tieuchi import _core
from tieuchi._answer_words import PHRASES as _ANSWER
from tieuchi._desk_words import PHRASES as _DESK
from tieuchi._page_words import PHRASES as _PAGE

Json = dict[str, Any]

#: Outcomes in the order in which they are counted.
OUTCOMES = ("met", "not_met", "unknown", "not_applicable", "waived")
#: The reason of a body that is not charged with a duty but takes part in it.
BESIDE = "role"
#: By what duties are counted, the most pressing first.
STATES = (
    "overdue",
    "late",
    "unknown",
    "due",
    "open",
    "not_followed",
    "not_yet_due",
    "fulfilled",
    "not_required",
)

_OWN = {
    # what every face says
    "synthetic": ("số liệu minh họa, không có thật", "synthetic figures, not real"),
    "provisional": ("tạm tính", "provisional"),
    "short_unknown": ("chưa đủ số liệu", "unknown"),
    "either": (" hoặc ", " or "),
    "as_of": ("Tính đến ngày {day}", "As known on {day}"),
    "more_rows": ("... {n} dòng nữa", "... {n} more rows"),
    "missing_by_reason": (
        "{n} số liệu còn thiếu, theo chỉ số và lý do",
        "{n} missing facts by indicator and reason",
    ),
    "several_reasons": (
        "Một số liệu thiếu vì nhiều lý do được tính ở từng lý do; cột cuối chỉ tính một lần.",
        "A fact that lacks for several reasons counts for each; the last column counts it once.",
    ),
    "more_notes": ("{n} ghi chú khác", "{n} more notes"),
    "outcomes_add_up": ("{parts} = {all} kết luận", "{parts} = {all} outcomes"),
    "rows_add_up_to": ("{parts} = {all} dòng", "{parts} = {all} rows"),
    "no_rows": ("(không có dòng nào)", "(no rows)"),
    "provisional_until": (
        "tạm tính ít nhất đến hết ngày {day}",
        "provisional until {day} at least",
    ),
    "tally": ("đạt {n}/{all}", "{n}/{all} met"),
    "tally_none_known": ("{k}/{all} chưa đủ số liệu", "{k}/{all} unknown"),
    "tally_not_met": ("chưa đạt {k}", "{k} not met"),
    "tally_unknown": ("{k} chưa đủ số liệu", "{k} unknown"),
    "tally_waived": ("trong đó {k} được miễn", "{k} of them waived"),
    # columns
    "unit": ("Đơn vị", "Unit"),
    "units": ("Các đơn vị", "Units"),
    "item": ("Nội dung", "Item"),
    "standard": ("Bộ tiêu chí", "Standard"),
    "others": ("Tiêu chí khác", "Other criteria"),
    "only_others": (
        "Chỉ có “Tiêu chí khác” áp dụng ({n}): {units}",
        "Only “Other criteria” apply ({n}): {units}",
    ),
    "applies_to_none": (
        "{item}: không áp dụng cho đơn vị nào trong {n} đơn vị",
        "{item}: applies to none of {n} units",
    ),
    "about_others": (
        "{item}: {n} đơn vị khác không thuộc đối tượng",
        "{item}: not about {n} other units",
    ),
    "column": ("Cột", "Column"),
    "clause": ("Căn cứ", "Clause"),
    "no_clause": ("chưa ghi điều khoản", "no clause is recorded"),
    "period": ("Kỳ", "Period"),
    "quarter": ("quý {n}/{year}", "quarter {n} of {year}"),
    "half_1": ("6 tháng đầu năm {year}", "first half of {year}"),
    "half_2": ("6 tháng cuối năm {year}", "second half of {year}"),
    "month": ("tháng {n}/{year}", "{year}-{n:02}"),
    "outcome": ("Kết luận", "Outcome"),
    "reason": ("Lý do", "Reason"),
    "count": ("Số lượng", "Count"),
    "total": ("Tổng", "Total"),
    # what a programme is made of
    "id": ("Mã dùng khi nhập", "Id to enter"),
    "code": ("Số hiệu", "Code"),
    "value_type": ("Kiểu giá trị", "Type of value"),
    "measured_in": ("Đơn vị tính", "Unit of measure"),
    "levels": ("Các mức", "Levels"),
    "period_kind": ("Kỳ báo cáo", "Period of reporting"),
    "unit_type": ("Loại đơn vị", "Type of unit"),
    "parent": ("Thuộc", "Part of"),
    "kind": ("Loại", "Kind"),
    "valid_from": ("Từ ngày", "From"),
    "valid_to": ("Đến ngày", "Until"),
    "modality": ("Mức ràng buộc", "How binding"),
    "summary_of_text": ("Tóm tắt nội dung", "In short"),
    "in_rules": ("Trong bộ quy tắc", "In the rules"),
    "number": ("Số, ký hiệu", "Number"),
    "date": ("Ngày ban hành", "Date"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "title": ("Trích yếu", "Title"),
    "doubtful": ("Điều chưa chắc, ghi chú", "Doubtful, remarks"),
    "day": ("Ngày", "Day"),
    "from_unit": ("Đơn vị cũ", "From"),
    "to_unit": ("Đơn vị mới", "To"),
    "share": ("Phần chuyển sang", "Share"),
    "document_column": ("Theo văn bản", "Document"),
    "recorded_column": ("Ngày ghi nhận", "Recorded"),
    "agency": ("Cơ quan", "Agency"),
    "serves": ("Phục vụ", "Serves"),
    "successor": ("Cơ quan kế tiếp", "Successor"),
    "every": ("Bao lâu một lần", "How often"),
    "due_day": ("Hạn", "Due"),
    "addressee": ("Gửi cho", "To whom"),
    "for_units": ("Đối với", "For"),
    "label": ("Tên gọi", "Name"),
    "payer": ("Nguồn chi", "Who pays"),
    "purpose": ("Chi cho", "For what"),
    "counting": ("Cách tính", "How it counts"),
    "aims": ("Chỉ tiêu từng năm", "Aim by year"),
    "note": ("Ghi chú", "Note"),
    "unsaid": ("Văn bản không nêu", "Not said"),
    "reading_column": ("Điều phải hiểu", "What is to be read"),
    "options": ("Các cách hiểu", "Ways to read it"),
    "chosen": ("Đang dùng", "In use"),
    "serves_parent": ("đơn vị thuộc {words}", "units of {words}"),
    "serves_type": ("mọi {words}", "every {words}"),
    "serves_other": ("đơn vị có {attribute} là {words}", "units whose {attribute} is {words}"),
    "and_more": ("và {n} mục khác", "and {n} more"),
    "packs": ("Các bộ dữ liệu đề án có sẵn", "Packs that are there"),
    "pack": ("Đề án", "Programme"),
    "years": ("Các năm", "Years"),
    "kind_of_figures": ("Số liệu", "Figures"),
    # targets
    "target": ("Mục tiêu", "Target"),
    "year_column": ("Năm", "Year"),
    "due": ("Chỉ tiêu", "Aim"),
    "recognised": ("Số đơn vị đã đạt theo văn bản", "Reached by papers"),
    "reached": ("Số đơn vị đã đạt", "Reached"),
    "live": ("Riêng đơn vị đang tồn tại", "Units in being only"),
    "open_units": ("Chưa rõ", "Unknown"),
    "shortfall": ("Còn thiếu so với chỉ tiêu", "Short of the aim"),
    "two_columns": (
        "Hai cột khác nhau: cột theo văn bản chỉ tính văn bản của cơ quan có thẩm quyền; "
        "các cột theo số liệu báo cáo chỉ để tham khảo, không thay cho văn bản đó.",
        "Two different columns: the one by papers counts papers of the authority only; "
        "the columns by reported figures stand beside it and never replace them.",
    ),
    "chart": ("{target}: chỉ tiêu và {counted}, theo năm", "{target}: aim and {counted} by year"),
    # duties
    "duty": ("Nhiệm vụ", "Duty"),
    "bearer": ("Cơ quan, đơn vị", "Bearer"),
    "role": ("Vai trò", "Role"),
    "status": ("Tình trạng", "State"),
    "last_day": ("Hạn cuối", "Last day"),
    "by_day": ("hạn {day}", "by {day}"),
    "until_day": ("trong hạn, đến hết {day}", "open until the end of {day}"),
    "on_last_day": ("đến hạn: hôm nay là ngày cuối", "due: today is the last day"),
    "no_day": ("không nêu ngày", "no day named"),
    "submitted_on": ("Ngày gửi", "Submitted"),
    # what is missing
    "missing": ("Số liệu còn thiếu", "Missing facts"),
    "missing_none": ("Không thiếu số liệu nào.", "Nothing is missing."),
    "missing_of": (
        "{n} số liệu còn thiếu, theo cơ quan có thể cung cấp",
        "{n} missing facts by who could supply them",
    ),
    "fact": ("Số liệu", "Fact"),
    "facts": ("Số mục", "Facts"),
    "facts_of": ("{owner}: {n} số liệu", "{owner}: {n} facts"),
    "why": ("Lý do thiếu", "Why"),
    "owner": ("Cơ quan cung cấp", "Supplier"),
    "basis": ("Cơ sở", "Basis"),
    "holds_up": ("Kết luận còn chờ", "Outcomes waiting"),
    "waiting_twice": (
        "Cột “{column}” cộng từng dòng là {sum}, tổng là {total}: "
        "một kết luận có thể chờ nhiều cơ quan và chỉ được tính một lần ở dòng tổng.",
        "The lines of “{column}” add up to {sum}, the total is {total}: "
        "an outcome may wait for several suppliers and counts once in the total.",
    ),
    # cases
    "case": ("Ca kiểm thử", "Case"),
    "differences": ("Khác biệt", "Differences"),
    "cases_of": (
        "Ca kiểm thử: đúng {good}/{all}, đã so {checked} kết quả mong đợi",
        "Cases: {good}/{all} as expected, {checked} expectations compared",
    ),
    "cases_run": (
        "{passed} ca đạt, {failed} ca không đạt",
        "{passed} cases passed, {failed} failed",
    ),
    # explanations
    "rule": ("Quy tắc", "Rule"),
    "rule_text": ("Quy tắc viết cho máy", "Rule as program text"),
    "readings": ("Cách hiểu", "Readings"),
    "reading": ("Cách hiểu: {words}", "Reading: {words}"),
    "other_reading": ("cách hiểu khác: {words}", "another reading: {words}"),
    "not_said": ("văn bản không nêu: {words}", "the text does not say: {words}"),
    "not_said_head": ("Văn bản không nêu", "Not said by the text"),
    "made_from": ("{unit}: thành lập từ {units}", "{unit}: made from {units}"),
    "recurrence": ("Định kỳ", "How often"),
    "sent_to": ("gửi {who}", "to {who}"),
    "compared": ("So sánh", "Compared"),
    "distance": ("chênh {distance}", "difference {distance}"),
    "yes": ("thỏa", "holds"),
    "no": ("không thỏa", "does not hold"),
    "open": ("chưa rõ", "unknown"),
    "values": ("Số liệu đã đọc", "Values read"),
    "document": ("văn bản {document}", "document {document}"),
    "recorded": ("ghi nhận ngày {day}", "recorded {day}"),
    "reporter": ("báo cáo của {reporter}", "reported by {reporter}"),
    "lacking": ("Còn thiếu", "Missing"),
    "reconcile": ("Đề nghị đối chiếu", "To be reconciled"),
    "to_reconcile": ("đề nghị đối chiếu", "to be reconciled"),
    "notes": ("Lưu ý", "Notes"),
    "answered_by": (
        "Giải pháp, phân công, kinh phí (ghép theo chủ đề)",
        "Remedies, charges, funds (linked by subject)",
    ),
    "our_words": ("tóm tắt", "in short"),
    "quote": ("Nguyên văn", "Official wording"),
    # sections of a report
    "year": ("Năm {year}", "Year {year}"),
    "sources": ("Văn bản", "Documents"),
    "contents": ("Nội dung trang", "Contents"),
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "summary": ("Tổng hợp", "Summary"),
    "summary_of": ("Số đơn vị theo kết quả", "Units by outcome"),
    "adds_up": ("Cộng: {parts} = {all} đơn vị", "Sum: {parts} = {all} units"),
    "adds_up_times": ("Cộng: {parts} = {all} lượt", "Sum: {parts} = {all} times"),
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
    "duties": ("Nhiệm vụ được giao", "Duties"),
    "nobody_assessed": (
        "Tính đến ngày {day} chưa có đơn vị nào được đánh giá.",
        "As known on {day} no unit is assessed.",
    ),
    "explanations": ("Giải thích từng đơn vị", "Explanation by unit"),
    "explanation_of": (
        "Vì sao kết quả như vậy, năm {year}",
        "Why the results are what they are, {year}",
    ),
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
    "let_in": ("Số liệu đưa vào", "Figures given"),
    "refused_in_front": (
        "{n} dòng số liệu bị từ chối và không được tính vào kết quả trên trang này.",
        "{n} rows of figures were refused and are not counted on this page.",
    ),
    "issues_of_facts": ("{n} điều cần xem lại", "{n} things to look at"),
    "provenance": ("Nguồn gốc kết quả", "Provenance"),
    "rules_hash": ("Mã băm của quy tắc", "Hash of the rules"),
    "units_hash": ("Mã băm của danh mục đơn vị", "Hash of the units"),
    "facts_hash": ("Mã băm của số liệu", "Hash of the facts"),
    "version": ("Phiên bản tieuchi", "Version of tieuchi"),
    # what the command line says of its own work
    "issues_found": (
        "{pack}: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý",
        "{pack}: {errors} errors, {warnings} warnings, {notes} notes",
    ),
    "reports_refused": (
        "{n} báo cáo trong các tệp số liệu đã bị từ chối",
        "{n} reports in the files of facts were refused",
    ),
    "refused_at": ("{file}, hàng {row}", "{file}, row {row}"),
    "rows_refused": (
        "giữ lại {kept} dòng, từ chối {refused} dòng",
        "{kept} rows kept, {refused} refused",
    ),
    "not_written": ("không ghi được tệp", "the file cannot be written"),
}
_PHRASES = {**_OWN, **_ANSWER, **_DESK, **_PAGE}


@cache
def _codes() -> dict[str, dict[str, Json]]:
    """The words of the library: kind, code, language."""
    told: dict[str, dict[str, Json]] = json.loads(_core.words())
    return told


def codes_of(kind: str) -> dict[str, Json]:
    """The codes of a kind with their words."""
    return _codes()[kind]


def meaning(kind: str, code: str, lang: str) -> str:
    """What a code of answers means; empty for a word that a programme chose itself."""
    return pick(_codes()[kind].get(code), lang)


def duty_standing(row: Json) -> str:
    """The code that the state of a duty is counted by: its status; of a body that only takes part
    or is asked to, "role"."""
    is_beside = row["status"] == "not_required" and row["reason"] == BESIDE
    return BESIDE if is_beside else str(row["status"])


def standing_words(code: str, lang: str) -> str:
    """Such a code in words."""
    return meaning("reasons" if code == BESIDE else "duty_states", code, lang)


def duty_state(row: Json, lang: str) -> str:
    """The state of a duty; of a body that is not charged, that it is not."""
    if duty_standing(row) == BESIDE:
        return standing_words(BESIDE, lang)
    if row["status"] == "due" and row["last_day"]:
        if row["last_day"] == row["as_of"]:
            return say("on_last_day", lang)
        return say("until_day", lang, day=day(row["last_day"], lang))
    state = meaning("duty_states", row["status"], lang)
    either = say("either", lang).join(meaning("duty_states", one, lang) for one in row["may_be"])
    state = f"{state} ({either})" if either else state
    told = "" if row["reason"] == "partly_known" else meaning("reasons", row["reason"], lang)
    return f"{state}: {told}" if told and row["status"] != "not_required" else state


def submitted(row: Json, lang: str) -> str:
    """When a duty was done: the day, or the month where no more is told."""
    within = row["submitted_within"]
    return day(row["submitted_on"], lang) or (pick(within["words"], lang) if within else "")


def figure_of(reference: str) -> tuple[str, str]:
    """The indicator of a missing fact, and the field where it is one of a set."""
    indicator, _, field = reference.partition(":")[2].rpartition("@")[0].partition(".")
    return indicator, field


def outcome(code: str, lang: str, *, short: bool = False) -> str:
    """An outcome; the short form is for cells of wide tables."""
    if short and code == "unknown":
        return say("short_unknown", lang)
    return meaning("outcomes", code, lang)


def say(key: str, lang: str, **values: object) -> str:
    """A fixed phrase, filled in."""
    return _PHRASES[key][lang == "en"].format(**values)


def pick(words: Json | None, lang: str) -> str:
    """Words of an answer in a language; the other one where these are empty."""
    if not words:
        return ""
    return str(words[lang] or words["en" if lang == "vi" else "vi"])


def clean(words: str) -> str:
    """Words without control characters, which a terminal would obey and no reader can see."""
    if words.isprintable():
        return words
    return "".join(c for c in words if c == "\n" or category(c) not in ("Cc", "Cf"))


def as_counted(word: str) -> tuple[tuple[bool, int, str], ...]:
    """The key by which people sort: p2 before p10."""
    parts = re.split(r"([0-9]+)", word)
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


def day(iso: str | None, lang: str) -> str:
    """14/11/2024 in Vietnamese, ISO in English; empty for no day."""
    if not iso:
        return ""
    parts = iso.split("-")
    return iso if lang == "en" or len(parts) != 3 else "/".join(reversed(parts))


def number(canonical: str | None, lang: str) -> str:
    """A canonical number for readers: decimal comma in Vietnamese; empty for none."""
    if canonical is None:
        return ""
    return canonical if lang == "en" else canonical.replace(".", ",")


def period(text: str, lang: str) -> str:
    """A period as people write it; empty for what has none."""
    found = re.fullmatch(r"(\d{4})-(?:([HQ])(\d)|(\d{2}))", text)
    if found and lang == "vi":
        year, kind, part, month = found.groups()
        if month:
            return say("month", lang, n=int(month), year=year)
        half = "half_1" if part == "1" else "half_2"
        return say("quarter" if kind == "Q" else half, lang, n=part, year=year)
    return "" if text == "once" else text


def tally(members: Json, lang: str) -> str:
    """As in "đạt n/N, k chưa đủ số liệu", those waived apart; nothing for what has no members.

    Where nothing is known it says so alone, and that none is met only beside what is not met.
    """
    if not sum(members.values()):
        return ""
    applicable = sum(members[o] for o in OUTCOMES) - members["not_applicable"]
    reached, unknown = members["met"] + members["waived"], members["unknown"]
    if unknown and unknown == applicable:
        return say("tally_none_known", lang, k=unknown, all=applicable)
    parts = [say("tally", lang, n=reached, all=applicable)]
    if not reached and members["not_met"]:
        parts.append(say("tally_not_met", lang, k=members["not_met"]))
    if unknown:
        parts.append(say("tally_unknown", lang, k=unknown))
    if members["waived"]:
        parts.append(say("tally_waived", lang, k=members["waived"]))
    return ", ".join(parts)
