#pragma once

#include <tieuchi/door/personal.hpp>
#include <tieuchi/door/personal_patterns.hpp>

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/plain_words.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline words words_of(personal_kind kind) {
  switch (kind) {
    case personal_kind::identity:
      return {"số căn cước, số định danh", "an identity number"};
    case personal_kind::passport:
      return {"số hộ chiếu", "a passport number"};
    case personal_kind::telephone:
      return {"số điện thoại", "a telephone number"};
    case personal_kind::mail:
      return {"địa chỉ thư điện tử", "a mail address"};
    case personal_kind::birth:
      return {"ngày sinh", "a birth date"};
    case personal_kind::name:
      return {"họ tên", "the name of a person"};
  }
  return {};
}

inline bool holds_in(std::string_view of_pattern, std::string_view country) noexcept {
  return of_pattern == any_country || of_pattern == country;
}

inline bool is_figure(char c) noexcept { return c >= '0' && c <= '9'; }

inline bool is_word_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_figure(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Folded words; a number with points or commas between its digits is one word.
inline std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold_vietnamese(text);
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool within = (c == '.' || c == ',') && i > 0 && is_figure(folded[i - 1]) && i + 1 < folded.size() &&
                        is_figure(folded[i + 1]);
    if (is_word_byte(c) || within)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

inline std::string joined(const std::vector<std::string>& words, std::size_t from) {
  std::string all;
  for (std::size_t i = from; i < words.size(); ++i) all += words[i] + " ";
  return all;
}

/// Whether words, each with a space behind it, begin with a phrase.
inline bool begins_with(std::string_view words, std::string_view phrase) noexcept {
  return words.size() > phrase.size() && words.starts_with(phrase) && words[phrase.size()] == ' ';
}

inline bool means_something_else(const personal_word& w, std::string_view behind) {
  return std::ranges::any_of(
      other_meanings, [&](const other_meaning& o) { return o.folded == w.folded && begins_with(behind, o.behind); });
}

/// The word that announces personal data at the beginning of some words, the longest of them.
inline const personal_word* announced(std::string_view words, std::string_view country) {
  const personal_word* found = nullptr;
  for (const personal_word& w : personal_words) {
    if (!holds_in(w.country, country) || !begins_with(words, w.folded)) continue;
    if (means_something_else(w, words.substr(w.folded.size() + 1))) return nullptr;
    if (!found || w.folded.size() > found->folded.size()) found = &w;
  }
  return found;
}

/// Of a heading what stands behind an announcing word may say whose or which it is; else the heading is about a thing.
inline bool says_whose(std::string_view behind, std::string_view country) {
  constexpr std::array<std::string_view, 25> owners{
      "so",       "cua",    "ca nhan", "lien he", "di dong",     "co dinh", "nha rieng", "nguoi",   "can bo",
      "cong dan", "chu ho", "truong",  "pho",     "cong dan so", "no",      "number",    "numbers", "address",
      "date",     "year",   "day",     "of",      "id",          "contact", "personal"};
  return behind.empty() || announced(behind, country) ||
         std::ranges::any_of(owners, [&](std::string_view owner) { return begins_with(behind, owner); });
}

inline bool counts_things(std::string_view words, std::string_view country) {
  if (std::ranges::any_of(counting_words, [&](std::string_view c) { return begins_with(words, c); })) return true;
  return begins_with(words, "so") && !announced(words, country) && !announced(words.substr(3), country) &&
         !(begins_with(words, "so the") && announced(words.substr(7), country));
}

// --- numbers in texts

struct digit_run {
  std::size_t begin = 0, end = 0;
};

inline std::vector<digit_run> digit_runs(std::string_view s) {
  std::vector<digit_run> runs;
  for (std::size_t i = 0; i < s.size();) {
    if (!is_figure(s[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < s.size() && is_figure(s[end])) ++end;
    runs.push_back({i, end});
    i = end;
  }
  return runs;
}

/// Whether nothing but one blank, point or hyphen, or a bracket with a blank, parts two runs.
inline bool is_parted_alone(std::string_view s, const digit_run& a, const digit_run& b) noexcept {
  const std::string_view gap = s.substr(a.end, b.begin - a.end);
  return gap == " " || gap == "." || gap == "-" || gap == ") " || gap == ")";
}

inline bool stands_alone(std::string_view s, const digit_run& first, const digit_run& last) noexcept {
  if (first.begin > 0 && is_word_byte(s[first.begin - 1])) return false;
  if (last.end == s.size()) return true;
  const char next = s[last.end];
  const bool number_goes_on = (next == '.' || next == ',') && last.end + 1 < s.size() && is_figure(s[last.end + 1]);
  return !is_word_byte(next) && next != '/' && !number_goes_on;
}

inline bool fits(const personal_digits_pattern& p, std::string_view digits, bool plus) noexcept {
  return digits.size() == p.digits && digits.starts_with(p.begins) && p.plus == plus;
}

/// Groups as telephones and cards have them: three or four digits first, behind a plus sign one to three, then two to
/// four.
inline bool is_group(std::size_t length, bool first, bool plus) noexcept {
  if (!first) return length >= 2 && length <= 4;
  return plus ? length >= 1 && length <= 3 : length == 3 || length == 4;
}

inline std::optional<personal_kind> personal_digits(std::string_view s, std::string_view country) {
  const auto runs = digit_runs(s);
  constexpr std::size_t most_groups = 6;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool plus = runs[i].begin > 0 && s[runs[i].begin - 1] == '+';
    std::string digits;
    bool grouped = true;
    for (std::size_t k = i; k < runs.size() && k < i + most_groups; ++k) {
      if (k > i && !is_parted_alone(s, runs[k - 1], runs[k])) break;
      digits += s.substr(runs[k].begin, runs[k].end - runs[k].begin);
      grouped = grouped && is_group(runs[k].end - runs[k].begin, k == i, plus);
      if (k > i && !grouped) break;
      if (!stands_alone(s, runs[i], runs[k])) continue;
      for (const personal_digits_pattern& p : personal_digit_patterns)
        if (holds_in(p.country, country) && fits(p, digits, plus) && (k == i || p.grouped)) return p.kind;
    }
  }
  return std::nullopt;
}

/// name@place.tld
inline bool holds_mail(std::string_view s) {
  const auto is_part = [](char c) { return is_word_byte(c) || c == '.' || c == '_' || c == '-' || c == '+'; };
  for (std::size_t at = s.find('@'); at != std::string_view::npos; at = s.find('@', at + 1)) {
    if (at == 0 || !is_part(s[at - 1])) continue;
    std::size_t end = at + 1;
    while (end < s.size() && is_part(s[end])) ++end;
    const std::string_view host = s.substr(at + 1, end - at - 1);
    const std::size_t dot = host.find('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 2 < host.size()) return true;
  }
  return false;
}

inline bool is_number_word(std::string_view word) noexcept {
  return !word.empty() && std::ranges::all_of(word, is_figure);
}

inline bool is_year_of_birth(std::string_view word) noexcept {
  return word.size() == 4 && is_number_word(word) && (word.starts_with("19") || word.starts_with("20"));
}

/// Whether the number that begins at a word is one of that kind: an announcing word stands before it.
inline bool is_announced_number(const std::vector<std::string>& words, std::size_t at, personal_kind kind) {
  const auto word = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i]) : std::string_view(); };
  std::string digits;
  for (std::size_t i = at; is_number_word(word(i)); ++i) digits += word(i);
  switch (kind) {
    case personal_kind::identity:
      return digits.size() == 9 || digits.size() == 10 || digits.size() == 12;
    case personal_kind::telephone:
      return digits.size() >= 9 && digits.size() <= 12;
    case personal_kind::birth:
      return is_year_of_birth(word(at)) ||
             (is_number_word(word(at)) && is_number_word(word(at + 1)) && is_year_of_birth(word(at + 2)));
    case personal_kind::passport:
      return word(at).size() >= 7 && word(at).size() <= 9 && !is_figure(word(at)[0]) &&
             is_number_word(word(at).substr(1));
    case personal_kind::mail:
    case personal_kind::name:
      break;
  }
  return false;
}

