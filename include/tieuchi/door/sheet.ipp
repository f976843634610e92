#pragma once

// The header of a table of facts: what each of its columns fills, and what is said of those that fill nothing; for
// door/ only.

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/core/text_index.hpp>
#include <tieuchi/door/admission.hpp>
#include <tieuchi/door/headings.ipp>
#include <tieuchi/door/office_words.hpp>
#include <tieuchi/door/personal.hpp>
#include <tieuchi/door/unit_places.hpp>
#include <tieuchi/text/csv.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What a row that heads others says of them: that they are what the table is about, or something else.
enum class about_rows : std::uint8_t { nothing, own, other };

/// A row that says that those below are of something else than the table.
struct other_figures {
  std::size_t row;
  csv_cell cell;
  std::string column;  ///< its heading
  bool is_told;
};

/// A table of facts as it is read: what each of its columns fills.
struct fact_sheet {
  const csv_table& table;
  const std::string& file;
  const rulebook& rules;
  const fact_options& options;
  const heading_reader& headings;
  fact_table& out;
  text_index index;
  issue_book book = issue_book();
  bool sheet = false;
  std::vector<column_use> uses = {};                         ///< by column
  std::array<const csv_cell*, fact_columns.size()> at = {};  ///< headings of the columns of data/facts
  std::vector<std::uint32_t> indicators = {};                ///< of a sheet, by column: the text of the indicator
  std::vector<std::uint32_t> columns = {};                   ///< likewise: the column among those of the rows
  std::vector<std::uint32_t> periods = {};                   ///< likewise: the text of its period, where it has one
  /// By text of a row's period and column: the period of its cell.
  std::map<std::pair<std::uint32_t, std::size_t>, std::uint32_t> parts = {};
  std::set<std::size_t> of_other_years = {};  ///< columns of figures of another year than the one given
  bool values_by_period = false;  ///< of a list of indicators: its values stand in columns named after periods
  std::map<std::uint32_t, std::uint32_t> called = {};  ///< by text of the cell of an indicator: the text that is read
  std::string first_called = {};                       ///< such a cell and its indicator, the first
  std::size_t calls = 0;                               ///< different cells that name an indicator by its label
  std::vector<std::pair<std::string, std::uint32_t>> last = {};  ///< by column: the text read last and its number
  std::size_t totals = 0;                                        ///< rows passed over
  std::vector<std::optional<bool>> unit_headings = {};           ///< by number of the text of a unit, once judged
  bool ended = false;                                            ///< the header of another table came
  std::map<std::string, about_rows> said = {};                   ///< by text of a cell that names no unit
  std::optional<other_figures> others = {};                      ///< what the rows at hand stand below
  unit_places places = unit_places(rules);
  std::string head = {};             ///< the unit above others that heads these rows
  std::set<std::size_t> above = {};  ///< columns that told which of several units is meant
  /// By column: the unit above that it named last; nothing once it said anything else, or nothing in the first row.
  std::vector<std::optional<std::string>> places_above = {};

  [[nodiscard]] bool by_office() const { return options.locale && *options.locale != fact_locale::plain; }

  issue& report(const csv_cell& cell, std::string code, severity how, std::string vi, std::string en) {
    issue i;
    i.code = std::move(code);
    i.severity = how;
    i.place.file = file;
    i.place.field = cell.text;
    if (!table.text.empty()) {
      const text_position place = index.position(table.text, cell.offset);
      i.place.line = place.line;
      i.place.column = place.column;
    }
    i.message = {std::move(vi), std::move(en)};
    return book.add(out.issues, std::move(i));
  }
};

