"""Phrases of the page and of pictures, beside those of every face."""

from __future__ import annotations

PHRASES = {
    # the first screen
    "roadmap_in": ("Lộ trình năm {year}", "Roadmap of {year}"),
    "nothing_due": (
        "Năm {year} lộ trình không đặt mục tiêu.",
        "The roadmap sets no target for {year}.",
    ),
    "due_and_has": ("chỉ tiêu {due}, {counted}: {reached}", "aim {due}, {counted}: {reached}"),
    "lacks": ("còn thiếu {n}", "{n} short"),
    "undecided": ("chưa rõ {n}", "{n} unknown"),
    "pressing": ("Chậm hoặc quá hạn", "Late or overdue"),
    "nobody_late": ("Không có ai chậm hoặc quá hạn.", "Nobody is late or overdue."),
    "next_day": ("Hạn gần nhất: {day} ({n})", "Next last day: {day} ({n})"),
    "nearest": ("Gần đạt nhất", "Nearest to meeting"),
    "nobody_open": ("không còn đơn vị nào chưa đạt", "no unit is left that does not meet it"),
    "alike": ("{n} đơn vị ngang nhau", "{n} units alike"),
    "more_of_these": ("... và {n} mục khác", "... and {n} more"),
    "lacking_in": ("{n} số liệu còn thiếu", "{n} missing facts"),
    "card_of_texts": ("Đề án nêu gì về đơn vị", "What the texts say of the unit"),
    # what changed
    "what_changed": ("Thay đổi từ báo cáo trước", "Changes since the last report"),
    "since": ("Thay đổi từ ngày {day}", "Changes since {day}"),
    "since_sum": ("{n} kết luận", "{n} outcomes"),
    "since_none": ("không kết luận nào đổi.", "no outcome changed."),
    "since_nothing_said": (
        "Không nêu ngày của báo cáo trước nên trang này không so sánh thay đổi.",
        "No day of a former report was given, so this page compares nothing.",
    ),
    "since_standards": ("Kết luận chung của từng đơn vị", "The standards of each unit"),
    "since_others": (
        "Từng nội dung, các đơn vị giống nhau gộp lại",
        "By item, units alike together",
    ),
    "since_note": (
        "Từng số liệu làm đổi kết luận: lệnh tieuchi compare.",
        "Every fact that made a change: the command tieuchi compare.",
    ),
    # results
    "picture": (
        "Toàn cảnh năm {year}: {units} đơn vị, {items} nội dung",
        "{year} at a glance: {units} units, {items} items",
    ),
    "picture_words": (
        "Mỗi hàng là một đơn vị, mỗi cột là một nội dung, theo thứ tự của đề án; bảng bên "
        "dưới nói bằng lời.",
        "A row is a unit, a column an item, in the order of the programme; the tables below say it "
        "in words.",
    ),
    "all_units": ("tất cả {n} đơn vị", "all {n} units"),
    "units_but": ("{n} trong {all} đơn vị, trừ {but}", "{n} of {all} units, all but {but}"),
    # units
    "unless_said": ("{words}, trừ khi ghi khác", "{words}, unless said otherwise"),
    "as_above": ("như trên", "as above"),
    "as_most": ("như ở đa số đơn vị", "as in most units"),
    "as_most_head": ("Như nhau ở đa số đơn vị", "Alike in most units"),
    "as_most_note": (
        "Điều mà hơn một nửa số đơn vị có như nhau được nói ở đây một lần; ở từng đơn vị chỉ còn "
        "số của nội dung.",
        "What more than half of the units have alike is told here once; at each unit stand the "
        "numbers of the items.",
    ),
    "some_units": ("{n}/{of} đơn vị", "{n} of {of} units"),
    "all_but": ("tất cả trừ {units}", "all but {units}"),
    "back": ("Về bảng kết quả", "Back to the results"),
    "pages_of_units": ("Trang của từng đơn vị", "A page for each unit"),
    # the annex
    "page_annex": ("Phụ lục", "Annex"),
    "annex_items": (
        "Các nội dung được đánh giá và căn cứ",
        "The items that are assessed, with their clauses",
    ),
    "annex_note": (
        "Số trong ngoặc vuông sau mỗi kết luận chỉ dòng của bảng này; lời tóm tắt của một điều "
        "khoản đứng ở nơi viện dẫn đầu tiên.",
        "The number in brackets after a verdict is a line of this table; a clause is put in "
        "short where it is cited first.",
    ),
    "annex_document": (
        "Điều khoản không ghi văn bản là của {document}.",
        "Clauses without a document are of {document}.",
    ),
    # programmes, facts and issues
    "property": ("Thuộc tính", "Property"),
    "property_value": ("Giá trị", "Value"),
    "language": ("Ngôn ngữ", "Language"),
    "language_vi": ("tiếng Việt", "Vietnamese"),
    "language_en": ("tiếng Anh", "English"),
    "holds": ("Gồm có", "Holds"),
    "made_of": (
        "{indicators} chỉ số, {units} đơn vị, {items} nội dung",
        "{indicators} indicators, {units} units, {items} items",
    ),
    "facts_held": ("{n} số liệu", "{n} facts"),
    "rows_add_up": (
        "{all} dòng đưa vào: nhận {kept}, từ chối {refused}",
        "{all} rows given: {kept} kept, {refused} refused",
    ),
    "facts_known": (
        "{all} số liệu: {known} đã biết vào ngày này, {later} ghi nhận sau",
        "{all} facts: {known} known on this day, {later} recorded later",
    ),
    "severity": ("Mức", "Severity"),
    "where": ("Ở đâu", "Where"),
    "problem": ("Vấn đề", "Problem"),
    "proposal": ("Gợi ý", "Proposal"),
    "problems": ("Những điều cần xem lại", "Things to look at"),
    "problems_all": ("{n} điều cần xem lại", "{n} things to look at"),
    "problems_none": ("Không có điều gì cần xem lại.", "Nothing to look at."),
    # pictures of results
    "plot_of": ("năm {years}, {known}", "{years}, {known}"),
    "plot_adds_up": ("{parts} = {all} ô", "{parts} = {all} cells"),
    "plot_filtered": ("đã lọc", "filtered"),
    "plot_unknown": ("chưa rõ: {n} đơn vị", "unknown: {n} units"),
    "plot_needed": ("Nhịp cần có: {rate} đơn vị mỗi năm", "Needed rate: {rate} units a year"),
    "plot_no_day": ("{n} nhiệm vụ không nêu ngày", "{n} duties without a day"),
    "plot_today": ("ngày xét", "this day"),
    "plot_units": ("Số đơn vị", "Units"),
    "plot_groups": (
        "{parts} = {all} kết luận của {n} nhóm",
        "{parts} = {all} outcomes of {n} groups",
    ),
    "plot_share": ("Hiện có so với ngưỡng", "Share of the threshold"),
    "plot_has_needs": ("{has}, cần {needs}", "{has}, {needs} needed"),
    "plot_missing": (
        "{all} số liệu còn thiếu; {n} kết luận đang chờ",
        "{all} missing facts; {n} outcomes wait for them",
    ),
    "plot_supplier": (
        "{who}: {n} số liệu, {waiting} kết luận chờ",
        "{who}: {n} facts, {waiting} outcomes waiting",
    ),
    "plot_waiting": ("{n} (chờ: {waiting})", "{n} (waiting: {waiting})"),
    "plot_more_bars": ("… {n} chỉ số khác", "… {n} other indicators"),
    "plot_more_suppliers": (
        "Không vẽ: {n} nơi cung cấp khác, ít số liệu hơn",
        "Not drawn: {n} other suppliers of fewer facts",
    ),
    "plot_between": ("từ {before} đến {after}", "from {before} to {after}"),
    "plot_changes": (
        "{parts} = {all} thay đổi của {units} đơn vị",
        "{parts} = {all} changes of {units} units",
    ),
    "plot_changes_head": ("Số thay đổi", "Changes"),
    "plot_findings": (
        "{parts} = {all} nội dung chưa đạt hoặc chưa kết luận được",
        "{parts} = {all} items not met or not decided",
    ),
    "plot_findings_left": ("không vẽ {n} dòng sau cùng", "the last {n} lines are not drawn"),
    "plot_alike": ("{n} nội dung", "{n} items"),
    "plot_card_missing": ("số liệu còn thiếu: {parts} = {all}", "missing facts: {parts} = {all}"),
    "plot_members": ("Số nội dung", "Items"),
    "plot_known": ("đã biết vào ngày xét", "known on this day"),
    "plot_later": ("ghi nhận sau", "recorded later"),
    "plot_facts": ("Số số liệu", "Facts"),
    "plot_due": ("{n} nhiệm vụ có hạn: {days} (đường chấm)", "{n} duties due: {days} (dotted)"),
    "plot_due_days": (
        "{n} nhiệm vụ có hạn vào {days} ngày (đường chấm)",
        "{n} duties due on {days} days (dotted)",
    ),
    "plot_units_in": ("{units} đơn vị, {years}", "{units} units, {years}"),
    "plot_event": ("{day}: {document}", "{day}: {document}"),
    "plot_no_events": ("Không ghi việc sáp nhập, chia tách.", "No mergers or splits are recorded."),
    "annex_readings": (
        "Dấu * là kết luận dựa vào một cách hiểu văn bản, nêu ở dòng đó.",
        "An asterisk marks a verdict that rests on a reading of the text, told in that line.",
    ),
    "annex_readings_head": (
        "Các cách hiểu văn bản (C1, C2, ...)",
        "The readings of the texts (R1, R2, ...)",
    ),
    "reading_no": ("C{n}", "R{n}"),
    "rests_on": ("Dựa vào cách hiểu", "Rests on readings"),
    "our_number": ("Số", "No."),
}
