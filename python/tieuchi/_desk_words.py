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
    "month_for_day": (
        "Cần: {how}. Nếu chỉ biết tháng, quý hoặc năm thì ghi như “tháng 3/2024” và chọn Có",
        "Wanted: {how}. Where only the month, quarter or year is known, write it and choose Yes",
    ),
    "day_help": ("ngày/tháng/năm, từ 1910 đến 2199", "a day, from 1910 to 2199"),
    # documents
    "nation": ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Socialist Republic of Viet Nam"),
    "motto": ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "number_of": ("Số: {number}", "No.: {number}"),
    "place_and_day": (
        "{place}, ngày {day} tháng {month} năm {year}",
        "{place}, day {day} month {month} year {year}",
    ),
    "to": ("Kính gửi:", "To:"),
    "recipients": ("Nơi nhận:", "Copies to:"),
    "recipient_all": ("Như trên", "As above"),
    "recipient_above": ("Như trên", "As above"),
    "archived": ("Lưu: VT{drafter}", "Archive{drafter}"),
    "annex": ("Phụ lục {number}", "Annex {number}"),
    "annex_of": (
        "(Kèm theo Báo cáo số {number} ngày {day} tháng {month} năm {year} của {agency})",
        "(Attached to report no. {number} of day {day} month {month} year {year} by {agency})",
    ),
    "annexes_named": ("Chi tiết tại {named} kèm theo.", "Details are in {named}."),
    "annex_alone": ("Phụ lục", "Annex"),
    "annex_range": ("Phụ lục {first} đến Phụ lục {last}", "Annexes {first} to {last}"),
    "subject_line": ("V/v {subject}", "Re: {subject}"),
    "name_year": ("Báo cáo", "Report"),
    "name_preliminary": ("Báo cáo sơ kết", "Preliminary review"),
    "name_final": ("Báo cáo tổng kết", "Final review"),
    "period_years": ("năm {span}", "{span}"),
    "report_on": (
        "Kết quả thực hiện {programme}, {span}",
        "Results of {programme}, {span}",
    ),
    "report_opening": (
        "Kết quả thực hiện, tính đến ngày {day} theo số liệu đã nhận, như sau:",
        "The results as known on {day} from the figures received are as follows:",
    ),
    "basis_of": ("Căn cứ {document}", "On the basis of {document}"),
    "source_numbered": ("{kind} số {number}", "{kind} {number}"),
    "day_in_full": ("{day} tháng {month} năm {year}", "{day}/{month}/{year}"),
    "source_of_day": (" ngày {day}", " of {day}"),
    "source_of_issuer": (" của {issuer}", " by {issuer}"),
    "part_results": ("Kết quả chung", "Results"),
    "part_roadmap": ("Thực hiện lộ trình", "The roadmap"),
    "part_deficits": ("Nội dung chưa đạt", "What is not met"),
    "part_missing": (
        "Nội dung chưa đủ số liệu và cơ quan cung cấp",
        "What is unknown, and who could supply it",
    ),
    "part_duties": ("Nhiệm vụ và chế độ báo cáo", "Duties and reports"),
    "part_readings": ("Cách hiểu kết quả", "How the results are meant"),
    "part_proposals": ("Nhận xét, kiến nghị", "Remarks and proposals"),
    "blank_proposals": (
        "[nhận xét, nguyên nhân, kiến nghị: cơ quan báo cáo ghi]",
        "[remarks, causes, proposals: to be written by the office]",
    ),
    "result_line": (
        "{item}, năm {year}: {all} lượt đơn vị, trong đó",
        "{item}, {year}: {all} units, of them",
    ),
    "duty_line": ("Trong năm có các nhiệm vụ: {counts}.", "Duties of the year: {counts}."),
    "provisional_line": (
        "{n} kết luận là tạm tính",
        "{n} outcomes are provisional",
    ),
    "rows_refused_line": (
        "{n} dòng số liệu gửi đến bị từ chối và không được tính.",
        "{n} rows of figures were refused and are not counted.",
    ),
    "limit_synthetic_document": (
        "Mọi đơn vị và số liệu trong văn bản này được bịa ra để minh họa.",
        "All units and figures in this document are invented.",
    ),
    "reasons_of": (
        "Lý do chưa đạt theo từng đơn vị, năm {year}",
        "Why units do not meet, {year}",
    ),
    "subject_of": ("{subject} thực hiện {programme}", "{subject} for {programme}"),
    "subject_reminder": ("đôn đốc báo cáo, nhiệm vụ", "reminder of reports and tasks"),
    "subject_request": ("đề nghị cung cấp số liệu", "request for figures"),
    "reminder_opening": (
        "Theo {clauses}, {bearer} có trách nhiệm thực hiện các nhiệm vụ, báo cáo nêu ở bảng dưới.",
        "By {clauses}, {bearer} bears the duties in the table below.",
    ),
    "reminder_read": (
        "Các nhiệm vụ, báo cáo ở bảng dưới nêu tại {clauses}; ai thực hiện là theo cách hiểu của "
        "bộ dữ liệu này: {bearer} thuộc diện thực hiện.",
        "The duties in the table below stand in {clauses}; who bears them is as this pack reads "
        "it: {bearer} is among them.",
    ),
    "reminder_state": (
        "Đến ngày {day}, {counts}.",
        "On {day}, {counts}.",
    ),
    "reminder_late": ("{n} việc đã quá hạn chưa nhận được báo cáo", "{n} of them are overdue"),
    "reminder_due": ("{n} việc đến kỳ chưa nhận được báo cáo", "{n} are due and not received"),
    "reminder_table": ("Nhiệm vụ, báo cáo chưa nhận được", "Duties and reports not received"),
    "reminder_closing": (
        "Đề nghị {bearer} thực hiện và gửi báo cáo. Nếu đã gửi, xin cho biết số và ngày của văn "
        "bản để đối chiếu./.",
        "{bearer} is asked to act and to report; where this was done, please name the document.",
    ),
    "request_opening": (
        "Đến ngày {day} còn thiếu {n} số liệu nêu dưới đây, nên {held} kết luận chưa đưa ra được.",
        "On {day} the {n} figures below are missing; {held} outcomes wait for them.",
    ),
    "request_closing": (
        "Đề nghị {owner} cung cấp, ghi rõ số, ngày văn bản và ngày ghi nhận. Chưa có số liệu thì "
        "để trống, không ghi số ước tính./.",
        "{owner} is asked to supply them with document and day; what is not known stays empty.",
    ),
    "blank_superior": ("[cơ quan chủ quản]", "[superior agency]"),
    "blank_agency": ("[cơ quan ban hành]", "[issuing agency]"),
    "blank_place": ("[địa danh]", "[place]"),
    "blank_signer_title": ("[chức vụ người ký]", "[title of the signer]"),
    "blank_signer": ("[họ và tên]", "[name]"),
    "blank_addressees": ("[nơi kính gửi]", "[addressees]"),
    "nothing_to_write": (
        "Tính đến ngày {day} không có cơ quan nào cần gửi văn bản này.",
        "As known on {day} there is nobody to whom such a letter is due.",
    ),
    # comparisons
    "supposed": ("giả định: {name}", "supposing: {name}"),
    "changes": ("Từng thay đổi", "Every change"),
    "changes_of": ("{n} thay đổi từ {before} đến {after}", "{n} changes from {before} to {after}"),
    "kind_of_change": ("Loại thay đổi", "Kind of change"),
    "was": ("Trước", "Before"),
    "is_now": ("Sau", "After"),
    "cause": ("Nguyên nhân", "Cause"),
    "facts_in_all": ("{n} số liệu", "{n} facts"),
    "fact_of": ("{fact} (của {unit})", "{fact} (of {unit})"),
    "figure_withdrawn": ("đã rút", "withdrawn"),
    "figure_restricted": ("đã có số liệu (hạn chế công bố)", "reported (restricted)"),
    "figure_none": ("không có", "none"),
    "change_reversed": ("đổi kết luận đạt, chưa đạt", "met and not met changed places"),
    "change_decided": ("đã đủ số liệu để kết luận", "decided"),
    "change_reopened": ("không còn đủ số liệu", "no longer decided"),
    "change_scope": ("đổi việc áp dụng hoặc miễn", "applies no more, or anew"),
    "change_settled": ("hết tạm tính", "no longer provisional"),
    "change_provisional": ("thành tạm tính", "provisional now"),
    "change_reason": ("đổi lý do hoặc giá trị", "another reason or value"),
    "cause_version": ("phiên bản quy tắc khác", "another version of the rules"),
    "cause_correction": ("số liệu được sửa", "a correction"),
    "cause_withdrawn": ("số liệu được rút", "a withdrawal"),
    "cause_report": ("báo cáo mới", "a new report"),
    "cause_contested": ("số liệu mâu thuẫn", "contradicting figures"),
    "cause_refused": ("báo cáo bị từ chối", "a refused report"),
    "cause_late": ("báo cáo muộn", "a late report"),
    "cause_deadline": ("hết hạn", "a deadline passed"),
    "cause_other": ("thời gian hoặc số liệu của nơi khác", "time, or facts of others"),
    "gap_of": ("{unit}, {period}: {n} điều còn thiếu", "{unit}, {period}: {n} things lacking"),
    "gap_none": ("Không thiếu điều gì.", "Nothing is lacking."),
    "gap_outside": (
        "Không nội dung nào áp dụng cho đơn vị trong kỳ này.",
        "Nothing applies to the unit in this period.",
    ),
    "gap_short": ("thiếu so với ngưỡng", "short of the threshold"),
    "gap_decision": ("không chỉ bằng con số", "no figure alone mends it"),
    "gap_unknown": ("thiếu số liệu", "not known"),
    "gap_rule": ("không đo được", "nothing to measure"),
    "what_lacks": ("Loại", "Kind"),
    "has_now": ("Hiện có", "Has"),
    "must_be": ("Phải là", "Must be"),
    "distance_word": ("Chênh lệch", "Distance"),
    "decides_alone": ("Tự quyết định", "Decides alone"),
    "as_of_today": (
        "không nêu --as-of: tính đến hôm nay, {day}",
        "no --as-of: as known today, {day}",
    ),
    # marked copies
    "sheet": ("Trang tính", "Sheet"),
    "cell": ("Ô", "Cell"),
    "cells_of": ("{file}: {n} ô cần xem lại", "{file}: {n} cells to look at"),
    "not_copied": (
        "Không sao được vì tệp có thứ sẽ bị mất (macro, hình, liên kết) hoặc không phải .xlsx; "
        "đây là danh sách.",
        "No marked copy: the file has what a copy would lose (macros, pictures, links), or is no"
        " .xlsx.",
    ),
    "marked": (
        "đã ghi {path} với {n} ô được đánh dấu",
        "{path} is written, {n} cells are marked",
    ),
    "listed": (
        "tệp có macro, hình, liên kết hoặc không phải .xlsx nên không sao được; {path} là danh sách"
        " {n} ô",
        "the file has macros, pictures or links, or is no .xlsx, and is not copied; {path} lists"
        " {n} cells",
    ),
    "nothing_marked": ("không có ô nào để đánh dấu", "there is no cell to mark"),
}