inline std::optional<personal_kind> announced_number(std::string_view text, std::string_view country) {
  const auto words = folded_words(text);
  const std::string all = joined(words, 0);
  std::string_view rest = all;
  for (std::size_t i = 0; i < words.size(); rest.remove_prefix(words[i].size() + 1), ++i) {
    const personal_word* w = announced(rest, country);
    if (!w || w->not_in_texts) continue;
    const auto length = static_cast<std::size_t>(std::ranges::count(w->folded, ' ')) + 1;
    constexpr std::size_t between = 2;  // "CCCD số 123456789"
    for (std::size_t k = i + length; k < words.size() && k <= i + length + between; ++k)
      if (is_announced_number(words, k, w->kind)) return w->kind;
  }
  return std::nullopt;
}

}  // namespace detail

std::optional<words> personal_column(std::string_view header, std::string_view country) {
  const auto list = detail::folded_words(with_single_spaces(header));
  std::vector<std::string> parts;  // snake_case is words too
  for (const std::string& word : list)
    for (std::size_t begin = 0; begin <= word.size();) {
      const std::size_t end = std::min(word.find('_', begin), word.size());
      if (end > begin) parts.push_back(word.substr(begin, end - begin));
      begin = end + 1;
    }
  const std::string words = detail::joined(parts, 0);
  if (detail::counts_things(words, country)) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string rest = detail::joined(parts, i);
    const detail::personal_word* w = detail::announced(rest, country);
    if (!w) continue;
    const bool first = i == 0 || (i == 1 && (parts[0] == "so" || parts[0] == "ma")) ||
                       (i == 2 && parts[0] == "so" && parts[1] == "the");
    const bool numbered = i > 0 && (parts[i - 1] == "so" || parts[i - 1] == "of");
    const bool whole = w->kind == detail::personal_kind::name || w->kind == detail::personal_kind::birth;
    if (numbered || whole ||
        (first && detail::says_whose(std::string_view(rest).substr(w->folded.size() + 1), country)))
      return detail::words_of(w->kind);
  }
  return std::nullopt;
}

std::optional<words> personal_value(std::string_view s, std::string_view country) {
  if (s.size() < 6) return std::nullopt;
  if (detail::holds_mail(s)) return detail::words_of(detail::personal_kind::mail);
  if (std::ranges::none_of(s, detail::is_figure)) return std::nullopt;
  if (const auto found = detail::personal_digits(with_single_spaces(s), country)) return detail::words_of(*found);
  const auto found = detail::announced_number(s, country);
  return found ? std::optional(detail::words_of(*found)) : std::nullopt;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
