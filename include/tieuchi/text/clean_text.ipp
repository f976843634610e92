#pragma once

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/utf8.hpp>
#include <tieuchi/text/clean_text.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

issue encoding_issue(std::string_view code, const std::string& file_name, words message) {
  issue found;
  found.code = std::string(code);
  found.place.file = file_name;
  found.message = std::move(message);
  found.hint = {"Hãy lưu lại tệp ở bảng mã UTF-8.", "Save the file as UTF-8."};
  return found;
}

inline bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

}  // namespace detail

void put_line_and_column(place& p, std::string_view text, std::size_t offset) noexcept {
  const text_position position = position_of(text, offset);
  p.line = position.line, p.column = position.column;
}

checked<std::string> clean_text(std::string_view bytes, const std::string& file_name, const text_codes& codes,
                                const watcher* watched_by) {
  checked<std::string> out;
  if (detail::is_utf16(bytes)) {
    out.issues.push_back(detail::encoding_issue(
        codes.encoding, file_name, {"Tệp này ở bảng mã UTF-16, không phải UTF-8", "This file is UTF-16, not UTF-8"}));
    return out;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    // Two tools may have put one each; a reader behind us would skip a second one and shift every place.
    while (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    issue note = detail::encoding_issue(codes.encoding, file_name,
                                        {"Tệp bắt đầu bằng dấu thứ tự byte (BOM); dấu này được bỏ qua",
                                         "The file begins with a byte order mark; it is ignored"});
    note.code = std::string(codes.byte_order_mark);
    note.severity = severity::note;
    note.place.line = note.place.column = 1;
    note.hint = {};
    out.issues.push_back(std::move(note));
  }
  std::size_t bad = first_bad_byte(bytes).value_or(bytes.size());
  bad = std::min(bad, bytes.find('\0'));
  if (bad < bytes.size()) {
    issue found = detail::encoding_issue(codes.encoding, file_name,
                                         {"Có byte không đúng bảng mã UTF-8", "There is a byte that is not UTF-8"});
    put_line_and_column(found.place, bytes, bad);
    out.issues.push_back(std::move(found));
    return out;
  }
  watching watched(watched_by);
  out.value = to_nfc(bytes, watched);
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
