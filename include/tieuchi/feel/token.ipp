#pragma once

#include <tieuchi/feel/token.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr char32_t no_character = 0xFFFFFFFF;

/// The code point at an offset and its length in bytes; no_character for bytes that are no UTF-8.
struct decoded_character {
  char32_t code = no_character;
  std::uint32_t size = 1;
};

inline decoded_character character_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const char32_t first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return {};
  char32_t code = first & (0x7Fu >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    const char32_t next = byte(at + i);
    if ((next & 0xC0) != 0x80) return {};
    code = code << 6 | (next & 0x3F);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (code < least[size] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return {code, size};
}

inline void append_character(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

struct character_range {
  char32_t from;
  char32_t to;
};

template <std::size_t N>
constexpr bool within(const std::array<character_range, N>& ranges, char32_t c) noexcept {
  return std::any_of(ranges.begin(), ranges.end(), [c](const character_range& r) { return r.from <= c && c <= r.to; });
}

inline constexpr std::array<character_range, 11> space_ranges{{{0x9, 0xD},
                                                               {0x20, 0x20},
                                                               {0x85, 0x85},
                                                               {0xA0, 0xA0},
                                                               {0x1680, 0x1680},
                                                               {0x2000, 0x200A},
                                                               {0x2028, 0x2029},
                                                               {0x202F, 0x202F},
                                                               {0x205F, 0x205F},
                                                               {0x3000, 0x3000},
                                                               {0xFEFF, 0xFEFF}}};

inline constexpr std::array<character_range, 12> start_ranges{{{'A', 'Z'},
                                                               {'a', 'z'},
                                                               {'_', '_'},
                                                               {0xC0, 0xD6},
                                                               {0xD8, 0xF6},
                                                               {0xF8, 0x2FF},
                                                               {0x370, 0x37D},
                                                               {0x37F, 0x1FFF},
                                                               {0x2070, 0x218F},
                                                               {0x2C00, 0x2FEF},
                                                               {0x3001, 0xD7FF},
                                                               {0xF900, 0xFDCF}}};

inline constexpr std::array<character_range, 4> part_ranges{
    {{'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

inline bool is_space(char32_t c) noexcept { return within(space_ranges, c); }

/// Spaces win: 1680 and FEFF lie within the ranges of names.
inline bool is_name_start(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return !is_space(c) && (within(start_ranges, c) || (c >= 0xFDF0 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0xEFFFF));
}

inline bool is_name_part(char32_t c) noexcept { return is_name_start(c) || within(part_ranges, c); }

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline constexpr std::array<std::string_view, 15> keywords{"and", "or",   "not",   "in",        "between",
                                                           "if",  "then", "else",  "some",      "every",
                                                           "for", "true", "false", "satisfies", "return"};

inline bool is_keyword(std::string_view word) noexcept {
  return word == "null" || std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

inline constexpr std::array<std::string_view, 22> symbols{"..", "**", "<=", ">=", "!=", "<", ">", "=", "+", "-", "*",
                                                          "/",  "(",  ")",  "[",  "]",  "{", "}", ",", ":", ".", "@"};

inline std::optional<std::uint32_t> hex_digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
  if (at + count > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text.substr(at, count)) {
    const char low = static_cast<char>(c | 0x20);
    if (is_digit(c))
      value = value * 16 + static_cast<std::uint32_t>(c - '0');
    else if (low >= 'a' && low <= 'f')
      value = value * 16 + static_cast<std::uint32_t>(low - 'a' + 10);
    else
      return std::nullopt;
  }
  return value;
}

/// Cuts a text into tokens.
class lexer {
 public:
  explicit lexer(std::string_view text) : text_(text) {}

  std::vector<token> all() {
    std::vector<token> tokens;
    do tokens.push_back(next());
    while (tokens.back().what < token::kind::character && !tokens.back().is(token::kind::end));
    if (!tokens.back().is(token::kind::end)) tokens.push_back(cut(token::kind::end, text_.size(), text_.size()));
    return tokens;
  }

 private:
  [[nodiscard]] bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }

  token cut(token::kind what, std::size_t begin, std::size_t end) {
    at_ = end;
    return {
        what, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), text_.substr(begin, end - begin), {}};
  }

  /// Steps over spaces and comments; false when a comment is not closed.
  bool skip_space() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        at_ = std::min(text_.find_first_of("\n\v\f\r", at_), text_.size());
      } else if (starts("/*")) {
        const std::size_t close = text_.find("*/", at_ + 2);
        if (close == std::string_view::npos) return false;
        at_ = close + 2;
      } else {
        const decoded_character c = character_at(text_, at_);
        if (!is_space(c.code)) break;
        at_ += c.size;
      }
    }
    return true;
  }

  token next() {
    if (!skip_space()) return cut(token::kind::unterminated, at_, text_.size());
    if (at_ >= text_.size()) return cut(token::kind::end, text_.size(), text_.size());
    const char c = text_[at_];
    if (c == '"') return string_token();
    if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return number_token();
    const decoded_character first = character_at(text_, at_);
    if (is_name_start(first.code)) return word_token();
    for (const std::string_view s : symbols)
      if (starts(s)) return cut(token::kind::symbol, at_, at_ + s.size());
    return cut(token::kind::character, at_, at_ + first.size);
  }

  [[nodiscard]] std::size_t digits_from(std::size_t i) const {
    while (i < text_.size() && is_digit(text_[i])) ++i;
    return i;
  }

  token number_token() {
    std::size_t i = digits_from(at_);
    if (i + 1 < text_.size() && text_[i] == '.' && is_digit(text_[i + 1])) i = digits_from(i + 1);
    if (i < text_.size() && (text_[i] == 'e' || text_[i] == 'E')) {
      std::size_t exponent = i + 1;
      if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-')) ++exponent;
      if (digits_from(exponent) > exponent) i = digits_from(exponent);
    }
    return cut(token::kind::number, at_, i);
  }

  token word_token() {
    std::size_t i = at_;
    for (decoded_character c = character_at(text_, i); i < text_.size() && is_name_part(c.code);
         c = character_at(text_, i))
      i += c.size;
    token t = cut(token::kind::name, at_, i);
    if (is_keyword(t.text)) t.what = token::kind::keyword;
    return t;
  }

  token string_token() {
    const std::size_t begin = at_;
    const std::size_t close = closing_quote(begin + 1);
    if (close == std::string_view::npos) return cut(token::kind::unterminated, begin, text_.size());
    token t = cut(token::kind::string, begin, close + 1);
    if (auto value = decode(text_.substr(begin + 1, close - begin - 1)))
      t.value = *std::move(value);
    else
      t.what = token::kind::escape;
    return t;
  }

  [[nodiscard]] std::size_t closing_quote(std::size_t i) const {
    const auto ends_line = [&](std::size_t at) { return text_[at] >= '\n' && text_[at] <= '\r'; };
    for (; i < text_.size() && !ends_line(i); ++i) {
      if (text_[i] == '"') return i;
      if (text_[i] == '\\' && i + 1 < text_.size() && !ends_line(i + 1)) ++i;
    }
    return std::string_view::npos;
  }

  static std::optional<std::string> decode(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size();) {
      if (raw[i] != '\\') {
        out.push_back(raw[i++]);
        continue;
      }
      const std::size_t used = decode_escape(raw, i, out);
      if (used == 0) return std::nullopt;
      i += used;
    }
    return out;
  }

  /// Bytes of the escape at i, 0 when it is none.
  static std::size_t decode_escape(std::string_view raw, std::size_t i, std::string& out) {
    constexpr std::string_view letters = "\"'\\nrt";
    constexpr std::string_view meanings = "\"'\\\n\r\t";
    const char letter = i + 1 < raw.size() ? raw[i + 1] : '\0';
    if (const auto found = letters.find(letter); letter != '\0' && found != std::string_view::npos) {
      out.push_back(meanings[found]);
      return 2;
    }
    if (letter == 'U') {
      const auto code = hex_digits(raw, i + 2, 6);
      if (!code || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000)) return 0;
      append_character(out, *code);
      return 8;
    }
    return letter == 'u' ? decode_surrogates(raw, i, out) : 0;
  }

  static std::size_t decode_surrogates(std::string_view raw, std::size_t i, std::string& out) {
    const auto high = hex_digits(raw, i + 2, 4);
    if (!high || (*high >= 0xDC00 && *high < 0xE000)) return 0;
    if (*high < 0xD800 || *high >= 0xE000) {
      append_character(out, *high);
      return 6;
    }
    const auto low =
        raw.substr(std::min(i + 6, raw.size())).starts_with("\\u") ? hex_digits(raw, i + 8, 4) : std::nullopt;
    if (!low || *low < 0xDC00 || *low >= 0xE000) return 0;
    append_character(out, 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00));
    return 12;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace detail

std::vector<token> tokens_of(std::string_view text) { return detail::lexer(text).all(); }

bool is_name(std::string_view text) noexcept {
  if (text.empty() || !detail::is_name_start(detail::character_at(text, 0).code) || detail::is_keyword(text))
    return false;
  for (std::size_t i = 0; i < text.size();) {
    const detail::decoded_character c = detail::character_at(text, i);
    if (!detail::is_name_part(c.code)) return false;
    i += c.size;
  }
  return true;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
