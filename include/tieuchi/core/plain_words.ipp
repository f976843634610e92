#pragma once

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/core/utf8.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The byte order mark has no width and is no blank.
inline bool is_blank(char32_t c) noexcept { return c != 0xFEFF && is_space(c); }

inline bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

inline bool turns_or_has_no_width(char32_t c) noexcept {
  return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace detail

std::string_view without_outer_blanks(std::string_view text) noexcept {
  while (!text.empty()) {
    const decoded first = decode_at(text, 0);
    if (!detail::is_blank(first.code_point)) break;
    text.remove_prefix(first.length);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (!detail::is_blank(decode_at(text, last).code_point)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string with_single_spaces(std::string_view text) {
  text = without_outer_blanks(text);
  std::string single;
  single.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const decoded next = decode_at(text, at);
    if (!detail::is_blank(next.code_point))
      single.append(text.substr(at, next.length));
    else if (single.back() != ' ')
      single += ' ';
    at += next.length;
  }
  return single;
}

std::string plain_words(std::string_view text) { return lower_vietnamese(with_single_spaces(text)); }

std::optional<char32_t> first_hidden_letter(std::string_view text, hidden_letters which) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const decoded next = decode_at(text, at);
    const char32_t c = next.code_point;
    const bool of_a_text = c == U'\t' || c == U'\n' || c == U'\r';
    if (detail::is_control(c) && !(of_a_text && which == hidden_letters::controls)) return c;
    if (which == hidden_letters::all && detail::turns_or_has_no_width(c)) return c;
    at += next.length;
  }
  return std::nullopt;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name;
  for (auto rest = static_cast<std::uint32_t>(c); rest != 0 || name.size() < 4; rest /= 16)
    name.insert(name.begin(), digits[rest % 16]);
  return "U+" + name;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
