#pragma once

// Syntax tree -> canonical text: one layout for every way of writing a rule.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/ast.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// The text of a tree: single spaces, no comments, brackets only where the grammar needs them. It reads back to the
/// same tree, and the text of that tree is the same.
[[nodiscard]] std::string ast_text(const ast&);

/// The text of one node and all below it.
[[nodiscard]] std::string ast_text(const ast&, node_id);

/// SHA-256 of the canonical text of a rule, so that layout and comments do not change it; of a text that does not
/// read, of the bytes themselves.
[[nodiscard]] std::string rule_hash(std::string_view rule_text);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
