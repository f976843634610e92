#pragma once

#include <tieuchi/calendar/working_days.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

bool covers(const calendar_days& c, date day) noexcept {
  const auto year = day.year();
  return c.covers_from <= year && year <= c.covers_to;
}

bool is_rest_day(const calendar_days& c, date day) noexcept {
  return std::ranges::find(c.weekend, day.weekday()) != c.weekend.end() ||
         std::ranges::find(c.holidays, day) != c.holidays.end();
}

counted_day add_working_days(const calendar_days& c, date from, std::int64_t n) noexcept {
  date day = from;
  const std::int64_t step = n < 0 ? -1 : 1;
  while (n != 0) {
    day.days += step;
    if (!covers(c, day)) return {{}, day};
    if (!is_rest_day(c, day)) n -= step;
  }
  return {day, {}};
}

counted_day roll_to_working_day(const calendar_days& c, date day, bool back) noexcept {
  for (;; day.days += back ? -1 : 1) {
    if (!covers(c, day)) return {{}, day};
    if (!is_rest_day(c, day)) return {day, {}};
  }
}

counted_days working_days_between(const calendar_days& c, date from, date to) noexcept {
  counted_days found;
  for (date day = from; day <= to; ++day.days) {
    if (!covers(c, day)) return {0, day};
    if (!is_rest_day(c, day)) ++found.count;
  }
  return found;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
