// Nobody is asked for what the door would refuse: a time without the unit, the indicator or the programme.

#include "../roadmap/plans.hpp"

#include <tieuchi/explain/explanation.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace tieuchi;
using plans::parts;
using told_lines = std::vector<std::string>;

#define SAME_LINES(found, ...) BOOST_TEST((found) == (told_lines{__VA_ARGS__}), boost::test_tools::per_element())

namespace {

const std::string law =
    R"("sources": [{"id": "v", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "v", "kind": "requirement", "text": "một"}],)";

/// One criterion `c` with that rule.
parts asking(const std::string& rule, const std::string& more = {}) {
  parts p{law + more + R"("criteria": [{"id": "c", "clauses": ["K"], "rule": ")" + rule + "\"}]"};
  p.units = "a,xa,A,,,2010-01-01,,2010-01-01,\n";
  return p;
}

told_lines asked_for(const parts& p, const std::string& as_of, const std::vector<int>& years) {
  engine e = plans::engine_of(p, as_of);
  const printer print(e);
  told_lines facts;
  for (const missing_fact& m : missing(e, print, years)) facts.push_back(m.fact);
  std::ranges::sort(facts);
  // An explanation asks for nothing else.
  told_lines explained;
  for (const int year : years)
    for (const tieuchi::unit_id unit : e.rules().units_by_id) {
      const frame f{unit, year_period(year)};
      if (!e.item(*e.rules().item("c"), f).row) continue;
      for (const missing_fact& m : explain(e, print, *e.rules().item("c"), f).missing) explained.push_back(m.fact);
    }
  std::ranges::sort(explained);
  explained.erase(std::ranges::unique(explained).begin(), explained.end());
  BOOST_TEST(facts == explained, boost::test_tools::per_element());
  return facts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_missing_fact)

BOOST_AUTO_TEST_CASE(is_of_the_years_of_facts) {
  parts p = asking("x > prior(x, 1)");
  SAME_LINES(asked_for(p, "2023-02-01", {2022}), "a:x@2022");
  SAME_LINES(asked_for(p, "2024-02-01", {2023}), "a:x@2022", "a:x@2023");
  p.years = R"("from": 2022, "to": 2027, "facts_from": 2021)";
  SAME_LINES(asked_for(p, "2023-02-01", {2022}), "a:x@2021", "a:x@2022");
  p.years = R"("from": 2022, "to": 2023, "horizon": 2026)";
  SAME_LINES(asked_for(p, "2025-02-01", {2024}), "a:x@2023");
  SAME_LINES(asked_for(p, "2026-02-01", {2025}), );
}

BOOST_AUTO_TEST_CASE(of_a_shorter_period_or_a_window_goes_by_its_year) {
  parts p = asking(R"J(x > 1 and count(parts(q)) > 0 and (every v in parts(q) satisfies v > 0))J",
                   R"("indicators": [{"id": "q", "type": "number", "period": "half"}],)");
  p.units = "a,xa,A,,,2022-08-01,,2022-08-01,\n";
  SAME_LINES(asked_for(p, "2023-02-01", {2022}), "a:q@2022-H2", "a:x@2022");
}

BOOST_AUTO_TEST_CASE(of_a_day_or_of_all_time_has_no_first_year) {
  parts p = asking(
      "vung = \\\"bien\\\" and prior(vung, 1) = \\\"bien\\\" and goc > 1",
      R"("indicators": [{"id": "vung", "type": "text", "period": "dated"}, {"id": "goc", "type": "number", "period": "once"}],)");
  SAME_LINES(asked_for(p, "2023-02-01", {2022}), "a:goc@once", "a:vung@2021-12-31", "a:vung@2022-12-31");
}

BOOST_AUTO_TEST_CASE(is_of_the_life_of_its_unit) {
  parts p = asking("x > prior(x, 1)");
  p.units = "a,xa,A,,,2023-03-01,,2023-03-01,\n";
  SAME_LINES(asked_for(p, "2024-02-01", {2023}), "a:x@2023");
  SAME_LINES(asked_for(p, "2025-02-01", {2024}), "a:x@2023", "a:x@2024");
}

BOOST_AUTO_TEST_CASE(of_a_unit_that_ended_is_of_the_years_before) {
  parts p = asking("x > prior(x, 1)", R"("cohorts": [{"id": "hai", "units": ["a", "b"]}],)");
  p.plan.replace(p.plan.find(R"("clauses": ["K"])"), 16, R"("clauses": ["K"], "subject": "hai")");
  p.units = "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2010-01-01,,2010-01-01,\n";
  p.events = "s1,absorb,2023-07-01,2023-06-01,a,b,,,\n";
  p.facts = "b,x,2022,1,2022-12-01,,,\nb,x,2023,2,2023-12-01,,,\nb,x,2024,3,2024-12-01,,,\nb,x,2025,3,2025-12-01,,,\n";
  // In 2024 the year before is its last one; the territory of b then has rows of its own.
  const auto of_a = [&](int year) {
    auto facts = asked_for(p, "2026-02-01", {year});
    std::erase_if(facts, [](const std::string& f) { return !f.starts_with("a:"); });
    return facts;
  };
  SAME_LINES(of_a(2023), "a:x@2022", "a:x@2023");
  SAME_LINES(of_a(2024), "a:x@2023");
  SAME_LINES(of_a(2025), );
}

