#pragma once

#include <tieuchi/facts/period.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Digits only, no sign, at most nine of them.
inline std::optional<std::int32_t> counted_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::int32_t n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

inline std::optional<std::int32_t> year_of_text(std::string_view text) noexcept {
  const auto year = text.size() == 4 ? counted_number(text) : std::nullopt;
  return year && *year > 0 ? year : std::nullopt;
}

inline std::string year_digits(std::int32_t n, std::size_t width) {
  std::string digits = std::to_string(n);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

/// What follows the year and a dash: H1, Q3, 07, O2.
inline std::optional<std::int32_t> number_in_year(std::string_view rest, period_form form, char occasion_letter) {
  const auto after = [&](char letter) {
    return rest.size() >= 2 && rest[0] == letter && rest[1] != '0' ? counted_number(rest.substr(1)) : std::nullopt;
  };
  switch (form) {
    case period_form::half:
      return after('H');
    case period_form::quarter:
      return after('Q');
    case period_form::month:
      return rest.size() == 2 ? counted_number(rest) : std::nullopt;
    case period_form::occasion:
      return after(occasion_letter);
    default:
      return std::nullopt;
  }
}

/// "from/to"; an empty end is open.
inline std::optional<period> dated_period(std::string_view text, period_type type) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view from = text.substr(0, slash), to = text.substr(slash + 1);
  period p{type, 0, 0, date::parse(from), date::parse(to)};
  if ((!from.empty() && !p.from) || (!to.empty() && !p.to)) return std::nullopt;
  if (p.from && p.to && *p.to < *p.from) return std::nullopt;
  return p;
}

}  // namespace detail

int months_in(period_form form) noexcept {
  switch (form) {
    case period_form::year:
      return 12;
    case period_form::half:
      return 6;
    case period_form::quarter:
      return 3;
    case period_form::month:
      return 1;
    default:
      return 0;
  }
}

std::optional<period> period_of(std::string_view text, period_type type, char occasion_letter) {
  if (type.form == period_form::once) return text == "once" ? std::optional(period{type, 0, 0, {}, {}}) : std::nullopt;
  if (type.form == period_form::dated) return detail::dated_period(text, type);
  const auto year = detail::year_of_text(text.substr(0, 4));
  if (!year) return std::nullopt;
  if (type.form == period_form::year || type.form == period_form::window) {
    return text.size() == 4 ? std::optional(period{type, *year, 0, {}, {}}) : std::nullopt;
  }
  if (text.size() < 6 || text[4] != '-') return std::nullopt;
  const auto number = detail::number_in_year(text.substr(5), type.form, occasion_letter);
  if (!number || *number < 1) return std::nullopt;
  if (type.form != period_form::occasion && *number > 12 / months_in(type.form)) return std::nullopt;
  return period{type, *year, *number, {}, {}};
}

std::string text_of(const period& p, char occasion_letter) {
  if (p.type.form == period_form::once) return "once";
  if (p.type.form == period_form::dated) {
    return (p.from ? p.from->text() : std::string()) + "/" + (p.to ? p.to->text() : std::string());
  }
  std::string text = detail::year_digits(p.year, 4);
  switch (p.type.form) {
    case period_form::half:
      return text + "-H" + std::to_string(p.number);
    case period_form::quarter:
      return text + "-Q" + std::to_string(p.number);
    case period_form::month:
      return text + "-" + detail::year_digits(p.number, 2);
    case period_form::occasion:
      return text + "-" + occasion_letter + std::to_string(p.number);
    default:
      return text;
  }
}

date first_day(const period& p) {
  const int months = months_in(p.type.form);
  const auto day = months == 0 ? std::nullopt : date::of(p.year, months == 12 ? 1 : (p.number - 1) * months + 1, 1);
  if (!day) throw std::logic_error("first_day of a period that needs its programme");
  return *day;
}

date last_day(const period& p) {
  const int months = months_in(p.type.form);
  const auto next = months == 0    ? std::nullopt
                    : months == 12 ? date::of(std::int64_t{p.year} + 1, 1, 1)
                                   : add_months(first_day(p), months);
  if (!next) throw std::logic_error("last_day of a period that needs its programme");
  return date{next->days - 1};
}

namespace detail {

inline constexpr std::array stretch_forms{period_form::year, period_form::half, period_form::quarter,
                                          period_form::month};

}  // namespace detail

std::optional<period> stretch_of(std::string_view text) {
  for (const period_form form : detail::stretch_forms)
    if (const auto p = period_of(text, {form, -1})) return p;
  return std::nullopt;
}

std::optional<period> stretch_between(date first, date last) {
  for (const period_form form : detail::stretch_forms) {
    const int months = months_in(form);
    const period p{{form, -1},
                   static_cast<std::int32_t>(first.year()),
                   form == period_form::year ? 0 : (first.month() - 1) / months + 1,
                   {},
                   {}};
    if (first_day(p) == first && last_day(p) == last) return p;
  }
  return std::nullopt;
}

std::optional<period> earlier(const period& p, int n) {
  period q = p;
  if (p.type.form == period_form::year || p.type.form == period_form::window) {
    q.year -= n;
    return q;
  }
  const int months = months_in(p.type.form);
  if (months == 0) return std::nullopt;
  const int in_year = 12 / months;
  const int count = p.year * in_year + (p.number - 1) - n;
  const int year = count >= 0 ? count / in_year : -((-count + in_year - 1) / in_year);
  q.year = year;
  q.number = count - year * in_year + 1;
  return q;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
