#pragma once

#include <tieuchi/core/duration.hpp>
#include <tieuchi/core/int128.hpp>
#include <tieuchi/core/number_exact.ipp>
#include <tieuchi/core/number_text.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr int128 greatest_months = 11'999'999'999;
inline constexpr int128 second_in_nanoseconds = 1'000'000'000;
inline constexpr int128 day_in_nanoseconds = 86'400 * second_in_nanoseconds;
inline constexpr int128 beyond_nanoseconds = (int128{1} << 63) * second_in_nanoseconds;

/// Takes `n` and a letter, such as 2Y, when the text begins with them: the number, or nothing and the text as it was.
inline std::optional<int128> take_part(std::string_view& text, char letter) noexcept {
  std::string_view rest = text;
  const auto value = take_digits(rest);
  if (!value || !take_character(rest, letter)) return std::nullopt;
  text = rest;
  return value;
}

/// Takes `n[.[f]]S`, f of at most nine digits, as nanoseconds.
inline std::optional<int128> take_seconds(std::string_view& text) noexcept {
  std::string_view rest = text;
  auto seconds = take_digits(rest);
  if (!seconds) return std::nullopt;
  int128 fraction = 0;
  if (take_character(rest, '.')) {
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits > 9) return std::nullopt;
    if (digits > 0) fraction = *take_digits(rest) * static_cast<int128>(ten_to(9 - static_cast<int>(digits)));
  }
  if (!take_character(rest, 'S') || *seconds > beyond_nanoseconds) return std::nullopt;
  text = rest;
  return *seconds * second_in_nanoseconds + fraction;
}

/// Adds a part in its unit, if there is one; a sum beyond every bound stays at that bound.
inline void add_part(int128& sum, const std::optional<int128>& part, int128 unit) noexcept {
  if (!part) return;
  sum = *part > beyond_nanoseconds / unit ? beyond_nanoseconds : std::min(sum + *part * unit, beyond_nanoseconds);
}

inline std::string part_text(uint128 value, char letter) {
  return value == 0 ? std::string() : digits_of(value) + letter;
}

}  // namespace detail

std::optional<months_duration> months_duration::of(int128 months) noexcept {
  if (months > detail::greatest_months || months < -detail::greatest_months) return std::nullopt;
  return months_duration{static_cast<std::int64_t>(months)};
}

std::optional<months_duration> months_duration::parse(std::string_view text) noexcept {
  const bool negative = take_character(text, '-');
  if (!take_character(text, 'P') || text.empty()) return std::nullopt;
  int128 sum = 0;
  detail::add_part(sum, detail::take_part(text, 'Y'), 12);
  detail::add_part(sum, detail::take_part(text, 'M'), 1);
  return text.empty() ? of(negative ? -sum : sum) : std::nullopt;
}

std::string months_duration::text() const {
  if (months == 0) return "P0M";
  return std::string(months < 0 ? "-P" : "P") + detail::part_text(detail::magnitude(years_part()), 'Y') +
         detail::part_text(detail::magnitude(months_part()), 'M');
}

std::optional<time_duration> time_duration::of(int128 nanoseconds) noexcept {
  if (detail::magnitude(nanoseconds) >= static_cast<uint128>(detail::beyond_nanoseconds)) return std::nullopt;
  return time_duration{nanoseconds};
}

std::optional<time_duration> time_duration::of_days(std::int64_t days) noexcept {
  return of(days * detail::day_in_nanoseconds);
}

std::optional<time_duration> time_duration::parse(std::string_view text) noexcept {
  const bool negative = take_character(text, '-');
  if (!take_character(text, 'P') || text.empty()) return std::nullopt;
  int128 sum = 0;
  detail::add_part(sum, detail::take_part(text, 'D'), detail::day_in_nanoseconds);
  if (take_character(text, 'T')) {
    if (text.empty()) return std::nullopt;
    detail::add_part(sum, detail::take_part(text, 'H'), 3600 * detail::second_in_nanoseconds);
    detail::add_part(sum, detail::take_part(text, 'M'), 60 * detail::second_in_nanoseconds);
    detail::add_part(sum, detail::take_seconds(text), 1);
  }
  return text.empty() ? of(negative ? -sum : sum) : std::nullopt;
}

