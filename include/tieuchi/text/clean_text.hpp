#pragma once

// What every file of a pack goes through before it is parsed: byte order mark, encoding, composition.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/watch.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The codes of what is wrong with the text of a file.
struct text_codes {
  std::string_view encoding, byte_order_mark;
};
inline constexpr text_codes codes_of_json_text{"json.encoding", "json.bom"};
inline constexpr text_codes codes_of_csv_text{"csv.encoding", "csv.bom"};

/// The bytes as UTF-8 in NFC without byte order mark; an issue where they are no UTF-8, a note of a mark.
[[nodiscard]] checked<std::string> clean_text(std::string_view bytes, const std::string& file_name, const text_codes&,
                                              const watcher* = nullptr);

/// Line and column of a byte of a text, both from 1, the column in code points.
void put_line_and_column(place&, std::string_view text, std::size_t offset) noexcept;

namespace detail {

/// An issue about a file that is no text.
issue encoding_issue(std::string_view code, const std::string& file_name, words message);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