BOOST_AUTO_TEST_CASE(is_none_of_a_successor_before_it_began) {
  // Nothing says how the years of its predecessors add up; a row of the new unit there would be refused.
  parts p = asking("x > prior(x, 1)");
  p.units = "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2010-01-01,,2010-01-01,\ne,xa,E,,,2024-07-01,,2024-06-01,\n";
  p.events = "s1,merge_into_new,2024-07-01,2024-06-01,a,e,,,\ns1,merge_into_new,2024-07-01,2024-06-01,b,e,,,\n";
  SAME_LINES(asked_for(p, "2025-02-01", {2024}), "e:x@2024");
}

BOOST_AUTO_TEST_CASE(is_none_of_a_predecessor_before_it_began) {
  parts p = asking("s > prior(s, 2)", R"("indicators": [{"id": "s", "type": "number", "carry": {"rule": "sum"}}],)");
  p.units = "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2023-05-01,,2023-05-01,\ne,xa,E,,,2024-07-01,,2024-06-01,\n";
  p.events = "s1,merge_into_new,2024-07-01,2024-06-01,a,e,,,\ns1,merge_into_new,2024-07-01,2024-06-01,b,e,,,\n";
  SAME_LINES(asked_for(p, "2025-02-01", {2024}), "a:s@2022", "a:s@2024", "b:s@2024");
}

BOOST_AUTO_TEST_CASE(is_none_of_an_indicator_before_it_began) {
  parts p = asking("z > prior(z, 1)", R"("indicators": [{"id": "z", "type": "number", "since": "v2"}],)");
  p.plan.replace(p.plan.find(R"("clauses": ["K"])"), 16, R"("clauses": ["K"], "since": "v2")");
  p.versions = R"("versions": [{"id": "v1", "from_year": 2022}, {"id": "v2", "from_year": 2024}],)";
  SAME_LINES(asked_for(p, "2025-02-01", {2024}), "a:z@2024");
  SAME_LINES(asked_for(p, "2026-02-01", {2025}), "a:z@2024", "a:z@2025");
}

BOOST_AUTO_TEST_CASE(is_no_computed_value_that_cannot_be) {
  const std::string rate = R"("measures": [{"id": "tl", "type": "number", "value": "x"}],)";
  SAME_LINES(asked_for(asking("tl > prior(tl, 1)", rate), "2023-02-01", {2022}), "a:x@2022");
}

BOOST_AUTO_TEST_CASE(is_owed_by_the_last_day_of_its_own_occurrence) {
  parts p = asking("sum(parts(q)) > 1", R"("indicators": [{"id": "q", "type": "number", "period": "quarter"}],
    "duties": [{"id": "d", "bearers": [{"agency": "so_a"}], "every": "quarter", "due": {"by": "period.end", "plus": {"days": 10}}, "delivers": ["q"]}],)");
  engine e = plans::engine_of(p, "2023-02-01");
  const printer print(e);
  told_lines owed;
  for (const missing_fact& m : missing(e, print, std::vector<int>{2022}))
    owed.push_back(m.fact + " " + (m.owner.last_day ? m.owner.last_day->text() : "-"));
  SAME_LINES(owed, "a:q@2022-Q1 2022-04-10", "a:q@2022-Q2 2022-07-10", "a:q@2022-Q3 2022-10-10",
             "a:q@2022-Q4 2023-01-10");
}

/// Who owes `z` of a in a year.
std::string owed_by(const std::string& more, int year) {
  parts p = asking("z > 1", more);
  p.versions = R"("versions": [{"id": "v1", "from_year": 2022}, {"id": "v2", "from_year": 2024}],)";
  engine e = plans::engine_of(p, "2026-02-01");
  const printer print(e);
  const int years[]{year};
  return missing(e, print, years).at(0).owner.words.en;
}

BOOST_AUTO_TEST_CASE(is_owed_as_the_text_of_its_year_says) {
  const std::string reporters =
      R"("filings": [{"id": "cua_a", "reporter": "so_a"}, {"id": "cua_b", "reporter": "so_b"}],
      "indicators": [{"id": "z", "type": "number", "filing": "cua_a", "until": "v1"},
        {"id": "z", "type": "number", "filing": "cua_b", "since": "v2"}],)";
  BOOST_TEST(owed_by(reporters, 2023) == "Sở A");
  BOOST_TEST(owed_by(reporters, 2024) == "Sở B");
  const std::string duties = R"("indicators": [{"id": "z", "type": "number"}],
      "duties": [{"id": "d", "until": "v1", "bearers": [{"agency": "so_a"}], "every": "year", "due": {"by": "12-01"}, "delivers": ["z"]},
        {"id": "d", "since": "v2", "bearers": [{"agency": "so_b"}], "every": "year", "due": {"by": "12-01"}, "delivers": ["z"]}],)";
  BOOST_TEST(owed_by(duties, 2023) == "Sở A");
  BOOST_TEST(owed_by(duties, 2024) == "Sở B");
}

BOOST_AUTO_TEST_SUITE_END()