std::int64_t time_duration::days_part() const noexcept {
  return static_cast<std::int64_t>(nanoseconds / detail::day_in_nanoseconds);
}
std::int64_t time_duration::hours_part() const noexcept {
  return static_cast<std::int64_t>(nanoseconds / (3600 * detail::second_in_nanoseconds) % 24);
}
std::int64_t time_duration::minutes_part() const noexcept {
  return static_cast<std::int64_t>(nanoseconds / (60 * detail::second_in_nanoseconds) % 60);
}
std::int64_t time_duration::seconds_part() const noexcept {
  return static_cast<std::int64_t>(nanoseconds / detail::second_in_nanoseconds % 60);
}

std::string time_duration::text() const {
  if (nanoseconds == 0) return "PT0S";
  std::string seconds = digits_of(detail::magnitude(seconds_part()));
  std::string fraction = digits_of(detail::magnitude(nanoseconds) % 1'000'000'000U, 9);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) seconds += '.' + fraction;
  const std::string time = detail::part_text(detail::magnitude(hours_part()), 'H') +
                           detail::part_text(detail::magnitude(minutes_part()), 'M') +
                           (seconds == "0" ? std::string() : seconds + 'S');
  return std::string(nanoseconds < 0 ? "-P" : "P") + detail::part_text(detail::magnitude(days_part()), 'D') +
         (time.empty() ? time : 'T' + time);
}

std::optional<months_duration> add(const months_duration& a, const months_duration& b) noexcept {
  return months_duration::of(int128{a.months} + b.months);
}
std::optional<time_duration> add(const time_duration& a, const time_duration& b) noexcept {
  return time_duration::of(a.nanoseconds + b.nanoseconds);
}

std::optional<months_duration> subtract(const months_duration& a, const months_duration& b) noexcept {
  return add(a, negate(b));
}
std::optional<time_duration> subtract(const time_duration& a, const time_duration& b) noexcept {
  return add(a, negate(b));
}

months_duration negate(const months_duration& d) noexcept { return {-d.months}; }
time_duration negate(const time_duration& d) noexcept { return {-d.nanoseconds}; }

months_duration absolute(const months_duration& d) noexcept { return d.months < 0 ? negate(d) : d; }
time_duration absolute(const time_duration& d) noexcept { return d.nanoseconds < 0 ? negate(d) : d; }

std::optional<months_duration> multiply(const months_duration& d, const number& n) {
  const auto months = detail::truncated_product(d.months, n);
  return months ? months_duration::of(*months) : std::nullopt;
}
std::optional<time_duration> multiply(const time_duration& d, const number& n) {
  const auto nanoseconds = detail::truncated_product(d.nanoseconds, n);
  return nanoseconds ? time_duration::of(*nanoseconds) : std::nullopt;
}

std::optional<months_duration> divide(const months_duration& d, const number& n) {
  const auto months = detail::truncated_quotient(d.months, n);
  return months ? months_duration::of(*months) : std::nullopt;
}
std::optional<time_duration> divide(const time_duration& d, const number& n) {
  const auto nanoseconds = detail::truncated_quotient(d.nanoseconds, n);
  return nanoseconds ? time_duration::of(*nanoseconds) : std::nullopt;
}

std::optional<number> divide(const months_duration& a, const months_duration& b) {
  return number::of_ratio(a.months, b.months);
}
std::optional<number> divide(const time_duration& a, const time_duration& b) {
  return number::of_ratio(a.nanoseconds, b.nanoseconds);
}

std::optional<date> add(const date& d, const months_duration& duration) noexcept {
  return add_months(d, duration.months);
}
std::optional<date> subtract(const date& d, const months_duration& duration) noexcept {
  return add(d, negate(duration));
}

std::optional<date> add(const date& d, const time_duration& duration) noexcept {
  const int128 days = detail::floor_divide(duration.nanoseconds, detail::day_in_nanoseconds);
  return add_days(d, static_cast<std::int64_t>(days));
}
std::optional<date> subtract(const date& d, const time_duration& duration) noexcept { return add(d, negate(duration)); }

time_duration subtract(const date& a, const date& b) noexcept {
  return {(a.days - b.days) * detail::day_in_nanoseconds};
}

months_duration years_and_months_between(const date& from, const date& to) noexcept {
  const civil_date a = civil_of(from);
  const civil_date b = civil_of(to);
  std::int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) --months;
  if (months < 0 && b.day > a.day) ++months;
  return {months};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
