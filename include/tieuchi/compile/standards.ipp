#pragma once

#include <tieuchi/compile/standards.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

TIEUCHI_INLINE std::vector<index> standards_of(const rulebook& rules) {
  std::vector<bool> contained(rules.names.size(), false);
  for (const auto& g : rules.groups)
    for (const auto& m : g.members) contained[m.item] = true;
  std::vector<index> all;
  for (const index n : rules.items)
    if (!contained[n] && rules.names[n].variants.front().is_group) all.push_back(n);
  if (all.empty())
    for (const index n : rules.items)
      if (!contained[n]) all.push_back(n);
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
