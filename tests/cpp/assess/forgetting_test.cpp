// A large programme is assessed a few units at a time, each part without what the one before has found: the rows and
// notes are those of one engine that remembers all.

#include "engine_packs.hpp"

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/outcome_table.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace tieuchi;
using engine_packs::given;
namespace data = boost::unit_test::data;

namespace {

/// A figure for every second unit, indicator and year, as different as may be.
std::vector<given> figures(const rulebook& rules) {
  static const std::vector<std::string> days{"2023-05-01", "2024-03-01", "2024-03-04", "2024-06-30", "2025-01-05"};
  std::vector<given> all;
  std::size_t n = 0;
  for (const auto& unit : rules.programme->units)
    for (const auto& x : rules.programme->indicators)
      for (int year = rules.programme->year_from; year <= rules.programme->year_to; ++year) {
        if (x.period.name != "year" || x.of_agency || n++ % 2 == 1) continue;
        std::string value = std::to_string(n % 11);
        if (x.type == value_type::boolean) value = n % 3 == 0 ? "true" : "false";
        if (x.type == value_type::date) value = days[n % days.size()];
        if (x.type == value_type::rating) continue;
        all.push_back({unit.id, x.id, std::to_string(year), value, std::to_string(year) + "-12-01"});
      }
  return all;
}

std::vector<int> years_of(const rulebook& rules) {
  std::vector<int> years;
  for (int year = rules.programme->year_to; year >= rules.programme->year_from; --year) years.push_back(year);
  return years;
}

const std::vector<std::string> packs{"acts", "lacks",    "terms", "past",   "own_past", "texts",  "points",
                                     "cut",  "cut/twin", "sums",  "ranges", "alike",    "across", "versions"};

}  // namespace

BOOST_AUTO_TEST_SUITE(an_engine_that_forgets)

BOOST_DATA_TEST_CASE(says_what_one_that_remembers_does, data::make(packs), pack) {
  const auto rules = engine_packs::rulebook_of(pack);
  for (const bool own : {true, false}) {
    const snapshot known =
        as_known_on(own ? pack_facts(rules).facts : engine_packs::facts_of(rules, figures(*rules), true),
                    *date::of(rules->programme->year_to, 12, 31));
    engine remembers(rules, known), forgets(rules, known);
    const auto years = years_of(*rules);
    const outcome_table whole = outcomes(remembers, years, {});
    const outcome_table parts = outcomes(forgets, years, {0, 1});
    BOOST_TEST((whole.notes == parts.notes));
    if (pack == "acts" && !own) BOOST_TEST(!whole.notes.empty());
    BOOST_TEST(to_csv(*whole.rows) == to_csv(*parts.rows));
    const assessment rows = assess(remembers, years);
    BOOST_TEST(rows.rows.size() == whole.rows->rows());
  }
}

BOOST_AUTO_TEST_CASE(tells_once_what_it_noticed_whatever_it_is_asked_next) {
  const auto rules = engine_packs::rulebook_of("acts");
  const auto facts = engine_packs::facts_of(rules, figures(*rules), true);
  engine e(rules, as_known_on(facts, *date::of(rules->programme->year_to, 12, 31)));
  const auto years = years_of(*rules);
  const auto first = outcomes(e, std::vector<int>{years.back()}, {0, 1}).notes;
  const auto all = outcomes(e, years, {0, 1}).notes;
  BOOST_TEST(all.size() >= first.size());
  BOOST_TEST((outcomes(e, years, {0, 1}).notes == all));
  BOOST_TEST((assess(e, years).notes == all));
  for (std::size_t i = 0; i < all.size(); ++i) BOOST_TEST((std::ranges::count(all, all[i]) == 1), all[i].message.en);
}

BOOST_AUTO_TEST_CASE(remembers_what_is_small_or_was_found_before) {
  const auto rules = engine_packs::rulebook_of("terms");
  BOOST_TEST(rules->items_stand_apart);
  BOOST_TEST(!engine_packs::rulebook_of("across")->items_stand_apart);
  const auto remembered = [&](engine& e, const remembered_rows& rows) {
    (void)outcomes(e, years_of(*rules), rows);
    return !engine_access::of(e).frames.empty();
  };
  const auto fresh = [&] { return engine(rules, as_known_on(pack_facts(rules).facts, *date::parse("2026-01-01"))); };
  engine small = fresh(), large = fresh(), used = fresh();
  (void)used.item(rules->items.front(), {rules->units_by_id.front(), engine_packs::year(rules->programme->year_from)});
  BOOST_TEST(remembered(small, {}));
  BOOST_TEST(!remembered(large, {0, 1}));
  BOOST_TEST(remembered(used, {0, 1}));
}

BOOST_AUTO_TEST_SUITE_END()
