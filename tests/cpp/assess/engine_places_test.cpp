// What becomes of cohorts, children and rows while rows on the type or parent of a unit contradict each other
// (format pages 2, 6).

#include "../resolve/reported.hpp"

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/engine.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;
using reported::day;
using reported::parts;

namespace {

/// Two towns with a ward each, and a ward `c` that is said to be of the first; everything asks for the same count.
parts towns(const std::string& facts) {
  parts p{R"({"id": "n", "type": "number"})"};
  p.cohorts = R"(, {"id": "thi_xa", "types": ["thi_xa"]},
    {"id": "trong", "types": ["phuong"], "within": "t1"}, {"id": "con", "types": ["phuong", "thi_xa"], "parts": "children"},
    {"id": "canh", "types": ["phuong"], "same": ["parent"]})";
  p.more = R"x(, "measures": [
    {"id": "so_con", "type": "number", "value": "count(children(n))"
},
    {"id": "tong_con", "type": "number", "across": {"cohort": "con", "each": "n", "value": "sum(each)"}},
    {"id": "tong_trong", "type": "number", "across": {"cohort": "trong", "each": "n", "value": "sum(each)"}},
    {"id": "tong_canh", "type": "number", "across": {"cohort": "canh", "each": "n", "value": "sum(each)"}},
    {"id": "tong_phuong", "type": "number", "across": {"cohort": "phuong", "each": "n", "value": "sum(each)"}},
    {"id": "tong_thi_xa", "type": "number", "across": {"cohort": "thi_xa", "each": "n", "value": "sum(each)"}},
    {"id": "tong_ca", "type": "number", "across": {"cohort": "duoc_chon", "each": "n", "value": "sum(each)"}}],
    "criteria": [{"id": "it", "rule": "n >= 0"}, {"id": "it_trong", "subject": "trong", "rule": "n >= 0"}])x";
  p.units =
      "a,phuong,A,1,t1,2010-01-01,,2010-01-01,\nb,phuong,B,2,t2,2010-01-01,,2010-01-01,\n"
      "c,phuong,C,3,t1,2010-01-01,,2010-01-01,\n"
      "t1,thi_xa,Một,,,2010-01-01,,2010-01-01,\nt2,thi_xa,Hai,,,2010-01-01,,2010-01-01,\n";
  p.facts = facts;
  for (const char* unit : {"a", "b", "c", "t1", "t2"}) p.facts += std::string(unit) + ",n,2024,1,2024-12-01,,,\n";
  return p;
}

class asked {
 public:
  explicit asked(const std::string& facts)
      : rules_(reported::rules_of(towns(facts))),
        engine_(rules_, as_known_on(pack_facts(rules_).facts, day("2025-06-01"))) {}

  /// The number, or "? fact code; ...".
  std::string value(const char* unit, const char* measure) {
    return shown(engine_.value(rules_->name(measure).value(), in(unit)).value);
  }
  /// The outcome, or "? fact code; ...".
  std::string item(const char* unit, const char* criterion) {
    const item_result& r = engine_.item(rules_->item(criterion).value(), in(unit));
    return r.outcome == outcome::unknown ? shown(r.open) : std::string(code_of(r.outcome));
  }

 private:
  frame in(const char* unit) const {
    return {rules_->unit(unit).value(), period{{period_form::year, -1}, 2024, 0, {}, {}}};
  }
  static std::string shown(const feel::value& v) {
    if (!v.is_unknown()) return v.number().text();
    std::string text;
    for (const feel::reason& why : feel::reasons_of(v))
      text += (text.empty() ? "? " : "; ") + why.text() + " " + std::string(why.code);
    return text;
  }

  std::shared_ptr<const rulebook> rules_;
  engine engine_;
};

const std::string parents = "c,parent,2024-01-01/,t1,2024-01-01,,,\nc,parent,2024-01-01/,t2,2024-01-01,,,\n";
const std::string types = "c,type,2024-01-01/,phuong,2024-01-01,,,\nc,type,2024-01-01/,thi_xa,2024-01-01,,,\n";
const std::string parent_open = "? c:parent@2024-12-31 contested", type_open = "? c:type@2024-12-31 contested";

}  // namespace

BOOST_AUTO_TEST_SUITE(a_unit_of_contradicting_rows)

