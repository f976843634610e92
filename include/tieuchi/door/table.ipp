#pragma once

#include <tieuchi/door/admission.hpp>

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/core/text_index.hpp>
#include <tieuchi/door/office_words.hpp>
#include <tieuchi/door/sheet.ipp>
#include <tieuchi/door/table_rows.ipp>
#include <tieuchi/text/csv.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The period of a cell in a column whose heading names one, or a part of the year that its row tells.
inline std::uint32_t period_of_cell(fact_sheet& s, std::size_t column, const fact_rows::numbered& row) {
  const std::uint32_t own = row.cells[period_field];
  if (own == 0 && s.periods[column] != 0) return s.periods[column];
  const auto [known, fresh] = s.parts.try_emplace({own, column});
  if (fresh) {
    const std::string_view said = without_outer_blanks(s.out.rows.texts()[own]);
    const bool whole = s.periods[column] != 0;
    known->second =
        s.out.rows.number_of(period_in(s, said.empty() && !whole ? s.options.period : said, s.uses[column]));
  }
  return known->second;
}

/// Whether a row only heads those below it: it names a unit above others, and no figure.
inline bool heads_rows(fact_sheet& s, const csv_row& row, std::size_t column) {
  const std::string& unit = row.cells[column].text;
  const std::size_t columns = std::min(row.cells.size(), s.uses.size());
  for (std::size_t c = 0; c < columns; ++c) {
    const std::string& said = row.cells[c].text;
    if (c != column && !s.uses[c].nothing() && !said.empty() && said != unit) return false;
  }
  return s.places.may_head(unit);
}

/// What an unread cell says of the unit above: a blank one what the column named last, where it names nothing else.
inline const std::string& place_in(fact_sheet& s, const csv_row& row, std::size_t column) {
  std::optional<std::string>& last = s.places_above[column];
  const std::string& said = row.cells[column].text;
  if (last && !said.empty()) {
    if (s.places.may_head(said))
      last = said;
    else
      last.reset();
  }
  if (last && last->empty()) last.reset();  // the first row says nothing
  return said.empty() && last ? *last : said;
}

/// Of several units of one name the one that a cell beside it, or the row that heads these rows, tells by what is above
/// it. False: the row only heads others.
inline bool tell_unit(fact_sheet& s, const csv_row& row, fact_rows::numbered& common) {
  if (!s.by_office() || !s.at[unit_field]) return true;
  const auto column = static_cast<std::size_t>(s.at[unit_field] - s.table.header.data());
  if (column >= row.cells.size() || row.cells[column].text.empty()) return true;
  const std::string& unit = row.cells[column].text;
  if (s.sheet && heads_rows(s, row, column)) {
    s.head = unit;
    return false;
  }
  const bool shared = s.places.is_shared(common.cells[unit_field], unit);
  const std::string* told = nullptr;
  const std::size_t columns = std::min(row.cells.size(), s.uses.size());
  for (std::size_t c = 0; c < columns; ++c) {
    if (!s.uses[c].nothing()) continue;
    const std::string& place = place_in(s, row, c);
    if (!shared || told || place.empty()) continue;
    if (const std::string& placed = s.places.placed(unit, place); !placed.empty()) {
      told = &placed;
      s.above.insert(c);
    }
  }
  if (shared && !told && !s.head.empty()) told = &s.places.placed(unit, s.head);
  if (told && !told->empty()) common.cells[unit_field] = s.out.rows.number_of(*told);
  return true;
}

/// A column that told which unit is meant was read after all.
inline void note_places(fact_sheet& s) {
  for (const std::size_t c : s.above) {
    const csv_cell& cell = s.table.header[c];
    std::erase_if(s.out.issues, [&](const issue& i) {
      return i.code == "fact.unknown_column" && i.place.field == cell.text && i.place.file == s.file;
    });
    s.report(
        cell, "fact.converted", severity::note,
        "cột \"" + cell.text + "\" cho biết đơn vị cấp trên, khi nhiều đơn vị cùng tên; ô trống: như ô trên",
        "the column \"" + cell.text +
            "\" tells what lies above a unit where several are so called; a blank cell says what the one above says");
  }
}

