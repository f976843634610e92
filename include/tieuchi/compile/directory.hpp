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
class directory {
 public:
  /// Adds an element; the first of an id wins, a code never hides an id.
  void add(std::string_view id, std::string_view code, index element);
  /// The element of an id or code, or no_index.
  [[nodiscard]] index find(std::string_view id_or_code) const;
  /// The element of an id, or no_index.
  [[nodiscard]] index find_id(std::string_view id) const;
  /// Every id and code, for hints.
  [[nodiscard]] std::vector<std::string> spellings() const;

 private:
  std::map<std::string, index, std::less<>> ids_, codes_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
