// What a target counts: units of a cohort, empty ones and those that may be members too, a measure, a unit of its own.

#include "plans.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace tieuchi;
using plans::lines_of;
using plans::parts;
using plans::rows_of;
namespace data = boost::unit_test::data;
using told_lines = std::vector<std::string>;

#define SAME_LINES(found, ...) BOOST_TEST((found) == (told_lines{__VA_ARGS__}), boost::test_tools::per_element())

namespace {

std::string counting(const std::string& keys, const std::string& aims) {
  return R"("targets": [{"id": "t", )" + keys + R"(, "aims": [)" + aims + "]}]";
}

/// One aim in 2022 over a cohort.
parts in_2022(const std::string& cohort, const std::string& aim, const std::string& facts = {}) {
  return {counting(R"("of": ")" + cohort + R"(", "counts": "dat")", R"({"year": 2022, )" + aim + "}"),
          R"("from": 2022, "to": 2027)", facts};
}

std::string only_line(const parts& p, const std::string& as_of) {
  const auto lines = lines_of(p, as_of);
  return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " rows";
}

std::vector<std::string> ids(const parts& p, const std::vector<tieuchi::unit_id>& units) {
  const auto rules = plans::rules_of(p);
  told_lines all;
  for (const tieuchi::unit_id u : units) all.push_back(rules->programme->units[u].id);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_cohort_without_members)

struct aim_of_none {
  std::string aim, line;
};
std::ostream& operator<<(std::ostream& out, const aim_of_none& a) { return out << a.aim; }

const std::vector<aim_of_none> aims_of_none{
    {R"("at_least": 2)", "t 2022: due 2, 0+0, missed"},
    {R"("at_least": 0)", "t 2022: due 0, 0+0, reached"},
    {R"("at_most": 0)", "t 2022: due 0, 0+0, reached"},
    {R"("share": 0.5)", "t 2022: due 0, 0+0, reached"},
    {R"("at_least": "cohort_size")", "t 2022: due 0, 0+0, reached"},
    {R"("at_least": "cohort_size + prior_reached + 1")", "t 2022: due 1, 0+0, missed"},
    {R"("at_least": "assessment_year - 2020")", "t 2022: due 2, 0+0, missed"},
    {R"("at_least": "muc")", "t 2022: due 3, 0+0, missed"},
    {R"("at_least": [{"when": "cohort_size > 0", "then": 1}, {"then": "muc"}])", "t 2022: due 3, 0+0, missed"},
    // What is read of a unit has nobody to be read of.
    {R"("at_least": "x")", "t 2022: due -, 0+0, open"},
};

BOOST_DATA_TEST_CASE(still_has_what_is_due, data::make(aims_of_none), aim) {
  parts p = in_2022("phuong", aim.aim, "a,x,2022,7,2022-12-01,,,\n");
  p.plan = R"("parameters": [{"id": "muc", "type": "number", "value": 3}],)" + p.plan;
  BOOST_TEST(only_line(p, "2023-02-01") == aim.line);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(possible_members)

/// a is chosen, b is not, of c it is not known.
const std::string chosen = "a,chon,2022,true,2022-12-01,,,\nb,chon,2022,false,2022-12-01,,,\n";
const std::string a_counts = "a,dat,2022,true,2022-12-01,,,\n", c_does_not = "c,dat,2022,false,2022-12-01,,,\n";

BOOST_AUTO_TEST_CASE(decide_only_what_is_the_same_with_and_without_them) {
  BOOST_TEST(only_line(in_2022("chon", R"("at_least": 1)", chosen + a_counts), "2023-02-01") ==
             "t 2022: due 1, 1+1, reached");
  BOOST_TEST(only_line(in_2022("chon", R"("share": 1)", chosen + a_counts), "2023-02-01") ==
             "t 2022: due -, 1+1, open");
  BOOST_TEST(only_line(in_2022("chon", R"("share": 1)", chosen + a_counts + c_does_not), "2023-02-01") ==
             "t 2022: due -, 1+0, open");
  BOOST_TEST(only_line(in_2022("chon", R"("share": 0.5)", chosen + a_counts), "2023-02-01") ==
             "t 2022: due 1, 1+1, reached");
  BOOST_TEST(only_line(in_2022("chon", R"("at_least": "cohort_size + 2")", chosen + a_counts), "2023-02-01") ==
             "t 2022: due -, 1+1, missed");
  BOOST_TEST(only_line(in_2022("chon", R"("at_most": 0)", chosen + a_counts), "2023-02-01") ==
             "t 2022: due 0, 1+1, missed");
}

BOOST_AUTO_TEST_CASE(keep_what_builds_on_their_number_open) {
  const parts p{
      counting(R"("of": "chon", "counts": "dat")",
               R"({"year": 2022, "share": 1}, {"year": 2023, "of": "xa", "add": 1})"),
      R"("from": 2022, "to": 2027)",
      chosen + "a,dat,2023,true,2023-12-01,,,\nb,dat,2023,true,2023-12-01,,,\nc,dat,2023,false,2023-12-01,,,\n"};
  BOOST_TEST(lines_of(p, "2024-02-01").back() == "t 2023: due -, 2+0, open");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_first_member)

/// a may be the first member; b is one, or may be one too.
const std::string b_is = "b,chon,2022,true,2022-12-01,,,\n",
                  x_of_both = "a,x,2022,1,2022-12-01,,,\nb,x,2022,0,2022-12-01,,,\n";
const std::string c_is_not = "c,chon,2022,false,2022-12-01,,,\n",
                  all_count = "a,dat,2022,true,2022-12-01,,,\nb,dat,2022,true,2022-12-01,,,\n";
const std::string same_x = "a,x,2022,1,2022-12-01,,,\nb,x,2022,1,2022-12-01,,,\n";

BOOST_AUTO_TEST_CASE(may_be_a_possible_one_of_whom_a_due_figure_is_read) {
  const auto line = [](const std::string& aim, const std::string& facts) {
    return only_line(in_2022("chon", aim, facts + c_is_not + all_count), "2023-02-01");
  };
  BOOST_TEST(line(R"("at_least": "x")", b_is + x_of_both) == "t 2022: due -, 1+1, reached");
  BOOST_TEST(line(R"("at_least": "x + 2")", b_is + x_of_both) == "t 2022: due -, 1+1, open");
  BOOST_TEST(line(R"("at_least": "x + 2")", b_is + same_x) == "t 2022: due 3, 1+1, missed");
  // Where there may be nobody only what is the same for every unit is known.
  BOOST_TEST(line(R"("at_least": "x")", same_x) == "t 2022: due -, 0+2, open");
  BOOST_TEST(line(R"("at_least": 0)", same_x) == "t 2022: due 0, 0+2, reached");
}

BOOST_AUTO_TEST_CASE(may_be_a_possible_one_whose_measure_is_meant) {
  const auto line = [](const std::string& facts, const std::string& aims = R"({"year": 2022, "at_least": 3})") {
    parts p{counting(R"("measure": "do_duoc")", aims)};
    p.plan = R"("measures": [{"id": "do_duoc", "type": "number", "value": "x", "subject": "chon"}],)" + p.plan;
    p.facts = facts + c_is_not;
    return lines_of(p, "2024-02-01").back();
  };
  BOOST_TEST(line(b_is + x_of_both) == "t 2022: due 3, -+-, open");
  BOOST_TEST(line(b_is + same_x) == "t 2022: due 3, 1+0, missed");
  BOOST_TEST(line(same_x) == "t 2022: due 3, -+-, open");
  const std::string then = R"({"year": 2022, "at_least": 3}, {"year": 2023, "at_least": "prior_reached"})";
  const std::string of_2023 = "a,chon,2023,true,2022-12-01,,,\na,x,2023,1,2022-12-01,,,\n";
  BOOST_TEST(line(b_is + x_of_both + of_2023, then) == "t 2023: due -, 1+0, reached");
  BOOST_TEST(line(b_is + same_x + of_2023, then) == "t 2023: due 1, 1+0, reached");
}

/// Who is no member by a default, as a cohort `mac`; of a, b and c only b is told to be one.
const std::string by_default = R"("indicators": [{"id": "mac", "type": "boolean", "default": false}],
    "cohorts": [{"id": "mac", "types": ["xa"], "where": "mac"}],)";
const std::string b_in_both_years = "b,mac,2022,true,2022-12-01,,,\nb,mac,2023,true,2022-12-01,,,\n";

BOOST_AUTO_TEST_CASE(rests_on_what_keeps_others_out) {
  parts p{counting(R"("measure": "do_duoc")", R"({"year": 2022, "at_least": 3}, {"year": 2023, "add": 1})")};
  p.plan =
      by_default + R"("measures": [{"id": "do_duoc", "type": "number", "value": "x", "subject": "mac"}],)" + p.plan;
  p.facts = b_in_both_years + "b,x,2022,1,2022-12-01,,,\nb,x,2023,9,2022-12-01,,,\n";
  SAME_LINES(lines_of(p, "2024-02-01"), "t 2022: due 3, 1+0, missed [default:mac]",
             "t 2023: due 4, 9+0, reached [default:mac]");
}

BOOST_AUTO_TEST_CASE(has_no_part_in_a_step_from_the_aim_before) {
  parts p{
      counting(R"("of": "xa", "counts": "dat")",
               R"({"year": 2022, "at_least": 1}, {"year": 2023, "of": "mac", "add": 1}, {"year": 2024, "add": 1})")};
  p.plan = by_default + p.plan;
  p.facts = b_in_both_years;
  SAME_LINES(lines_of(p, "2025-02-01"), "t 2022: due 1, 0+3, open", "t 2023: due 2, 0+1, missed [default:mac]",
             "t 2024: due 3, 0+3, open");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_frozen_list)

BOOST_AUTO_TEST_CASE(is_narrowed_by_what_else_its_cohort_says) {
  parts p = in_2022("vai", R"("share": 1)", "a,chon,2022,true,2022-12-01,,,\nb,chon,2022,false,2022-12-01,,,\n");
  p.plan = R"("cohorts": [{"id": "vai", "units": ["a", "b"], "where": "chon"}],)" + p.plan;
  BOOST_TEST(only_line(p, "2023-02-01") == "t 2022: due 1, 0+1, open");
}

BOOST_AUTO_TEST_CASE(drops_only_those_that_ended) {
  for (const auto& [how, line] :
       std::vector<std::pair<std::string, std::string>>{{"as_listed", "t 2024: due 3, 2+0, missed"},
                                                        {"map_successors", "t 2024: due 3, 3+0, reached"},
                                                        {"drop_ended", "t 2024: due 2, 2+0, reached"}}) {
    parts p{
        counting(R"("of": "abc", "counts": "dat", "frozen_cohort": ")" + how + "\"", R"({"year": 2024, "share": 1})")};
    p.plan = R"("cohorts": [{"id": "abc", "units": ["a", "b", "c"]}],)" + p.plan;
    p.events = "s1,absorb,2024-07-01,2024-06-01,a,b,,,\n";
    p.facts = "b,dat,2024,true,2024-12-01,,,\nc,dat,2024,true,2024-12-01,,,\n";
    BOOST_TEST(only_line(p, "2025-02-01") == line);
  }
}

