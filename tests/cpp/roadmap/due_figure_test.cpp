// What is due of an aim: figures that build on the aim before, on what was reached the year before, on the cohort.

#include "drawn_plan.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;
using plans::counted;
using plans::drawn_plan;
using plans::lines_of;
using plans::parts;
using plans::refused;
namespace data = boost::unit_test::data;
using told_lines = std::vector<std::string>;

#define SAME_LINES(found, ...) BOOST_TEST((found) == (told_lines{__VA_ARGS__}), boost::test_tools::per_element())

namespace {

/// A measure and the target on it.
std::string measured(const std::string& measure, const std::string& aims) {
  return R"("measures": [{"id": "d", "type": "number", )" + measure + "}],\n" + counted(aims, R"("measure": "d")");
}

const std::string none_known = "t 2022: due 1, 0+3, open";
const std::string all_2021 =
    "a,dat,2021,true,2021-12-01,,,\nb,dat,2021,true,2021-12-01,,,\nc,dat,2021,false,2021-12-01,,,\n";
const std::string from_2021 = R"("from": 2022, "to": 2027, "facts_from": 2021)";

}  // namespace

BOOST_AUTO_TEST_SUITE(a_first_aim)

BOOST_AUTO_TEST_CASE(builds_on_nothing_where_no_facts_exist_before) {
  SAME_LINES(lines_of({counted(R"({"year": 2022, "at_least": "prior_reached + 1"})")}, "2023-01-01"), none_known);
  SAME_LINES(lines_of({counted(R"({"year": 2022, "at_most": "prior_reached"})")}, "2023-01-01"),
             "t 2022: due 0, 0+3, open");
}

BOOST_AUTO_TEST_CASE(builds_on_what_was_reached_the_year_before_where_facts_exist) {
  const parts p{counted(R"({"year": 2022, "at_least": "prior_reached + 1"})"), from_2021, all_2021};
  SAME_LINES(lines_of(p, "2023-01-01"), "t 2022: due 3, 0+3, open");
  // What was recorded later is not known yet: the figure of the year before is open, and is not shown.
  SAME_LINES(lines_of(p, "2021-11-01"), "t 2022: due -, 0+3, open");
}

BOOST_AUTO_TEST_CASE(counts_the_year_before_over_its_own_cohort) {
  const parts p{counted(R"({"year": 2022, "of": "ab", "at_least": "prior_reached"})"), from_2021, all_2021};
  SAME_LINES(lines_of(p, "2023-01-01"), "t 2022: due 2, 0+2, open");
}

BOOST_AUTO_TEST_CASE(looks_at_the_year_before_each_year_it_repeats) {
  const parts p{
      counted(R"({"year": 2022, "to": 2024, "at_least": "prior_reached + 1"})"), from_2021,
      all_2021 + "a,dat,2022,true,2022-12-01,,,\nb,dat,2022,false,2022-12-01,,,\nc,dat,2022,false,2022-12-01,,,\n"};
  SAME_LINES(lines_of(p, "2024-01-01"), "t 2022: due 3, 1+0, missed", "t 2023: due 2, 0+3, open",
             "t 2024: due -, 0+3, open");
}

BOOST_AUTO_TEST_CASE(of_a_measure_builds_on_its_value_the_year_before) {
  const std::string sum = R"J("across": {"cohort": "xa", "each": "x", "value": "sum(each)"})J";
  const std::string aims = R"({"year": 2022, "at_least": "prior_reached + 1"})";
  const std::string of_2022 = "a,x,2022,2,2022-12-01,,,\nb,x,2022,3,2022-12-01,,,\nc,x,2022,4,2022-12-01,,,\n";
  const std::string of_2021 = "a,x,2021,2,2021-12-01,,,\nb,x,2021,3,2021-12-01,,,\nc,x,2021,4,2021-12-01,,,\n";
  SAME_LINES(lines_of({measured(sum, aims), {R"("from": 2022, "to": 2027)"}, of_2022}, "2023-01-01"),
             "t 2022: due 1, 9+0, reached");
  SAME_LINES(lines_of({measured(sum, aims), from_2021, of_2022 + of_2021}, "2023-01-01"),
             "t 2022: due 10, 9+0, missed");
  SAME_LINES(lines_of({measured(sum, aims), from_2021, of_2022}, "2023-01-01"), "t 2022: due -, 9+0, open");
}

