#pragma once

// The only place that names the compiler's 128-bit integers, with the few functions the standard library lacks for
// them.

#include <tieuchi/config.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <utility>

#ifndef __SIZEOF_INT128__
#error "tieuchi needs a compiler with 128-bit integers (__int128): GCC or Clang for a 64-bit processor"
#endif

namespace tieuchi {
inline namespace TIEUCHI_ABI {

__extension__ using int128 = __int128;
__extension__ using uint128 = unsigned __int128;

namespace detail {

/// |value|, also of the least int128.
constexpr uint128 magnitude(int128 value) noexcept {
  return value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value);
}

/// value with a sign; the magnitude must be below 2^127.
constexpr int128 with_sign(bool negative, uint128 value) noexcept {
  return negative ? -static_cast<int128>(value) : static_cast<int128>(value);
}

/// 10^0 ... 10^38.
inline constexpr std::array<uint128, 39> powers_of_ten = [] {
  std::array<uint128, 39> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

/// 10^exponent, exponent from 0 to 38.
constexpr uint128 ten_to(int exponent) noexcept { return powers_of_ten[static_cast<std::size_t>(exponent)]; }

/// Number of bits without leading zeros.
constexpr int bits_of(uint128 value) noexcept {
  const auto high = static_cast<std::uint64_t>(value >> 64);
  return static_cast<int>(high != 0 ? 64 + std::bit_width(high) : std::bit_width(static_cast<std::uint64_t>(value)));
}

/// How often 2 divides a value that is not zero.
constexpr int twos_in(uint128 value) noexcept {
  const auto low = static_cast<std::uint64_t>(value);
  return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<std::uint64_t>(value >> 64));
}

/// Whether 5 divides a value; 2^64 leaves 1 when divided by 5, so the two halves add up.
constexpr bool has_five(uint128 value) noexcept {
  return (static_cast<std::uint64_t>(value) % 5 + static_cast<std::uint64_t>(value >> 64) % 5) % 5 == 0;
}

/// Whether 10 divides a value.
constexpr bool has_ten(uint128 value) noexcept { return (value & 1U) == 0 && has_five(value); }

/// Takes every factor 5 out of a value that is not zero and tells how many there were.
constexpr int take_fives(uint128& value) noexcept {
  constexpr std::uint64_t five_to_8 = 390625;
  int count = 0;
  for (; has_five(value) && value % five_to_8 == 0; value /= five_to_8) count += 8;
  for (; has_five(value); value /= 5) ++count;
  return count;
}

/// Greatest common divisor; of 0 and x it is x.
constexpr uint128 gcd(uint128 a, uint128 b) noexcept {
  if (a == 0 || b == 0) return a | b;
  const int shared = twos_in(a | b);
  a >>= twos_in(a);
  b >>= twos_in(b);
  while (((a | b) >> 64) != 0) {
    if (a == b) return a << shared;
    if (a < b) std::swap(a, b);
    a -= b;
    a >>= twos_in(a);
  }
  auto x = static_cast<std::uint64_t>(a);
  auto y = static_cast<std::uint64_t>(b);
  while (x != y) {
    if (x < y) std::swap(x, y);
    x -= y;
    x >>= std::countr_zero(x);
  }
  return static_cast<uint128>(x) << shared;
}

/// Quotient rounded toward minus infinity; the divisor is positive.
constexpr int128 floor_divide(int128 value, int128 divisor) noexcept {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
