#pragma once

// UTF-8 as bytes and as code points, and where a byte stands in a text.

#include <tieuchi/config.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Offset of the first byte that belongs to no valid UTF-8 sequence; nothing when the whole text is valid.
[[nodiscard]] std::optional<std::size_t> first_bad_byte(std::string_view) noexcept;

/// A code point and the bytes it takes.
struct decoded {
  char32_t code_point = 0;
  std::size_t length = 0;

  friend bool operator==(const decoded&, const decoded&) noexcept = default;
};

/// The code point at an offset inside the text; an invalid byte reads as U+FFFD of length 1.
[[nodiscard]] decoded decode_at(std::string_view text, std::size_t offset) noexcept;

/// Appends a code point to a text; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

/// The code points of a text, invalid bytes as U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view);

/// The UTF-8 of code points.
[[nodiscard]] std::string to_utf8(std::u32string_view);

/// Number of code points, invalid bytes counted one by one.
[[nodiscard]] std::size_t count_code_points(std::string_view) noexcept;

/// Line and column, both from 1, the column in code points.
struct text_position {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const text_position&, const text_position&) noexcept = default;
};

/// Line and column of a byte offset; lines end with LF, CR LF or CR.
[[nodiscard]] text_position position_of(std::string_view text, std::size_t offset) noexcept;

/// The line with that number, from 1, without its end; empty when there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, std::size_t line) noexcept;

/// Whether a code point is white space of the rule language (semantics section 1).
[[nodiscard]] bool is_space(char32_t) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
