#include "show.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <limits>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

struct spelling {
  const char* read;
  const char* written;
};

std::ostream& operator<<(std::ostream& out, const spelling& s) { return out << s.read; }

const std::array months_texts{
    spelling{"P1Y2M", "P1Y2M"},
    spelling{"P14M", "P1Y2M"},
    spelling{"-P13M", "-P1Y1M"},
    spelling{"P0Y", "P0M"},
    spelling{"-P0M", "P0M"},
    spelling{"P24M", "P2Y"},
    spelling{"P1Y13M", "P2Y1M"},
    spelling{"P999999999Y11M", "P999999999Y11M"},
    spelling{"P0000000000000000000000000000000000001Y", "P1Y"},
};

const std::array time_texts{
    spelling{"P1DT2H3M4.5S", "P1DT2H3M4.5S"},
    spelling{"PT1000M", "PT16H40M"},
    spelling{"PT0.5S", "PT0.5S"},
    spelling{"PT1.S", "PT1S"},
    spelling{"P0D", "PT0S"},
    spelling{"-PT0S", "PT0S"},
    spelling{"-PT36H", "-P1DT12H"},
    spelling{"PT0.000000001S", "PT0.000000001S"},
    spelling{"P1DT1M", "P1DT1M"},
    spelling{"PT86400S", "P1D"},
    spelling{"PT9223372036854775807.999999999S", "P106751991167300DT15H30M7.999999999S"},
};

const std::array no_duration{"",     "P",    "-P",    "+P1Y",  "p1y",    "P1y",   "P1W",   "P1Y2D",  "P1YT1H",
                             "PT",   "P1DT", "T1H",   "P2M1Y", "PT1M1H", "P-1Y",  "P1.5Y", "PT.5S",  "PT0.0000000001S",
                             "P1Y ", " P1Y", "PT1H1", "P1D1D", "PYM",    "P1D2H", "P1YM",  "PT1.5M", "--P1Y",
                             "PTS"};

const std::array out_of_bounds{"P1000000000Y",
                               "P12000000000M",
                               "-P12000000000M",
                               "PT9223372036854775808S",
                               "P106751991167301D",
                               "P999999999999999999999999999999999999999D",
                               "PT99999999999999999999999999999S"};

