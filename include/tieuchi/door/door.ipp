#pragma once

#include <tieuchi/door/door.hpp>

#include <tieuchi/core/nfc.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Looks one built-in dated indicator up.
inline std::optional<door_indicator> built_in_indicator(std::string_view id, const programme& pack) {
  const period_type dated{period_form::dated, -1};
  const value_form text{value_type::text, feel::type::string(), nullptr, {}};
  if (id == "name") return door_indicator{fact_of_name, "name", nullptr, dated, text, false};
  if (id == "code") return door_indicator{fact_of_code, "code", nullptr, dated, text, false};
  if (id == "parent") return door_indicator{fact_of_parent, "parent", nullptr, dated, text, false};
  if (id != "type") return std::nullopt;
  std::vector<std::string> types;
  for (const unit_type& t : pack.unit_types) types.push_back(t.id);
  const value_form rating{value_type::rating, feel::type::rating(std::move(types), false), nullptr, {}};
  return door_indicator{fact_of_type, "type", nullptr, dated, rating, false};
}

inline std::optional<door_indicator> find_indicator(const fact_door& door, std::string_view id_or_code) {
  if (auto built_in = built_in_indicator(id_or_code, door.pack())) return built_in;
  const auto name = door.rules->name(id_or_code);
  if (!name || door.rules->names[*name].kind != name_kind::indicator) return std::nullopt;
  const name_entry& entry = door.rules->names[*name];
  const compiled_indicator& about = door.rules->indicators[entry.variants.back().element];
  return door_indicator{*name, entry.id, &about, about.period, form_of(*about.spec, about.type), about.spec->of_agency};
}

inline void report_unknown_indicator(fact_door& door, const fact_row& row) {
  if (const auto name = door.rules->name(row.indicator)) {
    issue& i =
        door.report(row, "indicator", "fact.unknown_indicator", "\"" + row.indicator + "\" không phải chỉ số báo cáo",
                    "\"" + row.indicator + "\" is no reported indicator");
    i.hint = {"giá trị này do đề án tự tính hoặc quy định, không nhận báo cáo",
              "the programme computes or sets it; it cannot be reported"};
    return;
  }
  if (!door.tells()) {
    door.report(row, "indicator", "fact.unknown_indicator", {}, {});
    return;
  }
  std::vector<std::string> ids{"type", "name", "code", "parent"};
  for (const indicator& known : door.pack().indicators) {
    ids.push_back(known.id);
    if (!known.code.empty()) ids.push_back(known.code);
  }
  issue& i = door.report(row, "indicator", "fact.unknown_indicator", "không có chỉ số \"" + row.indicator + "\"",
                         "there is no indicator \"" + row.indicator + "\"");
  i.nearest = nearest_spelling(row.indicator, ids);
}

TIEUCHI_INLINE const door_indicator* indicator_of(fact_door& door, const fact_row& row) {
  const auto [at, fresh] = door.indicators.try_emplace(row.indicator);
  if (fresh) at->second = find_indicator(door, row.indicator);
  if (!at->second) report_unknown_indicator(door, row);
  return at->second ? &*at->second : nullptr;
}

/// How a period of that type is written, with an example of the row's year.
inline std::string period_example(period_type type, char letter) {
  switch (type.form) {
    case period_form::half:
      return "2024-H1";
    case period_form::quarter:
      return "2024-Q3";
    case period_form::month:
      return "2024-07";
    case period_form::once:
      return "once";
    case period_form::dated:
      return "2022-01-01/2023-06-30";
    case period_form::occasion:
      return std::string("2024-") + letter + "2";
    default:
      return "2024";
  }
}

