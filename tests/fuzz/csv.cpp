// Tables: any bytes give issues, or rows with a cell for every column, each at its place in the cleaned text.

#include "door.hpp"

#include <tieuchi/text/csv.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto read = tieuchi::parse_csv(door::text_of(bytes, size), "x.csv", {.bytes = std::size_t{1} << 16});
  for (const tieuchi::issue& found : read.issues) static_cast<void>(tieuchi::describe(found, "vi"));
  if (!read.ok() && read.value.header.empty()) return 0;
  std::size_t line = 0;
  for (const tieuchi::csv_row& row : read.value.rows) {
    door::expect(row.cells.size() == read.value.header.size(), "a row has a cell for every column");
    door::expect(row.line > line, "rows come in order of their lines");
    line = row.line;
    for (const tieuchi::csv_cell& cell : row.cells)
      door::expect(cell.offset <= read.value.text.size(), "a cell lies in the text");
  }
  return 0;
}
