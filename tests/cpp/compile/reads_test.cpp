// What rests on what: cycles are refused with what closes them, chains are bounded, the past is listed.

#include "small_pack.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

struct refused {
  const char* what;
  const char* code;
  std::string more;                                       ///< collections added to the small pack
  std::pair<const char*, const char*> change = {"", ""};  ///< in its head: this text becomes that one
};

std::ostream& operator<<(std::ostream& out, const refused& r) { return out << r.what; }

std::string head_with(const std::pair<const char*, const char*>& change) {
  std::string head = small_pack::head;
  if (const std::string from = change.first; !from.empty()) head.replace(head.find(from), from.size(), change.second);
  return head;
}

std::vector<std::string> codes_of(const refused& r) { return small_pack::codes(r.more, head_with(r.change)); }

/// The issues of a small pack but for notes about its style.
std::vector<issue> problems(const std::string& more) {
  auto all = small_pack::issues(more);
  std::erase_if(all, [](const issue& i) { return i.severity == severity::note; });
  return all;
}

constexpr std::pair<const char*, const char*> where_m{R"J({"id": "xa", "types": ["xa"]})J",
                                                      R"J({"id": "xa", "types": ["xa"], "where": "m > 1"})J"};
constexpr std::pair<const char*, const char*> where_outcome{
    R"J({"id": "xa", "types": ["xa"]})J", R"J({"id": "xa", "types": ["xa"], "where": "outcome(c) = \"met\""})J"};

const std::vector<refused> cycles{
    {"a measure that reads itself", "cycle.same_period",
     R"J("measures": [{"id": "a", "type": "number", "value": "a + n"}])J"},
    {"two measures that read each other", "cycle.same_period",
     R"J("measures": [{"id": "a", "type": "number", "value": "b"}, {"id": "b", "type": "number", "value": "a"}])J"},
    {"an item by way of its own streak", "cycle.same_period",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "streak(c) > 1"}])J"},
    {"groups that hold each other", "cycle.same_period",
     R"J("groups": [{"id": "ga", "clauses": ["K1"], "combine": "all", "members": ["gb"]}, {"id": "gb", "clauses": ["K1"], "combine": "all", "members": ["ga"]}])J"},
    {"a waiver that asks the item it waives", "cycle.same_period",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "waivers": [{"id": "w", "items": ["c"], "when": "outcome(c) = \"met\"", "clauses": ["K1"]}])J"},
    {"a waiver that asks for the points of the item it waives", "cycle.same_period",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 5}], "waivers": [{"id": "w", "items": ["c"], "when": "reaches(c, 3)", "clauses": ["K1"]}])J"},
    {"an item whose subject asks for its outcome", "cycle.same_period",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}])J", where_outcome},
    {"a lack that is settled after a day of the item itself", "cycle.same_period",
     R"J("measures": [{"id": "m", "type": "date", "value": "if outcome(c) = \"met\" then d else d"}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "settles": {"by": "m"}}])J"},
    {"a filing that closes on a day filed by it",
     "cycle.same_period",
     R"J("filings": [{"id": "f", "until": {"by": "d"}}])J",
     {R"J({"id": "d", "type": "date"})J", R"J({"id": "d", "type": "date", "filing": "f"})J"}},
    {"filings that extend each other",
     "cycle.same_period",
     R"J("filings": [{"id": "f", "until": {"by": "12-31"}, "extended_by": "d"}, {"id": "h", "until": {"by": "12-31"}, "extended_by": "d2"}])J",
     {R"J({"id": "d", "type": "date"})J",
      R"J({"id": "d", "type": "date", "filing": "h"}, {"id": "d2", "type": "date", "filing": "f"})J"}},
    {"a measure across units that meet it", "cycle.across",
     R"J("measures": [{"id": "m", "type": "number", "across": {"cohort": "xa", "each": "n", "value": "sum(each)"}}])J",
     where_m},
    {"a measure across itself", "cycle.across",
     R"J("measures": [{"id": "m", "type": "number", "across": {"cohort": "xa", "each": "m", "value": "sum(each)"}}])J"},
    {"a rank by itself", "cycle.across",
     R"J("measures": [{"id": "m", "type": "number", "rank": {"cohort": "xa", "by": [{"value": "m"}]}}])J"},
    {"a rank in a cohort that asks for it", "cycle.across",
     R"J("measures": [{"id": "m", "type": "number", "rank": {"cohort": "xa", "by": [{"value": "n"}]}}])J", where_m},
    {"a quota among those that hold a place in it", "cycle.across",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "quota": {"cohort": "xa", "eligible": "outcome(c) = \"met\"", "by": [{"value": "n"}], "size": "1"}}])J"},
    {"an indicator handed on among units that report it",
     "cycle.across",
     R"J("measures": [])J",
     {R"J("cohorts": [{"id": "xa", "types": ["xa"]}, {"id": "ba_xa", "units": ["x1", "x2", "x3"]}],
  "indicators": [
    {"id": "n", "type": "number"})J",
      R"J("cohorts": [{"id": "xa", "types": ["xa"]}, {"id": "co_n", "types": ["xa"], "where": "n > 0"}],
  "indicators": [
    {"id": "n", "type": "number", "carry": {"rule": "sum", "among": "co_n"}})J"}},
};

std::string chain_of_measures(int length) {
  std::string all = R"J("measures": [)J";
  for (int i = 1; i < length; ++i)
    all += std::string(i > 1 ? ", " : "") + R"J({"id": "m)J" + std::to_string(i) +
           R"J(", "type": "number", "value": ")J" + (i > 1 ? "m" + std::to_string(i - 1) : "n") + R"J( + 1"})J";
  return all + "]";
}

