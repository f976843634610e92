#pragma once

// Packs of tests/cases/packs as rulebooks.

#include <tieuchi/assess/case_runner.hpp>
#include <tieuchi/door/facts.hpp>
#include <tieuchi/read/pack.hpp>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace engine_packs {

inline std::shared_ptr<const tieuchi::rulebook> rulebook_of(const std::string& pack) {
  const auto read = tieuchi::read_programme(std::filesystem::path(TIEUCHI_CASES_DIR) / "packs" / pack);
  auto issues = read.issues;
  if (read.ok()) {
    auto compiled = tieuchi::compile_rules(read.value);
    if (compiled.ok()) return compiled.value;
    issues = compiled.issues;
  }
  std::string all;
  for (const auto& found : issues) all += tieuchi::describe(found, "en") + "\n";
  throw std::runtime_error(all);
}

/// Facts given as unit, indicator, period, value, recorded_on and document.
struct given {
  std::string unit, indicator, period, value, recorded_on, document = {};
};

inline std::shared_ptr<const tieuchi::ledger> facts_of(const std::shared_ptr<const tieuchi::rulebook>& rules,
                                                       const std::vector<given>& rows, bool leave_refused = false) {
  std::vector<tieuchi::fact_row> all;
  for (const given& g : rows) {
    tieuchi::fact_row row;
    row.unit = g.unit;
    row.indicator = g.indicator;
    row.period = g.period;
    row.value = g.value;
    row.recorded_on = g.recorded_on;
    row.document = g.document;
    row.row = all.size() + 1;
    all.push_back(row);
  }
  const auto let_in = tieuchi::admit(rules, all);
  for (const auto& found : let_in.issues)
    if (!leave_refused && found.severity == tieuchi::severity::error)
      throw std::runtime_error(tieuchi::describe(found, "en"));
  return let_in.facts;
}

inline tieuchi::engine engine_of(const std::shared_ptr<const tieuchi::rulebook>& rules, const std::vector<given>& rows,
                                 const std::string& as_of, bool leave_refused = false) {
  return {rules, tieuchi::as_known_on(facts_of(rules, rows, leave_refused), *tieuchi::date::parse(as_of))};
}

inline tieuchi::period year(int y) { return {{tieuchi::period_form::year, -1}, y, 0, {}, {}}; }

inline tieuchi::frame in_year(const tieuchi::rulebook& rules, const std::string& unit, int y) {
  return {*rules.unit(unit), year(y)};
}

}  // namespace engine_packs
