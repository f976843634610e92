#pragma once

// JSON as its author wrote it: a tree in which every value and key knows its byte, numbers keep their digits, and
// nothing is read before its size is known to be bounded.

#include <tieuchi/core/watch.hpp>
#include <tieuchi/text/limits.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class json_kind : std::uint8_t { null, boolean, number, string, array, object };

/// One value; offsets count bytes in json_document::text.
struct json_node {
  json_kind kind = json_kind::null;
  std::string text;  ///< decoded string in NFC, digits of a number as written, `true` or `false`; else empty
  std::string key;   ///< of a member of an object, decoded, in NFC
  std::uint32_t key_offset = 0;
  std::uint32_t offset = 0;  ///< first byte of the token
  std::uint32_t end = 0;     ///< one past its last byte
  std::vector<json_node> children;

  /// The member with that key; nothing where there is none.
  [[nodiscard]] const json_node* find(std::string_view wanted) const noexcept;
};

struct json_document {
  std::string text;  ///< the file as UTF-8 in NFC, without byte order mark
  json_node root;
};

/// Reads one file; issues json.size, json.encoding, json.empty, json.syntax, json.number, json.depth,
/// json.duplicate_key, and the note json.bom. Throws `cancelled` where the watcher says so.
[[nodiscard]] checked<json_document> parse_json(std::string_view bytes, const std::string& file_name,
                                                const json_limits& = {}, const watcher* = nullptr);

/// The text with `~` and `/` escaped as a JSON pointer wants it.
[[nodiscard]] std::string pointer_token(std::string_view key);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
