// What an indicator is worth when units merge, split and hand parts over (format page 8).

#include "reported.hpp"

#include <boost/test/unit_test.hpp>

using reported::day;
using reported::parts;
using reported::world;

namespace {

const std::string two_wards =
    "p1,phuong,Phường 1,11,,2010-01-01,,2010-01-01,\np2,phuong,Phường 2,12,,2010-01-01,,2010-01-01,\n";
const std::string new_ward = "m,phuong,Phường Mới,13,,2025-07-01,,2025-06-30,\n";
const std::string merger =
    "e,merge_into_new,2025-07-01,2025-06-30,p1,m,,NQ,\ne,merge_into_new,2025-07-01,2025-06-30,p2,m,,NQ,\n";
const std::string absorption = "e,absorb,2025-07-01,2025-06-30,p1,p2,,NQ,\n";
const std::string transfer = "e,partial_transfer,2025-07-01,2025-06-30,p1,p2,0.2,NQ,\n";

std::string number_by(const std::string& carry) { return R"({"id": "n", "type": "number", "carry": )" + carry + "}"; }

/// Both wards reported for 2025 before they merged.
const std::string reports = "p1,n,2025,10,2025-03-01,,,\np2,n,2025,4,2025-03-01,,,\n";

parts merged(const std::string& indicators, const std::string& facts) {
  parts p{indicators};
  p.units = two_wards + new_ward;
  p.events = merger;
  p.facts = facts;
  return p;
}

parts absorbed(const std::string& indicators, const std::string& facts,
               const std::string& own_rows = "replace_from_event") {
  parts p{indicators};
  p.units = two_wards;
  p.events = absorption;
  p.facts = facts;
  p.programme = R"(, "succession": {"own_rows": ")" + own_rows + R"("})";
  return p;
}

std::string of_merged(const std::string& carry, const std::string& facts, const std::string& as_of = "2026-06-01") {
  return world(merged(number_by(carry), facts), as_of).read("n", "m", "2025");
}

const std::string sum = R"({"rule": "sum"})";

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_of_predecessors_are_put_together_by_the_rule) {
  BOOST_TEST(of_merged(sum, reports) == "14 [carried:n]");
  BOOST_TEST(of_merged(R"({"rule": "mean"})", reports) == "7 [carried:n]");
  BOOST_TEST(of_merged(R"({"rule": "least"})", reports) == "4 [carried:n]");
  BOOST_TEST(of_merged(R"({"rule": "greatest"})", reports) == "10 [carried:n]");
}

BOOST_AUTO_TEST_CASE(a_mean_is_weighted_by_an_indicator) {
  parts p = merged(number_by(R"({"rule": "mean", "weight": "dan"})") +
                       R"(, {"id": "dan", "type": "count", "carry": {"rule": "sum"}})",
                   reports + "p1,dan,2025,100,2025-03-01,,,\np2,dan,2025,300,2025-03-01,,,\n");
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "5.5 [carried:n]");
}

BOOST_AUTO_TEST_CASE(an_unknown_part_is_named_and_makes_the_whole_unknown) {
  BOOST_TEST(of_merged(sum, "p1,n,2025,10,2025-03-01,,,\n") == "? p2:n@2025 not_reported");
}

BOOST_AUTO_TEST_CASE(an_unknown_that_nothing_cures_rests_on_the_silence_of_the_unit_itself_as_a_known_value_does) {
  parts p =
      merged(number_by(sum), "p1,n,2025,10,2025-03-01,,,\np2,n,2025,4,2025-03-01,,,\np2,n,2025,5,2025-03-01,,,\n");
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "? p2:n@2025 contested [carried:n]");
  p.facts += "m,n,2025,20,2026-01-05,,,\n";
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "20");
}

BOOST_AUTO_TEST_CASE(a_lacking_part_may_be_given_a_value) {
  BOOST_TEST(of_merged(R"({"rule": "sum", "absent_as": 0})", "p1,n,2025,10,2025-03-01,,,\n") ==
             "10 [absent_as:n] [carried:n]");
}

