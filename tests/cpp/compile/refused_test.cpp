#include "small_pack.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace data = boost::unit_test::data;

namespace {

struct refused {
  const char* code;
  const char* more;  ///< collections added to the small pack
};

std::ostream& operator<<(std::ostream& out, const refused& r) { return out << r.code << ": " << r.more; }

std::string criterion(const std::string& keys) {
  return R"J("criteria": [{"id": "c", "clauses": ["K1"], )J" + keys + "}]";
}

const std::vector<refused> programmes{
    {"clause.unknown", R"J("criteria": [{"id": "c", "clauses": ["K9"], "rule": "p"}])J"},
    {"reference.unknown", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "subject": "khong_co"}])J"},
    {"rank.by_type",
     R"J("measures": [{"id": "m", "type": "number", "rank": {"cohort": "xa", "by": [{"value": "p"}]}}])J"},
    {"rank.by_type",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "quota": {"cohort": "xa", "eligible": "p", "by": [{"value": "p"}], "size": "1"}}])J"},
    {"duplicate.id",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 9}], "groups": [{"id": "n", "clauses": ["K1"], "combine": "points", "members": ["c"], "pass": {"at_least": 5}}])J"},
    {"group.member_unknown",
     R"J("groups": [{"id": "nh", "clauses": ["K1"], "combine": "all", "members": ["khong_co"]}])J"},
    {"cohort.unit_unknown",
     R"J("filings": [{"id": "f"}], "lifecycles": [], "waivers": [], "targets": [], "funding": [], "measures": [], "parameters": [], "versions": [{"id": "v1", "from_year": 2023}], "duties": [], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "groups": [], "calendars": [], "periods": [], "bodies": [], "document_classes": [])J"},
    {"feel.bound.result",
     R"J("measures": [{"id": "m", "type": "list", "of": "number", "value": "for i in 1..1001 return i"}])J"},
    {"feel.bound.result",
     R"J("measures": [{"id": "m", "type": "number", "across": {"cohort": "xa", "each": "for i in 1..51 return i", "value": "count(each)"}}])J"},
    {"feel.type.operator", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "n + p > 1"}])J"},
    {"feel.name.unknown", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "nn > 1"}])J"},
    {"feel.type.level", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "g >= \"gioi\""}])J"},
    {"feel.type.result", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "n"}])J"},
    {"period.mismatch", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "q > 1"}])J"},
    {"criterion.reported_without_clause", R"J("criteria": [{"id": "c", "rule": "reported(n)"}])J"},
    {"criterion.no_clause", R"J("criteria": [{"id": "c", "rule": "p"}])J"},
    {"reason.duplicate",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": [{"rule": "p", "reason": "a"}, {"rule": "n > 1", "reason": "a"}]}])J"},
    {"choice.no_default",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": [{"when": "p", "then": true}, {"when": "n > 1", "then": false}]}])J"},
    {"choice.dead_row",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": [{"when": "p", "then": 1}, {"when": "p", "then": 2}, {"then": 0}], "max": 2}])J"},
    {"score.max_missing", R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n"}])J"},
    {"cycle.same_period",
     R"J("measures": [{"id": "a", "type": "number", "value": "b"}, {"id": "b", "type": "number", "value": "a"}])J"},
    {"clause.modelled_without_element", R"J("versions": [{"id": "v1", "from_year": 2023}])J"},
    {"day.no_calendar", R"J("filings": [{"id": "f", "until": {"by": "01-20", "roll": "forward"}}])J"},
    {"day.anchor", R"J("filings": [{"id": "f", "until": {"by": "ngay_nao"}}])J"},
    {"filing.extension_type", R"J("filings": [{"id": "f", "extended_by": "n"}])J"},
    {"version.order", R"J("versions": [{"id": "v1", "from_year": 2024}, {"id": "v2", "from_year": 2023}])J"},
    {"version.overlap",
     R"J("versions": [{"id": "v1", "from_year": 2023}, {"id": "v2", "from_year": 2024}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "until": "v2"}, {"id": "c", "clauses": ["K1"], "rule": "p", "since": "v2"}])J"},
    {"target.no_first_aim",
     R"J("targets": [{"id": "t", "of": "ba_xa", "counts": "p", "aims": [{"year": 2023, "add": 1}]}])J"},
    {"target.over_cohort",
     R"J("targets": [{"id": "t", "of": "ba_xa", "counts": "p", "aims": [{"year": 2023, "at_least": 3}, {"year": 2024, "add": 1}]}])J"},
    {"target.years",
     R"J("targets": [{"id": "t", "of": "ba_xa", "counts": "p", "aims": [{"year": 2040, "at_least": 1}]}])J"},
    {"duty.no_due_day", R"J("duties": [{"id": "b", "bearers": [{"agency": "so_a"}], "every": "year"}])J"},
    {"duty.done_by_type",
     R"J("duties": [{"id": "b", "bearers": [{"agency": "so_a"}], "every": "year", "due": {"by": "11-15"}, "done_by": "n"}])J"},
    {"duty.partition",
     R"J("duties": [{"id": "a", "bearers": [{"agency": "so_a"}], "units": "ba_xa", "partition": "w"}, {"id": "b", "bearers": [{"agency": "so_a"}], "units": "ba_xa", "partition": "w"}])J"},
    {"lifecycle.unreachable_state",
     R"J("lifecycles": [{"id": "l", "states": ["a", "b", "c"], "transitions": [{"from": ["a"], "to": "b", "by": "d"}]}])J"},
    {"lifecycle.ambiguous",
     R"J("lifecycles": [{"id": "l", "states": ["a", "b", "c"], "transitions": [{"from": ["a"], "to": "b", "by": "d"}, {"from": ["a"], "to": "c", "by": "d"}]}])J"},
    {"group.k_over_members",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "at_least", "k": 2, "members": ["c"]}])J"},
    {"group.points_without_max",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "points", "members": ["c"]}])J"},
    {"score.out_of_range",
     R"J("filings": [{"id": "f", "until": {"by": "01-20", "year": 1}}], "criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 25, "if_lacking": {"points": 50}}])J"},
    {"group.unreachable_pass",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "score": "n", "max": 25}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "points", "members": ["c"], "adjust": [{"id": "them", "add": "n", "at_most": 3}], "pass": {"at_least": 30}}])J"},
    {"indicator.carry_type",
     R"J("filings": [{"id": "f"}], "measures": [], "periods": [{"id": "dot", "kind": "occasion"}])J"},
    {"feel.call.argument",
     R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p"}], "groups": [{"id": "nh", "clauses": ["K1"], "combine": "all", "members": ["c"]}], "measures": [{"id": "m", "type": "boolean", "value": "share_reached(nh, \"not_mett\", 0.5)"}])J"},
    {"value.type", R"J("parameters": [{"id": "ts", "type": "number", "value": "mười"}])J"},
    {"feel.name.unknown", R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "show": "nn"}])J"},
    {"feel.name.unknown",
     R"J("measures": [{"id": "m", "type": "number", "across": {"cohort": "xa", "each": "nn", "value": "sum(each)"}}])J"},
    {"feel.name.unknown",
     R"J("measures": [{"id": "m", "type": "number", "rank": {"cohort": "xa", "by": [{"value": [{"when": "p", "then": "nn"}, {"then": "n"}]}]}}])J"},
    {"reference.unknown",
     R"J("parameters": [{"id": "t", "type": "number", "keys": ["khong_co"], "rows": [{"value": 1}]}], "criteria": [{"id": "c", "clauses": ["K1"], "rule": "norm(\"t\", \"a\") > 1"}])J"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(compile_refuses)

