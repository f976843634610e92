#include "engine_packs.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

const std::vector<std::string> packs{
    "cut",         "cut/twin",  "points",     "across", "past",           "own_past", "versions",
    "terms",       "acts",      "later",      "places", "veiled",         "subjects", "waived",
    "alike",       "occasions", "extended",   "months", "day_of_version", "lacks",    "early_day",
    "day_settles", "sums",      "first_text", "rests",  "among",          "ranges",   "created"};

}  // namespace

BOOST_AUTO_TEST_SUITE(cases)

BOOST_DATA_TEST_CASE(come_out_as_their_packs_say, data::make(packs), pack) {
  const auto rules = engine_packs::rulebook_of(pack);
  for (const auto& done : run_cases(rules)) {
    BOOST_TEST_CONTEXT(done.id) {
      for (const auto& difference : done.differences) BOOST_ERROR(difference.en);
      BOOST_TEST(done.ok);
    }
  }
}

BOOST_AUTO_TEST_CASE(say_what_was_expected_and_what_came_out) {
  const auto rules = engine_packs::rulebook_of("points");
  test_case wrong = rules->programme->cases.front();
  wrong.expect.front().outcome = "met";
  wrong.expect.front().points = number(2);
  const auto done = run_case(rules, wrong);
  BOOST_TEST(!done.ok);
  BOOST_TEST(done.differences.front().en == "diem_tang: outcome should be \"met\" but is \"not_met\"");
  BOOST_TEST(done.differences.front().vi == "diem_tang: outcome phải là \"met\", tính ra \"not_met\"");
}

BOOST_AUTO_TEST_CASE(name_elements_that_do_not_exist) {
  const auto rules = engine_packs::rulebook_of("points");
  test_case wrong = rules->programme->cases.front();
  wrong.expect.front().of.name = "khong_co";
  BOOST_TEST(!run_case(rules, wrong).ok);
}

BOOST_AUTO_TEST_CASE(ask_hooks_about_duties_and_targets) {
  const auto rules = engine_packs::rulebook_of("cut/twin");
  std::vector<std::string> asked;
  case_hooks hooks;
  hooks.plan = [&](engine&, const test_case&, const expectation& wanted, std::vector<words>&) {
    asked.push_back(wanted.of.name);
    return true;
  };
  BOOST_TEST(run_cases(rules, hooks).size() == 18u);
  BOOST_TEST(asked.size() == 6u);
  BOOST_TEST(asked.back() == "bao_cao_nam@2023");
}

BOOST_AUTO_TEST_SUITE_END()
