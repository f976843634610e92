#include "engine_packs.hpp"

#include <boost/test/unit_test.hpp>

using namespace tieuchi;
using engine_packs::in_year;
using engine_packs::rulebook_of;

namespace {

/// A programme that reads an outcome and the one that computes it, on one day.
struct two_programmes {
  two_programmes(const std::vector<engine_packs::given>& own, const std::vector<engine_packs::given>& others)
      : there(engine_packs::engine_of(rulebook_of("reads_other/other"), others, "2024-06-01")),
        here(engine_packs::engine_of(rulebook_of("reads_other"), own, "2024-06-01")) {
    here.read_outcomes_of(there);
  }

  const item_result& said() { return here.item(*here.rules().item("an_toan"), in_year(here.rules(), "x1", 2024)); }

  engine there, here;
};

const engine_packs::given no_case{"x1", "so_vu", "2024", "0", "2024-05-01"},
    three_cases{"x1", "so_vu", "2024", "3", "2024-05-01"};

}  // namespace

BOOST_AUTO_TEST_SUITE(an_outcome_of_another_programme)

BOOST_AUTO_TEST_CASE(is_the_value_of_an_indicator) {
  BOOST_TEST((two_programmes({}, {no_case}).said().outcome == outcome::met));
  BOOST_TEST((two_programmes({}, {three_cases}).said().outcome == outcome::not_met));
}

BOOST_AUTO_TEST_CASE(hands_on_what_it_lacks) {
  two_programmes both({}, {});
  BOOST_TEST((both.said().outcome == outcome::unknown));
  BOOST_TEST(both.said().reasons.front().fact.text() == "khac/x1:so_vu@2024");
  BOOST_TEST(both.said().reason == "not_reported");
  BOOST_TEST((lack_of(both.said().reasons.front()) == lack_kind::open));
}

BOOST_AUTO_TEST_CASE(contests_a_report_that_differs) {
  two_programmes both({{"x1", "antt", "2024", "true", "2024-05-01"}}, {three_cases});
  BOOST_TEST(both.said().reason == "contested");
}

BOOST_AUTO_TEST_CASE(is_assumed_while_the_own_report_may_come) {
  two_programmes both({}, {no_case});
  BOOST_TEST((both.here.told(both.said().assumed) == told_assumptions{{assumed_place::computed_by, "antt"}}));
}

BOOST_AUTO_TEST_SUITE_END()
