#pragma once

// Elements of one kind found by id or by code; outside FEEL both are accepted (format page 1).

#include <tieuchi/compile/compiled.hpp>
#include <tieuchi/model/programme.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Ids and codes of one kind of element.
template <class Id>
class directory {
 public:
  /// Adds an element; the first of an id wins, a code never hides an id.
  void add(std::string_view id, std::string_view code, Id element) {
    ids_.emplace(id, element);
    if (!code.empty()) codes_.emplace(code, element);
  }
  /// The element of an id or code, or none.
  [[nodiscard]] Id find(std::string_view id_or_code) const {
    if (const Id named = find_id(id_or_code)) return named;
    const auto found = codes_.find(id_or_code);
    return found == codes_.end() ? Id() : found->second;
  }
  /// The element of an id, or none.
  [[nodiscard]] Id find_id(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? Id() : found->second;
  }
  /// Every id and code, for hints.
  [[nodiscard]] std::vector<std::string> spellings() const {
    std::vector<std::string> all;
    for (const auto* table : {&ids_, &codes_})
      for (const auto& [word, element] : *table) all.push_back(word);
    return all;
  }

 private:
  std::map<std::string, Id, std::less<>> ids_, codes_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
