// Sets of the places where silence decided, as numbers of one engine, and what they are told as.

#include <tieuchi/resolve/assumptions.hpp>

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>
#include <string>

using namespace tieuchi;

BOOST_AUTO_TEST_SUITE(assumed_sites)

BOOST_AUTO_TEST_CASE(have_one_number_each_and_are_told_in_the_order_of_places_and_elements) {
  assumption_sites sites;
  const site_id kept = sites.of(assumed_place::kept, "nop"), b = sites.of(assumed_place::carried, "b"),
                a = sites.of(assumed_place::carried, "a");
  BOOST_TEST((sites.of(assumed_place::kept, "nop") == kept));
  BOOST_TEST((kept != b && b != a && a != kept));
  assumptions all;
  for (const site_id site : {kept, b, a, b}) all.add(site);
  BOOST_TEST(
      (sites.told(all) ==
       told_assumptions{{assumed_place::carried, "a"}, {assumed_place::carried, "b"}, {assumed_place::kept, "nop"}}));
  BOOST_TEST(sites.told({}).empty());
}

BOOST_AUTO_TEST_CASE(are_joined_as_sets_are_however_many_there_are) {
  std::mt19937 random(7);
  for (int turn = 0; turn < 500; ++turn) {
    assumptions one, other;
    std::set<std::uint32_t> in_one, in_other;
    const std::uint32_t sites = turn % 2 == 0 ? 60 : 300;
    for (int i = 0; i < turn % 9; ++i) {
      const auto x = static_cast<std::uint32_t>(random() % sites), y = static_cast<std::uint32_t>(random() % sites);
      one.add(site_id(x));
      in_one.insert(x);
      if (i % 3 == 0) continue;
      other.add(site_id(y));
      in_other.insert(y);
    }
    assumptions both = one;
    join(both, other);
    std::set<std::uint32_t> in_both = in_one;
    in_both.insert(in_other.begin(), in_other.end());
    std::set<std::uint32_t> found;
    for (const site_id site : both.sites()) found.insert(site.number());
    BOOST_TEST(found == in_both, boost::test_tools::per_element());
    for (std::uint32_t n = 0; n < sites; ++n) BOOST_TEST_REQUIRE(both.contains(site_id(n)) == in_both.contains(n));
    BOOST_TEST(!both.contains(no_id));
    BOOST_TEST(both.empty() == in_both.empty());
    assumptions again = other;
    join(again, one);
    BOOST_TEST((again == both));
    join(again, one);
    BOOST_TEST((again == both));
  }
}

BOOST_AUTO_TEST_SUITE_END()
