#pragma once

#include <tieuchi/core/date.hpp>
#include <tieuchi/core/int128.hpp>
#include <tieuchi/core/number_text.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::int64_t greatest_year = 999'999'999;

/// Days from 1970-01-01 to a day that exists; years are counted from March, so that the leap day ends them.
constexpr std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) noexcept {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

inline constexpr std::int64_t earliest_day = days_from_civil(-greatest_year, 1, 1);
inline constexpr std::int64_t final_day = days_from_civil(greatest_year, 12, 31);

constexpr bool is_leap_year(std::int64_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// A part of a date text: exactly two digits.
inline std::optional<std::int64_t> take_two_digits(std::string_view& text) noexcept {
  std::string_view part = text.substr(0, 2);
  const auto value = take_digits(part);
  if (!value || !part.empty() || text.size() < 2) return std::nullopt;
  text.remove_prefix(2);
  return static_cast<std::int64_t>(*value);
}

/// The year of a date text: four digits, or five to nine without a leading zero.
inline std::optional<std::int64_t> take_year(std::string_view& text) noexcept {
  const std::size_t before = text.size();
  const bool leading_zero = text.starts_with('0');
  const auto year = take_digits(text);
  const std::size_t digits = before - text.size();
  if (!year || digits < 4 || digits > 9 || (digits > 4 && leading_zero)) return std::nullopt;
  return static_cast<std::int64_t>(*year);
}

}  // namespace detail

int days_in_month(std::int64_t year, int month) {
  if (month < 1 || month > 12) throw std::out_of_range("a year has no month " + std::to_string(month));
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && detail::is_leap_year(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<date> date::of(std::int64_t year, std::int64_t month, std::int64_t day) noexcept {
  if (year < -detail::greatest_year || year > detail::greatest_year || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, static_cast<int>(month))) return std::nullopt;
  return date{detail::days_from_civil(year, month, day)};
}

std::optional<date> date::of_days(std::int64_t days) noexcept {
  if (days < detail::earliest_day || days > detail::final_day) return std::nullopt;
  return date{days};
}

std::optional<date> date::parse(std::string_view text) noexcept {
  const bool negative = take_character(text, '-');
  const auto year = detail::take_year(text);
  if (!year || (negative && *year == 0) || !take_character(text, '-')) return std::nullopt;
  const auto month = detail::take_two_digits(text);
  if (!month || !take_character(text, '-')) return std::nullopt;
  const auto day = detail::take_two_digits(text);
  if (!day || !text.empty()) return std::nullopt;
  return of(negative ? -*year : *year, *month, *day);
}

civil_date civil_of(const date& d) noexcept {
  const std::int64_t days = d.days + 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto march_month = static_cast<int>((5 * day_of_year + 2) / 153);
  const auto day = static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1);
  const int month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::int64_t date::year() const noexcept { return civil_of(*this).year; }
int date::month() const noexcept { return civil_of(*this).month; }
int date::day() const noexcept { return civil_of(*this).day; }

int date::weekday() const noexcept {
  const auto from_monday = static_cast<int>((days + 3) % 7);  // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

std::string date::text() const {
  const civil_date civil = civil_of(*this);
  const auto two = [](int part) { return '-' + digits_of(static_cast<uint128>(part), 2); };
  return (civil.year < 0 ? "-" : "") + digits_of(detail::magnitude(civil.year), 4) + two(civil.month) + two(civil.day);
}

std::optional<date> add_months(const date& d, std::int64_t months) noexcept {
  const civil_date civil = civil_of(d);
  const int128 month_of_all = int128{civil.year} * 12 + civil.month - 1 + months;
  const int128 year = detail::floor_divide(month_of_all, 12);
  if (detail::magnitude(year) > static_cast<uint128>(detail::greatest_year)) return std::nullopt;
  const auto month = static_cast<int>(month_of_all - year * 12) + 1;
  const auto in_year = static_cast<std::int64_t>(year);
  return date::of(in_year, month, std::min(civil.day, days_in_month(in_year, month)));
}

std::optional<date> add_days(const date& d, std::int64_t days) noexcept {
  const int128 sum = int128{d.days} + days;
  if (sum < detail::earliest_day || sum > detail::final_day) return std::nullopt;
  return date{static_cast<std::int64_t>(sum)};
}

date first_day_of_month(const date& d) noexcept { return {d.days - civil_of(d).day + 1}; }

date last_day_of_month(const date& d) noexcept {
  const civil_date civil = civil_of(d);
  return {d.days - civil.day + days_in_month(civil.year, civil.month)};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
