#pragma once

// What the bytes and lines of a table give away of its shape, for text/ only.

#include <tieuchi/config.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Whether the bytes are those of a workbook: a zip archive or an old compound file.
[[nodiscard]] bool is_workbook(std::string_view bytes) noexcept;

/// The separator that a line such as `sep=;`, also in quotes and capitals, announces; nothing of any other line.
[[nodiscard]] std::optional<char> announced_separator(std::string_view line) noexcept;

/// What separates the cells of a header: one without commas but with semicolons or tabs came from a spreadsheet.
[[nodiscard]] char separator_of(std::string_view header) noexcept;

/// How many of the lines within a cell that holds line breaks look like whole rows of so many columns: a quote too many
/// has swallowed them. Prose has a space behind a comma, a row has none.
[[nodiscard]] std::size_t rows_within(std::string_view cell, char separator, std::size_t columns) noexcept;

/// Whether two neighbouring cells of a row, written without quotes, may be the halves of one decimal number.
[[nodiscard]] bool may_be_split_number(std::string_view row) noexcept;

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
