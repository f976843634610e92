// What heads a programme: the groups that no group contains, else its criteria.
#include "small_pack.hpp"

#include <tieuchi/compile/standards.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

using names = std::vector<std::string>;

names items_in(const std::string& more, std::vector<item_id> (*asked)(const rulebook&)) {
  const auto folder = small_pack::written(more);
  const auto read = read_programme(folder);
  BOOST_REQUIRE(read.ok());
  const auto rules = compile_rules(read.value);
  std::filesystem::remove_all(folder);
  BOOST_REQUIRE(rules.ok());
  names ids;
  for (const auto item : asked(*rules.value)) ids.push_back(rules.value->names[item].id);
  return ids;
}

names standards_in(const std::string& more) { return items_in(more, standards_of); }

const std::string criteria =
    R"("criteria": [{"id": "c", "clauses": ["K1"], "rule": "n > 1"}, {"id": "b", "clauses": ["K1"], "rule": "n > 2"}])";

}  // namespace

BOOST_AUTO_TEST_SUITE(standards)

BOOST_AUTO_TEST_CASE(of_a_programme_without_groups_are_its_criteria_in_order) {
  BOOST_TEST(standards_in(criteria) == (names{"c", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(are_the_groups_that_no_group_contains) {
  const std::string groups = R"(, "groups": [{"id": "inner", "clauses": ["K1"], "combine": "all", "members": ["c"]},)"
                             R"( {"id": "outer", "clauses": ["K1"], "combine": "all", "members": ["inner"]},)"
                             R"( {"id": "beside", "clauses": ["K1"], "combine": "any", "members": ["c"]}])";
  BOOST_TEST(standards_in(criteria + groups) == (names{"outer", "beside"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(leave_alone_the_criteria_that_no_group_contains) {
  const std::string group = R"(, "groups": [{"id": "nhom", "clauses": ["K1"], "combine": "all", "members": ["c"]}])";
  BOOST_TEST(items_in(criteria + group, alone_of) == names{"b"}, boost::test_tools::per_element());
  BOOST_TEST(items_in(criteria, alone_of).empty());  // they are the standards
}

BOOST_AUTO_TEST_SUITE_END()
