#pragma once

// What a host asks of the compiler of rule texts.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/type.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Worst-case cost of a rule, where the host does not say otherwise.
inline constexpr std::uint64_t greatest_cost = 1'000'000;
/// Values a rule may give, where the host does not say otherwise.
inline constexpr std::uint64_t greatest_result = 100'000;
/// Values on the sides of its comparisons that a trace shows.
inline constexpr std::uint64_t greatest_shown = 1'000'000;

/// Whether other rules read what a rule gives, and so count on how long its lists are.
enum class handed_on : std::uint8_t {
  no,
  by_name,  ///< as a declared name without bounds of its own
  in_list,  ///< as an element of such a list
};

/// What the host says of one rule text.
struct compile_options {
  std::string source;          ///< name of the rule text in reasons of the language
  std::optional<type> wanted;  ///< the type its place needs; a rating here also reads bare strings as its levels
  std::uint64_t greatest_cost = feel::greatest_cost;
  std::uint64_t greatest_result = feel::greatest_result;
  handed_on result_is = handed_on::no;
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
