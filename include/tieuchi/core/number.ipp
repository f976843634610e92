#pragma once

#include <tieuchi/core/number.hpp>
#include <tieuchi/core/number_exact.ipp>

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

std::optional<number> decimal_member(bool negative, uint128 coefficient, std::int64_t exponent,
                                     const number_limits& limits) {
  if (coefficient == 0) return number();
  for (; exponent != 0 && has_ten(coefficient); ++exponent) coefficient /= 10;
  for (; exponent >= 0 && coefficient >= ten_to_34 && has_ten(coefficient); ++exponent) coefficient /= 10;
  for (; exponent > 0 && coefficient < ten_to(33); --exponent) coefficient *= 10;
  if (coefficient >= ten_to_34 || exponent < limits.least_exponent || exponent > limits.greatest_exponent) {
    return std::nullopt;
  }
  return number_access::decimal(with_sign(negative, coefficient), static_cast<int>(exponent));
}

std::optional<number> fraction_member(bool negative, uint128 p, uint128 q) {
  if (p == 0) return number();
  const uint128 shared = gcd(p, q);
  p /= shared;
  q /= shared;
  if (p >= ten_to_34 || q >= ten_to_34) return std::nullopt;
  uint128 rest = q >> twos_in(q);
  const int fives = take_fives(rest);
  if (rest == 1) {  // a decimal, though perhaps one of more than 34 digits
    const int decimals = std::max(twos_in(q), fives);
    const auto coefficient = short_product(bounded_integer(p), decimals - twos_in(q), decimals - fives);
    if (coefficient) return number_access::decimal(with_sign(negative, *coefficient), -decimals);
  }
  return number_access::fraction(with_sign(negative, p), q);
}

/// A number as a quotient of two machine integers with room to multiply; nothing when it is longer.
struct small_ratio {
  std::int64_t p;
  std::int64_t q;
};

inline std::optional<small_ratio> small_ratio_of(const number& n) noexcept {
  constexpr uint128 room = uint128{1} << 62;
  if (magnitude(n.coefficient()) >= room || n.denominator() >= room || n.exponent() > 0 || n.exponent() < -18) {
    return std::nullopt;
  }
  const uint128 q = n.exponent() < 0 ? ten_to(-n.exponent()) : n.denominator();
  return small_ratio{static_cast<std::int64_t>(n.coefficient()), static_cast<std::int64_t>(q)};
}

inline std::optional<number> member_of(int128 p, int128 q) {
  return fraction_member((p < 0) != (q < 0), magnitude(p), magnitude(q));
}

/// p / q of parts below 2^62, the divisor not 0: what a ratio of two counts needs, in machine words.
inline number short_quotient(small_ratio r) noexcept {
  const bool negative = (r.p < 0) != (r.q < 0);
  auto p = static_cast<std::uint64_t>(r.p < 0 ? -r.p : r.p);
  auto q = static_cast<std::uint64_t>(r.q < 0 ? -r.q : r.q);
  const std::uint64_t shared = std::gcd(p, q);
  p /= shared;
  q /= shared;
  const std::uint64_t odd = q >> std::countr_zero(q);
  if (odd == 1 || odd % 5 == 0) return *fraction_member(negative, p, q);
  return number_access::fraction(with_sign(negative, p), q);
}

/// Sum of two decimals that line up within 128 bits.
inline std::optional<number> short_sum(const number& a, const number& b, const number_limits& limits) {
  if (a.exponent() < b.exponent()) return short_sum(b, a, limits);
  const int shift = a.exponent() - b.exponent();
  if (shift > 38 || bits_of(magnitude(a.coefficient())) + bits_of(ten_to(shift)) > 126) return std::nullopt;
  const int128 sum = a.coefficient() * static_cast<int128>(ten_to(shift)) + b.coefficient();
  return decimal_member(sum < 0, magnitude(sum), b.exponent(), limits);
}

/// Two numbers over one denominator and one power of 2 and of 5.
template <class Wide>
struct lined_up {
  Wide a;
  Wide b;
  Wide denominator;
  Wide shared;  // what the two denominators had in common: only that can cancel in their sum
  std::int64_t twos;
  std::int64_t fives;
};

template <class Wide>
lined_up<Wide> line_up(const factored<Wide>& a, const factored<Wide>& b) {
  const std::int64_t twos = std::min(a.twos, b.twos);
  const std::int64_t fives = std::min(a.fives, b.fives);
  const uint128 shared = gcd(a.denominator.low_128_bits(), b.denominator.low_128_bits());
  const Wide factor_of_a(b.denominator.low_128_bits() / shared);
  const Wide factor_of_b(a.denominator.low_128_bits() / shared);
  return {expanded(a.numerator, a.twos - twos, a.fives - fives) * factor_of_a,
          expanded(b.numerator, b.twos - twos, b.fives - fives) * factor_of_b,
          a.denominator * factor_of_a,
          Wide(shared),
          twos,
          fives};
}

