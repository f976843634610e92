#pragma once

#include <tieuchi/explain/words.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::array outcome_phrases{
    code_words{"met", "đạt", "met"}, code_words{"not_met", "chưa đạt", "not met"},
    code_words{"unknown", "chưa đủ số liệu để kết luận", "not enough figures to decide"},
    code_words{"not_applicable", "không áp dụng", "not applicable"}, code_words{"waived", "được miễn", "waived"}};

inline constexpr std::array duty_phrases{
    code_words{"not_yet_due", "chưa đến hạn", "not yet due"},
    code_words{"due", "trong hạn", "open until its last day"},
    code_words{"fulfilled", "đã thực hiện", "fulfilled"},
    code_words{"late", "chậm", "late"},
    code_words{"overdue", "quá hạn, chưa ghi nhận", "overdue, none recorded"},
    code_words{"not_required", "không phải thực hiện", "not required"},
    code_words{"open", "chưa có kết quả; văn bản không nêu hạn", "no result yet; the text names no last day"},
    code_words{"not_followed", "không theo dõi kết quả; văn bản không nêu hạn",
               "its result is not followed; the text names no last day"},
    code_words{"unknown", "chưa kết luận được: chưa rõ ngày thực hiện",
               "not decided: the day it was done is not known"}};

inline constexpr std::array recurrence_phrases{
    code_words{"yearly", "hàng năm", "every year"}, code_words{"roadmap", "theo lộ trình", "by the roadmap"},
    code_words{"on_event", "khi có sự việc", "on the event"}, code_words{"standing", "thường xuyên", "standing"},
    code_words{"not_said", "văn bản không nêu", "not said by the text"}};

inline constexpr std::array verdict_phrases{code_words{"reached", "đạt mục tiêu", "reached"},
                                            code_words{"missed", "không đạt mục tiêu", "missed"},
                                            code_words{"open", "chưa kết luận", "open"}};

inline constexpr std::array severity_phrases{code_words{"error", "lỗi", "error"},
                                             code_words{"warning", "cảnh báo", "warning"},
                                             code_words{"note", "lưu ý", "note"}};

inline constexpr std::array kind_phrases{code_words{"criterion", "tiêu chí", "criterion"},
                                         code_words{"group", "nhóm tiêu chí", "group"}};

inline constexpr std::array role_phrases{code_words{"lead", "được phân công", "charged"},
                                         code_words{"coordinate", "phối hợp", "coordinate"},
                                         code_words{"requested", "được đề nghị", "requested"}};

inline constexpr std::array basis_phrases{
    code_words{"duty", "nhiệm vụ được giao trong Đề án", "a duty of the programme"},
    code_words{"proposal", "đề nghị cơ quan cung cấp (không phải nghĩa vụ nêu trong Đề án)",
               "proposed supplier (not a duty of the programme)"},
    code_words{"none", "chưa quy định cơ quan cung cấp", "no agency is named"}};

inline constexpr std::array step_phrases{
    code_words{"own", "theo báo cáo của đơn vị", "as reported for the unit"},
    code_words{"carried", "chuyển từ đơn vị trước", "carried over from a predecessor"},
    code_words{"absent_as", "coi phần chưa báo cáo của đơn vị trước là giá trị đã quy định",
               "a missing part of a predecessor counts as the stated value"},
    code_words{"default", "giá trị mặc định khi chưa có báo cáo", "default while not reported"},
    code_words{"lack", "chưa có số liệu", "no figure"},
    code_words{"measure", "tính từ số liệu khác", "computed"},
    code_words{"parameter", "định mức", "norm"},
    code_words{"lifecycle", "theo các quyết định đã có", "by the decisions so far"},
    code_words{"item", "kết quả của nội dung khác", "result of another item"},
    code_words{"prior", "kỳ trước", "earlier period"}};