BOOST_AUTO_TEST_CASE(without_a_rule_nothing_is_carried) {
  BOOST_TEST(of_merged(R"({"rule": "none"})", reports) == "? m:n@2025 no_carry_over_rule");
  BOOST_TEST(of_merged(R"({"rule": "never"})", reports) == "? m:n@2025 not_reported");
  BOOST_TEST(of_merged(R"({"rule": "own"})", reports) == "? m:n@2025 not_reported");
}

BOOST_AUTO_TEST_CASE(a_default_stands_where_nothing_counts_from_before_but_never_for_an_unknown_carried_value) {
  const auto with_default = [](const std::string& rule) {
    const std::string i = R"({"id": "n", "type": "number", "default": 0, "carry": {"rule": ")" + rule + R"("}})";
    return world(merged(i, ""), "2026-06-01").read("n", "m", "2025");
  };
  BOOST_TEST(with_default("never") == "0 [default:n]");
  BOOST_TEST(with_default("none") == "? m:n@2025 no_carry_over_rule");
}

BOOST_AUTO_TEST_CASE(a_row_of_the_new_unit_decides) {
  BOOST_TEST(of_merged(sum, reports + "m,n,2025,20,2026-01-05,,,\n") == "20");
  BOOST_TEST(of_merged(sum, reports + "m,n,2025,20,2026-01-05,,,\n", "2026-01-04") == "14 [carried:n]");
  BOOST_TEST(of_merged(sum, reports + "m,n,2025,20,2025-06-30,,,\n") == "20");
}

BOOST_AUTO_TEST_CASE(after_the_last_day_of_its_filing_a_carried_value_is_certain) {
  parts p = merged(R"({"id": "n", "type": "number", "filing": "hs", "carry": {"rule": "sum"}})", reports);
  p.filings = R"({"id": "hs", "until": {"by": "01-20", "year": 1}})";
  BOOST_TEST(world(p, "2026-01-20").read("n", "m", "2025") == "14 [carried:n]");
  BOOST_TEST(world(p, "2026-01-21").read("n", "m", "2025") == "14");
}

BOOST_AUTO_TEST_CASE(earlier_periods_of_a_new_unit_do_not_exist_but_are_read_on_its_territory_by_a_later_frame) {
  const world w(merged(number_by(sum), "p1,n,2024,10,2025-03-01,,,\np2,n,2024,4,2025-03-01,,,\n"), "2026-06-01");
  BOOST_TEST(w.read("n", "m", "2024") == "? m:n@2024 out_of_validity");
  BOOST_TEST(w.read("n", "m", "2024", "2025-12-31") == "14");
  BOOST_TEST(w.read("n", "p1", "2024") == "10");
  BOOST_TEST(w.read("n", "p1", "2026") == "? p1:n@2026 out_of_validity");
}

BOOST_AUTO_TEST_CASE(a_merger_of_the_first_day_of_a_period_is_not_in_its_reach) {
  parts p = merged(number_by(sum), "p1,n,2024,10,2025-03-01,,,\n");
  p.units = two_wards + "m,phuong,Phường Mới,13,,2025-01-01,,2024-12-30,\n";
  p.events = "e,merge_into_new,2025-01-01,2024-12-30,p1,m,,NQ,\ne,merge_into_new,2025-01-01,2024-12-30,p2,m,,NQ,\n";
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "? m:n@2025 not_reported");
}

BOOST_AUTO_TEST_CASE(before_the_event_is_recorded_everything_is_as_it_was) {
  const world w(absorbed(number_by(sum), reports), "2025-06-29");
  BOOST_TEST(w.read("n", "p2", "2025") == "4");
}

BOOST_AUTO_TEST_CASE(rows_of_an_absorbing_unit_from_before_the_event_are_a_part_and_later_ones_decide) {
  BOOST_TEST(world(absorbed(number_by(sum), reports), "2026-06-01").read("n", "p2", "2025") == "14 [carried:n]");
  const std::string later = reports + "p2,n,2025,15,2026-01-05,,,\n";
  BOOST_TEST(world(absorbed(number_by(sum), later), "2026-06-01").read("n", "p2", "2025") == "15");
  BOOST_TEST(world(absorbed(number_by(R"({"rule": "none"})"), reports), "2026-06-01").read("n", "p2", "2025") ==
             "? p2:n@2025 no_carry_over_rule");
  BOOST_TEST(world(absorbed(number_by(R"({"rule": "none"})"), later), "2026-06-01").read("n", "p2", "2025") == "15");
}