months_duration months(std::string_view text) { return months_duration::parse(text).value(); }
time_duration time(std::string_view text) { return time_duration::parse(text).value(); }
date day(std::string_view text) { return date::parse(text).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(durations)

BOOST_DATA_TEST_CASE(months_are_written_normalised, data::make(months_texts), s) {
  BOOST_TEST(text_or_nothing(months_duration::parse(s.read)) == s.written);
  BOOST_TEST(months(s.written) == months(s.read));
  BOOST_TEST(!time_duration::parse(s.read).has_value());
}

BOOST_DATA_TEST_CASE(days_and_time_are_written_normalised, data::make(time_texts), s) {
  BOOST_TEST(text_or_nothing(time_duration::parse(s.read)) == s.written);
  BOOST_TEST((time(s.written) == time(s.read)));
  BOOST_TEST(!months_duration::parse(s.read).has_value());
}

BOOST_DATA_TEST_CASE(anything_else_is_refused, data::make(no_duration), text) {
  BOOST_TEST(!months_duration::parse(text).has_value());
  BOOST_TEST(!time_duration::parse(text).has_value());
}

BOOST_DATA_TEST_CASE(a_duration_beyond_its_bounds_is_refused, data::make(out_of_bounds), text) {
  BOOST_TEST(!months_duration::parse(text).has_value());
  BOOST_TEST(!time_duration::parse(text).has_value());
}

BOOST_AUTO_TEST_CASE(parts_carry_the_sign_and_drop_what_is_below_a_second) {
  BOOST_TEST(months("-P14M").years_part() == -1);
  BOOST_TEST(months("-P14M").months_part() == -2);
  const time_duration d = time("-P1DT2H3M4.9S");
  BOOST_TEST(d.days_part() == -1);
  BOOST_TEST(d.hours_part() == -2);
  BOOST_TEST(d.minutes_part() == -3);
  BOOST_TEST(d.seconds_part() == -4);
}

BOOST_AUTO_TEST_CASE(sums_beyond_the_bounds_have_no_value) {
  BOOST_TEST(add(months("P1Y"), months("-P2M")).value() == months("P10M"));
  BOOST_TEST(subtract(time("PT1H"), time("PT90M")).value() == time("-PT30M"));
  BOOST_TEST(!add(months("P999999999Y11M"), months("P1M")).has_value());
  BOOST_TEST(!subtract(time("-PT9223372036854775807S"), time("PT1S")).has_value());
}

BOOST_AUTO_TEST_CASE(whole_days_make_a_duration_of_days_and_time) {
  BOOST_TEST(text_or_nothing(time_duration::of_days(3)) == "P3D");
  BOOST_TEST(text_or_nothing(time_duration::of_days(-1)) == "-P1D");
  BOOST_TEST(!time_duration::of_days(std::numeric_limits<std::int64_t>::max()).has_value());
}

BOOST_AUTO_TEST_CASE(products_and_quotients_are_truncated_toward_zero_once) {
  BOOST_TEST(multiply(months("P1Y"), num("0.3")).value() == months("P3M"));
  BOOST_TEST(multiply(months("-P1Y"), num("0.3")).value() == months("-P3M"));
  BOOST_TEST(multiply(months("P1Y"), divide(1, 3).value()).value() == months("P4M"));
  BOOST_TEST(divide(months("P1Y"), divide(7, 3).value()).value() == months("P5M"));
  BOOST_TEST(divide(time("PT1S"), 3).value() == time("PT0.333333333S"));
  BOOST_TEST(multiply(time("PT3S"), divide(1, 3).value()).value() == time("PT1S"));
  BOOST_TEST(multiply(time("PT1S"), num("1e-64")).value() == time("PT0S"));
  BOOST_TEST(!divide(months("P1Y"), 0).has_value());
  BOOST_TEST(!multiply(months("P1Y"), num("1e12")).has_value());
  BOOST_TEST(!multiply(time("P1D"), num("1e63")).has_value());
  BOOST_TEST(!divide(time("P1D"), num("1e-64")).has_value());
}

BOOST_AUTO_TEST_CASE(a_duration_over_one_of_its_kind_is_an_exact_number) {
  BOOST_TEST(divide(months("P1Y"), months("P5M")).value() == num("2.4"));
  BOOST_TEST(divide(time("P1D"), time("PT7H")).value() == divide(24, 7).value());
  BOOST_TEST(!divide(months("P1Y"), months("P0M")).has_value());
}

BOOST_AUTO_TEST_CASE(time_is_added_to_midnight_and_the_day_it_falls_in_counts) {
  BOOST_TEST(subtract(day("2021-01-02"), time("PT1H")).value() == day("2021-01-01"));
  BOOST_TEST(subtract(day("2021-01-02"), time("-PT1H")).value() == day("2021-01-02"));
  BOOST_TEST(add(day("2021-01-02"), time("PT24H")).value() == day("2021-01-03"));
  BOOST_TEST(add(day("2021-01-02"), time("PT23H59M59.999999999S")).value() == day("2021-01-02"));
  BOOST_TEST(add(day("2021-01-02"), time("-PT0.000000001S")).value() == day("2021-01-01"));
  BOOST_TEST(!add(day("999999999-12-31"), time("P1D")).has_value());
  BOOST_TEST(!add(day("2021-01-02"), time("P106751991167300D")).has_value());
}

BOOST_AUTO_TEST_CASE(months_are_added_to_a_date_with_the_day_clipped) {
  BOOST_TEST(add(day("2024-01-31"), months("P1M")).value() == day("2024-02-29"));
  BOOST_TEST(subtract(day("2024-02-29"), months("P1Y")).value() == day("2023-02-28"));
  BOOST_TEST(!add(day("2024-01-31"), months("P999999999Y")).has_value());
}

BOOST_AUTO_TEST_CASE(the_difference_of_two_dates_is_whole_days) {
  BOOST_TEST(subtract(day("2024-03-01"), day("2024-02-01")).text() == "P29D");
  BOOST_TEST(subtract(day("-999999999-01-01"), day("999999999-12-31")).text() == "-P730484999633D");
}

BOOST_AUTO_TEST_CASE(months_between_count_once_the_day_is_reached) {
  const auto between = [](std::string_view from, std::string_view to) {
    return years_and_months_between(day(from), day(to)).text();
  };
  BOOST_TEST(between("2023-01-15", "2024-01-14") == "P11M");
  BOOST_TEST(between("2023-01-15", "2024-01-15") == "P1Y");
  BOOST_TEST(between("2024-01-15", "2023-01-16") == "-P11M");
  BOOST_TEST(between("2024-01-15", "2023-01-15") == "-P1Y");
  BOOST_TEST(between("2024-01-31", "2024-02-29") == "P0M");
  BOOST_TEST(between("2024-01-05", "2024-01-01") == "P0M");
}

BOOST_AUTO_TEST_SUITE_END()
