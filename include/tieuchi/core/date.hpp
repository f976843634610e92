#pragma once

// Days of the proleptic Gregorian calendar, years -999 999 999 to 999 999 999, year 0 included.

#include <tieuchi/config.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A day, counted from 1970-01-01.
struct date {
  std::int64_t days = 0;

  /// The day of a year, month and day; nothing when there is no such day.
  [[nodiscard]] static std::optional<date> of(std::int64_t year, std::int64_t month, std::int64_t day) noexcept;

  /// The day of a text such as 2024-02-29 or -12345-01-01; nothing when it is not one (semantics section 3).
  [[nodiscard]] static std::optional<date> parse(std::string_view) noexcept;

  /// The day with that count from 1970-01-01; nothing outside the years of the calendar.
  [[nodiscard]] static std::optional<date> of_days(std::int64_t days) noexcept;

  [[nodiscard]] std::int64_t year() const noexcept;
  [[nodiscard]] int month() const noexcept;  ///< 1 to 12
  [[nodiscard]] int day() const noexcept;    ///< 1 to 31

  /// 1 for Monday to 7 for Sunday.
  [[nodiscard]] int weekday() const noexcept;

  /// Such as 2024-02-29; the year has at least four digits.
  [[nodiscard]] std::string text() const;

  friend constexpr bool operator==(const date&, const date&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const date&, const date&) noexcept = default;
};

/// Year, month and day of a date at one go.
struct civil_date {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;

  friend bool operator==(const civil_date&, const civil_date&) noexcept = default;
};

/// Year, month and day of a date.
[[nodiscard]] civil_date civil_of(const date&) noexcept;

/// Days of a month, 28 to 31; the month is 1 to 12, else std::out_of_range.
[[nodiscard]] int days_in_month(std::int64_t year, int month);

/// The same day that many months later, or the last day of that month where it has no such day; nothing out of bounds.
[[nodiscard]] std::optional<date> add_months(const date&, std::int64_t months) noexcept;

/// That many days later; nothing out of bounds.
[[nodiscard]] std::optional<date> add_days(const date&, std::int64_t days) noexcept;

/// The first day of the month.
[[nodiscard]] date first_day_of_month(const date&) noexcept;

/// The last day of the month.
[[nodiscard]] date last_day_of_month(const date&) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
