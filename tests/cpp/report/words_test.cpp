// The words of codes as JSON: every vocabulary, in the form of the other answers.

#include <tieuchi/explain/words.hpp>
#include <tieuchi/report/words.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace tieuchi;

BOOST_AUTO_TEST_SUITE(words_as_json)

BOOST_AUTO_TEST_CASE(hold_every_word_list_by_code) {
  const auto told = nlohmann::json::parse(words_json());
  BOOST_TEST(told.at("schema") == "tieuchi/words/1");
  BOOST_TEST(told.size() == word_lists().size() + 1);
  for (const word_list& v : word_lists()) {
    const auto& codes = told.at(std::string(v.name));
    BOOST_TEST(codes.size() == v.codes.size());
    for (const code_words& w : v.codes) {
      BOOST_TEST(codes.at(std::string(w.code)).at("vi") == w.vi);
      BOOST_TEST(codes.at(std::string(w.code)).at("en") == w.en);
    }
  }
}

BOOST_AUTO_TEST_CASE(are_canonical) {
  BOOST_TEST(words_json() == nlohmann::json::parse(words_json()).dump());
  BOOST_TEST(words_json() == words_json());
}

BOOST_AUTO_TEST_SUITE_END()