BOOST_AUTO_TEST_CASE(keeps_those_that_have_not_begun) {
  for (const std::string how : {"as_listed", "map_successors", "drop_ended"}) {
    parts p{
        counting(R"("of": "ad", "counts": "dat", "frozen_cohort": ")" + how + "\"", R"({"year": 2022, "share": 1})")};
    p.plan = R"("cohorts": [{"id": "ad", "units": ["a", "d"]}],)" + p.plan;
    p.units += "d,xa,D,,,2024-01-01,,2021-01-01,\n";
    p.facts = "a,dat,2022,true,2022-12-01,,,\n";
    BOOST_TEST(only_line(p, "2023-02-01") == "t 2022: due 2, 1+0, missed");
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_live_cohort)

BOOST_AUTO_TEST_CASE(counts_so_far_over_the_years_of_each_life) {
  parts p{counting(R"("of": "xa", "counts": "dat", "counting": "both")", R"({"year": 2024, "at_least": 2})")};
  p.units = "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2024-03-01,,2024-03-01,\n";
  p.facts =
      "a,dat,2022,true,2022-12-01,,,\na,dat,2023,false,2023-12-01,,,\na,dat,2024,false,2024-12-01,,,\nb,dat,2024,false,"
      "2024-12-01,,,\n";
  const auto rows = rows_of(p, "2025-02-01");
  BOOST_TEST(plans::shown(rows.front()) == "t 2024: due 2, 1+0, missed");
  BOOST_TEST(plans::figure(rows.front().reached_in_year) == "0");
}