inline constexpr std::array reason_phrases{
    code_words{"ok", "đáp ứng yêu cầu", "the requirement is satisfied"},
    code_words{"below", "không đáp ứng mức yêu cầu", "the required level is not reached"},
    code_words{"partial", "chưa đạt điểm tối đa", "less than full points"},
    code_words{"zero", "không được điểm", "no points"},
    code_words{"below_line", "dưới mức phải đạt", "below the line to reach"},
    code_words{"below_floor", "dưới điểm sàn", "below the floor"},
    code_words{"not_eligible", "không đủ điều kiện xét", "not eligible"},
    code_words{"quota", "ngoài số lượng được xét", "outside the quota"},
    code_words{"tie_at_cut", "bằng điểm tại ranh giới", "tied at the cut"},
    code_words{"not_applicable", "không thuộc trường hợp áp dụng", "the case for it does not arise"},
    code_words{"not_in_scope", "không thuộc phạm vi", "not in scope"},
    code_words{"ended", "đơn vị đã kết thúc hoạt động", "the unit has ended"},
    code_words{"not_yet", "đơn vị chưa thành lập", "the unit is not yet in being"},
    code_words{"nothing_applies", "không có nội dung nào áp dụng", "no member applies"},
    code_words{"role", "chỉ phối hợp hoặc được đề nghị, không phải cơ quan được phân công",
               "takes part or is requested, is not charged"},
    code_words{"not_required_when", "có quy định không phải thực hiện", "the text says when it is not required"},
    code_words{"refused", "có báo cáo nhưng bị từ chối", "a report came and was refused"},
    code_words{"not_reported", "chưa có báo cáo", "not reported"},
    code_words{"partly_known", "mới biết tháng, quý hoặc năm; còn phải bổ sung ngày cụ thể",
               "only the month, quarter or year is known; the exact day is still asked for"},
    code_words{"not_said", "báo cáo không nêu", "the report does not say"},
    code_words{"still_open", "còn thời gian thực hiện trong kỳ", "there is still time in the period"},
    code_words{"no_last_day", "chưa có kết quả; văn bản không nêu hạn", "no result yet; the text names no last day"},
    code_words{"not_named", "văn bản không nêu tên đơn vị này", "the text does not name this unit"},
    code_words{"late", "báo cáo sau hạn nên không được tính", "reported after the deadline, so it does not count"},
    code_words{"not_submitted", "hết hạn mà không có báo cáo", "the deadline passed without a report"},
    code_words{"contradiction", "các số liệu mâu thuẫn nhau", "the figures contradict each other"},
    code_words{"no_rulebook", "văn bản áp dụng không được công bố", "the text in force is not public"},
    code_words{"others_open", "còn phụ thuộc đơn vị khác chưa rõ", "depends on other units that are still open"},
    code_words{"rejected", "số liệu không qua kiểm tra", "the report failed the checks"},
    code_words{"contested", "có nhiều số liệu khác nhau, chưa rõ số nào đúng", "reports differ and none prevails"},
    code_words{"withheld", "số liệu không được cung cấp", "the figure is withheld"},
    code_words{"not_collected", "số liệu chưa được thu thập", "the figure is not collected"},
    code_words{"out_of_validity", "ngoài thời gian có hiệu lực", "outside its validity"},
    code_words{"no_carry_over_rule", "đơn vị đã thay đổi và chưa có quy tắc chuyển số liệu",
               "the unit changed and no rule carries the figure over"},
    code_words{"no_norm", "chưa có định mức để so sánh", "the norm to compare with is not supplied"},
    code_words{"no_calendar", "lịch ngày nghỉ chưa bao gồm năm này", "the calendar does not cover that year"},
    code_words{"empty_denominator", "mẫu số bằng không", "the whole is zero"},
    code_words{"undefined_operation", "phép tính không xác định", "the operation has no result"},
    code_words{"bound_exceeded", "danh sách vượt giới hạn", "a list exceeds its bound"}};

