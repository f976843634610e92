#pragma once

// The value of a row: read as its file is spelled, or refused with what it may mean and how it would be read.

#include <tieuchi/door/door.hpp>
#include <tieuchi/door/levels.hpp>

#include <tieuchi/core/nearest_day.hpp>
#include <tieuchi/core/plain_words.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What a cell reads as, as the format writes it; nothing where its spelling has no such value.
struct cell_reading {
  std::optional<std::string> text;
  conversion how = conversion::none;
};

inline void add_hint(issue& i, std::string vi, std::string en) {
  i.hint.vi += (i.hint.vi.empty() ? "" : "; ") + std::move(vi);
  i.hint.en += (i.hint.en.empty() ? "" : "; ") + std::move(en);
}

void add_locales(issue& i, const std::vector<std::pair<fact_locale, std::string>>& readings) {
  for (const auto& [how, read] : readings) {
    const std::string word(code_of(how));
    add_hint(i, "tệp viết theo lối “" + word + "” thì đọc với --locale " + word + ": " + read,
             "a file spelled as “" + word + "” is read with --locale " + word + ": " + read);
  }
}

bool is_value(fact_door& door, const std::string& text, const value_form& form) {
  return value_of_text(text, form, door.facts.arena()).value.has_value();
}

inline bool takes_percent(const door_indicator& what) { return what.about && what.about->spec->measured_in == "%"; }

// --- numbers

inline cell_reading number_reading(const office_number& n, fact_locale how, const door_indicator& what) {
  if (how == fact_locale::plain) return {n.percent ? std::nullopt : n.plain, conversion::none};
  if (n.percent && !takes_percent(what)) return {};
  if (n.cut || n.shortened) return {};
  if (const auto& read = n.in(how)) {
    const bool groups = n.blank || (how == fact_locale::vi ? n.point : n.comma);
    const bool decimals = how == fact_locale::vi && n.comma;
    return {read, n.percent  ? conversion::percent
                  : groups   ? conversion::thousands
                  : decimals ? conversion::decimal_mark
                             : conversion::none};
  }
  // In a column without thousands marks 1.5 is the format's own spelling, kept by a spreadsheet as a text.
  if (n.plain) return {n.plain, conversion::decimal_mark};
  return {};
}

std::vector<std::pair<fact_locale, std::string>> readings_elsewhere(fact_door& door, const fact_row& row,
                                                                    const door_indicator& what,
                                                                    const office_number& n) {
  std::vector<std::pair<fact_locale, std::string>> readings;
  for (const fact_locale how : other_locales(door, row)) {
    const cell_reading read = number_reading(n, how, what);
    if (read.text && is_value(door, *read.text, what.form)) readings.emplace_back(how, *read.text);
  }
  return readings;
}

inline issue& report_type(fact_door& door, const fact_row& row, const door_indicator& what, const words& expected) {
  return door.report(row, "value", "fact.type",
                     "giá trị \"" + row.value + "\" của " + what.id + " không đúng kiểu; cần " + expected.vi,
                     "the value \"" + row.value + "\" of " + what.id + " is of another type; expected " + expected.en);
}

/// What a refused number may be; what is proposed is let in when it is written.
inline void say_number(fact_door& door, const fact_row& row, const door_indicator& what, const office_number& n,
                       issue& i) {
  if (n.percent && !takes_percent(what)) {
    const std::string measure = what.about ? what.about->spec->measured_in : std::string();
    add_hint(i, "chỉ số này không tính bằng %" + (measure.empty() ? "" : " mà bằng " + measure),
             "this indicator is not in %" + (measure.empty() ? "" : " but in " + measure));
    return;
  }
  if (n.shortened || n.cut) {
    add_hint(i, "bảng tính chỉ giữ 15 chữ số; ghi lại đủ các chữ số trong ô kiểu văn bản",
             "a spreadsheet keeps 15 digits; write all of them again in a cell of text");
    return;
  }
  if (const office_day day = office_day_of(row.value); day.looks_like_one) {
    add_hint(i, "đây có vẻ là ngày; bảng tính có thể đã đổi số thành ngày, hãy ghi lại số",
             "this looks like a day; a spreadsheet may have made it of a number, write the number again");
    return;
  }
  std::set<std::string> meant;
  for (const auto* read : {&n.plain, &n.vi, &n.en})
    if (*read && is_value(door, **read, what.form)) meant.insert(**read);
  if (meant.size() == 1) i.nearest = *meant.begin();
  if (meant.size() == 2)
    add_hint(i, "có thể là " + *meant.begin() + " hoặc " + *meant.rbegin(),
             "it may be " + *meant.begin() + " or " + *meant.rbegin());
  add_locales(i, readings_elsewhere(door, row, what, n));
}

