#include "show.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

date day(std::string_view text) { return date::parse(text).value(); }

std::string months_later(std::string_view from, std::int64_t months) {
  return text_or_nothing(add_months(day(from), months));
}

const std::array good{"2024-02-29",  "1970-01-01",       "0000-02-29",      "-0001-12-31",
                      "12345-06-07", "-999999999-01-01", "999999999-12-31", "0001-01-01"};

const std::array bad{"",
                     "2023-02-29",
                     "1900-02-29",
                     "2024-13-01",
                     "2024-00-01",
                     "2024-01-00",
                     "2024-01-32",
                     "2024-1-01",
                     "2024-01-1",
                     "24-01-01",
                     "024-01-01",
                     "02024-01-01",
                     "+2024-01-01",
                     "-0000-01-01",
                     "--2024-01-01",
                     "2024-01-01Z",
                     "2024-01-01 ",
                     "1000000000-01-01",
                     "2024/01/01",
                     "2024-01/01",
                     "2024-xx-01",
                     "2024-01-x1",
                     "2024-01-01T00:00:00"};

}  // namespace

BOOST_AUTO_TEST_SUITE(dates)

BOOST_DATA_TEST_CASE(a_day_reads_back_as_it_is_written, data::make(good), text) {
  BOOST_TEST(text_or_nothing(date::parse(text)) == text);
}

BOOST_DATA_TEST_CASE(what_is_no_day_of_the_calendar_is_refused, data::make(bad), text) {
  BOOST_TEST(!date::parse(text).has_value());
}

BOOST_DATA_TEST_CASE(a_month_that_is_none_has_no_days, data::make({0, 13, -1, 100, -2147483647}), month) {
  BOOST_CHECK_THROW((void)days_in_month(2024, month), std::logic_error);
}

BOOST_AUTO_TEST_CASE(days_are_counted_from_1970) {
  BOOST_TEST(day("1970-01-01").days == 0);
  BOOST_TEST(day("1969-12-31").days == -1);
  BOOST_TEST(day("2000-03-01").days == 11017);
  BOOST_TEST(date::of_days(11017).value() == day("2000-03-01"));
  BOOST_TEST(!date::of_days(day("999999999-12-31").days + 1).has_value());
  BOOST_TEST(!date::of_days(day("-999999999-01-01").days - 1).has_value());
  BOOST_TEST(!add_days(day("-999999999-01-01"), -1).has_value());
  BOOST_TEST(!add_days(day("2024-01-01"), std::numeric_limits<std::int64_t>::max()).has_value());
}

BOOST_AUTO_TEST_CASE(every_day_of_four_centuries_follows_the_one_before) {
  civil_date expected{1999, 12, 31};
  for (std::int64_t days = day("1999-12-31").days; days <= day("2400-01-01").days; ++days) {
    const date d{days};
    BOOST_REQUIRE((civil_of(d) == expected));
    BOOST_REQUIRE(date::of(expected.year, expected.month, expected.day).value() == d);
    if (++expected.day <= days_in_month(expected.year, expected.month)) continue;
    expected.day = 1;
    if (++expected.month <= 12) continue;
    expected.month = 1;
    ++expected.year;
  }
}

BOOST_AUTO_TEST_CASE(weekdays_run_from_monday_1_to_sunday_7) {
  BOOST_TEST(day("1970-01-01").weekday() == 4);
  BOOST_TEST(day("2026-11-22").weekday() == 7);
  BOOST_TEST(day("2026-11-23").weekday() == 1);
  BOOST_TEST(day("1969-12-28").weekday() == 7);
  BOOST_TEST(day("0000-01-01").weekday() == 6);
}

BOOST_AUTO_TEST_CASE(a_day_past_the_end_of_the_month_becomes_its_last_day) {
  BOOST_TEST(months_later("2024-01-31", 1) == "2024-02-29");
  BOOST_TEST(months_later("2023-01-31", 1) == "2023-02-28");
  BOOST_TEST(months_later("2024-02-29", 12) == "2025-02-28");
  BOOST_TEST(months_later("2024-03-31", -1) == "2024-02-29");
  BOOST_TEST(months_later("2024-01-15", -1) == "2023-12-15");
  BOOST_TEST(months_later("0001-01-15", -24) == "-0001-01-15");
  BOOST_TEST(months_later("999999999-12-01", 1) == "nothing");
  BOOST_TEST(months_later("-999999999-01-01", -1) == "nothing");
  BOOST_TEST(months_later("2024-01-01", std::numeric_limits<std::int64_t>::min()) == "nothing");
}

BOOST_AUTO_TEST_CASE(a_month_has_its_first_and_its_last_day) {
  BOOST_TEST(first_day_of_month(day("2024-02-17")) == day("2024-02-01"));
  BOOST_TEST(last_day_of_month(day("2024-02-17")) == day("2024-02-29"));
  BOOST_TEST(last_day_of_month(day("1900-02-01")) == day("1900-02-28"));
}

BOOST_AUTO_TEST_CASE(two_calendar_days_are_one_when_year_month_and_day_are) {
  const civil_date leap = civil_of(day("2024-02-29"));
  BOOST_TEST((leap == civil_date{2024, 2, 29}));
  BOOST_TEST((leap != civil_date{2023, 2, 29}));
  BOOST_TEST((leap != civil_date{2024, 3, 29}));
  BOOST_TEST((leap != civil_date{2024, 2, 28}));
}

BOOST_AUTO_TEST_CASE(earlier_days_come_first) {
  BOOST_TEST((day("-0001-12-31") < day("0000-01-01")));
  BOOST_TEST((day("9999-12-31") < day("10000-01-01")));
}

BOOST_AUTO_TEST_SUITE_END()
