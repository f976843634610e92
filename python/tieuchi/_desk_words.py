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
    "archived": ("Lưu: VT", "Archive"),
    "annex": ("Phụ lục {number}", "Annex {number}"),
    "annex_of": (
        "(Kèm theo Báo cáo số {number} ngày {day} của {agency})",
        "(Attached to report no. {number} of {day} by {agency})",
    ),
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
    "basis_of": ("Căn cứ {document};", "On the basis of {document};"),
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
        "{item}, năm {year}: trong {all} lượt đơn vị có",
        "{item}, {year}: of {all} units",
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
    "reminder_state": (
        "Đến ngày {day}, có {late} việc đã quá hạn và {due} việc đến kỳ nhưng chưa nhận được.",
        "On {day}, {late} of them are overdue and {due} are due and not received.",
    ),
    "reminder_table": ("Nhiệm vụ, báo cáo chưa nhận được", "Duties and reports not received"),
    "reminder_closing": (
        "Đề nghị {bearer} thực hiện và gửi báo cáo. Nếu đã gửi, xin cho biết số và ngày của văn "
        "bản để đối chiếu./.",
        "{bearer} is asked to act and to report; where this was done, please name the document.",
    ),
    "request_opening": (
        "Đến ngày {day} còn thiếu {n} số liệu nêu dưới đây, làm {held} kết luận chưa thể đưa ra.",
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
}