inline constexpr std::array assumption_phrases{
    code_words{"absent_as", "coi phần chưa báo cáo của đơn vị trước là giá trị đã quy định",
               "a missing part of a predecessor counts as the stated value"},
    code_words{"acts", "tình trạng công nhận theo các quyết định đã biết", "the state by the decisions known so far"},
    code_words{"breaches", "coi nhiệm vụ chưa thấy báo cáo là không thực hiện",
               "a duty without a report counts as not kept"},
    code_words{"carried", "dùng số liệu chuyển từ đơn vị trước", "a figure carried over from a predecessor stands in"},
    code_words{"computed_by", "dùng kết quả của chương trình khác", "the outcome of another programme stands in"},
    code_words{"default", "coi là giá trị mặc định khi chưa có báo cáo", "the default stands for a missing report"},
    code_words{"extension", "chưa tính việc gia hạn có thể có", "a possible extension is not counted"},
    code_words{"first_of", "dùng số liệu thay thế khi chưa có số liệu chính",
               "a stand-in is used while the first figure is missing"},
    code_words{"if_lacking", "kết luận theo quy định khi thiếu số liệu",
               "decided by what the text says of missing figures"},
    code_words{"kept", "coi nhiệm vụ chưa thấy báo cáo là không thực hiện",
               "a duty without a report counts as not kept"},
    code_words{"left_out", "bỏ đơn vị chưa có số liệu ra khỏi phép tính", "units without figures are left out"},
    code_words{"occasions", "chỉ tính các lần đã biết", "only the known occasions are counted"},
    code_words{"reported", "quy tắc hỏi số liệu đã có báo cáo hay chưa",
               "the rule asks whether the figure is reported"},
    code_words{"waiver", "chưa tính việc miễn chưa rõ", "an unknown waiver is not counted"}};

inline constexpr std::array type_phrases{code_words{"boolean", "có hoặc không", "yes or no"},
                                         code_words{"count", "số đếm", "count"},
                                         code_words{"number", "số thập phân", "number"},
                                         code_words{"rating", "mức của thang", "level of a scale"},
                                         code_words{"date", "ngày tháng năm", "day"},
                                         code_words{"text", "chữ", "text"},
                                         code_words{"set", "danh sách vụ việc", "list of entries"},
                                         code_words{"list", "danh sách giá trị", "list"}};

inline constexpr std::array period_phrases{code_words{"year", "mỗi năm", "each year"},
                                           code_words{"half", "mỗi nửa năm", "each half-year"},
                                           code_words{"quarter", "mỗi quý", "each quarter"},
                                           code_words{"month", "mỗi tháng", "each month"},
                                           code_words{"once", "một lần", "once"},
                                           code_words{"dated", "từ ngày đến ngày", "from a day to a day"}};

inline constexpr std::size_t usual_reason_count = vocabulary<usual_reason>::codes.size();

inline constexpr std::array clause_kind_phrases{code_words{"legal", "căn cứ pháp lý", "legal basis"},
                                                code_words{"scope", "phạm vi, đối tượng", "scope"},
                                                code_words{"principle", "quan điểm chỉ đạo", "principle"},
                                                code_words{"baseline", "thực trạng", "baseline"},
                                                code_words{"target", "chỉ tiêu", "aim"},
                                                code_words{"requirement", "yêu cầu phải có", "requirement"},
                                                code_words{"solution", "giải pháp thực hiện", "solution"},
                                                code_words{"funding", "nguồn kinh phí", "funding clause"},
                                                code_words{"responsibility", "trách nhiệm thực hiện", "responsibility"},
                                                code_words{"reporting", "chế độ báo cáo", "reporting"},
                                                code_words{"definition", "giải thích từ ngữ", "definition"},
                                                code_words{"procedure", "trình tự thực hiện", "procedure"}};

inline constexpr std::array modality_phrases{
    code_words{"must", "phải làm", "must"},
    code_words{"ensure", "bảo đảm", "ensure"},
    code_words{"strive", "phấn đấu", "strive"},
    code_words{"request", "đề nghị", "request"},
    code_words{"conditional", "khi có điều kiện nêu trong văn bản", "conditional"},
    code_words{"capacity", "theo khả năng", "as far as able"},
    code_words{"delegated", "giao văn bản khác quy định", "left to another text"}};