const told_lines refused_texts{
    R"("at_least": "prior_due + 1")",
    R"("at_most": "prior_due")",
    R"("at_least": [{"when": "prior_due > 1", "then": 1}, {"then": 2}])",
    R"("at_least": [{"when": "cohort_size > 1", "then": "prior_due"}, {"then": 2}])",
    R"J("at_least": {"first_of": [{"value": "prior_reached"}, {"value": "max(prior_due, 1)"}]})J",
    R"("to": 2024, "at_least": "prior_due + 1")",
    R"("add": 1)",
    R"("to": 2024, "add": 1)",
};

BOOST_DATA_TEST_CASE(has_no_aim_before_it, data::make(refused_texts), text) {
  SAME_LINES(refused({counted(R"({"year": 2022, )" + text + "}")}), "target.no_first_aim");
  // The first aim is that of the earliest year, wherever it stands.
  SAME_LINES(refused({counted(R"({"year": 2026, "at_least": 1}, {"year": 2022, )" + text + "}")}),
             "target.no_first_aim");
  SAME_LINES(refused({counted(R"({"year": 2021, "at_least": 1}, {"year": 2022, )" + text + "}"), from_2021}),
             "target.years");
}

BOOST_AUTO_TEST_CASE(is_refused_where_its_text_stands) {
  auto issues = plans::compiled({counted(R"({"year": 2022, "at_least": "cohort_size + prior_due"})")}).issues;
  std::erase_if(issues, [](const auto& i) { return i.severity == tieuchi::severity::note; });
  BOOST_TEST_REQUIRE(issues.size() == 1u);
  BOOST_TEST(issues[0].place.pointer == "/targets/0/aims/0/at_least");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_later_aim)

const std::string known_2022 =
    "a,dat,2022,true,2022-12-01,,,\nb,dat,2022,false,2022-12-01,,,\nc,dat,2022,false,2022-12-01,,,\n";
const std::string known_2023 =
    "a,dat,2023,true,2023-12-01,,,\nb,dat,2023,true,2023-12-01,,,\nc,dat,2023,false,2023-12-01,,,\n";

BOOST_AUTO_TEST_CASE(adds_to_the_aim_of_the_next_smaller_year) {
  const std::string aims = R"({"year": 2026, "add": 1}, {"year": 2022, "at_least": 1}, {"year": 2024, "add": 1})";
  SAME_LINES(lines_of({counted(aims)}, "2022-01-01"), "t 2022: due 1, 0+3, open", "t 2024: due 2, 0+3, open",
             "t 2026: due 3, 0+3, open");
  const std::string by_text = R"({"year": 2022, "at_least": 1}, {"year": 2025, "at_least": "prior_due * 2"})";
  SAME_LINES(lines_of({counted(by_text)}, "2022-01-01"), "t 2022: due 1, 0+3, open", "t 2025: due 2, 0+3, open");
}

BOOST_AUTO_TEST_CASE(after_a_gap_still_looks_at_the_year_before_its_own) {
  const parts p{counted(R"({"year": 2022, "at_least": 1}, {"year": 2024, "at_least": "prior_reached + 1"})"),
                R"("from": 2022, "to": 2027)", known_2022 + known_2023};
  SAME_LINES(lines_of(p, "2024-01-01"), "t 2022: due 1, 1+0, reached", "t 2024: due 3, 0+3, open");
}

