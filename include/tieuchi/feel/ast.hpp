#pragma once

// The syntax tree of a rule text: one flat pool of nodes, children before parents.

#include <tieuchi/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Number of a node in its tree.
using node_id = std::uint32_t;
inline constexpr node_id no_node = 0xFFFFFFFF;

/// Kinds of nodes; what their children are stands beside them.
enum class node_kind : std::uint8_t {
  number,   // text: digits as written
  string,   // text: decoded
  boolean,  // text: true or false
  null,
  at,          // text: decoded string behind @
  name,        // text
  call,        // text: function, words joined by one space; children: arguments
  list,        // children: elements
  range,       // children: from, to; text: brackets, such as "[)"
  context,     // children: values; text of keys in `keys`
  negate,      // child
  arithmetic,  // text: + - * / **; children: left, right
  logic,       // text: and, or; children: left, right
  compare,     // text: = != < <= > >=; children: left, right
  between,     // children: value, least, greatest
  in,          // children: value, tests; text: "(" when the tests stand in brackets
  test,        // text: operator; child: right side
  if_,         // children: condition, then, else
  for_,        // children: body; iterators
  some,        // children: body; iterators
  every,       // children: body; iterators
  path,        // text: key; child
  bracket,     // children: list, index or condition
  invoke       // conformance mode: children: what is called, arguments
};

/// Kinds whose first child may be one of them again, as long as the text goes: walked and not recursed into.
[[nodiscard]] constexpr bool is_chained(node_kind k) noexcept {
  return k == node_kind::arithmetic || k == node_kind::logic || k == node_kind::path || k == node_kind::bracket;
}

/// One node.
struct node {
  node_kind kind = node_kind::null;
  std::uint32_t place = 0;  ///< byte offset used in issues and reasons, semantics section 2
  std::uint32_t begin = 0;  ///< first byte of its text
  std::uint32_t end = 0;    ///< byte after its text
  std::string text;
  std::uint32_t first = 0;   ///< first child in ast::children
  std::uint32_t count = 0;   ///< number of children
  std::uint32_t extra = 0;   ///< first iterator or key in ast::iterators, ast::keys
  std::uint32_t extras = 0;  ///< how many
};

/// `name in from`, or `name in from .. to`.
struct iterator {
  std::string name;
  std::uint32_t place = 0;  ///< of the name
  std::uint32_t dots = 0;   ///< of the `..`
  node_id from = no_node;
  node_id to = no_node;
};

/// A key of a context literal.
struct context_key {
  std::string text;
  std::uint32_t place = 0;
};

/// The tree.
struct ast {
  std::vector<node> nodes;
  std::vector<node_id> children;
  std::vector<iterator> iterators;
  std::vector<context_key> keys;
  node_id root = no_node;
  std::size_t nesting = 0;  ///< greatest number of productions open at once, semantics section 11

  [[nodiscard]] const node& operator[](node_id id) const { return nodes[id]; }
  /// The i-th child of a node.
  [[nodiscard]] node_id child(node_id id, std::uint32_t i) const { return children[nodes[id].first + i]; }
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
