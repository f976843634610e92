#pragma once

// The static worst-case cost of a checked rule (semantics section 11).

#include <tieuchi/config.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/checker.hpp>

#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Steps a list may have at run time.
inline constexpr std::uint64_t greatest_run_list = 10'000;

/// Cost of the whole tree; it stays at the greatest 64-bit number instead of overflowing.
[[nodiscard]] std::uint64_t cost_of(const ast&, const meanings&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#ifndef TIEUCHI_COMPILED
#include <tieuchi/feel/cost.ipp>
#endif