BOOST_AUTO_TEST_CASE(of_like_units_is_asked_from_each_of_them) {
  parts p = in_2022("giong", R"("share": 1)", "a,dat,2022,true,2022-12-01,,,\n");
  p.plan = R"("cohorts": [{"id": "giong", "types": ["xa"], "same": ["type"]}],)" + p.plan;
  BOOST_TEST(only_line(p, "2023-02-01") == "t 2022: due 3, 1+2, open");
}

BOOST_AUTO_TEST_CASE(stands_beside_a_frozen_list_with_what_is_not_known) {
  parts p{counting(
      R"("of": "ab", "counts": "dat", "live": "xa", "beside": [{"label": "x", "counts": "x > 1"}, {"label": "chọn", "counts": "chon"}])",
      R"({"year": 2022, "at_least": 1})")};
  p.plan = R"("cohorts": [{"id": "ab", "units": ["a", "b"]}],)" + p.plan;
  p.facts =
      "a,dat,2022,true,2022-12-01,,,\na,x,2022,2,2022-12-01,,,\nc,x,2022,2,2022-12-01,,,\nb,chon,2022,false,2022-12-01,"
      ",,\n";
  const auto row = rows_of(p, "2023-02-01").front();
  BOOST_TEST(plans::shown(row) == "t 2022: due 1, 1+1, reached");
  BOOST_TEST((plans::figure(row.reached_live) + "+" + plans::figure(row.unknown_live)) == "1+2");
  told_lines beside;
  for (std::size_t i = 0; i < row.beside.size(); ++i)
    beside.push_back(row.beside[i].text() + "+" + row.beside_unknown[i].text());
  SAME_LINES(beside, "1+1", "0+1");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_target_on_a_measure)

