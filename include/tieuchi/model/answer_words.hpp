#pragma once

// Closed words of answers that the cases of a pack also name.

#include <tieuchi/core/codes.hpp>

#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class duty_status : std::uint8_t {
  not_yet_due,
  due,
  fulfilled,
  late,
  overdue,
  not_required,
  open,
  not_followed,  ///< open, and no fact could ever tell that it is done
  unknown
};
template <>
struct vocabulary<duty_status> {
  static constexpr auto codes = code_table<duty_status::unknown>("not_yet_due", "due", "fulfilled", "late", "overdue",
                                                                 "not_required", "open", "not_followed", "unknown");
};

enum class target_verdict : std::uint8_t { reached, missed, open };
template <>
struct vocabulary<target_verdict> {
  static constexpr auto codes = code_table<target_verdict::open>("reached", "missed", "open");
};

/// Why a value is unknown (language page 6); an author's open values bring codes of their own.
enum class unknown_code : std::uint8_t {
  refused,
  not_reported,
  partly_known,
  not_said,
  still_open,
  no_last_day,
  not_named,
  late,
  not_submitted,
  contradiction,
  no_rulebook,
  others_open,
  rejected,
  contested,
  withheld,
  not_collected,
  out_of_validity,
  no_carry_over_rule,
  no_norm,
  no_calendar,
  empty_denominator,
  undefined_operation,
  bound_exceeded
};
template <>
struct vocabulary<unknown_code> {
  static constexpr auto codes = code_table<unknown_code::bound_exceeded>(
      "refused", "not_reported", "partly_known", "not_said", "still_open", "no_last_day", "not_named", "late",
      "not_submitted", "contradiction", "no_rulebook", "others_open", "rejected", "contested", "withheld",
      "not_collected", "out_of_validity", "no_carry_over_rule", "no_norm", "no_calendar", "empty_denominator",
      "undefined_operation", "bound_exceeded");
};

/// Why a known outcome or a duty is what it is (format page 11); authors bring words of their own, and tests that fail
/// are told as `fail:` and their names.
enum class usual_reason : std::uint8_t {
  ok,
  below,
  partial,
  zero,
  below_line,
  below_floor,
  not_eligible,
  quota,
  tie_at_cut,
  not_applicable,
  not_in_scope,
  ended,
  not_yet,
  nothing_applies,
  role,
  not_required_when
};
template <>
struct vocabulary<usual_reason> {
  static constexpr auto codes = code_table<usual_reason::not_required_when>(
      "ok", "below", "partial", "zero", "below_line", "below_floor", "not_eligible", "quota", "tie_at_cut",
      "not_applicable", "not_in_scope", "ended", "not_yet", "nothing_applies", "role", "not_required_when");
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
