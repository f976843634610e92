// A duty that was done in a month: its state is that of every day of the month, where they agree (format page 15).

#include "plans.hpp"

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/facts/period.hpp>

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>

using namespace tieuchi;
using plans::parts;

namespace {

const std::string yearly =
    R"("duties": [{"id": "d", "bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": "year", "done_by": "nop")";

/// A duty with its last day, or a first one before which nothing counts, and a rule that asks how it went.
struct ways {
  std::string keys, last_day;
};
const std::vector<ways> all_ways{
    {R"(, "due": {"by": "11-14"})", "2024-11-14"},
    {R"(, "due": {"by": "11-14"}, "opens": {"on": "10-15"})", "2024-11-14"},
    {R"(, "due": {"by": "11-14"}, "opens": {"on": "10-15"}, "early": "ignored")", "2024-11-14"},
    {R"(, "recurrence": "not_said")", ""},
};

const std::string asked =
    R"json(, "sources": [{"id": "vb", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "vb", "kind": "reporting", "text": "bịa"}],
 "criteria": [{"id": "k", "clauses": ["K"], "rule": "every one in kept(d) satisfies one", "show": "breaches(d)"}])json";

struct told {
  duty_row row;
  std::string kept, broken, report;  ///< the text of the report: a row of the ledger, which is gone with it
};

/// How the duty of unit a stands in 2024 when these rows are its report.
told when(const ways& how, const std::string& rows, const std::string& as_of) {
  parts p{yearly + how.keys + "}]" + asked};
  p.facts = rows;
  engine e = plans::engine_of(p, as_of);
  const std::array years{2024};
  for (const duty_row& row : duties(e, years)) {
    if (e.rules().programme->units[*row.unit].id != "a") continue;
    const frame in{*row.unit, year_period(2024)};
    const item_result& r = e.item(*e.rules().item("k"), in);
    std::string words(code_of(r.outcome));
    for (const feel::reason& why : r.reasons) words += " " + why.text() + " " + std::string(why.code);
    const std::string broken = r.show.is(feel::value::kind::number) ? r.show.number().text() : "unknown";
    return {row, words, broken, std::string(row.report ? row.report.text() : "")};
  }
  throw std::logic_error("no row");
}

std::string row(const std::string& value, const std::string& recorded = "2024-12-20") {
  return "a,nop,2024," + value + "," + recorded + ",,,\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_duty_done_in_a_month)

BOOST_AUTO_TEST_CASE(stands_as_by_every_day_of_it_where_they_agree_and_else_is_not_decided) {
  std::size_t decided = 0, open = 0;
  for (const ways& how : all_ways)
    for (const char* month : {"2024-09", "2024-10", "2024-11", "2024-12", "2024-Q4", "2024-H2", "2024"})
      for (const char* as_of : {"2024-12-25", "2025-02-01"}) {
        const period stretch = *stretch_of(month);
        std::set<duty_status> by_days;
        std::set<std::string> kept, broken;
        for (date day = first_day(stretch); day <= last_day(stretch); day.days += day.day() % 5 == 0 ? 1 : 2) {
          const told one = when(how, row(day.text()), as_of);
          by_days.insert(one.row.status);
          kept.insert(one.kept);
          broken.insert(one.broken);
        }
        // The days around the last day, the first one that counts and today are all looked at.
        for (const char* border : {"2024-10-14", "2024-10-15", "2024-11-14", "2024-11-15", "2024-12-25", "2024-12-26"})
          if (const date day = *date::parse(border); first_day(stretch) <= day && day <= last_day(stretch)) {
            const told one = when(how, row(border), as_of);
            by_days.insert(one.row.status);
            kept.insert(one.kept);
            broken.insert(one.broken);
          }
        const told found = when(how, row(month), as_of);
        const std::string about = how.keys + " in " + month + " on " + as_of;
        if (by_days.size() == 1) {
          ++decided;
          BOOST_TEST((found.row.status == *by_days.begin()), about);
          BOOST_TEST(found.row.may_be.empty(), about);
          if (kept.size() == 1) BOOST_TEST(found.kept == *kept.begin(), about);
        } else {
          ++open;
          BOOST_TEST((found.row.status == duty_status::unknown), about);
          BOOST_TEST(found.row.reason == "partly_known", about);
          BOOST_TEST((std::set(found.row.may_be.begin(), found.row.may_be.end()) == by_days), about);
          BOOST_TEST(found.kept == (kept.size() > 1 ? "unknown a:nop@2024 partly_known" : *kept.begin()), about);
          if (broken.size() == 1) BOOST_TEST(found.broken == *broken.begin(), about);
        }
        BOOST_TEST(!found.row.submitted_on, about);
      }
  BOOST_TEST(decided > 10u);
  BOOST_TEST(open > 10u);
}

BOOST_AUTO_TEST_CASE(shows_the_month_and_no_day) {
  const told one = when(all_ways[0], row("2024-10"), "2025-02-01");
  BOOST_REQUIRE(one.row.submitted_within);
  BOOST_TEST(one.row.submitted_within->first.text() == "2024-10-01");
  BOOST_TEST(one.row.submitted_within->last.text() == "2024-10-31");
  BOOST_TEST(one.report == "2024-10");
  BOOST_TEST(!when(all_ways[0], row("2025-03"), "2024-12-25").row.submitted_within);
}

BOOST_AUTO_TEST_CASE(is_decided_by_the_day_once_it_comes) {
  const std::string month = row("2024-11", "2024-12-01");
  BOOST_TEST((when(all_ways[0], month, "2025-02-01").row.status == duty_status::unknown));
  const told later = when(all_ways[0], month + row("2024-11-20", "2024-12-10"), "2025-02-01");
  BOOST_TEST((later.row.status == duty_status::late));
  BOOST_TEST(later.row.submitted_on->text() == "2024-11-20");
  BOOST_TEST(!later.row.submitted_within);
  const told before = when(all_ways[0], month + row("2024-11-20", "2024-12-10"), "2024-12-09");
  BOOST_TEST((before.row.status == duty_status::unknown));
}

BOOST_AUTO_TEST_CASE(another_row_speaks_where_the_month_may_be_too_early) {
  // October may lie before the 15th, and then the late row counts.
  const std::string both = row("2024-12-01", "2024-12-02") + row("2024-10", "2024-12-10");
  const told found = when(all_ways[2], both, "2025-02-01");
  BOOST_TEST((found.row.status == duty_status::unknown));
  BOOST_TEST((found.row.may_be == std::vector{duty_status::fulfilled, duty_status::late}));
  const told early = when(all_ways[2], row("2024-12-01", "2024-12-02") + row("2024-09", "2024-12-10"), "2025-02-01");
  BOOST_TEST((early.row.status == duty_status::late));
}

BOOST_AUTO_TEST_SUITE_END()