inline constexpr std::array clause_status_phrases{
    code_words{"modelled", "đã viết thành quy tắc", "made a rule"},
    code_words{"built_in", "có sẵn trong cách tính", "built in"},
    code_words{"judgement", "cần người có thẩm quyền đánh giá", "left to judgement"},
    code_words{"external", "theo văn bản khác", "in another text"},
    code_words{"none", "không phải quy tắc", "no rule"}};

inline constexpr std::array event_phrases{
    code_words{"create", "thành lập", "created"},
    code_words{"merge_into_new", "nhập thành đơn vị mới", "merged into a new unit"},
    code_words{"absorb", "nhập vào đơn vị khác", "absorbed by another unit"},
    code_words{"split", "chia, tách", "split"},
    code_words{"partial_transfer", "điều chỉnh một phần địa giới", "part of the territory transferred"},
    code_words{"retype", "đổi loại đơn vị", "made another type"},
    code_words{"rename", "đổi tên", "renamed"},
    code_words{"parent_change", "chuyển sang đơn vị cấp trên khác", "given another parent"},
    code_words{"abolish", "giải thể", "abolished"}};

inline constexpr std::array counting_phrases{
    code_words{"in_year", "tính trong năm", "counted in the year"},
    code_words{"sticky", "đã đạt thì tính cho các năm sau", "once met it counts on"},
    code_words{"both", "hai cách tính đặt cạnh nhau", "both ways side by side"}};

/// Whether a list has the codes of an enumeration in the order of its values.
template <closed_word E>
consteval bool words_each(std::span<const code_words> phrases) {
  return std::ranges::equal(phrases, vocabulary<E>::codes, {}, &code_words::code);
}
static_assert(words_each<outcome>(outcome_phrases) && words_each<severity>(severity_phrases));
static_assert(words_each<duty_status>(duty_phrases) && words_each<target_verdict>(verdict_phrases));
static_assert(words_each<value_type>(type_phrases) && words_each<recurrence>(recurrence_phrases));
static_assert(words_each<usual_reason>(std::span(reason_phrases).first<usual_reason_count>()) &&
              words_each<unknown_code>(std::span(reason_phrases).subspan<usual_reason_count>()));
static_assert(words_each<clause_kind>(clause_kind_phrases) && words_each<modality>(modality_phrases));
static_assert(words_each<clause_status>(clause_status_phrases) && words_each<event_kind>(event_phrases));
static_assert(words_each<target_counting>(counting_phrases));
static_assert(words_each<duty_role>(role_phrases) && words_each<assumed_place>(assumption_phrases));

inline constexpr std::array every_word_list{word_list{"outcomes", outcome_phrases},
                                            word_list{"duty_states", duty_phrases},
                                            word_list{"recurrences", recurrence_phrases},
                                            word_list{"target_verdicts", verdict_phrases},
                                            word_list{"severities", severity_phrases},
                                            word_list{"kinds", kind_phrases},
                                            word_list{"roles", role_phrases},
                                            word_list{"bases", basis_phrases},
                                            word_list{"steps", step_phrases},
                                            word_list{"reasons", reason_phrases},
                                            word_list{"assumptions", assumption_phrases},
                                            word_list{"value_types", type_phrases},
                                            word_list{"periods", period_phrases},
                                            word_list{"clause_kinds", clause_kind_phrases},
                                            word_list{"modalities", modality_phrases},
                                            word_list{"clause_statuses", clause_status_phrases},
                                            word_list{"event_kinds", event_phrases},
                                            word_list{"countings", counting_phrases}};

inline words as_text(const code_words& w) { return {std::string(w.vi), std::string(w.en)}; }

inline std::optional<words> find_phrase(std::span<const code_words> phrases, std::string_view code) {
  const auto found = std::ranges::find(phrases, code, &code_words::code);
  if (found == phrases.end()) return std::nullopt;
  return as_text(*found);
}

