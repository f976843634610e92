"""Phrases of cards, of tables of a programme and of what beside a verdict is told of it."""

from __future__ import annotations

PHRASES = {
    # a card
    "card": ("{unit}, năm {year}", "{unit}, {year}"),
    "card_state": ("Kết quả đánh giá", "How it stands"),
    "card_findings": ("Nội dung chưa đạt hoặc chưa kết luận được", "Not met, or not decided"),
    "card_baseline": (
        "Văn bản nêu về đơn vị; giải pháp, cơ quan, nguồn chi",
        "What the texts find of it; remedies, bodies, who pays",
    ),
    "card_finding": ("Nội dung văn bản nêu", "What is found"),
    "card_remedies": ("Giải pháp", "Remedies"),
    "card_bodies": ("Cơ quan (vai trò)", "Bodies (role)"),
    "card_no_remedy": ("văn bản không nêu giải pháp riêng", "the text names no remedy"),
    "card_nobody": ("văn bản không giao cơ quan nào", "the text charges nobody"),
    "card_linked": (
        "Nội dung, giải pháp và cơ quan được ghép theo chủ đề, không phải dẫn chiếu của văn bản.",
        "Findings, remedies and bodies are linked by subject, not by references of the text.",
    ),
    "card_not_named": ("Văn bản không nêu tên đơn vị ở", "The texts do not name it under"),
    "card_lists": ("Danh sách theo tên", "Lists by name"),
    "card_named": ("có tên", "named in"),
    "card_unnamed": ("không có tên", "not named in"),
    "card_targets": ("Chỉ tiêu có tính đến đơn vị", "Targets that count it"),
    "card_last_year": ("Năm cuối", "Last year"),
    "card_reached": ("Đã đạt/chỉ tiêu", "Reached/aim"),
    "card_counts": ("Đơn vị được tính", "It counts"),
    "card_lifecycles": ("Văn bản ghi nhận, công nhận", "Acts of recognition"),
    "card_no_act": ("chưa có văn bản nào", "no paper yet"),
    "card_duties": ("Nhiệm vụ về đơn vị", "Duties about it"),
    "card_by_when": ("Hạn, tình trạng", "By when, state"),
    "card_serving": ("{agency}: nhiệm vụ trong năm", "{agency}: duties of the year"),
    "card_missing": (
        "Số liệu của đơn vị còn thiếu: {n}, theo nơi có thể cung cấp",
        "Its missing facts: {n}, by who could supply them",
    ),
    "card_quotes": ("Nguyên văn các điều khoản đã nêu", "Official wording of the clauses named"),
    "card_yes": ("có", "yes"),
    "card_no": ("không", "no"),
    # beside a verdict, and in tables of a programme
    "corrected": ("Đính chính", "Corrected"),
    "card_succession": ("Thành lập, kết thúc", "Made and ended"),
    "card_readings": ("Cách hiểu mà kết luận dựa vào", "Readings that this rests on"),
    "awaits": (
        "Để kết luận mục tiêu còn chờ: {names} → {who}",
        "To decide the targets there is still to come: {names} → {who}",
    ),
    "remarked": ("ghi chú: {note}", "remark: {note}"),
    "aim_at_least": ("ít nhất {n}", "at least {n}"),
    "aim_at_most": ("nhiều nhất {n}", "at most {n}"),
    "aim_share": ("{n} lần số đơn vị, làm tròn lên", "{n} times the number of units, rounded up"),
    "aim_all": ("mọi đơn vị", "every unit"),
    "aim_add": ("thêm {n} so với chỉ tiêu trước", "{n} more than the aim before"),
    "prior_reached": ("số đã đạt của năm trước", "what was reached the year before"),
    "prior_due": ("chỉ tiêu trước", "the aim before"),
    "cohort_size": ("số đơn vị", "the number of units"),
    "has_ended": ("đã kết thúc ngày {day}", "ended on {day}"),
    "will_end": ("sẽ kết thúc ngày {day}", "will end on {day}"),
    "holds_since": (
        "từ ngày {day} gồm địa bàn của {units}",
        "from {day} it holds the territory of {units}",
    ),
}
