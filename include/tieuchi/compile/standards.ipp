#pragma once

#include <tieuchi/compile/standards.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::vector<item_id> standards_of(const rulebook& rules) {
  by_id<name_id, bool> contained(rules.names.size(), false);
  for (const auto& g : rules.groups)
    for (const auto& m : g.members) contained[m.item] = true;
  std::vector<item_id> all;
  for (const item_id n : rules.items)
    if (!contained[n] && rules.names[n].variants.front().is_group) all.push_back(n);
  if (all.empty())
    for (const item_id n : rules.items)
      if (!contained[n]) all.push_back(n);
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