BOOST_AUTO_TEST_CASE(looks_at_the_year_before_over_the_cohort_of_the_aim_before) {
  const parts p{counted(R"({"year": 2022, "of": "ab", "at_least": 1}, {"year": 2024, "at_least": "prior_reached"})"),
                R"("from": 2022, "to": 2027)",
                "a,dat,2023,true,2023-12-01,,,\nb,dat,2023,true,2023-12-01,,,\nc,dat,2023,true,2023-12-01,,,\n"};
  const auto lines = lines_of(p, "2024-01-01");
  BOOST_TEST(lines.back() == "t 2024: due 2, 0+3, open");
}

BOOST_AUTO_TEST_CASE(is_open_while_what_it_builds_on_is) {
  const parts p{counted(R"({"year": 2022, "at_least": "prior_reached + 1"}, {"year": 2023, "at_least": "prior_reached"},
                          {"year": 2024, "add": 1}, {"year": 2025, "at_least": "prior_due + prior_reached"})"),
                R"("from": 2022, "to": 2027)",
                "a,dat,2022,true,2022-12-01,,,\nb,dat,2022,true,2022-12-01,,,\n" + known_2023};
  // 2022: two or three of three; 2023: reached against the upper end only.
  SAME_LINES(lines_of(p, "2024-01-01"), "t 2022: due 1, 2+1, reached", "t 2023: due -, 2+0, open",
             "t 2024: due -, 0+3, open", "t 2025: due -, 0+3, open");
}

BOOST_AUTO_TEST_CASE(is_reached_against_the_upper_end) {
  const parts p{counted(R"({"year": 2022, "at_least": 1}, {"year": 2023, "at_least": "prior_reached"})"),
                R"("from": 2022, "to": 2027)",
                "a,dat,2022,true,2022-12-01,,,\nb,dat,2022,false,2022-12-01,,,\n" + known_2023};
  SAME_LINES(lines_of(p, "2024-01-01"), "t 2022: due 1, 1+1, reached", "t 2023: due -, 2+0, reached");
}

BOOST_AUTO_TEST_CASE(holds_for_every_figure_that_may_still_come_out) {
  // One of two or three are reached in 2022; the text is neither rising nor falling in that figure.
  const std::string odd = R"([{"when": "prior_reached = 2", "then": 3}, {"then": 1}])";
  const parts p{counted(R"({"year": 2022, "at_least": 1}, {"year": 2023, "at_least": )" + odd + "}"),
                R"("from": 2022, "to": 2027)", "a,dat,2022,true,2022-12-01,,,\n" + known_2023};
  SAME_LINES(lines_of(p, "2024-01-01"), "t 2022: due 1, 1+2, reached", "t 2023: due -, 2+0, open");
  const std::string falling = R"("3 - prior_reached")";
  const parts q{counted(R"({"year": 2022, "at_least": 1}, {"year": 2023, "at_least": )" + falling + "}"),
                R"("from": 2022, "to": 2027)", "a,dat,2022,true,2022-12-01,,,\n" + known_2023};
  SAME_LINES(lines_of(q, "2024-01-01"), "t 2022: due 1, 1+2, reached", "t 2023: due -, 2+0, reached");
}

BOOST_AUTO_TEST_CASE(has_no_figure_where_the_aim_before_has_none) {
  const std::string measures = R"("measures": [{"id": "muc", "type": "number", "value": "x", "subject": "xa"}],)";
  const parts p{measures + counted(R"J({"year": 2022, "at_least": "muc"}, {"year": 2023, "add": 1},
                                     {"year": 2024, "at_least": "prior_due + 1"}, {"year": 2025, "at_least": "max(prior_due, 1)"},
                                     {"year": 2026, "at_least": {"first_of": [{"value": "prior_due"}, {"value": "2"}]}})J"),
                R"("from": 2022, "to": 2027)"};
  SAME_LINES(lines_of(p, "2022-06-01"), "t 2022: due -, 0+3, open", "t 2023: due -, 0+3, open",
             "t 2024: due -, 0+3, open", "t 2025: due -, 0+3, open", "t 2026: due 2, 0+3, open [first_of:t]");
}

