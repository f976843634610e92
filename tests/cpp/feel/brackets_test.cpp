// Brackets that read `item`: what is an index, what a filter, and how much of it a text may hold.

#include "world.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace std::literals;

namespace {

std::string answer(const std::string& rule) { return specification::world().answer(rule); }

}  // namespace

BOOST_AUTO_TEST_SUITE(brackets)

BOOST_AUTO_TEST_CASE(an_index_reads_the_item_of_the_filter_around_it) {
  BOOST_TEST(answer("[1, 2, 3][xs[item] > 1]") == "[2, 3]");
}

BOOST_AUTO_TEST_CASE(an_index_by_its_own_item_is_refused) {
  BOOST_TEST(answer("xs[xs[item]]") == "issue feel.name.unknown@6");
  BOOST_TEST(answer("ps[xs[item]]") == "issue feel.type.filter@5");
}

BOOST_AUTO_TEST_CASE(a_long_row_of_such_indices_is_read) {
  std::string rule = "[1, 2, 3][xs[item] > 1";
  for (int i = 0; i < 400; ++i) rule += " and xs[item] > 1";
  BOOST_TEST(answer(rule + "]") == "[2, 3]");
}

BOOST_AUTO_TEST_CASE(brackets_too_deep_to_be_decided_are_refused_and_not_left_open) {
  std::string rule = "item";
  for (int i = 0; i < 40; ++i) rule = "xs[" + rule + "]";
  BOOST_TEST(answer("[1][" + rule + " > 0]").starts_with("issue feel.bound.nesting@"));
}

BOOST_AUTO_TEST_SUITE_END()
