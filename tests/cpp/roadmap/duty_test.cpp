// Who owes what once its unit ended: nobody, the successors together, or the unit still; and who stands for an agency.

#include "plans.hpp"

#include <tieuchi/assess/assessment.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>

using namespace tieuchi;
using plans::duty_lines;
using plans::parts;
namespace data = boost::unit_test::data;
using told_lines = std::vector<std::string>;

#define SAME_LINES(found, ...) BOOST_TEST((found) == (told_lines{__VA_ARGS__}), boost::test_tools::per_element())

namespace {

/// One duty `d` with these keys beside its last day, the 20th of January after.
parts owed(const std::string& keys, const std::string& more = R"("due": {"by": "01-20", "year": 1})") {
  return {R"("duties": [{"id": "d", )" + keys + ", " + more + "}]"};
}

const std::string each_unit =
    R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": "year", "done_by": "nop")";

/// a is absorbed by b in the middle of 2024, and b with c makes e in October.
const std::string absorbed = "s1,absorb,2024-07-01,2024-06-01,a,b,,,\n";
const std::string merged =
    absorbed + "s2,merge_into_new,2024-10-01,2024-09-01,b,e,,,\ns2,merge_into_new,2024-10-01,2024-09-01,c,e,,,\n";
const std::string abc =
    "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2010-01-01,,2010-01-01,\nc,xa,C,,,2010-01-01,,2010-01-01,\n";
const std::string abce = abc + "e,xa,E,,,2024-10-01,,2024-09-01,\n";

told_lines of_unit(const told_lines& lines, const std::string& unit) {
  told_lines kept;
  for (const std::string& line : lines)
    if (line.starts_with("d:" + unit + "@")) kept.push_back(line);
  return kept;
}

struct term {
  std::string word, of_2024;
};
std::ostream& operator<<(std::ostream& out, const term& t) { return out << t.word; }

const std::vector<term> terms{{"", "a not_required (ended) - -"},
                              {"ends", "a not_required (ended) - -"},
                              {"passes", "b overdue 2025-01-20 -"},
                              {"stays", "a overdue 2025-01-20 -"}};

std::string with(const term& t) { return t.word.empty() ? "" : R"(, "if_unit_ends": ")" + t.word + "\""; }

/// Every way in which a unit may bear a duty of a period, with the row it then has.
const told_lines cohorts_borne{
    R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true)",
    R"("bearers": [{"cohort": "xa"}], "per_unit": true)",
    R"("bearers": [{"cohort": "abc"}], "units": "abc", "per_unit": true)",
    R"("bearers": [{"cohort": "named"}], "units": "named", "per_unit": true)",
};

const std::string more_cohorts =
    R"J("cohorts": [{"id": "abc", "units": ["a", "b", "c"]}, {"id": "named", "types": ["xa"], "where": "name in (\"A\", \"B\", \"C\")"}],)J";

}  // namespace

BOOST_AUTO_TEST_SUITE(a_duty_of_a_unit_that_ended)

BOOST_DATA_TEST_CASE(goes_as_if_unit_ends_says, data::make(cohorts_borne) * data::make(terms), borne, ends) {
  parts p = owed(borne + R"(, "every": "year", "done_by": "nop")" + with(ends));
  p.plan = more_cohorts + p.plan;
  p.events = absorbed;
  SAME_LINES(of_unit(duty_lines(p, "2025-02-01", {2023, 2024, 2025, 2026}), "a"), "d:a@2023 a overdue 2024-01-20 -",
             "d:a@2024 " + ends.of_2024, "d:a@2025 a not_required (ended) - -", "d:a@2026 a not_required (ended) - -");
}

BOOST_DATA_TEST_CASE(goes_so_where_each_member_bears_one_duty, data::make(terms), ends) {
  parts p = owed(R"("bearers": [{"cohort": "xa"}], "every": "year", "done_by": "nop")" + with(ends));
  p.events = absorbed;
  SAME_LINES(duty_lines(p, "2025-02-01", {2024, 2025}), "d@2024 " + ends.of_2024, "d@2024 b overdue 2025-01-20 -",
             "d@2024 c overdue 2025-01-20 -", "d@2025 a not_required (ended) - -", "d@2025 b due 2026-01-20 -",
             "d@2025 c due 2026-01-20 -");
}

BOOST_AUTO_TEST_CASE(stays_with_the_agency_that_bears_it) {
  for (const auto& [word, of_2024] :
       std::vector<std::pair<std::string, std::string>>{{"ends", "not_required (ended) - -"},
                                                        {"passes", "overdue 2025-01-20 -"},
                                                        {"stays", "overdue 2025-01-20 -"}}) {
    parts p = owed(
        R"("bearers": [{"agency": "so_a"}], "units": "xa", "per_unit": true, "every": "year", "done_by": "nop", "if_unit_ends": ")" +
        word + "\"");
    p.events = absorbed;
    SAME_LINES(of_unit(duty_lines(p, "2025-02-01", {2024, 2025}), "a"), "d:a@2024 so_a " + of_2024,
               "d:a@2025 so_a not_required (ended) - -");
  }
}

