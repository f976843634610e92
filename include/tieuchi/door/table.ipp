#pragma once

#include <tieuchi/door/admission.hpp>

#include <tieuchi/core/text_index.hpp>
#include <tieuchi/door/personal.hpp>
#include <tieuchi/text/csv.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct fact_column {
  std::string_view name;
  std::string fact_row::* field;
};

inline constexpr std::array<fact_column, 8> fact_columns{{{"unit", &fact_row::unit},
                                                          {"indicator", &fact_row::indicator},
                                                          {"period", &fact_row::period},
                                                          {"value", &fact_row::value},
                                                          {"recorded_on", &fact_row::recorded_on},
                                                          {"reporter", &fact_row::reporter},
                                                          {"document", &fact_row::document},
                                                          {"note", &fact_row::note}}};

inline const fact_column* column_of_fact(std::string_view name) {
  const auto found = std::ranges::find(fact_columns, name, &fact_column::name);
  return found == fact_columns.end() ? nullptr : &*found;
}

/// A table of facts as it is read: what each of its columns fills.
struct fact_sheet {
  const csv_table& table;
  const std::string& file;
  const rulebook& rules;
  const fact_options& options;
  fact_table& out;
  text_index index;
  issue_book book;
  bool sheet = false;
  std::vector<const fact_column*> fills;  ///< by column; null for an indicator of a sheet or a column left out
  std::vector<bool> values;               ///< by column: its cells are values of the indicator it names

  issue& report(const csv_cell& cell, std::string code, severity how, std::string vi, std::string en) {
    issue i;
    i.code = std::move(code);
    i.severity = how;
    i.place.file = file;
    i.place.field = cell.text;
    const text_position at = index.position(table.text, cell.offset);
    i.place.line = at.line;
    i.place.column = at.column;
    i.message = {std::move(vi), std::move(en)};
    return book.add(out.issues, std::move(i));
  }
};

inline bool is_indicator_name(const rulebook& rules, std::string_view name) {
  if (name == "type" || name == "name" || name == "code" || name == "parent") return true;
  const auto found = rules.name(name);
  return found && rules.names[*found].kind == name_kind::indicator;
}

inline void report_unknown_column(fact_sheet& s, const csv_cell& cell) {
  std::vector<std::string> names;
  if (s.book.keeps(severity::warning)) {
    for (const fact_column& c : fact_columns) names.emplace_back(c.name);
    if (s.sheet)
      for (const indicator& i : s.rules.programme->indicators) names.push_back(i.id);
  }
  issue& i = s.report(cell, "fact.unknown_column", severity::warning, "không đọc cột \"" + cell.text + "\"",
                      "the column \"" + cell.text + "\" is not read");
  i.nearest = nearest_spelling(cell.text, names);
  i.hint = s.sheet ? text{"cột của bảng ngang là id hoặc mã của chỉ số",
                          "a column of a sheet is the id or the code of an indicator"}
                   : text{"các cột: unit, indicator, period, value, recorded_on, reporter, document, note",
                          "the columns are unit, indicator, period, value, recorded_on, reporter, document, note"};
}

inline void look_at_header(fact_sheet& s) {
  for (const csv_cell& cell : s.table.header) {
    const fact_column* known = column_of_fact(cell.text);
    const bool value = !known && s.sheet && is_indicator_name(s.rules, cell.text);
    s.fills.push_back(known);
    s.values.push_back(value);
    if (known || value) continue;
    if (const auto personal = personal_column(cell.text)) {
      issue& i = s.report(cell, "fact.personal_data", severity::error,
                          "cột \"" + cell.text + "\" là " + personal->vi + ": không nhận dữ liệu cá nhân",
                          "the column \"" + cell.text + "\" is " + personal->en + ": personal data is not taken");
      i.hint = {"bỏ cột này khỏi tệp", "take the column out of the file"};
    } else {
      report_unknown_column(s, cell);
    }
  }
}

/// Columns without which no row can be read; what the options say of all rows needs none.
inline bool has_what_it_needs(fact_sheet& s) {
  std::vector<std::string_view> needed{"unit"};
  if (!s.sheet) needed.insert(needed.end(), {"indicator", "value"});
  if (s.options.period.empty()) needed.push_back("period");
  if (s.options.recorded_on.empty()) needed.push_back("recorded_on");
  bool complete = true;
  for (const std::string_view name : needed) {
    if (s.table.column(name)) continue;
    complete = false;
    std::vector<std::string> header;
    for (const csv_cell& cell : s.table.header) header.push_back(cell.text);
    const csv_cell first = s.table.header.empty() ? csv_cell{} : s.table.header[0];
    issue& i = s.report(first, "fact.missing_column", severity::error, "thiếu cột \"" + std::string(name) + "\"",
                        "the column \"" + std::string(name) + "\" is missing");
    i.place.field = std::string(name);
    i.nearest = nearest_spelling(name, header);
    if (name == "period" || name == "recorded_on")
      i.hint = {"thêm cột, hoặc cho biết giá trị chung của cả tệp", "add it, or say what holds for the whole file"};
  }
  return complete;
}

inline void take_row(fact_sheet& s, const csv_row& row) {
  fact_row common;
  common.row = row.number;
  common.at.offset = static_cast<std::uint32_t>(row.offset);
  for (std::size_t c = 0; c < row.cells.size() && c < s.fills.size(); ++c)
    if (s.fills[c]) common.*(s.fills[c]->field) = row.cells[c].text;
  if (!s.sheet) {
    s.out.rows.push_back(std::move(common));
    return;
  }
  for (std::size_t c = 0; c < row.cells.size() && c < s.values.size(); ++c) {
    if (!s.values[c] || row.cells[c].text.empty()) continue;
    fact_row one = common;
    one.indicator = s.table.header[c].text;
    one.value = row.cells[c].text;
    one.at.offset = static_cast<std::uint32_t>(row.cells[c].offset);
    s.out.rows.push_back(std::move(one));
  }
}

}  // namespace detail

TIEUCHI_INLINE fact_table read_fact_table(std::string_view bytes, const std::string& file_name, const rulebook& rules,
                                          const fact_options& options) {
  fact_table out;
  checked<csv_table> parsed = parse_csv(bytes, file_name, options.limits.facts_table, options.watched_by);
  out.issues = std::move(parsed.issues);
  out.untold = std::move(parsed.value.untold);
  for (const csv_refused& row : parsed.value.refused)
    out.refused.push_back({row.row, file_name, std::string(row.code), {}});
  out.files.files.push_back({file_name, parsed.value.text});
  if (parsed.value.header.empty()) return out;
  detail::fact_sheet s{parsed.value, file_name, rules, options, out, text_index(parsed.value.text),
                       issue_book(), false,     {},    {}};
  s.sheet = !parsed.value.column("indicator") && !parsed.value.column("value");
  detail::look_at_header(s);
  const bool complete = detail::has_what_it_needs(s);
  out.untold.add(s.book.untold());
  if (!complete) return out;
  watching watched(options.watched_by);
  watched.begin(parsed.value.rows.size());
  for (const csv_row& row : parsed.value.rows) {
    detail::take_row(s, row);
    watched.piece();
  }
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
