#pragma once

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/door/office_words.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

std::vector<std::string> words_and_numbers(std::string_view text) {
  std::vector<std::string> runs;
  enum class kind : std::uint8_t { neither, letters, digits };
  kind last = kind::neither;
  for (const char c : plain_words(text)) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const kind now = digit ? kind::digits : letter ? kind::letters : kind::neither;
    if (now != kind::neither && now != last) runs.emplace_back();
    if (now != kind::neither) runs.back() += c;
    last = now;
  }
  return runs;
}

inline std::optional<std::int32_t> small_number(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > 6) return std::nullopt;
  std::int32_t n = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

constexpr std::array<std::string_view, 12> month_names{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};

inline std::optional<std::int32_t> month_named(std::string_view word) noexcept {
  for (std::size_t i = 0; i < month_names.size(); ++i)
    if (word == month_names[i]) return static_cast<std::int32_t>(i) + 1;
  return std::nullopt;
}

/// A time of midnight behind a day goes.
inline std::string_view without_midnight(std::string_view text) noexcept {
  const std::size_t gap = text.find_first_of(" T");
  if (gap == std::string_view::npos || gap < 6) return text;
  const bool midnight = text.substr(gap + 1).find_first_not_of("0:.") == std::string_view::npos;
  return midnight ? text.substr(0, gap) : text;
}

inline std::optional<std::int32_t> year_in_words(std::string_view digits) noexcept {
  const auto year = small_number(digits);
  if (!year) return std::nullopt;
  if (digits.size() == 4) return year;
  return digits.size() == 2 ? std::optional(2000 + *year) : std::nullopt;
}

