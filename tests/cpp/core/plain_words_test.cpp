// Words as people type and paste them.
#include <boost/test/unit_test.hpp>

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/plain_words.hpp>

using namespace tieuchi;

BOOST_AUTO_TEST_CASE(blanks_of_every_kind_go_from_the_ends) {
  for (const char* text : {"12", " 12 ", "\t12\r\n",
                           "\xC2\xA0"
                           "12\xE2\x80\xAF",
                           "\xE3\x80\x80"
                           "12"})
    BOOST_TEST(without_outer_blanks(text) == "12");
  BOOST_TEST(without_outer_blanks(" \xC2\xA0 ") == "");
  BOOST_TEST(without_outer_blanks("\xEF\xBB\xBF"
                                  "12") ==
             "\xEF\xBB\xBF"
             "12");
}

BOOST_AUTO_TEST_CASE(blanks_inside_are_one_space) {
  BOOST_TEST(with_single_spaces(" Phường \xC2\xA0 Mẫu\n3 ") == "Phường Mẫu 3");
  BOOST_TEST(with_single_spaces("") == "");
}

BOOST_AUTO_TEST_CASE(capitals_are_no_difference_and_marks_are_one) {
  BOOST_TEST(plain_words("ĐƠN  VỊ") == "đơn vị");
  BOOST_TEST(plain_words("Ho\xCC\xA3"
                         " T\xC3\xAA"
                         "n") == "họ tên");
  BOOST_TEST(plain_words("nhu cầu") != plain_words("hư cấu"));
  BOOST_TEST(lower_vietnamese("GIẢ LẬP") == "giả lập");
}

BOOST_AUTO_TEST_CASE(letters_that_nobody_sees_are_found_and_named) {
  const auto name = [](std::string_view text, hidden_letters which) {
    const auto found = first_hidden_letter(text, which);
    return found ? code_point_name(*found) : std::string();
  };
  BOOST_TEST(name("Phường 1", hidden_letters::all) == "");
  BOOST_TEST(name("Ph\xE2\x80\x8B"
                  "ường",
                  hidden_letters::all) == "U+200B");
  BOOST_TEST(name("a\xE2\x80\xAE"
                  "b",
                  hidden_letters::all) == "U+202E");
  BOOST_TEST(name("a\x1B[1m", hidden_letters::all) == "U+001B");
  BOOST_TEST(name("a\nb", hidden_letters::all) == "U+000A");
  BOOST_TEST(name("a\nb\tc", hidden_letters::controls) == "");
  BOOST_TEST(name("a\x07", hidden_letters::controls) == "U+0007");
  BOOST_TEST(name("a\xE2\x80\xAE"
                  "b",
                  hidden_letters::controls) == "");
  BOOST_TEST(code_point_name(0x10FFFF) == "U+10FFFF");
}
