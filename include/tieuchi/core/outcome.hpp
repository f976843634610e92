#pragma once

// What a rule can say of a unit, and how several sayings add up.
//
// Groups follow strong Kleene logic: a group is decided as soon as no completion of its unknown members could change
// it. not_applicable leaves the group, waived counts as met and stays visible.

#include <tieuchi/core/codes.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The answer of a criterion, group or standard for one unit and one period.
enum class outcome : std::uint8_t { met, not_met, unknown, not_applicable, waived };

template <>
struct vocabulary<outcome> {
  static constexpr auto codes = code_table<outcome::waived>("met", "not_met", "unknown", "not_applicable", "waived");
};

/// How many members said what; enough to decide any group and to print "đạt n/N, k chưa đủ số liệu".
struct tally {
  int met = 0;
  int not_met = 0;
  int unknown = 0;
  int not_applicable = 0;
  int waived = 0;

  /// N: the members that apply.
  [[nodiscard]] int applicable() const noexcept;

  friend bool operator==(const tally&, const tally&) = default;
};

/// Counts the members of a group.
[[nodiscard]] tally tally_of(std::span<const outcome> members) noexcept;

/// At least k members met or waived; not_applicable when no member applies.
[[nodiscard]] outcome at_least(int k, const tally&) noexcept;

/// Every applicable member met or waived.
[[nodiscard]] outcome all_of(const tally&) noexcept;

/// Some member met or waived.
[[nodiscard]] outcome any_of(const tally&) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
