#pragma once

// What the rows of a table of facts may be instead of rows of figures: totals, the header of another table, a heading
// of other figures; for door/ only.

#include <tieuchi/door/office_words.hpp>
#include <tieuchi/door/sheet.ipp>

#include <algorithm>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A row of sums is no row of a unit; the word stands where the unit should, or before it.
inline bool is_total(const fact_sheet& s, const csv_row& row) {
  for (std::size_t c = 0; c < row.cells.size() && c < s.uses.size(); ++c) {
    const bool unit = s.uses[c].field == unit_field;
    const bool seen = unit && !row.cells[c].text.empty() && s.last[c].first == row.cells[c].text;  // and was none
    if ((unit || s.uses[c].nothing()) && !seen && is_total_word(row.cells[c].text)) {
      const std::string_view named = s.at[unit_field] ? s.table.cell(row, s.at[unit_field]->text) : std::string_view();
      return unit || named.empty();
    }
  }
  return false;
}

inline void note_total(fact_sheet& s, const csv_row& row) {
  const csv_cell& first = row.cells.front();
  issue& i = s.report({first.text, first.offset, false}, "fact.total_row", severity::note,
                      "dòng này là dòng tổng, không đọc", "this row is a total and not read");
  i.place.row = row.number;
  i.place.field.clear();
}

inline std::uint32_t offset_in(const csv_cell& cell) { return static_cast<std::uint32_t>(cell.offset); }

/// The number of a cell's text; many columns say the same from row to row.
inline std::uint32_t number_of_cell(fact_sheet& s, std::size_t column, const std::string& text) {
  auto& [known, number] = s.last[column];
  if (known == text) return number;
  number = s.out.rows.number_of(text);
  known = text;
  return number;
}

/// Whether the cell of a unit is a heading itself; judged once for each text.
inline bool is_heading_of_units(fact_sheet& s, std::size_t column, const std::string& text) {
  const std::uint32_t number = number_of_cell(s, column, text);
  if (number >= s.unit_headings.size()) s.unit_headings.resize(number + std::size_t{1});
  std::optional<bool>& known = s.unit_headings[number];
  if (!known) known = !s.rules.unit(text) && s.headings.meaning(text).field == unit_field;
  return *known;
}

/// Whether a row is the header of another table below this one, whose rows are no rows of this one: it says "unit"
/// where a unit stands, and names something beside it. The same header once more is none.
inline bool begins_another(fact_sheet& s, const csv_row& row) {
  const csv_cell* heading = s.at[unit_field];
  if (!heading) return false;
  const auto column = static_cast<std::size_t>(heading - s.table.header.data());
  if (column >= row.cells.size() || !is_heading_of_units(s, column, row.cells[column].text)) return false;
  const auto same = [](const csv_cell& a, const csv_cell& b) { return a.text == b.text; };
  if (std::ranges::equal(row.cells, s.table.header, same)) return false;
  const bool same_word = row.cells[column].text == heading->text && !s.uses[column].by_type;  // else a group of them
  const auto names_something = [&](const csv_cell& cell) {
    if (&cell == &row.cells[column] || cell.text.empty()) return false;
    return same_word || cell.text.front() < '0' || cell.text.front() > '9';
  };
  if (std::ranges::none_of(row.cells, names_something)) return false;
  issue& told = s.report(
      row.cells[column], "csv.second_header", severity::error,
      "từ dòng này là một bảng khác, có tiêu đề riêng; các hàng từ đây không được đọc, hãy tách thành tệp riêng",
      "another table with a header of its own begins here; rows from here on are not read, make it a file");
  told.place.row = row.number;
  return true;
}

/// Whether a row holds something where figures are due.
inline bool holds_figures(const fact_sheet& s, const csv_row& row) {
  for (std::size_t c = 0; c < row.cells.size() && c < s.uses.size(); ++c)
    if (!s.uses[c].indicator.empty() && !row.cells[c].text.empty()) return true;
  return false;
}

/// Remembers a row of a sheet that names, where a unit is due, an indicator that its columns are not, and holds no
/// figure.
inline void look_for_other_figures(fact_sheet& s, const csv_row& row) {
  if (!s.at[unit_field] || !s.sheet || !s.by_office() || s.others || holds_figures(s, row)) return;
  const auto column = static_cast<std::size_t>(s.at[unit_field] - s.table.header.data());
  if (column >= row.cells.size() || row.cells[column].text.empty()) return;
  const std::string& said = row.cells[column].text;
  const std::string* id = s.rules.unit(said) ? nullptr : s.headings.indicator_called(said);
  const auto is_other = [&](const column_use& use) { return !use.indicator.empty() && use.indicator != *id; };
  if (id && std::ranges::any_of(s.uses, is_other)) s.others.emplace(row.number, row.cells[column]);
}

/// Whether figures stand below such a row: they may be of the indicator that it names.
inline bool are_other_figures(fact_sheet& s, const csv_row& row) {
  if (!s.others || !holds_figures(s, row)) return false;
  const auto& [number, cell] = *s.others;
  issue& told = s.report(cell, "csv.second_header", severity::error,
                         "dòng này nêu chỉ số \"" + cell.text +
                             "\" ở chỗ của đơn vị; các hàng phía dưới không rõ là của chỉ số nào nên không được đọc",
                         "this row names the indicator \"" + cell.text +
                             "\" where a unit is due; the rows below may be of it and are not read");
  told.place.row = number;
  told.place.field = s.at[unit_field]->text;
  return true;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