BOOST_AUTO_TEST_CASE(is_a_possible_member_of_what_goes_by_a_parent_that_one_of_them_names) {
  asked at(parents);
  for (const char* town : {"t1", "t2"}) {
    BOOST_TEST(at.value(town, "so_con") == parent_open);
    BOOST_TEST(at.value(town, "tong_con") == parent_open);
    BOOST_TEST(at.value(town, "tong_trong") == parent_open);
  }
  for (const char* ward : {"a", "b", "c"}) BOOST_TEST(at.value(ward, "tong_canh") == parent_open);
  BOOST_TEST(at.value("a", "so_con") == "0");
  BOOST_TEST(at.value("a", "tong_phuong") == "3");
  BOOST_TEST(at.item("c", "it_trong") == parent_open);
  BOOST_TEST(at.item("a", "it_trong") == "met");
  BOOST_TEST(at.item("b", "it_trong") == "not_applicable");
  BOOST_TEST(at.item("c", "it") == "met");
}

BOOST_AUTO_TEST_CASE(is_a_possible_member_of_what_goes_by_a_type_that_one_of_them_names) {
  asked at(types);
  BOOST_TEST(at.value("a", "tong_phuong") == type_open);
  BOOST_TEST(at.value("a", "tong_thi_xa") == type_open);
  BOOST_TEST(at.value("a", "tong_ca") == "5");
  BOOST_TEST(at.value("t1", "so_con") == "2");
  BOOST_TEST(at.item("c", "it") == type_open);
  BOOST_TEST(at.item("t1", "it") == "not_applicable");
}

BOOST_AUTO_TEST_CASE(gives_no_known_answer_that_the_end_of_the_contradiction_changes) {
  const char* measures[] = {"so_con", "tong_con", "tong_trong", "tong_canh", "tong_phuong", "tong_thi_xa", "tong_ca"};
  const char* units[] = {"a", "b", "c", "t1", "t2"};
  const std::string on = ",2024-02-01,,,\n";
  const std::pair<std::string, std::vector<std::string>> contradictions[] = {
      {parents, {"c,parent,2024-01-01/,t1" + on, "c,parent,2024-01-01/,t2" + on}},
      {types, {"c,type,2024-01-01/,phuong" + on, "c,type,2024-01-01/,thi_xa" + on}}};
  for (const auto& [rows, ends] : contradictions) {
    asked open(rows);
    for (const std::string& end : ends) {
      asked ended(rows + end);
      for (const char* unit : units) {
        for (const char* m : measures)
          if (const auto said = open.value(unit, m); !said.starts_with("?")) BOOST_TEST(said == ended.value(unit, m));
        for (const char* c : {"it", "it_trong"})
          if (const auto said = open.item(unit, c); !said.starts_with("?")) BOOST_TEST(said == ended.item(unit, c));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_unit_of_a_type_no_item_is_about)

BOOST_AUTO_TEST_CASE(has_no_rows_but_is_out_of_scope_where_a_rule_asks) {
  for (const char* other : {"", R"(, {"id": "khac", "subject": "thi_xa", "rule": "n >= 0"})"}) {
    parts p = towns("");
    p.more = R"x(, "measures": [{"id": "nhu_it", "type": "boolean", "value": "outcome(it) = \"not_applicable\""}],
      "criteria": [{"id": "it", "rule": "n >= 0"})x" +
             std::string(other) + "]";
    const auto rules = reported::rules_of(p);
    engine e(rules, as_known_on(pack_facts(rules).facts, day("2025-06-01")));
    const frame town{rules->unit("t1").value(), period{{period_form::year, -1}, 2024, 0, {}, {}}};
    BOOST_TEST(e.value(rules->name("nhu_it").value(), town).value.is_true());
    BOOST_TEST(row_of(e, rules->item("it").value(), town).has_value() == (*other != '\0'));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_possible_subject)

BOOST_AUTO_TEST_CASE(that_is_waived_or_no_subject_lacks_nothing) {
  for (const auto& [when, expected] : {std::pair{"true", "unknown"}, std::pair{"false", "not_met"}}) {
    parts p = towns("");
    p.indicators += R"(, {"id": "chon", "type": "boolean", "filing": "han"})";
    p.filings = R"({"id": "han", "until": {"by": "01-20", "year": 1}})";
    p.cohorts += R"(, {"id": "loc", "types": ["phuong"], "where": "chon"})";
    p.more = R"(, "criteria": [{"id": "it", "subject": "loc", "rule": "n >= 0", "if_lacking": {"outcome": "not_met"}}],
      "waivers": [{"id": "mien", "items": ["it"], "when": ")" +
             std::string(when) + R"("}])";
    const auto rules = reported::rules_of(p);
    engine e(rules, as_known_on(pack_facts(rules).facts, day("2025-06-01")));
    const frame ward{rules->unit("a").value(), period{{period_form::year, -1}, 2024, 0, {}, {}}};
    BOOST_TEST(code_of(e.item(rules->item("it").value(), ward).outcome) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
