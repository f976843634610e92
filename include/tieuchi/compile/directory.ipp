#pragma once

#include <tieuchi/compile/directory.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

TIEUCHI_INLINE void directory::add(std::string_view id, std::string_view code, index element) {
  ids_.emplace(id, element);
  if (!code.empty()) codes_.emplace(code, element);
}

TIEUCHI_INLINE index directory::find_id(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? no_index : found->second;
}

TIEUCHI_INLINE index directory::find(std::string_view id_or_code) const {
  if (const index by_id = find_id(id_or_code); by_id != no_index) return by_id;
  const auto found = codes_.find(id_or_code);
  return found == codes_.end() ? no_index : found->second;
}

TIEUCHI_INLINE std::vector<std::string> directory::spellings() const {
  std::vector<std::string> all;
  for (const auto* table : {&ids_, &codes_})
    for (const auto& [word, element] : *table) all.push_back(word);
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