BOOST_DATA_TEST_CASE(goes_so_for_shorter_periods, data::make(terms), ends) {
  parts p = owed(
      R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": "quarter", "done_by": "nop_quy")" +
          with(ends),
      R"("due": {"by": "period.end", "plus": {"days": 10}})");
  p.events = absorbed;
  const std::string second = ends.word == "passes"  ? "b overdue 2024-07-10 -"
                             : ends.word == "stays" ? "a overdue 2024-07-10 -"
                                                    : "a not_required (ended) - -";
  SAME_LINES(of_unit(duty_lines(p, "2025-02-01", {2024}), "a"), "d:a@2024-Q1 a overdue 2024-04-10 -",
             "d:a@2024-Q2 " + second, "d:a@2024-Q3 a not_required (ended) - -",
             "d:a@2024-Q4 a not_required (ended) - -");
}

BOOST_AUTO_TEST_CASE(passes_from_the_day_of_the_event_on) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.events = absorbed;
  const auto on = [&](const std::string& as_of) { return of_unit(duty_lines(p, as_of, {2024}), "a").front(); };
  BOOST_TEST(on("2024-05-31") == "d:a@2024 a due 2025-01-20 -");
  BOOST_TEST(on("2024-06-30") == "d:a@2024 a due 2025-01-20 -");
  BOOST_TEST(on("2024-07-01") == "d:a@2024 b due 2025-01-20 -");
}

BOOST_AUTO_TEST_CASE(passes_on_and_on) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.units = abce;
  p.events = merged;
  const auto on = [&](const std::string& as_of) { return duty_lines(p, as_of, {2024}); };
  SAME_LINES(on("2024-08-01"), "d:a@2024 b due 2025-01-20 -", "d:b@2024 b due 2025-01-20 -",
             "d:c@2024 c due 2025-01-20 -");
  SAME_LINES(on("2025-02-01"), "d:a@2024 e overdue 2025-01-20 -", "d:b@2024 e overdue 2025-01-20 -",
             "d:c@2024 e overdue 2025-01-20 -", "d:e@2024 e overdue 2025-01-20 -");
  // The first of them that does it does it for all; what was done before an event did not pass on.
  p.facts = "b,nop,2024,2024-08-15,2024-08-15,,,\n";
  SAME_LINES(on("2025-02-01"), "d:a@2024 b fulfilled 2025-01-20 2024-08-15",
             "d:b@2024 b fulfilled 2025-01-20 2024-08-15", "d:c@2024 e overdue 2025-01-20 -",
             "d:e@2024 e overdue 2025-01-20 -");
  p.facts = "a,nop,2024,2024-06-30,2024-08-15,,,\n";
  BOOST_TEST(on("2025-02-01").front() == "d:a@2024 a fulfilled 2025-01-20 2024-06-30");
  p.facts = "e,nop,2024,2025-01-25,2025-01-25,,,\n";
  BOOST_TEST(on("2025-02-01").front() == "d:a@2024 e late 2025-01-20 2025-01-25");
}

BOOST_AUTO_TEST_CASE(passes_to_all_successors_together) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.events = "s1,split,2024-07-01,2024-06-01,a,b,0.5,,\ns1,split,2024-07-01,2024-06-01,a,c,0.5,,\n";
  p.facts = "c,nop,2024,2025-01-10,2025-01-10,,,\n";
  BOOST_TEST(duty_lines(p, "2024-09-01", {2024}).front() == "d:a@2024 b+c due 2025-01-20 -");
  BOOST_TEST(duty_lines(p, "2025-02-01", {2024}).front() == "d:a@2024 b+c fulfilled 2025-01-20 2025-01-10");
}

BOOST_AUTO_TEST_CASE(passes_to_nobody_where_there_is_no_successor) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.events = "s1,abolish,2024-07-01,2024-06-01,a,,,,\n";
  BOOST_TEST(duty_lines(p, "2025-02-01", {2024}).front() == "d:a@2024 a not_required (ended) - -");
}

BOOST_AUTO_TEST_CASE(shows_no_submission_of_what_is_not_required) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.events = "s1,abolish,2024-07-01,2024-06-01,a,,,,\n";
  p.facts = "a,nop,2024,2024-08-15,2024-08-20,,,\n";
  BOOST_TEST(duty_lines(p, "2025-02-01", {2024}).front() == "d:a@2024 a not_required (ended) - -");
  parts q = owed(each_unit + R"(, "if_unit_ends": "passes", "not_required_when": "dat")");
  q.events = absorbed;
  q.facts = "a,dat,2024,true,2024-08-15,,,\nb,nop,2024,2024-08-15,2024-08-20,,,\n";
  BOOST_TEST(duty_lines(q, "2025-02-01", {2024}).front() == "d:a@2024 b not_required (not_required_when) 2025-01-20 -");
}

