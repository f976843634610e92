// Places found with marks are those found by counting from the beginning.

#include <tieuchi/core/text_index.hpp>

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

using namespace tieuchi;

namespace {

std::string drawn_text(std::mt19937& chance, std::size_t pieces) {
  const std::string parts[]{"a", "\n", "\r", "\r\n", "ế", "𝄞", "một dòng dài ", "\n\n"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += parts[chance() % std::size(parts)];
  return text;
}

bool is_begin(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_place_of_a_text_is_the_same_with_marks_and_without) {
  std::mt19937 chance(7);  // fixed, so that a failure is seen again
  for (int round = 0; round < 8; ++round) {
    const std::string text = drawn_text(chance, 5'000);
    const text_index index(text);
    for (std::size_t at = chance() % 7; at <= text.size(); at += 1 + chance() % 11)
      if (is_begin(text, at)) BOOST_REQUIRE((index.position(text, at) == position_of(text, at)));
    BOOST_TEST((index.position(text, text.size()) == position_of(text, text.size())));
  }
}

BOOST_AUTO_TEST_CASE(a_text_without_line_ends_and_an_empty_one_have_places_too) {
  const std::string line(20'000, 'x');
  BOOST_TEST((text_index(line).position(line, 19'999) == text_position{1, 20'000}));
  BOOST_TEST((text_index("").position("", 0) == text_position{}));
  BOOST_TEST((text_index().position("", 5) == text_position{}));
}
