// How many issues are kept and told, and that none is lost in silence.

#include <tieuchi/core/issue_book.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

issue found(const std::string& code, severity how = severity::error) {
  issue i;
  i.code = code;
  i.severity = how;
  return i;
}

std::vector<issue> many(std::size_t number, const std::string& code, severity how = severity::error) {
  return std::vector<issue>(number, found(code, how));
}

std::vector<issue> operator+(std::vector<issue> all, const std::vector<issue>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::string told(const std::vector<issue>& all) {
  std::string words;
  for (const issue& i : all) {
    words += i.code + " ";
    for (const auto& [code, number] : i.counts) words += code + "=" + std::to_string(number) + " ";
  }
  return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_book)

BOOST_AUTO_TEST_CASE(keeps_the_first_errors_and_the_first_of_the_rest_and_counts_the_others) {
  issue_book book(2);
  std::vector<issue> kept;
  for (int i = 0; i < 5; ++i) {
    book.add(kept, found("a.error"));
    book.add(kept, found("a.note", severity::note)).message.vi = "said of it, kept or not";
  }
  BOOST_TEST(told(kept) == "a.error a.note a.error a.note ");
  BOOST_TEST(!book.keeps(severity::error));
  BOOST_TEST(book.untold().by_code.at("a.error").number == 3U);
  BOOST_TEST(book.untold().by_code.at("a.note").number == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_is_told)

BOOST_AUTO_TEST_CASE(is_all_of_few) { BOOST_TEST(told(told_issues(many(3, "a"), {}, 3)) == "a a a "); }

BOOST_AUTO_TEST_CASE(is_errors_before_warnings_before_notes_in_their_order) {
  const auto all = many(2, "n", severity::note) + many(2, "w", severity::warning) + many(2, "e");
  BOOST_TEST(told(told_issues(all, {}, 3)) == "w e e issues.more n=2 w=1 ");
}

BOOST_AUTO_TEST_CASE(counts_what_was_not_kept_before) {
  untold_issues before;
  before.add("x", severity::warning, 7);
  BOOST_TEST(told(told_issues(many(1, "a"), before, 3)) == "a issues.more x=7 ");
}

BOOST_AUTO_TEST_CASE(is_counted_once_however_often_it_is_told) {
  const auto once = told_issues(many(9, "a"), {}, 3);
  BOOST_TEST(told(once) == "a a a issues.more a=6 ");
  BOOST_TEST(told(told_issues(once, {}, 3)) == "a a a issues.more a=6 ");
  BOOST_TEST(told(told_issues(once + once, {}, 3)) == "a a a issues.more a=15 ");
}

BOOST_AUTO_TEST_CASE(of_the_rest_is_as_bad_as_the_worst_of_it) {
  BOOST_TEST((told_issues(many(4, "w", severity::warning), {}, 3).back().severity == severity::warning));
  BOOST_TEST((told_issues(many(4, "e"), {}, 3).back().severity == severity::error));
}

BOOST_AUTO_TEST_SUITE_END()
