#include "engine_packs.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace tieuchi;
using engine_packs::rulebook_of;

namespace {

assessment assessed(const std::string& pack, const std::vector<engine_packs::given>& rows, const std::string& as_of,
                    std::vector<int> years) {
  const auto rules = rulebook_of(pack);
  return assess(rules, as_known_on(engine_packs::facts_of(rules, rows), *date::parse(as_of)), years);
}

const assessment_row& row_named(const assessment& all, const std::string& item) {
  return *std::ranges::find(all.rows, item, &assessment_row::item);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(an_assessment)

BOOST_AUTO_TEST_CASE(is_sorted_by_period_unit_and_the_order_of_the_pack) {
  const auto all = assessed("past", {}, "2026-01-10", {2025, 2024, 2024});
  std::vector<std::string> seen;
  for (const auto& row : all.rows) seen.push_back(row.period + " " + row.unit);
  BOOST_TEST(std::ranges::is_sorted(seen));
  BOOST_TEST(all.rows.front().item == "dat_nam");
  BOOST_TEST(std::ranges::count(all.rows, "2024-Q3", &assessment_row::period) == 4);
}

BOOST_AUTO_TEST_CASE(has_no_rows_of_what_does_not_exist) {
  const auto all = assessed("past", {}, "2026-01-10", {2024});
  for (const auto& row : all.rows) BOOST_TEST(row.item != "moi");
  for (const auto& row : all.rows) BOOST_TEST(row.unit != "moi");
  BOOST_TEST(std::ranges::count(all.rows, "doi", &assessment_row::item) == 4);
  const auto young = std::ranges::find(all.rows, "tre", &assessment_row::unit);
  BOOST_TEST(young->reason == "not_yet");
}

BOOST_AUTO_TEST_CASE(prints_points_grades_and_tallies) {
  const auto all =
      assessed("points", {{"x1", "a", "2024", "10", "2024-12-01"}, {"x1", "b", "2024", "15", "2024-12-01"}},
               "2025-01-10", {2024});
  BOOST_TEST(row_named(all, "diem_a").points == "10");
  BOOST_TEST(row_named(all, "diem_c").points == "0..10");
  BOOST_TEST(row_named(all, "xep_hang").value == "kha..xuat_sac");
  BOOST_TEST(row_named(all, "hai_trong_ba").value == "1..2/3");
  BOOST_TEST(row_named(all, "phan_lon").value == "1/2");
  BOOST_TEST(row_named(all, "diem_c").missing == (std::vector<std::string>{"x1:c@2024", "x1:co_cho@2024"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hides_what_is_restricted) {
  const auto all = assessed("terms", {{"x1", "mat", "2024", "5", "2024-12-01"}}, "2025-06-10", {2024});
  BOOST_TEST((row_named(all, "rieng").outcome == outcome::met));
  BOOST_TEST(row_named(all, "rieng").value == "");
}

BOOST_AUTO_TEST_CASE(hides_what_a_table_gives_for_a_restricted_key) {
  const auto all = assessed("terms", {{"x1", "mat", "2024", "5", "2024-12-01"}}, "2025-06-10", {2024});
  BOOST_TEST((row_named(all, "theo_bang").outcome == outcome::not_met));
  BOOST_TEST(row_named(all, "theo_bang").points == "");
  BOOST_TEST(row_named(all, "theo_bang").value == "");
}

BOOST_AUTO_TEST_CASE(carries_where_it_comes_from) {
  const auto all = assessed("cut/twin", {}, "2024-04-01", {2023});
  BOOST_TEST(all.origin.programme == "vi-du-1578-cut");
  BOOST_TEST(all.origin.synthetic);
  BOOST_TEST(all.origin.as_of.text() == "2024-04-01");
  BOOST_TEST(all.rows.front().version == "v2023");
}

BOOST_AUTO_TEST_SUITE_END()