/// The words of an enum whose values are the places of their codes.
template <std::size_t N>
std::array<words, N> texts_of(const std::array<code_words, N>& phrases) {
  std::array<words, N> all;
  std::ranges::transform(phrases, all.begin(), as_text);
  return all;
}

inline std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace detail

std::span<const word_list> word_lists() noexcept { return detail::every_word_list; }

const words& words_of(outcome o) noexcept {
  static const auto words = detail::texts_of(detail::outcome_phrases);
  return words[static_cast<std::size_t>(o)];
}

const words& words_of(duty_status s) noexcept {
  static const auto words = detail::texts_of(detail::duty_phrases);
  return words[static_cast<std::size_t>(s)];
}

const words& words_of(duty_role r) noexcept {
  static const auto words = detail::texts_of(detail::role_phrases);
  return words[static_cast<std::size_t>(r)];
}

const words& words_of(target_verdict v) noexcept {
  static const auto words = detail::texts_of(detail::verdict_phrases);
  return words[static_cast<std::size_t>(v)];
}

const words& words_of(severity s) noexcept {
  static const auto words = detail::texts_of(detail::severity_phrases);
  return words[static_cast<std::size_t>(s)];
}

std::optional<words> words_of_reason(std::string_view code) {
  return detail::find_phrase(detail::reason_phrases, code);
}

words words_of_assumption(std::string_view code) {
  return detail::find_phrase(detail::assumption_phrases, code).value_or(same_words(code));
}

words words_of(date d) {
  const civil_date c = civil_of(d);
  return {detail::two_digits(c.day) + "/" + detail::two_digits(c.month) + "/" + std::to_string(c.year), d.text()};
}

words words_of(const period& p, const words& label) {
  const std::string year = std::to_string(p.year), n = std::to_string(p.number);
  constexpr std::array<std::string_view, 5> roman{"", "I", "II", "III", "IV"};
  switch (p.type.form) {
    case period_form::year:
      return {"năm " + year, year};
    case period_form::half:
      return {(p.number == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + year, "half " + n + " of " + year};
    case period_form::quarter:
      return {"quý " + std::string(roman[static_cast<std::size_t>(p.number)]) + " năm " + year,
              "quarter " + n + " of " + year};
    case period_form::month:
      return {"tháng " + detail::two_digits(p.number) + "/" + year, "month " + n + " of " + year};
    case period_form::once:
      return {"một lần", "once"};
    case period_form::window:
      return {(label == words{} ? "kỳ" : label.in("vi")) + " năm " + year,
              (label == words{} ? "window" : label.in("en")) + " of " + year};
    case period_form::occasion:
      return {(label == words{} ? "lần" : label.in("vi")) + " thứ " + n + " năm " + year,
              (label == words{} ? "occasion" : label.in("en")) + " " + n + " of " + year};
    case period_form::dated:
      break;
  }
  const words from = p.from ? words_of(*p.from) : words{"trước", "before"},
              to = p.to ? words_of(*p.to) : words{"nay", "now"};
  return {"từ " + from.vi + " đến " + to.vi, "from " + from.en + " to " + to.en};
}

words words_of(const feel::day_bounds& within) {
  const auto stretch = stretch_between(within.first, within.last);
  const period days{{period_form::dated, -1}, 0, 0, within.first, within.last};
  return words_of(stretch.value_or(days)) + words{" (chưa rõ ngày)", " (the day is not known)"};
}

words words_of(const number& n, std::optional<int> decimals) {
  tieuchi::words words = same_words(decimals ? n.text(*decimals) : n.text());
  std::ranges::replace(words.vi, '.', ',');
  return words;
}

words same_words(std::string_view word) { return {std::string(word), std::string(word)}; }

words join_words(const std::vector<words>& parts, std::string_view between) {
  words all;
  for (const words& part : parts) {
    if (all != words{}) all = std::move(all) + same_words(between);
    all = std::move(all) + part;
  }
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