inline void report_unknown_column(fact_sheet& s, const csv_cell& cell) {
  if (is_ordinal_column(cell.text)) {
    s.report(cell, "fact.unknown_column", severity::note, "cột \"" + cell.text + "\" là số thứ tự, không đọc",
             "the column \"" + cell.text + "\" counts the rows and is not read");
    return;
  }
  std::vector<std::string> names;
  if (s.book.keeps(severity::warning)) {
    names.assign(fact_columns.begin(), fact_columns.end());
    if (s.sheet)
      for (const indicator& i : s.rules.programme->indicators) names.push_back(i.id);
  }
  issue& i = s.report(cell, "fact.unknown_column", severity::warning, "không đọc cột \"" + cell.text + "\"",
                      "the column \"" + cell.text + "\" is not read");
  i.nearest = nearest_spelling(cell.text, names);
  i.hint = s.sheet ? words{"cột của bảng ngang là id hoặc mã của chỉ số",
                           "a column of a sheet is the id or the code of an indicator"}
                   : words{"các cột: unit, indicator, period, value, recorded_on, reporter, document, note",
                           "the columns are unit, indicator, period, value, recorded_on, reporter, document, note"};
  const column_use labelled = s.headings.by_label(cell.text);
  if (labelled.by_type && s.by_office()) {
    i.nearest.clear();
    i.hint = {"đơn vị ở một cột khác", "the units stand in another column"};
  } else if (!labelled.nothing()) {
    i.nearest = labelled.field ? std::string(fact_columns[*labelled.field]) : labelled.indicator;
    i.hint = {"tên gọi của cột được đọc với --locale vi hoặc en", "labels of columns are read with --locale vi or en"};
  } else if (s.sheet) {
    i.hint = {i.hint.vi + "; hoặc nêu bằng --columns 'tên cột'=chỉ_số",
              i.hint.en + "; or say with --columns 'heading'=indicator"};
  }
}

inline column_use use_of(fact_sheet& s, const csv_cell& cell) {
  const std::string* target = s.headings.mapped(cell.text);
  column_use use = s.headings.plain(target ? *target : cell.text);
  if (target && use.nothing()) {
    std::vector<std::string> names;
    for (const indicator& i : s.rules.programme->indicators) names.push_back(i.id);
    s.report(cell, "fact.unknown_indicator", severity::error,
             "cột \"" + cell.text + "\" được gán cho \"" + *target + "\", không phải chỉ số hay cột nào",
             "the column \"" + cell.text + "\" is given to \"" + *target + "\", which is no indicator or column")
        .nearest = nearest_spelling(*target, names);
  }
  if (!target && use.nothing() && s.by_office()) use = s.headings.by_label(cell.text);
  return use;
}

/// Two columns of one meaning, each under its own heading.
inline void report_twice(fact_sheet& s, const csv_cell& cell, const csv_cell& before, const std::string& meaning) {
  if (cell.text == before.text) return;  // said by who read the table
  s.report(cell, "csv.duplicate_column", severity::error,
           "cột \"" + cell.text + "\" và cột \"" + before.text + "\" đều là " + meaning,
           "the columns \"" + cell.text + "\" and \"" + before.text + "\" both are " + meaning);
}

/// Of a grid nobody has looked yet whether a heading stands twice.
inline void look_for_same_headings(fact_sheet& s) {
  std::set<std::string_view> seen;
  for (const csv_cell& cell : s.table.header) {
    if (cell.text.empty() || seen.insert(cell.text).second) continue;
    s.report(cell, "csv.duplicate_column", severity::error, "Cột “" + cell.text + "” có hai lần",
             "The column “" + cell.text + "” stands twice");
  }
}

/// Columns that fill one thing; what a heading leaves unsaid of the period is what is said of the whole table.
inline void look_for_doubles(fact_sheet& s) {
  if (s.table.text.empty()) look_for_same_headings(s);
  const bool some_tell = std::ranges::any_of(s.uses, [](const column_use& use) { return !use.period.empty(); });
  std::map<std::string, const csv_cell*> seen;
  for (std::size_t c = 0; c < s.uses.size(); ++c) {
    const column_use& use = s.uses[c];
    if (use.nothing()) continue;
    std::string meaning = use.field ? std::string(fact_columns[*use.field]) : use.indicator;
    const bool of_table = some_tell && !s.at[period_field] && use.period.empty() && use.part.empty();
    const std::string& told = of_table ? s.options.period : use.period.empty() ? use.part : use.period;
    if (!told.empty() && (use.field == value_field || !use.field)) meaning += "@" + told;
    const auto [at, fresh] = seen.try_emplace(meaning, &s.table.header[c]);
    if (!fresh) report_twice(s, s.table.header[c], *at->second, meaning);
  }
}