BOOST_AUTO_TEST_CASE(is_owed_while_the_end_is_not_recorded) {
  parts p = owed(each_unit);
  p.events = absorbed;
  BOOST_TEST(duty_lines(p, "2024-05-31", {2024}).front() == "d:a@2024 a due 2025-01-20 -");
  BOOST_TEST(duty_lines(p, "2024-06-01", {2024}).front() == "d:a@2024 a not_required (ended) - -");
}

BOOST_AUTO_TEST_CASE(is_owed_where_the_unit_lived_on_the_last_day) {
  parts p = owed(each_unit, R"("due": {"by": "06-30"})");
  p.events = absorbed;
  BOOST_TEST(duty_lines(p, "2025-02-01", {2024}).front() == "d:a@2024 a overdue 2024-06-30 -");
}

BOOST_AUTO_TEST_CASE(without_a_last_day_is_open_where_a_fact_may_tell_that_it_is_done) {
  const std::string yearly = R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": "year")";
  const std::string no_day = R"("recurrence": "yearly")";
  parts told = owed(yearly + R"(, "done_by": "nop")", no_day);
  BOOST_TEST(duty_lines(told, "2025-02-01", {2024}).front() == "d:a@2024 a open - -");
  told.facts = "a,nop,2024,2024-08-15,2024-08-20,,,\n";
  BOOST_TEST(duty_lines(told, "2025-02-01", {2024}).front() == "d:a@2024 a fulfilled - 2024-08-15");
  const parts silent = owed(yearly, no_day);
  BOOST_TEST(duty_lines(silent, "2025-02-01", {2024}).front() == "d:a@2024 a not_followed - -");
  BOOST_TEST(duty_lines(silent, "2023-12-31", {2024}).front() == "d:a@2024 a not_yet_due - -");
}

BOOST_AUTO_TEST_CASE(has_no_row_of_a_unit_that_began_after_the_period) {
  parts p = owed(each_unit);
  p.units = abce;
  p.events = merged;
  SAME_LINES(of_unit(duty_lines(p, "2025-02-01", {2023, 2024}), "e"), "d:e@2024 e overdue 2025-01-20 -");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_duty_per_event)

struct from_side {
  std::string borne, row;
};
std::ostream& operator<<(std::ostream& out, const from_side& f) { return out << f.borne; }

const std::vector<from_side> sides{
    {R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "if_unit_ends": "passes")",
     "b overdue 2024-08-14 -"},
    {R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "if_unit_ends": "stays")",
     "a overdue 2024-08-14 -"},
    {R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true)", "a not_required (ended) - -"},
    {R"("bearers": [{"cohort": "xa"}], "if_unit_ends": "passes")", "b overdue 2024-08-14 -"},
    {R"("bearers": [{"agency": "so_a"}], "units": "xa", "if_unit_ends": "passes")", "so_a overdue 2024-08-14 -"},
    {R"("bearers": [{"agency": "so_a"}])", "so_a not_required (ended) - -"},
};

BOOST_DATA_TEST_CASE(is_about_the_unit_that_the_event_ended, data::make(sides), side) {
  for (const std::string day : {"2024-07-01", "2024-01-01"}) {
    parts p = owed(side.borne + R"(, "every": {"event": ["absorb"], "side": "from"}, "done_by": "nop")",
                   R"("due": {"by": "event", "plus": {"days": 44}})");
    p.events = "s1,absorb," + day + ",2023-12-01,a,b,,,\n";
    const auto last = date{date::parse(day)->days + 44}.text();
    std::string row = side.row;
    if (const auto at = row.find("2024-08-14"); at != std::string::npos) row.replace(at, 10, last);
    SAME_LINES(duty_lines(p, "2025-02-01"), "d:a@s1 " + row);
  }
}

BOOST_AUTO_TEST_CASE(of_units_after_it_lives_on_with_them) {
  parts p = owed(
      R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": {"event": ["absorb"]}, "done_by": "nop", "if_unit_ends": "passes")",
      R"("due": {"by": "event", "plus": {"days": 200}})");
  p.units = abce;
  p.events = merged;
  SAME_LINES(duty_lines(p, "2025-02-01"), "d:b@s1 e overdue 2025-01-17 -");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_named_day)

BOOST_AUTO_TEST_CASE(is_read_for_every_unit_that_bears_the_duty) {
  parts p =
      owed(R"("bearers": [{"cohort": "xa"}], "every": "year", "done_by": "nop", "years": {"from": 2024, "to": 2024})",
           R"("due": {"by": "han_rieng"})");
  p.plan = R"("indicators": [{"id": "han_rieng", "type": "date"}],)" + p.plan;
  p.facts = "a,han_rieng,2024,2024-03-31,2024-01-02,,,\nb,han_rieng,2024,2024-09-30,2024-01-02,,,\n";
  SAME_LINES(duty_lines(p, "2024-06-01"), "d@2024 a overdue 2024-03-31 -", "d@2024 b due 2024-09-30 -",
             "d@2024 c not_yet_due - -");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_bearer_that_is_named_twice)

