#pragma once

// How files and their columns are spelled: looked over before any cell is read, told when all are.

#include <tieuchi/door/row_judge.hpp>
#include <tieuchi/door/spelling.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline number_column& column_of(fact_door& door, const fact_row& row, const door_indicator& what) {
  return door.spelling.columns[{row.at.file, what.name}];
}

/// The counters of a column and its file, and the first cell that each counts.
struct mark_counter {
  std::size_t number_column::* of_column = nullptr;
  const fact_row* number_column::* first_in_column = nullptr;
  std::size_t file_spelling::* of_file = nullptr;
  const fact_row* file_spelling::* first_in_file = nullptr;
};

inline constexpr std::array<mark_counter, 12> mark_counters{
    {{&number_column::decimal_points, &number_column::decimal_point},
     {&number_column::group_points, &number_column::group_point},
     {&number_column::group_points_only, &number_column::group_point_only},
     {&number_column::decimal_commas, &number_column::decimal_comma},
     {&number_column::group_commas, &number_column::group_comma},
     {&number_column::group_commas_only, &number_column::group_comma_only},
     {&number_column::vi_commas, &number_column::vi_comma},
     {&number_column::en_points, &number_column::en_point},
     {&number_column::blanks, nullptr},
     {nullptr, nullptr, &file_spelling::only_vi, &file_spelling::first_only_vi},
     {nullptr, nullptr, &file_spelling::only_en, nullptr},
     {nullptr, nullptr, &file_spelling::only_en_groups, &file_spelling::first_only_en_groups}}};

number_marks marks_of(const office_number& n) noexcept {
  const bool vi = n.vi.has_value(), en = n.en.has_value();
  const std::array<bool, mark_counters.size()> is{en && !vi && n.point && !n.comma,
                                                  vi && n.point,
                                                  vi && !en && n.point,
                                                  vi && !en && n.comma && !n.point,
                                                  en && n.comma,
                                                  en && !vi && n.comma,
                                                  vi && n.comma,
                                                  en && n.point,
                                                  vi && n.blank,
                                                  vi && !en,
                                                  en && !vi,
                                                  en && !vi && n.comma};
  unsigned marks = 0;
  for (std::size_t i = 0; i < is.size(); ++i) marks |= (is[i] ? 1U : 0U) << i;
  return static_cast<number_marks>(marks);
}

void count_marks(fact_door& door, number_column& column, file_spelling& file, number_marks marks,
                 const std::function<fact_row()>& row) {
  ++column.cells;
  for (std::size_t i = 0; marks != 0; ++i, marks = static_cast<number_marks>(marks >> 1U)) {
    if ((marks & 1U) == 0) continue;
    const mark_counter& c = mark_counters.at(i);
    std::size_t& number = c.of_column ? column.*c.of_column : file.*c.of_file;
    if (number++ != 0) continue;
    if (c.first_in_column) column.*c.first_in_column = door.keep(row());
    if (c.first_in_file) file.*c.first_in_file = door.keep(row());
  }
}

/// What a file shows beyond doubt: numbers that one convention alone can read, and none that it cannot.
inline fact_locale found_locale(const file_spelling& file) noexcept {
  if (file.only_vi > 0 && file.only_en == 0) return fact_locale::vi;
  if (file.only_en_groups > 0 && file.only_vi == 0) return fact_locale::en;
  return fact_locale::plain;
}

void look_over(fact_door& door) {
  for (std::size_t i = 0; i < door.rows->size(); ++i) door.rows->look_at(i);
  for (auto& [number, file] : door.spelling.files) {
    file.declared = door.options.locale.has_value() && !door.options.assumed;
    file.how = door.options.locale ? *door.options.locale : found_locale(file);
  }
}

fact_locale locale_of(const fact_door& door, const fact_row& row) {
  const auto file = door.spelling.files.find(row.at.file);
  return file == door.spelling.files.end() ? fact_locale::plain : file->second.how;
}

/// Two cells of a column in which one mark does both: where thousands are, and where decimals are.
struct mixed_marks {
  const fact_row* thousands = nullptr;
  const fact_row* decimals = nullptr;

  explicit operator bool() const noexcept { return thousands && decimals; }
};

/// In a column that holds both, the mark may be either in every cell that has it.
inline mixed_marks mixed_in(const number_column& c, const office_number& n, fact_locale how) noexcept {
  const bool vi = how == fact_locale::vi;
  if (n.point)
    if (const mixed_marks point{vi ? c.group_point : c.group_point_only, vi ? c.decimal_point : c.en_point})
      return point;
  if (n.comma)
    if (const mixed_marks comma{vi ? c.group_comma_only : c.group_comma, vi ? c.vi_comma : c.decimal_comma})
      return comma;
  return {};
}

