#pragma once

// What the rows of a table of facts may be instead of rows of figures: totals, the header of another table, a heading
// of other figures; for door/ only.

#include <tieuchi/door/office_words.hpp>
#include <tieuchi/door/sheet.ipp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

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
    if ((!s.uses[c].indicator.empty() || s.uses[c].field == value_field) && !row.cells[c].text.empty()) return true;
  return false;
}

/// What words that stand in place of a unit, or of an indicator, say of the rows below them.
inline about_rows said_of_rows(fact_sheet& s, const std::string& text) {
  const auto [known, fresh] = s.said.try_emplace(text, about_rows::nothing);
  if (!fresh) return known->second;
  const std::string words = plain_words(text);
  const std::string_view bare = behind_list_number(words);
  if (tells_other_kind(bare)) return known->second = about_rows::other;
  const std::string* id = s.sheet ? s.headings.indicator_named_in(bare) : nullptr;
  const auto is_other = [&](const column_use& use) { return !use.indicator.empty() && use.indicator != *id; };
  if (id && std::ranges::any_of(s.uses, is_other)) return known->second = about_rows::other;
  const period_match told = s.at[period_field] ? period_match::none : period_told_in(bare, s.options.period);
  if (told == period_match::other) return known->second = about_rows::other;
  return known->second = id || told == period_match::same ? about_rows::own : about_rows::nothing;
}

/// The cell of a row that says what the rows below are about: in place of a unit, or of an indicator of a list; where
/// that place is empty, in a column that is not read.
inline const csv_cell* heading_cell(fact_sheet& s, const csv_row& row, about_rows& says) {
  if (!s.at[unit_field] || !s.by_office()) return nullptr;
  const auto unit = static_cast<std::size_t>(s.at[unit_field] - s.table.header.data());
  if (unit >= row.cells.size()) return nullptr;
  // With figures of its own a row is a sum over those below only where it is called as an indicator is, and nothing
  // else.
  const bool has_figures = holds_figures(s, row);
  const auto judged = [&](const csv_cell& cell) {
    if (cell.text.empty() || (has_figures && (!s.sheet || !s.headings.indicator_called(cell.text)))) return false;
    says = said_of_rows(s, cell.text);
    return says != about_rows::nothing;
  };
  const std::string& named = row.cells[unit].text;
  if (!named.empty()) {
    if (!s.rules.unit(named) && judged(row.cells[unit]) && !s.places.is_unit(named)) return &row.cells[unit];
  } else {
    for (std::size_t c = 0; c < row.cells.size() && c < s.uses.size(); ++c)
      if (s.uses[c].nothing() && judged(row.cells[c])) return &row.cells[c];
  }
  for (std::size_t c = 0; c < row.cells.size() && c < s.uses.size(); ++c) {
    const std::string& said = row.cells[c].text;
    if (s.uses[c].field != indicator_field || is_indicator_name(s.rules, said) || s.headings.indicator_called(said))
      continue;
    if (judged(row.cells[c])) return &row.cells[c];
  }
  return nullptr;
}

/// Whether a row stands below one that says that what follows is of another indicator or period, or a plan; the first
/// with a figure says so.
inline bool is_of_other_figures(fact_sheet& s, const csv_row& row) {
  about_rows says = about_rows::nothing;
  const csv_cell* heading = heading_cell(s, row, says);
  if (heading) s.others.reset();
  if (heading && says == about_rows::other) {
    const std::string& column = s.table.header[static_cast<std::size_t>(heading - row.cells.data())].text;
    s.others = other_figures{row.number, *heading, column.empty() ? s.at[unit_field]->text : column, false};
  }
  if (!s.others || heading || !holds_figures(s, row)) return false;
  if (std::exchange(s.others->is_told, true)) return true;
  const csv_cell& cell = s.others->cell;
  issue& told =
      s.report(cell, "csv.second_header", severity::error,
               "dòng này ghi \"" + cell.text +
                   "\"; các hàng phía dưới có thể là của chỉ số khác, kỳ khác hay kế hoạch nên không được đọc",
               "this row says \"" + cell.text +
                   "\": the rows below may be of another indicator or period, or a plan, and are not read");
  told.place.row = s.others->row;
  told.place.field = s.others->column;
  return true;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
