// The near neighbours of what is refused: each differs from a bad pack by the one thing that makes it sound.
#include "small_pack.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace data = boost::unit_test::data;

namespace {

struct accepted {
  const char* what;
  const char* more;  ///< collections added to the small pack
};

std::ostream& operator<<(std::ostream& out, const accepted& a) { return out << a.what; }

const std::vector<accepted> programmes{
    {"rows that a key tells apart, exact before *, the first key before the second",
     R"J("parameters": [{"id": "t", "type": "number", "keys": ["g", "assessment_year"], "rows": [{"key": {"g": "kha", "assessment_year": 2024}, "value": 1}, {"key": {"g": "kha"}, "value": 2}, {"key": {"assessment_year": 2024}, "value": 3}, {"value": 4}]}])J"},
    {"rows that the first day or the day of recording tells apart",
     R"J("parameters": [{"id": "t", "type": "number", "rows": [{"value": 1}, {"value": 2, "from": "2024-01-01"}, {"value": 3, "from": "2024-01-01", "recorded_on": "2025-01-01"}, {"value": 4, "recorded_on": "2025-01-01"}]}])J"},
    {"equal rows of versions that do not meet",
     R"J("versions": [{"id": "v1", "from_year": 2023}, {"id": "v2", "from_year": 2024}], "parameters": [{"id": "t", "type": "number", "rows": [{"value": 1, "until": "v1"}, {"value": 2, "since": "v2"}]}])J"},
    {"a list as long as whoever reads a measure counts on, and one inside a list",
     R"J("measures": [{"id": "m", "type": "list", "of": "number", "value": "for i in 1..1000 return i"}, {"id": "a", "type": "number", "across": {"cohort": "xa", "each": "for i in 1..50 return i", "value": "count(each)"}}])J"},
    {"a row of one day",
     R"J("parameters": [{"id": "t", "type": "number", "rows": [{"value": 1, "from": "2024-01-01", "to": "2024-01-01"}]}])J"},
    {"a listed table whose rows have all their keys",
     R"J("parameters": [{"id": "t", "type": "number", "keys": ["g"], "rows": [{"key": {"g": "kha"}, "value": 1}, {"key": {"g": "tot"}, "value": 2}]}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "some r in rows(t) satisfies r.value > n"}])J"},
    {"a key with a star where the table is not listed, a text that looks like a number for a key of texts",
     R"J("parameters": [{"id": "t", "type": "number", "keys": ["name"], "rows": [{"key": {"name": "1"}, "value": 1}, {"key": {"name": "*"}, "value": 2}]}])J"},
    {"a code of a parameter that looks like a number, as a bound",
     R"J("parameters": [{"id": "t", "code": "5.4", "type": "number", "value": 1}], "criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": "5.4"}])J"},
    {"a number as a rule text",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 80, "met_from": "40"}])J"},
    {"a default at the edge of the domain, a word for none as default",
     R"J("indicators": [{"id": "a", "type": "number", "min": 0, "max": 9, "default": 9}, {"id": "b", "type": "date", "none": "khong", "default": "khong"}])J"},
    {"an open value that is no value of the type",
     R"J("indicators": [{"id": "a", "type": "number", "open_values": {"mật": "withheld"}}, {"id": "b", "type": "text", "open_values": {"mật": "withheld"}}])J"},
    {"a reference day by a reported day of the year",
     R"J("indicators": [{"id": "ngay", "type": "date"}], "measures": [{"id": "moc", "type": "date", "value": "if p then ngay else period_end"}])J"},
    {"a score whose rows reach both ends",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": [{"when": "p", "then": -1}, {"when": "n > 1", "then": 10}, {"then": "n * 100"}], "min": -1, "max": 10, "met_from": 10}])J"},
    {"a pass that only rounding reaches",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 9.6}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "points", "members": ["c"], "round": {"half_up": 0}, "pass": {"at_least": 10}}])J"},
    {"members from 0 under rescale_to, with a deduction that is clamped",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 9}], "groups": [{"id": "con", "clauses": ["K1"], "combine": "points", "members": ["c"], "adjust": [{"id": "tru", "subtract": "n"}], "clamp": [0, 9]}, {"id": "nh", "clauses": ["K1"], "combine": "points", "members": ["con"], "rescale_to": 100}])J"},
    {"a deduction without rescale_to",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 9, "min": -9}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "points", "members": ["c"]}])J"},
    {"a member about some of the units of the group",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "subject": "ba_xa"}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "all", "members": ["c"]}])J"},
    {"a lack that can be final by the filing of what is read at second hand", R"J("filings": [{"id": "f", "until": {"by": "12-31"}}], "indicators": [{"id": "a", "type": "boolean", "filing": "f"}], "measures": [{"id": "m", "type": "boolean", "value": "a"}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "m", "if_lacking": {"outcome": "not_met"}}])J"},
    {"a lack that silence makes after a day, without any filing",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "if_lacking": {"outcome": "not_met", "after": {"by": "12-31"}}}])J"},
    {"a quota of all units of its list, of a fraction, of more than a live cohort has today",
     R"J("criteria": [{"id": "a", "clauses": ["K1"], "subject": "ba_xa", "quota": {"cohort": "ba_xa", "eligible": "p", "by": [{"value": "n"}], "size": 3}}, {"id": "b", "clauses": ["K1"], "quota": {"cohort": "xa", "eligible": "p", "by": [{"value": "n"}], "size": 50}}, {"id": "c", "clauses": ["K1"], "quota": {"cohort": "xa", "eligible": "p", "by": [{"value": "n"}], "size": "cohort_size / 5"}}])J"},
    {"an aim above a quota where years are added up, or where more than the quota counts",
     R"J("criteria": [{"id": "q1", "clauses": ["K1"], "quota": {"cohort": "xa", "eligible": "p", "by": [{"value": "n"}], "size": 1}}], "targets": [{"id": "a", "of": "xa", "counts": "outcome(q1) = \"met\"", "counting": "sticky", "aims": [{"year": 2023, "at_least": 2}]}, {"id": "b", "of": "xa", "counts": "outcome(q1) = \"met\" or p", "aims": [{"year": 2023, "at_least": 2}]}])J"},
    {"an aim that needs every unit of its list",
     R"J("targets": [{"id": "t", "of": "ba_xa", "counts": "p", "frozen_cohort": "drop_ended", "aims": [{"year": 2023, "at_least": 2}, {"year": 2024, "add": 1}]}])J"},
    {"a duty of one day, and one that opens late only in some periods",
     R"J("duties": [{"id": "a", "bearers": [{"agency": "so_a"}], "every": "year", "opens": {"from": "11-15"}, "due": {"by": "11-15"}}, {"id": "b", "bearers": [{"agency": "so_a"}], "every": "quarter", "opens": {"from": "03-last"}, "due": {"on": "2023-12-31"}}, {"id": "e", "bearers": [{"agency": "so_a"}], "every": {"event": ["split"]}, "due": {"by": "event"}}])J"},
    {"a partition that is disjoint and whole, and one whose parts are owed one after the other",
     R"J("cohorts": [{"id": "mot", "units": ["x1"]}, {"id": "hai", "units": ["x2", "x3"]}], "duties": [{"id": "a", "bearers": [{"agency": "so_a"}], "units": "mot", "partition": "w"}, {"id": "b", "bearers": [{"agency": "so_a"}], "units": "hai", "partition": "w"}, {"id": "e", "bearers": [{"agency": "so_a"}], "units": "xa", "years": {"to": 2023}, "partition": "v"}, {"id": "f", "bearers": [{"agency": "so_a"}], "units": "ba_xa", "years": {"from": 2024}, "partition": "v"}])J"},
    {"a partition by a rule that only facts decide", R"J("cohorts": [{"id": "mot", "types": ["xa"], "where": "p"}, {"id": "hai", "types": ["xa"], "where": "not(p)"}], "duties": [{"id": "a", "bearers": [{"agency": "so_a"}], "units": "mot", "partition": "w"}, {"id": "b", "bearers": [{"agency": "so_a"}], "units": "hai", "partition": "w"}])J"},
    {"a day of submission of the agency, of the member, of the unit of an event",
     R"J("indicators": [{"id": "ngay", "type": "date", "subject": "agency"}], "duties": [{"id": "a", "bearers": [{"agency": "so_a"}], "every": "year", "due": {"by": "11-15"}, "done_by": "ngay"}, {"id": "b", "bearers": [{"cohort": "xa"}], "every": "year", "due": {"by": "11-15"}, "done_by": "d"}, {"id": "e", "bearers": [{"agency": "so_a"}], "every": {"event": ["split"]}, "due": {"by": "event"}, "done_by": "d"}])J"},
    {"names of longer periods, parts of shorter ones, tables by what the frame has",
     R"J("indicators": [{"id": "lop", "type": "rating", "scale": "muc", "period": "dated"}], "parameters": [{"id": "t", "type": "number", "keys": ["lop"], "rows": [{"value": 1}]}], "duties": [{"id": "b", "bearers": [{"cohort": "xa"}], "per_unit": true, "every": "month", "due": {"by": "01-15"}}], "criteria": [{"id": "c", "clauses": ["K1"], "period": "quarter", "rule": "p and q > t and prior(q, 1) > 0 and all(kept(b))"}, {"id": "e", "clauses": ["K1"], "rule": "sum(parts(q)) > t and breaches(b) = 0 and any(children(p))"}], "groups": [{"id": "nh", "clauses": ["K1"], "period": "quarter", "combine": "all", "members": ["c", "e"]}])J"},
    {"days in short periods that every one of them has",
     R"J("duties": [{"id": "a", "bearers": [{"agency": "so_a"}], "every": "quarter", "due": {"by": "03-30"}}, {"id": "b", "bearers": [{"agency": "so_a"}], "every": "half", "due": {"by": "06-15"}}, {"id": "e", "bearers": [{"agency": "so_a"}], "every": "month", "due": {"by": "01-last"}}])J"},
    {"an event in the terms of a filing",
     R"J("filings": [{"id": "f", "until": {"by": "event", "plus": {"days": 45}}}], "indicators": [{"id": "a", "type": "boolean", "filing": "f"}])J"},
    {"working days in years that the calendar covers",
     R"J("calendars": [{"id": "l", "holidays": [], "covers": {"from": 2023, "to": 2027}}], "filings": [{"id": "f", "until": {"by": "01-20", "year": 1, "roll": "forward", "calendar": "l"}}], "indicators": [{"id": "a", "type": "boolean", "filing": "f"}])J"},
    {"an extension of the period and units of what it extends",
     R"J("filings": [{"id": "f", "until": {"by": "12-31"}, "extended_by": "d"}], "indicators": [{"id": "a", "type": "boolean", "filing": "f"}])J"},
    {"a reporter that is a kind of agency, a body or a unit type; an authority of a kind", R"J("bodies": [{"id": "ub", "of": ["xa"]}], "agencies": [{"id": "so_b", "kind": "so"}], "filings": [{"id": "f", "reporter": "so"}, {"id": "h", "reporter": "ub"}, {"id": "k", "reporter": "xa"}], "indicators": [{"id": "a", "type": "boolean", "judged_by": "so"}], "funding": [{"id": "tien", "payer": "so", "purpose": "xây"}])J"},
    {"an unordered scale carried by its own unit alone",
     R"J("scales": [{"id": "mau", "levels": ["xanh", "do"], "ordered": false}], "indicators": [{"id": "a", "type": "rating", "scale": "mau", "carry": {"rule": "own"}}])J"},
    {"a group that changes its members, and an item in two groups",
     R"J("versions": [{"id": "v1", "from_year": 2023}, {"id": "v2", "from_year": 2024}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "groups": [{"id": "a", "clauses": ["K1"], "combine": "all", "members": [{"item": "c", "until": "v1"}, {"item": "c", "since": "v2"}]}, {"id": "b", "clauses": ["K1"], "combine": "at_least", "k": 1, "members": ["c"]}])J"},
    {"a state reached by way of another",
     R"J("lifecycles": [{"id": "l", "states": ["a", "b", "c"], "transitions": [{"from": ["b"], "to": "c", "after": {"years": 1}}, {"from": ["a"], "to": "b", "by": "d"}, {"from": ["c"], "to": "b", "by": "d"}]}])J"},
    {"own words for reasons of tests, waivers, open values and for any other",
     R"J("indicators": [{"id": "a", "type": "boolean", "open_values": {"chờ": "pending"}}], "waivers": [{"id": "mien", "items": ["c"], "when": "a"}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": [{"rule": "p", "reason": "khong_p"}], "reasons": {"khong_p": "x", "mien": "x", "pending": "x", "unknown": "x", "not_in_scope": "x"}}])J"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(compile_accepts)

