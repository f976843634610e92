#pragma once

#include <tieuchi/core/number.hpp>
#include <tieuchi/core/number_exact.ipp>
#include <tieuchi/core/number_text.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// A literal as digits and exponent: value = coefficient * 10^exponent, and a bit more where digits were left over.
struct literal_parts {
  uint128 coefficient = 0;
  std::int64_t exponent = 0;
  bool more = false;

  /// Takes one digit; the 37 first significant ones are kept, which is more than any rounding needs.
  void take(char c, bool decimal) noexcept {
    const auto digit = static_cast<unsigned>(c - '0');
    if (coefficient < ten_to(36)) {
      coefficient = coefficient * 10 + digit;
      exponent -= decimal ? 1 : 0;
    } else {
      more = more || digit != 0;
      exponent += decimal ? 0 : 1;
    }
  }
};

inline std::size_t take_run(std::string_view& text, literal_parts& parts, bool decimal) noexcept {
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) parts.take(text[count], decimal);
  text.remove_prefix(count);
  return count;
}

/// The exponent part of a literal at the front of a text, kept within +-10^9, where no literal comes back from.
inline std::optional<std::int64_t> take_exponent(std::string_view& text) noexcept {
  if (!take_character(text, 'e') && !take_character(text, 'E')) return 0;
  const bool negative = take_character(text, '-');
  if (!negative) (void)take_character(text, '+');
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  std::int64_t value = 0;
  for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) {
    value = std::min<std::int64_t>(value * 10 + (text.front() - '0'), 1'000'000'000);
  }
  return negative ? -value : value;
}

inline std::optional<literal_parts> literal_of(std::string_view text) noexcept {
  literal_parts parts;
  const std::size_t whole = take_run(text, parts, false);
  if (take_character(text, '.')) {
    if (take_run(text, parts, true) == 0) return std::nullopt;
  } else if (whole == 0) {
    return std::nullopt;
  }
  const auto exponent = take_exponent(text);
  if (!exponent || !text.empty()) return std::nullopt;
  parts.exponent += *exponent;
  return parts;
}

/// An input as a number of S by rule 8: a decimal of S, or rounded to one where the limits say so.
inline std::optional<number> input_of(bool negative, literal_parts parts, const number_limits& limits) {
  if (parts.coefficient == 0) return number();
  if (!parts.more) {
    const auto exact = decimal_member(negative, parts.coefficient, parts.exponent, limits);
    if (exact || !limits.rounds_input) return exact;
  }
  if (!limits.rounds_input) return std::nullopt;
  if (parts.more) {  // 37 digits and a trace of more: one digit in the place after them decides every tie
    parts.coefficient = parts.coefficient * 10 + 1;
    --parts.exponent;
  }
  return rounded(factor<bounded_integer>(negative, parts.coefficient, 1, parts.exponent), limits);
}

/// `0.0123`, `12.3` or `1200` from digits and the exponent of the last of them.
inline std::string plain_text(std::string digits, std::int64_t exponent) {
  if (exponent >= 0) return digits + std::string(static_cast<std::size_t>(exponent), '0');
  const auto decimals = static_cast<std::size_t>(-exponent);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return digits.insert(digits.size() - decimals, ".");
}

inline std::string scientific_text(std::string digits, std::int64_t exponent) {
  exponent += static_cast<std::int64_t>(digits.size()) - 1;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.size() > 1) digits.insert(1, ".");
  return digits + 'e' + (exponent < 0 ? "-" : "") + digits_of(magnitude(exponent));
}

/// The decimal that is printed for a number: itself, or its first 34 digits.
inline number printed(const number& n) {
  if (n.denominator() == 1) return n;
  return *rounded(factor<bounded_integer>(n), number_limits{-1000, 1000, 0});
}

/// The digits of a fraction in units of 10^exponent, ties to even.
template <class Wide>
std::string fraction_digits(const number& n, std::int64_t exponent) {
  std::string digits;
  auto units = in_units(factor<Wide>(n), exponent, rounding::half_even);
  do {
    digits += static_cast<char>('0' + static_cast<int>(units.shrink(10)));
  } while (!units.is_zero());
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace detail

std::string digits_of(uint128 value, int at_least) {
  std::string digits;
  for (; value != 0 || static_cast<int>(digits.size()) < at_least; value /= 10) {
    digits += static_cast<char>('0' + static_cast<int>(value % 10));
  }
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::optional<int128> take_digits(std::string_view& text) noexcept {
  if (text.empty() || !detail::is_digit(text.front())) return std::nullopt;
  uint128 value = 0;
  for (; !text.empty() && detail::is_digit(text.front()); text.remove_prefix(1)) {
    value = value * 10 + static_cast<unsigned>(text.front() - '0');
    if (value >= detail::ten_to(30)) return std::nullopt;
  }
  return static_cast<int128>(value);
}

bool take_character(std::string_view& text, char character) noexcept {
  if (text.empty() || text.front() != character) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<number> number::of_decimal(int128 coefficient, int exponent, const number_limits& limits) {
  return detail::input_of(coefficient < 0, {detail::magnitude(coefficient), exponent}, limits);
}

std::optional<number> number::parse(std::string_view decimal_text, const number_limits& limits) {
  const bool negative = take_character(decimal_text, '-');
  const auto parts = detail::literal_of(decimal_text);
  return parts ? detail::input_of(negative, *parts, limits) : std::nullopt;
}

std::string number::text() const {
  const number shown = detail::printed(*this);
  const std::string digits = digits_of(detail::magnitude(shown.coefficient()));
  const auto size = static_cast<int>(digits.size());
  const bool plain = sign() == 0 || (shown.exponent() <= 0 && size + shown.exponent() - 1 >= -7);
  return (sign() < 0 ? "-" : "") +
         (plain ? detail::plain_text(digits, shown.exponent()) : detail::scientific_text(digits, shown.exponent()));
}

double nearest_double(const number& n) {
  constexpr int128 exact = int128{1} << 53;
  if (n.exponent() == 0 && n.denominator() == 1 && n.coefficient() <= exact && n.coefficient() >= -exact)
    return static_cast<double>(n.coefficient());
  const std::string text = n.text();
  double nearest = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), nearest);
  if (read.ec == std::errc::result_out_of_range && n.exponent() > 0)
    return n.sign() * std::numeric_limits<double>::infinity();
  return nearest;
}

std::string number::text(int decimals) const {
  const std::int64_t unit = -std::max(decimals, 0);
  if (denominator() == 1 && exponent() >= unit) {
    const std::string zeros(static_cast<std::size_t>(sign() == 0 ? 0 : exponent() - unit), '0');
    return (sign() < 0 ? "-" : "") + detail::plain_text(digits_of(detail::magnitude(coefficient_)) + zeros, unit);
  }
  std::string digits;
  if (denominator() == 1) {
    digits = digits_of(detail::decimal_in_units(*this, unit, rounding::half_even));
  } else if (unit > -200) {
    digits = detail::fraction_digits<detail::bounded_integer>(*this, unit);
  } else {
    digits = detail::fraction_digits<detail::heap_integer>(*this, unit);
  }
  const bool zero = digits.find_first_not_of('0') == std::string::npos;
  return (sign() < 0 && !zero ? "-" : "") + detail::plain_text(digits, unit);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
