#pragma once

#include <tieuchi/explain/words.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct phrase {
  std::string_view code, vi, en;
};

inline constexpr std::array reason_phrases{
    phrase{"ok", "đáp ứng yêu cầu", "the requirement is satisfied"},
    phrase{"below", "không đáp ứng mức yêu cầu", "the required level is not reached"},
    phrase{"partial", "chưa đạt điểm tối đa", "less than full points"},
    phrase{"zero", "không được điểm", "no points"},
    phrase{"below_line", "dưới mức phải đạt", "below the line to reach"},
    phrase{"below_floor", "dưới điểm sàn", "below the floor"},
    phrase{"not_eligible", "không đủ điều kiện xét", "not eligible"},
    phrase{"quota", "ngoài số lượng được xét", "outside the quota"},
    phrase{"tie_at_cut", "bằng điểm tại ranh giới", "tied at the cut"},
    phrase{"not_applicable", "không thuộc trường hợp áp dụng", "the case for it does not arise"},
    phrase{"not_in_scope", "không thuộc phạm vi", "not in scope"},
    phrase{"ended", "đơn vị đã kết thúc hoạt động", "the unit has ended"},
    phrase{"not_yet", "đơn vị chưa thành lập", "the unit is not yet in being"},
    phrase{"nothing_applies", "không có nội dung nào áp dụng", "no member applies"},
    phrase{"not_reported", "chưa có báo cáo", "not reported"},
    phrase{"late", "báo cáo sau hạn nên không được tính", "reported after the deadline, so it does not count"},
    phrase{"not_submitted", "hết hạn mà không có báo cáo", "the deadline passed without a report"},
    phrase{"contradiction", "các số liệu mâu thuẫn nhau", "the figures contradict each other"},
    phrase{"no_rulebook", "văn bản áp dụng không được công bố", "the text in force is not public"},
    phrase{"others_open", "còn phụ thuộc đơn vị khác chưa rõ", "depends on other units that are still open"},
    phrase{"rejected", "số liệu không qua kiểm tra", "the report failed the checks"},
    phrase{"contested", "có nhiều số liệu khác nhau, chưa rõ số nào đúng", "reports differ and none prevails"},
    phrase{"withheld", "số liệu không được cung cấp", "the figure is withheld"},
    phrase{"not_collected", "số liệu chưa được thu thập", "the figure is not collected"},
    phrase{"out_of_validity", "ngoài thời gian có hiệu lực", "outside its validity"},
    phrase{"no_carry_over_rule", "đơn vị đã thay đổi và chưa có quy tắc chuyển số liệu",
           "the unit changed and no rule carries the figure over"},
    phrase{"no_norm", "chưa có định mức để so sánh", "the norm to compare with is not supplied"},
    phrase{"no_calendar", "lịch ngày nghỉ chưa bao gồm năm này", "the calendar does not cover that year"},
    phrase{"empty_denominator", "mẫu số bằng không", "the whole is zero"},
    phrase{"undefined_operation", "phép tính không xác định", "the operation has no result"},
    phrase{"bound_exceeded", "danh sách vượt giới hạn", "a list exceeds its bound"}};

inline constexpr std::array assumption_phrases{
    phrase{"absent_as", "coi phần chưa báo cáo của đơn vị trước là giá trị đã quy định",
           "a missing part of a predecessor counts as the stated value"},
    phrase{"acts", "tình trạng công nhận theo các quyết định đã biết", "the state by the decisions known so far"},
    phrase{"breaches", "coi nhiệm vụ chưa thấy báo cáo là không thực hiện",
           "a duty without a report counts as not kept"},
    phrase{"carried", "dùng số liệu chuyển từ đơn vị trước", "a figure carried over from a predecessor stands in"},
    phrase{"computed_by", "dùng kết quả của chương trình khác", "the outcome of another programme stands in"},
    phrase{"default", "coi là giá trị mặc định khi chưa có báo cáo", "the default stands for a missing report"},
    phrase{"extension", "chưa tính việc gia hạn có thể có", "a possible extension is not counted"},
    phrase{"first_of", "dùng số liệu thay thế khi chưa có số liệu chính",
           "a stand-in is used while the first figure is missing"},
    phrase{"if_lacking", "kết luận theo quy định khi thiếu số liệu",
           "decided by what the text says of missing figures"},
    phrase{"kept", "coi nhiệm vụ chưa thấy báo cáo là không thực hiện", "a duty without a report counts as not kept"},
    phrase{"left_out", "bỏ đơn vị chưa có số liệu ra khỏi phép tính", "units without figures are left out"},
    phrase{"occasions", "chỉ tính các lần đã biết", "only the known occasions are counted"},
    phrase{"reported", "quy tắc hỏi số liệu đã có báo cáo hay chưa", "the rule asks whether the figure is reported"},
    phrase{"waiver", "chưa tính việc miễn chưa rõ", "an unknown waiver is not counted"}};