/// A target of at least 5 on the sum of an indicator over three units.
parts on_sum(const std::string& incomplete, const std::string& indicator, const std::string& aim = R"("at_least": 5)",
             const std::string& more = {}) {
  return {R"J("measures": [{"id": "d", "type": "number", "across": {"cohort": "xa", "each": ")J" + indicator +
          R"J(", "value": "sum(each)", "incomplete": ")J" + incomplete + R"J("}}],)J" +
          counting(R"("measure": "d")" + more, R"({"year": 2022, )" + aim + "}")};
}

std::string on(parts p, const std::string& facts, const std::string& as_of) {
  p.facts = facts;
  return only_line(p, as_of);
}

const std::string ab = "a,x,2022,2,2022-12-01,,,\nb,x,2022,4,2022-12-01,,,\n";
const std::string ab_n = "a,n,2022,2,2022-12-01,,,\nb,n,2022,4,2022-12-01,,,\n";
const std::string ab_m = "a,m,2022,2,2022-12-01,,,\nb,m,2022,4,2022-12-01,,,\n";

/// What a later version alone has, read while the day that decides the version is reported.
const told_lines only_later{"d", "moi + 1", "count(rows(muc))"};

BOOST_DATA_TEST_CASE(is_open_while_the_version_is, data::make(only_later), value) {
  parts p{counting(R"("measure": "do_duoc")", R"({"year": 2022, "at_least": 5})")};
  p.programme = R"(, "reference_day": {"on": "moc"})";
  p.versions =
      R"("versions": [{"id": "v1", "from_year": 2022, "recorded_on": "2022-01-01"}, {"id": "v2", "from_day": "2022-07-01"}],)";
  p.plan =
      R"("indicators": [{"id": "moc", "type": "date"}, {"id": "moi", "type": "number", "since": "v2", "default": 0}],
    "parameters": [{"id": "muc", "type": "number", "keys": ["assessment_year"], "since": "v2",
      "rows": [{"key": {"assessment_year": 2022}, "value": 1}]}],
    "measures": [{"id": "d", "type": "number", "value": "1", "since": "v2"},
      {"id": "do_duoc", "type": "number", "value": ")" +
      value + R"("}],)" + p.plan;
  BOOST_TEST(on(p, "", "2023-02-01").starts_with("t 2022: due 5, -+-, open"));
  BOOST_TEST(on(p, "a,moc,2022,2022-03-01,2022-12-01,,,\n", "2023-02-01").find("open") != std::string::npos);
  BOOST_TEST(on(p, "a,moc,2022,2022-08-01,2022-12-01,,,\n", "2023-02-01").starts_with("t 2022: due 5, 1+0, missed"));
}