/// The text that is read of the cell of an indicator: what is no id or code may be a label, which is no other's.
inline std::uint32_t indicator_in(fact_sheet& s, std::uint32_t cell, const std::string& text) {
  if (!s.by_office() || cell == 0) return cell;
  const auto [known, fresh] = s.called.try_emplace(cell, cell);
  if (!fresh || is_indicator_name(s.rules, text)) return known->second;
  const std::string* id = s.headings.indicator_called(text);
  if (!id) return cell;
  known->second = s.out.rows.number_of(*id);
  if (s.calls++ == 0) s.first_called = "\"" + text + "\": " + *id;
  return known->second;
}

inline void note_calls(fact_sheet& s) {
  if (s.calls == 0) return;
  const std::string n = std::to_string(s.calls);
  s.report(*s.at[indicator_field], "fact.converted", severity::note,
           n + " chỉ số được nhận ra theo tên gọi; đầu tiên là " + s.first_called,
           n + " indicators are known by their labels; the first is " + s.first_called);
}

inline void take_row(fact_sheet& s, const csv_row& row) {
  if (!s.ended && is_total(s, row)) return note_total(s, row);
  s.ended = s.ended || begins_another(s, row);
  if (s.ended || is_of_other_figures(s, row))
    return s.out.refused.push_back({row.number, s.file, "csv.second_header", {}});
  fact_rows::numbered common;
  std::array<std::uint32_t, fact_columns.size()> begins{};
  common.row = static_cast<std::uint32_t>(row.number);
  common.offset = static_cast<std::uint32_t>(row.offset);
  const std::size_t columns = std::min(row.cells.size(), s.uses.size());
  for (std::size_t c = 0; c < columns; ++c) {
    if (!s.uses[c].field) continue;
    const std::size_t field = *s.uses[c].field;
    common.cells[field] = number_of_cell(s, c, row.cells[c].text);
    if (field == indicator_field) common.cells[field] = indicator_in(s, common.cells[field], row.cells[c].text);
    begins[field] = offset_in(row.cells[c]);
    if (field == value_field) common.exact = row.cells[c].exact;
  }
  if (!tell_unit(s, row, common)) return;
  if (!s.sheet && !s.values_by_period) return s.out.rows.append(common, begins);
  for (std::size_t c = 0; c < columns; ++c) {
    const column_use& use = s.uses[c];
    const bool counted = use.boolean && common.cells[unit_field] != 0;
    const bool holds = s.sheet ? !use.indicator.empty() : use.field == value_field;
    if (!holds || (row.cells[c].text.empty() && !counted)) continue;
    fact_rows::numbered one = common;
    if (s.sheet) one.cells[indicator_field] = s.indicators[c];
    one.column = s.columns[c];
    if (!use.part.empty() || s.periods[c] != 0) one.cells[period_field] = period_of_cell(s, c, common);
    one.cells[value_field] = number_of_cell(s, c, row.cells[c].text);
    one.exact = row.cells[c].exact;
    begins[value_field] = offset_in(row.cells[c]);
    s.out.rows.append(one, begins);
  }
}

/// What the header says of a table, and whether its rows can be read.
inline bool begin_table(fact_sheet& s) {
  look_at_header(s);
  s.last.resize(s.uses.size());
  s.places_above.assign(s.uses.size(), std::string());
  for (std::size_t c = 0; c < s.uses.size(); ++c) {
    s.indicators.push_back(s.out.rows.number_of(s.uses[c].indicator));
    s.periods.push_back(s.uses[c].period.empty() ? 0U : s.out.rows.number_of(s.uses[c].period));
    const bool with_period = !s.at[period_field] && !s.uses[c].period.empty();
    const heading_tells tells = !s.sheet      ? heading_tells::period
                                : with_period ? heading_tells::both
                                              : heading_tells::indicator;
    const bool above = s.sheet ? !s.uses[c].indicator.empty() : s.values_by_period && s.uses[c].field == value_field;
    s.columns.push_back(above ? s.out.rows.add_column(s.table.header[c].text, offset_in(s.table.header[c]), tells)
                              : 0U);
  }
  return has_what_it_needs(s);
}

