// What a listed unit did itself: counted for it whatever became of it, and for predecessors by what was done since
// then.

#include "plans.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace tieuchi;
using plans::parts;
namespace data = boost::unit_test::data;

namespace {

const std::string title = R"("lifecycles": [{"id": "danh_hieu", "states": ["chua", "co", "mat", "het"], "holds": ["co"],
  "acts_by": "period", "transitions": [{"from": ["chua", "mat", "het"], "to": "co", "by": "ngay_cong_nhan"},
    {"from": ["co"], "to": "mat", "by": "ngay_thu_hoi"}, {"from": ["co"], "to": "het", "on_event": ["merge_into_new", "abolish"]}]}],
  "indicators": [{"id": "ngay_cong_nhan", "type": "date"}, {"id": "ngay_thu_hoi", "type": "date"}],
  "cohorts": [{"id": "hai", "units": ["a", "b"]}],)";

const std::string three =
    "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2010-01-01,,2010-01-01,\nm,xa,M,,,2024-07-01,,2024-06-01,\n";
const std::string merged =
    "g,merge_into_new,2024-07-01,2024-06-01,a,m,,,\ng,merge_into_new,2024-07-01,2024-06-01,b,m,,,\n";
const std::string absorbed = "h,absorb,2024-07-01,2024-06-01,b,a,,,\n";

std::string act(const std::string& unit, int label, const std::string& day, const std::string& recorded) {
  return unit + ",ngay_cong_nhan," + std::to_string(label) + "," + day + "," + recorded + ",,,\n";
}

/// The figures of 2024 or of a later year, first reached and beside it what holds in the year.
std::string counted(const std::string& frozen, const std::string& events, const std::string& facts,
                    const std::string& as_of, int year = 2024) {
  parts p{title + R"("targets": [{"id": "t", "of": "hai", "counts": "danh_hieu = \"co\"", "counting": "both",
      "frozen_cohort": ")" +
          frozen + R"(", "aims": [{"year": )" + std::to_string(year) + R"(, "share": 1}]}])"};
  p.units = three;
  p.events = events;
  p.facts = facts;
  const auto rows = plans::rows_of(p, as_of);
  if (rows.size() != 1) return std::to_string(rows.size()) + " rows";
  return plans::figure(rows[0].reached) + ", holding " + plans::figure(rows[0].reached_in_year);
}

struct triple {
  std::string what, events, facts, as_of;
  int year = 2024;
  std::string own, successors, mapped;
};
std::ostream& operator<<(std::ostream& out, const triple& t) { return out << t.what; }

const std::string a_before = act("a", 2023, "2023-12-20", "2023-12-20"),
                  b_before = act("b", 2023, "2023-12-20", "2023-12-20");
const std::string in_its_last_year = act("a", 2024, "2024-03-01", "2024-03-01");
const std::string m_after = act("m", 2024, "2024-12-20", "2024-12-20");
const std::string a_after = act("a", 2024, "2024-12-20", "2024-12-20");

const std::vector<triple> triples{
    {"both recognised before, asked before the event is known", merged, a_before + b_before, "2024-05-01", 2024,
     "2, holding 2", "2, holding 2", "2, holding 2"},
    {"both recognised before, asked after the merger", merged, a_before + b_before, "2024-08-01", 2024, "2, holding 0",
     "2, holding 0", "0, holding 0"},
    {"one recognised in its last year, asked after the merger", merged, in_its_last_year, "2024-08-01", 2024,
     "1, holding 0", "1, holding 0", "0, holding 0"},
    {"recognised for its last year after it ended", merged, act("a", 2024, "2024-11-01", "2024-11-01"), "2024-12-31",
     2024, "1, holding 0", "1, holding 0", "0, holding 0"},
    {"recognised before, recorded after the merger", merged, act("a", 2023, "2023-12-20", "2024-09-01"), "2024-12-31",
     2024, "1, holding 0", "1, holding 0", "0, holding 0"},
    {"the same, not recorded yet", merged, act("a", 2023, "2023-12-20", "2024-09-01"), "2024-08-31", 2024,
     "0, holding 0", "0, holding 0", "0, holding 0"},
    {"the merged unit recognised", merged, m_after, "2024-12-31", 2024, "0, holding 0", "2, holding 2", "2, holding 2"},
    {"the absorbing unit recognised before", absorbed, a_before, "2024-12-31", 2024, "1, holding 1", "1, holding 1",
     "2, holding 2"},
    {"the absorbing unit recognised for the year before, after it absorbed", absorbed,
     act("a", 2023, "2024-09-01", "2024-09-01"), "2024-12-31", 2024, "1, holding 1", "1, holding 1", "2, holding 2"},
    {"the absorbing unit recognised again afterwards", absorbed, a_before + a_after, "2024-12-31", 2024, "1, holding 1",
     "2, holding 2", "2, holding 2"},
    {"the absorbed unit recognised before", absorbed, b_before, "2024-12-31", 2024, "1, holding 0", "1, holding 0",
     "1, holding 0"},
    {"the same in a later year", absorbed, b_before, "2026-12-31", 2026, "1, holding 0", "1, holding 0",
     "1, holding 0"},
    {"a recognition that was annulled", merged, a_before + "a,ngay_cong_nhan,2023,withdrawn,2024-09-01,,,\n",
     "2024-12-31", 2024, "0, holding 0", "0, holding 0", "0, holding 0"},
    {"a title taken away afterwards", merged, a_before + "a,ngay_thu_hoi,2024,2024-03-01,2024-03-01,,,\n", "2024-12-31",
     2024, "1, holding 0", "1, holding 0", "0, holding 0"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(own_acts_of_listed_units)

BOOST_DATA_TEST_CASE(count_for_who_did_them, data::make(triples), asked) {
  BOOST_TEST(counted("own_acts", asked.events, asked.facts, asked.as_of, asked.year) == asked.own);
  BOOST_TEST(counted("successors_by_own_acts", asked.events, asked.facts, asked.as_of, asked.year) == asked.successors);
}

BOOST_DATA_TEST_CASE(leave_the_mapping_of_successors_as_it_was, data::make(triples), asked) {
  const std::string found = counted("map_successors", asked.events, asked.facts, asked.as_of, asked.year);
  BOOST_TEST(found.substr(found.find(',')) == asked.mapped.substr(asked.mapped.find(',')));
}

BOOST_AUTO_TEST_CASE(pass_through_two_events) {
  const std::string twice =
      "h,absorb,2023-07-01,2023-06-01,b,a,,,\n"
      "g,merge_into_new,2024-07-01,2024-06-01,a,m,,,\n";
  const auto by = [&](const std::string& facts) {
    return counted("successors_by_own_acts", twice, facts, "2024-12-31");
  };
  BOOST_TEST(by(act("a", 2022, "2022-12-20", "2022-12-20")) == "1, holding 0");
  BOOST_TEST(by(act("a", 2023, "2023-12-20", "2023-12-20")) == "2, holding 0");
  BOOST_TEST(by(m_after) == "2, holding 2");
}

BOOST_AUTO_TEST_SUITE_END()
