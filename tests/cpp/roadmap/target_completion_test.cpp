// What is decided stays decided, whatever is still reported: a verdict without assumptions, a figure due that is shown.

#include "drawn_plan.hpp"

#include <boost/test/unit_test.hpp>

using namespace tieuchi;
using plans::parts;

namespace {

bool decided(const roadmap_row& row) { return row.verdict != target_verdict::open && row.assumed.empty(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(more_facts)

BOOST_AUTO_TEST_CASE(change_no_verdict_and_no_figure_that_is_settled) {
  int verdicts = 0, figures = 0;
  for (unsigned seed = 1000; seed < 1400; ++seed) {
    plans::drawn_plan drawn(seed);
    const parts p = drawn.draw();
    if (!plans::refused(p).empty()) continue;
    for (const std::string as_of : {"2022-06-01", "2024-03-01", "2025-12-15"}) {
      const auto before = plans::rows_of(p, as_of);
      for (int i = 0; i < 4; ++i) {
        const parts more = drawn.complete(p, as_of);
        const auto after = plans::rows_of(more, as_of);
        BOOST_TEST_REQUIRE(before.size() == after.size());
        for (std::size_t r = 0; r < before.size(); ++r)
          BOOST_TEST_CONTEXT(p.plan << p.facts << "as of " << as_of << "\nthen " << more.facts
                                    << plans::shown(before[r]) << "\n"
                                    << plans::shown(after[r])) {
            if (decided(before[r])) BOOST_TEST((before[r].verdict == after[r].verdict));
            if (before[r].due && before[r].assumed.empty())
              BOOST_TEST(plans::figure(before[r].due) == plans::figure(after[r].due));
            verdicts += decided(before[r]);
            figures += before[r].due.has_value();
            if (before[r].cohort == no_id) continue;
            BOOST_TEST((*before[r].reached <= *after[r].reached));
            BOOST_TEST((*after[r].reached <= *add(*before[r].reached, *before[r].unknown)));
          }
      }
    }
  }
  BOOST_TEST(verdicts > 1000);
  BOOST_TEST(figures > 1000);
}

BOOST_AUTO_TEST_SUITE_END()
