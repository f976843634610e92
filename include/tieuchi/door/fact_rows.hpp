#pragma once

// Rows of tables of facts as they came in: each distinct text is kept once, a row is numbers (decision 30).

#include <tieuchi/core/text_pool.hpp>
#include <tieuchi/model/programme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <ranges>
#include <string>
#include <unordered_map>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A list of rows. A `fact_row` is made of one on asking.
class fact_rows {
 public:
  /// One row: its cells by number of their text, in the order of `fact_columns`.
  struct numbered {
    std::array<std::uint32_t, 8> cells = {};
    std::array<std::uint16_t, 8> behind = {};  ///< bytes from the row to each cell and 1 more; 0: not known
    std::uint32_t row = 0, file = 0, offset = 0, pointer = 0;
    std::uint32_t column = 0;  ///< 1 more than the place among the columns of a sheet; 0: of none
    bool exact = false;
    bool far = false;  ///< its cells begin where `behind` cannot say; the first two say where that is kept
  };

  fact_rows() = default;
  fact_rows(const std::vector<fact_row>& rows) {
    for (const fact_row& row : rows) push_back(row);
  }
  fact_rows(std::initializer_list<fact_row> rows) {
    for (const fact_row& row : rows) push_back(row);
  }

  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
  [[nodiscard]] fact_row operator[](std::size_t at) const;
  /// All rows, each made on asking.
  [[nodiscard]] auto all() const {
    return std::views::iota(std::size_t{0}, size()) |
           std::views::transform([this](std::size_t at) { return (*this)[at]; });
  }
  void push_back(const fact_row&);
  void reserve(std::size_t rows) { rows_.reserve(rows); }

  // For readers of tables and the door.
  [[nodiscard]] const std::vector<numbered>& rows() const noexcept { return rows_; }
  [[nodiscard]] const text_pool& texts() const noexcept { return texts_; }
  [[nodiscard]] std::uint32_t number_of(std::string_view text) { return texts_.number_of(text); }
  /// A column of a sheet, whose heading stands at a byte; what `column` of its rows is.
  std::uint32_t add_column(std::string_view heading, std::uint32_t offset, heading_tells);
  /// A row, with the bytes at which its cells begin.
  void append(numbered row, const std::array<std::uint32_t, 8>& begins);
  /// All of another list behind those here, as rows of another file.
  void append_all(const fact_rows&, std::uint32_t file);
  template <class Test>
  void erase_if(const Test& test) {
    std::erase_if(rows_, test);
  }

 private:
  struct sheet_column {
    std::uint32_t heading, offset;
    heading_tells tells;

    /// Whether a cell of `fact_columns` is told by it.
    [[nodiscard]] bool tells_of(std::size_t field) const noexcept;
  };

  [[nodiscard]] std::array<std::uint32_t, 8> begins_of(const numbered&) const noexcept;

  text_pool texts_;
  std::vector<numbered> rows_;
  std::vector<sheet_column> columns_;
  std::vector<std::array<std::uint32_t, 8>> far_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