bool is_in_doubt(fact_door& door, const fact_row& row, const door_indicator& what, const office_number& n) {
  const file_spelling& file = door.spelling.files[row.at.file];
  if (file.declared && file.how == fact_locale::plain) return false;
  const number_column& c = column_of(door, row, what);
  const bool semicolons = door.places.separator_of(row) == ';';
  switch (file.how) {
    case fact_locale::vi:
    case fact_locale::en:
      if (mixed_in(c, n, file.how)) return true;
      if (file.declared || !n.differs()) return false;
      // A column that shows the other convention as well shows none.
      if ((file.how == fact_locale::vi ? c.group_commas_only : c.group_points_only) > 0) return true;
      // The file was found to be of a convention by other columns; this one must show it, or the whole file its origin.
      return file.how == fact_locale::vi ? !semicolons && c.decimal_commas + c.group_points_only == 0
                                         : c.decimal_points + c.group_commas_only == 0;
    case fact_locale::plain:
      break;
  }
  if (!n.differs() || !n.point || n.comma || !is_value(door, *n.en, what.form)) return false;
  return semicolons || what.form.type == value_type::count || c.group_points_only + c.group_commas + c.blanks > 0;
}

std::vector<fact_locale> other_locales(const fact_door& door, const fact_row& row) {
  std::vector<fact_locale> others;
  const auto found = door.spelling.files.find(row.at.file);
  if (found == door.spelling.files.end()) return others;
  const file_spelling& file = found->second;
  if (file.only_en == 0) others.push_back(fact_locale::vi);
  if (file.only_vi == 0) others.push_back(fact_locale::en);
  if (file.declared) std::erase(others, file.how);
  return others;
}

/// A decimal that no convention takes for thousands: 1.2, and 1.2340 of 1.234.
inline std::string shortest(std::string decimal) {
  while (decimal.find('.') != std::string::npos && decimal.back() == '0') decimal.pop_back();
  const std::size_t point = decimal.find('.');
  if (point != std::string::npos && decimal.size() == point + 4) decimal += '0';
  if (decimal.back() == '.') decimal.pop_back();
  return decimal;
}

inline words both_readings(const office_number& n) {
  return {"có thể là " + *n.vi + " (dấu phân cách nghìn) hoặc " + *n.en + " (dấu thập phân)",
          "may be " + *n.vi + " (thousands) or " + *n.en + " (decimals)"};
}

inline void report_mixed(fact_door& door, const fact_row& row, const door_indicator& what, const office_number& n,
                         const mixed_marks& marks, const char* code) {
  const auto cell = [&](const fact_row& r, bool vietnamese) {
    const place p = door.places.of(r, "value");
    return "\"" + r.value + "\" (" + (vietnamese ? "dòng " : "line ") + std::to_string(p.line != 0 ? p.line : p.row) +
           ")";
  };
  issue& i = door.report(
      row, "value", code,
      "cột " + what.id + " có một dấu dùng theo hai cách: phân cách nghìn ở " + cell(*marks.thousands, true) +
          ", thập phân ở " + cell(*marks.decimals, true) + "; mọi ô có dấu ấy bị từ chối",
      "the column " + what.id + " uses one mark in two ways: for thousands in " + cell(*marks.thousands, false) +
          ", for decimals in " + cell(*marks.decimals, false) + "; every cell with that mark is refused");
  i.hint = {"viết lại các ô ấy cho cùng một cách", "write those cells in one way"};
  add_locales(i, readings_elsewhere(door, row, what, n));
}

void refuse_doubt(fact_door& door, const fact_row& row, const door_indicator& what, const office_number& n) {
  constexpr const char* code = "fact.ambiguous_number";
  number_column& c = column_of(door, row, what);
  if (std::exchange(c.doubt_told, true)) {
    door.faults.words = {"số này có thể đọc theo hai cách", "this number may be read in two ways"};
    return door.refuse(row, "value", code);
  }
  const fact_locale how = locale_of(door, row);
  const mixed_marks marks = how == fact_locale::plain ? mixed_marks() : mixed_in(c, n, how);
  if (marks) return report_mixed(door, row, what, n, marks, code);
  const words both = both_readings(n);
  issue& i = door.report(row, "value", code, "\"" + row.value + "\" của " + what.id + " " + both.vi,
                         "\"" + row.value + "\" of " + what.id + " " + both.en);
  const auto readings = readings_elsewhere(door, row, what, n);
  add_locales(i, readings);
  if (readings.empty())
    i.hint = {"viết số không có dấu phân cách nghìn: " + *n.vi + " hoặc " + shortest(*n.en),
              "write the number without thousands marks: " + *n.vi + " or " + shortest(*n.en)};
}

void converted(fact_door& door, const fact_row& row, std::string_view column, conversion how, std::string read) {
  conversion_notes& notes = door.conversions;
  const bool value = column == "value";
  const std::string key = std::to_string(row.at.file) + " " + (value ? row.indicator : std::string(column)) + " " +
                          std::to_string(static_cast<int>(how));
  const auto [at, fresh] = notes.at.try_emplace(key, notes.all.size());
  if (fresh) notes.all.push_back({door.keep(row), column, std::move(read), how, 0});
  ++notes.all[at->second].number;
}

