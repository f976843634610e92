// What a day written in another way most likely means.

#include <tieuchi/core/nearest_day.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(nearest_days)

BOOST_AUTO_TEST_CASE(a_day_in_another_order_is_turned_round) {
  for (const char* written : {"31/12/2024", "31-12-2024", "31.12.2024", "2024/12/31"})
    BOOST_TEST(tieuchi::nearest_day(written) == "2024-12-31", written);
  BOOST_TEST(tieuchi::nearest_day("1/2/2024") == "2024-02-01");
  BOOST_TEST(tieuchi::nearest_day("2024-2-1") == "2024-02-01");
}

BOOST_AUTO_TEST_CASE(a_day_past_the_end_of_its_month_is_the_last_one) {
  BOOST_TEST(tieuchi::nearest_day("2023-02-31") == "2023-02-28");
  BOOST_TEST(tieuchi::nearest_day("31/4/2024") == "2024-04-30");
}

BOOST_AUTO_TEST_CASE(nothing_is_guessed_where_more_than_one_day_may_be_meant) {
  for (const char* written : {"", "2024", "12/2024", "31/12/24", "12/31/2024", "0/1/2024", "1/1/2024/1", "1//2024",
                              "2024-12-31T00:00", "12345-01-01", "/1/2024", "1/2/", "2024-01-1/", "2024/12/2024"})
    BOOST_TEST(tieuchi::nearest_day(written).empty(), written);
}

BOOST_AUTO_TEST_SUITE_END()
