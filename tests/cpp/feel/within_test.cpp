// Section 6 by brute force: a comparison with the name of a partly known day says what it says of every day within.

#include "random_rule.hpp"

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/run.hpp>
#include <tieuchi/feel/trace.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

using namespace tieuchi;
using namespace tieuchi::feel;

namespace {

constexpr date first_day{19'700};

date near(specification::random_rule& random) { return {first_day.days + random.below(12)}; }

std::string day_text(specification::random_rule& random) { return "@\"" + near(random).text() + "\""; }

std::string range_text(specification::random_rule& random) {
  const std::string from = day_text(random), to = day_text(random);
  return (random.below(2) == 0 ? "[" : "(") + from + ".." + to + (random.below(2) == 0 ? "]" : ")");
}

std::string several(specification::random_rule& random, bool ranges) {
  std::string all;
  for (int i = random.below(6); i >= 0; --i)
    all += (all.empty() ? "" : ", ") + (ranges ? range_text(random) : day_text(random));
  return all;
}

/// One comparison with `x`, on either side.
std::string comparison(specification::random_rule& random) {
  constexpr std::array<const char*, 6> signs{" = ", " != ", " < ", " <= ", " > ", " >= "};
  const std::string sign = signs[static_cast<std::size_t>(random.below(6))];
  switch (random.below(7)) {
    case 0:
      return "x" + sign + day_text(random);
    case 1:
      return day_text(random) + sign + "x";
    case 2:
      return "x between " + day_text(random) + " and " + day_text(random);
    case 3:
      return "x in " + range_text(random);
    case 4:
      return "x in [" + several(random, false) + "]";
    case 5:
      return "x in [" + several(random, true) + "]";
    default:
      return "x in " + day_text(random);
  }
}

struct one_name {
  name_table names;
  arena memory;

  one_name() { names.add("x", type::date()); }

  [[nodiscard]] value partly(const day_bounds& within) {
    return value::partly_known(unknown_because({"x", -1, "partly_known"}, memory).why(), within);
  }
  [[nodiscard]] value answer(const program& rule, const value& x) {
    return run(rule, std::span(&x, 1), host(), memory);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(partly_known_days)

BOOST_AUTO_TEST_CASE(a_comparison_says_what_it_says_of_every_day_within_and_else_is_unknown) {
  specification::random_rule random(20260630);
  std::size_t decided = 0, open = 0;
  for (int i = 0; i < 20'000; ++i) {
    one_name of;
    const std::string text = comparison(random);
    const auto rule = compile(text, of.names);
    BOOST_REQUIRE(rule.ok());
    day_bounds within{near(random), near(random)};
    if (within.last < within.first) std::swap(within.first, within.last);
    std::set<bool> said;
    for (date day = within.first; day <= within.last; ++day.days) said.insert(of.answer(rule.value, day).boolean());
    const value found = of.answer(rule.value, of.partly(within));
    const std::string about = text + " within " + within.first.text() + " to " + within.last.text();
    if (said.size() == 1) {
      ++decided;
      BOOST_REQUIRE_MESSAGE(found.is(value::kind::boolean) && found.boolean() == *said.begin(), about);
    } else {
      ++open;
      BOOST_REQUIRE_MESSAGE(found.is_unknown(), about);
      const auto why = reasons_of(found);
      BOOST_REQUIRE_MESSAGE(why.size() == 1 && why[0].code == "partly_known" && !found.within(), about);
    }
    const auto told = trace_comparisons(rule.value, std::vector{of.partly(within)}, host(), of.memory);
    BOOST_REQUIRE_MESSAGE(told.size() == 1 && identical(told[0].result, found), about);
  }
  BOOST_TEST(decided > 5000u);
  BOOST_TEST(open > 2000u);
}

BOOST_AUTO_TEST_CASE(a_partly_known_day_is_another_than_an_unknown_one_and_copies_keep_where_it_lies) {
  one_name of;
  const day_bounds march{*date::of(2024, 3, 1), *date::of(2024, 3, 31)}, april{*date::of(2024, 4, 1), march.last};
  const value day = of.partly(march);
  arena elsewhere;
  BOOST_TEST(identical(day, deep_copy(day, elsewhere)));
  BOOST_TEST(!identical(day, without_bounds(day)));
  BOOST_TEST(!identical(day, of.partly(april)));
  BOOST_REQUIRE(deep_copy(day, elsewhere).within());
  BOOST_TEST((*deep_copy(day, elsewhere).within() == march));
  BOOST_TEST(!without_bounds(day).within());
  BOOST_TEST(!value(march.first).within());
}

BOOST_AUTO_TEST_CASE(what_a_comparison_costs_is_not_changed_by_what_is_known_of_a_day) {
  one_name of;
  const auto between = compile("x between @\"2024-01-01\" and @\"2024-12-31\"", of.names);
  BOOST_REQUIRE(between.ok());
  BOOST_TEST(between.value.cost() == 4u);
}

BOOST_AUTO_TEST_SUITE_END()