template <std::size_t N>
std::optional<text> find_phrase(const std::array<phrase, N>& phrases, std::string_view code) {
  const auto found = std::ranges::find(phrases, code, &phrase::code);
  if (found == phrases.end()) return std::nullopt;
  return text{std::string(found->vi), std::string(found->en)};
}

inline std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace detail

TIEUCHI_INLINE const text& words_of(outcome o) noexcept {
  static const std::array<text, 5> words{text{"đạt", "met"}, text{"chưa đạt", "not met"},
                                         text{"chưa đủ số liệu để kết luận", "not enough figures to decide"},
                                         text{"không áp dụng", "not applicable"}, text{"được miễn", "waived"}};
  return words[static_cast<std::size_t>(o)];
}

TIEUCHI_INLINE const text& words_of(duty_status s) noexcept {
  static const std::array<text, 6> words{
      text{"chưa đến hạn", "not yet due"}, text{"đến hạn", "due"},
      text{"đã thực hiện", "fulfilled"},   text{"chậm", "late"},
      text{"quá hạn", "overdue"},          text{"không phải thực hiện", "not required"}};
  return words[static_cast<std::size_t>(s)];
}

TIEUCHI_INLINE const text& words_of(target_verdict v) noexcept {
  static const std::array<text, 3> words{text{"đạt mục tiêu", "reached"}, text{"không đạt mục tiêu", "missed"},
                                         text{"chưa kết luận", "open"}};
  return words[static_cast<std::size_t>(v)];
}

TIEUCHI_INLINE std::optional<text> words_of_reason(std::string_view code) {
  return detail::find_phrase(detail::reason_phrases, code);
}

TIEUCHI_INLINE text words_of_assumption(std::string_view code) {
  return detail::find_phrase(detail::assumption_phrases, code).value_or(same_words(code));
}

TIEUCHI_INLINE text words_of(date d) {
  const civil_date c = civil_of(d);
  return {detail::two_digits(c.day) + "/" + detail::two_digits(c.month) + "/" + std::to_string(c.year), d.text()};
}

TIEUCHI_INLINE text words_of(const period& p, const text& label) {
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
      return {(label.vi.empty() ? "kỳ" : label.vi) + " năm " + year,
              (label.en.empty() ? "window" : label.en) + " of " + year};
    case period_form::occasion:
      return {(label.vi.empty() ? "lần" : label.vi) + " thứ " + n + " năm " + year,
              (label.en.empty() ? "occasion" : label.en) + " " + n + " of " + year};
    case period_form::dated:
      break;
  }
  const text from = p.from ? words_of(*p.from) : text{"trước", "before"},
             to = p.to ? words_of(*p.to) : text{"nay", "now"};
  return {"từ " + from.vi + " đến " + to.vi, "from " + from.en + " to " + to.en};
}

TIEUCHI_INLINE text words_of(const number& n, std::optional<int> decimals) {
  text words = same_words(decimals ? n.text(*decimals) : n.text());
  std::ranges::replace(words.vi, '.', ',');
  return words;
}

TIEUCHI_INLINE text same_words(std::string_view word) { return {std::string(word), std::string(word)}; }

TIEUCHI_INLINE text operator+(text a, const text& b) {
  a.vi += b.in("vi");
  a.en += b.in("en");
  return a;
}

TIEUCHI_INLINE text join_words(const std::vector<text>& parts, std::string_view between) {
  text all;
  for (const text& part : parts) {
    if (!all.vi.empty()) all = std::move(all) + same_words(between);
    all = std::move(all) + part;
  }
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