inline void end_table(fact_sheet& s) {
  note_places(s);
  note_calls(s);
  source_map::file& file = s.out.files.files.back();
  file.separator = s.table.separator;
  for (const csv_cell* heading : s.at) file.header.push_back(heading ? heading->text : std::string());
  s.out.untold.add(s.book.untold());
}

/// Takes the rows of a table while it is parsed, so that no more than one of them is a row of texts.
class table_taker {
 public:
  table_taker(csv_table& table, const std::string& name, const rulebook& rules, const fact_options& options,
              const heading_reader& headings)
      : table_(table), name_(name), rules_(rules), options_(options), headings_(headings) {}

  void take(const csv_row& row) {
    begin();
    if (complete_) take_row(*sheet_, row);
  }

  /// Once all rows were read; a table is whole or none.
  void put_into(fact_table& out) {
    taken_.files.files.push_back({name_, {}});
    if (!table_.header.empty()) {
      begin();
      end_table(*sheet_);
      take_refused_out();
      out.rows = std::move(taken_.rows);
      out.issues.insert(out.issues.end(), taken_.issues.begin(), taken_.issues.end());
      out.untold.add(taken_.untold);
      std::ranges::move(taken_.refused, std::back_inserter(out.refused));
    }
    out.files = std::move(taken_.files);
  }

 private:
  void begin() {
    if (sheet_) return;
    for (csv_cell& heading : table_.header) heading.text = with_single_spaces(heading.text);
    sheet_.emplace(table_, name_, rules_, options_, headings_, taken_, text_index(table_.text));
    complete_ = begin_table(*sheet_);
  }

  // Some rows are found to be shifted when all are known.
  void take_refused_out() {
    std::vector<std::size_t> refused;
    for (const csv_refused& row : table_.refused) refused.push_back(row.row);
    if (refused.empty()) return;
    taken_.rows.erase_if([&](const fact_rows::numbered& row) { return std::ranges::binary_search(refused, row.row); });
  }

  csv_table& table_;
  const std::string& name_;
  const rulebook& rules_;
  const fact_options& options_;
  const heading_reader& headings_;
  fact_table taken_;
  std::optional<fact_sheet> sheet_;
  bool complete_ = false;
};

/// Rows of a table whose cells are known.
inline void take_table(fact_table& out, const csv_table& table, const std::string& name, const rulebook& rules,
                       const fact_options& options, const heading_reader& headings) {
  fact_sheet s{table, name, rules, options, headings, out, text_index(table.text)};
  const bool complete = begin_table(s);
  watching watched(options.watched_by);
  watched.begin(table.rows.size());
  for (const csv_row& row : table.rows) {
    if (complete) take_row(s, row);
    watched.piece();
  }
  end_table(s);
}

}  // namespace detail

fact_table read_fact_table(std::string_view bytes, const std::string& file_name, const rulebook& rules,
                           const fact_options& options) {
  fact_table out;
  const detail::heading_reader headings(rules, options);
  csv_table table;
  detail::table_taker taker(table, file_name, rules, options, headings);
  csv_manner manner;
  manner.office = true;
  manner.header_line = options.header;
  manner.is_header = [&headings](const std::vector<csv_cell>& cells) { return headings.is_header(cells); };
  manner.take = [&taker](const csv_row& row) { taker.take(row); };
  out.issues = parse_csv(table, bytes, file_name, options.limits.facts_table, options.watched_by, manner);
  out.untold = table.untold;
  for (const csv_refused& row : table.refused) out.refused.push_back({row.row, file_name, std::string(row.code), {}});
  taker.put_into(out);
  out.files.files.back().text = std::move(table.text);
  return out;
}

fact_table read_fact_grid(fact_grid grid, const std::string& name, const rulebook& rules, const fact_options& options) {
  fact_table out;
  out.files.files.push_back({name, {}});
  csv_table table;
  table.header = std::move(grid.header);
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    csv_row row;
    row.cells = std::move(grid.rows[i]);
    row.cells.resize(table.header.size());
    row.number = i + 1;
    table.rows.push_back(std::move(row));
  }
  detail::take_table(out, table, name, rules, options, detail::heading_reader(rules, options));
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
