#pragma once

// Sums and products that stay at the greatest 64-bit number instead of overflowing.

#include <tieuchi/config.hpp>

#include <cstdint>
#include <limits>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();

constexpr std::uint64_t capped_sum(std::uint64_t a, std::uint64_t b) { return a > endless - b ? endless : a + b; }

constexpr std::uint64_t capped_product(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > endless / b ? endless : a * b;
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