TIEUCHI_INLINE std::optional<period> period_of_row(fact_door& door, const fact_row& row, const door_indicator& what) {
  const char letter = letter_of(what.period, door.pack());
  const auto p = period_of(row.period, what.period, letter);
  if (!p) {
    const std::string example = period_example(what.period, letter);
    issue& i = door.report(row, "period", "fact.period", "kỳ \"" + row.period + "\" không đúng dạng kỳ của " + what.id,
                           "the period \"" + row.period + "\" is not of the kind of " + what.id);
    i.hint = {"viết như " + example, "write it like " + example};
    return std::nullopt;
  }
  const bool labelled = what.period.form != period_form::once && what.period.form != period_form::dated;
  const int from = door.pack().facts_from != 0 ? door.pack().facts_from : door.pack().year_from;
  if (!labelled || (from <= p->year && p->year <= door.pack().year_to)) return p;
  const std::string first = std::to_string(from), last = std::to_string(door.pack().year_to);
  issue& i = door.report(
      row, "period", "fact.period",
      "kỳ " + row.period + " nằm ngoài các năm của đề án (" + first + " đến " + last + ")",
      "the period " + row.period + " lies outside the years of the programme (" + first + " to " + last + ")");
  i.hint = {"kiểm tra lại năm", "check the year"};
  return std::nullopt;
}

inline void report_type(fact_door& door, const fact_row& row, const door_indicator& what, const value_text& read) {
  issue& i = door.report(
      row, "value", "fact.type",
      "giá trị \"" + row.value + "\" của " + what.id + " không đúng kiểu; cần " + read.expected.vi,
      "the value \"" + row.value + "\" of " + what.id + " is of another type; expected " + read.expected.en);
  i.nearest = read.nearest;
  if (read.plain_number.empty()) return;
  i.nearest = read.plain_number;
  i.hint = {"viết " + read.plain_number + "; hoặc bật lựa chọn đọc số thập phân có dấu phẩy",
            "write " + read.plain_number + ", or allow numbers with a decimal comma"};
}

inline void note_conversion(fact_door& door, const fact_row& row, const std::string& plain) {
  door.report(row, "value", "fact.converted", "\"" + row.value + "\" được đọc là " + plain,
              "\"" + row.value + "\" was read as " + plain, severity::note);
}

/// A parent is named by its id.
inline bool put_built_in(fact_door& door, const fact_row& row, const door_indicator& what) {
  if (what.name != fact_of_parent || door.rules->unit(row.value)) return true;
  const bool told = door.tells();
  issue& i = door.report(row, "value", "fact.type", "không có đơn vị \"" + row.value + "\" để làm đơn vị cấp trên",
                         "there is no unit \"" + row.value + "\" to be the parent");
  if (!told) return false;
  std::vector<std::string> ids;
  for (const auto& u : door.pack().units) ids.push_back(u.id);
  i.nearest = nearest_spelling(row.value, ids);
  return false;
}

TIEUCHI_INLINE bool put_content(fact_door& door, const fact_row& row, const door_indicator& what, fact& f) {
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
  value_text read = value_of_text(row.value, what.form, door.facts.arena());
  if (!read.value && door.options.comma_decimals && !read.plain_number.empty()) {
    const std::string plain = read.plain_number;
    read = value_of_text(plain, what.form, door.facts.arena());
    if (read.value) note_conversion(door, row, plain), f.text = plain;
  }
  if (!read.value) {
    report_type(door, row, what, read);
    return false;
  }
  f.value = *read.value;
  return what.about || put_built_in(door, row, what);
}

/// Whether a row says of itself that it is invented.
inline bool is_marked_synthetic(const fact_row& row) {
  constexpr std::array<std::string_view, 7> marks{"synthetic", "gia lap",    "so lieu gia", "du lieu gia",
                                                  "hu cau",    "fictitious", "invented"};
  for (const std::string* s : {&row.document, &row.note, &row.reporter}) {
    if (s->empty()) continue;
    const std::string folded = fold_vietnamese(*s);
    if (std::ranges::any_of(marks, [&](std::string_view m) { return folded.find(m) != std::string::npos; }))
      return true;
  }
  return false;
}

