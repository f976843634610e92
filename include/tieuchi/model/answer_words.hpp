#pragma once

// Closed words of answers that the cases of a pack also name.

#include <tieuchi/core/codes.hpp>

#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class duty_status : std::uint8_t { not_yet_due, due, fulfilled, late, overdue, not_required };
template <>
struct vocabulary<duty_status> {
  static constexpr auto codes =
      code_table<duty_status::not_required>("not_yet_due", "due", "fulfilled", "late", "overdue", "not_required");
};

enum class target_verdict : std::uint8_t { reached, missed, open };
template <>
struct vocabulary<target_verdict> {
  static constexpr auto codes = code_table<target_verdict::open>("reached", "missed", "open");
};

/// The closed-world places of format page 17, in the order of their codes.
enum class assumed_place : std::uint8_t {
  absent_as,
  acts,
  breaches,
  carried,
  computed_by,
  default_value,
  extension,
  first_of,
  if_lacking,
  kept,
  left_out,
  occasions,
  reported,
  waiver
};
template <>
struct vocabulary<assumed_place> {
  static constexpr auto codes = code_table<assumed_place::waiver>(
      "absent_as", "acts", "breaches", "carried", "computed_by", "default", "extension", "first_of", "if_lacking",
      "kept", "left_out", "occasions", "reported", "waiver");
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