BOOST_AUTO_TEST_CASE(is_open_while_units_left_out_may_still_report) {
  BOOST_TEST(on(on_sum("leave_out", "x"), ab, "2023-03-01") == "t 2022: due 5, 6+1, open [left_out:d]");
  BOOST_TEST(on(on_sum("leave_out", "x"), ab + "c,x,2022,0,2022-12-01,,,\n", "2023-03-01") ==
             "t 2022: due 5, 6+0, reached");
  BOOST_TEST(on(on_sum("leave_out", "x"), "", "2023-03-01").starts_with("t 2022: due 5, "));
  BOOST_TEST(on(on_sum("leave_out", "n"), ab_n, "2023-01-31") == "t 2022: due 5, 6+1, open [left_out:d]");
  // From then on the third one is finally lacking.
  BOOST_TEST(on(on_sum("leave_out", "n"), ab_n, "2023-02-01") == "t 2022: due 5, 6+0, reached");
  BOOST_TEST(on(on_sum("leave_out_lacking", "n"), ab_n, "2023-02-01") == "t 2022: due 5, 6+0, reached");
  BOOST_TEST(on(on_sum("leave_out_lacking", "n"), ab_n, "2023-01-31") == "t 2022: due 5, -+-, open");
  // A lack that a later document may revive is a final one, and assumed to be.
  BOOST_TEST(on(on_sum("leave_out", "m"), ab_m, "2023-02-01") == "t 2022: due 5, 6+0, reached [left_out:d]");
  BOOST_TEST(on(on_sum("hold", "x"), ab, "2023-03-01") == "t 2022: due 5, -+-, open");
  // What is contested is not lacking.
  BOOST_TEST(on(on_sum("leave_out", "x"), ab + "c,x,2022,1,2022-12-01,,A,\nc,x,2022,2,2022-12-01,,B,\n",
                "2023-03-01") == "t 2022: due 5, 6+1, open");
  BOOST_TEST(on(on_sum("leave_out", "x", R"("at_most": 9)"), ab, "2023-03-01") ==
             "t 2022: due 9, 6+1, open [left_out:d]");
}

BOOST_AUTO_TEST_CASE(names_the_units_left_out) {
  parts p = on_sum("leave_out", "x");
  p.facts = "b,x,2022,4,2022-12-01,,,\n";
  const auto row = rows_of(p, "2023-03-01").front();
  SAME_LINES(ids(p, row.counted.unknown), "a", "c");
}

BOOST_AUTO_TEST_CASE(counts_units_left_out_to_any_depth_once) {
  const std::string sum =
      R"J({"id": "tong", "type": "number", "across": {"cohort": "xa", "each": "x", "value": "sum(each)", "incomplete": "leave_out"}})J";
  const std::string number_of =
      R"J({"id": "so", "type": "number", "across": {"cohort": "xa", "each": "x", "value": "count(each)", "incomplete": "leave_out"}})J";
  const auto line = [&](const std::string& measure, const std::string& more = {}) {
    return on({R"("measures": [)" + sum + ", " + number_of + R"(, {"id": "d", "type": "number", )" + measure + "}]," +
               more + counting(R"("measure": "d")", R"({"year": 2022, "at_least": 1})")},
              ab, "2023-03-01");
  };
  BOOST_TEST(line(R"("value": "tong / so")").starts_with("t 2022: due 1, 3+1, open"));
  BOOST_TEST(
      line(R"J("value": [{"when": "so > 5", "then": 9}, {"then": "tong"}])J").starts_with("t 2022: due 1, 6+1, open"));
  BOOST_TEST(
      line(R"("value": {"first_of": [{"value": "n"}, {"value": "tong"}]})").starts_with("t 2022: due 1, 6+1, open"));
  BOOST_TEST(line(R"J("across": {"cohort": "xa", "each": "tong", "value": "max(each)"})J")
                 .starts_with("t 2022: due 1, 6+1, open"));
  BOOST_TEST(
      line(
          R"J("value": "if outcome(c) = \"met\" then 2 else 1")J",
          R"("criteria": [{"id": "c", "clauses": ["K"], "rule": "tong > 5"}], "sources": [{"id": "v", "as_printed": {"number": "1"}}], "clauses": [{"id": "K", "source": "v", "kind": "target", "text": "một"}],)")
          .starts_with("t 2022: due 1, 2+1, open"));
  BOOST_TEST(line(R"("rank": {"cohort": "xa", "by": [{"value": "x"}], "incomplete": "leave_out"})")
                 .starts_with("t 2022: due 1, 2+1, open"));
}

