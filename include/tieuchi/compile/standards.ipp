#pragma once

#include <tieuchi/compile/standards.hpp>

#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

namespace detail {

/// The items that no group contains: groups, and criteria.
inline std::pair<std::vector<item_id>, std::vector<item_id>> uncontained_of(const rulebook& rules) {
  by_id<name_id, bool> contained(rules.names.size(), false);
  for (const auto& g : rules.groups)
    for (const auto& m : g.members) contained[m.item] = true;
  std::pair<std::vector<item_id>, std::vector<item_id>> found;
  for (const item_id n : rules.items)
    if (!contained[n]) (rules.names[n].variants.front().is_group ? found.first : found.second).push_back(n);
  return found;
}

}  // namespace detail

std::vector<item_id> standards_of(const rulebook& rules) {
  const auto [groups, criteria] = detail::uncontained_of(rules);
  return groups.empty() ? criteria : groups;
}

std::vector<item_id> alone_of(const rulebook& rules) {
  const auto [groups, criteria] = detail::uncontained_of(rules);
  return groups.empty() ? std::vector<item_id>() : criteria;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