template <class Wide>
factored<Wide> sum_of(const factored<Wide>& a, const factored<Wide>& b) {
  lined_up<Wide> parts = line_up(a, b);
  bool negative = a.negative;
  if (a.negative == b.negative) {
    parts.a += parts.b;
  } else {
    if (parts.a < parts.b) {
      std::swap(parts.a, parts.b);
      negative = b.negative;
    }
    parts.a -= parts.b;
  }
  return refactor(negative, parts.a, parts.denominator, parts.shared, parts.twos, parts.fives);
}

/// The operand, or a stand-in of the same sign when the other one is more than 200 digits coarser: then no rounding can
/// tell the two apart, and the sum stays within bounded bits whatever the exponents.
inline factored<bounded_integer> near_to(const number& n, const number& other) {
  const int least = other.exponent() - 200;
  if (n.exponent() >= least) return factor<bounded_integer>(n);
  return factor<bounded_integer>(n.sign() < 0, 1, 1, least);
}

std::optional<number> exact_sum(const number& a, const number& b, const number_limits& limits) {
  if (a.sign() == 0) return b;
  if (b.sign() == 0) return a;
  if (a.denominator() == 1 && b.denominator() == 1) {
    if (const auto sum = short_sum(a, b, limits)) return sum;
  } else if (const auto x = small_ratio_of(a), y = small_ratio_of(b); x && y) {
    const auto sum = member_of(int128{x->p} * y->q + int128{y->p} * x->q, int128{x->q} * y->q);
    if (sum) return sum;
  }
  return into_s(sum_of(near_to(a, b), near_to(b, a)), limits);
}

inline factored<bounded_integer> product_of(const factored<bounded_integer>& a, const factored<bounded_integer>& b) {
  const auto cancel = [](uint128& top, uint128& bottom) {
    const uint128 shared = gcd(top, bottom);
    top /= shared;
    bottom /= shared;
  };
  uint128 p1 = a.numerator.low_128_bits(), q1 = a.denominator.low_128_bits();
  uint128 p2 = b.numerator.low_128_bits(), q2 = b.denominator.low_128_bits();
  cancel(p1, q2);
  cancel(p2, q1);
  return {a.negative != b.negative, bounded_integer(p1) * bounded_integer(p2),
          bounded_integer(q1) * bounded_integer(q2), a.twos + b.twos, a.fives + b.fives};
}

template <class Wide>
factored<Wide> inverse_of(const factored<Wide>& f) {
  return {f.negative, f.denominator, f.numerator, -f.twos, -f.fives};
}

std::optional<number> exact_product(const number& a, const number& b, const number_limits& limits) {
  if (a.sign() == 0 || b.sign() == 0) return number();
  if (a.denominator() == 1 && b.denominator() == 1) {
    if (bits_of(magnitude(a.coefficient())) + bits_of(magnitude(b.coefficient())) <= 127) {
      const int128 product = a.coefficient() * b.coefficient();
      const auto exact = decimal_member(product < 0, magnitude(product), a.exponent() + b.exponent(), limits);
      if (exact) return exact;
    }
  } else if (const auto x = small_ratio_of(a), y = small_ratio_of(b); x && y) {
    if (const auto product = member_of(int128{x->p} * y->p, int128{x->q} * y->q)) return product;
  }
  return into_s(product_of(factor<bounded_integer>(a), factor<bounded_integer>(b)), limits);
}

std::strong_ordering exact_order(const number& a, const number& b) noexcept {
  if (a.sign() != b.sign() || a.sign() == 0) return a.sign() <=> b.sign();
  if (const auto x = small_ratio_of(a), y = small_ratio_of(b); x && y) {
    return int128{x->p} * y->q <=> int128{y->p} * x->q;
  }
  if (a.exponent() == 0 && b.exponent() == 0) {
    const auto x = bounded_integer(magnitude(a.coefficient())) * bounded_integer(b.denominator());
    const auto y = bounded_integer(magnitude(b.coefficient())) * bounded_integer(a.denominator());
    return a.sign() > 0 ? x <=> y : y <=> x;
  }
  const auto x = factor<bounded_integer>(a);
  const auto y = factor<bounded_integer>(b);
  const std::int64_t gap = magnitude_of(x) - magnitude_of(y);
  std::strong_ordering order = gap <=> 0;
  if (gap >= -2 && gap <= 2) {
    const auto parts = line_up(x, y);
    order = parts.a <=> parts.b;
  }
  return a.sign() > 0 ? order : 0 <=> order;
}

/// base ** exponent by squaring.
template <class Wide>
Wide raised(const Wide& base, std::int64_t exponent) {
  Wide result(1);
  const auto bits = static_cast<std::uint64_t>(exponent);
  for (std::uint64_t bit = std::bit_floor(bits); bit > 0; bit >>= 1) {
    result = result * result;
    if ((bits & bit) != 0) result = result * base;
  }
  return result;
}