inline std::optional<std::int32_t> quarter_number(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
  const auto found = std::ranges::find(roman, word);
  return found == roman.end() ? small_number(word)
                              : std::optional(static_cast<std::int32_t>(found - roman.begin()) + 1);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// The parts of a period in words: which part of the year, and the year.
inline std::optional<std::pair<std::int32_t, std::int32_t>> part_and_year(std::vector<std::string> w,
                                                                          period_form form) {
  std::erase_if(w, [](const std::string& word) { return word == "năm" || word == "of" || word == "year"; });
  const auto with_year =
      [&](const std::optional<std::int32_t>& part) -> std::optional<std::pair<std::int32_t, std::int32_t>> {
    const auto year = year_in_words(w.back());
    if (!part || !year) return std::nullopt;
    return std::pair(*part, *year);
  };
  if (w.empty()) return std::nullopt;
  switch (form) {
    case period_form::year:
    case period_form::window:
      return w.size() == 1 && w[0].size() == 4 ? with_year(0) : std::nullopt;
    case period_form::half:
      if (w.size() == 4 && w[0] == "6" && w[1] == "tháng" && (w[2] == "đầu" || w[2] == "cuối"))
        return with_year(w[2] == "đầu" ? 1 : 2);
      return w.size() == 3 && w[0] == "half" ? with_year(small_number(w[1])) : std::nullopt;
    case period_form::quarter:
      return w.size() == 3 && (w[0] == "quý" || w[0] == "quí" || w[0] == "q" || w[0] == "quarter")
                 ? with_year(quarter_number(w[1]))
                 : std::nullopt;
    case period_form::month:
      if (w.size() == 3 && (w[0] == "tháng" || w[0] == "thg" || w[0] == "t" || w[0] == "month"))
        return with_year(small_number(w[1]));
      if (w.size() != 2) return std::nullopt;
      if (const auto named = month_named(w[0])) return with_year(named);
      return w[1].size() == 4 ? with_year(small_number(w[0])) : std::nullopt;
    case period_form::once:
    case period_form::dated:
    case period_form::occasion:
      break;
  }
  return std::nullopt;
}

inline bool is_year_of_our_age(std::string_view year) noexcept {
  return year.size() == 4 && (year.starts_with("19") || year.starts_with("20"));
}

/// Bytes of "1", "1.2.", "a)", "iv.", "(3)" at the beginning of words; 0 where no number stands there.
inline std::size_t list_number_length(std::string_view words) noexcept {
  constexpr std::string_view digits = "0123456789.", roman = "ivx";
  const std::size_t first = words.starts_with('(') ? 1 : 0;
  const auto behind = [&](std::string_view letters) {
    return std::min(words.find_first_not_of(letters, first), words.size());
  };
  std::size_t at = first < words.size() && words[first] != '.' ? behind(digits) : first;
  const bool in_digits = at > first;
  for (std::size_t run = 0, i = first; i < at; ++i) {
    run = words[i] == '.' ? 0 : run + 1;
    if (run > 2) return 0;  // a year says more than a number of a list
  }
  if (!in_digits) at = behind(roman);
  if (at == first && first < words.size() && words[first] >= 'a' && words[first] <= 'z') ++at;
  if (at == first || at == words.size()) return 0;
  if (words[at] == ')' || words[at] == '/' || (words[at] == '.' && !in_digits)) return at + 1;
  return in_digits && first == 0 && (words[at] == ' ' || words[at - 1] == '.') ? at : 0;
}

/// "ngày 5 tháng 3 năm 2024", as papers write it.
inline std::optional<date> day_in_words(std::span<const std::string> w) noexcept {
  if (!w.empty() && w.front() == "ngày") w = w.subspan(1);
  const bool of_year = w.size() == 5 && w[3] == "năm";
  if ((!of_year && w.size() != 4) || w[1] != "tháng" || w.back().size() != 4) return std::nullopt;
  const auto day = small_number(w[0]), month = small_number(w[2]), year = small_number(w.back());
  return day && month && year ? date::of(*year, *month, *day) : std::nullopt;
}

/// A word for yes or no, and the spelling in which it is one; none: in each.
struct boolean_word {
  std::string_view word;
  bool says;
  std::optional<fact_locale> of;
};

constexpr std::array<boolean_word, 8> boolean_words{{{"có", true, fact_locale::vi},
                                                     {"đúng", true, fact_locale::vi},
                                                     {"không", false, fact_locale::vi},
                                                     {"sai", false, fact_locale::vi},
                                                     {"yes", true, fact_locale::en},
                                                     {"no", false, fact_locale::en},
                                                     {"true", true, std::nullopt},
                                                     {"false", false, std::nullopt}}};

struct column_heading {
  std::string_view words, column;
};

constexpr std::array<column_heading, 29> column_headings{{{"đơn vị", "unit"},
                                                          {"tên đơn vị", "unit"},
                                                          {"mã đơn vị", "unit"},
                                                          {"unit", "unit"},
                                                          {"chỉ số", "indicator"},
                                                          {"chỉ tiêu", "indicator"},
                                                          {"tên chỉ số", "indicator"},
                                                          {"indicator", "indicator"},
                                                          {"kỳ", "period"},
                                                          {"kỳ báo cáo", "period"},
                                                          {"kỳ số liệu", "period"},
                                                          {"năm", "period"},
                                                          {"period", "period"},
                                                          {"giá trị", "value"},
                                                          {"số liệu", "value"},
                                                          {"value", "value"},
                                                          {"ngày ghi nhận", "recorded_on"},
                                                          {"ngày báo cáo", "recorded_on"},
                                                          {"recorded on", "recorded_on"},
                                                          {"cơ quan báo cáo", "reporter"},
                                                          {"đơn vị báo cáo", "reporter"},
                                                          {"nguồn", "reporter"},
                                                          {"reporter", "reporter"},
                                                          {"văn bản", "document"},
                                                          {"số văn bản", "document"},
                                                          {"căn cứ", "document"},
                                                          {"document", "document"},
                                                          {"ghi chú", "note"},
                                                          {"note", "note"}}};

}  // namespace detail

const std::optional<date>& office_day::in(fact_locale which) const noexcept {
  return which == fact_locale::vi && vi ? vi : either;
}

