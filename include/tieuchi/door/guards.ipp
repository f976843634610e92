#pragma once

// What must not come in: data of persons, invented facts on real units, letters that nobody sees, endless texts, facts
// of units that the indicator is not about.

#include <tieuchi/door/door.hpp>

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

constexpr std::size_t longest_name = 200, longest_remark = 2'000;  // code points

struct guarded_cell {
  std::string_view column;
  std::string_view text;
  std::size_t longest = longest_name;
  hidden_letters unseen = hidden_letters::all;
};

inline bool is_short(fact_door& door, const fact_row& row, const guarded_cell& cell) {
  if (cell.text.size() <= cell.longest) return true;  // no code point is less than a byte
  const std::size_t length = count_code_points(cell.text);
  if (length <= cell.longest) return true;
  const std::string found = std::to_string(length), most = std::to_string(cell.longest);
  door.report(row, cell.column, "fact.text_length", "ô này dài " + found + " ký tự (tối đa " + most + ")",
              "this cell has " + found + " letters (at most " + most + ")");
  return false;
}

inline bool is_seen(fact_door& door, const fact_row& row, const guarded_cell& cell) {
  const auto hidden = first_hidden_letter(cell.text, cell.unseen);
  if (!hidden) return true;
  const std::string name = code_point_name(*hidden);
  issue& i = door.report(row, cell.column, "fact.hidden_letter", "ô này có ký tự không nhìn thấy được " + name,
                         "this cell holds the letter " + name + ", which nobody sees");
  i.hint = {"xóa ký tự đó; thường nó đến từ việc sao chép", "take it out; it mostly comes from copying"};
  return false;
}

inline bool is_no_person(fact_door& door, const fact_row& row, const guarded_cell& cell) {
  const auto found = personal_value(cell.text, door.pack().country);
  if (!found) return true;
  issue& i = door.report(row, cell.column, "fact.personal_data",
                         "ô này có vẻ chứa " + found->vi + "; số liệu phải là của đơn vị",
                         "this cell seems to hold " + found->en + "; facts are about units, never about persons");
  i.hint = {"bỏ dữ liệu cá nhân rồi nộp lại dòng này", "take the personal data out and give the row again"};
  return false;
}

/// Lower-case letters and digits with single spaces between the words and at both ends.
inline std::string words_between_spaces(std::string_view text) {
  std::string words = " ";
  for (const char c : lower_vietnamese(text)) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part)
      words += c;
    else if (words.back() != ' ')
      words += ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

/// Whether a text says of the row that it is invented: in whole words with their marks, so that "nhu cầu" says no such
/// thing. Forged data are a subject of reports.
inline bool says_invented(std::string_view text) {
  constexpr std::array<std::string_view, 7> marks{" synthetic ", " giả lập ",    " số liệu giả ", " dữ liệu giả ",
                                                  " hư cấu ",    " fictitious ", " invented "};
  const std::string words = words_between_spaces(text);
  return std::ranges::any_of(marks, [&](std::string_view mark) {
    const std::size_t at = words.find(mark);
    return at != std::string::npos && !std::string_view(words).substr(at + mark.size()).starts_with("mạo ");
  });
}

inline bool is_real(fact_door& door, const fact_row& row) {
  if (door.pack().synthetic) return true;
  for (const auto& [column, text] : {std::pair<std::string_view, const std::string&>("document", row.document),
                                     std::pair<std::string_view, const std::string&>("note", row.note)}) {
    if (text.empty() || !says_invented(text)) continue;
    issue& i = door.report(row, column, "pack.synthetic_on_real", "số liệu giả lập không được dùng cho đơn vị có thật",
                           "an invented fact may not stand on a real unit");
    i.hint = {"dùng gói có \"synthetic\": true cho số liệu giả lập",
              "use a pack with \"synthetic\": true for invented facts"};
    return false;
  }
  return true;
}

/// What is_clean and is_clean_value ask of a cell, without telling.
inline bool is_clean_text(const fact_door& door, std::string_view text, std::size_t longest, hidden_letters unseen) {
  return (text.size() <= longest || count_code_points(text) <= longest) && !first_hidden_letter(text, unseen) &&
         !personal_value(text, door.pack().country);
}

