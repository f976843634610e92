#pragma once

// Memory of one evaluation: blocks that are filled from the front and reused as a whole.

#include <tieuchi/config.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// A bump allocator for trivially destructible things; a warm one (cleared after use) does not touch the heap.
class arena {
 public:
  /// Begins with no block; blocks have at least `block_size` bytes.
  explicit arena(std::size_t block_size = 16384) : block_(block_size) {}
  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  arena(arena&&) = default;
  arena& operator=(arena&&) = default;

  /// Bytes that live until clear().
  [[nodiscard]] void* allocate(std::size_t size, std::size_t alignment) {
    std::size_t from = (used_ + alignment - 1) / alignment * alignment;
    if (current_ >= blocks_.size() || from + size > blocks_[current_].size) {
      next_block(size + alignment);
      from = 0;
    }
    used_ = from + size;
    return blocks_[current_].bytes.get() + from;
  }

  /// `count` default constructed things in a row.
  template <class T>
  [[nodiscard]] std::span<T> make(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
    if (count == 0) return {};
    T* first = static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) new (first + i) T();
    return {first, count};
  }

  /// One thing.
  template <class T>
  [[nodiscard]] T* one(const T& like) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
    return new (allocate(sizeof(T), alignof(T))) T(like);
  }

  /// A copy of a text.
  [[nodiscard]] std::string_view copy(std::string_view);

  /// Forgets everything made so far and keeps the blocks.
  void clear() noexcept {
    current_ = 0;
    used_ = 0;
  }

  /// Bytes the blocks hold together.
  [[nodiscard]] std::size_t capacity() const noexcept;

 private:
  struct block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };

  void next_block(std::size_t least);

  std::size_t block_;
  std::vector<block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
