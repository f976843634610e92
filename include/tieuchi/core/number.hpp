#pragma once

// Exact numbers of rules: the set S of semantics section 4.
//
// A number is a decimal of at most 34 digits or a fraction whose two parts have at most 34 digits. Every operation
// takes the exact result and brings it into S once, so quotients stay exact and nothing is decided by a rounding error.
// The representation is unique: equal values have equal members.

#include <tieuchi/config.hpp>
#include <tieuchi/core/int128.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// How far S reaches: exponents of its decimals, greatest power, and whether an input of too many digits is rounded.
struct number_limits {
  int least_exponent;     ///< L: no digit is finer than 10^L
  int greatest_exponent;  ///< H: magnitudes stay below 10^(H + 34)
  int greatest_power;     ///< P: `a ** b` needs |b| <= P
  bool rounds_input = false;
};

/// The limits of rule files.
inline constexpr number_limits strict_limits{-64, 30, 16};

/// The limits of the DMN compatibility kit: the finite decimal128 numbers.
inline constexpr number_limits conformance_limits{-6176, 6111, 999, true};

namespace detail {
struct number_access;
}

/// An exact rational number, member of S, always in its one canonical form.
class number {
 public:
  /// Zero.
  constexpr number() noexcept = default;

  /// A whole number.
  template <std::integral Integer>
    requires(!std::same_as<Integer, bool>)
  constexpr number(Integer value) noexcept : coefficient_(value) {}

  /// Binary floating point is no exact number; read its text instead.
  template <std::floating_point Float>
  number(Float) = delete;

  /// coefficient * 10^exponent when it is a decimal of S; input with too many digits is rounded where the limits say
  /// so.
  [[nodiscard]] static std::optional<number> of_decimal(int128 coefficient, int exponent,
                                                        const number_limits& = strict_limits);

  /// p / q brought into S; nothing when q is 0 or the value is too large.
  [[nodiscard]] static std::optional<number> of_ratio(int128 p, int128 q, const number_limits& = strict_limits);

  /// The number of a FEEL literal with an optional '-' before it, when it is a decimal of S.
  [[nodiscard]] static std::optional<number> parse(std::string_view decimal_text, const number_limits& = strict_limits);

  /// Whether the value is whole.
  [[nodiscard]] constexpr bool is_integer() const noexcept { return scale_ == 1 || (scale_ < 0 && exponent() > 0); }

  /// Whether the value is a decimal of S; any other value is a fraction.
  [[nodiscard]] constexpr bool is_decimal(const number_limits& limits = strict_limits) const noexcept {
    return scale_ == 1 || (scale_ < 0 && exponent() >= limits.least_exponent);
  }

  /// The value as a machine integer; nothing when it is not whole or does not fit.
  [[nodiscard]] constexpr std::optional<std::int64_t> to_int64() const noexcept;

  /// Canonical text (semantics section 12); fractions that are no decimal are rounded to 34 digits, ties to even.
  [[nodiscard]] std::string text() const;

  /// Text with exactly that many decimals, ties to even, never with an exponent and never "-0".
  [[nodiscard]] std::string text(int decimals) const;

  /// -1, 0 or 1.
  [[nodiscard]] constexpr int sign() const noexcept { return (coefficient_ > 0) - (coefficient_ < 0); }

  /// The value is coefficient * 10^exponent / denominator; exponent is 0 or denominator is 1.
  /// The exponent is the one nearest to 0 that leaves a whole coefficient below 10^34; fractions are in lowest terms.
  [[nodiscard]] constexpr int128 coefficient() const noexcept { return coefficient_; }
  [[nodiscard]] constexpr int exponent() const noexcept { return scale_ < 0 ? static_cast<int>(scale_) + bias : 0; }
  [[nodiscard]] constexpr uint128 denominator() const noexcept { return scale_ < 0 ? 1 : static_cast<uint128>(scale_); }

  friend constexpr bool operator==(const number&, const number&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const number& a, const number& b) noexcept;

 private:
  friend struct detail::number_access;
  static constexpr int bias = 1 << 20;  // keeps stored exponents negative, denominators positive: 32 bytes, not 48

  constexpr number(int128 coefficient, int128 scale) noexcept : coefficient_(coefficient), scale_(scale) {}

  int128 coefficient_ = 0;
  int128 scale_ = 1;  // positive: the denominator; negative: the decimal exponent - bias
};

/// The nearest double, for drawing; infinite beyond its range.
[[nodiscard]] double nearest_double(const number&);

/// a + b.
[[nodiscard]] std::optional<number> add(const number& a, const number& b, const number_limits& = strict_limits);

/// a - b.
[[nodiscard]] std::optional<number> subtract(const number& a, const number& b, const number_limits& = strict_limits);

/// a * b.
[[nodiscard]] std::optional<number> multiply(const number& a, const number& b, const number_limits& = strict_limits);

/// a / b; nothing when b is 0.
[[nodiscard]] std::optional<number> divide(const number& a, const number& b, const number_limits& = strict_limits);

/// a ** b for whole b with |b| <= P; nothing otherwise, nor for 0 to a negative power; 0 ** 0 is 1.
[[nodiscard]] std::optional<number> power(const number& a, const number& b, const number_limits& = strict_limits);

/// a - b * floor(a / b), with the sign of b; nothing when b is 0.
[[nodiscard]] std::optional<number> modulo(const number& a, const number& b, const number_limits& = strict_limits);

/// -a, which S always has.
[[nodiscard]] constexpr number negate(const number& a) noexcept;

/// |a|, which S always has.
[[nodiscard]] constexpr number absolute(const number& a) noexcept;

/// Directions of rounding: `up` is away from zero, `down` toward zero; the half_ ones go to the nearest, ties as named.
enum class rounding : std::uint8_t { floor, ceiling, up, down, half_up, half_down, half_even };

/// The multiple of 10^-scale that the direction picks; scale is truncated to an integer, outside -H ... -L nothing.
[[nodiscard]] std::optional<number> round(const number&, const number& scale, rounding,
                                          const number_limits& = strict_limits);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/core/number_fast.ipp>
