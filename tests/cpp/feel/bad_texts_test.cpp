// What authors get wrong, and what they are told: codes, places and the words in both languages.

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <nlohmann/json.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <ostream>
#include <string>
#include <vector>

using nlohmann::json;
namespace feel = tieuchi::feel;
namespace data = boost::unit_test::data;

namespace {

struct bad_text {
  json line;
};

std::ostream& operator<<(std::ostream& out, const bad_text& b) { return out << b.line["text"]; }

struct bad_texts {
  feel::name_table names;
  std::vector<bad_text> texts;

  bad_texts() {
    std::ifstream in(TIEUCHI_CASES_DIR "/feel/bad_texts.jsonl");
    for (std::string line; std::getline(in, line);) {
      const json j = json::parse(line);
      if (!j.contains("declarations"))
        texts.push_back({j});
      else
        for (const auto& [name, t] : j["declarations"].items()) names.add(name, feel::read_type(t.dump()).value);
    }
  }
};

const bad_texts& the_file() {
  static const bad_texts file;
  return file;
}

json shown(const tieuchi::issue& i) {
  json j{{"code", i.code}, {"place", i.place.offset}, {"vi", i.message.vi}, {"en", i.message.en}};
  if (!i.hint.vi.empty()) j["hint_vi"] = i.hint.vi;
  if (!i.hint.en.empty()) j["hint_en"] = i.hint.en;
  if (!i.nearest.empty()) j["nearest"] = i.nearest;
  return j;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bad_rule_texts)

BOOST_AUTO_TEST_CASE(there_are_many_of_them) { BOOST_TEST(the_file().texts.size() >= 150u); }

BOOST_DATA_TEST_CASE(every_issue_has_its_code_place_and_words, data::make(the_file().texts), bad) {
  const auto compiled = feel::compile(std::string(bad.line["text"]), the_file().names);
  BOOST_TEST(!compiled.ok());
  json found = json::array();
  for (const auto& i : compiled.issues) found.push_back(shown(i));
  BOOST_TEST(found.dump(1) == bad.line["issues"].dump(1));
}

BOOST_AUTO_TEST_CASE(the_caret_stands_under_the_place_in_its_own_line) {
  const auto compiled = feel::compile("n > 1 and\n  số_hộ + s > 2", the_file().names);
  BOOST_REQUIRE(compiled.issues.size() == 1u);
  const tieuchi::place& place = compiled.issues[0].place;
  BOOST_TEST(place.source_text == "  số_hộ + s > 2");
  BOOST_TEST(place.caret == 8u);
  BOOST_TEST(place.offset == 22u);
}

BOOST_AUTO_TEST_SUITE_END()
