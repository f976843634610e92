// A report came and its day cannot be read: papers differ, a row was refused, a word stands in its place. That is no
// silence (format pages 7 and 15).

#include "plans.hpp"

#include <tieuchi/assess/assessment.hpp>

#include <boost/test/unit_test.hpp>

#include <set>

using namespace tieuchi;
using plans::parts;

namespace {

const std::string yearly =
    R"("duties": [{"id": "d", "bearers": [{"cohort": "xa"}], "units": "xa", "per_unit": true, "every": "year", "done_by": "nop", "due": {"by": "11-14"})";
const std::string rule =
    R"json(}], "sources": [{"id": "vb", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "vb", "kind": "reporting", "text": "bịa"}],
 "criteria": [{"id": "k", "clauses": ["K"], "rule": "every one in kept(d) satisfies one"}])json";

struct told {
  duty_status status{};
  std::string reason;
  std::set<duty_status> may_be;
  std::string kept, papers, within;
};

/// How the duty of unit a stands in 2024 when these rows came, whether or not all of them are let in.
told when(const std::string& rows, const std::string& as_of, const std::string& keys = "") {
  const parts p{yearly + keys + rule};
  const auto rules = plans::rules_alone(p);
  const auto admitted = add_facts(rules, nullptr, plans::facts_head + rows, "f.csv");
  engine e(rules, as_known_on(admitted.facts, *date::parse(as_of)));
  answer_duties(e);
  const std::array years{2024};
  for (const duty_row& row : duties(e, years)) {
    if (rules->programme->units[*row.unit].id != "a") continue;
    const item_result& r = e.item(*rules->item("k"), {*row.unit, year_period(2024)});
    std::string kept(code_of(r.outcome));
    for (const feel::reason& why : r.reasons) kept += " " + std::string(why.code);
    std::string papers;
    for (const fact_view f : row.contested) papers += std::string(f.document()) + " ";
    const auto& in = row.submitted_within;
    return {row.status, row.reason, {row.may_be.begin(), row.may_be.end()},
            kept,       papers,     in ? in->first.text() + "/" + in->last.text() : std::string()};
  }
  throw std::logic_error("no row");
}

std::string paper(const std::string& value, const std::string& document, const std::string& recorded = "2024-12-20") {
  return "a,nop,2024," + value + "," + recorded + ",," + document + ",\n";
}

std::set<duty_status> states_of(const told& one) { return one.may_be.empty() ? std::set{one.status} : one.may_be; }

}  // namespace

BOOST_AUTO_TEST_SUITE(papers_that_tell_different_days)

BOOST_AUTO_TEST_CASE(decide_where_they_agree_on_the_state_and_else_leave_it_open) {
  std::size_t decided = 0, open = 0;
  const std::vector<std::string> days{"2024-09-30", "2024-10-20", "2024-11-14", "2024-11-15",
                                      "2024-12-01", "2024-10",    "2024-11",    "2024-H2"};
  for (const std::string keys : {"", R"(, "opens": {"on": "10-15"}, "early": "ignored")"})
    for (const std::string& a : days)
      for (const std::string& b : days)
        for (const std::string as_of : {"2024-12-20", "2025-02-01"}) {
          if (a == b) continue;
          const told alone[] = {when(paper(a, "V1"), as_of, keys), when(paper(b, "V2"), as_of, keys)};
          const told both = when(paper(a, "V1") + paper(b, "V2"), as_of, keys);
          // What is dated too early does not count, so that the other paper is the only one.
          const auto too_early = [&](const std::string& day) {
            return !keys.empty() && (day == "2024-09-30" || day == "2024-10" || day == "2024-H2");
          };
          if (too_early(a) || too_early(b)) continue;
          std::set<duty_status> wanted = states_of(alone[0]);
          wanted.merge(states_of(alone[1]));
          BOOST_TEST_CONTEXT(a << " and " << b << " on " << as_of << keys) {
            BOOST_TEST((states_of(both) == wanted));
            BOOST_TEST((both.status == (wanted.size() == 1 ? *wanted.begin() : duty_status::unknown)));
            BOOST_TEST(both.reason == "contested");
            BOOST_TEST(both.papers == "V1 V2 ");
            if (wanted.size() == 1)
              BOOST_TEST(both.kept == (both.status == duty_status::fulfilled ? "met" : "not_met"));
            else
              BOOST_TEST(both.kept.starts_with("unknown contested"));
            (wanted.size() == 1 ? decided : open)++;
          }
        }
  BOOST_TEST(decided > 20u);
  BOOST_TEST(open > 20u);
}

