#pragma once

// Bodies of templates, hence included in every build mode.

#include <tieuchi/core/wide_integer.hpp>

#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

template <class Limbs>
wide_integer<Limbs>& wide_integer<Limbs>::operator+=(const wide_integer& other) {
  limbs_.resize(std::max(limbs_.size(), other.limbs_.size()) + 1);
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const uint128 sum = uint128{limbs_[i]} + other.limb(i) + carry;
    limbs_[i] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
  trim();
  return *this;
}

template <class Limbs>
wide_integer<Limbs>& wide_integer<Limbs>::operator-=(const wide_integer& smaller) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const uint128 difference = uint128{limbs_[i]} - smaller.limb(i) - borrow;
    limbs_[i] = static_cast<std::uint64_t>(difference);
    borrow = (difference >> 64) != 0 ? 1 : 0;
  }
  trim();
  return *this;
}

template <class Limbs>
wide_integer<Limbs>& wide_integer<Limbs>::operator<<=(std::size_t bits) {
  if (is_zero() || bits == 0) return *this;
  const std::size_t whole = bits / 64;
  const std::size_t part = bits % 64;
  limbs_.resize(limbs_.size() + whole + 1);
  for (std::size_t i = limbs_.size(); i-- > 0;) {
    const std::uint64_t high = i >= whole ? limbs_[i - whole] : 0;
    const std::uint64_t low = i >= whole + 1 ? limbs_[i - whole - 1] : 0;
    limbs_[i] = part == 0 ? high : high << part | low >> (64 - part);
  }
  trim();
  return *this;
}

template <class Limbs>
wide_integer<Limbs>& wide_integer<Limbs>::operator>>=(std::size_t bits) {
  const std::size_t whole = bits / 64;
  const std::size_t part = bits % 64;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    limbs_[i] = part == 0 ? limb(i + whole) : limb(i + whole) >> part | limb(i + whole + 1) << (64 - part);
  }
  trim();
  return *this;
}

template <class Limbs>
wide_integer<Limbs>& wide_integer<Limbs>::scale(std::uint64_t factor) {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const uint128 part = uint128{limbs_[i]} * factor + carry;
    limbs_[i] = static_cast<std::uint64_t>(part);
    carry = static_cast<std::uint64_t>(part >> 64);
  }
  if (carry != 0) limbs_.push_back(carry);
  trim();
  return *this;
}

template <class Limbs>
std::uint64_t wide_integer<Limbs>::shrink(std::uint64_t divisor) noexcept {
  uint128 rest = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) {
    rest = rest << 64 | limbs_[i];
    limbs_[i] = static_cast<std::uint64_t>(rest / divisor);
    rest %= divisor;
  }
  trim();
  return static_cast<std::uint64_t>(rest);
}

template <class Limbs>
wide_integer<Limbs> wide_integer<Limbs>::product(const wide_integer& a, const wide_integer& b) {
  wide_integer result;
  if (a.is_zero() || b.is_zero()) return result;
  result.limbs_.resize(a.limbs_.size() + b.limbs_.size());
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < b.limbs_.size(); ++k) {
      const uint128 part = uint128{a.limbs_[i]} * b.limbs_[k] + result.limbs_[i + k] + carry;
      result.limbs_[i + k] = static_cast<std::uint64_t>(part);
      carry = static_cast<std::uint64_t>(part >> 64);
    }
    result.limbs_[i + b.limbs_.size()] = carry;
  }
  result.trim();
  return result;
}

template <class Limbs>
std::strong_ordering wide_integer<Limbs>::order(const wide_integer& a, const wide_integer& b) noexcept {
  if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
  for (std::size_t i = a.limbs_.size(); i-- > 0;) {
    if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] <=> b.limbs_[i];
  }
  return std::strong_ordering::equal;
}

/// Knuth's estimate (The Art of Computer Programming 2, 4.3.1, algorithm D): the digit, or one more.
template <class Limbs>
std::uint64_t wide_integer<Limbs>::quotient_digit(const wide_integer& value, const wide_integer& divisor,
                                                  std::size_t at) noexcept {
  const std::size_t size = divisor.limbs_.size();
  const std::uint64_t first = divisor.limbs_[size - 1];
  const std::uint64_t second = divisor.limbs_[size - 2];
  const uint128 top = uint128{value.limbs_[at + size]} << 64 | value.limbs_[at + size - 1];
  uint128 digit = top / first;
  uint128 rest = top % first;
  while ((digit >> 64) != 0 || digit * second > (rest << 64 | value.limbs_[at + size - 2])) {
    --digit;
    rest += first;
    if ((rest >> 64) != 0) break;
  }
  return static_cast<std::uint64_t>(digit);
}

/// Subtracts times * divisor, shifted by `at` limbs; tells whether that was too much.
template <class Limbs>
bool wide_integer<Limbs>::take_away(const wide_integer& divisor, std::uint64_t times, std::size_t at) noexcept {
  std::uint64_t carry = 0;
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i <= divisor.limbs_.size(); ++i) {
    const uint128 part = uint128{divisor.limb(i)} * times + carry;
    carry = static_cast<std::uint64_t>(part >> 64);
    const uint128 difference = uint128{limbs_[at + i]} - static_cast<std::uint64_t>(part) - borrow;
    limbs_[at + i] = static_cast<std::uint64_t>(difference);
    borrow = (difference >> 64) != 0 ? 1 : 0;
  }
  return borrow != 0;
}

template <class Limbs>
void wide_integer<Limbs>::give_back(const wide_integer& divisor, std::size_t at) noexcept {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i <= divisor.limbs_.size(); ++i) {
    const uint128 sum = uint128{limbs_[at + i]} + divisor.limb(i) + carry;
    limbs_[at + i] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
}

template <class Limbs>
wide_integer<Limbs> wide_integer<Limbs>::divide(wide_integer& value, wide_integer divisor) {
  if (value < divisor) return {};
  if (divisor.limbs_.size() == 1) {
    wide_integer quotient = value;
    value = wide_integer(uint128{quotient.shrink(divisor.limbs_[0])});
    return quotient;
  }
  const std::size_t size = divisor.limbs_.size();
  const auto shift = static_cast<std::size_t>(std::countl_zero(divisor.limbs_[size - 1]));
  const std::size_t digits = value.limbs_.size() - size + 1;
  divisor <<= shift;
  value <<= shift;
  value.limbs_.resize(digits + size);
  wide_integer quotient;
  quotient.limbs_.resize(digits);
  for (std::size_t at = digits; at-- > 0;) {
    std::uint64_t digit = quotient_digit(value, divisor, at);
    if (value.take_away(divisor, digit, at)) {
      --digit;
      value.give_back(divisor, at);
    }
    quotient.limbs_[at] = digit;
  }
  quotient.trim();
  value.trim();
  value >>= shift;
  return quotient;
}

template <class Wide>
void scale_by_fives(Wide& value, std::int64_t count) {
  constexpr std::uint64_t five_to_27 = 7450580596923828125ULL;
  if (count > 540) {  // a long power is built by squaring, so that powers in the ten thousands stay cheap
    Wide half(1);
    scale_by_fives(half, count / 2);
    value = value * (half * half);
    count %= 2;
  }
  for (; count >= 27; count -= 27) value.scale(five_to_27);
  for (; count > 0; --count) value.scale(5);
}

template <class Wide>
Wide wide_gcd(Wide a, Wide b) {
  while (!b.fits_128_bits()) {
    Wide::divide(a, b);
    std::swap(a, b);
  }
  if (b.is_zero()) return a;
  Wide::divide(a, b);
  return gcd(a.low_128_bits(), b.low_128_bits());
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
