// Answers as JSON: what stands in one place of an answer stands in every place of its kind.

#include "../assess/engine_packs.hpp"
#include "../roadmap/plans.hpp"

#include <tieuchi/report/answers.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace tieuchi;
using plans::parts;

namespace data = boost::unit_test::data;

namespace {

using json = nlohmann::json;
using asker = checked<std::string> (*)(const matter&, const question&);

/// Rules with the facts of their pack.
matter matter_of(std::shared_ptr<const rulebook> rules) {
  const auto facts = pack_facts(rules).facts;
  return {std::move(rules), facts, nullptr};
}

/// What is asked of the plans below: the year 2022 near its end.
question late_in_2022() {
  question q;
  q.as_of = *date::parse("2022-12-01");
  q.years = {2022};
  return q;
}

/// Every clause of an answer, at any depth.
void clauses_in(const json& node, std::vector<json>& found) {
  if (node.is_object() && node.contains("quote")) found.push_back(node);
  for (const json& child : node)
    if (child.is_structured()) clauses_in(child, found);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(every_question)

const std::vector<std::string> packs{"aims",
                                     "owed",
                                     "cut",
                                     "cut/twin",
                                     "past",
                                     "points",
                                     "across",
                                     "terms",
                                     "acts",
                                     "../../../lib/packs/tra-vinh-1578",
                                     "../../../lib/packs/vi-du-1578"};

BOOST_DATA_TEST_CASE(about_a_pack_has_an_answer, data::make(packs), pack) {
  const matter m = matter_of(engine_packs::rulebook_of(pack));
  for (const std::string as_of : {"2021-12-31", "2023-10-20", "2024-12-31", "2026-07-01"}) {
    question q;
    q.as_of = *date::parse(as_of);
    for (const asker answer :
         std::initializer_list<asker>{answer_assess, answer_roadmap, answer_duties, answer_missing})
      BOOST_TEST_CONTEXT(pack << " as of " << as_of) { BOOST_CHECK_NO_THROW(BOOST_TEST(answer(m, q).ok())); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_wording_of_a_clause)

BOOST_AUTO_TEST_CASE(stands_wherever_the_clause_is_cited) {
  parts p{R"J("sources": [{"id": "v", "as_printed": {"number": "1"}}],
    "clauses": [{"id": "K1", "source": "v", "kind": "requirement", "text": "một"}, {"id": "K2", "source": "v", "kind": "reporting", "text": "hai"}],
    "duties": [{"id": "d", "clauses": ["K2"], "bearers": [{"agency": "so_a"}], "every": "year", "due": {"by": "11-15"}, "delivers": ["x"]}],
    "criteria": [{"id": "c", "clauses": ["K1"], "rule": "x > 1"}],
    "groups": [{"id": "g", "clauses": ["K1"], "combine": "all", "members": ["c"]}])J"};
  matter m = matter_of(plans::rules_of(p));
  m.quotes = std::make_shared<const wordings>(wordings{{"K1", "lời một"}, {"K2", "lời hai"}});
  const question of_all = late_in_2022();
  question q = of_all;
  q.unit = "a";
  for (const auto& answer : {answer_explain(m, q), answer_missing(m, q), answer_duties(m, of_all)}) {
    std::vector<json> cited;
    clauses_in(json::parse(answer.value), cited);
    BOOST_TEST(!cited.empty());
    for (const json& clause : cited) BOOST_TEST(clause["quote"] == (clause["id"] == "K1" ? "lời một" : "lời hai"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_day_of_a_submission)

BOOST_AUTO_TEST_CASE(is_not_printed_of_a_restricted_indicator) {
  for (const auto& [more, day] :
       std::vector<std::pair<std::string, std::string>>{{"", "2022-06-01"}, {R"(, "sensitivity": "restricted")", ""}}) {
    parts p{R"("indicators": [{"id": "kin", "type": "date")" + more + R"(}],
      "duties": [{"id": "d", "bearers": [{"cohort": "xa"}], "per_unit": true, "every": "year", "due": {"by": "11-15"}, "done_by": "kin"}])"};
    p.facts = "a,kin,2022,2022-06-01,2022-06-01,,,\n";
    const matter m = matter_of(plans::rules_of(p));
    const question q = late_in_2022();
    const json row = json::parse(answer_duties(m, q).value)["rows"][0];
    BOOST_TEST(row["status"] == "fulfilled");
    BOOST_TEST((row["submitted_on"].is_string() ? row["submitted_on"].get<std::string>() : "") == day);
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_restricted_figure)

/// The row of an answer with `x` 876 and the date `kin` 2022-06-01 of unit a, which are restricted or not.
json row_with(const std::string& plan, bool restricted, bool of_roadmap) {
  const std::string mark = restricted ? R"(, "sensitivity": "restricted")" : "";
  parts p{R"("indicators": [{"id": "kin", "type": "date")" + mark + R"(}, {"id": "kx", "type": "number")" + mark +
          "}]," + plan};
  p.facts = "a,kin,2022,2022-06-01,2022-06-01,,,\na,kx,2022,876,2022-06-01,,,\n";
  const matter m = matter_of(plans::rules_of(p));
  const question q = late_in_2022();
  return json::parse((of_roadmap ? answer_roadmap(m, q) : answer_duties(m, q)).value)["rows"][0];
}

BOOST_AUTO_TEST_CASE(shows_in_no_figure_of_a_target) {
  for (const std::string plan :
       {R"("targets": [{"id": "t", "of": "xa", "counts": "dat", "aims": [{"year": 2022, "at_least": "kx"}]}])",
        R"("measures": [{"id": "k2", "type": "number", "value": "kx * 2"}],
           "targets": [{"id": "t", "of": "xa", "counts": "dat", "aims": [{"year": 2022, "at_most": "k2 + 1"}]}])",
        R"("measures": [{"id": "k2", "type": "number", "value": "kx"}],
           "targets": [{"id": "t", "measure": "k2", "aims": [{"year": 2022, "at_least": 800}]}])"}) {
    const json open = row_with(plan, false, true), hidden = row_with(plan, true, true);
    BOOST_TEST(open["verdict"] == hidden["verdict"]);
    BOOST_TEST(!open["due"].is_null());
    for (const char* figure : {"due", "shortfall", "excess"}) BOOST_TEST(hidden[figure].is_null());
    const std::string all = hidden.dump();
    for (const char* digits : {"875", "876", "1752", "1753"}) BOOST_TEST(all.find(digits) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(shows_in_no_day_of_a_duty) {
  const std::string plan =
      R"("duties": [{"id": "d", "bearers": [{"cohort": "xa"}], "per_unit": true, "every": "year", "opens": {"on": "kin"}, "due": {"by": "kin"}}])";
  const json open = row_with(plan, false, false), hidden = row_with(plan, true, false);
  BOOST_TEST(open["last_day"] == "2022-06-01");
  BOOST_TEST(open["status"] == hidden["status"]);
  BOOST_TEST((hidden["last_day"].is_null() && hidden["opens"].is_null()));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_count_of_members)

BOOST_AUTO_TEST_CASE(is_not_printed_of_a_group_that_does_not_apply_or_is_waived) {
  const auto row_of = [](const std::string& keys, const std::string& more) {
    parts p{
        R"J("sources": [{"id": "v", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "v", "kind": "requirement", "text": "một"}],
      "criteria": [{"id": "c1", "clauses": ["K"], "rule": "x > 1"}, {"id": "c2", "clauses": ["K"], "rule": "dat"}],)J" +
        more + R"J("groups": [{"id": "g", "clauses": ["K"], "combine": "all", "members": ["c1", "c2"])J" + keys + "}]"};
    p.facts = "a,x,2022,2,2022-06-01,,,\na,dat,2022,false,2022-06-01,,,\n";
    const matter m = matter_of(plans::rules_of(p));
    question q = late_in_2022();
    q.unit = "a";
    std::string said;
    const json assessed = json::parse(answer_assess(m, q).value);
    for (const json& row : assessed["rows"])
      if (row["unit"] == "a" && row["item"] == "g")
        said = row["outcome"].get<std::string>() + " '" + row["value"].get<std::string>() + "'";
    return said + " " + json::parse(answer_explain(m, q).value)["items"][0]["summary"]["en"].get<std::string>();
  };
  BOOST_TEST(row_of("", "") == "not_met '1/2' not met (1/2 met): not met: c2");
  BOOST_TEST(row_of(R"(, "applies_when": "x > 2")", "").starts_with("not_applicable '' not applicable"));
  BOOST_TEST(
      row_of("", R"("waivers": [{"id": "w", "items": ["g"], "when": "x > 1"}],)").starts_with("waived '' waived"));
  for (const std::string how : {R"(, "applies_when": "x > 2")", ""})
    BOOST_TEST(row_of(how, R"("waivers": [{"id": "w", "items": ["g"], "when": "x > 1"}],)").find("1/2") ==
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(an_explanation_without_an_item)

namespace {

/// What is explained of the unit a, and in which period.
std::vector<std::string> told(const std::string& more, const std::vector<int>& years,
                              const std::string& as_of = "2022-12-01") {
  parts p{
      R"J("sources": [{"id": "v", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "v", "kind": "requirement", "text": "một"}],
      "criteria": [{"id": "c", "clauses": ["K"], "rule": "x > 1"}, {"id": "lone", "clauses": ["K"], "rule": "x > 5")J" +
      more + R"J(}], "groups": [{"id": "g", "clauses": ["K"], "combine": "all", "members": ["c"]}])J"};
  p.facts = "a,x,2022,2,2022-06-01,,,\n";
  question q = late_in_2022();
  q.as_of = *date::parse(as_of);
  q.years = years;
  q.unit = "a";
  std::vector<std::string> found;
  const json answered = json::parse(answer_explain(matter_of(plans::rules_of(p)), q).value);
  for (const json& item : answered["items"])
    found.push_back(item["item"].get<std::string>() + "@" + item["period"].get<std::string>());
  return found;
}

using lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(tells_of_every_standard_and_of_what_stands_in_none_where_it_applies) {
  BOOST_TEST(told("", {2022}) == (lines{"g@2022", "lone@2022"}), boost::test_tools::per_element());
  BOOST_TEST(told(R"(, "applies_when": "false")", {2022}) == lines{"g@2022"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(is_of_the_last_year_asked_and_else_of_that_of_the_day) {
  BOOST_TEST(told("", {2023, 2022}).front() == "g@2023");
  BOOST_TEST(told("", {}).front() == "g@2022");
  BOOST_TEST(told("", {}, "2011-01-01").front() == "g@2022");
  BOOST_TEST(told("", {}, "2999-01-01").front() == "g@2027");
}

BOOST_AUTO_TEST_SUITE_END()