bool is_clean(fact_door& door, const fact_row& row) {
  const std::array<guarded_cell, 4> cells{{{"unit", row.unit},
                                           {"reporter", row.reporter},
                                           {"document", row.document, longest_remark},
                                           {"note", row.note, longest_remark, hidden_letters::controls}}};
  bool clean = true;
  for (const guarded_cell& cell : cells) {
    if (cell.text.empty()) continue;
    if (!is_short(door, row, cell)) {
      clean = false;
      continue;
    }
    clean = is_seen(door, row, cell) && clean;
    clean = is_no_person(door, row, cell) && clean;
  }
  return is_real(door, row) && clean;
}

bool is_clean_value(fact_door& door, const fact_row& row, const door_indicator& what) {
  if (what.form.type != value_type::text) return true;
  const bool name = !what.about;
  const guarded_cell cell{"value", row.value, name ? longest_name : longest_remark,
                          name ? hidden_letters::all : hidden_letters::controls};
  if (!is_short(door, row, cell)) return false;
  const bool seen = is_seen(door, row, cell);
  return is_no_person(door, row, cell) && seen;
}

/// The index of a unit's type; nothing where facts may give it another.
inline std::optional<unit_type_id> fixed_type_of(const fact_door& door, unit_id unit) {
  if (door.retyped.contains(unit)) return std::nullopt;
  const auto& types = door.pack().unit_types;
  const std::string& named = door.pack().units[unit].type;
  for (const unit_type_id type : types.ids())
    if (types[type].id == named || (!types[type].code.empty() && types[type].code == named)) return type;
  return std::nullopt;
}

/// The types of the units that may be in a cohort; nothing where every type may.
inline std::optional<std::set<unit_type_id>> types_in(const fact_door& door, const compiled_cohort& cohort) {
  if (cohort.types.empty() && cohort.members.empty()) return std::nullopt;
  std::set<unit_type_id> types(cohort.types.begin(), cohort.types.end());
  for (const unit_id member : cohort.members) {
    const auto type = fixed_type_of(door, member);
    if (!type) return std::nullopt;
    types.insert(*type);
  }
  return types;
}

inline const by_id<cohort_id, std::optional<std::set<unit_type_id>>>& types_of_cohorts(fact_door& door) {
  if (door.cohort_types.empty())
    for (const compiled_cohort& cohort : door.rules->cohorts) door.cohort_types.push_back(types_in(door, cohort));
  return door.cohort_types;
}

/// An indicator that names its subject is about those units alone. One that goes by the programme's is often read for
/// others too, so that a unit of some cohort is doubted, not refused.
/// No unit lies below itself.
inline bool is_no_parent_of_itself(fact_door& door, const fact_row& row, fact_subject subject) {
  const std::string& id = door.pack().units[subject.unit()].id;
  if (row.value != id) return true;
  door.report(row, "value", "units.parent_cycle", "đơn vị " + id + " không thể là cấp trên của chính nó",
              "the unit " + id + " cannot be its own parent");
  return false;
}

bool within_subject(fact_door& door, const fact_row& row, const door_indicator& what, fact_subject subject) {
  if (what.name == fact_of_parent) return is_no_parent_of_itself(door, row, subject);
  if (!what.about || what.of_agency || door.of_units) return true;
  const bool own = what.about->spec->subject.has_value();
  const cohort_id named = own ? what.about->subject : door.rules->subject;
  if (named == no_id || (!own && what.period.form == period_form::dated)) return true;
  const auto type = fixed_type_of(door, subject.unit());
  const auto& cohorts = types_of_cohorts(door);
  const auto holds = [&](const std::optional<std::set<unit_type_id>>& types) {
    return !type || !types || types->contains(*type);
  };
  if (holds(cohorts[named])) return true;
  const bool read_elsewhere = !own && std::ranges::any_of(cohorts, holds);
  const unit& u = door.pack().units[subject.unit()];
  issue& i = door.report(
      row, "unit", "fact.subject", "chỉ số " + what.id + " không dành cho đơn vị loại \"" + u.type + "\" như " + u.id,
      "the indicator " + what.id + " is not about units of the type \"" + u.type + "\", such as " + u.id,
      read_elsewhere ? severity::warning : severity::error);
  i.hint = {"kiểm tra lại đơn vị và chỉ số", "check the unit and the indicator"};
  return read_elsewhere;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