BOOST_AUTO_TEST_CASE(stands_once_as_lead_where_it_leads) {
  for (const auto& [kind, who] : std::vector<std::pair<std::string, std::string>>{{R"("cohort": "chi_a")", "a"},
                                                                                  {R"("agency": "so_a")", "so_a"}}) {
    const auto rows = [&](const std::string& first, const std::string& second) {
      parts p = owed(R"("bearers": [{)" + kind + R"(, "role": ")" + first + R"("}, {)" + kind + R"(, "role": ")" +
                     second + R"("}], "every": "year", "years": {"from": 2023, "to": 2023})");
      p.plan = R"("cohorts": [{"id": "chi_a", "units": ["a"]}],)" + p.plan;
      return duty_lines(p, "2023-06-01");
    };
    SAME_LINES(rows("lead", "requested"), "d@2023 " + who + " due 2024-01-20 -");
    SAME_LINES(rows("coordinate", "lead"), "d@2023 " + who + " due 2024-01-20 -");
    SAME_LINES(rows("coordinate", "requested"), "d@2023 " + who + " not_required (role) 2024-01-20 -");
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_duty_per_fact)

BOOST_AUTO_TEST_CASE(is_about_a_unit_that_ended_since) {
  for (const auto& [word, row] :
       std::vector<std::pair<std::string, std::string>>{{"ends", "a not_required (ended) - -"},
                                                        {"passes", "b overdue 2025-01-20 -"},
                                                        {"stays", "a overdue 2025-01-20 -"}}) {
    parts p = owed(
        R"("bearers": [{"cohort": "xa"}], "units": "xa", "every": {"fact": "x"}, "done_by": "nop", "if_unit_ends": ")" +
        word + "\"");
    p.events = absorbed;
    p.facts = "a,x,2024,5,2024-05-01,,,\n";
    SAME_LINES(duty_lines(p, "2025-02-01"), "d:a@2024 " + row);
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_duty_that_is_not_required)

BOOST_AUTO_TEST_CASE(shows_no_day_of_submission) {
  const std::string facts = "a,nop,2022,2022-06-01,2022-06-01,,QĐ 1,\na,dat,2022,true,2022-06-01,,,\n";
  std::string document;  // a row points into the facts of its engine
  const auto row_of = [&](const std::string& keys) {
    parts p = owed(R"("units": "chi_a", "per_unit": true, "every": "year", "done_by": "nop", )" + keys);
    p.plan = R"("cohorts": [{"id": "chi_a", "units": ["a"]}],)" + p.plan;
    p.facts = facts;
    engine e = plans::engine_of(p, "2022-12-01");
    const int year[]{2022};
    const duty_row row = duties(e, year).front();
    document = row.report ? std::string(row.report.document()) : "";
    return row;
  };
  const duty_row done = row_of(R"("bearers": [{"cohort": "chi_a"}])");
  BOOST_TEST(plans::shown(done) == "d:a@2022 a fulfilled 2023-01-20 2022-06-01");
  BOOST_TEST(document == "QĐ 1");
  for (const std::string keys : {R"("bearers": [{"cohort": "chi_a", "role": "coordinate"}])",
                                 R"("bearers": [{"cohort": "chi_a"}], "not_required_when": "dat")"}) {
    const duty_row row = row_of(keys);
    BOOST_TEST((row.status == duty_status::not_required));
    BOOST_TEST(!row.submitted_on);
    BOOST_TEST(!row.report);
  }
}

BOOST_AUTO_TEST_CASE(of_an_agency_about_no_unit_asks_no_unit) {
  const auto line = [](const std::string& when) {
    parts p = owed(R"("bearers": [{"agency": "so_a"}], "every": "year", "done_by": "nop_so", "not_required_when": ")" +
                   when + "\"");
    engine e = plans::engine_of(p, "2022-12-01");
    const int year[]{2022};
    const duty_row row = duties(e, year).front();
    return plans::shown(row) + (row.requirement_unknown ? " ?" : "");
  };
  BOOST_TEST(line("assessment_year = 2022") == "d@2022 so_a not_required (not_required_when) 2023-01-20 -");
  BOOST_TEST(line("assessment_year = 2021") == "d@2022 so_a due 2023-01-20 -");
  BOOST_TEST(line("dat") == "d@2022 so_a due 2023-01-20 - ?");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(kept_and_breaches)

/// The answers of a unit in a year: the values of kept, and the number of breaches.
std::string asked(const parts& p, const std::string& as_of, const std::string& unit, int year) {
  engine e = plans::engine_of(p, as_of);
  const frame f{*e.rules().unit(unit), year_period(year)};
  const auto name = *e.rules().name("d");
  const reading kept = e.slot({slot_kind::kept, name}, f), breaches = e.slot({slot_kind::breaches, name}, f);
  std::string line;
  for (const feel::value& v : kept.value.elements()) {
    if (!v.is_unknown()) line += v.is_true() ? "kept " : "broken ";
    for (const feel::reason& why : feel::reasons_of(v)) line += "? " + why.text() + " ";
  }
  line += "/ " + breaches.value.number().text();
  for (const auto& [place, element] : e.told(kept.assumed)) line += " [" + std::string(code_of(place)) + "]";
  return line;
}

