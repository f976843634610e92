#include <tieuchi/core/utf8.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

struct broken {
  std::string_view text;
  std::size_t at;
};

std::ostream& operator<<(std::ostream& out, const broken& b) { return out << "broken at " << b.at; }

const std::array broken_texts{
    broken{"ab\x80", 2},            // a continuation without a start
    broken{"\xC3", 0},              // cut off
    broken{"a\xE1\xBB", 1},         // cut off later
    broken{"\xC3(x", 0},            // another character where the sequence goes on
    broken{"a\xE1\xBB(", 1},        // the same, later
    broken{"\xC0\xAF", 0},          // overlong, two bytes
    broken{"\xE0\x80\xAF", 0},      // overlong, three bytes
    broken{"\xF0\x80\x80\xAF", 0},  // overlong, four bytes
    broken{"x\xED\xA0\x80", 1},     // a surrogate
    broken{"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
    broken{"\xF8\x88\x80\x80\x80", 0},
    broken{"\xFF", 0},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(valid_text_has_no_bad_byte) {
  BOOST_TEST(!first_bad_byte("").has_value());
  BOOST_TEST(!first_bad_byte("tỷ lệ hộ nghèo").has_value());
  BOOST_TEST(!first_bad_byte("\U0010FFFF\uD7FF\uE000").has_value());
}

BOOST_DATA_TEST_CASE(the_first_bad_byte_is_found, data::make(broken_texts), b) {
  BOOST_TEST(first_bad_byte(b.text).value() == b.at);
}

BOOST_AUTO_TEST_CASE(code_points_go_there_and_back) {
  const std::string text = "aé\u1ED9\U0001F600";
  BOOST_TEST((code_points(text) == U"aé\u1ED9\U0001F600"));
  BOOST_TEST(to_utf8(code_points(text)) == text);
  BOOST_TEST(count_code_points(text) == 4U);
  BOOST_TEST((decode_at(text, 1) == decoded{U'é', 2}));
  BOOST_TEST((decode_at(text, 1) != decoded{U'e', 2}));
  BOOST_TEST((decode_at(text, 1) != decoded{U'é', 1}));
}

BOOST_AUTO_TEST_CASE(every_code_point_reads_back) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string text;
    append_utf8(text, c);
    BOOST_REQUIRE(!first_bad_byte(text).has_value());
    BOOST_REQUIRE((decode_at(text, 0) == decoded{c, text.size()}));
  }
}

BOOST_AUTO_TEST_CASE(bad_bytes_read_as_the_replacement_character) {
  BOOST_TEST((code_points("a\xFFz") == U"a\uFFFDz"));
  BOOST_TEST((decode_at("abc", 3) == decoded{U'\uFFFD', 1}));
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  BOOST_TEST(text == "\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_CASE(positions_count_lines_and_code_points_from_1) {
  const std::string text = "tỷ lệ\nhộ\r\nnghèo\rhết";
  const auto at = [&](std::string_view word) { return position_of(text, text.find(word)); };
  BOOST_TEST((at("lệ") == text_position{1, 4}));
  BOOST_TEST((at("hộ") == text_position{2, 1}));
  BOOST_TEST((at("nghèo") == text_position{3, 1}));
  BOOST_TEST((at("hết") == text_position{4, 1}));
  BOOST_TEST((position_of(text, std::string::npos) == text_position{4, 4}));  // the end
  BOOST_TEST((at("hết") != text_position{3, 1}));
  BOOST_TEST((at("lệ") != text_position{1, 3}));
  BOOST_TEST((position_of("a\r", 2) == text_position{2, 1}));
  BOOST_TEST(line_of(text, 2) == "hộ");
  BOOST_TEST(line_of(text, 3) == "nghèo");
  BOOST_TEST(line_of(text, 4) == "hết");
  BOOST_TEST(line_of(text, 5) == "");
  BOOST_TEST(line_of(text, 0) == "");
}

BOOST_AUTO_TEST_CASE(white_space_is_that_of_the_rule_language) {
  for (const char32_t c : U"\t\n\v\f\r \u0085\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF") {
    BOOST_TEST((c == 0 || is_space(c)));
  }
  for (const char32_t c : U"a_\u200B\u180E\u2060\u1FFF\u200B") BOOST_TEST(!is_space(c));
}

BOOST_AUTO_TEST_SUITE_END()
