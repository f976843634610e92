#include <tieuchi/core/outcome.hpp>

#include "show.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <vector>

using namespace tieuchi;
using enum outcome;
namespace data = boost::unit_test::data;

namespace {

outcome all(std::vector<outcome> members) { return all_of(tally_of(members)); }
outcome any(std::vector<outcome> members) { return any_of(tally_of(members)); }

/// The definition itself: the common answer of every way to fill in the unknown members, else unknown.
template <class Group>
outcome by_completion(std::vector<outcome> members, const Group& group) {
  const auto open = std::ranges::find(members, unknown);
  if (open == members.end()) return group(tally_of(members));
  *open = met;
  const outcome best = by_completion(members, group);
  *open = not_met;
  return by_completion(members, group) == best ? best : unknown;
}

/// Every list of `size` outcomes, numbered in base 5.
std::vector<outcome> members_number(int number, int size) {
  std::vector<outcome> members;
  for (; size > 0; --size, number /= 5) members.push_back(static_cast<outcome>(number % 5));
  return members;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outcomes)

BOOST_AUTO_TEST_CASE(one_member_that_fails_decides_all_of_whatever_is_missing) {
  BOOST_TEST(all({met, not_met, unknown}) == not_met);
  BOOST_TEST(all({met, unknown}) == unknown);
}

BOOST_AUTO_TEST_CASE(one_member_that_passes_decides_any_of_whatever_is_missing) {
  BOOST_TEST(any({unknown, met}) == met);
  BOOST_TEST(any({unknown, not_met}) == unknown);
}

BOOST_AUTO_TEST_CASE(waived_counts_as_met_and_not_applicable_not_at_all) {
  BOOST_TEST(all({waived, not_applicable, met}) == met);
  BOOST_TEST(any({not_applicable, not_met}) == not_met);
  BOOST_TEST(tally_of(std::vector{waived, not_applicable, met}).applicable() == 2);
}

BOOST_AUTO_TEST_CASE(a_group_without_applicable_members_does_not_apply) {
  BOOST_TEST(all({}) == not_applicable);
  BOOST_TEST(any({not_applicable, not_applicable}) == not_applicable);
}

BOOST_DATA_TEST_CASE(every_group_of_five_agrees_with_its_completions, data::xrange(5 * 5 * 5 * 5 * 5), number) {
  const auto members = members_number(number, 5);
  for (int k = 0; k <= 5; ++k) {
    const auto k_of_them = [k](const tally& t) { return at_least(k, t); };
    BOOST_TEST(k_of_them(tally_of(members)) == by_completion(members, k_of_them));
  }
  BOOST_TEST(all_of(tally_of(members)) == by_completion(members, all_of));
  BOOST_TEST(any_of(tally_of(members)) == by_completion(members, any_of));
}

BOOST_AUTO_TEST_CASE(codes_read_back_and_nothing_else_does) {
  for (const outcome o : {met, not_met, unknown, not_applicable, waived})
    BOOST_TEST((from_code<outcome>(code_of(o)) == o));
  BOOST_TEST(!from_code<outcome>("Met").has_value());
  BOOST_TEST(!from_code<outcome>("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