BOOST_AUTO_TEST_CASE(of_a_unit_that_ended_are_those_it_still_bears) {
  for (const auto& [word, of_a, of_b] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"ends", "/ 0", "broken / 1 [kept]"},
           {"passes", "/ 0", "broken broken / 2 [kept]"},
           {"stays", "broken / 1 [kept]", "broken / 1 [kept]"}}) {
    parts p = owed(each_unit + R"(, "if_unit_ends": ")" + word + "\"");
    p.events = absorbed;
    BOOST_TEST(asked(p, "2025-02-01", "a", 2024) == of_a);
    BOOST_TEST(asked(p, "2025-02-01", "b", 2024) == of_b);
    BOOST_TEST(asked(p, "2026-02-01", "a", 2025) == "/ 0");
  }
}

BOOST_AUTO_TEST_CASE(name_what_may_still_be_kept_by_unit_duty_and_occurrence) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.events = absorbed;
  BOOST_TEST(asked(p, "2024-12-01", "b", 2024) == "? a:d@2024 ? b:d@2024 / 0");
  parts q = owed(R"("bearers": [{"cohort": "xa"}], "every": "year", "done_by": "nop")");
  BOOST_TEST(asked(q, "2024-12-01", "c", 2024) == "? c:d@2024 / 0");
}

BOOST_AUTO_TEST_CASE(hand_on_what_the_days_and_the_submission_rest_on) {
  parts p =
      owed(R"("bearers": [{"cohort": "xa"}], "every": "year", "done_by": "nop")", R"("due": {"by": "han_rieng"})");
  p.plan = R"("indicators": [{"id": "han_rieng", "type": "date", "default": "2024-06-30"}],)" + p.plan;
  engine e = plans::engine_of(p, "2024-06-01");
  for (const slot_kind asks : {slot_kind::kept, slot_kind::breaches}) {
    const reading r = e.slot({asks, *e.rules().name("d")}, {*e.rules().unit("a"), year_period(2024)});
    BOOST_TEST((e.told(r.assumed) == told_assumptions{{assumed_place::default_value, "han_rieng"}}));
  }
}

BOOST_AUTO_TEST_CASE(doubt_no_occurrence_outside_the_frame_that_asks) {
  parts p = owed(R"("bearers": [{"cohort": "theo_quy"}], "every": "quarter", "done_by": "nop_quy")",
                 R"("due": {"by": "period.end"})");
  p.plan = R"x("cohorts": [{"id": "theo_quy", "types": ["xa"], "where": "period_end < @\"2024-04-01\" or chon"}],)x" +
           p.plan;
  p.facts = "a,nop_quy,2024-Q1,2024-02-01,2024-02-01,,,\n";
  engine e = plans::engine_of(p, "2025-02-01");
  const auto kept = [&](const period& in) {
    return e.slot({slot_kind::kept, *e.rules().name("d")}, {*e.rules().unit("a"), in}).value;
  };
  const auto quarters = periods_in(*e.rules().programme, period_type{period_form::quarter, -1}, 2024);
  BOOST_TEST(kept(quarters[0]).elements().size() == 1u);
  BOOST_TEST(feel::reasons_of(kept(quarters[1]))[0].text() == "a:chon@2024");
  BOOST_TEST(kept(year_period(2024)).is_unknown());
}

/// A measure of halves whose `requires` reads nothing of its own but an element without a period of its own.
std::string contradicted(const std::string& requires_what) {
  parts p = owed(R"("bearers": [{"cohort": "xa"}], "every": "half")", R"("due": {"by": "period.end"})");
  p.plan += R"x(, "lifecycles": [{"id": "vong", "states": ["chua", "co"], "transitions": [{"from": ["chua"], "to": "co",
    "by": "nop"}]}], "measures": [{"id": "nua", "type": "number", "period": "half", "value": "1", "requires": ")x" +
            requires_what + R"("}])";
  engine e = plans::engine_of(p, "2024-12-01");
  answer_duties(e);
  const auto halves = periods_in(*e.rules().programme, period_type{period_form::half, -1}, 2024);
  std::string told;
  for (const period& half : halves)
    for (const feel::reason& why :
         feel::reasons_of(e.value(*e.rules().name("nua"), {*e.rules().unit("a"), half}).value))
      told += (told.empty() ? "" : "; ") + why.text() + " " + std::string(why.code);
  return told;
}

BOOST_AUTO_TEST_CASE(stand_in_a_contradiction_by_the_period_that_asks) {
  BOOST_TEST(contradicted("count(kept(d)) > 9") == "a:d@2024-H1 contradiction; a:d@2024-H2 contradiction");
  BOOST_TEST(contradicted("breaches(d) > 9") == "a:d@2024-H1 contradiction; a:d@2024-H2 contradiction");
  BOOST_TEST(contradicted("vong = \\\"co\\\"") == "a:vong@2024-H1 contradiction; a:vong@2024-H2 contradiction");
}

