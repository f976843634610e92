#pragma once

#include <tieuchi/door/personal.hpp>

#include <tieuchi/core/nfc.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct personal_word {
  std::string_view folded;  ///< words of a folded text, single spaces between them
  std::string_view vi, en;
  bool in_texts = false;  ///< counts in a remark beside a number too, not only as the name of a column
};

inline constexpr std::array<personal_word, 31> personal_words{{
    {"cccd", "số căn cước", "an identity number", true},
    {"cmnd", "số chứng minh nhân dân", "an identity number", true},
    {"can cuoc", "số căn cước", "an identity number"},
    {"can cuoc cong dan", "số căn cước", "an identity number", true},
    {"chung minh nhan dan", "số chứng minh nhân dân", "an identity number", true},
    {"chung minh thu", "số chứng minh nhân dân", "an identity number", true},
    {"so chung minh", "số chứng minh nhân dân", "an identity number", true},
    {"so dinh danh", "số định danh", "an identity number", true},
    {"dinh danh ca nhan", "số định danh", "an identity number", true},
    {"so ho chieu", "số hộ chiếu", "a passport number", true},
    {"ho chieu", "số hộ chiếu", "a passport number"},
    {"identity number", "số căn cước", "an identity number", true},
    {"id number", "số căn cước", "an identity number"},
    {"passport", "số hộ chiếu", "a passport number"},
    {"dien thoai", "số điện thoại", "a telephone number"},
    {"sdt", "số điện thoại", "a telephone number", true},
    {"phone", "số điện thoại", "a telephone number"},
    {"telephone", "số điện thoại", "a telephone number"},
    {"mobile", "số điện thoại", "a telephone number"},
    {"so di dong", "số điện thoại", "a telephone number"},
    {"email", "địa chỉ thư điện tử", "a mail address"},
    {"e mail", "địa chỉ thư điện tử", "a mail address"},
    {"thu dien tu", "địa chỉ thư điện tử", "a mail address"},
    {"ngay sinh", "ngày sinh", "a birth date", true},
    {"nam sinh", "năm sinh", "a birth date"},
    {"sinh ngay", "ngày sinh", "a birth date", true},
    {"birth", "ngày sinh", "a birth date"},
    {"dob", "ngày sinh", "a birth date", true},
    {"ho ten", "họ tên", "the name of a person"},
    {"ho va ten", "họ tên", "the name of a person"},
    {"full name", "họ tên", "the name of a person"},
}};

/// Folded, with everything but letters and digits as single spaces, one at each end.
inline std::string spaced_words(std::string_view s) {
  std::string words = " ";
  for (const char c : fold_vietnamese(s)) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part)
      words += c;
    else if (words.back() != ' ')
      words += ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

inline std::optional<text> personal_in(const std::string& words, bool remark) {
  for (const personal_word& w : personal_words)
    if ((w.in_texts || !remark) && words.find(" " + std::string(w.folded) + " ") != std::string::npos)
      return text{std::string(w.vi), std::string(w.en)};
  return std::nullopt;
}

inline bool is_word_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Digits with single spaces, dots or hyphens between them, as telephones are written.
inline std::optional<text> personal_digits(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const bool begins = s[i] >= '0' && s[i] <= '9' && (i == 0 || !is_word_byte(s[i - 1]));
    if (!begins) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < s.size() && s[end] >= '0' && s[end] <= '9') ++end;
    const std::string_view run = s.substr(i, end - i);
    const bool ends =
        (end == s.size() || !is_word_byte(s[end])) && (end >= s.size() || (s[end] != '/' && s[end] != '.'));
    if (ends && run.size() == 12 && run[0] == '0')
      return text{"số căn cước (12 chữ số)", "an identity number (12 digits)"};
    const bool prefix =
        run.size() > 1 && (run[1] == '3' || run[1] == '5' || run[1] == '7' || run[1] == '8' || run[1] == '9');
    if (ends && run.size() == 10 && run[0] == '0' && prefix) return text{"số điện thoại", "a telephone number"};
    const bool abroad = run.size() == 11 && run.starts_with("84") && i > 0 && s[i - 1] == '+';
    if (ends && abroad) return text{"số điện thoại", "a telephone number"};
    i = end;
  }
  return std::nullopt;
}

/// name@place.tld
inline bool holds_mail(std::string_view s) {
  const auto is_part = [](char c) { return is_word_byte(c) || c == '.' || c == '_' || c == '-' || c == '+'; };
  for (std::size_t at = s.find('@'); at != std::string_view::npos; at = s.find('@', at + 1)) {
    if (at == 0 || !is_part(s[at - 1])) continue;
    std::size_t end = at + 1;
    while (end < s.size() && is_part(s[end])) ++end;
    const std::string_view host = s.substr(at + 1, end - at - 1);
    const std::size_t dot = host.find('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 2 < host.size()) return true;
  }
  return false;
}

}  // namespace detail

TIEUCHI_INLINE std::optional<text> personal_column(std::string_view header) {
  return detail::personal_in(detail::spaced_words(header), false);
}

TIEUCHI_INLINE std::optional<text> personal_value(std::string_view s) {
  if (s.size() < 6) return std::nullopt;
  if (detail::holds_mail(s)) return text{"địa chỉ thư điện tử", "a mail address"};
  if (auto found = detail::personal_digits(s)) return found;
  const bool digits = std::ranges::any_of(s, [](char c) { return c >= '0' && c <= '9'; });
  // Words such as "ngày sinh" or CCCD in a remark count only beside a number.
  return digits ? detail::personal_in(detail::spaced_words(s), true) : std::nullopt;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
