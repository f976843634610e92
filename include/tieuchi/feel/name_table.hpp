#pragma once

// The plainest scope: a list of names with types, slots in order of declaration.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/scope.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Names with types and no host functions.
class name_table : public scope {
 public:
  /// Declares the next name; its slot is the number of names before it.
  name_table& add(std::string name, type of, std::size_t bound = usual_bound,
                  std::size_t inner_bound = usual_inner_bound) {
    const int slot = static_cast<int>(names_.size());
    names_.emplace_back(std::move(name), declared{std::move(of), slot, bound, inner_bound});
    return *this;
  }

  [[nodiscard]] std::optional<declared> name(std::string_view wanted) const override {
    const auto found = std::find_if(names_.begin(), names_.end(), [&](const auto& n) { return n.first == wanted; });
    return found == names_.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> all;
    for (const auto& n : names_) all.push_back(n.first);
    return all;
  }

  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

 private:
  std::vector<std::pair<std::string, declared>> names_;
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
