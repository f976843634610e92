#pragma once

// Decimal digits of machine integers, which numbers, dates and durations print.

#include <tieuchi/config.hpp>
#include <tieuchi/core/int128.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The decimal digits of a whole number, at least so many.
[[nodiscard]] std::string digits_of(uint128 value, int at_least = 1);

/// The whole number of ASCII digits at the front of a text, which it takes away; nothing where there are none or the
/// number is 10^30 or more.
[[nodiscard]] std::optional<int128> take_digits(std::string_view& text) noexcept;

/// Whether the text begins with that character, which it takes away.
[[nodiscard]] bool take_character(std::string_view& text, char character) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
