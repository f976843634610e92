#pragma once

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/utf8.hpp>
#include <tieuchi/model/place_in_files.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct raw_piece {
  std::size_t length;  ///< bytes in the file
  std::string decoded;
};

inline std::uint32_t hex_unit(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char d : digits) {
    const int digit = d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<std::uint32_t>(digit & 0xF);
  }
  return value;
}

// One character of a JSON string: itself, or an escape (a surrogate pair counts as one).
inline raw_piece json_piece(std::string_view text, std::size_t at) {
  if (text[at] != '\\' || at + 1 >= text.size()) return {1, std::string(1, text[at])};
  const char kind = text[at + 1];
  if (kind != 'u' || at + 6 > text.size()) return {2, std::string(1, kind)};
  std::uint32_t unit = hex_unit(text.substr(at + 2, 4));
  std::size_t length = 6;
  if (unit >= 0xD800 && unit < 0xDC00 && at + 12 <= text.size() && text[at + 6] == '\\' && text[at + 7] == 'u') {
    unit = 0x10000 + ((unit - 0xD800) << 10) + (hex_unit(text.substr(at + 8, 4)) - 0xDC00);
    length = 12;
  }
  raw_piece piece{length, {}};
  append_utf8(piece.decoded, unit);
  return piece;
}

inline raw_piece csv_piece(std::string_view text, std::size_t at) {
  const bool doubled = text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"';
  return {doubled ? 2U : 1U, std::string(1, text[at])};
}

inline bool is_csv_name(std::string_view name) {
  if (name.size() < 4) return false;
  const std::string_view end = name.substr(name.size() - 4);
  return end[0] == '.' && (end[1] | 0x20) == 'c' && (end[2] | 0x20) == 's' && (end[3] | 0x20) == 'v';
}

// Where a byte of the decoded (and then composed) string stands in the file; escapes may compose only once decoded.
inline std::size_t raw_place(std::string_view text, std::size_t begin, std::size_t wanted, bool csv) {
  if (begin >= text.size() || text[begin] != '"') return std::min(begin + wanted, text.size());
  std::string decoded;
  std::size_t at = begin + 1;
  std::size_t best = at;
  bool escaped = false;
  while (at < text.size()) {
    const bool boundary = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    const std::size_t length = escaped && boundary ? to_nfc(decoded).size() : decoded.size();
    if (length > wanted) break;
    best = at;
    if (length == wanted && (!escaped || text[at] == '"')) break;
    const raw_piece piece = csv ? csv_piece(text, at) : json_piece(text, at);
    if (text[at] == '"' && piece.length == 1) break;
    escaped = escaped || piece.length >= 6;
    decoded += piece.decoded;
    at += piece.length;
  }
  return best;
}

}  // namespace detail

std::string pointer_field(std::string_view pointer) {
  while (!pointer.empty()) {
    const std::size_t slash = pointer.rfind('/');
    const std::string_view last = pointer.substr(slash + 1);
    if (last.find_first_not_of("0123456789") != std::string_view::npos) return std::string(last);
    pointer = pointer.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return {};
}

place source_map::place_of(const spot& s, std::size_t text_offset) const {
  tieuchi::place p;
  p.offset = text_offset;
  if (s.file >= files.size()) return p;
  const std::string_view whole = files[s.file].text;
  const bool csv = detail::is_csv_name(files[s.file].name);
  const std::size_t begin = std::min<std::size_t>(s.offset, whole.size());
  const std::size_t at = detail::raw_place(whole, begin, text_offset, csv);
  p.file = files[s.file].name;
  if (s.pointer < pointers.size()) p.pointer = pointers[s.pointer];
  p.field = pointer_field(p.pointer);
  if (csv) {
    detail::table_position position = files[s.file].index->in_table(whole, begin);
    p.row = position.row, p.field = std::move(position.field);
  }
  const text_position position = files[s.file].index->position(whole, at);
  p.line = position.line, p.column = position.column;
  return p;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
