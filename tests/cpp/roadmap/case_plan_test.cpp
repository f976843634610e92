// Cases about duties and targets come out as their packs say.

#include "../assess/engine_packs.hpp"

#include <tieuchi/roadmap/case_plan.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

const std::vector<std::string> packs{"aims", "owed", "left_out", "cut", "cut/twin", "texts"};

}  // namespace

BOOST_AUTO_TEST_SUITE(cases_of_a_plan)

BOOST_DATA_TEST_CASE(come_out_as_their_packs_say, data::make(packs), pack) {
  const auto rules = engine_packs::rulebook_of(pack);
  for (const auto& done : run_cases(rules, plan_hooks())) {
    BOOST_TEST_CONTEXT(done.id) {
      for (const auto& difference : done.differences) BOOST_ERROR(difference.en);
      BOOST_TEST(done.ok);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