BOOST_AUTO_TEST_CASE(is_not_open_for_days_that_settle_something_else) {
  parts p = on_sum("hold", "y");
  p.plan = R"("indicators": [{"id": "y", "type": "number", "settles": {"by": "06-30", "year": 1}}],)" + p.plan;
  p.facts = "a,y,2022,2,2022-12-01,,,\nb,y,2022,4,2022-12-01,,,\nc,y,2022,0,2022-12-01,,,\n";
  BOOST_TEST(only_line(p, "2023-03-01") == "t 2022: due 5, 6+0, reached");
  parts stand_in{
      R"J("measures": [{"id": "d", "type": "number", "value": {"first_of": [{"value": "x"}, {"value": "n", "provisional_until": {"by": "06-30", "year": 1}}]}}],)J" +
      counting(R"("measure": "d")", R"({"year": 2022, "at_least": 5})")};
  stand_in.facts = "a,n,2022,7,2022-12-01,,,\n";
  BOOST_TEST(only_line(stand_in, "2023-03-01") == "t 2022: due 5, 7+0, reached [first_of:d]");
}

BOOST_AUTO_TEST_CASE(is_open_until_its_own_day) {
  const std::string own = R"(, "settles": {"by": "06-30", "year": 1})";
  const std::string all = ab + "c,x,2022,0,2022-12-01,,,\n";
  BOOST_TEST(on(on_sum("hold", "x", R"("at_least": 7)", own), all, "2023-06-30") == "t 2022: due 7, 6+0, open");
  BOOST_TEST(on(on_sum("hold", "x", R"("at_least": 7)", own), all, "2023-07-01") == "t 2022: due 7, 6+0, missed");
  BOOST_TEST(on(on_sum("hold", "x", R"("at_least": 5)", own), all, "2023-06-30") == "t 2022: due 5, 6+0, reached");
  BOOST_TEST(on(on_sum("hold", "x", R"("at_most": 7)", own), all, "2023-06-30") == "t 2022: due 7, 6+0, open");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_target_of_each_unit)

parts of_each(const std::string& keys = {}) {
  parts p{R"("targets": [{"id": "t", "of": "xa", "counts": "dat", "each": {"on": "created", "plus": {"years": 1}})" +
          keys + "}]"};
  p.units =
      "a,xa,A,,,2022-03-01,,2022-03-01,\nb,xa,B,,,2022-05-01,,2022-05-01,\nc,xa,C,,,2010-01-01,,2010-01-01,\nd,phuong,"
      "D,,,2022-01-01,,2022-01-01,\n";
  return p;
}

BOOST_AUTO_TEST_CASE(is_due_in_the_year_of_its_day) {
  parts p = of_each();
  p.facts = "a,dat,2023,true,2023-12-01,,,\n";
  SAME_LINES(lines_of(p, "2024-02-01"), "t:a 2023: due 1, 1+0, reached", "t:b 2023: due 1, 0+1, open");
}

BOOST_AUTO_TEST_CASE(is_of_a_unit_that_ended_within_that_year_too) {
  parts p = of_each();
  p.events = "s1,absorb,2023-07-01,2023-06-01,a,c,,,\n";
  p.facts = "a,dat,2023,true,2023-05-01,,,\nb,dat,2023,false,2023-12-01,,,\n";
  SAME_LINES(lines_of(p, "2024-02-01"), "t:a 2023: due 1, 1+0, reached", "t:b 2023: due 1, 0+0, missed");
  p.events = "s1,absorb,2022-12-01,2022-11-01,a,c,,,\n";
  p.facts = "b,dat,2023,false,2023-12-01,,,\n";
  SAME_LINES(lines_of(p, "2024-02-01"), "t:b 2023: due 1, 0+0, missed");
}

