#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/utf8.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <random>
#include <string>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

struct spelling {
  std::string_view given;
  std::string_view composed;
};

std::ostream& operator<<(std::ostream& out, const spelling& s) { return out << s.composed; }

const std::array spellings{
    spelling{"e\u0302\u0323", "\u1EC7"},             // ệ, marks in the order of NFD reversed
    spelling{"e\u0323\u0302", "\u1EC7"},             // ệ, canonical order
    spelling{"\u00EA\u0323", "\u1EC7"},              // ệ, ê typed first
    spelling{"\u1EB9\u0302", "\u1EC7"},              // ệ, ẹ typed first
    spelling{"o\u031B\u0300", "\u1EDD"},             // ờ
    spelling{"o\u0300\u031B", "\u1EDD"},             // ờ, marks swapped
    spelling{"\u212B", "\u00C5"},                    // the angstrom sign
    spelling{"\u0958", "\u0915\u093C"},              // excluded from composition
    spelling{"\u1100\u1161\u11A8", "\uAC01"},        // Hangul from three jamo
    spelling{"\uAC00\u11A8", "\uAC01"},              // Hangul from a syllable and a jamo
    spelling{"a\u0305\u0301", "a\u0305\u0301"},      // a mark of the same class stands between
    spelling{"\u0344", "\u0308\u0301"},              // a mark that decomposes
    spelling{"\uFA10", "\u585A"},                    // a compatibility ideograph
    spelling{"\U0001D15E", "\U0001D157\U0001D165"},  // beyond the basic plane, excluded
};

const std::string vowels = "aăâeêioôơuưy";
const std::string marks = "\u0300\u0309\u0303\u0301\u0323";

}  // namespace

BOOST_AUTO_TEST_SUITE(normalisation)

BOOST_DATA_TEST_CASE(what_looks_the_same_is_spelt_the_same, data::make(spellings), s) {
  BOOST_TEST(to_nfc(s.given) == s.composed);
  BOOST_TEST(is_nfc(s.composed));
  BOOST_TEST(is_nfc(s.given) == (s.given == s.composed));
}

BOOST_AUTO_TEST_CASE(every_vietnamese_vowel_with_its_tone_is_one_code_point) {
  for (const char32_t vowel : code_points(vowels + "AĂÂEÊIOÔƠUƯY")) {
    for (const char32_t tone : code_points(marks)) {
      const std::string composed = to_nfc(to_utf8(std::u32string{vowel, tone}));
      BOOST_TEST(count_code_points(composed) == 1U, composed);
      BOOST_TEST(fold_vietnamese(composed).size() == 1U, composed);
      BOOST_TEST(fold_vietnamese(composed) == fold_vietnamese(to_utf8(std::u32string{vowel})));
    }
  }
}

BOOST_AUTO_TEST_CASE(folding_drops_case_marks_and_the_bar_of_d) {
  BOOST_TEST(fold_vietnamese("Tỷ lệ HỘ nghèo") == "ty le ho ngheo");
  BOOST_TEST(fold_vietnamese("Đường đi") == "duong di");
  BOOST_TEST(fold_vietnamese("\u00D0\u01B0\u1EDDng") == "duong");  // eth, a common slip
  BOOST_TEST(fold_vietnamese("\u00F0i") == "di");
  BOOST_TEST(fold_vietnamese("THOA\u0309") == fold_vietnamese("tho\u1EA3"));
  BOOST_TEST(fold_vietnamese("số_hộ (2025)") == "so_ho (2025)");
  BOOST_TEST(fold_vietnamese("") == "");
}

BOOST_AUTO_TEST_CASE(normalising_twice_changes_nothing) {
  for (char32_t c = 0xA0; c < 0x30000; ++c) {
    if (c == 0xD800) c = 0xE000;
    const std::string once = to_nfc(to_utf8(std::u32string{U'a', c, 0x323, 0x301}));
    BOOST_REQUIRE(to_nfc(once) == once);
    BOOST_REQUIRE(is_nfc(once));
  }
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

/// Texts of letters and marks at random, with runs that are short and long.
std::string some_text(unsigned seed, std::size_t length) {
  static const std::array<std::string_view, 12> parts{"a",      "\u0301", "\u0323", "\u0302", "ệ",      "\u1100",
                                                      "\u1161", "\u11A8", " ",      "\n",     "\u0958", "\u0344"};
  std::mt19937 random(seed);
  std::string text;
  while (text.size() < length) {
    const std::string_view part = parts[random() % parts.size()];
    for (auto times = random() % 40 == 0 ? random() % 300 : 1; times > 0; --times) text += part;
  }
  return text;
}

/// Asks nobody, but counts.
struct counted {
  std::size_t asked = 0;
  watcher who = [this](const progress&) { return ++asked != until; };
  std::size_t until = 0;
  watching work{&who};
};

}  // namespace

BOOST_DATA_TEST_CASE(a_long_text_is_composed_as_its_lines_are, data::xrange(4U), seed) {
  std::string whole, by_lines;
  for (unsigned line = 0; line < 200; ++line) {
    const std::string text = some_text(seed * 1000 + line, 3'000) + "\n";
    whole += text;
    by_lines += to_nfc(text);
  }
  BOOST_TEST((to_nfc(whole) == by_lines));
  BOOST_TEST(is_nfc(by_lines));
}

BOOST_DATA_TEST_CASE(a_long_run_of_marks_is_ordered_as_a_short_one, data::make({1, 20, 31, 32, 33, 64, 500}), pairs) {
  std::string mixed = "x", above, below;
  for (int i = 0; i < pairs; ++i) {
    mixed += "\u0305\u0331";
    above += "\u0305";
    below += "\u0331";
  }
  BOOST_TEST((to_nfc(mixed) == "x" + below + above));
}

BOOST_DATA_TEST_CASE(whoever_watches_is_asked_in_the_midst_of_it,
                     data::make(std::vector<std::string>{"\u0301\u0323", "\u0301", "ệ", "e\u0323\u0302",
                                                         "\u1100\u1161"}),
                     part) {
  std::string text;
  while (text.size() < 2'000'000) text += part;
  counted all;
  (void)to_nfc(text, all.work);
  BOOST_TEST(all.asked > 50U);
  counted some;
  some.until = all.asked / 2;
  BOOST_CHECK_THROW((void)to_nfc(text, some.work), cancelled);
}