BOOST_AUTO_TEST_CASE(own_keeps_what_the_absorbing_unit_had) {
  BOOST_TEST(world(absorbed(number_by(R"({"rule": "own"})"), reports), "2026-06-01").read("n", "p2", "2025") ==
             "4 [carried:n]");
  BOOST_TEST(world(absorbed(number_by(R"({"rule": "never"})"), reports), "2026-06-01").read("n", "p2", "2025") ==
             "? p2:n@2025 not_reported");
}

BOOST_AUTO_TEST_CASE(always_part_combines_every_row_of_the_survivor) {
  const std::string later = "p1,n,2025,10,2025-03-01,,,\np2,n,2025,5,2026-01-05,,,\n";
  BOOST_TEST(world(absorbed(number_by(sum), later, "always_part"), "2026-06-01").read("n", "p2", "2025") == "15");
  BOOST_TEST(world(absorbed(number_by(sum), "p1,n,2025,10,2025-03-01,,,\n", "always_part"), "2026-06-01")
                 .read("n", "p2", "2025") == "? p2:n@2025 not_reported");
}

BOOST_AUTO_TEST_CASE(earlier_years_of_a_survivor_stay_as_they_were_and_are_summed_when_a_later_frame_looks_back) {
  const world w(absorbed(number_by(sum), "p1,n,2024,10,2025-03-01,,,\np2,n,2024,4,2025-09-01,,,\n"), "2026-06-01");
  BOOST_TEST(w.read("n", "p2", "2024") == "4");
  BOOST_TEST(w.read("n", "p2", "2024", "2026-12-31") == "14");
}

BOOST_AUTO_TEST_CASE(shares_split_counts_and_leave_the_rest) {
  parts p{number_by(R"({"rule": "sum", "by_share": true})")};
  p.units = two_wards;
  p.events = transfer;
  p.facts = reports;
  const world w(p, "2026-06-01");
  BOOST_TEST(w.read("n", "p2", "2025") == "6 [carried:n]");
  BOOST_TEST(w.read("n", "p1", "2025") == "8 [carried:n]");
  p.facts = reports + "p1,n,2025,9,2026-01-05,,,\n";
  BOOST_TEST(world(p, "2026-06-01").read("n", "p1", "2025") == "9");
  BOOST_TEST(world(p, "2026-06-01").read("n", "p2", "2025") == "6 [carried:n]");
}

BOOST_AUTO_TEST_CASE(a_unit_that_gave_a_part_away_keeps_its_rows_as_they_stand_under_other_rules) {
  parts p{number_by(R"({"rule": "none"})")};
  p.units = two_wards;
  p.events = transfer;
  p.facts = reports;
  BOOST_TEST(world(p, "2026-06-01").read("n", "p1", "2025") == "10");
}

BOOST_AUTO_TEST_CASE(two_events_in_one_period_are_walked_back_one_after_the_other) {
  parts p = merged(number_by(sum), reports + "p3,n,2025,100,2025-02-01,,,\n");
  p.units += "p3,phuong,Phường 3,14,,2010-01-01,,2010-01-01,\n";
  p.events += "f,absorb,2025-10-01,2025-09-15,p3,m,,NQ,\n";
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "114 [carried:n]");
  p.facts += "m,n,2025,20,2025-09-20,,,\n";
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "120 [carried:n]");
  p.facts += "m,n,2025,130,2025-12-20,,,\n";
  BOOST_TEST(world(p, "2026-06-01").read("n", "m", "2025") == "130");
}

