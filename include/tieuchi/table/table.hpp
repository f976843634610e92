#pragma once

// A table of answers: columns of one length, and its writers for people. Arrow is in table/arrow.hpp.

#include <tieuchi/table/column.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

class table {
 public:
  table() = default;
  /// Throws std::logic_error where columns differ in length or share a name.
  explicit table(std::vector<column> columns);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
  /// Throws std::out_of_range where there is none of that name.
  [[nodiscard]] const column& operator[](std::string_view name) const;
  /// The cells of a column; throws std::out_of_range where there is none of that name and kind.
  template <class Cells>
  [[nodiscard]] const Cells& cells(std::string_view name) const {
    return cells_of<Cells>((*this)[name]);
  }
  /// The rows named, in that order; a book keeps the words that no row has any more.
  /// Throws std::out_of_range where there is no such row.
  [[nodiscard]] table take(std::span<const std::size_t> rows) const;

 private:
  template <class Cells>
  static const Cells& cells_of(const column& c) {
    if (const auto* found = std::get_if<Cells>(&c.cells)) return *found;
    throw_no_such_cells(c.name);
  }
  [[noreturn]] static void throw_no_such_cells(std::string_view name);

  std::vector<column> columns_;
  std::size_t rows_ = 0;
};

/// A cell as tables of results are printed (format page 18): yes or no, days as 2024-12-31, parts of a list joined by
/// `;`, empty where it is absent.
[[nodiscard]] std::string cell_text(const column&, std::size_t row);

/// Names of the columns, then the rows (RFC 4180, lines ending in LF).
[[nodiscard]] std::string to_csv(const table&);
/// The same as a table of Markdown.
[[nodiscard]] std::string to_markdown(const table&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
