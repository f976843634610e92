#pragma once

// A stretch of time as facts and frames name it (format page 4). Windows and occasions are declared by a programme.

#include <tieuchi/core/date.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class period_form : std::uint8_t { year, half, quarter, month, once, dated, window, occasion };

/// A kind of period: a built-in form, or a window or occasion with the index of its declaration.
struct period_type {
  period_form form = period_form::year;
  std::int16_t declared = -1;

  friend auto operator<=>(const period_type&, const period_type&) = default;
};

/// One period. `number` counts within the year (half, quarter, month, occasion); a dated one has ends, either may be
/// open.
struct period {
  period_type type;
  std::int32_t year = 0;
  std::int32_t number = 0;
  std::optional<date> from, to;

  friend auto operator<=>(const period&, const period&) = default;
};

/// The calendar year as a period.
[[nodiscard]] inline period year_period(int year) { return {{period_form::year, -1}, year, 0, {}, {}}; }

/// Reads "2024", "2024-H1", "2024-Q3", "2024-07", "once", "2022-01-01/2023-06-30", "2024-O2"; nothing when the text is
/// not of that type.
[[nodiscard]] std::optional<period> period_of(std::string_view text, period_type, char occasion_letter = 'O');

/// The text that period_of reads back.
[[nodiscard]] std::string text_of(const period&, char occasion_letter = 'O');

/// Reads "2024", "2024-H1", "2024-Q3", "2024-07": the year, half, quarter or month of a text.
[[nodiscard]] std::optional<period> stretch_of(std::string_view text);

/// The year, half, quarter or month that begins and ends on these days; nothing where none does.
[[nodiscard]] std::optional<period> stretch_between(date first, date last);

/// Months in a period that counts within the year; 0 for every other form.
[[nodiscard]] int months_in(period_form) noexcept;

/// First and last day of a year, half, quarter or month; other forms need the programme (calendar/frame.hpp).
[[nodiscard]] date first_day(const period&);
[[nodiscard]] date last_day(const period&);

/// The period of the same type that lies n earlier; nothing for once, dated and occasions.
[[nodiscard]] std::optional<period> earlier(const period&, int n);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
