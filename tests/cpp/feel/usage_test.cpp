// What a rule takes of the bounds of section 11.

#include "world.hpp"

#include <tieuchi/feel/usage.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace feel = tieuchi::feel;

namespace {

feel::usage taken(const std::string& rule) {
  const specification::world world;
  return feel::usage_of(feel::compile(rule, world.names()).value);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(usage_of_rules)

BOOST_AUTO_TEST_CASE(a_rule_is_measured_in_all_its_bounds) {
  BOOST_TEST((taken("n + 1") == feel::usage{5, 1, 3, 0, 3, 1, 0}));
  BOOST_TEST((taken("g = \"yếu\"") == feel::usage{11, 1, 3, 0, 3, 1, 2}));
  BOOST_TEST((taken("sum([1, 2, n]) = count([1])") == feel::usage{27, 3, 9, 3, 12, 1, 2}));
  BOOST_TEST(taken("n in (1, [3..5], xs)").cost == 1007u);
}

BOOST_AUTO_TEST_CASE(results_and_comparisons_are_counted_in_values) {
  BOOST_TEST(taken("xs").result >= 1000u);
  BOOST_TEST(taken("count(xs)").result == 1u);
  BOOST_TEST(taken("xs = xs").compared >= 2000u);
  BOOST_TEST(taken("some x in xs satisfies x = n").compared == 0u);
}

BOOST_AUTO_TEST_CASE(nesting_counts_what_is_open_at_once) {
  BOOST_TEST(taken("((n)) + (n)").nesting == 3u);
  BOOST_TEST(taken("- - n + 0").nesting == 3u);
  BOOST_TEST(taken("if p then n else (n)").nesting == 3u);
}

BOOST_AUTO_TEST_CASE(the_greatest_usage_is_the_one_that_is_let_in) {
  std::string rule = "n";
  for (std::size_t i = 1; i < feel::greatest_usage.nesting; ++i) rule = "(" + rule + ")";
  BOOST_TEST(taken(rule).nesting == feel::greatest_usage.nesting);
  const specification::world world;
  BOOST_TEST(world.answer("(" + rule + ")").starts_with("issue feel.bound.nesting"));
}

BOOST_AUTO_TEST_SUITE_END()