BOOST_AUTO_TEST_CASE(go_by_the_label_of_a_window) {
  parts p = owed(
      R"("bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": "nam_antt", "done_by": "nop_antt")",
      R"("due": {"by": "period.end"})");
  p.plan =
      R"("periods": [{"id": "nam_antt", "kind": "window", "from": {"from": "11-16", "year": -1}, "by": {"by": "11-15"}}],
              "indicators": [{"id": "nop_antt", "type": "date", "period": "nam_antt"}],)" +
      p.plan;
  BOOST_TEST(asked(p, "2024-12-01", "a", 2024) == "broken / 1 [kept]");
  engine e = plans::engine_of(p, "2024-12-01");
  const auto window = duties(e, std::vector<int>{2024}).front().period;
  BOOST_TEST(
      e.slot({slot_kind::breaches, *e.rules().name("d")}, {*e.rules().unit("a"), window}).value.number().text() == "1");
}

/// Whether kept is unknown as a whole, and for what; breaches, and what they assume.
std::string whole(const parts& p, const std::string& as_of, const std::string& unit = "a") {
  engine e = plans::engine_of(p, as_of);
  const frame f{*e.rules().unit(unit), year_period(2024)};
  const auto name = *e.rules().name("d");
  const reading kept = e.slot({slot_kind::kept, name}, f), breaches = e.slot({slot_kind::breaches, name}, f);
  std::string line = kept.value.is_unknown() ? "" : std::to_string(kept.value.elements().size());
  if (kept.value.is_unknown())
    for (const feel::reason& why : feel::reasons_of(kept.value)) line += "? " + why.text();
  line += " / " + breaches.value.number().text();
  for (const auto& [place, element] : e.told(breaches.assumed))
    line += " [" + std::string(code_of(place)) + ":" + element + "]";
  return line;
}

BOOST_AUTO_TEST_CASE(name_all_that_may_make_them_needless) {
  parts p =
      owed(R"("bearers": [{"cohort": "xa"}], "every": "quarter", "done_by": "nop_quy", "not_required_when": "thoi")",
           R"("due": {"by": "period.end"})");
  p.plan = R"("indicators": [{"id": "thoi", "type": "boolean", "period": "quarter"}],)" + p.plan;
  p.facts = "a,thoi,2024-Q2,false,2024-01-10,,,\n";
  BOOST_TEST(whole(p, "2025-02-01").starts_with("? a:thoi@2024-Q1? a:thoi@2024-Q3? a:thoi@2024-Q4"));
}

const told_lines borne_by_whom_it_is_not_known{
    R"("bearers": [{"agency_kind": "so", "serving": "chon_vung"}], "units": "xa", "per_unit": true, "every": "year")",
    R"("bearers": [{"cohort": "loc"}], "every": "year")",
    R"("bearers": [{"cohort": "loc"}], "units": "xa", "per_unit": true, "every": "year")",
    R"("bearers": [{"cohort": "xa"}], "units": "loc", "per_unit": true, "every": "year")",
    R"("bearers": [{"agency": "so_a"}], "units": "loc", "per_unit": true, "every": "year")",
    R"("bearers": [{"agency": "so_a"}], "units": "loc", "every": {"event": ["rename"]})",
};

/// `vung` says who bears the duty of a unit; b is renamed in every test.
parts borne(const std::string& duty, const std::string& vung) {
  parts p = owed(duty);
  p.plan = R"("agencies": [{"id": "so_c", "label": "Sở C", "kind": "so", "serves": {"chon_vung": "bien"}}],
    "scales": [{"id": "vung", "levels": ["bien", "nui"]}],
    "cohorts": [{"id": "loc", "types": ["xa"], "where": "chon_vung = \"bien\""}],
    "indicators": [{"id": "chon_vung", "type": "rating", "scale": "vung", "period": "dated")" +
           vung + "}]," + p.plan;
  p.events = "e1,rename,2024-03-01,2024-03-01,a,a,,,\n";
  return p;
}

BOOST_DATA_TEST_CASE(are_open_while_it_is_not_known_who_bears_them, data::make(borne_by_whom_it_is_not_known), duty) {
  parts p = borne(duty, "");
  BOOST_TEST(whole(p, "2025-02-01") == "? a:chon_vung@2024-12-31 / 0 [breaches:d]");
  // Of another unit it does not matter.
  p.facts = "a,chon_vung,/,nui,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01") == "0 / 0");
  p.facts = "a,chon_vung,/,bien,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01") == "1 / 1 [breaches:d]");
}

BOOST_DATA_TEST_CASE(hand_on_what_their_bearers_rest_on, data::make(borne_by_whom_it_is_not_known), duty) {
  BOOST_TEST(whole(borne(duty, R"(, "default": "nui")"), "2025-02-01") == "0 / 0 [default:chon_vung]");
  BOOST_TEST(whole(borne(duty, R"(, "default": "bien")"), "2025-02-01") == "1 / 1 [breaches:d] [default:chon_vung]");
}

