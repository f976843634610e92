#pragma once

#include <tieuchi/core/utf8.hpp>

#include <array>
#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr decoded bad_utf8{U'\uFFFD', 1};

/// Length of a sequence by its first byte; 0 for a byte that starts none.
inline std::size_t utf8_length(unsigned char first) noexcept {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

/// The sequence at an offset, length 0 when it is not valid: overlong, a surrogate, beyond U+10FFFF or cut off.
inline decoded utf8_sequence(std::string_view text, std::size_t offset) noexcept {
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const auto first = static_cast<unsigned char>(text[offset]);
  const std::size_t length = utf8_length(first);
  if (length <= 1) return {first, length};
  if (text.size() - offset < length) return {};
  char32_t code_point = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[offset + i]);
    if ((next & 0xC0U) != 0x80U) return {};
    code_point = code_point << 6U | (next & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < least[length] || code_point > 0x10FFFF || surrogate) return {};
  return {code_point, length};
}

}  // namespace detail

std::optional<std::size_t> first_bad_byte(std::string_view text) noexcept {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const std::size_t length = detail::utf8_sequence(text, offset).length;
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

decoded decode_at(std::string_view text, std::size_t offset) noexcept {
  if (offset >= text.size()) return detail::bad_utf8;
  const decoded found = detail::utf8_sequence(text, offset);
  return found.length == 0 ? detail::bad_utf8 : found;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  const auto rest = [&](char32_t value) { byte(0x80 | (value & 0x3F)); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = U'\uFFFD';
  if (code_point < 0x80) return byte(code_point);
  if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    rest(code_point >> 6);
  } else {
    byte(0xF0 | code_point >> 18);
    rest(code_point >> 12);
    rest(code_point >> 6);
  }
  rest(code_point);
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const decoded next = decode_at(text, offset);
    points += next.code_point;
    offset += next.length;
  }
  return points;
}

std::string to_utf8(std::u32string_view points) {
  std::string text;
  text.reserve(points.size());
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset += decode_at(text, offset).length;
  return count;
}

text_position position_of(std::string_view text, std::size_t offset) noexcept {
  text_position at;
  std::size_t start = 0;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    const bool within_crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] != '\n' && (text[i] != '\r' || within_crlf)) continue;
    ++at.line;
    start = i + 1;
  }
  if (offset > start) at.column += count_code_points(text.substr(start, offset - start));
  return at;
}

std::string_view line_of(std::string_view text, std::size_t line) noexcept {
  for (; line > 1; --line) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return line == 0 ? std::string_view{} : text.substr(0, text.find_first_of("\r\n"));
}

bool is_space(char32_t c) noexcept {
  if (c < 0x80) return c == U' ' || (c >= 9 && c <= 13);
  if (c >= 0x2000 && c <= 0x200A) return true;
  for (const char32_t space : {0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF}) {
    if (c == space) return true;
  }
  return false;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
