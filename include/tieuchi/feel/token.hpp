#pragma once

// The tokens of rule texts (semantics section 1).

#include <tieuchi/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// One token; keywords and symbols keep their text.
struct token {
  enum class kind : std::uint8_t { end, number, string, name, keyword, symbol, character, unterminated, escape };
  kind what = kind::end;
  std::uint32_t begin = 0;  ///< byte offset of the first byte
  std::uint32_t end = 0;    ///< byte after the last one
  std::string_view text;    ///< as written
  std::string value;        ///< decoded content of a string

  [[nodiscard]] bool is(kind k) const noexcept { return what == k; }
  /// Whether it is that keyword or symbol.
  [[nodiscard]] bool is(std::string_view word) const noexcept {
    return (what == kind::keyword || what == kind::symbol) && text == word;
  }
};

/// Every token of a text, an `end` token last. It stops behind the first one of kind character, unterminated, escape.
[[nodiscard]] std::vector<token> tokens_of(std::string_view text);

/// Whether a text is a name and no keyword.
[[nodiscard]] bool is_name(std::string_view) noexcept;

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