inline words words_of_conversion(conversion how) {
  switch (how) {
    case conversion::thousands:
      return {"dấu phân cách nghìn", "thousands marks"};
    case conversion::decimal_mark:
      return {"dấu thập phân", "decimal marks"};
    case conversion::percent:
      return {"phần trăm", "per cent"};
    case conversion::day:
      return {"ngày", "days"};
    case conversion::word:
      return {"có hay không", "yes or no"};
    case conversion::label:
      return {"tên bậc", "labels of levels"};
    case conversion::name:
      return {"tên đơn vị", "names of units"};
    case conversion::short_name:
      return {"tên đơn vị viết gọn", "shortened names of units"};
    case conversion::period:
      return {"kỳ viết bằng lời", "periods in words"};
    case conversion::no_data:
    case conversion::none:
      break;
  }
  return {};
}

inline void tell_no_data(fact_door& door, const conversion_notes::one& note) {
  const fact_row& row = *note.first;
  const std::string n = std::to_string(note.number);
  door.report(row, "value", "fact.no_data",
              row.indicator + ": " + n + " ô ghi từ đã nêu là chưa có số liệu, được bỏ qua như ô trống; ô đầu ghi \"" +
                  row.value + "\"",
              row.indicator + ": " + n + " cells hold a word said to mean no data and are passed over as empty; " +
                  "the first holds \"" + row.value + "\"",
              severity::note);
}

inline void tell_conversions(fact_door& door) {
  for (const conversion_notes::one& note : door.conversions.all) {
    if (note.how == conversion::no_data) {
      tell_no_data(door, note);
      continue;
    }
    const fact_row& row = *note.first;
    const auto cell = std::ranges::find(fact_columns, note.column) - fact_columns.begin();
    constexpr std::array fields{&fact_row::unit,        &fact_row::indicator, &fact_row::period,   &fact_row::value,
                                &fact_row::recorded_on, &fact_row::reporter,  &fact_row::document, &fact_row::note};
    const std::string& written = row.*fields.at(static_cast<std::size_t>(cell));
    const std::string of = note.column == "value" ? row.indicator : std::string(note.column);
    const words kind = words_of_conversion(note.how);
    const std::string n = std::to_string(note.number);
    door.report(row, note.column, "fact.converted",
                of + ": " + n + " ô được đọc theo lối văn phòng (" + kind.vi + "); ô đầu \"" + written +
                    "\" được đọc là " + note.read,
                of + ": " + n + " cells are read as offices write them (" + kind.en + "); the first, \"" + written +
                    "\", was read as " + note.read,
                severity::note);
  }
}

inline void tell_locales(fact_door& door) {
  for (const auto& [number, file] : door.spelling.files) {
    if (file.declared || door.options.assumed || file.how == fact_locale::plain) continue;
    const fact_row& row = file.how == fact_locale::vi ? *file.first_only_vi : *file.first_only_en_groups;
    const std::string word(code_of(file.how));
    issue& i = door.report(
        row, "value", "fact.locale",
        "tệp được đọc theo lối “" + word + "”: ô \"" + row.value + "\" không đọc được theo lối khác",
        "the file is read as “" + word + "”: the cell \"" + row.value + "\" cannot be read otherwise", severity::note);
    i.hint = {"nêu rõ bằng --locale plain, vi hoặc en", "say so with --locale plain, vi or en"};
  }
}

inline void tell_columns(fact_door& door) {
  for (const auto& [key, c] : door.spelling.columns) {
    if (c.first_percent && c.percents_at_most_one && c.percent_above_zero) {
      const fact_row& row = *c.first_percent;
      issue& i = door.report(
          row, "value", "fact.percent_scale",
          "mọi giá trị của " + row.indicator + " (" + std::to_string(c.percents) + " ô, tính bằng %) đều không quá 1",
          "no value of " + row.indicator + " (" + std::to_string(c.percents) + " cells, in %) is above 1",
          severity::warning);
      i.hint = {"nếu 0,955 nghĩa là 95,5 % thì hãy nhân với 100", "where 0.955 means 95.5 %, multiply by 100"};
    }
    if (c.first_cross && c.blank_cells > 0) {
      const fact_row& row = *c.first_cross;
      const std::string n = std::to_string(c.blank_cells);
      issue& i = door.report(
          row, "value", "fact.blank_crosses",
          "cột " + row.indicator + " đánh dấu x và có " + n + " ô trống; ô trống là chưa báo cáo, không phải “không”",
          "the column " + row.indicator + " holds crosses and " + n +
              " blank cells; a blank cell is no report and no “no”",
          severity::warning);
      i.hint = {"ghi “không” vào ô nào là không", "write “no” where no is meant"};
    }
  }
}

void tell_spelling(fact_door& door) {
  tell_columns(door);
  tell_locales(door);
  tell_conversions(door);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
