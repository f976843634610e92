#pragma once

// Rest days and working days of a calendar, within the years it covers (format page 4).

#include <tieuchi/core/date.hpp>
#include <tieuchi/model/indicator.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

[[nodiscard]] bool covers(const calendar_days&, date) noexcept;

/// Whether a day is off: a weekend day or a holiday. Outside the years covered only the weekend is known.
[[nodiscard]] bool is_rest_day(const calendar_days&, date) noexcept;

/// A day found by counting, or the first day met outside the years covered.
struct counted_day {
  std::optional<date> day;
  std::optional<date> not_covered;
};

/// The n-th working day after a day that is not counted itself; before it when n is negative; the day itself for 0.
[[nodiscard]] counted_day add_working_days(const calendar_days&, date, std::int64_t n) noexcept;

/// The day itself or, when it is off, the next working day; the one before when `back`.
[[nodiscard]] counted_day roll_to_working_day(const calendar_days&, date, bool back) noexcept;

/// Working days from one day to another, both included; 0 when the second is earlier.
struct counted_days {
  std::int64_t count = 0;
  std::optional<date> not_covered;
};
[[nodiscard]] counted_days working_days_between(const calendar_days&, date from, date to) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
