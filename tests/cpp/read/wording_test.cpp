// The wording of clauses, quoted from a text the user has.
#include <boost/test/unit_test.hpp>

#include <tieuchi/core/hash.hpp>
#include <tieuchi/read/wording.hpp>

namespace {

tieuchi::programme with_place(std::size_t line, std::size_t from, std::size_t length, std::string hash) {
  tieuchi::programme p;
  tieuchi::clause c;
  c.id = "D1";
  p.clauses.push_back(c);
  p.wordings.push_back({{"D1", {}}, line, from, length, std::move(hash), {}});
  return p;
}

const std::string source_text = "QUYẾT ĐỊNH\r\nĐiều 1. Xã có nhà văn\r\nhóa.\r\n";

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_quoted_when_their_hash_fits) {
  const auto read = tieuchi::read_wording(with_place(2, 8, 9, tieuchi::wording_hash("Xã có nhà")), source_text);
  BOOST_TEST(read.issues.empty());
  BOOST_TEST_REQUIRE(read.value.size() == 1U);
  BOOST_TEST(read.value[0].words == "Xã có nhà");
  BOOST_TEST(read.value[0].verified);
}

BOOST_AUTO_TEST_CASE(words_may_run_over_the_end_of_a_line) {
  const auto read =
      tieuchi::read_wording(with_place(2, 8, 18, tieuchi::wording_hash("Xã có nhà văn hóa.")), source_text);
  BOOST_TEST(read.value.at(0).verified);
}

BOOST_AUTO_TEST_CASE(a_decomposed_text_has_the_same_wording) {
  const auto read = tieuchi::read_wording(with_place(1, 0, 2, tieuchi::wording_hash("xã")), "xa\xCC\x83");
  BOOST_TEST(read.value.at(0).verified);
}

BOOST_AUTO_TEST_CASE(words_of_one_clause_are_quoted_together_and_say_where_some_are_left_out) {
  const std::string text = "3. Sở A\n- Phối hợp, làm, và không để xảy ra.\n- Nữa\n";
  tieuchi::programme p = with_place(1, 3, 4, tieuchi::wording_hash("Sở A"));
  const auto more = [&](std::size_t line, std::size_t from, const std::string& words, std::size_t length) {
    p.wordings.push_back({{"D1", {}}, line, from, length, tieuchi::wording_hash(words), {}});
  };
  more(2, 2, "Phối hợp,", 9);
  more(2, 17, "và không để xảy ra.", 19);
  more(3, 2, "Nữa", 3);
  const auto read = tieuchi::read_wording(p, text);
  BOOST_TEST(read.issues.empty());
  BOOST_TEST(tieuchi::quotes_of(read.value).at("D1") == "Sở A Phối hợp, … và không để xảy ra. Nữa");
  p.wordings.back().hash = tieuchi::wording_hash("khác");
  BOOST_TEST(tieuchi::quotes_of(tieuchi::read_wording(p, text).value).empty());
}

BOOST_AUTO_TEST_CASE(other_words_are_never_taken_for_the_official_ones) {
  const auto read = tieuchi::read_wording(with_place(2, 8, 9, tieuchi::wording_hash("Xã không có")), source_text);
  BOOST_TEST(!read.value.at(0).verified);
  BOOST_TEST(read.issues.at(0).code == "wording.hash");
  const auto outside = tieuchi::read_wording(with_place(9, 0, 3, ""), source_text);
  BOOST_TEST(!outside.value.at(0).verified);
  BOOST_TEST(outside.issues.at(0).code == "wording.place");
  auto unknown = with_place(1, 0, 3, "");
  unknown.wordings[0].clause.name = "D9";
  BOOST_TEST(tieuchi::read_wording(unknown, source_text).issues.at(0).code == "wording.clause");
}
