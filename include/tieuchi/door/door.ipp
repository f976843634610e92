#pragma once

#include <tieuchi/door/row_judge.hpp>

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
  if (row.indicator.empty()) {
    door.report(row, "indicator", "fact.unknown_indicator", "thiếu chỉ số", "the indicator is missing").hint = {
        "ghi chỉ số ở từng dòng; trong bảng tính có thể gộp ô chỉ số qua các dòng của nó",
        "name it in every row; in a workbook its cell may be merged over its rows"};
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
  if (!i.nearest.empty() || locale_of(door, row) == fact_locale::plain) return;
  std::vector<std::string> labels;
  for (const indicator& known : door.pack().indicators)
    for (const std::string* label : {&known.label.vi, &known.label.en})
      if (!label->empty()) labels.push_back(*label);
  i.nearest = nearest_spelling(row.indicator, labels);
}

const door_indicator* known_indicator(fact_door& door, const std::string& id_or_code) {
  const auto [at, fresh] = door.indicators.try_emplace(id_or_code);
  if (fresh) at->second = find_indicator(door, id_or_code);
  return at->second ? &*at->second : nullptr;
}

const door_indicator* indicator_of(fact_door& door, const fact_row& row) {
  const door_indicator* known = known_indicator(door, row.indicator);
  if (!known) report_unknown_indicator(door, row);
  return known;
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

/// A period in words; where they tell no year, in the year that is said of the whole table.
inline std::optional<std::string> period_in_words(const fact_door& door, const fact_row& row, period_form form) {
  if (auto meant = office_period_of(row.period, form)) return meant;
  const auto part = office_part_of(row.period);
  const std::string& year = door.options.period;
  const bool is_year = year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos;
  if (!part || part->form != form || !part->period.empty() || !is_year) return std::nullopt;
  return year + "-" + part->part;
}

std::optional<period> period_of_row(fact_door& door, const fact_row& row, const door_indicator& what) {
  const char letter = letter_of(what.period, door.pack());
  auto p = period_of(row.period, what.period, letter);
  const auto meant = p ? std::nullopt : period_in_words(door, row, what.period.form);
  const auto in_words = meant ? period_of(*meant, what.period, letter) : std::nullopt;
  if (in_words && locale_of(door, row) != fact_locale::plain) {
    converted(door, row, "period", conversion::period, *meant);
    p = in_words;
  }
  if (!p) {
    const std::string example = period_example(what.period, letter);
    issue& i = door.report(row, "period", "fact.period", "kỳ \"" + row.period + "\" không đúng dạng kỳ của " + what.id,
                           "the period \"" + row.period + "\" is not of the kind of " + what.id);
    if (in_words) i.nearest = *meant;
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

bool remember(fact_door& door, const packed_fact& f) {
  const auto& layers = door.facts.layers();
  const fact_layer& open = *layers.back();
  bool fresh = true;
  for (std::size_t i = 0; i + 1 < layers.size(); ++i) open.visit_same(f, *layers[i], [&](fact_view) { fresh = false; });
  return fresh && (!door.seen || door.seen->add(f, static_cast<std::uint32_t>(open.size())));
}

inline const std::string& subject_id(const fact_door& door, fact_subject subject) {
  return subject.is_agency() ? door.pack().agencies[subject.agency()].id : door.pack().units[subject.unit()].id;
}

/// Remembers that a report came and was refused: what it was about, and why.
inline void keep_refused(fact_door& door, const fact_row& row, const door_indicator* what,
                         const std::optional<fact_subject>& subject, const std::optional<period>& p,
                         const std::optional<date>& day) {
  refused_fact f;
  if (subject) {
    f.subject = *subject;
    f.unit_id = subject_id(door, *subject);
  }
  if (what) f.indicator = what->name, f.indicator_id = what->id;
  f.period = p;
  f.recorded_on = day;
  f.reporter = row.reporter;
  f.document = row.document;
  f.where.file = door.places.file_of(row);
  f.where.row = row.row;
  f.where.field = door.faults.column;
  f.code = door.faults.code;
  f.words = door.faults.words;
  door.facts.refuse(std::move(f));
}

/// Checks all cells of a row, so that each fault is told at once; a fact where there is none.
inline std::optional<fact> fact_of_row(fact_door& door, const fact_row& row) {
  door.begin(row);
  bool good = is_clean(door, row);
  const door_indicator* what = indicator_of(door, row);
  const auto day = day_of_cell(door, row, "recorded_on", row.recorded_on, "fact.date");
  if (!what) {
    keep_refused(door, row, what, std::nullopt, std::nullopt, day);
    return std::nullopt;
  }
  good = is_clean_value(door, row, *what) && good;
  const auto p = period_of_row(door, row, *what);
  const auto subject = subject_of(door, row, *what, p);
  if (subject && p) good = within_life(door, row, *subject, *p) && good;
  if (subject) good = within_subject(door, row, *what, *subject) && good;
  fact f;
  good = put_content(door, row, *what, f) && good;
  if (good && p && f.content == fact_content::value) good = within_domain(door, row, *what, f.value, *p);
  if (!good || !day || !p || !subject) {
    keep_refused(door, row, what, subject, p, day);
    return std::nullopt;
  }
  f.subject = *subject;
  f.indicator = what->name;
  f.unit_id = subject_id(door, *subject);
  f.indicator_id = what->id;
  f.period = *p;
  f.recorded_on = *day;
  f.reporter = row.reporter;
  f.document = row.document;
  f.note = row.note;
  f.where.file = door.places.file_of(row);
  f.where.row = row.row;
  return f;
}

inline void report_duplicate(fact_door& door, const fact_row& row) {
  door.report(row, "", "fact.duplicate_row", "dòng này trùng hoàn toàn với một dòng trước; chỉ giữ một",
              "this row equals an earlier one in every respect; one is kept", severity::warning);
}

void admit_row(fact_door& door, const fact_row& row) {
  if (row.value.empty()) return;
  const auto f = fact_of_row(door, row);
  if (!f) return;
  fact_layer& layer = door.facts.open();
  const packed_fact packed = layer.pack(*f);
  if (!remember(door, packed)) return report_duplicate(door, row);
  layer.append(packed);
  ++door.out.admitted;
}

void admit_rows(fact_door& door, watching& watched) {
  row_judge& rows = *door.rows;
  fact_layer& layer = door.facts.open();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    watched.piece();
    if (rows.is_blank(i) || rows.is_no_data(i)) continue;
    const auto packed = rows.silent(i);
    if (!packed) {
      admit_row(door, rows.row(i));
    } else if (!remember(door, *packed)) {
      report_duplicate(door, rows.row(i));
    } else {
      layer.append(*packed);
      ++door.out.admitted;
    }
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
