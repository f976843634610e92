#pragma once

// The short ways of number: whole numbers below 10^34, which are most of what rules meet, cost a few machine
// instructions. Included by number.hpp in every build mode; everything that is not short goes to the exact ways of
// number.ipp.

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The first magnitude with 35 digits.
inline constexpr uint128 ten_to_34 = ten_to(34);

constexpr bool within_34_digits(int128 value) noexcept { return magnitude(value) < ten_to_34; }

constexpr bool fits_64_bits(int128 value) noexcept { return value == static_cast<std::int64_t>(value); }

/// Makes numbers from parts that are canonical already.
struct number_access {
  static constexpr number whole(int128 value) noexcept { return {value, 1}; }
  static constexpr number decimal(int128 coefficient, int exponent) noexcept {
    return exponent == 0 ? number(coefficient, 1) : number(coefficient, int128{exponent} - number::bias);
  }
  static constexpr number fraction(int128 p, uint128 q) noexcept { return {p, static_cast<int128>(q)}; }
  static constexpr number mirrored(const number& n) noexcept { return {-n.coefficient_, n.scale_}; }
  static constexpr bool is_whole(const number& n) noexcept { return n.scale_ == 1; }
  static constexpr bool same_scale(const number& a, const number& b) noexcept { return a.scale_ == b.scale_; }
};

std::optional<number> exact_sum(const number& a, const number& b, const number_limits&);
std::optional<number> exact_product(const number& a, const number& b, const number_limits&);
std::strong_ordering exact_order(const number& a, const number& b) noexcept;

}  // namespace detail

constexpr std::optional<std::int64_t> number::to_int64() const noexcept {
  if (scale_ != 1 || !detail::fits_64_bits(coefficient_)) return std::nullopt;
  return static_cast<std::int64_t>(coefficient_);
}

constexpr number negate(const number& a) noexcept { return detail::number_access::mirrored(a); }

constexpr number absolute(const number& a) noexcept { return a.sign() < 0 ? negate(a) : a; }

constexpr std::strong_ordering operator<=>(const number& a, const number& b) noexcept {
  if (detail::number_access::same_scale(a, b)) return a.coefficient_ <=> b.coefficient_;
  return detail::exact_order(a, b);
}

inline std::optional<number> add(const number& a, const number& b, const number_limits& limits) {
  using access = detail::number_access;
  if (access::is_whole(a) && access::is_whole(b)) {
    const int128 sum = a.coefficient() + b.coefficient();
    if (detail::within_34_digits(sum)) return access::whole(sum);
  }
  return detail::exact_sum(a, b, limits);
}

inline std::optional<number> subtract(const number& a, const number& b, const number_limits& limits) {
  return add(a, negate(b), limits);
}

inline std::optional<number> multiply(const number& a, const number& b, const number_limits& limits) {
  using access = detail::number_access;
  if (access::is_whole(a) && access::is_whole(b) && detail::fits_64_bits(a.coefficient()) &&
      detail::fits_64_bits(b.coefficient())) {
    const int128 product = a.coefficient() * b.coefficient();
    if (detail::within_34_digits(product)) return access::whole(product);
  }
  return detail::exact_product(a, b, limits);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
