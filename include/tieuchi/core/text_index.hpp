#pragma once

// Line and column of any byte of a text in the same short time, however often it is asked.

#include <tieuchi/core/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Marks every few thousand bytes of a text that is valid UTF-8; the text itself is given again with each question.
class text_index {
 public:
  text_index() = default;
  explicit text_index(std::string_view text) {
    mark here;
    for (std::size_t begin = 0; begin < text.size(); begin += distance) {
      marks_.push_back(here);
      advance(here, text, begin, begin + distance);
    }
  }

  /// What position_of gives.
  [[nodiscard]] text_position position(std::string_view text, std::size_t offset) const noexcept {
    offset = std::min(offset, text.size());
    if (marks_.empty()) return {};
    const std::size_t before = std::min(offset / distance, marks_.size() - 1);
    mark here = marks_[before];
    advance(here, text, before * distance, offset);
    return {here.line, here.column};
  }

 private:
  static constexpr std::size_t distance = 4'096;

  struct mark {
    std::size_t line = 1, column = 1;
  };

  static void advance(mark& here, std::string_view text, std::size_t from, std::size_t to) noexcept {
    for (std::size_t i = from; i < to && i < text.size(); ++i) {
      const bool within_crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
      if (text[i] == '\n' || (text[i] == '\r' && !within_crlf))
        ++here.line, here.column = 1;
      else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
        ++here.column;
    }
  }

  std::vector<mark> marks_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