BOOST_AUTO_TEST_CASE(hand_on_the_bearers_of_those_before_them) {
  parts p = borne(R"("bearers": [{"cohort": "loc"}], "units": "xa", "per_unit": true, "every": "year",)"
                  R"( "if_unit_ends": "passes")",
                  "");
  p.events = absorbed;
  p.facts = "b,chon_vung,/,nui,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01", "b") == "? a:chon_vung@2024-06-30 / 0 [breaches:d]");
}

BOOST_AUTO_TEST_CASE(of_one_done_late_rest_on_those_who_may_have_done_it_before) {
  parts p = owed(each_unit + R"(, "if_unit_ends": "passes")");
  p.events = absorbed;
  p.facts = "b,nop,2024,2025-01-25,2025-01-25,,,\n";
  // b is late with its own; of what passed to it from a, a may still show a day in time.
  BOOST_TEST(whole(p, "2025-02-01", "b") == "2 / 2 [breaches:d]");
  BOOST_TEST(asked(p, "2025-02-01", "b", 2024) == "broken broken / 2 [kept]");
  p.facts += "a,nop,2024,2025-01-26,2025-01-26,,,\n";
  BOOST_TEST(whole(p, "2025-02-01", "b") == "2 / 2");
}

BOOST_AUTO_TEST_CASE(wait_for_the_day_by_which_a_unit_may_owe_nothing) {
  parts p = owed(each_unit, R"("due": {"by": "han_nop"})");
  p.plan = R"("indicators": [{"id": "han_nop", "type": "date"}],)" + p.plan;
  BOOST_TEST(whole(p, "2025-02-01") == "? a:han_nop@2024 / 0 [breaches:d]");
  p.facts = "a,han_nop,2024,2009-12-31,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01") == "0 / 0");
  p.facts = "a,han_nop,2024,2024-12-31,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01") == "1 / 1 [breaches:d]");
}

BOOST_AUTO_TEST_CASE(wait_for_the_day_before_which_nothing_counts) {
  parts p = owed(each_unit + R"(, "opens": {"from": "mo"}, "early": "ignored")");
  p.plan = R"("indicators": [{"id": "mo", "type": "date"}],)" + p.plan;
  const std::string done = "a,nop,2024,2024-05-01,2024-05-01,,,\n";
  p.facts = done;
  BOOST_TEST(whole(p, "2025-02-01") == "? a:mo@2024 / 0 [breaches:d]");
  p.facts = done + "a,mo,2024,2024-05-02,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01") == "1 / 1 [breaches:d]");
  p.facts = done + "a,mo,2024,2024-05-01,2024-01-01,,,\n";
  BOOST_TEST(whole(p, "2025-02-01") == "1 / 0");
}

BOOST_AUTO_TEST_CASE(rest_on_what_frees_of_a_duty) {
  parts p = owed(each_unit + R"(, "not_required_when": "mac")");
  p.plan = R"("indicators": [{"id": "mac", "type": "boolean", "default": true}],)" + p.plan;
  BOOST_TEST(whole(p, "2025-02-01") == "0 / 0 [default:mac]");
}

BOOST_AUTO_TEST_CASE(of_a_duty_per_fact_rest_on_the_facts_known) {
  parts p = owed(R"("bearers": [{"cohort": "xa"}], "units": "xa", "every": {"fact": "x"}, "done_by": "nop")");
  BOOST_TEST(asked(p, "2024-12-01", "a", 2024) == "/ 0 [occasions]");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(an_agency_that_ends)

/// so_c ends in the middle of 2024 and so_b stands in its place.
parts ending(const std::string& keys, const std::string& duty) {
  parts p = owed(duty);
  p.plan = R"("indicators": [{"id": "vung", "type": "text", "period": "dated"}],)" + p.plan;
  p.plan =
      R"("agencies": [{"id": "so_c", "label": "Sở C", "kind": "so", "serves": {"vung": "bien"}, "until": "2024-06-30", "successor": "so_b")" +
      keys + "}]," + p.plan;
  return p;
}

/// The duty of a for 2024, borne by the agency that serves the units of a value.
std::string bearer_serving(const std::string& attribute, const std::string& serves, const std::string& facts,
                           const std::string& reference_day = "") {
  parts p = owed(R"("bearers": [{"agency_kind": "so", "serving": ")" + attribute +
                 R"("}], "units": "chi_a", "per_unit": true, "every": "year")");
  p.programme = reference_day;
  p.plan = R"("agencies": [{"id": "so_c", "label": "Sở C", "kind": "so", "serves": )" + serves +
           R"(}, {"id": "so_d", "label": "Sở D", "kind": "khac", "serves": )" + serves + R"(}],
    "indicators": [{"id": "vung", "code": "V.1", "type": "text", "period": "dated"}],
    "cohorts": [{"id": "chi_a", "units": ["a"]}],)" +
           p.plan;
  p.facts = facts;
  engine e = plans::engine_of(p, "2025-02-01");
  const int years[]{2024};
  const auto rows = duties(e, years);
  return rows.empty() ? "nobody" : rows.front().bearer;
}

