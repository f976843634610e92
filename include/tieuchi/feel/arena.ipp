#pragma once

#include <tieuchi/feel/arena.hpp>

#include <algorithm>
#include <cstring>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

std::string_view arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* bytes = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(bytes, text.data(), text.size());
  return {bytes, text.size()};
}

std::size_t arena::capacity() const noexcept {
  std::size_t sum = 0;
  for (const block& b : blocks_) sum += b.size;
  return sum;
}

void arena::next_block(std::size_t least) {
  std::size_t next = blocks_.empty() ? 0 : current_ + 1;
  while (next < blocks_.size() && blocks_[next].size < least) ++next;
  if (next >= blocks_.size()) {
    const std::size_t doubled = blocks_.empty() ? block_ : 2 * blocks_.back().size;
    const std::size_t size = std::max({least, block_, std::min<std::size_t>(doubled, std::size_t{1} << 22)});
    blocks_.push_back({std::make_unique<std::byte[]>(size), size});
    next = blocks_.size() - 1;
  }
  current_ = next;
  used_ = 0;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
