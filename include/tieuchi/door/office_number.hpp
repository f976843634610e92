#pragma once

// A number as offices spell it, read by each convention at once: what differs between them is never decided here.

#include <tieuchi/door/locale.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A text as each convention reads it, written as the format writes numbers; nothing where it is no number there.
struct office_number {
  std::optional<std::string> plain, vi, en;
  bool point = false, comma = false, blank = false;  ///< marks between its digits
  bool percent = false;                              ///< `%` behind it
  bool shortened = false;                            ///< 1,23457E+16: digits are gone
  bool cut = false;                                  ///< more than 15 digits, nothing but zeros from the 16th on

  [[nodiscard]] const std::optional<std::string>& in(fact_locale) const noexcept;
  /// Whether both conventions read it, and not alike.
  [[nodiscard]] bool differs() const noexcept { return vi && en && *vi != *en; }
};

[[nodiscard]] office_number office_number_of(std::string_view);

namespace detail {

/// [-]digits[.digits], nothing else.
bool is_plain_number(std::string_view) noexcept;

}  // namespace detail

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
