#pragma once

// How the programme remembers where its author wrote something.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/file_index.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A place in the files of a programme: which file, the byte at which the JSON value or CSV row begins, its JSON
/// pointer.
struct spot {
  std::uint32_t file = 0;
  std::uint32_t offset = 0;
  std::uint32_t pointer = 0;

  friend bool operator==(const spot&, const spot&) = default;
};

/// The texts that spots point into; kept by the programme so that issues found later still name file, line and column.
struct source_map {
  struct file {
    std::string name;  ///< relative to the pack
    std::string text;  ///< UTF-8, NFC
    std::shared_ptr<detail::file_index> index = std::make_shared<detail::file_index>();
  };
  std::vector<file> files;
  std::vector<std::string> pointers;

  /// File, line, column and pointer of a spot; `text_offset` counts bytes into the decoded string that stands there,
  /// so that 0 is its first character and not its quote. Cells of a table also have their row and column name.
  [[nodiscard]] tieuchi::place place_of(const spot&, std::size_t text_offset = 0) const;
};

/// The key a JSON pointer ends in, indices left out: rule of /criteria/3/rule/1.
[[nodiscard]] std::string pointer_field(std::string_view pointer);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