/// A number that is not zero to a power above 0, or 1 by it where `inverted`.
template <class Wide>
std::optional<number> power_of(const number& base, std::int64_t exponent, bool inverted, const number_limits& limits) {
  factored<Wide> f = factor<Wide>(base);
  if (inverted) f = inverse_of(f);
  const std::int64_t least = magnitude_of(f);
  if (least * exponent > limits.greatest_exponent + 34) return std::nullopt;
  if ((least + 2) * exponent < limits.least_exponent - 1) return number();
  return into_s(factored<Wide>{f.negative && exponent % 2 != 0, raised(f.numerator, exponent),
                               raised(f.denominator, exponent), f.twos * exponent, f.fives * exponent},
                limits);
}

template <class Wide>
std::optional<number> remainder_of(const number& a, const number& b, const number_limits& limits) {
  lined_up<Wide> parts = line_up(factor<Wide>(a), factor<Wide>(b));
  Wide::divide(parts.a, parts.b);
  if (a.sign() != b.sign() && !parts.a.is_zero()) {
    parts.b -= parts.a;
    std::swap(parts.a, parts.b);
  }
  return into_s(refactor(b.sign() < 0, parts.a, parts.denominator, parts.denominator, parts.twos, parts.fives), limits);
}

inline std::optional<int128> truncated(const factored<bounded_integer>& f) {
  const std::int64_t least = magnitude_of(f);
  if (least > 34) return std::nullopt;
  if (least + 2 < 0) return 0;
  const bounded_integer units = in_units(f, 0, rounding::down);
  if (units >= bounded_integer(ten_to_34)) return std::nullopt;
  return with_sign(f.negative, units.low_128_bits());
}

std::optional<int128> truncated_product(int128 value, const number& n) {
  if (value == 0 || n.sign() == 0) return 0;
  return truncated(product_of(factor<bounded_integer>(value < 0, magnitude(value), 1, 0), factor<bounded_integer>(n)));
}

std::optional<int128> truncated_quotient(int128 value, const number& n) {
  if (n.sign() == 0) return std::nullopt;
  if (value == 0) return 0;
  return truncated(
      product_of(factor<bounded_integer>(value < 0, magnitude(value), 1, 0), inverse_of(factor<bounded_integer>(n))));
}

}  // namespace detail

std::optional<number> number::of_ratio(int128 p, int128 q, const number_limits& limits) {
  using namespace detail;
  if (q == 0) return std::nullopt;
  const uint128 shared = gcd(magnitude(p), magnitude(q));
  return into_s(factor<bounded_integer>((p < 0) != (q < 0), magnitude(p) / shared, magnitude(q) / shared, 0), limits);
}

std::optional<number> divide(const number& a, const number& b, const number_limits& limits) {
  using namespace detail;
  if (b.sign() == 0) return std::nullopt;
  if (a.sign() == 0) return number();
  if (const auto x = small_ratio_of(a), y = small_ratio_of(b); x && y) {
    if (x->q == 1 && y->q == 1) return short_quotient({x->p, y->p});
    if (const auto quotient = member_of(int128{x->p} * y->q, int128{x->q} * y->p)) return quotient;
  }
  return into_s(product_of(factor<bounded_integer>(a), inverse_of(factor<bounded_integer>(b))), limits);
}

std::optional<number> power(const number& a, const number& b, const number_limits& limits) {
  const auto exponent = b.to_int64();
  if (!exponent || *exponent > limits.greatest_power || *exponent < -limits.greatest_power) return std::nullopt;
  if (*exponent == 0) return number(1);
  if (a.sign() == 0) return *exponent > 0 ? std::optional(a) : std::nullopt;
  const std::int64_t times = *exponent < 0 ? -*exponent : *exponent;
  if (limits.greatest_power > strict_limits.greatest_power) {
    return detail::power_of<detail::heap_integer>(a, times, *exponent < 0, limits);
  }
  return detail::power_of<detail::bounded_integer>(a, times, *exponent < 0, limits);
}

std::optional<number> modulo(const number& a, const number& b, const number_limits& limits) {
  if (b.sign() == 0) return std::nullopt;
  if (a.sign() == 0) return number();
  if (a.denominator() == 1 && b.denominator() == 1 && a.exponent() == b.exponent()) {
    const int128 rest = a.coefficient() % b.coefficient();
    const int128 result = rest != 0 && a.sign() != b.sign() ? rest + b.coefficient() : rest;
    return detail::decimal_member(result < 0, detail::magnitude(result), a.exponent(), limits);
  }
  if (limits.greatest_exponent > strict_limits.greatest_exponent) {
    return detail::remainder_of<detail::heap_integer>(a, b, limits);
  }
  return detail::remainder_of<detail::bounded_integer>(a, b, limits);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