BOOST_DATA_TEST_CASE(each_mistake_by_its_own_code, data::make(programmes), mistake) {
  std::string more = mistake.more;
  std::string head = small_pack::head;
  if (std::string(mistake.code) == "cohort.unit_unknown") head.replace(head.find("\"x3\"]"), 5, "\"x9\"]");
  if (std::string(mistake.code) == "clause.modelled_without_element")
    head.replace(head.find("\"status\": \"none\""), 16, "\"status\": \"modelled\"");
  if (std::string(mistake.code) == "indicator.carry_type")
    head.replace(head.find(R"J("type": "boolean"})J"), 18, R"J("type": "boolean", "carry": {"rule": "sum"}})J");
  const auto codes = small_pack::codes(more, head);
  BOOST_TEST(small_pack::has(codes, mistake.code), "got: " << (codes.empty() ? "nothing" : codes.front()));
}

BOOST_AUTO_TEST_CASE(a_sound_programme_has_no_issue) {
  const auto codes = small_pack::codes(criterion(R"J("rule": "p and n > prior(n, 1) and g in (\"kha\", \"tot\")")J"));
  BOOST_TEST(codes.empty(), (codes.empty() ? "" : codes.front()));
}

BOOST_AUTO_TEST_CASE(an_issue_in_a_rule_text_names_the_line_and_column_of_the_file) {
  const auto all =
      small_pack::issues("\n\"criteria\": [\n  {\"id\": \"c\", \"clauses\": [\"K1\"], \"rule\": \"p and nn > 1\"}]");
  BOOST_REQUIRE(!all.empty());
  BOOST_TEST((all.size() == 1U || all[1].severity == tieuchi::severity::note));
  BOOST_TEST(all[0].place.file == "pack.json");
  BOOST_TEST(all[0].place.line == 14U);
  BOOST_TEST(all[0].place.column == 49U);
  BOOST_TEST(all[0].place.pointer == "/criteria/0/rule");
  BOOST_TEST(all[0].nearest == "n");
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_value_of_any_type_is_told_once) {
  for (
      const char* more :
      {R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "show": "nn"}])J",
       R"J("measures": [{"id": "m", "type": "number", "across": {"cohort": "xa", "each": "nn", "value": "1"}}])J",
       R"J("measures": [{"id": "m", "type": "number", "rank": {"cohort": "xa", "by": [{"value": "nn"}]}}])J",
       R"J("criteria": [{"id": "c", "clauses": ["K1"], "quota": {"cohort": "xa", "eligible": "p", "by": [{"value": "nn"}], "size": "1"}}])J",
       R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": "p", "show": [{"when": "p", "then": "nn"}, {"then": "n"}]}])J"})
    BOOST_TEST(small_pack::codes(more) == std::vector<std::string>{"feel.name.unknown"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_id_has_one_type_period_and_scale_in_all_versions) {
  const std::string versions = R"J("versions": [{"id": "v1", "from_year": 2023}, {"id": "v2", "from_year": 2025}], )J";
  const auto codes = [&](const std::string& more) { return small_pack::codes(versions + more); };
  for (
      const char* more :
      {R"J("measures": [{"id": "m", "until": "v1", "type": "number", "value": "n"}, {"id": "m", "since": "v2", "type": "boolean", "value": "p"}])J",
       R"J("measures": [{"id": "m", "until": "v1", "type": "number", "value": "n"}, {"id": "m", "since": "v2", "type": "number", "period": "quarter", "value": "q"}])J",
       R"J("parameters": [{"id": "t", "until": "v1", "type": "number", "value": 1}, {"id": "t", "since": "v2", "type": "boolean", "value": true}])J",
       R"J("criteria": [{"id": "c", "until": "v1", "clauses": ["K1"], "rule": "p"}, {"id": "c", "since": "v2", "clauses": ["K1"], "period": "quarter", "rule": "q > 1"}])J",
       R"J("lifecycles": [{"id": "l", "until": "v1", "states": ["a", "b"], "transitions": [{"from": ["a"], "to": "b", "by": "d"}]}, {"id": "l", "since": "v2", "states": ["a", "c"], "transitions": [{"from": ["a"], "to": "c", "by": "d"}]}])J"})
    BOOST_TEST(codes(more) == std::vector<std::string>{"version.type"}, boost::test_tools::per_element());
  BOOST_TEST(
      codes(
          R"J("measures": [{"id": "m", "until": "v1", "type": "number", "value": "n"}, {"id": "m", "since": "v2", "type": "number", "value": "n + 1"}])J")
          .empty());
}

BOOST_AUTO_TEST_CASE(every_problem_is_told_in_one_pass) {
  const auto codes = small_pack::codes(
      R"J("criteria": [{"id": "c", "clauses": ["K9"], "rule": "n + p"}, {"id": "e", "clauses": ["K1"], "rule": "nn and zz"}])J");
  BOOST_TEST(std::ranges::count(codes, "feel.name.unknown") == 2);
  BOOST_TEST(small_pack::has(codes, "feel.type.operator"));
  BOOST_TEST(small_pack::has(codes, "clause.unknown"));
}

BOOST_AUTO_TEST_SUITE_END()
