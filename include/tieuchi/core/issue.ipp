#pragma once

#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/utf8.hpp>

#include <algorithm>
#include <numeric>
#include <optional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// "file:line:column", or file and JSON pointer where no line is known.
inline std::string place_text(const place& at) {
  std::string words = at.file;
  const auto join = [&](std::string_view separator, const std::string& part) {
    if (!words.empty()) words += separator;
    words += part;
  };
  if (at.line != 0) {
    join(":", std::to_string(at.line));
    if (at.column != 0) join(":", std::to_string(at.column));
  } else if (!at.pointer.empty()) {
    join("#", at.pointer);
  }
  return words;
}

/// "[row 3, so_ho]" or nothing; the words are true of tables and of lists of facts.
inline std::string row_text(const place& at, bool vietnamese) {
  std::string words;
  if (at.row != 0) words += (vietnamese ? "hàng " : "row ") + std::to_string(at.row);
  if (!at.field.empty()) words += (words.empty() ? "" : ", ") + at.field;
  return words.empty() ? words : "[" + words + "]";
}

/// The line of the rule and the caret under it; tabs stay tabs, so that the caret stands right.
inline std::string caret_text(const place& at) {
  std::string under;
  for (const char32_t c : code_points(at.source_text)) {
    if (count_code_points(under) == at.caret) break;
    under += c == U'\t' ? '\t' : ' ';
  }
  under.append(at.caret - std::min(at.caret, under.size()), ' ');
  return "\n  " + at.source_text + "\n  " + under + '^';
}

/// Edit distance with swaps of neighbours (optimal string alignment).
inline std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t change = last[k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
      row[k] = std::min({last[k] + 1, row[k - 1] + 1, change});
      const bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped) row[k] = std::min(row[k], before[k - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.size()];
}

/// How far a candidate is from a word, marks and case counting less than letters; nothing when it is not near.
inline std::optional<std::size_t> spelling_distance(std::string_view word, std::string_view candidate) {
  const std::u32string a = code_points(word);
  const std::u32string b = code_points(candidate);
  if (a.size() < 2 && fold_vietnamese(word) != fold_vietnamese(candidate)) return std::nullopt;
  const std::size_t allowed = std::max<std::size_t>(1, a.size() / 3);
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > allowed) return std::nullopt;
  const std::size_t exact = edit_distance(a, b);
  const std::size_t folded = edit_distance(code_points(fold_vietnamese(word)), code_points(fold_vietnamese(candidate)));
  if (std::min(exact, folded) > allowed) return std::nullopt;
  return folded * 100 + std::min<std::size_t>(exact, 99);
}

}  // namespace detail

const std::string& words::in(std::string_view language) const noexcept {
  const std::string& first = language == "en" ? en : vi;
  const std::string& second = language == "en" ? vi : en;
  return first.empty() ? second : first;
}

words operator+(words a, const words& b) {
  if (a.vi.empty()) a.vi = a.en;  // words given in one language are the words of both
  if (a.en.empty()) a.en = a.vi;
  a.vi += b.in("vi");
  a.en += b.in("en");
  return a;
}

bool has_errors(const std::vector<issue>& issues) noexcept {
  return std::any_of(issues.begin(), issues.end(), [](const issue& i) { return i.severity == severity::error; });
}

std::string describe(const issue& i, std::string_view language) {
  const bool vietnamese = language != "en";
  std::string words = detail::place_text(i.place);
  const std::string row = detail::row_text(i.place, vietnamese);
  if (!row.empty()) words += (words.empty() ? "" : " ") + row;
  if (!words.empty()) words += ": ";
  words += i.message.in(language) + " (" + i.code + ')';
  if (!i.place.source_text.empty()) words += detail::caret_text(i.place);
  if (!i.nearest.empty()) words += (vietnamese ? "\n  Ý bạn là " : "\n  Did you mean ") + i.nearest + '?';
  if (!i.hint.in(language).empty()) words += "\n  " + i.hint.in(language);
  return words;
}

std::string nearest_spelling(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest_word = 1'000;  // bytes; what is longer is no misspelt word
  if (word.size() > longest_word) return {};
  const std::string* nearest = nullptr;
  std::optional<std::size_t> least;
  for (const std::string& candidate : candidates) {
    const auto distance = detail::spelling_distance(word, candidate);
    if (!distance || (least && *distance >= *least)) continue;
    least = distance;
    nearest = &candidate;
  }
  return nearest == nullptr ? std::string() : *nearest;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
