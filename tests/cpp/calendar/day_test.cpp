#include <tieuchi/calendar/day.hpp>
#include <tieuchi/calendar/frame.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

date day(std::string_view text) { return *date::parse(text); }

calendar_days viet_nam() {
  calendar_days c;
  c.id = "viet_nam";
  c.covers_from = 2023;
  c.covers_to = 2026;
  c.holidays = {day("2024-01-01"), day("2024-04-30"), day("2024-05-01"),
                day("2025-01-01"), day("2025-01-27"), day("2025-01-28")};
  return c;
}

day_frame days_in(std::string_view text, period_form form) { return frame_of(*period_of(text, {form, -1}), {}); }
day_frame year(int y) { return days_in(std::to_string(y), period_form::year); }

day_spec spec(day_kind kind, std::string anchor, int years = 0) {
  day_spec s;
  s.kind = kind;
  s.anchor = std::move(anchor);
  s.year = years;
  return s;
}

std::string shown(const day_reading& r) {
  switch (r.lack) {
    case day_lack::none:
      return r.day->text();
    case day_lack::unknown:
      return "unknown";
    case day_lack::does_not_exist:
      return "does_not_exist";
    case day_lack::no_calendar:
      return "no_calendar " + r.not_covered->text();
  }
  return {};
}

std::string found(const day_spec& s, const day_frame& f, const day_anchors& anchors = {}) {
  const calendar_days c = viet_nam();
  return shown(read_day(s, f, anchors, &c));
}

}  // namespace

using enum day_kind;

BOOST_AUTO_TEST_CASE(before_the_15th_of_november_means_that_the_14th_is_the_last_day) {
  BOOST_TEST(found(spec(before, "11-15"), year(2023)) == "2023-11-14");
  BOOST_TEST(found(spec(before, "11-15"), year(2025)) == "2025-11-14");
}

BOOST_AUTO_TEST_CASE(the_14th_of_november_is_a_day_of_rest_in_2026_and_2027_and_does_not_roll_by_itself) {
  BOOST_TEST(day("2026-11-14").weekday() == 6);
  BOOST_TEST(day("2027-11-14").weekday() == 7);
  BOOST_TEST(found(spec(before, "11-15"), year(2026)) == "2026-11-14");
  BOOST_TEST(found(spec(before, "11-15"), year(2027)) == "2027-11-14");
}

BOOST_AUTO_TEST_CASE(by_the_20th_of_january_of_the_next_year_or_the_next_working_day) {
  day_spec s = spec(by, "01-20", 1);
  s.roll = roll_kind::forward;
  BOOST_TEST(found(s, year(2022)) == "2023-01-20");
  BOOST_TEST(found(s, year(2023)) == "2024-01-22");
  BOOST_TEST(found(s, year(2024)) == "2025-01-20");
  s.roll = roll_kind::back;
  BOOST_TEST(found(s, year(2023)) == "2024-01-19");
}

BOOST_AUTO_TEST_CASE(the_seventh_working_day_after_receipt_does_not_count_the_day_of_receipt) {
  day_spec s = spec(by, "ngay_nhan");
  s.plus = step{{}, {}, {}, 7};
  day_anchors anchors;
  anchors.named = [](std::string_view name) { return name == "ngay_nhan" ? date::parse("2024-04-26") : std::nullopt; };
  BOOST_TEST(found(s, year(2024), anchors) == "2024-05-09");  // a weekend, two holidays, a weekend
}

BOOST_AUTO_TEST_CASE(counted_from_the_event_as_day_one_the_45th_day_is_44_days_later) {
  day_spec s = spec(by, "event");
  s.plus = step{{}, {}, 45, {}};
  s.day_one = true;
  day_anchors anchors;
  anchors.event = day("2025-07-01");
  BOOST_TEST(found(s, year(2025), anchors) == "2025-08-14");
  s.day_one = false;
  BOOST_TEST(found(s, year(2025), anchors) == "2025-08-15");
}

BOOST_AUTO_TEST_CASE(the_last_seven_days_of_a_quarter_begin_six_days_before_its_last) {
  day_spec s = spec(from, "03-last");
  s.plus = step{{}, {}, -6, {}};
  BOOST_TEST(found(s, days_in("2024-Q1", period_form::quarter)) == "2024-03-25");
  BOOST_TEST(found(s, days_in("2024-Q2", period_form::quarter)) == "2024-06-24");
  BOOST_TEST(found(s, days_in("2024-Q4", period_form::quarter)) == "2024-12-25");
}

