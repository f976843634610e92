#pragma once

// What is wrong with something that was read or checked: a stable code, the place, and words in two languages.

#include <tieuchi/config.hpp>
#include <tieuchi/core/codes.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The same words in Vietnamese and English.
struct words {
  std::string vi;
  std::string en;

  /// The words of a language, "vi" or "en"; the other one where the first is empty.
  [[nodiscard]] const std::string& in(std::string_view language) const noexcept;

  friend bool operator==(const words&, const words&) = default;
};

/// Text by text; where one lacks a language, its other one.
[[nodiscard]] words operator+(words, const words&);

enum class severity : std::uint8_t { error, warning, note };
template <>
struct vocabulary<severity> {
  static constexpr auto codes = code_table<severity::note>("error", "warning", "note");
};

/// Where an issue is; empty or 0 where that does not apply.
struct place {
  std::string file;         ///< path as given by the caller, relative inside a pack
  std::size_t line = 0;     ///< from 1
  std::size_t column = 0;   ///< from 1, in code points
  std::size_t row = 0;      ///< from 1, data row of a table or index of a list of facts
  std::string pointer;      ///< JSON pointer, such as /criteria/3/rule
  std::string field;        ///< key or column
  std::string source_text;  ///< the line of a rule text the caret stands under; empty where there is none
  std::size_t caret = 0;    ///< code points before the caret in source_text
  std::size_t offset = 0;   ///< byte offset in the rule text

  friend bool operator==(const place&, const place&) = default;
};

/// One problem: stable code, place, what was found, what was expected and the nearest valid spelling.
struct issue {
  std::string code;  ///< such as "feel.type.operator"
  tieuchi::severity severity = tieuchi::severity::error;
  tieuchi::place place;
  words message;
  words hint;                                               ///< what to do; empty where nothing is known
  std::string nearest;                                      ///< nearest valid spelling; empty where nothing is near
  std::vector<std::pair<std::string, std::size_t>> counts;  ///< of issues.more: how many of each code are not told

  friend bool operator==(const issue&, const issue&) = default;
};

/// Whether any of the issues is an error.
[[nodiscard]] bool has_errors(const std::vector<issue>&) noexcept;

/// One issue as a line for people, with a caret under the rule text where there is one: "file:line:column: message
/// (code)".
[[nodiscard]] std::string describe(const issue&, std::string_view language);

/// The candidate nearest to a misspelt word by edit distance over code points; empty when none is near.
[[nodiscard]] std::string nearest_spelling(std::string_view word, const std::vector<std::string>& candidates);

/// A value, or the issues that prevented it; warnings may stand beside a value.
template <class T>
struct checked {
  T value{};
  std::vector<issue> issues;

  /// Whether the value may be used.
  [[nodiscard]] bool ok() const noexcept { return !has_errors(issues); }
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
