#pragma once

// Whole numbers beyond 128 bits, for exact intermediate results. Rules need a bounded number of bits and no heap:
// bounded_integer. Only powers and remainders of the conformance mode, with exponents in the thousands, take
// heap_integer.

#include <tieuchi/config.hpp>
#include <tieuchi/core/int128.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The part of std::vector that wide_integer needs, on the stack; going beyond the capacity is an error of this
/// library.
template <std::size_t Capacity>
class fixed_limbs {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  std::uint64_t& operator[](std::size_t i) noexcept { return limbs_[i]; }
  const std::uint64_t& operator[](std::size_t i) const noexcept { return limbs_[i]; }
  void pop_back() noexcept { --size_; }
  void push_back(std::uint64_t limb) { resize(size_ + 1), limbs_[size_ - 1] = limb; }
  void resize(std::size_t size) {
    if (size > Capacity) throw std::logic_error("tieuchi: an exact result needs more bits than a bounded integer has");
    for (std::size_t i = size_; i < size; ++i) limbs_[i] = 0;
    size_ = size;
  }

 private:
  std::array<std::uint64_t, Capacity> limbs_;
  std::size_t size_ = 0;
};

/// A whole number that is not negative; limbs of 64 bits, least first, without leading zeros.
template <class Limbs>
class wide_integer {
 public:
  wide_integer() = default;
  wide_integer(uint128 value) {  // implicit: a wide integer is any smaller one
    for (; value != 0; value >>= 64) limbs_.push_back(static_cast<std::uint64_t>(value));
  }

  [[nodiscard]] bool is_zero() const noexcept { return limbs_.empty(); }
  [[nodiscard]] bool is_odd() const noexcept { return !is_zero() && (limbs_[0] & 1U) != 0; }
  [[nodiscard]] bool fits_128_bits() const noexcept { return limbs_.size() <= 2; }
  [[nodiscard]] uint128 low_128_bits() const noexcept { return uint128{limb(1)} << 64 | limb(0); }

  /// Number of bits without leading zeros.
  [[nodiscard]] std::int64_t bits() const noexcept {
    if (is_zero()) return 0;
    return static_cast<std::int64_t>(limbs_.size() * 64) - std::countl_zero(limbs_[limbs_.size() - 1]);
  }

  /// How often 2 divides a value that is not zero.
  [[nodiscard]] std::size_t twos() const noexcept {
    std::size_t i = 0;
    while (limbs_[i] == 0) ++i;
    return i * 64 + static_cast<std::size_t>(std::countr_zero(limbs_[i]));
  }

  wide_integer& operator+=(const wide_integer& other);
  wide_integer& operator-=(const wide_integer& smaller);
  wide_integer& operator<<=(std::size_t bits);
  wide_integer& operator>>=(std::size_t bits);

  /// Multiplies by one limb.
  wide_integer& scale(std::uint64_t factor);

  /// Divides by one limb and tells the remainder.
  std::uint64_t shrink(std::uint64_t divisor) noexcept;

  friend wide_integer operator*(const wide_integer& a, const wide_integer& b) { return product(a, b); }
  friend bool operator==(const wide_integer& a, const wide_integer& b) noexcept { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const wide_integer& a, const wide_integer& b) noexcept { return order(a, b); }

  /// Leaves the remainder in `value` and returns the quotient; the divisor is not zero.
  static wide_integer divide(wide_integer& value, wide_integer divisor);

 private:
  [[nodiscard]] std::uint64_t limb(std::size_t i) const noexcept { return i < limbs_.size() ? limbs_[i] : 0; }
  void trim() noexcept {
    while (!limbs_.empty() && limbs_[limbs_.size() - 1] == 0) limbs_.pop_back();
  }
  static wide_integer product(const wide_integer& a, const wide_integer& b);
  static std::strong_ordering order(const wide_integer& a, const wide_integer& b) noexcept;
  static std::uint64_t quotient_digit(const wide_integer& value, const wide_integer& divisor, std::size_t at) noexcept;
  bool take_away(const wide_integer& divisor, std::uint64_t times, std::size_t at) noexcept;
  void give_back(const wide_integer& divisor, std::size_t at) noexcept;

  Limbs limbs_;
};

/// Enough for every exact intermediate result of strict mode.
using bounded_integer = wide_integer<fixed_limbs<80>>;

/// As large as needed.
using heap_integer = wide_integer<std::vector<std::uint64_t>>;

/// Multiplies by 5^count.
template <class Wide>
void scale_by_fives(Wide& value, std::int64_t count);

/// Greatest common divisor; of 0 and x it is x.
template <class Wide>
[[nodiscard]] Wide wide_gcd(Wide a, Wide b);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/core/wide_integer.ipp>