BOOST_DATA_TEST_CASE(the_near_neighbour_of_a_mistake, data::make(programmes), sound) {
  for (const auto& found : small_pack::issues_beside(sound.more))
    if (found.severity != tieuchi::severity::note) BOOST_ERROR(tieuchi::describe(found, "en"));
}

BOOST_AUTO_TEST_CASE(notes_come_last_and_one_names_all_of_a_kind) {
  const auto all = small_pack::issues(R"J("criteria": [{"id": "c", "rule": "p"}, {"id": "e", "rule": "n > nn"}])J");
  BOOST_TEST_REQUIRE(all.size() >= 3U);
  const auto is_note = [](const tieuchi::issue& i) { return i.severity == tieuchi::severity::note; };
  BOOST_TEST(std::ranges::is_partitioned(all, [&](const auto& i) { return !is_note(i); }));
  const auto no_case = std::ranges::find(all, "criterion.no_case", &tieuchi::issue::code);
  BOOST_TEST_REQUIRE((no_case != all.end()));
  BOOST_TEST(no_case->message.en == "criteria without a case: c, e");
  BOOST_TEST(std::ranges::count(all, "criterion.no_case", &tieuchi::issue::code) == 1);
}

BOOST_AUTO_TEST_CASE(a_reference_day_by_what_is_reported_is_no_circle) {
  std::string head = small_pack::head;
  head.replace(head.find("\"subject\": \"xa\""), 15, "\"subject\": \"xa\", \"reference_day\": {\"on\": \"moc\"}");
  const std::string sound = R"J("measures": [{"id": "moc", "type": "date", "value": "if p then d else period_end"}])J";
  BOOST_TEST(small_pack::codes(sound, head).empty());
  const std::string circle =
      R"J("measures": [{"id": "moc", "type": "date", "value": "if name = \"a\" then d else period_end"}])J";
  BOOST_TEST(small_pack::has(small_pack::codes(circle, head), "reference_day.circular"));
}

BOOST_AUTO_TEST_SUITE_END()