office_day office_day_of(std::string_view written) {
  office_day out;
  const std::string single = with_single_spaces(written);
  if (single.size() > 40) return out;
  const auto w = detail::words_and_numbers(single);
  out.looks_like_one =
      std::ranges::any_of(w, [](const std::string& word) { return word == "thg" || detail::month_named(word); }) &&
      w.size() >= 2;
  if (const auto serial = single.size() == 5 ? detail::small_number(single) : std::nullopt; serial && *serial > 20'000)
    out.spreadsheet = add_days(*date::of(1899, 12, 30), *serial);
  if (const auto day = detail::day_in_words(w)) {
    out.either = day;
    out.looks_like_one = true;
    return out;
  }
  std::string_view text = detail::without_midnight(single);
  if (constexpr std::string_view word = "ngày "; plain_words(text).starts_with(word)) text.remove_prefix(word.size());
  const std::size_t first = text.find_first_of("/-."), second = text.find_first_of("/-.", first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos || text[first] != text[second]) return out;
  const std::array parts{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
  std::array<std::int32_t, 3> n{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parts[i].size() <= 4 ? detail::small_number(parts[i]) : std::nullopt;
    if (!number) return out;
    n[i] = *number;
  }
  const bool short_parts = parts[1].size() <= 2 && (parts[0].size() <= 2 || parts[2].size() <= 2);
  if (!short_parts) return out;
  out.looks_like_one = text[first] != '.' || parts[0].size() == 4 || parts[2].size() == 4;
  if (parts[0].size() == 4) out.either = date::of(n[0], n[1], n[2]);
  if (parts[2].size() != 4) return out;
  out.vi = date::of(n[2], n[1], n[0]);
  out.month_first = date::of(n[2], n[0], n[1]);
  return out;
}

std::optional<bool> office_boolean_of(std::string_view written, fact_locale how) {
  const std::string word = plain_words(written);
  if (how != fact_locale::plain && word == "x") return true;
  const auto found = std::ranges::find_if(detail::boolean_words, [&](const detail::boolean_word& one) {
    return one.word == word && (!one.of || one.of == how);
  });
  return found == detail::boolean_words.end() ? std::nullopt : std::optional(found->says);
}

std::string nearest_boolean(std::string_view written, fact_locale how) {
  constexpr std::array<std::string_view, 8> negatives{"ko", "k", "kg", "hok", "chưa", "không đạt", "chưa đạt", "kô"};
  if (how == fact_locale::vi && detail::is_one_of(written, negatives)) return "không";
  std::vector<std::string> words;
  for (const detail::boolean_word& one : detail::boolean_words)
    if (!one.of || one.of == how) words.emplace_back(one.word);
  if (written.size() <= 2 && written != "co") return {};
  return nearest_spelling(written, words);
}

std::optional<std::string> office_period_of(std::string_view text, period_form form) {
  if (text.size() > 60) return std::nullopt;
  if (form == period_form::once)
    return plain_words(text) == "một lần" ? std::optional<std::string>("once") : std::nullopt;
  const auto found = detail::part_and_year(detail::words_and_numbers(text), form);
  if (!found) return std::nullopt;
  const auto [part, year] = *found;
  return text_of(period{{form, -1}, year, part, {}, {}});
}

std::optional<std::string> office_stretch_of(std::string_view text) {
  const auto words = detail::words_and_numbers(text);
  if (words.empty() || words.back().size() != 4) return std::nullopt;
  for (const period_form form : {period_form::year, period_form::half, period_form::quarter, period_form::month})
    if (auto found = office_period_of(text, form); found && stretch_of(*found)) return found;
  return std::nullopt;
}

std::optional<office_part> office_part_of(std::string_view text, office_years years) {
  if (years == office_years::parts_too)
    if (const auto year = office_period_of(text, period_form::year); year && detail::is_year_of_our_age(*year))
      return office_part{period_form::year, *year, *year};
  const bool in_digits = std::ranges::none_of(plain_words(text), detail::is_letter);
  if (in_digits && text.find('/') == std::string_view::npos) return std::nullopt;
  constexpr std::size_t behind_year = 5;  // of "2024-Q3"
  for (const period_form form : {period_form::half, period_form::quarter, period_form::month}) {
    const auto said = office_period_of(text, form);
    const auto read = said || in_digits ? said : office_period_of(std::string(text) + " 2000", form);
    if (!read || !stretch_of(*read)) continue;
    return office_part{form, said.value_or(std::string()), read->substr(behind_year)};
  }
  return std::nullopt;
}

bool is_word_for_nothing(std::string_view cell) {
  constexpr std::array<std::string_view, 13> words{
      "không", "không có", "không có số liệu", "chưa có", "chưa có số liệu", "k có", "ko có", "ksl", "n/a", "na",
      "none",  "nil",      "no data"};
  constexpr std::array<std::string_view, 8> marks{
      "-", ".", "?", "\xE2\x80\x90", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA6", "\xE2\x88\x92"};
  const std::string word = plain_words(cell);
  if (detail::is_one_of(word, words)) return true;
  std::string_view left = word;
  while (!left.empty()) {
    const auto mark = std::ranges::find_if(marks, [&](std::string_view m) { return left.starts_with(m); });
    if (mark == marks.end()) return false;
    left.remove_prefix(mark->size());
  }
  return !word.empty();
}

bool is_total_word(std::string_view cell) {
  constexpr std::size_t longest = 120;  // bytes; what is longer is prose
  if (cell.size() > longest) return false;
  constexpr std::array<std::string_view, 4> alone{"tổng", "cộng", "sum", "toàn tỉnh"};
  constexpr std::array<std::string_view, 4> first{"tổng cộng", "tổng số", "total", "grand total"};
  std::string word = plain_words(cell);
  while (!word.empty() && (word.back() == ':' || word.back() == ' ')) word.pop_back();
  if (detail::is_one_of(word, alone)) return true;
  return std::ranges::any_of(first, [&](std::string_view w) {
    return word.starts_with(w) && (word.size() == w.size() || word[w.size()] == ' ' || word[w.size()] == ':');
  });
}

std::string_view behind_list_number(std::string_view words) noexcept {
  constexpr std::array<std::string_view, 6> dashes{"-", "+", "*", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2"};
  const auto dash = std::ranges::find_if(dashes, [&](std::string_view d) { return words.starts_with(d); });
  std::size_t end = dash == dashes.end() ? detail::list_number_length(words) : dash->size();
  if (end == 0) return words;
  while (end < words.size() && words[end] == ' ') ++end;
  return words.substr(end);
}

bool stands_in(std::string_view words, std::string_view wanted) noexcept {
  for (std::size_t at = words.find(wanted); at != std::string_view::npos; at = words.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || !detail::is_letter(words[at - 1])) && (end == words.size() || !detail::is_letter(words[end])))
      return true;
  }
  return false;
}

bool tells_other_kind(std::string_view words) noexcept {
  constexpr std::array<std::string_view, 12> kinds{"kế hoạch", "dự kiến",   "ước thực hiện", "ước đạt",
                                                   "cùng kỳ",  "năm trước", "lũy kế",        "luỹ kế",
                                                   "phấn đấu", "so với",    "forecast",      "plan"};
  if (words == "kh" || words.starts_with("kh ")) return true;
  return std::ranges::any_of(kinds, [&](std::string_view kind) { return stands_in(words, kind); });
}

period_match period_told_in(std::string_view words, std::string_view given) {
  if (stands_in(words, "ngày") || stands_in(words, "công văn") || words.size() > 120) return period_match::none;
  const auto w = detail::words_and_numbers(words);
  std::vector<std::string> years, parts;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (detail::is_year_of_our_age(w[i])) years.push_back(w[i]);
    if (i + 1 == w.size()) continue;
    const bool of_six = i > 0 && w[i - 1] == "6" && w[i] == "tháng";
    const auto part = office_part_of(of_six ? "6 tháng " + w[i + 1] + " năm" : w[i] + " " + w[i + 1]);
    if (part && !detail::is_year_of_our_age(w[i + 1])) parts.push_back(part->part);
  }
  if (years.empty() && parts.empty()) return period_match::none;
  const std::string_view year = given.substr(0, 4), part = given.size() > 5 ? given.substr(5) : std::string_view();
  const bool of_year = years.empty() || std::ranges::find(years, year) != years.end();
  const bool of_part = parts.empty() || std::ranges::find(parts, part) != parts.end();
  return of_year && of_part ? period_match::same : period_match::other;
}

bool is_ordinal_column(std::string_view heading) {
  constexpr std::array<std::string_view, 7> words{"stt", "tt", "số tt", "số thứ tự", "no", "no.", "#"};
  return detail::is_one_of(plain_words(heading), words);
}

std::string_view fact_column_headed(std::string_view heading) {
  const auto found = std::ranges::find(detail::column_headings, plain_words(heading), &detail::column_heading::words);
  return found == detail::column_headings.end() ? std::string_view() : found->column;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
