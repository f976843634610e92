#pragma once

// What a rule takes of the bounds of semantics section 11, known before it runs.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/parser.hpp>

#include <cstddef>
#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Bytes of the text, productions open at once, syntax nodes, elements of the longest list literal, worst-case cost.
struct usage {
  std::size_t length = 0;
  std::size_t nesting = 0;
  std::size_t nodes = 0;
  std::size_t list = 0;
  std::uint64_t cost = 0;

  friend bool operator==(const usage&, const usage&) = default;
};

/// The most a rule may take; beyond it are the issues feel.bound.*.
inline constexpr usage greatest_usage{greatest_length, greatest_nesting, greatest_nodes, greatest_list, greatest_cost};

/// What a rule takes.
[[nodiscard]] usage usage_of(const program&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
