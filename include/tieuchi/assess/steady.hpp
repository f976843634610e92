#pragma once

// Things that stay where they are made for as long as the list is there; for assess/ only.

#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Grows by blocks: one request for memory serves many things, whatever their size.
template <class T>
class steady_list {
 public:
  template <class... From>
  T& emplace_back(From&&... from) {
    if (blocks_.empty() || blocks_.back().size() == blocks_.back().capacity()) {
      std::vector<T> block;
      block.reserve(at_once);
      blocks_.push_back(std::move(block));
    }
    return blocks_.back().emplace_back(std::forward<From>(from)...);
  }

 private:
  static constexpr std::size_t at_once = 64;

  std::vector<std::vector<T>> blocks_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