inline bool is_clean(fact_door& door, const fact_row& row) {
  const bool number = !row.value.empty() && row.value.find_first_not_of("0123456789.,- ") == std::string::npos;
  const std::array<std::pair<std::string_view, const std::string*>, 5> cells{{{"unit", &row.unit},
                                                                              {"value", number ? nullptr : &row.value},
                                                                              {"reporter", &row.reporter},
                                                                              {"document", &row.document},
                                                                              {"note", &row.note}}};
  for (const auto& [column, cell] : cells) {
    const auto found = cell && *cell != row.recorded_on ? personal_value(*cell) : std::nullopt;
    if (!found) continue;
    issue& i =
        door.report(row, column, "fact.personal_data", "ô này có vẻ chứa " + found->vi + "; số liệu phải là của đơn vị",
                    "this cell seems to hold " + found->en + "; facts are about units, never about persons");
    i.hint = {"bỏ dữ liệu cá nhân rồi nộp lại dòng này", "take the personal data out and give the row again"};
    return false;
  }
  if (door.pack().synthetic || !is_marked_synthetic(row)) return true;
  issue& i =
      door.report(row, "document", "pack.synthetic_on_real", "số liệu giả lập không được dùng cho đơn vị có thật",
                  "an invented fact may not stand on a real unit");
  i.hint = {"dùng gói có \"synthetic\": true cho số liệu giả lập",
            "use a pack with \"synthetic\": true for invented facts"};
  return false;
}

inline std::optional<date> recorded_day(fact_door& door, const fact_row& row) {
  if (const auto day = date::parse(row.recorded_on)) return day;
  issue& i =
      row.recorded_on.empty()
          ? door.report(row, "recorded_on", "fact.date", "thiếu ngày ghi nhận", "the day it was recorded is missing")
          : door.report(row, "recorded_on", "fact.date", "\"" + row.recorded_on + "\" không phải một ngày có thật",
                        "\"" + row.recorded_on + "\" is not an existing day");
  i.hint = {"viết năm-tháng-ngày như 2024-11-14", "write year-month-day, such as 2024-11-14"};
  return std::nullopt;
}

TIEUCHI_INLINE bool remember(fact_door& door, const fact& f) {
  std::string key;
  const std::string form = std::to_string(static_cast<int>(f.period.type.form));
  for (const std::string& part :
       {f.unit_id, f.indicator_id, form + text_of(f.period), f.text, f.recorded_on.text(), f.reporter, f.document})
    key += std::to_string(part.size()) + ":" + part;
  return door.seen.insert(std::move(key)).second;
}

TIEUCHI_INLINE void admit_row(fact_door& door, const fact_row& row) {
  if (row.value.empty()) return;
  if (!is_clean(door, row)) return;
  const door_indicator* what = indicator_of(door, row);
  if (!what) return;
  const auto p = period_of_row(door, row, *what);
  const auto day = recorded_day(door, row);
  if (!p || !day) return;
  const auto subject = subject_of(door, row, *what, *p);
  if (!subject || !within_life(door, row, *subject, *p)) return;
  fact f;
  f.subject = *subject;
  f.indicator = what->name;
  f.unit_id = subject->is_agency() ? door.pack().agencies[subject->agency()].id : door.pack().units[subject->unit()].id;
  f.indicator_id = what->id;
  f.period = *p;
  f.recorded_on = *day;
  f.reporter = row.reporter;
  f.document = row.document;
  f.note = row.note;
  if (!put_content(door, row, *what, f)) return;
  if (f.content == fact_content::value && !within_domain(door, row, *what, f.value, *p)) return;
  if (!remember(door, f)) {
    door.report(row, "", "fact.duplicate_row", "dòng này trùng hoàn toàn với một dòng trước; chỉ giữ một",
                "this row equals an earlier one in every respect; one is kept", severity::warning);
    return;
  }
  f.where.file = door.places.file_of(row);
  f.where.row = row.row;
  door.facts.append(std::move(f));
  ++door.out.admitted;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
