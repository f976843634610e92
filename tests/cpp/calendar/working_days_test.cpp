#include <tieuchi/calendar/working_days.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

date day(std::string_view text) { return *date::parse(text); }

calendar_days calendar() {
  calendar_days c;
  c.id = "viet_nam";
  c.covers_from = c.covers_to = 2024;
  c.holidays = {day("2024-04-29"), day("2024-04-30"), day("2024-05-01")};
  return c;
}

std::string between(std::string_view from, std::string_view to) {
  const counted_days n = working_days_between(calendar(), day(from), day(to));
  return n.not_covered ? "not covered " + n.not_covered->text() : std::to_string(n.count);
}

std::string added(std::string_view from, std::int64_t n) {
  const counted_day d = add_working_days(calendar(), day(from), n);
  return d.day ? d.day->text() : "not covered " + d.not_covered->text();
}

}  // namespace

BOOST_AUTO_TEST_CASE(both_ends_count) {
  BOOST_TEST(between("2024-05-02", "2024-05-03") == "2");
  BOOST_TEST(between("2024-05-02", "2024-05-02") == "1");
  BOOST_TEST(between("2024-05-04", "2024-05-05") == "0");
}

BOOST_AUTO_TEST_CASE(weekends_and_holidays_do_not_count) { BOOST_TEST(between("2024-04-26", "2024-05-06") == "4"); }

BOOST_AUTO_TEST_CASE(an_earlier_end_gives_none) { BOOST_TEST(between("2024-05-03", "2024-05-02") == "0"); }

BOOST_AUTO_TEST_CASE(days_are_counted_back_as_well) {
  BOOST_TEST(added("2024-05-02", -1) == "2024-04-26");
  BOOST_TEST(added("2024-05-02", 0) == "2024-05-02");
  BOOST_TEST(added("2024-05-04", 0) == "2024-05-04");
  BOOST_TEST(added("2024-04-26", 1) == "2024-05-02");
}

BOOST_AUTO_TEST_CASE(a_day_outside_the_years_covered_is_named) {
  BOOST_TEST(between("2024-12-30", "2025-01-02") == "not covered 2025-01-01");
  BOOST_TEST(added("2024-01-02", -2) == "not covered 2023-12-31");
}

BOOST_AUTO_TEST_CASE(a_calendar_may_have_another_weekend) {
  calendar_days c = calendar();
  c.weekend = {7};
  BOOST_TEST(!is_rest_day(c, day("2024-05-04")));
  BOOST_TEST(is_rest_day(c, day("2024-05-05")));
}
