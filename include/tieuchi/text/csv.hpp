#pragma once

// CSV as offices write it: RFC 4180, with the byte order mark and the semicolons of a spreadsheet accepted and said.

#include <tieuchi/core/issue_book.hpp>
#include <tieuchi/core/watch.hpp>
#include <tieuchi/text/limits.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct csv_cell {
  std::string text;        ///< without quotes and without spaces at the ends
  std::size_t offset = 0;  ///< first byte of the cell, its quote included, in csv_table::text
  bool exact = false;      ///< a value as a program held it, not the spelling of somebody
};

struct csv_row {
  std::vector<csv_cell> cells;  ///< as many as the header has
  std::size_t number = 0;       ///< data row, from 1; blank lines are none
  std::size_t line = 0;         ///< line on which it begins, from 1
  std::size_t offset = 0;
};

/// A row that was left out: its number, from 1, and the code of the issue.
struct csv_refused {
  std::size_t row = 0;
  std::string_view code;
};

/// A table whose rows all have the cells of its header; rows that had not are among the issues.
struct csv_table {
  std::string text;  ///< the file as UTF-8 in NFC, without byte order mark
  std::vector<csv_cell> header;
  std::vector<csv_row> rows;
  std::vector<csv_refused> refused;  ///< rows left out because of an issue, all of them
  untold_issues untold;              ///< issues that are not among those told
  char separator = ',';

  /// Index of the column with that name; nothing where there is none.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const noexcept;
  /// The cell of a row under a column name; empty where there is no such column.
  [[nodiscard]] std::string_view cell(const csv_row&, std::string_view name) const noexcept;
};

/// How far the shape of a table may stray from the rules.
struct csv_manner {
  /// As offices send them: titles above the header, cells missing at the end of a row and empty ones too many are read,
  /// each with a note.
  bool office = false;
  std::size_t header_line = 0;  ///< line of the header, from 1; 0: the first line that `is_header`, else the first line
  std::function<bool(const std::vector<csv_cell>&)> is_header;
  /// Takes the rows one by one, so that the table keeps none. What of them is refused after all has its number in
  /// `refused`; without a header nothing holds.
  std::function<void(const csv_row&)> take;
};

/// Reads a table; issues csv.size, csv.rows, csv.columns, csv.encoding, csv.workbook, csv.empty, csv.ragged, csv.quote,
/// csv.duplicate_column, and the notes csv.bom, csv.separator, csv.titles, csv.short and csv.padded. Throws `cancelled`
/// where the watcher says so.
[[nodiscard]] checked<csv_table> parse_csv(std::string_view bytes, const std::string& file_name, const csv_limits& = {},
                                           const watcher* = nullptr, const csv_manner& = {});
/// The same into a table that who takes the rows may look at meanwhile; its issues.
[[nodiscard]] std::vector<issue> parse_csv(csv_table& into, std::string_view bytes, const std::string& file_name,
                                           const csv_limits&, const watcher*, const csv_manner&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