BOOST_AUTO_TEST_CASE(name_the_days_from_the_first_to_the_last) {
  BOOST_TEST(when(paper("2024-11-13", "V1") + paper("2024-11-12", "V2"), "2025-02-01").within ==
             "2024-11-12/2024-11-13");
  BOOST_TEST(when(paper("2024-11-13", "V1") + paper("2024-11-13", "V2"), "2025-02-01").within.empty());
}

BOOST_AUTO_TEST_CASE(of_one_that_is_dated_too_early_leave_the_other) {
  const std::string keys = R"(, "opens": {"on": "10-15"}, "early": "ignored")";
  const told one = when(paper("2024-09-30", "V1") + paper("2024-12-01", "V2"), "2025-02-01", keys);
  BOOST_TEST((one.status == duty_status::late));
  BOOST_TEST(one.reason.empty());
}

BOOST_AUTO_TEST_CASE(end_with_a_correction) {
  const told one = when(paper("2024-11-01", "V1") + paper("2024-12-01", "V2") + paper("2024-11-02", "V3", "2024-12-21"),
                        "2025-02-01");
  BOOST_TEST((one.status == duty_status::fulfilled));
  BOOST_TEST(one.reason.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_report_whose_day_cannot_be_read)

BOOST_AUTO_TEST_CASE(is_no_silence) {
  for (const std::string value : {"2024-11-31", "12/11/2024", "rồi"}) {
    const told one = when(paper(value, "V1"), "2025-02-01");
    BOOST_TEST((one.status == duty_status::unknown), value);
    BOOST_TEST(one.reason == "refused", value);
    BOOST_TEST((one.may_be == std::set{duty_status::fulfilled, duty_status::late, duty_status::overdue}), value);
    BOOST_TEST(one.kept == "unknown refused", value);
  }
}

BOOST_AUTO_TEST_CASE(leaves_open_before_the_last_day_whether_it_is_done) {
  const told one = when(paper("2024-09-31", "V1", "2024-10-01"), "2024-10-10");
  BOOST_TEST((one.status == duty_status::unknown));
  BOOST_TEST((one.may_be == std::set{duty_status::due, duty_status::fulfilled}));
}

BOOST_AUTO_TEST_CASE(is_not_known_before_it_came_and_ends_with_one_that_can_be_read) {
  BOOST_TEST((when(paper("2024-11-31", "V1"), "2024-12-19").status == duty_status::overdue));
  const std::string both = paper("2024-11-31", "V1") + paper("2024-11-30", "V2", "2024-12-21");
  BOOST_TEST((when(both, "2025-02-01").status == duty_status::late));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_word_in_the_place_of_the_day)

BOOST_AUTO_TEST_CASE(is_silence_only_where_it_says_that_nothing_is_reported) {
  parts p{yearly + rule};
  for (const auto& [word, code, open] : std::vector<std::tuple<std::string, std::string, bool>>{
           {"mật", "withheld", true}, {"trả lại", "rejected", true}, {"chưa thu", "not_collected", false}}) {
    BOOST_TEST_CONTEXT(word) {
      p.nop = R"(, "open_values": {")" + word + R"(": ")" + code + R"("})";
      engine e = plans::engine_of(
          [&] {
            parts with = p;
            with.facts = paper(word, "V1");
            return with;
          }(),
          "2025-02-01");
      const std::array years{2024};
      const auto rows = duties(e, years);
      const duty_row& row = rows.front();
      BOOST_TEST((row.status == (open ? duty_status::unknown : duty_status::overdue)));
      BOOST_TEST(row.reason == (open ? code : ""));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