BOOST_AUTO_TEST_CASE(months_of_a_quarter_or_half_are_counted_from_its_first) {
  BOOST_TEST(found(spec(on, "03-15"), days_in("2024-Q2", period_form::quarter)) == "2024-06-15");
  BOOST_TEST(found(spec(on, "06-30"), days_in("2024-H2", period_form::half)) == "2024-12-30");
  BOOST_TEST(found(spec(on, "02-last"), days_in("2024-H2", period_form::half)) == "2024-08-31");
  BOOST_TEST(found(spec(on, "04-01"), days_in("2024-Q2", period_form::quarter)) == "does_not_exist");
  BOOST_TEST(found(spec(by, "01-20", 1), days_in("2024-Q4", period_form::quarter)) == "2025-10-20");
}

BOOST_AUTO_TEST_CASE(the_last_day_of_february_knows_leap_years) {
  BOOST_TEST(found(spec(by, "02-last"), year(2024)) == "2024-02-29");
  BOOST_TEST(found(spec(by, "02-last"), year(2025)) == "2025-02-28");
  BOOST_TEST(found(spec(by, "02-last", 1), year(2023)) == "2024-02-29");
  BOOST_TEST(found(spec(by, "02-29"), year(2024)) == "2024-02-29");
  BOOST_TEST(found(spec(by, "02-29"), year(2025)) == "2025-02-28");
  BOOST_TEST(found(spec(by, "04-31"), year(2025)) == "does_not_exist");
}

BOOST_AUTO_TEST_CASE(a_fixed_day_and_the_ends_of_the_period_are_anchors) {
  BOOST_TEST(found(spec(on, "2025-08-04"), year(2023)) == "2025-08-04");
  BOOST_TEST(found(spec(on, "period.start"), days_in("2024-Q3", period_form::quarter)) == "2024-07-01");
  BOOST_TEST(found(spec(on, "period.end", 1), year(2023)) == "2024-12-31");
  BOOST_TEST(found(spec(after, "period.end"), year(2023)) == "2024-01-01");
}

BOOST_AUTO_TEST_CASE(plus_goes_years_months_days_and_clips_to_the_end_of_the_month) {
  day_spec s = spec(on, "01-31");
  s.plus = step{{}, 1, {}, {}};
  BOOST_TEST(found(s, year(2024)) == "2024-02-29");
  s.plus = step{1, 1, 1, {}};
  BOOST_TEST(found(s, year(2024)) == "2025-03-01");
}

BOOST_AUTO_TEST_CASE(the_day_before_is_taken_after_the_steps_and_before_the_roll) {
  day_spec s = spec(before, "2024-05-05");
  s.plus = step{{}, {}, 1, {}};
  s.roll = roll_kind::forward;
  BOOST_TEST(found(s, year(2024)) == "2024-05-06");  // 06-05 less one is a Sunday, which rolls
}

BOOST_AUTO_TEST_CASE(an_unknown_anchor_gives_an_unknown_day) {
  BOOST_TEST(found(spec(by, "event"), year(2024)) == "unknown");
  BOOST_TEST(found(spec(by, "ngay_nhan"), year(2024)) == "unknown");
}

BOOST_AUTO_TEST_CASE(working_days_outside_the_years_covered_tell_the_day_that_is_not_covered) {
  day_spec s = spec(by, "12-31");
  s.plus = step{{}, {}, {}, 1};
  BOOST_TEST(found(s, year(2026)) == "no_calendar 2027-01-01");
  s.plus.reset();
  s.roll = roll_kind::forward;
  BOOST_TEST(found(s, year(2022)) == "no_calendar 2022-12-31");
  BOOST_TEST(shown(read_day(s, year(2024), {}, nullptr)).starts_with("no_calendar"));
}

BOOST_AUTO_TEST_CASE(a_reading_tells_how_the_day_came_about) {
  day_spec s = spec(before, "01-21", 1);
  s.roll = roll_kind::forward;
  const calendar_days c = viet_nam();
  const day_reading r = read_day(s, year(2023), {}, &c);
  BOOST_TEST(r.anchor->text() == "2024-01-21");
  BOOST_TEST(r.stepped->text() == "2024-01-20");
  BOOST_TEST(r.day->text() == "2024-01-22");
}

BOOST_AUTO_TEST_CASE(words_days_and_months_are_no_names) {
  for (const char* built_in : {"11-15", "02-last", "2025-08-04", "period.start", "period.end", "event", "created"})
    BOOST_TEST(is_built_in_anchor(built_in));
  for (const char* name : {"ngay_nhan", "13-01", "00-10", "11-00", "period.middle"})
    BOOST_TEST(!is_built_in_anchor(name));
}