// --- yes and no, levels

inline cell_reading boolean_reading(const std::string& text, fact_locale how) {
  if (text == "true" || text == "false") return {text, conversion::none};
  if (how == fact_locale::plain) return {};
  const auto read = office_boolean_of(text, how);
  return read ? cell_reading{*read ? "true" : "false", conversion::word} : cell_reading();
}

inline void say_boolean(fact_door& door, const fact_row& row, issue& i) {
  if (row.value == "1" || row.value == "0") {
    const bool one = row.value == "1";
    add_hint(i,
             std::string("có thể là ") + (one ? "true (có)" : "false (không)") + " hoặc là số " + row.value +
                 "; ghi true hoặc false",
             std::string("it may mean ") + (one ? "true (yes)" : "false (no)") + " or the number " + row.value +
                 "; write true or false");
    return;
  }
  const auto others = other_locales(door, row);
  std::vector<std::pair<fact_locale, std::string>> readings;
  for (const fact_locale how : {fact_locale::vi, fact_locale::en}) {
    const auto read = office_boolean_of(row.value, how);
    if (!read) continue;
    i.nearest = *read ? "true" : "false";
    if (std::ranges::find(others, how) != others.end()) readings.emplace_back(how, i.nearest);
  }
  add_locales(i, readings);
  if (i.nearest.empty()) i.nearest = nearest_boolean(plain_words(row.value), locale_of(door, row));
}

/// What may be written for a yes or no in a file of that spelling.
inline words expected_boolean(fact_locale how, words plain) {
  switch (how) {
    case fact_locale::vi:
      return {"có hoặc không (true, false)", "có or không (true, false)"};
    case fact_locale::en:
      return {"yes hoặc no (true, false)", "yes or no (true, false)"};
    case fact_locale::plain:
      break;
  }
  return plain;
}

inline cell_reading level_reading(fact_door& door, const std::string& text, const door_indicator& what,
                                  fact_locale how) {
  if (how == fact_locale::plain || is_value(door, text, what.form)) return {text, conversion::none};
  const std::string level = level_labelled(door, what, text);
  return level.empty() ? cell_reading() : cell_reading{level, conversion::label};
}

inline void say_level(fact_door& door, const fact_row& row, const door_indicator& what, issue& i) {
  const std::string level = level_labelled(door, what, row.value);
  i.nearest = level.empty() ? nearest_level(door, what, row.value, locale_of(door, row) != fact_locale::plain) : level;
  if (level.empty()) return;
  std::vector<std::pair<fact_locale, std::string>> readings;
  for (const fact_locale how : other_locales(door, row)) readings.emplace_back(how, level);
  add_locales(i, readings);
}

// --- days

// A day before is a number that a spreadsheet took for one: 12 becomes 12/01/1900, and 2024 is 16/07/1905.
constexpr int first_year_of_facts = 1910, last_year_of_facts = 2199;

inline bool is_of_our_age(date day) { return first_year_of_facts <= day.year() && day.year() <= last_year_of_facts; }

