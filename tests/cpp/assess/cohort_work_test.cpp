// What cohorts are asked for is found once for all units that see the same, and is what each would find alone.

#include "engine_packs.hpp"

#include <tieuchi/assess/engine_state.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>

using namespace tieuchi;
using engine_packs::given;
namespace data = boost::unit_test::data;

namespace {

std::string with(const std::string& measured) {
  std::string pack = R"json({
 "programme": {"id": "p", "format": 1, "label": "p", "years": {"from": 2023, "to": 2024}, "subject": "all"},
 "unit_types": [{"id": "t", "label": "t"}, {"id": "h", "label": "h"}],
 "cohorts": [{"id": "all", "types": ["t"]}, {"id": "near", "types": ["t"], "same": ["parent"]},
             {"id": "kin", "types": ["t"], "same": ["parent", "k"], "where": "x >= 0"},
             {"id": "above", "types": ["h"]}, {"id": "below", "types": ["t"], "parts": "children"}],
 "indicators": [{"id": "x", "type": "count"}, {"id": "y", "type": "count"},
                {"id": "k", "type": "text", "period": "dated"}],
 "measures": [
  {"id": "sum_all", "type": "number", "across": {"cohort": "all", "each": "x", "value": "sum(each)" MORE}},
  {"id": "sum_near", "type": "number", "across": {"cohort": "near", "each": "x", "value": "sum(each)" MORE}},
  {"id": "sum_kin", "type": "number", "across": {"cohort": "kin", "each": "y", "value": "sum(each) + x" MORE}},
  {"id": "of_sums", "type": "number", "across": {"cohort": "near", "each": "sum_kin", "value": "max(each)" MORE}},
  {"id": "sum_below", "type": "number", "subject": "above",
   "across": {"cohort": "below", "each": "x", "value": "sum(each)" MORE}},
  {"id": "place", "type": "count", "rank": {"cohort": "near", "by": [{"value": "x"}, {"value": "y"}]}}],
 "criteria": [{"id": "a", "rule": "sum_all > 20"}, {"id": "b", "rule": "sum_near > 5"},
              {"id": "c", "rule": "sum_kin > 4"}, {"id": "d", "rule": "of_sums > 6"}, {"id": "e", "rule": "place < 3"},
              {"id": "f", "quota": {"cohort": "near", "eligible": "y > 0", "size": "2", "by": [{"value": "x"}]}},
              {"id": "g", "quota": {"cohort": "all", "eligible": "y > 0", "size": "cohort_size / 4",
                                    "by": [{"value": "x"}], "blame": "cohort"}},
              {"id": "h", "subject": "above", "rule": "sum_below > 5"}]})json";
  for (auto at = pack.find("MORE"); at != std::string::npos; at = pack.find("MORE")) pack.replace(at, 4, measured);
  return pack;
}

/// A pack in a folder of its own: communes below districts, in cohorts of all, of a district and of one kind.
class pack_of_units {
 public:
  pack_of_units(int units, int districts, const std::string& measured = "")
      : folder_(std::filesystem::temp_directory_path() / ("tieuchi-cohorts-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_ / "data");
    std::ofstream(folder_ / "pack.json") << with(measured);
    std::ofstream rows(folder_ / "data" / "units.csv");
    rows << "unit,type,name,parent,valid_from\n";
    for (int i = 0; i < districts; ++i) rows << "h" << i << ",h,H" << i << ",,2020-01-01\n";
    for (int i = 0; i < units; ++i) rows << "u" << i << ",t,U" << i << ",h" << i % districts << ",2020-01-01\n";
    rows.close();
    rules = engine_packs::rulebook_of(folder_.string());
  }
  pack_of_units(const pack_of_units&) = delete;
  pack_of_units& operator=(const pack_of_units&) = delete;
  ~pack_of_units() { std::filesystem::remove_all(folder_); }

  std::shared_ptr<const rulebook> rules;

 private:
  std::filesystem::path folder_;
};

/// Facts at random: of some units none.
std::vector<given> some_facts(int units, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<given> rows;
  for (int i = 0; i < units; ++i) {
    const std::string unit = "u" + std::to_string(i);
    for (const char* indicator : {"x", "y"})
      if (random() % 8 != 0) rows.push_back({unit, indicator, "2024", std::to_string(random() % 4), "2024-12-01"});
    if (random() % 8 != 0) rows.push_back({unit, "k", "2020-01-01/", random() % 2 ? "a" : "b", "2020-01-01"});
  }
  return rows;
}

const std::string leave_out = R"(, "incomplete": "leave_out")", blame = R"(, "blame": "cohort")",
                  leave_out_lacking = R"(, "incomplete": "leave_out_lacking", "blame": "cohort")";

std::string told(const std::optional<assessment_row>& row) {
  if (!row) return "-";
  std::string all = row->item + " " + std::string(code_of(row->outcome)) + " " + row->value + " " + row->reason;
  all += row->provisional ? " provisional" : "";
  for (const auto& [place, element] : row->assumed) all += " " + std::string(code_of(place)) + ":" + element;
  for (const std::string& fact : row->missing) all += " " + fact;
  return all;
}

/// How many tables of members are made while every unit asks for an item.
std::size_t tables_for(engine& e, const std::string& item) {
  const auto before = engine_access::of(e).cohorts.size();
  for (const tieuchi::unit_id unit : e.rules().units_by_id)
    (void)e.item(*e.rules().item(item), {unit, engine_packs::year(2024)});
  return engine_access::of(e).cohorts.size() - before;
}

}  // namespace

BOOST_DATA_TEST_CASE(units_that_see_the_same_share_what_is_found, data::make({4, 16, 64}) * data::make({1, 4}), units,
                     districts) {
  const pack_of_units pack(units, districts);
  engine e = engine_packs::engine_of(pack.rules, some_facts(units, 1), "2025-02-01");
  BOOST_TEST(tables_for(e, "a") == 1U);
  BOOST_TEST(tables_for(e, "b") == static_cast<std::size_t>(districts));
  BOOST_TEST(tables_for(e, "e") == static_cast<std::size_t>(districts));
  BOOST_TEST(tables_for(e, "f") == static_cast<std::size_t>(districts));
  BOOST_TEST(tables_for(e, "g") == 1U);
}

BOOST_DATA_TEST_CASE(whoever_asks_first_every_unit_finds_what_it_would_alone,
                     data::make(std::vector<std::string>{"", leave_out, blame, leave_out_lacking}) * data::xrange(6U),
                     measured, seed) {
  constexpr int units = 14;
  const pack_of_units pack(units, 3, measured);
  const auto facts = engine_packs::facts_of(pack.rules, some_facts(units, seed));
  const snapshot known = as_known_on(facts, *date::parse("2025-02-01"));
  engine together(pack.rules, known);
  for (const tieuchi::unit_id unit : pack.rules->units_by_id)
    for (const tieuchi::item_id item : pack.rules->items) {
      engine alone(pack.rules, known);
      const frame f{unit, engine_packs::year(2024)};
      BOOST_TEST(told(row_of(together, item, f)) == told(row_of(alone, item, f)));
    }
}
