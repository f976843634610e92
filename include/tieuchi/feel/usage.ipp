#pragma once

#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/usage.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

usage usage_of(const program& rule) {
  const ast& tree = rule.tree();
  usage taken{rule.text().size(), tree.nesting,         tree.nodes.size(),     0,
              rule.cost(),        rule.result_values(), rule.compared_values()};
  for (const node& n : tree.nodes)
    if (n.kind == node_kind::list) taken.list = std::max<std::size_t>(taken.list, n.count);
  return taken;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
