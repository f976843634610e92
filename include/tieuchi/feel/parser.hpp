#pragma once

// Rule text -> syntax tree, or the first thing that is wrong with it.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/token.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// The two grammars: rule files, and the DMN kit with its additions (semantics section 13).
enum class mode { strict, conformance };

/// Bounds of semantics section 11 that reading keeps.
inline constexpr std::size_t greatest_length = 16'384;
inline constexpr std::size_t greatest_nesting = 64;
inline constexpr std::size_t greatest_nodes = 4'096;
inline constexpr std::size_t greatest_list = 1'024;

/// What the grammar wanted where a token did not fit.
enum class expected {
  operand,
  end,
  name,
  string,
  colon,
  then,
  else_,
  in,
  return_,
  satisfies,
  and_,
  bracket,
  list_end,
  range_end,
  arguments_end,
  context_end,
  not_bracket
};

/// The first issue of reading.
struct parse_issue {
  std::string code;
  std::size_t place = 0;
  std::size_t token = 0;  ///< index of the token at fault
  feel::expected wanted = expected::operand;
};

/// A tree, or an issue; the tokens for messages. They view the text.
struct parsed {
  ast tree;
  std::vector<token> tokens;
  std::optional<parse_issue> issue;
};

/// Reads a text.
[[nodiscard]] parsed parse(std::string_view text, mode = mode::strict);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
