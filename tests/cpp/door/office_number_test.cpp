// A number as offices spell it: what each convention reads, and what is a number to none.
#include <boost/test/unit_test.hpp>

#include <tieuchi/door/office_number.hpp>

using namespace tieuchi;

namespace {

/// "plain|vi|en", "-" where a convention has no such number.
std::string read(std::string_view text) {
  const office_number n = office_number_of(text);
  return n.plain.value_or("-") + "|" + n.vi.value_or("-") + "|" + n.en.value_or("-");
}

}  // namespace

BOOST_AUTO_TEST_CASE(digits_alone_are_the_same_number_everywhere) {
  BOOST_TEST(read("1200") == "1200|1200|1200");
  BOOST_TEST(read("-7") == "-7|-7|-7");
  BOOST_TEST(read("007") == "007|007|007");
}

BOOST_AUTO_TEST_CASE(three_digits_behind_one_mark_are_two_numbers) {
  BOOST_TEST(read("1.200") == "1.200|1200|1.200");
  BOOST_TEST(read("1,200") == "-|1.200|1200");
  BOOST_TEST(office_number_of("12.500").differs());
  BOOST_TEST(!office_number_of("1200").differs());
}

BOOST_AUTO_TEST_CASE(other_places_of_the_marks_leave_one_reading) {
  BOOST_TEST(read("1.5") == "1.5|-|1.5");
  BOOST_TEST(read("0.125") == "0.125|-|0.125");
  BOOST_TEST(read("1.2345") == "1.2345|-|1.2345");
  BOOST_TEST(read("69,6") == "-|69.6|-");
  BOOST_TEST(read("1.234,5") == "-|1234.5|-");
  BOOST_TEST(read("1,234.5") == "-|-|1234.5");
  BOOST_TEST(read("1.234.567") == "-|1234567|-");
  BOOST_TEST(read("1,234,567") == "-|-|1234567");
  BOOST_TEST(read("1234.567") == "1234.567|-|1234.567");
}

BOOST_AUTO_TEST_CASE(blanks_of_any_kind_set_thousands_apart) {
  for (const char* text : {"1 234",
                           "1\xC2\xA0"
                           "234",
                           "1\xE2\x80\xAF"
                           "234"})
    BOOST_TEST(read(text) == "-|1234|1234");
  BOOST_TEST(read("1 234,5") == "-|1234.5|-");
  BOOST_TEST(read("12 34") == "-|-|-");
}

BOOST_AUTO_TEST_CASE(a_per_cent_sign_and_a_long_minus_are_seen) {
  BOOST_TEST(read("85,5 %") == "-|85.5|-");
  BOOST_TEST(office_number_of("85%").percent);
  BOOST_TEST(read("\xE2\x88\x92"
                  "5") == "-|-5|-5");
}

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_has_destroyed_is_seen) {
  BOOST_TEST(office_number_of("1,23457E+16").shortened);
  BOOST_TEST(office_number_of("1.2e5").shortened);
  BOOST_TEST(office_number_of("1234567890123450000").cut);
  BOOST_TEST(!office_number_of("1234567890123456789").cut);
  BOOST_TEST(!office_number_of("123456789012345").cut);
}

BOOST_AUTO_TEST_CASE(other_texts_are_no_numbers) {
  for (const char* text : {"", "x", "1.2.3", "1,2,3", ".5", "5.", "1..2", "+5", "12a", "%", "-", "1.23,456,7"})
    BOOST_TEST(read(text) == "-|-|-");
}