BOOST_AUTO_TEST_CASE(is_open_for_a_unit_that_may_be_no_member) {
  parts p = of_each();
  p.plan.replace(p.plan.find("\"xa\""), 4, "\"chon\"");
  p.facts = "a,chon,2023,true,2023-12-01,,,\na,dat,2023,true,2023-12-01,,,\nb,dat,2023,true,2023-12-01,,,\n";
  const auto rows = rows_of(p, "2024-02-01");
  SAME_LINES(lines_of(p, "2024-02-01"), "t:a 2023: due 1, 1+0, reached", "t:b 2023: due 1, 0+1, open");
  BOOST_TEST(rows[0].cohort_size == 1u);
  BOOST_TEST(rows[1].cohort_size == 0u);
}

BOOST_AUTO_TEST_CASE(hands_on_what_membership_and_days_rest_on) {
  const std::string mac = R"("indicators": [{"id": "mac", "type": "boolean", "default": true},
    {"id": "han_chot", "type": "date", "default": "2024-01-31"}], "cohorts": [{"id": "mac", "types": ["xa"], "where": "mac"}],)";
  const auto line = [&](parts p) {
    p.units = "a,xa,A,,,2022-03-01,,2022-03-01,\n";
    p.facts = "a,dat,2023,false,2023-12-01,,,\n";
    p.plan = mac + p.plan;
    return only_line(p, "2024-02-01");
  };
  parts p = of_each();
  p.plan.replace(p.plan.find("\"xa\""), 4, "\"mac\"");
  BOOST_TEST(line(p) == "t:a 2023: due 1, 0+0, missed [default:mac]");
  BOOST_TEST(line(of_each(R"(, "settles": {"by": "han_chot"})")) == "t:a 2023: due 1, 0+0, missed [default:han_chot]");
}

BOOST_AUTO_TEST_CASE(counts_so_far_where_it_is_told_to) {
  parts p = of_each(R"(, "counting": "both", "live": "xa")");
  p.facts =
      "a,dat,2022,true,2022-12-01,,,\na,dat,2023,false,2023-12-01,,,\nb,dat,2022,false,2022-12-01,,,\nb,dat,2023,false,"
      "2023-12-01,,,\n";
  const auto rows = rows_of(p, "2024-02-01");
  SAME_LINES(lines_of(p, "2024-02-01"), "t:a 2023: due 1, 1+0, reached", "t:b 2023: due 1, 0+0, missed");
  BOOST_TEST(plans::figure(rows[0].reached_in_year) == "0");
  BOOST_TEST((plans::figure(rows[0].reached_live) + "+" + plans::figure(rows[0].unknown_live)) == "0+1");
}

BOOST_AUTO_TEST_CASE(comes_in_order_of_year_then_unit) {
  parts p = of_each();
  p.units = "a,xa,A,,,2023-03-01,,2023-03-01,\nb,xa,B,,,2022-05-01,,2022-05-01,\n";
  SAME_LINES(lines_of(p, "2024-02-01"), "t:b 2023: due 1, 0+1, open", "t:a 2024: due 1, 0+1, open");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_target_of_a_version)

BOOST_AUTO_TEST_CASE(has_rows_in_the_years_of_that_version) {
  const std::string versions =
      R"("versions": [{"id": "v1", "from_year": 2022}, {"id": "v2", "from_year": 2024, "recorded_on": "2024-06-01"}],)";
  const std::string both = R"("targets": [
    {"id": "t", "until": "v1", "of": "xa", "counts": "dat", "aims": [{"year": 2022, "to": 2025, "at_least": 1}]},
    {"id": "t", "since": "v2", "of": "xa", "counts": "dat", "aims": [{"year": 2022, "to": 2025, "at_least": 2}]}])";
  parts p{both};
  p.versions = versions;
  SAME_LINES(lines_of(p, "2025-01-01"), "t 2022: due 1, 0+3, open", "t 2023: due 1, 0+3, open",
             "t 2024: due 2, 0+3, open", "t 2025: due 2, 0+3, open");
  SAME_LINES(lines_of(p, "2024-05-31"), "t 2022: due 1, 0+3, open", "t 2023: due 1, 0+3, open",
             "t 2024: due 1, 0+3, open", "t 2025: due 1, 0+3, open");
  SAME_LINES(lines_of(p, "2021-12-31"), );
}

BOOST_AUTO_TEST_SUITE_END()