inline void say_day(fact_door& door, const fact_row& row, const std::string& written, issue& i) {
  const office_day read = office_day_of(written);
  const fact_locale how = locale_of(door, row);
  if (how == fact_locale::en && read.vi && read.month_first && read.vi != read.month_first) {
    i.nearest.clear();
    add_hint(i, "có thể là " + read.vi->text() + " hoặc " + read.month_first->text() + "; viết năm-tháng-ngày",
             "it may be " + read.vi->text() + " or " + read.month_first->text() + "; write year-month-day");
    return;
  }
  if (read.spreadsheet) {
    const std::string day = read.spreadsheet->text();
    add_hint(i, "bảng tính đếm ngày " + day + " là " + written + "; nếu đúng thế hãy ghi " + day,
             "a spreadsheet counts the day " + day + " as " + written + "; where that is meant, write " + day);
    return;
  }
  if (const auto stretch = office_stretch_of(written)) {
    i.nearest = *stretch;
    std::vector<std::pair<fact_locale, std::string>> readings;
    for (const fact_locale other : other_locales(door, row)) readings.emplace_back(other, *stretch);
    return add_locales(i, readings);
  }
  i.nearest = read.vi            ? read.vi->text()
              : read.either      ? read.either->text()
              : read.month_first ? read.month_first->text()
                                 : nearest_day(written);
  add_hint(i, "viết năm-tháng-ngày như 2024-11-14", "write year-month-day, such as 2024-11-14");
  const auto others = other_locales(door, row);
  if (read.vi && std::ranges::find(others, fact_locale::vi) != others.end())
    add_locales(i, {{fact_locale::vi, read.vi->text()}});
}

inline std::optional<date> day_in_cell(fact_door& door, const fact_row& row, std::string_view column,
                                       const std::string& text) {
  if (const auto day = date::parse(text)) return day;
  const fact_locale how = locale_of(door, row);
  const auto day = how == fact_locale::plain ? std::nullopt : office_day_of(text).in(how);
  if (day) converted(door, row, column, conversion::day, day->text());
  return day;
}

inline void report_age(fact_door& door, const fact_row& row, std::string_view column, date day,
                       const std::string& code) {
  const std::string first = std::to_string(first_year_of_facts), last = std::to_string(last_year_of_facts);
  issue& i = door.report(row, column, code, "năm của ngày " + day.text() + " nằm ngoài " + first + " đến " + last,
                         "the year of the day " + day.text() + " is not in " + first + " to " + last);
  i.hint = {"kiểm tra lại năm", "check the year"};
  constexpr int of_small_numbers = 1900;
  if (of_small_numbers <= day.year() && day.year() < first_year_of_facts)
    i.hint = {"bảng tính biến số gõ trong ô ngày thành ngày như thế (12 thành 12/01/1900): ghi lại",
              "a spreadsheet makes such days of numbers in cells of days (12 becomes 12/01/1900): write it again"};
}

std::optional<date> day_of_cell(fact_door& door, const fact_row& row, std::string_view column, const std::string& text,
                                const std::string& code) {
  if (text.empty()) {
    issue& i = door.report(row, column, code, "thiếu ngày ghi nhận", "the day it was recorded is missing");
    i.hint = {"viết năm-tháng-ngày như 2024-11-14", "write year-month-day, such as 2024-11-14"};
    return std::nullopt;
  }
  const auto day = day_in_cell(door, row, column, text);
  if (day && (is_of_our_age(*day) || door.of_units)) return day;
  if (day) {
    report_age(door, row, column, *day, code);
    return std::nullopt;
  }
  const bool shaped = office_day_of(text).looks_like_one || nearest_day(text) != "";
  issue& i = shaped && !office_day_of(text).vi && !office_day_of(text).either && !office_day_of(text).month_first
                 ? door.report(row, column, code, "\"" + text + "\" không phải một ngày có thật",
                               "\"" + text + "\" is not an existing day")
                 : door.report(row, column, code, "\"" + text + "\" không phải ngày viết năm-tháng-ngày",
                               "\"" + text + "\" is no day written year-month-day");
  say_day(door, row, text, i);
  return std::nullopt;
}

