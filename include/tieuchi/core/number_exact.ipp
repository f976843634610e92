#pragma once

// The exact ways of number: any rational as a product of primes 2 and 5 and two parts free of both, and its way into S.
// Private to number*.ipp and duration.ipp.

#include <tieuchi/core/number.hpp>
#include <tieuchi/core/wide_integer.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// numerator / denominator * 2^twos * 5^fives with a sign; the parts are coprime to each other and to 10.
/// In this form neither powers of ten nor the question "is it a decimal?" need a division.
template <class Wide>
struct factored {
  bool negative = false;
  Wide numerator;
  Wide denominator = Wide(1);
  std::int64_t twos = 0;
  std::int64_t fives = 0;
};

/// p / q * 10^exponent, p and q in lowest terms.
template <class Wide>
factored<Wide> factor(bool negative, uint128 p, uint128 q, std::int64_t exponent) {
  if (p == 0) return {};
  const std::int64_t twos = exponent + twos_in(p) - twos_in(q);
  p >>= twos_in(p);
  q >>= twos_in(q);
  const int fives_above = take_fives(p);
  const int fives_below = take_fives(q);
  return {negative, Wide(p), Wide(q), twos, exponent + fives_above - fives_below};
}

template <class Wide>
factored<Wide> factor(const number& n) {
  return factor<Wide>(n.sign() < 0, magnitude(n.coefficient()), n.denominator(), n.exponent());
}

/// top / bottom * 2^twos * 5^fives; what top and bottom share divides `shared`, which divides bottom.
template <class Wide>
factored<Wide> refactor(bool negative, Wide top, Wide bottom, const Wide& shared, std::int64_t twos,
                        std::int64_t fives) {
  if (top.is_zero()) return {};
  const auto more_twos = top.twos();
  top >>= more_twos;
  for (Wide rest = top; rest.shrink(5) == 0; rest = top) {
    top = rest;
    ++fives;
  }
  const Wide common = shared == Wide(1) ? shared : wide_gcd(top, shared);
  if (common > Wide(1)) {
    top = Wide::divide(top, common);
    bottom = Wide::divide(bottom, common);
  }
  return {negative, top, bottom, twos + static_cast<std::int64_t>(more_twos), fives};
}

/// value * 2^twos * 5^fives, both exponents not negative.
template <class Wide>
Wide expanded(Wide value, std::int64_t twos, std::int64_t fives) {
  scale_by_fives(value, fives);
  value <<= static_cast<std::size_t>(twos);
  return value;
}

/// A power of ten not above the magnitude; the magnitude is below a hundred times it. Not for zero.
template <class Wide>
std::int64_t magnitude_of(const factored<Wide>& f) {
  constexpr std::int64_t log_of_2 = 1292913986;  // log10 of 2 and of 5, times 2^32
  constexpr std::int64_t log_of_5 = 3002053310;
  const std::int64_t bits = f.numerator.bits() - f.denominator.bits() - 1 + f.twos;
  return (bits * log_of_2 + f.fives * log_of_5) >> 32;
}

/// Whether a magnitude between two multiples goes to the upper one; `half` compares what is over with one half.
inline bool goes_up(rounding mode, bool negative, bool odd, bool whole, std::strong_ordering half) noexcept {
  if (whole) return false;
  switch (mode) {
    case rounding::floor:
      return negative;
    case rounding::ceiling:
      return !negative;
    case rounding::up:
      return true;
    case rounding::down:
      return false;
    case rounding::half_up:
      return half >= 0;
    case rounding::half_down:
      return half > 0;
    case rounding::half_even:
      return half > 0 || (half == 0 && odd);
  }
  return false;
}

/// The magnitude in units of 10^exponent, rounded to a whole number of them.
template <class Wide>
Wide in_units(const factored<Wide>& f, std::int64_t exponent, rounding mode) {
  const std::int64_t twos = f.twos - exponent;
  const std::int64_t fives = f.fives - exponent;
  const auto positive = [](std::int64_t n) { return std::max<std::int64_t>(n, 0); };
  Wide rest = expanded(f.numerator, positive(twos), positive(fives));
  const Wide divisor = expanded(f.denominator, positive(-twos), positive(-fives));
  Wide units = Wide::divide(rest, divisor);
  const bool whole = rest.is_zero();
  rest <<= 1;
  if (goes_up(mode, f.negative, units.is_odd(), whole, rest <=> divisor)) units += Wide(1);
  return units;
}

/// coefficient * 10^exponent when it is a decimal of S.
std::optional<number> decimal_member(bool negative, uint128 coefficient, std::int64_t exponent, const number_limits&);

/// p / q when its lowest terms stay below 10^34.
std::optional<number> fraction_member(bool negative, uint128 p, uint128 q);

/// value * 2^twos * 5^fives when that is below 10^34, both exponents not negative.
template <class Wide>
std::optional<uint128> short_product(const Wide& value, std::int64_t twos, std::int64_t fives) {
  if (value.bits() - 1 + twos + 2 * fives > 113) return std::nullopt;
  const Wide product = expanded(value, twos, fives);
  if (!product.fits_128_bits() || product.low_128_bits() >= ten_to_34) return std::nullopt;
  return product.low_128_bits();
}

/// The value when it is a member of S already.
template <class Wide>
std::optional<number> member(const factored<Wide>& f, const number_limits& limits) {
  const auto positive = [](std::int64_t n) { return std::max<std::int64_t>(n, 0); };
  if (f.denominator == Wide(1)) {
    const std::int64_t exponent = std::min(f.twos, f.fives);
    const auto coefficient = short_product(f.numerator, f.twos - exponent, f.fives - exponent);
    const auto decimal = coefficient ? decimal_member(f.negative, *coefficient, exponent, limits) : std::nullopt;
    if (decimal) return decimal;
  }
  const auto p = short_product(f.numerator, positive(f.twos), positive(f.fives));
  if (!p) return std::nullopt;
  const auto q = short_product(f.denominator, positive(-f.twos), positive(-f.fives));
  return q ? fraction_member(f.negative, *p, *q) : std::nullopt;
}

/// The value rounded to 34 digits, ties to even, but to no digit finer than 10^L; nothing when that is too large.
template <class Wide>
std::optional<number> rounded(const factored<Wide>& f, const number_limits& limits) {
  const std::int64_t least = magnitude_of(f);
  if (least > limits.greatest_exponent + 34) return std::nullopt;
  if (least + 2 < limits.least_exponent) return number();
  std::int64_t exponent = std::max<std::int64_t>(least - 33, limits.least_exponent);
  for (;;) {
    const Wide units = in_units(f, exponent, rounding::half_even);
    if (units >= Wide(ten_to_34)) {
      ++exponent;
    } else if (units < Wide(ten_to(33)) && exponent > limits.least_exponent) {
      --exponent;
    } else {
      return decimal_member(f.negative, units.low_128_bits(), exponent, limits);
    }
  }
}

/// The value brought into S: rule 2 of semantics section 4.
template <class Wide>
std::optional<number> into_s(const factored<Wide>& f, const number_limits& limits) {
  if (f.numerator.is_zero()) return number();
  if (const auto exact = member(f, limits)) return exact;
  return rounded(f, limits);
}

/// The magnitude of a decimal in units of 10^exponent, the exponent being coarser than its own.
uint128 decimal_in_units(const number& n, std::int64_t exponent, rounding mode) noexcept;

/// value * n or value / n, truncated toward zero; nothing when that is beyond 10^34 or a division by 0.
std::optional<int128> truncated_product(int128 value, const number& n);
std::optional<int128> truncated_quotient(int128 value, const number& n);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
