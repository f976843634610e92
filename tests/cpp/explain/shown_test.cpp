// Figures for people: rounded as far as the comparison stays true.

#include <tieuchi/explain/shown.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

number of(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return *number::parse(text);
  return *divide(*number::parse(text.substr(0, slash)), *number::parse(text.substr(slash + 1)));
}

std::string sides(std::string_view left, std::string_view right) {
  const shown_sides s = shown_comparison(of(left), of(right));
  return s.left.vi + " | " + s.right.vi + " | " + s.distance.vi;
}

std::string shares(std::string_view part, std::string_view whole, std::string_view right) {
  const share_of_counts counts{of(part), of(whole)};
  const shown_sides s = shown_comparison(*divide(counts.part, counts.whole), counts, of(right), std::nullopt);
  return s.left.vi + " | " + s.right.vi + " | " + s.distance.vi;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figures_for_people)

BOOST_AUTO_TEST_CASE(what_is_short_stays_as_it_is) {
  for (const char* text : {"0", "12", "-3", "0.5", "69.6125", "1200", "-0.0001"})
    BOOST_TEST(shown_number(of(text)).en == text);
  BOOST_TEST(shown_number(of("69.6125")).vi == "69,6125");
  BOOST_TEST(shown_number(of("10000000000000000000000000000000000000")).vi == "10000000000000000000000000000000000000");
}

BOOST_AUTO_TEST_CASE(what_is_long_has_two_decimals_or_as_many_as_it_takes_not_to_be_nought) {
  BOOST_TEST(shown_number(of("11/12")).vi == "0,92");
  BOOST_TEST(shown_number(of("-1/12")).en == "-0.08");
  BOOST_TEST(shown_number(of("1/3000")).vi == "0,0003");
  BOOST_TEST(shown_number(of("123.456789")).vi == "123,46");
}

BOOST_AUTO_TEST_CASE(digits_are_added_until_the_comparison_is_true) {
  BOOST_TEST(sides("11/12", "1") == "0,92 | 1 | -0,08");
  BOOST_TEST(sides("299999/300000", "1") == "0,999997 | 1 | -0,000003");
  BOOST_TEST(sides("1/3", "0.3333") == "0,33333 | 0,3333 | 0,00003");
  BOOST_TEST(sides("2/3", "2/3") == "0,67 | 0,67 | 0");
  BOOST_TEST(sides("-1/3", "-0.33333") == "-0,333333 | -0,33333 | -0,000003");
  BOOST_TEST(
      sides("1/3", "0.3333333333333333333333333333333333").starts_with("0,33333333333333333333333333333333333 | "));
}

BOOST_AUTO_TEST_CASE(shares_of_counts_are_per_cent_with_their_counts_beside) {
  BOOST_TEST(shares("11", "12", "1") == "91,67% (11/12) | 100% | -8,33%");
  BOOST_TEST(shares("22", "24", "0.9166") == "91,67% (22/24) | 91,66% | 0,01%");
  BOOST_TEST(shares("6", "12", "0.1") == "50,00% (6/12) | 10% | 40%");
  BOOST_TEST(shares("99999", "100000", "1") == "99,999% (99999/100000) | 100% | -0,001%");
  BOOST_TEST(shown_share(of("11/12"), {of("11"), of("12")}).en == "91.67% (11/12)");
}

BOOST_AUTO_TEST_CASE(whatever_is_compared_the_figures_shown_compare_alike) {
  const std::vector<number> all{of("0"),
                                of("1/3"),
                                of("0.33"),
                                of("0.334"),
                                of("-1/3"),
                                of("1/7"),
                                of("-0.3"),
                                of("1e-9"),
                                of("2e30"),
                                of("1/1000000"),
                                of("10/3"),
                                of("3.3333"),
                                of("0.3333333333333333333333333333333333"),
                                of("9/10"),
                                of("99999999/100000000")};
  for (const number& left : all)
    for (const number& right : all) {
      const shown_sides s = shown_comparison(left, right);
      const auto a = number::parse(s.left.en.substr(s.left.en.starts_with('-') ? 1 : 0)),
                 b = number::parse(s.right.en.substr(s.right.en.starts_with('-') ? 1 : 0));
      if (!a || !b) continue;  // more digits than a number has
      const number l = s.left.en.starts_with('-') ? negate(*a) : *a, r = s.right.en.starts_with('-') ? negate(*b) : *b;
      BOOST_TEST((l < r) == (left < right), s.left.en << " beside " << s.right.en);
      BOOST_TEST((l == r) == (left == right), s.left.en << " beside " << s.right.en);
    }
}

BOOST_AUTO_TEST_SUITE_END()
