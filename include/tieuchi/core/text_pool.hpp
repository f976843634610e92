#pragma once

// Texts by number, each kept once: a table of a million rows names a few thousand of them.

#include <tieuchi/config.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Texts in the order in which they came; the empty one is number 0. A text stays where it is while the pool lives.
class text_pool {
 public:
  /// The number of a text, which is kept where it is new. A call that runs out of memory has changed nothing.
  std::uint32_t number_of(std::string_view);
  /// Nothing where the text is not kept.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view) const noexcept;
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const noexcept {
    return number == 0 ? std::string_view() : std::string_view(texts_[number - 1].text, texts_[number - 1].size);
  }
  /// How many numbers there are; never 0.
  [[nodiscard]] std::size_t size() const noexcept { return texts_.size() + 1; }

 private:
  struct kept {
    const char* text;
    std::uint32_t size, hash;
  };

  [[nodiscard]] std::size_t slot_of(std::string_view, std::uint32_t hash) const noexcept;
  const char* copy(std::string_view);
  void grow();

  std::vector<kept> texts_;
  std::vector<std::uint32_t> slots_;  // numbers by hash, 0: free; at most half of them are taken
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;  // of the last block
  std::size_t room_ = 0, block_ = 0;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
