// Tokens: characters of one to four bytes, numbers, strings with escapes, and where reading stops.

#include <tieuchi/feel/token.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace feel = tieuchi::feel;
using kind = feel::token::kind;

namespace {

/// The first token of a text.
feel::token first(std::string_view text) { return feel::tokens_of(text).front(); }

/// The content of a string literal; "no escape" or "no end" where it has none.
std::string content(std::string_view literal) {
  const feel::token t = first(literal);
  return t.is(kind::escape) ? "no escape" : t.is(kind::unterminated) ? "no end" : t.value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tokens_of_rule_texts)

BOOST_AUTO_TEST_CASE(names_are_made_of_letters_of_any_script) {
  for (const char* name : {"a", "_a1", "tỷ_lệ", "Ω", "名前", "\xF0\x90\x8C\xB0x", "\uFF21", "a\xCC\x83", "a\xC2\xB7"})
    BOOST_TEST(feel::is_name(name), name);
}

BOOST_AUTO_TEST_CASE(what_is_no_name_is_told) {
  for (const char* text : {"", "1a", "a b", "a-b", "null", "and", "return", "\xC2\xA0", "\xE1\x9A\x80", "\xEF\xBB\xBF",
                           "\xCC\x83", "\uFDD0", "\uFFFE", "\U000F0000"})
    BOOST_TEST(!feel::is_name(text), text);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_single_characters_and_stop_the_reading) {
  for (const char* bytes : {"\x80", "\xC1\x81", "\xC3", "\xC3(", "\xE0\x80\x80", "\xE2\x82", "\xED\xA0\x80",
                            "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    const auto all = feel::tokens_of(std::string(bytes) + " n");
    BOOST_TEST(all.front().is(kind::character));
    BOOST_TEST(all.size() == 2U);
    BOOST_TEST(!feel::is_name(bytes));
  }
}

BOOST_AUTO_TEST_CASE(numbers_take_a_fraction_and_an_exponent_only_when_digits_follow) {
  BOOST_TEST(first("12.5e+3x").text == "12.5e+3");
  BOOST_TEST(first("12.5E-3").text == "12.5E-3");
  BOOST_TEST(first("1e5").text == "1e5");
  BOOST_TEST(first("1..3").text == "1");
  BOOST_TEST(first("1.").text == "1");
  BOOST_TEST(first("1.e").text == "1");
  BOOST_TEST(first("1e").text == "1");
  BOOST_TEST(first("1e+").text == "1");
  BOOST_TEST(first("1ex").text == "1");
}

BOOST_AUTO_TEST_CASE(escapes_give_characters_of_every_length) {
  BOOST_TEST(content(R"("\"\'\\\n\r\t")") == "\"'\\\n\r\t");
  BOOST_TEST(content(R"("\u0041\u00e3\u1ec7")") == "A\u00e3\u1ec7");
  BOOST_TEST(content(R"("\uE000\uffFD")") == "\uE000\uFFFD");
  BOOST_TEST(content(R"("\ud83d\uDE00")") == "\U0001F600");
  BOOST_TEST(content(R"("\U000041\U0000E3\U001EC7\U01F600\U10FFFF")") == "A\u00e3\u1ec7\U0001F600\U0010FFFF");
}

BOOST_AUTO_TEST_CASE(what_is_no_escape_is_told) {
  for (const char* text : {R"("\q")", R"("\u")", R"("\u12")", R"("\u12g4")", R"("\u12:4")", R"("\udc00")",
                           R"("\ud83d")", R"("\ud83dx")", R"("\ud83d\n")", R"("\ud83d\u0041")", R"("\ud83d\ue000")",
                           R"("\ud83d\u12")", R"("\U1234")", R"("\U110000")", R"("\U00D800")", R"("\U00DFFF")"})
    BOOST_TEST(content(text) == "no escape", text);
  BOOST_TEST(content(std::string_view("\"\\\0\"", 4)) == "no escape");  // a zero byte behind the sign
}

BOOST_AUTO_TEST_CASE(a_string_ends_on_its_line) {
  for (const char* text : {"\"", "\"abc", "\"abc\\\"", "\"abc\\", "\"a\nb\"", "\"a\rb\"", "\"a\\\nb\"", "\"a\\\rb\""})
    BOOST_TEST(content(text) == "no end", text);
}

BOOST_AUTO_TEST_CASE(comments_are_space) {
  BOOST_TEST(first("// n\n m").text == "m");
  BOOST_TEST(first("/* n * / */m").text == "m");
  BOOST_TEST(first("/ n").text == "/");
  BOOST_TEST(first("\xC2\xA0\xE3\x80\x80m").text == "m");
  BOOST_TEST(first("// n").is(kind::end));
}

BOOST_AUTO_TEST_SUITE_END()
