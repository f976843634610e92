#pragma once

// The one door through which the bytes of files come in: from regular files only, so many at most, without waiting.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/text/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Whether what a link at the end of a path leads to is meant, or the link itself.
enum class link_use : std::uint8_t { follow, keep };

/// What stands at a path: `dangling` is a link followed to nothing; `hidden` where it cannot be found out.
enum class file_kind : std::uint8_t { missing, regular, folder, link, dangling, pipe, socket, device, hidden };

enum class file_fault : std::uint8_t { none, missing, not_regular, too_large, unreadable };

/// The bytes of a file, or why there are none.
struct file_bytes {
  std::string bytes;  ///< empty beside a fault
  file_fault fault = file_fault::none;
  file_kind kind = file_kind::regular;
  std::error_code why = {};  ///< what the system says of a file that is unreadable
};

/// What stands at a path, and what the system says where that is hidden.
struct looked_at {
  file_kind kind = file_kind::hidden;
  std::error_code why = {};
};
[[nodiscard]] looked_at look_at(const std::filesystem::path&, link_use = link_use::follow);
[[nodiscard]] file_kind kind_of_file(const std::filesystem::path&, link_use = link_use::follow);

/// Reads a regular file of at most so many bytes; no more than one further byte is ever read, whatever its size is said
/// to be. What is no regular file is refused at once and never waited for.
[[nodiscard]] file_bytes read_file_bytes(const std::filesystem::path&, std::size_t greatest,
                                         link_use = link_use::follow);

/// The size that no file is above.
inline constexpr std::size_t any_size = static_cast<std::size_t>(-1) - 1;

/// A kind of file, and what the system says, in words.
[[nodiscard]] words words_of(file_kind);
[[nodiscard]] words words_of(const std::error_code&);
/// A fault in words.
[[nodiscard]] words words_of(const file_bytes&, std::size_t greatest);

/// A fault as an issue of that code about the file.
[[nodiscard]] issue file_issue(std::string code, const std::filesystem::path&, const file_bytes&, std::size_t greatest);

/// A path as UTF-8 for people: what is no UTF-8 in it is shown as U+FFFD.
[[nodiscard]] std::string shown_path(const std::filesystem::path&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
