#pragma once

// The text of a reported value as a value of its indicator's type (format page 7).

#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>
#include <tieuchi/model/indicator.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Stands in a field of a row of a set whose content the report does not say.
inline constexpr std::string_view unsaid_field = "?";

/// A value, or what its text should have looked like. A field that is not said is null.
struct value_text {
  std::optional<feel::value> value;
  words expected;       ///< filled where there is no value
  std::string nearest;  ///< nearest level or day
};

/// How the values of a reported variable are written.
struct value_form {
  value_type type = value_type::boolean;
  feel::type seen;                                  ///< as FEEL sees it; with `none_word` a list of at most one
  const std::vector<entry_field>* entry = nullptr;  ///< of a set
  std::string_view none_word;
};

[[nodiscard]] value_form form_of(const indicator&, const feel::type& seen);

/// Reads a trimmed text; strings and lists are copied into the arena.
[[nodiscard]] value_text value_of_text(std::string_view, const value_form&, feel::arena&);

/// The value in the text that value_of_text reads back; empty for an unknown.
[[nodiscard]] std::string text_of_value(const feel::value&, const value_form&);

/// Whether two values of a reported variable say the same; the order of a set does not count.
[[nodiscard]] bool same_report(const feel::value&, const feel::value&, value_type);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