BOOST_AUTO_TEST_CASE(of_a_measure_is_open_while_its_value_the_year_before_is) {
  const std::string sum = R"J("across": {"cohort": "xa", "each": "x", "value": "sum(each)"})J";
  const std::string aims = R"({"year": 2022, "at_least": 1}, {"year": 2023, "at_least": "prior_reached"})";
  const std::string of_2023 = "a,x,2023,2,2023-12-01,,,\nb,x,2023,3,2023-12-01,,,\nc,x,2023,4,2023-12-01,,,\n";
  SAME_LINES(lines_of({measured(sum, aims), R"("from": 2022, "to": 2027)", of_2023}, "2024-01-01"),
             "t 2022: due 1, -+-, open", "t 2023: due -, 9+0, open");
}

BOOST_AUTO_TEST_CASE(carries_what_the_figure_before_assumes) {
  const std::string silent = R"J("of": "xa", "counts": "reported(x)", "clauses": ["K"])J";
  const std::string law =
      R"("sources": [{"id": "vb", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "vb", "kind": "target", "status": "modelled", "text": "một"}],)";
  const auto lines =
      lines_of({law + counted(R"({"year": 2022, "at_least": 1}, {"year": 2024, "at_least": "prior_reached"})", silent)},
               "2024-06-01");
  BOOST_TEST(lines.back() == "t 2024: due 0, 0+0, reached [reported:t]");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_aims_of_a_target)

BOOST_AUTO_TEST_CASE(are_one_a_year) {
  SAME_LINES(refused({counted(R"({"year": 2022, "at_least": 1}, {"year": 2022, "at_most": 2})")}), "target.years");
  SAME_LINES(refused({counted(R"({"year": 2022, "to": 2025, "at_least": 1}, {"year": 2024, "at_least": 2})")}),
             "target.years");
  SAME_LINES(refused({counted(R"({"year": 2022, "to": 2023, "at_least": 1}, {"year": 2024, "at_least": 2})")}), );
}

BOOST_AUTO_TEST_CASE(of_a_measure_have_no_cohort) {
  const std::string sum = R"("value": "x")";
  SAME_LINES(refused({measured(sum, R"({"year": 2022, "share": 0.5})")}), "format.misplaced_key");
  SAME_LINES(refused({measured(sum, R"({"year": 2022, "of": "xa", "at_least": 1})")}), "format.misplaced_key");
  SAME_LINES(refused({measured(sum, R"({"year": 2022, "at_least": "cohort_size"})")}), "feel.name.unknown");
}

BOOST_AUTO_TEST_CASE(may_exceed_a_list_only_where_the_figure_is_known) {
  const std::string ab = R"("of": "ab", "counts": "dat")";
  SAME_LINES(refused({counted(R"({"year": 2022, "at_least": 3})", ab)}), "target.over_cohort");
  SAME_LINES(refused({counted(R"({"year": 2022, "at_least": 2}, {"year": 2023, "add": 1})", ab)}),
             "target.over_cohort");
  // After a figure that is computed, or a share, nothing is known of the sum.
  SAME_LINES(
      refused({counted(
          R"({"year": 2022, "at_least": 2}, {"year": 2023, "at_least": "prior_reached"}, {"year": 2024, "add": 1})",
          ab)}), );
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(no_text_of_an_aim)

BOOST_AUTO_TEST_CASE(names_a_value_that_its_place_does_not_have) {
  int accepted = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const parts p = drawn_plan(seed).draw();
    if (!refused(p).empty()) continue;
    ++accepted;
    for (const std::string as_of : {"2021-06-01", "2024-03-01", "2028-01-01"})
      BOOST_TEST_CONTEXT(p.plan << " as of " << as_of) { BOOST_CHECK_NO_THROW(lines_of(p, as_of)); }
  }
  BOOST_TEST(accepted > 100);
}

BOOST_AUTO_TEST_SUITE_END()
