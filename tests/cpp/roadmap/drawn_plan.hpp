#pragma once

// Targets at random over a few units, of which one begins late and one is absorbed.

#include "plans.hpp"

#include <random>
#include <string>
#include <vector>

namespace plans {

/// A target over a cohort, counting the indicator `dat`.
inline std::string counted(const std::string& aims, const std::string& more = R"("of": "xa", "counts": "dat")") {
  return R"("cohorts": [{"id": "ab", "units": ["a", "b"]}], "targets": [{"id": "t", )" + more + R"(, "aims": [)" +
         aims + "]}]";
}

/// Aims, cohorts and facts at random.
class drawn_plan {
 public:
  explicit drawn_plan(unsigned seed) : random_(seed) {}

  parts draw() {
    parts p;
    const int first = below(2) == 0 ? 2022 : 2020;
    p.years = R"("from": 2022, "to": 2027, "facts_from": )" + std::to_string(first);
    p.units =
        "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2010-01-01,,2010-01-01,\nc,xa,C,,,2023-03-01,,2023-03-01,\n"
        "d,xa,D,,,2010-01-01,,2010-01-01,\n";
    p.events = "s1,absorb,2024-07-01,2024-06-01,d,a,,,\n";
    p.plan =
        R"J("measures": [{"id": "tong", "type": "number", "across": {"cohort": "xa", "each": "x", "value": "sum(each)", "incomplete": ")J" +
        one_of({"hold", "leave_out", "leave_out_lacking"}) + R"("}}],)" + drawn_target();
    each_fact(first, [&](const std::string& unit, const std::string& indicator, int y) {
      if (below(3) != 0) p.facts += row(unit, indicator, y, std::to_string(y) + "-12-01");
    });
    return p;
  }

  /// The same with every figure reported on that day that was not known there.
  parts complete(parts p, const std::string& as_of) {
    const std::string marker = "\"facts_from\": ";
    each_fact(std::stoi(p.years.substr(p.years.find(marker) + marker.size())),
              [&](const std::string& unit, const std::string& indicator, int y) {
                const std::string subject = unit + "," + indicator + "," + std::to_string(y) + ",";
                const bool known = p.facts.find(subject) != std::string::npos && std::to_string(y) + "-12-01" <= as_of;
                if (!known) p.facts += row(unit, indicator, y, as_of);
              });
    return p;
  }

 private:
  template <class Use>
  static void each_fact(int first, const Use& use) {
    for (const std::string unit : {"a", "b", "c", "d"})
      for (const std::string indicator : {"dat", "x", "chon"})
        for (int y = unit == "c" ? 2023 : first; y <= (unit == "d" ? 2023 : 2027); ++y) use(unit, indicator, y);
  }

  std::string row(const std::string& unit, const std::string& indicator, int y, const std::string& recorded_on) {
    const std::string value = indicator == "x" ? std::to_string(below(9)) : one_of({"true", "false"});
    return unit + "," + indicator + "," + std::to_string(y) + "," + value + "," + recorded_on + ",,,\n";
  }

  std::size_t below(std::size_t n) { return random_() % n; }
  std::string one_of(const std::vector<std::string>& all) { return all[below(all.size())]; }

  std::string figure(bool measured) {
    static const std::vector<std::string> names{"prior_reached", "prior_due", "assessment_year - 2021", "2"};
    const auto name = [&] { return measured || below(4) != 0 ? one_of(names) : std::string("cohort_size"); };
    switch (below(4)) {
      case 0:
        return "\"" + name() + " + " + name() + "\"";
      case 1:
        return R"([{"when": ")" + name() + " > " + name() + R"(", "then": ")" + name() + R"("}, {"then": ")" + name() +
               "\"}]";
      case 2:
        return R"({"first_of": [{"value": ")" + name() + R"("}, {"value": ")" + name() + "\"}]}";
      default:
        return "\"" + name() + "\"";
    }
  }

  std::string drawn_target() {
    const bool measured = below(3) == 0;
    std::string all;
    for (int y = 2022; y <= 2027; ++y) {
      if (below(3) == 0) continue;
      std::string aim = R"({"year": )" + std::to_string(y);
      if (below(4) == 0 && y < 2027) aim += R"(, "to": )" + std::to_string(++y);
      if (!measured && below(4) == 0) aim += R"(, "of": ")" + one_of({"ab", "chon", "xa"}) + "\"";
      const std::size_t kind = below(measured ? 3 : 4);
      aim += kind == 0   ? R"(, "at_least": )" + figure(measured)
             : kind == 1 ? R"(, "at_most": )" + figure(measured)
             : kind == 2 ? R"(, "add": 1)"
                         : R"(, "share": 0.5)";
      all += (all.empty() ? "" : ", ") + aim + "}";
    }
    if (measured) return counted(all, R"("measure": "tong")");
    return counted(all,
                   R"("of": ")" + one_of({"xa", "ab", "chon"}) + R"(", "counts": "dat", "counting": ")" +
                       one_of({"in_year", "sticky", "both"}) + R"(", "frozen_cohort": ")" +
                       one_of({"as_listed", "map_successors", "drop_ended", "own_acts", "successors_by_own_acts"}) +
                       R"(", "live": "xa")");
  }

  std::mt19937 random_;
};

}  // namespace plans