inline bool is_year(std::string_view text) noexcept {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A period or a part of the year that a heading names, beside what is said of the row; where the two differ both stand
/// there and are refused.
inline std::string period_in(const fact_sheet& s, std::string_view said, const column_use& use) {
  const auto in_words = s.by_office() ? office_period_of(said, period_form::year) : std::nullopt;
  const std::string_view year = in_words ? *in_words : said;
  if (!use.period.empty() && (said.empty() || use.period.starts_with(year))) return use.period;
  const std::string& named = use.period.empty() ? use.part : use.period;
  if (year.ends_with("-" + named)) return std::string(year);
  return std::string(year) + (is_year(year) && use.period.empty() ? "-" : " ") + named;
}

/// A column of another year than the one that is said of all rows.
inline void report_other_year(fact_sheet& s, const csv_cell& cell, const std::string& period) {
  issue& i = s.report(
      cell, "fact.unknown_column", severity::warning,
      "không đọc cột \"" + cell.text + "\": của " + period + ", kỳ đã nêu là " + s.options.period,
      "the column \"" + cell.text + "\" is not read: it is of " + period + ", the period given is " + s.options.period);
  i.hint = {"đọc riêng với kỳ ấy", "read it by itself, with its year"};
}

/// Columns whose headings name the part of the year that their figures are of.
inline void look_at_periods(fact_sheet& s) {
  std::size_t number = 0;
  const csv_cell* first = nullptr;
  std::string read;
  for (std::size_t c = 0; c < s.uses.size(); ++c) {
    column_use& use = s.uses[c];
    const csv_cell& cell = s.table.header[c];
    if (use.part.empty()) continue;
    if (!use.period.empty() && is_year(s.options.period) && !use.period.starts_with(s.options.period)) {
      report_other_year(s, cell, use.period);
      use = {};
      continue;
    }
    if (use.period.empty() && !s.at[period_field] && !s.options.period.empty())
      use.period = period_in(s, s.options.period, use);
    if (number++ == 0) first = &cell, read = use.indicator + "@" + (use.period.empty() ? use.part : use.period);
  }
  if (number == 0) return;
  const std::string n = std::to_string(number);
  s.report(*first, "fact.converted", severity::note,
           n + " cột nêu cả chỉ số và kỳ; cột đầu, \"" + first->text + "\", được đọc là " + read,
           n + " columns name an indicator and a period; the first, \"" + first->text + "\", is read as " + read);
}

/// A column that is called as a type of units is, such as "Phường", is that of the units where no other is; of several
/// the one whose units the programme is about.
inline void choose_units(fact_sheet& s) {
  const auto drop = [&](const auto& goes_before, const auto& stands_back) {
    if (std::ranges::none_of(s.uses, goes_before)) return;
    for (column_use& use : s.uses)
      if (stands_back(use)) use = {};
  };
  drop([](const column_use& use) { return use.field == unit_field && !use.by_type; },
       [](const column_use& use) { return use.by_type; });
  drop([](const column_use& use) { return use.by_subject; },
       [](const column_use& use) { return use.by_type && !use.by_subject; });
}

/// Whether a column of values is of another year than the one that is said of all rows: it is not read.
inline bool leave_other_year(fact_sheet& s, std::size_t column, const std::string& period) {
  if (!is_year(s.options.period) || period.starts_with(s.options.period)) return false;
  report_other_year(s, s.table.header[column], period);
  s.of_other_years.insert(column);
  s.uses[column] = {};
  return true;
}

/// Beside a column of indicators, and where no other column tells periods or values, columns that are called as
/// periods are hold the values of these.
inline void choose_values(fact_sheet& s) {
  const auto any = [&](std::size_t field) {
    return std::ranges::any_of(s.uses, [&](const column_use& u) { return u.field == field && u.period.empty(); });
  };
  for (std::size_t c = 0; c < s.uses.size(); ++c) {
    if (s.uses[c].field != value_field || s.uses[c].period.empty()) continue;
    if (!leave_other_year(s, c, s.uses[c].period)) s.values_by_period = true;
  }
  if (!any(indicator_field) || any(value_field) || any(period_field)) return;
  std::size_t number = 0;
  const csv_cell* first = nullptr;
  for (std::size_t c = 0; c < s.uses.size(); ++c) {
    const csv_cell& cell = s.table.header[c];
    if (!s.uses[c].nothing() || s.headings.mapped(cell.text)) continue;
    auto read = s.by_office() ? heading_reader::period_headed(plain_words(cell.text)) : std::nullopt;
    if (!read && stretch_of(cell.text)) read = office_part{period_form::year, cell.text, cell.text};
    if (!read) continue;
    column_use use{value_field, {}, false, false, read->period, read->part};
    if (is_year(s.options.period) && use.period.empty()) use.period = period_in(s, s.options.period, use);
    if (use.period.empty()) continue;  // of no year
    if (leave_other_year(s, c, use.period)) continue;
    s.values_by_period = true;
    s.uses[c] = std::move(use);
    if (number++ == 0) first = &cell;
  }
  if (number == 0 || !s.by_office()) return;
  const std::string n = std::to_string(number);
  s.report(*first, "fact.converted", severity::note,
           n + " cột là số liệu của các kỳ; cột đầu là \"" + first->text + "\"",
           n + " columns hold the figures of periods; the first is \"" + first->text + "\"");
}

inline void look_at_header(fact_sheet& s) {
  for (const csv_cell& cell : s.table.header) s.uses.push_back(cell.text.empty() ? column_use() : use_of(s, cell));
  choose_units(s);
  choose_values(s);
  s.sheet = std::ranges::none_of(
      s.uses, [](const column_use& use) { return use.field == indicator_field || use.field == value_field; });
  std::size_t labelled = 0;
  const csv_cell* first = nullptr;
  for (std::size_t c = 0; c < s.uses.size(); ++c) {
    const csv_cell& cell = s.table.header[c];
    column_use& use = s.uses[c];
    if (!s.sheet && !use.indicator.empty()) use = {};
    if (use.field && !s.at[*use.field]) s.at[*use.field] = &cell;
    if (use.by_label && labelled++ == 0) first = &cell;
    if (!use.nothing() || cell.text.empty() || s.headings.mapped(cell.text) || s.of_other_years.contains(c)) continue;
    const bool known = !s.headings.plain(cell.text).nothing() || !s.headings.by_label(cell.text).nothing();
    const auto personal = known ? std::nullopt : personal_column(cell.text, s.rules.programme->country);
    if (personal) {
      issue& i = s.report(cell, "fact.personal_data", severity::error,
                          "cột \"" + cell.text + "\" là " + personal->vi + ": không nhận dữ liệu cá nhân",
                          "the column \"" + cell.text + "\" is " + personal->en + ": personal data is not taken");
      i.hint = {"bỏ cột này khỏi tệp", "take the column out of the file"};
    } else {
      report_unknown_column(s, cell);
    }
  }
  if (s.sheet) look_at_periods(s);
  look_for_doubles(s);
  if (labelled == 0) return;
  const std::string n = std::to_string(labelled);
  s.report(*first, "fact.converted", severity::note,
           n + " cột được nhận ra theo tên gọi; cột đầu là \"" + first->text + "\"",
           n + " columns are known by their labels; the first is \"" + first->text + "\"");
}

/// Whether the headings alone tell the period of every figure.
inline bool all_tell_periods(const fact_sheet& s) {
  bool any = false;
  for (const column_use& use : s.uses) {
    if (use.indicator.empty() && use.field != value_field) continue;
    if (use.period.empty()) return false;
    any = true;
  }
  return any;
}

/// Columns without which no row can be read; what the options say of all rows needs none.
inline bool has_what_it_needs(fact_sheet& s) {
  std::vector<std::size_t> needed{unit_field};
  if (!s.sheet) needed.insert(needed.end(), {indicator_field, value_field});
  if (s.options.period.empty() && !all_tell_periods(s)) needed.push_back(period_field);
  if (s.options.recorded_on.empty()) needed.push_back(recorded_field);
  bool complete = true;
  for (const std::size_t field : needed) {
    if (s.at[field]) continue;
    complete = false;
    const std::string name(fact_columns[field]);
    std::vector<std::string> header;
    for (const csv_cell& cell : s.table.header) header.push_back(cell.text);
    const csv_cell first = s.table.header.empty() ? csv_cell{} : s.table.header[0];
    issue& i = s.report(first, "fact.missing_column", severity::error, "thiếu cột \"" + name + "\"",
                        "the column \"" + name + "\" is missing");
    i.place.field = name;
    i.nearest = nearest_spelling(name, header);
    if (field == period_field || field == recorded_field)
      i.hint = {"thêm cột, hoặc cho biết giá trị chung của cả tệp", "add it, or say what holds for the whole file"};
    for (const csv_cell& cell : s.table.header)
      if (!s.by_office() && s.headings.by_label(cell.text).field == field)
        i.hint = {"cột \"" + cell.text + "\" được đọc là " + name + " với --locale vi hoặc en",
                  "the column \"" + cell.text + "\" is read as " + name + " with --locale vi or en"};
  }
  return complete;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