std::string chain_of_groups(int length) {
  std::string all = R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "groups": [)J";
  for (int i = 1; i < length; ++i)
    all += std::string(i > 1 ? ", " : "") + R"J({"id": "g)J" + std::to_string(i) +
           R"J(", "clauses": ["K1"], "combine": "all", "members": [")J" + (i > 1 ? "g" + std::to_string(i - 1) : "c") +
           "\"]}";
  return all + "]";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(what_rests_on_what)

BOOST_DATA_TEST_CASE(a_cycle_is_told_once_by_its_own_code, data::make(cycles), mistake) {
  const auto codes = codes_of(mistake);
  BOOST_TEST(codes.size() == 1U);
  BOOST_TEST(small_pack::has(codes, mistake.code), "got: " << (codes.empty() ? "nothing" : codes.front()));
}

BOOST_AUTO_TEST_CASE(a_cycle_names_what_it_goes_through) {
  const auto all = problems(
      R"J("measures": [{"id": "a", "type": "number", "value": "b"}, {"id": "b", "type": "number", "value": "a"}])J");
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].message.en == "a cycle within one period: a -> b -> a");
  BOOST_TEST(all[0].place.pointer == "/measures/0");
}

BOOST_AUTO_TEST_CASE(looking_back_closes_no_cycle) {
  const auto book = small_pack::compiled(
      R"J("measures": [{"id": "a", "type": "number", "value": "prior(b, 1) + n"}, {"id": "b", "type": "number", "value": "a"}])J");
  BOOST_REQUIRE(book);
  BOOST_TEST(book->past.names.size() == 1U);
  BOOST_TEST((book->past.names.front() == *book->name("b")));
  BOOST_TEST(book->past.reaches[*book->name("a")]);
  BOOST_TEST(!book->past.reaches[*book->name("n")]);
  BOOST_TEST(!book->past.of_others);
}