BOOST_AUTO_TEST_CASE(are_borne_by_the_agency_that_serves_a_dated_indicator_a_type_or_a_parent) {
  const std::string of_vung = "a,vung,2010-01-01/,bien,2010-01-01,,,\n",
                    moved = "a,parent,2024-03-01/,b,2024-03-01,,,\n";
  for (const char* name : {"vung", "V.1"}) {
    BOOST_TEST(bearer_serving(name, R"({"vung": "bien"})", of_vung) == "so_c");
    BOOST_TEST(bearer_serving(name, R"({"V.1": "bien"})", of_vung) == "so_c");
    BOOST_TEST(bearer_serving(name, R"({"vung": "nui"})", of_vung) == "nobody");
  }
  BOOST_TEST(bearer_serving("type", R"({"type": "xa"})", "") == "so_c");
  BOOST_TEST(bearer_serving("type", R"({"type": "phuong"})", "") == "nobody");
  BOOST_TEST(bearer_serving("parent", R"({"parent": "b"})", moved) == "so_c");
  BOOST_TEST(bearer_serving("parent", R"({"parent": "c"})", moved) == "nobody");
  BOOST_TEST(bearer_serving("type", R"({"type": "xa"})",
                            "a,type,2024-01-01/,xa,2024-01-01,,,\na,type,2024-01-01/,phuong,2024-01-01,,,\n") ==
             "nobody");
}

BOOST_AUTO_TEST_CASE(are_borne_by_whom_serves_the_unit_on_the_last_day_of_the_period) {
  const std::string moves = "a,vung,2010-01-01/,nui,2010-01-01,,,\na,vung,2024-07-01/,bien,2024-07-01,,,\n";
  const std::string early = R"(, "reference_day": {"by": "01-last"})";
  BOOST_TEST(bearer_serving("vung", R"({"vung": "bien"})", moves, early) == "so_c");
  BOOST_TEST(bearer_serving("vung", R"({"vung": "nui"})", moves, early) == "nobody");
}

const told_lines borne_by_agencies{
    R"("bearers": [{"agency": "so_c"}], "every": "year")",
    R"("bearers": [{"agency_kind": "so", "serving": "vung"}], "units": "chi_a", "per_unit": true, "every": "year")",
};

std::string bearer_on(const parts& p, const std::string& as_of, int year) {
  engine e = plans::engine_of(p, as_of);
  const int years[]{year};
  return duties(e, years).front().bearer;
}

BOOST_DATA_TEST_CASE(is_followed_once_its_end_is_recorded, data::make(borne_by_agencies), duty) {
  const auto made = [&](const std::string& keys) {
    parts p = ending(keys, duty);
    p.plan = R"("cohorts": [{"id": "chi_a", "units": ["a"]}],)" + p.plan;
    p.facts = "a,vung,2010-01-01/,bien,2010-01-01,,,\n";
    return p;
  };
  const parts early = made(R"(, "until_recorded_on": "2024-03-15")"),
              late = made(R"(, "until_recorded_on": "2024-09-01")"), plain = made("");
  BOOST_TEST(bearer_on(early, "2024-03-14", 2024) == "so_c");
  BOOST_TEST(bearer_on(early, "2024-03-15", 2024) == "so_b");
  BOOST_TEST(bearer_on(late, "2024-08-31", 2024) == "so_c");
  BOOST_TEST(bearer_on(late, "2024-09-01", 2024) == "so_b");
  // Where nothing is said, on its last day.
  BOOST_TEST(bearer_on(plain, "2024-06-29", 2024) == "so_c");
  BOOST_TEST(bearer_on(plain, "2024-06-30", 2024) == "so_b");
  // It still owes what was due in its life.
  BOOST_TEST(bearer_on(early, "2025-01-01", 2022) == "so_c");
}

BOOST_AUTO_TEST_CASE(has_figures_of_its_life_as_known) {
  parts p = ending(R"(, "until_recorded_on": "2025-03-01")",
                   R"("bearers": [{"agency": "so_c"}], "every": "year", "done_by": "nop_so")");
  const auto code = [&](const std::string& as_of) {
    engine e = plans::engine_of(p, as_of);
    return std::string(
        feel::reasons_of(e.agency_value(*e.rules().name("nop_so"), *e.rules().agency("so_c"), year_period(2025)).value)
            .front()
            .code);
  };
  BOOST_TEST(code("2025-02-28") == "not_reported");
  BOOST_TEST(code("2025-03-01") == "out_of_validity");
}

BOOST_AUTO_TEST_CASE(is_recorded_only_where_it_ends) {
  const std::string duty = R"("duties": [{"id": "d", "bearers": [{"agency": "so_c"}]}])";
  SAME_LINES(
      plans::refused({R"("agencies": [{"id": "so_c", "label": "C", "until_recorded_on": "2024-01-01"}],)" + duty}),
      "format.misplaced_key");
}

BOOST_AUTO_TEST_SUITE_END()
