#pragma once

#include <tieuchi/core/number.hpp>
#include <tieuchi/core/number_exact.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

uint128 decimal_in_units(const number& n, std::int64_t exponent, rounding mode) noexcept {
  const uint128 value = magnitude(n.coefficient());
  const std::int64_t digits = exponent - n.exponent();
  if (value == 0) return 0;
  if (digits > 35) return goes_up(mode, n.sign() < 0, false, false, std::strong_ordering::less) ? 1 : 0;
  const uint128 unit = ten_to(static_cast<int>(digits));
  const uint128 units = value / unit;
  const uint128 rest = value % unit;
  return units + (goes_up(mode, n.sign() < 0, units % 2 != 0, rest == 0, 2 * rest <=> unit) ? 1U : 0U);
}

/// The multiple of 10^exponent next to a fraction. Finer than 10^-200 and coarser than 10^36 make no difference to it.
inline std::optional<number> round_fraction(const number& n, std::int64_t exponent, rounding mode,
                                            const number_limits& limits) {
  const auto unit = std::clamp<std::int64_t>(exponent, -200, 36);
  const auto units = in_units(factor<bounded_integer>(n), unit, mode);
  if (units.is_zero()) return number();
  const std::int64_t shown = std::max(unit, exponent);
  return into_s(refactor(n.sign() < 0, units, bounded_integer(1), bounded_integer(1), shown, shown), limits);
}

}  // namespace detail

std::optional<number> round(const number& n, const number& scale, rounding mode, const number_limits& limits) {
  const auto digits = detail::truncated_product(1, scale);
  if (!digits || *digits < -limits.greatest_exponent || *digits > -limits.least_exponent) return std::nullopt;
  const auto exponent = -static_cast<std::int64_t>(*digits);
  if (n.denominator() != 1) return detail::round_fraction(n, exponent, mode, limits);
  if (exponent <= n.exponent()) return n;
  return detail::decimal_member(n.sign() < 0, detail::decimal_in_units(n, exponent, mode), exponent, limits);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