BOOST_AUTO_TEST_CASE(a_chain_has_at_most_64_steps) {
  // The period's subject and its units are no steps of these chains: an indicator, then measures.
  BOOST_TEST(small_pack::codes(chain_of_measures(64)).empty());
  const auto all = problems(chain_of_measures(65));
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].code == "chain.too_long");
  BOOST_TEST(all[0].message.en ==
             "a value rests on a chain of 65 steps within one period, at most 64: m64 -> m63 -> m62 -> ... -> n");
}

BOOST_AUTO_TEST_CASE(chains_of_any_length_are_told_and_not_run_into) {
  for (const int length : {65, 3000}) {
    BOOST_TEST(small_pack::codes(chain_of_measures(length)) == std::vector<std::string>{"chain.too_long"},
               boost::test_tools::per_element());
    BOOST_TEST(small_pack::codes(chain_of_groups(length)) == std::vector<std::string>{"chain.too_long"},
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(periods_of_names)

BOOST_AUTO_TEST_CASE(no_function_takes_a_name_of_a_shorter_period_for_one_value) {
  const std::string quarterly =
      R"J("measures": [{"id": "mq", "type": "number", "period": "quarter", "value": "q"}], )J"
      R"J("criteria": [{"id": "cq", "clauses": ["K1"], "period": "quarter", "score": "q", "max": 5}, )J"
      R"J({"id": "c", "clauses": ["K1"], "rule": ")J";
  for (const char* rule :
       {"mq > 1", "prior(q, 1) > 1", "prior(mq, 1) > 1", "outcome(cq) = \\\"met\\\"", "points(cq) > 1",
        "reaches(cq, 1)", "streak(cq) > 1", "met_for(cq, 2)", "sum(children(q)) > 1"})
    BOOST_TEST(small_pack::has(small_pack::codes(quarterly + rule + "\"}]"), "period.mismatch"), rule);
  for (const char* rule : {"sum(parts(mq)) > 1", "sum(parts(q)) > 1"})
    BOOST_TEST(small_pack::codes(quarterly + rule + "\"}]").empty(), rule);
}

BOOST_AUTO_TEST_CASE(members_needs_grades_and_days_have_one_value_too) {
  const std::string quarterly =
      R"J("criteria": [{"id": "cq", "clauses": ["K1"], "period": "quarter", "score": "q", "max": 5})J";
  for (
      const char* more :
      {R"J(], "groups": [{"id": "g", "clauses": ["K1"], "combine": "all", "members": ["cq"]}])J",
       R"J(, {"id": "c", "clauses": ["K1"], "rule": "p", "needs": ["q"]}])J",
       R"J(, {"id": "c", "clauses": ["K1"], "grade": {"of": "cq", "scale": "muc", "lines": [{"grade": "tot", "at_least": 3}, {"grade": "yeu"}]}}])J"})
    BOOST_TEST(small_pack::has(small_pack::codes(quarterly + more), "period.mismatch"), more);
}

BOOST_AUTO_TEST_CASE(parts_are_of_a_shorter_period) {
  for (const char* rule : {"sum(parts(n)) > 1", "count(parts(d)) > 1"})
    BOOST_TEST(small_pack::codes(R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": ")J" + std::string(rule) +
                                 "\"}]") == std::vector<std::string>{"period.mismatch"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_border_of_the_frame_cuts_no_part) {
  const auto codes = [](const char* from, const char* by) {
    return small_pack::codes(
        R"J("periods": [{"id": "w", "kind": "window", "from": {"from": ")J" + std::string(from) +
        R"J(", "year": -1}, "by": {"by": ")J" + by +
        R"J("}}], "criteria": [{"id": "c", "clauses": ["K1"], "period": "w", "rule": "sum(parts(q)) > 1"}])J");
  };
  BOOST_TEST(codes("10-01", "09-30").empty());
  for (const auto& [from, by] : {std::pair{"11-16", "11-15"}, std::pair{"11-01", "10-31"}, std::pair{"10-01", "10-31"}})
    BOOST_TEST(codes(from, by) == std::vector<std::string>{"period.part_cut"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
