#pragma once

// The readings that an answer rests on: which, what each asks, and which option stands.

#include <tieuchi/report/json_parts.ipp>

#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const std::string& option_standing(const rulebook& rules, const construal& c) {
  const auto found = rules.readings.chosen.find(c.id);
  return found == rules.readings.chosen.end() ? c.fallback : found->second;
}

inline json json_of(const construal& c, const rulebook& rules, const printer& print) {
  json_array options;
  for (const auto& o : c.options) options.push_back({{"id", o.id}, {"label", json_of(o.label)}});
  return {{"id", c.id},
          {"label", json_of(c.label)},
          {"note", json_of(c.note)},
          {"clauses", json_of(print.clauses(c.clauses))},
          {"options", std::move(options)},
          {"modelled", rules.readings.elements_under.contains(c.id)},
          {"default", c.fallback},
          {"chosen", option_standing(rules, c)}};
}

/// The same of a programme, with what it decides and when it speaks.
inline json construal_json(const construal& c, const rulebook& rules) {
  json_array options, clauses, decides;
  for (const auto& o : c.options) options.push_back({{"id", o.id}, {"label", json_of(o.label)}});
  for (const ref& r : c.clauses) clauses.push_back(r.name);
  for (const ref& r : c.decides) decides.push_back(r.name);
  const auto under = rules.readings.elements_under.find(c.id);
  if (under != rules.readings.elements_under.end())
    for (const std::string& id : under->second) decides.push_back(id);
  return {{"id", c.id},
          {"label", json_of(c.label)},
          {"note", json_of(c.note)},
          {"clauses", std::move(clauses)},
          {"decides", std::move(decides)},
          {"modelled", under != rules.readings.elements_under.end()},
          {"options", std::move(options)},
          {"default", c.fallback},
          {"chosen", option_standing(rules, c)}};
}

/// The readings met on the way through an answer.
class readings_met {
 public:
  readings_met(const rulebook& rules, const printer& print) : rules_(rules), print_(print) {}

  /// The ids of those that speak in some of the years, which then are met.
  json_array met(const std::vector<construal_id>& some, int from, int to) {
    json_array ids;
    for (const construal_id c : some) {
      const construal& spec = rules_.programme->construals[c];
      if (spec.years_from.value_or(to) > to || spec.years_to.value_or(from) < from) continue;
      ids.push_back(spec.id);
      met_.insert(c);
    }
    return ids;
  }
  json_array met(const std::vector<construal_id>& some, int year) { return met(some, year, year); }
  json_array of_name(name_id name, int from, int to) {
    return rules_.readings.of_names.empty() ? json_array() : met(rules_.readings.of_names[name], from, to);
  }
  json_array of_target(target_id target, int year) {
    return rules_.readings.of_targets.empty() ? json_array() : met(rules_.readings.of_targets[target], year);
  }
  [[nodiscard]] json all() const {
    json_array found;
    for (const construal_id c : met_) found.push_back(json_of(rules_.programme->construals[c], rules_, print_));
    return found;
  }

 private:
  const rulebook& rules_;
  const printer& print_;
  std::set<construal_id> met_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
