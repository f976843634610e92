// A day that the calendar does not tell is unknown for the calendar's reason, wherever it is asked for (format page 4);
// a contradiction names the facts of all that is read (format page 10).

#include "../resolve/reported.hpp"

#include <tieuchi/assess/engine.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;
using reported::day;
using reported::parts;

namespace {

/// A calendar of 2023 alone and a name `v` that hangs on a day.
parts hanging(const std::string& collections, const std::string& reference_day = "") {
  parts p{R"({"id": "n", "type": "number"}, {"id": "nhan", "type": "date"}, {"id": "moc", "type": "date"})"};
  p.programme = R"(, "calendar": "lich")" + reference_day;
  p.more = R"(, "calendars": [{"id": "lich", "holidays": ["2023-01-02"]}], )" + collections;
  p.facts =
      "p1,n,2024,1,2024-12-01,,,\np2,n,2024,1,2024-12-01,,,\np1,moc,2024,2024-03-01,2024-12-01,,,\n"
      "p2,moc,2024,2024-03-01,2024-12-01,,,\n";
  return p;
}

/// The reasons of `v` of p1 in 2024.
std::string why(const parts& p) {
  const auto rules = reported::rules_of(p);
  engine e(rules, as_known_on(pack_facts(rules).facts, day("2025-06-01")));
  const frame f{rules->unit("p1").value(), period{{period_form::year, -1}, 2024, 0, {}, {}}};
  std::string text;
  for (const feel::reason& r : feel::reasons_of(e.value(rules->name("v").value(), f).value))
    text += (text.empty() ? "" : "; ") + r.text() + " " + std::string(r.code);
  return text;
}

std::string state_at(const std::string& at) {
  return R"("lifecycles": [{"id": "v", "states": ["chua", "co"], "transitions": [{"from": ["chua"], "to": "co", "by": "nhan"}], "at": )" +
         at + "}]";
}

parts summed_over(const std::string& exists) {
  parts p = hanging(
      R"x("measures": [{"id": "v", "type": "number", "across": {"cohort": "co_mat", "each": "n", "value": "sum(each)"}}])x");
  p.cohorts = R"(, {"id": "co_mat", "types": ["phuong"], "exists": )" + exists + "}";
  return p;
}

const std::string rolled[] = {R"({"by": "01-20", "roll": "forward"})", R"({"by": "moc", "roll": "back"})",
                              R"({"by": "01-20", "plus": {"working_days": 2}})"};

}  // namespace

BOOST_DATA_TEST_CASE(a_day_outside_the_calendar_is_unknown_for_the_calendar, boost::unit_test::data::make(rolled),
                     spec) {
  const std::string calendar = "calendar:lich@2024 no_calendar";
  BOOST_TEST(why(hanging(state_at(spec))) == calendar);
  BOOST_TEST(
      why(hanging(R"("measures": [{"id": "v", "type": "number", "value": "if reference_day > as_of then 1 else 2"}])",
                  R"(, "reference_day": )" + spec)) == calendar);
  BOOST_TEST(why(summed_over(spec)) == calendar);
}

BOOST_AUTO_TEST_CASE(a_contradiction_names_what_decides_whether_a_measure_is_asked_for_too) {
  parts p = hanging(R"("measures": [{"id": "b", "type": "number", "value": "n", "asked_when": "moc > nhan"},
    {"id": "v", "type": "number", "value": "1", "requires": "b > 5"}])");
  p.facts += "p1,nhan,2024,2024-02-01,2024-12-01,,,\n";
  BOOST_TEST(why(p) == "p1:moc@2024 contradiction; p1:n@2024 contradiction; p1:nhan@2024 contradiction");
}
