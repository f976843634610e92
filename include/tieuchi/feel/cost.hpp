#pragma once

// What a checked rule may take and hand out at most, known before it runs (semantics section 11).

#include <tieuchi/config.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/checker.hpp>

#include <tieuchi/feel/value_size.hpp>

#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Steps a list may have at run time.
inline constexpr std::uint64_t greatest_run_list = 10'000;

/// Each number stays at the greatest of 64 bits instead of overflowing.
struct rule_weight {
  std::uint64_t cost = 0;    ///< steps of a run
  std::uint64_t result = 0;  ///< values in what it gives
  std::uint64_t shown = 0;   ///< values on the sides of the comparisons that a trace shows
  value_size size;           ///< of what it gives
};

/// The weight of a whole tree without issues.
[[nodiscard]] rule_weight weigh(const ast&, const meanings&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