BOOST_AUTO_TEST_CASE(predecessors_outside_among_are_left_out) {
  const auto member = [](const parts& p, tieuchi::membership of_p2) {
    const auto rules = reported::rules_of(p);
    const tieuchi::unit_id p1 = rules->unit("p1").value();
    tieuchi::indicator_questions ask;
    ask.member = [p1, of_p2](tieuchi::cohort_id, tieuchi::unit_id unit, tieuchi::date) {
      return std::pair(unit == p1 ? tieuchi::membership::yes : of_p2, tieuchi::assumptions());
    };
    return world(p, "2026-06-01", ask).read("n", "m", "2025");
  };
  const parts p = merged(number_by(R"({"rule": "sum", "among": "duoc_chon"})"), reports);
  BOOST_TEST(member(p, tieuchi::membership::no) == "10 [carried:n]");
  BOOST_TEST(member(p, tieuchi::membership::yes) == "14 [carried:n]");
  BOOST_TEST(member(p, tieuchi::membership::possible) == "? cohort:duoc_chon others_open");
  const parts greatest = merged(number_by(R"({"rule": "greatest", "among": "duoc_chon"})"), reports);
  BOOST_TEST(member(greatest, tieuchi::membership::possible) == "10 [carried:n]");
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_carried_value_can_be_shown) {
  const world w(absorbed(number_by(sum), reports), "2026-06-01");
  const auto parts = w.source().carried_parts(w.name("n"), w.unit("p2"), w.at("n", "2025"));
  BOOST_REQUIRE(parts.size() == 2u);
  BOOST_TEST((parts[0].unit == w.unit("p1")));
  BOOST_TEST((parts[1].unit == w.unit("p2")));
  BOOST_TEST(w.shown("n", parts[1].value) == "4");
  BOOST_TEST(w.source().carried_parts(w.name("n"), w.unit("p2"), w.at("n", "2024")).empty());
}

BOOST_AUTO_TEST_CASE(a_dated_value_is_carried_until_a_row_of_the_successor_begins) {
  const std::string d = R"({"id": "n", "type": "number", "period": "dated", "carry": {"rule": "sum"}})";
  const std::string ranges = "p1,n,2020-01-01/,10,2020-01-01,,,\np2,n,2020-01-01/,4,2020-01-01,,,\n";
  const world before(merged(d, ranges), "2026-06-01");
  BOOST_TEST(before.on("n", "m", "2025-12-31") == "14 [carried:n]");
  BOOST_TEST(before.on("n", "m", "2024-12-31") == "14 [carried:n]");  // the nearest day of its life
  BOOST_TEST(before.on("n", "p1", "2026-12-31") == "10");
  const world after(merged(d, ranges + "m,n,2026-01-01/,15,2025-12-01,,,\n"), "2026-06-01");
  BOOST_TEST(after.on("n", "m", "2025-12-31") == "14 [carried:n]");
  BOOST_TEST(after.on("n", "m", "2026-01-01") == "15");
}

BOOST_AUTO_TEST_CASE(a_unit_that_goes_on_keeps_its_own_ranges_where_nothing_is_carried) {
  const std::string ranges = "p1,n,2020-01-01/,10,2020-01-01,,,\np2,n,2020-01-01/,4,2020-01-01,,,\n";
  for (const char* rule : {"none", "own", "never"}) {
    const std::string d =
        std::string(R"({"id": "n", "type": "number", "period": "dated", "carry": {"rule": ")") + rule + R"("}})";
    BOOST_TEST(world(absorbed(d, ranges), "2026-06-01").on("n", "p2", "2025-12-31") == "4");
  }
  const std::string d = R"({"id": "n", "type": "number", "period": "dated"})";
  BOOST_TEST(world(merged(d, ranges), "2026-06-01").on("n", "m", "2025-12-31") ==
             "? m:n@2025-12-31 no_carry_over_rule");
}

BOOST_AUTO_TEST_CASE(of_dated_ranges_the_one_that_begins_last_speaks_and_a_correction_of_an_old_one_does_not) {
  parts p{R"({"id": "n", "type": "number", "period": "dated"})"};
  p.facts =
      "p1,n,/,1,2020-01-01,,,\np1,n,2023-01-01/,3,2022-12-01,,,\np1,n,2021-01-01/,2,2024-05-01,,,\n"
      "p1,n,2025-01-01/2025-06-30,5,2024-12-01,,,\n";
  const world w(p, "2026-06-01");
  BOOST_TEST(w.on("n", "p1", "2020-06-01") == "1");
  BOOST_TEST(w.on("n", "p1", "2022-06-01") == "2");
  BOOST_TEST(w.on("n", "p1", "2024-06-01") == "3");
  BOOST_TEST(w.on("n", "p1", "2025-06-30") == "5");
  BOOST_TEST(w.on("n", "p1", "2025-07-01") == "3");
  BOOST_TEST(w.on("n", "p2", "2025-07-01") == "? p2:n@2025-07-01 not_reported");
}