// --- all of them

/// A parent is named by its id.
inline bool put_built_in(fact_door& door, const fact_row& row, const door_indicator& what) {
  if (what.name != fact_of_parent || door.rules->unit(row.value)) return true;
  const bool told = door.tells();
  issue& i = door.report(row, "value", "fact.type", "không có đơn vị \"" + row.value + "\" để làm đơn vị cấp trên",
                         "there is no unit \"" + row.value + "\" to be the parent");
  if (told) i.nearest = nearest_unit(door, row.value);
  return false;
}

inline cell_reading reading_of(fact_door& door, const fact_row& row, const door_indicator& what,
                               const office_number& n) {
  const fact_locale how = locale_of(door, row);
  if (row.exact && row.value.ends_with('%') && takes_percent(what))
    return {row.value.substr(0, row.value.size() - 1), conversion::percent};
  if (row.exact || row.value == what.form.none_word) return {row.value, conversion::none};
  switch (what.form.type) {
    case value_type::count:
    case value_type::number:
      return number_reading(n, how, what);
    case value_type::boolean:
      return boolean_reading(row.value, how);
    case value_type::rating:
      return level_reading(door, row.value, what, how);
    case value_type::date: {
      const auto day = day_in_cell(door, row, "value", row.value);
      return day ? cell_reading{day->text(), conversion::none} : cell_reading();
    }
    case value_type::text:
    case value_type::set:
    case value_type::list:
      break;
  }
  return {row.value, conversion::none};
}

/// A word where a figure is due may say that there is none.
inline void say_no_data(const fact_row& row, const door_indicator& what, issue& i) {
  constexpr std::size_t longest = 60;  // bytes; what is longer is prose
  const bool digits = row.value.find_first_of("0123456789") != std::string::npos;
  if (row.exact || digits || row.value.size() > longest || !i.nearest.empty()) return;
  const bool numeric = what.form.type == value_type::count || what.form.type == value_type::number;
  if (!is_word_for_nothing(row.value))
    return add_hint(i, "nếu từ này nghĩa là chưa có số liệu thì để trống, hoặc nêu bằng --no-data",
                    "where the word means no data, leave the cell empty or declare the word by --no-data");
  add_hint(i, "để trống nếu chưa có số liệu, hoặc nêu từ này bằng --no-data",
           "leave it empty where there is no figure yet, or declare the word by --no-data");
  if (numeric) add_hint(i, "bằng không thì ghi 0", "write 0 for none");
}

inline void refuse_value(fact_door& door, const fact_row& row, const door_indicator& what, const office_number& n,
                         const value_text& canonical) {
  const bool told = door.tells();
  words expected = canonical.expected;
  if (told && what.form.type == value_type::rating) expected = expected_level(door, what, std::move(expected));
  if (told && what.form.type == value_type::boolean && what.form.none_word.empty())
    expected = expected_boolean(locale_of(door, row), std::move(expected));
  issue& i = report_type(door, row, what, expected);
  if (!told) return;
  i.nearest = canonical.nearest;
  switch (what.form.type) {
    case value_type::count:
    case value_type::number:
      say_number(door, row, what, n, i);
      break;
    case value_type::boolean:
      say_boolean(door, row, i);
      break;
    case value_type::rating:
      say_level(door, row, what, i);
      break;
    case value_type::date:
      say_day(door, row, row.value, i);
      break;
    case value_type::text:
    case value_type::set:
    case value_type::list:
      break;
  }
  say_no_data(row, what, i);
}

void note_percent(fact_door& door, number_column& c, const number& n, const std::function<fact_row()>& row) {
  if (c.percents++ == 0) c.first_percent = door.keep(row());
  c.percents_at_most_one = c.percents_at_most_one && n <= number(1);
  c.percent_above_zero = c.percent_above_zero || n.sign() > 0;
}

