#pragma once

#include <tieuchi/roadmap/case_plan.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Compares what a case expects with what came out, and says each difference in words.
struct plan_judge {
  const expectation& wanted;
  std::vector<words>& differences;

  void compare(std::string_view field, const std::optional<std::string>& expected, const std::string& found) {
    if (!expected || *expected == found) return;
    const std::string of = wanted.of.name + ": " + std::string(field);
    differences.push_back({of + " phải là \"" + *expected + "\" nhưng là \"" + found + "\"",
                           of + " should be \"" + *expected + "\" but is \"" + found + "\""});
  }

  void compare_numbers(std::string_view field, const std::optional<number>& expected,
                       const std::optional<number>& found) {
    if (expected) compare(field, expected->text(), found ? found->text() : std::string("none"));
  }

  void compare_assumptions(const told_assumptions& found) {
    if (!wanted.assumes) return;
    std::string expected, got;
    auto sorted = *wanted.assumes;
    std::ranges::sort(sorted);
    for (const auto& [place, element] : sorted) expected += place + ":" + element + ";";
    for (const auto& [place, element] : found) got += std::string(code_of(place)) + ":" + element + ";";
    compare("assumes", expected, got);
  }

  void nothing_found() {
    if (wanted.outcome == "absent") return;
    differences.push_back({wanted.of.name + ": không có dòng nào như vậy", wanted.of.name + ": there is no such row"});
  }
};

inline void judge_duty(plan_judge& judge, const engine& e, const duty_row& row) {
  const rulebook& rules = e.rules();
  judge.compare("status", judge.wanted.status, std::string(code_of(row.status)));
  judge.compare("reason", judge.wanted.reason, row.reason);
  if (judge.wanted.last_day)
    judge.compare("last_day", judge.wanted.last_day->text(), row.last_day ? row.last_day->text() : "none");
  judge.compare_assumptions(e.told(row.assumed));
  if (!judge.wanted.bearers) return;
  std::string expected;
  for (const std::string& b : *judge.wanted.bearers) {
    const auto agency = rules.agency(b);
    expected += (expected.empty() ? "" : "+") + (agency ? rules.programme->agencies[*agency].id : b);
  }
  judge.compare("bearers", expected, row.bearer);
}

inline bool bears(const rulebook& rules, const duty_row& row, const std::string& unit) {
  if (unit.empty()) return true;
  if (const auto agency = rules.agency(unit)) return std::ranges::find(row.agencies, *agency) != row.agencies.end();
  const auto u = rules.unit(unit);
  return u && (row.unit == *u || std::ranges::find(row.units, *u) != row.units.end());
}

/// The year an occurrence belongs to is looked for around the year of the case: a period may carry another label.
inline bool judge_duties(engine& e, const test_case& c, const expectation& wanted, std::vector<words>& differences) {
  const std::string id = wanted.of.name.substr(0, wanted.of.name.find_first_of(":@"));
  const auto name = e.rules().name(id);
  if (!name || e.rules().names[*name].kind != name_kind::duty) return false;
  plan_judge judge{wanted, differences};
  const std::string occurrence = e.rules().names[*name].id + wanted.of.name.substr(id.size());
  std::vector<int> years;
  for (int y = e.rules().programme->year_from; y <= e.rules().programme->horizon; ++y) years.push_back(y);
  bool found = false;
  for (const duty_row& row : duties(e, years)) {
    if (row.occurrence != occurrence || !bears(e.rules(), row, c.unit)) continue;
    if (wanted.outcome == "absent")
      differences.push_back({wanted.of.name + ": không được có dòng nào", wanted.of.name + ": there should be no row"});
    judge_duty(judge, e, row);
    found = true;
    break;
  }
  if (!found) judge.nothing_found();
  return true;
}

inline bool judge_targets(engine& e, const test_case& c, const expectation& wanted, std::vector<words>& differences) {
  const auto colon = wanted.of.name.find(':');
  const auto target = e.rules().target(wanted.of.name.substr(0, colon));
  if (!target) return false;
  plan_judge judge{wanted, differences};
  const int years[]{c.year};
  const std::string id =
      e.rules().targets[*target].spec->id + (colon == std::string::npos ? "" : wanted.of.name.substr(colon));
  for (const roadmap_row& row : roadmap(e, years)) {
    if (row.name != id) continue;
    if (wanted.outcome == "absent")
      differences.push_back({id + ": không được có dòng nào", id + ": there should be no row"});
    judge.compare("verdict", wanted.verdict, std::string(code_of(row.verdict)));
    judge.compare_numbers("due", wanted.due, row.due);
    judge.compare_numbers("reached", wanted.reached, row.reached);
    judge.compare_assumptions(e.told(row.assumed));
    return true;
  }
  judge.nothing_found();
  return true;
}

}  // namespace detail

case_hooks plan_hooks() {
  case_hooks hooks;
  hooks.prepare = [](engine& e) { answer_duties(e); };
  hooks.plan = [](engine& e, const test_case& c, const expectation& wanted, std::vector<words>& differences) {
    return detail::judge_duties(e, c, wanted, differences) || detail::judge_targets(e, c, wanted, differences);
  };
  return hooks;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
