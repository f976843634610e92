#pragma once

#include <tieuchi/core/nearest_day.hpp>
#include <tieuchi/read/pack_tables.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

spot pack_table::at(const csv_row& row) const noexcept { return {file, static_cast<std::uint32_t>(row.offset), 0}; }

spot pack_table::at(const csv_row& row, std::string_view column) const noexcept {
  const auto index = table.column(column);
  return index ? spot{file, static_cast<std::uint32_t>(row.cells[*index].offset), 0} : at(row);
}

inline void check_columns(file_reading in, const pack_table& t, const std::vector<std::string>& required,
                          const std::vector<std::string>& optional, bool further) {
  std::vector<std::string> known = required;
  known.insert(known.end(), optional.begin(), optional.end());
  for (const std::string& column : required) {
    if (t.table.column(column)) continue;
    in.say("csv.missing_column", {t.file, 0, 0},
           {"Thiếu cột " + in_quotes(column), "The column " + in_quotes(column) + " is missing"},
           {"Các cột của tệp này: " + words_joined(known) + ".", "Columns of this file: " + words_joined(known) + "."})
        .place.field = column;
  }
  for (const csv_cell& cell : t.table.header) {
    if (further || cell.text.empty() || std::ranges::find(known, cell.text) != known.end()) continue;
    in.say("csv.unknown_column", {t.file, static_cast<std::uint32_t>(cell.offset), 0},
           {"Không có cột " + in_quotes(cell.text) + " trong tệp này",
            "There is no column " + in_quotes(cell.text) + " in this file"},
           {"Các cột của tệp này: " + words_joined(known) + ".", "Columns of this file: " + words_joined(known) + "."},
           nearest_spelling(cell.text, known))
        .place.field = cell.text;
  }
}

std::optional<pack_table> read_table(pack_reading& pack, const std::string& path, std::vector<std::string> required,
                                     std::vector<std::string> optional, bool further) {
  const auto bytes = load_file(pack, path, pack.limits.pack_table.bytes);
  if (!bytes) return std::nullopt;
  checked<csv_table> read = parse_csv(*bytes, pack.prefix + path, pack.limits.pack_table, pack.watched_by);
  const bool readable = !read.value.header.empty();
  pack.issues.insert(pack.issues.end(), read.issues.begin(), read.issues.end());
  pack.untold.add(read.value.untold);
  if (!readable) {
    pack.unreadable = true;
    return std::nullopt;
  }
  pack_table t{std::move(read.value), static_cast<std::uint32_t>(pack.p.files.files.size())};
  pack.p.files.files.push_back({pack.prefix + path, std::move(t.table.text)});
  check_columns(pack.at_file(t.file), t, required, optional, further);
  return t;
}

std::optional<date> cell_date(pack_reading& pack, const pack_table& t, const csv_row& row, std::string_view column) {
  const std::string cell(t.table.cell(row, column));
  if (cell.empty()) return std::nullopt;
  const auto day = looks_like_day(cell) ? date::parse(cell) : std::nullopt;
  if (day) return day;
  const bool formed = looks_like_day(cell);
  pack.at_file(t.file).say(
      formed ? "day.does_not_exist" : "csv.value", t.at(row, column),
      formed ? words{"Không có ngày " + cell + " trong lịch", "There is no day " + cell + " in the calendar"}
             : words{in_quotes(column) + " phải là ngày dạng YYYY-MM-DD; ở đây là " + in_quotes(cell),
                     in_quotes(column) + " must be a day such as 2024-12-31; here it is " + in_quotes(cell)},
      {}, nearest_day(cell));
  return std::nullopt;
}

std::string cell_needed(pack_reading& pack, const pack_table& t, const csv_row& row, std::string_view column) {
  std::string cell(t.table.cell(row, column));
  if (cell.empty() && t.table.column(column))
    pack.at_file(t.file).say("csv.missing_value", t.at(row, column),
                             {"Ô " + in_quotes(column) + " để trống", "The cell " + in_quotes(column) + " is empty"});
  return cell;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
