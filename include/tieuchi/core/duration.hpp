#pragma once

// The two kinds of durations: months, and nanoseconds. They never mix; whatever leaves the bounds has no value.

#include <tieuchi/config.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/core/number.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A years and months duration: whole months, at most 11 999 999 999 either way.
struct months_duration {
  std::int64_t months = 0;

  /// A duration of that many months, when within bounds.
  [[nodiscard]] static std::optional<months_duration> of(int128 months) noexcept;

  /// The duration of a text such as P1Y2M or -P14M; nothing when it is not one.
  [[nodiscard]] static std::optional<months_duration> parse(std::string_view) noexcept;

  [[nodiscard]] std::int64_t years_part() const noexcept { return months / 12; }  ///< whole years, with the sign
  [[nodiscard]] std::int64_t months_part() const noexcept {
    return months % 12;
  }  ///< months beside them, with the sign

  /// Normalised, such as P1Y2M; zero is P0M.
  [[nodiscard]] std::string text() const;

  friend constexpr bool operator==(const months_duration&, const months_duration&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const months_duration&, const months_duration&) noexcept = default;
};

/// A days and time duration: whole nanoseconds, below 2^63 seconds either way.
struct time_duration {
  int128 nanoseconds = 0;

  /// A duration of that many nanoseconds, when within bounds.
  [[nodiscard]] static std::optional<time_duration> of(int128 nanoseconds) noexcept;

  /// A duration of whole days, when within bounds.
  [[nodiscard]] static std::optional<time_duration> of_days(std::int64_t days) noexcept;

  /// The duration of a text such as P1DT2H3M4.5S; nothing when it is not one.
  [[nodiscard]] static std::optional<time_duration> parse(std::string_view) noexcept;

  [[nodiscard]] std::int64_t days_part() const noexcept;     ///< whole days, with the sign
  [[nodiscard]] std::int64_t hours_part() const noexcept;    ///< hours beside them, 0 to 23, with the sign
  [[nodiscard]] std::int64_t minutes_part() const noexcept;  ///< minutes beside them, 0 to 59, with the sign
  [[nodiscard]] std::int64_t seconds_part() const noexcept;  ///< whole seconds beside them, 0 to 59, with the sign

  /// Normalised, such as P1DT2H3M4.5S; zero is PT0S.
  [[nodiscard]] std::string text() const;

  friend constexpr bool operator==(const time_duration&, const time_duration&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const time_duration&, const time_duration&) noexcept = default;
};

/// Sum of two durations of one kind.
[[nodiscard]] std::optional<months_duration> add(const months_duration&, const months_duration&) noexcept;
[[nodiscard]] std::optional<time_duration> add(const time_duration&, const time_duration&) noexcept;

/// Difference of two durations of one kind.
[[nodiscard]] std::optional<months_duration> subtract(const months_duration&, const months_duration&) noexcept;
[[nodiscard]] std::optional<time_duration> subtract(const time_duration&, const time_duration&) noexcept;

/// The opposite duration, which always exists.
[[nodiscard]] months_duration negate(const months_duration&) noexcept;
[[nodiscard]] time_duration negate(const time_duration&) noexcept;

/// The duration without its sign.
[[nodiscard]] months_duration absolute(const months_duration&) noexcept;
[[nodiscard]] time_duration absolute(const time_duration&) noexcept;

/// Exact product, truncated toward zero to a month or a nanosecond.
[[nodiscard]] std::optional<months_duration> multiply(const months_duration&, const number&);
[[nodiscard]] std::optional<time_duration> multiply(const time_duration&, const number&);

/// Exact quotient, truncated toward zero to a month or a nanosecond; nothing when the number is 0.
[[nodiscard]] std::optional<months_duration> divide(const months_duration&, const number&);
[[nodiscard]] std::optional<time_duration> divide(const time_duration&, const number&);

/// How many times the second goes into the first, exactly; nothing when the second is zero.
[[nodiscard]] std::optional<number> divide(const months_duration&, const months_duration&);
[[nodiscard]] std::optional<number> divide(const time_duration&, const time_duration&);

/// The day after or before that many months; a day past the end of the month becomes its last day.
[[nodiscard]] std::optional<date> add(const date&, const months_duration&) noexcept;
[[nodiscard]] std::optional<date> subtract(const date&, const months_duration&) noexcept;

/// Midnight of the date plus or minus the duration, then the day it falls in.
[[nodiscard]] std::optional<date> add(const date&, const time_duration&) noexcept;
[[nodiscard]] std::optional<date> subtract(const date&, const time_duration&) noexcept;

/// The whole days from the second date to the first.
[[nodiscard]] time_duration subtract(const date&, const date&) noexcept;

/// Whole months from one date to another, toward zero: a month counts once the day of `from` is reached again.
[[nodiscard]] months_duration years_and_months_between(const date& from, const date& to) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