/// The days in a value are of the years that facts have.
inline bool is_of_our_age(fact_door& door, const fact_row& row, const feel::value& v) {
  const feel::value& one = v.is(feel::value::kind::list) && v.elements().size() == 1 ? v.elements()[0] : v;
  if (!one.is(feel::value::kind::date) || is_of_our_age(one.date())) return true;
  report_age(door, row, "value", one.date(), "fact.type");
  return false;
}

/// The year, half, quarter or month that stands where a day is due.
inline std::optional<period> stretch_in_cell(fact_door& door, const fact_row& row, const door_indicator& what) {
  if (!what.about || what.form.type != value_type::date || row.exact) return std::nullopt;
  if (const auto stretch = stretch_of(row.value)) return stretch;
  const auto meant = locale_of(door, row) == fact_locale::plain ? std::nullopt : office_stretch_of(row.value);
  if (meant) converted(door, row, "value", conversion::period, *meant);
  return meant ? stretch_of(*meant) : std::nullopt;
}

inline bool put_stretch(fact_door& door, const fact_row& row, const period& stretch, fact& f) {
  const feel::range_ends days{first_day(stretch), last_day(stretch), true, true};
  if (!is_of_our_age(days.from.date()) && !door.of_units) {
    report_age(door, row, "value", days.from.date(), "fact.type");
    return false;
  }
  f.content = fact_content::partly;
  f.text = text_of(stretch);
  f.value = feel::make_range(days, door.facts.arena());
  return true;
}

bool says_no_data(fact_door& door, const fact_row& row, const door_indicator& what) {
  if (row.exact || !door.no_data.contains(plain_words(row.value)) || row.value == door.pack().withdrawn) return false;
  if (what.about && what.about->spec->open_values.contains(row.value)) return false;
  if (row.value == what.form.none_word) return false;
  const fact_locale how = locale_of(door, row);
  switch (what.form.type) {
    case value_type::boolean:
      return !boolean_reading(row.value, how).text;
    case value_type::rating: {
      const auto read = level_reading(door, row.value, what, how).text;
      return !read || !is_value(door, *read, what.form);
    }
    case value_type::set:
      return !is_value(door, row.value, what.form);
    case value_type::count:
    case value_type::number:
    case value_type::date:
    case value_type::text:
    case value_type::list:
      break;
  }
  return true;
}

bool put_content(fact_door& door, const fact_row& row, const door_indicator& what, fact& f) {
  f.text = row.value;
  if (row.value == door.pack().withdrawn) {
    f.content = fact_content::withdrawn;
    return true;
  }
  if (what.about) {
    const auto open = what.about->spec->open_values.find(row.value);
    if (open != what.about->spec->open_values.end()) {
      f.content = fact_content::open;
      f.open_code = open->second;
      return true;
    }
  }
  if (const auto stretch = stretch_in_cell(door, row, what)) return put_stretch(door, row, *stretch, f);
  const bool numeric = what.form.type == value_type::count || what.form.type == value_type::number;
  const office_number n = numeric && !row.exact ? office_number_of(row.value) : office_number();
  if (numeric && !row.exact && is_in_doubt(door, row, what, n)) {
    refuse_doubt(door, row, what, n);
    return false;
  }
  const cell_reading read = reading_of(door, row, what, n);
  const value_text done = value_of_text(read.text.value_or(row.value), what.form, door.facts.arena());
  if (!read.text || !done.value) {
    refuse_value(door, row, what, n, done.value ? value_of_text("\x01", what.form, door.facts.arena()) : done);
    return false;
  }
  if (!is_of_our_age(door, row, *done.value)) return false;
  if (read.how != conversion::none) converted(door, row, "value", read.how, *read.text);
  f.text = *read.text;
  f.value = *done.value;
  if (takes_percent(what) && f.value.is(feel::value::kind::number))
    note_percent(door, door.spelling.columns[{row.at.file, what.name}], f.value.number(), [&] { return row; });
  return what.about || put_built_in(door, row, what);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
