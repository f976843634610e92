// What is computed from a restricted indicator, on whatever way, is not printed (format page 7).

#include "../resolve/reported.hpp"

#include <tieuchi/assess/assessment.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

/// The points and the value printed of `c`; the date `mat` and the number `n` are there, the date is restricted or not.
std::string printed(const std::string& collections, bool restricted) {
  reported::parts p{R"({"id": "n", "type": "number"}, {"id": "m", "type": "number", "filing": "han"},
    {"id": "mat", "type": "date")" +
                    std::string(restricted ? R"(, "sensitivity": "restricted"})" : "}")};
  p.filings = R"({"id": "han", "until": {"by": "01-20", "year": 1}})";
  p.cohorts = R"(, {"id": "som", "types": ["phuong"], "where": "mat < @\"2024-06-01\""},
    {"id": "hom_ay", "types": ["phuong"], "exists": {"on": "mat"}})";
  p.more = ", " + collections;
  for (const char* unit : {"p1", "p2"})
    p.facts += std::string(unit) + ",n,2024,1,2024-12-01,,,\n" + unit + ",mat,2024,2024-03-01,2024-12-01,,,\n";
  const auto rules = reported::rules_of(p);
  engine e(rules, as_known_on(pack_facts(rules).facts, reported::day("2025-06-01")));
  const auto row = row_of(e, rules->item("c").value(),
                          {rules->unit("p1").value(), period{{period_form::year, -1}, 2024, 0, {}, {}}});
  return std::string(code_of(row->outcome)) + " " + row->points + " " + row->value;
}

const std::string ways[] = {
    R"x("criteria": [{"id": "c", "score": "if mat < @\"2024-06-01\" then 4 else 3", "max": 5, "met_from": 1, "show": "n"}])x",
    R"x("criteria": [{"id": "c", "score": {"first_of": [{"value": 3, "until": {"by": "mat"}}, {"value": "n"}]}, "max": 5, "met_from": 1}])x",
    R"x("criteria": [{"id": "c", "score": "m", "max": 5, "met_from": 1, "if_lacking": {"points": 2, "after": {"by": "mat"}}}])x",
    R"x("measures": [{"id": "so", "type": "number", "across": {"cohort": "som", "each": "n", "value": "sum(each)"}}],
        "criteria": [{"id": "c", "score": "so", "max": 5, "met_from": 1}])x",
    R"x("measures": [{"id": "so", "type": "number", "across": {"cohort": "hom_ay", "each": "n", "value": "sum(each)"}}],
        "criteria": [{"id": "c", "score": "so", "max": 5, "met_from": 1}])x",
    R"x("parameters": [{"id": "tran", "type": "number", "keys": ["mat"], "rows": [{"key": {"mat": "2024-03-01"}, "value": 4}, {"value": 3}]}],
        "criteria": [{"id": "c", "score": "n + 100", "max": "tran"}])x",
    R"x("criteria": [{"id": "b", "score": {"first_of": [{"value": 3, "until": {"by": "mat"}}, {"value": "n"}]}, "max": 5, "met_from": 1}],
        "groups": [{"id": "c", "combine": "points", "members": ["b"], "pass": {"at_least": 1}}])x",
};

}  // namespace

BOOST_DATA_TEST_CASE(what_rests_on_a_restricted_indicator_is_an_outcome_alone, boost::unit_test::data::make(ways),
                     way) {
  BOOST_TEST(printed(way, false).size() > std::string("met  ").size());
  BOOST_TEST(printed(way, true) == "met  ");
}

BOOST_AUTO_TEST_CASE(what_is_only_provisional_by_it_is_printed) {
  const std::string way =
      R"x("criteria": [{"id": "c", "score": {"first_of": [{"value": "n", "provisional_until": {"by": "mat"}}, {"value": 2}]}, "max": 5, "met_from": 1}])x";
  BOOST_TEST(printed(way, true) == "met 1 ");
}
