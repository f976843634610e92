#pragma once

// What may be entered under a programme: each indicator with its type, unit of measure, levels, period and reporter.

#include <tieuchi/report/json_parts.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::vector<std::string> names_of(const std::vector<ref>& refs) {
  std::vector<std::string> names;
  for (const ref& r : refs) names.push_back(r.name);
  return names;
}

/// The label of an element, its code where it has none, its id as the last resort.
inline words label_or_id(const element& e) {
  return e.label != words{} ? e.label : same_words(e.code.empty() ? e.id : e.code);
}

/// The label of the element that an id or code names; the word itself where there is none.
template <class Things>
std::optional<words> label_named(const Things& all, std::string_view word) {
  const auto found =
      std::ranges::find_if(all, [&](const element& e) { return e.id == word || (!e.code.empty() && e.code == word); });
  return found == all.end() ? std::nullopt : std::optional(label_or_id(*found));
}

inline words unit_type_label(const programme& p, std::string_view type) {
  return label_named(p.unit_types, type).value_or(same_words(type));
}

/// A code of answers in words; of a word that is none the word itself.
inline words words_of_code(std::string_view kind, std::string_view code) {
  for (const word_list& list : word_lists())
    if (list.name == kind)
      for (const code_words& w : list.codes)
        if (w.code == code) return {std::string(w.vi), std::string(w.en)};
  return same_words(code);
}

/// What a kind of period is called: by the programme where it declares it, else by the house.
inline words period_kind_label(const programme& p, std::string_view word) {
  if (auto declared = label_named(p.periods, word)) return *declared;
  return words_of_code("periods", word);
}

/// Agency, body or type of unit, in the order in which a reporter is looked for; the words of an agency kind are its
/// own.
inline words reporter_named(const programme& p, std::string_view word) {
  if (auto agency = label_named(p.agencies, word)) return *agency;
  if (auto body = label_named(p.bodies, word)) return *body;
  return unit_type_label(p, word);
}

inline json levels_json(const programme& p, const std::optional<ref>& of) {
  json_array all;
  if (!of) return all;
  for (const scale& s : p.scales)
    if (s.id == of->name || (!s.code.empty() && s.code == of->name))
      for (const std::string& level : s.levels) {
        const auto label = s.level_labels.find(level);
        all.push_back(
            {{"id", level}, {"label", json_of(label == s.level_labels.end() ? same_words(level) : label->second)}});
      }
  return all;
}

/// A bound that is a number; null where there is none, or where a parameter gives it by version.
inline json bound_json(const std::optional<literal>& bound) {
  return bound && !bound->quoted ? json(bound->text) : json(nullptr);
}

inline json open_values_json(const indicator& i) {
  json_array all;
  for (const auto& [word, code] : i.open_values) all.push_back(word);
  return all;
}

/// The parts of an entry of a set, in the order in which they are written.
inline json entry_json(const indicator& i) {
  json_array all;
  for (const entry_field& field : i.entry) all.push_back(field.name);
  return all;
}

/// The same with the type of each, and the levels of a rating.
inline json entry_fields_json(const programme& p, const indicator& i) {
  json_array all;
  for (const entry_field& field : i.entry)
    all.push_back({{"id", field.name}, {"type", code_of(field.type)}, {"levels", levels_json(p, field.scale)}});
  return all;
}

inline json indicators_json(const rulebook& rules) {
  const programme& p = *rules.programme;
  json_array all;
  for (const compiled_indicator& compiled : rules.indicators) {
    const indicator& i = *compiled.spec;
    const filing* f = !compiled.filing ? nullptr : rules.filings[compiled.filing].spec;
    const std::string reporter = f && f->reporter ? f->reporter->name : std::string();
    all.push_back({{"id", i.id},
                   {"code", i.code},
                   {"label", json_of(i.label)},
                   {"type", code_of(i.type)},
                   {"measured_in", i.measured_in},
                   {"levels", levels_json(p, i.scale)},
                   {"min", bound_json(i.min)},
                   {"max", bound_json(i.max)},
                   {"none", i.none_word},
                   {"entry", entry_json(i)},
                   {"entry_fields", entry_fields_json(p, i)},
                   {"open_values", open_values_json(i)},
                   {"note", json_of(i.note)},
                   {"clauses", names_of(i.clauses)},
                   {"period", i.period.name},
                   {"period_label", json_of(period_kind_label(p, i.period.name))},
                   {"of_agency", i.of_agency},
                   {"restricted", i.restricted},
                   {"filing", i.filing ? i.filing->name : std::string()},
                   {"closed_list", i.closed_list},
                   {"reporter", reporter},
                   {"reporter_label", json_of(reporter.empty() ? words{} : reporter_named(p, reporter))}});
  }
  return all;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
