#pragma once

#include <tieuchi/core/text_pool.hpp>

#include <algorithm>
#include <cstring>
#include <functional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::uint32_t short_hash(std::string_view text) noexcept {
  const std::size_t whole = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(whole ^ whole >> 32U);
}

}  // namespace detail

std::size_t text_pool::slot_of(std::string_view text, std::uint32_t hash) const noexcept {
  std::size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const kept& k = texts_[slots_[slot] - 1];
    if (k.hash == hash && std::string_view(k.text, k.size) == text) break;
  }
  return slot;
}

std::optional<std::uint32_t> text_pool::find(std::string_view text) const noexcept {
  if (text.empty()) return 0;
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t number = slots_[slot_of(text, detail::short_hash(text))];
  return number == 0 ? std::nullopt : std::optional(number);
}

std::uint32_t text_pool::number_of(std::string_view text) {
  if (text.empty()) return 0;
  if (slots_.size() < 2 * (texts_.size() + 1)) grow();
  const std::uint32_t hash = detail::short_hash(text);
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot] != 0) return slots_[slot];
  texts_.reserve(texts_.size() + 1 > texts_.capacity() ? 2 * texts_.size() + 4 : texts_.capacity());
  texts_.push_back({copy(text), static_cast<std::uint32_t>(text.size()), hash});
  return slots_[slot] = static_cast<std::uint32_t>(texts_.size());
}

const char* text_pool::copy(std::string_view text) {
  if (room_ < text.size()) {
    constexpr std::size_t least = 128, greatest = std::size_t{1} << 18;
    const std::size_t next = std::max(std::clamp(2 * block_, least, greatest), text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(next));
    free_ = blocks_.back().get();
    room_ = block_ = next;
  }
  char* const at = free_;
  std::memcpy(at, text.data(), text.size());
  free_ += text.size();
  room_ -= text.size();
  return at;
}

void text_pool::grow() {
  constexpr std::size_t fewest = 16;
  std::vector<std::uint32_t> wider(std::max(fewest, 2 * slots_.size()));
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t slot = texts_[i].hash & (wider.size() - 1);
    while (wider[slot] != 0) slot = (slot + 1) & (wider.size() - 1);
    wider[slot] = static_cast<std::uint32_t>(i + 1);
  }
  slots_ = std::move(wider);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
