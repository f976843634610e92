#include "show.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

struct spelling {
  const char* read;
  const char* written;
};

std::ostream& operator<<(std::ostream& out, const spelling& s) { return out << s.read; }

const std::array canonical{
    spelling{"0", "0"},
    spelling{"-0", "0"},
    spelling{"0e999999999999999999999", "0"},
    spelling{".5", "0.5"},
    spelling{"1.2e3", "1200"},
    spelling{"007", "7"},
    spelling{"1E+2", "100"},
    spelling{"-12.500", "-12.5"},
    spelling{"1e-7", "0.0000001"},
    spelling{"9.99e-8", "9.99e-8"},
    spelling{"0.00000012345", "0.00000012345"},
    spelling{"9999999999999999999999999999999999", "9999999999999999999999999999999999"},
    spelling{"1e34", "1e34"},
    spelling{"12345e30", "1.2345e34"},
    spelling{"1e-64", "1e-64"},
    spelling{"9999999999999999999999999999999999e30", "9.999999999999999999999999999999999e63"},
    spelling{"0.10000000000000000000000000000000000000000000", "0.1"},
};

const std::array bad{"",   "-",  ".",   "1.",  "1.e5", "+1",    "--1",   "1e",       "1e+", "e5",  "1,5",
                     "1 ", " 1", "0x1", "1_0", "NaN",  "1.2.3", "1e5.0", "\xD9\xA1", "1ex", "1e+x"};

const std::array outside_s{"12345678901234567890123456789012345",
                           "0.12345678901234567890123456789012345",
                           "1e-65",
                           "1e64",
                           "10e63",
                           "1e9999999999999999999",
                           "3e-9999999999999999999"};

}  // namespace

BOOST_AUTO_TEST_SUITE(number_texts)

BOOST_DATA_TEST_CASE(a_literal_is_read_and_written_canonically, data::make(canonical), s) {
  BOOST_TEST(num(s.read).text() == s.written);
  BOOST_TEST(num(s.written) == num(s.read));
}

BOOST_DATA_TEST_CASE(anything_but_a_literal_is_refused, data::make(bad), text) {
  BOOST_TEST(!number::parse(text).has_value());
  BOOST_TEST(!number::parse(text, conformance_limits).has_value());
}

BOOST_DATA_TEST_CASE(a_literal_outside_the_decimals_of_s_is_refused, data::make(outside_s), text) {
  BOOST_TEST(!number::parse(text).has_value());
}

BOOST_AUTO_TEST_CASE(conformance_input_is_rounded_to_34_digits_ties_to_even) {
  const auto read = [](std::string_view text) { return text_or_nothing(number::parse(text, conformance_limits)); };
  BOOST_TEST(read("12345678901234567890123456789012345") == "1.234567890123456789012345678901234e34");
  BOOST_TEST(read("12345678901234567890123456789012355") == "1.234567890123456789012345678901236e34");
  BOOST_TEST(read("123456789012345678901234567890123450000000001e-12") == "123456789012345678901234567890123.5");
  BOOST_TEST(read("1e-65") == "1e-65");
  BOOST_TEST(read("1e-7000") == "0");
  BOOST_TEST(read("1e6145") == "nothing");
  BOOST_TEST(number::parse("8.8817841970012523233890533447265625e-16", conformance_limits)
                 .value()
                 .is_decimal(conformance_limits));
}

BOOST_AUTO_TEST_CASE(a_fraction_that_is_no_decimal_shows_34_digits) {
  BOOST_TEST(divide(2, 3).value().text() == "0.6666666666666666666666666666666667");
  BOOST_TEST(divide(-1, 7).value().text() == "-0.1428571428571428571428571428571429");
  BOOST_TEST(divide(num("9999999999999999999999999999999999"), 10000001).value().text() ==
             "999999900000009999999000000.0999999");
}

BOOST_AUTO_TEST_CASE(a_printed_number_has_exactly_the_decimals_asked_for) {
  BOOST_TEST(num("0.696").text(2) == "0.70");
  BOOST_TEST(num("2.5").text(0) == "2");
  BOOST_TEST(num("3.5").text(0) == "4");
  BOOST_TEST(num("-0.004").text(2) == "0.00");
  BOOST_TEST(num("-0.006").text(2) == "-0.01");
  BOOST_TEST(number(12).text(3) == "12.000");
  BOOST_TEST(number(0).text(2) == "0.00");
  BOOST_TEST(num("1e34").text(1) == "1" + std::string(34, '0') + ".0");
  BOOST_TEST(divide(1, 3).value().text(0) == "0");
  BOOST_TEST(divide(2, 3).value().text(40) == "0." + std::string(39, '6') + "7");
  BOOST_TEST(divide(2, 3).value().text(300) == "0." + std::string(299, '6') + "7");
  BOOST_TEST(number(7).text(-3) == "7");
}

BOOST_AUTO_TEST_SUITE_END()
